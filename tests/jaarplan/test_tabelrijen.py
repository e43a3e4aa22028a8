"""Cells of a file: dates as people and spreadsheets write them, codes, names, apostrophes of a download."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.fouten import Geweigerd
from monitor.jaarplan.tabelrijen import cel, is_voorbeeld, keur_aantal, lees_dag, vind, wijzer

BUURTEN = wijzer(
    [("BU1", "Noord"), ("BU2", "Zuid  West"), ("BU3", "Dorp"), ("BU4", "Dorp"), ("dorp5", "BU1")]
)


@pytest.mark.parametrize(
    "tekst",
    ["31-01-2026", "31/1/2026", " 31.01.2026", "2026-01-31", "2026-1-31 00:00:00", "2026-01-31T00:00"],
)
def test_a_date_is_day_first_or_year_first_and_a_time_behind_it_says_nothing(tekst: str) -> None:
    assert lees_dag(tekst, "begin") == dt.date(2026, 1, 31)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("31-02-2026", "Bij begin staat 31-02-2026; schrijf een datum als dag-maand-jaar, zoals 31-01-2026."),
        ("", "Bij begin staat niets; schrijf een datum als dag-maand-jaar, zoals 31-01-2026."),
        ("31-01-26", "Bij begin staat 31-01-26; schrijf een datum als dag-maand-jaar, zoals 31-01-2026."),
        ("2026-01-31 of zo", "Bij begin staat 2026-01-31 of zo; schrijf een datum als dag-maand-jaar, zoals "
         "31-01-2026."),
    ],
)  # fmt: skip
def test_what_is_no_date_is_said_with_its_column(tekst: str, zin: str) -> None:
    with pytest.raises(Geweigerd) as fout:
        lees_dag(tekst, "begin")
    assert fout.value.zin == zin


def test_a_code_leads_to_itself_and_a_name_to_the_one_that_bears_it() -> None:
    assert [vind(BUURTEN, tekst, "de buurt") for tekst in ("bu2", " zuid west ", "NOORD")] == [
        "BU2",
        "BU2",
        "BU1",
    ]
    assert vind(BUURTEN, "BU1", "de buurt") == "BU1"  # a code, though another buurt is called so
    with pytest.raises(Geweigerd, match=r"^De buurt dorp komt vaker voor; gebruik de code\.$"):
        vind(BUURTEN, "dorp", "de buurt")
    with pytest.raises(Geweigerd, match=r"^De buurt Nergens kennen we niet\.$"):
        vind(BUURTEN, "Nergens", "de buurt")


def test_a_cell_is_read_as_it_was_before_the_download_made_it_safe() -> None:
    rij = [" '=som", "'s avonds", "a;'-b"]
    assert [cel(rij, plek) for plek in range(4)] == ["=som", "'s avonds", "a;-b", ""]


def test_the_example_of_the_template_is_known_by_what_is_filled_in() -> None:
    assert is_voorbeeld(["BU1", " ", "x "], ("BU1", "", "x"))
    assert not is_voorbeeld(["BU1", "y", "x"], ("BU1", "", "x"))


def test_a_file_that_is_far_too_long_is_refused_with_its_length() -> None:
    keur_aantal([(1, ["a"])] * 2000)
    with pytest.raises(Geweigerd, match=r"^Dit bestand heeft 2001 rijen; we lezen er hoogstens 2000 "):
        keur_aantal([(1, ["a"])] * 2001)
