"""The workload figures of weeks: how much was available, done and needed, and what that means.

Rules (DEFINITIONS §2), per person p and ISO week w; sum first, divide last; groups are Σ/Σ:

    B = C − F − V                     available: roster minus public holidays minus absence (V ≤ C − F)
    R = registered days / days        days with B > 0; registered: at least 50 % of B is booked as work
    volledig R ≥ 0.8 · ontbreekt G = 0 · else deels · B = 0 afwezig · no contract known: geen rooster
    bezetting = ΣG / ΣB               over the full weeks only
    ondergrens = ΣG / ΣB              over all weeks with B > 0: what is missing counts as not worked
    o = Σ overhead / ΣB               over the last 13 full weeks; start value until then (an assumption)
    I = B · (1 − o)                   employable
    druk = [ΣN_low / ΣI, ΣN_high / ΣI], tekort = N − I

    verdict: incomplete → weten we niet · low > 100 % → te vol · high < 85 % → ruimte
             · low < 85 % and high > 115 % → weten we niet · else in balans
    shown (`getoond`): "in balans" only when nothing is left open, so 85 % ≤ low and high ≤ 115 %;
             otherwise high > 115 % → misschien te vol · low < 85 % → misschien ruimte (never both: that is
             weten we niet), each with a sign and a colour of its own. Screen, file, board and command line
             all show this one; what counts for structural or a peak (te vol) is the same in both

All thresholds come from `Instellingen`: they are the corporation's own choice, no national norm exists.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from monitor.settings import Instellingen

SECONDEN_PER_UUR = 3600
OVERHEAD_WEKEN = 13  # full weeks over which the overhead share is measured

VOLLEDIG, DEELS, ONTBREEKT, AFWEZIG = "volledig", "deels", "ontbreekt", "afwezig"
GEEN_ROOSTER = "geen rooster"
TE_WEINIG = "te weinig geregistreerd"
GEEN_GEGEVENS = "geen gegevens in deze periode"
BAND_TE_BREED = "band te breed"
TE_VOL, IN_BALANS, RUIMTE, ONBEKEND = "te vol", "in balans", "ruimte", "weten we niet"
MISSCHIEN_TE_VOL, MISSCHIEN_RUIMTE = "misschien te vol", "misschien ruimte"
# from too full to room to spare; a filled sign is sure, an open one is not
SYMBOOL = {
    TE_VOL: "▲", MISSCHIEN_TE_VOL: "△", IN_BALANS: "●", MISSCHIEN_RUIMTE: "▽", RUIMTE: "▼", ONBEKEND: "?",
    AFWEZIG: "–",
}  # fmt: skip
LEGENDA = " · ".join(f"{teken} {woord}" for woord, teken in SYMBOOL.items())


class Week(NamedTuple):
    """One row of `werkweek`: a person's week, in seconds (needed hours: in hours)."""

    medewerker: str
    week: dt.date
    rooster: int
    feestdag: int
    afwezig: int
    beschikbaar: int
    gewerkt: int
    gepland: int
    dagen: int
    dagen_geregistreerd: int
    volledigheid: str
    ingedeeld: int
    overhead_gewerkt: int
    direct: int
    contact_bekend: int
    wijk: int
    onderweg: int
    plaats_bekend: int
    reactief: int
    aard_bekend: int
    overhead: float
    overhead_weken: int
    nodig_laag: float | None
    nodig_midden: float | None
    nodig_hoog: float | None
    nodig_onbekend: str | None
    oordeel: str

    @property
    def inzetbaar(self) -> float:
        """I in hours."""
        return inzetbaar(self.beschikbaar, self.overhead) / SECONDEN_PER_UUR


@dataclass(frozen=True)
class Bezetting:
    """How busy the booked hours say a person was, and how far that can be trusted."""

    weken_volledig: int
    weken: int  # weeks with B > 0
    registratiegraad: float | None
    bezetting: float | None  # None: too little registered
    ondergrens: float | None
    reden: str | None  # why there is no figure


