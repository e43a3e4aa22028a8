"""The scoreboard "Hoe goed waren eerdere voorspellingen": this model next to two plain rules.

The model's band in each earlier forecast is corrected with the *other* earlier forecasts only, so that no
forecast is scored with a width that was read off itself. Lower pinball and Brier are better; the share of
weeks inside the band should be near 80 %.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from monitor.prognose.band import bepaal
from monitor.prognose.invoer import Reeks
from monitor.prognose.terugblik import (
    KWANTIELEN,
    Eerder,
    brier,
    dekking,
    kans_uit_kwantielen,
    misser,
    pinball,
)

MODEL, GEMIDDELDE, PLANNING = "deze verwachting", "gewoon het gemiddelde", "kengetal-planning"


@dataclass(frozen=True)
class Score:
    """Pinball (hours per week), coverage of the 80 % band and Brier score of one way to forecast.

    `misser`: mean absolute miss of the middle forecast, hours per week of one coordinator; None = not kept by
    an earlier version of the product.
    """

    naam: str
    pinball: float
    dekking: float
    brier: float
    weken: int  # person-weeks compared
    misser: float | None = None


def scorebord(eerdere: tuple[Eerder, ...], historie: int) -> tuple[Score, ...]:
    """Three rows, or none when the history allows no earlier forecast; `historie` in weeks."""
    if not eerdere:
        return ()
    y = np.concatenate([e.werkelijk for e in eerdere])
    capaciteit = np.concatenate([e.capaciteit for e in eerdere])
    gecorrigeerd = []
    for i, e in enumerate(eerdere):
        band = bepaal(eerdere[:i] + eerdere[i + 1 :], historie)
        gecorrigeerd.append(band.pas_toe(e.paden, e.menging))
    model: Reeks = np.concatenate([np.quantile(p, KWANTIELEN, axis=0) for p in gecorrigeerd], axis=1)
    kans = np.concatenate(
        [(p > e.capaciteit).mean(axis=0) for p, e in zip(gecorrigeerd, eerdere, strict=True)]
    )
    gemiddelde = np.concatenate([e.gemiddelde for e in eerdere], axis=1)
    planning = np.concatenate([e.planning for e in eerdere], axis=1)
    return (
        _score(MODEL, model, kans, y, capaciteit),
        _score(GEMIDDELDE, gemiddelde, kans_uit_kwantielen(gemiddelde, capaciteit), y, capaciteit),
        _score(PLANNING, planning, kans_uit_kwantielen(planning, capaciteit), y, capaciteit),
    )


def _score(naam: str, q: Reeks, kans: Reeks, y: Reeks, capaciteit: Reeks) -> Score:
    n = int((~np.isnan(y)).sum())
    return Score(naam, pinball(q, y), dekking(q, y), brier(kans, y, capaciteit), n, misser(q, y))
