"""From observations to chances and lights, one indicator at a time.

Thresholds: with `manier` "factor" T_g = groen × reference and T_r = rood × reference (for lower-is-worse the
factors divide); with "vast" they are given in the shown unit. The reference is Σ teller / Σ noemer of the
area's reference group in the frozen reference year; against the own average it is the same over the
corporation's own areas. Groups of fewer than ten usable areas lean on all measured areas; where even those
are fewer than five, the prior is a weak one (Jeffreys). Grey areas take part in no prior and no reference,
so that an outlier with five residents drives nobody's colour.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from monitor import kans
from monitor.kans import Codes, Getallen, Masker, deel, som
from monitor.leefbaarheid import licht, trend
from monitor.leefbaarheid.indicatoren import MINIMUM, Drempels, Indicator
from monitor.leefbaarheid.licht import Lichten
from monitor.leefbaarheid.waarneming import Waarnemingen, reeksen, samengevoegd, vorige_punt

GROEP_MINIMAAL = 10  # usable areas for a reference group of its own
PRIOR_MINIMAAL = 5  # usable areas for a prior by moments
ALLE = -1  # code of "all measured areas of this level"
EIGEN = -2  # code of "the corporation's own areas"
SD_START = 1.8  # spread of single marks where a file gives none: a cautious assumption

KansBoven = Callable[[Getallen], Getallen]


@dataclass(frozen=True)
class Uitkomst:
    """Everything about the lights of one indicator; a row per observation, plus trends per area."""

    teller: Getallen
    noemer: Getallen
    ruw: Getallen
    geschat: Getallen
    laag: Getallen
    hoog: Getallen
    groep: Codes  # the reference group that was used
    t_groen: Getallen
    t_rood: Getallen
    kans_rood: Getallen
    kans_groen: Getallen
    kleur: Lichten
    rond_norm: Masker
    reden_grijs: np.ndarray
    kleur_eigen: Lichten
    kans_rood_eigen: Getallen
    kans_groen_eigen: Getallen
    kleur_vorig: Lichten
    jaren: Codes
    reeks: Codes
    laatste: Masker
    jaar_teller: Getallen  # of the year alone, also where a light pools several
    jaar_noemer: Getallen
    zeker_a: Getallen  # what is known of the year alone: see `_Meting`
    zeker_b: Getallen
    trends: trend.Trends  # per unbroken piece
    referenties: dict[int, tuple[float, int]]  # group → reference, areas in it


@dataclass(frozen=True)
class _Meting:
    """The measured part, before any threshold: what is shown and P(θ > T).

    `a` and `b` are what is known of the true figure: Gamma(shape, rate) of a count, Beta(a, b) of a share,
    standard error and degrees of freedom of a mark; a class has none.
    """

    teller: Getallen
    noemer: Getallen
    jaren: Codes
    ruw: Getallen
    geschat: Getallen
    laag: Getallen
    hoog: Getallen
    a: Getallen
    b: Getallen
    boven: KansBoven


def bereken(
    indicator: Indicator,
    w: Waarnemingen,
    referentiejaar: int,
    drempels: Drempels,
    vorige: Drempels | None = None,
    regel: licht.Zekerheid = licht.STANDAARD,
) -> Uitkomst:
    """Lights of all observations of one indicator. `vorige`: the thresholds before the last change."""
    reeks = reeksen(w)
    bruikbaar, reden = _bruikbaar(indicator, w)
    groep = _groepen(w, bruikbaar, referentiejaar)
    meting = _meting(indicator, w, reeks, bruikbaar, groep, drempels.jaren)
    referenties = _referenties(indicator, w, meting, bruikbaar, groep, referentiejaar)
    punt = vorige_punt(reeks, bruikbaar)

    def lichten(t_groen: Getallen, t_rood: Getallen) -> tuple[Getallen, Getallen, Lichten]:
        kr, kg = _kansen(indicator, meting.boven, t_groen, t_rood, bruikbaar)
        kleur = licht.kleur(kr, kg, regel)
        return kr, kg, licht.geheugen(kleur, kr, kg, w.jaar, punt, regel)

    t_groen, t_rood = _drempels(indicator, drempels, groep, referenties)
    kans_rood, kans_groen, kleur = lichten(t_groen, t_rood)
    kans_rood_e, kans_groen_e, kleur_e = lichten(*_drempels_eigen(indicator, drempels, w, referenties))
    kleur_v = kleur if vorige is None else lichten(*_drempels(indicator, vorige, groep, referenties))[2]
    reden[bruikbaar & ~np.isfinite(kans_rood)] = "geen vergelijkingscijfer"
    jaar = meting if drempels.jaren == 1 else _meting(indicator, w, reeks, bruikbaar, groep, 1)
    return Uitkomst(
        meting.teller, meting.noemer, meting.ruw, meting.geschat, meting.laag, meting.hoog,
        groep, t_groen, t_rood, kans_rood, kans_groen, kleur,
        licht.soort_geel(kleur, kans_rood, kans_groen, regel)[0], reden,
        kleur_e, kans_rood_e, kans_groen_e, kleur_v,
        meting.jaren, reeks, _laatste(w),
        jaar.teller, jaar.noemer, np.where(bruikbaar, jaar.a, np.nan), np.where(bruikbaar, jaar.b, np.nan),
        _trends(indicator, w, reeks, bruikbaar), referenties,
    )  # fmt: skip


def _bruikbaar(indicator: Indicator, w: Waarnemingen) -> tuple[Masker, np.ndarray]:
    """Which rows may carry a light, and why the others are grey."""
    reden = np.full(len(w), None, dtype=object)
    minimum, zin = MINIMUM[indicator.noemer if indicator.soort != "klasse" else "inwoners"]
    klein = np.nan_to_num(w.omvang, nan=np.inf) < minimum
    if indicator.soort in ("telling", "aandeel"):
        fout = ~np.isfinite(w.teller) | (w.teller < 0)
        fout |= (w.teller > w.noemer) & (indicator.soort == "aandeel")
        reden[~(np.isfinite(w.noemer) & (w.noemer > 0))] = f"aantal {indicator.noemer} is niet bekend"
    else:
        fout = ~np.isfinite(w.waarde)
        if indicator.soort == "cijfer":
            reden[~(w.noemer > 0)] = "aantal respondenten is niet bekend"
    reden[klein] = zin
    reden[fout] = "geen bruikbaar cijfer"
    if indicator.richting == 0:
        reden[:] = "niet bekend of hoger beter of slechter is"
    return np.asarray(reden == None), reden  # noqa: E711 — element by element


def _groepen(w: Waarnemingen, bruikbaar: Masker, jaar: int) -> Codes:
    """The reference group of each row: its own when big enough in the reference year, else all."""
    geldig = bruikbaar & (w.jaar == jaar) & (w.groep >= 0)
    aantallen = np.bincount(w.groep[geldig], minlength=int(w.groep.max(initial=-1)) + 1)
    groot = np.append(aantallen >= GROEP_MINIMAAL, False)  # index −1: no group at all
    return np.where(groot[w.groep], w.groep, ALLE)


def _prior(
    maak: Callable[[Getallen, Getallen, Codes, int], kans.Prior],
    y: Getallen,
    n: Getallen,
    w: Waarnemingen,
    bruikbaar: Masker,
    groep: Codes,
    zwak: tuple[float, float],
) -> tuple[Getallen, Getallen]:
    """Parameters a, b of each row's prior: of its group and year, else of that year, else the weak one."""
    a, b = np.full(len(w), zwak[0]), np.full(len(w), zwak[1])
    iedereen = np.full(len(w), ALLE, dtype=np.int64)
    for indeling in (iedereen, groep):
        code, aantal = _per_jaar(indeling, w.jaar)
        prior = maak(y[bruikbaar], n[bruikbaar], code[bruikbaar], aantal)
        genoeg = np.bincount(code[bruikbaar], minlength=aantal)[code] >= PRIOR_MINIMAAL
        a, b = np.where(genoeg, prior.a[code], a), np.where(genoeg, prior.b[code], b)
    return a, b


