"""From the tables of the house to the input of the model.

- Hours: what coordinators worked per buurt and week, without overhead; a week in which the coordinator of
  that moment registered too little is unknown, not zero.
- Capacity: employable hours (available × (1 − overhead)); weeks beyond the judged ones follow the roster in
  the same way, so that a forecast does not change when one more week is judged. Without a roster: the mean of
  the last eight known weeks.
- Plan: as it stands, and as it was at every change (`plannen`); where an earlier forecast has to go by later
  knowledge of the plan it is too good, and `optimistisch` says so.
- Agreed support counts as capacity in the weeks to come.
- Division: that of the last week with hours, and each one that begins in the weeks to come (`verdeling`).
- A coordinator with known hours in fewer than 13 of the last 52 weeks gets no forecast (`zonder_uren`):
  nobody knows. A week in which too little was registered is not known, however many hours stand in it.
- Holidays: the weeks in which all regions have school holidays, by ISO week: summer 30–34, Christmas 52, 53
  and 1, May 18, autumn 43, spring 8. The effect of each is learned from the hours.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from monitor import kalender
from monitor.fouten import Geweigerd
from monitor.kalender import maandag, weken
from monitor.prognose.invoer import Invoer, Reeks
from monitor.prognose.lezer import Lezer
from monitor.prognose.plannen import lees_plannen
from monitor.prognose.verdeling import Voorstel, blijvend, komende, met_voorstel, nieuwkomers, per_week
from monitor.settings import Instellingen
from monitor.store import sql

_KAMER = "prognose"
_VAKANTIE = {30: "zomer", 31: "zomer", 32: "zomer", 33: "zomer", 34: "zomer"} | {
    52: "kerst",
    53: "kerst",
    1: "kerst",
    18: "mei",
    43: "herfst",
    8: "voorjaar",
}
_RECENT = 8  # weeks
_JAAR = 52  # weeks
MINSTE_WEKEN_MET_UREN = 13  # of the last year, for a forecast
_VRIJDAG = 4


@dataclass(frozen=True)
class Bron:
    """Input from the database, and whether its earlier plans are known."""

    invoer: Invoer
    optimistisch: bool
    namen: dict[str, str]  # coordinator → name, also of those without a forecast
    zonder_uren: tuple[str, ...] = ()  # coordinators with too few hours for a forecast


def laatste_week(lezer: Lezer, instellingen: Instellingen) -> dt.date | None:
    """The last week whose hours are (nearly) all in: one in which something was registered on a Friday, not
    after the day of the newest import (or the day that the settings pin)."""
    [(laatste,)] = lezer.rijen(sql(_KAMER, "laatste_uur"), {"vast": instellingen.vandaag})
    if laatste is None:
        return None
    week = maandag(laatste)
    vol = (laatste - week).days >= _VRIJDAG
    return week if vol else week - dt.timedelta(weeks=1)


def haal(
    lezer: Lezer, laatste: dt.date, horizon: int, vrij: frozenset[dt.date], voorstel: Voorstel | None = None
) -> Bron:
    """Everything up to week `laatste`, and `horizon` weeks after it; with `voorstel` as if it were in use.

    Raises
    ------
    Geweigerd
        No hours in a buurt, or no buurt with a coordinator.
    """
    geteld = laatste + dt.timedelta(days=6)
    verdeling = lezer.rijen(sql(_KAMER, "coordinatoren"), {"dag": geteld})
    if not verdeling:
        if not lezer.rijen(sql(_KAMER, "een_buurt")):
            raise Geweigerd("Er zijn nog geen buurten. Lees eerst de buurten in, en welke van wie is.")
        raise Geweigerd("Geen buurt heeft een coördinator. Zeg eerst bij Gegevens welke buurt van wie is.")
    eigen = {rij[0] for rij in verdeling}
    uren = [rij for rij in lezer.rijen(sql(_KAMER, "buurturen"), {"laatste": laatste}) if rij[0] in eigen]
    if not uren:
        raise Geweigerd("Er zijn nog geen uren in een buurt. Lees urenregistraties in en deel ze in.")
    vol = {(buurt, week): bool(bekend) for buurt, week, bekend in lezer.rijen(
        sql(_KAMER, "volledig"), {"laatste": laatste})}  # fmt: skip
    zonder = _zonder_uren(verdeling, [rij for rij in uren if vol.get((rij[0], rij[1]), True)], laatste)
    verdeling = [rij for rij in verdeling if rij[1] not in zonder]
    if not verdeling:
        raise Geweigerd(
            f"Niemand heeft in het laatste jaar {MINSTE_WEKEN_MET_UREN} weken met uren in een buurt. "
            "Lees meer urenregistraties in."
        )
    buurten = tuple(rij[0] for rij in verdeling)
    nu = tuple(sorted({rij[1] for rij in verdeling}))
    maandagen = [laatste + dt.timedelta(weeks=w + 1) for w in range(horizon)]
    komend = komende(lezer, geteld, maandagen)
    if voorstel is not None:
        komend = met_voorstel(komend, voorstel, maandagen)
    coordinatoren = (*nu, *nieuwkomers(lezer, komend, {*nu, *zonder}, buurten, geteld))
    van = np.array([coordinatoren.index(rij[1]) for rij in verdeling], dtype=np.int64)
    straks = per_week(komend, van, buurten, coordinatoren, horizon)
    uren = [rij for rij in uren if rij[0] in set(buurten)]
    eerste = min(rij[1] for rij in uren)
    alle = tuple(weken(eerste, laatste + dt.timedelta(weeks=horizon)))
    T = len(alle) - horizon
    capaciteit, verlof = _capaciteit(lezer, coordinatoren, alle, vrij)
    for c, w, steun in _steun(lezer, coordinatoren, alle):
        if w >= T:
            capaciteit[c, w] += steun
    plannen = lees_plannen(
        lezer.rijen(sql(_KAMER, "planprojecten")), lezer.rijen(sql(_KAMER, "planversies")), buurten, eerste, T
    )
    kengetallen = lezer.rijen("select type, fase, midden from kengetal")
    namen = dict(lezer.rijen("select medewerker, naam from medewerker"))
    invoer = Invoer(
        weken=alle,
        buurten=buurten,
        coordinatoren=coordinatoren,
        van=van,
        woningen=np.array([float(rij[2]) for rij in verdeling]),
        uren=_uren(uren, vol, buurten, alle[:T]),
        werkdagen=np.array([float(_werkdagen(week, vrij)) for week in alle]),
        vakantie=tuple(_VAKANTIE.get(week.isocalendar().week, "") for week in alle),
        verlof=verlof,
        capaciteit=capaciteit,
        kengetal={(soort, fase): float(midden) for soort, fase, midden in kengetallen},
        projecten=plannen.projecten,
        vervallen=plannen.vervallen,
        straks=straks,
        blijvend=None if straks is None else blijvend(lezer, geteld, buurten),
    )
    return Bron(invoer, plannen.optimistisch, {c: namen.get(c, c) for c in (*coordinatoren, *zonder)}, zonder)


def _zonder_uren(
    verdeling: list[tuple[Any, ...]], uren: list[tuple[Any, ...]], laatste: dt.date
) -> tuple[str, ...]:
    """Coordinators in whose buurten hardly any hours (`uren`, of complete weeks) are known of a year."""
    van = {rij[0]: rij[1] for rij in verdeling}
    gezien: dict[str, set[dt.date]] = {rij[1]: set() for rij in verdeling}
    for buurt, week, waarde in uren:
        if waarde > 0 and week > laatste - dt.timedelta(weeks=_JAAR):
            gezien[van[buurt]].add(week)
    return tuple(sorted(c for c, weken_ in gezien.items() if len(weken_) < MINSTE_WEKEN_MET_UREN))


def vrije_dagen(lezer: Lezer, instellingen: Instellingen, dagen: Iterable[dt.date]) -> frozenset[dt.date]:
    """Public holidays around `dagen`: the corporation's own list, and the calendar for years not in it."""
    eigen = lezer.rijen(sql(_KAMER, "feestdagen"))
    bekend = {datum.year for datum, _ in eigen}
    vrij = {datum for datum, is_vrij in eigen if is_vrij}
    jaren = [dag.year for dag in dagen]
    if jaren:
        for jaar in range(min(jaren) - 1, max(jaren) + 2):
            if jaar not in bekend:
                vrij |= set(
                    kalender.feestdagen(
                        jaar,
                        goede_vrijdag=instellingen.goede_vrijdag,
                        bevrijdingsdag_altijd=instellingen.bevrijdingsdag_altijd,
                    )
                )
    return frozenset(vrij)


