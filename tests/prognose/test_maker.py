"""The bench's generator tells the truth about itself."""

from __future__ import annotations

import numpy as np
import pytest

from tests.bench.prognose_maker import SOORTEN_BENCH, kleiner, maak, uren_bij_verschuiving

KLEIN = kleiner(SOORTEN_BENCH[0], buurten=8, coordinatoren=3, weken=110)


def test_the_same_seed_makes_the_same_corporation() -> None:
    een, twee, drie = maak(KLEIN, 1), maak(KLEIN, 1), maak(KLEIN, 2)
    assert np.array_equal(een.uren, twee.uren)
    assert not np.array_equal(een.uren, drie.uren)


def test_hours_come_in_quarters_and_some_weeks_are_forgotten() -> None:
    w = maak(KLEIN, 1)
    assert np.array_equal(w.uren * 4, np.rint(w.uren * 4))
    assert (w.uren == 0).mean() == pytest.approx(0.02, abs=0.02)


def test_a_moved_project_keeps_its_work_and_shifts_it() -> None:
    p = max(maak(KLEIN, 1).projecten, key=lambda p: uren_bij_verschuiving(p, 0).sum())
    werk = np.roll(p["werk"], 6)
    assert werk.sum() == pytest.approx(p["werk"].sum())
    tempo = np.where(p["tempo"] > 0, p["tempo"], 1)
    nu, later = (uren_bij_verschuiving(p, s) / tempo for s in (0, 6))
    assert later[6:] == pytest.approx(nu[:-6])


def test_a_full_coordinator_books_no_more_than_capacity() -> None:
    w = maak(kleiner(KLEIN, vol=1), 1)
    uren = w.uren[w.van == 0].sum(axis=0)
    assert (uren <= w.capaciteit[0] * 1.02 + 0.125 * (w.van == 0).sum()).all()


def test_an_earlier_origin_knows_the_same_past_and_meets_the_future_that_came() -> None:
    w = maak(KLEIN, 1)
    toen = w.terug(20)
    assert toen.soort.weken == KLEIN.weken - 20
    per_coordinator = np.stack([w.uren[w.van == c].sum(axis=0) for c in range(KLEIN.coordinatoren)])
    assert np.array_equal(toen.toekomst, per_coordinator[:, KLEIN.weken - 20 : KLEIN.weken + 6])
    assert toen.werkdagen.shape == (KLEIN.weken - 20 + KLEIN.horizon,)
    assert np.array_equal(w.terug(0).uren, w.uren)
