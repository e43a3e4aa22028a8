"""Scores by hand; the band's width and the fallback follow the earlier forecasts."""

from __future__ import annotations

import numpy as np
import pytest

from monitor.prognose.band import Band, bepaal
from monitor.prognose.invoer import per_coordinator
from monitor.prognose.scorebord import ALLEEN, MODEL, REGEL, scorebord
from monitor.prognose.terugblik import (
    Eerder,
    blik_terug,
    brier,
    dekking,
    halverwege,
    kans_uit_kwantielen,
    pinball,
)
from tests.prognose.gevallen import invoer, vlak

Q = np.array([8.0, 10.0, 14.0]).reshape(3, 1, 1)


def test_pinball_by_hand() -> None:
    # y = 12: .1*(12-8) + .5*(12-10) + .1*(14-12) = .4 + 1 + .2, divided by 3
    assert pinball(Q, np.array([[12.0]])) == pytest.approx(1.6 / 3)
    # y = 6: .9*2 + .5*4 + .1*8
    assert pinball(Q, np.array([[6.0]])) == pytest.approx(4.6 / 3)
    assert np.isnan(pinball(Q, np.array([[np.nan]])))


def test_coverage_and_brier_leave_unknown_weeks_out() -> None:
    y = np.array([[9.0], [14.0], [15.0], [np.nan]])
    assert dekking(np.repeat(Q, 4, axis=1), y) == pytest.approx(2 / 3)
    kans = np.array([[0.2], [0.5], [1.0], [0.9]])
    cap = np.full((4, 1), 13.0)
    assert brier(kans, y, cap) == pytest.approx((0.04 + 0.25 + 0.0) / 3)


def test_chance_between_quantiles_is_linear() -> None:
    assert kans_uit_kwantielen(Q, np.array([[10.0]]))[0, 0] == pytest.approx(0.5)
    assert kans_uit_kwantielen(Q, np.array([[12.0]]))[0, 0] == pytest.approx(0.3)
    assert kans_uit_kwantielen(Q, np.array([[9.0]]))[0, 0] == pytest.approx(0.7)


def _eerder(paden: np.ndarray, werkelijk: np.ndarray, menging: float = 0.0) -> Eerder:
    vorm = (3, *werkelijk.shape)
    return Eerder(
        weken_terug=26,
        paden=paden,
        menging=np.full(werkelijk.shape, menging),
        gemiddelde=np.zeros(vorm),
        planning=np.zeros(vorm),
        werkelijk=werkelijk,
        capaciteit=np.full(werkelijk.shape, 40.0),
    )


def test_truth_twice_as_wild_widens_the_band_and_drawn_to_one() -> None:
    rng = np.random.default_rng(0)
    paden = rng.normal(30, 2, (400, 26, 4))
    wild = tuple(_eerder(paden, rng.normal(30, 4, (26, 4))) for _ in range(3))
    # 3 forecasts weigh 3/6, plus the margin: 1.06 * 2 ** 0.5 = 1.50
    assert bepaal(wild, 200).breedte == pytest.approx(1.50, abs=0.12)
    goed = tuple(_eerder(paden, rng.normal(30, 2, (26, 4))) for _ in range(3))
    assert bepaal(goed, 200).breedte == pytest.approx(1.06, abs=0.12)
    assert bepaal((), 200) == Band(1.06, False, False, 0)


def test_the_rule_without_projects_is_mixed_in_only_where_it_did_better() -> None:
    rng = np.random.default_rng(1)
    paden = rng.normal(30, 2, (400, 26, 2))
    y = rng.normal(24, 2, (26, 2))
    mis = tuple(_eerder(paden, y, menging=-3.0) for _ in range(3))
    assert bepaal(mis, 200).gemengd
    assert bepaal(mis, 200).pas_toe(paden, np.full((26, 2), -3.0)).mean() == pytest.approx(27, abs=0.3)
    raak = tuple(_eerder(paden, y + 6, menging=-3.0) for _ in range(3))
    assert not bepaal(raak, 200).gemengd
    # both halves of the average stand on the scoreboard, so that a reader can check it: 6, 3 and 0 hours off
    misser = {s.naam: s.misser for s in scorebord(mis, 200)}
    ruis = np.abs(y - 24).mean()
    assert misser[ALLEEN] == pytest.approx(6, abs=0.3)
    assert misser[MODEL] == pytest.approx(3, abs=0.5)
    assert misser[REGEL] == pytest.approx(ruis, abs=0.2)
    assert not {ALLEEN, REGEL} & {s.naam for s in scorebord(raak, 200)}


def test_a_correction_keeps_sums_and_never_goes_below_zero() -> None:
    paden = np.random.default_rng(2).normal(20, 2, (50, 4, 6))
    band = Band(1.4, True, False, 3)
    menging = np.full((4, 6), 1.0)
    van = np.array([0, 0, 1, 1, 1, 0])
    na = per_coordinator(band.pas_toe(paden, menging), van, 2)
    eerst = band.pas_toe(per_coordinator(paden, van, 2), per_coordinator(menging, van, 2))
    assert na == pytest.approx(eerst)
    assert band.pas_toe(paden - 20, menging).min() == 0.0


def test_looking_back_needs_a_year_before_the_moment() -> None:
    assert blik_terug(invoer(vlak(2, 70, 0)), 26, 0) == ()
    twee = blik_terug(invoer(vlak(2, 104, 0)), 26, 0)
    assert [e.weken_terug for e in twee] == [26, 52]
    uren = vlak(2, 135, 0)
    drie = blik_terug(invoer(uren), 26, 0)
    assert [e.weken_terug for e in drie] == [26, 52, 78]
    # what is compared is what was registered in those weeks
    assert drie[2].werkelijk[:, 0] == pytest.approx(uren[:, 57:83].sum(axis=0))
    assert drie[0].gemiddelde[1].mean() == pytest.approx(20, abs=2)
    assert drie[0].planning[1].mean() == pytest.approx(20, abs=2)


def test_an_unregistered_week_of_one_says_nothing_about_the_other() -> None:
    uren = vlak(2, 104, 0)
    uren[0, 80] = np.nan
    eerder = blik_terug(invoer(uren, van=[0, 1]), 26, 0)[0]
    assert np.isnan(eerder.werkelijk).sum() == 1
    assert np.isnan(eerder.werkelijk[2, 0])
    assert np.isfinite(eerder.planning).all()
    assert np.isfinite(eerder.gemiddelde).all()


def test_a_week_of_absence_is_not_held_against_a_forecast() -> None:
    geval = invoer(vlak(2, 104, 0))
    geval.verlof[0, 80] = 1.0
    eerder = blik_terug(geval, 26, 0)[0]
    assert np.isnan(eerder.werkelijk[80 - 78, 0])
    assert np.isnan(eerder.werkelijk).sum() == 1


@pytest.mark.parametrize("gemengd", [False, True])
def test_what_a_project_adds_to_the_corrected_paths(*, gemengd: bool) -> None:
    """Halfway to a rule that knows no projects, ten hours of a project are five."""
    rng = np.random.default_rng(3)
    paden, regel = rng.normal(40, 2, size=(200, 4)), np.full(4, 36.0)
    erbij = rng.normal(10, 1, size=(200, 4))
    band = Band(1.2, gemengd=gemengd, indicatief=False, terugblikken=2)
    voor, na = (band.pas_toe(x, halverwege(regel, x)) for x in (paden, paden + erbij))
    assert np.allclose(na - voor, band.op_verschil(erbij))
    assert (na - voor).mean() == pytest.approx(5 if gemengd else 10, abs=0.2)
