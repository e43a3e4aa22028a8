"""Columns of text made into codes, numbers and years. The sanitising of open data has its one home here.

Codes: CBS codes `BU` + four digits + four digits or capitals, spaces around them dropped; the digits alone
(a spreadsheet that ate the letters and the leading zero) are made whole. Missing: blank, ".", "..", "x", "-"
and everything at or below −99990. Numbers: a column that uses a decimal comma anywhere has points for
thousands; otherwise a point is a decimal point. Years: `2024`, `2024*`, `2024JJ00`; a star means provisional.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from monitor.intake.lezen.koppen import normaliseer

BUURTCODE = r"BU\d{4}[0-9A-Z]{4}"
ONBEKEND = frozenset(("", ".", "..", "x", "-", "na", "nan", "null", "none", "n.b.", "onbekend"))
ONBEKEND_GRENS = -99_990.0  # CBS writes −99997 and the like for "not known"
JAAR_VAN, JAAR_TOT = 1990, 2100

# headers that say something about origin, nationality or belief of residents: never read, never kept
_HERKOMST = re.compile(
    r"herkomst|migratie|nationalit|allocht|autocht|westers|etnisch|etniciteit|geboren (?:in|buiten)"
    r"|geboorteland|marokk|turkije|turks|surin|antill|godsdienst|religi|kerkelijk|buitenlandse achtergrond"
    r"|ethnic|origin"
)


def gaat_over_herkomst(kop: str) -> bool:
    """Does this header, indicator or measure say something about origin, nationality or belief?"""
    tekst = normaliseer(kop)
    return _HERKOMST.search(tekst) is not None or _HERKOMST.search(tekst.replace(" ", "")) is not None


def schoon(kolom: pd.Series) -> pd.Series:
    """Texts without spaces around them; nothing is an empty text."""
    return kolom.fillna("").astype("str").str.strip().str.replace("\u00a0", " ", regex=False)


def codes(kolom: pd.Series) -> tuple[pd.Series, NDArray[np.bool_]]:
    """CBS codes of buurten, and which of them are well formed."""
    tekst = schoon(kolom).str.upper()
    cijfers = tekst.str.fullmatch(r"\d{7,8}")
    tekst = tekst.where(~cijfers, "BU" + tekst.str.zfill(8))
    return tekst, tekst.str.fullmatch(BUURTCODE).to_numpy(dtype=bool)


def getallen(kolom: pd.Series) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Numbers (NaN = missing), and which cells hold something that is no number."""
    tekst = schoon(kolom).str.replace(" ", "", regex=False).str.replace("−", "-", regex=False)
    leeg = tekst.str.lower().isin(ONBEKEND)
    if tekst.str.contains(",", regex=False).any():
        if tekst.str.fullmatch(r"-?\d{1,3}(?:,\d{3})+\.\d+").any():
            tekst = tekst.str.replace(",", "", regex=False)  # 1,234.5
        else:
            tekst = tekst.str.replace(".", "", regex=False).str.replace(",", ".", regex=False)
    tekst = tekst.str.removesuffix("%").str.removesuffix("*")
    goed = tekst.str.fullmatch(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?").to_numpy(dtype=bool)
    getal = pd.to_numeric(tekst.where(goed), errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    getal = np.where(np.isfinite(getal) & (getal > ONBEKEND_GRENS), getal, np.nan)
    return getal, ~goed & ~leeg.to_numpy(dtype=bool)


def jaren(kolom: pd.Series) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Years (0 = unreadable), and which of them are provisional."""
    tekst = schoon(kolom)
    delen = tekst.str.extract(r"^(?:\d{1,2}[-/]\d{1,2}[-/])?(\d{4})(?:JJ00|-\d\d-\d\d.*|\.0)?\s*(\**)$")
    jaar = pd.to_numeric(delen[0], errors="coerce").fillna(0).to_numpy(dtype=np.int64)
    jaar = np.where((jaar >= JAAR_VAN) & (jaar <= JAAR_TOT), jaar, 0)
    return jaar, (delen[1].fillna("").str.len() > 0).to_numpy(dtype=bool)


def jaar_uit_naam(naam: str) -> int | None:
    """The one year in a file name; None when there are none or several."""
    gevonden = {int(j) for j in re.findall(r"(?<!\d)(?:19[9]\d|20\d\d)(?!\d)", naam)}
    gevonden |= {int(j) for j in re.findall(r"[a-z](20\d\d)(?!\d)", naam.casefold())}
    return gevonden.pop() if len(gevonden) == 1 else None


def sleutel(kop: str) -> str:
    """A header as a key: `Bevolking/Aantal inwoners (aantal)` → `bevolking_aantal_inwoners`."""
    zonder_eenheid = re.sub(r"\s*\([^()]*\)\s*$", "", kop)
    return normaliseer(re.sub(r"_\d+$", "", zonder_eenheid)).replace(" ", "_")[:80]
