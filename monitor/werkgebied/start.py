"""A first plan in which every area is in one piece: today's division mended, or a fresh one.

1. The pieces of the map that no border or road link connects each get coordinators, so that their fair shares
   fit the hours there; a coordinator works in one piece only.
2. A coordinator's `vast` buurten are connected over the cheapest path (own buurten of today are free).
3. Of today's area the connected part that holds those (else the heaviest part) is kept.
4. A coordinator without buurten gets a first one; the rest is handed out one by one to the neighbouring
   coordinator who has the least of the fair share, today's own first.
Rules that can't be met together (`vast`, `niet`) give way here; the search and the checker see that.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from monitor.werkgebied.instantie import Instantie, Plan

MEESTE_COMBINATIES = 20_000  # coordinators over map pieces: try all up to here, else one by one


def begin(instantie: Instantie, seed: int, basis: Sequence[int] | None) -> Plan:
    """A plan to start from, on the base of another plan (today's) or fresh (None)."""
    return _Bouw(instantie, np.random.default_rng(seed), basis).plan()


def delen(instantie: Instantie, buurten: Iterable[int] | None = None) -> list[set[int]]:
    """The connected pieces of (a part of) the map."""
    over = set(range(instantie.n)) if buurten is None else set(buurten)
    gevonden = []
    while over:
        eerste = min(over)
        deel, stapel = {eerste}, [eerste]
        while stapel:
            for ander, _ in instantie.buren[stapel.pop()]:
                if ander in over and ander not in deel:
                    deel.add(ander)
                    stapel.append(ander)
        gevonden.append(deel)
        over -= deel
    return gevonden


class _Bouw:
    def __init__(
        self, instantie: Instantie, toeval: np.random.Generator, basis: Sequence[int] | None
    ) -> None:
        self.i = instantie
        self.toeval = toeval
        self.basis = basis
        self.van = [-1] * instantie.n
        self.uren = [0.0] * instantie.k

    def plan(self) -> Plan:
        stukken = delen(self.i)
        thuis = self._thuis(stukken)
        volgorde = [int(wie) for wie in self.toeval.permutation(self.i.k)]
        for wie in volgorde:
            self._vast(wie, stukken[thuis[wie]])
        for wie in volgorde:
            self._kern(wie, stukken[thuis[wie]])
        for wie in volgorde:
            if self.uren[wie] == 0 and wie not in self.van:
                self._eerste(wie, stukken[thuis[wie]])
        self._rest(lambda buurt, wie: self.i.mag(buurt, wie))
        self._rest(lambda buurt, wie: True)  # noqa: ARG005
        return tuple(self._zonder_weg())

    def _geef(self, buurt: int, wie: int) -> None:
        oud = self.van[buurt]
        if oud >= 0:
            self.uren[oud] -= self.i.buurten[buurt].uren
        self.van[buurt] = wie
        self.uren[wie] += self.i.buurten[buurt].uren

    def _thuis(self, stukken: list[set[int]]) -> list[int]:
        """Per coordinator the map piece to work in: fair shares fit the hours, few people change piece."""
        k = self.i.k
        if len(stukken) == 1:
            return [0] * k
        uren = [sum(self.i.buurten[b].uren for b in stuk) for stuk in stukken]
        eigen = np.zeros((k, len(stukken)))
        for nummer, stuk in enumerate(stukken):
            for buurt in stuk:
                if self.i.huidig[buurt] >= 0:
                    eigen[self.i.huidig[buurt], nummer] += 1e-3 * self.i.buurten[buurt].uren
                if buurt in self.i.vast:
                    eigen[self.i.vast[buurt], nummer] += 1e6

        def kosten(keuze: Iterable[int]) -> float:
            keuze = list(keuze)
            som = [0.0] * len(stukken)
            for wie, deel in enumerate(keuze):
                som[deel] += self.i.doeluren[wie]
            scheef = sum(
                abs(som[deel] - uren[deel]) + (1e5 if som[deel] == 0 else 0) for deel in range(len(som))
            )
            return scheef - sum(float(eigen[wie, deel]) for wie, deel in enumerate(keuze))

        if len(stukken) ** k <= MEESTE_COMBINATIES:
            return list(min(itertools.product(range(len(stukken)), repeat=k), key=kosten))
        keuze = [int(deel) for deel in eigen.argmax(axis=1)]
        beter = True
        while beter:
            beter = False
            for wie, deel in itertools.product(range(k), range(len(stukken))):
                ander = [*keuze[:wie], deel, *keuze[wie + 1 :]]
                if kosten(ander) < kosten(keuze) - 1e-9:
                    keuze, beter = ander, True
        return keuze

    def _vast(self, wie: int, stuk: set[int]) -> None:
        """Take the coordinator's pinned buurten, connected by cheapest paths; skip what can't be reached."""
        vast = sorted(b for b, i in self.i.vast.items() if i == wie and b in stuk and self.van[b] < 0)
        if not vast:
            return
        self._geef(vast[0], wie)
        over = set(vast[1:])
        while over:
            pad = self._pad(wie, over)
            if not pad:
                return
            for buurt in pad:
                self._geef(buurt, wie)
            over -= set(pad)

    def _pad(self, wie: int, doelen: set[int]) -> list[int]:
        """Cheapest path from the coordinator's area to one of `doelen`, over free buurten (Dijkstra)."""
        van: dict[int, int] = {}
        kosten = {b: 0.0 for b, i in enumerate(self.van) if i == wie}
        rij = [(0.0, b) for b in kosten]
        while rij:
            ver, buurt = heapq.heappop(rij)
            if ver > kosten[buurt]:
                continue
            if buurt in doelen:
                pad = []
                while self.van[buurt] != wie:
                    pad.append(buurt)
                    buurt = van[buurt]
                return pad
            for ander, _ in self.i.buren[buurt]:
                if self.van[ander] >= 0 or not self.i.mag(ander, wie):
                    continue
                eigen = self.basis is not None and self.basis[ander] == wie
                erbij = ver + (0.01 if eigen else 1.0 + float(self.toeval.random()))
                if erbij < kosten.get(ander, np.inf):
                    kosten[ander], van[ander] = erbij, buurt
                    heapq.heappush(rij, (erbij, ander))
        return []

    def _kern(self, wie: int, stuk: set[int]) -> None:
        """Keep the connected part of the base area around the pinned buurten, else its heaviest part."""
        if self.basis is None:
            return
        vast = {b for b, i in enumerate(self.van) if i == wie}
        eigen = vast | {b for b in stuk if self.basis[b] == wie and self.van[b] < 0 and self.i.mag(b, wie)}
        stukken = delen(self.i, eigen)
        if not stukken:
            return
        kern = max(stukken, key=lambda s: (len(s & vast), sum(self.i.buurten[b].uren for b in s)))
        for buurt in sorted(kern - vast):
            self._geef(buurt, wie)

    def _eerste(self, wie: int, stuk: set[int]) -> None:
        """A first buurt: a free one, far from the others; else one that a full neighbour can miss."""
        mag = [b for b in sorted(stuk) if self.i.mag(b, wie)] or sorted(stuk)
        vrij = [b for b in mag if self.van[b] < 0]
        if vrij:
            bezet = [b for b in stuk if self.van[b] >= 0]
            self._geef(self._ver(vrij, bezet), wie)
            return
        for buurt in sorted(mag, key=lambda b: -self.uren[self.van[b]] / self.i.doeluren[self.van[b]]):
            oud = self.van[buurt]
            rest = {b for b, i in enumerate(self.van) if i == oud and b != buurt}
            if rest and self.i.vast.get(buurt) != oud and len(delen(self.i, rest)) == 1:
                self._geef(buurt, wie)
                return

    def _ver(self, vrij: list[int], bezet: list[int]) -> int:
        """One of the free buurten, drawn by the squared distance to the nearest taken one."""
        if not bezet:
            return vrij[int(self.toeval.integers(len(vrij)))]
        xy = np.array([(b.x, b.y) for b in self.i.buurten])
        afstand = ((xy[vrij][:, None] - xy[bezet][None]) ** 2).sum(-1).min(1) + 1e-9
        return vrij[int(self.toeval.choice(len(vrij), p=afstand / afstand.sum()))]

    def _rest(self, mag: Callable[[int, int], bool]) -> None:
        """Hand out what is left, to the neighbour with the least of the fair share."""
        rij = [
            (self._graad(ander, wie), ander, wie)
            for buurt, wie in enumerate(self.van)
            if wie >= 0
            for ander, _ in self.i.buren[buurt]
            if self.van[ander] < 0
        ]
        heapq.heapify(rij)
        while rij:
            graad, buurt, wie = heapq.heappop(rij)
            if self.van[buurt] >= 0 or not mag(buurt, wie):
                continue
            nu = self._graad(buurt, wie)
            if nu > graad + 1e-9:  # the coordinator got fuller meanwhile: ask again later
                heapq.heappush(rij, (nu, buurt, wie))
                continue
            self._geef(buurt, wie)
            for ander, _ in self.i.buren[buurt]:
                if self.van[ander] < 0:
                    heapq.heappush(rij, (self._graad(ander, wie), ander, wie))

    def _graad(self, buurt: int, wie: int) -> float:
        eigen = self.basis is not None and self.basis[buurt] == wie
        return self.uren[wie] / self.i.doeluren[wie] - (0.5 if eigen else 0.0)

    def _zonder_weg(self) -> list[int]:
        """Map pieces that no coordinator works in (too many pieces): keep today's, else the emptiest."""
        for buurt, wie in enumerate(self.van):
            if wie < 0:
                nu = self.i.huidig[buurt]
                leegst = min(range(self.i.k), key=lambda i: self.uren[i] / self.i.doeluren[i])
                self._geef(buurt, nu if nu >= 0 else leegst)
        return self.van
