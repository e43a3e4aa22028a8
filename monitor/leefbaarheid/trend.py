"""Trend arrow: getting better, getting worse, or not known.

At least five yearly points after the last break (boundary change with CBS flag 3, or a change of
definition) within the last ten years. Weighted least squares on the yearly rates with
their own sampling variance, which for counts and percentages is the chi-square test for trend that
Fingertips uses. An arrow needs p < 0.05 and a change of at least 10 % of the mean level between the first
and the last point. p is two-sided, so where nothing changes at most 2.5 % of the series that are tested still
point to worse (`door_toeval`): a count of arrows is told beside the number tested and that number. Fewer
points: "onbekend". `richting` −1: down is worse.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from monitor import opmaak
from monitor.kans import Codes, Getallen, deel, som

MINSTENS_PUNTEN = 5
HOOGSTENS_JAREN = 10  # an arrow says something about the last ten years at most
P_GRENS = 0.05
VERANDERING_GRENS = 0.10  # share of the mean level
SLECHTER, GELIJK, BETER, ONBEKEND = "slechter", "gelijk", "beter", "onbekend"


@dataclass(frozen=True)
class Trends:
    """One element per series: number of points, relative change over the points, p, and the word."""

    punten: Codes
    verandering: Getallen
    p: Getallen
    woord: np.ndarray


def door_toeval(getoetst: int) -> int:
    """Arrows to worse to expect among so many tested series in which nothing changes, at most: half of
    p < 0.05; that an arrow also asks 10 % change makes it fewer."""
    return round(getoetst * P_GRENS / 2)


def telzin(slechter: int, getoetst: int, wat: str = "cijfers") -> str:
    """`Van 405 cijfers met minstens 5 jaren lijken er 11 slechter te worden; door toeval …`; empty when
    nothing could be tested."""
    if not getoetst:
        return ""
    toeval = door_toeval(getoetst)
    lijken = {0: "lijkt er geen", 1: "lijkt er 1"}.get(slechter, f"lijken er {slechter}")
    verwacht = {0: "zou het er minder dan 1", 1: "zou het er hoogstens ongeveer 1"}.get(
        toeval, f"zouden het er hoogstens ongeveer {toeval}"
    )
    return (
        f"Van {opmaak.getal(getoetst)} {wat} met minstens {MINSTENS_PUNTEN} jaren {lijken} slechter te "
        f"worden; door toeval alleen {verwacht} zijn."
    )


def bereken(
    reeks: Codes, jaar: Codes, niveau: Getallen, variantie: Getallen, aantal: int, richting: float = 1.0
) -> Trends:
    """Trend of each series 0..aantal-1 from unbroken yearly points and their variances."""
    bruikbaar = np.isfinite(niveau) & np.isfinite(variantie) & (variantie > 0)
    reeks, niveau, variantie = reeks[bruikbaar], niveau[bruikbaar], variantie[bruikbaar]
    t = jaar[bruikbaar].astype(np.float64)
    punten = np.bincount(reeks, minlength=aantal)
    w = 1.0 / variantie
    W = som(w, reeks, aantal)
    t_midden = deel(som(w * t, reeks, aantal), W)
    dt = t - t_midden[reeks]
    stt = som(w * dt * dt, reeks, aantal)
    helling = deel(som(w * dt * niveau, reeks, aantal), stt)
    z = helling * np.sqrt(stt)
    p = 2.0 * special.ndtr(-np.abs(z))
    gemiddeld = deel(som(niveau, reeks, aantal), punten.astype(np.float64))
    eerste, laatste = np.full(aantal, np.inf), np.full(aantal, -np.inf)
    np.minimum.at(eerste, reeks, t)
    np.maximum.at(laatste, reeks, t)
    duur = np.where(punten > 0, laatste - eerste, 0.0)
    verandering = deel(helling * duur, np.abs(gemiddeld))
    genoeg = punten >= MINSTENS_PUNTEN
    pijl = genoeg & (p < P_GRENS) & (np.abs(verandering) >= VERANDERING_GRENS)
    woord = np.where(genoeg & np.isfinite(p), GELIJK, ONBEKEND)
    woord = np.where(pijl, np.where(richting * verandering > 0, SLECHTER, BETER), woord)
    return Trends(punten, np.where(genoeg, verandering, np.nan), np.where(genoeg, p, np.nan), woord)
