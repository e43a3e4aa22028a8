"""The figure of a goal: of its buurten together in one year, with its margin, its lights and its chance.

A figure leans on the buurten of the goal that have one; how much of the homes that is, stands with it. Where
only one buurt has a figure, its margin is the one that is shown with that buurt's light.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.plan.daden import Kennis, Maat, kennis
from monitor.jaarplan.plan.doelen import Doel
from monitor.jaarplan.plan.voortgang import Zekercijfer, eigen_interval, interval, kans_op_doel, samen
from monitor.store import Store, sql


@dataclass(frozen=True)
class Cijferstand:
    """The figure of a goal's buurten in one year, in the shown unit."""

    jaar: int
    waarde: float
    laag: float | None
    hoog: float | None
    teller: float | None
    noemer: float | None
    buurten: int
    met_cijfer: int
    dekking: float  # share of the homes
    lichten: tuple[tuple[str, str | None, int], ...]  # light, kind of amber, number of buurten
    lichtjaren: int  # years that a light takes together
    kans: float | None  # that the true figure of this year was on the target
    tot_nu_toe: bool = False  # the year is not over


@dataclass(frozen=True)
class _Rij:
    cijfer: Zekercijfer
    licht: str
    geel_soort: str | None
    lichtjaren: int
    marge: tuple[float, float] | None  # as shown with the light, when that is of the year alone


Cijfers = dict[tuple[str, int], dict[str, _Rij]]  # (indicator, year) → buurt → figure


def lees_cijfers(store: Store, vandaag: dt.date, indicatoren: set[str]) -> Cijfers:
    """All figures of these indicators, per buurt."""
    uit: Cijfers = defaultdict(dict)
    codes = sorted(indicatoren)
    if not codes:
        return uit
    for (
        indicator,
        gebied,
        jaar,
        teller,
        noemer,
        waarde,
        a,
        b,
        licht,
        soort,
        lichtjaren,
        laag,
        hoog,
    ) in store.rijen(sql(KAMER, "jaarplan_cijfers"), {"vandaag": vandaag, "indicatoren": codes}):
        cijfer = Zekercijfer(gebied, teller, noemer, waarde, a, b)
        marge = None if laag is None or hoog is None else (laag, hoog)
        uit[indicator, jaar][gebied] = _Rij(cijfer, licht, soort, lichtjaren, marge)
    return uit


def _met_cijfer(per: dict[str, _Rij], doel: Doel, weet: Kennis) -> list[tuple[str, _Rij]]:
    """The rows of a goal's buurten that have a figure."""
    codes = doel.buurten or tuple(weet.buurten)
    return [(code, per[code]) for code in codes if code in per and per[code].cijfer.waarde is not None]


def stand(
    doel: Doel, maat: Maat, jaar: int, cijfers: Cijfers, weet: Kennis, vandaag: dt.date
) -> Cijferstand | None:
    """The figure of a goal in one year; None when none of its buurten has one, or they can't be added up."""
    rijen = _met_cijfer(cijfers.get((maat.indicator, jaar), {}), doel, weet)
    uit = samen(maat.soort, [rij.cijfer for _, rij in rijen])
    codes = doel.buurten or tuple(weet.buurten)
    if uit is None:
        return None
    waarde, a, b = uit
    mee = [(code, rij) for code, rij in rijen if rij.cijfer.bruikbaar]
    laag, hoog = interval(maat.soort, waarde, a, b)
    if len(mee) == 1:  # one figure has one margin, wherever it is shown
        een = mee[0][1]
        los = eigen_interval(maat.soort, een.cijfer.teller, een.cijfer.noemer)
        laag, hoog = een.marge or los or (laag, hoog)
    kans = None
    if doel.streef is not None and doel.richting is not None:
        kans = kans_op_doel(maat.soort, waarde, a, b, doel.streef / maat.per, doel.richting)
    tellers = [rij.cijfer.teller for _, rij in mee if rij.cijfer.teller is not None]
    noemers = [rij.cijfer.noemer for _, rij in mee if rij.cijfer.noemer is not None]
    lichten = Counter((rij.licht, rij.geel_soort) for _, rij in rijen)
    return Cijferstand(
        jaar, waarde * maat.per, None if laag is None else laag * maat.per,
        None if hoog is None else hoog * maat.per, sum(tellers) if tellers else None,
        sum(noemers) if noemers else None, len(codes), len(mee), _dekking([c for c, _ in mee], codes, weet),
        tuple((licht, soort, n) for (licht, soort), n in lichten.items()),
        max(rij.lichtjaren for _, rij in rijen), kans, vandaag.year <= jaar,
    )  # fmt: skip


def _dekking(met: Sequence[str], codes: Sequence[str], weet: Kennis) -> float:
    """Share of the homes whose buurt has a usable figure; where homes aren't known, of the buurten."""
    alle = sum(weet.buurten[c].woningen for c in codes if c in weet.buurten)
    if not alle:
        return len(met) / len(codes) if codes else 0.0
    return sum(weet.buurten[c].woningen for c in met if c in weet.buurten) / alle


def nieuwste(doel: Doel, maat: Maat, cijfers: Cijfers, weet: Kennis, vandaag: dt.date) -> Cijferstand | None:
    """The figure of the newest year in which a buurt of the goal has one."""
    met = [j for (i, j), per in cijfers.items() if i == maat.indicator and _met_cijfer(per, doel, weet)]
    return stand(doel, maat, max(met), cijfers, weet, vandaag) if met else None


def cijfervraag() -> str:
    """The query that gets the figures of goals, to show beside the rule."""
    return sql(KAMER, "jaarplan_cijfers")


def stand_nu(store: Store, vandaag: dt.date, indicator: str, buurten: tuple[str, ...]) -> Cijferstand | None:
    """The newest figure of these buurten (none: all), to fill in as a start value."""
    weet = kennis(store, vandaag)
    maat = weet.maten.get(indicator)
    if maat is None:
        return None
    cijfers = lees_cijfers(store, vandaag, {indicator})
    return nieuwste(Doel(0, vandaag.year, "", buurten, ""), maat, cijfers, weet, vandaag)
