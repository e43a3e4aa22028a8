"""Durations and times of day as people and programs write them. The one home of these rules.

Duration, in order: `h:mm[:ss]` (past 24 h too), words (`1u30`, `90m`, `1h 15min`), numbers (`1,5`, `1.5`,
`2.000,0`, `2,000.0`, trailing minus as in bookkeeping). A bare number counts in the unit of its column.
Kilometres and euros are recognised so that they can be set aside. Spreadsheet cells arrive as text
(`werkblad.cel_tekst`): a day-count cell shown as a date in 1899/1900 is a duration past 24 hours.
Time of day: `9:00`, `09:00:30`, `10:23:52 AM`, `9u30`, `9.30`; `24:00` is midnight at the end of the day.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import NamedTuple

SECONDEN_PER_UUR = 3600
SECONDEN_PER_DAG = 86_400
LANGSTE_WAARDE = 60  # characters; a longer cell is no date, time or number

OK, LEEG, ONLEESBAAR, KILOMETERS, EUROS = "ok", "leeg", "onleesbaar", "kilometers", "euros"

_HMS = re.compile(r"(\d{1,6}):([0-5]?\d)(?::([0-5]?\d)(?:[.,]\d+)?)?", re.ASCII)
_KLOK = re.compile(r"\d{1,3}:[0-5]\d:[0-5]\d", re.ASCII)
_WOORD = re.compile(
    r"(?:(?P<u>\d{1,6}(?:[.,]\d{1,9})?)\s*(?:uren|uur|u|hours?|hrs?|h|stunden|std)\.?\s*"
    r"(?:(?P<los>[0-5]?\d)(?!\d)\s*)?)?"
    r"(?:(?P<m>\d{1,7}(?:[.,]\d{1,9})?)\s*(?:minuten|minuut|minutes?|mins?|min|m)\.?\s*)?"
    r"(?:(?P<s>\d{1,8})\s*(?:seconden|seconds?|secs?|sec|s)\.?)?",
    re.ASCII,
)
_DUIZEND_NL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+", re.ASCII)
_DUIZEND_EN = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+", re.ASCII)
_GETAL = re.compile(r"\d{1,9}(?:[.,]\d{0,20})?|[.,]\d{1,20}", re.ASCII)
_EPOCH = re.compile(r"(1899|1900)-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?", re.ASCII)
_KM = re.compile(r"\d\s*(?:km|kilometers?)\b")
_EURO = re.compile(r"€|\beur(?:o|os)?\b|\busd\b|\$")
_TIJD = re.compile(
    r"(\d{1,2})\s*[:.uh]\s*(\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?\s?m\.?)?|(\d{1,2})\s*([ap])\.?m\.?",
    re.ASCII,
)
_HALFDAAGS = re.compile(r"\d\s*[ap]\.?m\.?$", re.IGNORECASE | re.ASCII)
_EXCEL_NUL = dt.datetime(1899, 12, 30)  # noqa: DTZ001  day zero of spreadsheets, no zone


class Duur(NamedTuple):
    """Whole seconds, or why not: `ok`, `leeg`, `onleesbaar`, `kilometers`, `euros`."""

    seconden: int
    code: str
    los_getal: float | None = None  # the bare number, when the text was one


def schoon(tekst: str) -> str:
    """NFKC, one kind of space, no space around, every minus a hyphen."""
    tekst = unicodedata.normalize("NFKC", tekst).replace("−", "-").replace("–", "-")
    return " ".join(tekst.split())


def lees_getal(tekst: str) -> float | None:
    """A number with a decimal comma or point and thousands marks; None when it isn't one."""
    if len(tekst) > LANGSTE_WAARDE:
        return None
    tekst = schoon(tekst)
    negatief = tekst.startswith("-") != tekst.endswith("-") and len(tekst) > 1
    tekst = tekst.strip("-+ ").replace("'", "") if negatief else tekst.lstrip("+")
    if _DUIZEND_NL.fullmatch(tekst):
        tekst = tekst.replace(".", "").replace(",", ".")
    elif _DUIZEND_EN.fullmatch(tekst):
        tekst = tekst.replace(",", "")
    elif _GETAL.fullmatch(tekst):
        tekst = tekst.replace(",", ".")
    else:
        return None
    return -float(tekst) if negatief else float(tekst)


