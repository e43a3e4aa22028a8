"""Support in blocks, from whom, in words; levelling against exhaustive search; the scoreboard."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.fouten import Geweigerd
from monitor.prognose.advies import adviseer, blokken, mik, woord
from monitor.prognose.invoer import Projectplan
from monitor.prognose.refresh import ZEKERHEDEN
from monitor.prognose.scorebord import GEMIDDELDE, MODEL, PLANNING, scorebord
from monitor.prognose.verschuif import (
    Doel,
    beweegbaar,
    daal,
    probeer_alles,
    schuiven,
    stel_voor,
    zoek,
)
from monitor.prognose.voorspel import Voorspeller, kans_te_druk, voorspel
from tests.prognose.gevallen import invoer, project, vlak


def _paden(per_week: list[list[float]]) -> np.ndarray:
    """Paths from the possible loads of each week: S × h."""
    return np.array(per_week).T


AANWEZIG = np.ones(5, dtype=bool)


def test_the_least_hours_that_fit_four_out_of_five_paths() -> None:
    # weeks 1 and 2: loads 40..48 in five equally likely paths, capacity 40; 80 % fits with 46 - 40 = 6 hours
    vol = [40.0, 42.0, 44.0, 46.0, 48.0]
    rustig = [30.0] * 5
    paden = _paden([rustig, vol, vol, rustig, rustig])
    assert blokken(paden, np.full(5, 40.0), AANWEZIG, 0.8) == [(1, 3, 6.0)]
    assert blokken(paden, np.full(5, 40.0), AANWEZIG, 0.6) == [(1, 3, 4.0)]
    # at 20 % certainty the load fits already: nothing to advise
    assert blokken(paden, np.full(5, 40.0), AANWEZIG, 0.2) == []


def test_one_busy_week_alone_is_too_short_to_hire_for() -> None:
    paden = _paden([[30.0] * 4, [60.0] * 4, [30.0] * 4, [30.0] * 4, [30.0] * 4])
    assert blokken(paden, np.full(5, 40.0), AANWEZIG, 0.8) == []


def test_a_single_calm_week_joins_and_leave_breaks() -> None:
    paden = _paden([[50.0] * 4, [50.0] * 4, [39.0] * 4, [50.0] * 4, [50.0] * 4])
    cap = np.full(5, 40.0)
    assert [b[:2] for b in blokken(paden, cap, AANWEZIG, 0.8)] == [(0, 5)]
    weg = AANWEZIG.copy()
    weg[2] = False
    assert [b[:2] for b in blokken(paden, cap, weg, 0.8)] == [(0, 2), (3, 5)]


def test_a_run_is_cut_where_the_peak_begins() -> None:
    # two weeks 4 hours over, then three weeks 20 hours over: two blocks ask 68 hours, one would ask 100
    paden = _paden([[44.0] * 4, [44.0] * 4, [60.0] * 4, [60.0] * 4, [60.0] * 4])
    assert blokken(paden, np.full(5, 40.0), AANWEZIG, 0.8) == [(0, 2, 4.0), (2, 5, 20.0)]


def test_each_week_of_a_block_fits_not_only_its_mean() -> None:
    # week 1 fits in all four paths with 4 hours and week 2 in two of them: a mean of 75 %, but week 2 asks 12
    paden = _paden([[30.0] * 4, [44.0] * 4, [44.0, 44.0, 52.0, 60.0], [30.0] * 4, [30.0] * 4])
    cap = np.full(5, 40.0)
    assert blokken(paden, cap, AANWEZIG, 0.75) == [(1, 3, 12.0)]
    # over the block as a whole 90 % asks that the last path fits too
    assert blokken(paden, cap, AANWEZIG, 0.75, 0.9) == [(1, 3, 20.0)]
    assert blokken(paden, cap + np.array([0, 12, 12, 0, 0]), AANWEZIG, 0.75, 0.9) == []


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.sampled_from(ZEKERHEDEN), st.integers(1, 3))
def test_who_follows_an_advice_gets_no_other_for_those_weeks(seed: int, zekerheid: float, om: int) -> None:
    """Random loads and rosters: one advice settles its weeks, all of them leave nothing."""
    rng = np.random.default_rng(seed)
    niveau = 28 + 6 * np.sin(np.arange(26) / om) + rng.normal(0, 2, 26)
    paden = niveau + rng.normal(0, 4, (60, 1)) + rng.normal(0, 3, (60, 26))
    cap = np.where(np.arange(26) % 2, 28.0, 35.0)
    aanwezig = rng.random(26) > 0.1

    def advies(capaciteit: np.ndarray) -> list[tuple[int, int, float]]:
        return blokken(paden, capaciteit, aanwezig, zekerheid, mik(zekerheid))

    def met(gevolgd: list[tuple[int, int, float]]) -> np.ndarray:
        steun = np.zeros(26)
        for van, tot, uren in gevolgd:
            steun[van:tot] += uren
        return cap + steun

    alle = advies(cap)
    past = (paden <= met(alle)).mean(axis=0)
    assert all((past[van:tot] >= zekerheid).all() for van, tot, _ in alle)
    assert all((((paden > cap).mean(axis=0) > 1 - zekerheid)[van:tot]).any() for van, tot, _ in alle)
    assert advies(met(alle)) == []
    for blok in alle:
        weken = set(range(*blok[:2]))
        assert not any(weken & set(range(van, tot)) for van, tot, _ in advies(met([blok])))


@pytest.mark.parametrize(
    ("kans", "zin"),
    [
        (0.1, "rustig"),
        (0.2, "let op"),
        (0.5, "let op"),
        (0.52, "in 6 van de 10 gevallen te druk"),
        (0.7, "in 7 van de 10 gevallen te druk"),
        (1.0, "in 10 van de 10 gevallen te druk"),
    ],
)
def test_chance_in_words(kans: float, zin: str) -> None:
    assert woord(kans) == zin


def test_support_names_the_project_its_phase_and_the_colleague_with_room() -> None:
    T = 120
    druk = project("POT", 0, (T - 10, T + 2, T + 20, T + 26), T, woningen=150)
    geval = invoer(vlak(2, T, 0), van=[0, 1], projecten=(druk,), capaciteit=20.0)
    geval = replace(geval, capaciteit=np.stack([np.full(T + 26, 14.0), np.full(T + 26, 60.0)]))
    adviezen = adviseer(voorspel(geval, 0), 0.8)
    assert {a.coordinator for a in adviezen} == {"C0"}
    zwaarste = max(adviezen, key=lambda a: a.uren_per_week)
    assert (zwaarste.oorzaak, zwaarste.fase) == ("POT", "uitvoering")
    assert zwaarste.bronnen[0].startswith("sociaal projectleider")
    assert zwaarste.collegas == ("C1",)
    assert len(zwaarste.weken) >= 2
    totaal = zwaarste.uren_per_week * len(zwaarste.weken)
    assert zwaarste.gebruikt + zwaarste.over == pytest.approx(totaal)
    assert 0 < zwaarste.gebruikt < totaal


def test_agreeing_to_every_advice_of_a_small_corporation_leaves_none_at_that_certainty() -> None:
    T = 120
    druk = project("POT", 0, (T - 10, T + 2, T + 20, T + 26), T, woningen=150)
    v = voorspel(invoer(vlak(3, T, 0), van=[0, 0, 1], projecten=(druk,), capaciteit=22.0), 0)
    for zekerheid in ZEKERHEDEN:
        alle = adviseer(v, zekerheid)
        kans = kans_te_druk(v.per_coordinator, v.capaciteit)
        past = (kans <= 1 - zekerheid + 1e-12).all(axis=0)  # C: every week meets it
        assert alle
        assert past.any()
        assert not {a.coordinator for a in alle} & {c for c, p in zip(("C0", "C1"), past, strict=True) if p}
        capaciteit = v.invoer.capaciteit.copy()
        for a in alle:
            capaciteit[0, np.isin(np.array(v.invoer.weken), np.array(a.weken))] += a.uren_per_week
        gevolgd = replace(v, invoer=replace(v.invoer, capaciteit=capaciteit))
        assert adviseer(gevolgd, zekerheid) == ()


def test_a_colleague_whose_hours_we_do_not_know_is_not_named() -> None:
    """The same case, but C1 registered 6 of the last 13 weeks; with 7 there is enough to know."""
    T = 120
    druk = project("POT", 0, (T - 10, T + 2, T + 20, T + 26), T, woningen=150)
    for bekend, wie in ((6, ()), (7, ("C1",))):
        uren = vlak(2, T, 0)
        uren[1, T - 13 : T - bekend] = np.nan
        geval = invoer(uren, van=[0, 1], projecten=(druk,), capaciteit=20.0)
        geval = replace(geval, capaciteit=np.stack([np.full(T + 26, 14.0), np.full(T + 26, 60.0)]))
        adviezen = adviseer(voorspel(geval, 0), 0.8)
        assert adviezen
        assert {a.collegas for a in adviezen} == {wie}


def test_more_certainty_asks_more_hours() -> None:
    T = 120
    druk = project("POT", 0, (T - 10, T + 2, T + 20, T + 26), T, woningen=150)
    v = voorspel(invoer(vlak(2, T, 0), projecten=(druk,), capaciteit=24.0), 0)
    uren = [
        sum(a.uren_per_week * len(a.weken) for a in adviseer(v, zekerheid)) for zekerheid in (0.5, 0.7, 0.9)
    ]
    assert uren[0] < uren[1] < uren[2]


# -- levelling ---------------------------------------------------------------------------------------


def _doel(seed: int, aantal: int) -> tuple[Doel, dict[str, tuple[int, ...]]]:
    """Random bumps that can shift along 20 weeks with capacity 10."""
    rng = np.random.default_rng(seed)
    keuzes = {f"P{i}": (-4, -2, 0, 2, 4) for i in range(aantal)}
    basis = rng.uniform(6, 11, (30, 20))
    verschil = {}
    for naam in keuzes:
        bult = np.zeros(40)
        begin = int(rng.integers(12, 22))
        bult[begin : begin + 6] = rng.uniform(2, 6)
        basis += bult[10:30]
        verschil[naam] = {w: (np.roll(bult, w) - bult)[10:30] for w in keuzes[naam] if w}
    return Doel(basis, np.full(20, 10.0), verschil), keuzes


def test_two_bumps_on_one_spot_move_apart_by_hand() -> None:
    bult = np.array([0.0, 0, 4, 4, 0, 0])
    later = np.array([0.0, 0, 0, 0, 4, 4])
    paden = np.full((1, 6), 6.0) + 2 * bult  # 14 on weeks 2 and 3, capacity 10: 8 hours short
    doel = Doel(paden, np.full(6, 10.0), {n: {2: later - bult} for n in ("A", "B")})
    assert doel.tekort({}) == 8.0
    beste = zoek(doel, {"A": (0, 2), "B": (0, 2)})
    assert sorted(beste.values()) == [0, 2]
    assert doel.tekort(beste) == 0.0


@pytest.mark.parametrize("seed", range(6))
def test_up_to_three_projects_equals_exhaustive_search(seed: int) -> None:
    for aantal in (1, 2, 3):
        doel, keuzes = _doel(seed, aantal)
        alle = [doel.waarde(dict(zip(keuzes, c, strict=True))) for c in itertools.product(*keuzes.values())]
        assert doel.waarde(zoek(doel, keuzes)) == min(alle)


def test_descent_comes_close_to_exhaustive_search_with_four() -> None:
    for seed in range(4):
        doel, keuzes = _doel(seed, 4)
        winst = [doel.waarde({})[0] - doel.waarde(z(doel, keuzes))[0] for z in (daal, probeer_alles)]
        assert winst[0] >= 0.95 * winst[1]


def _plan(T: int, naam: str, buurt: int, *, voorlopig: bool) -> Projectplan:
    p = project(naam, buurt, (T + 4, T + 8, T + 18, T + 22), T, woningen=150)
    return replace(p, voorlopig=voorlopig, vroegste=T + 4, laatste=T + 24)


def test_only_provisional_projects_move_inside_their_window() -> None:
    T = 110
    vast, los = _plan(T, "VAST", 0, voorlopig=False), _plan(T, "LOS", 1, voorlopig=True)
    assert not beweegbaar(vast, T)
    assert beweegbaar(los, T)
    assert not beweegbaar(replace(los, vroegste=None), T)
    assert not beweegbaar(replace(los, werkelijk=1), T)
    keuzes = schuiven(los, T)
    assert (min(keuzes), max(keuzes)) == (0, 20)
    assert len(keuzes) <= 15
    geval = invoer(vlak(2, T, 4), horizon=52, projecten=(vast, los), capaciteit=34.0)
    voorstel = stel_voor(Voorspeller(geval, 0))
    assert [m.project for m in voorstel.verzet] == ["LOS"]
    assert 0 < voorstel.verzet[0].weken <= 20
    assert voorstel.tekort_straks < 0.9 * voorstel.tekort_nu
    assert voorstel.verzet[0].gewonnen == pytest.approx(voorstel.tekort_nu - voorstel.tekort_straks)


def test_work_pushed_out_of_sight_is_no_gain_of_itself() -> None:
    """Capacity 10, ten hours above it in two of four weeks: q = ½, so an hour that leaves sight still counts
    for half an hour short. Out of the peak it saves half of itself; out of a calm week it costs."""
    paden = np.array([[20.0, 20.0, 4.0, 4.0]])
    weg = {"PIEK": {5: np.array([[-8.0, 0.0, 0.0, 0.0]])}, "RUST": {5: np.array([[0.0, 0.0, -4.0, 0.0]])}}
    doel = Doel(paden, np.full(4, 10.0), weg)
    assert doel.tekort({}) == 20.0
    assert doel.tekort({"PIEK": 5}) == 20.0 - 8.0 + 0.5 * 8.0
    assert doel.tekort({"RUST": 5}) == 20.0 + 0.5 * 4.0
    # moved within sight nothing leaves: only the shortage counts; weeks on leave say nothing about q
    binnen = Doel(paden, np.array([10.0, 10.0, 10.0, 1e8]), {"P": {2: np.array([[-8.0, 0.0, 8.0, 0.0]])}})
    assert binnen.tekort({"P": 2}) == 2.0 + 10.0 + 2.0


def test_a_short_horizon_is_refused() -> None:
    with pytest.raises(Geweigerd, match="minstens 40 weken"):
        stel_voor(Voorspeller(invoer(vlak(1, 60, 0)), 0))


def test_the_scoreboard_compares_three_ways_on_the_same_weeks() -> None:
    geval = invoer(vlak(3, 140, 0), van=[0, 0, 1])
    v = voorspel(geval, 0)
    bord = scorebord(v.eerdere, geval.T)
    assert [s.naam for s in bord] == [MODEL, GEMIDDELDE, PLANNING]
    assert {s.weken for s in bord} == {3 * 26 * 2}
    assert all(0 < s.pinball < 5 and 0.5 < s.dekking <= 1 for s in bord)
    assert all(s.misser is not None and s.pinball < s.misser < 10 for s in bord)
    assert scorebord((), 140) == ()
