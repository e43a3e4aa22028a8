"""A number with a decimal comma is read as people write it; what was not touched keeps its very value."""

from __future__ import annotations

import pytest

from monitor.fouten import Geweigerd
from monitor.ui.getalveld import Invoer


def veld(tekst: str, waarde: float | None = 9.24, hoog: float | None = None) -> Invoer:
    return Invoer("Naar", tekst, "9,2", waarde, 0.0, hoog, 1)


@pytest.mark.parametrize(
    ("tekst", "getal"),
    [("9,2", 9.24), ("9.2", 9.2), (" 8,5 ", 8.5), ("1.234,5", 1234.5), ("0", 0.0), ("", None), ("  ", None)],
)
def test_a_comma_a_point_and_thousands_are_read(tekst: str, getal: float | None) -> None:
    assert veld(tekst).lees() == getal


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("veel", "Naar: veel is geen getal. Schrijf bijvoorbeeld 2,5."),
        ("nan", "Naar: nan is geen getal. Schrijf bijvoorbeeld 2,5."),
        ("-1", "Naar: vul een getal in van 0 tot en met 200."),
        ("200,5", "Naar: vul een getal in van 0 tot en met 200."),
    ],
)
def test_what_is_no_number_or_too_much_is_one_sentence(tekst: str, zin: str) -> None:
    with pytest.raises(Geweigerd) as fout:
        veld(tekst, hoog=200.0).lees()
    assert fout.value.zin == zin


def test_a_number_that_must_be_there_is_asked() -> None:
    with pytest.raises(Geweigerd, match="Naar: vul een getal in"):
        veld("").moet()
