"""A delimited text file as a `Tabel`: fast when the file is regular, careful when it is not.

Fast: Arrow's reader, allowed only when it proves to give one record per line, each of the header's width.
Careful: Python's csv reader in strict mode. No row is ever lost or shifted:
- a shorter row gets empty cells; a longer row keeps its own cells beside the table (it is set aside later);
- a quote that is never closed, or that swallows lines which are rows themselves, is a stray one: its line is
  set aside and reading goes on at the next line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from mmap import mmap
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
from numpy.typing import NDArray

from monitor.intake.lezen.decodeer import Opmaak, Tekst
from monitor.intake.lezen.tabel import Kolombouwer, Tabel

MAX_HERSTEL = 200  # broken quotes after which every line is read on its own
STAART_AANDEEL = 0.9
_BLOK = 4 << 20
_TELBLOK = 1 << 18  # fits in the processor's own memory

Bytes = bytes | mmap


def lees_csv(tekst: Tekst, opmaak: Opmaak, kopindex: int | None) -> Tabel:
    """The table under record `kopindex` (None: no header, columns are called `kolom 1` …)."""
    plaats = _plaats(opmaak, kopindex)
    tabel = _snel(tekst, opmaak, plaats)
    if tabel is None:
        tabel = _zorgvuldig(tekst, opmaak, plaats)
    kolommen, rij, te_lang, stuk = tabel
    voorwerk = tuple(tuple(rij) for rij in opmaak.kop[: max(0, plaats.voor - 1)])
    koprij = 0 if kopindex is None else plaats.eerste - 1
    return Tabel(plaats.koppen, kolommen, rij, koprij, voorwerk, te_lang=te_lang, stuk=frozenset(stuk))


def is_regelmatig(inhoud: Bytes, opmaak: Opmaak, kopindex: int | None) -> bool:
    """Would `lees_csv` take the fast way? Found out by the same reader, which keeps next to nothing of it."""
    plaats = _plaats(opmaak, kopindex)
    stuk = _knip(inhoud, opmaak, plaats)
    if stuk is None:
        return False
    houden = [stuk.namen[0], *stuk.namen[len(plaats.koppen) :]]
    try:
        gelezen = pa_csv.read_csv(stuk.bron(inhoud), **stuk.opties(opmaak, houden))
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return False
    return gelezen.num_rows == stuk.regels and not _heeft_extra(gelezen, 1)


@dataclass(frozen=True)
class _Plaats:
    """Where the table stands in the text."""

    koppen: tuple[str, ...]
    voor: int  # records up to and with the header
    eerste: int  # row number of the first row under the header


def _plaats(opmaak: Opmaak, kopindex: int | None) -> _Plaats:
    voor = 0 if kopindex is None else kopindex + 1
    if kopindex is None:
        breedte = max((len(rij) for rij in opmaak.kop), default=0)
        koppen = tuple(f"kolom {k + 1}" for k in range(breedte))
    else:
        koppen = tuple(opmaak.kop[kopindex])
    while len(koppen) > 1 and not koppen[-1].strip():
        koppen = koppen[:-1]  # an export that ends every line with a delimiter
    return _Plaats(koppen, voor, opmaak.overslaan + voor + 1)


_Uitkomst = tuple[tuple[pa.ChunkedArray, ...], NDArray[np.int64], dict[int, tuple[str, ...]], set[int]]


@dataclass(frozen=True)
class _Stuk:
    """The bytes of the rows under the header, the number of lines in them, and a name per column."""

    begin: int
    eind: int
    regels: int
    namen: list[str]

    def bron(self, inhoud: Bytes) -> pa.BufferReader:
        return pa.BufferReader(pa.py_buffer(inhoud).slice(self.begin, self.eind - self.begin))

    def opties(self, opmaak: Opmaak, houden: list[str] | None = None) -> dict[str, Any]:
        """For the reader; `houden`: only these columns are kept."""
        return {
            "read_options": pa_csv.ReadOptions(column_names=self.namen, block_size=_BLOK),
            "parse_options": pa_csv.ParseOptions(
                delimiter=opmaak.teken, newlines_in_values=False, ignore_empty_lines=False
            ),
            "convert_options": pa_csv.ConvertOptions(
                column_types={naam: pa.string() for naam in self.namen},
                strings_can_be_null=False,
                include_columns=houden,
            ),
        }


def _knip(inhoud: Bytes, opmaak: Opmaak, plaats: _Plaats) -> _Stuk | None:
    """The rows as one piece of regular text; None when they can't be that."""
    returns = _tel(inhoud, b"\r")
    if (returns and returns != _tel(inhoud, b"\r\n")) or len(plaats.koppen) < 2:
        return None
    begin = 0
    for rij in [None] * opmaak.overslaan + list(opmaak.kop[: plaats.voor]):
        if rij is not None and any("\n" in cel for cel in rij):
            return None
        begin = inhoud.find(b"\n", begin) + 1
        if begin == 0:
            return None
    eind = len(inhoud)
    while eind > begin and inhoud[eind - 1] in b"\r\n":
        eind -= 1
    if eind <= begin:
        return None
    breedte = len(plaats.koppen) if plaats.voor == 0 else len(opmaak.kop[plaats.voor - 1])
    return _Stuk(begin, eind, _tel(inhoud, b"\n", begin, eind) + 1, [f"k{k}" for k in range(breedte)])


