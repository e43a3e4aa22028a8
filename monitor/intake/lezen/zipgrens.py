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
from xml.etree.ElementTree import ParseError

from monitor.fouten import Geweigerd
from monitor.intake.lezen import geen_tabel
from monitor.intake.lezen.zipinhoud import MAX_TEKENS, tel_gedeelde_tekst, tel_ods

MAX_ONDERDELEN = 2000
MAX_UITGEPAKT = 512 * 1024 * 1024  # bytes
MAX_VERHOUDING = 150  # unpacked : packed, for files that unpack to more than VRIJ bytes
VRIJ = 24 * 1024 * 1024
MAX_CELLEN = 5_000_000  # of the rectangle of one sheet; Python needs some 50 bytes for each
MAX_RIJEN = 1_048_576  # what a spreadsheet program itself can hold
MAX_RIJTEKST = 8 * 1024 * 1024  # bytes of XML in which no tag begins, or no row ends
_STUK = 1 << 20
_LANGSTE_RIJ = 256 * 1024  # bytes kept between parts, so that no match falls on a border

_CEL = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{1,7})(\d{1,9})\s*[\"']")
_SOMCEL = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*>\s*<(?:\w+:)?f\b[^>]*>\s*(?:SUBTOTAL|SUM)\("
)
_CELBEGIN = re.compile(rb"<(?:\w+:)?c[\s>/]")
_RIJBEGIN = re.compile(rb"<(?:\w+:)?row[\s>/]")
_RIJ = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"']\s*(\d{1,9})")

_TE_GROOT = (
    "Dit spreadsheetbestand is uitgepakt veel te groot of onregelmatig. "
    "Sla alleen het blad met uren op als CSV en lees dat in."
)


@dataclass
class Bladgrens:
    """What the stream told about one sheet's XML."""

    rijen: int = 0
    kolommen: int = 0
    cellen: int = 0
    rijteller: int = 0
    los: int = 0  # cells in the row that runs on into the next part, when they have no place of their own
    somcellen: set[tuple[int, int]] = field(default_factory=set)  # (row, column), both from 1


# what Python's reader makes of a zip that is damaged, encrypted, or of a version that nobody writes
STUKKE_ZIP = (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError)


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
    except (*STUKKE_ZIP, ParseError) as fout:
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
    onderdelen = [onderdeel.filename for onderdeel in archief.infolist()]
    if len(onderdelen) > MAX_ONDERDELEN:
        raise Geweigerd(_TE_GROOT)
    geen_tabel.weiger_zip(onderdelen)
    uitgepakt = 0
    bladen: dict[str, Bladgrens] = {}
    for naam in onderdelen:
        grens = Bladgrens() if re.search(r"worksheets/[^/]*\.xml$", naam, re.IGNORECASE) else None
        rest = b""
        for stuk in _stukken(archief, naam):
            uitgepakt += len(stuk)
            if uitgepakt > MAX_UITGEPAKT or (uitgepakt > VRIJ and uitgepakt > MAX_VERHOUDING * ingepakt):
                raise Geweigerd(_TE_GROOT)
            if grens is not None:
                if b"\x00" in stuk[:200]:
                    raise Geweigerd(_TE_GROOT)  # utf-16 XML would slip past these checks
                rest += stuk
                knip = _knip(rest)
                _meet_blad(rest[:knip], grens)
                rest = rest[knip:]
                if len(rest) > MAX_RIJTEKST or _is_te_groot(grens):
                    raise Geweigerd(_TE_GROOT)  # at once: the rest may be gigabytes
        if grens is not None:
            _meet_blad(rest, grens)
            if _is_te_groot(grens):
                raise Geweigerd(_TE_GROOT)
            bladen[naam] = grens
    _keur_inhoud(archief, onderdelen, bladen)
    return bladen


def _is_te_groot(grens: Bladgrens) -> bool:
    return max(grens.rijen * grens.kolommen, grens.cellen) > MAX_CELLEN or grens.rijteller > MAX_RIJEN


def _keur_inhoud(archief: zipfile.ZipFile, onderdelen: list[str], bladen: dict[str, Bladgrens]) -> None:
    """Texts and cells that are small in the file and large in memory."""
    cellen = sum(grens.cellen for grens in bladen.values())
    for naam in onderdelen:
        klein = naam.lower()
        if klein.endswith("sharedstrings.xml") and archief.getinfo(naam).file_size * cellen > MAX_TEKENS:
            if tel_gedeelde_tekst(archief, naam, list(bladen)) > MAX_TEKENS:
                raise Geweigerd(_TE_GROOT)
        elif klein.endswith("content.xml"):
            rechthoek, tekens = tel_ods(archief, naam, MAX_CELLEN)
            if rechthoek > MAX_CELLEN or tekens > MAX_TEKENS:
                raise Geweigerd(_TE_GROOT)


def _knip(tekst: bytes) -> int:
    """Where the last row of this part begins (else its last tag): from there it goes with the next part."""
    rij = tekst.rfind(b"<row")
    return rij if rij > 0 and len(tekst) - rij < _LANGSTE_RIJ else max(0, tekst.rfind(b"<"))


def _meet_blad(tekst: bytes, grens: Bladgrens) -> None:
    """Add one part of a sheet to what is known of it."""
    treffers = _CEL.findall(tekst)
    for letters in {letters for letters, _ in treffers}:
        grens.kolommen = max(grens.kolommen, _kolomnummer(letters))
    nummers = [int(nummer) for _, nummer in treffers] + [int(nummer) for nummer in _RIJ.findall(tekst)]
    cellen = len(_CELBEGIN.findall(tekst))
    grens.cellen += cellen
    grens.rijteller += len(_RIJBEGIN.findall(tekst))
    grens.rijen = max(grens.rijen, grens.rijteller, max(nummers, default=0))
    if cellen > len(treffers) or grens.los:  # cells without a place of their own stand behind each other
        stukken = [len(_CELBEGIN.findall(deel)) for deel in _RIJBEGIN.split(tekst)]
        stukken[0] += grens.los
        grens.kolommen = max(grens.kolommen, *stukken)
        grens.los = stukken[-1]
    for letters, nummer in _SOMCEL.findall(tekst):
        grens.somcellen.add((int(nummer), _kolomnummer(letters)))


def _kolomnummer(letters: bytes) -> int:
    nummer = 0
    for letter in letters.upper():
        nummer = nummer * 26 + letter - 64
    return nummer
