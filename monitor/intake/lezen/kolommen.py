"""Columns of text become columns of numbers: each different text is parsed once, by the one home of its rule.

A column of a million dates holds a few thousand different ones; Arrow numbers them, Python parses the list of
different texts, numpy puts the answers back in place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from monitor.intake.lezen.datums import Moment, lees_moment
from monitor.intake.lezen.regels import GEEN, Gehelen
from monitor.intake.lezen.tabel import Tabel
from monitor.intake.lezen.waarden import EUROS, KILOMETERS, LEEG, OK, ONLEESBAAR, Duur, lees_duur

_ZELDEN_GELIJK = frozenset(("notitie", "bron_id"))  # nearly every row its own text
_DAG_NUL = dt.date(1970, 1, 1).toordinal()
DUURCODES = (OK, LEEG, ONLEESBAAR, KILOMETERS, EUROS)


@dataclass(frozen=True)
class Momenten:
    """Days since 1970, seconds since midnight and zone offsets, GEEN where absent; and whether filled."""

    dag: Gehelen
    tijd: Gehelen
    zone: Gehelen
    gevuld: Gehelen  # 1 = something stands in the cell


@dataclass(frozen=True)
class Duren:
    """Seconds with the index of their code in DUURCODES, and bare numbers (nan = none)."""

    seconden: Gehelen
    code: Gehelen
    getal: np.typing.NDArray[np.float64]


def nummer_teksten(kolom: pa.ChunkedArray) -> tuple[Gehelen, list[str]]:
    """Per row the number of its text, and the different texts."""
    lijst = kolom.dictionary_encode().unify_dictionaries()
    if not lijst.num_chunks:
        return np.empty(0, dtype=np.int64), []
    nummers = [deel.indices.to_numpy(zero_copy_only=False) for deel in lijst.chunks]
    return np.concatenate(nummers), lijst.chunk(0).dictionary.to_pylist()


def _verdeel(waarden: Sequence[int], nummers: Gehelen) -> Gehelen:
    """Per row the value of its text. One and the same value everywhere takes no memory (and is read-only)."""
    if min(waarden) == max(waarden):
        return np.broadcast_to(np.int64(waarden[0]), len(nummers))
    return np.array(waarden, dtype=np.int64)[nummers]


class Kolommen:
    """The recognised fields of one table, numbered on demand."""

    def __init__(self, tabel: Tabel, velden: Mapping[str, int]) -> None:
        self.tabel = tabel
        self.velden = velden
        self._codes: dict[str, tuple[Gehelen, list[str]]] = {}
        self._momenten: dict[str, Moment] = {}  # begin and end share many texts

    def __contains__(self, veld: str) -> bool:
        return veld in self.velden

    def tekst(self, veld: str) -> pa.ChunkedArray:
        """The column as it stands in the file."""
        return self.tabel.kolommen[self.velden[veld]]

    def nummer(self) -> None:
        """Number all columns that are read by their different texts, two at a time."""
        velden = [veld for veld in self.velden if veld not in _ZELDEN_GELIJK]
        with ThreadPoolExecutor(2) as twee:
            self._codes |= dict(
                zip(velden, twee.map(lambda veld: nummer_teksten(self.tekst(veld)), velden), strict=True)
            )

    def codes(self, veld: str) -> tuple[Gehelen, list[str]]:
        """Per row the number of its text, and the different texts."""
        if veld not in self._codes:
            if veld in self.velden:
                self._codes[veld] = nummer_teksten(self.tekst(veld))
            else:
                self._codes[veld] = np.zeros(self.tabel.lengte, dtype=np.int64), [""]
        return self._codes[veld]

    def vertaal(self, veld: str, regel: Callable[[str], int]) -> Gehelen:
        """Per row the number a rule gives for its text."""
        nummers, teksten = self.codes(veld)
        return _verdeel([regel(tekst) for tekst in teksten] or [0], nummers)

    def momenten(self, veld: str, volgorde: str) -> Momenten:
        """Dates and times of a column, in the file's order of day and month."""
        nummers, teksten = self.codes(veld)
        bekend = self._momenten
        for tekst in teksten:
            if tekst not in bekend:
                bekend[tekst] = lees_moment(tekst, volgorde) or Moment(None)
        gelezen = [bekend[tekst] for tekst in teksten] or [Moment(None)]
        dag = [GEEN if m.dag is None else m.dag.toordinal() - _DAG_NUL for m in gelezen]
        tijd = [GEEN if m.tijd is None else m.tijd for m in gelezen]
        zone = [GEEN if m.zone is None else m.zone for m in gelezen]
        gevuld = [int(bool(tekst.strip())) for tekst in teksten] or [0]
        return Momenten(*(_verdeel(deel, nummers) for deel in (dag, tijd, zone, gevuld)))

    def duren(self, veld: str, eenheid: int) -> Duren:
        """Durations of a column; a bare number counts in `eenheid` seconds."""
        nummers, teksten = self.codes(veld)
        gelezen: Sequence[Duur] = [lees_duur(tekst, eenheid) for tekst in teksten] or [Duur(0, LEEG)]
        return Duren(
            _verdeel([duur.seconden for duur in gelezen], nummers),
            _verdeel([DUURCODES.index(duur.code) for duur in gelezen], nummers),
            np.array([np.nan if d.los_getal is None else d.los_getal for d in gelezen])[nummers],
        )
