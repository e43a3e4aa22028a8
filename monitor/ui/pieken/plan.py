"""A chosen scenario becomes the plan: its steps in the table of projects, saved as one entry to be undone.

Rule: a shift moves the days that are still to come (from the first week of the forecast), never to before
that week; so what is saved is what the what-if computed. A new project gets phases of whole weeks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake.stam import SOORTEN, bewaren
from monitor.kalender import maandag
from monitor.prognose import scenario
from monitor.prognose.invoer import FASEN
from monitor.prognose.watals import LAAT_WEG, NieuwProject, Projectstap
from monitor.store import Transactie
from monitor.ui import bron
from monitor.ui.gegevens.opslag import boeker

SOORT = SOORTEN["projecten"]
Rij = dict[str, str]


def neem_over(s: scenario.Piekscenario, eerste: dt.date) -> None:
    """Write the steps into the plan and mark the scenario; `eerste` is the first week of the forecast.

    Raises
    ------
    Geweigerd
        A project of the scenario is no longer in the plan, or a row is refused.
    """

    def wijzig(tx: Transactie) -> None:
        rijen = plan_rijen(bewaren.tabel(tx, SOORT.soort), s.stappen, eerste)
        bewaren.bewaar_tabel(tx, SOORT.soort, rijen, boeker())
        scenario.kies(tx, s.scenario)

    pipeline.bewaar(bron.store(), wijzig, SOORT.wijzigt)


def plan_rijen(
    rijen: Sequence[Mapping[str, str]], stappen: Sequence[Projectstap], eerste: dt.date
) -> list[Rij]:
    """The table of projects (columns of the template, days as dd-mm-jjjj) after these steps."""
    plan = {rij["project"]: dict(rij) for rij in rijen}
    for stap in stappen:
        if stap.nieuw is not None:
            plan[_code(plan, stap.project)] = _nieuw(_code(plan, stap.project), stap.nieuw, eerste)
        elif stap.project not in plan:
            raise Geweigerd(
                "Een project uit dit scenario staat niet meer in het plan. Maak het scenario opnieuw."
            )
        elif stap.soort == LAAT_WEG:
            del plan[stap.project]
        else:
            plan[stap.project] = _verschoven(plan[stap.project], stap.weken, eerste)
    return list(plan.values())


def _verschoven(rij: Rij, weken: int, eerste: dt.date) -> Rij:
    velden = [f"{fase} {kant}" for fase in FASEN for kant in ("van", "tot")]
    dagen = {veld: _dag(rij[veld]) for veld in velden if rij.get(veld)}
    komend = {veld: dag for veld, dag in dagen.items() if dag >= eerste}
    if not komend:
        return rij
    # the next border: the start of a phase, or the week after the last day of the last one
    starts = [dag for veld, dag in komend.items() if veld.endswith("van")]
    grens = min(starts) if starts else max(komend.values()) + dt.timedelta(weeks=1)
    weken = max(weken, (eerste - maandag(grens)).days // 7)
    return {**rij, **{veld: _tekst(dag + dt.timedelta(weeks=weken)) for veld, dag in komend.items()}}


def _nieuw(code: str, n: NieuwProject, eerste: dt.date) -> Rij:
    rij = {veld.naam: "" for veld in SOORT.velden}
    rij |= {
        "project": code,
        "naam": n.naam,
        "type": n.type,
        "buurt": n.buurt,
        "woningen": str(n.woningen),
        "bekend vanaf": _tekst(eerste),
        "status": "voorlopig",
    }
    begin = maandag(n.start)
    for fase, duur in zip(FASEN, n.duur, strict=True):
        if duur:
            eind = begin + dt.timedelta(weeks=duur)
            rij[f"{fase} van"], rij[f"{fase} tot"] = _tekst(begin), _tekst(eind - dt.timedelta(days=3))
            begin = eind
    return rij


def _code(plan: Mapping[str, Rij], voorstel: str) -> str:
    """The code of a new project; another one when the plan has it already."""
    return next(
        c for n in range(1, len(plan) + 2) if (c := voorstel if n == 1 else f"{voorstel}-{n}") not in plan
    )


def _dag(tekst: str) -> dt.date:
    dag, maand, jaar = (int(deel) for deel in tekst.split("-"))
    return dt.date(jaar, maand, dag)


def _tekst(dag: dt.date) -> str:
    return f"{dag:%d-%m-%Y}"
