"""Levelling: which provisional projects would better start earlier or later.

Only projects that are *voorlopig*, have not begun and have a window (first and last possible start) move, by
whole weeks inside that window. Per coordinator the goal is

    mean over paths of Σ_weeks max(0, load − capacity)
        + q · (hours moved out of sight) + 0.25 h · Σ |weeks moved|

with q = the share of the weeks in sight in which load > capacity: an hour of work in a week that the forecast
doesn't see is short as often as an hour in an average week that it does. Work pushed out of sight is then no
gain of itself, and a move out of a peak still is.

With up to three movable projects every combination is tried; with more, coordinate descent over the shifts
of one project at a time, then of pairs, until nothing improves. Each project keeps its own random draws while
it moves, so that the difference is the move and nothing else. Coordinators who share no project are solved
apart; a project whose buurt changes hands in the weeks to come binds those who have it to one goal, their
sum, and counts in each week for who has the buurt then. Weeks on leave or without a buurt count no shortage.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.fouten import Geweigerd
from monitor.prognose.invoer import NIEMAND, Projectplan, Reeks
from monitor.prognose.paden import verplaatst
from monitor.prognose.voorspel import Voorspeller

KOSTEN_PER_WEEK = 0.25  # hours
MINSTE_HORIZON = 40  # weeks; with less, work is only pushed out of sight
MEESTE_KEUZES = 14  # shifts tried per project
ALLES_PROBEREN = 3  # projects
_RUIMTE = 1e8


@dataclass(frozen=True)
class Verzet:
    """One proposed move: weeks later (or earlier, below zero) and the shortage it takes away, in hours."""

    project: str
    weken: int
    gewonnen: float


@dataclass(frozen=True)
class Spreidingsvoorstel:
    """All moves, and the expected shortage of the team before and after, in hours over the horizon."""

    verzet: tuple[Verzet, ...]
    tekort_nu: float
    tekort_straks: float


def stel_voor(voorspeller: Voorspeller) -> Spreidingsvoorstel:
    """The best moves for the plan as it stands.

    Raises
    ------
    Geweigerd
        When the forecast looks less than 40 weeks ahead.
    """
    invoer = voorspeller.invoer
    if len(invoer.komend) < MINSTE_HORIZON:
        raise Geweigerd(
            f"Een spreidingsvoorstel kijkt minstens {MINSTE_HORIZON} weken vooruit. Kies een langere periode."
        )
    v = voorspeller.verwacht()
    paden = v.per_coordinator
    capaciteit = np.where(v.afwezig, _RUIMTE, v.capaciteit)
    verzet: list[Verzet] = []
    nu = straks = 0.0
    wie = invoer.per_week
    beweeglijk = [p for p in invoer.projecten if beweegbaar(p, invoer.T)]
    for groep in groepen([set(wie[:, p.buurt].tolist()) - {NIEMAND} for p in beweeglijk], paden.shape[2]):
        mag = [p for p in beweeglijk if np.isin(wie[:, p.buurt], groep).any()]
        keuzes = {p.project: schuiven(p, invoer.T) for p in mag}
        verschil = {
            p.project: {
                weken: _naast(uren, [wie[:, p.buurt] == c for c in groep])
                for weken, uren in _verschillen(
                    voorspeller, p, keuzes[p.project], v.project[p.project]
                ).items()
            }
            for p in mag
        }
        doel = Doel(
            np.concatenate([paden[:, :, c] for c in groep], axis=1),
            np.concatenate([capaciteit[:, c] for c in groep]),
            verschil,
        )
        beste = zoek(doel, keuzes)
        nu, straks = nu + doel.tekort({}), straks + doel.tekort(beste)
        verzet += [
            Verzet(naam, weken, doel.tekort({**beste, naam: 0}) - doel.tekort(beste))
            for naam, weken in beste.items()
            if weken
        ]
    return Spreidingsvoorstel(tuple(sorted(verzet, key=lambda m: -m.gewonnen)), nu, straks)


def groepen(gedeeld: Sequence[set[int]], aantal: int) -> list[list[int]]:
    """Coordinators 0 … aantal − 1, those who share a project together; in order of the first of each."""
    uit = [{c} for c in range(aantal)]
    for samen in gedeeld:
        een = [groep for groep in uit if groep & samen]
        if len(een) > 1:
            uit = [groep for groep in uit if not groep & samen] + [set().union(*een)]
    return sorted(sorted(groep) for groep in uit)


def _naast(uren: Reeks, eigen: Sequence[NDArray[np.bool_]]) -> Reeks:
    """The weeks (S × h) once for each coordinator of a group, nought in weeks that are another's."""
    return np.concatenate([uren * hier for hier in eigen], axis=1)


