"""Local wall time ↔ UTC for whole columns.

A table of the zone's offset changes is made once from the zone database; a column is then one binary search.
Same answers as `datetime` with `fold=0`: in the hour that is skipped in spring the offset from before the
change counts, in the hour that occurs twice in autumn the first one. So 01:30–03:30 is 1 h on a spring
night and 3 h on an autumn night, never 2.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

Seconden = NDArray[np.int64]
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_VAN, _TOT = 1999, 2100


@lru_cache(maxsize=8)
def _wissels(zone: str) -> tuple[Seconden, Seconden]:
    """Instants (UTC seconds) at which the offset changes, and the offset before, between and after them."""
    tz = ZoneInfo(zone)

    def verschil(instant: int) -> int:
        moment = (_EPOCH + dt.timedelta(seconds=instant)).astimezone(tz)
        return int((moment.utcoffset() or dt.timedelta()).total_seconds())

    begin, eind = (int((dt.datetime(j, 1, 1, tzinfo=dt.UTC) - _EPOCH).total_seconds()) for j in (_VAN, _TOT))
    momenten: list[int] = []
    verschillen = [verschil(begin)]
    for week in range(begin, eind, 7 * 86_400):
        laag, hoog = week, min(week + 7 * 86_400, eind)
        if verschil(hoog) == verschillen[-1]:
            continue
        while hoog - laag > 1:
            midden = (laag + hoog) // 2
            laag, hoog = (midden, hoog) if verschil(midden) == verschillen[-1] else (laag, midden)
        momenten.append(hoog)
        verschillen.append(verschil(hoog))
    return np.array(momenten, dtype=np.int64), np.array(verschillen, dtype=np.int64)


def naar_utc(lokaal: Seconden, zone: str, *, tweede_keer: bool = False) -> Seconden:
    """UTC seconds of wall-clock seconds since 1970; `tweede_keer` takes the second of a double hour."""
    momenten, verschillen = _wissels(zone)
    voor, na = verschillen[:-1], verschillen[1:]
    grens = momenten + (np.minimum(voor, na) if tweede_keer else np.maximum(voor, na))
    return np.asarray(lokaal - verschillen[np.searchsorted(grens, lokaal, side="right")], dtype=np.int64)


def naar_lokaal(utc: Seconden, zone: str) -> Seconden:
    """Wall-clock seconds since 1970 of UTC seconds."""
    momenten, verschillen = _wissels(zone)
    return np.asarray(utc + verschillen[np.searchsorted(momenten, utc, side="right")], dtype=np.int64)
