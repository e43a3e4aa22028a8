"""Figures of buurten and complexen: counts, tenant survey, schouw rounds, judgements.

Rule: a count is Poisson with mean = units × base rate × true trouble of the place in that year; counts of
a buurt are the sums of its complexes where the corporation counts itself. Buurten of the stories get the
rounded mean, so that the story holds for each seed. Years: the five full years before vandaag.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

import numpy as np

from monitor.demo import verhalen
from monitor.demo.corporatie import Corporatie, VoorbeeldBuurt, VoorbeeldComplex
from monitor.demo.interventies import werkte_in
from monitor.demo.klem import klem
from monitor.demo.namen import KLEINE_BUURTEN, VERZONNEN

Rij = tuple[Any, ...]

# indicator → (yearly rate per unit, unit, counted by the corporation itself)
INDICATOREN = {
    "overlastmeldingen": (0.10, "woningen", True),
    "huurachterstand": (0.055, "woningen", True),
    "mutatie": (0.075, "woningen", True),
    "woninginbraak": (0.009, "woningen", False),
    "vernieling": (0.013, "inwoners", False),
    "mishandeling": (0.006, "inwoners", False),
}
PER_WONING = 2.1  # residents in a home
VERHAAL = (*verhalen.ROOD_BUURTEN, verhalen.GROEN_BUURT, verhalen.TEGENSPRAAK_BUURT)

SCHOUWPUNTEN = {
    "woning": ("voordeur en kozijn", "berging"),
    "gebouw": ("entree en portiek", "trappenhuis", "gevel", "brievenbussen", "verlichting"),
    "woonomgeving": ("zwerfafval", "groen", "bestrating", "afvalplaats", "speelplek"),
}
NIVEAUS = ("A+", "A", "B", "C", "D")
THEMAS = ("schoon en heel", "overlast", "veiligheid", "sociale draagkracht")
BRONTYPEN = (("professional", 3), ("netwerkpartner", 2))


def jaren(vandaag: dt.date) -> range:
    """The five full years before vandaag."""
    return range(vandaag.year - verhalen.JAREN_CIJFERS, vandaag.year)


def _verloop(buurt: VoorbeeldBuurt, indicator: str, i: int) -> float:
    """Factor on the trouble of a place in year i (0..4)."""
    if buurt.naam in verhalen.ROOD_BUURTEN:
        begin, eind = verhalen.ROOD_VERLOOP
        nu = begin + (eind - begin) * i / (verhalen.JAREN_CIJFERS - 1)
        return nu / eind if indicator in verhalen.ROOD_INDICATOREN else 1.35 / eind
    return 1.0


def _tel(rng: np.random.Generator, verwacht: float, buurt: VoorbeeldBuurt, hoogstens: int) -> int:
    getrokken = int(rng.poisson(verwacht))
    return min(hoogstens, round(verwacht) if buurt.naam in VERHAAL else getrokken)


def alle_woningen(buurt: VoorbeeldBuurt) -> int:
    """All homes of a buurt, of which the corporation lets a part: what the police count on."""
    return max(buurt.woningen, round(buurt.inwoners / PER_WONING))


def indicatoren(
    rng: np.random.Generator, corporatie: Corporatie, vandaag: dt.date
) -> tuple[list[Rij], list[Rij]]:
    """(rows per buurt, rows per complex): area, indicator, year, count, units, source."""
    per_buurt: list[Rij] = []
    per_complex: list[Rij] = []
    werkte = werkte_in(corporatie)
    for naam, (tempo, eenheid, zelf) in INDICATOREN.items():
        for i, jaar in enumerate(jaren(vandaag)):
            golf = klem(rng.normal(1, 0.02), 0.95, 1.05)
            for b in corporatie.buurten:
                keer = tempo * golf * _verloop(b, naam, i)
                if zelf:
                    eigen = [c for c in corporatie.complexen if c.buurt == b.code]
                    tellers = [_tel(rng, keer * c.woningen * c.zwaarte, b, 9999) for c in eigen]
                    if b is werkte and naam == verhalen.WERKTE_INDICATOR:
                        tellers = [int(t * verhalen.WERKTE_DEEL[i] + 0.5) for t in tellers]
                    per_complex += [
                        (c.code, naam, jaar, t, c.woningen, VERZONNEN)
                        for c, t in zip(eigen, tellers, strict=True)
                    ]
                    per_buurt.append((b.code, naam, jaar, sum(tellers), b.woningen, VERZONNEN))
                else:
                    noemer = b.inwoners if eenheid == "inwoners" else alle_woningen(b)
                    teller: Any = _tel(rng, keer * noemer * b.zwaarte, b, 9999)
                    if b.naam == KLEINE_BUURTEN[-1]:
                        teller = "."  # the police don't publish so small a figure
                    per_buurt.append((b.code, naam, jaar, teller, noemer, "Politie (verzonnen gegevens)"))
    return per_buurt, per_complex


def bewonersonderzoek(rng: np.random.Generator, corporatie: Corporatie, vandaag: dt.date) -> list[Rij]:
    """Area, year, mark, standard deviation, respondents, population (homes)."""
    rijen: list[Rij] = []
    for jaar in jaren(vandaag):
        for b in corporatie.buurten:
            rijen.append(_cijfer(rng, b.code, jaar, b.naam, b.zwaarte, b.woningen))
        for c in corporatie.complexen:
            buurt = next(b for b in corporatie.buurten if b.code == c.buurt)
            rijen.append(_cijfer(rng, c.code, jaar, buurt.naam, c.zwaarte, c.woningen))
    return rijen


def _cijfer(
    rng: np.random.Generator, gebied: str, jaar: int, buurt: str, zwaarte: float, woningen: int
) -> Rij:
    ruis = klem(rng.normal(0, 0.08), -0.2, 0.2)
    if buurt == verhalen.TEGENSPRAAK_BUURT:
        cijfer = verhalen.TEGENSPRAAK_CIJFER + ruis / 2
    else:
        cijfer = 7.75 - 0.65 * zwaarte + ruis
    respons = max(2, round(woningen * float(rng.uniform(0.13, 0.24))))
    return gebied, jaar, round(cijfer, 1), round(float(rng.uniform(1.2, 1.7)), 2), respons, woningen


def schouwrondes(vandaag: dt.date) -> list[tuple[str, dt.date]]:
    """Spring and autumn of the last three years: name and first day, all before vandaag."""
    alle = [
        (f"{jaar}-{'voorjaar' if maand == 4 else 'najaar'}", dt.date(jaar, maand, 6))
        for jaar in range(vandaag.year - 4, vandaag.year + 1)
        for maand in (4, 10)
        if dt.date(jaar, maand, 6) + dt.timedelta(days=25) < vandaag
    ]
    return alle[-6:]


def schouw(rng: np.random.Generator, corporatie: Corporatie, vandaag: dt.date) -> Iterator[Rij]:
    """Round, date, complex, buurt, part, point, level."""
    for ronde, begin in schouwrondes(vandaag):
        for c in corporatie.complexen:
            datum = begin + dt.timedelta(days=int(rng.integers(0, 19)))
            datum -= dt.timedelta(days=max(0, datum.weekday() - 4))
            grenzen = _niveaugrenzen(c)
            for onderdeel, punten in SCHOUWPUNTEN.items():
                for punt in punten:
                    niveau = NIVEAUS[bisect_left(grenzen, rng.random())]
                    yield ronde, datum, c.code, c.buurt, onderdeel, punt, niveau


def _niveaugrenzen(c: VoorbeeldComplex) -> list[float]:
    """Up to which chance a point of this complex has each of the levels."""
    slecht = klem(0.015 + 0.065 * c.zwaarte, 0.02, 0.5)
    return list(accumulate([0.12, 0.38, 0.5 - slecht, slecht * 0.75, slecht * 0.25]))


def oordelen(rng: np.random.Generator, corporatie: Corporatie, vandaag: dt.date) -> list[Rij]:
    """Area, year, theme, kind of source, judgement 1 (bad) … 5 (good); a row per respondent, no names."""
    rijen: list[Rij] = []
    for jaar in jaren(vandaag):
        for b in corporatie.buurten:
            if b.naam in KLEINE_BUURTEN:
                continue
            for thema in THEMAS:
                for soort, aantal in BRONTYPEN:
                    for _ in range(aantal):
                        cijfer = 4.6 - 1.1 * b.zwaarte + float(rng.normal(0, 0.55))
                        oordeel = int(klem(round(cijfer), 1, 5))
                        if b.naam == verhalen.TEGENSPRAAK_BUURT:
                            oordeel = int(rng.choice(verhalen.TEGENSPRAAK_OORDEEL))
                        rijen.append((b.code, jaar, thema, soort, oordeel))
    return rijen
