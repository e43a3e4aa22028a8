"""Local search: chains of annealing runs from today's division and from fresh ones, the best answer kept.

A run is a function of (question, seed, number, length): same numbers, same plan. Lengths follow from a total
(`rondes_van`) or, with a clock, from the measured speed; they are part of the answer, so that every answer
can be made again. A chain is four runs: a long hot one over the whole map, then three shorter
ones that improve its best plan region by region (`streek`; in the goal *balans*, where one area decides, the
whole map again); every second chain improves the best of all. The settings per goal were found by trying.
Feasibility first: as long as every run broke something, runs start from the plan that broke least,
with heavier penalties.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from monitor.werkgebied import drie, gloei, kern
from monitor.werkgebied.instantie import Doel, Instantie, Opdracht, Plan
from monitor.werkgebied.start import begin
from monitor.werkgebied.streek import verbeter

Stop = Callable[[], bool]


@dataclass(frozen=True)
class Stijl:
    """Settings of one run. mu: weight of moved homes; J: weight of the goal; T: begin and end temperature;
    rho: how much the penalties rise; below 0 they follow what breaks, up to |rho|."""

    mu: float
    J: float
    T0: float
    T1: float
    rho: float
    vers: bool = False  # start fresh instead of from today
    base: float = 2.0  # weight of balance within the tolerance
    eigen: bool = False  # each area has its own penalties (rho below 0)


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


# per goal the hot runs, one after another, and the regional runs
KETEN = 4  # runs in a chain: a hot one, then regional ones
KLEIN, HEET_KLEIN = 60, 6.0  # *wijziging* on so few buurten begins hotter
VOLGZAAM = -1000.0  # penalties follow what breaks
HEET: dict[str, tuple[Stijl, ...]] = {
    "wijziging": (
        Stijl(50, 0.1, 4, 0.3, VOLGZAAM, eigen=True),
        Stijl(50, 0.1, 3, 0.3, VOLGZAAM, eigen=True),
    ),
    "compact": (Stijl(0, 2, 3, 0.3, VOLGZAAM), Stijl(0, 2, 10, 0.3, VOLGZAAM, vers=True)),
    "samen": (Stijl(1, 2, 1.5, 0.3, VOLGZAAM, eigen=True), Stijl(1, 2, 2, 0.3, VOLGZAAM, eigen=True)),
    # within the room for change: moving little for a strict tolerance
    "balans": (Stijl(20, 0.1, 3, 0.02, 10, base=20.0), Stijl(50, 0.1, 3, 0.05, 30, base=20.0)),
}
STREEK: dict[str, Stijl] = {
    "wijziging": Stijl(50, 0.1, 2, 0.1, VOLGZAAM, eigen=True),
    "compact": Stijl(0, 2, 1.5, 0.1, VOLGZAAM),
    "samen": Stijl(1, 2, 1.5, 0.1, VOLGZAAM, eigen=True),
    "balans": Stijl(50, 0.1, 1.5, 0.05, 30, base=20.0),
}
STRENGER = 0.85  # *balans*: next tolerance to strive for, against the best deviation so far
# weights of what an area is outside the tolerance (LIN, and LIN_KWADRAAT × LIN squared) and above its maximum
LIN = {"samen": 20.0, "wijziging": 40.0, "compact": 40.0, "balans": 40.0}
LIN_KWADRAAT, WONING = 10.0, 16.0
SWAP, CHAIN = 0.30, 0.10
BOOM, DRIE = 0.02, 0.02  # share of the iterations that move two or three whole areas
ZWAARDER = 10.0  # penalties of a repair run against those of a normal one
DOEL_BIJ_HERSTEL = 0.1  # weight of the goal in a repair run: first feasible, then good
# iterations per buurt in a regional run, and how many times as long a hot one is: where moves count, where a
# plan ends is decided while it is hot; for the others another chain gains more than a longer run. Racing six
# or eight hot runs and going on with the best gains nothing over one long one (nor does a start from the
# linear relaxation, or its prices)
LENGTE_PER_BUURT = {"samen": 8_000, "wijziging": 8_000, "compact": 7_000, "balans": 3_500}
HEET_KEER = {"samen": 6, "wijziging": 6, "compact": 2, "balans": 2}
ZONDER_BALANS = 10.0  # a tolerance that no plan exceeds
AANLOOP = 300  # iterations per buurt to move little before *balans* begins
KORTSTE = 16_384


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
        streek: bool = False,
        stijl: Stijl | None = None,
        streef: float | None = None,
    ) -> Vondst:
        """One run. `van`: plan to start from; `herstel`: repair, with heavier penalties; `streek`: region by
        region instead of all at once; `streef`: the tolerance to strive for, in the goal *balans* tighter
        than what is known."""
        stijl = stijl or self._stijl(nummer)
        if van is None:
            van = self._begin(nummer, stijl)
        gewichten, doel = self._gewichten(stijl, herstel, streef)
        t = toestand_van(self.graaf, van, self._zaad(nummer), self._grens())
        gedaan = 0
        if streek:
            self._onthoud(t, gewichten, doel)
            toeval = np.random.default_rng(self._zaad(nummer))
            gedaan = verbeter(self.graaf, t, gewichten, doel, lengte, toeval, stop)
        while not streek and gedaan < lengte and not (stop and stop()):
            tot = min(lengte, gedaan + kern.SPRONG)
            gloei.gloei(self.graaf, t, gewichten, doel, gedaan, tot, lengte)
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
        """Runs of these lengths, one after another."""
        spoor = Spoor(self)
        for lengte in lengtes:
            yield spoor.volgende(lengte, stop)
            if stop and stop():
                return

    def _begin(self, nummer: int, stijl: Stijl) -> Plan:
        """Where a hot run starts: today's division mended, or a fresh one. In the goal *balans* first within
        the maxima of homes and the room for change, whatever the balance: a plan that breaks nothing."""
        plan = begin(self.instantie, self._zaad(nummer), None if stijl.vers else self._nu())
        if self.opdracht.doel != "balans":
            return plan
        weinig = Zoeker(self.instantie, Opdracht("wijziging", ZONDER_BALANS), self.seed)
        return weinig.loop(nummer, AANLOOP * self.instantie.n, van=plan).plan

    def _onthoud(self, t: kern.Toestand, gewichten: kern.Reeel, doel: kern.Reeel) -> None:
        """The plan that a regional run starts from is its best plan so far."""
        kern.stel_in(t, gewichten, 1.0)
        kern.tel(self.graaf, t, gewichten)
        kern.onthoud(self.graaf, t, gewichten, doel)
        kern.onthoud_minste(self.graaf, t, gewichten)

    def _stijl(self, nummer: int) -> Stijl:
        heet = HEET[self.opdracht.doel]
        stijl = heet[nummer // KETEN // 2 % len(heet)]
        heter = self.opdracht.doel == "wijziging" and self.instantie.n <= KLEIN
        return dataclasses.replace(stijl, T0=HEET_KLEIN) if heter else stijl

    def _nu(self) -> tuple[int, ...] | None:
        """Today's division, None when there is none at all."""
        return self.instantie.huidig if any(i >= 0 for i in self.instantie.huidig) else None

    def _zaad(self, nummer: int) -> int:
        return (self.seed * 1_000_003 + nummer * 7_919 + 1) % 2**63

    def _grens(self) -> float:
        """Deviation above which an area is flagged: the tolerance; for *balans* whatever was best so far."""
        return np.inf if self.opdracht.doel == "balans" else self.opdracht.tolerantie + 1e-10

    def _gewichten(self, stijl: Stijl, herstel: bool, streef: float | None) -> tuple[kern.Reeel, kern.Reeel]:
        doel, opdracht = self.opdracht.doel, self.opdracht
        k, rand = self.instantie.k, max(1e-9, self.instantie.totaal_grens)
        woningen = max(1, self.instantie.totaal_woningen)
        g = np.zeros(kern.GEWICHTEN)
        zwaar = ZWAARDER if herstel else 1.0
        g[kern.TAU] = opdracht.tolerantie if streef is None else streef
        lin = LIN[doel] * zwaar
        g[kern.BASE], g[kern.LIN], g[kern.QUAD] = stijl.base, lin, LIN_KWADRAAT * lin
        g[kern.WONING] = WONING * zwaar * 10.0 * k / woningen
        weegt = stijl.J * (DOEL_BIJ_HERSTEL if herstel else 1.0)
        snij, verhuis = opdracht.weegt if doel == "samen" else (1.0, 1.0)
        g[kern.SNIJ] = weegt * snij * k * 10.0 / rand
        g[kern.MOVE] = weegt * verhuis * stijl.mu * k * 10.0 / woningen
        g[kern.RUIMTE] = opdracht.wijzigingsruimte * woningen + 1e-6 if doel == "balans" else np.inf
        g[kern.RHO], g[kern.T0], g[kern.T1] = stijl.rho, stijl.T0, stijl.T1
        g[kern.P_SWAP], g[kern.P_CHAIN] = SWAP, CHAIN
        g[kern.P_BOOM] = BOOM
        g[kern.P_DRIE] = DRIE
        g[kern.EIGEN] = 1.0 if stijl.eigen else 0.0
        g[kern.MINIMAX] = 1.0 if doel == "balans" else 0.0
        snij = {"wijziging": 0.001, "balans": 0.0, "compact": 1.0, "samen": snij}[doel]
        verhuis = {"wijziging": 1.0, "balans": 0.0, "compact": 0.0, "samen": verhuis}[doel]
        return g, np.array([snij / rand, verhuis / woningen])


