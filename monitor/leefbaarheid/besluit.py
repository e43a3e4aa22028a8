"""A professional may see a light differently: with a reason, a name, a date and an end date.

The decision stands beside the computed light, never in its place: pages show both. It ends by itself on
`vervalt` (at most a year later), or when it is withdrawn; nothing is ever deleted. A decision about the whole
area (`indicator` None) also decides which norm per home the workload uses.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.fouten import Geweigerd, kort
from monitor.store import Store, Transactie, sql

DUUR_HOOGSTENS = dt.timedelta(days=366)
KLEUREN = ("rood", "geel", "groen", "grijs")
REDEN_MINSTENS = 10  # characters: "eens" is no reason


@dataclass(frozen=True)
class Lichtbesluit:
    """One decision, as it stands in the log."""

    nummer: int
    gebied: str
    indicator: str | None
    licht: str
    reden: str
    naam: str
    datum: dt.date
    vervalt: dt.date
    ingetrokken_op: dt.date | None

    def loopt(self, vandaag: dt.date) -> bool:
        """Is it in force on that day?"""
        return self.ingetrokken_op is None and self.datum <= vandaag <= self.vervalt


def neem(
    tx: Transactie,
    gebied: str,
    indicator: str | None,
    licht: str,
    *,
    reden: str,
    naam: str,
    datum: dt.date,
    vervalt: dt.date,
) -> int:
    """Write down a decision; returns its number.

    Raises
    ------
    Geweigerd
        No reason, no name, an unknown colour or area, or an end date that makes no sense.
    """
    if licht not in KLEUREN:
        raise Geweigerd(f"{kort(licht)} is geen licht. Kies rood, geel, groen of grijs.")
    if len(reden.strip()) < REDEN_MINSTENS or not naam.strip():
        raise Geweigerd("Schrijf in een zin waarom u dit anders ziet, en zet uw naam erbij.")
    if not datum < vervalt <= datum + DUUR_HOOGSTENS:
        raise Geweigerd("Kies een einddatum na vandaag en hoogstens een jaar later.")
    if not tx.rij(sql("leefbaarheid", "gebied_bestaat"), {"gebied": gebied}):
        raise Geweigerd(f"Het gebied {kort(gebied)} kennen we niet. Kies een buurt of complex uit de lijst.")
    (nummer,) = tx.rij("select coalesce(max(nummer), 0) + 1 from lichtbesluit") or (1,)
    tx.doe(
        "insert into lichtbesluit values (?, ?, ?, ?, ?, ?, ?, ?, null)",
        [nummer, gebied, indicator, licht, reden.strip(), naam.strip(), datum, vervalt],
    )
    return int(nummer)


def trek_in(tx: Transactie, nummer: int, *, datum: dt.date) -> None:
    """End a decision; it stays in the log."""
    tx.doe(
        "update lichtbesluit set ingetrokken_op = ? where nummer = ? and ingetrokken_op is null",
        [datum, nummer],
    )


def besluiten(bron: Store | Transactie, gebied: str | None = None) -> list[Lichtbesluit]:
    """All decisions, newest first; of one area when given."""
    return [Lichtbesluit(*rij) for rij in bron.rijen(sql("leefbaarheid", "besluiten"), {"gebied": gebied})]
