"""Tables as an XLSX: Dutch headings, the explanation above each table, and no cell that would run.

A text that begins with = + - @ (of any width), tab or return, after spaces and signs that nobody sees, could
be taken for a formula: it is written as a string, with an apostrophe in front. Numbers stay numbers. The only
moment in the file is the one that is passed.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xlsxwriter

_FORMULE = re.compile(r"[^\S\t\r\n]*[=+\-@\t\r\n＝＋－＠﹢﹣﹦﹫−]")
_ONZICHTBAAR = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_NIET_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NIET_IN_NAAM = re.compile(r"[\[\]:*?/\\']")
LANGSTE_CEL = 32_000  # characters; the format ends at 32,767
LANGSTE_NAAM = 31
LANGSTE_MERK = 90  # characters; the format takes 255 for header and footer codes together
ZONDER_MOMENT = dt.datetime(2000, 1, 1)  # noqa: DTZ001 — a fixed date, so that the same table is the same file


@dataclass(frozen=True)
class Werkblad:
    """One sheet: its name, the lines above the table (period, source, n), and the table."""

    naam: str
    kop: tuple[str, ...]
    tabel: pd.DataFrame


def onschadelijk(cel: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe; all else stays."""
    if isinstance(cel, str) and _FORMULE.match(_ONZICHTBAAR.sub("", cel)):
        return "'" + cel
    return cel


def leeg(cel: Any) -> bool:
    """Whether a cell holds nothing."""
    return cel is None or (not isinstance(cel, str | list | tuple) and bool(pd.isna(cel)))


def maak_werkboek(
    bladen: Sequence[Werkblad], *, titel: str = "", gemaakt: dt.datetime | None = None, watermerk: str = ""
) -> bytes:
    """A workbook of these sheets. `gemaakt`: the moment that stands in its properties; `watermerk` stands
    in the first line of every sheet and at the top and bottom of every printed page."""
    uit = io.BytesIO()
    opties = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(uit, opties) as boek:
        moment = (gemaakt or ZONDER_MOMENT).replace(tzinfo=None)
        boek.set_properties({"title": _tekst(titel), "author": "Buurtmonitor", "created": moment})
        for blad in bladen:
            _schrijf_blad(boek, blad, watermerk)
    return uit.getvalue()


def _schrijf_blad(boek: Any, blad: Werkblad, watermerk: str) -> None:
    vel = boek.add_worksheet(_NIET_IN_NAAM.sub(" ", _tekst(blad.naam))[:LANGSTE_NAAM] or "Gegevens")
    vet = boek.add_format({"bold": True, "bottom": 1})
    vet_merk = boek.add_format({"bold": True, "font_color": "#56616d"})
    dag = boek.add_format({"num_format": "dd-mm-yyyy"})
    kop = (*([watermerk] if watermerk else []), *blad.kop)
    for nummer, regel in enumerate(kop):
        vel.write_string(nummer, 0, _tekst(regel), vet_merk if watermerk and not nummer else None)
    if watermerk:
        vel.set_header(f"&C{_op_papier(watermerk)}")
        vel.set_footer(f"&L{_op_papier(watermerk)}&RPagina &P van &N")
    begin = len(kop) + (1 if kop else 0)
    for kolom, naam in enumerate(blad.tabel.columns):
        vel.write_string(begin, kolom, _tekst(str(naam)), vet)
        breedte = max([len(str(naam)), *(len(str(cel)) for cel in blad.tabel[naam].head(200))])
        vel.set_column(kolom, kolom, min(breedte + 2, 50))
    for nummer, rij in enumerate(blad.tabel.itertuples(index=False, name=None), begin + 1):
        for kolom, cel in enumerate(rij):
            _schrijf(vel, nummer, kolom, cel, dag)
    vel.freeze_panes(begin + 1, 0)


def _op_papier(tekst: str) -> str:
    """A text in the header of a printed page: its ampersands are no codes, and it fits."""
    return _tekst(tekst)[:LANGSTE_MERK].replace("&", "&&")


def _schrijf(vel: Any, rij: int, kolom: int, cel: Any, dag: Any) -> None:
    if leeg(cel):
        return
    if isinstance(cel, bool):
        vel.write_string(rij, kolom, "ja" if cel else "nee")
    elif isinstance(cel, int | float):
        vel.write_number(rij, kolom, cel)
    elif isinstance(cel, dt.date):
        vel.write_datetime(rij, kolom, dt.datetime(cel.year, cel.month, cel.day), dag)  # noqa: DTZ001 — a day
    else:
        vel.write_string(rij, kolom, _tekst(str(cel)))


def _tekst(waarde: str) -> str:
    """A text that is no formula and that XML can hold."""
    return str(onschadelijk(_NIET_IN_XML.sub("", waarde)))[:LANGSTE_CEL]
