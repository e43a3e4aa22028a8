"""What rows of norms, kengetallen, categories, role profiles and people mean; when a list is right.

**Origin follows the figure.** A norm or kengetal whose figures did not change keeps its origin, n and period.
Changed figures under an unchanged origin are no longer that measurement or start value: they become
*vastgesteld*. A list is right when every home has a norm (each light), every role profile adds up to 100 %,
every category has its own name, and no category with texts or a wanted share disappears.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from monitor.fouten import Geweigerd, kort
from monitor.intake.lezen.waarden import sleutel
from monitor.intake.stam.keuzes import FASEN, FUNCTIES, GEMETEN, HERKOMSTEN, VASTGESTELD
from monitor.intake.stam.regel import Stamregel, Waarden
from monitor.intake.tekst import normaliseer
from monitor.store import Store, Transactie, sql

CODE = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
LICHTEN = ("groen", "geel", "rood", "grijs")
CIJFERS = ("laag", "midden", "hoog")
AFRONDING = 0.0005  # a role profile may miss this much of 1


def norm(w: Waarden) -> list[Stamregel]:
    """Hours per week for one home under a light, or for one open case of a type."""
    soort, waarvoor = normaliseer(w["soort"]), normaliseer(w["waarvoor"])
    if soort not in ("woning", "zaak"):
        raise Geweigerd(f'soort: "{kort(soort, 30)}" is niet woning of zaak.')
    if soort == "woning" and waarvoor not in LICHTEN:
        raise Geweigerd(f'waarvoor: "{kort(waarvoor, 30)}" is geen licht; kies {", ".join(LICHTEN)}.')
    plek = f"{soort}:{waarvoor}"
    return [Stamregel(plek, None, {"sleutel": plek, **_band(w), "eenheid": soort, **_herkomst(w)})]


def kengetal(w: Waarden) -> list[Stamregel]:
    """Hours per home over one whole phase of one project type."""
    soort, fase = normaliseer(w["type"]), normaliseer(w["fase"])
    if fase not in FASEN:
        raise Geweigerd(f'fase: "{kort(fase, 30)}" is niet {", ".join(FASEN)}.')
    return [Stamregel(f"{soort}|{fase}", None, {"type": soort, "fase": fase, **_band(w), **_herkomst(w)})]


def categorie(w: Waarden) -> list[Stamregel]:
    """One task, with what its hours say about contact, place and nature when the file is silent."""
    code = sleutel(w["categorie"] or re.sub(r"[^a-z0-9]+", "-", normaliseer(w["naam"])).strip("-"))
    if not CODE.fullmatch(code):
        raise Geweigerd(f'categorie: "{kort(code, 30)}" mag alleen kleine letters, cijfers en - bevatten.')
    inhoud = {
        "categorie": code,
        "naam": w["naam"],
        "soort": _keuze(w, "soort", ("werk", "afwezig")),
        "overhead": _keuze(w, "overhead", ("ja", "nee")) == "ja",
        "contact": _keuze(w, "contact", ("direct", "indirect", "onbekend"), "onbekend"),
        "plaats": _keuze(w, "plaats", ("wijk", "kantoor", "thuis", "onderweg", "onbekend"), "onbekend"),
        "aard": _keuze(w, "aard", ("reactief", "planmatig", "onbekend"), "onbekend"),
        "volgorde": 99 if w["volgorde"] is None else w["volgorde"],
    }
    return [Stamregel(code, None, inhoud)]


def rolprofiel(w: Waarden) -> list[Stamregel]:
    """The wanted share of one task, per function; empty = this function has no wish for it."""
    return [
        Stamregel(
            w["categorie"],
            None,
            {"categorie": w["categorie"], **{functie: w[functie] for functie in FUNCTIES}},
        )
    ]


def medewerker(w: Waarden) -> list[Stamregel]:
    """One person of the team: name, function, first and last working day."""
    if w["in dienst"] and w["uit dienst"] and w["uit dienst"] < w["in dienst"]:
        raise Geweigerd("uit dienst: de laatste werkdag ligt voor de eerste.")
    inhoud = {
        "naam": w["medewerker"],
        "functie": _keuze(w, "functie", FUNCTIES),
        "in_dienst": w["in dienst"] or "",
        "uit_dienst": w["uit dienst"] or "",
        "hoofdbron": sleutel(w["hoofdbron"] or ""),
        "automatisch": False,
        "code": w["wie"],
    }
    return [Stamregel(w["wie"], None, inhoud)]


def houd_herkomst(nu: Waarden | None, regel: Stamregel) -> Stamregel:
    """The row with its origin: what did not change stays as it was, what did is the corporation's choice."""
    nieuw = regel.inhoud
    gelijk = nu is not None and all(nu[cijfer] == nieuw[cijfer] for cijfer in CIJFERS)
    zelfde = nu is not None and (nieuw["herkomst"], nieuw["n"]) == (nu["herkomst"], nu["n"])
    if nu is not None and gelijk and (zelfde or nieuw["herkomst"] is None):
        return Stamregel(regel.eenheid, None, nu)
    if nieuw["herkomst"] is None or (zelfde and not gelijk):
        return Stamregel(regel.eenheid, None, {**nieuw, "herkomst": VASTGESTELD, "n": None})
    return regel


