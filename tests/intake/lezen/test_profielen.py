"""Each export format is known by its headers, in the languages its program writes."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import pytest
import xlsxwriter

from monitor.fouten import Geweigerd
from monitor.intake.lezen import VraagOverBestand
from monitor.intake.lezen.profielen import PROFIELEN
from tests.intake.lezen.conftest import Lezer

# header, row → profile, person, day, seconds, category, buurt
GEVALLEN: dict[str, tuple[str, str, str, str, int, str | None, str | None]] = {
    "toggl NL": (
        "Gebruiker,Email,Klant,Project,Taak,Beschrijving,Startdatum,Starttijd,Einddatum,Eindtijd,Duur,Tags",
        "Anna,a@x.nl,Noord,Lief,Schouw,x,2026-03-02,09:00:00,2026-03-02,10:30:00,01:30:00,",
        "toggl", "a@x.nl", 5400, "schouw", "noord / lief",
    ),
    "clockify NL": (
        "Project,Klant,Beschrijving,Taak,Gebruiker,Groep,E-mail,Tags,Begindatum,Begintijd,Einddatum,Eindtijd,"
        "Duur (h),Duur (decimaal)",
        "Lief,Noord,x,Schouw,Anna,,a@x.nl,,02-03-2026,09:00,02-03-2026,10:30,01:30:00,1.50",
        "clockify", "a@x.nl", 5400, "schouw", "noord / lief",
    ),
    "clockify PT": (
        "Projeto,Cliente,Descrição,Tarefa,Usuário,Grupo,E-mail,Etiquetas,Data de início,Hora de início,"
        "Data de término,Hora de término,Duração (h),Duração (decimal)",
        "Lief,Noord,x,Schouw,Anna,,a@x.nl,,02.03.2026,09:00,02.03.2026,10:30,01:30:00,1.50",
        "clockify", "a@x.nl", 5400, "schouw", "noord / lief",
    ),
    "kimai DE": (
        "Datum,Von,Bis,Dauer,Name,Benutzer,Kunde,Projekt,Tätigkeit,Beschreibung",
        "2026-03-02,09:00,10:30,1:30,Anna B,anna,Noord,Lief,Schouw,x",
        "kimai", "anna", 5400, "schouw", "noord / lief",
    ),
    "harvest": (
        "Date,Client,Project,Task,Notes,Hours,First Name,Last Name,Employee?",
        "2026-03-02,Noord,Lief,Schouw,x,1.5,Anna,Bakker,Yes",
        "harvest", "anna bakker", 5400, "schouw", "noord / lief",
    ),
    "timechimp": (
        "Id,Datum,Medewerker,Klant,Project,Taak,Notities,Uren,Starttijd,Eindtijd",
        "77,02-03-2026,Anna,Noord,Lief,Schouw,x,\"1,5\",09:00,10:30",
        "timechimp", "anna", 5400, "schouw", "noord / lief",
    ),
    "simplicate": (
        "Medewerker,Project,Dienst,Urensoort,Datum,Uren,Toelichting",
        "Anna,Lief,Advies,Schouw,02-03-2026,\"1,5\",x",
        "simplicate", "anna", 5400, "schouw", "lief",
    ),
    "gripp": (
        "Datum,Medewerker,Opdracht,Taak,Uren,Omschrijving", "02-03-2026,Anna,Lief,Schouw,1:30,x",
        "gripp", "anna", 5400, "schouw", "lief",
    ),
    "afas": (
        "Medewerker,Naam,Datum,Project,Omschrijving project,Werksoort,Omschrijving werksoort,Aantal eenheden",
        "10,Anna,02-03-2026,L,Lief,200,Schouw,\"1,50\"",
        "afas", "10", 5400, "schouw", "lief",
    ),
    "outlook EN": (
        "Subject,Start Date,Start Time,End Date,End Time,All day event,Categories,Location,Show time as",
        "Overleg Jansen,2026-03-02,9:00:00,2026-03-02,10:30:00,False,Schouw,Kantoor,2",
        "outlook", "anna", 5400, "schouw", None,
    ),
    "own sheet with a break": (
        "Naam,Dag,Van,Tot,Pauze,Soort werk,Buurt", "Anna,02-03-2026,9:00,11:00,30,Schouw,Noord",
        "algemeen", "anna", 5400, "schouw", "noord",
    ),
    "own sheet in minutes": (
        "Naam,Datum,Minuten,Taak,Wijk", "Anna,2 maart 2026,90,Schouw,Noord",
        "algemeen", "anna", 5400, "schouw", "noord",
    ),
}  # fmt: skip


@pytest.mark.parametrize("naam", GEVALLEN)
def test_a_format_is_known_and_read(naam: str, lees: Lezer) -> None:
    kop, rij, profiel, persoon, seconden, categorie, buurt = GEVALLEN[naam]
    uitslag = lees(f"{kop}\n{rij}\n", van_wie="Anna")
    gelezen = uitslag.rijen[0]
    assert uitslag.gelezen.profiel == profiel
    assert gelezen["uitkomst"] == "ok", gelezen["tekst"]
    assert (gelezen["persoon"], gelezen["datum"].date()) == (persoon, date(2026, 3, 2))
    assert (gelezen["seconden"], gelezen["categorie_tekst"]) == (seconden, categorie)
    assert gelezen["buurt_tekst"] == buurt


def test_every_profile_has_a_case_here_or_among_the_real_files() -> None:
    from tests.intake.lezen.test_echte_bestanden import GELEZEN

    gezien = {geval[2] for geval in GEVALLEN.values()} | {verwacht.profiel for verwacht in GELEZEN.values()}
    assert {profiel.naam for profiel in PROFIELEN} <= gezien


def test_a_native_id_is_kept(lees: Lezer) -> None:
    kop, rij, *_ = GEVALLEN["timechimp"]
    assert lees(f"{kop}\n{rij}\n").rijen[0]["bron_id"] == "77"


def test_outlook_tells_the_place_and_drops_the_subject(lees: Lezer) -> None:
    kop, rij, *_ = GEVALLEN["outlook EN"]
    gelezen = lees(f"{kop}\n{rij}\n", van_wie="Anna").rijen[0]
    assert (gelezen["soort"], gelezen["plaats"]) == ("gepland", "kantoor")
    assert "jansen" not in repr(gelezen).casefold()


AFSPRAAK = (
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:20260302T080000Z\r\nDTEND:20260302T090000Z\r\n"
    "{}SUMMARY:x\r\nEND:VEVENT\r\n"
)


@pytest.mark.parametrize(
    ("naam", "regel", "persoon"),
    [
        ("anna@x.nl", "", "anna@x.nl"),
        ("Anna Bakker", "ORGANIZER;CN=Anna Bakker:mailto:a@x.nl\r\n", "anna bakker"),
        ("Wijk Noord", "ORGANIZER;CN=Anna Bakker:mailto:a@x.nl\r\n", None),
        ("Wijk Noord", "", None),
    ],
)
def test_a_calendar_is_of_whom_it_proves_to_be(
    naam: str, regel: str, persoon: str | None, lees: Lezer
) -> None:
    tekst = f"BEGIN:VCALENDAR\r\nX-WR-CALNAME:{naam}\r\n{AFSPRAAK.format(regel)}END:VCALENDAR\r\n"
    if persoon:
        assert lees(tekst, "agenda.ics").rijen[0]["persoon"] == persoon
        return
    with pytest.raises(VraagOverBestand, match="Van wie"):
        lees(tekst, "agenda.ics")


@pytest.mark.parametrize(
    ("regel", "uitkomst"),
    [
        ("TRANSP:TRANSPARENT\r\n", "agenda_vrij"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n", "agenda_vrij"),
        ("STATUS:CANCELLED\r\n", "agenda_geannuleerd"),
        ("CATEGORIES:Verlof\r\n", "agenda_afwezig"),
        ("CATEGORIES:Schouw\r\n", None),
    ],
)
def test_what_takes_no_time_in_a_calendar(regel: str, uitkomst: str | None, lees: Lezer) -> None:
    tekst = f"BEGIN:VCALENDAR\r\n{AFSPRAAK.format(regel)}END:VCALENDAR\r\n"
    assert lees(tekst, "agenda.ics", van_wie="Anna").rijen[0]["code"] == uitkomst


def _werkmap(bladen: dict[str, list[list[object]]], verborgen: str = "") -> bytes:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        vormen = {
            datetime: boek.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            date: boek.add_format({"num_format": "dd-mm-yyyy"}),
            time: boek.add_format({"num_format": "hh:mm"}),
            timedelta: boek.add_format({"num_format": "[h]:mm"}),
        }
        for naam, rijen in bladen.items():
            blad = boek.add_worksheet(naam)
            if naam == verborgen:
                blad.hide()
            for r, rij in enumerate(rijen):
                for k, cel in enumerate(rij):
                    blad.write(r, k, cel, vormen.get(type(cel)))
    return uit.getvalue()


def test_typed_cells_of_a_spreadsheet(lees: Lezer) -> None:
    rijen: list[list[object]] = [
        ["Medewerker", "Datum", "Begin", "Uren"],
        ["Anna", date(2026, 3, 2), time(9, 0), timedelta(hours=1, minutes=30)],
        ["Anna", date(2026, 3, 3), time(9, 0), 1.5],
        ["Anna", datetime(2026, 3, 4, 9, 0), None, "1,5"],  # noqa: DTZ001
        ["Anna", "05-03-2026", "9:00", time(1, 30)],
    ]
    uitslag = lees(_werkmap({"maart": rijen}), "uren.xlsx")
    assert [r["seconden"] for r in uitslag.rijen] == [5400] * 4
    assert [r["datum"].date() for r in uitslag.rijen] == [date(2026, 3, d) for d in (2, 3, 4, 5)]
    assert {(r["begin_utc"].hour, r["blad"]) for r in uitslag.rijen} == {(8, "maart")}


def test_all_visible_sheets_count_and_flags_look_across_them(lees: Lezer) -> None:
    kop: list[object] = ["Medewerker", "Datum", "Uren"]
    bladen = {
        "week 10": [kop, ["Anna", "2026-03-02", 8], ["Totaal", "", 8]],
        "oud": [kop, ["Anna", "2026-03-02", 99]],
        "week 11": [kop, ["Anna", "2026-03-02", 7], ["Totaal", "", 7]],
        "uitleg": [["Vul elke week in."]],
    }
    uitslag = lees(_werkmap(bladen, verborgen="oud"), "uren.xlsx")
    assert [(r["blad"], r["rij"], r["vlaggen"]) for r in uitslag.rijen] == [
        ("week 10", 2, "dagtotaal"), ("week 10", 3, ""), ("week 11", 2, "dagtotaal"), ("week 11", 3, ""),
    ]  # fmt: skip
    assert uitslag.gelezen.controle_seconden == 15 * 3600
    assert "uitleg" in " ".join(melding.tekst for melding in uitslag.gelezen.meldingen)


def test_a_column_of_parts_of_a_day_becomes_hours_with_a_flag(lees: Lezer) -> None:
    tekst = "Medewerker;Datum;Uren\nAnna;2026-03-02;0,0625\nAnna;2026-03-03;0,3333333\n"
    tekst += "Anna;2026-03-04;0,0208333\n"
    rijen = lees(tekst).rijen
    assert [r["seconden"] for r in rijen] == [5400, 8 * 3600, 1800]
    assert {r["vlaggen"] for r in rijen} == {"dagfractie"}


def test_a_team_grid_with_dates_as_headers(lees: Lezer) -> None:
    tekst = "Naam;Taak;02-03-2026;03-03-2026;04-03-2026;05-03-2026;Totaal\n"
    tekst += "Anna;Schouw;1,5;;2;0;3,5\nBram;Schouw;;4;;;4\n"
    uitslag = lees(tekst)
    assert uitslag.gelezen.profiel == "weekstaat"
    assert [(r["persoon"], r["datum"].day, r["seconden"]) for r in uitslag.rijen] == [
        ("anna", 2, 5400), ("anna", 4, 7200), ("bram", 3, 14_400),
    ]  # fmt: skip


def test_a_grid_that_does_not_name_its_week_is_refused(lees: Lezer) -> None:
    with pytest.raises(Geweigerd, match="week 10 - 2026"):
        lees("Naam;ma;di;wo;do;vr\nAnna;1;2;3;4;5\n")


@pytest.mark.parametrize("week", ["week 53 - 2026", "week 54 - 2026"])
def test_a_grid_of_a_week(week: str, lees: Lezer) -> None:
    tekst = f"Urenstaat {week}\nNaam;ma;di;wo;do;vr\nAnna;1;2;3;4;5\n"
    if "54" in week:
        with pytest.raises(Geweigerd):
            lees(tekst)
        return
    assert lees(tekst).gelezen.periode == (date(2026, 12, 28), date(2027, 1, 1))
