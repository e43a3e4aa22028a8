"""Structural or a peak? Looks at weeks that have a figure: full, with N known and something employable.

Rule (DEFINITIONS §2): structureel = te vol in at least 4 of the last 6 weeks with a figure. Otherwise the
latest unbroken run of weeks te vol is a piek, with its begin and its length in weeks with a figure; weeks
without a figure neither lengthen nor break it. Both numbers are settings.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.settings import Instellingen
from monitor.werkdruk.rules import TE_VOL, VOLLEDIG, Week

STRUCTUREEL, PIEK, GEEN = "structureel", "piek", "geen"


@dataclass(frozen=True)
class Verloop:
    """`soort` structureel | piek | geen; the begin (a Monday) and length of the run; does it still last?"""

    soort: str
    weken_te_vol: int  # among the last `weken`
    weken: int  # weeks with a figure that were looked at
    begin: dt.date | None
    lengte: int
    loopt_nog: bool

    @property
    def structureel(self) -> bool:
        """Te vol in most of the recent weeks."""
        return self.soort == STRUCTUREEL

    @property
    def zin(self) -> str:
        """The finding in one Dutch phrase."""
        if self.soort == STRUCTUREEL:
            return (
                f"structureel te vol ({self.weken_te_vol} van de laatste {self.weken} weken met een cijfer)"
            )
        if self.begin is None:
            return "geen piek"
        week = f"week {self.begin.isocalendar().week}"
        duur = "1 week" if self.lengte == 1 else f"{self.lengte} weken"
        return f"piek sinds {week} ({duur})" if self.loopt_nog else f"piek vanaf {week} ({duur}), voorbij"


def heeft_cijfer(week: Week) -> bool:
    """Full, N known, something employable."""
    return week.volledigheid == VOLLEDIG and week.nodig_midden is not None and week.inzetbaar > 0


def verloop(weken: Sequence[Week], instellingen: Instellingen, sinds: dt.date | None = None) -> Verloop:
    """Judge a person's weeks, in order of time, up to the last week that is over.

    A piek that was over before the week `sinds` is no news any more and not told.
    """
    cijfers = [w for w in weken if heeft_cijfer(w)]
    laatste = cijfers[-instellingen.structureel_van :]
    vol = sum(w.oordeel == TE_VOL for w in laatste)
    eind = next((i for i in reversed(range(len(cijfers))) if cijfers[i].oordeel == TE_VOL), None)
    oud = eind is not None and sinds is not None and cijfers[eind].week < sinds
    if eind is None or (oud and vol < instellingen.structureel_weken):
        return Verloop(GEEN, vol, len(laatste), None, 0, loopt_nog=False)
    begin = eind
    while begin > 0 and cijfers[begin - 1].oordeel == TE_VOL:
        begin -= 1
    return Verloop(
        soort=STRUCTUREEL if vol >= instellingen.structureel_weken else PIEK,
        weken_te_vol=vol,
        weken=len(laatste),
        begin=cijfers[begin].week,
        lengte=eind - begin + 1,
        loopt_nog=eind == len(cijfers) - 1,
    )
