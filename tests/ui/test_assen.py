"""An axis of a measure begins at 0, or says along it that it doesn't; bars always begin at 0."""

from __future__ import annotations

import ast
import datetime as dt
import inspect
from typing import Any

import pandas as pd
import pytest

from monitor.report.blad import NIET_VANAF_NUL, astitel
from monitor.report.bord import Weekblik
from monitor.ui import grafieken
from monitor.ui.bord import grafieken as bord_grafieken
from monitor.ui.interventie import grafiek as interventie_grafiek
from monitor.ui.profiel import grafieken as profiel_grafieken
from monitor.ui.schouw import grafiek as schouw_grafiek
from tests.conftest import PROJECT

UI = PROJECT / "monitor" / "ui"
HUIS = UI / "grafieken.py"
GEEN_MAAT = {UI / "jaarplan" / "tijdlijn.py"}  # days of a year, and the names of goals


def _schalen(boom: ast.AST) -> list[dict[str, ast.expr]]:
    return [
        {deel.arg: deel.value for deel in stuk.keywords if deel.arg}
        for stuk in ast.walk(boom)
        if isinstance(stuk, ast.Call) and ast.unparse(stuk.func) == "alt.Scale"
    ]


def _nul(waarde: ast.expr | None, goed: object) -> bool:
    return waarde is None or (isinstance(waarde, ast.Constant) and waarde.value == goed)


def test_only_the_one_home_of_axes_lets_one_begin_elsewhere() -> None:
    """Colours, signs and dashes have a `range` beside their `domain`; a place along an axis has none."""
    fout = []
    for pad in sorted({*UI.rglob("*.py")} - {HUIS} - GEEN_MAAT):
        for delen in _schalen(ast.parse(pad.read_text("utf-8"))):
            plaats = "domain" in delen and "range" not in delen
            if plaats or not _nul(delen.get("zero"), goed=True) or not _nul(delen.get("domainMin"), goed=0):
                fout.append(f"{pad.relative_to(PROJECT)}: {sorted(delen)}")
    assert not fout


def test_no_bar_stands_on_an_axis_that_begins_elsewhere() -> None:
    """In a function that lets its axis begin elsewhere nothing is drawn from the axis upwards."""
    for module in (schouw_grafiek, interventie_grafiek, profiel_grafieken):
        for naam, maak in inspect.getmembers(module, inspect.isfunction):
            tekst = inspect.getsource(maak)
            if "meetas(" in tekst and ("vanaf_nul=" in tekst or "domein=" in tekst):
                assert "mark_bar" not in tekst, naam


@pytest.mark.parametrize(
    ("titel", "delen", "nul", "tekst"),
    [
        ("uren", {}, True, "uren"),
        ("uren", {"domein": (0.0, 8.0)}, True, "uren"),
        ("cijfer", {"domein": (6.0, 8.0)}, False, "cijfer, niet vanaf 0"),
        (None, {"vanaf_nul": False}, False, "niet vanaf 0"),
        (None, {}, True, None),
    ],
)
def test_an_axis_that_begins_elsewhere_says_so(
    titel: str | None, delen: dict[str, Any], nul: bool, tekst: str | None
) -> None:
    gemaakt = grafieken.meetas("x:Q", titel, **delen).to_dict()
    assert (gemaakt["scale"]["zero"], gemaakt["title"]) == (nul, tekst)
    assert astitel(titel or "", vanaf_nul=nul) == (tekst or "")


def _as(beeld: dict[str, Any]) -> dict[str, Any]:
    """The one upright axis that says where it begins."""
    (y,) = [
        laag["encoding"]["y"] for laag in beeld["layer"] if "scale" in laag.get("encoding", {}).get("y", {})
    ]
    return dict(y)


def test_the_weeks_of_the_board_begin_at_0_in_hours_and_in_percents() -> None:
    weken = [Weekblik(dt.date(2026, 11, 23), 80, 95, 110, 100, 0.4)]
    for maat in ("u", "%"):
        y = _as(bord_grafieken._weken(weken, maat, "titel").to_dict())
        assert (y["scale"], y["title"]) == ({"zero": True}, "titel")


def test_a_round_of_the_schouw_and_a_mark_say_that_their_axis_begins_elsewhere() -> None:
    ronde = {
        "ronde": "r",
        "aandeel": 0.92,
        "laag": 0.9,
        "hoog": 0.94,
        "tekst": "",
        "oordeel": "",
        "punten": 1,
    }
    schouw = _as(schouw_grafiek._grafiek(pd.DataFrame([ronde]), 0.9).to_dict())
    assert schouw["scale"]["domain"][0] == pytest.approx(0.87)
    assert schouw["title"] == f"op B of beter, {NIET_VANAF_NUL}"
    cijfer = _as(interventie_grafiek._vorm((2024, 2025), "rapportcijfer", (6.0, 8.0)))
    assert cijfer["title"] == f"rapportcijfer, {NIET_VANAF_NUL}"
    assert _as(interventie_grafiek._vorm((2024, 2025), "per 1.000", (0.0, 8.0)))["title"] == "per 1.000"
    assert _as(profiel_grafieken._lijnvorm(("rood",), False))["title"] == NIET_VANAF_NUL
    assert _as(profiel_grafieken._lijnvorm(("rood",), True))["title"] is None
