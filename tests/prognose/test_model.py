"""The model: design by hand, known hours found back, sums that fit, the same figures for a seed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from monitor.fouten import Geweigerd
from monitor.intake.stamgegevens import KENGETALLEN
from monitor.prognose.invoer import Projectplan, per_coordinator
from monitor.prognose.kengetallen import meet, projecturen
from monitor.prognose.ontwerp import MINSTE_WONINGEN, NIEUWBOUW, bouw, kenmerken, stap
from monitor.prognose.paden import Simulator, verplaatst
from monitor.prognose.schat import schat
from monitor.prognose.voorspel import Voorspeller, chronisch_vol, kans_te_druk, kwantielen, voorspel
from tests.bench.prognose_maker import SOORTEN_BENCH, kleiner, maak, schrijf
from tests.prognose.gevallen import invoer, project, vlak


def test_features_of_a_project_by_hand() -> None:
    # preparation weeks 4..7 (8 h), execution 8..9 (6 h), aftercare 10..13 (4 h)
    f = kenmerken(np.array([[4, 8, 10, 14]]), np.array([8.0, 6.0, 4.0]), np.arange(20))[0]
    # early half of the preparation: (1 - x)/4 of 8 h with x = 1/8, 3/8, 5/8, 7/8
    assert f[0, 4:8] == pytest.approx([1.75, 1.25, 0.75, 0.25])
    assert f[1, 4:8] == pytest.approx([0.25, 0.75, 1.25, 1.75])
    assert f[2:4].sum(axis=0)[8:10] == pytest.approx([3.0, 3.0])
    assert f[:6].sum(axis=1) == pytest.approx([4, 4, 3, 3, 2, 2])
    # lead: three weeks at the weekly hours of the preparation; tail: fading from those of the aftercare
    assert f[6, :5] == pytest.approx([0, 2, 2, 2, 0])
    assert f[7, 13:19] == pytest.approx([0, 1, 0.75, 0.5, 0.25, 0])


def test_new_homes_are_a_type_of_the_plan_and_count_from_their_hand_over_on() -> None:
    """The rule speaks of a type by name: that name must be one that plans and kengetallen have."""
    assert NIEUWBOUW in {soort for soort, _ in KENGETALLEN}
    oplevering = project("a", 1, (10, 20, 30, 40), 60)  # handed over in week 20
    gewoon = invoer(vlak(2, 60, 1), van=[0, 0], projecten=(oplevering,))
    nieuw = replace(oplevering, type=NIEUWBOUW)
    deel = stap(gewoon, [nieuw])
    assert not deel[0].any()
    assert not deel[1, :20].any()
    assert deel[1, 20:] == pytest.approx(100 / max(MINSTE_WONINGEN, gewoon.woningen[1]))
    assert not stap(gewoon, [oplevering]).any()


def test_an_earlier_moment_knows_only_what_was_known_then() -> None:
    p = Projectplan("P", "P", "renovatie", 0, 100, 5, (12, 22, 60, 70), 2, (10, 20, 50, 60))
    toen = p.op(15)
    assert toen.grenzen == (12, 22, 52, 62)  # start has happened, the rest as first planned from there
    assert toen.werkelijk == 1
    later = p.op(30)
    assert later.grenzen == (12, 22, 52, 62)
    assert later.werkelijk == 2
    eerder = p.op(10)
    assert eerder.grenzen == (11, 21, 51, 61)  # planned for week 10, not started by then: not before week 11
    assert eerder.werkelijk == 0
    geheel = invoer(vlak(1, 80, 0), projecten=(replace(p, bekend=40),))
    assert geheel.terug(52, 26).projecten == ()
    assert geheel.terug(26, 26).projecten[0].werkelijk == 2
    assert geheel.terug(26, 26).T == 54


def test_a_flat_level_is_forecast_flat() -> None:
    v = voorspel(invoer(vlak(4, 156, 1)), seed=3)
    q = kwantielen(v.per_coordinator)[:, :, 0]
    assert q[1] == pytest.approx(40, abs=2.5)
    # noise of the sum: 0.6 * sqrt(40) = 3.8 hours, so P10-P90 is about 9.7 hours wide
    assert (q[2] - q[0]).mean() == pytest.approx(9.7, rel=0.4)


def test_known_project_hours_are_found_back_in_about_80_percent() -> None:
    binnen = []
    for seed in range(10):
        rng = np.random.default_rng(seed)
        T, B = 156, 40
        starts = rng.integers(5, T - 60, B)
        plannen = tuple(
            project(f"P{b:02}", b, (s, s + 10, s + 40, s + 50), T, woningen=70) for b, s in enumerate(starts)
        )
        leeg = invoer(np.zeros((B, T)), projecten=plannen)
        echt = bouw(leeg).project[:, :6, :T].sum(axis=1) * np.maximum(0.1, rng.normal(1, 0.3, B))[:, None]
        mu = 10 + echt
        uren = np.maximum(0, mu + rng.normal(size=mu.shape) * np.sqrt(mu))
        geval = replace(leeg, uren=uren)
        schatting = schat(geval)
        for b in range(B):
            laag, hoog = np.quantile(projecturen(geval, schatting, b, seed), [0.1, 0.9])
            binnen.append(laag <= echt[b].sum() <= hoog)
    assert len(binnen) == 400
    assert 0.75 <= np.mean(binnen) <= 0.85


def test_a_kengetal_that_is_half_too_low_is_measured() -> None:
    T, B = 156, 30
    starts = np.random.default_rng(5).integers(5, T - 60, B)
    plannen = tuple(project(f"P{b:02}", b, (s, s + 10, s + 40, s + 50), T) for b, s in enumerate(starts))
    leeg = invoer(np.zeros((B, T)), projecten=plannen)
    geval = replace(leeg, uren=vlak(B, T, 2) + 1.5 * bouw(leeg).project[:, :6, :T].sum(axis=1))
    gemeten = {m.fase: m for m in meet(geval, schat(geval))}
    assert gemeten["uitvoering"].kengetal == 2.0
    assert gemeten["uitvoering"].gemeten == pytest.approx(3.0, abs=0.25)
    assert gemeten["uitvoering"].laag < gemeten["uitvoering"].gemeten < gemeten["uitvoering"].hoog
    assert gemeten["uitvoering"].n == 30


@pytest.fixture(scope="module")
def voorspeller(tmp_path_factory: pytest.TempPathFactory) -> Voorspeller:
    """A drawn corporation of 12 buurten and 4 coordinators with projects, incidents and leave."""
    from monitor.prognose.toets import lees

    map_ = tmp_path_factory.mktemp("corporatie")
    schrijf(maak(kleiner(SOORTEN_BENCH[0], buurten=12, coordinatoren=4), 7), map_)
    return Voorspeller(lees(map_, 26), seed=1)


def test_the_team_is_the_sum_of_its_coordinators_path_by_path(voorspeller: Voorspeller) -> None:
    v = voorspeller.verwacht()
    assert v.per_coordinator.sum(axis=2) == pytest.approx(v.paden.sum(axis=2))
    # another division of the same buurten re-sums the same paths
    anders = np.zeros(12, dtype=np.int64)
    assert per_coordinator(v.paden, anders, 1)[:, :, 0] == pytest.approx(v.per_coordinator.sum(axis=2))


def test_same_seed_same_figures_other_seed_other_figures(voorspeller: Voorspeller) -> None:
    een, twee = voorspel(voorspeller.invoer, 1), voorspel(voorspeller.invoer, 1)
    assert np.array_equal(een.paden, twee.paden)
    assert np.array_equal(een.paden, voorspeller.verwacht().paden)
    assert not np.array_equal(een.paden, voorspel(voorspeller.invoer, 2).paden)


def test_looking_further_than_a_year_changes_nothing_in_the_first_one() -> None:
    """Also with work that nobody had announced, leave, and a buurt that changes hands in the second year."""
    T = 150
    plan = tuple(
        project(f"P{i}", i % 3, (s, s + 8, s + 24, s + 30), T, bekend=s + 2 * (i % 2))
        for i, s in enumerate((20, 45, 70, 95, 120, T + 6, T + 60))
    )
    ver = invoer(vlak(3, T, 0), horizon=120, van=[0, 0, 1], projecten=plan)
    straks = np.tile(ver.van, (120, 1))
    straks[70:, 1] = 1
    ver = replace(ver, straks=straks, blijvend=np.array([0.1, 0.1, 0.0]))
    een, twee = (Voorspeller(g, 0).verwacht() for g in (ver.vooruit(52), ver))
    kort = twee.eerste(52)
    assert kort.invoer.komend == een.invoer.komend
    assert (kort.per_coordinator == een.per_coordinator).all()
    assert (kort.capaciteit == een.capaciteit).all()
    assert (kort.project["P5"] == een.project["P5"]).all()
    later = twee.per_coordinator[:, 52:]
    assert twee.project["P6"][:, :52].sum() == 0 < twee.project["P6"].mean(axis=0)[70:].max()
    assert later.mean() == pytest.approx(twee.per_coordinator[:, 26:52].mean(), rel=0.25)
    assert later[:, 30:, 0].mean() < later[:, :15, 0].mean()  # the buurt went to the other


def test_what_if_moves_one_project_and_nothing_else(voorspeller: Voorspeller) -> None:
    basis = voorspeller.verwacht()
    T = voorspeller.invoer.T
    nieuw = Projectplan(
        "NIEUW",
        "NIEUW",
        "renovatie",
        3,
        200,
        T,
        (T + 3, T + 8, T + 20, T + 26),
        0,
        (T + 3, T + 8, T + 20, T + 26),
    )
    met = voorspeller.verwacht((*voorspeller.invoer.projecten, nieuw))
    anders = [b for b in range(12) if b != 3]
    assert np.array_equal(met.paden[:, :, anders], basis.paden[:, :, anders])
    assert met.project["NIEUW"].mean(axis=0).sum() > 100
    later = voorspeller.verwacht((*voorspeller.invoer.projecten, verplaatst(nieuw, 10)))
    assert later.project["NIEUW"][:, :8].mean() < met.project["NIEUW"][:, :8].mean()
    weg = voorspeller.verwacht(voorspeller.invoer.projecten)
    assert np.array_equal(weg.paden, basis.paden)


def test_dates_that_have_happened_stay_and_planned_ones_never_lie_in_the_past() -> None:
    T = 104
    bezig = replace(
        project("A", 0, (90, 100, 130, 140), T), eerste_plan=(90, 95, 120, 130)
    )  # execution has begun
    klaar = tuple(
        replace(project(f"K{i}", 0, (10 + i, 20 + i, 50 + i, 60 + i), T), eerste_plan=(8, 15, 35, 45))
        for i in range(6)
    )
    geval = invoer(vlak(2, T, 0), projecten=(bezig, *klaar))
    sim = Simulator(geval, schat(geval, 2), 0)
    grenzen = sim._trek_grenzen(bezig, np.random.default_rng(0).random((400, 3)))
    assert (grenzen[:, :2] == [90, 100]).all()
    assert (grenzen[:, 2] >= T).all()
    assert (np.diff(grenzen, axis=1) >= 1).all()
    assert len(np.unique(grenzen[:, 2])) > 1  # some of the finished executions stretched


def test_work_nobody_announced_is_expected_when_it_came_before() -> None:
    T = 156
    starts = range(10, 120, 9)
    bekend = tuple(
        project(f"P{s}", i % 4, (s, s + 4, s + 16, s + 20), T, bekend=s) for i, s in enumerate(starts)
    )
    vroeg = tuple(replace(p, bekend=-60) for p in bekend)
    leeg = invoer(np.zeros((4, T)), projecten=bekend)
    uren = vlak(4, T, 3)
    for i, p in enumerate(bouw(leeg).project[:, :6, :T].sum(axis=1)):
        uren[i % 4] += p
    onverwacht = Simulator(replace(leeg, uren=uren), schat(replace(leeg, uren=uren)), 0).simuleer()
    geval = replace(leeg, uren=uren, projecten=vroeg)
    verwacht = Simulator(geval, schat(geval), 0).simuleer()
    assert verwacht.onbekend.sum() == 0
    assert onverwacht.onbekend.mean() > 0.5


def test_a_forgotten_week_is_no_week_without_work() -> None:
    uren = vlak(4, 120, 1)
    uren[:, 100:110] = np.nan
    q = kwantielen(voorspel(invoer(uren)).per_coordinator)
    assert q[1].mean() == pytest.approx(40, abs=2.5)


def test_too_little_history_is_refused_with_a_sentence() -> None:
    with pytest.raises(Geweigerd, match="20 weken met uren"):
        voorspel(invoer(vlak(2, 20, 0)))


def test_no_projects_no_history_of_two_years_still_answers() -> None:
    v = voorspel(invoer(vlak(2, 30, 0)))
    assert v.band.indicatief
    assert v.band.terugblikken == 0
    assert np.isfinite(v.paden).all()


def test_chronic_fullness_needs_a_quarter_of_the_weeks() -> None:
    uren = np.full((1, 60), 30.0)
    uren[0, -13:] = 39.0  # 13 of the last 52 weeks within 5 % of 40: exactly a quarter, not more
    assert not chronisch_vol(invoer(uren))[0]
    uren[0, -14:] = 39.0
    assert chronisch_vol(invoer(uren))[0]


def test_chance_is_the_share_of_paths_above_capacity() -> None:
    paden = np.array([30.0, 41.0, 42.0, 40.0]).reshape(4, 1, 1)
    assert kans_te_druk(paden, np.array([[40.0]]))[0, 0] == 0.5
