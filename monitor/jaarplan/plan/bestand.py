"""The year plan as a table, out and in: a row per action, or one row for a goal without actions.

The columns of the goal are repeated on each of its rows. A goal is recognised by year, text and buurten, an
action by its goal, text and first day, an agreement by year, partner and text: known ones are changed,
others are new, nothing is ever removed by a file. So reading back what was written changes nothing, and
reading a file twice does nothing the second time. A row that is not right is refused with its reason and
holds up no other row.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.jaarplan.plan.bewaar import Jaarplan, Wijziging, lees, volgende
from monitor.jaarplan.plan.daden import Kennis
from monitor.jaarplan.plan.doelen import (
    OMHOOG,
    OMLAAG,
    ROLLEN,
    Actie,
    Afspraak,
    Ding,
    Doel,
    Stap,
    keur_actie,
    keur_afspraak,
    keur_doel,
)
from monitor.jaarplan.plan.voortgang import GEPLAND
from monitor.jaarplan.tabelrijen import Rijen, cel, gelijk, lees_dag, vind, wijzer
from monitor.store import Store, Transactie

KOP = (
    "jaar", "doel", "buurten", "afspraak met", "prestatieafspraak", "indicator", "richting", "van", "naar",
    "eigenaar doel", "afgesloten", "actie", "eigenaar actie", "begin", "eind", "status", "uren per week",
    "stappen",
)  # fmt: skip
VERPLICHT = ("jaar", "doel")
HEEL = "hele corporatie"
_RICHTING = {OMLAAG: "omlaag", OMHOOG: "omhoog"}
_STAP = " | "
_GETAL = re.compile(r"[-−]?\d{1,9}(?:[.,]\d{1,17})?")


@dataclass(frozen=True)
class Inleesvoorbeeld:
    """What reading a file would do. `geweigerd`: (row, reason)."""

    rijen: int
    wijzigingen: tuple[Wijziging, ...]
    nieuw: int
    gewijzigd: int
    ongewijzigd: int
    geweigerd: tuple[tuple[int, str], ...]


def naar_rijen(
    plan: Jaarplan, weet: Kennis, jaar: int | None = None, *, namen: bool = True
) -> list[dict[str, Any]]:
    """The plan (of one year) as rows with the columns of `KOP`. `namen`: people by name, else by id."""
    afspraken = {a.afspraak: a for a in plan.afspraken}
    uit = []
    for doel in plan.doelen:
        if jaar is not None and doel.jaar != jaar:
            continue
        kop = _doelcellen(doel, afspraken.get(doel.afspraak or 0), weet, namen=namen)
        acties = [a for a in plan.acties if a.doel == doel.doel]
        uit += [{**kop, **_actiecellen(actie, weet, namen=namen)} for actie in acties] or [
            {**kop, **dict.fromkeys(KOP[11:])}
        ]
    return uit


def _doelcellen(doel: Doel, afspraak: Afspraak | None, weet: Kennis, *, namen: bool) -> dict[str, Any]:
    return {
        "jaar": doel.jaar,
        "doel": doel.tekst,
        "buurten": ", ".join(doel.buurten) or HEEL,
        "afspraak met": afspraak.met if afspraak else None,
        "prestatieafspraak": afspraak.tekst if afspraak else None,
        "indicator": doel.indicator,
        "richting": _RICHTING.get(doel.richting or 0),
        "van": doel.start,
        "naar": doel.streef,
        "eigenaar doel": _eigenaar_uit(doel.eigenaar, weet, namen=namen),
        "afgesloten": "ja" if doel.afgesloten else "nee",
    }


def _actiecellen(actie: Actie, weet: Kennis, *, namen: bool) -> dict[str, Any]:
    return {
        "actie": actie.tekst,
        "eigenaar actie": _eigenaar_uit(actie.eigenaar, weet, namen=namen),
        "begin": actie.van,
        "eind": actie.tot,
        "status": actie.status,
        "uren per week": actie.uren_per_week,
        "stappen": _STAP.join(f"{'[x] ' if s.klaar else '[ ] '}{s.tekst}" for s in actie.stappen) or None,
    }


def _eigenaar_uit(eigenaar: str, weet: Kennis, *, namen: bool) -> str:
    if eigenaar in ROLLEN:
        return ROLLEN[eigenaar]
    naam = weet.mensen.get(eigenaar, (eigenaar, ""))[0]
    uniek = sum(naam.casefold() == ander.casefold() for ander, _ in weet.mensen.values()) == 1
    return naam if namen and uniek else eigenaar


def sjabloon(jaar: int) -> list[dict[str, Any]]:
    """Two example rows for the template: a goal with a figure, and one for the whole corporation."""
    leeg: dict[str, Any] = dict.fromkeys(KOP)
    return [
        {
            **leeg, "jaar": jaar, "doel": "Minder zwerfafval rond de flats", "buurten": HEEL,
            "eigenaar doel": ROLLEN["rol:leidinggevende"], "actie": "Opruimdag met bewoners",
            "eigenaar actie": ROLLEN["rol:buurtcoordinator"], "begin": dt.date(jaar, 4, 1),
            "eind": dt.date(jaar, 6, 30), "status": GEPLAND, "uren per week": 2.0,
            "stappen": "[x] Plan bespreken | [ ] Datum prikken | [ ] Opruimen",
        },
        {**leeg, "jaar": jaar, "doel": "Een doel zonder acties mag ook", "buurten": HEEL,
         "eigenaar doel": ROLLEN["rol:team"]},
    ]  # fmt: skip


def voorbeeld(bron: Store | Transactie, rijen: Rijen, weet: Kennis) -> Inleesvoorbeeld:
    """What reading these rows would do; nothing is kept.

    Raises
    ------
    Geweigerd
        The table has no header with at least the columns jaar and doel.
    """
    kolommen, inhoud = _kop(rijen)
    lezer = _Lezer(
        lees(bron),
        weet,
        {soort: volgende(bron, soort) for soort in ("afspraak", "doel", "actie")},
    )
    geweigerd = []
    for nummer, cellen in inhoud:
        try:
            lezer.rij({naam: cel(cellen, plek) for naam, plek in kolommen.items()})
        except Geweigerd as fout:
            geweigerd.append((nummer, fout.zin))
    wijzigingen = lezer.wijzigingen()
    return Inleesvoorbeeld(
        len(inhoud),
        wijzigingen,
        sum(w.oud is None for w in wijzigingen),
        sum(w.oud is not None for w in wijzigingen),
        lezer.gelezen() - len(wijzigingen),
        tuple(geweigerd),
    )


def _kop(rijen: Rijen) -> tuple[dict[str, int], list[tuple[int, Sequence[str]]]]:
    """Column → place, and the filled rows below the header; lines with # above it are remarks."""
    for plek, (_, cellen) in enumerate(rijen[:40]):
        namen = [" ".join(cel.split()).casefold() for cel in cellen]
        if all(naam in namen for naam in VERPLICHT):
            onder = [(n, c) for n, c in rijen[plek + 1 :] if any(cel.strip() for cel in c)]
            return {naam: namen.index(naam) for naam in KOP if naam in namen}, onder
    raise Geweigerd(
        "In dit bestand staat geen rij met de kolommen jaar en doel. Download het sjabloon en vul dat in."
    )


