"""From the tables to the projects of the model: the plan as it stands, and as it was at every change.

A phase's border is its first week; what lies before the forecast has happened. Every recorded version of the
plan goes along, also of projects that have left it since, so that an earlier forecast is made with the plan
of that moment; the hours of one that had begun stay its own. Where nothing was recorded yet at a moment of
the look back (26, 52 or 78 weeks ago) although the project was known by then, later knowledge has to stand
in: that forecast is too good, and `optimistisch` says so.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from monitor.kalender import maandag
from monitor.prognose.invoer import FASEN, Grenzen, Planversie, Projectplan
from monitor.prognose.terugblik import MINSTE_WEKEN, MOMENTEN

Rij = tuple[Any, ...]


@dataclass(frozen=True)
class Plannen:
    """Projects in the plan, those that have left it, and whether a look back misses their earlier plan."""

    projecten: tuple[Projectplan, ...]
    vervallen: tuple[Projectplan, ...]
    optimistisch: bool


def lees_plannen(
    planrijen: list[Rij], versierijen: list[Rij], buurten: tuple[str, ...], eerste: dt.date, T: int
) -> Plannen:
    """`planrijen` and `versierijen` are the answers of planprojecten.sql and planversies.sql."""
    nu: dict[str, list[Rij]] = defaultdict(list)
    for rij in planrijen:
        if rij[3] in buurten:
            nu[rij[0]].append(rij)
    versies = _versies(versierijen, buurten, eerste)
    projecten = tuple(_plan(rijen, versies.get(naam, ()), buurten, eerste, T) for naam, rijen in nu.items())
    in_plan = {rij[0] for rij in planrijen}
    weg = (_vervallen(naam, v, T) for naam, v in versies.items() if naam not in in_plan)
    return Plannen(
        projecten,
        tuple(p for p in weg if p is not None),
        any(_optimistisch(p, T) for p in projecten),
    )


def _versies(
    rijen: list[Rij], buurten: tuple[str, ...], eerste: dt.date
) -> dict[str, tuple[Planversie, ...]]:
    """Per project its recorded versions, oldest first."""
    per: dict[tuple[str, dt.datetime], list[Rij]] = defaultdict(list)
    for rij in rijen:
        if rij[3] in buurten:
            per[(rij[0], rij[1])].append(rij)
    uit: dict[str, list[Planversie]] = defaultdict(list)
    for (project, moment), delen in per.items():
        fasen = {rij[5]: (rij[6], rij[7]) for rij in delen if rij[5] is not None}
        uit[project].append(
            Planversie(
                vanaf=week_van(moment.date(), eerste),
                type=delen[0][2],
                buurt=buurten.index(delen[0][3]),
                woningen=float(delen[0][4]),
                grenzen=grenzen_van(fasen, eerste) if fasen else None,
                fasen=_welke(fasen),
            )
        )
    return {project: tuple(versies) for project, versies in uit.items()}


def _plan(
    rijen: list[Rij], versies: tuple[Planversie, ...], buurten: tuple[str, ...], eerste: dt.date, T: int
) -> Projectplan:
    project, naam, soort, buurt, woningen, status, bekend, vroegste, laatste = rijen[0][:9]
    fasen = {rij[9]: (rij[10], rij[11]) for rij in rijen}
    grenzen = grenzen_van(fasen, eerste)
    oudste = next((v for v in versies if v.grenzen is not None), None)
    vastgelegd = versies[0].vanaf if versies else grenzen[0]
    eerste_plan = grenzen
    if oudste is not None and oudste.grenzen is not None and oudste.fasen == _welke(fasen):
        eerste_plan = oudste.grenzen
    return Projectplan(
        project=project,
        naam=naam,
        type=soort,
        buurt=buurten.index(buurt),
        woningen=float(woningen),
        bekend=min(vastgelegd, grenzen[0]) if bekend is None else week_van(bekend, eerste),
        grenzen=grenzen,
        werkelijk=sum(grens < T for grens in grenzen),
        eerste_plan=eerste_plan,
        voorlopig=status == "voorlopig",
        vroegste=None if vroegste is None else week_van(vroegste, eerste),
        laatste=None if laatste is None else week_van(laatste, eerste),
        fasen=_welke(fasen),
        versies=versies,
    )


def _vervallen(project: str, versies: tuple[Planversie, ...], T: int) -> Projectplan | None:
    """A project that left the plan: its borders up to then happened, and its hours up to then are its own."""
    staand = [v for v in versies if v.grenzen is not None]
    if not staand:
        return None
    laatste, einde = staand[-1], versies[-1].vanaf
    grenzen = laatste.grenzen or (0, 0, 0, 0)
    return Projectplan(
        project=project,
        naam=project,
        type=laatste.type,
        buurt=laatste.buurt,
        woningen=laatste.woningen,
        bekend=versies[0].vanaf,
        grenzen=grenzen,
        werkelijk=sum(grens < min(T, einde) for grens in grenzen),
        eerste_plan=staand[0].grenzen or grenzen,
        fasen=laatste.fasen,
        versies=versies,
        einde=einde,
    )


def _optimistisch(p: Projectplan, T: int) -> bool:
    """A moment of the look back at which the project was known, not over, and its plan not yet recorded."""
    te_laat = bool(p.versies) and p.werkelijk > 0 and p.grenzen[0] >= 0
    if te_laat and p.versies[0].vanaf >= p.grenzen[p.werkelijk - 1]:
        return True
    momenten = [T - weken - 1 for weken in MOMENTEN if T - weken >= MINSTE_WEKEN]
    return any(p.bekend <= w < p.grenzen[-1] - 1 and p.versie_op(w) is None for w in momenten)


def grenzen_van(fasen: dict[str, tuple[dt.date, dt.date]], eerste: dt.date) -> Grenzen:
    """Borders in order; a phase that is not planned has no length."""
    eind = max(week_van(tot, eerste) for _, tot in fasen.values()) + 1
    uit = [eind] * (len(FASEN) + 1)
    for i in range(len(FASEN) - 1, -1, -1):
        begin = week_van(fasen[FASEN[i]][0], eerste) if FASEN[i] in fasen else uit[i + 1]
        uit[i] = min(begin, uit[i + 1])
    for i in range(len(FASEN) - 1):  # a last planned phase ends where it says, not at the project's end
        if FASEN[i] in fasen and FASEN[i + 1] not in fasen:
            uit[i + 1] = max(uit[i], min(uit[i + 2], week_van(fasen[FASEN[i]][1], eerste) + 1))
    return uit[0], uit[1], uit[2], uit[3]


def _welke(fasen: dict[str, tuple[dt.date, dt.date]]) -> tuple[bool, bool, bool]:
    return FASEN[0] in fasen, FASEN[1] in fasen, FASEN[2] in fasen


def week_van(dag: dt.date, eerste: dt.date) -> int:
    """Number of the week of a day, counted from the first week of the hours."""
    return (maandag(dag) - eerste).days // 7
