"""The bond with the buurt: who would lose every buurt keeps one, as far as that can be."""

import dataclasses

from monitor.werkgebied.band import los_met_band, verliezers
from monitor.werkgebied.instantie import Instantie, Kandidaat, Opdracht, Werkbuurt
from monitor.werkgebied.los import los
from monitor.werkgebied.toets import toets


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


def test_what_can_be_kept_are_the_own_buurten_that_may_stay() -> None:
    vraag = rij([5.0] * 4, (0, 0, -1, 1), [10, 30, 30, 5], k=3)
    assert vraag.te_houden == {0: (0, 1), 1: (3,)}
    assert dataclasses.replace(vraag, niet=frozenset({(1, 0), (3, 1)})).te_houden == {0: (0,)}
    assert dataclasses.replace(vraag, vast={0: 2, 1: 2}).te_houden == {1: (3,)}


def test_the_checker_names_who_keeps_none_when_that_is_asked() -> None:
    plan = (0, 0, 2, 2, 1, 1)
    assert toets(STRAAT, plan, Opdracht("wijziging", 0.1)).haalbaar
    (fout,) = toets(STRAAT, plan, Opdracht("wijziging", 0.1, band=True)).schendingen
    assert (fout.soort, fout.wie, fout.hoeveel) == ("band", "M1", 1)
    assert fout.tekst == "M1 houdt geen enkele eigen buurt."


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
    assert met.opdracht.band
    assert met.band_redt == (1,)
    assert met.zonder_band == vrij.waarde == 3 / 503


def test_where_nobody_can_keep_one_the_free_plan_stands() -> None:
    """M1 may not keep its buurt: nothing to ask."""
    vraag = dataclasses.replace(rij([1.0] * 4, (0, 0, 1, 0), [1, 1, 1, 500], k=2), niet=frozenset({(2, 1)}))
    met = los_met_band(vraag, Opdracht("wijziging", 0.1), seconden=2.0)
    assert met.toetsing.haalbaar
    assert verliezers(vraag, met.plan) == [1]
    assert met.zonder_band is None
    assert met.band_redt == ()
