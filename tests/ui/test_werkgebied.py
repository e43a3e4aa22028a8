"""Marks of Werkgebieden: unique letters, and how a deviation is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.ui.werkgebied_balken import afwijking
from monitor.ui.werkgebied_kleuren import initialen


@given(st.lists(st.text(max_size=20), max_size=12))
def test_letters_are_never_shared(namen: list[str]) -> None:
    letters = initialen(namen)
    assert len(letters) == len(namen)
    assert len(set(letters)) == len(letters)


def test_letters_are_the_first_of_first_and_last_name() -> None:
    assert initialen(["Anna de Vries", "Bert", "Arie Visser", "(x)"]) == ["AV", "B", "AV2", "?"]


@pytest.mark.parametrize(("deel", "tekst"), [(0.086, "+9\u00a0%"), (-0.04, "-4\u00a0%"), (0.001, "0\u00a0%")])
def test_deviation_carries_its_sign(deel: float, tekst: str) -> None:
    assert afwijking(deel) == tekst