def _per_jaar(groep: Codes, jaar: Codes) -> tuple[Codes, int]:
    """Codes of every group in every year, and how many there can be; groups start at −1."""
    breedte = int(np.ptp(jaar)) + 1 if jaar.size else 1
    code = (groep + 1) * breedte + (jaar - jaar.min(initial=9999))
    return code, int(code.max(initial=-1)) + 1


def _meting(
    indicator: Indicator, w: Waarnemingen, reeks: Codes, bruikbaar: Masker, groep: Codes, jaren: int
) -> _Meting:
    if indicator.soort == "telling":
        return _telling(w, reeks, bruikbaar, groep, jaren)
    if indicator.soort == "aandeel":
        return _aandeel(w, reeks, bruikbaar, groep, jaren)
    if indicator.soort == "cijfer":
        return _cijfer(w)
    return _klasse(w)


def _telling(w: Waarnemingen, reeks: Codes, bruikbaar: Masker, groep: Codes, jaren: int) -> _Meting:
    y, n, aantal = samengevoegd(w, reeks, jaren)
    code, k = _per_jaar(groep, w.jaar)
    m0 = deel(som(y[bruikbaar], code[bruikbaar], k), som(n[bruikbaar], code[bruikbaar], k))
    phi = kans.overdispersie(np.nan_to_num(n * m0[code] / np.maximum(aantal, 1)))
    y1, n1 = y / phi, n / phi
    a, b = _prior(kans.prior_telling, y1, n1, w, bruikbaar, groep, (0.5, 0.0))
    laag, hoog = kans.poisson_interval(np.nan_to_num(y))
    return _Meting(
        y, n, aantal, deel(y, n), deel(a + y1, b + n1), deel(laag, n), deel(hoog, n), a + y1, b + n1,
        lambda t: kans.kans_boven_gamma(a + y1, b + n1, t),
    )  # fmt: skip


