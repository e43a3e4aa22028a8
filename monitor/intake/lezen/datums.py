"""Dates and moments, and the order of day and month: decided per file, never per cell.

Order: year first; a first part > 12 decides day-month, a second part > 12 month-day, both kinds in one
column means that dates were mangled: refuse. Otherwise AM/PM means month-day (American), a hyphen or dot
means day-month, and a slash leaves it open: ask, showing both readings. A single date that fits neither
order (13/15/2024) says nothing and is itself unreadable.
Month names, ISO moments with a zone, and spreadsheet day numbers need no order.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from monitor.intake.lezen.waarden import LANGSTE_WAARDE, lees_tijd, schoon

YMD, DMY, MDY = "ymd", "dmy", "mdy"
EERSTE_DATUM = dt.date(2000, 1, 1)
JAREN_VOORUIT = 2  # later than this many years after today is a typing error

_JAAR_EERST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d{2})(\d{2})", re.ASCII)
_JAAR_LAATST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})", re.ASCII)
_MET_TIJD = re.compile(r"(.*?\d{2,4}|\d{1,2}[-/. ]\D+[-/. ]\d{2,4})(?:t|,?\s+)(\d{1,2}[:.]\d{2}.*)", re.ASCII)
_ZONE = re.compile(r"(.*?)\s*(z|utc|gmt|[+-]\d{2}:?\d{2})", re.ASCII)
_DAGNAAM = re.compile(
    r"(?:ma|di|wo|do|vr|za|zo|mon?|tue?s?|wed?|thu?r?s?|fri?|sat?|sun?|maandag|dinsdag|woensdag|donderdag|"
    r"vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[.,]?\s+",
)
_DAG_MAANDNAAM = re.compile(r"(\d{1,2})\.?[-\s/]+([a-zäç]{3,10})\.?,?[-\s/]+(\d{4}|\d{2})", re.ASCII)
_MAANDNAAM_DAG = re.compile(r"([a-zäç]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
_GEWOON = re.compile(r"\d\d:\d\d:\d\d|\d{4}-\d\d-\d\d", re.ASCII)
_KLOK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d", re.ASCII)
_SERIE = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_SERIE_VAN, _SERIE_TOT = 36_526, 60_000  # 2000-01-01 … 2064
_MAANDEN: dict[str, int] = {
    naam: nummer
    for nummer, namen in enumerate(
        (
            "jan januari january januar janeiro",
            "feb februari february februar fevereiro fev",
            "mrt maart mar march maerz mrz marco",
            "apr april abril abr",
            "mei may mai maio",
            "jun juni june junho",
            "jul juli july julho",
            "aug augustus august agosto ago",
            "sep sept september setembro set",
            "okt oct oktober october outubro out",
            "nov november novembro",
            "dec december dez dezember dezembro",
        ),
        start=1,
    )
    for naam in namen.split()
}


class Moment(NamedTuple):
    """A date, a time of day in seconds, and the zone's offset in seconds, as far as written."""

    dag: dt.date | None
    tijd: int | None = None
    zone: int | None = None


@dataclass(frozen=True)
class Volgorde:
    """The order of day and month in one file; `volgorde` None = only the user knows, "fout" = mixed."""

    volgorde: str | None
    hoe: str
    voorbeeld: tuple[dt.date, dt.date] | None = None  # the same cell read as dmy and as mdy


def lees_moment(tekst: str, volgorde: str | None) -> Moment | None:
    """A date, a time, or both; None when it is neither. `volgorde` decides on 03/04/2024."""
    if not tekst or len(tekst) > LANGSTE_WAARDE:
        return None
    if _KLOK.fullmatch(tekst):  # what exporters write; the same answer as below, sooner
        return Moment(None, int(tekst[:2]) * 3600 + int(tekst[3:5]) * 60 + int(tekst[6:]))
    tekst = schoon(tekst).casefold()
    tijd = lees_tijd(tekst)
    if tijd is not None and not _JAAR_LAATST.fullmatch(tekst):
        return Moment(None, tijd)
    dag = lees_datum(tekst, volgorde)
    if dag is not None:
        return Moment(dag, _tijd_van_dagnummer(tekst))
    treffer = _MET_TIJD.fullmatch(tekst)
    if not treffer:
        return None
    zone: int | None = None
    klok = treffer[2]
    metzone = _ZONE.fullmatch(klok)
    if metzone:
        klok, zone = metzone[1], _verschuiving(metzone[2])
    dag, tijd = lees_datum(treffer[1], volgorde), lees_tijd(klok)
    return None if dag is None or tijd is None else Moment(dag, tijd, zone)


def _tijd_van_dagnummer(tekst: str) -> int | None:
    if not _SERIE.fullmatch(tekst) or not re.search(r"[.,]", tekst):
        return None
    return round(float(tekst.replace(",", ".")) % 1 * 86_400) % 86_400


def _verschuiving(zone: str) -> int:
    if zone in ("z", "utc", "gmt"):
        return 0
    cijfers = zone[1:].replace(":", "")
    seconden = int(cijfers[:2]) * 3600 + int(cijfers[2:]) * 60
    return -seconden if zone[0] == "-" else seconden


