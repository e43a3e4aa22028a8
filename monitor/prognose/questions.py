"""The question of the command line: the forecast made afresh, for any day, number of weeks and seed.

It looks as far ahead as the stored forecast (`refresh.HORIZON`) unless more weeks are asked for, with the
same seed, so that for today it is the very forecast that the pages show; what a peak is (`piek`) and what to
mind (`voorbehoud`) have one home. One function, a frozen answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from monitor.fouten import Geweigerd
from monitor.kalender import maandag
from monitor.prognose import buurtwissel
from monitor.prognose.advies import Steunadvies, adviseer
from monitor.prognose.invoer import FASEN
from monitor.prognose.ophalen import Bron, haal, laatste_week, vrije_dagen
from monitor.prognose.piek import Drukpiek, eerste_zin, met_team, met_woord, vind
from monitor.prognose.refresh import HORIZON, projectrijen, weekrijen
from monitor.prognose.voorbehoud import GEEN_UREN, opmerkingen, te_oud
from monitor.prognose.voorspel import TEAM, Verwachting, Voorspeller
from monitor.store import Store

TEAMNAAM = "Team"


@dataclass(frozen=True)
class Weekverwachting:
    """One week of one coordinator or the team, hours."""

    week: dt.date
    p10: float
    p50: float
    p90: float
    capaciteit: float
    kans: float
    afwezig: bool


@dataclass(frozen=True)
class Persoonsverwachting:
    """All weeks and peaks of one coordinator, or of the team."""

    medewerker: str
    naam: str
    chronisch_vol: bool
    weken: tuple[Weekverwachting, ...]
    pieken: tuple[Drukpiek, ...]


@dataclass(frozen=True)
class Vooruitblik:
    """The forecast from today on."""

    vandaag: dt.date
    uren_tot: dt.date  # last day of the hours it rests on
    zin: str
    personen: tuple[Persoonsverwachting, ...]
    team: Persoonsverwachting
    steun: tuple[Steunadvies, ...]
    namen: dict[str, str]
    breedte: float
    gemengd: bool
    indicatief: bool
    opmerkingen: tuple[str, ...]


def vooruitblik(
    store: Store, vandaag: dt.date, weken: int, seed: int = 0, zekerheid: float = 0.8
) -> Vooruitblik:
    """Forecast `weken` weeks from the week of `vandaag` on, with the hours of the weeks before it.

    Raises
    ------
    Geweigerd
        Nothing to forecast from, or hours that are too old.
    """
    laatste = laatste_week(store, store.instellingen)
    if laatste is None:
        raise Geweigerd(GEEN_UREN)
    begin = maandag(vandaag)
    laatste = min(laatste, begin - dt.timedelta(weeks=1))
    oud = te_oud(laatste, begin)
    if oud is not None:
        raise oud
    eind = begin + dt.timedelta(weeks=weken - 1)
    horizon = max(HORIZON, (eind - laatste).days // 7)
    vrij = vrije_dagen(store, store.instellingen, [laatste, laatste + dt.timedelta(weeks=horizon)])
    bron = haal(store, laatste, horizon, vrij)
    v = Voorspeller(bron.invoer, seed).verwacht()
    namen = {**bron.namen, TEAM: TEAMNAAM}
    tabel = _weken(v, namen, begin, eind)
    pieken = vind(tabel, _projecturen(v, begin, eind))
    allen = _personen(v, tabel, namen, pieken)
    wissels = buurtwissel.lees(store, laatste + dt.timedelta(days=6), eind)
    return Vooruitblik(
        vandaag=vandaag,
        uren_tot=laatste + dt.timedelta(days=6),
        zin=eerste_zin(pieken, tabel, weken, None, ""),
        personen=allen[:-1],
        team=allen[-1],
        steun=tuple(a for a in adviseer(v, zekerheid) if a.weken[-1] >= begin and a.weken[0] <= eind),
        namen=bron.namen,
        breedte=v.band.breedte,
        gemengd=v.band.gemengd,
        indicatief=v.band.indicatief,
        opmerkingen=_opmerkingen(v, bron, buurtwissel.zin(wissels, bron.invoer.coordinatoren)),
    )


def _weken(v: Verwachting, namen: dict[str, str], van: dt.date, tot: dt.date) -> pd.DataFrame:
    """The weeks of everybody and the team, as the table `prognose_week` has them, with name and word."""
    kolommen = ["medewerker", "week", "p10", "p50", "p90", "capaciteit", "kans", "afwezig"]
    tabel = pd.DataFrame(weekrijen(v), columns=kolommen)
    tabel = tabel[(tabel["week"] >= van) & (tabel["week"] <= tot)]
    return met_woord(tabel.assign(naam=[namen[c] for c in tabel["medewerker"]]))


def _projecturen(v: Verwachting, van: dt.date, tot: dt.date) -> pd.DataFrame:
    """Project hours with name and phase: the last planned phase that has begun, or the first one."""
    plan = {p.project: p for p in v.invoer.projecten}
    nummer = {week: i for i, week in enumerate(v.invoer.weken)}
    rijen = []
    for wie, project, week, uren in projectrijen(v):
        if van <= week <= tot:
            p = plan[project]
            eigen = [(fase, p.grenzen[i]) for i, fase in enumerate(FASEN) if p.fasen[i]]
            begonnen = [fase for fase, grens in eigen if grens <= nummer[week]]
            rijen.append((wie, project, p.naam, week, uren, begonnen[-1] if begonnen else eigen[0][0]))
    return met_team(pd.DataFrame(rijen, columns=["medewerker", "project", "naam", "week", "uren", "fase"]))


def _personen(
    v: Verwachting, tabel: pd.DataFrame, namen: dict[str, str], pieken: Sequence[Drukpiek]
) -> tuple[Persoonsverwachting, ...]:
    vol = dict(zip(v.invoer.coordinatoren, v.chronisch_vol.tolist(), strict=True))
    kolommen = ["week", "p10", "p50", "p90", "capaciteit", "kans", "afwezig"]
    return tuple(
        Persoonsverwachting(
            wie,
            namen[wie],
            vol.get(wie, False),
            tuple(
                Weekverwachting(*rij)
                for rij in tabel.loc[tabel["medewerker"] == wie, kolommen].itertuples(index=False, name=None)
            ),
            tuple(p for p in pieken if p.medewerker == wie),
        )
        for wie in (*v.invoer.coordinatoren, TEAM)
    )


def _opmerkingen(v: Verwachting, bron: Bron, wisselt: str) -> tuple[str, ...]:
    invoer = v.invoer
    met_kengetal = {soort for soort, _ in invoer.kengetal}
    algemeen = opmerkingen(
        invoer.T,
        indicatief=v.band.indicatief,
        gemengd=v.band.gemengd,
        optimistisch=bron.optimistisch,
        chronisch_vol=[
            bron.namen[c] for c, vol in zip(invoer.coordinatoren, v.chronisch_vol, strict=True) if vol
        ],
        zonder_uren=[bron.namen[c] for c in bron.zonder_uren],
        zonder_kengetal=sorted({p.type for p in invoer.projecten} - met_kengetal),
    )
    return (*algemeen, wisselt) if wisselt else algemeen
