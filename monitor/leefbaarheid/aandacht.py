"""Attention score: how much of what we weigh is probably in the red, and how sure the order is.

Score = Σ w·P(θ > T_r) / Σ w over the indicators with a light; coverage = that Σ w over the Σ w of all
indicators in use. Below 60 % coverage there is no score. Lights are never averaged: a score is a sum of
chances. Rank band (90 %): every indicator is red or not with its own chance; drawing that many times gives
the ranks an area takes, 1 = most attention; the band runs from the 5th to the 95th percentile of them.
Same seed, same band.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from monitor.kans import Codes, Getallen, deel, som

DEKKING_MINIMAAL = 0.60
TREKKINGEN = 200
BAND = (0.05, 0.95)


@dataclass(frozen=True)
class Aandacht:
    """One element per area: score 0..1 (NaN = none), coverage 0..1, rank and rank band (NaN = none)."""

    score: Getallen
    dekking: Getallen
    rang: Getallen
    rang_laag: Getallen
    rang_hoog: Getallen


def bereken(
    gebied: Codes,
    kans_rood: Getallen,
    gewicht: Getallen,
    gewicht_totaal: Getallen,
    aantal: int,
    *,
    seed: int,
    dekking_minimaal: float = DEKKING_MINIMAAL,
) -> Aandacht:
    """Scores of areas 0..aantal-1 from one row per area and indicator (NaN chance = grey)."""
    telt = np.isfinite(kans_rood) & (gewicht > 0)
    gebied, kans_rood, gewicht = gebied[telt], kans_rood[telt], gewicht[telt]
    w = som(gewicht, gebied, aantal)
    dekking = np.nan_to_num(deel(w, gewicht_totaal))
    voldoende = (dekking >= dekking_minimaal) & (w > 0)
    score = np.where(voldoende, deel(som(gewicht * kans_rood, gebied, aantal), w), np.nan)
    leeg = np.full(aantal, np.nan)
    rang, laag, hoog = leeg.copy(), leeg.copy(), leeg.copy()
    if voldoende.any():
        rang[voldoende] = np.searchsorted(np.sort(-score[voldoende]), -score[voldoende]) + 1
        trekkingen = _rangen(gebied, kans_rood, gewicht, w, voldoende, seed)
        laag[voldoende], hoog[voldoende] = np.quantile(trekkingen, BAND, axis=0, method="nearest")
        # the drawn ranks share places where draws are equal; the band always holds the rank itself
        laag, hoog = np.fmin(laag, rang), np.fmax(hoog, rang)
    return Aandacht(score, dekking, rang, laag, hoog)


def _rangen(
    gebied: Codes, kans: Getallen, gewicht: Getallen, w: Getallen, voldoende: np.ndarray, seed: int
) -> np.ndarray:
    """Rank of every area with a score, a row per draw; equal draws share the middle of their places."""
    rng = np.random.default_rng(seed)
    uit = np.empty((TREKKINGEN, int(voldoende.sum())), dtype=np.float32)
    # the rows of one area lie together, so that they add up in one go
    rijen = np.argsort(gebied, kind="stable")
    rijen = rijen[voldoende[gebied[rijen]]]
    kans, gewicht = kans[rijen].astype(np.float32), gewicht[rijen]
    begin = np.searchsorted(gebied[rijen], np.flatnonzero(voldoende))
    for i in range(TREKKINGEN):
        rood = rng.random(kans.size, dtype=np.float32) < kans
        uit[i] = _midden_rang(np.add.reduceat(gewicht * rood, begin) / w[voldoende])
    return np.round(uit)


def _midden_rang(getrokken: Getallen) -> Getallen:
    """Rank 1 = highest; equal values share the middle of their places."""
    volgorde = np.argsort(-getrokken)
    gesorteerd = getrokken[volgorde]
    eerste = np.flatnonzero(np.append(True, gesorteerd[1:] != gesorteerd[:-1]))
    aantal = np.diff(np.append(eerste, gesorteerd.size))
    rang = np.empty(getrokken.size)
    rang[volgorde] = np.repeat(eerste + (aantal + 1) / 2, aantal)
    return rang
