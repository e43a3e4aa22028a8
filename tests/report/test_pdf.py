"""A report is data: readable, tagged, the same each time, and nothing in a name runs."""

from __future__ import annotations

import datetime as dt
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.report.blad import (
    TE_DRUKKEN,
    Alinea,
    Balk,
    Balken,
    Band,
    Blad,
    Blok,
    Kaartbeeld,
    Kaartvlak,
    Kader,
    Kerncijfer,
    Kerncijfers,
    Kolom,
    Kop,
    Lijngrafiek,
    Lijst,
    Merk,
    Naast,
    Pagina,
    Reeks,
    Staafgrafiek,
    Tabel,
    schoon,
)
from monitor.report.pdf import maak_pdf
from tests.report.lezen import pdf_tekst

GEMAAKT = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
ROOD, GROEN = Merk("▲", "rood", "#a50026", "#ffffff"), Merk("●", "groen", "#4575b4", "#ffffff")
VIERKANT = ((5.6, 50.8), (5.61, 50.8), (5.61, 50.81), (5.6, 50.81))
GEMEEN = (
    "<img src=x onerror=alert(1)>",
    '#eval("1 + 1") #read("/etc/passwd") #import "@preview/x:0.1.0"',
    "*vet* _schuin_ $x^2$ `code` <label> @verwijzing // weg /* weg */ \\u{1F600}",
    "[inhoud] {code} #panic()",
    '"); #panic("',
    "=cmd|' /C calc'!A0",
    "Noord\u202edrooN\u2066 \u200bWest",
    "日本 العربية 😀 \ud800 \x00\x07",
    "x" * 10_000,
)


def _blad(*blokken: Blok, naam: str = "Proef") -> Blad:
    return Blad(naam, naam, blokken, naam, naam, naam, naam)


def _alles(naam: str) -> tuple[Blok, ...]:
    """Every kind of block, with this name wherever a text can stand."""
    merk = Merk("▲", naam, "#a50026", "#ffffff")
    return (
        Kop(naam), Alinea(naam, "groot"), Alinea(naam), Alinea(naam, "klein"), Lijst((naam,)), Kader(naam),
        Kerncijfers((Kerncijfer(naam, naam, naam), Kerncijfer(naam, naam, naam))),
        Tabel((Kolom(naam, 2), Kolom("n", rechts=True)), ((naam, "1"), (merk, "2")), naam),
        Naast(
            (Kaartbeeld((Kaartvlak((VIERKANT,), "#a50026", "▲", "#ffffff"),), (merk,), naam),),
            (Balken((Balk(naam, (3, 0)), Balk("leeg", (0, 0))), (merk, GROEN), naam),),
        ),
        Pagina(),
        Lijngrafiek(
            (Reeks(naam, (1.0, None, 3.5), "#1f5a94"), Reeks("b", (0.0, 2.0, 2.0), "#6b7785", "stippel")),
            ((0, naam[:9]), (2, "wk 3")), naam, naam, Band(naam, (0, 1, 2), (2, 3, 4), "#1f5a94"),
        ),
        Staafgrafiek(((naam[:9], 12.0), ("feb", 0.0)), naam, "#1f5a94", naam, naam),
        Staafgrafiek((), naam, "#1f5a94", naam, naam),
    )  # fmt: skip


def test_every_block_is_printed_and_the_bytes_are_the_same() -> None:
    blad = _blad(*_alles("Coördinatoren"), naam="Hoe gaat het?")
    pdf = maak_pdf(blad, GEMAAKT)
    assert pdf == maak_pdf(blad, GEMAAKT)
    tekst = pdf_tekst(pdf)
    assert "Hoe gaat het?" in tekst
    assert tekst.count("Coördinatoren") > 10
    assert "pagina 1 van 2" in tekst


def test_it_is_accessible() -> None:
    pdf = maak_pdf(_blad(*_alles("Buurten"), naam="Titel"), GEMAAKT)
    assert b"/Lang" in pdf
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid" in pdf  # PDF/UA-1: the type setter refuses a picture without a description
    assert pdf.startswith(b"%PDF-1.7")


@pytest.mark.parametrize("naam", GEMEEN, ids=range(len(GEMEEN)))
def test_a_hostile_text_stays_text(naam: str) -> None:
    pdf = maak_pdf(_blad(*_alles(naam), naam=naam), GEMAAKT)
    tekst = pdf_tekst(pdf).replace(" ", "")
    assert schoon(naam)[:20].replace(" ", "") in tekst
    assert b"/JavaScript" not in pdf
    assert b"/URI" not in pdf
    assert "root:" not in tekst
    assert not set(tekst) & set("\u202e\u2066\u200b")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_printed(naam: str) -> None:
    assert maak_pdf(_blad(Alinea(naam), Tabel((Kolom(naam),), ((naam,),), naam)), GEMAAKT)


def test_every_letter_that_is_kept_is_in_the_typeface() -> None:
    alle = "".join(chr(n) for n in range(0x20, 0x3000) if TE_DRUKKEN.fullmatch(chr(n)))
    assert len(alle) > 600
    assert maak_pdf(_blad(Alinea(alle), Alinea(alle, "groot")), GEMAAKT)


def test_what_cannot_be_printed_is_a_question_mark() -> None:
    assert schoon("Café 日 A\u0308b\tc\u00a0%") == "Café ? Äb c\u00a0%"
    assert len(schoon("x" * 10_000)) == 2000


def test_no_warning_and_no_font_of_this_computer() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pdf = maak_pdf(_blad(Alinea("▲ ◆ ● ○ ↗ ↘ →")), GEMAAKT)
    assert b"SourceSans3" in pdf or b"SourceSans" in pdf
