"""Rotation: years counted over joined periods, and a calendar that keeps its own rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.settings import lees_instellingen
from monitor.werkgebied.grenzen import Grensregels
from monitor.werkgebied.instantie import Instantie, instantie_uit
from monitor.werkgebied.rotatie import Periode, Rotatiewens, jaren_met_buurt, kalender
from monitor.werkgebied.toets import toets
from tests.bench.werkgebied_maker import maak


def test_years_join_over_periods_that_follow_on() -> None:
    perioden = [
        Periode("B1", "A", date(2018, 1, 1), date(2019, 12, 31)),
        Periode("B1", "A", date(2020, 1, 1)),
        Periode("B2", "A", date(2018, 1, 1), date(2022, 12, 31)),
        Periode("B2", "B", date(2023, 1, 1)),
        Periode("B3", "A", date(2018, 1, 1), date(2020, 1, 1)),
        Periode("B4", "B", date(2027, 1, 1)),
    ]
    jaren = jaren_met_buurt(perioden, date(2026, 1, 1))
    assert jaren == {
        "B1": ("A", pytest.approx(8.0, abs=0.01)),
        "B2": ("B", pytest.approx(3.0, abs=0.01)),
    }


def test_the_longest_goes_first_against_one_that_is_due_as_well(rij: dict[str, Any]) -> None:
    """Two equal people. B3 (7 years) against B4 (6 years) would cut both areas; B3 alone leaves A 20 of 30
    hours, within 40 %. Then the year is full."""
    rij["medewerkers"][1]["uren"] = 12.0
    vraag = instantie_uit(rij)
    uit = kalender(
        vraag,
        vraag.huidig,
        {"B3": 7.0, "B4": 6.0},
        {},
        eerste_jaar=2027,
        wens=Rotatiewens(per_jaar=0.2, vooruit=2, tolerantie=0.4),
    )
    assert [(w.jaar, w.buurt, w.van, w.naar, w.jaren) for w in uit.wissels] == [(2027, "B3", "A", "B", 7.0)]
    assert ("B4", 2027, "geen ruimte dit jaar") in [(u.buurt, u.jaar, u.reden) for u in uit.uitstel]


def test_a_running_project_postpones(vraag: Instantie) -> None:
    uit = kalender(
        vraag,
        vraag.huidig,
        {"B3": 6.0},
        {"B3": {2027}},
        eerste_jaar=2027,
        wens=Rotatiewens(per_jaar=0.5, vooruit=2, tolerantie=0.6),
    )
    assert [(u.jaar, u.reden) for u in uit.uitstel] == [(2027, "project")]
    assert [(w.jaar, w.jaren) for w in uit.wissels] == [(2028, 7.0)]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 40), deel=st.sampled_from([0.03, 0.1, 0.3]))
def test_the_calendar_keeps_its_rules(seed: int, deel: float) -> None:
    vraag = maak(30, 4, seed=seed)
    jaren = {b.code: float((7 * nummer + seed) % 9) for nummer, b in enumerate(vraag.buurten)}
    projecten = {b.code: {2027, 2029} for b in vraag.buurten[::4]}
    wens = Rotatiewens(per_jaar=deel, vooruit=4)
    uit = kalender(vraag, vraag.huidig, jaren, projecten, eerste_jaar=2027, wens=wens)
    plan = list(vraag.huidig)
    begin = toets(vraag, plan)
    for jaar in range(2027, 2031):
        dit_jaar = [w for w in uit.wissels if w.jaar == jaar]
        assert len({w.buurt for w in dit_jaar}) == len(dit_jaar)
        woningen = sum(vraag.buurten[vraag.index[w.buurt]].woningen for w in dit_jaar)
        assert woningen <= deel * vraag.totaal_woningen + 1e-9
        assert uit.verhuisd[jaar] == pytest.approx(woningen / vraag.totaal_woningen)
        for wissel in dit_jaar:
            assert jaar not in projecten.get(wissel.buurt, ())
            assert plan[vraag.index[wissel.buurt]] == vraag.wie[wissel.van]
            plan[vraag.index[wissel.buurt]] = vraag.wie[wissel.naar]
            assert wissel.jaren >= wens.jaren or wissel.ruil_met is not None
        assert tuple(plan) == uit.plannen[jaar]
        nu = toets(vraag, plan)
        assert all(balk.stukken == 1 for balk in nu.balken)
        assert nu.max_afwijking <= max(wens.tolerantie, begin.max_afwijking) + 1e-8
        oud = {(s.soort, s.wie): s.hoeveel for s in begin.schendingen}
        assert all(s.hoeveel <= oud[s.soort, s.wie] for s in nu.schendingen)


def test_the_wish_and_the_map_follow_the_settings(tmp_path: Path) -> None:
    keuzes = lees_instellingen(tmp_path, rotatie_jaren=4.0, rotatie_per_jaar=0.2, grens_minimaal_m=50.0)
    assert Rotatiewens.uit(keuzes) == Rotatiewens(4.0, 0.2, 5, 0.10)
    assert Grensregels.uit(keuzes) == Grensregels(50.0, 2.0, 30.0)
