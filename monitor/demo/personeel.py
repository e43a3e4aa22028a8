"""The team of the sample corporation: dated rosters, absence, and where everybody registers hours.

Rule of a day: roster of the contract in force (cycle of one or two weeks, counted from an anchor Monday),
minus public holidays (`monitor.kalender`), minus absence = available. Leave: a summer block, a week
around Christmas, a week in spring or autumn and some loose days; sickness: a few short spells, one long
one in the team.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from monitor.demo import namen, verhalen
from monitor.kalender import feestdagen, maandag

WEEK = dt.timedelta(days=7)
DAG = dt.timedelta(days=1)

Dagen = tuple[float, float, float, float, float]  # hours Monday..Friday
VIJF: Dagen = (8, 8, 8, 8, 8)
VRIJ_VR: Dagen = (8, 8, 8, 8, 0)
VRIJ_WO: Dagen = (8, 8, 0, 8, 8)
DAGEN_28: Dagen = (8, 8, 0, 8, 4)
DAGEN_24: Dagen = (0, 8, 8, 8, 0)

# name → roster weeks (two = 40/32)
ROOSTERS: dict[str, tuple[Dagen, ...]] = {
    "Mirthe Polderhof": (VIJF, VRIJ_VR),
    "Sander Rietbaken": (VRIJ_WO,),
    "Wessel Hazelkade": (DAGEN_28,),
    "Teun Groenschans": (DAGEN_28,),
    "Gijs Klaverloo": (VRIJ_VR,),
    "Selma Duinmeent": (VRIJ_WO,),
    "Bram Stuifkade": (DAGEN_24,),
    namen.VERTROKKEN: (VRIJ_VR,),
    "Koen Zomerbaak": (VRIJ_VR,),
}
# Somebody went from 32 to 28 hours (week in which the new roster starts).
MINDER_UREN = ("Teun Groenschans", VRIJ_WO, -60)

TOGGL = (
    "Fenna Waterlind", "Joris Kadewaard", "Yara Bovenkreek", "Amina Lindesteeg", "Noor Zilvermeent",
    "Selma Duinmeent",
)  # fmt: skip
CLOCKIFY = ("Sander Rietbaken", "Bram Stuifkade", "Ruben Morgenwetering", "Esmee Noordersluis")
# The others (and the one who moved, until then) use the spreadsheet.

# Who writes leave and sickness in the hours; the others are in the absence file.
VERLOF_IN_UREN = (*CLOCKIFY, "Mirthe Polderhof", "Gijs Klaverloo", "Koen Zomerbaak")
LANG_ZIEK = ("Wessel Hazelkade", -96, 6)  # first week, weeks


def weekuren(naam: str) -> float:
    """Average roster hours per week of today's contract."""
    weken = ROOSTERS.get(naam, (VIJF, VRIJ_VR))
    return sum(map(sum, weken)) / len(weken)


@dataclass(frozen=True)
class Contract:
    """A dated roster: hours per weekday for each week of the cycle, week 1 starting at `anker`."""

    vanaf: dt.date
    tot: dt.date | None
    weken: tuple[Dagen, ...]
    anker: dt.date

    def uren(self, dag: dt.date) -> float:
        """Roster hours of a day inside the contract."""
        if dag.weekday() > 4:
            return 0.0
        week = (maandag(dag) - self.anker).days // 7 % len(self.weken)
        return self.weken[week][dag.weekday()]

    def geldt(self, dag: dt.date) -> bool:
        """Whether the contract is in force that day."""
        return self.vanaf <= dag and (self.tot is None or dag <= self.tot)


@dataclass(frozen=True)
class Afwezig:
    """Absence from `van` to `tot`, both included; `uren` per day, None for the whole day."""

    van: dt.date
    tot: dt.date
    uren: float | None
    ziek: bool


@dataclass(frozen=True)
class TeamLid:
    """An invented member of the team."""

    naam: str
    functie: str
    contracten: tuple[Contract, ...]
    afwezig: tuple[Afwezig, ...]

    @property
    def post(self) -> str:
        """E-mail address; no mail can arrive there."""
        return f"{self.naam.lower().replace(' ', '.')}@{namen.POST}"

    def rooster(self, dag: dt.date) -> float:
        """Roster hours of a day."""
        return sum(c.uren(dag) for c in self.contracten if c.geldt(dag))

    def vrij(self, dag: dt.date) -> float:
        """Hours absent that day, at most the roster without the public holiday."""
        return self._weg(dag, self._zonder_feest(dag))

    def beschikbaar(self, dag: dt.date) -> float:
        """Roster minus public holiday minus absence, in hours."""
        kan = self._zonder_feest(dag)
        return kan - self._weg(dag, kan)

    def _zonder_feest(self, dag: dt.date) -> float:
        return 0.0 if dag in feestdagen(dag.year) else self.rooster(dag)

    def _weg(self, dag: dt.date, kan: float) -> float:
        uren = sum(kan if a.uren is None else a.uren for a in self.afwezig if a.van <= dag <= a.tot)
        return min(kan, uren)


