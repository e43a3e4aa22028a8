"""How good were earlier forecasts? Made again, with what was known then, and held against what came.

Rolling origins: the forecasts of 26, 52 and 78 weeks ago are computed afresh with `Invoer.terug` (hours,
projects and dates as known then). They serve three ends: the width of the band, whether to lean on a rule
without projects, and the scoreboard of the page, next to "gewoon het gemiddelde" (mean of the last 26 weeks)
and "kengetal-planning" (usual load plus norm hours).

Score: by how many hours the middle forecast (P50) missed the truth, on average; pinball loss of P10, P50 and
P90, averaged; the share of weeks inside the 80 % band; Brier score of "load above capacity".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from monitor.prognose.invoer import Invoer, Reeks, per_coordinator
from monitor.prognose.ontwerp import DELEN, WERKDAGEN_PER_WEEK, projectkolommen
from monitor.prognose.paden import AANTAL, Simulator
from monitor.prognose.schat import Schatting, schat

MOMENTEN = (26, 52, 78)
MINSTE_WEKEN = 52  # history needed before an earlier forecast says something
KWANTIELEN = np.array([0.1, 0.5, 0.9])
RECENT = 26
RONDEN = 5  # EM rounds for an earlier forecast: enough for its band
AFWEZIG = 0.8  # leave share from which a week says nothing


@dataclass(frozen=True)
class Eerder:
    """One earlier forecast. S paths, h weeks, C coordinators."""

    weken_terug: int
    paden: Reeks  # S × h × C
    menging: Reeks  # h × C: halfway shift towards the rule without projects
    gemiddelde: Reeks  # 3 × h × C: the 26-week mean with the spread of those weeks
    planning: Reeks  # 3 × h × C: usual load plus norm hours, with the same spread
    werkelijk: Reeks  # h × C, NaN = not registered or absent
    capaciteit: Reeks  # h × C


def blik_terug(
    invoer: Invoer, horizon: int, seed: int, momenten: tuple[int, ...] = MOMENTEN
) -> tuple[Eerder, ...]:
    """The earlier forecasts that the history allows."""
    return tuple(
        _maak(invoer, weken, min(horizon, weken), seed)
        for weken in momenten
        if invoer.T - weken >= MINSTE_WEKEN
    )


def _maak(invoer: Invoer, weken_terug: int, horizon: int, seed: int) -> Eerder:
    toen = invoer.terug(weken_terug, horizon)
    schatting = schat(toen, RONDEN)
    C = len(invoer.coordinatoren)
    buurtpaden = Simulator(toen, schatting, seed, AANTAL // 2).simuleer().uren
    T, h = toen.T, len(toen.weken) - toen.T
    y = per_coordinator(invoer.uren[:, T : T + h].T, invoer.van, C)
    y[invoer.verlof[:, T : T + h].T >= AFWEZIG] = np.nan
    y[:, ~invoer.met_buurt] = np.nan  # got a buurt later: no history to be judged by
    return Eerder(
        weken_terug=weken_terug,
        paden=per_coordinator(buurtpaden, invoer.van, C),
        menging=per_coordinator(naar_regel(toen, schatting, buurtpaden), invoer.van, C),
        gemiddelde=_gemiddelde(toen),
        planning=_planning(toen),
        werkelijk=y,
        capaciteit=invoer.capaciteit[:, T : T + h].T,
    )


def regel_zonder_projecten(invoer: Invoer, schatting: Schatting) -> Reeks:
    """Mean of the last 26 weeks per buurt, moved along with the calendar: h × B."""
    T = invoer.T
    gamma = schatting.b[schatting.indeling.kalender][:-1]
    kalender = np.maximum(0.1, 1 + schatting.ontwerp.kalender @ gamma)  # C × n
    kalender = kalender[invoer.wie, np.arange(len(invoer.weken))]  # B × n
    deel = slice(max(0, T - RECENT), T)
    gezien = ~np.isnan(invoer.uren[:, deel])
    som = np.where(gezien, invoer.uren[:, deel], 0.0).sum(axis=1)
    basis = som / np.maximum(1e-9, (kalender[:, deel] * gezien).sum(axis=1))
    regel: Reeks = (basis[:, None] * kalender[:, T:]).T
    return regel


def naar_regel(invoer: Invoer, schatting: Schatting, paden: Reeks) -> Reeks:
    """The shift that brings the centre of the paths halfway to the rule without projects: h × B."""
    return halverwege(regel_zonder_projecten(invoer, schatting), paden)


def halverwege(regel: Reeks, paden: Reeks) -> Reeks:
    """The same, of a rule that is known: it stays what it is, whatever projects the paths have."""
    verschil: Reeks = (regel - paden.mean(axis=0)) / 2
    return verschil


def _gemiddelde(invoer: Invoer) -> Reeks:
    """Gewoon het gemiddelde: quantiles of the last 26 weeks, the same for every week to come."""
    C = len(invoer.coordinatoren)
    recent = per_coordinator(invoer.uren[:, -RECENT:].T, invoer.van, C)
    h = len(invoer.weken) - invoer.T
    afwijking = _kwantielen(recent - _gemiddeld(recent))
    return np.repeat((_gemiddeld(recent) + afwijking)[:, None, :], h, axis=1)


def _planning(invoer: Invoer) -> Reeks:
    """Kengetal-planning: usual load of 52 weeks without norm hours, per working day, plus norm hours."""
    C, T = len(invoer.coordinatoren), invoer.T
    norm = np.zeros((len(invoer.buurten), len(invoer.weken)))
    for p, kolommen in zip(invoer.projecten, projectkolommen(invoer, invoer.projecten), strict=True):
        norm[p.buurt] += kolommen[:DELEN].sum(axis=0)
    project = per_coordinator(norm.T, invoer.van, C)
    dagen = (invoer.werkdagen / WERKDAGEN_PER_WEEK)[:, None] * (1 - invoer.verlof.T)
    y = per_coordinator(invoer.uren[:, -52:].T, invoer.van, C)
    toen = slice(max(0, T - 52), T)
    rest = np.maximum(0.0, y - project[toen])
    gewoon = np.nansum(rest, axis=0) / np.maximum(1e-9, np.where(np.isnan(rest), 0, dagen[toen]).sum(axis=0))
    spreiding = _kwantielen(y - gewoon * dagen[toen] - project[toen])
    spreiding[1] = 0.0
    planning: Reeks = np.maximum(0.0, (gewoon * dagen[T:] + project[T:])[None] + spreiding[:, None, :])
    return planning


def _gemiddeld(y: Reeks) -> Reeks:
    n = np.maximum(1, (~np.isnan(y)).sum(axis=0))
    gemiddeld: Reeks = np.where(np.isnan(y), 0.0, y).sum(axis=0) / n
    return gemiddeld


def _kwantielen(y: Reeks) -> Reeks:
    """P10, P50, P90 per column over the known rows; zero where nothing is known: 3 × C."""
    uit = np.zeros((len(KWANTIELEN), y.shape[1]))
    for c in range(y.shape[1]):
        bekend = y[~np.isnan(y[:, c]), c]
        if bekend.size:
            uit[:, c] = np.quantile(bekend, KWANTIELEN)
    return uit


def misser(q: Reeks, y: Reeks) -> float:
    """Mean absolute miss of the middle forecast (P50 of 3 × …) against y (…), over the known weeks."""
    bekend = ~np.isnan(y)
    return float(np.abs(y - q[1])[bekend].mean()) if bekend.any() else float("nan")


def pinball(q: Reeks, y: Reeks) -> float:
    """Mean pinball loss of P10, P50, P90 (3 × …) against y (…), over the known weeks."""
    verschil = y[None] - q
    tau = KWANTIELEN.reshape(-1, *([1] * y.ndim))
    verlies = np.maximum(tau * verschil, (tau - 1) * verschil)
    bekend = ~np.isnan(y)
    return float(verlies[:, bekend].mean()) if bekend.any() else float("nan")


def dekking(q: Reeks, y: Reeks) -> float:
    """Share of the known weeks between P10 and P90."""
    bekend = ~np.isnan(y)
    binnen = (q[0] <= y) & (y <= q[-1])
    return float(binnen[bekend].mean()) if bekend.any() else float("nan")


def brier(kans: Reeks, y: Reeks, capaciteit: Reeks) -> float:
    """Mean squared difference between P(load > capacity) and whether it happened."""
    bekend = ~np.isnan(y)
    return float(((kans - (y > capaciteit)) ** 2)[bekend].mean()) if bekend.any() else float("nan")


def kans_uit_kwantielen(q: Reeks, capaciteit: Reeks) -> Reeks:
    """P(load > capacity) of a forecast that only has P10, P50, P90: linear between them."""
    laag, midden, hoog = q
    onder = 0.1 + 0.4 * (capaciteit - laag) / np.maximum(1e-9, midden - laag)
    boven = 0.5 + 0.4 * (capaciteit - midden) / np.maximum(1e-9, hoog - midden)
    kans: Reeks = 1 - np.clip(np.where(capaciteit < midden, onder, boven), 0.0, 1.0)
    return kans
