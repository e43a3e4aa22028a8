"""A light is a probability: red, green, amber with its reason, or grey.

rood   P(θ > T_r) ≥ 0.90
groen  P(θ ≤ T_g) ≥ 0.90
geel   otherwise: "rond norm" if P(T_g < θ ≤ T_r) ≥ 0.5, else "onzeker"
grijs  too few residents, homes or respondents, no figure, or stale: never filled in as neutral

Hysteresis over the years of one series: what was red (green) stays so while that same probability is at
least 0.5; a break in the series (boundary or definition) ends the memory. Spiegelhalter 2005; the chances
0.90 and 0.50 are settings of the corporation.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.kans import Codes, Getallen, Masker

ROOD, GEEL, GROEN, GRIJS = 2, 1, 0, -1
WOORD = {ROOD: "rood", GEEL: "geel", GROEN: "groen", GRIJS: "grijs"}
Lichten = NDArray[np.int8]


@dataclass(frozen=True)
class Zekerheid:
    """How sure a light must be before it shows (`tonen`) and as long as it stays (`houden`)."""

    tonen: float = 0.90
    houden: float = 0.50
    rond_norm: float = 0.50


STANDAARD = Zekerheid()


def kleur(kans_rood: Getallen, kans_groen: Getallen, regel: Zekerheid = STANDAARD) -> Lichten:
    """Light of each row without memory; NaN chances give grey."""
    uit = np.full(kans_rood.shape, GEEL, dtype=np.int8)
    uit[kans_groen >= regel.tonen] = GROEN
    uit[kans_rood >= regel.tonen] = ROOD
    uit[~(np.isfinite(kans_rood) & np.isfinite(kans_groen))] = GRIJS
    return uit


def geheugen(
    lichten: Lichten,
    kans_rood: Getallen,
    kans_groen: Getallen,
    jaar: Codes,
    vorige: Codes,
    regel: Zekerheid = STANDAARD,
) -> Lichten:
    """Apply the hysteresis, year after year.

    `vorige[i]` is the row of the same unbroken series one point earlier, −1 when there is none.
    """
    uit = lichten.copy()
    heeft = np.flatnonzero(vorige >= 0)
    heeft = heeft[np.argsort(jaar[heeft], kind="stable")]
    jaren, begin = np.unique(jaar[heeft], return_index=True)
    for deel_ in np.split(heeft, begin[1:]) if jaren.size else []:
        eerder, nu = uit[vorige[deel_]], uit[deel_]
        blijft_rood = (eerder == ROOD) & (nu == GEEL) & (kans_rood[deel_] >= regel.houden)
        blijft_groen = (eerder == GROEN) & (nu == GEEL) & (kans_groen[deel_] >= regel.houden)
        uit[deel_] = np.where(blijft_rood, ROOD, np.where(blijft_groen, GROEN, nu))
    return uit


def soort_geel(
    lichten: Lichten, kans_rood: Getallen, kans_groen: Getallen, regel: Zekerheid = STANDAARD
) -> tuple[Masker, Masker]:
    """Which ambers are "rond norm" and which are "onzeker"."""
    geel = lichten == GEEL
    tussen = 1.0 - kans_rood - kans_groen >= regel.rond_norm
    return geel & tussen, geel & ~tussen
