"""A file of figures as a grid of texts: CSV in any encoding, spreadsheets, and CBS OData JSON.

Two ways in which a spreadsheet program mangles a CSV are mended, and it is told: doubled quotes around every
cell (`"a"";""b"`), and whole lines pressed into one cell. One column that can't be mended is refused.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from monitor.fouten import Geweigerd
from monitor.intake.lezen.decodeer import Tekst, decodeer, keur_regels
from monitor.intake.lezen.koppen import normaliseer
from monitor.intake.lezen.werkblad import OLE, ZIP, lees_bladen

TEKENS = ";,\t|"
KOPRIJEN = 25
KOLOMMEN_HOOGSTENS = 500
KIJK_BYTES = 256 * 1024  # of a text file, to recognise it by
KIJK_GEHEEL = 20_000_000  # bytes; spreadsheets and JSON up to here are read whole to recognise them
_VERDUBBELD = '"";""'


@dataclass(frozen=True)
class Raster:
    """Headers, texts per column, and the row number in the file of every row (index of `rijen`)."""

    koppen: tuple[str, ...]
    rijen: pd.DataFrame  # columns 0..n-1, all text; index = row number in the file
    codering: str
    teken: str | None
    hersteld: str | None = None  # how a mangled file was mended

    @property
    def vormen(self) -> tuple[str, ...]:
        """Headers without capitals, accents and punctuation."""
        return tuple(normaliseer(kop) for kop in self.koppen)

    def kolom(self, *namen: str) -> pd.Series | None:
        """The first column that carries one of these headers."""
        plek = self.plek(*namen)
        return None if plek is None else self.rijen[plek]

    def plek(self, *namen: str) -> int | None:
        """Place of the first column that carries one of these headers."""
        vormen = self.vormen
        return next((vormen.index(naam) for naam in namen if naam in vormen), None)


def kijk(pad: Path) -> Raster | None:
    """The top of a file as a grid, to recognise it by; None when it is no table. Large files stay cheap."""
    with pad.open("rb") as bestand:
        begin = bestand.read(KIJK_BYTES)
    try:
        if begin.startswith((ZIP, OLE)) or begin.lstrip()[:1] in b"{[" or len(begin) < KIJK_BYTES:
            return open_raster(pad) if pad.stat().st_size <= KIJK_GEHEEL else None
        return _uit_tekst(decodeer(begin[: begin.rfind(b"\n") + 1] or begin))
    except Geweigerd:
        return None


def open_raster(pad: Path) -> Raster:
    """The one grid of a file.

    Raises
    ------
    Geweigerd
        No table in it, or one column that can't be taken apart.
    """
    begin = pad.read_bytes()[:8]
    if begin.startswith((ZIP, OLE)):
        bladen = [blad for blad in lees_bladen(pad, begin) if len(blad.rijen) > 1]
        if not bladen:
            raise Geweigerd("In dit spreadsheetbestand staat geen tabel. Zet de cijfers op het eerste blad.")
        return _maak(bladen[0].rijen, "xlsx", None, None)
    return _uit_tekst(decodeer(pad.read_bytes()))


def _uit_tekst(tekst: Tekst) -> Raster:
    inhoud = tekst.inhoud.decode("utf-8", errors="replace")
    if inhoud.lstrip()[:1] in "{[":
        return _odata(inhoud)
    keur_regels(tekst)
    hersteld = None
    regels = inhoud.count("\n") + 1
    if inhoud.count(_VERDUBBELD) >= regels // 2:
        inhoud, hersteld = inhoud.replace('""', '"'), "dubbele aanhalingstekens van een spreadsheet hersteld"
    rijen, teken = _splits(inhoud)
    if _een_kolom(rijen):
        binnen = "\n".join(rij[0] for rij in rijen if rij)
        rijen, teken = _splits(binnen)
        hersteld = "elke regel stond in één cel; weer in kolommen gezet"
        if _een_kolom(rijen):
            raise Geweigerd(
                "Dit bestand heeft maar één kolom. Exporteer het opnieuw als CSV met puntkomma's, zonder het "
                "eerst in een spreadsheet op te slaan."
            )
    return _maak(rijen, tekst.codering, teken, hersteld)


def _splits(inhoud: str) -> tuple[list[list[str]], str]:
    """Records under the delimiter that gives the most columns of one width."""
    beste: tuple[tuple[int, int], str] | None = None
    begin = inhoud[:65_536]
    for teken in TEKENS:
        breedtes = Counter(len(rij) for rij in _records(begin, teken)[:60])
        breedte, keer = breedtes.most_common(1)[0] if breedtes else (0, 0)
        punten = (keer if breedte > 1 else 0, breedte)
        if beste is None or punten > beste[0]:
            beste = (punten, teken)
    teken = beste[1] if beste else ";"
    return _records(inhoud, teken), teken


def _records(inhoud: str, teken: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(inhoud, newline=""), delimiter=teken))
    except csv.Error as fout:
        raise Geweigerd(
            "Dit bestand heeft een aanhalingsteken dat nergens sluit. Exporteer het opnieuw als CSV."
        ) from fout


def _een_kolom(rijen: list[list[str]]) -> bool:
    gevuld = [rij for rij in rijen[:200] if any(rij)]
    return bool(gevuld) and all(len(rij) == 1 for rij in gevuld)


def _maak(rijen: list[list[str]], codering: str, teken: str | None, hersteld: str | None) -> Raster:
    """Headers are the first row of the usual width with at least two texts."""
    breedtes = Counter(len(rij) for rij in rijen[:200] if sum(bool(cel.strip()) for cel in rij) > 1)
    if not breedtes:
        raise Geweigerd("In dit bestand staat geen tabel. Exporteer het opnieuw als CSV of XLSX.")
    breedte = breedtes.most_common(1)[0][0]
    gevuld = (len(rij) == breedte and sum(bool(cel.strip()) for cel in rij) > 1 for rij in rijen[:KOPRIJEN])
    kop = next((i for i, goed in enumerate(gevuld) if goed), None)
    if kop is None:
        raise Geweigerd(
            f"In de eerste {KOPRIJEN} regels van dit bestand staat geen koprij. Haal weg wat erboven staat, "
            "of exporteer het opnieuw als CSV of XLSX."
        )
    if breedte > KOLOMMEN_HOOGSTENS:
        raise Geweigerd(f"Dit bestand heeft meer dan {KOLOMMEN_HOOGSTENS} kolommen. Kies minder onderwerpen.")
    nummers, inhoud = [], []
    for nummer, rij in enumerate(rijen[kop + 1 :], start=kop + 2):
        if any(cel.strip() for cel in rij):
            nummers.append(nummer)
            inhoud.append([*rij[:breedte], *[""] * (breedte - len(rij))])
    tabel = pd.DataFrame(inhoud, index=nummers, columns=range(breedte), dtype="str")
    return Raster(tuple(kop_.strip() for kop_ in rijen[kop]), tabel, codering, teken, hersteld)


def _odata(inhoud: str) -> Raster:
    """CBS OData (v3 and v4) and other lists of flat records; a GeoJSON list of properties (WFS) too."""
    try:
        document: Any = json.loads(inhoud)
    except (ValueError, RecursionError) as fout:
        raise Geweigerd("Dit JSON-bestand is niet te lezen. Haal het opnieuw op bij de bron.") from fout
    if isinstance(document, dict) and isinstance(document.get("features"), list):
        rijen: Any = [f.get("properties") for f in document["features"] if isinstance(f, dict)]
    else:
        rijen = document.get("value") if isinstance(document, dict) else document
    if not isinstance(rijen, list) or not rijen or not all(isinstance(rij, dict) for rij in rijen):
        raise Geweigerd(
            "In dit JSON-bestand staat geen enkel cijfer. Klopt de vraag aan de bron? Codes hebben daar soms "
            "spaties achter zich."
        )
    koppen = tuple(dict.fromkeys(str(naam) for rij in rijen for naam in rij))
    cellen = [["" if rij.get(kop) is None else str(rij[kop]) for kop in koppen] for rij in rijen]
    tabel = pd.DataFrame(cellen, index=range(1, len(rijen) + 1), columns=range(len(koppen)), dtype="str")
    return Raster(koppen, tabel, "utf-8", None)
