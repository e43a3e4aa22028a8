"""What goes into and comes out of reading a file of hours: the choices, the answer, the question.

Reading never guesses where a person should decide. It gives a `Gelezen`, refuses with a sentence
(`Geweigerd`), or asks exactly one thing (`VraagOverBestand`, exit code 3); the answer comes back in `Keuzes`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor.fouten import VraagNodig


@dataclass(frozen=True)
class Keuzes:
    """What a user, the command line or a remembered mapping decided for one file."""

    van_wie: str | None = None  # the person whose file this is, when the file does not say
    datumvolgorde: str | None = None  # dmy | mdy
    kolommen: Mapping[str, str] | None = None  # field → column header ("kolom 3" without headers)
    soort: str | None = None  # werk | afwezig | gepland: what the whole file is


@dataclass(frozen=True)
class Melding:
    """Something about the whole file that a careful reader wants to know."""

    code: str
    tekst: str


@dataclass(frozen=True)
class Gelezen:
    """The file as understood; its rows stand in `stap_uur`, for this transaction."""

    bestand: str
    sha256: str
    soort: str
    bron: str
    profiel: str
    codering: str
    scheidingsteken: str | None
    datumvolgorde: str  # ymd | dmy | mdy | eigen (typed cells, calendars)
    datumvolgorde_hoe: str
    koprij: int  # row number of the header, 1 = first row; 0 = none
    kophash: str
    periode: tuple[dt.date, dt.date] | None  # first and last day of the accepted rows
    personen: Mapping[str, str]  # person key → name as shown, of the accepted rows
    controle_seconden: int | None  # total according to the file's own total row(s)
    gelezen: int  # rows read after the header; for a week grid: filled day cells plus other rows
    meldingen: tuple[Melding, ...] = ()
    bladen: tuple[tuple[str, int], ...] = ()  # the sheets of a workbook, and the first entry number on each
    misschien_dubbel: bool = True  # two rows may say the same; False: surely no two do


@dataclass(frozen=True)
class Bestandsvraag:
    """What a screen needs to put the question: which one, and what the file looks like."""

    vraag: str  # kolommen | datumvolgorde | van_wie
    kophash: str = ""
    koppen: tuple[str, ...] = ()
    voorbeeld: tuple[tuple[str, ...], ...] = ()
    gevonden: Mapping[str, str] = field(default_factory=dict)  # field → header, as far as recognised


class VraagOverBestand(VraagNodig):
    """The one thing only the user knows about this file; `bij` carries what a screen shows with it."""

    def __init__(self, zin: str, keuzes: dict[str, str], bij: Bestandsvraag) -> None:
        super().__init__(zin, keuzes)
        self.bij = bij
