"""What-if: shift, add or drop projects and see what it does, with the same draws as the forecast.

A `Projectstap` changes the plan in memory only. The model is the one behind the stored forecast: same data,
same seed, same band (read from `prognose_stand`, so that no earlier forecast is made again). Therefore
"before" is exactly what the page shows elsewhere, and "after" what it will show when the steps are the plan:
one sum, and the difference is the step and nothing else. (Moving the rest of a project that runs makes what
it asked so far another share of it: the plan then fits the model anew, which is a matter of hours.)

- A shift moves every border that is still planned, never to before the first week to come.
- A new project has three phases of whole weeks after each other, from the Monday of its start.
- A dropped project asks no more hours from now on.

Shortage = mean over the paths of Σ weeks max(0, load − capacity), per coordinator; the team's is their sum:
one person's quiet week does not help another by itself. Weeks on leave don't count. Shortage and busy weeks
are counted over `VERGEZICHT` weeks, twice as far as the weeks that are shown: the work of a project that
moves is then still in sight.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from monitor.fouten import Geweigerd, kort
from monitor.kalender import maandag
from monitor.prognose import buurtwissel
from monitor.prognose.advies import TE_DRUK
from monitor.prognose.band import Band
from monitor.prognose.buurtwissel import Buurtwissel
from monitor.prognose.invoer import FASEN, Invoer, Projectplan, Reeks
from monitor.prognose.ophalen import Bron, haal, laatste_week, vrije_dagen
from monitor.prognose.paden import verplaatst
from monitor.prognose.refresh import HORIZON, SEED, VERGEZICHT
from monitor.prognose.verdeling import Voorstel
from monitor.prognose.verschuif import Verzet, beweegbaar, schuiven
from monitor.prognose.voorspel import (
    TEAM,
    Verwachting,
    Voorspeller,
    kans_te_druk,
    kwantielen,
    met_team,
)
from monitor.store import Store

VERSCHUIF, VOEG_TOE, LAAT_WEG = "verschuif", "voeg toe", "laat weg"
MEESTE_WEKEN = 104  # a phase or a shift is at most this long


@dataclass(frozen=True)
class NieuwProject:
    """A project that is tried out; `duur` is the length of the three phases in weeks, 0 = none."""

    naam: str
    type: str
    buurt: str
    woningen: int
    start: dt.date
    duur: tuple[int, int, int]


@dataclass(frozen=True)
class Projectstap:
    """One change of the plan. `weken` later (below zero: earlier) for a shift; `nieuw` for an addition."""

    soort: str
    project: str
    weken: int = 0
    nieuw: NieuwProject | None = None


@dataclass(frozen=True)
class Effect:
    """Busy weeks (P > 50 %) and expected shortage in hours of one coordinator or the team."""

    medewerker: str
    naam: str
    weken_voor: int
    weken_na: int
    tekort_voor: float
    tekort_na: float


@dataclass(frozen=True)
class Vergelijking:
    """Before and after, over the coming weeks: a year of them to show, two years in the effects.

    `weken`: medewerker, week, capaciteit, afwezig, p50_voor, kans_voor, p10_na, p50_na, p90_na, kans_na.
    """

    weken: pd.DataFrame
    effecten: tuple[Effect, ...]
    tot: dt.date  # last week that counts
    wissels: tuple[Buurtwissel, ...] = ()  # buurten that change hands in the weeks that count

    @property
    def van_week(self) -> dt.date:
        """The first week that counts."""
        eerste: dt.date = self.weken["week"].iloc[0]
        return eerste

    @property
    def aantal_weken(self) -> int:
        """How many weeks count."""
        return (self.tot - self.van_week).days // 7 + 1

    def van(self, medewerker: str) -> Effect:
        """The effect on one coordinator or the team."""
        return next(e for e in self.effecten if e.medewerker == medewerker)


class Rekenmodel:
    """The fitted model behind the stored forecast, ready for what-ifs."""

    def __init__(
        self,
        voorspeller: Voorspeller,
        namen: dict[str, str],
        overslaan: int,
        wissels: tuple[Buurtwissel, ...] = (),
    ) -> None:
        self._voorspeller, self._namen, self._overslaan = voorspeller, namen, overslaan
        self._wissels = wissels
        self._voor = self._samen(voorspeller.verwacht())

    @property
    def invoer(self) -> Invoer:
        """What the model rests on."""
        return self._voorspeller.invoer

    @property
    def beweegbaar(self) -> int:
        """How many projects levelling may move at all."""
        T = self.invoer.T
        return sum(beweegbaar(p, T) and schuiven(p, T) != (0,) for p in self.invoer.projecten)

    def reken(self, stappen: Sequence[Projectstap]) -> Vergelijking:
        """Before and after these steps.

        Raises
        ------
        Geweigerd
            A step that fits no project, buurt or type.
        """
        na = self._samen(self._voorspeller.verwacht(pas_toe(self.invoer, stappen)))
        voor = self._voor
        weken = self.invoer.komend[self._overslaan :]
        n = HORIZON - self._overslaan  # weeks to show
        q_voor, q_na = kwantielen(voor.paden[:, :n]), kwantielen(na.paden[:, :n])
        kans_voor, kans_na = (kans_te_druk(x.paden, x.capaciteit) for x in (voor, na))
        delen, effecten = [], []
        tekort_voor, tekort_na = voor.tekort(), na.tekort()
        for c, wie in enumerate((*self.invoer.coordinatoren, TEAM)):
            hier = ~voor.afwezig[:, c]
            delen.append(
                pd.DataFrame(
                    {
                        "medewerker": wie,
                        "week": weken[:n],
                        "capaciteit": voor.capaciteit[:n, c],
                        "afwezig": voor.afwezig[:n, c],
                        "p50_voor": q_voor[1, :, c],
                        "kans_voor": kans_voor[:n, c],
                        "p10_na": q_na[0, :, c],
                        "p50_na": q_na[1, :, c],
                        "p90_na": q_na[2, :, c],
                        "kans_na": kans_na[:n, c],
                    }
                )
            )
            effecten.append(
                Effect(
                    wie,
                    self._namen.get(wie, wie),
                    int((hier & (kans_voor[:, c] > TE_DRUK)).sum()),
                    int((hier & (kans_na[:, c] > TE_DRUK)).sum()),
                    float(tekort_voor[c]),
                    float(tekort_na[c]),
                )
            )
        return Vergelijking(
            pd.concat(delen, ignore_index=True), tuple(effecten), weken[-1], wissels=self._wissels
        )

    def _samen(self, v: Verwachting) -> _Samen:
        paden, capaciteit, afwezig = met_team(v)
        return _Samen(paden[:, self._overslaan :], capaciteit[self._overslaan :], afwezig[self._overslaan :])


@dataclass(frozen=True)
class _Samen:
    paden: Reeks  # S × h × (C + 1)
    capaciteit: Reeks  # h × (C + 1)
    afwezig: NDArray[np.bool_]  # h × (C + 1)

    def tekort(self) -> Reeks:
        """C + 1: expected hours over capacity; the last is the sum of the others."""
        boven = np.maximum(0.0, self.paden - self.capaciteit[None]).mean(axis=0)
        per_persoon = np.where(self.afwezig, 0.0, boven)[:, :-1].sum(axis=0)
        samen: Reeks = np.append(per_persoon, per_persoon.sum())
        return samen


def maak_model(store: Store, vandaag: dt.date) -> Rekenmodel:
    """The model behind the stored forecast; takes a second or so, to be kept until the data change.

    Raises
    ------
    Geweigerd
        There is no forecast.
    """
    bron, voorspeller, overslaan = model_achter(store, vandaag)
    weken = bron.invoer.weken
    wissels = buurtwissel.lees(store, weken[bron.invoer.T - 1] + dt.timedelta(days=6), weken[-1])
    return Rekenmodel(voorspeller, {**bron.namen, TEAM: "Team"}, overslaan, wissels)


def model_achter(
    store: Store, vandaag: dt.date, voorstel: Voorstel | None = None
) -> tuple[Bron, Voorspeller, int]:
    """The model behind the stored forecast, as if `voorstel` were in use; and how many of its weeks are past.

    Raises
    ------
    Geweigerd
        There is no forecast.
    """
    rij = store.rij(
        "select laatste_week, breedte, gemengd, indicatief, terugblikken, reden from prognose_stand"
    )
    laatste = laatste_week(store, store.instellingen)
    if rij is None or rij[5] is not None or laatste is None or laatste != rij[0]:
        raise Geweigerd((rij and rij[5]) or "Er is nog geen verwachting. Lees urenregistraties in.")
    overslaan = (maandag(vandaag) - laatste).days // 7 - 1
    if overslaan >= HORIZON:
        raise Geweigerd(
            "De laatste uren zijn te oud voor een verwachting. Lees nieuwere urenregistraties in."
        )
    vrij = vrije_dagen(store, store.instellingen, [laatste, laatste + dt.timedelta(weeks=VERGEZICHT)])
    bron = haal(store, laatste, VERGEZICHT, vrij, voorstel)
    voorspeller = Voorspeller(bron.invoer, SEED, eerdere=())
    voorspeller.band = Band(*rij[1:5])
    return bron, voorspeller, max(0, overslaan)


def pas_toe(invoer: Invoer, stappen: Sequence[Projectstap]) -> tuple[Projectplan, ...]:
    """The plan after these steps, in order."""
    plan = {p.project: p for p in invoer.projecten}
    for stap in stappen:
        if stap.soort == VOEG_TOE and stap.nieuw is not None:
            plan[stap.project] = _nieuw(invoer, stap.project, stap.nieuw)
        elif stap.project not in plan:
            raise Geweigerd(f"Project {kort(stap.project)} staat niet (meer) in het plan. Haal die stap weg.")
        elif stap.soort == LAAT_WEG:
            del plan[stap.project]
        else:
            plan[stap.project] = _verschoven(plan[stap.project], stap.weken, invoer.T)
    return tuple(plan.values())


def stappen_uit(verzet: Sequence[Verzet]) -> tuple[Projectstap, ...]:
    """The moves of a levelling proposal as steps."""
    return tuple(Projectstap(VERSCHUIF, m.project, m.weken) for m in verzet)


def met_voorstel(stappen: Sequence[Projectstap], verzet: Sequence[Verzet]) -> tuple[Projectstap, ...]:
    """A levelling proposal laid beside what is on the table: a project that lies there keeps its own step."""
    eigen = {stap.project for stap in stappen}
    return (*stappen, *(stap for stap in stappen_uit(verzet) if stap.project not in eigen))


def _verschoven(p: Projectplan, weken: int, T: int) -> Projectplan:
    """Only borders still to come move, and none to before the first week to come."""
    if p.werkelijk >= len(p.grenzen):
        return p
    p = replace(p, werkelijk=max(p.werkelijk, sum(grens < T for grens in p.grenzen)))
    if p.werkelijk >= len(p.grenzen):
        return p
    return verplaatst(p, max(weken, T - p.grenzen[p.werkelijk]))


def _nieuw(invoer: Invoer, project: str, n: NieuwProject) -> Projectplan:
    if n.buurt not in invoer.buurten:
        raise Geweigerd("Deze buurt heeft geen coördinator met een verwachting. Kies een andere buurt.")
    if not any((n.type, fase) in invoer.kengetal for fase in FASEN):
        raise Geweigerd(f"Voor type {kort(n.type)} is er geen kengetal. Vul het in bij de kengetallen.")
    if n.woningen <= 0 or not any(n.duur) or not all(0 <= d <= MEESTE_WEKEN for d in n.duur):
        raise Geweigerd("Vul woningen in, en minstens één fase van 1 tot en met 104 weken.")
    begin = (maandag(n.start) - invoer.weken[0]).days // 7
    if begin < invoer.T:
        raise Geweigerd("Een nieuw project begint op zijn vroegst in de eerste week van de verwachting.")
    g0, g1 = begin, begin + n.duur[0]
    g2, g3 = g1 + n.duur[1], g1 + n.duur[1] + n.duur[2]
    return Projectplan(
        project=project,
        naam=n.naam,
        type=n.type,
        buurt=invoer.buurten.index(n.buurt),
        woningen=float(n.woningen),
        bekend=invoer.T - 1,
        grenzen=(g0, g1, g2, g3),
        werkelijk=0,
        eerste_plan=(g0, g1, g2, g3),
        voorlopig=True,
        fasen=(n.duur[0] > 0, n.duur[1] > 0, n.duur[2] > 0),
    )
