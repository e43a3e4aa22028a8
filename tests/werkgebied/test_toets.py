"""The judge: hand-counted measures, every breach named, and the same count by a second, different way."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.werkgebied.instantie import Instantie, Opdracht, instantie_uit
from monitor.werkgebied.toets import afstanden, stukken, toets
from tests.bench.werkgebied_maker import maak


def test_today_counted_by_hand(vraag: Instantie) -> None:
    toetsing = toets(vraag, vraag.huidig)
    assert toetsing.haalbaar
    assert toetsing.max_afwijking == pytest.approx(0.5)
    assert toetsing.snijrand == pytest.approx(1 / 5)
    assert toetsing.verhuisd == 0
    assert toetsing.afstand == pytest.approx((100 + 0 + 100) / 3)
    assert [(b.uren, b.doel, b.woningen, b.buurten) for b in toetsing.balken] == [
        (30.0, 20.0, 300, 3),
        (30.0, 40.0, 300, 3),
    ]


def test_moving_one_buurt_makes_it_fair(vraag: Instantie) -> None:
    toetsing = toets(vraag, (0, 0, 1, 1, 1, 1))
    assert (toetsing.max_afwijking, toetsing.verhuisd) == (0.0, pytest.approx(1 / 6))
    assert (toetsing.balken[1].verhuisd_in, toetsing.balken[0].verhuisd_uit) == (100, 100)


@pytest.mark.parametrize(
    ("plan", "extra", "soort", "hoeveel"),
    [
        ((0, 1, 0, 1, 1, 1), {}, ["aaneengesloten", "aaneengesloten"], [1, 1]),
        ((1, 1, 1, 1, 1, 1), {}, ["leeg"], [1]),
        ((0, 0, 1, 1, 1, 1), {"vast": {"B3": "A"}}, ["vast"], [1]),
        ((0, 0, 1, 1, 1, 1), {"niet": [["B3", "B"]]}, ["niet"], [1]),
    ],
)
def test_every_breach_is_named(
    rij: dict[str, Any], plan: tuple[int, ...], extra: dict[str, Any], soort: list[str], hoeveel: list[int]
) -> None:
    if soort == ["aaneengesloten", "aaneengesloten"]:
        plan = (0, 1, 0, 1, 1, 1)
    toetsing = toets(instantie_uit(rij | extra), plan)
    assert not toetsing.haalbaar
    assert [s.soort for s in toetsing.schendingen] == soort
    assert [s.hoeveel for s in toetsing.schendingen] == hoeveel


def test_homes_above_the_maximum_are_counted(rij: dict[str, Any]) -> None:
    rij["medewerkers"][1]["max_woningen"] = 350
    (schending,) = toets(instantie_uit(rij), (0, 0, 1, 1, 1, 1)).schendingen
    assert (schending.soort, schending.wie, schending.hoeveel) == ("woningen", "B", 50)


def test_a_road_link_counts_as_adjacent_but_not_as_border(rij: dict[str, Any]) -> None:
    rij["grenzen"] = [*rij["grenzen"][:4], ["B5", "B6", 0]]
    toetsing = toets(instantie_uit(rij), (0, 0, 0, 0, 0, 1))
    assert toetsing.haalbaar
    assert toetsing.snijrand == 0


def test_tolerance_and_room_count_only_when_asked(vraag: Instantie) -> None:
    streng = toets(vraag, vraag.huidig, Opdracht("wijziging", 0.10))
    assert [s.soort for s in streng.schendingen] == ["tolerantie", "tolerantie"]
    assert streng.schendingen[0].hoeveel == pytest.approx(0.4)
    (ruimte,) = toets(vraag, (0, 0, 1, 1, 1, 1), Opdracht("balans", wijzigingsruimte=0.1)).schendingen
    assert (ruimte.soort, ruimte.hoeveel) == ("wijzigingsruimte", pytest.approx(1 / 6 - 0.1))
    assert toets(vraag, (0, 0, 1, 1, 1, 1), Opdracht("balans", wijzigingsruimte=1 / 6)).haalbaar


def test_a_tolerance_met_exactly_is_met(vraag: Instantie) -> None:
    assert toets(vraag, vraag.huidig, Opdracht("wijziging", 0.5)).haalbaar


@settings(max_examples=40, deadline=None)
@given(data=st.data(), seed=st.integers(0, 50))
def test_the_measures_equal_an_independent_recount(data: st.DataObject, seed: int) -> None:
    """Contiguity by merging labels over borders (no walk), sums by plain loops over the borders."""
    vraag = maak(14, 3, seed=seed, dorpen=seed % 3)
    vraag = dataclasses.replace(vraag, grenzen=vraag.grenzen[:: 1 + seed % 2])
    plan = data.draw(st.lists(st.integers(0, 2), min_size=14, max_size=14))
    etiket = list(range(14))
    for _ in range(14):
        for een, ander, _meters in vraag.grenzen:
            if plan[een] == plan[ander]:
                etiket[een] = etiket[ander] = min(etiket[een], etiket[ander])
    toetsing = toets(vraag, plan)
    for wie in range(3):
        groepen = {etiket[b] for b in range(14) if plan[b] == wie}
        assert len(stukken(vraag, plan, wie)) == len(groepen) == toetsing.balken[wie].stukken
        assert toetsing.balken[wie].uren == pytest.approx(
            sum(b.uren for b, i in zip(vraag.buurten, plan, strict=True) if i == wie)
        )
    door = sum(m for a, b, m in vraag.grenzen if plan[a] != plan[b])
    assert toetsing.snijrand == pytest.approx(door / sum(m for *_, m in vraag.grenzen))
    weg = sum(
        b.woningen for b, van, naar in zip(vraag.buurten, vraag.huidig, plan, strict=True) if van != naar
    )
    assert toetsing.verhuisd == pytest.approx(weg / sum(b.woningen for b in vraag.buurten))


def test_how_far_homes_lie_from_the_middle_of_their_area(vraag: Instantie) -> None:
    """A in one place: 0 m. B on 200 … 600 m: the middle is 400, the mean of 200, 100, 0, 100, 200 is 120."""
    assert afstanden(vraag, (0, 1, 1, 1, 1, 1)) == pytest.approx((0.0, 120.0))
    assert afstanden(vraag, (1,) * 6)[0] == 0.0
    assert toets(vraag, (0, 1, 1, 1, 1, 1)).afstand == pytest.approx(100.0)
