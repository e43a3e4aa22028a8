"""Renews the derived tables of this room, inside the transaction of the change that touched them.

`vernieuw` comes before the needed hours: it keeps a snapshot of the plan and fills `projectuur`, what each
project asks per week according to the kengetallen. `vernieuw_verwachting` comes after the weeks are judged:
it fits the model on what was registered and writes the forecast that the pages read, so that drawing one
computes nothing. The forecast starts after the last week with hours and looks a year ahead; the seed is
fixed, so the same data always give the same figures. Levelling looks two years ahead (`VERGEZICHT`): a
project that moves asks hours until long after the year that is shown.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from monitor.fouten import Geweigerd
from monitor.prognose.advies import adviseer
from monitor.prognose.invoer import NIEMAND
from monitor.prognose.kengetallen import meet
from monitor.prognose.ophalen import Bron, haal, laatste_week, vrije_dagen
from monitor.prognose.scorebord import scorebord
from monitor.prognose.spreiding import spreid
from monitor.prognose.verschuif import stel_voor
from monitor.prognose.voorbehoud import GEEN_UREN
from monitor.prognose.voorspel import (
    TEAM,
    Verwachting,
    Voorspeller,
    kans_te_druk,
    kwantielen,
    met_team,
)
from monitor.settings import Instellingen
from monitor.store import Transactie, sql

HORIZON = 52  # weeks that are kept and shown
VERGEZICHT = 104  # weeks in which a moved project is counted
SEED = 0
MISSERS = "prognose_missers"  # mark of the database: way to forecast → mean miss in hours per week
ZEKERHEDEN = (0.5, 0.6, 0.7, 0.8, 0.9)
_TABELLEN: dict[str, tuple[str, ...]] = {
    "prognose_week": ("medewerker", "week", "p10", "p50", "p90", "capaciteit", "kans", "afwezig"),
    "prognose_project": ("medewerker", "project", "week", "uren"),
    "steunadvies": (
        "zekerheid", "medewerker", "van", "tot", "uren_per_week", "kans", "gebruikt", "overgebleven",
        "project", "fase", "bronnen", "collegas",
    ),
    "projectverzet": ("project", "weken", "gewonnen"),
    "prognose_score": ("naam", "pinball", "dekking", "brier", "weken"),
    "kengetal_meting": ("type", "fase", "kengetal", "laag", "gemeten", "hoog", "n"),
    "prognose_stand": (
        "laatste_week", "weken", "breedte", "gemengd", "indicatief", "terugblikken", "optimistisch",
        "chronisch_vol", "reden", "zonder_uren",
    ),
}  # fmt: skip
_WEINIG = 200  # rows from which a registered table is faster
_PROJECTUUR = ["project", "buurt", "fase", "week", "laag", "midden", "hoog"]


def vernieuw(tx: Transactie, instellingen: Instellingen) -> None:
    """Snapshot of the plan and weekly project hours; the pipeline calls this before the needed hours."""
    tx.doe(sql("prognose", "schrijf_snapshot"))
    vernieuw_projectuur(tx, instellingen)


def vernieuw_projectuur(tx: Transactie, instellingen: Instellingen) -> None:
    """Fill `projectuur` from `project`, `projectfase` and `kengetal` (rule: see `spreiding`)."""
    fasen = tx.rijen(sql("prognose", "projectfasen"))
    vrij = vrije_dagen(tx, instellingen, [dag for rij in fasen for dag in rij[3:5]])
    regels = []
    for project, buurt, fase, van, tot, eerste, laatste, *uren in fasen:
        for week, deel in spreid(van, tot, vrij, eerste=eerste, laatste=laatste).items():
            regels.append([project, buurt, fase, week, *(deel * uur for uur in uren)])
    tx.doe("delete from projectuur")
    if regels:
        with tx.tabel("nieuw", pd.DataFrame(regels, columns=_PROJECTUUR)):
            tx.doe(sql("prognose", "schrijf_projectuur"))


def vernieuw_verwachting(tx: Transactie, instellingen: Instellingen) -> None:
    """Fit, forecast and write; without enough data the reason stands in `prognose_stand`."""
    for tabel in _TABELLEN:
        tx.doe(f"delete from {tabel}")
    laatste = laatste_week(tx, instellingen)
    try:
        if laatste is None:
            raise Geweigerd(GEEN_UREN)
        vrij = vrije_dagen(tx, instellingen, [laatste, laatste + dt.timedelta(weeks=VERGEZICHT)])
        bron = haal(tx, laatste, VERGEZICHT, vrij)
        voorspeller = Voorspeller(bron.invoer, SEED)
    except Geweigerd as fout:
        _schrijf(tx, "prognose_stand", [(laatste, 0, None, None, None, 0, None, [], fout.zin, [])])
        return
    _schrijf_verwachting(tx, bron, voorspeller.verwacht().eerste(HORIZON))
    voorstel = stel_voor(voorspeller)
    _schrijf(tx, "projectverzet", [(m.project, m.weken, m.gewonnen) for m in voorstel.verzet])


def _schrijf_verwachting(tx: Transactie, bron: Bron, v: Verwachting) -> None:
    invoer = v.invoer
    _schrijf(tx, "prognose_week", weekrijen(v))
    _schrijf(tx, "prognose_project", projectrijen(v))
    for zekerheid in ZEKERHEDEN:
        rijen = [
            (
                zekerheid, a.coordinator, a.weken[0], a.weken[-1], a.uren_per_week, a.kans, a.gebruikt,
                a.over, a.oorzaak, a.fase, list(a.bronnen), list(a.collegas),
            )
            for a in adviseer(v, zekerheid)
        ]  # fmt: skip
        _schrijf(tx, "steunadvies", rijen)
    bord = scorebord(v.eerdere, invoer.T)
    _schrijf(tx, "prognose_score", [(s.naam, s.pinball, s.dekking, s.brier, s.weken) for s in bord])
    tx.onthoud(MISSERS, json.dumps({s.naam: s.misser for s in bord}))
    gemeten = meet(invoer, v.schatting)
    _schrijf(
        tx,
        "kengetal_meting",
        [(m.type, m.fase, m.kengetal, m.laag, m.gemeten, m.hoog, m.n) for m in gemeten],
    )
    vol = [c for c, is_vol in zip(invoer.coordinatoren, v.chronisch_vol, strict=True) if is_vol]
    stand = (
        invoer.weken[invoer.T - 1], invoer.T, v.band.breedte, v.band.gemengd, v.band.indicatief,
        v.band.terugblikken, bron.optimistisch, vol, None, list(bron.zonder_uren),
    )  # fmt: skip
    _schrijf(tx, "prognose_stand", [stand])


def weekrijen(v: Verwachting) -> list[tuple[Any, ...]]:
    """The rows of `prognose_week`: everybody's weeks, and the team's."""
    paden, capaciteit, afwezig = met_team(v)
    q, kans = kwantielen(paden), kans_te_druk(paden, capaciteit)
    wie = (*v.invoer.coordinatoren, TEAM)
    return [
        (
            naam,
            week,
            *(float(x) for x in q[:, w, c]),
            float(capaciteit[w, c]),
            float(kans[w, c]),
            bool(afwezig[w, c]),
        )
        for c, naam in enumerate(wie)
        for w, week in enumerate(v.invoer.komend)
    ]


def projectrijen(v: Verwachting) -> list[tuple[Any, ...]]:
    """The rows of `prognose_project`: who, project, week, mean hours; only where there are any."""
    rijen: list[tuple[Any, ...]] = []
    van_wie = v.invoer.per_week
    for p in v.invoer.projecten:
        uren = v.project[p.project].mean(axis=0)
        wie = van_wie[:, p.buurt]
        rijen += [
            (v.invoer.coordinatoren[wie[w]], p.project, v.invoer.komend[w], float(uren[w]))
            for w in np.flatnonzero((uren > 0) & (wie != NIEMAND))
        ]
    return rijen


def _schrijf(tx: Transactie, tabel: str, rijen: Sequence[Sequence[Any]]) -> None:
    """Insert many rows at once; table and columns are our own constants."""
    if rijen:
        kolommen = list(_TABELLEN[tabel])
        namen = ", ".join(kolommen)
        if len(rijen) < _WEINIG:
            tekens = ", ".join("?" for _ in kolommen)
            tx.doe_vaak(f"insert into {tabel} ({namen}) values ({tekens})", rijen)
            return
        with tx.tabel("nieuw", pd.DataFrame([list(rij) for rij in rijen], columns=kolommen)):
            tx.doe(f"insert into {tabel} ({namen}) select {namen} from nieuw")
