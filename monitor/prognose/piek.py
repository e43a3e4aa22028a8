"""What a peak is, what causes it, and how it is told: one rule for the page, Overzicht and the command line.

A peak is a run of weeks with P(load > capacity) > 50 %; a single calmer week between two such weeks joins in
(rosters of 40 and 32 hours take turns) and is named as an exception; its chance is the mean over the busy
weeks, wherever the peak is told. Its cause is the project that asks most in those weeks, when that is at
least a tenth of the expected load; the phase is the one halfway. The sentence to read first names who has the
first weeks of two or more, at most `HOOGSTENS_EERST` of them and the heaviest first; of one person the first
weeks of two or more. When none of those is by a project, the first one that is follows. However short, no
calm week is called busy.

`weken`: medewerker, naam, week, p50, kans, afwezig, woord; `uren`: medewerker (also "team"), project, naam,
week, uren, fase. Both in order of time per person.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from monitor import opmaak
from monitor.prognose.advies import AANDEEL_OORZAAK, LET_OP, TE_DRUK, tienden, woord
from monitor.prognose.voorspel import TEAM

HOOGSTENS_GENOEMD = 3  # calmer weeks
HOOGSTENS_EERST = 3  # people in the first sentence
LANG = dt.timedelta(weeks=26)


@dataclass(frozen=True)
class Drukpiek:
    """Weeks in a row that are more likely than not too much for one coordinator (or the team)."""

    medewerker: str
    naam: str
    van: dt.date
    tot: dt.date
    kans: float  # mean over the busy weeks
    project: str | None
    projectnaam: str | None
    fase: str | None
    rustiger: tuple[dt.date, ...] = ()  # Mondays between, of weeks that are not too busy themselves

    @property
    def zin(self) -> str:
        """'Wk 14–19 (behalve wk 16): Noord heeft het in 7 van de 10 gevallen te druk, door Pottenberg,
        uitvoering.'"""
        wie = "het team" if self.medewerker == TEAM else self.naam
        door = waardoor(self.projectnaam, self.fase)
        return f"W{self.wanneer[1:]}: {wie} heeft het {woord(self.kans)}, door {door}."

    @property
    def kort(self) -> str:
        """'Noord in wk 14–19 behalve wk 16 (7 van de 10 keer, door Pottenberg)'; of the ordinary work no
        cause."""
        door = f", door {self.projectnaam}" if self.project else ""
        return f"{self.naam} in {self.weken} ({tienden(self.kans)} keer{door})"

    @property
    def wanneer(self) -> str:
        """`wk 14–19 (behalve wk 16 en 18)`, many exceptions counted; `wk 14 en 16` when it is only those."""
        weken, behalve = self._weken
        return f"{weken} ({behalve})" if behalve else weken

    @property
    def weken(self) -> str:
        """The same without brackets, to stand in a sentence."""
        return " ".join(deel for deel in self._weken if deel)

    @property
    def _weken(self) -> tuple[str, str]:
        if len(self.rustiger) == 1 and self.tot - self.van == dt.timedelta(weeks=2):
            return f"wk {self.van.isocalendar().week} en {self.tot.isocalendar().week}", ""
        nummers = [str(week.isocalendar().week) for week in self.rustiger]
        if len(nummers) > HOOGSTENS_GENOEMD:
            return weken_tekst(self.van, self.tot), f"behalve {len(nummers)} weken"
        behalve = f"behalve wk {opmaak.opsomming(nummers)}" if nummers else ""
        return weken_tekst(self.van, self.tot), behalve


def klasse(kans: float, afwezig: bool = False) -> str:
    """`rustig` under 20 %, `let op` up to 50 %, `te druk` above it; `afwezig` on leave."""
    if afwezig:
        return "afwezig"
    return "rustig" if kans < LET_OP else "let op" if kans <= TE_DRUK else "te druk"


def weken_tekst(van: dt.date, tot: dt.date) -> str:
    """`wk 14–19`, `wk 14`; long and across a year: `wk 48 (2026) – wk 44 (2027)`."""
    a, b = van.isocalendar(), tot.isocalendar()
    if a.year != b.year and tot - van >= LANG:
        return f"wk {a.week} ({a.year}) – wk {b.week} ({b.year})"
    return f"wk {a.week}" + (f"–{b.week}" if tot > van else "")


def met_woord(weken: pd.DataFrame) -> pd.DataFrame:
    """The same weeks with their word."""
    return weken.assign(woord=[klasse(k, a) for k, a in zip(weken["kans"], weken["afwezig"], strict=True)])


def met_team(uren: pd.DataFrame) -> pd.DataFrame:
    """Project hours of the coordinators, and once more as those of the team."""
    return pd.concat([uren, uren.assign(medewerker=TEAM)], ignore_index=True)


