"""The board's report: PDF and Excel, made on the click, with the badge and watermark of who gets it."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable

import streamlit as st

from monitor.report.bordblad import maak_blad
from monitor.report.bordtabellen import werkbladen
from monitor.report.pdf import maak_pdf
from monitor.report.werkboek import maak_werkboek
from monitor.ui.bord import bron as bord_bron
from monitor.ui.bord.bron import Verslag

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def knoppen(verslag: Verslag, *, sleutel: str) -> None:
    """Two buttons; the file name carries a token, so that two files are never mixed up."""
    naam = f"bord-{verslag.dag.isoformat()}-{secrets.token_hex(4)}"
    with st.container(horizontal=True):
        _knop("Download PDF", f"{naam}.pdf", "application/pdf", lambda: pdf(verslag), f"{sleutel}_pdf")
        _knop("Download Excel", f"{naam}.xlsx", XLSX, lambda: xlsx(verslag), f"{sleutel}_xlsx")


def pdf(verslag: Verslag) -> bytes:
    """The report; a line in the audit log says who took it."""
    bord_bron.noteer_download(verslag, "PDF")
    return maak_pdf(maak_blad(verslag.haal(), verslag.stempel), dt.datetime.now(dt.UTC))


def xlsx(verslag: Verslag) -> bytes:
    """The tables; a line in the audit log says who took them."""
    bord_bron.noteer_download(verslag, "Excel")
    bladen = werkbladen(verslag.haal(), verslag.stempel)
    return maak_werkboek(
        bladen, titel="Bord", gemaakt=dt.datetime.now(dt.UTC), watermerk=verslag.stempel.watermerk
    )


def _knop(tekst: str, naam: str, soort: str, maak: Callable[[], bytes], sleutel: str) -> None:
    st.download_button(
        tekst, maak, naam, soort, key=sleutel, icon=":material/download:", on_click="ignore",
    )  # fmt: skip
