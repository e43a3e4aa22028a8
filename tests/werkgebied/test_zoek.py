"""The local search: same numbers same plan, and its own bookkeeping equals the checker's."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.werkgebied import drie, gloei, kern, zoek
from monitor.werkgebied import los as los_module
from monitor.werkgebied.instantie import Instantie, Opdracht, instantie_uit
from monitor.werkgebied.los import LIEVER_LANG, VOORZICHTIG, _Maat, los
from monitor.werkgebied.start import begin, delen
from monitor.werkgebied.toets import stukken, toets
from monitor.werkgebied.zoek import Zoeker, rondes_van, toestand_van
from tests.bench.werkgebied_maker import maak


def test_the_same_seed_and_iterations_give_the_same_plan() -> None:
    vraag = maak(60, seed=3)
    een, twee = (los(vraag, Opdracht("samen"), seed=7, iteraties=400_000) for _ in range(2))
    assert een.plan == twee.plan
    assert een.rondes == twee.rondes


def test_where_a_run_is_split_does_not_matter() -> None:
    vraag = maak(40, seed=5)
    zoeker = Zoeker(vraag, Opdracht("samen"), 0)
    heel = zoeker.loop(0, 3 * kern.SPRONG + 100)
    from monitor.werkgebied.zoek import HEET

    gewichten, doel = zoeker._gewichten(HEET["samen"][0], False, None)
    t = toestand_van(
        zoeker.graaf, begin(vraag, zoeker._zaad(0), vraag.huidig), zoeker._zaad(0), zoeker._grens()
    )
    alle = 3 * kern.SPRONG + 100
    for van, tot in ((0, 7), (7, 9001), (9001, alle)):
        gloei.gloei(zoeker.graaf, t, gewichten, doel, van, tot, alle)
    assert tuple(t.beste) == heel.plan


@pytest.mark.parametrize(
    ("over", "plek", "ketens"),
    [(0.8, 0, 1), (1.2, 0, 1), (1.5, 0, 2), (0.2, 1, 1), (0.9, 1, 2), (0.06, 3, 1)],
)
def test_planned_runs_fill_the_time_that_is_left(over: float, plek: int, ketens: int) -> None:
    """A hot run of 6 x 100,000 moves takes 0.6 s, a regional one of 100,000 takes 0.05 s: a chain 0.75 s."""
    maat = _Maat(normaal=100_000, heet=6, rest=3, kortste=10)
    lengte = maat.lengte(1e6, 2e6, over, plek)
    een = lengte / 6 if plek == 0 else lengte
    hier = 0.75 if plek == 0 else 0.05 * (4 - plek)
    assert een / 100_000 * (hier + 0.75 * (ketens - 1)) == pytest.approx(over * VOORZICHTIG, rel=1e-4)
    assert LIEVER_LANG < 0.5  # one long chain rather than two that are too short


@pytest.mark.parametrize("seed", range(6))
def test_three_areas_at_a_time_keep_the_books(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only moves of three whole areas: every area in one piece, nobody without, sums as in a recount."""
    for naam, deel in (("BOOM", 0.0), ("DRIE", 1.0), ("SWAP", 0.0), ("CHAIN", 0.0)):
        monkeypatch.setattr(zoek, naam, deel)
    vraag = maak(36, 5, seed=seed, dorpen=seed % 3)
    opdracht = Opdracht("samen")
    zoeker = Zoeker(vraag, opdracht, seed)
    gewichten, doel = zoeker._gewichten(zoeker._stijl(0), False, None)
    t = toestand_van(zoeker.graaf, begin(vraag, seed, vraag.huidig), seed, zoeker._grens())
    voor = tuple(t.a.tolist())
    gloei.gloei(zoeker.graaf, t, gewichten, doel, 0, 3_000, 3_000)
    plan = tuple(t.a.tolist())
    assert plan != voor
    assert all(len(stukken(vraag, plan, wie)) == 1 for wie in range(vraag.k))
    toetsing = toets(vraag, plan, opdracht)
    rand = sum(meters for een, twee, meters in vraag.grenzen if plan[een] != plan[twee])
    assert t.som[kern.S_SNIJ] == pytest.approx(rand)
    assert t.uren == pytest.approx([balk.uren for balk in toetsing.balken])
    assert t.aantal.tolist() == [plan.count(wie) for wie in range(vraag.k)]


