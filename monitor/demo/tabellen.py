"""Writing files the way Dutch offices do (`;`, decimal comma, dd-mm-yyyy), the same bytes each time."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from monitor.demo.namen import VERZONNEN

# Excel files carry a creation date; a fixed one keeps the bytes equal.
GEMAAKT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)


def tekst(waarde: Any) -> str:
    """A value as a Dutch spreadsheet writes it."""
    if isinstance(waarde, str):
        return waarde
    if waarde is None:
        return ""
    if isinstance(waarde, dt.date):
        return f"{waarde.day:02d}-{waarde.month:02d}-{waarde.year}"
    if isinstance(waarde, float):
        return f"{waarde:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(waarde)


def csv_bestand(
    pad: Path,
    kop: str,
    rijen: Iterable[Sequence[Any]],
    *,
    codering: str = "utf-8-sig",
    regeleinde: str = "\r\n",
) -> Path:
    """A CSV with `;`; `kop` is the header row as one text with `;`."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator=regeleinde)
    schrijver.writerow(kop.split(";"))
    schrijver.writerows([tekst(w) for w in rij] for rij in rijen)
    pad.write_bytes(buffer.getvalue().encode(codering))
    return pad


def xlsx_bestand(pad: Path, bladen: Sequence[tuple[str, Sequence[Sequence[Any]]]]) -> Path:
    """A workbook: (sheet name, rows); dates become date cells, the rest text or numbers."""
    boek = xlsxwriter.Workbook(str(pad), {"default_date_format": "dd-mm-yyyy"})
    boek.set_properties({"title": VERZONNEN, "created": GEMAAKT, "company": VERZONNEN})
    for naam, rijen in bladen:
        blad = boek.add_worksheet(naam)
        blad.set_column(0, 5, 20)
        for i, rij in enumerate(rijen):
            for j, waarde in enumerate(rij):
                if isinstance(waarde, dt.date):
                    blad.write_datetime(i, j, dt.datetime(waarde.year, waarde.month, waarde.day))  # noqa: DTZ001
                elif waarde and isinstance(waarde, str):
                    blad.write_string(i, j, waarde)  # as text, whatever it looks like
                elif waarde not in (None, ""):
                    blad.write_number(i, j, waarde)
    boek.close()
    return pad
