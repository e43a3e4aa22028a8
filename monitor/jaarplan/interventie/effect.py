"""What happened to a figure after an intervention, next to comparable areas: difference in differences.

Windows (`venster`): at most three years wholly before the begin against at most three wholly after it; the
year in which it began belongs to neither.

**Level.** Logarithm of a rate (counts) or share; a mark as it is. Before: shrunk towards the other areas,
so that an area that was picked in a year of bad luck does not seem to get better by itself (regression to
the mean). Counts: φ = max(1, 1 + 0.12²·μ) per year, y′ = y/φ, n′ = n/φ, prior Gamma(a, b) by Marshall's
moments over the compared areas, θ₀ ~ Gamma(a + y′, b + n′), level ψ(a+y′) − ln(b+n′), variance ψ₁(a+y′).
After: what was counted, θ₁ ~ Gamma(½ + y′, n′) (Jeffreys). Shares: Beta in the same way. Marks: normal,
with the standard error of the mean. Shrinking the later level as well would pull it to the mean a second
time.

**Effect** = d − median(d of the k nearest), with d = later level − earlier level. Its variance: that of the
area's own two levels, τ² (how much areas differ in their change beyond chance: spread of d over all donors
minus their mean variance), and π/2·(τ² + mean variance)/k for the median. z = effect/√variance, kans =
Φ(|z|).

**Placebo** (randomisation inference). The same sum for every donor, an area where nothing was done; the
rank of |z| among theirs is what chance alone would give: p = (1 + #{donors with |z| at least as big}) /
(1 + donors). Words say that it changed more only when kans ≥ 0.95 and p ≤ 0.10: so with nothing happening at
most about one in ten. That needs at least nine donors.

**Before the begin** (`vooraf`, event study). Difference in differences supposes that the area would have gone
along with the others. So the same sum, with the same neighbours and the same rank, between the first and the
last year before the begin, both as counted. Where that already shows a change (kans ≥ 0.90 and p ≤ 0.10) the
supposition does not hold, and nothing is said. With two or three years such a test overlooks much, so a
change after the begin in the same direction as before is believed only when the years before stay below
kans 0.80 or above p 0.20. And the neighbours must be alike: when the middle one is further than one standard
deviation away (likeness below 37 %), nothing is said either. `bezwaar` is the whole of it.

Sources: Card & Krueger 1994 (difference in differences); Roth 2022 (tests before the begin, and how little a
test that finds nothing proves); Abadie, Diamond & Hainmueller 2010 (placebo
ranks); Marshall 1991 and DEFINITIONS §3 (prior and overdispersion are those of the lights: `monitor.kans`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from monitor.jaarplan.interventie.vergelijkbaar import Getallen, afstanden, geschaald, naasten
from monitor.kans import VARIANTIE_BODEM, overdispersie, prior_telling, spreiding_aandeel

JAREN_HOOGSTENS = 3  # on either side of the begin
JAREN_VOOR = 2  # at least: one year is no level, and shows no direction
BUREN = 8
DONOREN_MINSTENS = 9  # with fewer the smallest possible p is above 0.10
DONOREN_HOOGSTENS = 200  # the nearest ones; more make the rank no better
GEVALLEN_MINSTENS = 10  # events before and after together
KANS_MINSTENS, P_HOOGSTENS = 0.95, 0.10
VOORAF = (0.90, 0.10)  # kans and p from which an area went its own way before the begin
VOORAF_ZELFDE_KANT = (0.80, 0.20)  # stricter on a clear outcome that goes on in the same direction
AFSTAND_HOOGSTENS = 1.0  # of the middle neighbour, in standard deviations: likeness 37 %
Z_BAND = 1.6448536  # of the 90 % interval that is shown
GEWICHTEN = {"niveau": 1.0, "verloop": 0.5, "omvang": 0.5}  # of the features that make areas comparable
TELLING, AANDEEL, CIJFER = "telling", "aandeel", "cijfer"


@dataclass(frozen=True)
class Vensters:
    """The years before and after; empty tuples where there are none."""

    voor: tuple[int, ...]
    na: tuple[int, ...]


@dataclass(frozen=True)
class Jaren:
    """Figures of areas × years, NaN = none. Counts and shares: `teller`, `noemer`. Marks: `waarde`, number of
    respondents `noemer`, and the variance `fout2` of the mean."""

    teller: Getallen
    noemer: Getallen
    waarde: Getallen
    fout2: Getallen

    def jaar(self, plek: int) -> Jaren:
        """One of the years alone."""
        vak = np.s_[:, [plek]]
        return Jaren(self.teller[vak], self.noemer[vak], self.waarde[vak], self.fout2[vak])


@dataclass(frozen=True)
class Standen:
    """Per area the level before and after, with their variances."""

    voor: Getallen
    voor_var: Getallen
    na: Getallen
    na_var: Getallen

    @property
    def verandering(self) -> Getallen:
        """d: later level − earlier level."""
        return self.na - self.voor

    @property
    def variantie(self) -> Getallen:
        """Of d."""
        return self.voor_var + self.na_var


@dataclass(frozen=True)
class Effect:
    """Change of one area next to comparable ones, on the scale of the level (logarithm, or points)."""

    verandering: float
    verwacht: float  # the median change of the comparable areas
    fout: float
    kans: float  # that it truly changed in the direction of `verschil`
    plek: int  # rank of |z|, 1 = the biggest
    van: int  # donors + 1
    buren: tuple[int, ...]  # rows, nearest first
    afstand: tuple[float, ...]

    @property
    def verschil(self) -> float:
        """The effect: what the change is beyond that of the comparable areas."""
        return self.verandering - self.verwacht

    @property
    def p(self) -> float:
        """Share of the same sums that came out at least as far from nought."""
        return self.plek / self.van

    @property
    def duidelijk(self) -> bool:
        """May words say that it changed more?"""
        return self.kans >= KANS_MINSTENS and self.p <= P_HOOGSTENS

    @property
    def lijken_genoeg(self) -> bool:
        """Are at least half of the neighbours within one standard deviation?"""
        return float(np.median(self.afstand)) <= AFSTAND_HOOGSTENS

    @property
    def interval(self) -> tuple[float, float]:
        """90 % interval of the effect."""
        return self.verschil - Z_BAND * self.fout, self.verschil + Z_BAND * self.fout


def vensters(begin: dt.date, jaren: Sequence[int]) -> Vensters:
    """The last years wholly before `begin` and the first wholly after it, out of `jaren`."""
    na_vanaf = begin.year if (begin.month, begin.day) == (1, 1) else begin.year + 1
    voor = sorted(jaar for jaar in jaren if jaar < begin.year)[-JAREN_HOOGSTENS:]
    na = sorted(jaar for jaar in jaren if jaar >= na_vanaf)[:JAREN_HOOGSTENS]
    return Vensters(tuple(voor), tuple(na))


def standen(soort: str, voor: Jaren, na: Jaren) -> Standen:
    """Levels of all areas at once; the compared areas are each other's prior."""
    return {TELLING: _telling, AANDEEL: _aandeel, CIJFER: _cijfer}[soort](voor, na)