def _aandeel(w: Waarnemingen, reeks: Codes, bruikbaar: Masker, groep: Codes, jaren: int) -> _Meting:
    x, n, aantal = samengevoegd(w, reeks, jaren)
    a, b = _prior(kans.prior_aandeel, x, n, w, bruikbaar, groep, (0.5, 0.5))
    laag, hoog = kans.wilson(x, n)
    return _Meting(
        x, n, aantal, deel(x, n), deel(a + x, a + b + n), laag, hoog, a + x, b + n - x,
        lambda t: kans.kans_boven_beta(a + x, b + n - x, t),
    )  # fmt: skip


def _cijfer(w: Waarnemingen) -> _Meting:
    fout = kans.standaardfout(np.where(np.isfinite(w.sd), w.sd, SD_START), w.noemer, w.populatie)
    laag, hoog = kans.t_interval(w.waarde, fout, w.noemer)
    een = np.ones(len(w), dtype=np.int64)
    return _Meting(
        np.full(len(w), np.nan), w.noemer, een, w.waarde, w.waarde, laag, hoog,
        fout, np.maximum(w.noemer - 1.0, 1.0),
        lambda t: 1.0 - kans.kans_onder_t(w.waarde, fout, w.noemer, t),
    )  # fmt: skip


def _klasse(w: Waarnemingen) -> _Meting:
    """A modelled class has no sampling error of its own: the chance is 0 or 1."""
    leeg = np.full(len(w), np.nan)
    een = np.ones(len(w), dtype=np.int64)
    # classes are whole: the class on the threshold itself counts as red, or as green
    return _Meting(
        leeg, leeg, een, w.waarde, w.waarde, leeg, leeg, leeg, leeg,
        lambda t: np.where(w.waarde > t, 1.0, 0.0),
    )  # fmt: skip


def _referenties(
    indicator: Indicator, w: Waarnemingen, meting: _Meting, bruikbaar: Masker, groep: Codes, jaar: int
) -> dict[int, tuple[float, int]]:
    """Reference per group in the frozen year: Σ teller / Σ noemer; marks weigh by respondents."""
    telt = np.flatnonzero(bruikbaar & (w.jaar == jaar))
    gewicht = meting.noemer[telt] if indicator.soort != "klasse" else np.ones(telt.size)
    waarde, groepen, eigen = meting.ruw[telt], groep[telt], w.eigen[telt]
    uit: dict[int, tuple[float, int]] = {}
    for code in {*groepen.tolist(), ALLE, EIGEN}:
        leden = eigen if code == EIGEN else (groepen == code) | (code == ALLE)
        if leden.any() and gewicht[leden].sum() > 0:
            som_waarde = float((waarde[leden] * gewicht[leden]).sum())
            uit[int(code)] = (som_waarde / float(gewicht[leden].sum()), int(leden.sum()))
    return uit


