"""The scoreboard "Hoe goed waren eerdere voorspellingen": this model next to two plain rules.

The model's band in each earlier forecast is corrected with the *other* earlier forecasts only, so that no
forecast is scored with a width that was read off itself. Lower pinball and Brier are better; the share of
weeks inside the band should be near 80 %. Where the forecast lies halfway between the model and a mean that
knows no projects, both have a row of their own, so that the reader can see that halfway was nearer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

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
ALLEEN, REGEL = "het model alleen", "gemiddelde met vakanties"


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
    """Three rows, or none when the history allows no earlier forecast; `historie` in weeks. Five when the
    forecast is an average of two."""
    if not eerdere:
        return ()
    banden = [bepaal(eerdere[:i] + eerdere[i + 1 :], historie) for i in range(len(eerdere))]
    y = np.concatenate([e.werkelijk for e in eerdere])
    capaciteit = np.concatenate([e.capaciteit for e in eerdere])

    def _van_paden(naam: str, paden: list[Reeks]) -> Score:
        q: Reeks = np.concatenate([np.quantile(p, KWANTIELEN, axis=0) for p in paden], axis=1)
        kans = np.concatenate([(p > e.capaciteit).mean(axis=0) for p, e in zip(paden, eerdere, strict=True)])
        return _score(naam, q, kans, y, capaciteit)

    samen = list(zip(banden, eerdere, strict=True))
    bord = [_van_paden(MODEL, [band.pas_toe(e.paden, e.menging) for band, e in samen])]
    if bepaal(eerdere, historie).gemengd:
        zonder = [replace(band, gemengd=False).pas_toe(e.paden, e.menging) for band, e in samen]
        regel = [replace(band, gemengd=True).pas_toe(e.paden, 2 * e.menging) for band, e in samen]
        bord += [_van_paden(ALLEEN, zonder), _van_paden(REGEL, regel)]
    gemiddelde = np.concatenate([e.gemiddelde for e in eerdere], axis=1)
    planning = np.concatenate([e.planning for e in eerdere], axis=1)
    return (
        *bord,
        _score(GEMIDDELDE, gemiddelde, kans_uit_kwantielen(gemiddelde, capaciteit), y, capaciteit),
        _score(PLANNING, planning, kans_uit_kwantielen(planning, capaciteit), y, capaciteit),
    )


def _score(naam: str, q: Reeks, kans: Reeks, y: Reeks, capaciteit: Reeks) -> Score:
    n = int((~np.isnan(y)).sum())
    return Score(naam, pinball(q, y), dekking(q, y), brier(kans, y, capaciteit), n, misser(q, y))
