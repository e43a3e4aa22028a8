"""Texts with figures that sort by size, as a browser sorts texts: by character."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from monitor.ui import opmaak
from monitor.ui.sorteertabel import CIJFERBREED, sorteerbaar, uitgelijnd


def test_the_texts_stay_what_they_are_and_unknown_comes_first() -> None:
    uit = uitgelijnd(["85 %", "117 %", "–", "9 %"])
    assert uit == ["\u200785 %", "117 %", "\u2007\u2007\u2007–", "\u2007\u20079 %"]
    assert uitgelijnd([]) == []
    assert uitgelijnd(["–"]) == ["–"]


def test_a_word_before_the_figure_keeps_its_place() -> None:
    assert uitgelijnd(["tekort 21,6 u", "ruimte 7,4 u"]) == ["tekort 21,6 u", "ruimte \u20077,4 u"]


@given(st.lists(st.integers(0, 2_000_000), min_size=1, max_size=20))
def test_figures_sort_by_size(getallen: list[int]) -> None:
    teksten = uitgelijnd([opmaak.getal(g) for g in getallen])
    volgorde = sorted(teksten, key=lambda t: t.replace(CIJFERBREED, "\x00"))
    assert [int(t.strip(CIJFERBREED).replace(".", "")) for t in volgorde] == sorted(getallen)


def test_only_the_named_columns_change() -> None:
    tabel = pd.DataFrame({"wie": ["a 1", "b 10"], "druk": ["9 – 10 %", "117 – 120 %"]})
    uit = sorteerbaar(tabel, ["druk", "ontbreekt"])
    assert uit["wie"].tolist() == ["a 1", "b 10"]
    assert uit["druk"].tolist() == ["\u2007\u20079 – 10 %", "117 – 120 %"]
