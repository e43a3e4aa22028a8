"""Downloads: CSV and XLSX with Dutch headers, and no cell that a spreadsheet would run.

A cell that begins with = + - @, tab or return could be taken for a formula; a text cell like that gets an
apostrophe in front (CSV) or is written as a string, never as a formula (XLSX). Numbers stay numbers.
The first rows say what this is: title, period, source, n, and that it is sample data when it is.
"""

from __future__ import annotations

import datetime as dt
import io
import secrets
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st
import xlsxwriter

_GEVAARLIJK = ("=", "+", "-", "@", "\t", "\r", "\n")


def onschadelijk(cel: Any) -> Any:
    """A text that a spreadsheet would run as a formula gets an apostrophe; all else stays."""
    if isinstance(cel, str) and cel.lstrip(" \u00a0\u200e\u200f\ufeff").startswith(_GEVAARLIJK):
        return "'" + cel
    return cel


def csv_bytes(tabel: pd.DataFrame, kop: Sequence[str] = ()) -> bytes:
    """Dutch CSV: BOM, `;`, decimal comma, dates as dd-mm-jjjj; `kop` lines begin with `#`."""
    schoon = tabel.map(_cel).rename(columns=onschadelijk)
    inhoud = schoon.to_csv(index=False, sep=";", lineterminator="\r\n")
    regels = "".join(f"# {' '.join(regel.split())}\r\n" for regel in kop)
    return ("\ufeff" + regels + inhoud).encode("utf-8")


def xlsx_bytes(tabel: pd.DataFrame, kop: Sequence[str] = (), blad: str = "Gegevens") -> bytes:
    """An XLSX with the explanation above the table, a frozen header, and texts that are never formulas."""
    uit = io.BytesIO()
    with xlsxwriter.Workbook(
        uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as boek:
        vel = boek.add_worksheet(blad[:31])
        vet = boek.add_format({"bold": True, "bottom": 1})
        dag = boek.add_format({"num_format": "dd-mm-yyyy"})
        for nummer, regel in enumerate(kop):
            vel.write_string(nummer, 0, regel)
        begin = len(kop) + (1 if kop else 0)
        for kolom, naam in enumerate(tabel.columns):
            vel.write_string(begin, kolom, str(naam), vet)
            breedte = max([len(str(naam)), *(len(str(cel)) for cel in tabel[naam].head(200))])
            vel.set_column(kolom, kolom, min(breedte + 2, 50))
        for nummer, rij in enumerate(tabel.itertuples(index=False, name=None), begin + 1):
            for kolom, cel in enumerate(rij):
                _schrijf(vel, nummer, kolom, cel, dag)
        vel.freeze_panes(begin + 1, 0)
    return uit.getvalue()


def knoppen(tabel: pd.DataFrame, naam: str, kop: Sequence[str], *, sleutel: str) -> None:
    """Two download buttons side by side; a file is made when somebody clicks.

    The file name carries a token, so that Streamlit never mixes two.
    """
    uniek = f"{naam}-{secrets.token_hex(4)}"
    with st.container(horizontal=True):
        st.download_button(
            "Download CSV", lambda: csv_bytes(tabel, kop), f"{uniek}.csv", "text/csv",
            key=f"{sleutel}_csv", icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "Download Excel", lambda: xlsx_bytes(tabel, kop), f"{uniek}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key=f"{sleutel}_xlsx", icon=":material/download:", on_click="ignore",
        )  # fmt: skip


def _cel(cel: Any) -> Any:
    if _leeg(cel):
        return ""
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, float):
        return str(cel).replace(".", ",")
    if isinstance(cel, dt.date):
        return f"{cel:%d-%m-%Y}"
    if isinstance(cel, str):
        return onschadelijk(" ".join(cel.split()))
    return cel


def _schrijf(vel: Any, rij: int, kolom: int, cel: Any, dag: Any) -> None:
    if _leeg(cel):
        return
    if isinstance(cel, bool):
        vel.write_string(rij, kolom, "ja" if cel else "nee")
    elif isinstance(cel, int | float):
        vel.write_number(rij, kolom, cel)
    elif isinstance(cel, dt.date):
        vel.write_datetime(rij, kolom, dt.datetime(cel.year, cel.month, cel.day), dag)  # noqa: DTZ001 — a day
    else:
        vel.write_string(rij, kolom, str(onschadelijk(str(cel)))[:32000])


def _leeg(cel: Any) -> bool:
    return cel is None or (not isinstance(cel, str | list | tuple) and bool(pd.isna(cel)))