def lees_duur(tekst: str, seconden_per_eenheid: int = SECONDEN_PER_UUR) -> Duur:
    """A duration in whole seconds; a bare number counts in the unit of its column (default: hours)."""
    if _KLOK.fullmatch(tekst):  # what exporters write; the same answer as below, sooner
        return Duur(int(tekst[:-6]) * SECONDEN_PER_UUR + int(tekst[-5:-3]) * 60 + int(tekst[-2:]), OK)
    if len(tekst) > LANGSTE_WAARDE:
        return Duur(0, ONLEESBAAR)
    tekst = schoon(tekst).casefold()
    if tekst in ("", "-", "--", "n.v.t.", "nvt", "n/a"):
        return Duur(0, LEEG)
    if _KM.search(tekst):
        return Duur(0, KILOMETERS)
    if _EURO.search(tekst):
        return Duur(0, EUROS)
    getal = lees_getal(tekst)
    if getal is not None and abs(getal) >= 1e9:
        return Duur(0, ONLEESBAAR)
    if getal is not None:
        return Duur(round(getal * seconden_per_eenheid), OK, getal)
    negatief = tekst.startswith("-")
    rest = tekst[1:].strip() if negatief else tekst
    seconden = _uit_klok(rest)
    if seconden is None:
        seconden = _uit_woorden(rest)
    if seconden is None:
        return Duur(0, ONLEESBAAR)
    return Duur(-seconden if negatief else seconden, OK)


def _uit_klok(tekst: str) -> int | None:
    treffer = _HMS.fullmatch(tekst)
    if treffer:
        uren, minuten, seconden = (int(deel or 0) for deel in treffer.groups())
        return uren * SECONDEN_PER_UUR + minuten * 60 + seconden
    treffer = _EPOCH.fullmatch(tekst)
    if treffer:
        jaar, maand, dag, uur, minuut, seconde = (int(deel or 0) for deel in treffer.groups())
        try:
            moment = dt.datetime(jaar, maand, dag, uur, minuut, seconde)  # noqa: DTZ001
        except ValueError:
            return None
        return max(0, round((moment - _EXCEL_NUL).total_seconds()))
    return None


def _uit_woorden(tekst: str) -> int | None:
    treffer = _WOORD.fullmatch(tekst) if tekst else None
    if not treffer or not any(treffer.group("u", "m", "s")):
        return None
    uren, minuten = (float((treffer[deel] or "0").replace(",", ".")) for deel in "um")
    minuten += int(treffer["los"] or 0)
    return round(uren * SECONDEN_PER_UUR + minuten * 60) + int(treffer["s"] or 0)


def lees_tijd(tekst: str) -> int | None:
    """Seconds since midnight, 0 … 86 400; None when it isn't a time of day."""
    treffer = _TIJD.fullmatch(schoon(tekst).casefold()) if len(tekst) <= LANGSTE_WAARDE else None
    if not treffer:
        return None
    uur = int(treffer[1] or treffer[5])
    minuut, seconde = int(treffer[2] or 0), int(treffer[3] or 0)
    helft = treffer[4] or treffer[6]
    if helft:
        if not 1 <= uur <= 12:
            return None
        uur = uur % 12 + (12 if helft == "p" else 0)
    if minuut > 59 or seconde > 59 or uur > 24 or (uur == 24 and minuut + seconde > 0):
        return None
    return uur * SECONDEN_PER_UUR + minuut * 60 + seconde


def is_halfdaags(tekst: str) -> bool:
    """Written with AM or PM, as American exports do."""
    return tekst[-1:] in "mM." and bool(_HALFDAAGS.search(tekst[-8:]))


def is_dagfractie(getal: float) -> bool:
    """A number that looks like a part of a day (0.0833 = 2 h) rather than hours: small, whole minutes,
    with more than two decimals."""
    if not 0 < getal < 1 or abs(getal * 100 - round(getal * 100)) < 1e-9:
        return False
    minuten = getal * 1440
    return abs(minuten - round(minuten)) < 0.02


def sleutel(tekst: str) -> str:
    """The key of a text: NFKC, case folded, single spaces. Two spellings of one name become one."""
    return schoon(tekst).casefold()
