"""Spreadsheets (xlsx, xlsm, xls, ods) as rows of text, one list per visible sheet.

Typed cells become the one text that `datums` and `waarden` read back without doubt: a date `2026-03-02`, a
moment `2026-03-02 09:00:00`, a time of day or a duration `h:mm:ss`, a whole number without decimals. Limits
are checked before the reader starts (`zipgrens`); a sheet larger than its rectangle may be is refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from monitor.fouten import Geweigerd
from monitor.intake.lezen import geen_tabel
from monitor.intake.lezen.decodeer import lege_rij
from monitor.intake.lezen.koppen import KOPRIJEN
from monitor.intake.lezen.tabel import MAX_KOLOMMEN, Kolombouwer, Tabel
from monitor.intake.lezen.zipgrens import MAX_CELLEN, Bladgrens, keur_zip

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_STUK = (
    "Dit spreadsheetbestand kan niet worden gelezen. Open het in Excel en sla het opnieuw op als XLSX of CSV."
)


@dataclass(frozen=True)
class Blad:
    """One visible sheet: its first rows as text, and all of it."""

    naam: str
    rijen: list[list[str]]
    somcellen: frozenset[tuple[int, int]]  # cells with a sum formula: (row, column) from 1
    getypeerd: frozenset[int]  # columns (from 0) in which a date cell stands

    @property
    def kop(self) -> list[list[str]]:
        """The rows among which the header is sought."""
        return self.rijen[: KOPRIJEN + 35]


_GELEZEN: ContextVar[dict[Path, list[Blad] | str] | None] = ContextVar("gelezen", default=None)


def cel_tekst(cel: object) -> str:
    """The text of a typed cell."""
    if cel is None or cel == "":
        return ""
    if isinstance(cel, str):
        return cel
    if isinstance(cel, bool):
        return "ja" if cel else "nee"
    if isinstance(cel, (int, float)):
        return str(int(cel)) if float(cel).is_integer() and abs(cel) < 1e15 else repr(float(cel))
    if isinstance(cel, dt.datetime):
        heel = not (cel.hour or cel.minute or cel.second or cel.microsecond)
        return cel.date().isoformat() if heel else _rond(cel).isoformat(sep=" ")
    if isinstance(cel, dt.date):
        return cel.isoformat()
    if isinstance(cel, dt.time):
        return _klok(cel.hour * 3600 + cel.minute * 60 + cel.second + round(cel.microsecond / 1e6))
    if isinstance(cel, dt.timedelta):
        return _klok(round(cel.total_seconds()))
    return str(cel)


def _rond(moment: dt.datetime) -> dt.datetime:
    try:
        return (moment + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    except OverflowError:
        return moment.replace(microsecond=0)


def _klok(seconden: int) -> str:
    teken, seconden = ("-", -seconden) if seconden < 0 else ("", seconden)
    return f"{teken}{seconden // 3600}:{seconden % 3600 // 60:02d}:{seconden % 60:02d}"


@contextmanager
def eenmaal() -> Iterator[None]:
    """Inside the block a workbook is opened once, whoever asks for its sheets: each kind of reader does."""
    merk = _GELEZEN.set({})
    try:
        yield
    finally:
        _GELEZEN.reset(merk)


def lees_bladen(pad: Path, begin: bytes) -> list[Blad]:
    """All visible sheets with something in them.

    Raises
    ------
    Geweigerd
        Damaged, with a password, too large, or without any filled sheet.
    """
    gelezen = _GELEZEN.get()
    if gelezen is None:
        return _lees_bladen(pad, begin)
    if pad not in gelezen:
        try:
            gelezen[pad] = _lees_bladen(pad, begin)
        except Geweigerd as fout:
            gelezen[pad] = fout.zin
    bekend = gelezen[pad]
    if isinstance(bekend, str):
        raise Geweigerd(bekend)
    return bekend


def _lees_bladen(pad: Path, begin: bytes) -> list[Blad]:
    grenzen = keur_zip(pad) if begin.startswith(ZIP) else {}
    try:
        bladen = _lees(pad, list(grenzen.values()))
    except (CalamineError, OSError, ValueError, OverflowError, TypeError) as fout:
        if begin.startswith(OLE):
            geen_tabel.weiger_ole(pad.read_bytes())
        raise Geweigerd(_STUK) from fout
    except BaseException as fout:
        if type(fout).__name__ == "PanicException":  # the reader's own crash; no ordinary exception
            raise Geweigerd(_STUK) from fout
        raise
    if not bladen:
        raise Geweigerd("Het spreadsheetbestand heeft geen gevuld, zichtbaar blad.")
    return bladen


def _lees(pad: Path, grenzen: Sequence[Bladgrens]) -> list[Blad]:
    boek = CalamineWorkbook.from_path(pad)
    bladen: list[Blad] = []
    werkbladen = [m for m in boek.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
    for meta in werkbladen:
        if meta.visible != SheetVisibleEnum.Visible:
            continue
        blad = boek.get_sheet_by_name(meta.name)
        if blad.total_height * max(1, blad.total_width) > MAX_CELLEN or blad.total_width > MAX_KOLOMMEN:
            raise Geweigerd(
                f"Het blad {meta.name[:40]} is te groot of te breed voor een urenlijst. "
                "Sla alleen de kolommen met uren op als CSV."
            )
        rijen: list[list[str]] = []
        getypeerd: set[int] = set()
        for cellen in blad.to_python(skip_empty_area=False):
            getypeerd.update(k for k, cel in enumerate(cellen) if isinstance(cel, dt.date))
            rijen.append([cel_tekst(cel) for cel in cellen])
        grens = grenzen[0] if len(grenzen) == len(werkbladen) == 1 else Bladgrens()
        laatste_som = max((rij for rij, _ in grens.somcellen), default=0)
        if len(rijen) < laatste_som <= len(rijen) + 3:
            rijen += [[""] * blad.total_width for _ in range(laatste_som - len(rijen))]
        if any(not lege_rij(rij) for rij in rijen):
            bladen.append(Blad(meta.name, rijen, frozenset(grens.somcellen), frozenset(getypeerd)))
    return bladen


def maak_tabel(blad: Blad, kopindex: int, duurkolommen: Sequence[int] = ()) -> Tabel:
    """The table under row `kopindex` of a sheet."""
    koppen = list(blad.rijen[kopindex])
    while len(koppen) > 1 and not koppen[-1].strip():
        koppen.pop()
    bouwer = Kolombouwer(len(koppen))
    for nummer, rij in enumerate(blad.rijen[kopindex + 1 :], start=kopindex + 2):
        while len(rij) > len(koppen) and not rij[-1].strip():
            rij = rij[:-1]
        bouwer.voeg_toe(nummer, rij)
    kolommen, rijnummers = bouwer.klaar()
    sommen = {rij for rij, kolom in blad.somcellen if kolom - 1 in duurkolommen}
    return Tabel(
        tuple(koppen),
        kolommen,
        rijnummers,
        kopindex + 1,
        tuple(tuple(rij) for rij in blad.rijen[:kopindex]),
        blad=blad.naam,
        te_lang=bouwer.te_lang,
        totaalrijen=frozenset(int(i) for i, rij in enumerate(rijnummers) if int(rij) in sommen),
        getypeerd=True,
    )