def lees_datum(tekst: str, volgorde: str | None) -> dt.date | None:
    """A calendar date; None when unreadable, or when its order is needed and not given."""
    if len(tekst) > LANGSTE_WAARDE:
        return None
    tekst = _DAGNAAM.sub("", schoon(tekst).casefold(), count=1)
    treffer = _JAAR_EERST.fullmatch(tekst)
    if treffer:
        delen = treffer.group(1, 3, 4) if treffer[1] else treffer.group(5, 6, 7)
        return _dag(*(int(deel) for deel in delen))
    treffer = _JAAR_LAATST.fullmatch(tekst)
    if treffer:
        a, b, jaar = int(treffer[1]), int(treffer[3]), int(treffer[4])
        if volgorde not in (DMY, MDY):
            return None
        return _dag(jaar, b, a) if volgorde == DMY else _dag(jaar, a, b)
    if _SERIE.fullmatch(tekst):
        getal = float(tekst.replace(",", "."))
        if _SERIE_VAN <= getal < _SERIE_TOT:
            return dt.date(1899, 12, 30) + dt.timedelta(days=int(getal))
        return None
    treffer = _DAG_MAANDNAAM.fullmatch(tekst)
    if treffer and treffer[2] in _MAANDEN:
        return _dag(int(treffer[3]), _MAANDEN[treffer[2]], int(treffer[1]))
    treffer = _MAANDNAAM_DAG.fullmatch(tekst)
    if treffer and treffer[1] in _MAANDEN:
        return _dag(int(treffer[3]), _MAANDEN[treffer[1]], int(treffer[2]))
    return None


def _dag(jaar: int, maand: int, dag: int) -> dt.date | None:
    try:
        return dt.date(jaar + 2000 if jaar < 100 else jaar, maand, dag)
    except ValueError:
        return None


def _delen(tekst: str) -> tuple[int, int, str] | None:
    """First and second part and separator of a date with the year last, also before a time."""
    if tekst[2:3] == ":" or tekst[4:5] == "-":
        return None  # a time, or the year first
    tekst = _DAGNAAM.sub("", schoon(tekst[:LANGSTE_WAARDE]).casefold(), count=1)
    treffer = _JAAR_LAATST.match(tekst)
    if not treffer or (treffer.end() < len(tekst) and tekst[treffer.end()] not in " ,t"):
        return None
    return int(treffer[1]), int(treffer[3]), treffer[2]


def twijfelachtig(teksten: Iterable[str]) -> list[str]:
    """The texts that may say something about the order: no plain times, nor dates with the year first."""
    return [tekst for tekst in teksten if not _GEWOON.fullmatch(tekst)]


def bepaal_volgorde(kolommen: Iterable[Iterable[str]], *, halfdaags: bool) -> Volgorde:
    """The order of day and month in a file, from the distinct texts of each of its date columns."""
    eerste_hoog = tweede_hoog = False
    paren: list[tuple[int, int, str, str]] = []
    for kolom in kolommen:
        a_hoog = b_hoog = mogelijk = False
        eerder = len(paren)
        for tekst in kolom:
            delen = _delen(tekst)
            if delen is None:
                continue
            a, b, teken = delen
            paren.append((a, b, teken, tekst))
            if a > 12 and b > 12:
                continue
            mogelijk = True
            a_hoog, b_hoog = a_hoog or a > 12, b_hoog or b > 12
        if len(paren) > eerder and not mogelijk:
            return Volgorde("fout", "geen enkele datum in een kolom is een bestaande dag")
        if a_hoog and b_hoog:
            return Volgorde("fout", "dag en maand staan door elkaar")
        eerste_hoog, tweede_hoog = eerste_hoog or a_hoog, tweede_hoog or b_hoog
    return _besluit(paren, eerste_hoog, tweede_hoog, halfdaags)


def _besluit(
    paren: list[tuple[int, int, str, str]], eerste_hoog: bool, tweede_hoog: bool, halfdaags: bool
) -> Volgorde:
    if not paren:
        return Volgorde(YMD, "bestand: het jaar staat voorop")
    if eerste_hoog and tweede_hoog:
        return Volgorde("fout", "de datumkolommen spreken elkaar tegen")
    if eerste_hoog:
        return Volgorde(DMY, "bestand: het eerste getal komt boven 12")
    if tweede_hoog:
        return Volgorde(MDY, "bestand: het tweede getal komt boven 12")
    if halfdaags:
        return Volgorde(MDY, "bestand: de tijden zijn met AM/PM geschreven")
    if all(teken in "-." for _, _, teken, _ in paren):
        return Volgorde(DMY, "bestand: de datums zijn met een streepje of punt geschreven")
    twijfel = [tekst for a, b, _, tekst in paren if a != b and max(a, b) <= 12]
    if not twijfel:
        return Volgorde(DMY, "bestand: dag en maand zijn overal gelijk")
    voorbeeld = tuple((lees_moment(twijfel[0], o) or Moment(None)).dag for o in (DMY, MDY))
    if voorbeeld[0] is None or voorbeeld[1] is None:
        return Volgorde(DMY, "bestand: alleen zo zijn het bestaande dagen")
    return Volgorde(None, "vraag", (voorbeeld[0], voorbeeld[1]))
