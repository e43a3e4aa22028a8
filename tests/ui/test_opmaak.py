"""Dutch formats, by hand."""

import datetime as dt
import math
import re

import pytest

from monitor.ui import opmaak as o


@pytest.mark.parametrize(
    ("waarde", "decimalen", "verwacht"),
    [
        (1234.5, 1, "1.234,5"), (0, 0, "0"), (-0.04, 1, "0,0"), (-1.26, 1, "−1,3"), (1234567, 0, "1.234.567"),
        (None, 1, "–"), (float("nan"), 1, "–"),
    ],
)  # fmt: skip
def test_numbers(waarde: float | None, decimalen: int, verwacht: str) -> None:
    assert o.getal(waarde, decimalen) == verwacht


def test_units_stay_on_the_line_of_their_figure() -> None:
    assert o.procent(1.12) == "112\u00a0%"
    assert o.uren_uit_seconden(5400) == "1,5\u00a0u"
    assert o.verschil(6.04) == "+6,0\u00a0u"
    assert o.verschil(-2) == "−2,0\u00a0u"
    assert o.interval(1.02, 1.2) == "102\u00a0–\u00a0120\u00a0%"
    assert o.interval(None, 1.2) == "–"


@pytest.mark.parametrize(
    ("aandeel", "verwacht"),
    [
        (14090 / 14145, "99,6\u00a0%"), (0.99999, "99,9\u00a0%"), (0.995, "99,5\u00a0%"),
        (0.9949, "99\u00a0%"),
        (1.0, "100\u00a0%"), (0.1 * 10, "100\u00a0%"), (0.0, "0\u00a0%"), (None, "–"), (float("nan"), "–"),
    ],
)  # fmt: skip
def test_a_part_is_never_all_of_it(aandeel: float | None, verwacht: str) -> None:
    assert o.deel(aandeel) == verwacht


@pytest.mark.parametrize(
    ("waarde", "decimalen", "verwacht"),
    [
        (402.5, 0, "403"), (142.5, 0, "143"), (135 * 3.7, 0, "500"), (499.49, 0, "499"), (-2.5, 0, "−3"),
        (0.25, 1, "0,3"), (1.005, 2, "1,01"), (-0.4, 0, "0"), (float("inf"), 0, "inf"),
    ],
)  # fmt: skip
def test_halves_are_rounded_away_from_nought(waarde: float, decimalen: int, verwacht: str) -> None:
    assert o.getal(waarde, decimalen) == verwacht


def test_a_share_in_a_file_is_a_number_of_percents() -> None:
    assert (o.in_procenten(0.8094), o.in_procenten(-0.03125), o.in_procenten(0.5025)) == (80.94, -3.13, 50.25)
    assert o.in_procenten(0.1225, 0) == 12
    assert o.in_procenten(None) is None
    assert o.in_procenten(math.nan) is None


def test_a_difference_that_shows_as_nought_has_no_sign() -> None:
    assert [o.verschil(w, 0) for w in (0.4, -0.4, 0.5, -0.5)] == [
        f"{t}\u00a0u" for t in ("0", "0", "+1", "−1")
    ]


def test_dates_and_periods() -> None:
    assert o.datum(dt.date(2026, 3, 2)) == "2 maart 2026"
    assert o.datum_kort(dt.date(2026, 3, 2)) == "ma 02-03-2026"
    assert o.periode(dt.date(2026, 3, 2), dt.date(2026, 5, 31)) == "2 maart t/m 31 mei 2026"
    assert o.periode(dt.date(2025, 12, 29), dt.date(2026, 1, 4)) == "29 december 2025 t/m 4 januari 2026"
    assert o.week_jaar(dt.date(2025, 12, 29)) == "wk\u00a01 (2026)"


def test_lists_and_plurals() -> None:
    assert o.opsomming([]) == ""
    assert o.opsomming(["a"]) == "a"
    assert o.opsomming(["a", "b", "c"]) == "a, b en c"
    assert o.meervoud(1, "week", "weken") == "1 week"
    assert o.meervoud(0, "week", "weken") == "0 weken"


@pytest.mark.parametrize(
    "vijandig", ["[klik](http://x)", "<img onerror=1>", "**vet**", ":material/x:", "$e$", "`c`"]
)
def test_a_text_from_outside_stays_text(vijandig: str) -> None:
    uit = o.tekst(vijandig)
    assert uit.replace("\\", "") == vijandig
    assert re.search(r"(?<!\\)[\[<*:$`]", uit) is None  # every sign with a meaning is preceded by a backslash


def test_a_figure_keeps_its_unit_on_one_line() -> None:
    assert o.tekst("a  b\u00a0%\n c") == "a b\u00a0% c"
