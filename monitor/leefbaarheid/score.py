"""Attention scores of the own areas on a day, from their lights.

Buurten and complexes are scored apart. A light older than its indicator keeps (`houdbaar`) is stale and does
not count. An indicator is *in use* on a level when at least one own area there has a light for it; its weight
then counts in everybody's coverage, so that a missing figure lowers the coverage instead of counting as good.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from monitor.leefbaarheid import aandacht
from monitor.leefbaarheid.indicatoren import Drempels, Indicator
from monitor.store import Store, Transactie, sql

SEED = 20_260_101  # of the draws behind the rank band: the same figures give the same band


@dataclass(frozen=True)
class Gebiedsscore:
    """Attention score of one area; rank 1 asks most attention, None = no score."""

    gebied: str
    niveau: str
    score: float | None
    dekking: float
    rang: int | None
    rang_laag: int | None
    rang_hoog: int | None
    gebieden: int


def scores(
    bron: Store | Transactie,
    vandaag: dt.date,
    bekend: dict[str, Indicator],
    drempels: dict[str, Drempels],
    dekking_minimaal: float = aandacht.DEKKING_MINIMAAL,
) -> list[Gebiedsscore]:
    """Scores of all own areas that have at least one light, known on `vandaag`."""
    lichten = bron.df(sql("leefbaarheid", "laatste_lichten"), {"vandaag": vandaag})
    plek, codes = pd.factorize(lichten["indicator"])  # look each indicator up once, not each row
    lichten["gewicht"] = np.array([drempels[code].gewicht for code in codes], dtype=np.float64)[plek]
    oudste = np.array([vandaag.year - bekend[code].houdbaar for code in codes], dtype=np.int64)[plek]
    lichten.loc[lichten["jaar"].to_numpy() < oudste, "kans_rood"] = np.nan
    return [
        score
        for niveau in ("buurt", "complex")
        for score in _niveau(lichten[lichten["niveau"] == niveau], niveau, dekking_minimaal)
    ]


def _niveau(lichten: pd.DataFrame, niveau: str, dekking_minimaal: float) -> list[Gebiedsscore]:
    if lichten.empty:
        return []
    code, namen = pd.factorize(lichten["gebied"], sort=True)
    kans = lichten["kans_rood"].to_numpy(dtype=np.float64, na_value=np.nan)
    in_gebruik = lichten[np.isfinite(kans)].drop_duplicates("indicator")["gewicht"].sum()
    uit = aandacht.bereken(
        code.astype(np.int64),
        kans,
        lichten["gewicht"].to_numpy(dtype=np.float64),
        np.full(len(namen), float(in_gebruik)),
        len(namen),
        seed=SEED,
        dekking_minimaal=dekking_minimaal,
    )
    aantal = int(np.isfinite(uit.score).sum())
    return [
        Gebiedsscore(
            str(naam),
            niveau,
            None if np.isnan(uit.score[i]) else float(uit.score[i]),
            float(uit.dekking[i]),
            _rang(uit.rang[i]),
            _rang(uit.rang_laag[i]),
            _rang(uit.rang_hoog[i]),
            aantal,
        )
        for i, naam in enumerate(namen)
    ]


def _rang(waarde: float) -> int | None:
    return None if np.isnan(waarde) else int(waarde)
