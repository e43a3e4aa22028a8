"""Six invented projects, dated around "vandaag", and the hours that they really ask.

Rule: hours of a phase = homes × true kengetal, spread evenly over its weeks; the coordinator of the buurt
does `DEEL_COORDINATOR` of them, the gebiedsregisseur of the town the rest. Weeks count from the week of
vandaag.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.demo import verhalen
from monitor.demo.corporatie import Corporatie, VoorbeeldComplex
from monitor.demo.personeel import DAG, WEEK
from monitor.kalender import maandag

DEEL_COORDINATOR = 0.65
FASEN = ("voorbereiding", "uitvoering", "nazorg")

# True hours per home (an invented corporation's own experience, not a norm).
KENGETAL_WAAR = {
    "renovatie": (0.60, 1.60, 0.30),
    "sloop/herhuisvesting": (1.10, 2.20, 0.40),
    "verduurzaming": (0.35, 0.80, 0.20),
    "nieuwbouw-oplevering": (0.40, 0.90, 0.60),
}


@dataclass(frozen=True)
class VoorbeeldProject:
    """A project; `grenzen` are the Mondays on which the three phases start and the last one is over."""

    code: str
    naam: str
    type: str
    buurt: str
    complex: str
    woningen: int
    bekend_vanaf: dt.date
    definitief: bool
    vroegste: dt.date | None
    laatste: dt.date | None
    grenzen: tuple[dt.date, dt.date, dt.date, dt.date]

    def uren(self, week: dt.date) -> float:
        """Hours that the project really asks in the week of that Monday."""
        for k in range(3):
            if self.grenzen[k] <= week < self.grenzen[k + 1]:
                weken = (self.grenzen[k + 1] - self.grenzen[k]).days / 7
                return self.woningen * KENGETAL_WAAR[self.type][k] / weken
        return 0.0

    def fase(self, k: int) -> tuple[dt.date, dt.date]:
        """First and last day of phase k."""
        return self.grenzen[k], self.grenzen[k + 1] - 3 * DAG


# coordinator (whose largest complex it is), name, type,
#     weeks: known from, starts of the phases and end; fixed?; window of the start
_PLAN = (
    ("Amina Lindesteeg", "Renovatie Waterhoenstraat", "renovatie",
     -150, (-132, -116, -84, -72), True, None),
    ("Mirthe Polderhof", "Zonnedak Polderhagen", "verduurzaming",
     -112, (-98, -84, -52, -44), True, None),
    ("Gijs Klaverloo", "Sloop Oude Sluisblokken", "sloop/herhuisvesting",
     -90, (-64, -44, -10, 3), True, None),
    (verhalen.PIEK.medewerker, verhalen.PIEK_PROJECT, "renovatie",
     -22, (-4, *(verhalen.PIEK_START_WEEK + w for w in (0, 26, 36))), True, None),
    ("Sander Rietbaken", "Oplevering Lindehavens", "nieuwbouw-oplevering",
     -9, (7, 15, 23, 33), False, (3, 21)),
    ("Bram Stuifkade", "Isolatie Kreekwoningen", "verduurzaming",
     -5, (13, 23, 49, 57), False, (8, 34)),
)  # fmt: skip


def bouw_projecten(corporatie: Corporatie, vandaag: dt.date) -> tuple[VoorbeeldProject, ...]:
    """The six projects, each in the largest complex of a coordinator (or the one of its story)."""
    nu = maandag(vandaag)
    uit = []
    for i, (mens, naam, soort, bekend, weken, vast, venster) in enumerate(_PLAN):
        complex_ = _complex(corporatie, mens, naam)
        a, b, c, d = (nu + w * WEEK for w in weken)
        uit.append(
            VoorbeeldProject(
                f"P{i + 1:02d}", naam, soort, complex_.buurt, complex_.code, complex_.woningen,
                nu + bekend * WEEK, vast,
                nu + venster[0] * WEEK if venster else None, nu + venster[1] * WEEK if venster else None,
                (a, b, c, d),
            )
        )  # fmt: skip
    return tuple(uit)


def _complex(corporatie: Corporatie, mens: str, naam: str) -> VoorbeeldComplex:
    """The largest complex of a coordinator, or the one of the story."""
    codes = {b.code for b in corporatie.van(mens)}
    eigen = [c for c in corporatie.complexen if c.buurt in codes]
    if naam == verhalen.PIEK_PROJECT:
        return next(c for c in eigen if c.naam == verhalen.PIEK_COMPLEX)
    return max(eigen, key=lambda c: c.woningen)
