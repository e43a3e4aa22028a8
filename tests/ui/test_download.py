"""A download runs nothing and keeps its figures."""

import datetime as dt
import io

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from monitor.ui import bron
from monitor.ui.download import VOORBEELD, csv_bytes, met_voorbeeld, onschadelijk, xlsx_bytes

GEVAARLIJK = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200e=1"]


@pytest.mark.parametrize("cel", GEVAARLIJK)
def test_a_dangerous_text_gets_an_apostrophe_everywhere(cel: str) -> None:
    tabel = pd.DataFrame({"=kop": [cel]})
    assert onschadelijk(cel) == "'" + cel
    regels = csv_bytes(tabel).decode("utf-8-sig").splitlines()
    assert all(regel.lstrip('"').startswith("'") for regel in regels)
    blad = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(tabel))).get_sheet_by_index(0).to_python()
    assert str(blad[1][0]).startswith("'")


def test_numbers_dates_and_unknowns_keep_their_meaning() -> None:
    tabel = pd.DataFrame(
        {"uren": [1.5, None], "n": [3, 4], "dag": [dt.date(2026, 3, 2), None], "naam": ["Anna", "Bé;rt"]}
    )
    tekst = csv_bytes(tabel, ["Werkdruk", "Bron: proef"]).decode("utf-8-sig").splitlines()
    assert tekst[:3] == ["# Werkdruk", "# Bron: proef", "uren;n;dag;naam"]
    assert tekst[3:] == ["1,5;3;02-03-2026;Anna", ';4;;"Bé;rt"']
    blad = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(tabel, ["Werkdruk"]))).get_sheet_by_index(0)
    rijen = blad.to_python()
    assert rijen[0][0] == "Werkdruk"
    assert rijen[3] == [1.5, 3.0, dt.date(2026, 3, 2), "Anna"]
    assert rijen[4][0] == ""
    assert rijen[4][3] == "Bé;rt"


def test_a_figure_has_at_most_four_decimals() -> None:
    tabel = pd.DataFrame({"cijfer": [5.685266976805235, 6.0]})
    assert csv_bytes(tabel).decode("utf-8-sig").splitlines()[1:] == ["5,6853", "6,0"]
    blad = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_bytes(tabel))).get_sheet_by_index(0)
    assert [rij[0] for rij in blad.to_python()[1:]] == [5.6853, 6.0]


@pytest.mark.parametrize("voorbeeld", [True, False])
def test_every_download_of_sample_data_says_so_once(monkeypatch: pytest.MonkeyPatch, voorbeeld: bool) -> None:
    monkeypatch.setattr(bron, "is_voorbeeld", lambda: voorbeeld)
    assert met_voorbeeld(["Titel"]) == ["Titel", VOORBEELD][: 1 + voorbeeld]
    assert met_voorbeeld(["Titel", VOORBEELD]) == ["Titel", VOORBEELD]
