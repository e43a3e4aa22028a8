"""The questions of the page Pieken: the stored forecast read back, judged in words. Computes nothing heavy.

What a peak is stands in `piek`, what to mind in `voorbehoud`; the command line goes by the same two.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from monitor import opmaak
from monitor.kalender import maandag
from monitor.prognose import buurtwissel
from monitor.prognose.advies import tienden
from monitor.prognose.buurtwissel import Buurtwissel
from monitor.prognose.piek import (
    Drukpiek,
    eerste_zin,
    klasse,
    met_team,
    met_woord,
    vind,
    waardoor,
    weken_tekst,
)
from monitor.prognose.planlijst import Buurtproject, Planproject, buurten, buurtprojecten, projecten
from monitor.prognose.refresh import MISSERS, ZEKERHEDEN
from monitor.prognose.scenario import afspraken, scenarios
from monitor.prognose.scorebord import Score
from monitor.prognose.verschuif import Verzet
from monitor.prognose.voorbehoud import opmerkingen, te_oud
from monitor.prognose.voorspel import TEAM
from monitor.store import Store, sql

__all__ = [
    "ANDERS_DAN_WERKDRUK",
    "ZEKERHEDEN",
    "Buurtproject",
    "Drukpiek",
    "Kengetalregel",
    "Piekenbeeld",
    "Planproject",
    "Steunkaart",
    "Terugblik",
    "afspraken",
    "buurten",
    "buurtprojecten",
    "kengetallen",
    "klasse",
    "pieken",
    "projecten",
    "scenarios",
    "spreidingsvoorstel",
    "steunkaarten",
    "terugblik",
    "waardoor",
    "weken_tekst",
]

WEKEN = 26
AANDEEL_STRUCTUREEL = 0.75  # of the weeks
GEEN_UREN = "Er is nog geen verwachting. Lees eerst urenregistraties en roosters in."
ANDERS_DAN_WERKDRUK = (
    "Werkdruk zegt of het werk eerlijk is verdeeld en past volgens de norm. Pieken zegt of het past in de "
    "weken die komen, naar hoe er nu gewerkt wordt: ga daarop af voor ondersteuning."
)


@dataclass(frozen=True)
class Piekenbeeld:
    """All that the first screen shows. `reden` says why there is no forecast; the rest is then empty.

    `weken`: medewerker, naam, week, p10, p50, p90, capaciteit, steun, kans, afwezig, woord.
    `projecturen`: medewerker (also "team"), project, naam, buurt, week, uren, fase.
    """

    reden: str | None
    van: dt.date
    tot: dt.date  # last Monday
    uren_tot: dt.date | None
    historie: int  # weeks
    breedte: float
    opmerkingen: tuple[str, ...]
    weken: pd.DataFrame
    projecturen: pd.DataFrame
    pieken: tuple[Drukpiek, ...]  # earliest first, the team left out
    teampieken: tuple[Drukpiek, ...]
    coordinatoren: dict[str, str]  # id → name, with a forecast
    onbekend: dict[str, str]  # id → name, with a buurt but too few known hours: we don't know
    wissels: tuple[Buurtwissel, ...] = ()  # buurten that change hands in the weeks to come

    @property
    def wisselt(self) -> str:
        """From which week another division counts, and for whom; empty when none begins in these weeks."""
        return self.wisselzin(None)

    def wisselzin(self, medewerker: str | None) -> str:
        """The same of what one person (None: everybody) gives and gets."""
        return buurtwissel.zin(self.wissels, self.coordinatoren, medewerker)

    def wisselt_kort(self, medewerker: str | None = None) -> str:
        """The same in one short sentence without names."""
        return buurtwissel.kort(buurtwissel.van(self.wissels, medewerker))

    def wisselt_veel(self, medewerker: str | None) -> bool:
        """Are there too many to name them one by one?"""
        return len(buurtwissel.van(self.wissels, medewerker)) > buurtwissel.BIJ_NAAM

    def wisselweken(self, medewerker: str | None) -> tuple[dt.date, ...]:
        """Mondays from which another division counts, for everybody (None) or for one person."""
        return buurtwissel.weken(self.wissels, medewerker)

    @property
    def wie(self) -> str:
        """`11 van 12 coördinatoren` when of one we don't know."""
        met, alle = len(self.coordinatoren), len(self.coordinatoren) + len(self.onbekend)
        van = f"{met} van " if met < alle else ""
        return f"{van}{opmaak.meervoud(alle, 'coördinator', 'coördinatoren')}"

    @property
    def groep(self) -> int:
        """How many people the team is at the least: coordinators with a buurt, in the week with fewest."""
        if self.weken.empty:
            return 0
        mensen = _heeft_buurt(self.weken) & (self.weken["medewerker"] != TEAM)
        return int(mensen.groupby(self.weken["week"]).sum().min())

    @property
    def werk_weg(self) -> dt.date | None:
        """From which week work leaves every sum because of whom it goes to; None when none does."""
        return buurtwissel.werk_weg(self.wissels, self.coordinatoren)

    @property
    def minstens(self) -> str:
        """That a figure of the team over these weeks is too low, in a few words; empty when it is not."""
        return "" if self.werk_weg is None else f"minstens: vanaf {opmaak.week(self.werk_weg)} valt werk weg"

    @property
    def aantal(self) -> int:
        """Number of weeks in it."""
        return (self.tot - self.van).days // 7 + 1

    @property
    def eerste(self) -> dt.date:
        """First week that is not in the hours yet: what may still be planned otherwise."""
        return self.van if self.uren_tot is None else self.uren_tot + dt.timedelta(days=1)

    @property
    def laatste_dag(self) -> dt.date:
        """The Sunday with which the last week ends."""
        return self.tot + dt.timedelta(days=6)

    @property
    def steeds_vol(self) -> tuple[str, ...]:
        """Coordinators for whom at least three quarters of the weeks are too much: no peak."""
        hier = self.weken[self.weken["woord"] != "afwezig"]
        deel = (hier["woord"] == "te druk").groupby(hier["medewerker"]).mean().to_dict()
        return tuple(c for c in self.coordinatoren if deel.get(c, 0.0) >= AANDEEL_STRUCTUREEL)

    @property
    def steeds_zin(self) -> str:
        """Whose fullness is no peak; empty when of nobody."""
        namen = [self.coordinatoren[c] for c in self.steeds_vol]
        werkwoord = "is" if len(namen) == 1 else "zijn"
        wie = f"{opmaak.opsomming(namen)} {werkwoord}"
        zin = f"Meer dan een piek: {wie} in minstens driekwart van de komende {self.aantal} weken te druk."
        return zin if namen else ""

    @property
    def teamweken(self) -> str:
        """How many weeks are too much for the team, and which; empty when none or when one run is all."""
        druk = int(((self.weken["medewerker"] == TEAM) & (self.weken["woord"] == "te druk")).sum())
        if len(self.teampieken) < 2:
            return ""
        welke = opmaak.opsomming([f"{p.weken} ({tienden(p.kans)} keer)" for p in self.teampieken])
        return f"Van de komende {self.aantal} weken zijn er {druk} te druk voor het team: {welke}."

    def piekzin(self, medewerker: str, van: dt.date, tot: dt.date) -> str:
        """The peaks of a coordinator that touch these weeks, as they are told everywhere; empty when none."""
        hier = [p for p in self.pieken if p.medewerker == medewerker and p.van <= tot and p.tot >= van]
        return opmaak.opsomming([f"{p.weken} ({tienden(p.kans)} keer)" for p in hier])

    def zin(self, medewerker: str | None = None) -> str:
        """The first thing to read, of everybody (None), one coordinator or the team."""
        naam = "" if medewerker is None else naam_van(self, medewerker)
        return eerste_zin((*self.pieken, *self.teampieken), self.weken, self.aantal, medewerker, naam)


