"""What a figure rests on, in words: of one year, or of years taken together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.leefbaarheid.antwoorden import Gebied, Lichtcijfer
from monitor.leefbaarheid.indicatoren import CATALOGUS
from monitor.leefbaarheid.ophalen import zonder_cijfer
from monitor.report.bordbuurten import rust_op
from monitor.ui.stoplicht import beeld


def _cijfer(indicator: str, noemer: float, jaren: int) -> Lichtcijfer:
    gebied = Gebied("B1", "Reigershoek", "buurt", "B1", 2030, 500)
    return replace(
        zonder_cijfer(gebied, CATALOGUS[indicator], 2025), teller=140.0, noemer=noemer, ruw=0.03, jaren=jaren
    )


def test_the_sheet_tells_that_years_were_added_up() -> None:
    assert beeld.noemer(_cijfer("vernieling", 6095, 3)) == "inwoners, opgeteld over 3 jaar"
    assert beeld.noemer(_cijfer("vernieling", 2030, 1)) == "inwoners"


@pytest.mark.parametrize(
    ("indicator", "noemer", "jaren", "woorden"),
    [
        ("vernieling", 6095, 3, "2.030 inwoners, samen met 2023 en 2024"),  # 2031,7 a year
        ("vernieling", 2033, 1, "2.035 inwoners"),
        ("huurachterstand", 179, 1, "180 woningen"),
        (
            "cijfer_buurt",
            212,
            2,
            "210 respondenten, samen met 2024",
        ),  # people asked, not people living there
    ],
)
def test_the_board_speaks_of_the_people_of_one_year(
    indicator: str, noemer: float, jaren: int, woorden: str
) -> None:
    assert rust_op(_cijfer(indicator, noemer, jaren)) == woorden
