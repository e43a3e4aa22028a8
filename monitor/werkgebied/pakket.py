"""Changes in packages (wisselpakketten) that can be taken one by one.

Buurten that go from the same coordinator to the same coordinator and touch each other form one package. They
are put in an order in which every step keeps all areas in one piece and nobody without a buurt; of the
possible steps the one that lowers the deviations most (Σ squared) comes first. Packages that only work
together (a swap that would cut an area in between) are merged until a step exists.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.werkgebied.instantie import Instantie, Plan
from monitor.werkgebied.start import delen
from monitor.werkgebied.toets import Toetsing, toets

Zet = tuple[tuple[int, int], ...]  # (buurt, to whom)


@dataclass(frozen=True)
class Wisselpakket:
    """One step: which buurten go from whom to whom, and the plan judged after it and all before it."""

    nummer: int
    wissels: tuple[tuple[str, str, str], ...]  # buurt, from, to
    woningen: int
    uren: float
    na: Toetsing
    plan: Plan
    los: bool  # could be taken on its own, without the ones before


def wisselpakketten(
    instantie: Instantie, van: Sequence[int], naar: Sequence[int]
) -> tuple[Wisselpakket, ...]:
    """From one plan to another in steps."""
    over = _groepen(instantie, van, naar)
    plan = list(van)
    pakketten: list[Wisselpakket] = []
    begin = _stukken(instantie, van)
    while over:
        keuze = _volgende(instantie, plan, over)
        los = _stukken(instantie, _na(van, keuze)) <= begin
        for groep in [groep for groep in over if set(groep) <= set(keuze)]:
            over.remove(groep)
        oud = list(plan)
        plan = _na(plan, keuze)
        pakketten.append(_pakket(instantie, len(pakketten) + 1, oud, plan, keuze, los))
    return tuple(pakketten)


def _groepen(instantie: Instantie, van: Sequence[int], naar: Sequence[int]) -> list[Zet]:
    anders = sorted(b for b in range(instantie.n) if van[b] != naar[b])
    per_paar = itertools.groupby(
        sorted(anders, key=lambda b: (van[b], naar[b])), key=lambda b: (van[b], naar[b])
    )
    return [
        tuple((b, naar[b]) for b in sorted(deel))
        for _, buurten in per_paar
        for deel in delen(instantie, buurten)
    ]


def _na(plan: Sequence[int], zet: Zet) -> list[int]:
    nieuw = list(plan)
    for buurt, wie in zet:
        nieuw[buurt] = wie
    return nieuw


def _stukken(instantie: Instantie, plan: Sequence[int]) -> int:
    """Pieces too many: 0 = every area in one piece and nobody empty."""
    som = 0
    for wie in range(instantie.k):
        som += abs(len(delen(instantie, (b for b, i in enumerate(plan) if i == wie))) - 1)
    return som


def _volgende(instantie: Instantie, plan: list[int], over: list[Zet]) -> Zet:
    """The best step that breaks nothing: one package, else two or three together, else all that is left."""
    nu = _stukken(instantie, plan)
    for aantal in (1, 2, 3):
        if aantal > len(over):
            break
        mogelijk = [
            zet
            for samen in itertools.combinations(over, aantal)
            if (zet := tuple(itertools.chain(*samen))) and _stukken(instantie, _na(plan, zet)) <= nu
        ]
        if mogelijk:
            return min(mogelijk, key=lambda zet: (_scheef(instantie, _na(plan, zet)), zet))
        if len(over) > 40:  # triples of so many packages take too long: take the whole
            break
    return tuple(itertools.chain(*over))


def _scheef(instantie: Instantie, plan: Sequence[int]) -> float:
    uren = [0.0] * instantie.k
    for buurt, wie in zip(instantie.buurten, plan, strict=True):
        uren[wie] += buurt.uren
    return sum((u / doel - 1) ** 2 for u, doel in zip(uren, instantie.doeluren, strict=True))


def _pakket(
    instantie: Instantie, nummer: int, van: Sequence[int], plan: Sequence[int], zet: Zet, los: bool
) -> Wisselpakket:
    buurten = [instantie.buurten[b] for b, _ in zet]
    return Wisselpakket(
        nummer=nummer,
        wissels=tuple(
            (instantie.buurten[b].code, instantie.medewerkers[van[b]].id, instantie.medewerkers[wie].id)
            for b, wie in zet
        ),
        woningen=sum(b.woningen for b in buurten),
        uren=sum(b.uren for b in buurten),
        na=toets(instantie, plan),
        plan=tuple(plan),
        los=los,
    )