@dataclass(frozen=True)
class Steunkaart:
    """Advised support for one coordinator over a block of weeks (`van` and `tot` are Mondays)."""

    medewerker: str
    naam: str
    van: dt.date
    tot: dt.date
    uren_per_week: float
    kans: float
    gebruikt: float
    over: float
    project: str | None
    projectnaam: str | None
    fase: str | None
    bronnen: tuple[str, ...]
    collegas: tuple[str, ...]  # ids

    @property
    def weken(self) -> int:
        """Number of weeks."""
        return (self.tot - self.van).days // 7 + 1

    @property
    def gepland(self) -> float:
        """Hours over the block."""
        return self.uren_per_week * self.weken


@dataclass(frozen=True)
class Kengetalregel:
    """Hours per home for one type and phase: as set, with its origin, and as measured on n projects."""

    type: str
    fase: str
    laag: float
    midden: float
    hoog: float
    herkomst: str
    gemeten: float | None
    gemeten_laag: float | None
    gemeten_hoog: float | None
    n: int | None

    @property
    def wijkt_af(self) -> bool:
        """The kengetal lies outside the measured interval of 80 %."""
        if self.gemeten is None or self.gemeten_laag is None or self.gemeten_hoog is None:
            return False
        return not self.gemeten_laag <= self.midden <= self.gemeten_hoog


@dataclass(frozen=True)
class Terugblik:
    """How good earlier forecasts were, next to two plain rules; `terugblikken` of them were made again."""

    scores: tuple[Score, ...]
    terugblikken: int
    optimistisch: bool
    indicatief: bool
    breedte: float