@dataclass(frozen=True)
class Druk:
    """Needed against employable hours, as an interval; hours and fte short per week."""

    laag: float
    midden: float
    hoog: float
    tekort_uren: float
    tekort_fte: float
    weken: int


def beschikbaar(rooster: int, feestdag: int, afwezig: int) -> int:
    """B = C − F − min(V, C − F), in seconds: absence never takes more than the roster gave."""
    return rooster - feestdag - min(max(afwezig, 0), rooster - feestdag)


def deel(teller: float, noemer: float) -> float | None:
    """A ratio of sums; None when there is nothing to divide by."""
    return teller / noemer if noemer > 0 else None


def volledigheid(
    beschikbaar_: int, gewerkt: int, dagen: int, geregistreerd: int, *, rooster: bool, drempel: float
) -> str:
    """volledig R ≥ `drempel` · ontbreekt G = 0 · else deels · B = 0 afwezig · no roster: geen rooster."""
    if not rooster:
        return GEEN_ROOSTER
    if beschikbaar_ <= 0:
        return AFWEZIG
    if gewerkt <= 0:
        return ONTBREEKT
    return VOLLEDIG if geregistreerd >= drempel * dagen else DEELS


def registratiegraad(weken: Iterable[Week]) -> float | None:
    """R = Σ registered days ÷ Σ days with B > 0."""
    paren = [(w.dagen_geregistreerd, w.dagen) for w in weken]
    return deel(sum(g for g, _ in paren), sum(d for _, d in paren))


def bezetting(weken: Sequence[Week], instellingen: Instellingen) -> Bezetting:
    """ΣG/ΣB over full weeks, "9 van 11 weken", R and the lower bound; too little booked: no figure."""
    tellen = [w for w in weken if w.beschikbaar > 0]
    vol = [w for w in tellen if w.volledigheid == VOLLEDIG]
    graad = registratiegraad(tellen)
    reden = _geen_cijfer(weken, len(vol), graad, instellingen)
    return Bezetting(
        weken_volledig=len(vol),
        weken=len(tellen),
        registratiegraad=graad,
        bezetting=None if reden else _bezet(vol),
        ondergrens=_bezet(tellen),
        reden=reden,
    )


def _bezet(weken: Sequence[Week]) -> float | None:
    return deel(sum(w.gewerkt for w in weken), sum(w.beschikbaar for w in weken))


def _geen_cijfer(
    weken: Sequence[Week], volledig: int, graad: float | None, instellingen: Instellingen
) -> str | None:
    if not weken:
        return GEEN_GEGEVENS
    if graad is None:
        return AFWEZIG if any(w.volledigheid == AFWEZIG for w in weken) else GEEN_ROOSTER
    if volledig < instellingen.weken_minimaal or graad < instellingen.registratiegraad_minimaal:
        return TE_WEINIG
    return None


def overhead_reeks(
    volledig: Sequence[bool],
    overhead: Sequence[int],
    ingedeeld: Sequence[int],
    gewerkt: Sequence[int],
    beschikbaar_: Sequence[int],
    instellingen: Instellingen,
) -> list[tuple[float, int]]:
    """o of each of a person's weeks, in order: Σ overhead ÷ ΣB over the last 13 full weeks up to that week.

    Until there are 13 full weeks, or while less than `ingedeeld_minimum` of the hours in them has a category,
    the start value holds and the number of weeks is 0: an assumption, and labelled so.
    """
    vol = [i for i, is_vol in enumerate(volledig) if is_vol]
    lopend = [
        list(accumulate((reeks[i] for i in vol), initial=0))
        for reeks in (overhead, ingedeeld, gewerkt, beschikbaar_)
    ]
    uit: list[tuple[float, int]] = []
    gehad = 0
    for is_vol in volledig:
        gehad += is_vol
        if gehad < OVERHEAD_WEKEN:
            uit.append((instellingen.overhead_start, 0))
        else:
            som = [reeks[gehad] - reeks[gehad - OVERHEAD_WEKEN] for reeks in lopend]
            uit.append(_overhead(som[0], som[1], som[2], som[3], instellingen))
    return uit


