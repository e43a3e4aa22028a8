"""How far a goal and its actions are: pure rules, no clock and no database.

**Late**: an action whose last day lies before today, that is neither *klaar* nor *vervallen*. Carrying it on
to the plan of the next year does not make it less late; it is that plan's affair once its own year is over.

**Reached?** is judged by certainty, never by the naked figure. Of an area we know a distribution of the
true figure θ in that one year (DEFINITIONS §3): Gamma(a, b) for a count per unit, Beta(a, b) for a share,
Student's t around a mark with standard error a and b degrees of freedom; a class has no error of its own.
With target T and "down" as the wish, p = P(θ < T); with "up", p = P(θ > T).

    gehaald            p ≥ 0.90
    niet gehaald       p ≤ 0.10
    nog niet te zeggen otherwise, or the year is not over but has a figure: then whether it is on course,
                       except for a count, which still grows
    weten we niet      the year is not over, or its figures are not in

**The margin of one area** in one year is that of its own figure, as the lights show it: exact Poisson
(Garwood) for a count, Wilson for a share; it borrows nothing, while the chance above may.

**Several buurten** are taken together by their counts, and nothing is borrowed from a group of which they
may be the whole: Y = Σy, N = Σn, φ = Σ μ_i·φ_i / Σ μ_i with μ_i = n_i·Y/N and φ_i = max(1, 1 + 0.12²·μ_i),
and then Gamma(½ + Y/φ, N/φ); a share Beta(½ + Y, ½ + N − Y) (Jeffreys, the weak prior of DEFINITIONS §3).
Marks: mean and standard error weighted by respondents, se² = Σ w²·se_i², degrees of freedom added up.
Classes are not added up. Buurten without a usable figure take no part; under 90 % of the homes there is no
verdict.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from monitor.kalender import maandag
from monitor.kans import overdispersie, poisson_exact, wilson

GEPLAND, LOOPT, KLAAR, VERVALLEN = "gepland", "loopt", "klaar", "vervallen"
STATUSSEN = (GEPLAND, LOOPT, KLAAR, VERVALLEN)
GEHAALD, NIET_GEHAALD, NOG_NIET, ONBEKEND = (
    "gehaald", "niet gehaald", "nog niet te zeggen", "weten we niet",
)  # fmt: skip
ZEKER_WEL, ZEKER_NIET = 0.90, 0.10
STAART = 0.025  # of a 95 % interval
DEKKING_MINIMAAL = 0.90  # share of the homes whose buurt has a usable figure
JEFFREYS = 0.5
EEN_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Zekercijfer:
    """What is known of one area in one year. `a`, `b` as in the module's rule; rates are per one."""

    gebied: str
    teller: float | None
    noemer: float | None
    waarde: float | None  # rate, share, mark or class
    a: float | None
    b: float | None

    @property
    def bruikbaar(self) -> bool:
        """Whether this figure can take part in a verdict."""
        return self.waarde is not None and self.a is not None and self.b is not None


@dataclass(frozen=True)
class Uitslag:
    """The verdict on a goal: its word, the chance behind it and one sentence."""

    woord: str
    zin: str
    kans: float | None = None


@dataclass(frozen=True)
class Voortgang:
    """Sums over actions: first add up, then compare. Actions that were dropped count nowhere."""

    acties: int
    klaar: int
    lopend: int
    laat: int
    stappen: int
    stappen_klaar: int

    @property
    def zin(self) -> str:
        """`3 van 5 acties klaar, 1 te laat · 7 van 12 stappen gezet`."""
        if not self.acties:
            return "nog geen acties"
        delen = [f"{self.klaar} van {self.acties} {'actie' if self.acties == 1 else 'acties'} klaar"]
        if self.laat:
            delen.append(f"{self.laat} te laat")
        uit = ", ".join(delen)
        return f"{uit} · {self.stappen_klaar} van {self.stappen} stappen gezet" if self.stappen else uit


