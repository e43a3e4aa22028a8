"""`deel` and `audit` on the command line, also while the app holds the database."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from pathlib import Path

import pytest

from monitor.access import links, sessies
from monitor.access.kluis import Kluis
from monitor.cli import main
from monitor.pipeline import open_gegevens
from monitor.settings import lees_instellingen
from monitor.store import Store
from tests.access.uren import zet_buurt, zet_uren

MAAK = ["deel", "maak", "--titel", "Bestuur", "--json"]


@pytest.fixture
def map_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BUURTMONITOR_ADRES", "https://buurt.voorbeeld.nl/")
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", "2026-03-20")
    with open_gegevens(lees_instellingen(tmp_path)) as store, store.schrijf() as tx:
        for n in range(6):
            zet_buurt(tx, f"BU{n}", "WK01")
            zet_uren(tx, f"M{n}", dt.date(2026, 2, 10), f"BU{n}")
    return tmp_path


def _doe(map_: Path, capsys: pytest.CaptureFixture[str], *opdracht: str) -> tuple[int, dict[str, object]]:
    code = main(["--data", str(map_), *opdracht])
    uit = capsys.readouterr().out
    return code, json.loads(uit) if uit else {}


def test_make_list_open_revoke(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, gemaakt = _doe(map_, capsys, *MAAK)
    assert code == 0
    assert str(gemaakt["adres"]).startswith("https://buurt.voorbeeld.nl/d/")
    token = str(gemaakt["adres"]).rsplit("/", 1)[1]
    with Store.open(lees_instellingen(map_)), Kluis.open(map_ / "kluis.sqlite") as app:  # the app runs
        nu = links.lijst(app)[0].gemaakt_op + 1
        sessie = links.open_(app, token, nu)
        _, lijst = _doe(map_, capsys, "deel", "lijst", "--json")
        assert [(rij["status"], rij["gebruikt"]) for rij in lijst["links"]] == [("geldig", 1)]  # type: ignore[attr-defined]
        assert _doe(map_, capsys, "deel", "intrek", str(gemaakt["link"]), "--json")[0] == 0
        assert sessies.controleer(app, sessie, nu) is None
        inhoud = json.loads(str(app.lees().__enter__().execute("select inhoud from link").fetchone()[0]))
        heel = {"maand": "2026-02", "groep": "hele team", "taak": "", "uren": 60}
        assert inhoud["team"]["uren"][0] == heel
        assert _doe(map_, capsys, *MAAK)[0] == 4  # the audit needs the database, which the app holds
    assert _doe(map_, capsys, "deel", "intrek", str(gemaakt["link"]), "--json")[0] == 1


@pytest.mark.parametrize(
    ("extra", "zin"),
    [
        (["--paginas", "werkdruk"], "kan niet worden gedeeld"),
        (["--wijken", "WK77"], "staat niet in de gegevens"),
        (["--dagen", "400"], "90 dagen"),
        (["--van", "2026-02-01", "--tot", "2026-01-01"], "Draai de datums om"),
    ],
)
def test_a_link_that_may_not_be_is_refused(
    map_: Path, capsys: pytest.CaptureFixture[str], extra: list[str], zin: str
) -> None:
    code, antwoord = _doe(map_, capsys, *MAAK, *extra)
    assert code == 1
    assert zin in str(antwoord["reden"])


def test_without_a_public_address_nothing_is_shared(
    map_: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BUURTMONITOR_ADRES")
    assert "adres" in str(_doe(map_, capsys, *MAAK)[1]["reden"])


def test_the_log_is_checked_and_shown(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, gemaakt = _doe(map_, capsys, *MAAK)
    code, heel = _doe(map_, capsys, "audit", "controleer", "--json")
    assert (code, heel["heel"], heel["regels"]) == (0, True, 1)
    assert _doe(map_, capsys, "audit", "controleer", "--verwacht", str(heel["code"]), "--json")[0] == 0
    _, regels = _doe(map_, capsys, "audit", "toon", "--json")
    assert regels["regels"][0]["wat"] == "link gemaakt"  # type: ignore[index]
    assert str(gemaakt["adres"]).rsplit(".", 1)[1] not in json.dumps(regels)
    verbinding = sqlite3.connect(map_ / "kluis.sqlite")
    verbinding.executescript("drop trigger logboek_vast; update logboek set wie = 'iemand anders'")
    verbinding.close()
    code, stuk = _doe(map_, capsys, "audit", "controleer", "--json")
    assert (code, stuk["heel"]) == (1, False)
    assert main(["--data", str(map_), "audit", "controleer"]) == 1
    assert "veranderd" in capsys.readouterr().err


def test_people_can_read_it_too(map_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(map_), "deel", "lijst"]) == 0
    assert "geen gedeelde links" in capsys.readouterr().err
    assert main(["--data", str(map_), "deel", "maak", "--titel", "Bestuur"]) == 0
    assert "Bewaar dit adres" in capsys.readouterr().out
    assert main(["--data", str(map_), "deel", "lijst"]) == 0
    assert "geldig" in capsys.readouterr().out
    assert main(["--data", str(map_), "audit", "toon"]) == 0
    assert "link gemaakt" in capsys.readouterr().out
    assert main(["--data", str(map_), "audit", "controleer"]) == 0
    assert "is heel" in capsys.readouterr().out
