"""The plan as it was known at an earlier moment: versions, projects that left, and when we say "too good"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from monitor.prognose.invoer import Planversie, Projectplan
from monitor.prognose.ophalen import haal
from monitor.store import Store
from tests.prognose.gevallen import invoer, project, vlak
from tests.prognose.klein import BUURTEN, LAATSTE, WEKEN, moment, vul


def _versie(vanaf: int, grenzen: tuple[int, int, int, int] | None, woningen: float = 100) -> Planversie:
    return Planversie(vanaf, "renovatie", 0, woningen, grenzen, (True, True, True))


@pytest.fixture
def plan() -> Projectplan:
    """Recorded in week 40, put off in week 50; it began in week 62 and its execution in week 70."""
    p = project("P", 0, (62, 70, 90, 96), 80)
    versies = (_versie(40, (56, 62, 80, 86), 100), _versie(50, (60, 66, 84, 90), 120))
    return replace(p, bekend=45, woningen=150.0, werkelijk=2, eerste_plan=(56, 62, 80, 86), versies=versies)


@pytest.mark.parametrize(
    ("week", "grenzen", "woningen", "werkelijk"),
    [
        (45, (56, 62, 80, 86), 100, 0),  # the first version
        (55, (60, 66, 84, 90), 120, 0),  # the second: put off four weeks
        (61, (62, 68, 86, 92), 120, 0),  # it should have begun: not in the past, the phases keep their length
        (65, (62, 68, 86, 92), 120, 1),  # begun in week 62; the rest as planned after it
        (75, (62, 70, 88, 94), 120, 2),  # execution began in week 70, planned for 18 weeks
    ],
)
def test_an_earlier_forecast_goes_by_the_version_of_that_moment(
    plan: Projectplan, week: int, grenzen: tuple[int, ...], woningen: float, werkelijk: int
) -> None:
    toen = plan.op(week)
    assert (toen.grenzen, toen.woningen, toen.werkelijk) == (grenzen, woningen, werkelijk)


def test_without_a_version_of_that_moment_the_first_plan_stands_in(plan: Projectplan) -> None:
    assert replace(plan, versies=plan.versies[1:]).op(45).grenzen == (56, 62, 80, 86)
    assert replace(plan, versies=plan.versies[1:]).op(45).woningen == 150


def test_a_project_counts_while_it_stood_in_the_plan(plan: Projectplan) -> None:
    weg = replace(plan, versies=(*plan.versies, _versie(58, None), _versie(66, (68, 74, 92, 98))))
    assert [weg.stond_in_plan(w) for w in (39, 40, 57, 58, 65, 66)] == [False, True, True, False, False, True]
    assert [replace(plan, versies=()).stond_in_plan(w) for w in (44, 45)] == [False, True]


def test_looking_back_knows_projects_that_left_the_plan_later(plan: Projectplan) -> None:
    weg = replace(plan, werkelijk=0, versies=(*plan.versies, _versie(58, None)))
    geval = replace(invoer(vlak(2, 104, 0)), projecten=(), vervallen=(weg,))
    assert [p.grenzen for p in geval.terug(104 - 54, 26).projecten] == [(60, 66, 84, 90)]
    assert geval.terug(104 - 60, 26).projecten == ()
    assert geval.terug(104 - 54, 26).vervallen == ()


def _leg_vast(store: Store, week: int, *, van: int | None, project: str = "P1") -> None:
    """A version recorded in `week`, with one execution of ten weeks from week `van`; None: taken out."""
    fase = (None, None, None) if van is None else ("uitvoering", moment(van), moment(van + 9, 4))
    with store.schrijf() as tx:
        tx.doe(
            "insert into plansnapshot values (?, ?, ?, 'renovatie', ?, 100, 'definitief', ?, ?, ?)",
            [project, dt.datetime.combine(moment(week, 2), dt.time(9)), f"v{week}", BUURTEN[0], *fase],
        )


def test_the_database_gives_every_version_and_what_left_the_plan(store: Store) -> None:
    vul(store)
    with store.schrijf() as tx:
        tx.doe("delete from plansnapshot")
    _leg_vast(store, 30, van=60)
    _leg_vast(store, 40, van=66)
    _leg_vast(store, 20, van=45, project="P9")
    _leg_vast(store, 33, van=None, project="P9")
    inv = haal(store, LAATSTE, 30, frozenset()).invoer
    assert [p.project for p in inv.projecten] == ["P1"]
    assert [(p.project, p.grenzen) for p in inv.vervallen] == [("P9", (45, 45, 55, 55))]
    assert {p.project: p.grenzen[0] for p in inv.terug(WEKEN - 32, 20).projecten} == {"P1": 60, "P9": 45}
    assert {p.project: p.grenzen[0] for p in inv.terug(WEKEN - 35, 20).projecten} == {"P1": 60}
    assert {p.project: p.grenzen[0] for p in inv.terug(WEKEN - 45, 20).projecten} == {"P1": 66}
    assert np.isfinite(inv.uren).any()


def test_a_known_project_without_a_recorded_plan_makes_the_look_back_optimistic(store: Store) -> None:
    vul(store)
    laatste = LAATSTE + dt.timedelta(weeks=20)  # so that 26 weeks ago lies after a year of hours
    with store.schrijf() as tx:
        tx.doe("delete from plansnapshot")
    _leg_vast(store, 62, van=100)
    assert not haal(store, laatste, 4, frozenset()).optimistisch  # week 63: recorded just before
    with store.schrijf() as tx:
        tx.doe("delete from plansnapshot")
    _leg_vast(store, 66, van=100)
    assert haal(store, laatste, 4, frozenset()).optimistisch  # known since week 50, recorded in week 66
