"""Marks of Werkgebieden: unique letters, colours that neighbours don't share, how a deviation is written."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from monitor.ui.kaart.kaartplek import KAARTBLAD
from monitor.ui.kleurafstand import afstanden
from monitor.ui.werkgebied.balken import _tekening, afwijking
from monitor.ui.werkgebied.kleuren import KLEUREN, initialen, kleuren
from tests.ui.test_kleuren import MACHADO, _ciede2000, _helderheid, _lab, _lineair

INKT = "#1b2430"


@given(st.lists(st.text(max_size=20), max_size=12))
def test_letters_are_never_shared(namen: list[str]) -> None:
    letters = initialen(namen)
    assert len(letters) == len(namen)
    assert len(set(letters)) == len(letters)


def test_letters_are_the_first_of_first_and_last_name() -> None:
    assert initialen(["Anna de Vries", "Bert", "Arie Visser", "(x)"]) == ["AV", "B", "AV2", "?"]


@pytest.mark.parametrize(("deel", "tekst"), [(0.086, "+9\u00a0%"), (-0.04, "−4\u00a0%"), (0.001, "0\u00a0%")])
def test_deviation_carries_its_sign(deel: float, tekst: str) -> None:
    assert afwijking(deel) == tekst


@st.composite
def buurschappen(draw: st.DrawFn) -> NDArray[np.bool_]:
    """Who touches whom: up to 30 people, nobody more than eleven others."""
    k = draw(st.integers(1, 30))
    raakt = np.zeros((k, k), dtype=bool)
    for een, ander in draw(st.lists(st.tuples(st.integers(0, k - 1), st.integers(0, k - 1)), max_size=120)):
        if een != ander and max(raakt[een].sum(), raakt[ander].sum()) < len(KLEUREN) - 1:
            raakt[een, ander] = raakt[ander, een] = True
    return raakt


@settings(max_examples=60, deadline=None)
@given(buurschappen())
def test_who_touch_never_share_a_colour_and_up_to_twelve_nobody_does(raakt: NDArray[np.bool_]) -> None:
    kleur = np.array(kleuren(raakt))
    assert not (raakt & (kleur[:, None] == kleur[None])).any()
    if len(raakt) <= len(KLEUREN):
        assert len(set(kleur)) == len(raakt)
    assert kleuren(raakt) == kleur.tolist()  # the same each time


def test_who_touch_get_colours_that_look_less_alike_than_chance_gives() -> None:
    """A ring of six: every pair of neighbours differs by more than the nearest colours do."""
    raakt = np.zeros((6, 6), dtype=bool)
    for wie in range(6):
        raakt[wie, (wie + 1) % 6] = raakt[(wie + 1) % 6, wie] = True
    verschil, kleur = afstanden(KLEUREN), kleuren(raakt)
    dichtst = min(verschil[een, ander] for een, ander in combinations(range(len(KLEUREN)), 2))
    assert min(verschil[kleur[wie], kleur[(wie + 1) % 6]] for wie in range(6)) > 1.5 * dichtst


@pytest.mark.parametrize("zicht", list(MACHADO))
def test_any_two_colours_differ_in_every_eye_and_dark_letters_can_be_read(zicht: str) -> None:
    labs = [_lab(np.clip(MACHADO[zicht] @ _lineair(kleur), 0, 1)) for kleur in KLEUREN]
    assert min(_ciede2000(een, ander) for een, ander in combinations(labs, 2)) >= 10
    for kleur in KLEUREN:
        assert (_helderheid(kleur) + 0.05) / (_helderheid(INKT) + 0.05) >= 4.5


def test_the_map_writes_no_sign_that_needs_a_typeface_of_pictures() -> None:
    bron = (KAARTBLAD / "tafel.js").read_text(encoding="utf-8")
    assert "\\u{" not in bron  # beyond the signs that every typeface has
    assert max(bron) < "\u2fff"


@pytest.mark.parametrize("met_maximum", [False, True])
def test_every_layer_of_the_bars_hangs_on_one_scale_without_an_axis(met_maximum: bool) -> None:
    """One layer with an axis or a scale of its own and the browser draws nothing at all."""
    lagen = [laag["encoding"]["x"] for laag in _tekening(5, met_maximum)["layer"]]
    assert {str(x["scale"]) for x in lagen if "field" in x} == {str(lagen[0]["scale"])}
    assert all(x["axis"] is None for x in lagen if "field" in x)
