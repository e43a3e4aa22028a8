"""Changes in packages: together they are the whole change, each step keeps every area in one piece."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.werkgebied.grens import MINSTENS, grens, toleranties_voor
from monitor.werkgebied.instantie import Instantie, Opdracht
from monitor.werkgebied.pakket import wisselpakketten
from monitor.werkgebied.toets import toets
from monitor.werkgebied.zoek import Zoeker
from tests.bench.werkgebied_maker import maak


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 60))
def test_packages_lead_from_today_to_the_proposal_without_breaking_anything(seed: int) -> None:
    vraag = maak(30, 4, seed=seed, vast=0, niet=0)
    naar = Zoeker(vraag, Opdracht("samen", 0.2), seed).loop(0, 20_000).plan
    pakketten = wisselpakketten(vraag, vraag.huidig, naar)
    plan = list(vraag.huidig)
    gezien = []
    for pakket in pakketten:
        for code, van, wie in pakket.wissels:
            assert plan[vraag.index[code]] == vraag.wie[van]
            plan[vraag.index[code]] = vraag.wie[wie]
            gezien.append(code)
        assert tuple(plan) == pakket.plan
        assert pakket.na == toets(vraag, plan)
        assert all(balk.stukken == 1 for balk in pakket.na.balken)
    assert tuple(plan) == naar
    assert len(gezien) == len(set(gezien)) == sum(a != b for a, b in zip(vraag.huidig, naar, strict=True))


def test_no_change_is_no_package(vraag: Instantie) -> None:
    assert wisselpakketten(vraag, vraag.huidig, vraag.huidig) == ()


def test_one_package_with_its_hours_and_homes(vraag: Instantie) -> None:
    (pakket,) = wisselpakketten(vraag, vraag.huidig, (0, 0, 1, 1, 1, 1))
    assert pakket.wissels == (("B3", "A", "B"),)
    assert (pakket.woningen, pakket.uren, pakket.los) == (100, 10.0, True)


def test_the_frontier_runs_one_way_and_knows_what_is_impossible(vraag: Instantie) -> None:
    """Steps of 10 hours: at 50 % today stays; below that one buurt moves; 0 % is met exactly."""
    punten = grens(vraag, toleranties=(0.5, 0.2, 0.0), seconden=90)
    assert [p.tolerantie for p in punten] == [0.5, 0.2, 0.0]
    assert [p.toetsing.verhuisd for p in punten] == [0, pytest.approx(1 / 6), pytest.approx(1 / 6)]
    assert all(p.bewezen for p in punten)


def test_the_frontier_never_promises_less_than_its_bound() -> None:
    vraag = maak(40, 5, seed=2)
    punten = grens(vraag, seconden=6)
    assert len(punten) >= MINSTENS
    assert [p.tolerantie for p in punten] == sorted((p.tolerantie for p in punten), reverse=True)
    verhuisd = [p.toetsing.verhuisd for p in punten if p.haalbaar]
    assert verhuisd == sorted(verhuisd)
    grenzen = [p.ondergrens for p in punten if p.ondergrens is not None]
    assert grenzen == sorted(grenzen)
    for punt in punten:
        if punt.haalbaar and punt.ondergrens is not None:
            assert punt.ondergrens <= punt.toetsing.verhuisd + 1e-9


def test_a_plan_that_exists_already_is_on_the_frontier() -> None:
    """What lay on the table for 10 % is never 'not found', however short the search."""
    vraag = maak(40, 5, seed=2)
    bekend = Zoeker(vraag, Opdracht("wijziging", 0.1), 1).loop(0, 200_000).plan
    oordeel = toets(vraag, bekend, Opdracht("wijziging", 0.1))
    assert oordeel.haalbaar
    (punt,) = grens(vraag, toleranties=(0.1,), seconden=0.2, bekend=[bekend])
    assert punt.haalbaar
    assert punt.toetsing.verhuisd <= oordeel.verhuisd


@given(afwijking=st.floats(0.0, 5.0))
def test_the_tolerances_are_at_least_six_and_stricter_than_today(afwijking: float) -> None:
    reeks = toleranties_voor(afwijking)
    assert len(reeks) >= MINSTENS
    assert list(reeks) == sorted(set(reeks), reverse=True)
    if afwijking > 0.05:
        assert all(t < afwijking for t in reeks)
    if afwijking > 0.101:
        assert {0.1, 0.05} <= set(reeks)
