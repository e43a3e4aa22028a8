"""`buurtmonitor werkgebied los|toets`: shapes and exit codes of CONTRACTS."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from monitor.cli import main


@pytest.fixture
def bestand(tmp_path: Path, rij: dict[str, Any]) -> Path:
    pad = tmp_path / "vraag.json"
    pad.write_text(json.dumps(rij), encoding="utf-8")
    return pad


def antwoord(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[int, Any]:
    code = main([str(a) for a in argv])
    return code, json.loads(capsys.readouterr().out)


def test_solve_answers_in_the_agreed_shape(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit = antwoord(
        capsys, "werkgebied", "los", bestand, "--doel", "wijziging", "--json", "--seconden", 5
    )
    assert code == 0
    assert uit["verdeling"] == {"B1": "A", "B2": "A", "B3": "B", "B4": "B", "B5": "B", "B6": "B"}
    assert (uit["haalbaar"], uit["schendingen"], uit["bewezen"], uit["seed"]) == (True, [], "optimaal", 0)
    assert uit["ondergrens"] == uit["verhuisd"] == pytest.approx(1 / 6)
    assert {"max_afwijking", "snijrand", "seconden"} <= set(uit)


def test_nothing_feasible_is_exit_1_with_the_least_bad_plan(
    bestand: Path, rij: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    rij["medewerkers"][0]["uren"] = 8.0
    bestand.write_text(json.dumps(rij), encoding="utf-8")
    code, uit = antwoord(capsys, "werkgebied", "los", bestand, "--json", "--seconden", 20)
    assert code == 1
    assert uit["haalbaar"] is False
    assert [s["soort"] for s in uit["schendingen"]] == ["tolerantie", "tolerantie"]
    assert uit["versoepelingen"][0]["eis"] == "tolerantie"
    assert "33,3 %" in uit["reden"]


def test_judging_an_answer_repeats_its_figures(
    bestand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, gelost = antwoord(capsys, "werkgebied", "los", bestand, "--json", "--iteraties", 20000)
    (tmp_path / "plan.json").write_text(json.dumps(gelost), encoding="utf-8")
    code, uit = antwoord(capsys, "werkgebied", "toets", bestand, tmp_path / "plan.json", "--json")
    assert code == 0
    for veld in ("verdeling", "haalbaar", "schendingen", "max_afwijking", "snijrand", "verhuisd"):
        assert uit[veld] == gelost[veld]


def test_judging_with_a_tolerance_refuses_today(
    bestand: Path, tmp_path: Path, rij: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plan.json").write_text(json.dumps(rij["huidig"]), encoding="utf-8")
    argv = ("werkgebied", "toets", bestand, tmp_path / "plan.json", "--json")
    assert antwoord(capsys, *argv)[0] == 0
    code, uit = antwoord(capsys, *argv, "--tolerantie", "0.1")
    assert code == 1
    assert uit["schendingen"][0]["soort"] == "tolerantie"


def test_a_wrong_file_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, uit = antwoord(capsys, "werkgebied", "los", tmp_path / "weg.json", "--json")
    assert code == 1
    assert "is er niet" in uit["reden"]


def test_wrong_usage_is_exit_2(bestand: Path) -> None:
    with pytest.raises(SystemExit) as einde:
        main(["werkgebied", "los", str(bestand), "--doel", "mooi"])
    assert einde.value.code == 2