def _werkdagen(week: dt.date, vrij: frozenset[dt.date]) -> int:
    return sum(week + dt.timedelta(days=d) not in vrij for d in range(_VRIJDAG + 1))


def _uren(
    rijen: list[tuple[Any, ...]],
    vol: dict[tuple[str, dt.date], bool],
    buurten: tuple[str, ...],
    alle: tuple[dt.date, ...],
) -> Reeks:
    """B × T; unknown where too little was registered."""
    plek, nummer = {b: i for i, b in enumerate(buurten)}, {w: i for i, w in enumerate(alle)}
    uren = np.zeros((len(buurten), len(alle)))
    bekend = np.zeros_like(uren, dtype=bool)
    for buurt, week, waarde in rijen:
        uren[plek[buurt], nummer[week]] = waarde
        bekend[plek[buurt], nummer[week]] = True
    for (buurt, week), is_vol in vol.items():
        if buurt in plek and week in nummer:
            bekend[plek[buurt], nummer[week]] = is_vol
    uren[~bekend] = np.nan
    return uren


def _capaciteit(
    lezer: Lezer, coordinatoren: tuple[str, ...], alle: tuple[dt.date, ...], vrij: frozenset[dt.date]
) -> tuple[Reeks, Reeks]:
    """C × n: employable hours and leave share; `vrij` are the public holidays."""
    plek, nummer = {c: i for i, c in enumerate(coordinatoren)}, {w: i for i, w in enumerate(alle)}
    capaciteit = np.full((len(coordinatoren), len(alle)), np.nan)
    verlof = np.zeros_like(capaciteit)
    eind = {"tot": alle[-1] + dt.timedelta(days=6), "vrij": sorted(vrij)}
    vooruit = lezer.rijen(sql(_KAMER, "rooster_vooruit"), eind)
    for medewerker, week, uren, deel in [*lezer.rijen(sql(_KAMER, "weekcapaciteit")), *vooruit]:
        if medewerker in plek and week in nummer:
            capaciteit[plek[medewerker], nummer[week]] = uren
            verlof[plek[medewerker], nummer[week]] = min(1.0, max(0.0, deel))
    for c, rij in enumerate(capaciteit):
        bekend = rij[~np.isnan(rij) & (verlof[c] == 0)]
        gewoon = float(bekend[-_RECENT:].mean()) if bekend.size else 0.0
        capaciteit[c, np.isnan(rij)] = gewoon
    return capaciteit, verlof


def _steun(
    lezer: Lezer, coordinatoren: tuple[str, ...], alle: tuple[dt.date, ...]
) -> list[tuple[int, int, float]]:
    """Agreed support: coordinator and week by index, hours."""
    plek, nummer = {c: i for i, c in enumerate(coordinatoren)}, {w: i for i, w in enumerate(alle)}
    rijen = lezer.rijen(sql(_KAMER, "steun_per_week"))
    return [(plek[c], nummer[w], float(u)) for c, w, u in rijen if c in plek and w in nummer]
