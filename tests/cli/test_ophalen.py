"""`buurtmonitor ophalen`: exit codes and JSON, for people and for the nightly job."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from monitor.cli import main
from tests.intake.ophalen.nepbron import Bron, draaiend


@pytest.fixture
def bron(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bron]:
    """A server with open data, and settings that point at it."""
    with draaiend() as open_:
        for naam, waarde in {**open_.omgeving(), "ophaal_pogingen": "0"}.items():
            monkeypatch.setenv(f"BUURTMONITOR_{naam.upper()}", waarde)
        yield open_


@pytest.fixture
def doe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any, str]]:
    """Run the command; exit code, JSON and what people read."""

    def roep(*argumenten: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        code = main(["--data", str(tmp_path / "data"), "ophalen", *argumenten])
        uit = capsys.readouterr()
        return code, json.loads(uit.out) if uit.out else None, uit.err

    return roep


def test_fetch_and_import_in_one_go(doe: Callable[..., tuple[int, Any, str]], bron: Bron) -> None:
    code, uit, tekst = doe("--gemeente", "Proefstad", "--bron", "grenzen", "--bron", "misdrijven", "--json")
    assert code == 0
    assert [(b["bron"], b["uitkomst"], b["licentie"]) for b in uit["bronnen"]] == [
        ("grenzen", "opgehaald", "CC BY 4.0"), ("misdrijven", "opgehaald", "CC BY 4.0"),
    ]  # fmt: skip
    assert uit["bronnen"][1]["peildatum"] == "januari 2021 t/m december 2025"
    assert [b["uitkomst"] for b in uit["bestanden"]] == ["verwerkt", "verwerkt"]
    assert "Bron: Politie, via het CBS (CC BY 4.0)" in tekst
    code, uit, _ = doe("--gemeente", "GM0999", "--bron", "grenzen", "--json")
    assert (code, uit["bestanden"][0]["uitkomst"]) == (0, "ongewijzigd")


def test_a_trial_keeps_nothing(doe: Callable[..., tuple[int, Any, str]], bron: Bron) -> None:
    assert doe("--gemeente", "Proefstad", "--bron", "grenzen", "--proef")[0] == 0
    code, uit, _ = doe("--gemeente", "Proefstad", "--bron", "grenzen", "--json")
    assert (code, uit["bestanden"][0]["batch"]) == (0, "1")


def test_one_source_that_fails_makes_the_exit_code_1(
    doe: Callable[..., tuple[int, Any, str]], bron: Bron
) -> None:
    bron.fouten = {"/lbm3": ["status:404"]}
    code, uit, _ = doe("--gemeente", "Proefstad", "--bron", "grenzen", "--bron", "leefbaarometer", "--json")
    assert code == 1
    assert [b["uitkomst"] for b in uit["bronnen"]] == ["opgehaald", "mislukt"]
    assert "kent deze vraag niet (404)" in uit["bronnen"][1]["reden"]
    assert uit["bestanden"][0]["uitkomst"] == "verwerkt"


def test_nothing_reachable_is_a_refusal_with_its_reason(
    doe: Callable[..., tuple[int, Any, str]], bron: Bron, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTMONITOR_OPHAAL_GEMEENTEN", "http://127.0.0.1:9/niets")
    code, uit, _ = doe("--gemeente", "Proefstad", "--json")
    assert code == 1
    assert uit["reden"].startswith("Er is geen verbinding met 127.0.0.1.")
    with pytest.raises(SystemExit) as einde:
        doe()
    assert einde.value.code == 2
