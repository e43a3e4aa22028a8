"""Every real file gives the outcome that a careful person would give, written down here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from monitor.fouten import Geweigerd
from monitor.intake.lezen import VraagOverBestand
from tests.intake.lezen.conftest import Lezer

pytestmark = pytest.mark.echt
UUR = 3600


@dataclass(frozen=True)
class Verwacht:
    """What should come out of one file."""

    profiel: str
    volgorde: str
    rijen: tuple[int, int, int, int]  # ok, gemarkeerd, quarantaine, overgeslagen
    seconden: int  # that count
    personen: dict[str, str]
    periode: tuple[str, str]
    codes: dict[int, str] = field(default_factory=dict)  # row → why it does not count, or its flags
    controle: int | None = None
    quarantaine: int = 0  # seconds set aside
    keuzes: dict[str, Any] = field(default_factory=dict)
    aantal_personen: int | None = None


PETER = {"peter.test@email.test": "Peter Tester"}
VIER_MAART = ("2024-03-04", "2024-03-04")
ANNA = {"van_wie": "Anna"}
LID = "06e6e605-86bd-417b-b75d-02f671e5d520"

GELEZEN: dict[str, Verwacht] = {
    # 1.5 − 0.5 + 7.2 h; the Totaal row says 8.20 and is not counted; leave keeps no cause
    "afas_like_nl.csv": Verwacht(
        "afas",
        "dmy",
        (2, 1, 0, 1),
        round(8.2 * UUR),
        {"10023": "Bakker, A."},
        ("2026-03-02", "2026-03-03"),
        {3: "negatief", 5: "totaal"},
        controle=round(8.2 * UUR),
    ),
    # all four dates go both ways: the user chose day first
    "ambiguous_dates.csv": Verwacht(
        "algemeen",
        "dmy",
        (4, 0, 0, 0),
        16 * UUR,
        {"anna": "Anna"},
        ("2026-02-03", "2026-02-06"),
        keuzes={"datumvolgorde": "dmy"},
    ),
    # six Mondays but one is taken out; the all-day leave is no planned time
    "cal.ics": Verwacht(
        "ics",
        "eigen",
        (5, 0, 0, 1),
        5 * 5400,
        {"anna": "Anna"},
        ("2026-03-02", "2026-04-06"),
        {12: "agenda_hele_dag"},
        keuzes=ANNA,
    ),
    "clockify_summary_by_date_ddmmyyyy_CRLF.csv": Verwacht(
        "clockify_dagtotaal",
        "dmy",
        (22, 0, 0, 0),
        582_649,
        {"anna": "Anna"},
        ("2022-10-03", "2022-10-31"),
        keuzes=ANNA,
    ),
    # AM/PM: 03/04 is 4 March; hms wins over the decimal column that says 0.00
    "clockify_time_entries_import_test_1.csv": Verwacht(
        "clockify", "mdy", (2, 0, 0, 0), 3601, PETER, VIER_MAART
    ),
    "clockify_time_entries_import_test_2.csv": Verwacht(
        "clockify", "mdy", (1, 0, 0, 0), 1800, PETER, ("2024-10-15", "2024-10-15")
    ),
    # no duration column, and the row is a cell short of its header
    "clockify_time_entries_import_test_7.csv": Verwacht(
        "clockify", "mdy", (1, 0, 0, 0), 3601, PETER, VIER_MAART
    ),
    # thirteen entries of exactly 12 h get a flag
    "generic_BOM_CRLF_emp_proj_date_hours.csv": Verwacht(
        "algemeen",
        "ymd",
        (116, 13, 0, 0),
        1084 * UUR,
        {},
        ("2023-08-01", "2023-11-30"),
        {9: "lang"},
        aantal_personen=127,
    ),
    "generic_time_entries_import_test_1.csv": Verwacht(
        "solidtime_generic", "ymd", (2, 0, 0, 0), 3601, PETER, VIER_MAART
    ),
    # decimal comma in quotes; 20 h on a day is possible but odd
    "harvest_time_entries_import_test_1.csv": Verwacht(
        "harvest",
        "ymd",
        (0, 2, 0, 0),
        20 * UUR + 36,
        {"peter tester": "Peter Tester"},
        VIER_MAART,
        {2: "lang,dagtotaal", 3: "dagtotaal"},
    ),
    # 26 h can't be; the last row is a SUBTOTAL formula without a label or a stored value
    "kimai_default.xlsx": Verwacht(
        "kimai",
        "eigen",
        (1, 0, 1, 1),
        5400,
        {"anna": "anna"},
        ("2026-03-02", "2026-03-02"),
        {3: "te_lang", 4: "totaal"},
        quarantaine=26 * UUR,
    ),
    # over midnight is one row of 1:45; "30:00" for 08:00–14:00 can't be
    "kimai_default_en.csv": Verwacht(
        "kimai",
        "ymd",
        (2, 0, 1, 0),
        360 + 6300,
        {"kevin": "Kevin"},
        ("2019-06-16", "2019-06-16"),
        {4: "te_lang"},
        quarantaine=30 * UUR,
    ),
    # 1:15 for 10:30–12:00: the duration counts, with a flag
    "kimai_template_nl_semicolon.csv": Verwacht(
        "kimai",
        "ymd",
        (1, 1, 0, 0),
        5400 + 4500,
        {"anna": "anna"},
        ("2026-03-02", "2026-03-02"),
        {3: "verschil"},
    ),
    "outlook_nl.csv": Verwacht(
        "outlook",
        "dmy",
        (1, 0, 0, 1),
        5400,
        {"anna": "Anna"},
        ("2026-03-02", "2026-03-02"),
        {3: "agenda_hele_dag"},
        keuzes=ANNA,
    ),
    "solidtime_import_test_1__time_entries.csv": Verwacht(
        "solidtime", "ymd", (2, 0, 0, 0), 3601, {LID: LID}, VIER_MAART
    ),
    "tempo_server_en.csv": Verwacht(
        "tempo", "ymd", (1, 0, 0, 0), 5400, {"anna": "Anna B"}, ("2026-03-02", "2026-03-02")
    ),
    # two pairs of entries at the same time
    "toggl_reduced_columns_CRLF.csv": Verwacht(
        "toggl",
        "ymd",
        (55, 4, 0, 0),
        50_545,
        {"persoon1@example.org": "persoon1@example.org"},
        ("2020-08-23", "2020-09-02"),
        {22: "overlap", 23: "overlap", 59: "overlap", 60: "overlap"},
    ),
    "toggl_time_entries_import_test_1.csv": Verwacht("toggl", "ymd", (2, 0, 0, 0), 3601, PETER, VIER_MAART),
    # kilometres in the hours column are set aside with what they would have counted
    "uren_km_in_uren_column.csv": Verwacht(
        "algemeen",
        "ymd",
        (2, 0, 2, 0),
        12 * UUR,
        {"anna": "Anna"},
        ("2026-03-05", "2026-03-05"),
        {2: "kilometers", 5: "kilometers"},
        keuzes=ANNA,
    ),
    "uren_medewerker_klant_dienst.csv": Verwacht(
        "algemeen",
        "ymd",
        (5, 0, 0, 0),
        22 * UUR,
        {"jan": "Jan", "lisa": "Lisa", "tom": "Tom"},
        ("2025-05-01", "2025-05-03"),
    ),
    # 1.5 + 2 + 0.0833 + 1.5 + 8 h leave; the sheet's own total says 13.1
    "urenstaat_weekgrid.xlsx": Verwacht(
        "weekstaat",
        "eigen",
        (4, 1, 0, 1),
        13 * UUR + 300,
        {"anna b": "Anna B"},
        ("2026-03-02", "2026-03-06"),
        {7: "totaal"},
        controle=round(13.1 * UUR),
    ),
}
GEVRAAGD: dict[str, str] = {
    "ambiguous_dates.csv": "datumvolgorde",
    "cal.ics": "van_wie",
    "clockify_summary_by_date_ddmmyyyy_CRLF.csv": "van_wie",
    "outlook_nl.csv": "van_wie",
    "uren_km_in_uren_column.csv": "van_wie",
}
GEWEIGERD: dict[str, str] = {
    "activitywatch_billing.csv": "samenvatting of draaitabel",
    "clockify_time_entries_import_test_3.csv": "geen enkele datum in een kolom is een bestaande dag",
    "generic_pivot_project_x_employee.csv": "samenvatting of draaitabel",
    "solidtime_import_test_1__members.csv": "time_entries.csv",
    "solidtime_import_test_1__organizations.csv": "time_entries.csv",
    "toggl_summary.csv": "Detailed",
    "uren_no_header_bad_date.csv": "geen koprij",
}


def test_every_real_file_is_written_down(echte_data: Path) -> None:
    assert {pad.name for pad in (echte_data / "uren").iterdir()} == {*GELEZEN, *GEVRAAGD, *GEWEIGERD}


@pytest.mark.parametrize("naam", GELEZEN)
def test_it_is_read_as_a_careful_person_would(naam: str, echte_data: Path, lees: Lezer) -> None:
    verwacht = GELEZEN[naam]
    uitslag = lees(echte_data / "uren" / naam, **verwacht.keuzes)
    gelezen = uitslag.gelezen
    assert (gelezen.profiel, gelezen.datumvolgorde) == (verwacht.profiel, verwacht.volgorde)
    assert uitslag.telling() == verwacht.rijen
    assert uitslag.seconden() == verwacht.seconden
    assert uitslag.seconden("quarantaine") == verwacht.quarantaine
    assert gelezen.controle_seconden == verwacht.controle
    if verwacht.aantal_personen is None:
        assert gelezen.personen == verwacht.personen
    else:
        assert len(gelezen.personen) == verwacht.aantal_personen
    assert gelezen.periode == tuple(dt.date.fromisoformat(dag) for dag in verwacht.periode)
    for rij, code in verwacht.codes.items():
        regel = next(r for r in uitslag.rijen if r["rij"] == rij)
        assert code == (regel["code"] or regel["vlaggen"])


@pytest.mark.parametrize("naam", GEVRAAGD)
def test_it_asks_what_only_the_user_knows(naam: str, echte_data: Path, lees: Lezer) -> None:
    with pytest.raises(VraagOverBestand) as vraag:
        lees(echte_data / "uren" / naam)
    assert vraag.value.bij.vraag == GEVRAAGD[naam]
    assert vraag.value.keuzes


@pytest.mark.parametrize("naam", GEWEIGERD)
def test_it_refuses_with_what_to_do(naam: str, echte_data: Path, lees: Lezer) -> None:
    with pytest.raises(Geweigerd, match=GEWEIGERD[naam]):
        lees(echte_data / "uren" / naam)


def test_the_week_grid_reads_each_kind_of_cell(echte_data: Path, lees: Lezer) -> None:
    rijen = lees(echte_data / "uren" / "urenstaat_weekgrid.xlsx").rijen
    assert [(r["rij"], r["volgnummer"], r["seconden"], r["soort"], r["vlaggen"]) for r in rijen] == [
        (5, 1, 5400, "werk", ""),
        (5, 2, 7200, "werk", ""),
        (5, 3, 300, "werk", "dagfractie"),
        (5, 5, 5400, "werk", ""),
        (6, 4, 28_800, "afwezig", ""),
        (7, 0, 0, "werk", ""),
    ]
    assert {r["buurt_tekst"] for r in rijen} == {"noord", None}


def test_a_calendar_is_planned_time_in_wall_clock_time(echte_data: Path, lees: Lezer) -> None:
    rijen = [r for r in lees(echte_data / "uren" / "cal.ics", van_wie="Anna").rijen if r["uitkomst"] == "ok"]
    assert {r["soort"] for r in rijen} == {"gepland"}
    assert [r["begin_utc"].isoformat() for r in rijen] == [
        "2026-03-02T08:00:00",
        "2026-03-09T08:00:00",
        "2026-03-23T08:00:00",
        "2026-03-30T07:00:00",
        "2026-04-06T07:00:00",
    ]  # nine o'clock before and after the change to summer time
    assert len({r["bron_id"] for r in rijen}) == 5


def test_notes_and_the_cause_of_leave_are_nowhere(echte_data: Path, lees: Lezer) -> None:
    for naam in ("afas_like_nl.csv", "kimai_default_en.csv", "toggl_time_entries_import_test_1.csv"):
        tekst = repr(lees(echte_data / "uren" / naam).rijen).casefold()
        assert not [
            w for w in ("huisbezoek", "working hard", "hyperlink", "verlof'", "holiday") if w in tekst
        ]
