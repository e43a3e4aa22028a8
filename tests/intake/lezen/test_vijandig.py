"""No file makes the reader raise anything but its own refusal or question, nor costs more than it may."""

from __future__ import annotations

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.fouten import Geweigerd, VraagNodig
from tests.intake.lezen.conftest import Lezer

NAMEN = ["uren.csv", "uren.xlsx", "uren.xls", "agenda.ics", "uren"]
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
KOP = "Medewerker,Datum,Begin,Eind,Uren,Activiteit\n"


def _probeer(lees: Lezer, inhoud: bytes, naam: str = "uren.csv") -> None:
    with contextlib.suppress(Geweigerd, VraagNodig):
        lees(inhoud, naam, van_wie="Anna")


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    inhoud=st.binary(max_size=300),
    begin=st.sampled_from(
        [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"BEGIN:VCALENDAR\r\n", b"\xff\xfe", KOP.encode()]
    ),
    naam=st.sampled_from(NAMEN),
)
def test_any_bytes(inhoud: bytes, begin: bytes, naam: str, lees: Lezer) -> None:
    _probeer(lees, begin + inhoud, naam)


CEL = st.sampled_from(
    [
        "",
        "Anna",
        "2026-03-02",
        "03/04/2026",
        "31-12-1999",
        "9:00",
        "25:00",
        "1,5",
        "-3",
        "1e308",
        "99999999999",
        "9" * 59,
        "Totaal",
        '"',
        '""',
        '"a',
        "\x00",
        "\r",
        "\n",
        "=1+1",
        "45 km",
        "1900-02-30 02:00",
        "😀",
        "٣:٣٠",
        "10000-01-01T00:00:00Z",
        "2026-03-02T09:00:00+99:99",
        "0000-00-00",
        "24:00",
        "-0:00",
        "12:00 PM",
    ]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rijen=st.lists(st.lists(CEL, max_size=8), max_size=6),
    teken=st.sampled_from(",;\t"),
    einde=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_near_misses(rijen: list[list[str]], teken: str, einde: str, lees: Lezer) -> None:
    tekst = KOP.strip().replace(",", teken) + einde + einde.join(teken.join(rij) for rij in rijen)
    _probeer(lees, tekst.encode())


ICS = st.sampled_from(
    [
        "DTSTART:20260302T090000",
        "DTSTART;VALUE=DATE:20260302",
        "DTEND:20260302T080000",
        "DTEND:x",
        "DTSTART:00000000",
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=WEEKLY;BYDAY=XX",
        "RRULE:FREQ=YEARLY;COUNT=-1",
        "EXDATE:20260302T090000",
        "UID:a",
        "SUMMARY:x",
        "DURATION:PT1H",
        "DURATION:-P1D",
        "RECURRENCE-ID:20260302T090000",
        "DTSTART;TZID=Nergens/Land:20260302T090000",
        "DTSTART;TZID=W. Europe Standard Time:20260302T090000",
        "CATEGORIES:a,b",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "RDATE:20270302T090000",
        "STATUS:CANCELLED",
    ]
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(een=st.lists(ICS, max_size=7), twee=st.lists(ICS, max_size=5))
def test_odd_calendars(een: list[str], twee: list[str], lees: Lezer) -> None:
    delen = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *een, "END:VEVENT", "BEGIN:VEVENT", *twee, "END:VEVENT"]
    _probeer(lees, "\r\n".join([*delen, "END:VCALENDAR", ""]).encode(), "agenda.ics")


@pytest.mark.parametrize(
    "inhoud",
    [
        b"," * 100_000 + b"\n",
        (KOP + "," * 100_000 + "\n").encode(),
        (KOP + "Anna,2026-03-02,,,1," + "a" * 300_000 + "\n").encode(),
        (KOP + '"' * 99_999 + "\n").encode(),
        (KOP + '"a\n' * 3_000).encode(),
        (KOP + "Anna,2026-03-02,,,1," + "verlof" * 40_000 + "\n").encode(),
        b"\x00" * 10_000,
        b"\n" * 10_000,
        b"sep=\n",
        b'sep="\na"b\n',
        b"<html><table><tr><td>Datum</td></tr></table></html>",
        b"\xff\xfe\x00",
        KOP.encode(),
    ],
    ids=[
        "wide",
        "wide row",
        "long cell",
        "quotes",
        "open quotes",
        "long word",
        "nul",
        "blank",
        "sep",
        "sep quote",
        "html",
        "half utf-16",
        "only a header",
    ],
)
def test_pathological_texts(inhoud: bytes, lees: Lezer) -> None:
    _probeer(lees, inhoud)


def _werkmap(**onderdelen: bytes) -> bytes:
    """A small workbook of which some parts are replaced."""
    goed = io.BytesIO()
    with xlsxwriter.Workbook(goed, {"in_memory": True}) as boek:
        blad = boek.add_worksheet()
        blad.write_row(0, 0, ["Medewerker", "Datum", "Uren"])
        blad.write_row(1, 0, ["Anna", "2026-03-02", 1.5])
    uit = io.BytesIO()
    with zipfile.ZipFile(goed) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        for naam in bron.namelist():
            sleutel = Path(naam).stem
            doel.writestr(naam, onderdelen.get(sleutel, bron.read(naam)))
    return uit.getvalue()


def test_the_untouched_workbook_is_read(lees: Lezer) -> None:
    assert lees(_werkmap(), "uren.xlsx").seconden() == 5400


VER = f'<worksheet {NS}><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'  # noqa: E501


@pytest.mark.parametrize(
    "blad",
    [
        VER.encode(),
        VER.replace('"', "'").encode(),
        VER.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns", "xmlns:x").encode(),
        VER.encode("utf-16"),
        f'<worksheet {NS}><sheetData><row><c t="inlineStr"><is><t>a</t></is></c></row>'.encode(),
        b"<?xml version='1.0'?><!DOCTYPE w [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><worksheet><sheetData>&b;</sheetData></worksheet>",  # noqa: E501
        b"",
        b"geen xml",
        b"<worksheet><sheetData><row><c><is><t>"
        + b"a" * 60_000_000
        + b"</t></is></c></row></sheetData></worksheet>",
    ],
    ids=["far cell", "single quotes", "prefix", "utf-16", "cut off", "entities", "empty", "no xml", "bomb"],
)
def test_a_workbook_made_to_hurt_is_refused(blad: bytes, lees: Lezer) -> None:
    bestand = _werkmap(sheet1=blad)
    assert len(bestand) < 200_000
    with pytest.raises((Geweigerd, VraagNodig)):
        lees(bestand, "uren.xlsx")


def test_one_long_text_in_very_many_cells_is_refused(lees: Lezer) -> None:
    cellen = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 20_001))
    tekst = "".join(chr(97 + (i * i) % 26) for i in range(32_000))
    bestand = _werkmap(
        sheet1=f"<worksheet {NS}><sheetData>{cellen}</sheetData></worksheet>".encode(),
        sharedStrings=f"<sst {NS}><si><t>{tekst}</t></si></sst>".encode(),
    )
    with pytest.raises(Geweigerd, match="veel te groot"):
        lees(bestand, "uren.xlsx")


