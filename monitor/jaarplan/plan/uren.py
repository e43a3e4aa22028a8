"""Hours that the actions of a year ask, per quarter, next to the hours that there are.

Employable hours are those of the same weeks (Σ available × (1 − overhead), from the table of room werkdruk);
weeks without a roster are not known. **Room** is employable minus needed, both of the same persons in the
same weeks: those whose needed hours are known, as Werkdruk and Overzicht add up; divided by the number of
such weeks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.plan.doelen import Actie
from monitor.jaarplan.plan.voortgang import EEN_WEEK, gevraagd_per_week
from monitor.kalender import maandag
from monitor.store import Store, sql

KWARTALEN = (1, 4, 7, 10)


@dataclass(frozen=True)
class Urenkwartaal:
    """Hours per week in one quarter, means of weeks: asked by actions, employable of everybody; and
    employable and needed of those whose needed hours are known."""

    van: dt.date
    tot: dt.date
    gevraagd: float
    inzetbaar: float | None
    inzetbaar_bekend: float | None  # of those whose needed hours are known
    nodig: float | None  # of the same
    weken: int
    weken_bekend: int
    mensen: int
    nodig_bekend: int  # people of whom the needed hours are known

    @property
    def ruimte(self) -> float | None:
        """Employable minus needed of the same people, hours per week; below zero: too little."""
        if self.inzetbaar_bekend is None or self.nodig is None:
            return None
        return self.inzetbaar_bekend - self.nodig


def urenkwartalen(
    store: Store, jaar: int, acties: Sequence[Actie], medewerker: str | None
) -> tuple[Urenkwartaal, ...]:
    """Per quarter: hours asked per week, next to the employable hours of the team (or of one medewerker)."""
    vraag = gevraagd_per_week((a.van, a.tot, a.status, a.uren_per_week) for a in acties)
    eerste, laatste = maandag(dt.date(jaar, 1, 1)), maandag(dt.date(jaar, 12, 31))
    bekend = {
        week: tuple(rest)
        for week, *rest in store.rijen(
            sql(KAMER, "jaarplan_inzetbaar"), {"van": eerste, "tot": laatste, "medewerker": medewerker}
        )
    }
    uit = []
    for maand in KWARTALEN:
        van = dt.date(jaar, maand, 1)
        tot = (van + dt.timedelta(days=95)).replace(day=1) - dt.timedelta(days=1)
        weken = [w for w in _weken(eerste, laatste) if van <= w + dt.timedelta(days=3) <= tot]  # its Thursday
        er = [bekend[w] for w in weken if w in bekend]
        samen_ = [(i, n) for _, i, n, *_ in er if n is not None]
        uit.append(Urenkwartaal(
            van, tot, sum(vraag.get(w, 0.0) for w in weken) / len(weken),
            _gemiddeld([i for i, *_ in er]), _gemiddeld([i for i, _ in samen_]),
            _gemiddeld([n for _, n in samen_]),
            len(weken), len(er), len({m for *_, mensen, _ in er for m in mensen}),
            len({m for *_, weet in er for m in weet}),
        ))  # fmt: skip
    return tuple(uit)


def _gemiddeld(getallen: Sequence[float]) -> float | None:
    return sum(getallen) / len(getallen) if getallen else None


def _weken(eerste: dt.date, laatste: dt.date) -> list[dt.date]:
    return [eerste + n * EEN_WEEK for n in range((laatste - eerste).days // 7 + 1)]
