"""What a forecast needs to know, as plain arrays: hours, calendar, capacity, projects.

Weeks are counted from 0 at the first week of the history; the last week with hours is T − 1 and the forecast
covers T … n − 1. The four borders of a project are week numbers: start of *voorbereiding*, of *uitvoering*
and of *nazorg*, and the first week after it. `Invoer.terug` cuts everything back to what was known at an
earlier moment: that is how an earlier forecast is made again, honestly. The plan of that moment is the
version that was recorded last by then, also of projects that have left the plan since. Which coordinator has
a buurt may change in the weeks to come (`straks`, see `verdeling`); an earlier forecast goes by the division
of the last week with hours throughout.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Reeks = NDArray[np.float64]
Getallen = NDArray[np.int64]

FASEN = ("voorbereiding", "uitvoering", "nazorg")
GRENZEN = len(FASEN) + 1
NIEMAND = -1  # in `straks`: somebody without a forecast
Grenzen = tuple[int, int, int, int]


@dataclass(frozen=True)
class Planversie:
    """The plan of one project as it was recorded in week `vanaf`; no borders: it had left the plan."""

    vanaf: int
    type: str
    buurt: int  # index in Invoer.buurten
    woningen: float
    grenzen: Grenzen | None
    fasen: tuple[bool, bool, bool]


@dataclass(frozen=True)
class Projectplan:
    """One project as it is known now. `grenzen[:werkelijk]` have happened, the others are planned."""

    project: str
    naam: str
    type: str
    buurt: int  # index in Invoer.buurten
    woningen: float
    bekend: int  # week in which it became known; may lie before week 0
    grenzen: Grenzen
    werkelijk: int
    eerste_plan: Grenzen
    voorlopig: bool = False
    vroegste: int | None = None  # first and last week it may start, when it may still move
    laatste: int | None = None
    fasen: tuple[bool, bool, bool] = (True, True, True)  # which phases are in the plan at all
    versies: tuple[Planversie, ...] = ()  # as recorded, oldest first
    einde: int | None = None  # week in which it left the plan, when it has

    def versie_op(self, week: int) -> Planversie | None:
        """The version that was recorded last by the end of `week`."""
        return next((v for v in reversed(self.versies) if v.vanaf <= week), None)

    def stond_in_plan(self, week: int) -> bool:
        """Was it known, and in the plan, at the end of `week`?"""
        versie = self.versie_op(week)
        return self.bekend <= week if versie is None else versie.grenzen is not None

    def op(self, week: int) -> Projectplan:
        """The project as it was known at the end of `week`.

        Borders not yet reached come from the version of that moment, after what had happened; where none was
        recorded yet, from the first plan.
        """
        versie = self.versie_op(week)
        toen, gepland = self, self.eerste_plan
        if versie is not None and versie.grenzen is not None:
            gepland = versie.grenzen
            toen = replace(
                self, type=versie.type, buurt=versie.buurt, woningen=versie.woningen, fasen=versie.fasen
            )
        grenzen: list[int] = []
        werkelijk = 0
        for i, grens in enumerate(self.grenzen):
            if i < self.werkelijk and grens <= week:
                grenzen.append(grens)
                werkelijk += 1
                continue
            duur = gepland[i] - gepland[i - 1] if i else 0
            plan = grenzen[-1] + max(duur, 1) if i else gepland[0]
            grenzen.append(max(plan, week + 1))
        return replace(toen, grenzen=(grenzen[0], grenzen[1], grenzen[2], grenzen[3]), werkelijk=werkelijk)


@dataclass(frozen=True)
class Invoer:
    """History and plan. B buurten, C coordinators, T weeks with hours, n weeks in all."""

    weken: tuple[dt.date, ...]  # n Mondays
    buurten: tuple[str, ...]
    coordinatoren: tuple[str, ...]
    van: Getallen  # B: index of the coordinator of each buurt in the last week with hours
    woningen: Reeks  # B
    uren: Reeks  # B × T; NaN = not registered
    werkdagen: Reeks  # n: working days in the week, 0..5
    vakantie: tuple[str, ...]  # n: "", "zomer", "kerst", another name
    verlof: Reeks  # C × n: share of the week on leave, 0..1
    capaciteit: Reeks  # C × n: employable hours
    kengetal: dict[tuple[str, str], float]  # (type, fase) → hours per home
    projecten: tuple[Projectplan, ...]
    vervallen: tuple[Projectplan, ...] = ()  # left the plan since; earlier forecasts knew them
    straks: Getallen | None = None  # h × B: the same in each week to come, NIEMAND = −1; None: as `van`
    blijvend: Reeks | None = None  # B: share of the ordinary hours that stays with `van` after a change

    @property
    def T(self) -> int:  # noqa: N802 — the letter of the definition
        """Number of weeks with hours."""
        return int(self.uren.shape[1])

    @property
    def begonnen(self) -> tuple[Projectplan, ...]:
        """The projects that the hours can say something about, by code; also those that have left the plan
        since: their hours stay theirs. One that has yet to begin is no part of the fit, so that a project on
        the table and the same one in the plan ask the same hours."""
        alle = (p for p in (*self.projecten, *self.vervallen) if p.werkelijk)
        return tuple(sorted(alle, key=lambda p: p.project))

    @property
    def komend(self) -> tuple[dt.date, ...]:
        """The weeks to forecast."""
        return self.weken[self.T :]

    @property
    def per_week(self) -> Getallen:
        """Index of the coordinator of each buurt in each week to come, h × B; NIEMAND is one of them."""
        return np.tile(self.van, (len(self.komend), 1)) if self.straks is None else self.straks

    @property
    def wie(self) -> Getallen:
        """Whose leave makes a week in a buurt lighter, B × n: of who has it in that week."""
        wie = np.tile(self.van[:, None], (1, len(self.weken)))
        wie[:, self.T :] = np.where(self.per_week == NIEMAND, self.van, self.per_week).T
        return wie

    @property
    def met_buurt(self) -> NDArray[np.bool_]:
        """C: has a buurt in the last week with hours, so that its hours are this person's history."""
        return np.isin(np.arange(len(self.coordinatoren)), self.van)

    @property
    def zonder_buurt(self) -> NDArray[np.bool_]:
        """h × C: has no buurt in that coming week."""
        heeft = self.per_week[:, :, None] == np.arange(len(self.coordinatoren))
        zonder: NDArray[np.bool_] = ~heeft.any(axis=1)
        return zonder

    def vooruit(self, weken: int) -> Invoer:
        """The same with only the first `weken` weeks to forecast."""
        n = min(self.T + weken, len(self.weken))
        return replace(
            self,
            weken=self.weken[:n],
            werkdagen=self.werkdagen[:n],
            vakantie=self.vakantie[:n],
            verlof=self.verlof[:, :n],
            capaciteit=self.capaciteit[:, :n],
            straks=None if self.straks is None else self.straks[: n - self.T],
        )

    def terug(self, weken: int, horizon: int) -> Invoer:
        """What was known `weken` weeks ago, with `horizon` weeks to forecast.

        The plan is taken as it was then (`Projectplan.op`): projects not yet known are left out, projects
        that left the plan later are in, those that had left it by then stay known as such. Leave and capacity
        of the weeks forecast are taken as now known.
        """
        T = self.T - weken
        n = min(T + horizon, len(self.weken))
        return replace(
            self,
            weken=self.weken[:n],
            uren=self.uren[:, :T],
            werkdagen=self.werkdagen[:n],
            vakantie=self.vakantie[:n],
            verlof=self.verlof[:, :n],
            capaciteit=self.capaciteit[:, :n],
            projecten=tuple(
                p.op(T - 1) for p in (*self.projecten, *self.vervallen) if p.stond_in_plan(T - 1)
            ),
            vervallen=tuple(p for p in self.vervallen if p.einde is not None and p.einde < T),
            straks=None,
        )


def per_coordinator(paden: Reeks, van: Getallen, aantal: int) -> Reeks:
    """Sum the last axis (buurten) to coordinators, … × B → … × C; one unknown makes only its own sum so."""
    som = np.empty((*paden.shape[:-1], aantal))
    for c in range(aantal):
        som[..., c] = paden[..., van == c].sum(axis=-1)
    return som