def _drempels(
    indicator: Indicator, drempels: Drempels, groep: Codes, referenties: dict[int, tuple[float, int]]
) -> tuple[Getallen, Getallen]:
    if drempels.manier == "vast":
        return (
            np.full(groep.size, drempels.groen / indicator.per),
            np.full(groep.size, drempels.rood / indicator.per),
        )
    codes, plek = np.unique(groep, return_inverse=True)
    per_code = np.array([referenties.get(int(code), (np.nan, 0))[0] for code in codes])
    referentie = per_code[np.ravel(plek)]
    return _keer(indicator, referentie, drempels.groen), _keer(indicator, referentie, drempels.rood)


def _keer(indicator: Indicator, referentie: Getallen, factor: float) -> Getallen:
    return referentie * factor if indicator.richting >= 0 else referentie / factor


def _drempels_eigen(
    indicator: Indicator, drempels: Drempels, w: Waarnemingen, referenties: dict[int, tuple[float, int]]
) -> tuple[Getallen, Getallen]:
    """The same distance between green and red, around the own average; a class has no average."""
    if indicator.soort == "klasse":
        return _drempels(indicator, drempels, np.full(len(w), EIGEN), referenties)
    eigen = np.full(len(w), referenties.get(EIGEN, (np.nan, 0))[0])
    if indicator.soort == "cijfer" and drempels.manier == "vast":
        return eigen, eigen + (drempels.rood - drempels.groen) / indicator.per
    verhouding = drempels.rood / drempels.groen if drempels.groen > 0 else 1.0
    if drempels.manier == "factor":
        return _keer(indicator, eigen, 1.0), _keer(indicator, eigen, verhouding)
    return eigen, eigen * verhouding


def _kansen(
    indicator: Indicator, boven: KansBoven, t_groen: Getallen, t_rood: Getallen, bruikbaar: Masker
) -> tuple[Getallen, Getallen]:
    """P(rood) and P(groen) of each row; NaN where a row can't carry a light."""
    klasse = indicator.soort == "klasse"
    if indicator.richting >= 0:
        rood = boven(t_rood - 0.5 * klasse)
        groen = 1.0 - boven(t_groen + 0.5 * klasse)
    else:
        rood = 1.0 - boven(t_rood + 0.5 * klasse)
        groen = boven(t_groen - 0.5 * klasse)
    return np.where(bruikbaar, rood, np.nan), np.where(bruikbaar, groen, np.nan)


def _laatste(w: Waarnemingen) -> Masker:
    uit = np.ones(len(w), dtype=bool)
    uit[:-1] = w.gebied[1:] != w.gebied[:-1]
    return uit


def _trends(indicator: Indicator, w: Waarnemingen, reeks: Codes, bruikbaar: Masker) -> trend.Trends:
    """Trend of each unbroken piece, on single years."""
    aantal = int(reeks.max(initial=-1)) + 1
    laatste = np.zeros(aantal, dtype=np.int64)
    np.maximum.at(laatste, reeks, w.jaar)
    mee = bruikbaar & (w.jaar > laatste[reeks] - trend.HOOGSTENS_JAREN)
    niveau, variantie = _jaarpunten(indicator, w, np.where(mee, reeks, 0), mee, aantal)
    richting = -1.0 if indicator.richting < 0 else 1.0
    return trend.bereken(reeks[mee], w.jaar[mee], niveau[mee], variantie[mee], aantal, richting)


def _jaarpunten(
    indicator: Indicator, w: Waarnemingen, reeks: Codes, mee: Masker, aantal: int
) -> tuple[Getallen, Getallen]:
    """Yearly level and its sampling variance, under "nothing changes" for counts and percentages."""
    if indicator.soort == "klasse":
        return w.waarde, np.full(len(w), np.nan)
    if indicator.soort == "cijfer":
        fout = kans.standaardfout(np.where(np.isfinite(w.sd), w.sd, SD_START), w.noemer, w.populatie)
        return w.waarde, fout**2
    y, n = np.where(mee, w.teller, 0.0), np.where(mee, w.noemer, 0.0)
    m = deel(np.maximum(som(y, reeks, aantal), 0.5), som(n, reeks, aantal))[reeks]
    if indicator.soort == "telling":
        return deel(y, n), kans.overdispersie(np.nan_to_num(n * m)) * deel(m, n)
    m = np.minimum(m, 1.0 - 0.5 / np.maximum(som(n, reeks, aantal)[reeks], 1.0))
    return deel(y, n), deel(m * (1.0 - m), n)