def test_cells_without_a_place_far_to_the_right_are_refused(lees: Lezer) -> None:
    rijen = f'<row r="1">{"<c><v>1</v></c>" * 20_000}</row><row r="500000"><c><v>1</v></c></row>'
    bestand = _werkmap(sheet1=f"<worksheet {NS}><sheetData>{rijen}</sheetData></worksheet>".encode())
    with pytest.raises(Geweigerd, match="veel te groot"):
        lees(bestand, "uren.xlsx")


ODS = "urn:oasis:names:tc:opendocument:xmlns:"


def _ods(rijen: str) -> bytes:
    uit = io.BytesIO()
    soort = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel:
        doel.writestr("mimetype", soort)
        doel.writestr(
            "META-INF/manifest.xml",
            f'<m:manifest xmlns:m="{manifest}"><m:file-entry m:full-path="/" m:media-type="{soort}"/>'
            "</m:manifest>",
        )
        doel.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{ODS}office:1.0" xmlns:table="{ODS}table:1.0" '
            f'xmlns:text="{ODS}text:1.0"><office:body><office:spreadsheet><table:table table:name="a">{rijen}'
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return uit.getvalue()


def _ods_rij(*cellen: str, rijen: int = 1, keer: int = 1) -> str:
    inhoud = "".join(
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{keer}">'
        f"<text:p>{cel}</text:p></table:table-cell>"
        for cel in cellen
    )
    return f'<table:table-row table:number-rows-repeated="{rijen}">{inhoud}</table:table-row>'


