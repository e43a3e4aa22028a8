"""What the page Interventies asks and gets: frozen, complete, ready to draw."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from monitor.jaarplan.interventie.toepassing import Toepassing, Versie

BETER, SLECHTER, GELIJK, VROEG, ONBEKEND = "beter", "slechter", "gelijk", "vroeg", "onbekend"


@dataclass(frozen=True)
class Doelindicator:
    """A figure that an intervention can aim at. `richting` 1: higher is worse, -1: lower is worse."""

    code: str
    naam: str
    thema: str
    onderwerp: str
    soort: str
    richting: int
    per: int
    eenheid: str
    bron: str
    cijfers: bool

    def getoond(self, waarde: float | None) -> float | None:
        """A rate in the unit that people know."""
        return None if waarde is None else waarde * self.per


@dataclass(frozen=True)
class Uitkomst:
    """What an application did, as derived; see `interventie_effect` for the columns."""

    toepassing: str
    gebied: str
    indicator: str | None
    uitkomst: str
    reden: str | None
    voor_van: int | None
    voor_tot: int | None
    na_van: int | None
    na_tot: int | None
    voor_teller: float | None
    voor_noemer: float | None
    na_teller: float | None
    na_noemer: float | None
    voor: float | None
    na: float | None
    verwacht: float | None
    verschil: float | None
    laag: float | None
    hoog: float | None
    kans: float | None
    plek: int | None
    van: int | None
    buren: int | None
    ook: tuple[str, ...]


@dataclass(frozen=True)
class Regel:
    """One application in a list, with names and what it did."""

    toepassing: Toepassing
    buurt: str
    complex: str
    indicator: Doelindicator | None
    effect: Uitkomst | None

    @property
    def waar(self) -> str:
        """`Vlierhof, Vlierflat`, or the buurt alone."""
        return f"{self.buurt}, {self.complex}" if self.complex else self.buurt

    @property
    def oordeel(self) -> str:
        """beter | slechter | gelijk | vroeg | onbekend, for a figure of which the good side is known."""
        uit = self.effect.uitkomst if self.effect else ONBEKEND
        if uit not in ("gedaald", "gestegen"):
            return uit
        if self.indicator is None or not self.indicator.richting:
            return GELIJK
        return BETER if (uit == "gedaald") == (self.indicator.richting > 0) else SLECHTER

    def liep_in(self, jaar: int) -> bool:
        """Did it run in that year?"""
        t = self.toepassing
        return t.status != "gepland" and t.begin.year <= jaar and (t.eind is None or t.eind.year >= jaar)


@dataclass(frozen=True)
class Telling:
    """How often something was applied, and with what outcome."""

    keer: int
    per_oordeel: Mapping[str, int]


@dataclass(frozen=True)
class Vergelijkbaar:
    """A comparable area of one application."""

    gebied: str
    naam: str
    afstand: float
    voor: float
    na: float
    noemer: float


@dataclass(frozen=True)
class Jaarpunt:
    """One year in the picture."""

    jaar: int
    waarde: float | None
    laag: float | None
    midden: float | None
    hoog: float | None


@dataclass(frozen=True)
class Detail:
    """One application with everything to judge it."""

    regel: Regel
    buren: tuple[Vergelijkbaar, ...]
    jaren: tuple[Jaarpunt, ...]
    geschiedenis: tuple[Versie, ...]
    ook: tuple[str, ...]  # what else ran there, by name


@dataclass(frozen=True)
class Kenmerk:
    """A feature that buurten are compared on. `jaren`: of which years the figures are."""

    code: str
    naam: str
    eenheid: str
    decimalen: int
    jaren: tuple[int, ...]


@dataclass(frozen=True)
class Lijkt:
    """A buurt that resembles the chosen one: how much, on which figures, and what was done there."""

    buurt: str
    naam: str
    gelijkenis: float  # 1 = twins
    gedeeld: int  # features that both have
    waarden: Mapping[str, float]  # feature → figure as shown
    aantallen: Mapping[str, float]  # feature → the number of homes, residents or answers that it is about
    toepassingen: tuple[Regel, ...]
    afspraken: tuple[str, ...]


@dataclass(frozen=True)
class Burenbeeld:
    """The chosen buurt (first) and those that resemble it most, side by side."""

    kenmerken: tuple[Kenmerk, ...]
    zelf: Lijkt
    buren: tuple[Lijkt, ...]


@dataclass(frozen=True)
class Effectuitleg:
    """The rule behind the words, for the pop-over."""

    titel: str
    regel: str
    sql: str


@dataclass(frozen=True)
class Wisseljaar:
    """How many buurten got another coordinator in a year: a total, never a person."""

    jaar: int
    buurten: int


def telling(regels: tuple[Regel, ...]) -> Telling:
    """Count what is not planned any more."""
    geweest = [r for r in regels if r.toepassing.status != "gepland"]
    oordelen = [r.oordeel for r in geweest]
    namen = (BETER, SLECHTER, GELIJK, VROEG, ONBEKEND)
    return Telling(len(geweest), {naam: oordelen.count(naam) for naam in namen})


def in_jaar(regels: tuple[Regel, ...], jaar: int) -> tuple[Regel, ...]:
    """Those that ran in a year."""
    return tuple(r for r in regels if r.liep_in(jaar))


def loopt(regels: tuple[Regel, ...], vandaag: dt.date) -> tuple[Regel, ...]:
    """Those that run today."""
    return tuple(
        r for r in regels if r.toepassing.status == "loopt" and (r.toepassing.eind or vandaag) >= vandaag
    )
