"""A document as data: what stands on it, in which order. `pdf.maak_pdf` prints it; no markup anywhere.

A subject builds a `Blad` from blocks and knows nothing of the printer. Every text is data: what comes from
outside can never become markup (`schoon` also takes out signs that turn the direction of the text around).
Every picture has an `alt`: what it says, for who can't see it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LANGSTE = 2000  # characters of one text
ONZICHTBAAR = ("Cc", "Cf", "Cs", "Co", "Cn", "Mn")  # control, direction, surrogate, private, loose accent
# what the typeface holds: Latin, Greek, Cyrillic, punctuation, arrows, and the signs of the lights
TE_DRUKKEN = re.compile(
    "[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u0218-\u021b\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    "\u0400-\u045f\u1ea0-\u1ef9\u2010-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u2070\u2074-\u208e"
    "\u20ac\u2122\u2190-\u2199\u2212\u221e\u2248\u2260\u2264\u2265\u25a0\u25a1\u25b2-\u25ba\u25bc-\u25c4\u25c6\u25c7\u25cb"
    "\u25cf\u2713\u2714]"
)
Punt = tuple[float, float]


@dataclass(frozen=True)
class Kop:
    """A heading; level 1 for a section, 2 below it. The title of the sheet is not one of these."""

    tekst: str
    niveau: int = 1


@dataclass(frozen=True)
class Alinea:
    """A paragraph. `vorm`: gewoon | groot (the sentence to read first) | klein (period, source, n)."""

    tekst: str
    vorm: str = "gewoon"


@dataclass(frozen=True)
class Lijst:
    """Short sentences under each other."""

    regels: tuple[str, ...]


@dataclass(frozen=True)
class Kader:
    """A framed remark: what the reader must know before trusting the figures."""

    tekst: str


@dataclass(frozen=True)
class Kerncijfer:
    """A figure in large type: what it is, the figure, and one line on what it means. `kleur` as #rrggbb."""

    label: str
    waarde: str
    uitleg: str
    kleur: str = "#1f5a94"


@dataclass(frozen=True)
class Kerncijfers:
    """Two to four figures in a row."""

    cijfers: tuple[Kerncijfer, ...]


@dataclass(frozen=True)
class Merk:
    """A sign with a word on its own colour: a light that can be read without colour."""

    teken: str
    woord: str
    kleur: str
    inkt: str = "#1b2430"
    arcering: bool = False  # stripes over the colour: it can still go either way


@dataclass(frozen=True)
class Kolom:
    """A column of a table: its heading, its share of the width, and figures to the right."""

    naam: str
    deel: float = 1.0
    rechts: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table whose head returns on a next page. A cell is a text or a `Merk`."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[str | Merk, ...], ...]
    alt: str


@dataclass(frozen=True)
class Balk:
    """One row of stacked parts; `aantallen` in the order of the legend."""

    label: str
    aantallen: tuple[float, ...]


@dataclass(frozen=True)
class Balken:
    """Stacked bars, all of the same length: how a whole is divided. A part shows its number when it fits
    (from 4 % of the whole, with its sign from 10 %); what doesn't fit belongs in the label."""

    balken: tuple[Balk, ...]
    legenda: tuple[Merk, ...]
    alt: str


@dataclass(frozen=True)
class Reeks:
    """A line of a chart; `soort`: lijn | stippel. None leaves a gap."""

    naam: str
    waarden: tuple[float | None, ...]
    kleur: str
    soort: str = "lijn"


@dataclass(frozen=True)
class Band:
    """Where the figure stays in most cases."""

    naam: str
    laag: tuple[float, ...]
    hoog: tuple[float, ...]
    kleur: str


@dataclass(frozen=True)
class Lijngrafiek:
    """Lines, and a band below them, over the same steps. `onder`: (step, text) below the axis."""

    reeksen: tuple[Reeks, ...]
    onder: tuple[tuple[int, str], ...]
    eenheid: str
    alt: str
    band: Band | None = None
    hoogte_mm: float = 48.0
    vanaf_nul: bool = True


NIET_VANAF_NUL = "niet vanaf 0"


def astitel(titel: str, *, vanaf_nul: bool) -> str:
    """What stands along an axis, on screen and on paper: one that begins elsewhere than at 0 says so."""
    return titel if vanaf_nul else ", ".join(deel for deel in (titel, NIET_VANAF_NUL) if deel)


@dataclass(frozen=True)
class Staafgrafiek:
    """A bar per step, always from 0: month or week → how much. `staven`: (text below it, amount)."""

    staven: tuple[tuple[str, float], ...]
    naam: str
    kleur: str
    eenheid: str
    alt: str
    hoogte_mm: float = 18.0


@dataclass(frozen=True)
class Planbalk:
    """A bar on a time line, from and to as shares of its width; without a mark it is a heading."""

    label: str
    van: float
    tot: float
    merk: Merk | None


@dataclass(frozen=True)
class Tijdlijn:
    """Bars under equal periods, with a line for today (share of the width, None: not in it)."""

    perioden: tuple[str, ...]
    balken: tuple[Planbalk, ...]
    vandaag: float | None
    vandaag_tekst: str
    legenda: tuple[Merk, ...]
    alt: str


@dataclass(frozen=True)
class Kaartvlak:
    """An area on a map: its rings as (lon, lat), colour, and the sign in the middle."""

    ringen: tuple[tuple[Punt, ...], ...]
    kleur: str
    teken: str = ""
    inkt: str = "#1b2430"


@dataclass(frozen=True)
class Kaartbeeld:
    """A map of areas, north up. Areas that were not shared are left out by who makes it."""

    vlakken: tuple[Kaartvlak, ...]
    legenda: tuple[Merk, ...]
    alt: str
    hoogte_mm: float = 80.0


@dataclass(frozen=True)
class Naast:
    """Two columns. `deel` is the share of the left one."""

    links: tuple[Blok, ...]
    rechts: tuple[Blok, ...]
    deel: float = 0.5


@dataclass(frozen=True)
class Pagina:
    """What follows begins on a new page."""


Blok = (
    Kop | Alinea | Lijst | Kader | Kerncijfers | Tabel | Balken | Lijngrafiek | Staafgrafiek | Kaartbeeld
    | Tijdlijn | Naast
    | Pagina
)  # fmt: skip


@dataclass(frozen=True)
class Blad:
    """A whole document. `label` stands on top of every page (sample data, shared with), `voet` below it.

    `watermerk` lies large and pale behind the text. `onderwerp` describes the document in its properties.
    `papier`: a4 | a3.
    """

    titel: str
    ondertitel: str
    blokken: tuple[Blok, ...]
    onderwerp: str = ""
    label: str = ""
    voet: str = ""
    watermerk: str = ""
    papier: str = "a4"
    liggend: bool = False


def schoon(tekst: str) -> str:
    """A text fit to print: one line, no control signs, nothing that turns its direction, bounded.

    A letter that the typeface doesn't have becomes "?", so that a strange name never stops a report.
    """
    zichtbaar = "".join(_teken(teken) for teken in unicodedata.normalize("NFC", tekst[: 4 * LANGSTE]))
    heel = " ".join(deel for deel in zichtbaar.split(" ") if deel)
    return heel if len(heel) <= LANGSTE else heel[: LANGSTE - 1] + "…"


def _teken(teken: str) -> str:
    if TE_DRUKKEN.fullmatch(teken):
        return teken
    if teken.isspace():
        return " "
    return "" if unicodedata.category(teken) in ONZICHTBAAR else "?"
