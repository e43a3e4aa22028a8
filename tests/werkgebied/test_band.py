"""The bond with the buurt: who would lose every buurt keeps one, as far as that can be."""

import dataclasses

from monitor.werkgebied.band import ankers, los_met_band, verliezers
from monitor.werkgebied.instantie import Instantie, Kandidaat, Opdracht, Werkbuurt
from monitor.werkgebied.los import los


def rij(uren: list[float], huidig: tuple[int, ...], woningen: list[int], k: int = 3) -> Instantie:
    """Buurten in a row, each 100 m along the next."""
    buurten = tuple(Werkbuurt(f"B{b}", u, w) for b, (u, w) in enumerate(zip(uren, woningen, strict=True)))
    grenzen = tuple((b, b + 1, 100.0) for b in range(len(uren) - 1))
    return Instantie("rij", buurten, grenzen, tuple(Kandidaat(f"M{m}", 10.0) for m in range(k)), huidig)


# M0 has five of six buurten, M1 one in the middle, M2 none
STRAAT = rij([5.0] * 6, (0, 0, 1, 0, 0, 0), [10, 10, 900, 10, 10, 10])


def test_who_keeps_none_loses_and_who_has_none_today_does_not() -> None:
    assert verliezers(STRAAT, (0, 0, 1, 1, 2, 2)) == []
    assert verliezers(STRAAT, (0, 0, 2, 2, 1, 1)) == [1]
    assert verliezers(STRAAT, (1, 1, 1, 2, 2, 2)) == [0]


def test_the_buurten_to_keep_may_stay_and_come_with_most_homes_first() -> None:
    vraag = rij([5.0] * 4, (0, 0, 0, 1), [10, 30, 30, 5], k=2)
    assert ankers(vraag, 0) == [1, 2, 0]
    assert ankers(dataclasses.replace(vraag, niet=frozenset({(1, 0)})), 0) == [2, 0]
    assert ankers(dataclasses.replace(vraag, niet=frozenset({(b, 0) for b in range(3)})), 0) == []


def test_a_goal_that_takes_every_buurt_from_somebody_leaves_one_with_the_bond() -> None:
    """Two buurten each. Moving fewest homes gives M1 the other side of the street (3 homes); keeping the own
    buurt moves 500."""
    vraag = rij([1.0] * 4, (0, 0, 1, 0), [1, 1, 1, 500], k=2)
    opdracht = Opdracht("wijziging", 0.1)
    vrij = los(vraag, opdracht, seconden=1.0)
    assert vrij.plan == (1, 1, 0, 0)
    assert verliezers(vraag, vrij.plan) == [1]
    met = los_met_band(vraag, opdracht, seconden=2.0)
    assert met.plan == (0, 0, 1, 1)
    assert met.bewezen == "optimaal"
    assert dict(met.instantie.vast) == {2: 1}
    assert met.zonder_band == vrij.waarde == 3 / 503


def test_where_nobody_can_keep_one_the_free_plan_stands() -> None:
    """M1 may not keep its buurt: nothing to fix."""
    vraag = dataclasses.replace(rij([1.0] * 4, (0, 0, 1, 0), [1, 1, 1, 500], k=2), niet=frozenset({(2, 1)}))
    met = los_met_band(vraag, Opdracht("wijziging", 0.1), seconden=2.0)
    assert met.toetsing.haalbaar
    assert verliezers(vraag, met.plan) == [1]
    assert dict(met.instantie.vast) == {}
    assert met.zonder_band is None