def eis_heel(tx: Transactie, soort: str) -> None:
    """Refuse a change that leaves a list which cannot be worked with.

    Raises
    ------
    Geweigerd
        The first thing that is wrong with the list as it would become.
    """
    if bezwaren := bezwaar(tx, soort):
        raise Geweigerd(bezwaren[0])


def bezwaar(tx: Transactie | Store, soort: str) -> list[str]:
    """What is wrong with a list as it stands now, one sentence each; empty when it is right."""
    if soort == "normen":
        heeft = {naam for (naam,) in tx.rijen("select sleutel from norm")}
        return [
            f"De norm voor een woning met licht {licht} ontbreekt; zonder die norm is de druk niet bekend."
            for licht in LICHTEN
            if f"woning:{licht}" not in heeft
        ]
    if soort == "rolprofielen":
        sommen = tx.rijen("select functie, sum(aandeel) from rolprofiel group by functie order by functie")
        return [
            f"Het rolprofiel van {functie} telt op tot {_procent(som)} %; maak er samen 100 % van."
            for functie, som in sommen
            if abs(som - 1) > AFRONDING
        ]
    if soort == "categorieen":
        return [zin for (zin,) in tx.rijen(sql("intake", "categorie_bezwaar"))]
    return []


def _band(w: Waarden) -> dict[str, float]:
    midden = float(w["midden"])
    laag = midden if w["laag"] is None else float(w["laag"])
    hoog = midden if w["hoog"] is None else float(w["hoog"])
    if not laag <= midden <= hoog:
        raise Geweigerd("laag, midden en hoog moeten oplopen.")
    return {"laag": laag, "midden": midden, "hoog": hoog}


def _herkomst(w: Waarden) -> Waarden:
    herkomst = normaliseer(w["herkomst"]) or None
    if herkomst is not None and herkomst not in HERKOMSTEN:
        raise Geweigerd(f'herkomst: "{kort(herkomst, 30)}" is niet {", ".join(HERKOMSTEN)}.')
    return {"herkomst": herkomst, "n": w["n"] if herkomst == GEMETEN else None}


def _keuze(w: Mapping[str, object], veld: str, mag: tuple[str, ...], leeg: str = "") -> str:
    vorm = normaliseer(w[veld]) or leeg
    if vorm not in mag:
        raise Geweigerd(f'{veld}: "{kort(vorm, 30)}" ken ik niet; kies {", ".join(mag)}.')
    return vorm


def _procent(deel: float) -> str:
    return f"{deel * 100:.1f}".replace(".", ",").removesuffix(",0")
