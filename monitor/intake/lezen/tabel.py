"""One table from a file before anybody interprets it: headers, columns of text, and row numbers.

All columns are Arrow text columns of equal length; a missing cell is the empty text. `rij` numbers the rows
as a spreadsheet shows them: 1 is the first row of the file, preamble and header counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

MAX_KOLOMMEN = 500
DEEL = 50_000  # rows that become Arrow columns at a time

Gehelen = NDArray[np.int64]


@dataclass(frozen=True)
class Tabel:
    """A header and the rows under it, all text."""

    koppen: tuple[str, ...]  # as written
    kolommen: tuple[pa.ChunkedArray, ...]
    rij: Gehelen
    koprij: int  # 1 = first row of the file, 0 = no header
    voorwerk: tuple[tuple[str, ...], ...] = ()  # the rows above the header
    blad: str | None = None
    volgnummer: Gehelen | None = None
    te_lang: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # index → all cells of a long row
    stuk: frozenset[int] = frozenset()  # indexes of lines with a broken quote
    totaalrijen: frozenset[int] = frozenset()  # indexes of rows whose duration is a sum formula
    getypeerd: bool = False  # cells came with types (spreadsheet, calendar), not as text

    @property
    def lengte(self) -> int:
        """Number of rows under the header."""
        return len(self.rij)

    def cellen(self, index: int) -> list[str]:
        """The cells of one row, in the order of the headers."""
        return [str(kolom[index]) for kolom in self.kolommen]


class Kolombouwer:
    """Gathers rows and turns them into Arrow columns part by part, so that memory stays small."""

    def __init__(self, breedte: int) -> None:
        self.breedte = breedte
        self.te_lang: dict[int, tuple[str, ...]] = {}
        self._delen: list[list[pa.Array]] = []
        self._rijen: list[Sequence[str]] = []
        self._nummers: list[int] = []
        self.aantal = 0

    def voeg_toe(self, nummer: int, rij: Sequence[str]) -> None:
        """Add a row; a shorter one is filled with empty cells, a longer one is remembered whole."""
        if len(rij) != self.breedte:
            if len(rij) > self.breedte:
                self.te_lang[self.aantal] = tuple(rij[: self.breedte + MAX_KOLOMMEN])
            rij = [*rij[: self.breedte], *[""] * (self.breedte - len(rij))]
        self._rijen.append(rij)
        self._nummers.append(nummer)
        self.aantal += 1
        if len(self._rijen) >= DEEL:
            self._leg_af()

    def _leg_af(self) -> None:
        if self._rijen:
            self._delen.append(
                [pa.array(kolom, type=pa.string()) for kolom in zip(*self._rijen, strict=True)]
            )
            self._rijen = []

    def klaar(self) -> tuple[tuple[pa.ChunkedArray, ...], Gehelen]:
        """The columns and the row numbers."""
        self._leg_af()
        if not self._delen:
            return tuple(tekstkolom([]) for _ in range(self.breedte)), np.empty(0, np.int64)
        kolommen = tuple(pa.chunked_array([deel[k] for deel in self._delen]) for k in range(self.breedte))
        return kolommen, np.array(self._nummers, dtype=np.int64)


def tekstkolom(teksten: Sequence[str]) -> pa.ChunkedArray:
    """A column of texts."""
    return pa.chunked_array([pa.array(teksten, type=pa.string())])
