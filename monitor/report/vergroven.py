"""A figure about residents for eyes outside the team: what it rests on is rounded, and the rate follows that.

Count and n are rounded to 5 (`access.openbaarmaking`); under 5 it is "minder dan 5". The rate is shown as the
band of all rates that fit those rounded numbers, so nobody can work back to the count, and the exact rate of
the team's own pages always lies inside. A mark is a mean over at least 10 answers: it keeps one decimal. An
area without a light (too few residents, homes or answers) has no figure at all.

Intervals and chances are left out: with the rule known, they give the very count away.
"""

from __future__ import annotations

import math

from monitor import opmaak
from monitor.access.openbaarmaking import ROND_AANTAL, genoeg_bewoners, toon_aantal
from monitor.leefbaarheid.antwoorden import Lichtcijfer

HALF = ROND_AANTAL / 2
NOEMER = {"verhuurd": "woningen", "punten": "schouwpunten", "geen": ""}
TREND = {"slechter": "wordt slechter", "beter": "wordt beter", "gelijk": "blijft gelijk"}
EEN_DECIMAAL_ONDER = 10


def klasse(c: Lichtcijfer) -> str:
    """The class of the legend: rood | geel, rond norm | geel, onzeker | groen | grijs."""
    return f"geel, {c.geel_soort or 'onzeker'}" if c.licht == "geel" else c.licht


def mag_cijfer(c: Lichtcijfer) -> bool:
    """Whether anything more than the class may be shown."""
    if c.ruw is None or c.licht == "grijs":
        return False
    return c.noemer is None or genoeg_bewoners(int(c.noemer))


def cijfer(c: Lichtcijfer) -> str:
    """`261 tot 271 per 1.000 woningen`, `minder dan 7,5 per 1.000 woningen`, `7,2`; empty when not shown."""
    if not mag_cijfer(c):
        return ""
    if c.teller is None or not c.noemer:
        decimalen = 1 if c.indicator.soort == "cijfer" else 0
        return f"{opmaak.getal(c.getoond(c.ruw), decimalen)} {_eenheid(c)}".strip()
    hoogste = 1.0 if c.indicator.soort == "aandeel" else None
    laag, hoog = band(c.teller, c.noemer, c.indicator.per, hoogste=hoogste)
    decimalen = 1 if hoog < EEN_DECIMAAL_ONDER else 0
    schaal = 10**decimalen
    tot = opmaak.getal(math.ceil(hoog * schaal) / schaal, decimalen)
    if c.teller < ROND_AANTAL:
        return f"minder dan {tot} {_eenheid(c)}".strip()
    van = opmaak.getal(math.floor(laag * schaal) / schaal, decimalen)
    return f"{van if van == tot else f'{van}{opmaak.VAST}tot{opmaak.VAST}{tot}'} {_eenheid(c)}".strip()


def aantal(c: Lichtcijfer) -> str:
    """`105 op 395 woningen`, `minder dan 5 op 675 woningen`, `40 respondenten`; empty when not shown."""
    if not mag_cijfer(c) or not c.noemer:
        return ""
    wat = NOEMER.get(c.indicator.noemer, c.indicator.noemer)
    grond = f"{opmaak.getal(int(toon_aantal(round(c.noemer))))} {wat}".strip()
    if c.teller is None:
        return grond
    if c.teller < ROND_AANTAL:
        return f"minder dan {ROND_AANTAL} op {grond}"
    return f"{opmaak.getal(_rond(c.teller))} op {grond}"


def band(teller: float, noemer: float, per: int, *, hoogste: float | None = None) -> tuple[float, float]:
    """The lowest and highest rate of all counts that are rounded to the same numbers."""
    rond, grond = _rond(teller), _rond(noemer)
    laag = max(rond - HALF, ROND_AANTAL) if teller >= ROND_AANTAL else 0.0
    hoog = rond + HALF if teller >= ROND_AANTAL else float(ROND_AANTAL)
    uit = laag / (grond + HALF), hoog / (grond - HALF)
    return uit[0] * per, (uit[1] if hoogste is None else min(uit[1], hoogste)) * per


def verloop(c: Lichtcijfer) -> str:
    """What the figure does over the years, in words; empty when not known."""
    return TREND.get(c.trend, "") if c.licht != "grijs" else ""


def _rond(waarde: float) -> int:
    return math.floor((2 * waarde + ROND_AANTAL) / (2 * ROND_AANTAL)) * ROND_AANTAL


def _eenheid(c: Lichtcijfer) -> str:
    return c.indicator.eenheid
