"""Shapes on their way to the map: as few bytes as possible, and every corner back where it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.ui.kaart.vlakken import CIJFERS, als_tekst, vorm


def _terug(tekst: str) -> list[int]:
    """What the script in the map does."""
    uit, getal, schuif = [], 0, 1
    for teken in tekst:
        cijfer = CIJFERS.index(teken)
        getal += (cijfer % 32) * schuif
        schuif *= 32
        if cijfer < 32:
            uit.append(-(getal - 1) // 2 if getal % 2 else getal // 2)
            getal, schuif = 0, 1
    return uit


@given(st.lists(st.integers(-20_000_000, 20_000_000), max_size=60).map(tuple))
def test_packing_and_unpacking_gives_the_same(ring: tuple[int, ...]) -> None:
    assert tuple(_terug(als_tekst(ring))) == ring


def test_hand_computed() -> None:
    assert als_tekst((0, 1, -1, 15, 16, -512)) == "ACDegBhgB"
    # a step of 0.0015 degrees is 150 steps: two characters
    (ring,) = vorm('{"type": "Polygon", "coordinates": [[[5.6, 50.8], [5.6015, 50.8], [5.6, 50.8015]]]}')
    assert ring == (5_080_000, 560_000, 0, 150, 150, -150)
    assert len(als_tekst(ring[2:])) == 1 + 2 + 2 + 2