def _een_groep(gebieden: Getallen) -> NDArray[np.int64]:
    return np.zeros(gebieden.size, dtype=np.int64)


def _krimp(teller: Getallen, noemer: Getallen, jaren: int) -> tuple[Getallen, Getallen]:
    """Counts and denominators divided by the overdispersion of a year."""
    m = max(float(teller.sum()), 0.5) / float(noemer.sum())
    phi = overdispersie(noemer * m / jaren)
    return teller / phi, noemer / phi


def _telling(voor: Jaren, na: Jaren) -> Standen:
    y, n = _krimp(voor.teller.sum(axis=1), voor.noemer.sum(axis=1), voor.teller.shape[1])
    prior = prior_telling(y, n, _een_groep(n), 1)
    vorm, tempo = prior.a + y, prior.b + n
    y1, n1 = _krimp(na.teller.sum(axis=1), na.noemer.sum(axis=1), na.teller.shape[1])
    return Standen(
        special.digamma(vorm) - np.log(tempo), special.polygamma(1, vorm),
        special.digamma(y1 + 0.5) - np.log(n1), special.polygamma(1, y1 + 0.5),
    )  # fmt: skip


def _aandeel(voor: Jaren, na: Jaren) -> Standen:
    x, n = voor.teller.sum(axis=1), voor.noemer.sum(axis=1)
    m, s2 = spreiding_aandeel(x, n, _een_groep(n), 1)
    k = m * (1.0 - m) / s2 - 1.0
    voor_a, voor_b = m * k + x, (1.0 - m) * k + n - x
    x1, n1 = na.teller.sum(axis=1), na.noemer.sum(axis=1)
    na_a, na_b = x1 + 0.5, n1 - x1 + 0.5

    def midden(a: Getallen, b: Getallen) -> Getallen:
        return np.asarray(special.digamma(a) - special.digamma(a + b))

    def variantie(a: Getallen, b: Getallen) -> Getallen:
        return np.asarray(special.polygamma(1, a) - special.polygamma(1, a + b))

    return Standen(
        midden(voor_a, voor_b), variantie(voor_a, voor_b), midden(na_a, na_b), variantie(na_a, na_b)
    )