def te_laat(tot: dt.date, status: str, vandaag: dt.date, *, doorgezet: bool = False) -> bool:
    """Whether an action is late: its last day is past and it is not finished or dropped, nor handed over to
    the next year (`overgegaan`)."""
    return tot < vandaag and status in (GEPLAND, LOOPT) and not doorgezet


def overgegaan(jaar: int, vandaag: dt.date, *, meegenomen: bool) -> bool:
    """Whether an action of the plan of `jaar` is the next plan's affair: carried on, its own year over."""
    return meegenomen and vandaag.year > jaar


def dagen_te_laat(tot: dt.date, vandaag: dt.date) -> int:
    """How many days past its last day."""
    return (vandaag - tot).days


def tel(acties: Iterable[tuple[str, bool, int, int]]) -> Voortgang:
    """Progress from (status, late, steps, steps taken) per action."""
    mee = [rij for rij in acties if rij[0] != VERVALLEN]
    return Voortgang(
        len(mee),
        sum(status == KLAAR for status, *_ in mee),
        sum(status == LOOPT for status, *_ in mee),
        sum(laat for _, laat, *_ in mee),
        sum(stappen for *_, stappen, _ in mee),
        sum(gezet for *_, gezet in mee),
    )


def gevraagd_per_week(
    acties: Iterable[tuple[dt.date, dt.date, str, float | None]],
) -> dict[dt.date, float]:
    """Hours asked per week (by its Monday) from (first day, last day, status, hours per week).

    Every week that an action touches asks its whole hours; dropped actions and those without hours ask none.
    """
    som: dict[dt.date, float] = {}
    for van, tot, status, uren in acties:
        if not uren or status == VERVALLEN:
            continue
        week = maandag(van)
        while week <= tot:
            som[week] = som.get(week, 0.0) + uren
            week += EEN_WEEK
    return som


def samen(soort: str, delen: Sequence[Zekercijfer]) -> tuple[float, float, float] | None:
    """(figure, a, b) of several areas taken together, or None when that can't be done."""
    mee = [deel for deel in delen if deel.bruikbaar]
    if not mee:
        return None
    if len(mee) == 1:
        return float(mee[0].waarde or 0.0), float(mee[0].a or 0.0), float(mee[0].b or 0.0)
    n = sum(deel.noemer or 0.0 for deel in mee)
    if soort == "klasse" or n <= 0:
        return None
    w = [(deel.noemer or 0.0) / n for deel in mee]
    if soort == "cijfer":
        fout = sum(wi**2 * float(d.a or 0.0) ** 2 for wi, d in zip(w, mee, strict=True)) ** 0.5
        return (
            sum(wi * float(d.waarde or 0.0) for wi, d in zip(w, mee, strict=True)),
            fout,
            sum(float(d.b or 0.0) for d in mee),
        )
    y = sum(float(d.teller or 0.0) for d in mee)
    if soort == "aandeel":
        return y / n, JEFFREYS + y, JEFFREYS + max(0.0, n - y)
    verwacht = np.array([wi * y for wi in w])
    phi = float((verwacht * overdispersie(verwacht)).sum()) / y if y > 0 else 1.0
    return y / n, JEFFREYS + y / phi, n / phi


def kans_onder(soort: str, cijfer: float, a: float | None, b: float | None, grens: float) -> float:
    """P(true figure < `grens`); `grens` in the same unit as `cijfer`."""
    if soort == "klasse" or a is None or b is None:
        return 1.0 if cijfer < grens else 0.0
    if soort == "telling":
        return float(special.gammainc(a, max(0.0, b * grens)))
    if soort == "aandeel":
        return float(special.betainc(a, b, min(1.0, max(0.0, grens))))
    if a <= 0:  # everybody was asked: the mark is the truth
        return 1.0 if cijfer < grens else 0.0
    return float(special.stdtr(max(b, 1.0), (grens - cijfer) / a))


