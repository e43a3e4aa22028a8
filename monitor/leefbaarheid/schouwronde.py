"""The schouw by round: what was looked at, which share is at level B or better, what fell below, what is due.

The same point of the same round counts once, as it was last read (as for the light). With x of n points
below B and the norm 1 − T_g (90 % at B or better; T_g is the threshold of the corporation):

    haalt de norm        P(true share at B or better ≥ norm) ≥ 0.90
    haalt de norm niet   that chance ≤ 0.10
    rond de norm         otherwise
    te weinig punten     n < 10

with the true share below B ~ Beta(½ + x, ½ + n − x) (Jeffreys: nothing is borrowed), and Wilson's interval
shown. A round has a verdict when it saw enough of the places (setting `schouw_dekking`, 80 %): the complexes
of today, or, when its points name no complex, the buurten with one. With less it has none: one complex says
nothing of all the others. The round to begin with is the newest one that saw enough, else the newest.

A place is due when its last schouw is longer ago than the rhythm, in whole months; never looked at
is due too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from monitor import kans
from monitor.leefbaarheid import drempels
from monitor.leefbaarheid.indicatoren import MINIMUM
from monitor.store import Store, sql

ONDERDELEN = ("woning", "gebouw", "woonomgeving")
HAALT, HAALT_NIET, ROND, TE_WEINIG, GEEN_OORDEEL = (
    "haalt de norm", "haalt de norm niet", "rond de norm", "te weinig punten", "geen oordeel",
)  # fmt: skip
ZEKER = 0.90
RITME_MAANDEN = 6


@dataclass(frozen=True)
class Schouwaandeel:
    """The share at B or better of some points, with its interval and the verdict against the norm."""

    naam: str
    n: int
    onder: int
    aandeel: float
    laag: float
    hoog: float
    kans: float
    oordeel: str


@dataclass(frozen=True)
class Ronde:
    """One round: when, how many complexes and points, its share, and how many of all places it saw."""

    ronde: str
    van: dt.date
    tot: dt.date
    complexen: int
    aandeel: Schouwaandeel
    gezien: int  # complexes, or buurten when no point names a complex
    alle: int
    telt: bool  # saw enough of them for a verdict

    @property
    def oordeel(self) -> str:
        """The verdict against the norm; none when it saw too few places."""
        return self.aandeel.oordeel if self.telt else GEEN_OORDEEL


@dataclass(frozen=True)
class Onderpunt:
    """A point that fell below B in a round: what to do something about."""

    complex: str | None
    naam: str
    buurt: str
    buurtnaam: str
    onderdeel: str
    punt: str
    beeld: str
    datum: dt.date
    opmerking: str | None


@dataclass(frozen=True)
class Schouwplek:
    """A complex with its last schouw. `maanden` None: never looked at."""

    complex: str
    naam: str
    buurt: str
    buurtnaam: str
    woningen: int
    ronde: str | None
    laatste: dt.date | None
    maanden: int | None
    rol: str | None  # of who walked it here; None: from a file
    aandeel: Schouwaandeel | None
    aan_de_beurt: bool


@dataclass(frozen=True)
class Schouwbeeld:
    """Everything about one round, with the rounds around it."""

    norm: float
    rondes: tuple[Ronde, ...]  # oldest first
    ronde: Ronde | None
    standaard: str | None  # the round to begin with
    onderdelen: tuple[Schouwaandeel, ...]
    punten: tuple[tuple[str, Schouwaandeel], ...]  # part, share of one element
    onder: tuple[Onderpunt, ...]
    plekken: tuple[Schouwplek, ...]


def aandeel(naam: str, n: int, onder: int, norm: float) -> Schouwaandeel:
    """The share at B or better of n points of which `onder` fell below, against the norm."""
    goed = n - onder
    laag, hoog = (float(grens[0]) for grens in kans.wilson(np.array([float(goed)]), np.array([float(n)])))
    boven = float(
        1.0 - kans.kans_boven_beta(np.array([0.5 + onder]), np.array([0.5 + goed]), np.array([1.0 - norm]))[0]
    )
    if n < MINIMUM["punten"][0]:
        oordeel = TE_WEINIG
    else:
        oordeel = HAALT if boven >= ZEKER else HAALT_NIET if boven <= 1.0 - ZEKER else ROND
    return Schouwaandeel(naam, n, onder, goed / n, laag, hoog, boven, oordeel)


def maanden_geleden(laatste: dt.date, vandaag: dt.date) -> int:
    """Whole months between two days."""
    return (vandaag.year - laatste.year) * 12 + vandaag.month - laatste.month - (vandaag.day < laatste.day)


def aan_de_beurt(laatste: dt.date | None, vandaag: dt.date, ritme: int) -> bool:
    """Whether a place is due: never looked at, or so many whole months ago."""
    return laatste is None or maanden_geleden(laatste, vandaag) >= ritme


def schouwbeeld(
    store: Store,
    vandaag: dt.date,
    ronde: str | None = None,
    buurt: str | None = None,
    ritme: int = RITME_MAANDEN,
) -> Schouwbeeld:
    """One round (when none is named the newest that saw enough places), of one buurt when named."""
    norm = _norm(store)
    vraag = {"buurt": buurt, "vandaag": vandaag}
    plekken = _plekken(store, vraag, vandaag, norm, ritme)
    rondes = _rondes(store, vraag, norm, plekken)
    eerst = next((r for r in reversed(rondes) if r.telt), rondes[-1] if rondes else None)
    deze = next((r for r in rondes if r.ronde == ronde), eerst)
    binnen = {**vraag, "ronde": deze.ronde if deze else ""}
    per_punt = store.rijen(sql("leefbaarheid", "schouw_per_punt"), binnen)
    delen = []
    for onderdeel in ONDERDELEN:
        mee = [(n, onder) for o, _, n, onder in per_punt if o == onderdeel]
        if mee:
            delen.append(aandeel(onderdeel, sum(n for n, _ in mee), sum(x for _, x in mee), norm))
    return Schouwbeeld(
        norm,
        rondes,
        deze,
        eerst.ronde if eerst else None,
        tuple(delen),
        tuple((onderdeel, aandeel(punt, n, onder, norm)) for onderdeel, punt, n, onder in per_punt),
        tuple(Onderpunt(*rij) for rij in store.rijen(sql("leefbaarheid", "schouw_onder"), binnen)),
        plekken,
    )


def _rondes(
    store: Store, vraag: Mapping[str, object], norm: float, plekken: tuple[Schouwplek, ...]
) -> tuple[Ronde, ...]:
    uit = []
    rijen = store.rijen(sql("leefbaarheid", "schouw_rondes"), vraag)
    for naam, van, tot, complexen, er_nog, buurten, n, onder in rijen:
        gezien, alle = (er_nog, len(plekken)) if complexen else (buurten, len({p.buurt for p in plekken}))
        telt = alle > 0 and gezien >= store.instellingen.schouw_dekking * alle
        uit.append(Ronde(naam, van, tot, complexen, aandeel(naam, n, onder, norm), gezien, alle, telt))
    return tuple(uit)


def _norm(store: Store) -> float:
    """The share of points that must be at B or better."""
    gekozen = drempels.in_gebruik(store, drempels.indicatoren(store))["schouw"]
    return 1.0 - gekozen.groen / 100.0


def _plekken(
    store: Store, vraag: Mapping[str, object], vandaag: dt.date, norm: float, ritme: int
) -> tuple[Schouwplek, ...]:
    uit = []
    for code, naam, buurt, buurtnaam, woningen, ronde, laatste, rol, n, onder in store.rijen(
        sql("leefbaarheid", "schouw_plekken"), vraag
    ):
        uit.append(
            Schouwplek(
                code, naam, buurt, buurtnaam, woningen, ronde, laatste,
                None if laatste is None else maanden_geleden(laatste, vandaag), rol,
                aandeel(naam, n, onder, norm) if n else None, aan_de_beurt(laatste, vandaag, ritme),
            )
        )  # fmt: skip
    return tuple(sorted(uit, key=lambda p: (p.laatste or dt.date.min, p.naam, p.complex)))
