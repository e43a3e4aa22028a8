"""The rules of a year plan, on cases computed by hand."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.jaarplan.plan.voortgang import (
    Zekercijfer,
    beoordeel,
    eigen_interval,
    gevraagd_per_week,
    interval,
    kans_onder,
    kans_op_doel,
    overgegaan,
    samen,
    te_laat,
    tel,
)

VANDAAG = dt.date(2026, 11, 20)


def _cijfer(a: float, b: float, n: float = 100.0, y: float = 2.0, waarde: float | None = None) -> Zekercijfer:
    return Zekercijfer("BU1", y, n, y / n if waarde is None else waarde, a, b)


def test_the_chance_of_a_count_is_that_of_its_gamma() -> None:
    # Gamma(1, rate 100) is exponential: P(θ < 0.03) = 1 − e^−3
    assert kans_onder("telling", 0.02, 1.0, 100.0, 0.03) == pytest.approx(1 - math.exp(-3))
    # Gamma(2, rate): P = 1 − e^−x (1 + x), x = rate × target
    assert kans_onder("telling", 0.02, 2.0, 200.0, 0.01) == pytest.approx(1 - math.exp(-2) * 3)
    assert kans_op_doel("telling", 0.02, 1.0, 100.0, 0.03, 1) == pytest.approx(math.exp(-3))


def test_the_chance_of_a_share_is_that_of_its_beta() -> None:
    assert kans_onder("aandeel", 0.5, 1.0, 1.0, 0.3) == pytest.approx(0.3)  # uniform
    assert kans_onder("aandeel", 0.5, 2.0, 1.0, 0.3) == pytest.approx(0.09)  # density 2x
    assert kans_onder("aandeel", 0.5, 2.0, 1.0, 1.5) == 1.0


def test_the_chance_of_a_mark_is_that_of_student() -> None:
    # one degree of freedom is Cauchy: one standard error above the mark lies 3/4
    assert kans_onder("cijfer", 7.0, 0.2, 1.0, 7.2) == pytest.approx(0.75)
    assert kans_op_doel("cijfer", 7.0, 0.2, 1.0, 7.2, 1) == pytest.approx(0.25)
    assert kans_op_doel("cijfer", 7.3, 0.0, 5.0, 7.2, 1) == 1.0  # everybody was asked


def test_a_class_has_no_error_and_counts_on_the_target_itself() -> None:
    assert kans_op_doel("klasse", 5.0, 0.0, 0.0, 5.0, 1) == 1.0
    assert kans_op_doel("klasse", 4.0, 0.0, 0.0, 5.0, 1) == 0.0
    assert interval("klasse", 4.0, None, None) == (None, None)


def test_counts_of_several_buurten_are_added_up_and_borrow_nothing() -> None:
    # 8 on 400 and 12 on 600: 20 on 1,000; φ = 1 + 0.0144·8 = 1.1152 and 1 + 0.0144·12 = 1.1728, so 1.14976
    uit = samen("telling", [_cijfer(99.0, 1.0, 400.0, 8.0), _cijfer(99.0, 1.0, 600.0, 12.0)])
    assert uit == pytest.approx((0.02, 0.5 + 20 / 1.14976, 1000 / 1.14976))
    laag, hoog = interval("telling", *uit)  # type: ignore[misc]
    assert laag is not None
    assert hoog is not None
    assert laag < 0.0135  # as wide as twenty events are: the naked Poisson interval is 12.2 to 30.9
    assert hoog > 0.0295
    assert samen("telling", [_cijfer(1.0, 1.0, 400.0, 0.0), _cijfer(1.0, 1.0, 600.0, 0.0)]) == (
        0.0,
        0.5,
        1000.0,
    )


def test_shares_and_marks_of_several_buurten() -> None:
    uit = samen("aandeel", [_cijfer(1.0, 1.0, y=50.0), _cijfer(1.0, 1.0, y=30.0)])
    assert uit == (0.4, 80.5, 120.5)
    # marks 7 (30 answers) and 8 (10 answers): 7.25; se² = (3/4)²·0.04 + (1/4)²·0.16 = 0.0325
    cijfers = [_cijfer(0.2, 29.0, 30.0, waarde=7.0), _cijfer(0.4, 9.0, 10.0, waarde=8.0)]
    assert samen("cijfer", cijfers) == pytest.approx((7.25, math.sqrt(0.0325), 38.0))


def test_what_can_carry_no_judgement_takes_no_part() -> None:
    leeg = Zekercijfer("BU2", None, None, None, None, None)
    assert samen("telling", [leeg]) is None
    assert samen("telling", [_cijfer(2.0, 100.0), leeg]) == (0.02, 2.0, 100.0)
    klasse = Zekercijfer("BU1", None, None, 4.0, 0.0, 0.0)
    assert samen("klasse", [klasse]) == (4.0, 0.0, 0.0)
    assert samen("klasse", [klasse, klasse]) is None  # classes are not added up


@pytest.mark.parametrize(
    ("kans", "woord"),
    [(0.90, "gehaald"), (0.899, "nog niet te zeggen"), (0.101, "nog niet te zeggen"), (0.10, "niet gehaald")],
)
def test_reached_is_a_matter_of_certainty(kans: float, woord: str) -> None:
    uit = beoordeel(kans, 2025, VANDAAG)
    assert uit.woord == woord
    assert uit.kans == kans
    assert "100 %" not in uit.zin


def test_a_small_buurt_on_its_target_is_not_yet_reached() -> None:
    """Eight on 1,000 homes where eight and a half is the target: naked a success, by certainty not yet."""
    kans = kans_op_doel("telling", 0.008, 9.0, 1100.0, 8.5 / 1000, -1)
    assert 0.10 < kans < 0.90
    assert beoordeel(kans, 2025, VANDAAG).woord == "nog niet te zeggen"


def test_before_the_figures_of_the_year_there_is_no_verdict() -> None:
    assert beoordeel(0.99, 2026, VANDAAG).woord == "weten we niet"
    assert "cijfers over 2026 komen in 2027" in beoordeel(0.99, 2026, VANDAAG).zin
    assert "nog niet ingelezen" in beoordeel(None, 2025, VANDAAG).zin
    assert "maar van 89 % van de woningen" in beoordeel(0.99, 2025, VANDAAG, dekking=0.89).zin
    assert beoordeel(0.99, 2025, VANDAAG, dekking=0.90).woord == "gehaald"


def test_a_year_that_runs_and_has_a_figure_says_how_it_stands_so_far() -> None:
    uit = beoordeel(0.03, 2026, VANDAAG, al_een_cijfer=True)
    assert (uit.woord, uit.kans) == ("nog niet te zeggen", None)
    assert uit.zin == "het jaar 2026 is nog niet om; met het cijfer tot nu toe ligt het doel niet op koers"
    assert beoordeel(0.95, 2026, VANDAAG, al_een_cijfer=True).zin.endswith("ligt het doel op koers")
    assert beoordeel(0.5, 2026, VANDAAG, al_een_cijfer=True).zin.endswith("kan het beide kanten op")
    for kans, dekking in ((None, 1.0), (0.95, 0.5)):
        zin = beoordeel(kans, 2026, VANDAAG, dekking=dekking, al_een_cijfer=True).zin
        assert zin == "het jaar 2026 is nog niet om"


def test_the_margin_of_one_area_is_that_of_its_own_figure() -> None:
    # Garwood of 10 events: 4.795 to 18.390; Wilson of 10 in 100: 0.0552 to 0.1744
    assert eigen_interval("telling", 10.0, 100.0) == pytest.approx((0.04795, 0.18390), abs=1e-5)
    assert eigen_interval("telling", 0.0, 100.0) == pytest.approx((0.0, 0.036889), abs=1e-5)
    assert eigen_interval("aandeel", 10.0, 100.0) == pytest.approx((0.05523, 0.17437), abs=1e-5)
    assert eigen_interval("cijfer", None, 30.0) is None


def test_late_is_past_its_end_and_not_finished_dropped_or_carried_on() -> None:
    gisteren = VANDAAG - dt.timedelta(days=1)
    assert te_laat(gisteren, "loopt", VANDAAG)
    assert te_laat(gisteren, "gepland", VANDAAG)
    assert not te_laat(VANDAAG, "loopt", VANDAAG)  # the last day itself
    assert not te_laat(gisteren, "klaar", VANDAAG)
    assert not te_laat(gisteren, "vervallen", VANDAAG)
    assert not te_laat(gisteren, "loopt", VANDAAG, doorgezet=True)


def test_an_action_that_was_carried_on_is_late_until_its_own_year_is_over() -> None:
    assert not overgegaan(2026, dt.date(2026, 12, 31), meegenomen=True)
    assert overgegaan(2026, dt.date(2027, 1, 1), meegenomen=True)
    assert not overgegaan(2026, dt.date(2027, 1, 1), meegenomen=False)


def test_progress_adds_up_first_and_leaves_out_what_was_dropped() -> None:
    uit = tel(
        [("klaar", False, 3, 3), ("loopt", True, 4, 1), ("gepland", False, 0, 0), ("vervallen", False, 9, 9)]
    )
    assert (uit.acties, uit.klaar, uit.lopend, uit.laat, uit.stappen, uit.stappen_klaar) == (3, 1, 1, 1, 7, 4)
    assert uit.zin == "1 van 3 acties klaar, 1 te laat · 4 van 7 stappen gezet"
    assert tel([]).zin == "nog geen acties"


def test_every_week_that_an_action_touches_asks_its_hours() -> None:
    # Wednesday 4 March to Monday 16 March 2026 touches the weeks of 2, 9 and 16 March
    rijen = [(dt.date(2026, 3, 4), dt.date(2026, 3, 16), "loopt", 2.0),
             (dt.date(2026, 3, 9), dt.date(2026, 3, 15), "klaar", 1.5),
             (dt.date(2026, 3, 9), dt.date(2026, 3, 15), "vervallen", 40.0),
             (dt.date(2026, 3, 9), dt.date(2026, 3, 15), "gepland", None)]  # fmt: skip
    assert gevraagd_per_week(rijen) == {
        dt.date(2026, 3, 2): 2.0, dt.date(2026, 3, 9): 3.5, dt.date(2026, 3, 16): 2.0
    }  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.floats(0.5, 50), st.floats(10, 5000), st.floats(0.0001, 0.2), st.floats(0.0001, 0.2),
    st.sampled_from(["telling", "aandeel", "cijfer"]),
)  # fmt: skip
def test_a_milder_target_is_never_less_likely(a: float, b: float, t1: float, t2: float, soort: str) -> None:
    laag, hoog = sorted((t1, t2))
    assert kans_onder(soort, 0.05, a, b, laag) <= kans_onder(soort, 0.05, a, b, hoog) + 1e-12
    assert kans_op_doel(soort, 0.05, a, b, laag, -1) + kans_op_doel(
        soort, 0.05, a, b, laag, 1
    ) == pytest.approx(1)
