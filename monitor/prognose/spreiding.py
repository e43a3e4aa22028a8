"""The planned hours of a project, spread over weeks.

Rule (DEFINITIONS §5): hours of a phase = homes × kengetal(type, phase), spread over the working days of the
phase. Work begins a little before a project starts and fades after it ends: the first phase also reaches
`AANLOOP_WEKEN` = 3 weeks back, the last one `UITLOOP_WEKEN` = 4 weeks on. A working day there weighs less
than one inside the phase: 0.05 before it, and 0.10 · (1 − j/4) in week j = 0..3 after it. These weights only
place the hours: the total of the phase stays homes × kengetal exactly.

A working day is a Monday to Friday that is no public holiday. A phase without any working day (one Sunday)
is spread over its calendar days instead, so that no hour gets lost.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from monitor.kalender import DAGEN_PER_WEEK, maandag

AANLOOP_WEKEN = 3
UITLOOP_WEKEN = 4
GEWICHT_AANLOOP = 0.05  # of a working day inside the phase
GEWICHT_UITLOOP = 0.10  # of a working day inside the phase, in the first week after it
_ZATERDAG = 5


def spreid(
    van: dt.date, tot: dt.date, vrij: Collection[dt.date], *, eerste: bool, laatste: bool
) -> dict[dt.date, float]:
    """Share of the phase's hours per week (named by its Monday); the shares add up to 1.

    `van` and `tot` are both part of the phase; `vrij` are the public holidays; `eerste` and `laatste` say
    whether the phase opens or closes its project.
    """
    gewicht: dict[dt.date, float] = defaultdict(float)
    _tel(gewicht, van, tot, vrij, 1.0)
    if not gewicht:
        _tel(gewicht, van, tot, None, 1.0)
    if eerste:
        begin = van - dt.timedelta(days=AANLOOP_WEKEN * DAGEN_PER_WEEK)
        _tel(gewicht, begin, van - dt.timedelta(days=1), vrij, GEWICHT_AANLOOP)
    if laatste:
        for week in range(UITLOOP_WEKEN):
            begin = tot + dt.timedelta(days=1 + week * DAGEN_PER_WEEK)
            eind = begin + dt.timedelta(days=DAGEN_PER_WEEK - 1)
            _tel(gewicht, begin, eind, vrij, GEWICHT_UITLOOP * (1 - week / UITLOOP_WEKEN))
    totaal = sum(gewicht.values())
    return {week: deel / totaal for week, deel in sorted(gewicht.items())}


def _tel(
    gewicht: dict[dt.date, float],
    van: dt.date,
    tot: dt.date,
    vrij: Collection[dt.date] | None,
    per_dag: float,
) -> None:
    """Add `per_dag` to the week of each working day; `vrij=None` counts every calendar day."""
    for n in range((tot - van).days + 1):
        dag = van + dt.timedelta(days=n)
        if vrij is None or (dag.weekday() < _ZATERDAG and dag not in vrij):
            gewicht[maandag(dag)] += per_dag
