"""How sure are we that an area lies above a threshold: priors, posteriors, intervals.

Everything is oriented so that higher is worse, and works on whole columns at once.

**Counts** (crimes, reports). y events on denominator n, pooled over W years. Counts of social events vary
more than Poisson: with an extra coefficient of variation of 12 % per year the variance of a yearly count
with expectation μ is φ·μ, φ = max(1, 1 + 0.12²·μ). We take for μ what the area would count at the rate of
its reference group, n·m₀/W with m₀ = Σy/Σn, so that the weights do not depend on the area's own luck and are
right where it matters: near the threshold. Then y′ = y/φ and n′ = n/φ.
Prior by Marshall's moments within the reference group: m = Σy′/Σn′,
s² = max(Σn′(r − m)²/Σn′ − m/mean(n′), 10⁻⁶·m²), a = m²/s², b = m/s²; posterior θ|y ~ Gamma(a + y′, b + n′).

**Percentages.** x of n; the same moments with the binomial variance m(1 − m)/mean(n), as a Beta prior.
Where areas differ less than chance alone would make them, the moments say that they are all alike, and one
area's own figure would not count at all; so the group never weighs more than all its own cases: a + b ≤ Σn.

**Marks.** Mean, standard deviation and n respondents out of N: t-distribution with n − 1 degrees of freedom
and the finite-population correction √(1 − n/N).

Sources: Marshall 1991 (Appl. Statist. 40, 283); Spiegelhalter 2005 (overdispersion); Breslow & Day 1987
(Byar); Wilson 1927; Fingertips technical guidance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

Getallen = NDArray[np.float64]
Codes = NDArray[np.int64]
Masker = NDArray[np.bool_]

EXTRA_VARIATIE = 0.12  # coefficient of variation between years beyond Poisson, as a share of the count
VARIANTIE_BODEM = 1e-6  # smallest prior variance, as a share of the squared group mean
EXACT_ONDER = 10  # below this count the exact Poisson interval is shown, from here on Byar's
ZEKERHEID = 0.95  # of every interval that is shown


@dataclass(frozen=True)
class Prior:
    """What is known of a group before looking at one area; arrays with one element per group.

    `gemiddelde` is m; `a` and `b` are the parameters of the Gamma (counts) or Beta (percentages).
    """

    gemiddelde: Getallen
    a: Getallen
    b: Getallen


def overdispersie(verwacht: Getallen) -> Getallen:
    """φ for an expected yearly count μ: how many times the variance exceeds that of a Poisson count."""
    return np.maximum(1.0, 1.0 + EXTRA_VARIATIE**2 * verwacht)


def som(waarden: Getallen, groep: Codes, aantal: int) -> Getallen:
    """Sum per group; `groep` holds codes 0..aantal-1."""
    return np.asarray(np.bincount(groep, weights=waarden, minlength=aantal), dtype=np.float64)


def deel(teller: Getallen, noemer: Getallen) -> Getallen:
    """Quotient, NaN where the denominator is not above zero."""
    uit = np.full(np.broadcast(teller, noemer).shape, np.nan)
    np.divide(teller, noemer, out=uit, where=np.asarray(noemer) > 0)
    return uit


def _momenten(
    teller: Getallen, noemer: Getallen, groep: Codes, aantal: int
) -> tuple[Getallen, Getallen, Getallen]:
    """Weighted mean, weighted variance of the rates, and mean denominator per group."""
    n = som(noemer, groep, aantal)
    # a group without a single event still has some chance of one: half an event
    m = deel(np.maximum(som(teller, groep, aantal), 0.5), n)
    variantie = deel(som(noemer * (deel(teller, noemer) - m[groep]) ** 2, groep, aantal), n)
    return m, variantie, deel(n, som(np.ones_like(noemer), groep, aantal))


def prior_telling(teller: Getallen, noemer: Getallen, groep: Codes, aantal: int) -> Prior:
    """Gamma prior per group from counts and denominators that are already divided by φ."""
    m, variantie, n_gemiddeld = _momenten(teller, noemer, groep, aantal)
    s2 = np.maximum(variantie - m / n_gemiddeld, VARIANTIE_BODEM * m**2)
    return Prior(m, m**2 / s2, m / s2)


def spreiding_aandeel(
    teller: Getallen, noemer: Getallen, groep: Codes, aantal: int
) -> tuple[Getallen, Getallen]:
    """Mean share per group, and the variance of the true shares of its areas."""
    m, variantie, n_gemiddeld = _momenten(teller, noemer, groep, aantal)
    # all or nothing in the whole group: half a case the other way
    m = np.minimum(m, 1.0 - 0.5 / np.maximum(som(noemer, groep, aantal), 1.0))
    ruimte = m * (1.0 - m)
    return m, np.clip(variantie - ruimte / n_gemiddeld, VARIANTIE_BODEM * m**2, 0.999 * ruimte)


def prior_aandeel(teller: Getallen, noemer: Getallen, groep: Codes, aantal: int) -> Prior:
    """Beta prior per group from x out of n."""
    m, s2 = spreiding_aandeel(teller, noemer, groep, aantal)
    k = np.minimum(m * (1.0 - m) / s2 - 1.0, som(noemer, groep, aantal))
    return Prior(m, m * k, (1.0 - m) * k)


def kans_boven_gamma(vorm: Getallen, tempo: Getallen, drempel: Getallen) -> Getallen:
    """P(θ > T) for θ ~ Gamma(shape, rate)."""
    return np.asarray(special.gammaincc(vorm, tempo * drempel))


def kans_boven_beta(a: Getallen, b: Getallen, drempel: Getallen) -> Getallen:
    """P(θ > T) for θ ~ Beta(a, b)."""
    # 1 − I is six times as fast as the complement and right to 1e-12, far below what a light needs
    return np.asarray(1.0 - special.betainc(a, b, np.clip(drempel, 0.0, 1.0)))


def standaardfout(sd: Getallen, n: Getallen, populatie: Getallen) -> Getallen:
    """Standard error of a mean mark, with finite-population correction (no population known: none)."""
    rest = np.where(np.isfinite(populatie), 1.0 - np.minimum(deel(n, populatie), 1.0), 1.0)
    return np.asarray(deel(sd, np.sqrt(n)) * np.sqrt(rest))


def kans_onder_t(cijfer: Getallen, fout: Getallen, n: Getallen, drempel: Getallen) -> Getallen:
    """P(true mark < T): marks are the only measure for which lower is worse.

    Everybody asked (standard error 0): the mark is the truth, so the chance is 0 or 1.
    """
    zeker = np.where(cijfer < drempel, 1.0, 0.0)
    t = deel(drempel - cijfer, fout)
    return np.where(fout > 0, special.stdtr(np.maximum(n - 1.0, 1.0), np.nan_to_num(t)), zeker)


def _z(zekerheid: float) -> float:
    return float(special.ndtri(0.5 + zekerheid / 2))


def byar(y: Getallen, zekerheid: float = ZEKERHEID) -> tuple[Getallen, Getallen]:
    """Byar's approximate interval of a Poisson count."""
    z = _z(zekerheid)
    y = np.asarray(y, dtype=np.float64)
    veilig = np.maximum(y, 1e-9)
    laag = np.where(y > 0, y * (1 - 1 / (9 * veilig) - z / (3 * np.sqrt(veilig))) ** 3, 0.0)
    hoog = (y + 1) * (1 - 1 / (9 * (y + 1)) + z / (3 * np.sqrt(y + 1))) ** 3
    return laag, hoog


