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


def afstanden(kenmerken: Getallen, gewichten: Getallen) -> Getallen:
    """Distance between every two areas. `kenmerken`: areas × features, NaN = not known; NaN = nothing shared.

    Only differences count: renaming or reordering areas, or another unit, changes nothing.
    """
    met = np.isfinite(kenmerken)
    aantal = met.sum(axis=0)
    bruikbaar = aantal > 1
    waarden, met, gewichten = kenmerken[:, bruikbaar], met[:, bruikbaar], gewichten[bruikbaar]
    gevuld = np.where(met, waarden, 0.0)
    midden = gevuld.sum(axis=0) / aantal[bruikbaar]
    spreiding = np.sqrt((np.where(met, waarden - midden, 0.0) ** 2).sum(axis=0) / aantal[bruikbaar])
    zegt = spreiding > GELIJK * (1.0 + np.abs(midden))
    gevuld = np.where(zegt, gevuld / np.where(zegt, spreiding, 1.0), 0.0)
    som, gewicht = np.zeros((len(kenmerken),) * 2), np.zeros((len(kenmerken),) * 2)
    for kolom in range(gevuld.shape[1]):  # a feature at a time: memory of areas × areas only
        samen = np.outer(met[:, kolom], met[:, kolom]) * gewichten[kolom]
        som += samen * np.subtract.outer(gevuld[:, kolom], gevuld[:, kolom]) ** 2
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
