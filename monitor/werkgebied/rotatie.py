"""Rotation: how long each coordinator has had a buurt, who is due, and a calendar of swaps.

One coordinator per buurt, with a wish to swap around five years for a fresh look. The calendar looks some
years ahead. Each year: of the buurten that have reached the wish, the longest first, not while a project
runs there; each goes to a neighbouring coordinator, alone or against a buurt that comes back; areas stay in
one piece, homes under the maximum, `vast` and `niet` kept, and the largest deviation within the tolerance (or
not above what it is now). At most a chosen share of the homes moves per year. What can't go is listed with
the reason. After a swap the years start again.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from monitor.settings import Instellingen
from monitor.werkgebied.instantie import AFGEROND, JAREN_WENS, Instantie, Opdracht, Plan
from monitor.werkgebied.stand import Stand
from monitor.werkgebied.toets import Toetsing

DAGEN_PER_JAAR = 365.25


@dataclass(frozen=True)
class Periode:
    """A buurt was with a coordinator from a date until a date (None = still)."""

    buurt: str
    medewerker: str
    vanaf: date
    tot: date | None = None


@dataclass(frozen=True)
class Rotatiewens:
    """The wish: years with a buurt, share of homes that may move per year, years ahead."""

    jaren: float = JAREN_WENS
    per_jaar: float = 0.10
    vooruit: int = 5
    tolerantie: float = 0.10

    @classmethod
    def uit(cls, instellingen: Instellingen) -> Rotatiewens:
        """The corporation's choices."""
        return cls(
            instellingen.rotatie_jaren,
            instellingen.rotatie_per_jaar,
            tolerantie=instellingen.verdeling_tolerantie,
        )


@dataclass(frozen=True)
class Wissel:
    """One line of the calendar: in this year a buurt goes from one coordinator to another."""

    jaar: int
    buurt: str
    van: str
    naar: str
    jaren: float
    ruil_met: str | None


@dataclass(frozen=True)
class Uitstel:
    """A buurt that is due in a year but stays: why."""

    jaar: int
    buurt: str
    jaren: float
    reden: str  # project | geen ruimte dit jaar | geen passende collega


@dataclass(frozen=True)
class Rotatiekalender:
    """The calendar with what waits, the plan per year and the share of homes that moves per year."""

    wissels: tuple[Wissel, ...]
    uitstel: tuple[Uitstel, ...]
    plannen: Mapping[int, Plan]
    verhuisd: Mapping[int, float]


def jaren_met_buurt(perioden: Iterable[Periode], vandaag: date) -> dict[str, tuple[str, float]]:
    """Per buurt today's coordinator and the years without a break, joined over periods that follow on."""
    per_buurt: dict[str, list[Periode]] = {}
    for periode in perioden:
        if periode.vanaf <= vandaag:
            per_buurt.setdefault(periode.buurt, []).append(periode)
    uit = {}
    for buurt, rij in per_buurt.items():
        rij.sort(key=lambda p: p.vanaf, reverse=True)
        laatste = rij[0]
        if laatste.tot is not None and laatste.tot < vandaag:
            continue
        vanaf = laatste.vanaf
        for eerder in rij[1:]:
            aansluitend = eerder.tot is None or (vanaf - eerder.tot).days <= 1
            if eerder.medewerker != laatste.medewerker or not aansluitend:
                break
            vanaf = eerder.vanaf
        uit[buurt] = (laatste.medewerker, (vandaag - vanaf).days / DAGEN_PER_JAAR)
    return uit


def kalender(
    instantie: Instantie,
    plan: Sequence[int],
    jaren: Mapping[str, float],
    projecten: Mapping[str, Collection[int]],
    *,
    eerste_jaar: int,
    wens: Rotatiewens | None = None,
) -> Rotatiekalender:
    """A calendar of swaps. `jaren`: years with the buurt at the start of the first year; `projecten`: per
    buurt the calendar years in which a project runs."""
    wens = wens or Rotatiewens()
    maker = _Maker(instantie, plan, jaren, projecten, wens)
    for jaar in range(eerste_jaar, eerste_jaar + wens.vooruit):
        maker.doe(jaar)
    return Rotatiekalender(tuple(maker.wissels), tuple(maker.uitstel), maker.plannen, maker.verhuisd)


