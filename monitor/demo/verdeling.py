"""Who had which buurt when: dated, contiguous per coordinator at every moment.

Rule: today's territories go back in time; the buurten of the starter belonged to the one who left, and in
between to the coordinators of neighbouring buurten (each adds buurten that touch the own ones).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from monitor.demo import namen, verhalen
from monitor.demo.corporatie import Corporatie
from monitor.demo.personeel import DAG, WEEK, TeamLid
from monitor.kalender import maandag

STARTER = "Selma Duinmeent"


@dataclass(frozen=True)
class Toewijzing:
    """A buurt belongs to a coordinator from `vanaf` up to and including `tot` (None: still)."""

    buurt: str
    medewerker: str
    vanaf: dt.date
    tot: dt.date | None


def bouw_verdeling(
    rng: np.random.Generator, corporatie: Corporatie, team: tuple[TeamLid, ...], vandaag: dt.date
) -> tuple[Toewijzing, ...]:
    """All assignments, oldest first per buurt."""
    nu = maandag(vandaag)
    vertrek = nu + verhalen.VERTREK_WEEK * WEEK + 6 * DAG
    start = nu + verhalen.START_WEEK * WEEK
    waarnemer = _waarnemers(corporatie)
    in_dienst = {lid.naam: lid.contracten[0].vanaf for lid in team}
    uit = []
    for b in corporatie.buurten:
        mens = corporatie.gebied[b.code]
        # before the three years of hours, as the yearly swap would have left it
        oud = dt.date(nu.year - 3 - int(rng.integers(1, 6)), int(rng.choice([1, 4, 9])), 1)
        if mens != STARTER:
            uit.append(Toewijzing(b.code, mens, max(oud, in_dienst[mens]), None))
            continue
        uit.append(Toewijzing(b.code, namen.VERTROKKEN, max(oud, in_dienst[namen.VERTROKKEN]), vertrek))
        uit.append(Toewijzing(b.code, waarnemer[b.nummer], vertrek + DAG, start - DAG))
        uit.append(Toewijzing(b.code, mens, start, None))
    return tuple(uit)


def _waarnemers(corporatie: Corporatie) -> dict[int, str]:
    """For each buurt of the starter the neighbour who fills in; grows inward from the border."""
    gebied = {b.nummer: corporatie.gebied[b.code] for b in corporatie.buurten}
    open_ = {i for i, m in gebied.items() if m == STARTER}
    uit: dict[int, str] = {}
    while open_:
        for i in sorted(open_):
            rond = sorted(
                (lengte, uit.get(o, gebied[o]))
                for (a, b), lengte in corporatie.grenzen.items()
                if i in (a, b)
                for o in [b if a == i else a]
                if o not in open_
            )
            if rond:
                uit[i] = rond[-1][1]
                open_.discard(i)
                break
    return uit
