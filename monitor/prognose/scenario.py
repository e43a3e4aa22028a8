"""Scenarios by name, and support that was agreed: what people decide, beside what the model computes.

The caller holds the transaction (`pipeline.bewaar`). A scenario keeps the steps, never the figures: they are
computed again when it is opened, so a scenario is never older than the hours. A chosen one is in the plan as
long as the entry that wrote its steps stands in the ledger; the last of those is the plan, so undoing that
entry gives the mark back to the one before. Agreed support is kept for ever; what is taken back gets a date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.fouten import Geweigerd
from monitor.kalender import maandag
from monitor.prognose.watals import NieuwProject, Projectstap
from monitor.store import Store, Transactie, sql

NAAM_LENGTE = 60
MEESTE_UREN = 400  # per week; more is a typing error


@dataclass(frozen=True)
class Piekscenario:
    """A kept what-if. `is_plan`: chosen last of those whose steps are `in_plan`; `terug`: the entry to undo
    for the plan before it, as long as the projects were not changed after it."""

    scenario: int
    naam: str
    gemaakt_op: dt.datetime
    gemaakt_door: str
    is_plan: bool
    in_plan: bool
    stappen: tuple[Projectstap, ...]
    terug: int | None = None


@dataclass(frozen=True)
class Steunafspraak:
    """Agreed support: hours per week in the weeks `van` to `tot` (Mondays)."""

    steun: int
    medewerker: str
    van: dt.date
    tot: dt.date
    uren_per_week: float
    van_wie: str
    project: str | None
    afgesproken_op: dt.datetime
    afgesproken_door: str

    @property
    def weken(self) -> int:
        """Number of weeks."""
        return (self.tot - self.van).days // 7 + 1


def scenarios(store: Store) -> tuple[Piekscenario, ...]:
    """All scenarios, newest first."""
    stappen = _stappen(store)
    return tuple(
        Piekscenario(*(*rij[:6], tuple(stappen.get(rij[0], ())), rij[6]))
        for rij in store.rijen(sql("prognose", "scenarios"))
    )


def _stappen(lezer: Store | Transactie) -> dict[int, list[Projectstap]]:
    """Number of a scenario → its steps, in order."""
    stappen: dict[int, list[Projectstap]] = {}
    for rij in lezer.rijen(sql("prognose", "scenariostappen")):
        nieuw = None if rij[4] is None else NieuwProject(rij[4], rij[5], rij[6], rij[7], rij[8], rij[9:12])
        stappen.setdefault(rij[0], []).append(Projectstap(rij[1], rij[2], rij[3], nieuw))
    return stappen


def bewaar(tx: Transactie, naam: str, stappen: Sequence[Projectstap], door: str, nu: dt.datetime) -> int:
    """Keep these steps under a name; the same name is written over. Answers its number.

    Other steps than those in the plan are not in the plan: the mark goes.

    Raises
    ------
    Geweigerd
        No name, or nothing to keep.
    """
    naam = " ".join(naam.split())[:NAAM_LENGTE]
    if not naam:
        raise Geweigerd("Geef het scenario een naam.")
    if not stappen:
        raise Geweigerd("Er is nog niets veranderd aan het plan; er valt niets te bewaren.")
    oud = tx.rij("select scenario, plan_batch from piekscenario where naam = ?", [naam])
    [(volgende,)] = tx.rijen("select coalesce(max(scenario), 0) + 1 from piekscenario")
    nummer = int(oud[0]) if oud else int(volgende)
    zelfde = oud is not None and _stappen(tx).get(nummer, []) == list(stappen)
    verwijder(tx, nummer)
    tx.doe(
        "insert into piekscenario (scenario, naam, gemaakt_op, gemaakt_door, plan_batch) "
        "values (?, ?, ?, ?, ?)",
        [nummer, naam, nu, door, oud[1] if oud and zelfde else None],
    )
    rijen = []
    for n, stap in enumerate(stappen):
        x = stap.nieuw
        eigen = (x.naam, x.type, x.buurt, x.woningen, x.start, *x.duur) if x else (None,) * 8
        rijen.append([nummer, n, stap.soort, stap.project, stap.weken, *eigen])
    tx.doe_vaak(
        "insert into piekstap (scenario, volgnummer, soort, project, weken, naam, type, buurt, woningen, "
        "start, "
        "voorbereiding, uitvoering, nazorg) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rijen,
    )
    return nummer


def verwijder(tx: Transactie, nummer: int) -> None:
    """Throw a scenario away."""
    tx.doe("delete from piekstap where scenario = ?", [nummer])
    tx.doe("delete from piekscenario where scenario = ?", [nummer])


def kies(tx: Transactie, nummer: int) -> None:
    """This scenario is the plan: its steps came in with the last entry of projects in the ledger."""
    tx.doe(
        "update piekscenario set plan_batch = (select max(batch) from batch where soort = 'projecten') "
        "where scenario = ?",
        [nummer],
    )


def afspraken(store: Store) -> tuple[Steunafspraak, ...]:
    """Agreed support that stands, earliest first."""
    return tuple(Steunafspraak(*rij) for rij in store.rijen(sql("prognose", "afspraken")))


def spreek_af(
    tx: Transactie,
    medewerker: str,
    weken: tuple[dt.date, dt.date],
    uren_per_week: float,
    van_wie: str,
    *,
    project: str | None = None,
    door: str,
    nu: dt.datetime,
) -> int:
    """Agree on support from the week of the first day to the week of the last. Answers its number.

    Raises
    ------
    Geweigerd
        Unknown person, weeks the wrong way round, no hours, or nobody who gives it.
    """
    van, tot = (maandag(dag) for dag in weken)
    if tx.rij("select 1 from medewerker where medewerker = ?", [medewerker]) is None:
        raise Geweigerd("Deze medewerker is niet bekend. Kies iemand uit de lijst.")
    if tot < van:
        raise Geweigerd("De laatste week ligt voor de eerste. Draai de weken om.")
    if not 0 < uren_per_week <= MEESTE_UREN:
        raise Geweigerd(f"Vul meer dan 0 en hoogstens {MEESTE_UREN} uur per week in.")
    if not van_wie.strip():
        raise Geweigerd("Vul in van wie de ondersteuning komt.")
    [(nummer,)] = tx.rijen("select coalesce(max(steun), 0) + 1 from afgesproken_steun")
    tx.doe(
        "insert into afgesproken_steun (steun, medewerker, van, tot, uren_per_week, van_wie, project, "
        "afgesproken_op, afgesproken_door) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            nummer,
            medewerker,
            van,
            tot,
            uren_per_week,
            " ".join(van_wie.split())[:NAAM_LENGTE],
            project,
            nu,
            door,
        ],
    )
    return int(nummer)


def zeg_af(tx: Transactie, steun: int, nu: dt.datetime) -> None:
    """Take an agreement back; it stays in the table with this date."""
    tx.doe(
        "update afgesproken_steun set vervallen_op = ? where steun = ? and vervallen_op is null", [nu, steun]
    )