class _Lezer:
    """Rows one by one, on top of the plan as it is; keeps every item by what it is recognised by."""

    def __init__(self, plan: Jaarplan, weet: Kennis, nummers: dict[str, int]) -> None:
        self._weet, self._nummers = weet, nummers
        self._oud: dict[tuple[str, Any], Ding] = {
            **{("afspraak", a.sleutel): a for a in plan.afspraken},
            **{("doel", d.sleutel): d for d in plan.doelen},
            **{("actie", a.sleutel): a for a in plan.acties},
        }
        self._nieuw: dict[tuple[str, Any], Ding] = {}
        self._mensen = {*weet.mensen, *(d.eigenaar for d in plan.doelen), *(a.eigenaar for a in plan.acties)}

    def wijzigingen(self) -> tuple[Wijziging, ...]:
        """What is new or other: agreements first, then goals, then actions."""
        volgorde = {"afspraak": 0, "doel": 1, "actie": 2}
        return tuple(
            Wijziging(self._oud.get(sleutel), ding)
            for sleutel, ding in sorted(self._nieuw.items(), key=lambda x: volgorde[x[0][0]])
            if self._oud.get(sleutel) != ding
        )

    def gelezen(self) -> int:
        """How many items the rows told about."""
        return len(self._nieuw)

    def rij(self, rij: Mapping[str, str]) -> None:
        """One row. Nothing of a refused row is kept."""
        proef = dict(self._nieuw), dict(self._nummers)
        try:
            doel = self._doel(rij)
            if rij.get("actie"):
                self._actie(rij, doel)
        except Geweigerd:
            self._nieuw, self._nummers = proef
            raise

    def _nummer(self, soort: str) -> int:
        self._nummers[soort] += 1
        return self._nummers[soort] - 1

    def _er(self, soort: str, sleutel: Any) -> Any:
        return self._nieuw.get((soort, sleutel)) or self._oud.get((soort, sleutel))

    def _afspraak(self, rij: Mapping[str, str], jaar: int) -> int | None:
        if not rij.get("prestatieafspraak"):
            return None
        schoon = keur_afspraak(Afspraak(0, jaar, rij.get("afspraak met", ""), rij["prestatieafspraak"]))
        er = self._er("afspraak", schoon.sleutel)
        if er is None:
            er = replace(schoon, afspraak=self._nummer("afspraak"))
            self._nieuw["afspraak", schoon.sleutel] = er
        return int(er.afspraak)

    def _doel(self, rij: Mapping[str, str]) -> Doel:
        jaar = _geheel(rij.get("jaar", ""))
        maat = self._indicator(rij.get("indicator", ""))
        start, streef = _getal(rij.get("van", ""), "van"), _getal(rij.get("naar", ""), "naar")
        doel = Doel(
            0, jaar, rij.get("doel", ""), self._buurten(rij.get("buurten", "")),
            self._eigenaar(rij.get("eigenaar doel", "") or ROLLEN["rol:team"]), self._afspraak(rij, jaar),
            maat, self._richting(rij.get("richting", ""), maat, start, streef), start, streef,
            rij.get("afgesloten", "").casefold() in ("ja", "x", "waar", "true"),
        )  # fmt: skip
        schoon = keur_doel(doel, buurten=self._weet.buurten, maten=self._weet.maten, eigenaars=self._mensen)
        eerder = self._nieuw.get(("doel", schoon.sleutel))
        er = self._er("doel", schoon.sleutel)
        nu = replace(
            schoon, doel=er.doel if er else self._nummer("doel"), kopie_van=er.kopie_van if er else None
        )
        if eerder is not None and eerder != nu:
            raise Geweigerd("Dit doel staat eerder in het bestand met andere gegevens. Maak ze gelijk.")
        self._nieuw["doel", schoon.sleutel] = nu
        return nu

    def _actie(self, rij: Mapping[str, str], doel: Doel) -> None:
        actie = Actie(
            0, doel.doel, rij["actie"], self._eigenaar(rij.get("eigenaar actie", "") or doel.eigenaar),
            lees_dag(rij.get("begin", ""), "begin"), lees_dag(rij.get("eind", ""), "eind"),
            rij.get("status", "").casefold() or GEPLAND,
            _getal(rij.get("uren per week", ""), "uren per week"), _stappen(rij.get("stappen", "")),
        )  # fmt: skip
        schoon = keur_actie(actie, eigenaars=self._mensen)
        if ("actie", schoon.sleutel) in self._nieuw:
            raise Geweigerd("Deze actie staat twee keer in het bestand. Laat er één staan.")
        er = self._oud.get(("actie", schoon.sleutel))
        if isinstance(er, Actie):
            schoon = replace(schoon, actie=er.actie, kopie_van=er.kopie_van)
        else:
            schoon = replace(schoon, actie=self._nummer("actie"))
        self._nieuw["actie", schoon.sleutel] = schoon

    def _buurten(self, tekst: str) -> tuple[str, ...]:
        if not tekst or tekst.casefold() == HEEL:
            return ()
        bekend = wijzer((code, buurt.naam) for code, buurt in self._weet.buurten.items())
        delen = (tekst,) if gelijk(tekst) in bekend else re.split(r"\s*[,;]\s*", tekst)
        return tuple(sorted({vind(bekend, deel, "de buurt") for deel in delen}))

    def _eigenaar(self, tekst: str) -> str:
        klein = tekst.casefold()
        for rol, naam in ROLLEN.items():
            if klein in (rol, naam.casefold()):
                return rol
        if tekst in self._mensen:
            return tekst
        treffers = [wie for wie, (naam, _) in self._weet.mensen.items() if naam.casefold() == klein]
        if len(treffers) != 1:
            waarom = "heet meer dan één medewerker; gebruik het nummer" if treffers else "kennen we niet"
            raise Geweigerd(f"Eigenaar {kort(tekst)} {waarom}. Kies een rol of een medewerker.")
        return treffers[0]

    def _indicator(self, tekst: str) -> str | None:
        if not tekst:
            return None
        klein = tekst.casefold()
        for code, maat in self._weet.maten.items():
            if klein in (code.casefold(), maat.naam.casefold()):
                return code
        raise Geweigerd(f"De indicator {kort(tekst)} kennen we niet, of er is nog geen cijfer van.")

    def _richting(
        self, tekst: str, maat: str | None, start: float | None, streef: float | None
    ) -> int | None:
        if maat is None:
            return None
        for richting, naam in _RICHTING.items():
            if tekst.casefold() == naam:
                return richting
        if start is not None and streef is not None and start != streef:
            return OMLAAG if streef < start else OMHOOG
        return OMHOOG if self._weet.maten[maat].richting < 0 else OMLAAG


def _geheel(tekst: str) -> int:
    treffer = re.fullmatch(r"(\d{4})(?:[.,]0+)?", tekst.strip())
    if not treffer:
        raise Geweigerd(f"Het jaar {kort(tekst) or '(leeg)'} lezen we niet. Schrijf bijvoorbeeld 2026.")
    return int(treffer[1])


def _getal(tekst: str, kolom: str) -> float | None:
    if not tekst:
        return None
    if not _GETAL.fullmatch(tekst):  # Python itself also reads "nan" and "1_000"
        raise Geweigerd(f"{kort(tekst)} in de kolom '{kolom}' is geen getal. Schrijf bijvoorbeeld 2,5.")
    return float(tekst.replace(",", ".").replace("−", "-"))


def _stappen(tekst: str) -> tuple[Stap, ...]:
    """`[x] gedaan | [ ] te doen` → steps; without a tick a step is yet to be taken."""
    uit = []
    for deel in tekst.split("|"):
        schoon = deel.strip()
        klaar = schoon[:3].casefold() == "[x]"
        if klaar or schoon[:3] == "[ ]":
            schoon = schoon[3:].strip()
        if schoon:
            uit.append(Stap(schoon, klaar))
    return tuple(uit)
