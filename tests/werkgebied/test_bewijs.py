"""Bounds and proofs against brute force: every plan of a small question counted."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

from monitor.werkgebied.bewijs import Bewijzer
from monitor.werkgebied.instantie import DOELEN, Doel, Instantie, Opdracht, Plan
from monitor.werkgebied.los import los
from monitor.werkgebied.toets import toets
from monitor.werkgebied.versoepeling import versoepel
from tests.bench.werkgebied_maker import maak


def alle_plannen(vraag: Instantie) -> list[tuple[Plan, float, float, float]]:
    """Every plan that keeps the hard rules, with (deviation, cut, moved)."""
    plannen = []
    for plan in itertools.product(range(vraag.k), repeat=vraag.n):
        if len(set(plan)) < vraag.k or not all(vraag.mag(b, i) for b, i in enumerate(plan)):
            continue
        toetsing = toets(vraag, plan)
        if toetsing.haalbaar:
            plannen.append((plan, toetsing.max_afwijking, toetsing.snijrand, toetsing.verhuisd))
    return plannen


def beste(plannen: list[tuple[Plan, float, float, float]], opdracht: Opdracht) -> float | None:
    """The true optimum, None when there is no plan."""
    if opdracht.doel == "balans":
        waarden = [d for _, d, _, v in plannen if v <= opdracht.wijzigingsruimte + 1e-9]
    else:
        binnen = [p for p in plannen if p[1] <= opdracht.tolerantie + 1e-9]
        bij_s, bij_v = opdracht.weegt
        waarden = [
            {"wijziging": v, "compact": s, "samen": bij_s * s + bij_v * v}[opdracht.doel]
            for _, _, s, v in binnen
        ]
    return min(waarden) if waarden else None


def houdt_de_band(vraag: Instantie, opdracht: Opdracht, plan: Plan) -> bool:
    """When the bond is asked: everybody who has buurten that may stay keeps one of them."""
    kan = {wie for b, wie in enumerate(vraag.huidig) if wie >= 0 and vraag.mag(b, wie)}
    return not opdracht.band or kan <= {
        wie for wie, oud in zip(plan, vraag.huidig, strict=True) if wie == oud
    }


def kleine_vraag(nummer: int) -> tuple[Instantie, Opdracht]:
    toeval = np.random.default_rng(nummer)
    n, k = int(toeval.integers(4, 8)), int(toeval.integers(1, 4))
    if nummer % 25 == 0:
        n, k = 10, 2
    vraag = maak(n, k, seed=nummer, dorpen=int(toeval.integers(0, 3)), ruim=float(toeval.uniform(1.0, 1.5)))
    doel: Doel = DOELEN[nummer % 4]  # type: ignore[assignment]
    return vraag, Opdracht(
        doel,
        float(toeval.choice([0.1, 0.2, 0.4, 0.8])),
        float(toeval.choice([0, 0.15, 0.4])),
        float(toeval.choice([0.05, 0.5, 0.7])),
        band=nummer % 3 == 0,
    )


@pytest.mark.parametrize("tiental", range(20))
def test_proofs_equal_brute_force_on_200_small_questions(tiental: int) -> None:
    for nummer in range(10 * tiental, 10 * tiental + 10):
        vraag, opdracht = kleine_vraag(nummer)
        waar = beste([p for p in alle_plannen(vraag) if houdt_de_band(vraag, opdracht, p[0])], opdracht)
        gevonden: list[tuple[float, Plan]] = []

        def meld(plan: Plan, *, vraag=vraag, opdracht=opdracht, gevonden=gevonden) -> None:  # type: ignore[no-untyped-def]
            toetsing = toets(vraag, plan, opdracht)
            assert toetsing.haalbaar, toetsing.schendingen
            gevonden.append((toetsing.waarde(opdracht), plan))

        bewijs = Bewijzer(
            vraag,
            opdracht,
            meld=meld,
            bekend=lambda gevonden=gevonden: min(gevonden, default=None),
            werkers=1,
        ).zoek(20)
        if waar is None:
            assert bewijs.uitslag == "onmogelijk", nummer
        else:
            assert bewijs.uitslag == "optimaal", nummer
            assert min(gevonden)[0] == pytest.approx(waar, abs=1e-9), nummer
            assert bewijs.ondergrens is None or bewijs.ondergrens <= waar + 1e-9, nummer
            assert waar < 1e-9 or bewijs.ondergrens == pytest.approx(waar, abs=1e-9), nummer


def test_search_and_prover_together_say_optimal(vraag: Instantie) -> None:
    antwoord = los(vraag, Opdracht("wijziging", 0.10), seconden=30)
    assert antwoord.plan == (0, 0, 1, 1, 1, 1)
    assert (antwoord.bewezen, antwoord.ondergrens) == ("optimaal", pytest.approx(1 / 6))


@pytest.mark.parametrize("zaad", [2, 4])
def test_a_plan_to_beat_gives_balans_its_first_cuts(zaad: int) -> None:
    """The least load follows from the known plan: with cuts for it one round proves what took four."""
    vraag, opdracht = maak(30, 4, seed=zaad), Opdracht("balans")
    bekend = los(vraag, opdracht, iteraties=400_000, seed=7, uitweg=False)
    bewijs = Bewijzer(vraag, opdracht, bekend=lambda: (bekend.waarde, bekend.plan), werkers=1).zoek(60)
    assert (bewijs.uitslag, bewijs.ondergrens, bewijs.rondes) == ("optimaal", bekend.waarde, 1)


def test_an_impossible_tolerance_is_proven_with_the_way_out(vraag: Instantie) -> None:
    """Loads go in steps of 10 hours. Targets 15 and 45: the least largest deviation is 10 against 15."""
    scheef = dataclasses.replace(
        vraag, medewerkers=(dataclasses.replace(vraag.medewerkers[0], uren=8.0), vraag.medewerkers[1])
    )
    antwoord = los(scheef, Opdracht("wijziging", 0.10), seconden=30)
    assert antwoord.onmogelijk
    assert not antwoord.toetsing.haalbaar
    uitweg = antwoord.versoepelingen[0]
    assert (uitweg.eis, uitweg.bewezen) == ("tolerantie", True)
    assert uitweg.naar == pytest.approx(1 / 3)


def test_a_maximum_of_homes_gives_as_little_as_it_must(vraag: Instantie) -> None:
    """Within 10 % only 2 and 4 buurten do: 400 homes for B. At most 280: 400/280 = 1.4286; all homes
    together ask for 600/560 = 1.0714 at least."""
    krap = dataclasses.replace(
        vraag, medewerkers=tuple(dataclasses.replace(m, max_woningen=280) for m in vraag.medewerkers)
    )
    (uitweg,) = [
        v for v in versoepel(krap, Opdracht("wijziging", 0.10), seconden=60) if v.eis == "max_woningen"
    ]
    assert uitweg.naar == pytest.approx(1.429)
    assert uitweg.plan == (0, 0, 1, 1, 1, 1)
    assert uitweg.tekst == (
        "Met 42,9 % meer woningen per medewerker is er een verdeling; 7,1 % is zeker nodig."
    )


def test_more_islands_than_people_asks_for_road_links(vraag: Instantie) -> None:
    los_zand = dataclasses.replace(vraag, grenzen=vraag.grenzen[:2])
    antwoord = los(los_zand, Opdracht("wijziging", 0.5), seconden=20)
    assert antwoord.onmogelijk
    assert antwoord.versoepelingen[0].eis == "aaneengesloten"
    assert antwoord.versoepelingen[0].naar == 2