def test_two_branches_of_a_line_are_cut_where_three_people_are_in_balance() -> None:
    """Nine buurten in a row, held 1, 1 and 7: one move of three areas can make it 3, 3 and 3; no move of two
    can."""
    codes = [f"B{b}" for b in range(9)]
    vraag = instantie_uit(
        {
            "naam": "rij",
            "buurten": [
                {"code": code, "uren": 10.0, "woningen": 100, "x": 100.0 * b, "y": 0.0}
                for b, code in enumerate(codes)
            ],
            "grenzen": [[een, twee, 100] for een, twee in itertools.pairwise(codes)],
            "medewerkers": [{"id": wie, "uren": 24.0, "max_woningen": 900} for wie in "ABC"],
            "huidig": dict(zip(codes, "ABCCCCCCC", strict=True)),
        }
    )
    zoeker = Zoeker(vraag, Opdracht("wijziging", 0.05), 0)
    gewichten, _ = zoeker._gewichten(zoeker._stijl(0), False, None)
    plannen = set()
    for seed in range(40):
        t = toestand_van(zoeker.graaf, vraag.huidig, seed, zoeker._grens())
        kern.stel_in(t, gewichten, 1.0)
        kern.tel(zoeker.graaf, t, gewichten)
        if drie.hervorm_drie(zoeker.graaf, t, gewichten, 1, 2):
            plannen.add(tuple(t.aantal.tolist()))
    assert plannen == {(3, 3, 3)}


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    doel=st.sampled_from(["wijziging", "balans", "compact", "samen"]),
    band=st.booleans(),
)
def test_the_books_of_the_search_equal_the_checkers(seed: int, doel: str, band: bool) -> None:
    """After thousands of moves: areas in one piece, nothing lost, and the same sums as a recount."""
    vraag = maak(20 + seed % 20, 4, seed=seed, dorpen=seed % 4)
    opdracht = Opdracht(doel, band=band)  # type: ignore[arg-type]
    vondst = Zoeker(vraag, opdracht, seed).loop(seed % 4, 20_000)
    assert len(vondst.plan) == vraag.n
    assert all(len(stukken(vraag, vondst.plan, wie)) == 1 for wie in range(vraag.k))
    toetsing = toets(vraag, vondst.plan, opdracht)
    assert (vondst.breuk == 0) == toetsing.haalbaar
    if vondst.breuk == 0 and doel != "wijziging":
        assert vondst.waarde == pytest.approx(toetsing.waarde(opdracht), abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), vers=st.booleans())
def test_a_first_plan_gives_everybody_one_piece(seed: int, vers: bool) -> None:
    vraag = maak(25, 2 + seed % 6, seed=seed, dorpen=seed % 5)
    plan = begin(vraag, seed, None if vers else vraag.huidig)
    assert sorted(set(plan)) == list(range(vraag.k))
    assert all(len(stukken(vraag, plan, wie)) == 1 for wie in range(vraag.k))


def test_separate_pieces_of_the_map_get_people_by_their_hours(vraag: Instantie) -> None:
    """Cut between B2 and B3: 20 hours for A (fair share 20), 40 for B."""
    import dataclasses

    los_stuk = dataclasses.replace(vraag, grenzen=(vraag.grenzen[0], *vraag.grenzen[2:]))
    assert len(delen(los_stuk)) == 2
    assert begin(los_stuk, 0, None) == (0, 0, 1, 1, 1, 1)


