"""The effect of an intervention: a hand-made sum, nothing happening, a true halving, and other names."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special

from monitor.jaarplan.interventie import effect
from monitor.jaarplan.interventie.effect import Jaren, kenmerken, schat, standen, vensters

GEBIEDEN, PER_KEER = 40, 250


def jaren(teller: np.ndarray, noemer: np.ndarray) -> Jaren:
    leeg = np.full(teller.shape, np.nan)
    return Jaren(teller.astype(float), noemer.astype(float), leeg, leeg)


def meet(voor: np.ndarray, na: np.ndarray, n: np.ndarray, rij: int, soort: str = "telling") -> effect.Effect:
    """The effect in one row; `voor`, `na`: areas × years, `n` per area."""
    vroeger, later = jaren(voor, np.repeat(n, voor.shape[1], 1)), jaren(na, np.repeat(n, na.shape[1], 1))
    stand = standen(soort, vroeger, later)
    uit = schat(stand, kenmerken(soort, vroeger, stand), rij, np.ones(len(voor), dtype=bool))
    assert uit is not None
    return uit


def vooraf(voor: np.ndarray, na: np.ndarray, n: np.ndarray, rij: int) -> effect.Effect:
    """The same sum between the first and the last year before."""
    vroeger, later = jaren(voor, np.repeat(n, voor.shape[1], 1)), jaren(na, np.repeat(n, na.shape[1], 1))
    kenmerk = kenmerken("telling", vroeger, standen("telling", vroeger, later))
    uit = effect.vooraf("telling", vroeger, kenmerk, rij, np.ones(len(voor), dtype=bool))
    assert uit is not None
    return uit


def test_ten_equal_areas_beside_one_that_halved() -> None:
    """Eleven areas of 1,000 homes, 100 events a year; afterwards one has 50. By the series of ψ and ψ₁:

    φ after = 1 + 0.0144·1050/11 = 2.374545, so y′ is 21.0567 here and 42.1134 there; with ½ added
    effect = ψ(21.5567) − ψ(42.6134), variance = ψ₁(21.5567) + π/2·ψ₁(42.6134)/10 (the prior has no spread).
    """
    voor, na, n = np.full((11, 2), 100), np.full((11, 1), 100), np.full((11, 1), 1000)
    na[4, 0] = 50
    uit = meet(voor, na, n, 4)

    def psi(x: float) -> float:
        return math.log(x) - 1 / (2 * x) - 1 / (12 * x**2)

    def psi1(x: float) -> float:
        return 1 / x + 1 / (2 * x**2) + 1 / (6 * x**3)

    hier, daar = 50 / 2.374545 + 0.5, 100 / 2.374545 + 0.5
    assert uit.verschil == pytest.approx(psi(hier) - psi(daar), abs=1e-4)
    assert uit.verschil == pytest.approx(-0.693, abs=0.001)
    assert uit.fout == pytest.approx(math.sqrt(psi1(hier) + math.pi / 2 * psi1(daar) / 10), abs=1e-4)
    assert uit.kans == pytest.approx(0.9989, abs=2e-4)
    assert (uit.plek, uit.van, uit.duidelijk) == (1, 11, True)
    assert len(uit.buren) == 10  # all as near as the eighth


def test_a_rise_before_the_begin_makes_the_outcome_unknown() -> None:
    """Twelve areas of 1,000 homes with 100 a year; one had 100, 140, 200 before and 280 after.

    Between the first and the last year, as counted: φ = 1 + 0.0144·100 = 2.44 and 1 + 0.0144·1300/12 = 2.56,
    so the change here is ψ(200/2.56 + ½) − ψ(100/2.44 + ½) = ln 2 (the φ's stand in y′ and n′ alike), and
    there ψ(100/2.56 + ½) − ψ(100/2.44 + ½) + ln(2.56/2.44) ≈ 0.
    """
    voor, na, n = np.full((12, 3), 100), np.full((12, 2), 100), np.full((12, 1), 1000)
    voor[3], na[3] = (100, 140, 200), 280
    uit, eerder = meet(voor, na, n, 3), vooraf(voor, na, n, 3)
    assert (uit.duidelijk, uit.verschil > 0) == (True, True)
    assert eerder.verschil == pytest.approx(math.log(2), abs=0.01)
    assert (eerder.plek, eerder.van) == (1, 12)
    assert effect.bezwaar(uit, eerder) == "steeg_al"
    assert effect.bezwaar(uit, None) == ("" if uit.lijken_genoeg else "lijkt_weinig")
    voor[3] = (280, 200, 140)  # a fall before counts as well, also when the outcome goes the other way
    assert effect.bezwaar(meet(voor, na, n, 3), vooraf(voor, na, n, 3)) == "daalde_al"


def test_the_same_direction_needs_less_to_be_doubted_and_strangers_say_nothing() -> None:
    def een(verschil: float, kans_: float, plek: int, afstand: float) -> effect.Effect:
        return effect.Effect(verschil, 0.0, 0.1, kans_, plek, 20, (1, 2, 3), (0.1, afstand, 9.0))

    duidelijk, toeval = een(0.5, 0.99, 1, 0.5), een(0.5, 0.6, 10, 0.5)
    zwak = een(0.2, 0.81, 4, 0.5)
    assert effect.bezwaar(duidelijk, zwak) == "steeg_al"  # kans 0.81, p 0.20
    assert effect.bezwaar(toeval, zwak) == ""
    assert effect.bezwaar(duidelijk, een(-0.2, 0.81, 4, 0.5)) == ""
    assert effect.bezwaar(duidelijk, een(-0.2, 0.91, 2, 0.5)) == "daalde_al"
    assert effect.bezwaar(een(0.5, 0.99, 1, 1.01), None) == "lijkt_weinig"
    assert effect.bezwaar(een(0.5, 0.99, 1, 0.99), None) == ""


def test_with_eight_areas_to_compare_with_nothing_is_said() -> None:
    voor, n = np.full((9, 2), 100), np.full((9, 1), 1000)
    stand = standen("telling", jaren(voor, np.repeat(n, 2, 1)), jaren(voor, np.repeat(n, 2, 1)))
    kenmerk = kenmerken("telling", jaren(voor, np.repeat(n, 2, 1)), stand)
    assert schat(stand, kenmerk, 0, np.ones(9, dtype=bool)) is None


def test_the_year_of_the_begin_belongs_to_neither_side() -> None:
    jaren_ = range(2018, 2026)
    assert vensters(dt.date(2023, 5, 1), jaren_) == effect.Vensters((2020, 2021, 2022), (2024, 2025))
    assert vensters(dt.date(2023, 1, 1), jaren_) == effect.Vensters((2020, 2021, 2022), (2023, 2024, 2025))
    assert vensters(dt.date(2025, 3, 1), jaren_).na == ()
    assert vensters(dt.date(2012, 3, 1), jaren_) == effect.Vensters((), (2018, 2019, 2020))


def test_the_level_before_leans_on_the_prior_of_the_lights() -> None:
    """Three areas, 10, 20 and 60 of 100: m = 0.3, spread of the rates 0.14/3.

    Counts: μ = 30, φ = 1 + 0.0144·30 = 1.432, n′ = 69.8324, s² = 0.0466667 − 0.3/69.8324 = 0.0423707, so
    a = 2.124108 and b = 7.080360. Shares: s² = 0.0466667 − 0.21/100 = 0.0445667, k = 0.21/s² − 1 = 3.712042.
    """
    y, n = np.array([[10.0], [20.0], [60.0]]), np.full((3, 1), 100.0)
    telling = standen("telling", jaren(y, n), jaren(y, n)).voor
    hand = [special.digamma(2.124108 + x / 1.432) - math.log(7.080360 + 69.8324) for x in (10, 20, 60)]
    assert telling == pytest.approx(hand, abs=1e-5)
    aandeel = standen("aandeel", jaren(y, n), jaren(y, n)).voor
    hand = [special.digamma(0.3 * 3.712042 + x) - special.digamma(103.712042) for x in (10, 20, 60)]
    assert aandeel == pytest.approx(hand, abs=1e-5)


def _trek(r: np.random.Generator, factor: float, *, slechtste: bool) -> tuple[np.ndarray, np.ndarray, int]:
    """Counts of 40 areas in five years and their homes; one of the ten worst (or any) gets `factor` in the
    last two years. True rates differ between areas, years vary by 12 % beyond Poisson, and drift together."""
    n = np.round(r.lognormal(np.log(250), 0.5, GEBIEDEN)).clip(40)[:, None]
    niveau = 0.1 * r.gamma(4, 0.25, GEBIEDEN)[:, None]
    jaar = np.cumprod(np.clip(r.normal(1, 0.04, 5), 0.9, 1.1))
    verwacht = niveau * n * jaar * np.clip(r.normal(1, 0.12, (GEBIEDEN, 5)), 0.6, 1.4)
    y = r.poisson(verwacht)
    tempo = y[:, :3].sum(axis=1) / n[:, 0]
    hier = int(r.choice(np.argsort(-tempo)[:10])) if slechtste else int(r.integers(GEBIEDEN))
    if factor != 1.0:
        y[hier, 3:] = r.poisson(verwacht[hier, 3:] * factor)
    return y, n, hier


def _telling(factor: float, *, slechtste: bool) -> tuple[float, float]:
    """Share of "clearly fell" and "clearly rose"."""
    r = np.random.default_rng(11)
    uit = []
    for _ in range(PER_KEER):
        y, n, hier = _trek(r, factor, slechtste=slechtste)
        een = meet(y[:, :3], y[:, 3:], n, hier)
        zegt = een.duidelijk and not effect.bezwaar(een, vooraf(y[:, :3], y[:, 3:], n, hier))
        uit.append((een.verschil, zegt))
    gedaald = sum(zegt and verschil < 0 for verschil, zegt in uit) / PER_KEER
    gestegen = sum(zegt and verschil > 0 for verschil, zegt in uit) / PER_KEER
    return gedaald, gestegen


@pytest.mark.parametrize("slechtste", [False, True])
def test_when_nothing_happens_words_claim_a_change_in_at_most_one_in_ten(slechtste: bool) -> None:
    gedaald, gestegen = _telling(1.0, slechtste=slechtste)
    assert gedaald + gestegen <= 0.12  # 10 % and the luck of 250 draws
    assert (
        gedaald <= 0.08
    )  # areas that are picked because they are bad don't seem to get better by themselves


def test_a_true_halving_with_enough_counts_is_found() -> None:
    gedaald, gestegen = _telling(0.5, slechtste=True)
    assert gedaald >= 0.70
    assert gestegen == 0.0


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), volgorde=st.permutations(range(14)))
def test_other_names_in_another_order_give_the_same_effect(seed: int, volgorde: list[int]) -> None:
    r = np.random.default_rng(seed)
    n = r.integers(100, 900, 14)[:, None]
    y = r.poisson(0.1 * n, (14, 4))
    een = meet(y[:, :2], y[:, 2:], n, 5)
    v = np.array(volgorde)
    twee = meet(y[v][:, :2], y[v][:, 2:], n[v], int(np.flatnonzero(v == 5)[0]))
    assert twee.verschil == pytest.approx(een.verschil)
    assert (twee.plek, twee.van) == (een.plek, een.van)
    assert {int(v[b]) for b in twee.buren} == set(een.buren)


def test_shares_and_marks_are_measured_on_their_own_scale() -> None:
    n = np.full((12, 1), 400)
    voor = np.tile([[40], [44], [36]], (4, 2))
    na = voor.copy()
    na[0] = 12
    uit = meet(voor, na, n, 0, "aandeel")
    assert uit.duidelijk
    assert math.exp(uit.verschil) == pytest.approx(12 / 40, rel=0.12)
    cijfers = np.tile([[7.0], [7.2], [6.8]], (4, 2))
    later = cijfers.copy()
    later[0] = 8.0
    respondenten, fout2 = np.full((12, 2), 60.0), np.full((12, 2), 1.8**2 / 60)
    leeg = np.full((12, 2), np.nan)
    een, twee = Jaren(leeg, respondenten, cijfers, fout2), Jaren(leeg, respondenten, later, fout2)
    stand = standen("cijfer", een, twee)
    punt = schat(stand, kenmerken("cijfer", een, stand), 0, np.ones(12, dtype=bool))
    assert punt is not None
    assert punt.verschil == pytest.approx(1.0, abs=0.15)
    assert punt.duidelijk
