"""Whose is a buurt in each week to come: a division that was adopted from a day is followed week by week.

In week w a buurt is of who has it on the Monday of that week; a division that begins later in the week counts
from the next Monday on. A week in which nobody has it is counted with who had it last: the work is still
there. Hours hang on the buurt, so what moves with it is everything the model ties to it: its level, its
projects, work not yet announced. The leave that makes a week lighter is that of who has the buurt then.

What stays with a person is capacity, leave and agreed support, and of the ordinary work (expected hours less
those of projects) the share that was booked without a buurt. Such hours are spread over the buurten somebody
worked in (see `buurturen`), but they are not the buurt's:

    share of a buurt = what its coordinator of the last week with hours booked without a buurt and that was
                       spread to it ÷ all its hours, over the last 52 weeks

They stay as long as that person has a buurt; of who has none left nobody knows what the work is, and all of
it goes along. With fewer than 13 weeks booked by that person in the buurt the history can't tell: all goes.

Over the coordinators a week always sums to its buurten, whoever has them. A buurt goes out of the forecast
(−1) when it comes to somebody whose hours or roster we don't know.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.prognose.invoer import NIEMAND, Getallen, Invoer, Reeks, per_coordinator
from monitor.prognose.lezer import Lezer
from monitor.store import sql

_KAMER = "prognose"
MINSTE_WEKEN = 13  # booked by the coordinator in the buurt, to know which share is the person's
_JAAR = dt.timedelta(weeks=52)

Houders = dict[str, str]  # buurt → medewerker


@dataclass(frozen=True)
class Voorstel:
    """A division that is not in use: who would have which buurt (pairs of codes) from a day on."""

    houders: tuple[tuple[str, str], ...]
    vanaf: dt.date


def komende(lezer: Lezer, geteld: dt.date, maandagen: Sequence[dt.date]) -> dict[int, Houders]:
    """The divisions that begin after day `geteld`: number of the first of `maandagen` → who has what."""
    dagen = lezer.rijen(sql(_KAMER, "wisseldagen"), {"geteld": geteld, "tot": maandagen[-1]})
    eerste = sorted({next(i for i, ma in enumerate(maandagen) if ma >= dag) for (dag,) in dagen})
    return {
        i: {rij[0]: rij[1] for rij in lezer.rijen(sql(_KAMER, "coordinatoren"), {"dag": maandagen[i]})}
        for i in eerste
    }


def met_voorstel(
    straks: Mapping[int, Houders], voorstel: Voorstel, maandagen: Sequence[dt.date]
) -> dict[int, Houders]:
    """The coming divisions when a proposal is taken into use: from its day on it holds for its buurten, and
    what would have come later for them is off. Beyond `maandagen` nothing changes."""
    eerste = next((i for i, ma in enumerate(maandagen) if ma >= voorstel.vanaf), None)
    if eerste is None:
        return dict(straks)
    nieuw = dict(voorstel.houders)
    begin = {**straks, eerste: straks.get(eerste, {})}
    return {i: {**begin[i], **nieuw} if i >= eerste else begin[i] for i in sorted(begin)}


def nieuwkomers(
    lezer: Lezer, straks: Mapping[int, Houders], bekend: set[str], buurten: Sequence[str], dag: dt.date
) -> tuple[str, ...]:
    """Who gets one of `buurten` and is not `bekend` yet; without a roster after `dag` nobody can say."""
    krijgen = {h[b] for h in straks.values() for b in buurten if b in h} - bekend
    if not krijgen:
        return ()
    met_rooster = {rij[0] for rij in lezer.rijen(sql(_KAMER, "met_rooster"), {"dag": dag})}
    return tuple(sorted(krijgen & met_rooster))


def per_week(
    straks: Mapping[int, Houders], nu: Getallen, buurten: Sequence[str], wie: Sequence[str], weken: int
) -> Getallen | None:
    """Coordinator of each buurt in each coming week, h × B; None when no buurt changes hands."""
    plek = {naam: c for c, naam in enumerate(wie)}
    uit = np.tile(nu, (weken, 1))
    for begin, houders in straks.items():
        for b, buurt in enumerate(buurten):
            if buurt in houders:
                uit[begin:, b] = plek.get(houders[buurt], NIEMAND)
    return None if (uit == nu).all() else uit


def blijvend(lezer: Lezer, geteld: dt.date, buurten: Sequence[str]) -> Reeks:
    """Per buurt the share of its ordinary hours that stays with who has it on day `geteld`."""
    rijen = lezer.rijen(sql(_KAMER, "uren_zonder_buurt"), {"dag": geteld, "sinds": geteld - _JAAR})
    deel = {buurt: float(deel or 0.0) for buurt, deel, weken in rijen if weken >= MINSTE_WEKEN}
    return np.array([deel.get(buurt, 0.0) for buurt in buurten])


def verdeel(paden: Reeks, invoer: Invoer, project: Mapping[int, Reeks]) -> Reeks:
    """Hours of the buurten (S × h × B) to the coordinators of each week: S × h × C.

    `project`: hours of the projects of a buurt, by its number, S × h; those go along whole.
    """
    aantal = len(invoer.coordinatoren)
    if invoer.straks is None:
        return per_coordinator(paden, invoer.van, aantal)
    som = np.empty((*paden.shape[:2], aantal))
    for begin, eind in _stukken(invoer.straks):
        som[:, begin:eind] = per_coordinator(paden[:, begin:eind], invoer.straks[begin], aantal)
    if invoer.blijvend is None:
        return som
    for b in np.flatnonzero(invoer.blijvend > 0):
        van, naar = int(invoer.van[b]), invoer.straks[:, b]
        weken = np.flatnonzero((naar != van) & (invoer.straks == van).any(axis=1))
        gewoon = np.maximum(
            0.0, paden[:, weken, b] - project.get(int(b), np.zeros(paden.shape[:2]))[:, weken]
        )
        rest = gewoon * invoer.blijvend[b]
        som[:, weken, van] += rest
        telt = naar[weken] != NIEMAND
        som[:, weken[telt], naar[weken][telt]] -= rest[:, telt]
    return som


def _stukken(straks: Getallen) -> list[tuple[int, int]]:
    """Runs of weeks with one division: first week, week after the last."""
    anders: NDArray[np.bool_] = (straks[1:] != straks[:-1]).any(axis=1)
    randen = [0, *(np.flatnonzero(anders) + 1).tolist(), len(straks)]
    return list(itertools.pairwise(randen))