class Spoor:
    """A row of chains: a hot run from today (or fresh) with regional runs after it, then a chain of regional
    runs on the best of all, and so on.

    While nothing feasible is known, runs that start from a plan that breaks something are repairs. `eerste`
    is the first chain, `stap` the distance to the next: two trails with (0, 2) and (1, 2) never do the same
    run."""

    def __init__(self, zoeker: Zoeker, eerste: int = 0, stap: int = 1) -> None:
        self.zoeker, self.stap = zoeker, stap
        self.nummer = eerste * KETEN
        self.beste: Vondst | None = None
        self._keten: Vondst | None = None
        self._ketens = 0
        self.streef = zoeker.opdracht.tolerantie if zoeker.opdracht.doel == "balans" else None

    def volgende(self, lengte: int, stop: Stop | None = None) -> Vondst:
        """The next run; keeps the best of the chain and of all."""
        plek = self.nummer % KETEN
        if plek == 0:
            self._keten = self.beste if self._ketens % 2 == 1 else None
            self._ketens += 1
        van = self._keten
        if van is None:
            vondst = self.zoeker.loop(self.nummer, lengte, stop=stop, streef=self.streef)
        else:
            vondst = self.zoeker.loop(
                self.nummer, lengte, van=van.plan, herstel=van.breuk > 0, stop=stop, streef=self.streef,
                streek=self.streef is None, stijl=STREEK[self.zoeker.opdracht.doel],
            )  # fmt: skip
        self._keten = vondst if van is None or vondst.sleutel < van.sleutel else van
        self.beste = vondst if self.beste is None or vondst.sleutel < self.beste.sleutel else self.beste
        self._streef(vondst)
        self.nummer += 1 if plek < KETEN - 1 else 1 + (self.stap - 1) * KETEN
        return vondst

    def _streef(self, vondst: Vondst) -> None:
        """*Balans*: strive for less than the best deviation; after a miss, for something in between; while
        the room for change is exceeded, for twice as much."""
        if self.streef is None or self.beste is None:
            return
        if self.beste.breuk > 0:
            self.streef = 2 * self.streef + 0.01
        elif vondst is self.beste:
            self.streef = STRENGER * vondst.waarde
        else:
            self.streef = (self.streef + self.beste.waarde) / 2

    @property
    def plek(self) -> int:
        """Place of the next run in its chain."""
        return self.nummer % KETEN


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
        band=np.array(
            [opdracht.band and wie in instantie.te_houden for wie in range(instantie.k)], dtype=np.uint8
        ),
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
    som[kern.S_LIJST] = n
    return kern.Toestand(
        a=np.array(plan, dtype=np.int32),
        beste=np.array(plan, dtype=np.int32),
        uren=np.zeros(k),
        woningen=np.zeros(k),
        aantal=np.zeros(k, dtype=np.int32),
        houdt=np.zeros(k, dtype=np.int32),
        fi=np.zeros(k),
        fout=np.zeros(k, dtype=np.uint8),
        druk=np.ones(k),
        som=som,
        toeval=np.random.SeedSequence(zaad).generate_state(1, np.uint64) | np.uint64(1),
        merk=np.zeros(n + 1, dtype=np.int64),
        stapel=np.zeros(2 * len(graaf.nbr) + n + 4, dtype=np.int32),
        rij=np.zeros(n, dtype=np.int32),
        ouder=np.zeros(n, dtype=np.int32),
        s=np.zeros((n, drie.RIJEN)),
        actief=np.ones(k, dtype=np.uint8),
        lijst=np.arange(n, dtype=np.int32),
    )


def normale_lengte(instantie: Instantie, doel: Doel) -> int:
    """Iterations in a regional run."""
    return max(KORTSTE, LENGTE_PER_BUURT[doel] * instantie.n)


def rondes_van(instantie: Instantie, doel: Doel, totaal: int) -> list[int]:
    """A total of iterations, cut into whole chains of runs of about the normal length."""
    heet = HEET_KEER[doel]
    delen = heet + KETEN - 1
    ketens = max(1, round(totaal / (delen * normale_lengte(instantie, doel))))
    lengte = max(1, totaal // (delen * ketens))
    return ([heet * lengte] + [lengte] * (KETEN - 1)) * ketens
