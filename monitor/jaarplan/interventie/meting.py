"""What one applied intervention did, measured: the yearly figures of its area next to comparable areas.

Measured where it was applied: at the complex when the figure exists there, else over its whole buurt.
Comparable are own areas of the same level with a usable figure in every year of both windows and one unbroken
series, where no intervention on the same subject (or without a known subject) ran in those years. There is no
clock here: which years there are follows from the figures. The sum itself is `effect`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from monitor.jaarplan.interventie import effect
from monitor.jaarplan.interventie.effect import AANDEEL, CIJFER, TELLING, Effect, Jaren, Standen, Vensters
from monitor.jaarplan.interventie.toepassing import Toepassing

SD_START = 1.8  # spread of single marks where a file gives none: a cautious assumption
BREED_LAAG, BREED_HOOG = 10, 90  # percentiles of the band of comparable areas
EEUWIG = dt.date(9999, 12, 31)
GEEN_VENSTERS = Vensters((), ())
ALGEMEEN = ("", "algemeen")  # subjects that every figure may follow from
GEEN_INDICATOR = "er is geen indicator gekozen waarop de interventie is gericht"
KLASSE = "deze indicator is geen telling maar een gemodelleerde klasse"
GEEN_CIJFERS = "van dit gebied zijn er geen bruikbare cijfers van deze indicator"
VROEG = "het eerste hele kalenderjaar na de start is {jaar}; die cijfers zijn er nog niet"
BEZWAREN = {  # of `effect.bezwaar`
    "steeg_al": "het ging hier al vóór de start meer omhoog dan in vergelijkbare gebieden",
    "daalde_al": "het ging hier al vóór de start meer omlaag dan in vergelijkbare gebieden",
    "lijkt_weinig": "te weinig gebieden leken er vóór de start genoeg op om mee te vergelijken",
}
WEINIG_VOOR = "er zijn geen twee hele jaren met cijfers vóór de start"
GEBROKEN = "de reeks is gebroken: de grens van de buurt of de manier van tellen veranderde"
WEINIG = "te weinig gevallen om iets te zeggen"
GEPLAND = "de interventie staat nog op gepland"
WEINIG_BUREN = "te weinig vergelijkbare gebieden zonder interventie op dit onderwerp"


@dataclass(frozen=True)
class Meetlat:
    """Figures of one indicator on one level: areas × years, with the piece of the series (−1 = no figure)."""

    soort: str
    gebieden: tuple[str, ...]
    jaren: tuple[int, ...]
    cijfers: Jaren
    reeks: NDArray[np.int64]

    def deel(self, rijen: NDArray[np.int64], jaren: Sequence[int]) -> Jaren:
        """The figures of some areas in some years."""
        vak = np.ix_(rijen, np.array([self.jaren.index(jaar) for jaar in jaren]))
        c = self.cijfers
        return Jaren(c.teller[vak], c.noemer[vak], c.waarde[vak], c.fout2[vak])

    def niveau(self, cijfers: Jaren) -> NDArray[np.float64]:
        """Rate, share or mark per area, over all these years: sum first, divide last."""
        n = cijfers.noemer.sum(axis=1)
        if self.soort == CIJFER:
            return np.asarray((cijfers.waarde * cijfers.noemer).sum(axis=1) / n)
        return np.asarray(cijfers.teller.sum(axis=1) / n)


@dataclass(frozen=True)
class Uitslag:
    """What one application did: rows for the three derived tables."""

    effect: dict[str, object]
    buren: tuple[tuple[object, ...], ...] = ()
    jaren: tuple[tuple[object, ...], ...] = ()


def meetlat(soort: str, rijen: pd.DataFrame) -> Meetlat:
    """Rows of `interventie_cijfers` as a grid; what can't carry a light is no figure."""
    goed = rijen[rijen["telt"].to_numpy(dtype=bool)] if len(rijen) else rijen
    gebieden, jaren = sorted(goed["gebied"].unique().tolist()), sorted(goed["jaar"].unique().tolist())
    i = pd.Index(gebieden).get_indexer(pd.Index(goed["gebied"]))
    j = pd.Index(jaren).get_indexer(pd.Index(goed["jaar"]))

    def vlak(naam: str) -> NDArray[np.float64]:
        uit = np.full((len(gebieden), len(jaren)), np.nan)
        uit[i, j] = goed[naam].to_numpy(dtype=np.float64, na_value=np.nan)
        return uit

    reeks = np.full((len(gebieden), len(jaren)), -1, dtype=np.int64)
    reeks[i, j] = goed["reeks"].to_numpy(dtype=np.int64)
    noemer, sd = vlak("noemer"), np.nan_to_num(vlak("sd"), nan=SD_START)
    rest = 1.0 - np.minimum(noemer / vlak("populatie"), 1.0)
    fout2 = sd**2 / noemer * np.nan_to_num(rest, nan=1.0)
    return Meetlat(
        soort,
        tuple(gebieden),
        tuple(int(j) for j in jaren),
        Jaren(vlak("teller"), noemer, vlak("waarde"), fout2),
        reeks,
    )


