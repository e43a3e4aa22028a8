"""The network as a table, out and in: the template, the download, and a file that somebody filled in.

One row is one agreement, known by buurt, organisation and what was agreed. A row that is not there yet is
new; one that is there and says something else changes it; a cell that is empty, or a column that is missing,
leaves what stood there. Nothing is removed because a file doesn't mention it. A row that can't be used is
refused with its number, its organisation and everything that is wrong with it, and holds up no other. What
the page gives out reads back as
"unchanged": an apostrophe that a safe download put before a formula sign makes no difference.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from monitor.fouten import Geweigerd, bezwaren
from monitor.jaarplan.gedeeld import KAMER, Schrijver
from monitor.jaarplan.netwerk.afspraak import (
    Afspraak,
    Afspraakvelden,
    afspraken,
    keur_velden,
    schrijf,
    vrije_sleutel,
    wat_niet_klopt,
)
from monitor.jaarplan.netwerk.tekst import net, toonbaar
from monitor.jaarplan.tabelrijen import (
    Rijen,
    Wijzer,
    is_voorbeeld,
    keur_aantal,
    lees_dag,
    vind,
    wijzer,
    zonder_apostrof,
)
from monitor.store import Store, Transactie, sql

# field → the heading we write, and others that we read
KOPPEN = {
    "buurt": ("buurt", "buurtcode", "buurtnaam"),
    "organisatie": ("organisatie", "partner"),
    "functie": ("functie", "rol"),
    "soort": ("soort", "soort partner"),
    "wat": ("afspraak", "afspraken", "wat"),
    "begin": ("begin", "sinds", "begindatum", "start"),
    "ritme": ("ritme", "hoe vaak"),
    "eigenaar": ("eigenaar", "van ons"),
    "laatste_contact": ("laatste contact", "laatste_contact"),
    "eind": ("eind", "einde", "tot", "einddatum"),
}
VOORBEELDRIJ = (
    "BU99990101", "Wijkteam", "wijkverpleegkundige", "zorg", "casusoverleg", "01-01-2026", "maandelijks", "",
    "15-01-2026", "",
)  # fmt: skip
MOET = ("buurt", "organisatie")


@dataclass(frozen=True)
class Rijoordeel:
    """One row of the file: what it does (nieuw | gewijzigd | ongewijzigd | geweigerd), and why not."""

    rij: int
    uitkomst: str
    velden: Afspraakvelden
    sleutel: str
    reden: str = ""


@dataclass(frozen=True)
class Netwerkvoorbeeld:
    """What a file would do, row by row."""

    rijen: tuple[Rijoordeel, ...]

    def aantal(self, uitkomst: str) -> int:
        """How many rows do this."""
        return sum(rij.uitkomst == uitkomst for rij in self.rijen)

    @property
    def doet_iets(self) -> bool:
        """Is there a row that is new or changes something?"""
        return bool(self.aantal("nieuw") + self.aantal("gewijzigd"))


@dataclass(frozen=True)
class _Namen:
    """Where a code or a name leads."""

    buurten: Wijzer
    mensen: Wijzer


def als_rij(afspraak: Afspraak, mensen: Mapping[str, str]) -> dict[str, str | dt.date | None]:
    """An agreement under the headings of the template. `mensen`: medewerker → name."""
    velden = dataclasses.asdict(afspraak.velden)
    velden["eigenaar"] = mensen.get(velden["eigenaar"], velden["eigenaar"])
    return {koppen[0]: velden[veld] for veld, koppen in KOPPEN.items()}


def bekijk(
    bron: Store | Transactie, rijen: Rijen, schrijver: Schrijver, vandaag: dt.date
) -> Netwerkvoorbeeld:
    """What these rows would do; nothing is kept.

    Raises
    ------
    Geweigerd
        No header with buurt and organisatie, or far too many rows.
    """
    kolommen, onder = _kolommen(rijen)
    keur_aantal(onder)
    namen = _namen(bron, vandaag)
    alle = afspraken(bron, vandaag)
    bekend = {_kenmerk(a.velden): a for a in alle}
    bezet = {a.sleutel for a in alle}
    gezien: dict[tuple[object, ...], int] = {}
    uit = []
    for nummer, cellen in onder:
        waarden = {veld: _cel(cellen, plek) for veld, plek in kolommen.items()}
        try:
            gelezen = _eis_leesbaar(bron, waarden, namen, vandaag)
            oordeel = _beoordeel(bron, nummer, gelezen, bekend, bezet, schrijver, vandaag)
        except Geweigerd as fout:
            uit.append(_weiger(nummer, waarden, fout.zin))
            continue
        kenmerk = _kenmerk(oordeel.velden)
        if kenmerk in gezien:
            reden = f"Dezelfde afspraak staat ook in rij {gezien[kenmerk]}; laat er één staan."
            uit.append(_weiger(nummer, waarden, reden))
            continue
        gezien[kenmerk] = nummer
        bezet.add(oordeel.sleutel)
        uit.append(oordeel)
    return Netwerkvoorbeeld(tuple(uit))


def lees_in(
    tx: Transactie, rijen: Rijen, schrijver: Schrijver, *, vandaag: dt.date, nu: dt.datetime
) -> tuple[int, Netwerkvoorbeeld]:
    """Keep what is new or changed, as one action that can be undone; returns its number.

    Raises
    ------
    Geweigerd
        No row does anything.
    """
    voorbeeld = bekijk(tx, rijen, schrijver, vandaag)
    stappen = [
        (rij.sleutel, "ingelezen", rij.velden)
        for rij in voorbeeld.rijen
        if rij.uitkomst in ("nieuw", "gewijzigd")
    ]
    if not stappen:
        raise Geweigerd("In dit bestand staat niets nieuws.")
    return schrijf(tx, stappen, schrijver, nu), voorbeeld


def _beoordeel(
    bron: Store | Transactie,
    nummer: int,
    waarden: dict[str, object],
    bekend: Mapping[tuple[object, ...], Afspraak],
    bezet: set[str],
    schrijver: Schrijver,
    vandaag: dt.date,
) -> Rijoordeel:
    """`waarden`: field → value of the cells that are filled."""
    nieuw = Afspraakvelden(**waarden)  # type: ignore[arg-type]
    schrijver.eis(nieuw.buurt)
    oud = bekend.get(_kenmerk(nieuw))
    if oud is None:
        velden = keur_velden(bron, nieuw, vandaag)
        return Rijoordeel(nummer, "nieuw", velden, vrije_sleutel(velden, bezet))
    anders = {
        veld: waarde
        for veld, waarde in waarden.items()
        if _kaal(waarde) != _kaal(getattr(oud.velden, veld)) and veld not in ("organisatie", "wat")
    }
    samen = dataclasses.replace(oud.velden, **anders)  # type: ignore[arg-type]
    if samen == oud.velden:
        return Rijoordeel(nummer, "ongewijzigd", oud.velden, oud.sleutel)
    velden = keur_velden(bron, samen, vandaag, oud=oud.velden)
    if velden == oud.velden:
        return Rijoordeel(nummer, "ongewijzigd", velden, oud.sleutel)
    return Rijoordeel(nummer, "gewijzigd", velden, oud.sleutel)


def _weiger(nummer: int, cellen: Mapping[str, str], reden: str) -> Rijoordeel:
    """A row that is not read in, with the organisation and the agreement that it names, fit to show."""
    organisatie, wat = (toonbaar(cellen.get(veld, "")) for veld in ("organisatie", "wat"))
    return Rijoordeel(nummer, "geweigerd", Afspraakvelden("", organisatie, wat=wat or None), "", reden)


def _eis_leesbaar(
    bron: Store | Transactie, cellen: Mapping[str, str], namen: _Namen, vandaag: dt.date
) -> dict[str, object]:
    """Field → value, of the cells that hold something.

    Raises
    ------
    Geweigerd
        A buurt, name or day that can't be read; then also what else is wrong in the row.
    """
    uit: dict[str, object] = {"organisatie": ""}

    def lees(veld: str) -> None:
        tekst = cellen[veld]
        if veld == "buurt":
            uit[veld] = vind(namen.buurten, tekst, "de buurt")
        elif veld == "eigenaar":
            uit[veld] = vind(namen.mensen, tekst, "de eigenaar")
        elif veld in ("begin", "laatste_contact", "eind"):
            uit[veld] = lees_dag(tekst, KOPPEN[veld][0])
        else:
            uit[veld] = tekst

    mis = bezwaren(*(partial(lees, veld) for veld, tekst in cellen.items() if tekst))
    if not cellen.get("buurt"):
        mis.append("De kolom buurt is leeg in deze rij.")
    if mis:
        velden = Afspraakvelden(**{"buurt": "", **uit})  # type: ignore[arg-type]
        raise Geweigerd(" ".join([*mis, *wat_niet_klopt(bron, velden, vandaag)]))
    return uit


def _kolommen(rijen: Rijen) -> tuple[dict[str, int], Rijen]:
    """The columns that we know, and the rows under the header that aren't empty or a remark."""
    gevuld = [
        (nummer, cellen)
        for nummer, cellen in rijen
        if any(cel.strip() for cel in cellen) and not cellen[0].lstrip().startswith("#")
    ]
    for plek, (_, cellen) in enumerate(gevuld[:25]):
        koppen = [cel.strip().casefold() for cel in cellen]
        kolommen = {
            veld: next(n for n, kop in enumerate(koppen) if kop in namen)
            for veld, namen in KOPPEN.items()
            if any(kop in namen for kop in koppen)
        }
        if all(veld in kolommen for veld in MOET):
            return kolommen, [rij for rij in gevuld[plek + 1 :] if not is_voorbeeld(rij[1], VOORBEELDRIJ)]
    raise Geweigerd(
        "We vinden geen kolommen ‘buurt’ en ‘organisatie’. Gebruik het sjabloon: de eerste rij noemt de "
        "kolommen."
    )


def _cel(cellen: Sequence[str], plek: int) -> str:
    return zonder_apostrof(net(cellen[plek])) if plek < len(cellen) else ""


def _kaal(waarde: object) -> object:
    return zonder_apostrof(waarde) if isinstance(waarde, str) else waarde


def _kenmerk(velden: Afspraakvelden) -> tuple[object, ...]:
    return tuple(_kaal(deel) for deel in velden.kenmerk)


def _namen(bron: Store | Transactie, vandaag: dt.date) -> _Namen:
    buurten = bron.rijen(sql(KAMER, "netwerk_buurten"), {"dag": vandaag})
    mensen = bron.rijen(sql(KAMER, "netwerk_mensen"), {"dag": vandaag})
    return _Namen(wijzer(buurten), wijzer(mensen))
