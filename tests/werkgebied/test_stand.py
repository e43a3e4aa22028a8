"""The plan on the table: nothing lost or doubled, undo gives back what was, figures equal the judge's."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.fouten import Geweigerd
from monitor.werkgebied.instantie import Instantie, Opdracht, instantie_uit
from monitor.werkgebied.stand import Stand
from monitor.werkgebied.toets import toets
from monitor.werkgebied.uitwisseling import naar_csv, uit_csv
from monitor.werkgebied.waarom import dwing, waarom_hier
from tests.bench.werkgebied_maker import maak

SAMEN = Opdracht("samen", 0.10)


@settings(max_examples=60, deadline=None)
@given(
    seed=st.integers(0, 100),
    zetten=st.lists(
        st.tuples(st.lists(st.integers(0, 29), min_size=1, max_size=4), st.integers(0, 3)),
        min_size=1,
        max_size=8,
    ),
)
def test_after_any_edits_the_figures_are_the_judges_and_undo_gives_it_all_back(
    seed: int, zetten: list[tuple[list[int], int]]
) -> None:
    vraag = maak(30, 4, seed=seed % 10, dorpen=seed % 3)
    stand = Stand(vraag, vraag.huidig, SAMEN)
    gezien = [stand.plan]
    for buurten, wie in zetten:
        oud = stand.plan
        stand.zet(buurten, wie)
        assert len(stand.plan) == vraag.n
        assert all(stand.plan[b] == (wie if b in buurten else oud[b]) for b in range(vraag.n))
        assert stand.toetsing == toets(vraag, stand.plan, SAMEN)
        if stand.plan != oud:
            gezien.append(stand.plan)
    for plan in reversed(gezien[:-1]):
        assert stand.ongedaan()
        assert stand.plan == plan
        assert stand.toetsing == toets(vraag, plan, SAMEN)
    assert not stand.ongedaan()
    for plan in gezien[1:]:
        assert stand.opnieuw()
        assert stand.plan == plan
    assert not stand.opnieuw()


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10), buurt=st.integers(0, 29))
def test_what_if_rows_equal_doing_it(seed: int, buurt: int) -> None:
    vraag = maak(30, 4, seed=seed)
    stand = Stand(vraag, vraag.huidig, SAMEN)
    voor = stand.plan, stand.toetsing
    for gevolg in stand.gevolgen(buurt):
        plan = list(vraag.huidig)
        plan[buurt] = vraag.wie[gevolg.naar]
        echt = toets(vraag, plan, SAMEN)
        assert gevolg.toetsing == echt
        assert gevolg.afwijking_naar == echt.balken[vraag.wie[gevolg.naar]].afwijking
        assert gevolg.heel == all(
            echt.balken[wie].stukken == 1 for wie in (voor[0][buurt], vraag.wie[gevolg.naar])
        )
    assert (stand.plan, stand.toetsing) == voor


@pytest.mark.parametrize(
    ("plan", "buurt", "heel", "breekt", "leeg"),
    [
        ((0, 0, 1, 1, 1, 1), 2, True, False, False),
        ((0, 1, 0, 1, 1, 1), 1, True, False, False),  # mends A, B stays whole
        ((0, 1, 1, 0, 1, 0), 2, False, False, False),  # three pieces and two, before and after
        ((1, 0, 1, 1, 1, 1), 1, True, False, True),  # A keeps nothing
        ((0, 0, 1, 1, 1, 0), 5, True, False, False),  # the loose piece goes: both whole
    ],
)
def test_a_row_says_what_breaks_by_the_edit_and_not_what_was_broken_before(
    rij: dict[str, Any], plan: tuple[int, ...], buurt: int, heel: bool, breekt: bool, leeg: bool
) -> None:
    for gevolg in Stand(instantie_uit(rij), plan).gevolgen(buurt):
        assert (gevolg.heel or gevolg.leeg, gevolg.breekt, gevolg.leeg) == (heel, breekt, leeg)


def test_an_edit_that_cuts_an_area_in_two_says_so(rij: dict[str, Any]) -> None:
    rij["grenzen"].append(["B2", "B5", 100])
    (gevolg,) = Stand(instantie_uit(rij), (0, 0, 0, 0, 1, 1)).gevolgen(1)
    assert (gevolg.heel, gevolg.breekt, gevolg.leeg) == (False, True, False)


def test_a_new_edit_after_undo_forgets_the_redo(vraag: Instantie) -> None:
    stand = Stand(vraag, vraag.huidig)
    stand.zet([2], 1)
    stand.ongedaan()
    stand.zet([3], 0)
    assert not stand.opnieuw()


def test_a_locked_buurt_stays_for_painter_and_solver(vraag: Instantie) -> None:
    stand = Stand(vraag, vraag.huidig)
    stand.op_slot(2)
    with pytest.raises(Geweigerd, match="B3 staat op slot"):
        stand.zet([2, 3], 1)
    assert stand.plan == vraag.huidig
    stand.neem_over((0, 0, 1, 1, 1, 1))
    assert stand.plan == vraag.huidig
    assert stand.met_sloten().vast == {2: 0}
    stand.op_slot(2, dicht=False)
    assert stand.zet([2], 1).max_afwijking == 0


@pytest.mark.parametrize(
    ("plan", "extra", "buurt", "reden", "woord"),
    [
        ((0, 0, 1, 1, 1, 1), {"vast": {"B3": "B"}}, 2, "vast", "staat vast bij B"),
        ((0, 0, 1, 1, 1, 1), {"niet": [["B3", "A"]]}, 2, "uitgesloten", "mag niet bij A blijven"),
        ((0, 0, 1, 1, 1, 1), {}, 3, "brug", "valt het gebied van B in stukken"),
        ((0, 1, 1, 1, 0, 1), {}, 2, "brug", "valt het gebied van B in nog meer stukken"),
        ((0, 1, 1, 1, 0, 1), {}, 5, "los", "B6 ligt los van de rest van het gebied van B"),
        ((0, 0, 1, 1, 1, 1), {}, 0, "ongewijzigd", "blijft bij A, zoals nu"),
        ((0, 0, 1, 1, 1, 1), {}, 2, "ontlast", "ontlast A: met deze buurt +50,0 %"),
    ],
)
def test_the_reason_of_a_place(
    rij: dict[str, Any], plan: tuple[int, ...], extra: dict[str, Any], buurt: int, reden: str, woord: str
) -> None:
    uitleg = waarom_hier(Stand(instantie_uit(rij | extra), plan), buurt, Opdracht(), alternatief=False)
    assert uitleg.reden == reden
    assert woord in uitleg.zin


def test_a_shorter_border_is_a_reason(rij: dict[str, Any]) -> None:
    """B3 lies far more against B than against A, and A is not the fuller one."""
    rij["grenzen"] = [
        ["B1", "B2", 100],
        ["B2", "B3", 50],
        ["B3", "B4", 400],
        ["B4", "B5", 100],
        ["B5", "B6", 100],
    ]
    rij["medewerkers"][0]["uren"] = rij["medewerkers"][1]["uren"] = 20.0
    vraag = instantie_uit(rij)
    uitleg = waarom_hier(Stand(vraag, (0, 0, 1, 1, 1, 1)), 2, Opdracht(tolerantie=0.5), alternatief=False)
    assert uitleg.reden == "kortere grens"


def test_the_alternative_is_feasible_and_its_cost_is_the_difference(vraag: Instantie) -> None:
    ruim = Opdracht("samen", 0.60)
    stand = Stand(vraag, (0, 0, 1, 1, 1, 1), ruim)
    keuze = dwing(stand, 2, 0, ruim)
    assert keuze is not None
    assert keuze.plan[2] == 0
    assert toets(vraag, keuze.plan, ruim).haalbaar
    assert keuze.kosten == pytest.approx(keuze.toetsing.waarde(ruim) - stand.toetsing.waarde(ruim))
    uitleg = waarom_hier(stand, 2, ruim)
    assert uitleg.alternatief is not None
    assert uitleg.alternatief.naar == "A"
    assert uitleg.gelijkwaardig == (uitleg.alternatief.kosten <= 0.002)


def test_no_alternative_within_the_rules_is_said(vraag: Instantie) -> None:
    stand = Stand(vraag, (0, 0, 1, 1, 1, 1), Opdracht())
    assert dwing(stand, 2, 0, Opdracht("wijziging", 0.05)) is None


def test_a_forced_alternative_respects_locks() -> None:
    vraag = maak(30, 4, seed=2, vast=0, niet=0)
    stand = Stand(vraag, vraag.huidig, dataclasses.replace(SAMEN, tolerantie=2.0), sloten={0, 1})
    buurt = next(b for b in range(2, 30) if stand.gevolgen(b))
    naar = vraag.wie[stand.gevolgen(buurt)[0].naar]
    keuze = dwing(stand, buurt, naar, dataclasses.replace(SAMEN, tolerantie=2.0))
    assert keuze is not None
    assert [keuze.plan[b] for b in (0, 1, buurt)] == [vraag.huidig[0], vraag.huidig[1], naar]


def test_a_plan_goes_out_as_csv_and_comes_back() -> None:
    vraag = maak(30, 4, seed=1)
    assert uit_csv(vraag, naar_csv(vraag, vraag.huidig)) == vraag.huidig
    assert uit_csv(vraag, "\ufeff" + naar_csv(vraag, vraag.huidig).replace(";", ",")) == vraag.huidig


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("buurt;coordinator\nB1;A\nB1;B\n", "Rij 3: buurt B1 staat er twee keer"),
        ("B1;\n", "Rij 1: bij buurt B1 staat geen coördinator"),
        ("B9;A\n", "noemt buurt B9"),
        ("B1;A\n", "aan niemand"),
    ],
)
def test_a_wrong_csv_is_refused(vraag: Instantie, tekst: str, zin: str) -> None:
    with pytest.raises(Geweigerd) as fout:
        uit_csv(vraag, tekst)
    assert zin in fout.value.zin