def interval(
    soort: str, cijfer: float, a: float | None, b: float | None
) -> tuple[float | None, float | None]:
    """Between what the true figure lies with 95 % certainty; a class has none."""
    if soort == "klasse" or a is None or b is None:
        return None, None
    laag, hoog = STAART, 1.0 - STAART
    if soort == "telling":
        return float(special.gammaincinv(a, laag)) / b, float(special.gammaincinv(a, hoog)) / b
    if soort == "aandeel":
        return float(special.betaincinv(a, b, laag)), float(special.betaincinv(a, b, hoog))
    marge = a * float(special.stdtrit(max(b, 1.0), hoog))
    return cijfer - marge, cijfer + marge


def eigen_interval(soort: str, teller: float | None, noemer: float | None) -> tuple[float, float] | None:
    """The 95 % interval of one area's own figure in one year; None where counts aren't known."""
    if teller is None or not noemer:
        return None
    if soort == "telling":
        laag, hoog = poisson_exact(np.array([teller]))
        return float(laag[0]) / noemer, float(hoog[0]) / noemer
    if soort != "aandeel":
        return None
    laag, hoog = wilson(np.array([min(teller, noemer)]), np.array([noemer]))
    return float(laag[0]), float(hoog[0])


def kans_op_doel(
    soort: str, cijfer: float, a: float | None, b: float | None, streef: float, richting: int
) -> float:
    """P(the true figure is on the right side of the target). A class on the target itself is there."""
    if soort == "klasse":
        return 1.0 if (cijfer - streef) * richting >= 0 else 0.0
    onder = kans_onder(soort, cijfer, a, b, streef)
    return onder if richting < 0 else 1.0 - onder


def beoordeel(
    kans: float | None, jaar: int, vandaag: dt.date, *, dekking: float = 1.0, al_een_cijfer: bool = False
) -> Uitslag:
    """The verdict on a goal of `jaar`. `kans`: from the figures of that very year, None when they are not in;
    `dekking`: share of the homes whose buurt has a figure; `al_een_cijfer`: the year has one before its end.
    """
    if vandaag.year <= jaar and al_een_cijfer:
        return Uitslag(NOG_NIET, f"het jaar {jaar} is nog niet om{_koers(kans, dekking)}")
    if vandaag.year <= jaar:
        return Uitslag(ONBEKEND, f"cijfers over {jaar} komen in {jaar + 1}, als het jaar om is")
    if kans is None:
        return Uitslag(ONBEKEND, f"cijfers over {jaar} zijn nog niet ingelezen, of niet te gebruiken")
    if dekking < DEKKING_MINIMAAL:
        return Uitslag(
            ONBEKEND, f"over {jaar} is er maar van {100 * dekking:.0f} % van de woningen een cijfer"
        )
    if kans >= ZEKER_WEL:
        return Uitslag(GEHAALD, f"kans dat het echte cijfer op het doel ligt: {kans_in_woorden(kans)}", kans)
    if kans <= ZEKER_NIET:
        return Uitslag(
            NIET_GEHAALD, f"kans dat het echte cijfer op het doel ligt: {kans_in_woorden(kans)}", kans
        )
    return Uitslag(
        NOG_NIET, f"het kan beide kanten op: {kans_in_woorden(kans)} kans dat het doel is gehaald", kans
    )


def _koers(kans: float | None, dekking: float) -> str:
    """Whether the figure so far lies on the right side."""
    if kans is None or dekking < DEKKING_MINIMAAL:
        return ""
    if ZEKER_NIET < kans < ZEKER_WEL:
        return "; met het cijfer tot nu toe kan het beide kanten op"
    return f"; met het cijfer tot nu toe ligt het doel {'' if kans >= ZEKER_WEL else 'niet '}op koers"


def kans_in_woorden(kans: float) -> str:
    """A chance in whole percents that never says 0 or 100, nor another side of a limit."""
    if kans > 0.99:
        return "meer dan 99 %"
    if kans < 0.01:
        return "minder dan 1 %"
    heel = round(100 * kans)
    if ZEKER_NIET < kans < ZEKER_WEL:
        heel = min(89, max(11, heel))
    return f"{heel} %"
