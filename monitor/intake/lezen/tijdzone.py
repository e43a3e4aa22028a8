"""Local wall time ↔ UTC for whole columns.

A table of the zone's offset changes is made once from the zone database, and from it one of the offset per
day; only what falls on a day around a change needs a search in the first.
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
_DAG = 86_400  # seconds


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


@lru_cache(maxsize=16)
def _per_dag(zone: str) -> tuple[Seconden, NDArray[np.bool_]]:
    """Offset at the start of each day since `_VAN`, and whether it may be another one within a day of it."""
    momenten, verschillen = _wissels(zone)
    dagen = _DAG * np.arange(_dag(_VAN), _dag(_TOT), dtype=np.int64)
    rustig = np.searchsorted(momenten, dagen - _DAG) == np.searchsorted(momenten, dagen + 2 * _DAG)
    return verschillen[np.searchsorted(momenten, dagen, side="right")], ~rustig


def _verschil(tijd: Seconden, grens: Seconden, zone: str) -> Seconden:
    """The offset of each instant, given the instants (on the same clock) at which it changes."""
    van_dag, onrustig = _per_dag(zone)
    dag = tijd // _DAG - _dag(_VAN)
    binnen = np.clip(dag, 0, len(van_dag) - 1)
    uit = van_dag[binnen]
    zoek = np.flatnonzero(onrustig[binnen] | (dag != binnen))
    _, verschillen = _wissels(zone)
    uit[zoek] = verschillen[np.searchsorted(grens, tijd[zoek], side="right")]
    return uit


def naar_utc(lokaal: Seconden, zone: str, *, tweede_keer: bool = False) -> Seconden:
    """UTC seconds of wall-clock seconds since 1970; `tweede_keer` takes the second of a double hour."""
    momenten, verschillen = _wissels(zone)
    voor, na = verschillen[:-1], verschillen[1:]
    grens = momenten + (np.minimum(voor, na) if tweede_keer else np.maximum(voor, na))
    return np.asarray(lokaal - _verschil(lokaal, grens, zone), dtype=np.int64)


def naar_lokaal(utc: Seconden, zone: str) -> Seconden:
    """Wall-clock seconds since 1970 of UTC seconds."""
    return np.asarray(utc + _verschil(utc, _wissels(zone)[0], zone), dtype=np.int64)


def _dag(jaar: int) -> int:
    return (dt.date(jaar, 1, 1) - _EPOCH.date()).days
