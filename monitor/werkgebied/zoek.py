"""Local search: annealing runs from today's division and from fresh ones, the best answer kept.

A run is a function of (question, seed, number, length): same numbers, same plan. Lengths follow from a total
(`rondes_van`) or, with a clock, from the measured speed; they are part of the answer, so that every
answer can be made again. Runs cycle through settings per goal that were found by trying (see
docs/verantwoording.md). First feasibility: as long as no run broke nothing, the next one starts from the plan
that broke least, with heavier penalties.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from monitor.werkgebied import boom, kern
from monitor.werkgebied.instantie import NIEMAND, Instantie, Opdracht, Plan
from monitor.werkgebied.start import begin

Stop = Callable[[], bool]


@dataclass(frozen=True)
class Stijl:
    """Settings of one run. mu: weight of moved homes; J: weight of the goal; T: begin and end temperature;
    rho: how much the penalties rise."""

    mu: float
    J: float
    T0: float
    T1: float
    rho: float
    vers: bool = False  # start fresh instead of from today


@dataclass(frozen=True)
class Vondst:
    """What one run found: plan, how much it breaks (0 = nothing), value of the goal, iterations done."""

    plan: Plan
    breuk: float
    waarde: float
    nummer: int
    lengte: int
    gedaan: int

    @property
    def sleutel(self) -> tuple[float, float, int]:
        """Lower is better: breaks least, then best value, then the earliest run."""
        return (self.breuk, self.waarde if self.breuk == 0 else 0.0, self.nummer)


STIJLEN: dict[str, tuple[Stijl, ...]] = {
    "wijziging": (
        Stijl(20, 0.1, 3, 0.02, 10),
        Stijl(100, 0.1, 3, 0.02, 100),
        Stijl(20, 0.3, 3, 0.02, 100),
        Stijl(20, 0.1, 10, 0.02, 10),
    ),
    "balans": (
        Stijl(0, 0.02, 3, 0.004, 3),
        Stijl(0, 0.02, 10, 0.004, 3),
        Stijl(0, 0.1, 30, 0.01, 10),
        Stijl(0, 0.02, 1, 0.002, 3),
    ),
    "compact": (
        Stijl(0, 1, 3, 0.03, 10),
        Stijl(0, 3, 10, 0.1, 10, vers=True),
        Stijl(0, 0.3, 10, 0.02, 10),
        Stijl(0, 1, 30, 0.05, 10, vers=True),
    ),
    "samen": (
        Stijl(1, 1, 3, 0.02, 10),
        Stijl(1, 0.3, 3, 0.01, 10),
        Stijl(1, 3, 3, 0.05, 30),
        Stijl(1, 1, 10, 0.02, 10),
    ),
}
BASE, LIN, QUAD, WONING = 20.0, 40.0, 400.0, 4.0
SWAP, CHAIN, BOOM = 0.30, 0.15, 0.005
ZWAARDER = 10.0  # penalties of a repair run against those of a normal one
LENGTE_PER_BUURT = 12_000  # iterations per buurt in a run; longer runs gain little (measured)
KORTSTE = 2 * kern.SPRONG


class Zoeker:
    """The local search on one question; arrays are made once and reused by every run."""

    def __init__(self, instantie: Instantie, opdracht: Opdracht, seed: int = 0) -> None:
        self.instantie = instantie
        self.opdracht = opdracht
        self.seed = seed
        self.graaf = graaf_van(instantie, opdracht)

    def loop(
        self,
        nummer: int,
        lengte: int,
        *,
        van: Plan | None = None,
        herstel: bool = False,
        stop: Stop | None = None,
        stijl: Stijl | None = None,
    ) -> Vondst:
        """One annealing run. `van`: plan to start from; `herstel`: repair, with heavier penalties."""
        stijlen = STIJLEN[self.opdracht.doel]
        stijl = stijl or stijlen[nummer % len(stijlen)]
        if van is None:
            huidig = (
                None
                if stijl.vers or not any(i >= 0 for i in self.instantie.huidig)
                else self.instantie.huidig
            )
            van = begin(self.instantie, self._zaad(nummer), huidig)
        gewichten, doel = self._gewichten(stijl, herstel)
        t = toestand_van(self.graaf, van, self._zaad(nummer), self._grens())
        gedaan = 0
        while gedaan < lengte and not (stop and stop()):
            tot = min(lengte, gedaan + kern.SPRONG)
            boom.gloei(self.graaf, t, gewichten, doel, gedaan, tot, lengte)
            gedaan = tot
        return Vondst(
            plan=tuple(int(i) for i in t.beste),
            breuk=float(t.som[kern.S_BREUK]),
            waarde=float(t.som[kern.S_BESTE]),
            nummer=nummer,
            lengte=lengte,
            gedaan=gedaan,
        )

    def rondes(self, lengtes: Sequence[int], stop: Stop | None = None) -> Iterator[Vondst]:
        """Runs of these lengths, one after another; repair runs follow as long as all break something."""
        beste: Vondst | None = None
        for nummer, lengte in enumerate(lengtes):
            vondst = self.volgende(nummer, lengte, beste, stop)
            beste = vondst if beste is None or vondst.sleutel < beste.sleutel else beste
            yield vondst
            if stop and stop():
                return

    def volgende(self, nummer: int, lengte: int, beste: Vondst | None, stop: Stop | None = None) -> Vondst:
        """The run that comes next, given the best so far: odd runs repair while nothing is feasible."""
        if beste is not None and beste.breuk > 0 and nummer % 2 == 1:
            return self.loop(nummer, lengte, van=beste.plan, herstel=True, stop=stop)
        return self.loop(nummer, lengte, stop=stop)

    def _zaad(self, nummer: int) -> int:
        return (self.seed * 1_000_003 + nummer * 7_919 + 1) % 2**63

    def _grens(self) -> float:
        """Deviation above which an area is flagged: the tolerance; for *balans* whatever was best so far."""
        return np.inf if self.opdracht.doel == "balans" else self.opdracht.tolerantie + 1e-10

    def _gewichten(self, stijl: Stijl, herstel: bool) -> tuple[kern.Reeel, kern.Reeel]:
        doel, opdracht = self.opdracht.doel, self.opdracht
        k, rand = self.instantie.k, max(1e-9, self.instantie.totaal_grens)
        woningen = max(1, self.instantie.totaal_woningen)
        g = np.zeros(kern.GEWICHTEN)
        zwaar = ZWAARDER if herstel else 1.0
        g[kern.TAU] = 0.0 if doel == "balans" else opdracht.tolerantie
        g[kern.BASE], g[kern.LIN], g[kern.QUAD] = BASE, LIN * zwaar, QUAD * zwaar
        g[kern.WONING] = WONING * zwaar * 10.0 * k / woningen
        g[kern.SNIJ] = stijl.J * k * 10.0 / rand
        g[kern.MOVE] = stijl.J * stijl.mu * k * 10.0 / woningen
        g[kern.RUIMTE] = opdracht.wijzigingsruimte * woningen + 1e-6 if doel == "balans" else np.inf
        g[kern.RHO], g[kern.T0], g[kern.T1] = stijl.rho, stijl.T0, stijl.T1
        g[kern.P_SWAP], g[kern.P_CHAIN], g[kern.P_BOOM] = SWAP, CHAIN, BOOM
        g[kern.MINIMAX] = 1.0 if doel == "balans" else 0.0
        snij = {"wijziging": 0.001, "balans": 0.0, "compact": 1.0, "samen": 1.0}[doel]
        verhuis = {"wijziging": 1.0, "balans": 0.0, "compact": 0.0, "samen": 1.0}[doel]
        return g, np.array([snij / rand, verhuis / woningen])


def graaf_van(instantie: Instantie, opdracht: Opdracht) -> kern.Graaf:
    """The question in arrays for the compiled loop."""
    buren = instantie.buren
    mag = np.ones((instantie.n, instantie.k), dtype=np.uint8)
    for buurt, wie in instantie.niet:
        mag[buurt, wie] = 0
    for buurt, wie in instantie.vast.items():
        mag[buurt] = 0
        mag[buurt, wie] = 1
    gewogen = opdracht.doel == "samen"
    verhuis = instantie.gewichten if gewogen else [b.woningen for b in instantie.buurten]
    return kern.Graaf(
        ptr=np.cumsum([0, *(len(rij) for rij in buren)], dtype=np.int32),
        nbr=np.array([ander for rij in buren for ander, _ in rij], dtype=np.int32),
        meters=np.array([meters for rij in buren for _, meters in rij], dtype=np.float64),
        uren=np.array([b.uren for b in instantie.buurten], dtype=np.float64),
        woningen=np.array([b.woningen for b in instantie.buurten], dtype=np.float64),
        verhuis=np.array(verhuis, dtype=np.float64),
        huidig=np.array(instantie.huidig, dtype=np.int32),
        mag=mag,
        omgekeerd=1.0 / np.array(instantie.doeluren),
        meest=np.array(
            [np.inf if m.max_woningen is None else float(m.max_woningen) for m in instantie.medewerkers]
        ),
    )


def toestand_van(graaf: kern.Graaf, plan: Sequence[int], zaad: int, grens: float) -> kern.Toestand:
    """A fresh state on a plan; `zaad` feeds the generator, `grens` is the deviation that flags an area."""
    n, k = len(graaf.uren), len(graaf.omgekeerd)
    som = np.zeros(kern.SOMMEN)
    som[kern.S_BREUK] = som[kern.S_BESTE] = np.inf
    som[kern.S_GRENS] = grens
    return kern.Toestand(
        a=np.array(plan, dtype=np.int32),
        beste=np.array(plan, dtype=np.int32),
        uren=np.zeros(k),
        woningen=np.zeros(k),
        aantal=np.zeros(k, dtype=np.int32),
        fi=np.zeros(k),
        fout=np.zeros(k, dtype=np.uint8),
        som=som,
        toeval=np.random.SeedSequence(zaad).generate_state(1, np.uint64) | np.uint64(1),
        merk=np.zeros(n + 1, dtype=np.int64),
        stapel=np.zeros(2 * len(graaf.nbr) + n + 4, dtype=np.int32),
        rij=np.zeros(n, dtype=np.int32),
        ouder=np.zeros(n, dtype=np.int32),
        plek=np.zeros(n, dtype=np.int32),
        s=np.zeros((5, n)),
    )


def meet_snelheid(zoeker: Zoeker) -> float:
    """Iterations per second on this machine and question, from one short run."""
    zoeker.loop(0, kern.SPRONG)  # makes the machine code ready when it is not
    begonnen = time.perf_counter()
    zoeker.loop(0, KORTSTE)
    return KORTSTE / max(1e-6, time.perf_counter() - begonnen)


def rondes_van(instantie: Instantie, totaal: int) -> list[int]:
    """A total of iterations, cut into runs."""
    lengte = max(KORTSTE, LENGTE_PER_BUURT * instantie.n)
    aantal = max(1, round(totaal / lengte))
    return [max(1, totaal // aantal)] * aantal


def zonder_thuis(instantie: Instantie) -> bool:
    """Is there no division today at all?"""
    return all(i == NIEMAND for i in instantie.huidig)
