"""The board's page as data: how the buurten do, how the team does, what comes. Frozen, and safe to keep.

Everything in it was allowed by a scope when it was made (`bordvragen`): no names, no figure over fewer than
five employees, hours rounded to 5. A momentopname keeps this very document, so that what was audited is what
is seen; `als_tekst` and `uit_tekst` are its two sides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from monitor.fouten import Geweigerd

Ringen = tuple[tuple[tuple[float, float], ...], ...]
UITGAVE = 1  # of this document; an unknown one is refused


@dataclass(frozen=True)
class Lichtbalk:
    """One indicator: in how many buurten it is bad, near the norm or uncertain, good, or not known.

    `geel` holds both ambers, of which `onzeker` can still go either way.
    """

    indicator: str
    thema: str
    periode: str
    bron: str
    rood: int
    geel: int
    groen: int
    grijs: int
    onzeker: int = 0  # absent in what older links froze

    @property
    def aantallen(self) -> tuple[int, int, int, int, int]:
        """In the order of the legend."""
        return self.rood, self.geel - self.onzeker, self.onzeker, self.groen, self.grijs


@dataclass(frozen=True)
class Bordbuurt:
    """One buurt on the small map, with the class of its attention score."""

    naam: str
    klasse: str  # rood | geel | groen | grijs
    ringen: Ringen


@dataclass(frozen=True)
class Opvallend:
    """A light that stands out. `aantal` is how many residents, homes or answers it rests on, rounded."""

    buurt: str
    wat: str  # nieuw rood | wordt slechter | rood
    indicator: str
    cijfer: str
    jaar: int
    aantal: str


@dataclass(frozen=True)
class Buurtdeel:
    """How the buurten do. `reden`: why there is nothing to show."""

    zin: str
    herkomst: str
    reden: str | None = None
    klassen: tuple[int, int, int, int] = (0, 0, 0, 0)
    balken: tuple[Lichtbalk, ...] = ()
    buurten: tuple[Bordbuurt, ...] = ()
    opvallend: tuple[Opvallend, ...] = ()
    regel: str = ""  # when a light is red or green; absent in what older links froze

    @property
    def aantal(self) -> int:
        """Number of buurten in view."""
        return sum(self.klassen)


@dataclass(frozen=True)
class Maanduren:
    """Hours of a month, of everybody or of a wijk, rounded to 5. `taak` empty: all tasks."""

    maand: str  # 2026-03
    groep: str
    taak: str
    uren: int


@dataclass(frozen=True)
class Teamdeel:
    """How the team does. Shares of one: needed over employable hours, with its band, of `medewerkers`."""

    zin: str
    herkomst: str
    reden: str | None = None
    medewerkers: int = 0
    oordeel: str = ""
    laag: float | None = None
    midden: float | None = None
    hoog: float | None = None
    tekort_fte: float | None = None
    registratiegraad: float | None = None
    uren: tuple[Maanduren, ...] = ()
    verborgen: int = 0
    kanttekening: str = ""  # what the verdict rests on; absent in what older links froze


@dataclass(frozen=True)
class Weekblik:
    """One week to come, of the whole team; hours rounded to 5 (or percents, see `Vooruitdeel.onvolledig`),
    the chance that it is too much."""

    week: dt.date
    laag: int
    midden: int
    hoog: int
    capaciteit: int
    kans: float


@dataclass(frozen=True)
class Bordproject:
    """A project that runs or comes; `uren` by the corporation's own kengetal, rounded to 5."""

    naam: str
    buurt: str
    type: str
    woningen: int
    fase: str
    van: dt.date
    tot: dt.date
    uren: int | None
    status: str


@dataclass(frozen=True)
class Vooruitdeel:
    """What comes. `reden` tells why the weeks of the team are not shown; projects may still be.

    `onvolledig`: of a part of the team we know too little; the weeks are then percents of the employable
    hours of the rest. `verdeling`: the Monday from which we don't know, because another division begins.
    """

    zin: str
    herkomst: str
    reden: str | None = None
    weken: tuple[Weekblik, ...] = ()
    projecten: tuple[Bordproject, ...] = ()
    kanttekening: str = ""  # what the weeks lack; absent in what older links froze, as are the next two
    onvolledig: bool = False
    verdeling: dt.date | None = None


@dataclass(frozen=True)
class Bord:
    """The whole screen. `gebied`: which wijken, in words; `periode`: the scope's limits, in words."""

    vandaag: dt.date
    voorbeeld: bool
    gebied: str
    periode: str
    buurten: Buurtdeel
    team: Teamdeel
    vooruit: Vooruitdeel
    uitgave: int = UITGAVE

    def als_tekst(self) -> str:
        """JSON, to freeze in a momentopname."""
        return _VORM.dump_json(self).decode("utf-8")

    @classmethod
    def uit_tekst(cls, tekst: str | None) -> Bord:
        """Read what was frozen; anything else is refused.

        Raises
        ------
        Geweigerd
            The link has no frozen figures any more, or they are of another kind.
        """
        try:
            bord = _VORM.validate_json(tekst or "")
        except ValidationError as fout:
            raise Geweigerd(ONLEESBAAR) from fout
        if bord.uitgave != UITGAVE:
            raise Geweigerd(ONLEESBAAR)
        return bord


ONLEESBAAR = "De vastgelegde cijfers van deze link zijn er niet meer. Vraag de afzender om een nieuwe link."
_VORM: TypeAdapter[Bord] = TypeAdapter(Bord)


def teksten(deel: Any) -> Iterator[str]:
    """Every text anywhere in a document, for the audit."""
    if isinstance(deel, str):
        yield deel
    elif isinstance(deel, tuple):
        for stuk in deel:
            yield from teksten(stuk)
    elif is_dataclass(deel):
        for veld in fields(deel):
            yield from teksten(getattr(deel, veld.name))
