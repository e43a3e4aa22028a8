"""Kengetallen learned from booked hours: "uw kengetal 0,35; gemeten 0,42 (0,31–0,55), op 6 projecten".

A phase's multiplier is the mean of its early and late half: phase mean plus deviation of the type, a linear
combination of shared coefficients, so its posterior is normal with a known mean and variance. Times the
kengetal it is what was measured, with an 80 % interval. n counts the projects of the type that have had at
least `GEZIEN` norm hours in that phase; with n = 0 it says nothing beyond the kengetal and is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from monitor.prognose.invoer import FASEN, Invoer, Reeks
from monitor.prognose.ontwerp import DELEN
from monitor.prognose.schat import GEZIEN, Schatting

Z80 = NormalDist().inv_cdf(0.9)


@dataclass(frozen=True)
class GemetenKengetal:
    """Hours per home for one type and phase: as set, and as measured with its 80 % interval."""

    type: str
    fase: str
    kengetal: float
    laag: float
    gemeten: float
    hoog: float
    n: int


def meet(invoer: Invoer, schatting: Schatting) -> tuple[GemetenKengetal, ...]:
    """What the booked hours say about each kengetal that projects have tried."""
    ix, ontwerp = schatting.indeling, schatting.ontwerp
    gezien = ontwerp.project[:, :DELEN, : invoer.T].sum(axis=2)  # P × 6 norm hours
    uit = []
    for s, soort in enumerate(ontwerp.soorten):
        for f, fase in enumerate(FASEN):
            eigen = (ontwerp.soort == s) & (gezien[:, 2 * f : 2 * f + 2].sum(axis=1) > GEZIEN)
            kengetal = invoer.kengetal.get((soort, fase), 0.0)
            if not eigen.any() or kengetal <= 0:
                continue
            k = np.zeros(ix.totaal)
            for begin in (ix.fase.start, ix.soort_van(s).start):
                k[begin + 2 * f : begin + 2 * f + 2] = 0.5
            midden, sd = float(k @ schatting.b), float(np.sqrt(k @ schatting.C @ k))
            laag, hoog = max(0.0, midden - Z80 * sd), max(0.0, midden + Z80 * sd)
            grenzen = (kengetal * laag, kengetal * max(0.0, midden), kengetal * hoog)
            uit.append(GemetenKengetal(soort, fase, kengetal, *grenzen, int(eigen.sum())))
    return tuple(uit)


def projecturen(invoer: Invoer, schatting: Schatting, nummer: int, seed: int, aantal: int = 400) -> Reeks:
    """Draws of the hours that one project has asked for so far, from the posterior."""
    rng = np.random.default_rng([seed, nummer])
    s, ix = schatting, schatting.indeling
    gedeeld = rng.multivariate_normal(s.b, s.C, size=aantal, method="eigh")
    b, plek = invoer.begonnen[nummer].buurt, ix.plek[nummer]
    deel = slice(plek, plek + 2)
    midden = s.a[b, deel] - gedeeld @ s.G[b, deel].T
    u = midden + rng.multivariate_normal(np.zeros(2), s.Ci[b, deel, deel], size=aantal, method="eigh")
    theta = s.multiplier(gedeeld, int(s.ontwerp.soort[nummer]))
    norm = s.ontwerp.project[nummer, :, : invoer.T].sum(axis=1)
    uren: Reeks = (theta * s.gewicht(u)) @ norm
    return uren
