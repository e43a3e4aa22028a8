"""A workbook keeps its figures, runs nothing, and is the same file each time."""

import datetime as dt

import pandas as pd

from monitor.report.werkboek import Werkblad, maak_werkboek
from tests.report.lezen import bladen

GEMAAKT = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)


def test_sheets_with_their_explanation() -> None:
    tabel = pd.DataFrame({"Buurt": ["Noord", "=1+1"], "n": [3, None], "dag": [dt.date(2026, 3, 2), None]})
    boek = [Werkblad("Buurten: [1/2]", ("Periode 2026", "=2+2"), tabel), Werkblad("Team", (), tabel)]
    xlsx = maak_werkboek(boek, titel="Bord", gemaakt=GEMAAKT)
    assert xlsx == maak_werkboek(boek, titel="Bord", gemaakt=GEMAAKT)
    gelezen = bladen(xlsx)
    assert list(gelezen) == ["Buurten   1 2 ", "Team"]
    eerste = gelezen["Buurten   1 2 "]
    assert eerste[0][0] == "Periode 2026"
    assert eerste[1][0] == "'=2+2"
    assert eerste[3:] == [
        ["Buurt", "n", "dag"], ["Noord", 3.0, dt.date(2026, 3, 2)], ["'=1+1", "", ""],
    ]  # fmt: skip


def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    tabel = pd.DataFrame({"a\x00b": ["c\x07d\ufffe", "x" * 40_000]})
    rijen = bladen(maak_werkboek([Werkblad("x\x00", (), tabel)]))["x"]
    assert rijen[0] == ["ab"]
    assert rijen[1] == ["cd"]
    assert len(rijen[2][0]) == 32_000
