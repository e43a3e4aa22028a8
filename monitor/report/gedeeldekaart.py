"""The shared Stoplichtkaart as data: buurten, their lights, and rounded figures. Frozen, and safe to keep.

Everything in it was allowed by a scope when it was made (`kaartvragen`): buurten of the scope's wijken only,
no names of people, no complexes, counts rounded to 5. A momentopname keeps this very document.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.report.bord import Ringen


@dataclass(frozen=True)
class Kaartlicht:
    """One light of one buurt. `cijfer`, `aantal` and `verloop` are empty when they may not be shown."""

    buurt: str  # code
    klasse: str  # rood | geel, rond norm | geel, onzeker | groen | grijs
    cijfer: str
    aantal: str
    verloop: str
    reden: str
    jaar: int | None
    jaren: int  # so many years are added up in it

    @property
    def periode(self) -> str:
        """`2025`, or `2023 t/m 2025 samen`; empty when there is no figure."""
        if self.jaar is None:
            return ""
        return f"{self.jaar - self.jaren + 1} t/m {self.jaar} samen" if self.jaren > 1 else str(self.jaar)


@dataclass(frozen=True)
class Deellaag:
    """The lights of one indicator, with its period and source."""

    code: str
    indicator: str
    thema: str
    periode: str
    bron: str
    lichten: tuple[Kaartlicht, ...]


@dataclass(frozen=True)
class Kaartbuurt:
    """One buurt: its outline, and the class of its attention score (rood | geel | groen | grijs)."""

    code: str
    naam: str
    aandacht: str
    ringen: Ringen


@dataclass(frozen=True)
class Gedeeldekaart:
    """All layers. `gebied`: which wijken, in words; `reden`: why there is nothing to show."""

    vandaag: dt.date
    voorbeeld: bool
    gebied: str
    periode: str
    reden: str | None = None
    buurten: tuple[Kaartbuurt, ...] = ()
    lagen: tuple[Deellaag, ...] = ()

    def laag(self, code: str | None) -> Deellaag | None:
        """The layer of an indicator; None is the attention score."""
        return next((laag for laag in self.lagen if laag.code == code), None)

    def van_buurt(self, code: str) -> tuple[tuple[Deellaag, Kaartlicht], ...]:
        """Every light of one buurt, with its layer."""
        return tuple((laag, licht) for laag in self.lagen for licht in laag.lichten if licht.buurt == code)

    def rood_getoetst(self) -> int:
        """How many red lights have enough years to tell whether they get worse."""
        return sum(licht.klasse == "rood" and licht.verloop != "" for x in self.lagen for licht in x.lichten)

    def opvallend(self) -> tuple[tuple[Deellaag, Kaartlicht], ...]:
        """Red lights whose figure gets worse."""
        return tuple(
            (laag, licht)
            for laag in self.lagen
            for licht in laag.lichten
            if licht.klasse == "rood" and licht.verloop == "wordt slechter"
        )
