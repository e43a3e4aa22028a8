"""Dutch numbers, dates and periods, the same on every page. Unknown is "–", never 0.

Numbers: comma for decimals, point for thousands, a non-breaking space before the unit. Percentages are
whole (a part of a whole is 100 % only when it is all of it: `deel`); hours have one decimal; fte two. Halves
are rounded away from nought (`rond`).
"""

from __future__ import annotations

import datetime as dt
import math

ONBEKEND = "–"
MIN = "\u2212"
VAST = "\u00a0"  # a figure and its unit stay on one line
SECONDEN_PER_UUR = 3600
MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
PROCENTDECIMALEN = 2  # of a share in a file: a chance out of 400 paths is whole with two
HEEL_VANAF = 0.995  # from here a share would round to 100 %
_SPELING = 1e-7  # of the last decimal shown: what a sum of fractions can be off
_KOMMA = str.maketrans(",.", ".,")
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")


def getal(waarde: float | None, decimalen: int = 0) -> str:
    """`1234.5` → `1.234,5`, `-2` → `−2` (a minus sign, not a hyphen); unknown → `–`."""
    if waarde is None or math.isnan(waarde):
        return ONBEKEND
    tekst = f"{rond(waarde, decimalen):,.{decimalen}f}".translate(_KOMMA)
    if not tekst.startswith("-"):
        return tekst
    return MIN + tekst[1:] if tekst.strip("-0,") else tekst[1:]


def rond(waarde: float, decimalen: int = 0) -> float:
    """Halves away from nought, the same wherever a figure stands: `402.5` → `403`, `-2.5` → `-3`.

    What calculating left just under a half (`135 × 3.7 = 499.49999…`) counts as that half.
    """
    if not math.isfinite(waarde):
        return waarde
    schaal = 10.0**decimalen
    return math.copysign(math.floor(abs(waarde) * schaal + 0.5 + _SPELING) / schaal, waarde)


def procent(aandeel: float | None) -> str:
    """A share to whole percent: `1.12` → `112 %`."""
    tekst = getal(None if aandeel is None else aandeel * 100)
    return tekst if tekst == ONBEKEND else f"{tekst}{VAST}%"


def in_procenten(aandeel: float | None, decimalen: int = PROCENTDECIMALEN) -> float | None:
    """A share or chance as a cell of a file, under a column that says `(%)`: `0.8094` → `80.94`.

    In every file a share is this number, never a text with a sign and never a fraction of 1.
    """
    return None if aandeel is None or math.isnan(aandeel) else rond(aandeel * 100, decimalen)


def deel(aandeel: float | None) -> str:
    """A part of a whole to whole percent, where 100 % is all of it: `0.9961` → `99,6 %`, never `100 %`."""
    if aandeel is None or math.isnan(aandeel) or not HEEL_VANAF <= aandeel < 1 - _SPELING:
        return procent(aandeel)
    return f"{getal(math.floor(aandeel * 1000) / 10, 1)}{VAST}%"


def uren(waarde: float | None, decimalen: int = 1) -> str:
    """Hours: `12.44` → `12,4 u`."""
    tekst = getal(waarde, decimalen)
    return tekst if tekst == ONBEKEND else f"{tekst}{VAST}u"


def uren_uit_seconden(seconden: float | None, decimalen: int = 1) -> str:
    """Seconds as hours: `5400` → `1,5 u`."""
    return uren(None if seconden is None else seconden / SECONDEN_PER_UUR, decimalen)


def verschil(waarde: float | None, decimalen: int = 1) -> str:
    """Signed hours: `6.04` → `+6,0 u`."""
    tekst = uren(waarde, decimalen)
    return f"+{tekst}" if waarde is not None and rond(waarde, decimalen) > 0 else tekst


def interval(laag: float | None, hoog: float | None) -> str:
    """A percentage interval: `(1.02, 1.2)` → `102 – 120 %`."""
    if laag is None or hoog is None or math.isnan(laag) or math.isnan(hoog):
        return ONBEKEND
    return f"{getal(laag * 100)}{VAST}–{VAST}{procent(hoog)}"


def datum(dag: dt.date | None) -> str:
    """`2 maart 2026`."""
    return ONBEKEND if dag is None else f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(dag: dt.date | None) -> str:
    """`ma 02-03-2026`."""
    return ONBEKEND if dag is None else f"{DAGEN[dag.weekday()]} {dag:%d-%m-%Y}"


def week(maandag: dt.date | None) -> str:
    """`wk 10`, with the ISO year only when asked: see `week_jaar`."""
    return ONBEKEND if maandag is None else f"wk{VAST}{maandag.isocalendar().week}"


def week_jaar(maandag: dt.date | None) -> str:
    """`wk 10 (2026)`."""
    return ONBEKEND if maandag is None else f"{week(maandag)} ({maandag.isocalendar().year})"


def periode(van: dt.date | None, tot: dt.date | None) -> str:
    """`2 maart t/m 31 mei 2026`; the year only once when it is the same."""
    if van is None or tot is None:
        return "periode onbekend"
    if van == tot:
        return datum(van)
    begin = datum(van).removesuffix(f" {van.year}") if van.year == tot.year else datum(van)
    return f"{begin} t/m {datum(tot)}"


def meervoud(aantal: int, enkel: str, meer: str) -> str:
    """`1 week`, `3 weken`, `0 weken`."""
    return f"{getal(aantal)} {enkel if aantal == 1 else meer}"


def opsomming(delen: list[str]) -> str:
    """`a, b en c`."""
    if len(delen) <= 1:
        return "".join(delen)
    return f"{', '.join(delen[:-1])} en {delen[-1]}"


_MARKDOWN = str.maketrans({teken: f"\\{teken}" for teken in r"\`*_{}[]()#+-.!|<>~$:&"})


def tekst(waarde: object) -> str:
    """A text from outside, made plain for Markdown: nothing in it is a link, code, icon or HTML."""
    delen = (" ".join(deel.split()) for deel in str(waarde).split(VAST))  # a figure keeps its unit
    return VAST.join(delen).translate(_MARKDOWN)
