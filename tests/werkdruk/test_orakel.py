"""The quarter that the common formulas get wrong (93 %, 75 %, 95 %); the truth is 112 %."""

import datetime as dt
import json
from collections.abc import Callable

import pytest

from monitor.cli import main
from monitor.werkdruk.questions import persoonsblad, teamoverzicht
from tests.werkdruk.conftest import Bouwer

VANDAAG = dt.date(2026, 6, 29)


def test_q2_2026_is_112_percent_on_9_of_11_weeks(kwartaal: Callable[[], Bouwer]) -> None:
    bouw = kwartaal()
    cijfer = persoonsblad(bouw.store, "M01", VANDAAG).cijfer
    b = cijfer.bezetting
    assert (b.weken_volledig, b.weken) == (9, 11)
    assert b.bezetting == pytest.approx(1.12, abs=1e-4)
    assert b.registratiegraad == pytest.approx(39 / 47)
    assert b.ondergrens == pytest.approx(1.12 * 39 / 47, abs=1e-4)
    assert [f"{100 * x:.0f}" for x in (b.bezetting, b.registratiegraad, b.ondergrens)] == ["112", "83", "93"]
    # nothing is known of what is needed: no verdict, and never a zero
    assert (cijfer.druk, cijfer.oordeel) == (None, "weten we niet")
    assert cijfer.druk_onbekend == "geen woningen, zaken, projecten of taken bekend"


def test_the_weeks_add_up_as_on_paper(kwartaal: Callable[[], Bouwer]) -> None:
    bouw = kwartaal()
    som = bouw.store.rij(
        "select sum(rooster) / 3600, sum(feestdag) / 3600, sum(afwezig) / 3600, sum(beschikbaar) / 3600, "
        "sum(dagen) from werkweek where week between '2026-03-30' and '2026-06-22'"
    )
    # 7 weeks of 40 + 6 of 32; 4 holidays; week 18 keeps 32 after King's Day, week 23 has 32
    assert som == (472, 32, 64, 376, 47)


def test_the_command_line_says_the_same(
    kwartaal: Callable[[], Bouwer], capsys: pytest.CaptureFixture[str]
) -> None:
    bouw = kwartaal()
    data = str(bouw.store.instellingen.data)
    bouw.store.sluit()
    assert main(["--data", data, "werkdruk", "--vandaag", "2026-06-29", "--weken", "13", "--json"]) == 0
    antwoord = json.loads(capsys.readouterr().out)
    [persoon] = antwoord["personen"]
    assert {
        k: persoon[k]
        for k in ("id", "weken_volledig", "weken", "registratiegraad", "bezetting", "ondergrens")
    } == {
        "id": "M01",
        "weken_volledig": 9,
        "weken": 11,
        "registratiegraad": 0.8298,
        "bezetting": 1.12,
        "ondergrens": 0.9294,
    }
    assert persoon["druk"] is None
    assert antwoord["vandaag"] == "2026-06-29"
    assert antwoord["team"]["bezetting"] == 1.12
    assert main(["--data", data, "werkdruk", "--vandaag", "2026-06-29"]) == 0
    tekst = capsys.readouterr().out
    assert "112 %" in tekst
    assert "9 van 11" in tekst
    assert "? weten we niet" in tekst


def test_nobody_known_is_exit_code_1_with_a_reason(bouw: Bouwer, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(bouw.store.instellingen.data)
    bouw.store.sluit()
    assert main(["--data", data, "werkdruk", "--vandaag", "2026-06-29", "--json"]) == 1
    assert "medewerkers" in json.loads(capsys.readouterr().out)["reden"]


def test_the_team_sentence_counts_structural_and_unknown(kwartaal: Callable[[], Bouwer]) -> None:
    bouw = kwartaal()
    bouw.norm("woning:geel", 0.40, 0.45, 0.50)
    bouw.buurt("BU1", 100, licht="geel")
    bouw.verdeling("BU1")
    bouw.mens("M02")
    bouw.ververs()
    overzicht = teamoverzicht(bouw.store, VANDAAG)
    assert overzicht.zin == "1 van 2 is structureel te vol; van 1 weten we het niet."
    assert overzicht.tabel["oordeel"].tolist() == ["te vol", "weten we niet"]
    assert overzicht.tabel["symbool"].tolist() == ["▲", "?"]
    # neither hours nor a roster: no week of this person exists
    assert overzicht.personen[1].bezetting.reden == "geen gegevens in deze periode"
    # the series has a point per week, none where the week is not full
    reeks = overzicht.tabel["reeks"][0]
    assert len(reeks) == 13
    assert [i + 14 for i, x in enumerate(reeks) if x is None] == [18, 20, 21, 23]
