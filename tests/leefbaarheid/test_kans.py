"""Oracle values (Fingertips / PHEindicatormethods, Garwood, Wilson) and hand-computed posteriors."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from monitor import kans


def _een(*waarden: float) -> np.ndarray:
    return np.array(waarden, dtype=np.float64)


def test_byar_oracle() -> None:
    laag, hoog = kans.byar(_een(10))
    assert (laag[0], hoog[0]) == pytest.approx((4.787, 18.391), abs=5e-4)


@pytest.mark.parametrize(("y", "laag", "hoog"), [(0, 0.0, 3.689), (5, 1.623, 11.668)])
def test_exact_poisson_oracle(y: int, laag: float, hoog: float) -> None:
    uit = kans.poisson_exact(_een(y))
    assert (uit[0][0], uit[1][0]) == pytest.approx((laag, hoog), abs=6e-4)


def test_small_counts_are_shown_exact_and_larger_ones_byar() -> None:
    laag, hoog = kans.poisson_interval(_een(5, 10))
    assert laag.tolist() == pytest.approx([1.623, 4.787], abs=6e-4)
    assert hoog.tolist() == pytest.approx([11.668, 18.391], abs=6e-4)


@pytest.mark.parametrize(("x", "n", "laag", "hoog"), [(3, 20, 0.0524, 0.3604), (45, 60, 0.6277, 0.8422)])
def test_wilson_oracle(x: int, n: int, laag: float, hoog: float) -> None:
    uit = kans.wilson(_een(x), _een(n))
    assert (uit[0][0], uit[1][0]) == pytest.approx((laag, hoog), abs=5e-5)


def test_overdispersion_by_hand() -> None:
    # a yearly count of 500: 1 + 0.0144 × 500 = 8.2
    assert kans.overdispersie(_een(0, 500)).tolist() == pytest.approx([1.0, 8.2])


def test_marshall_prior_by_hand() -> None:
    # three areas of 100: rates 0.1, 0.2, 0.6; m = 0.3, variance = (0.04 + 0.01 + 0.09)/3 = 0.046667,
    # minus m/100 = 0.003 gives s² = 0.0436667; a = 0.09/s² = 2.0611, b = 0.3/s² = 6.8702
    prior = kans.prior_telling(_een(10, 20, 60), _een(100, 100, 100), np.zeros(3, dtype=np.int64), 1)
    assert prior.gemiddelde[0] == pytest.approx(0.3)
    assert (prior.a[0], prior.b[0]) == pytest.approx((2.06107, 6.87023), rel=1e-5)


def test_a_group_without_variation_keeps_the_smallest_variance() -> None:
    prior = kans.prior_telling(_een(10, 10), _een(100, 100), np.zeros(2, dtype=np.int64), 1)
    assert prior.a[0] == pytest.approx(1e6)


def test_a_group_without_a_single_event_has_a_prior() -> None:
    prior = kans.prior_telling(_een(0, 0), _een(100, 100), np.zeros(2, dtype=np.int64), 1)
    assert prior.gemiddelde[0] == pytest.approx(0.5 / 200)


def test_beta_prior_by_hand() -> None:
    # shares 0.1 and 0.5 of 100: m = 0.3, variance 0.04 − 0.21/100 = 0.0379; k = 0.21/0.0379 − 1 = 4.5409
    prior = kans.prior_aandeel(_een(10, 50), _een(100, 100), np.zeros(2, dtype=np.int64), 1)
    assert (prior.a[0], prior.b[0]) == pytest.approx((0.3 * 4.54090, 0.7 * 4.54090), rel=1e-5)


def test_areas_more_alike_than_chance_leave_an_area_its_own_doubt() -> None:
    """Twenty areas with 4 of 48 each differ less than chance would make them. The group then weighs as much
    as its 960 points together, not endlessly much: somebody with 5 of 48 is not certainly below 10 %."""
    x, n = np.full(20, 4.0), np.full(20, 48.0)
    prior = kans.prior_aandeel(x, n, np.zeros(20, dtype=np.int64), 1)
    assert prior.a[0] + prior.b[0] == pytest.approx(960)
    boven = kans.kans_boven_beta(prior.a + 5, prior.b + 43, _een(0.1))[0]
    assert boven == pytest.approx(stats.beta.sf(0.1, 80 + 5, 880 + 43))
    assert 0.02 < boven < 0.1


@pytest.mark.parametrize(("x", "n"), [(0, 50), (50, 50)])
def test_all_or_nothing_still_has_a_proper_beta_prior(x: int, n: int) -> None:
    prior = kans.prior_aandeel(_een(x, x), _een(n, n), np.zeros(2, dtype=np.int64), 1)
    assert prior.a[0] > 0
    assert prior.b[0] > 0


def test_chances_equal_the_distributions() -> None:
    assert kans.kans_boven_gamma(_een(12.5), _een(300), _een(0.05))[0] == pytest.approx(
        stats.gamma.sf(0.05, 12.5, scale=1 / 300)
    )
    assert kans.kans_boven_beta(_een(4), _een(36), _een(0.125))[0] == pytest.approx(
        stats.beta.sf(0.125, 4, 36)
    )


def test_a_mark_with_finite_population_correction() -> None:
    # sd 1.5, 25 of 100 answered: 1.5/5 × √0.75 = 0.259808
    fout = kans.standaardfout(_een(1.5), _een(25), _een(100))
    assert fout[0] == pytest.approx(0.2598076)
    laag, hoog = kans.t_interval(_een(6.8), fout, _een(25))
    assert (laag[0], hoog[0]) == pytest.approx((6.8 - 2.063899 * fout[0], 6.8 + 2.063899 * fout[0]), abs=1e-6)
    assert kans.kans_onder_t(_een(6.8), fout, _een(25), _een(6.5))[0] == pytest.approx(
        stats.t.cdf((6.5 - 6.8) / fout[0], 24)
    )


def test_when_everybody_answered_the_mark_is_the_truth() -> None:
    fout = kans.standaardfout(_een(1.5, 1.5), _een(40, 40), _een(40, 40))
    uit = kans.kans_onder_t(_een(6.4, 6.6), fout, _een(40, 40), _een(6.5, 6.5))
    assert uit.tolist() == [1.0, 0.0]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5000), st.integers(1, 200_000))
def test_the_interval_holds_the_count(y: int, n: int) -> None:
    laag, hoog = kans.poisson_interval(_een(y))
    assert 0 <= laag[0] <= y <= hoog[0]
    x = min(y, n)
    laag, hoog = kans.wilson(_een(x), _een(n))
    assert -1e-12 <= laag[0] <= x / n + 1e-12
    assert x / n - 1e-12 <= hoog[0] <= 1 + 1e-12
