"""Observations of one indicator as columns: unbroken pieces of series, and years pooled.

Rows are sorted by area and year. A *reeks* is an unbroken piece of one area's series: it ends where the
boundary of the buurt changed (CBS flag 3) or the definition changed. Pooling adds the counts and the
denominators of the years j−W+1 … j inside the same piece: sum first, divide last.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from monitor.kans import Codes, Getallen, Masker


@dataclass(frozen=True)
class Waarnemingen:
    """Columns of one indicator, sorted by (gebied, jaar); NaN = missing.

    `grens` counts the boundary changes up to this year, `definitie` is a code of the definition, `groep` of
    the reference group (−1: belongs to no group), `omvang` the number that decides whether the area is big
    enough, `eigen` whether the area is the corporation's own.
    """

    gebied: Codes
    jaar: Codes
    groep: Codes
    grens: Codes
    definitie: Codes
    teller: Getallen
    noemer: Getallen
    waarde: Getallen
    sd: Getallen
    populatie: Getallen
    omvang: Getallen
    eigen: Masker

    def __len__(self) -> int:
        return int(self.gebied.size)


def reeksen(w: Waarnemingen) -> Codes:
    """Code of the unbroken piece that each row belongs to."""
    nieuw = np.ones(len(w), dtype=bool)
    nieuw[1:] = (
        (w.gebied[1:] != w.gebied[:-1])
        | (w.grens[1:] != w.grens[:-1])
        | (w.definitie[1:] != w.definitie[:-1])
    )
    return np.asarray(np.cumsum(nieuw) - 1, dtype=np.int64)


def vorige_punt(reeks: Codes, bruikbaar: Masker) -> Codes:
    """Row of the preceding usable point in the same piece, −1 when there is none."""
    uit = np.full(reeks.size, -1, dtype=np.int64)
    rijen = np.flatnonzero(bruikbaar)
    zelfde = reeks[rijen[1:]] == reeks[rijen[:-1]]
    uit[rijen[1:][zelfde]] = rijen[:-1][zelfde]
    return uit


def samengevoegd(w: Waarnemingen, reeks: Codes, jaren: int) -> tuple[Getallen, Getallen, Codes]:
    """Counts and denominators over the last `jaren` years, and how many years are in them."""
    heel = np.isfinite(w.teller) & np.isfinite(w.noemer)
    y, n = np.where(heel, w.teller, 0.0), np.where(heel, w.noemer, 0.0)
    som_y, som_n, aantal = y.copy(), n.copy(), heel.astype(np.int64)
    for terug in range(1, jaren):
        mee = (reeks[terug:] == reeks[:-terug]) & (w.jaar[:-terug] > w.jaar[terug:] - jaren)
        som_y[terug:] += np.where(mee, y[:-terug], 0.0)
        som_n[terug:] += np.where(mee, n[:-terug], 0.0)
        aantal[terug:] += mee & heel[:-terug]
    som_y[~heel], som_n[~heel] = np.nan, np.nan
    return som_y, som_n, aantal
