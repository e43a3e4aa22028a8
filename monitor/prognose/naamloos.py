"""The forecast for readers outside the team: nothing in it tells of whom we know too few hours.

Who has which buurt, from when, and how many hours each person can be employed is no secret: the sheet for
the works council says it with names. Beside that sheet a sum over only those whom we know would say who is
left out. So the moment that we know too few hours of somebody (`onvolledig`):

- no number says how many are left out, nor how many buurten;
- the weeks end before another division begins: a jump of the sum would say whose work leaves it. Also when
  nobody who is left out gets or gives a buurt, or the end itself would say something;
- hours become percents of the employable hours: a capacity that lacks would say whose it is;
- the hours per project are left out: a project that lacks would say in whose buurt it is.

Nothing per person is in it at all. Whoever may see persons reads `pieken` itself, with every name.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import pandas as pd

from monitor import opmaak
from monitor.prognose.piek import vind
from monitor.prognose.pieken import Piekenbeeld
from monitor.prognose.voorspel import TEAM

_UREN = ["p10", "p50", "p90", "capaciteit", "steun"]
DEEL_ONBEKEND = (
    "Van een deel van de coördinatoren kennen we te weinig uren: hun werk en hun uren tellen niet mee in "
    "deze weken."
)


@dataclass(frozen=True)
class Teamblik:
    """`beeld` holds the team only; its hours are percents of the capacity when `onvolledig`.

    `groep`: how many people the team is at the least; `verdeling`: the Monday from which another division
    counts and we don't know how busy the team is, if that lies in the weeks to come.
    """

    beeld: Piekenbeeld
    groep: int
    wie: str
    onvolledig: bool
    verdeling: dt.date | None

    @property
    def mist(self) -> str:
        """What the weeks lack; empty when nothing."""
        if not self.onvolledig:
            return ""
        if self.verdeling is None:
            return DEEL_ONBEKEND
        return (
            f"{DEEL_ONBEKEND} Vanaf {opmaak.week(self.verdeling)} geldt een andere verdeling. Hoe druk het "
            "team het dan heeft, weten we daarom niet."
        )


def teamblik(beeld: Piekenbeeld) -> Teamblik:
    """What readers outside the team may see of a forecast."""
    alle = len(beeld.coordinatoren) + len(beeld.onbekend)
    wie = opmaak.meervoud(alle, "coördinator", "coördinatoren")
    onvolledig = bool(beeld.onbekend)
    grens = min((w.week for w in beeld.wissels if w.week > beeld.van), default=None) if onvolledig else None
    if onvolledig:
        wie = f"{wie}, niet van allemaal genoeg uren bekend"
    return Teamblik(_zonder_personen(beeld, grens, onvolledig), beeld.groep, wie, onvolledig, grens)


def _zonder_personen(beeld: Piekenbeeld, grens: dt.date | None, onvolledig: bool) -> Piekenbeeld:
    """Only the team, before Monday `grens`."""
    kaal = replace(beeld, opmerkingen=(), pieken=(), coordinatoren={}, onbekend={}, wissels=())
    if beeld.weken.empty:
        return kaal
    weken = _van_team(beeld.weken, grens)
    uren = _van_team(beeld.projecturen, grens)
    pieken = tuple(p for p in vind(weken, uren) if p.medewerker == TEAM)
    return replace(
        kaal,
        tot=max(weken["week"], default=beeld.van),
        weken=_in_procenten(weken) if onvolledig else weken,
        projecturen=uren.iloc[:0] if onvolledig else uren,
        teampieken=pieken,
    )


def _van_team(tabel: pd.DataFrame, grens: dt.date | None) -> pd.DataFrame:
    hier = tabel[tabel["medewerker"] == TEAM]
    return hier if grens is None else hier[[week < grens for week in hier["week"]]]


def _in_procenten(weken: pd.DataFrame) -> pd.DataFrame:
    """Percents of the capacity; of a week without any capacity there is nothing to show."""
    vrij = weken[weken["capaciteit"] > 0]
    return vrij.assign(**{kolom: 100.0 * vrij[kolom] / vrij["capaciteit"] for kolom in _UREN})