def beweegbaar(p: Projectplan, T: int) -> bool:
    """Provisional, not begun, planned in the future, and with a window."""
    return p.voorlopig and not p.werkelijk and p.grenzen[0] >= T and None not in (p.vroegste, p.laatste)


def schuiven(p: Projectplan, T: int) -> tuple[int, ...]:
    """Shifts in weeks that keep the start inside its window and in the future; 0 is always one of them."""
    vroegste = max(T, p.grenzen[0] if p.vroegste is None else p.vroegste) - p.grenzen[0]
    laatste = (p.grenzen[0] if p.laatste is None else p.laatste) - p.grenzen[0]
    alle = range(min(0, vroegste), max(0, laatste) + 1)
    stap = -(-len(alle) // MEESTE_KEUZES)
    return tuple(sorted({0, *(w for w in alle if w % stap == 0)}))


class Doel:
    """The goal for one coordinator (or a group, their weeks side by side), for any choice of shifts."""

    def __init__(self, paden: Reeks, capaciteit: Reeks, verschil: Mapping[str, Mapping[int, Reeks]]) -> None:
        self._boven = paden - capaciteit  # S × h
        self._verschil = verschil
        er = capaciteit < _RUIMTE  # weeks in which there is a capacity
        self._druk = float((self._boven[:, er] > 0).mean()) if er.any() else 0.0

    def tekort(self, keuze: Mapping[str, int]) -> float:
        """Expected hours over capacity with these shifts; what leaves the weeks in sight counts for q."""
        boven, erbij = self._boven, 0.0
        for naam, weken in keuze.items():
            if weken:
                verschil = self._verschil[naam][weken]
                boven = boven + verschil
                erbij += float(verschil.sum(axis=-1).mean())
        return float(np.maximum(0.0, boven).sum(axis=1).mean()) - self._druk * erbij

    def waarde(self, keuze: Mapping[str, int]) -> tuple[float, int]:
        """Shortage plus the cost of moving; less movement wins a draw."""
        weken = sum(abs(w) for w in keuze.values())
        return round(self.tekort(keuze) + KOSTEN_PER_WEEK * weken, 9), weken


def zoek(doel: Doel, keuzes: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """The best shifts: all combinations up to three projects, descent beyond."""
    if len(keuzes) <= ALLES_PROBEREN:
        return probeer_alles(doel, keuzes)
    return daal(doel, keuzes)


def probeer_alles(doel: Doel, keuzes: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Exhaustive search."""
    namen = list(keuzes)
    combinaties = itertools.product(*(keuzes[naam] for naam in namen))
    return min((dict(zip(namen, c, strict=True)) for c in combinaties), key=doel.waarde)


def daal(doel: Doel, keuzes: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Coordinate descent over one project at a time; then over neighbouring pairs; until nothing improves."""
    beste = dict.fromkeys(keuzes, 0)
    waarde = doel.waarde(beste)
    groepen = [(naam,) for naam in keuzes] + list(itertools.pairwise(keuzes))
    verbeterd = True
    while verbeterd:
        verbeterd = False
        for groep in groepen:
            for combinatie in itertools.product(*(keuzes[naam] for naam in groep)):
                kandidaat = {**beste, **dict(zip(groep, combinatie, strict=True))}
                nieuw = doel.waarde(kandidaat)
                if nieuw < waarde:
                    beste, waarde, verbeterd = kandidaat, nieuw, True
    return beste


def _verschillen(
    voorspeller: Voorspeller, p: Projectplan, keuzes: Sequence[int], basis: Reeks
) -> dict[int, Reeks]:
    """What each shift adds to (or takes from) every week, path by path."""
    bijdrage, band = voorspeller.simulator.bijdrage, voorspeller.band
    return {w: band.op_verschil(bijdrage(verplaatst(p, w)) - basis) for w in keuzes if w}
