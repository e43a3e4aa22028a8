"""Which areas are alike: the distance between areas on a few features, and the nearest of them.

Each feature is divided by its standard deviation over the areas that are compared, so that a unit plays no
part; in a feature that is the same everywhere all are equal. Distance = √(Σ w·Δ² / Σ w), over the
features that both areas have. Likeness, as pages show it, is exp(−distance): 1 for twins, 0.37 for areas one
standard deviation apart on everything. Origin or nationality of residents is never a feature.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Getallen = NDArray[np.float64]
GELIJK = 1e-9  # distances closer than this are the same distance


def geschaald(kenmerken: Getallen) -> Getallen:
    """Features (areas × features, NaN = not known) in standard deviations; nought where all are equal."""
    met = np.isfinite(kenmerken)
    aantal = np.maximum(met.sum(axis=0), 1)
    midden = np.where(met, kenmerken, 0.0).sum(axis=0) / aantal
    spreiding = np.sqrt((np.where(met, kenmerken - midden, 0.0) ** 2).sum(axis=0) / aantal)
    zegt = spreiding > GELIJK * (1.0 + np.abs(midden))
    return np.where(met, np.where(zegt, kenmerken / np.where(zegt, spreiding, 1.0), 0.0), np.nan)


def afstanden(schaal: Getallen, gewichten: Getallen, van: NDArray[np.int64] | None = None) -> Getallen:
    """Distance from the rows `van` (all) to every row of what `geschaald` gave; NaN = nothing shared.

    Only differences count: renaming or reordering areas, or another unit, changes nothing.
    """
    met, gevuld = np.isfinite(schaal), np.nan_to_num(schaal)
    rijen = np.arange(len(schaal)) if van is None else van
    som, gewicht = np.zeros((len(rijen), len(schaal))), np.zeros((len(rijen), len(schaal)))
    for kolom in range(schaal.shape[1]):  # a feature at a time: memory of areas × areas only
        samen = np.outer(met[rijen, kolom], met[:, kolom]) * gewichten[kolom]
        som += samen * np.subtract.outer(gevuld[rijen, kolom], gevuld[:, kolom]) ** 2
        gewicht += samen
    uit = np.full_like(som, np.nan)
    np.divide(som, gewicht, out=uit, where=gewicht > 0)
    return np.asarray(np.sqrt(uit))


def naasten(afstand: Getallen, mag: NDArray[np.bool_], aantal: int) -> NDArray[np.int64]:
    """The `aantal` nearest of those that may, nearest first; who is as near as the last one comes along."""
    kandidaten = np.flatnonzero(mag & np.isfinite(afstand))
    volgorde = kandidaten[np.argsort(afstand[kandidaten], kind="stable")]
    if volgorde.size <= aantal:
        return volgorde
    grens = afstand[volgorde[aantal - 1]] + GELIJK
    return np.asarray(volgorde[afstand[volgorde] <= grens])


def gelijkenis(afstand: float) -> float:
    """1 for twins, falling with the distance."""
    return float(np.exp(-afstand))
