"""From bytes to text, and how the text is divided: encoding, delimiter, first records.

Encoding: a byte-order mark decides; otherwise strict utf-8; otherwise cp1252 (what Windows programs write).
Text with NUL bytes is utf-16 without a mark, or no text at all. A `sep=;` line is obeyed. The delimiter is
the one under which the first rows name most known headers, then the one that gives rows of one width.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.fouten import Geweigerd
from monitor.intake.lezen import geen_tabel
from monitor.intake.lezen.koppen import KOPRIJEN, score
from monitor.intake.lezen.tabel import MAX_KOLOMMEN

SCHEIDINGSTEKENS = ";,\t|"
KOP_BYTES = 128 * 1024
LANGSTE_REGEL = 2_000_000  # bytes without a line end: no row of any list, and tens of times that in memory
csv.field_size_limit(131_072)  # the default, made explicit: a longer cell is a broken quote


@dataclass(frozen=True)
class Tekst:
    """The file as utf-8 bytes without byte-order mark, and how it was encoded."""

    inhoud: bytes
    codering: str
    vervangen: bool = False  # some bytes stood for no letter


@dataclass(frozen=True)
class Opmaak:
    """How a text file is divided, and its first records."""

    teken: str
    overslaan: int  # physical lines before the first record (a `sep=` line)
    kop: list[list[str]]  # the first records, preamble and all


def decodeer(rauw: bytes) -> Tekst:
    """The text of a file as utf-8.

    Raises
    ------
    Geweigerd
        Binary content, something that holds no rows (a PDF, an image), or nothing at all.
    """
    geen_tabel.weiger(rauw)
    if rauw.startswith(b"\xef\xbb\xbf"):
        rauw, bom = rauw[3:], True
    else:
        bom = False
    if rauw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(rauw, "utf-16")
    begin = rauw[:KOP_BYTES]
    nullen = begin.count(0)
    if nullen:
        if nullen > len(begin) // 4 and not bom:
            return _utf16(rauw, "utf-16-le" if begin[1::2].count(0) >= begin[::2].count(0) else "utf-16-be")
        if nullen > max(3, len(begin) // 100):
            raise Geweigerd("Dit is geen tekstbestand of spreadsheet. Exporteer het opnieuw als CSV of XLSX.")
    if not re.search(rb"[^\x00 \r\n\t]", rauw):
        raise Geweigerd("Het bestand is leeg. Exporteer het opnieuw als CSV of XLSX.")
    rauw = rauw.replace(b"\x00", b"")
    if rauw.isascii():
        return Tekst(rauw, "utf-8")
    try:
        rauw.decode("utf-8")
    except UnicodeDecodeError:
        tekst = rauw.decode("cp1252", errors="replace")
        return Tekst(tekst.encode(), "cp1252", "�" in tekst)
    return Tekst(rauw, "utf-8")


def _utf16(rauw: bytes, codering: str) -> Tekst:
    tekst = rauw.decode(codering, errors="replace").replace("\x00", "")
    vreemd = tekst.count("�") + sum(not (t.isprintable() or t.isspace()) for t in tekst[:2000])
    if vreemd > len(tekst) // 5 or not tekst.strip():
        raise Geweigerd("Dit is geen tekstbestand of spreadsheet. Exporteer het opnieuw als CSV of XLSX.")
    return Tekst(tekst.encode("utf-8", errors="replace"), "utf-16", vreemd > 0)


def keur_regels(tekst: Tekst) -> None:
    """Refuse a list with a line without end, before anything cuts it into cells.

    Raises
    ------
    Geweigerd
    """
    inhoud, plek = tekst.inhoud, 0
    while len(inhoud) - plek > LANGSTE_REGEL:
        tot = plek + LANGSTE_REGEL
        eind = max(inhoud.rfind(b"\n", plek, tot), inhoud.rfind(b"\r", plek, tot))
        if eind < 0:
            raise Geweigerd(
                "Een regel in dit bestand houdt niet op; dat is geen lijst. "
                "Exporteer het opnieuw als CSV of XLSX."
            )
        plek = eind + 1


def deel_in(tekst: Tekst) -> Opmaak:
    """Delimiter and first records of a text file.

    Raises
    ------
    Geweigerd
        More columns than any registration has, or a web page that calls itself a spreadsheet.
    """
    begin = tekst.inhoud[:KOP_BYTES].decode("utf-8", errors="ignore")
    if re.match(r"\s*<(?:!doctype|html|table|\?xml)", begin, re.IGNORECASE):
        raise Geweigerd(
            "Dit is een webpagina of XML-bestand, geen spreadsheet. "
            "Open het in Excel en sla het op als XLSX of CSV."
        )
    teken, overslaan = None, 0
    gezegd = re.match(r'"?sep=(.)"?[^\S\r\n]*(?:\r\n|\r|\n)', begin, re.IGNORECASE)
    if gezegd:
        teken, overslaan, begin = gezegd[1], 1, begin[gezegd.end() :]
    afgekapt = len(tekst.inhoud) > KOP_BYTES
    kandidaten = [teken] if teken and teken not in "\"'\r\n" else list(SCHEIDINGSTEKENS)
    beste: tuple[tuple[int, int, int, int], str, list[list[str]]] | None = None
    for kandidaat in kandidaten:
        rijen = eerste_records(begin, kandidaat, afgekapt=afgekapt)
        gevuld = [rij for rij in rijen if any(cel.strip() for cel in rij)]
        inhoud = [rij for rij in gevuld if not rij[0].lstrip().startswith("#")]
        breedte, keer = Counter(len(rij) for rij in inhoud).most_common(1)[0] if inhoud else (0, 0)
        punten = (max((score(rij) for rij in inhoud[:KOPRIJEN]), default=0), int(breedte > 1), keer, breedte)
        if beste is None or punten > beste[0]:
            beste = (punten, kandidaat, rijen)
    if beste is None or any(len(rij) > MAX_KOLOMMEN for rij in beste[2][:KOPRIJEN]):
        raise Geweigerd(
            f"Het bestand heeft meer dan {MAX_KOLOMMEN} kolommen; dat is geen lijst met uren. "
            "Exporteer de losse registraties: één regel per registratie."
        )
    return Opmaak(beste[1], overslaan, beste[2])


def eerste_records(begin: str, teken: str, *, afgekapt: bool, hoogstens: int = 60) -> list[list[str]]:
    """The first records of a text; the last one is left out when the text was cut off."""
    rijen: list[list[str]] = []
    try:
        for rij in csv.reader(io.StringIO(begin, newline=""), delimiter=teken):
            rijen.append(rij)
            if len(rijen) > hoogstens:
                break
        else:
            afgekapt = afgekapt and len(rijen) > 1
            return rijen[:-1] if afgekapt else rijen
    except csv.Error:
        pass
    return rijen[:hoogstens]


def lege_rij(rij: Sequence[str]) -> bool:
    """Nothing in any cell."""
    return not any(cel.strip() for cel in rij)
