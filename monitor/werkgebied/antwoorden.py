"""What the questions of this room answer: frozen, in codes and ids, with the names beside them.

Needed hours come from the model (homes × norm of the light, open cases × weight, projects, tasks of a buurt),
employable hours from rosters: no registered hour of a person is in any of these (DEFINITIONS §4).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import shapely
from shapely.geometry import shape

from monitor.werkgebied.gegevens import Buitenstaander, Buurtcijfer, Coordinator
from monitor.werkgebied.grenzen import Paar
from monitor.werkgebied.instantie import Instantie, Plan
from monitor.werkgebied.rotatie import Rotatiekalender, Rotatiewens

Lijn = tuple[tuple[float, float], ...]  # (longitude, latitude)


@dataclass(frozen=True)
class Komend:
    """A change of the division that has yet to begin. `batch` None: it came with no import."""

    vanaf: dt.date
    buurten: int  # that change hands
    batch: int | None
    door: str | None
    op: dt.datetime | None  # UTC
    intrekbaar: bool


@dataclass(frozen=True)
class Projectmee:
    """What a project asks of a buurt in some weeks: planned hours, nobody's registered ones."""

    project: str
    naam: str
    buurt: str
    uren: float
    eerste: dt.date  # Mondays
    laatste: dt.date


@dataclass(frozen=True)
class Aannames:
    """What-ifs on top of the data. Hashable: answers are cached under them.

    `zonder`: ids that take no part · `erbij`: contract hours per week of new people (ids N1, N2, …) ·
    `uren`: (id, contract hours per week) · `max_woningen`: most homes for a full-time job, less for fewer
    hours · `rood_vanaf`: attention score from which the norm of a red buurt holds.
    """

    zonder: tuple[str, ...] = ()
    erbij: tuple[float, ...] = ()
    uren: tuple[tuple[str, float], ...] = ()
    max_woningen: int | None = None
    rood_vanaf: float | None = None


@dataclass(frozen=True)
class Gebiedsbasis:
    """What the figures rest on: the weeks ahead that needed hours are averaged over, sources, n, remarks."""

    van: dt.date
    tot: dt.date
    bronnen: tuple[str, ...]
    buurten: int
    coordinatoren: int
    overhead: float
    overhead_gemeten: bool
    meldingen: tuple[str, ...]
    buiten: tuple[Buitenstaander, ...] = ()  # in service, but not in this division


@dataclass(frozen=True)
class Tafelvraag:
    """Everything the table needs: the question for the solver, names, maps, and today's plan."""

    instantie: Instantie
    buurten: tuple[Buurtcijfer, ...]
    coordinatoren: tuple[Coordinator, ...]
    nu: Plan
    zonder_nu: tuple[str, ...]  # buurten without a coordinator today: `nu` gives them to a neighbour
    vlakken: Mapping[str, str]  # code → GeoJSON geometry
    punten: Mapping[str, tuple[float, float]]  # code → a point inside (longitude, latitude)
    lijnen: tuple[tuple[int, int, tuple[Lijn, ...]], ...]  # shared borders, to draw between areas
    stukken: int  # separate pieces of the map, over borders and road links
    voorstel_wegen: tuple[Paar, ...]
    basis: Gebiedsbasis
    namen: Mapping[str, str] = field(default_factory=dict)  # code or id → name

    @cached_property
    def kader(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """((south, west), (north, east)) of all shapes."""
        rand = shapely.total_bounds([shape(json.loads(vlak)) for vlak in self.vlakken.values()])
        west, zuid, oost, noord = (float(graad) for graad in rand)
        return (zuid, west), (noord, oost)

    def naam(self, sleutel: str) -> str:
        """The name of a buurt or a coordinator."""
        return self.namen.get(sleutel, sleutel)

    def leesbaar(self, zin: str) -> str:
        """A sentence of the solver with names for codes and ids."""
        return self._woorden.sub(lambda treffer: self.naam(treffer[0]), zin)

    @cached_property
    def _woorden(self) -> re.Pattern[str]:
        sleutels = sorted(map(re.escape, self.namen), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(sleutels)})(?!\w)")


@dataclass(frozen=True)
class Buurtduur:
    """How long a buurt has been with its coordinator, and whether a fresh look is due."""

    buurt: str
    medewerker: str
    sinds: dt.date | None
    jaren: float | None
    aan_de_beurt: bool
    project: bool


@dataclass(frozen=True)
class Rotatiebeeld:
    """Years with the buurt, the wish, and the calendar of swaps that keeps everything in one piece."""

    wens: Rotatiewens
    duur: tuple[Buurtduur, ...]
    kalender: Rotatiekalender


@dataclass(frozen=True)
class Gevoelsverschil:
    """One buurt: heaviness by feeling and by the figures, 1 light, 2 middle, 3 heavy."""

    buurt: str
    kleur: str
    gevoel: int
    gemeten: int
    uren_per_100: float | None

    @property
    def verschil(self) -> int:
        """Above 0: heavier by the figures than it felt."""
        return self.gemeten - self.gevoel


@dataclass(frozen=True)
class Gevoelsbeeld:
    """The division by feeling beside the measured one."""

    rijen: tuple[Gevoelsverschil, ...]
    zonder_gevoel: int
    zonder_cijfer: int

    @property
    def gelijk(self) -> int:
        """Buurten on which feeling and figures agree."""
        return sum(rij.verschil == 0 for rij in self.rijen)


@dataclass(frozen=True)
class Cijferuitleg:
    """A figure's rule in words and the query that fetches it."""

    titel: str
    regel: str
    sql: str
