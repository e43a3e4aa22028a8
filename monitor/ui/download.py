"""Downloads: CSV and XLSX with Dutch headers, and no cell that a spreadsheet would run.

A cell that begins with = + - @, tab or return could be taken for a formula; a text cell like that gets an
apostrophe in front (CSV) or is written as a string, never as a formula (XLSX). Numbers stay numbers. A
spreadsheet may divide a CSV at other signs than we do (a comma, where the computer speaks English): so what
stands behind such a sign inside a text gets the apostrophe too, and the lines above the table are quoted.
The first rows say what this is: title, period, source, n, and that it is sample data when it is. A figure has
at most four decimals.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import secrets
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import pandas as pd
import streamlit as st

from monitor.report.werkboek import Werkblad, leeg, maak_werkboek, onschadelijk
from monitor.ui import bron

VOORBEELD = "VERZONNEN VOORBEELDGEGEVENS"
DECIMALEN = 4  # at most, of any figure in a download: the pages show one, and nothing here is surer than that
_SCHEIDING = re.compile(r'([;,\t"]+)')


class Kaartmaker(Protocol):
    """Makes the file of a map, with these lines above it and this table below it."""

    def __call__(self, kop: Sequence[str], tabel: pd.DataFrame) -> bytes: ...


def csv_bytes(tabel: pd.DataFrame, kop: Sequence[str] = ()) -> bytes:
    """Dutch CSV: BOM, `;`, decimal comma, dates as dd-mm-jjjj; `kop` lines begin with `#`."""
    schoon = tabel.map(_cel).rename(columns=_tekst)
    inhoud = schoon.to_csv(index=False, sep=";", lineterminator="\r\n")
    regels = io.StringIO()
    csv.writer(regels, delimiter=";").writerows([_tekst(f"# {regel}")] for regel in kop)
    return ("\ufeff" + regels.getvalue() + inhoud).encode("utf-8", errors="replace")


def xlsx_bytes(tabel: pd.DataFrame, kop: Sequence[str] = (), blad: str = "Gegevens", merk: str = "") -> bytes:
    """An XLSX with the explanation above the table, a frozen header, and texts that are never formulas."""
    rond = tabel.map(lambda cel: round(cel, DECIMALEN) if isinstance(cel, float) else cel)
    return maak_werkboek([Werkblad(blad, tuple(kop), rond)], watermerk=merk)


def met_voorbeeld(kop: Sequence[str]) -> list[str]:
    """The lines above a table, with the one that says that it is sample data, when it is."""
    return [*kop, VOORBEELD] if bron.is_voorbeeld() and VOORBEELD not in kop else list(kop)


def knoppen(
    tabel: pd.DataFrame | Callable[[], pd.DataFrame],
    naam: str,
    kop: Sequence[str],
    *,
    sleutel: str,
    merk: str = "",
    kaart: Callable[[Sequence[str]], bytes] | None = None,
    bij_download: Callable[[str], None] = lambda _: None,
) -> None:
    """Download buttons side by side; a file is made when somebody clicks, and so is its `tabel` when it is
    a function that makes it.

    The file name carries a token, so that Streamlit never mixes two. `merk`: the watermark of a shared view;
    `kaart` makes the map of the same content as a file, under the same lines; `bij_download` hears which file
    was made.
    """
    kop = met_voorbeeld(kop)
    uniek = f"{naam}-{secrets.token_hex(4)}"

    def inhoud() -> pd.DataFrame:
        return tabel if isinstance(tabel, pd.DataFrame) else tabel()

    def als_csv() -> bytes:
        bij_download("CSV")
        return csv_bytes(inhoud(), kop)

    def als_xlsx() -> bytes:
        bij_download("Excel")
        return xlsx_bytes(inhoud(), kop, merk=merk)

    def als_kaart() -> bytes:
        bij_download("kaart")
        return kaart(kop) if kaart else b""

    with st.container(horizontal=True):
        st.download_button(
            "Download CSV", als_csv, f"{uniek}.csv", "text/csv",
            key=f"{sleutel}_csv", icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        st.download_button(
            "Download Excel", als_xlsx, f"{uniek}.xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            key=f"{sleutel}_xlsx", icon=":material/download:", on_click="ignore",
        )  # fmt: skip
        if kaart:
            st.download_button(
                "Kaart als bestand (HTML)", als_kaart, f"{uniek}.html", "text/html",
                key=f"{sleutel}_kaart", icon=":material/map:", on_click="ignore",
                help="Een kaart die in elke browser opent, ook zonder internet. Wijs een gebied aan of tik "
                "erop voor het cijfer; de tabel staat eronder.",
            )  # fmt: skip


def _cel(cel: Any) -> Any:
    if leeg(cel):
        return ""
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, float):
        return str(round(cel, DECIMALEN)).replace(".", ",")
    if isinstance(cel, dt.date):
        return f"{cel:%d-%m-%Y}"
    if isinstance(cel, str):
        return _tekst(cel)
    return cel


def _tekst(tekst: Any) -> Any:
    """A text on one line in which nothing is a formula, however the line is divided."""
    if not isinstance(tekst, str):
        return tekst
    delen = _SCHEIDING.split(" ".join(tekst.split()))
    return "".join(deel if n % 2 else onschadelijk(deel) for n, deel in enumerate(delen))