def _tel(inhoud: Bytes, wat: bytes, van: int = 0, tot: int | None = None) -> int:
    """How often these bytes occur; block after block, so that a file that is only mapped stays outside.

    A single byte that is on every line is counted by comparing all bytes at once: `count` stops at each.
    """
    tot = len(inhoud) if tot is None else tot
    if inhoud.find(wat, van, tot) < 0:
        return 0
    if len(wat) == 1:
        alles = np.frombuffer(inhoud, np.uint8)
        blokken = (alles[n : min(n + _TELBLOK, tot)] for n in range(van, tot, _TELBLOK))
        return sum(int(np.count_nonzero(blok == wat[0])) for blok in blokken)
    over = len(wat) - 1  # into the next block, so that none is missed and none counted twice
    return sum(inhoud[n : min(n + _BLOK + over, tot)].count(wat) for n in range(van, tot, _BLOK))


def _heeft_extra(gelezen: pa.Table, vanaf: int) -> bool:
    """Something stands in a column from number `vanaf` on: behind the last header."""
    extra = (gelezen.column(k) for k in range(vanaf, gelezen.num_columns))
    return any(pc.any(pc.not_equal(kolom, "")).as_py() for kolom in extra)


def _snel(tekst: Tekst, opmaak: Opmaak, plaats: _Plaats) -> _Uitkomst | None:
    stuk = _knip(tekst.inhoud, opmaak, plaats)
    if stuk is None:
        return None
    try:
        gelezen = pa_csv.read_csv(stuk.bron(tekst.inhoud), **stuk.opties(opmaak))
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    if gelezen.num_rows != stuk.regels or _heeft_extra(gelezen, len(plaats.koppen)):
        return None
    kolommen = tuple(gelezen.column(k) for k in range(len(plaats.koppen)))
    return kolommen, np.arange(plaats.eerste, plaats.eerste + stuk.regels, dtype=np.int64), {}, set()


def _zorgvuldig(tekst: Tekst, opmaak: Opmaak, plaats: _Plaats) -> _Uitkomst:
    koppen, voor, eerste = plaats.koppen, plaats.voor, plaats.eerste
    bouwer = Kolombouwer(len(koppen))
    stuk: set[int] = set()
    with io.TextIOWrapper(io.BytesIO(tekst.inhoud), "utf-8", errors="replace", newline="") as stroom:
        regels = stroom.readlines()
    regels = regels[opmaak.overslaan :]
    while regels and not regels[-1].strip("\r\n"):
        regels.pop()  # empty lines at the end are no rows
    nummer = eerste - voor
    for cellen, heel in _records(regels, opmaak.teken, len(koppen), voor):
        if nummer >= eerste:
            if not heel:
                stuk.add(bouwer.aantal)
            bouwer.voeg_toe(nummer, cellen)
        nummer += 1
    kolommen, rij = bouwer.klaar()
    return kolommen, rij, _zonder_staart(bouwer.te_lang, len(koppen), len(rij)), stuk


def _zonder_staart(
    te_lang: dict[int, tuple[str, ...]], breedte: int, rijen: int
) -> dict[int, tuple[str, ...]]:
    """Rows that are too long. Empty cells behind the last header mean nothing when nearly every row has them
    (an export that ends its lines with a delimiter); in a single row they are the sign of a shift."""
    leeg = {index for index, cellen in te_lang.items() if not any(cel.strip() for cel in cellen[breedte:])}
    if len(leeg) < max(2, STAART_AANDEEL * rijen):
        return te_lang
    return {index: cellen for index, cellen in te_lang.items() if index not in leeg}


def _records(regels: list[str], teken: str, breedte: int, voor: int) -> Iterator[tuple[list[str], bool]]:
    """Every record with whether it is whole; a stray quote costs one line, never more."""
    plek, aantal, herstel = 0, 0, 0
    while plek < len(regels):
        lezer = csv.reader(islice(regels, plek, None), delimiter=teken, strict=True)
        vorige = 0
        try:
            for cellen in lezer:
                lang = lezer.line_num - vorige > 1
                eigen = regels[plek + vorige + 1 : plek + lezer.line_num] if lang else []
                if eigen and "\n" in cellen[0]:
                    eigen = eigen[:-1]  # the other cells stand behind a first cell of several lines
                if aantal >= voor and _slikt(eigen, teken, breedte, past=len(cellen) == breedte):
                    break
                vorige = lezer.line_num
                aantal += 1
                yield cellen, True
            else:
                return
        except csv.Error:
            pass
        plek += vorige
        herstel += 1
        cellen, heel = _losse_regel(regels[plek], teken, breedte)
        plek, aantal = plek + 1, aantal + 1
        yield cellen, heel
        if herstel >= MAX_HERSTEL:
            for regel in regels[plek:]:
                yield _losse_regel(regel, teken, breedte)
            return


def _slikt(vervolg: list[str], teken: str, breedte: int, *, past: bool) -> bool:
    """The lines after the first one look like rows of their own: the quote before them was a stray one.

    When the record as a whole has the header's width (`past`), such a line must give that many cells by
    itself; else enough delimiters will do.
    """
    return any(
        regel.count(teken) >= breedte - 1
        and (not past or len(_losse_regel(regel, teken, breedte)[0]) >= breedte)
        for regel in vervolg
    )


def _losse_regel(regel: str, teken: str, breedte: int) -> tuple[list[str], bool]:
    """One line on its own; whole when its quotes pair up and it has the header's width."""
    regel = regel.rstrip("\r\n")
    try:
        cellen = next(csv.reader([regel], delimiter=teken), [])
    except csv.Error:
        return [regel[:1000]], False
    heel = regel.count('"') % 2 == 0 and len(cellen) == breedte
    return cellen, heel