def bouw_team(rng: np.random.Generator, vandaag: dt.date) -> tuple[TeamLid, ...]:
    """12 coordinators, the one who left, and 3 gebiedsregisseurs."""
    nu = maandag(vandaag)
    begin = nu - verhalen.WEKEN_HISTORIE * WEEK
    team = []
    for i, naam in enumerate((*namen.COORDINATOREN, namen.VERTROKKEN, *namen.REGISSEURS)):
        functie = "gebiedsregisseur" if naam in namen.REGISSEURS else "buurtcoördinator"
        contracten = _contracten(naam, i, nu, begin)
        vanaf = max(begin, contracten[0].vanaf)
        einde = contracten[-1].tot
        afwezig = _afwezig(rng, naam, nu, vanaf, einde or nu + 30 * WEEK)
        team.append(TeamLid(naam, functie, contracten, afwezig))
    return tuple(team)


def _contracten(naam: str, i: int, nu: dt.date, begin: dt.date) -> tuple[Contract, ...]:
    weken = ROOSTERS.get(naam, (VIJF, VRIJ_VR))
    anker = begin - (52 + i % 2) * WEEK
    vanaf = dt.date(begin.year - 1 - (i * 5) % 7, 1 + (i * 7) % 12, 1)
    if naam == namen.VERTROKKEN:
        return (Contract(vanaf, nu + verhalen.VERTREK_WEEK * WEEK + 4 * DAG, weken, anker),)
    if naam == "Selma Duinmeent":
        start = nu + verhalen.START_WEEK * WEEK
        return (Contract(start, None, weken, anker),)
    if naam == MINDER_UREN[0]:
        wissel = nu + MINDER_UREN[2] * WEEK
        return (
            Contract(vanaf, wissel - DAG, (MINDER_UREN[1],), anker),
            Contract(wissel, None, weken, anker),
        )
    return (Contract(vanaf, None, weken, anker),)


def _afwezig(
    rng: np.random.Generator, naam: str, nu: dt.date, van: dt.date, tot: dt.date
) -> tuple[Afwezig, ...]:
    rijen: list[Afwezig] = []
    for jaar in range(van.year, tot.year + 1):
        zomer = maandag(dt.date(jaar, 7, 8)) + int(rng.integers(0, 6)) * WEEK
        rijen.append(_blok(zomer, int(rng.integers(2, 4))))
        if rng.random() < 0.75:
            rijen.append(_blok(maandag(dt.date(jaar, 12, 27)), 1))
        voorjaar = dt.date(jaar, 2, 20) if rng.random() < 0.5 else dt.date(jaar, 10, 16)
        rijen.append(_blok(maandag(voorjaar), 1))
        for _ in range(int(rng.integers(3, 7))):
            dag = dt.date(jaar, 1, 1) + int(rng.integers(0, 364)) * DAG
            rijen.append(Afwezig(dag, dag, 4.0 if rng.random() < 0.35 else None, False))
        for _ in range(int(rng.poisson(1.8))):
            dag = dt.date(jaar, 1, 1) + int(rng.integers(0, 360)) * DAG
            if dag < nu:  # nobody plans to be ill
                rijen.append(Afwezig(dag, dag + int(rng.integers(0, 5)) * DAG, None, True))
    if naam == LANG_ZIEK[0]:
        eerste = nu + LANG_ZIEK[1] * WEEK
        rijen.append(Afwezig(eerste, eerste + LANG_ZIEK[2] * WEEK - 3 * DAG, None, True))
    return _zonder_overlap(rijen, van, tot)


def _blok(maandag_: dt.date, weken: int) -> Afwezig:
    return Afwezig(maandag_, maandag_ + weken * WEEK - 3 * DAG, None, False)


def _zonder_overlap(rijen: list[Afwezig], van: dt.date, tot: dt.date) -> tuple[Afwezig, ...]:
    """Inside the employment, on working days, the first of two that overlap."""
    uit: list[Afwezig] = []
    for rij in sorted(rijen, key=lambda a: (a.van, a.tot)):
        begin = rij.van + {5: 2, 6: 1}.get(rij.van.weekday(), 0) * DAG
        if uit and begin <= uit[-1].tot:
            begin = uit[-1].tot + DAG
        eind = min(rij.tot, tot)
        if van <= begin <= eind:
            uit.append(Afwezig(begin, eind, rij.uren, rij.ziek))
    return tuple(uit)
