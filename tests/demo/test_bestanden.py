"""The files: the same bytes each time, the quirks of the real exports, nothing about residents."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json
from pathlib import Path

import icalendar
import pytest
from python_calamine import CalamineWorkbook

from monitor.cli import main
from monitor.demo import maak_toggl_export, maak_voorbeeld, namen, uren
from monitor.kalender import feestdagen
from tests.demo import lezer
from tests.demo.conftest import VANDAAG
from tests.demo.voorbeeld import bestanden
from tests.voorraad import Voorraad


def _hashes(map_: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(map_.iterdir())}


def test_same_seed_same_bytes_other_seed_other_bytes(
    voorbeeld: Path, ander_startgetal: Path, tmp_path: Path
) -> None:
    weer = tmp_path / "weer"
    paden = maak_voorbeeld(weer, vandaag=VANDAAG)
    assert sorted(paden) == sorted(weer.iterdir())
    assert _hashes(weer) == _hashes(voorbeeld)
    gelijk = {n for n, h in _hashes(ander_startgetal).items() if _hashes(voorbeeld)[n] == h}
    assert gelijk == {"voorbeeld_agenda.ics", "voorbeeld_rooster.csv"}  # these depend on the date only


def test_three_years_of_hours_end_in_the_week_before_vandaag(voorbeeld: Path) -> None:
    dagen = {r[1] for r in lezer.alle_uren(voorbeeld)}
    assert dt.date(2026, 6, 8) <= max(dagen) <= dt.date(2026, 6, 14)
    assert (max(dagen) - min(dagen)).days == pytest.approx(3 * 365, abs=12)
    assert not {d for d in dagen if d in feestdagen(d.year) or d.weekday() > 4}


def test_size_gives_more_rows_and_the_same_hours(voorbeeld: Path, tmp_path: Path) -> None:
    maak_voorbeeld(tmp_path, vandaag=VANDAAG, omvang=3)
    klein, groot = lezer.toggl(voorbeeld), lezer.toggl(tmp_path)
    assert len(groot) == 3 * len(klein)
    assert sum(r[2] for r in groot) == pytest.approx(sum(r[2] for r in klein), abs=1e-6)
    assert len(lezer.clockify(tmp_path)) == 3 * len(lezer.clockify(voorbeeld))
    assert lezer.urenstaat(tmp_path) == lezer.urenstaat(voorbeeld)
    with pytest.raises(ValueError, match="omvang"):
        maak_voorbeeld(tmp_path, vandaag=VANDAAG, omvang=101)


def test_toggl_has_a_mark_iso_dates_and_a_runaway_and_a_running_timer(voorbeeld: Path) -> None:
    paden = sorted(voorbeeld.glob("voorbeeld_toggl_*.csv"))
    assert len(paden) == 4
    for pad in paden:
        assert pad.read_bytes().startswith(
            b"\xef\xbb\xbfUser,Email,Client,Project,Task,Description,Billable,"
        )
        rijen = lezer.lees_csv(pad, teken=",")
        assert sum(r["Duration"] == "26:00:00" for r in rijen) == 1
        assert sum(r["End time"] == "" for r in rijen) == 1


def test_clockify_dates_are_american_and_one_cannot_be(voorbeeld: Path) -> None:
    rijen = [r for p in voorbeeld.glob("voorbeeld_clockify_*.csv") for r in lezer.lees_csv(p, teken=",")]
    assert len(next(iter(rijen))) == 21
    assert any(int(r["Start Date"][3:5]) > 12 for r in rijen)
    assert {r["Start Time"][-2:] for r in rijen} == {"AM", "PM"}
    onmogelijk = [r for r in rijen if r["Start Date"].startswith("02/30")]
    assert len(onmogelijk) == 3


def test_timer_rows_end_after_their_duration_and_never_overlap(voorbeeld: Path) -> None:
    eind: dict[tuple[str, str], str] = {}
    for pad in sorted(voorbeeld.glob("voorbeeld_toggl_*.csv")):
        for r in lezer.lees_csv(pad, teken=",")[:-2]:
            begin = dt.datetime.fromisoformat(f"{r['Start date']} {r['Start time']}")
            slot = dt.datetime.fromisoformat(f"{r['End date']} {r['End time']}")
            u, m, s = (int(x) for x in r["Duration"].split(":"))
            assert slot - begin == dt.timedelta(hours=u, minutes=m, seconds=s)
            assert eind.get((r["User"], r["Start date"]), "") <= r["Start time"]
            eind[r["User"], r["Start date"]] = r["End time"]


def test_the_spreadsheet_holds_quarters_a_total_and_two_kinds_of_bad_rows(voorbeeld: Path) -> None:
    km = onmogelijk = 0
    for pad in sorted(voorbeeld.glob("voorbeeld_urenstaat_*.xlsx")):
        boek = CalamineWorkbook.from_path(str(pad))
        for blad in boek.sheet_names:
            rijen = boek.get_sheet_by_name(blad).to_python()
            assert tuple(rijen[2]) == ("Medewerker", "Datum", "Activiteit", "Buurt", "Uren")
            assert "verzonnen" in str(rijen[0][1])
            uren_ = [lezer.getal(str(r[4])) for r in rijen[3:]]
            assert all((4 * u).is_integer() for u in uren_)
            assert rijen[-1][0] == "Totaal"
            assert uren_[-1] == pytest.approx(sum(uren_[:-1]))
            km += sum(r[2] == "Kilometers" for r in rijen)
            onmogelijk += sum(str(r[1]).startswith("31-06") for r in rijen)
    assert km >= 2
    assert onmogelijk >= 2


def test_texts_come_from_fixed_lists_so_no_resident_can_be_named(voorbeeld: Path) -> None:
    toggl = [r for p in voorbeeld.glob("voorbeeld_toggl_*.csv") for r in lezer.lees_csv(p, teken=",")]
    clockify = [r for p in voorbeeld.glob("voorbeeld_clockify_*.csv") for r in lezer.lees_csv(p, teken=",")]
    assert {r["Description"] for r in toggl + clockify} <= {*uren.OMSCHRIJVINGEN, "vergeten te stoppen"}
    bekend = {*uren.ACTIVITEITEN, *uren.ONBEKEND, "Verlof", "Ziek"}
    soorten = [r[3] for r in lezer.alle_uren(voorbeeld)]
    assert set(soorten) == bekend
    onbekend = sum(s in uren.ONBEKEND for s in soorten) / len(soorten)
    assert 0.005 < onbekend < 0.02
    team = {*namen.COORDINATOREN, namen.VERTROKKEN, *namen.REGISSEURS}
    assert {r[0] for r in lezer.alle_uren(voorbeeld)} == team
    plekken = {k["properties"]["buurtnaam"] for k in lezer.buurten(voorbeeld)}
    projecten = (
        CalamineWorkbook.from_path(str(voorbeeld / "voorbeeld_projecten.xlsx"))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert {r[4] for r in lezer.alle_uren(voorbeeld)} <= {"", *plekken, *(r[1] for r in projecten[1:])}


def test_references_between_the_files_hold(voorbeeld: Path) -> None:
    buurten = {k["properties"]["buurtcode"] for k in lezer.buurten(voorbeeld)}
    complexen = {r["complex"] for r in lezer.lees_csv(voorbeeld / "voorbeeld_complexen.csv")}
    team = {r["medewerker"] for r in lezer.lees_csv(voorbeeld / "voorbeeld_rooster.csv", "cp1252")}
    for naam in ("complexen", "verdeling", "caseload", "partners", "interventies", "schouw"):
        assert {r["buurt"] for r in lezer.lees_csv(voorbeeld / f"voorbeeld_{naam}.csv")} <= buurten, naam
    for naam in ("verdeling", "caseload", "planning", "afwezigheid"):
        assert {r["medewerker"] for r in lezer.lees_csv(voorbeeld / f"voorbeeld_{naam}.csv")} <= team, naam
    assert {r["gebied"] for r in lezer.lees_csv(voorbeeld / "voorbeeld_indicatoren.csv")} == buurten
    assert {
        r["gebied"] for r in lezer.lees_csv(voorbeeld / "voorbeeld_indicatoren_complexen.csv")
    } == complexen
    assert {
        r["gebied"] for r in lezer.lees_csv(voorbeeld / "voorbeeld_bewonersonderzoek.csv")
    } == buurten | complexen
    schouw = lezer.lees_csv(voorbeeld / "voorbeeld_schouw.csv")
    assert {r["complex"] for r in schouw} == complexen
    assert {r["niveau"] for r in schouw} == {"A+", "A", "B", "C", "D"}
    assert {r["onderdeel"] for r in schouw} == {"woning", "gebouw", "woonomgeving"}
    assert len({r["ronde"] for r in schouw}) == 6
    assert {r["oordeel"] for r in lezer.lees_csv(voorbeeld / "voorbeeld_oordelen.csv")} <= set("12345")
    for r in lezer.lees_csv(voorbeeld / "voorbeeld_planning.csv"):
        assert lezer.getal(r["uren laag"]) <= lezer.getal(r["uren midden"]) <= lezer.getal(r["uren hoog"])


def test_every_name_means_one_thing(map_: Path) -> None:
    buurten = [k["properties"]["buurtnaam"] for k in lezer.buurten(map_)]
    complexen = [r["naam"] for r in lezer.lees_csv(map_ / "voorbeeld_complexen.csv")]
    rijen = (
        CalamineWorkbook.from_path(str(map_ / "voorbeeld_projecten.xlsx")).get_sheet_by_index(0).to_python()
    )
    alle = [n.casefold() for n in (*buurten, *complexen, *(str(r[1]) for r in rijen[1:]))]
    assert len(alle) == len(set(alle)) == 60 + 160 + 6


def test_areas_and_people_come_before_the_hours(voorraad: Voorraad) -> None:
    namen_ = [p.name for p in bestanden(voorraad, VANDAAG)]
    assert namen_[:3] == ["voorbeeld_buurten.geojson", "voorbeeld_complexen.csv", "voorbeeld_rooster.csv"]
    uren_ = [
        n.startswith(("voorbeeld_toggl", "voorbeeld_clockify", "voorbeeld_urenstaat")) for n in namen_[:-1]
    ]
    assert any(uren_)
    assert uren_ == sorted(uren_)


def test_the_calendar_is_valid_and_holds_repeats_with_an_exception(voorbeeld: Path) -> None:
    agenda = icalendar.Calendar.from_ical((voorbeeld / "voorbeeld_agenda.ics").read_bytes())
    afspraken = list(agenda.walk("VEVENT"))
    assert len(afspraken) == 6
    assert sum("RRULE" in a for a in afspraken) == 4
    assert sum("EXDATE" in a for a in afspraken) == 1


def test_every_place_says_that_it_is_invented(voorbeeld: Path) -> None:
    assert "verzonnen" in (voorbeeld / "README.txt").read_text("utf-8")
    assert "verzonnen" in json.loads((voorbeeld / "voorbeeld_buurten.geojson").read_text("utf-8"))["name"]
    assert all("verzonnen" in r["bron"] for r in lezer.lees_csv(voorbeeld / "voorbeeld_indicatoren.csv"))


def test_scale_export_has_the_rows_asked_for_and_reads_as_toggl(tmp_path: Path) -> None:
    pad = maak_toggl_export(tmp_path / "groot.csv", 20_000, personen=60, seed=3)
    nogmaals = maak_toggl_export(tmp_path / "weer.csv", 20_000, personen=60, seed=3)
    assert pad.read_bytes() == nogmaals.read_bytes()
    rijen = list(csv.DictReader(io.StringIO(pad.read_text("utf-8-sig"))))
    assert len(rijen) == 20_000
    assert len({r["User"] for r in rijen}) == 60
    for r in rijen[:500]:
        begin = dt.datetime.fromisoformat(f"{r['Start date']} {r['Start time']}")
        eind = dt.datetime.fromisoformat(f"{r['End date']} {r['End time']}")
        u, m, s = (int(x) for x in r["Duration"].split(":"))
        assert eind - begin == dt.timedelta(hours=u, minutes=m, seconds=s)


def test_command_line_writes_the_folder_and_refuses_what_it_cannot(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    map_ = tmp_path / "nieuw" / "voorbeeld"
    assert main(["demo", str(map_), "--seed", "3", "--vandaag", "2026-06-17", "--json"]) == 0
    antwoord = json.loads(capsys.readouterr().out)
    assert sorted(antwoord["bestanden"]) == sorted(str(p) for p in map_.iterdir())
    assert (
        main(["demo", str(tmp_path / "nieuw" / "voorbeeld" / "README.txt"), "--vandaag", "2026-06-17"]) == 1
    )
    assert "kies een andere map" in capsys.readouterr().err
    assert main(["demo", str(map_), "--seed", "-1"]) == 1


def test_every_file_name_says_that_it_is_a_sample(voorbeeld: Path) -> None:
    namen = [pad.name for pad in voorbeeld.iterdir() if pad.name != "README.txt"]
    assert namen
    assert [naam for naam in namen if not naam.startswith("voorbeeld_")] == []