class _Maker:
    def __init__(
        self,
        instantie: Instantie,
        plan: Sequence[int],
        jaren: Mapping[str, float],
        projecten: Mapping[str, Collection[int]],
        wens: Rotatiewens,
    ) -> None:
        self.i, self.wens, self.projecten = instantie, wens, projecten
        self.stand = Stand(instantie, plan, Opdracht("wijziging", 1e9))
        self.jaren = [jaren.get(b.code, 0.0) for b in instantie.buurten]
        begin = self.stand.toetsing
        self.grens = max(wens.tolerantie, begin.max_afwijking) + AFGEROND
        self.gebreken = {(s.soort, s.wie): s.hoeveel for s in begin.schendingen}
        self.wissels: list[Wissel] = []
        self.uitstel: list[Uitstel] = []
        self.plannen: dict[int, Plan] = {}
        self.verhuisd: dict[int, float] = {}

    def doe(self, jaar: int) -> None:
        """One year: as many of the longest as fit."""
        ruimte = self.wens.per_jaar * self.i.totaal_woningen
        gedaan: set[int] = set()
        for buurt in sorted(range(self.i.n), key=lambda b: (-self.jaren[b], b)):
            if self.jaren[buurt] < self.wens.jaren or buurt in gedaan:
                continue
            if self._project(buurt, jaar):
                self._wacht(jaar, buurt, "project")
                continue
            keuze = self._keuze(buurt, jaar, ruimte, gedaan)
            if isinstance(keuze, str):
                self._wacht(jaar, buurt, keuze)
                continue
            naar, terug = keuze
            van = self.stand.plan[buurt]
            self._boek(jaar, buurt, van, naar, terug)
            ruimte -= self.i.buurten[buurt].woningen
            gedaan.add(buurt)
            if terug is not None:
                self._boek(jaar, terug, naar, van, buurt)
                ruimte -= self.i.buurten[terug].woningen
                gedaan.add(terug)
        self.plannen[jaar] = self.stand.plan
        self.verhuisd[jaar] = sum(self.i.buurten[b].woningen for b in gedaan) / max(1, self.i.totaal_woningen)
        self.jaren = [0.0 if b in gedaan else j for b, j in enumerate(self.jaren)]
        self.jaren = [j + 1 for j in self.jaren]

    def _project(self, buurt: int, jaar: int) -> bool:
        return jaar in self.projecten.get(self.i.buurten[buurt].code, ())

    def _wacht(self, jaar: int, buurt: int, reden: str) -> None:
        self.uitstel.append(Uitstel(jaar, self.i.buurten[buurt].code, self.jaren[buurt], reden))

    def _boek(self, jaar: int, buurt: int, van: int, naar: int, tegen: int | None) -> None:
        self.stand.zet([buurt], naar)
        namen = self.i.medewerkers
        ruil = None if tegen is None else self.i.buurten[tegen].code
        self.wissels.append(
            Wissel(jaar, self.i.buurten[buurt].code, namen[van].id, namen[naar].id, self.jaren[buurt], ruil)
        )

    def _keuze(self, buurt: int, jaar: int, ruimte: float, gedaan: set[int]) -> tuple[int, int | None] | str:
        """To whom, and what comes back (None = nothing); or the reason that it can't be."""
        plan, woningen = self.stand.plan, self.i.buurten[buurt].woningen
        if woningen > ruimte:
            return "geen ruimte dit jaar"
        van = plan[buurt]
        beste: tuple[tuple[float, ...], int, int | None] | None = None
        te_vol = False
        for naar in sorted({plan[ander] for ander, _ in self.i.buren[buurt]} - {van}):
            rand = [b for b in range(self.i.n) if plan[b] == naar and self._raakt(b, van, buurt)]
            for terug in itertools.chain([None], rand):
                extra = 0 if terug is None else self.i.buurten[terug].woningen
                if terug is not None and (terug in gedaan or self._project(terug, jaar)):
                    continue
                if woningen + extra > ruimte:
                    te_vol = True
                    continue
                toetsing = self._probeer(buurt, naar, terug, van)
                if toetsing is None:
                    continue
                # a partner that is due as well comes first, then the fewest homes, then the balance
                jong = 0.0 if terug is None else max(0.0, self.wens.jaren - self.jaren[terug])
                sleutel = (jong, float(extra), toetsing.max_afwijking)
                if beste is None or sleutel < beste[0]:
                    beste = (sleutel, naar, terug)
        if beste is None:
            return "geen ruimte dit jaar" if te_vol else "geen passende collega"
        return beste[1], beste[2]

    def _raakt(self, buurt: int, van: int, weg: int) -> bool:
        return any(self.stand.plan[ander] == van and ander != weg for ander, _ in self.i.buren[buurt])

    def _probeer(self, buurt: int, naar: int, terug: int | None, van: int) -> Toetsing | None:
        """The plan after this change, None when it breaks more than before."""
        if not self.i.mag(buurt, naar) or (terug is not None and not self.i.mag(terug, van)):
            return None
        self.stand.zet([buurt], naar)
        if terug is not None:
            self.stand.zet([terug], van)
        toetsing = self.stand.toetsing
        self.stand.ongedaan()
        if terug is not None:
            self.stand.ongedaan()
        erger = any(s.hoeveel > self.gebreken.get((s.soort, s.wie), 0) for s in toetsing.schendingen)
        return None if erger or toetsing.max_afwijking > self.grens else toetsing
