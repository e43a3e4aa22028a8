"""A coming division is followed week by week: whose hours, what stays, and nothing lost on the way."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.prognose.advies import adviseer, oorzaak
from monitor.prognose.invoer import NIEMAND, Invoer
from monitor.prognose.refresh import projectrijen, weekrijen
from monitor.prognose.verdeling import per_week, verdeel
from monitor.prognose.verschuif import groepen, stel_voor
from monitor.prognose.voorspel import Voorspeller, voorspel
from monitor.prognose.watals import VERSCHUIF, Projectstap, Rekenmodel
from tests.prognose.gevallen import invoer, project, vlak

H = 8
A, B = 0, 1
VAN_VIJF = np.array([[A, A, B]] * 5 + [[B, A, B]] * 3)  # A's first buurt goes to B in week 5


def _geval(straks: np.ndarray | None, blijvend: list[float] | None = None) -> Invoer:
    geval = invoer(np.zeros((3, 30)), horizon=H, van=[A, A, B])
    return replace(geval, straks=straks, blijvend=None if blijvend is None else np.array(blijvend))


def test_a_buurt_counts_with_each_weeks_own_coordinator_and_what_is_the_persons_stays() -> None:
    """By hand: 10 h of ordinary work and 6 of a project in the first buurt, 5 and 7 in the others."""
    paden = np.tile([16.0, 5.0, 7.0], (1, H, 1))
    hulp = {0: np.full((1, H), 6.0)}
    alles_mee = verdeel(paden, _geval(VAN_VIJF, [0.0, 0.0, 0.0]), hulp)
    assert alles_mee[0].tolist() == [[21.0, 7.0]] * 5 + [[5.0, 23.0]] * 3
    # a fifth of the ten was booked without a buurt: two hours stay with A, the project goes along whole
    deel = verdeel(paden, _geval(VAN_VIJF, [0.2, 0.5, 0.5]), hulp)
    assert deel[0].tolist() == [[21.0, 7.0]] * 5 + [[7.0, 21.0]] * 3
    # without any buurt left nobody knows what A's work is: all of it goes along
    leeg = verdeel(paden, _geval(np.array([[A, A, B]] * 5 + [[B, B, B]] * 3), [0.2, 0.2, 0.0]), hulp)
    assert leeg[0].tolist() == [[21.0, 7.0]] * 5 + [[0.0, 28.0]] * 3
    # to somebody of whom we know nothing: out of the forecast, but for what stays with A
    weg = verdeel(paden, _geval(np.array([[A, A, B]] * 5 + [[NIEMAND, A, B]] * 3), [0.2, 0.0, 0.0]), hulp)
    assert weg[0].tolist() == [[21.0, 7.0]] * 5 + [[7.0, 7.0]] * 3


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 2), min_size=4, max_size=4), min_size=H, max_size=H),
    st.lists(st.floats(0, 1), min_size=4, max_size=4),
    st.integers(0, 2**16),
)
def test_whoever_has_the_buurten_a_week_sums_to_the_same(
    straks: list[list[int]], blijvend: list[float], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    paden, extra = rng.uniform(0, 30, (3, H, 4)), {1: rng.uniform(0, 20, (3, H))}
    geval = invoer(np.zeros((4, 30)), horizon=H, van=[0, 1, 2, 2])
    geval = replace(geval, straks=np.array(straks), blijvend=np.array(blijvend))
    som = verdeel(paden, geval, extra)
    assert som.sum(axis=2) == pytest.approx(paden.sum(axis=2))
    assert som.min() >= -1e-9


def test_the_division_of_a_monday_holds_until_the_next_and_an_empty_buurt_stays_where_it_was() -> None:
    nu = np.array([A, A, B])
    buurten, wie = ("X", "Y", "Z"), ("ann", "bo")
    straks = per_week({2: {"X": "bo", "Y": "ann"}, 4: {"X": "cas", "Z": "bo"}}, nu, buurten, wie, 6)
    assert straks is not None
    assert straks.tolist() == [[A, A, B]] * 2 + [[B, A, B]] * 2 + [[NIEMAND, A, B]] * 2
    assert per_week({2: {"X": "ann", "Y": "ann", "Z": "bo"}}, nu, buurten, wie, 6) is None
    assert per_week({}, nu, buurten, wie, 6) is None


T = 110  # enough for a look back, so that the band is measured too


@pytest.fixture(scope="module")
def zonder() -> Invoer:
    """Two coordinators, three buurten, a project in the first."""
    p = project("POT", 0, (T - 4, T + 2, T + 30, T + 36), T, woningen=120)
    return invoer(vlak(3, T, 3), horizon=42, van=[A, A, B], projecten=(p,), capaciteit=24.0)


def _wissel(zonder: Invoer, rij: list[int], week: int = 5) -> Invoer:
    straks = np.array([list(zonder.van)] * week + [rij] * (len(zonder.komend) - week))
    return replace(zonder, straks=straks, blijvend=np.zeros(3))


@pytest.fixture(scope="module")
def voor(zonder: Invoer) -> Voorspeller:
    return Voorspeller(zonder, 0)


@pytest.fixture(scope="module")
def na(zonder: Invoer) -> Voorspeller:
    return Voorspeller(_wissel(zonder, [B, A, B]), 0)


def test_projects_and_level_move_at_the_week_and_the_team_stays_the_same(
    voor: Voorspeller, na: Voorspeller
) -> None:
    v, w = voor.verwacht(), na.verwacht()
    assert np.array_equal(v.per_coordinator[:, :5], w.per_coordinator[:, :5])
    assert w.per_coordinator.sum(axis=2) == pytest.approx(v.per_coordinator.sum(axis=2))
    assert np.array_equal(w.per_coordinator[:, 5:, A], v.paden[:, 5:, 1])
    assert w.per_coordinator[:, 5:, B] == pytest.approx(v.paden[:, 5:, 0] + v.paden[:, 5:, 2])
    assert v.band == w.band
    van_wie = {week: wie for wie, _, week, _ in projectrijen(w)}
    assert [van_wie[week] for week in w.invoer.komend[3:7]] == ["C0", "C0", "C1", "C1"]
    uren = {week: uren for _, _, week, uren in projectrijen(v)}
    assert {week: uren for _, _, week, uren in projectrijen(w)} == uren


def test_who_gets_a_first_buurt_and_who_has_none_left_harm_nothing(zonder: Invoer, voor: Voorspeller) -> None:
    """C (new) takes over all of B, who leaves: their weeks without a buurt are no quiet weeks but none."""
    erbij = replace(
        _wissel(zonder, [A, A, 2]),
        coordinatoren=("C0", "C1", "C2"),
        verlof=np.vstack([zonder.verlof, zonder.verlof[:1]]),
        capaciteit=np.vstack([zonder.capaciteit, zonder.capaciteit[:1]]),
    )
    v, w = voor.verwacht(), voorspel(erbij, 0)
    assert np.array_equal(w.per_coordinator[:, 5:, 2], v.per_coordinator[:, 5:, B])
    assert np.array_equal(w.per_coordinator[:, :, A], v.per_coordinator[:, :, A])
    assert v.band == w.band  # nobody without a history is in the look back
    assert w.afwezig[:, 1].tolist() == [False] * 5 + [True] * 37
    assert w.afwezig[:, 2].tolist() == [True] * 5 + [False] * 37
    assert w.capaciteit.sum(axis=1) == pytest.approx(v.capaciteit.sum(axis=1))
    assert [rij[:7] for rij in weekrijen(w) if rij[0] == "team"] == [
        rij[:7] for rij in weekrijen(v) if rij[0] == "team"
    ]
    hulp = {naam for a in adviseer(w, 0.9) for naam in a.collegas}
    assert hulp <= {"C0"}  # of C1 and C2 each is without a buurt in some week


def test_leave_is_that_of_who_has_the_buurt_in_that_week(zonder: Invoer) -> None:
    """A is on leave in week 6 and has given the buurt away: it asks of B what it asks in any week."""
    verlof = zonder.verlof.copy()
    verlof[A, 30:34] = verlof[A, T + 6] = 1.0
    uren = zonder.uren.copy()
    uren[:2, 30:34] = 1.0  # while A is on leave hardly anything is booked
    weg = replace(zonder, verlof=verlof, uren=uren)
    blijft = Voorspeller(weg, 0, eerdere=()).verwacht().paden.mean(axis=0)
    gaat = Voorspeller(_wissel(weg, [B, A, B]), 0, eerdere=()).verwacht().paden.mean(axis=0)
    assert blijft[6, 0] < 0.7 * blijft[7, 0]
    assert gaat[6, 0] > 0.9 * gaat[7, 0]
    assert gaat[6, 1] == pytest.approx(blijft[6, 1])  # the other buurt stays A's


def test_the_cause_is_a_project_of_who_has_it_in_those_weeks(na: Voorspeller) -> None:
    v = na.verwacht()
    paden = v.per_coordinator

    def waardoor(c: int, van: int, tot: int) -> tuple[str | None, str | None]:
        return oorzaak(v, paden[:, :, c], c, slice(van, tot))

    assert waardoor(A, 2, 5) == waardoor(B, 5, 8) == waardoor(B, 3, 9) == ("POT", "uitvoering")
    assert waardoor(A, 5, 8) == waardoor(B, 2, 5) == (None, None)


def test_levelling_weighs_a_project_with_everybody_who_gets_it(zonder: Invoer) -> None:
    """B, who gets the buurt in week 16, has no room; A has: sooner is better, for A alone it is not."""
    assert groepen([{0, 2}, {3}, {2, 4}], 5) == [[0, 2, 4], [1], [3]]
    assert groepen([], 2) == [[0], [1]]
    los = replace(
        project("POT", 0, (T + 2, T + 4, T + 12, T + 14), T, woningen=120),
        voorlopig=True, vroegste=T, laatste=T + 12,
    )  # fmt: skip
    geval = _wissel(replace(zonder, projecten=(los,)), [B, A, B], week=16)
    krap = geval.capaciteit.copy()
    krap[A], krap[B] = 200.0, 12.0
    v = stel_voor(Voorspeller(replace(geval, capaciteit=krap), 0, eerdere=()))
    alleen_a = stel_voor(Voorspeller(replace(geval, capaciteit=krap, straks=None), 0, eerdere=()))
    assert v.tekort_nu > alleen_a.tekort_nu  # what comes after week 16 weighs on B
    assert [m.project for m in v.verzet] == ["POT"]
    assert v.verzet[0].weken < 0  # sooner: then it is A's, who has room
    assert alleen_a.verzet == ()


def test_what_if_counts_a_shifted_project_for_who_has_the_buurt_then(na: Voorspeller) -> None:
    model = Rekenmodel(na, {}, 0)
    uit = model.reken([Projectstap(VERSCHUIF, "POT", 8)])
    assert uit.van("C1").tekort_na != pytest.approx(uit.van("C1").tekort_voor)
    weken = uit.weken[uit.weken["medewerker"] == "C0"]
    assert weken["p50_na"].to_numpy()[5:] == pytest.approx(weken["p50_voor"].to_numpy()[5:])
    assert isinstance(weken["week"].iloc[0], dt.date)