@dataclass(frozen=True)
class Meetvraag:
    """One application to measure: on which figures, in which row and years, and what else ran there."""

    toepassing: Toepassing
    gebied: str
    maat: Meetlat | None = None
    rij: int = -1
    vensters: Vensters = GEEN_VENSTERS
    ook: tuple[str, ...] = ()


@dataclass(frozen=True)
class Omgeving:
    """What else is known of areas before a begin, without judgement: the Leefbaarometer's class of a buurt,
    the year in which a complex was built. Never anything about where residents come from."""

    klassen: Mapping[str, Mapping[int, float]]  # buurt → year → class
    bouwjaren: Mapping[str, int]  # complex → year

    def kolom(self, gebieden: Sequence[str], voor: int) -> NDArray[np.float64] | None:
        """One feature of these areas as it was known before year `voor`; None when it is known of none."""
        waarden = np.array([self._waarde(gebied, voor) for gebied in gebieden])[:, None]
        return waarden if np.isfinite(waarden).any() else None

    def _waarde(self, gebied: str, voor: int) -> float:
        if gebied in self.bouwjaren:
            return float(self.bouwjaren[gebied])
        eerder = [jaar for jaar in self.klassen.get(gebied, {}) if jaar < voor]
        return self.klassen[gebied][max(eerder)] if eerder else np.nan


class Bezetting:
    """Which applications touch an area: its own, those of a complex in it, those of the buurt around it."""

    def __init__(
        self, alle: Sequence[Toepassing], onderwerp: Mapping[str, str], buurt_van: Mapping[str, str]
    ) -> None:
        self._per_gebied: dict[str, list[tuple[Toepassing, str]]] = {}
        complexen: dict[str, list[str]] = {}
        for complex_, buurt in buurt_van.items():
            complexen.setdefault(buurt, []).append(complex_)
        for t in alle:
            raakt = {t.buurt, *([t.complex] if t.complex else complexen.get(t.buurt, []))}
            for gebied in raakt if t.status != "gepland" else ():
                hun = onderwerp.get(t.indicator or "", "")
                self._per_gebied.setdefault(gebied, []).append((t, hun))

    def in_de_weg(self, gebied: str, onderwerp: str, van: int, tot: int) -> list[Toepassing]:
        """Those on this subject, or without one, that ran in any of these years."""
        eerste, laatste = dt.date(van, 1, 1), dt.date(tot, 12, 31)
        hun = (onderwerp, *ALGEMEEN)
        hier = [t for t, over in self._per_gebied.get(gebied, ()) if over in hun]
        return [t for t in hier if t.begin <= laatste and (t.eind or EEUWIG) >= eerste]


