"""When an agreement with a partner asks for contact: its rhythm against the last contact.

    next = last contact + rhythm           (weeks count seven days, months the same day, at most the last one)
    op tijd          today ≤ next
    aan de beurt     next < today ≤ next + slack
    te laat          today > next + slack

The slack (`speling`) is about a quarter of the rhythm: nobody is late because a talk fell a few days later.
Without a recorded contact the first one is expected one rhythm after the begin; when that day is over too we
don't know whether anybody talked: "weten we niet", never "te laat". "Naar behoefte" has no next day. An
agreement that has ended, or has yet to begin, asks for nothing. Rhythm and slack are a choice of this
product, not a norm.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

OP_TIJD, AAN_DE_BEURT, TE_LAAT = "op tijd", "aan de beurt", "te laat"
NAAR_BEHOEFTE, WETEN_WE_NIET = "naar behoefte", "weten we niet"
NOG_NIET, BEEINDIGD = "nog niet begonnen", "beëindigd"
LOPEND = (TE_LAAT, AAN_DE_BEURT, WETEN_WE_NIET, OP_TIJD, NAAR_BEHOEFTE)


@dataclass(frozen=True)
class Ritme:
    """How often: in weeks or in calendar months, with the slack in days. Neither: when there is a reason."""

    naam: str
    weken: int
    maanden: int
    speling: int

    def na(self, dag: dt.date) -> dt.date | None:
        """The day one rhythm later; None when there is none."""
        if self.weken:
            return dag + dt.timedelta(weeks=self.weken)
        if not self.maanden:
            return None
        jaar, maand = divmod(dag.year * 12 + dag.month - 1 + self.maanden, 12)
        return dt.date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


RITMES = {
    ritme.naam: ritme
    for ritme in (
        Ritme("wekelijks", 1, 0, 2),
        Ritme("tweewekelijks", 2, 0, 4),
        Ritme("maandelijks", 0, 1, 7),
        Ritme("per kwartaal", 0, 3, 21),
        Ritme("jaarlijks", 0, 12, 60),
        Ritme(NAAR_BEHOEFTE, 0, 0, 0),
    )
}
# how files and people write a rhythm; compared without capitals, after "elke" and "per" became one word
_SCHRIJFWIJZEN = {
    "wekelijks": ("week", "1 week", "weekly"),
    "tweewekelijks": ("2 weken", "twee weken", "14 dagen", "veertiendaags", "2-wekelijks", "om de week"),
    "maandelijks": ("maand", "1 maand", "4 weken", "vier weken"),
    "per kwartaal": ("kwartaal", "3 maanden", "drie maanden", "elk kwartaal", "kwartaallijks"),
    "jaarlijks": ("jaar", "1 jaar", "12 maanden"),
    NAAR_BEHOEFTE: ("indien nodig", "zo nodig", "op afroep", "bij behoefte"),
}
_ALS = {
    schrijf: ritme for ritme, vormen in _SCHRIJFWIJZEN.items() for schrijf in (*vormen, ritme)
}  # both the own words and others'


def herken_ritme(tekst: str | None) -> str | None:
    """One of `RITMES` that these words mean, or None: `elke 2 weken` → `tweewekelijks`."""
    kaal = " ".join((tekst or "").casefold().split()).rstrip(".")
    return _ALS.get(kaal) or _ALS.get(
        re.sub(r"^(?:elke|elk|iedere|ieder|per|1x per|1 x per|om de) ", "", kaal)
    )


@dataclass(frozen=True)
class Moment:
    """Where an agreement stands: its state, the next day, and days since that day when it is over."""

    stand: str
    volgende: dt.date | None
    dagen_over: int = 0

    @property
    def loopt(self) -> bool:
        """Neither ended nor still to begin."""
        return self.stand in LOPEND


def moment(
    vandaag: dt.date,
    *,
    ritme: str | None,
    laatste_contact: dt.date | None,
    begin: dt.date | None,
    eind: dt.date | None,
) -> Moment:
    """The state of an agreement on a day. `ritme` is one of `RITMES`; anything else is not known."""
    if eind is not None and eind < vandaag:
        return Moment(BEEINDIGD, None)
    if begin is not None and begin > vandaag:
        return Moment(NOG_NIET, begin)
    maat = RITMES.get(ritme or "")
    if maat is None:
        return Moment(WETEN_WE_NIET, None)
    if maat.naam == NAAR_BEHOEFTE:
        return Moment(NAAR_BEHOEFTE, None)
    vanaf = laatste_contact or begin
    volgende = maat.na(vanaf) if vanaf else None
    if volgende is None:
        return Moment(WETEN_WE_NIET, None)
    over = (vandaag - volgende).days
    if over <= 0:
        return Moment(OP_TIJD, volgende)
    if laatste_contact is None:
        return Moment(WETEN_WE_NIET, None)
    return Moment(TE_LAAT if over > maat.speling else AAN_DE_BEURT, volgende, over)
