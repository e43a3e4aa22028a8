"""What `doctor` says about back-ups, the log and access."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from monitor.access import logboek
from monitor.access.kluis import Kluis
from monitor.cli import main


def _doctor(
    map_: Path, capsys: pytest.CaptureFixture[str], *extra: str
) -> tuple[int, dict[str, tuple[str, str]]]:
    code = main(["--data", str(map_), "doctor", "--json", *extra])
    return code, {
        c["wat"]: (c["stand"], c["tekst"]) for c in json.loads(capsys.readouterr().out)["controles"]
    }


def test_a_healthy_folder_and_what_it_misses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, eerst = _doctor(tmp_path, capsys)
    assert code == 0
    assert eerst["toegang"][0] == eerst["logboek"][0] == "goed"
    assert eerst["back-up"] == ("let op", "er is nog geen back-up. Maak er een met: buurtmonitor backup")
    assert main(["--data", str(tmp_path), "backup"]) == 0
    capsys.readouterr()
    _, daarna = _doctor(tmp_path, capsys, "--grondig")
    assert daarna["back-up"][0] == "goed"
    assert "rijen zijn heel" in daarna["database gelezen"][1]
    monkeypatch.setenv("BUURTMONITOR_TOEGANG", "proxy")
    monkeypatch.setenv("BUURTMONITOR_PROXY_GEHEIM", "zwak-maar-geheim")
    assert main(["--data", str(tmp_path), "doctor", "--json"]) == 1
    uit = capsys.readouterr()
    assert "zwak-maar-geheim" not in uit.out + uit.err


def test_a_changed_log_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Kluis.open(tmp_path / "kluis.sqlite") as kluis:
        logboek.noteer(kluis, 1, "ruud", "import", "batch 1")
    verbinding = sqlite3.connect(tmp_path / "kluis.sqlite")
    verbinding.executescript("drop trigger logboek_vast; update logboek set wie = 'iemand anders'")
    verbinding.close()
    code, uit = _doctor(tmp_path, capsys)
    assert code == 1
    assert uit["logboek"][0] == "fout"


def test_a_database_older_than_it_should_be_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _doctor(tmp_path, capsys)
    (tmp_path / "buurtmonitor.duckdb.stand").write_text("99")
    assert "ouder" in _doctor(tmp_path, capsys)[1]["opening"][1]