def test_pinned_buurten_far_apart_are_connected_in_the_first_plan() -> None:
    vraag = maak(40, 4, seed=9, vast=0, niet=0)
    import dataclasses

    ver = [int(np.argmin([b.x for b in vraag.buurten])), int(np.argmax([b.x for b in vraag.buurten]))]
    vast = dataclasses.replace(vraag, vast=dict.fromkeys(ver, 2))
    plan = begin(vast, 1, vraag.huidig)
    assert [plan[b] for b in ver] == [2, 2]
    assert len(stukken(vast, plan, 2)) == 1


def test_iterations_are_cut_into_chains_of_a_long_hot_run_and_three_short_ones() -> None:
    assert rondes_van(maak(10, 2), "samen", 140_000) == [
        93_330,
        15_555,
        15_555,
        15_555,
    ]  # 140,000 in nine parts
    assert rondes_van(maak(10, 2), "samen", 1_440_000) == [480_000, 80_000, 80_000, 80_000] * 2
    assert rondes_van(maak(10, 2), "balans", 5) == [2, 1, 1, 1]


def test_one_stubborn_area_does_not_press_on_the_others() -> None:
    """The pressure goes up for an area that breaks something and down for the others, each on its own."""
    vraag = maak(10, 2)
    zoeker = Zoeker(vraag, Opdracht("samen", 0.1), 0)
    stijl = zoeker._stijl(0)
    gewichten, _ = zoeker._gewichten(stijl, False, None)
    t = toestand_van(zoeker.graaf, vraag.huidig, 1, 0.1)
    t.fout[:] = [1, 0]
    for _ in range(10):
        kern.stel_in(t, gewichten, 1.0)
    assert t.druk[0] == pytest.approx(kern.EIGEN_STRAFFER**10)
    assert t.druk[1] == pytest.approx(kern.EIGEN_STRAFFER ** (-10 * kern.KAPOT / 2))
    kern.stel_in(t, gewichten, 0.0)  # at the start of a run nothing weighs more than normal
    assert t.druk[0] == 1.0
    gewichten[kern.EIGEN] = 0.0  # where cut alone counts all areas feel it
    t.druk[:], t.som[kern.S_FOUT] = 1.0, 1.0
    kern.stel_in(t, gewichten, 1.0)
    assert t.druk.tolist() == [kern.STRAFFER, kern.STRAFFER]


def test_a_solve_stops_on_request_with_the_best_plan_so_far() -> None:
    vraag = maak(60, seed=1)
    gezien = []
    antwoord = los(
        vraag,
        Opdracht("samen"),
        seconden=30,
        stop=lambda: len(gezien) >= 2,
        voortgang=lambda v: gezien.append(v),
    )
    assert antwoord.seconden < 30
    assert toets(vraag, antwoord.plan, Opdracht("samen")) == antwoord.toetsing


def test_balance_begins_with_a_plan_that_breaks_nothing() -> None:
    """Four hundred buurten with tight maxima: a short run once ended above them."""
    vraag = maak(400, 40, seed=5)
    assert Zoeker(vraag, Opdracht("balans"), 0).loop(0, 40_000).breuk == 0.0


@pytest.mark.parametrize("bekend", [True, False])
def test_the_prover_gives_its_processor_back_once_a_plan_is_known(
    bekend: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A prover that only waits to be stopped. With a plan known a second row of chains (the odd ones) runs
    after it; where no plan can be feasible it goes on until the clock."""
    vraag = maak(80, 8, seed=1)
    assert vraag.n > los_module.KLEIN
    opdracht = Opdracht("wijziging", 0.10 if bekend else 1e-6)
    plannen = [los(vraag, opdracht, iteraties=400_000).plan] if bekend else []

    def wacht(_bord: object, _seed: int, stop: Callable[[], bool], _onmogelijk: object) -> None:
        while not stop():
            time.sleep(0.01)

    monkeypatch.setattr(los_module, "_bewijsstroom", wacht)
    antwoord = los(vraag, opdracht, seconden=1.0, uitweg=False, bekend=plannen)
    assert antwoord.toetsing.haalbaar is bekend
    assert any(nummer // zoek.KETEN % 2 for nummer, _, _ in antwoord.rondes) is bekend
