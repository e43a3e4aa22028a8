"""From input to forecast: fit, look back, paths, band. The one door to the model.

`voorspel` is deterministic for a seed. Everything a page shows comes out of `Verwachting`: the paths per
buurt, which sum to coordinators and team path by path, so that figures on different pages can't disagree.
Who has a buurt in a week to come is said by `verdeling`. A coordinator is away in a week on leave and in one
without a buurt; in the latter the capacity does not count either, as of anybody without a buurt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from monitor.fouten import Geweigerd
from monitor.prognose.band import Band, bepaal
from monitor.prognose.invoer import Invoer, Projectplan, Reeks, per_coordinator
from monitor.prognose.paden import Simulator
from monitor.prognose.schat import Schatting, schat
from monitor.prognose.terugblik import (
    AFWEZIG,
    KWANTIELEN,
    Eerder,
    blik_terug,
    halverwege,
    regel_zonder_projecten,
)
from monitor.prognose.verdeling import verdeel

MINSTE_HISTORIE = 26  # weeks; less is no basis for a forecast
TEAM = "team"
VOL_MARGE = 0.05
VOL_AANDEEL = 0.25


@dataclass(frozen=True)
class Verwachting:
    """The forecast. S paths, h weeks, B buurten, C coordinators."""

    invoer: Invoer
    schatting: Schatting
    paden: Reeks  # S × h × B
    project: dict[str, Reeks]  # project → S × h
    projecten: tuple[Projectplan, ...]  # the plan that these paths go by
    band: Band
    eerdere: tuple[Eerder, ...]
    chronisch_vol: NDArray[np.bool_]  # C

    def eerste(self, weken: int) -> Verwachting:
        """The same, of the first `weken` weeks only."""
        return replace(
            self,
            invoer=self.invoer.vooruit(weken),
            paden=self.paden[:, :weken],
            project={naam: uren[:, :weken] for naam, uren in self.project.items()},
        )

    @property
    def per_coordinator(self) -> Reeks:
        """S × h × C."""
        per_buurt: dict[int, Reeks] = {}
        for p in self.projecten:
            per_buurt[p.buurt] = per_buurt.get(p.buurt, 0.0) + self.project[p.project]
        return verdeel(self.paden, self.invoer, per_buurt)

    @property
    def capaciteit(self) -> Reeks:
        """h × C; none in a week without a buurt."""
        capaciteit = self.invoer.capaciteit[:, self.invoer.T :].T
        zonder = self.invoer.zonder_buurt
        return np.where(zonder, 0.0, capaciteit) if zonder.any() else capaciteit

    @property
    def afwezig(self) -> NDArray[np.bool_]:
        """h × C: on leave (nearly) the whole week, or without a buurt."""
        verlof: NDArray[np.bool_] = self.invoer.verlof[:, self.invoer.T :].T >= AFWEZIG
        return verlof | self.invoer.zonder_buurt


class Voorspeller:
    """A fitted model that can answer what-if questions quickly: same draws, other projects."""

    def __init__(self, invoer: Invoer, seed: int, eerdere: tuple[Eerder, ...] | None = None) -> None:
        if invoer.T < MINSTE_HISTORIE:
            raise Geweigerd(
                f"Er zijn {invoer.T} weken met uren; voor een verwachting zijn er minstens "
                f"{MINSTE_HISTORIE} nodig. Lees meer urenregistraties in."
            )
        self.invoer = invoer
        horizon = len(invoer.weken) - invoer.T
        self.eerdere = blik_terug(invoer, min(horizon, 26), seed) if eerdere is None else eerdere
        self.band = bepaal(self.eerdere, invoer.T)
        self.schatting = schat(invoer)
        self.simulator = Simulator(invoer, self.schatting, seed)
        self._basis = self.simulator.simuleer()
        self._regel = regel_zonder_projecten(invoer, self.schatting)

    def verwacht(self, projecten: tuple[Projectplan, ...] | None = None) -> Verwachting:
        """The forecast with these projects (default: the plan as it stands)."""
        paden = self._basis if projecten is None else self.simulator.simuleer(projecten)
        return Verwachting(
            invoer=self.invoer,
            schatting=self.schatting,
            paden=self.band.pas_toe(paden.uren, halverwege(self._regel, paden.uren)),
            project=paden.project,
            projecten=self.invoer.projecten if projecten is None else projecten,
            band=self.band,
            eerdere=self.eerdere,
            chronisch_vol=chronisch_vol(self.invoer),
        )


def voorspel(invoer: Invoer, seed: int = 0) -> Verwachting:
    """Forecast all weeks of `invoer` after its history.

    Raises
    ------
    Geweigerd
        Under 26 weeks of history.
    """
    return Voorspeller(invoer, seed).verwacht()


def kwantielen(paden: Reeks) -> Reeks:
    """P10, P50, P90 over the paths: 3 × …"""
    q: Reeks = np.quantile(paden, KWANTIELEN, axis=0)
    return q


def kans_te_druk(paden: Reeks, capaciteit: Reeks) -> Reeks:
    """P(load > capacity): share of the paths above it."""
    kans: Reeks = (paden > capaciteit[None]).mean(axis=0)
    return kans


def met_team(v: Verwachting) -> tuple[Reeks, Reeks, NDArray[np.bool_]]:
    """Paths, capacity and absence with the team as one more column after the coordinators.

    The team's paths are the sums of the coordinators' paths; it is away only when everybody is.
    """
    paden, capaciteit, afwezig = v.per_coordinator, v.capaciteit, v.afwezig
    return (
        np.concatenate([paden, paden.sum(axis=2, keepdims=True)], axis=2),
        np.concatenate([capaciteit, capaciteit.sum(axis=1, keepdims=True)], axis=1),
        np.concatenate([afwezig, afwezig.all(axis=1, keepdims=True)], axis=1),
    )


def chronisch_vol(invoer: Invoer) -> NDArray[np.bool_]:
    """More than a quarter of the weeks within 5 % of capacity: demand above it is never booked. C."""
    T, C = invoer.T, len(invoer.coordinatoren)
    y = per_coordinator(invoer.uren[:, -52:].T, invoer.van, C)
    cap = invoer.capaciteit[:, max(0, T - 52) : T].T
    telt = ~np.isnan(y) & ~np.isnan(cap) & (cap > 0)
    dichtbij = telt & (np.abs(y / np.where(telt, cap, 1.0) - 1) <= VOL_MARGE)
    vol: NDArray[np.bool_] = dichtbij.sum(axis=0) > VOL_AANDEEL * np.maximum(1, telt.sum(axis=0))
    return vol
