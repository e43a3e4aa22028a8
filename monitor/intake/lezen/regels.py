"""The interpreted rows of a file as columns of numbers, and the words they refer to.

Texts (persons, categories, buurten) are numbered once per file in a `Woordenboek`; a row only holds numbers,
so that a million rows fit in little memory and every check is arithmetic on columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from monitor.intake.lezen.waarden import schoon, sleutel

Gehelen = NDArray[np.int64]
GEEN = -(2**40)  # no day, no instant

OKE, GEMARKEERD, QUARANTAINE, OVERGESLAGEN = "ok", "gemarkeerd", "quarantaine", "overgeslagen"
UITKOMSTEN = (OKE, GEMARKEERD, QUARANTAINE, OVERGESLAGEN)
SOORTEN = ("werk", "afwezig", "gepland")
WERK, AFWEZIG, GEPLAND = range(3)

VLAGGEN: dict[str, str] = {  # code → sentence; the position is the bit
    "lang": "Een registratie van 12 uur of langer.",
    "negatief": "Een negatieve duur: als correctie meegeteld.",
    "verschil": "De duur wijkt meer dan een minuut af van eindtijd min begintijd; de duur telt.",
    "overlap": "Overlapt met een andere registratie van dezelfde persoon.",
    "dagtotaal": "Op deze dag staat in totaal meer dan 14 uur.",
    "verlofdag": "Op deze dag staat zowel werk als afwezigheid.",
    "zelfde_blok": "Precies hetzelfde blok staat op drie of meer werkdagen achter elkaar.",
    "dagfractie": "Lijkt een deel van een dag uit Excel (0,0833 = 2 uur) in plaats van uren.",
}
BIT = {code: 1 << plek for plek, code in enumerate(VLAGGEN)}


class Woordenboek:
    """Text → number; number 0 is "no text". Spellings that differ only in case or spaces are one."""

    def __init__(self) -> None:
        self.sleutels: list[str] = [""]
        self.namen: list[str] = [""]
        self._nummer: dict[str, int] = {"": 0}

    def nummer(self, tekst: str, naam: str | None = None) -> int:
        """The number of a text; `naam` is how it is shown when that differs from the text."""
        code = sleutel(tekst)
        if code not in self._nummer:
            self._nummer[code] = len(self.sleutels)
            self.sleutels.append(code)
            self.namen.append(schoon(tekst if naam is None else naam))
        return self._nummer[code]

    def nummers(self, teksten: Sequence[str]) -> Gehelen:
        """The numbers of several texts."""
        return np.array([self.nummer(tekst) for tekst in teksten], dtype=np.int64)


@dataclass
class Woorden:
    """All texts of one file."""

    personen: Woordenboek = field(default_factory=Woordenboek)
    categorieen: Woordenboek = field(default_factory=Woordenboek)
    buurten: Woordenboek = field(default_factory=Woordenboek)


@dataclass(frozen=True)
class Uitzondering:
    """Why a row does not count."""

    uitkomst: str
    code: str
    tekst: str
    ruw: str | None = None


@dataclass(frozen=True)
class Regels:
    """Interpreted rows; all columns have one length. Days since 1970, seconds, UTC seconds; GEEN = none."""

    blad: str | None
    rij: Gehelen
    volgnummer: Gehelen
    dag: Gehelen
    begin: Gehelen
    eind: Gehelen
    begin_lokaal: Gehelen
    seconden: Gehelen
    soort: Gehelen
    persoon: Gehelen
    categorie: Gehelen
    buurt: Gehelen
    plaats: Gehelen
    contact: Gehelen
    aard: Gehelen
    vlag: Gehelen
    uitzondering: dict[int, Uitzondering]
    bron_id: pa.Array | None
    totalen: tuple[tuple[str, int, float], ...] = ()  # label, seconds, rounding of each total row
    geen_uren: int = 0  # seconds that kilometres and amounts would be: in the file's total, never in ours

    @property
    def telt(self) -> NDArray[np.bool_]:
        """The rows that count: all but the exceptions."""
        masker = np.ones(len(self.rij), dtype=bool)
        masker[list(self.uitzondering)] = False
        return masker


PLAATSEN = ("onbekend", "wijk", "kantoor", "thuis", "onderweg")
CONTACTEN = ("onbekend", "direct", "indirect")
AARDEN = ("onbekend", "reactief", "planmatig")
