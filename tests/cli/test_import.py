"""The command line of the intake: shapes, exit codes, inbox, undo, doctor."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from monitor.cli import main
from monitor.settings import lees_instellingen
from monitor.store import Store

KOP = (
    "User,Email,Client,Project,Task,Description,Billable,"
    "Start date,Start time,End date,End time,Duration,Tags\n"
)


def regel(dag: str, begin: str, eind: str, duur: str, taak: str = "Schouw", wie: str = "Anna") -> str:
    return f"{wie},{wie.lower()}@corp.nl,,Hof,{taak},,No,{dag},{begin},{dag},{eind},{duur},\n"


MAART = (
    KOP
    + regel("2026-03-02", "09:00:00", "11:00:00", "02:00:00")
    + regel("2026-03-03", "09:00:00", "17:00:00", "08:00:00", "Huisbezoek")
)
FILTER = (
    KOP
    + regel("2026-03-02", "09:00:00", "11:00:00", "02:00:00")
    + regel("2026-03-03", "09:00:00", "09:30:00", "00:30:00")
)


@pytest.fixture
def doe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def roep(*argumenten: str) -> tuple[int, Any]:
        capsys.readouterr()
        code = main(["--data", str(tmp_path / "data"), *argumenten, "--json"])
        uit = capsys.readouterr().out
        return code, json.loads(uit) if uit else None

    return roep


@pytest.fixture
def maart(tmp_path: Path) -> Path:
    pad = tmp_path / "maart.csv"
    pad.write_text(MAART, encoding="utf-8")
    return pad


def test_import_answers_in_the_agreed_shape(doe: Any, maart: Path) -> None:
    code, antwoord = doe("import", str(maart))
    (b,) = antwoord["bestanden"]
    assert code == 0
    assert (b["bestand"], b["uitkomst"], b["profiel"], b["batch"]) == ("maart.csv", "verwerkt", "toggl", "1")
    assert (b["reden"], b["vraag"]) == (None, None)
    assert (b["codering"], b["datumvolgorde"]) == ("utf-8", "ymd")
    assert isinstance(b["datumvolgorde_hoe"], str)
    assert (b["periode"], b["personen"]) == (["2026-03-02", "2026-03-03"], 1)
    assert b["rijen"] == {"gelezen": 2, "ok": 2, "gemarkeerd": 0, "quarantaine": 0, "overgeslagen": 0}
    assert b["uren"]["ok"] == 10.0
    assert b["uren"]["controletotaal"] is None
    verschil = {k: b["verschil"][k] for k in ("nieuw", "ongewijzigd", "vervallen")}
    assert verschil == {"nieuw": 2, "ongewijzigd": 0, "vervallen": 0}
    assert all({"rij", "code", "tekst"} <= set(m) for m in b["meldingen"])
    assert b["meldingen_aantal"] == len(b["meldingen"])


def test_the_same_file_again_is_ongewijzigd_and_undo_makes_it_new(doe: Any, maart: Path) -> None:
    doe("import", str(maart))
    code, antwoord = doe("import", str(maart))
    assert (code, antwoord["bestanden"][0]["uitkomst"]) == (0, "ongewijzigd")
    assert doe("undo", "1") == (
        0,
        {"batch": "1", "bestand": "maart.csv", "soort": "uren", "uitkomst": "teruggedraaid",
         "vervallen": 2, "vervallen_uren": 10.0, "terug": 0, "terug_uren": 0.0},
    )  # fmt: skip
    code, antwoord = doe("import", str(maart))
    assert (code, antwoord["bestanden"][0]["batch"]) == (0, "2")
    code, antwoord = doe("imports")
    assert [(r["batch"], r["teruggedraaid_op"] is None) for r in antwoord["imports"]] == [
        ("2", True),
        ("1", False),
    ]
    assert antwoord["imports"][0]["uren"]["tellen_nu"] == 10.0


def test_a_preview_keeps_nothing(doe: Any, maart: Path) -> None:
    code, antwoord = doe("import", str(maart), "--proef")
    assert (code, antwoord["bestanden"][0]["verschil"]["nieuw"]) == (0, 2)
    assert antwoord["bestanden"][0]["batch"] is None
    assert doe("imports")[1] == {"imports": []}


def test_a_filtered_export_asks_and_a_question_does_not_block_the_others(
    doe: Any, maart: Path, tmp_path: Path
) -> None:
    doe("import", str(maart))
    gefilterd, april, kapot = tmp_path / "filter.csv", tmp_path / "april.csv", tmp_path / "kapot.csv"
    gefilterd.write_text(FILTER, encoding="utf-8")
    april.write_text(KOP + regel("2026-04-01", "09:00:00", "10:00:00", "01:00:00"), encoding="utf-8")
    kapot.write_text("", encoding="utf-8")
    code, antwoord = doe("import", str(gefilterd), str(kapot), str(april))
    vraag, weiger, goed = antwoord["bestanden"]
    assert code == 3
    assert (vraag["uitkomst"], sorted(vraag["keuzes"])) == ("vraag", ["aanvul", "stop", "vervang"])
    assert "Huisbezoek" in vraag["vraag"]
    assert (weiger["uitkomst"], bool(weiger["reden"])) == ("geweigerd", True)
    assert goed["uitkomst"] == "verwerkt"
    assert doe("import", str(gefilterd), "--bij-verlies", "stop")[0] == 1
    code, antwoord = doe("import", str(gefilterd), "--bij-verlies", "vervang")
    assert (code, antwoord["bestanden"][0]["verschil"]["vervallen"]) == (0, 1)


def test_the_inbox_moves_files_with_a_report_beside_them(doe: Any, maart: Path, tmp_path: Path) -> None:
    postvak = tmp_path / "postvak"
    postvak.mkdir()
    maart.rename(postvak / "maart.csv")
    (postvak / "leeg.csv").write_text("", encoding="utf-8")
    code, _ = doe("import", "--map", str(postvak))
    assert code == 1
    assert sorted(p.relative_to(postvak).as_posix() for p in postvak.rglob("*") if p.is_file()) == [
        "geweigerd/leeg.csv",
        "geweigerd/leeg.csv.verslag.json",
        "verwerkt/maart.csv",
        "verwerkt/maart.csv.verslag.json",
    ]
    verslag = json.loads((postvak / "verwerkt" / "maart.csv.verslag.json").read_text(encoding="utf-8"))
    assert verslag["rijen"]["ok"] == 2
    (postvak / "maart.csv").write_text(MAART, encoding="utf-8")
    assert doe("import", "--map", str(postvak))[0] == 0  # ongewijzigd, never overwritten
    assert (postvak / "verwerkt" / "maart (2).csv").is_file()


@pytest.mark.parametrize(
    ("argumenten", "code"),
    [(["import"], 2), (["import", "weg.csv"], 1), (["undo", "99"], 1), (["import", "--map", "weg"], 1)],
)
def test_exit_codes_of_what_can_not_be_done(doe: Any, argumenten: list[str], code: int) -> None:
    assert doe(*argumenten)[0] == code


def test_a_database_in_use_answers_4(doe: Any, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "buurtmonitor.duckdb").write_bytes(b"geen database" * 1000)
    code, antwoord = doe("imports")
    assert (code, "reden" in antwoord) == (4, True)
    assert doe("doctor")[0] == 4


def test_doctor_tells_versions_space_and_freshness(doe: Any, maart: Path, tmp_path: Path) -> None:
    doe("import", str(maart))
    code, antwoord = doe("doctor")
    standen = {c["wat"]: c["stand"] for c in antwoord["controles"]}
    assert code == 0
    assert {"database", "versies", "schijfruimte", "uren uit toggl"} <= set(standen)
    assert antwoord["instellingen"]["poort"] == "8501"
    with Store.open(lees_instellingen(tmp_path / "data")) as store:
        assert store.rij("select count(*) from uur where actief") == (2,)


def test_ctrl_c_stops_without_a_stack_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("monitor.cli.imports.voer_uit", stop)
    assert main(["imports"]) == 130
    assert capsys.readouterr().err.strip() == "Gestopt."