def meet(
    t: Toepassing,
    soort: str,
    onderwerp: str,
    lat: Callable[[str, str], Meetlat],
    bezet: Bezetting,
    omgeving: Omgeving,
) -> Uitslag:
    """What one application did; `soort` and `onderwerp` are those of its indicator, empty without one."""
    if not t.indicator or not soort:
        return _onbekend(Meetvraag(t, t.gebied), GEEN_INDICATOR)
    if soort not in (TELLING, AANDEEL, CIJFER):
        return _onbekend(Meetvraag(t, t.gebied), KLASSE)
    maat, gebied = lat(t.indicator, "complex" if t.complex else "buurt"), t.gebied
    if t.complex and gebied not in maat.gebieden:
        maat, gebied = lat(t.indicator, "buurt"), t.buurt
    if gebied not in maat.gebieden:
        return _onbekend(Meetvraag(t, gebied), GEEN_CIJFERS)
    rij = maat.gebieden.index(gebied)
    vensters, reden = eigen_vensters(maat, rij, t.begin)
    vraag = Meetvraag(t, gebied, maat, rij, vensters)
    if t.status == "gepland":
        return _onbekend(vraag, GEPLAND, "vroeg")
    if reden:
        return _onbekend(vraag, reden, "vroeg" if reden == nog_te_vroeg(t.begin) else "onbekend")
    van, tot = min(vensters.voor), max(vensters.na)
    donor = _compleet(maat, (*vensters.voor, *vensters.na))
    for plek in np.flatnonzero(donor):
        donor[plek] = not bezet.in_de_weg(maat.gebieden[plek], onderwerp, van, tot)
    ook = {a.toepassing for a in bezet.in_de_weg(gebied, onderwerp, van, tot)} - {t.toepassing}
    return _gemeten(replace(vraag, ook=tuple(sorted(ook))), maat, donor, omgeving)


def nog_te_vroeg(begin: dt.date) -> str:
    """Why nothing can be said yet, with the year that it waits for."""
    return VROEG.format(jaar=begin.year if (begin.month, begin.day) == (1, 1) else begin.year + 1)


def eigen_vensters(maat: Meetlat, rij: int, begin: dt.date) -> tuple[Vensters, str]:
    """The windows of one area, on one piece of its series; with why there are none."""
    heeft = [jaar for plek, jaar in enumerate(maat.jaren) if maat.reeks[rij, plek] >= 0]
    alles = effect.vensters(begin, heeft)
    if not alles.na:
        te_vroeg = not effect.vensters(begin, maat.jaren).na
        return alles, nog_te_vroeg(begin) if te_vroeg else GEEN_CIJFERS
    stuk = maat.reeks[rij, maat.jaren.index(alles.na[0])]
    zelfde = [jaar for jaar in heeft if maat.reeks[rij, maat.jaren.index(jaar)] == stuk]
    vensters = effect.vensters(begin, zelfde)
    if len(vensters.voor) < effect.JAREN_VOOR:
        return vensters, GEBROKEN if len(alles.voor) > len(vensters.voor) else WEINIG_VOOR
    return vensters, ""


def _compleet(maat: Meetlat, jaren: Sequence[int]) -> NDArray[np.bool_]:
    """Areas with a figure in all these years, on one piece of the series."""
    reeks = maat.reeks[:, [maat.jaren.index(jaar) for jaar in jaren]]
    return np.asarray((reeks >= 0).all(axis=1) & (reeks == reeks[:, :1]).all(axis=1))


def _gemeten(vraag: Meetvraag, maat: Meetlat, donor: NDArray[np.bool_], omgeving: Omgeving) -> Uitslag:
    donor[vraag.rij] = True  # as a row to compare; `schat` never makes it its own neighbour
    rijen = np.flatnonzero(donor).astype(np.int64)
    zelf = int(np.searchsorted(rijen, vraag.rij))
    voor, na = maat.deel(rijen, vraag.vensters.voor), maat.deel(rijen, vraag.vensters.na)
    if maat.soort != CIJFER and voor.teller[zelf].sum() + na.teller[zelf].sum() < effect.GEVALLEN_MINSTENS:
        return _onbekend(vraag, WEINIG)
    stand = effect.standen(maat.soort, voor, na)
    context = omgeving.kolom([maat.gebieden[r] for r in rijen], vraag.toepassing.begin.year)
    kenmerk = effect.kenmerken(maat.soort, voor, stand, context)
    iedereen = np.ones(rijen.size, dtype=bool)
    uitkomst = effect.schat(stand, kenmerk, zelf, iedereen)
    if uitkomst is None:
        return _onbekend(vraag, WEINIG_BUREN)
    eerder = effect.vooraf(maat.soort, voor, kenmerk, zelf, iedereen)
    reden = BEZWAREN.get(effect.bezwaar(uitkomst, eerder))
    niveau_voor, niveau_na = maat.niveau(voor), maat.niveau(na)
    buren = tuple(
        (vraag.toepassing.toepassing, maat.gebieden[rijen[b]], afstand, float(niveau_voor[b]),
         float(niveau_na[b]), float(na.noemer[b].mean()))
        for b, afstand in zip(uitkomst.buren, uitkomst.afstand, strict=True)
    )  # fmt: skip
    woord = "gelijk" if not uitkomst.duidelijk else "gedaald" if uitkomst.verschil < 0 else "gestegen"
    cijfers = _cijfers(maat, voor, na, zelf) | {"buren": len(uitkomst.buren)}
    if reden is None:
        cijfers |= _verschil(maat.soort, stand, uitkomst, zelf)
    return Uitslag(
        _regel(vraag, "onbekend" if reden else woord, reden) | cijfers,
        buren,
        _jaren(vraag, rijen[list(uitkomst.buren)]),
    )


