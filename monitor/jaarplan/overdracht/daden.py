"""Handing over a buurt: a deputy with dates, what is good to know, and what of the hand-over has been done.

One coordinator has one buurt and is grown together with it; a deputy takes over when the coordinator is
away. A deputy is never the coordinator on any day of the period. Rows are never overwritten: a later deputy
leads on the days it covers (`overdracht.regels`), and taking back marks a row. Points that are good to know
carry who wrote them and a day after which they may be out of date; they never hold anything of a tenant
(`netwerk.tekst`). The checklist belongs to one deputy: with another it begins anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.fouten import Geweigerd, kort
from monitor.jaarplan import versies
from monitor.jaarplan.gedeeld import KAMER, Schrijver, ken_buurt, volgnummer
from monitor.jaarplan.netwerk.tekst import keur
from monitor.jaarplan.overdracht.regels import Vervanging, coordinaties, dagen_samen
from monitor.jaarplan.versies import Boek
from monitor.store import Store, Transactie, sql

VERVANGINGEN, PUNTEN = Boek("vervanging", "nummer"), Boek("overdrachtpunt", "nummer", teksten=("tekst",))
ONDERDELEN = {
    "gesprek": "Overdrachtsgesprek gevoerd",
    "rondje": "Samen een ronde door de buurt gelopen",
    "partners": "Partners ingelicht",
    "toegang": "Sleutels en toegang geregeld",
}
NAKIJKEN_STANDAARD = dt.timedelta(days=182)
NAKIJKEN_HOOGSTENS = dt.timedelta(days=366)
VOORUIT_HOOGSTENS = dt.timedelta(days=2 * 366)


@dataclass(frozen=True)
class Overdrachtpunt:
    """One thing that is good to know; may be out of date after `nakijken_voor`."""

    nummer: int
    buurt: str
    tekst: str
    door: str
    op: dt.datetime
    nakijken_voor: dt.date
    nagekeken_op: dt.date | None
    nagekeken_door: str | None
    terug_op: dt.datetime | None
    terug_door: str | None

    def oud(self, vandaag: dt.date) -> bool:
        """Is it time to look whether it still holds?"""
        return vandaag > self.nakijken_voor


@dataclass(frozen=True)
class Overdrachtvink:
    """What of a hand-over to one deputy was done, by whom and when; `gedaan_op` None: not after all."""

    buurt: str
    vervanger: str
    onderdeel: str
    gedaan_op: dt.date | None
    door: str
    op: dt.datetime


def vervangingen(bron: Store | Transactie, buurt: str | None = None) -> tuple[Vervanging, ...]:
    """Every row, oldest first, with what was taken back."""
    return tuple(
        Vervanging(*rij) for rij in bron.rijen(sql(KAMER, "overdracht_vervangingen"), {"buurt": buurt})
    )


def zet_vervanger(
    tx: Transactie,
    buurt: str,
    medewerker: str,
    van: dt.date,
    tot: dt.date | None,
    schrijver: Schrijver,
    *,
    vandaag: dt.date,
    nu: dt.datetime,
) -> int:
    """Somebody takes over a buurt from a day on; returns the row, to take it back.

    Raises
    ------
    Geweigerd
        Not this writer's buurt, unknown, the coordinator himself, no longer here, or days that can't be.
    """
    schrijver.eis(buurt)
    ken_buurt(tx, buurt)
    if tot is not None and tot < van:
        raise Geweigerd("De vervanging eindigt voordat zij begint. Kijk de datums na.")
    if tot is not None and tot < vandaag:
        raise Geweigerd("Deze vervanging is al voorbij. Kies een laatste dag vanaf vandaag.")
    if van > vandaag + VOORUIT_HOOGSTENS:
        raise Geweigerd("Kies een begin binnen twee jaar.")
    rij = tx.rij("select naam, uit_dienst from medewerker where medewerker = ?", [medewerker])
    if rij is None:
        raise Geweigerd("Deze collega kennen we niet. Kies een naam uit de lijst.")
    naam, uit_dienst = rij
    if uit_dienst is not None and uit_dienst < (tot or van):
        raise Geweigerd(
            f"{kort(naam)} is dan niet meer in dienst. Kies iemand anders of een kortere periode."
        )
    if is_coordinator(tx, buurt, medewerker, max(van, vandaag), tot):
        raise Geweigerd(
            f"{kort(naam)} is in deze periode zelf coördinator van deze buurt. Een vervanger is altijd een "
            "ander."
        )
    return _voeg_rij(tx, [buurt, medewerker, van, tot, schrijver.naam, nu])


def beeindig_vervanging(
    tx: Transactie, buurt: str, laatste: dt.date, schrijver: Schrijver, *, nu: dt.datetime
) -> int:
    """After this day nobody takes over the buurt, until somebody is named again; returns the row."""
    schrijver.eis(buurt)
    ken_buurt(tx, buurt)
    return _voeg_rij(tx, [buurt, None, laatste + dt.timedelta(days=1), None, schrijver.naam, nu])


def trek_vervanging_terug(tx: Transactie, nummer: int, schrijver: Schrijver, *, nu: dt.datetime) -> None:
    """Undo one row; it stays in the history.

    Raises
    ------
    Geweigerd
        Unknown, or taken back already.
    """
    for (buurt,) in tx.rijen("select buurt from vervanging where nummer = ?", [nummer]):
        schrijver.eis(buurt)
    versies.neem_terug(tx, VERVANGINGEN, [(nummer, nummer)], wie=schrijver.naam, nu=nu)


def is_coordinator(
    bron: Store | Transactie, buurt: str, medewerker: str, van: dt.date, tot: dt.date | None
) -> bool:
    """Has somebody the buurt on any day of a period?"""
    rijen = bron.rijen(sql(KAMER, "overdracht_verdeling"), {"buurt": buurt})
    return any(
        c.medewerker == medewerker and dagen_samen((van, tot), (c.van, c.tot))
        for c in coordinaties(rijen, buurt, van)
    )


def punten(bron: Store | Transactie, buurt: str | None = None) -> tuple[Overdrachtpunt, ...]:
    """What is good to know, newest first, with what was taken back."""
    return tuple(
        Overdrachtpunt(*rij) for rij in bron.rijen(sql(KAMER, "overdracht_punten"), {"buurt": buurt})
    )


def schrijf_punt(
    tx: Transactie,
    buurt: str,
    tekst: str,
    nakijken_voor: dt.date,
    schrijver: Schrijver,
    *,
    vandaag: dt.date,
    nu: dt.datetime,
) -> int:
    """Something that is good to know; returns its number.

    Raises
    ------
    Geweigerd
        Not this writer's buurt, empty, too long, something of a person, or a day that is over or far away.
    """
    schrijver.eis(buurt)
    ken_buurt(tx, buurt)
    _keur_nakijken(nakijken_voor, vandaag)
    schoon = keur(tekst, "Goed om te weten", verplicht=True)
    nummer = volgnummer(tx, "overdrachtpunt")
    tx.doe(
        "insert into overdrachtpunt values (?, ?, ?, ?, ?, ?, null, null, null, null)",
        [nummer, buurt, schoon, schrijver.naam, nu, nakijken_voor],
    )
    return nummer


def kijk_na(
    tx: Transactie, nummer: int, nakijken_voor: dt.date, schrijver: Schrijver, *, vandaag: dt.date
) -> None:
    """It still holds: looked at today, and again before that day.

    Raises
    ------
    Geweigerd
        Unknown, not this writer's buurt, or a day that can't be right.
    """
    _eis_punt(tx, nummer, schrijver)
    _keur_nakijken(nakijken_voor, vandaag)
    tx.doe(
        "update overdrachtpunt set nagekeken_op = ?, nagekeken_door = ?, nakijken_voor = ? where nummer = ?",
        [vandaag, schrijver.naam, nakijken_voor, nummer],
    )


def haal_weg(tx: Transactie, nummer: int, schrijver: Schrijver, *, nu: dt.datetime) -> None:
    """Take a point off the sheet; it can be put back."""
    _eis_punt(tx, nummer, schrijver)
    versies.neem_terug(tx, PUNTEN, [(nummer, nummer)], wie=schrijver.naam, nu=nu)


def zet_terug(tx: Transactie, nummer: int, schrijver: Schrijver) -> None:
    """Put a point back on the sheet."""
    _eis_punt(tx, nummer, schrijver)
    versies.zet_terug(tx, PUNTEN, nummer, nummer)


def vinken(bron: Store | Transactie, buurt: str | None = None) -> tuple[Overdrachtvink, ...]:
    """The last line of each part, per buurt and deputy."""
    return tuple(
        Overdrachtvink(*rij) for rij in bron.rijen(sql(KAMER, "overdracht_vinken"), {"buurt": buurt})
    )


def vink(
    tx: Transactie,
    buurt: str,
    vervanger: str,
    onderdeel: str,
    gedaan_op: dt.date | None,
    schrijver: Schrijver,
    *,
    vandaag: dt.date,
    nu: dt.datetime,
) -> None:
    """A part of the hand-over was done on a day, or (None) not after all.

    Raises
    ------
    Geweigerd
        Not this writer's buurt, an unknown part, nobody who takes over, or a day to come.
    """
    schrijver.eis(buurt)
    if onderdeel not in ONDERDELEN:
        raise Geweigerd(f"{kort(onderdeel)} is geen onderdeel van de overdracht.")
    if not any(v.medewerker == vervanger and v.terug_op is None for v in vervangingen(tx, buurt)):
        raise Geweigerd("Leg eerst vast wie deze buurt overneemt.")
    if gedaan_op is not None and gedaan_op > vandaag:
        raise Geweigerd("Deze dag moet nog komen. Vink het aan als het gedaan is.")
    nummer = volgnummer(tx, "overdrachtvink")
    tx.doe(
        "insert into overdrachtvink values (?, ?, ?, ?, ?, ?, ?)",
        [nummer, buurt, vervanger, onderdeel, gedaan_op, schrijver.naam, nu],
    )


def _voeg_rij(tx: Transactie, waarden: list[object]) -> int:
    nummer = volgnummer(tx, "vervanging")
    tx.doe("insert into vervanging values (?, ?, ?, ?, ?, ?, ?, null, null)", [nummer, *waarden])
    return nummer


def _eis_punt(tx: Transactie, nummer: int, schrijver: Schrijver) -> None:
    rij = tx.rij("select buurt from overdrachtpunt where nummer = ?", [nummer])
    if rij is None:
        raise Geweigerd("Dit punt is er niet meer. Laad de pagina opnieuw.")
    schrijver.eis(rij[0])


def _keur_nakijken(dag: dt.date, vandaag: dt.date) -> None:
    if not vandaag < dag <= vandaag + NAKIJKEN_HOOGSTENS:
        raise Geweigerd("Kies een dag om dit na te kijken: na vandaag en hoogstens een jaar later.")