KOP_ODS = _ods_rij("Medewerker", "Datum", "Uren") + _ods_rij("Anna", "2026-03-02", "1,5")


def test_an_open_document_is_read_with_its_padding(lees: Lezer) -> None:
    vulling = (
        '<table:table-row table:number-rows-repeated="1048574">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert lees(_ods(KOP_ODS + vulling), "uren.ods").seconden() == 5400


@pytest.mark.parametrize(
    "rijen",
    [_ods_rij("x", rijen=1_048_576, keer=16_384), _ods_rij("x", rijen=999, keer=9_999) * 50,
     _ods_rij("x" * 700, rijen=1_000_000)],
    ids=["one repeat", "many repeats", "long text"],
)  # fmt: skip
def test_an_open_document_that_repeats_without_end_is_refused(rijen: str, lees: Lezer) -> None:
    with pytest.raises(Geweigerd, match="veel te groot"):
        lees(_ods(KOP_ODS + rijen), "uren.ods")


def test_a_workbook_of_very_many_parts_is_refused(lees: Lezer) -> None:
    uit = io.BytesIO(_werkmap())
    with zipfile.ZipFile(uit, "a") as doel:
        for nummer in range(2_500):
            doel.writestr(f"xl/media/{nummer}.bin", b"")
    with pytest.raises(Geweigerd, match="onregelmatig"):
        lees(uit.getvalue(), "uren.xlsx")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plek=st.integers(0, 5_000), stuk=st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook(plek: int, stuk: bytes, lees: Lezer) -> None:
    bestand = bytearray(_werkmap())
    plek %= len(bestand)
    bestand[plek : plek + len(stuk)] = stuk
    _probeer(lees, bytes(bestand), "uren.xlsx")


def test_a_file_that_is_gone_or_too_large(lees: Lezer, tmp_path: Path) -> None:
    with pytest.raises(Geweigerd, match="niet worden geopend"):
        lees(tmp_path / "weg.csv")
    groot = tmp_path / "groot.csv"
    with groot.open("wb") as stroom:
        stroom.truncate(201 * 1024 * 1024)
    with pytest.raises(Geweigerd, match="groter dan 200 MB"):
        lees(groot)


def _gezipt(*namen: str) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w") as archief:
        for naam in namen:
            archief.writestr(naam, "<x/>")
    return uit.getvalue()


@pytest.mark.parametrize(
    ("inhoud", "wat"),
    [
        (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" * 9, "een PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "een afbeelding"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(1, 256)), "een afbeelding"),
        (b"{\\rtf1\\ansi Medewerker}\n{Datum}\n", "een Word-document"),
        (_gezipt("[Content_Types].xml", "word/document.xml"), "een Word-document"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900) + "WordDocument".encode("utf-16-le"),
            "een Word-doc",
        ),
        (_gezipt("uren.csv", "rooster.csv"), "ingepakt bestand"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(range(1, 256)), "ingepakt bestand"),
        (b"kleur;maat;prijs\nrood;M;12,50\nblauw;L;13,00\n", "kolommen heten: kleur, maat, prijs."),
    ],
)
def test_what_is_no_list_of_hours_hears_what_it_is(inhoud: bytes, wat: str, lees: Lezer) -> None:
    with pytest.raises(Geweigerd) as fout:
        lees(inhoud, "uren.csv")
    assert wat in fout.value.zin
    assert "draaitabel" not in fout.value.zin