def _overhead(
    overhead: int, ingedeeld: int, gewerkt: int, beschikbaar_: int, instellingen: Instellingen
) -> tuple[float, int]:
    """o over the sums of 13 full weeks; too little mapped: the start value."""
    if ingedeeld < instellingen.ingedeeld_minimum * gewerkt:
        return instellingen.overhead_start, 0
    return min(max(overhead / beschikbaar_, 0.0), 1.0), OVERHEAD_WEKEN


def inzetbaar(beschikbaar_: float, overhead: float) -> float:
    """I = B · (1 − o), in the unit of B."""
    return beschikbaar_ * (1 - overhead)


def druk(weken: Iterable[Week], instellingen: Instellingen) -> Druk | None:
    """[ΣN_low/ΣI, ΣN_high/ΣI] over the weeks with I > 0 and N known; None when there are none.

    tekort = Σ(N_mid − I) per week; in fte: divided by what one full-time person can employ in a week.
    """
    tellen = [w for w in weken if w.inzetbaar > 0 and w.nodig_midden is not None]
    if not tellen:
        return None
    ruimte = sum(w.inzetbaar for w in tellen)
    laag, midden, hoog = (
        sum(w.nodig_laag or 0.0 for w in tellen),
        sum(w.nodig_midden or 0.0 for w in tellen),
        sum(w.nodig_hoog or 0.0 for w in tellen),
    )
    kalenderweken = len({w.week for w in tellen})
    tekort = (midden - ruimte) / kalenderweken
    aandeel = ruimte * SECONDEN_PER_UUR / sum(w.beschikbaar for w in tellen)
    return Druk(
        laag=laag / ruimte,
        midden=midden / ruimte,
        hoog=hoog / ruimte,
        tekort_uren=tekort,
        tekort_fte=tekort / (instellingen.uren_per_fte * aandeel),
        weken=kalenderweken,
    )


def oordeel(laag: float, hoog: float, instellingen: Instellingen, *, compleet: bool = True) -> str:
    """The verdict about an interval of druk; incomplete weeks get none."""
    if not compleet:
        return ONBEKEND
    if laag > instellingen.te_vol:
        return TE_VOL
    if hoog < instellingen.ruimte:
        return RUIMTE
    if laag < instellingen.ruimte and hoog > instellingen.weten_we_niet_hoog:
        return ONBEKEND
    return IN_BALANS


def getoond(uitkomst: str, laag: float | None, hoog: float | None, instellingen: Instellingen) -> str:
    """The verdict as people see it: 'in balans' only when the interval leaves nothing else open."""
    if uitkomst != IN_BALANS or laag is None or hoog is None:
        return uitkomst
    if hoog > instellingen.weten_we_niet_hoog:
        return MISSCHIEN_TE_VOL
    return MISSCHIEN_RUIMTE if laag < instellingen.ruimte else IN_BALANS


def oordeel_week(
    volledigheid_: str, inzet: float, laag: float | None, hoog: float | None, instellingen: Instellingen
) -> str:
    """The verdict of one week; B = 0 is afwezig, N or I unknown is never a verdict."""
    if volledigheid_ == AFWEZIG:
        return AFWEZIG
    if laag is None or hoog is None or inzet <= 0:
        return ONBEKEND
    return oordeel(laag / inzet, hoog / inzet, instellingen, compleet=volledigheid_ == VOLLEDIG)


def oordeel_periode(b: Bezetting, d: Druk | None, instellingen: Instellingen) -> str:
    """The verdict over a period: the same rule on the sums, with the gate of `bezetting` as completeness."""
    if b.reden == AFWEZIG:
        return AFWEZIG
    if d is None:
        return ONBEKEND
    return oordeel(d.laag, d.hoog, instellingen, compleet=b.reden is None)
