"""ISO weeks and Dutch public holidays. No clock in here: "today" is always an argument.

A week is named by its Monday (`datetime.date`). Public holidays come from the `holidays` package; Good
Friday is no public holiday in the Netherlands and Liberation Day only counts in a lustrum year (2025,
2030): both can be switched on, as collective agreements differ.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

import holidays

DAGEN_PER_WEEK = 7


def maandag(dag: dt.date) -> dt.date:
    """The Monday of the ISO week of `dag`."""
    return dag - dt.timedelta(days=dag.weekday())


def weken(van: dt.date, tot: dt.date) -> Iterator[dt.date]:
    """The Mondays of all ISO weeks that touch the days `van` to `tot`, both included."""
    week = maandag(van)
    while week <= tot:
        yield week
        week += dt.timedelta(days=DAGEN_PER_WEEK)


def bewaargrens(vandaag: dt.date, maanden: int) -> dt.date:
    """The first day that is kept: the Monday of the week of `vandaag` minus the retention period."""
    jaar, maand = divmod(vandaag.year * 12 + vandaag.month - 1 - maanden, 12)
    eind_maand = dt.date(jaar + (maand + 1) // 12, (maand + 1) % 12 + 1, 1) - dt.timedelta(days=1)
    return maandag(dt.date(jaar, maand + 1, min(vandaag.day, eind_maand.day)))


def laatste_volle_week(vandaag: dt.date) -> dt.date:
    """The Monday of the last week that is completely over on `vandaag`."""
    return maandag(vandaag) - dt.timedelta(days=DAGEN_PER_WEEK)


@lru_cache(maxsize=64)
def feestdagen(
    jaar: int, *, goede_vrijdag: bool = False, bevrijdingsdag_altijd: bool = False
) -> dict[dt.date, str]:
    """Dutch public holidays of a year: date → Dutch name."""
    dagen = dict(holidays.country_holidays("NL", years=jaar, language="nl", categories=("public",)))
    pasen = min(dag for dag, naam in dagen.items() if "paasdag" in naam.lower())
    dagen.pop(pasen - dt.timedelta(days=2), None)
    if goede_vrijdag:
        dagen[pasen - dt.timedelta(days=2)] = "Goede Vrijdag"
    if bevrijdingsdag_altijd:
        dagen[dt.date(jaar, 5, 5)] = "Bevrijdingsdag"
    return dict(sorted(dagen.items()))