def pieken(store: Store, vandaag: dt.date) -> Piekenbeeld:
    """The forecast of the coming 26 weeks."""
    van = maandag(vandaag)
    stand = store.rij(
        "select laatste_week, weken, breedte, gemengd, indicatief, optimistisch, chronisch_vol, reden, "
        "zonder_uren from prognose_stand"
    )
    if stand is None or stand[7] is not None:
        return _leeg(van, GEEN_UREN if stand is None else str(stand[7]))
    laatste = stand[0]
    oud = te_oud(laatste, van)
    if oud is not None:
        return _leeg(van, oud.zin)
    grens = {"van": van, "tot": van + dt.timedelta(weeks=WEKEN - 1)}
    weken = _met_buurt(met_woord(_dagen(store.df(sql("prognose", "pagina_weken"), grens))))
    uren = met_team(_dagen(store.df(sql("prognose", "pagina_projecturen"), grens)))
    alle = vind(weken, uren)
    namen = {
        str(wie): str(naam)
        for wie, naam in zip(weken["medewerker"], weken["naam"], strict=True)
        if wie != TEAM
    }
    mensen = dict(store.rijen("select medewerker, naam from medewerker"))
    zonder = {c: str(mensen.get(c, c)) for c in stand[8] or ()}
    return Piekenbeeld(
        reden=None,
        van=van,
        tot=max(weken["week"], default=van),
        uren_tot=laatste + dt.timedelta(days=6),
        historie=int(stand[1]),
        breedte=float(stand[2]),
        opmerkingen=_opmerkingen(store, stand, mensen),
        weken=weken,
        projecturen=uren,
        pieken=tuple(p for p in alle if p.medewerker != TEAM),
        teampieken=tuple(p for p in alle if p.medewerker == TEAM),
        coordinatoren=namen,
        onbekend=zonder,
        wissels=buurtwissel.lees(store, laatste + dt.timedelta(days=6), max(weken["week"], default=van)),
    )


def naam_van(beeld: Piekenbeeld, medewerker: str) -> str:
    """The name of a coordinator, or "het team"."""
    return "het team" if medewerker == TEAM else beeld.coordinatoren.get(medewerker, medewerker)


def steunkaarten(store: Store, vandaag: dt.date, zekerheid: float) -> tuple[Steunkaart, ...]:
    """Advised support at this certainty (one of `ZEKERHEDEN`) in the coming 26 weeks."""
    van = maandag(vandaag)
    rijen = store.rijen(
        sql("prognose", "pagina_steun"),
        {"zekerheid": zekerheid, "van": van, "tot": van + dt.timedelta(weeks=WEKEN - 1)},
    )
    return tuple(Steunkaart(*(*rij[:11], tuple(rij[11]), tuple(rij[12]))) for rij in rijen)


def kengetallen(store: Store) -> tuple[Kengetalregel, ...]:
    """Hours per home per type and phase, set and measured."""
    return tuple(Kengetalregel(*rij) for rij in store.rijen(sql("prognose", "pagina_kengetallen")))


def spreidingsvoorstel(store: Store) -> tuple[Verzet, ...]:
    """The moves that levelling proposes."""
    return tuple(Verzet(*rij) for rij in store.rijen(sql("prognose", "pagina_verzet")))


def terugblik(store: Store) -> Terugblik:
    """The scoreboard."""
    scores = store.rijen("select naam, pinball, dekking, brier, weken from prognose_score order by pinball")
    stand = store.rij("select terugblikken, optimistisch, indicatief, breedte from prognose_stand")
    terug, optimistisch, indicatief, breedte = stand or (0, False, True, 1.0)
    bewaard = store.rij("select waarde from stand where sleutel = ?", [MISSERS])
    missers: dict[str, float] = json.loads(bewaard[0]) if bewaard else {}
    goed = tuple(
        replace(score, misser=missers.get(score.naam)) for rij in scores if (score := Score(*rij)).weken
    )
    return Terugblik(goed, int(terug), bool(optimistisch), bool(indicatief), float(breedte or 1.0))


def _leeg(van: dt.date, reden: str) -> Piekenbeeld:
    leeg = pd.DataFrame()
    return Piekenbeeld(reden, van, van, None, 0, 1.0, (), leeg, leeg, (), (), {}, {})


def _heeft_buurt(weken: pd.DataFrame) -> pd.Series[bool]:
    """Per row: without a buurt there is neither work nor capacity; on leave there is still some work."""
    return (weken["capaciteit"] > 0) | (weken["p90"] > 0)


def _met_buurt(weken: pd.DataFrame) -> pd.DataFrame:
    """Without those who get their first buurt only after these weeks."""
    ooit = _heeft_buurt(weken).groupby(weken["medewerker"]).transform("any")
    return weken if ooit.all() else weken[ooit].reset_index(drop=True)


def _dagen(tabel: pd.DataFrame) -> pd.DataFrame:
    return tabel.assign(week=[w.date() for w in pd.to_datetime(tabel["week"])])


def _opmerkingen(store: Store, stand: Sequence[Any], namen: dict[str, str]) -> tuple[str, ...]:
    """What the reader must know before trusting the figures."""
    _, weken, _, gemengd, indicatief, optimistisch, vol, _, zonder = stand
    return opmerkingen(
        weken,
        indicatief=bool(indicatief),
        gemengd=bool(gemengd),
        optimistisch=bool(optimistisch),
        chronisch_vol=[namen.get(c, c) for c in vol or ()],
        zonder_uren=[namen.get(c, c) for c in zonder or ()],
        zonder_kengetal=[rij[0] for rij in store.rijen(sql("prognose", "zonder_kengetal"))],
    )
