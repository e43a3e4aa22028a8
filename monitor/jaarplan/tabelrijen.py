"""Cells of a file that somebody filled in, for every table of this room that goes out and comes in again.

A cell reads as what a safe download wrote: an apostrophe that stands before a sign of a formula is not part
of the text. A date is day-month-year, or year first; a spreadsheet puts a time behind it, which says nothing.
A code leads to itself; a name leads to the one code that bears it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from monitor.fouten import Geweigerd, kort

Rijen = Sequence[tuple[int, Sequence[str]]]  # (row number in the file, cells)
Wijzer = Mapping[str, frozenset[str]]  # code or name, as `gelijk` writes it → codes
HOOGSTENS = 2000  # rows
_DAG = re.compile(r"(?:(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2}))(?:[ T][\d:.]+)?")
_APOSTROF = re.compile(r"(^|[;,\t\"])'(?=\s*[=+\-@\t＝＋－＠﹢﹣﹦﹫−])")


def cel(cellen: Sequence[str], plek: int) -> str:
    """The text of one cell; empty where the row is shorter."""
    return zonder_apostrof(cellen[plek]) if plek < len(cellen) else ""


def zonder_apostrof(tekst: str) -> str:
    """A text as it was before a safe download put an apostrophe before a sign of a formula."""
    return _APOSTROF.sub(r"\1", tekst.strip())


def is_voorbeeld(cellen: Sequence[str], voorbeeld: Sequence[str]) -> bool:
    """The row with which the template shows how it is filled in: it doesn't count."""
    return [tekst.strip() for tekst in cellen if tekst.strip()] == [tekst for tekst in voorbeeld if tekst]


def keur_aantal(rijen: Rijen) -> None:
    """Refuse a file that is far too long.

    Raises
    ------
    Geweigerd
        More than `HOOGSTENS` rows.
    """
    if len(rijen) > HOOGSTENS:
        raise Geweigerd(f"Dit bestand heeft {len(rijen)} rijen; we lezen er hoogstens {HOOGSTENS} tegelijk.")


def lees_dag(tekst: str, kolom: str) -> dt.date:
    """The day in a cell of this column.

    Raises
    ------
    Geweigerd
        No date, or one that is not on the calendar.
    """
    treffer = _DAG.fullmatch(tekst.strip())
    if treffer:
        dag, maand, jaar = treffer.group(1, 2, 3) if treffer[3] else treffer.group(6, 5, 4)
        try:
            return dt.date(int(jaar), int(maand), int(dag))
        except ValueError:
            pass
    raise Geweigerd(
        f"Bij {kolom} staat {kort(tekst, 30) or 'niets'}; schrijf een datum als dag-maand-jaar, zoals "
        "31-01-2026."
    )


def gelijk(tekst: object) -> str:
    """A code or name in the form in which two are the same: single spaces, no capitals."""
    return " ".join(str(tekst).split()).casefold()


def wijzer(rijen: Iterable[Sequence[Any]]) -> Wijzer:
    """Where a code or a name leads, out of rows that begin with code and name."""
    codes = [(str(code), str(naam)) for code, naam, *_ in rijen]
    namen: dict[str, frozenset[str]] = {}
    for code, naam in codes:
        namen[gelijk(naam)] = namen.get(gelijk(naam), frozenset()) | {code}
    return namen | {gelijk(code): frozenset({code}) for code, _ in codes}


def vind(bekend: Wijzer, tekst: str, wat: str) -> str:
    """The code that this text leads to; `wat` names it in the sentence (`de buurt`).

    Raises
    ------
    Geweigerd
        Nothing is called so, or more than one thing.
    """
    treffers = bekend.get(gelijk(tekst), frozenset())
    if len(treffers) != 1:
        waarom = "komt vaker voor; gebruik de code" if treffers else "kennen we niet"
        raise Geweigerd(f"{wat.capitalize()} {kort(tekst)} {waarom}.")
    return next(iter(treffers))