def poisson_exact(y: Getallen, zekerheid: float = ZEKERHEID) -> tuple[Getallen, Getallen]:
    """Exact (Garwood) interval of a Poisson count."""
    y = np.asarray(y, dtype=np.float64)
    staart = (1 - zekerheid) / 2
    laag = np.where(y > 0, special.gammaincinv(np.maximum(y, 1e-9), staart), 0.0)
    return laag, np.asarray(special.gammainccinv(y + 1, staart))


def poisson_interval(y: Getallen, zekerheid: float = ZEKERHEID) -> tuple[Getallen, Getallen]:
    """The interval that is shown for a count: exact for small counts, Byar's otherwise."""
    laag, hoog = byar(y, zekerheid)
    klein = np.asarray(y) < EXACT_ONDER
    if klein.any():
        laag[klein], hoog[klein] = poisson_exact(np.asarray(y)[klein], zekerheid)
    return laag, hoog


def wilson(x: Getallen, n: Getallen, zekerheid: float = ZEKERHEID) -> tuple[Getallen, Getallen]:
    """Wilson's score interval of a percentage x/n, as a share."""
    z = _z(zekerheid)
    x, n = np.asarray(x, dtype=np.float64), np.asarray(n, dtype=np.float64)
    midden = 2 * x + z * z
    wortel = z * np.sqrt(z * z + 4 * x * (1 - deel(x, n)))
    return deel(midden - wortel, 2 * (n + z * z)), deel(midden + wortel, 2 * (n + z * z))


def t_interval(
    cijfer: Getallen, fout: Getallen, n: Getallen, zekerheid: float = ZEKERHEID
) -> tuple[Getallen, Getallen]:
    """Interval of a mean mark from its standard error and number of respondents."""
    marge = special.stdtrit(np.maximum(n - 1.0, 1.0), 0.5 + zekerheid / 2) * fout
    return cijfer - marge, cijfer + marge