def _cijfers(maat: Meetlat, voor: Jaren, na: Jaren, zelf: int) -> dict[str, object]:
    geteld = maat.soort != CIJFER
    return {
        "voor_teller": float(voor.teller[zelf].sum()) if geteld else None,
        "voor_noemer": float(voor.noemer[zelf].sum()),
        "na_teller": float(na.teller[zelf].sum()) if geteld else None,
        "na_noemer": float(na.noemer[zelf].sum()),
        "voor": float(maat.niveau(voor)[zelf]),
        "na": float(maat.niveau(na)[zelf]),
    }


def _verschil(soort: str, stand: Standen, e: Effect, zelf: int) -> dict[str, object]:
    """The effect as people read it: a share of what was expected, or points."""
    verwacht = float(stand.voor[zelf]) + e.verwacht
    delen = np.array([e.verschil, *e.interval])
    if soort != CIJFER:
        verwacht, delen = float(np.exp(verwacht)), np.expm1(delen)
    verschil, laag, hoog = (float(deel) for deel in delen)
    return {
        "verwacht": verwacht, "verschil": verschil, "laag": laag, "hoog": hoog, "kans": e.kans,
        "plek": e.plek, "van": e.van, "buren": len(e.buren),
    }  # fmt: skip


def _jaren(vraag: Meetvraag, buren: NDArray[np.int64]) -> tuple[tuple[object, ...], ...]:
    """The picture: the own figure per year, with the band of the comparable areas."""
    uit: list[tuple[object, ...]] = []
    maat = vraag.maat
    if maat is None:
        return ()
    for jaar in maat.jaren:
        alle = maat.niveau(maat.deel(np.append(buren, vraag.rij), [jaar]))
        hun = alle[:-1][np.isfinite(alle[:-1])]
        band = np.percentile(hun, [BREED_LAAG, 50, BREED_HOOG]).tolist() if hun.size > 1 else [None] * 3
        eigen = float(alle[-1]) if np.isfinite(alle[-1]) else None
        uit.append((vraag.toepassing.toepassing, jaar, eigen, *band))
    return tuple(uit)


def _regel(vraag: Meetvraag, woord: str, reden: str | None) -> dict[str, object]:
    voor, na = vraag.vensters.voor, vraag.vensters.na
    return {
        "toepassing": vraag.toepassing.toepassing, "gebied": vraag.gebied,
        "indicator": vraag.toepassing.indicator, "uitkomst": woord, "reden": reden,
        "voor_van": min(voor, default=None), "voor_tot": max(voor, default=None),
        "na_van": min(na, default=None), "na_tot": max(na, default=None), "ook": json.dumps(vraag.ook),
    }  # fmt: skip


def _onbekend(vraag: Meetvraag, reden: str, woord: str = "onbekend") -> Uitslag:
    """Not known, with its reason; the own figures are in the picture all the same."""
    return Uitslag(_regel(vraag, woord, reden), (), _jaren(vraag, np.array([], dtype=np.int64)))