def _cijfer(voor: Jaren, na: Jaren) -> Standen:
    v, e2 = _gemiddeld(voor)
    m = float(np.average(v, weights=voor.noemer.sum(axis=1)))
    s2 = max(float(((v - m) ** 2).mean() - e2.mean()), VARIANTIE_BODEM)
    v1, e21 = _gemiddeld(na)
    gewicht = s2 / (s2 + e2)
    return Standen(m + gewicht * (v - m), gewicht * e2, v1, e21)


def _gemiddeld(jaren: Jaren) -> tuple[Getallen, Getallen]:
    """Mean mark over the years, weighed by respondents, and its variance."""
    gewicht = jaren.noemer / jaren.noemer.sum(axis=1, keepdims=True)
    return (gewicht * jaren.waarde).sum(axis=1), (gewicht**2 * jaren.fout2).sum(axis=1)


def kenmerken(soort: str, voor: Jaren, stand: Standen, context: Getallen | None = None) -> Getallen:
    """Features before the begin: level, direction and size; `context` adds columns when they are known."""
    per_jaar = voor.waarde if soort == CIJFER else np.log((voor.teller + 0.5) / (voor.noemer + 1.0))
    t = np.arange(per_jaar.shape[1], dtype=np.float64)
    t -= t.mean()
    verloop = (per_jaar * t).sum(axis=1) / max(float((t**2).sum()), 1.0)
    kolommen = [stand.voor, verloop, np.log(voor.noemer.mean(axis=1))]
    vast = np.column_stack(kolommen)
    return vast if context is None else np.column_stack([vast, context])


def gewichten(kolommen: int) -> Getallen:
    """Weights of the features; all context together weighs as much as size."""
    extra = kolommen - len(GEWICHTEN)
    return np.array([*GEWICHTEN.values(), *([GEWICHTEN["omvang"] / extra] * extra if extra else [])])


def schat(stand: Standen, kenmerk: Getallen, rij: int, donor: NDArray[np.bool_]) -> Effect | None:
    """The effect in area `rij` next to the donors; None with fewer than nine donors."""
    mag = donor.copy()
    mag[rij] = False
    schaal, gewicht = geschaald(kenmerk), gewichten(kenmerk.shape[1])
    tot_hier = afstanden(schaal, gewicht, np.array([rij]))[0]
    donoren = naasten(tot_hier, mag, DONOREN_HOOGSTENS)
    if donoren.size < DONOREN_MINSTENS:
        return None
    d, v = stand.verandering, stand.variantie
    tau2 = max(float(np.var(d[donoren], ddof=1) - v[donoren].mean()), 0.0)

    def meet(een: int, buren: NDArray[np.int64]) -> tuple[float, float]:
        """Median change of the neighbours, and the standard error of the effect."""
        fout2 = v[een] + tau2 + np.pi / 2 * (tau2 + v[buren].mean()) / buren.size
        return float(np.median(d[buren])), float(np.sqrt(fout2))

    buren = naasten(tot_hier, mag, BUREN)
    verwacht, fout = meet(rij, buren)
    z = abs(d[rij] - verwacht) / fout
    onderling = afstanden(schaal[donoren], gewicht)
    groter = 0
    for plek, ander in enumerate(donoren):
        zonder = np.ones(donoren.size, dtype=bool)
        zonder[plek] = False
        midden, hun_fout = meet(int(ander), donoren[naasten(onderling[plek], zonder, BUREN)])
        groter += int(abs(d[ander] - midden) / hun_fout >= z)
    return Effect(
        verandering=float(d[rij]), verwacht=verwacht, fout=fout, kans=float(special.ndtr(z)),
        plek=1 + groter, van=int(donoren.size) + 1,
        buren=tuple(int(b) for b in buren), afstand=tuple(float(tot_hier[b]) for b in buren),
    )  # fmt: skip


def vooraf(soort: str, voor: Jaren, kenmerk: Getallen, rij: int, donor: NDArray[np.bool_]) -> Effect | None:
    """The same sum between the first and the last year before the begin; None with fewer than nine donors."""
    eerste, laatste = (standen(soort, voor, voor.jaar(plek)) for plek in (0, -1))
    stand = Standen(eerste.na, eerste.na_var, laatste.na, laatste.na_var)
    return schat(stand, kenmerk, rij, donor)


def bezwaar(uitkomst: Effect, eerder: Effect | None) -> str:
    """Why the areas beside it say nothing: steeg_al | daalde_al | lijkt_weinig; empty when they do."""
    if eerder is not None:
        zelfde = uitkomst.duidelijk and uitkomst.verschil * eerder.verschil > 0
        kans, p = VOORAF_ZELFDE_KANT if zelfde else VOORAF
        if eerder.kans >= kans and eerder.p <= p:
            return "steeg_al" if eerder.verschil > 0 else "daalde_al"
    return "" if uitkomst.lijken_genoeg else "lijkt_weinig"
