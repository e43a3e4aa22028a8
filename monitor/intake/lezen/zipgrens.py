"""Limits on spreadsheet files, checked before the reader sees them: a bomb must not bring us down.

An .xlsx or .ods is a zip of XML. Everything in it is unpacked once as a stream, counting real bytes (the
sizes written in a zip may lie), and on the way the far corner of each sheet is looked up: the reader
allocates the whole rectangle, so one cell at XFD1048576 would be 17 billion cells. Sum formulas in cells are
noted too, because a total row without a label (Kimai) can only be known by its formula.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from monitor.fouten import Geweigerd

MAX_ONDERDELEN = 2000
MAX_UITGEPAKT = 512 * 1024 * 1024  # bytes
MAX_VERHOUDING = 150  # unpacked : packed, for files that unpack to more than VRIJ bytes
VRIJ = 24 * 1024 * 1024
MAX_CELLEN = 8_000_000  # of the rectangle of one sheet
MAX_GEDEELDE_TEKST = 256 * 1024 * 1024  # longest shared text × number of cells
_STUK = 1 << 20
_STAART = 4096  # kept between parts, so that no match falls on a border

_CEL = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{1,7})(\d{1,9})\s*[\"']")
_SOMCEL = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*>\s*<(?:\w+:)?f\b[^>]*>\s*(?:SUBTOTAL|SUM)\("
)
_TEKST = re.compile(rb"<(?:\w+:)?t\b[^>]*>([^<]*)<")
_HERHAALD = re.compile(rb"number-(rows|columns)-repeated\s*=\s*[\"'](\d{1,12})[\"']")

_TE_GROOT = (
    "Dit spreadsheetbestand is uitgepakt veel te groot of onregelmatig. "
    "Sla alleen het blad met uren op als CSV en lees dat in."
)


@dataclass
class Bladgrens:
    """What the stream told about one sheet's XML."""

    rijen: int = 0
    kolommen: int = 0
    somcellen: set[tuple[int, int]] = field(default_factory=set)  # (row, column), both from 1


def _stukken(archief: zipfile.ZipFile, naam: str) -> Iterator[bytes]:
    with archief.open(naam) as stroom:
        while stuk := stroom.read(_STUK):
            yield stuk


def keur_zip(pad: Path) -> dict[str, Bladgrens]:
    """Check a zipped spreadsheet; give per XML sheet what was seen.

    Raises
    ------
    Geweigerd
        Damaged, encrypted, or larger than a list of hours can be.
    """
    try:
        with zipfile.ZipFile(pad) as archief:
            return _keur(archief, pad.stat().st_size)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as fout:
        raise Geweigerd(
            "Dit spreadsheetbestand is beschadigd of met een wachtwoord beveiligd. "
            "Open het in Excel en sla het opnieuw op zonder wachtwoord."
        ) from fout
    except Exception as fout:
        if type(fout).__module__ in ("zlib", "lzma", "bz2"):
            raise Geweigerd(
                "Dit spreadsheetbestand is beschadigd. Open het in Excel en sla het opnieuw op."
            ) from fout
        raise


def _keur(archief: zipfile.ZipFile, ingepakt: int) -> dict[str, Bladgrens]:
    onderdelen = archief.infolist()
    if len(onderdelen) > MAX_ONDERDELEN:
        raise Geweigerd(_TE_GROOT)
    uitgepakt = langste_tekst = cellen = 0
    bladen: dict[str, Bladgrens] = {}
    for onderdeel in onderdelen:
        naam = onderdeel.filename
        grens = Bladgrens() if re.search(r"worksheets/[^/]*\.xml$", naam, re.IGNORECASE) else None
        rest = b""
        eerste = True
        for stuk in _stukken(archief, naam):
            uitgepakt += len(stuk)
            if uitgepakt > MAX_UITGEPAKT or (uitgepakt > VRIJ and uitgepakt > MAX_VERHOUDING * ingepakt):
                raise Geweigerd(_TE_GROOT)
            if eerste and grens is not None and b"\x00" in stuk[:200]:
                raise Geweigerd(_TE_GROOT)  # utf-16 XML would slip past the checks below
            eerste = False
            tekst = rest + stuk
            if grens is not None:
                cellen += _meet_blad(tekst, grens)
            elif naam.lower().endswith("sharedstrings.xml"):
                langste_tekst = max(langste_tekst, max((len(t) for t in _TEKST.findall(tekst)), default=0))
            elif naam.lower().endswith("content.xml"):
                _meet_ods(tekst)
            rest = tekst[-_STAART:]
        if grens is not None:
            if grens.rijen * grens.kolommen > MAX_CELLEN:
                raise Geweigerd(_TE_GROOT)
            bladen[naam] = grens
    if langste_tekst * cellen > MAX_GEDEELDE_TEKST and langste_tekst > 40_000:
        raise Geweigerd(_TE_GROOT)
    return bladen


def _meet_blad(tekst: bytes, grens: Bladgrens) -> int:
    treffers = _CEL.findall(tekst)
    for letters in {letters for letters, _ in treffers}:
        nummer = 0
        for letter in letters.upper():
            nummer = nummer * 26 + letter - 64
        grens.kolommen = max(grens.kolommen, nummer)
    grens.rijen = max(grens.rijen, max((int(nummer) for _, nummer in treffers), default=0))
    for letters, nummer in _SOMCEL.findall(tekst):
        kolom = 0
        for letter in letters:
            kolom = kolom * 26 + letter - 64
        grens.somcellen.add((int(nummer), kolom))
    return len(treffers)


def _meet_ods(tekst: bytes) -> None:
    """Repeats in an .ods: the padding at the end of a sheet is normal, a repeated value is not."""
    for treffer in _HERHAALD.finditer(tekst):
        element = tekst[tekst.rfind(b"<", 0, treffer.start()) : tekst.find(b">", treffer.end()) + 1]
        herhaling = int(treffer[2])
        if herhaling > 10_000 and b"value-type" in element:
            raise Geweigerd(_TE_GROOT)
        if herhaling > 100 and b"table-row" in element:
            na = tekst[treffer.end() : treffer.end() + 600]
            einde = na.find(b"</table:table-row")
            if b"value-type" in (na if einde < 0 else na[:einde]) and herhaling > 1000:
                raise Geweigerd(_TE_GROOT)
