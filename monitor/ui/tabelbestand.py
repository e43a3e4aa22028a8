"""A small table that somebody uploads, as rows of text: CSV in any encoding, or a spreadsheet.

Goes through the same doors as every import, with the same limits on size and content: also what is read here
is tasted first, in a process of its own (`monitor.intake.proever`).
"""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

from monitor.fouten import Geweigerd
from monitor.intake.lezen.decodeer import decodeer
from monitor.intake.lezen.werkblad import OLE, ZIP, lees_bladen
from monitor.intake.proefkind import los
from monitor.intake.proever import PROEVER

SCHEIDINGSTEKENS = ";\t,|"


def rijen(inhoud: bytes) -> list[tuple[int, list[str]]]:
    """(row number from 1, cells) of the first sheet or of the CSV.

    Raises
    ------
    Geweigerd
        Not a table that can be read.
    """
    proef(inhoud)
    if inhoud.startswith((ZIP, OLE)):
        return list(enumerate(_werkblad(inhoud), 1))
    tekst = decodeer(inhoud).inhoud.decode("utf-8", errors="replace")
    teken = max(SCHEIDINGSTEKENS, key=tekst.count)
    try:
        return list(enumerate(csv.reader(io.StringIO(tekst, newline=""), delimiter=teken), 1))
    except csv.Error:
        raise Geweigerd("Dit bestand is niet als tabel te lezen; bewaar het als CSV of Excel.") from None


def proef(inhoud: bytes) -> None:
    """Taste an upload that a page reads by itself: a table, or lines as GeoJSON.

    Raises
    ------
    Geweigerd
        It takes more memory or time than any ordinary file, or crashes a reader.
    """
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "los"
        pad.write_bytes(inhoud)
        PROEVER.proef(los(pad), "Dit bestand")


def _werkblad(inhoud: bytes) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "tabel"
        pad.write_bytes(inhoud)
        return lees_bladen(pad, inhoud[:8])[0].rijen
