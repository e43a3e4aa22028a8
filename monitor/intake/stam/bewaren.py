"""Edits of master data in a table on the page: one save = one batch, checked, and undone like a file.

`bewaar_tabel` gets the whole table as the user left it, in the columns of the template. What changed is
booked; what disappeared gets a tombstone, so that undoing the save brings it back. One bad row refuses
the save, with its number and reason: a table on the screen can be mended at once.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.intake import personen
from monitor.intake.grootboek import Batchkop, Boeker, open_batch
from monitor.intake.stam.boeken import BRON, keur_rijen, schrijf_regels, stand, vergelijk, werk_bij
from monitor.intake.stam.keuzecontrole import LICHTEN, eis_heel
from monitor.intake.stam.regel import Stamregel
from monitor.intake.stam.soorten import DAGEN, FASEN, SOORTEN
from monitor.intake.telling import schrijf_eerste
from monitor.intake.uitslag import Aansluiting, Verschil
from monitor.store import Store, Transactie, sql

MET_DE_HAND = "met de hand"
PLAN = "projecten"  # of these the ledger names what changed; they hold no name of a person
PROJECTEN_IN_TITEL = 3
SECONDEN_PER_UUR = 3600


def bewaar_tabel(
    tx: Transactie,
    soort: str,
    rijen: Sequence[Mapping[str, str]],
    boeker: Boeker,
    *,
    alleen: str | None = None,
) -> Verschil:
    """Save a table as the user left it; `alleen` limits it to the rows of one medewerker (their id).

    Raises
    ------
    Geweigerd
        A row is not right: its number and the reason.
    """
    wat = SOORTEN[soort]
    voor = stand(tx, wat.bewaard_als)
    oud = [(inhoud, eenheid, datum) for inhoud, eenheid, datum in _huidig(tx, soort) if _van(inhoud, alleen)]
    kop = Batchkop(soort, BRON, f"{BRON}_{soort}", f"{wat.titel} {MET_DE_HAND}", "")
    batch = open_batch(tx, kop, boeker)
    goed, fout = keur_rijen(tx, batch, wat, list(enumerate(rijen, start=1)))
    if fout:
        raise Geweigerd(f"Rij {fout[0].rij}: {fout[0].tekst}")
    nieuw = [(rij, regel) for rij, regel in goed if _van(regel.inhoud, alleen)]
    if len(nieuw) != len(goed):
        raise Geweigerd("In deze tabel staan rijen van iemand anders; bewaar die bij die persoon.")
    weg = _grafstenen(oud, [regel for _, regel in nieuw])
    if weg and soort == "medewerkers":
        raise Geweigerd("Een medewerker wist u niet: vul de laatste werkdag in bij uit dienst.")
    ongewijzigd = {json.dumps(inhoud, sort_keys=True) for inhoud, _, _ in oud}
    wijzigt = {
        _plek(regel) for _, regel in nieuw if json.dumps(regel.inhoud, sort_keys=True) not in ongewijzigd
    }
    wijzigt |= {(eenheid, datum) for inhoud, eenheid, datum in oud if not _staat_in(inhoud, nieuw)}
    # a changed unit is written whole: a newer batch replaces a unit, not a row
    anders = [(rij, regel) for rij, regel in nieuw if _plek(regel) in wijzigt]
    if soort == PLAN:
        tx.doe("update batch set bestand = ? where batch = ?", [_plantitel(oud, anders, weg), batch])
    schrijf_regels(tx, batch, wat.bewaard_als, anders, los=True)
    schrijf_regels(tx, batch, wat.bewaard_als, [(None, steen) for steen in weg], los=True)
    werk_bij(tx, soort)
    eis_heel(tx, soort)
    verschil = vergelijk(voor, stand(tx, wat.bewaard_als))
    aantal = len({rij for rij, _ in anders})
    schrijf_eerste(tx, batch, Aansluiting(gelezen=aantal, ok=aantal), verschil)
    return verschil


def _plantitel(
    oud: Sequence[tuple[Mapping[str, Any], str, dt.date | None]],
    anders: Sequence[tuple[int | None, Stamregel]],
    weg: Sequence[Stamregel],
) -> str:
    """`Plan van projecten gewijzigd: Renovatie Voorbeeldhof`."""
    eerder = {eenheid: str(inhoud.get("naam") or eenheid) for inhoud, eenheid, _ in oud}
    namen = list(
        dict.fromkeys(
            [str(regel.inhoud.get("naam") or regel.eenheid) for _, regel in anders]
            + [f"{eerder.get(steen.eenheid, steen.eenheid)} (vervallen)" for steen in weg]
        )
    )
    meer = len(namen) - PROJECTEN_IN_TITEL
    lijst = ", ".join(kort(naam, 40) for naam in namen[:PROJECTEN_IN_TITEL])
    return f"Plan van projecten gewijzigd: {lijst}{f' en nog {meer}' if meer > 0 else ''}"


def boek_regels(tx: Transactie, soort: str, regels: Sequence[Stamregel], titel: str, boeker: Boeker) -> int:
    """Book rows that the product made itself (a measured norm, a mapping) as one batch; answers its number.

    Raises
    ------
    Geweigerd
        The list would no longer be right.
    """
    voor = stand(tx, soort)
    batch = open_batch(tx, Batchkop(soort, BRON, f"{BRON}_{soort}", titel, ""), boeker)
    schrijf_regels(tx, batch, soort, [(None, regel) for regel in regels], los=True)
    werk_bij(tx, soort)
    eis_heel(tx, soort)
    aansluiting = Aansluiting(gelezen=len(regels), ok=len(regels))
    schrijf_eerste(tx, batch, aansluiting, vergelijk(voor, stand(tx, soort)))
    return batch


def bewaar_medewerker(
    tx: Transactie, medewerker: str | None, velden: Mapping[str, Any], boeker: Boeker
) -> str:
    """Add (None) or change one medewerker: naam, functie, in_dienst, uit_dienst, hoofdbron. Answers the id.

    Raises
    ------
    Geweigerd
        No name, an unknown function, or an end before the beginning.
    """
    naam = str(velden.get("naam") or "").strip()
    if not naam:
        raise Geweigerd("Vul de naam van de medewerker in.")
    if velden.get("functie") not in personen.FUNCTIES:
        raise Geweigerd(f"Kies een functie: {', '.join(personen.FUNCTIES)}.")
    begin, eind = velden.get("in_dienst"), velden.get("uit_dienst")
    if begin and eind and eind < begin:
        raise Geweigerd(f"{naam}: de laatste werkdag ligt voor de eerste.")
    batch = open_batch(
        tx, Batchkop("medewerkers", BRON, f"{BRON}_medewerkers", f"Medewerker {MET_DE_HAND}", ""), boeker
    )
    if medewerker is None:
        if personen.zoek(tx, naam) is not None:
            raise Geweigerd(f"{naam} bestaat al.")
        medewerker = personen.maak_medewerker(tx, batch, dict(velden))
    else:
        personen.leg_vast(tx, batch, medewerker, dict(velden))
    personen.herbouw_medewerkers(tx)
    personen.verplaats_wachtend(tx)
    schrijf_eerste(tx, batch, Aansluiting(gelezen=1, ok=1), Verschil(nieuw=1))
    return medewerker


def tabel(tx: Transactie | Store, soort: str) -> list[dict[str, str]]:
    """The rows of one kind as they stand now, in the columns of its template: what the page edits."""
    namen = {
        "medewerker": dict(tx.rijen("select medewerker, naam from medewerker")),
        "categorie": dict(tx.rijen("select categorie, naam from categorie order by volgorde, naam")),
    }
    huidig = _huidig(tx, soort)
    if soort in _VOLGORDE:
        huidig.sort(key=lambda stuk: _VOLGORDE[soort](stuk[0]))
    if soort == "rolprofielen":
        plek = {code: nummer for nummer, code in enumerate(namen["categorie"])}
        huidig.sort(key=lambda stuk: plek.get(stuk[0]["categorie"], len(plek)))
    return [_als_rij(soort, inhoud, namen) for inhoud, _, _ in huidig]


def _huidig(tx: Transactie | Store, soort: str) -> list[tuple[dict[str, Any], str, dt.date | None]]:
    if soort == "medewerkers":  # what holds of a person is put together from many batches
        return [
            (json.loads(inhoud), wie, None) for wie, inhoud in tx.rijen(sql("intake", "medewerker_inhoud"))
        ]
    return [
        (json.loads(inhoud), eenheid, datum)
        for eenheid, datum, inhoud in tx.rijen(sql("intake", "stam_huidig"), {"soort": soort})
        if "alias" not in json.loads(inhoud)
    ]


def _plek(regel: Stamregel) -> tuple[str, dt.date | None]:
    return (regel.eenheid, regel.datum)


def _van(inhoud: Mapping[str, Any], alleen: str | None) -> bool:
    return alleen is None or inhoud.get("medewerker") == alleen


def _staat_in(inhoud: Mapping[str, Any], regels: Sequence[tuple[int | None, Stamregel]]) -> bool:
    return any(regel.inhoud == inhoud for _, regel in regels)


def _grafstenen(
    oud: Sequence[tuple[dict[str, Any], str, dt.date | None]], nieuw: Sequence[Stamregel]
) -> list[Stamregel]:
    """One stone per unit (and day) that stood there and is gone."""
    blijft = {_plek(regel) for regel in nieuw}
    weg = dict.fromkeys((eenheid, datum) for _, eenheid, datum in oud if (eenheid, datum) not in blijft)
    return [Stamregel(eenheid, datum, {"weg": True}) for eenheid, datum in weg]


def _als_rij(soort: str, inhoud: Mapping[str, Any], namen: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """The checked content of a row back in the words of the template."""
    fasen = {fase["fase"]: fase for fase in inhoud.get("fasen", ())}
    if soort == "normen":
        inhoud = {**inhoud, "waarvoor": inhoud["sleutel"].partition(":")[2]}
    rij = {}
    for veld in SOORTEN[soort].velden:
        sleutel = _SLEUTEL.get((soort, veld.naam)) or _SLEUTEL.get(veld.naam) or veld.naam.replace(" ", "_")
        waarde = inhoud.get(sleutel)
        if veld.vorm in namen:
            waarde = namen[veld.vorm].get(str(waarde), waarde)
        fase, _, kant = veld.naam.partition(" ")
        if fase in FASEN:
            waarde = fasen.get(fase, {}).get(kant)
        rij[veld.naam] = _tekst(veld.vorm, waarde)
    return rij


def _tekst(vorm: str, waarde: Any) -> str:
    if waarde is None or waarde == "":
        return ""
    if vorm == "procent":
        return f"{waarde * 100:g}".replace(".", ",")
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if vorm == "datum":
        return f"{dt.date.fromisoformat(waarde):%d-%m-%Y}"
    if vorm == "uren":
        return f"{waarde // SECONDEN_PER_UUR}:{waarde % SECONDEN_PER_UUR // 60:02d}"
    return str(waarde).replace(".", ",") if isinstance(waarde, float) else str(waarde)


# template column → key in the checked content, where they differ
_SLEUTEL: dict[str | tuple[str, str], str] = {
    "do": f"{DAGEN[3]}_",
    "uren per dag": "seconden_per_dag",
    "uren laag": "laag",
    "uren midden": "midden",
    "uren hoog": "hoog",
    "buurtcode": "buurt",
    "buurtnaam": "naam",
    "wijkcode": "wijk",
    "lengtegraad": "lon",
    "breedtegraad": "lat",
    ("feestdagen", "feestdag"): "naam",
    ("medewerkers", "medewerker"): "naam",
    ("normen", "soort"): "eenheid",
}


def _rang(waarvoor: str) -> tuple[int, str]:
    """Lights in their own order, case types by name."""
    return (LICHTEN.index(waarvoor), "") if waarvoor in LICHTEN else (len(LICHTEN), waarvoor)


# kinds whose table is read in an order of their own
_VOLGORDE: dict[str, Callable[[dict[str, Any]], Any]] = {
    "normen": lambda inhoud: (inhoud["eenheid"], _rang(inhoud["sleutel"].partition(":")[2])),
    "categorieen": lambda inhoud: (inhoud["volgorde"], inhoud["naam"]),
    "kengetallen": lambda inhoud: (inhoud["type"], FASEN.index(inhoud["fase"])),
    "medewerkers": lambda inhoud: inhoud["naam"].casefold(),
    "feestdagen": lambda inhoud: inhoud["datum"],
}
