"""Colours, memory, trend and attention score on small cases worked out by hand."""

import numpy as np
import pytest

from monitor.leefbaarheid import aandacht, licht, trend
from monitor.leefbaarheid.licht import GEEL, GRIJS, GROEN, ROOD
from monitor.leefbaarheid.waarneming import vorige_punt

NAN = float("nan")


def _rij(*waarden: float) -> np.ndarray:
    return np.array(waarden, dtype=np.float64)


def test_a_colour_needs_ninety_percent() -> None:
    kleur = licht.kleur(_rij(0.90, 0.899, 0.0, 0.05, NAN), _rij(0.0, 0.0, 0.90, 0.2, 0.5))
    assert kleur.tolist() == [ROOD, GEEL, GROEN, GEEL, GRIJS]


def test_two_kinds_of_amber() -> None:
    rood, groen = _rij(0.3, 0.45), _rij(0.1, 0.45)
    rond, onzeker = licht.soort_geel(licht.kleur(rood, groen), rood, groen)
    assert (rond.tolist(), onzeker.tolist()) == ([True, False], [False, True])


def _reeks(kans_rood: list[float], kans_groen: list[float]) -> list[int]:
    rood, groen = np.array(kans_rood), np.array(kans_groen)
    punt = vorige_punt(np.zeros(len(rood), dtype=np.int64), np.isfinite(rood))
    jaren = np.arange(2020, 2020 + len(rood))
    return licht.geheugen(licht.kleur(rood, groen), rood, groen, jaren, punt).tolist()


def test_red_stays_while_more_likely_than_not() -> None:
    assert _reeks([0.95, 0.6, 0.5, 0.49, 0.6], [0.0] * 5) == [ROOD, ROOD, ROOD, GEEL, GEEL]


def test_green_stays_while_more_likely_than_not_and_gives_way_to_red() -> None:
    assert _reeks([0.0, 0.1, 0.95, 0.4], [0.95, 0.55, 0.0, 0.1]) == [GROEN, GROEN, ROOD, GEEL]


def test_a_grey_year_does_not_wipe_the_memory() -> None:
    assert _reeks([0.95, NAN, 0.6], [0.0, NAN, 0.1]) == [ROOD, GRIJS, ROOD]


def test_a_break_ends_the_memory() -> None:
    punt = vorige_punt(np.array([0, 0, 1]), np.ones(3, dtype=bool))
    assert punt.tolist() == [-1, 0, -1]


def _trend(niveau: list[float], variantie: float, richting: float = 1.0) -> str:
    n = len(niveau)
    uit = trend.bereken(
        np.zeros(n, dtype=np.int64),
        np.arange(2020, 2020 + n),
        np.array(niveau),
        np.full(n, variantie),
        1,
        richting,
    )
    return str(uit.woord[0])


def test_trend_needs_five_points() -> None:
    assert _trend([10, 12, 14, 16], 0.01) == "onbekend"
    assert _trend([10, 12, 14, 16, 18], 0.01) == "slechter"
    assert _trend([10, 12, 14, 16, 18], 0.01, -1.0) == "beter"


def test_trend_needs_certainty_and_size() -> None:
    # slope 2 a year, Σ(t − t̄)² = 10: z = 2·√(10/v); z = 1.96 at v = 10.41
    assert _trend([10, 12, 14, 16, 18], 10.3) == "slechter"
    assert _trend([10, 12, 14, 16, 18], 10.6) == "gelijk"
    # +9 % over the whole period is no arrow, however certain
    assert _trend([95.5, 97.75, 100, 102.25, 104.5], 1e-6) == "gelijk"


def test_attention_score_by_hand() -> None:
    # area 0: (1·0.9 + 1·0.5)/2 = 0.7; area 1: one of two figures = coverage 0.5: no score; area 2: 0.1
    uit = aandacht.bereken(
        np.array([0, 0, 1, 1, 2, 2]),
        _rij(0.9, 0.5, 1.0, NAN, 0.1, 0.1),
        np.ones(6),
        np.full(3, 2.0),
        3,
        seed=1,
    )
    assert uit.score[[0, 2]].tolist() == pytest.approx([0.7, 0.1])
    assert np.isnan(uit.score[1])
    assert uit.dekking.tolist() == [1.0, 0.5, 1.0]
    assert uit.rang[[0, 2]].tolist() == [1, 2]
    assert np.isnan(uit.rang_laag[1])


def test_rank_band_is_narrow_when_sure_and_wide_when_not() -> None:
    zeker = aandacht.bereken(np.arange(5), _rij(1, 1, 1, 0, 0), np.ones(5), np.ones(5), 5, seed=7)
    assert (zeker.rang_hoog - zeker.rang_laag)[:3].max() <= 1
    assert zeker.rang_laag[3] > zeker.rang_hoog[0]
    onzeker = aandacht.bereken(np.arange(5), np.full(5, 0.5), np.ones(5), np.ones(5), 5, seed=7)
    assert (onzeker.rang_hoog - onzeker.rang_laag).min() >= 2
    weer = aandacht.bereken(np.arange(5), np.full(5, 0.5), np.ones(5), np.ones(5), 5, seed=7)
    assert weer.rang_hoog.tolist() == onzeker.rang_hoog.tolist()
