"""What a file is when it is no list at all: told by its first bytes or its parts, whatever its name says.

Who drops a PDF must hear that it is a PDF, not that a header row is missing. The signs are those that the
formats themselves prescribe.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.fouten import Geweigerd

_LIJST = "Vraag of exporteer dezelfde gegevens als CSV of XLSX, en lees dat bestand in."
_PDF = f"Dit is een PDF, geen tabel. Uit een PDF zijn geen rijen te lezen. {_LIJST}"
_BEELD = f"Dit is een afbeelding. Uit een afbeelding zijn geen rijen te lezen. {_LIJST}"
_WORD = "Dit is een Word-document. Zet de tabel eruit in Excel, sla die op als XLSX of CSV, en lees dat in."
_DIA = "Dit is een PowerPoint-presentatie. Zet de tabel eruit in Excel, sla die op als XLSX of CSV."
_INGEPAKT = "Dit is een ingepakt bestand (zip). Pak het uit, en importeer de bestanden die erin zitten."

_BEGIN = (
    (b"%PDF-", _PDF),
    (b"\x89PNG\r\n\x1a\n", _BEELD),
    (b"\xff\xd8\xff", _BEELD),
    (b"GIF87a", _BEELD),
    (b"GIF89a", _BEELD),
    (b"II*\x00", _BEELD),
    (b"MM\x00*", _BEELD),
    (b"{\\rtf", _WORD),
    (b"PK\x05\x06", _INGEPAKT),  # an empty one
    (b"\x1f\x8b\x08", _INGEPAKT),
    (b"7z\xbc\xaf\x27\x1c", _INGEPAKT),
    (b"Rar!\x1a\x07", _INGEPAKT),
)
_OUD_WORD, _OUDE_DIA = "WordDocument".encode("utf-16-le"), "PowerPoint Document".encode("utf-16-le")
_TABEL = re.compile(r"worksheets/|(?:^|/)workbook\.(?:xml|bin)$|(?:^|/)content\.xml$", re.IGNORECASE)


def weiger(inhoud: bytes) -> None:
    """Refuse what begins like something that holds no rows.

    Raises
    ------
    Geweigerd
        A PDF, an image, a document, or a packed file.
    """
    for begin, zin in _BEGIN:
        if inhoud.startswith(begin):
            raise Geweigerd(zin)


def weiger_zip(onderdelen: Sequence[str]) -> None:
    """Refuse a zip that is no workbook; `onderdelen`: the names of its parts.

    Raises
    ------
    Geweigerd
    """
    for map_, zin in (("word/", _WORD), ("ppt/", _DIA)):
        if any(naam.startswith(map_) for naam in onderdelen):
            raise Geweigerd(zin)
    if "[Content_Types].xml" not in onderdelen and not any(_TABEL.search(naam) for naam in onderdelen):
        raise Geweigerd(_INGEPAKT)


def weiger_ole(inhoud: bytes) -> None:
    """Refuse an old Office file that is no workbook: the names of its streams tell.

    Raises
    ------
    Geweigerd
    """
    for naam, zin in ((_OUD_WORD, _WORD), (_OUDE_DIA, _DIA)):
        if naam in inhoud:
            raise Geweigerd(zin)