def vind(weken: pd.DataFrame, uren: pd.DataFrame) -> tuple[Drukpiek, ...]:
    """All peaks, earliest first; also those of the team."""
    return tuple(sorted(_vind(weken, uren), key=lambda p: (p.van, -p.kans, p.naam)))


def _vind(weken: pd.DataFrame, uren: pd.DataFrame) -> Iterator[Drukpiek]:
    for (medewerker, naam), rijen in weken.groupby(["medewerker", "naam"], sort=False):
        druk = (rijen["woord"] == "te druk").to_numpy()
        vol = druk.copy()
        vol[1:-1] |= druk[:-2] & druk[2:] & (rijen["woord"] != "afwezig").to_numpy()[1:-1]
        groep = (~vol).cumsum()
        for _, reeks in rijen[vol].groupby(groep[vol]):
            van, tot = reeks["week"].iloc[0], reeks["week"].iloc[-1]
            kans = float(reeks.loc[reeks["woord"] == "te druk", "kans"].mean())
            oorzaak = _oorzaak(uren[uren["medewerker"] == medewerker], reeks)
            rustiger = tuple(reeks.loc[reeks["woord"] != "te druk", "week"])
            yield Drukpiek(str(medewerker), str(naam), van, tot, kans, *oorzaak, rustiger)


def _oorzaak(uren: pd.DataFrame, reeks: pd.DataFrame) -> tuple[str | None, str | None, str | None]:
    """Project, its name and phase halfway; nothing when it is under a tenth of the load."""
    hier = uren[uren["week"].isin(set(reeks["week"]))]
    if hier.empty:
        return None, None, None
    som = hier.groupby("project")["uren"].sum().sort_index()
    project = str(som.idxmax())
    if som[project] < AANDEEL_OORZAAK * reeks["p50"].sum():
        return None, None, None
    midden = reeks["week"].iloc[len(reeks) // 2]
    eigen = hier[hier["project"] == project].sort_values("week")
    rij = eigen[eigen["week"] <= midden].tail(1) if (eigen["week"] <= midden).any() else eigen.head(1)
    return project, str(rij["naam"].iloc[0]), str(rij["fase"].iloc[0])


def eerste_zin(
    pieken: Sequence[Drukpiek], weken: pd.DataFrame, aantal: int, medewerker: str | None, naam: str
) -> str:
    """The first thing to read, of everybody (None), one coordinator or the team, over `aantal` weeks."""
    eigen = [
        p for p in pieken if (p.medewerker != TEAM if medewerker is None else p.medewerker == medewerker)
    ]
    if eigen and (medewerker is not None or len(eigen) == 1):
        return _eerste_van_een(eigen)
    if eigen:
        return _eersten(eigen)
    wie = weken["medewerker"] != TEAM if medewerker is None else weken["medewerker"] == medewerker
    kansen = weken.loc[wie & ~weken["afwezig"].astype(bool), "kans"]
    hoogste = float(kansen.max()) if len(kansen) else 0.0
    bij = "" if medewerker is None else f" bij {naam}"
    if hoogste > LET_OP:
        return f"De komende {aantal} weken{bij} geen piek, wel weken om op te letten."
    return f"De komende {aantal} weken{bij} is het rustig."


def _eerste_van_een(pieken: Sequence[Drukpiek]) -> str:
    """The first weeks of one person or the team; and the first by a project, when it comes later."""
    eerst = min(pieken, key=lambda p: (p.van == p.tot, p.van))
    door = min((p for p in pieken if p.project), key=lambda p: (p.van == p.tot, p.van), default=None)
    if door is None or eerst.project or door.van < eerst.van:
        return eerst.zin
    kans, oorzaak = tienden(door.kans), waardoor(door.projectnaam, door.fase)
    return f"{eerst.zin} Eerst door een project: {door.weken} ({kans} keer), {oorzaak}."


def _eersten(pieken: Sequence[Drukpiek]) -> str:
    """Who is first, of several peaks; and the first by a project, when it comes later."""
    lang = [p for p in pieken if p.tot > p.van] or list(pieken)
    begin = min(p.van for p in lang)
    eerst = sorted((p for p in lang if p.van == begin), key=lambda p: (-p.kans, p.naam))
    genoemd = [p.kort for p in eerst[:HOOGSTENS_EERST]]
    rest = len(eerst) - len(genoemd)
    namen = [*genoemd, f"nog {rest}"] if rest else genoemd
    zin = f"Eerste drukke weken: {opmaak.opsomming(namen)}."
    project = min((p for p in pieken if p.project), key=lambda p: (p.van, -p.kans), default=None)
    if project is None or any(p.project for p in eerst[:HOOGSTENS_EERST]):
        return zin
    return f"{zin} Eerste door een project: {project.kort}."


def waardoor(projectnaam: str | None, fase: str | None) -> str:
    """`Pottenberg, uitvoering`, the same wherever a cause is named; else the ordinary work."""
    return f"{projectnaam}, {fase}" if projectnaam else "het gewone werk"
