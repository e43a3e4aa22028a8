"""The plan of projects as the pages list it: phases, hours by kengetal and to come, what was booked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.kalender import maandag
from monitor.prognose.invoer import FASEN
from monitor.store import Store, sql


@dataclass(frozen=True)
class Planproject:
    """One project of the plan. Phases are (first day, last day); hours by kengetal, and to come."""

    project: str
    naam: str
    type: str
    buurt: str
    buurtnaam: str
    medewerker: str | None
    coordinator: str | None
    woningen: int
    status: str
    bekend_vanaf: dt.date | None
    vroegste_start: dt.date | None
    laatste_start: dt.date | None
    fasen: dict[str, tuple[dt.date, dt.date]]
    kengetal_uren: float | None
    verwacht_uren: float | None
    versies: int  # times that the plan was recorded differently

    @property
    def van(self) -> dt.date | None:
        """First day of the first phase."""
        return min((van for van, _ in self.fasen.values()), default=None)

    @property
    def tot(self) -> dt.date | None:
        """Last day of the last phase."""
        return max((tot for _, tot in self.fasen.values()), default=None)


@dataclass(frozen=True)
class Buurtproject:
    """A project of one buurt: where it stands (`nu`), hours booked on it, and the last day of those."""

    plan: Planproject
    nu: str
    geboekt: float
    laatste: dt.date | None


def projecten(store: Store, vandaag: dt.date) -> tuple[Planproject, ...]:
    """The plan, earliest first."""
    uit = []
    for rij in store.rijen(sql("prognose", "pagina_projecten"), {"van": maandag(vandaag)}):
        dagen = rij[12:18]
        fasen = {
            fase: (dagen[2 * i], dagen[2 * i + 1]) for i, fase in enumerate(FASEN) if dagen[2 * i] is not None
        }
        uit.append(Planproject(*(*rij[:12], fasen, *rij[18:])))
    return tuple(uit)


def buurtprojecten(store: Store, buurt: str, vandaag: dt.date) -> tuple[Buurtproject, ...]:
    """The projects of one buurt with the hours booked on them, earliest first."""
    geboekt = {
        rij[0]: rij[1:] for rij in store.rijen(sql("prognose", "geboekt_per_project"), {"buurt": buurt})
    }
    return tuple(
        Buurtproject(p, _waar(p, vandaag), *geboekt.get(p.project, (0.0, None)))
        for p in projecten(store, vandaag)
        if p.buurt == buurt
    )


def _waar(p: Planproject, vandaag: dt.date) -> str:
    """The phase that runs today, or that it has yet to begin, pauses or is over."""
    if p.van is None or p.tot is None:
        return "niet gepland"
    if vandaag < p.van:
        return "nog niet begonnen"
    if vandaag > p.tot:
        return "afgerond"
    lopend = [fase for fase, (van, tot) in p.fasen.items() if van <= vandaag <= tot]
    return " en ".join(lopend) if lopend else "tussen twee fasen"


def buurten(store: Store, vandaag: dt.date) -> dict[str, str]:
    """Buurten with a coordinator: code → name."""
    return {rij[0]: rij[1] for rij in store.rijen(sql("prognose", "pagina_buurten"), {"dag": vandaag})}
