"""Who takes over a buurt on a day, who is away when, and what to think of before somebody becomes deputy.

*Deputy on a day*: of the rows that were not taken back and that cover the day, the one written last; a row
without a medewerker means that from then on nobody does. *Coordinator on a day*: of the rows of the division
that cover the day, the one that began last; a division that was adopted for a later day counts from that day
on. Who has the buurt is no deputy on that day: what is left are the days on which both differ. *Away*: whole
days off join over weekends and gaps of at most three days; what is shorter than five days in all needs no
hand-over and is left out. Only that somebody is away is known here, never why.

*Far*: the distance as the crow flies between the middle of the buurt and the nearest buurt that the deputy
has now. Earth radius 6,371 km (haversine)."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

AARDSTRAAL_KM = 6371.0
KORTSTE_AFWEZIGHEID = 5  # days from the first to the last
GAT_HOOGSTENS = 3  # days between two absences that belong together: a weekend and a day
VOORUIT_DAGEN = 92  # so far ahead absences are listed
EINDE = dt.date.max
EEN_DAG = dt.timedelta(days=1)
Verdelingrij = tuple[str, str, str | None, dt.date, dt.date | None]  # buurt, medewerker, name, from, to
Punt = tuple[float, float]  # lon, lat


@dataclass(frozen=True)
class Vervanging:
    """A deputy for a buurt from `van` up to and including `tot`; `medewerker` None: nobody from then on."""

    nummer: int
    buurt: str
    medewerker: str | None
    van: dt.date
    tot: dt.date | None
    door: str
    op: dt.datetime
    terug_op: dt.datetime | None = None
    terug_door: str | None = None

    def dekt(self, dag: dt.date) -> bool:
        """Does it hold on this day?"""
        return self.terug_op is None and self.van <= dag <= (self.tot or EINDE)


@dataclass(frozen=True)
class Vervangen:
    """The deputy on a stretch of days: the answer after later rows went before earlier ones."""

    buurt: str
    medewerker: str
    van: dt.date
    tot: dt.date | None


@dataclass(frozen=True)
class Coordinatie:
    """Somebody has a buurt from `van` up to and including `tot`."""

    buurt: str
    medewerker: str
    van: dt.date
    tot: dt.date | None


@dataclass(frozen=True)
class Weg:
    """Somebody is away from `van` up to and including `tot`."""

    medewerker: str
    van: dt.date
    tot: dt.date


def op_dag(vervangingen: Iterable[Vervanging], buurt: str, dag: dt.date) -> Vervanging | None:
    """The row that leads on a day, when it names somebody."""
    dekkend = [v for v in vervangingen if v.buurt == buurt and v.dekt(dag)]
    leidend = max(dekkend, key=lambda v: v.nummer, default=None)
    return leidend if leidend is not None and leidend.medewerker else None


def perioden(
    vervangingen: Iterable[Vervanging],
    buurt: str,
    vanaf: dt.date,
    coordinaties: Sequence[Coordinatie] = (),
) -> tuple[Vervangen, ...]:
    """Who takes over the buurt from a day on, stretch by stretch, without the days on which the deputy is the
    coordinator himself (`coordinaties`: of this buurt)."""
    rijen = [v for v in vervangingen if v.buurt == buurt and v.terug_op is None]

    def wie(dag: dt.date) -> tuple[str, dt.date] | None:
        leidend = op_dag(rijen, buurt, dag)
        if leidend is None or leidend.medewerker is None or leidend.medewerker == heeft(coordinaties, dag):
            return None
        return leidend.medewerker, leidend.van

    grenzen = [(v.van, v.tot) for v in rijen] + [(c.van, c.tot) for c in coordinaties]
    return tuple(Vervangen(buurt, *stuk) for stuk in _stukken(grenzen, vanaf, wie))


def coordinaties(rijen: Iterable[Verdelingrij], buurt: str, vanaf: dt.date) -> tuple[Coordinatie, ...]:
    """Who has the buurt from a day on, stretch by stretch."""
    hier = [rij for rij in rijen if rij[0] == buurt]

    def wie(dag: dt.date) -> tuple[str, dt.date] | None:
        dekkend = [(van, mens) for _, mens, _, van, tot in hier if van <= dag <= (tot or EINDE)]
        leidend = max(dekkend, default=None)
        return None if leidend is None else (leidend[1], leidend[0])

    grenzen = [(van, tot) for *_, van, tot in hier]
    return tuple(Coordinatie(buurt, *stuk) for stuk in _stukken(grenzen, vanaf, wie))


def _stukken(
    grenzen: Iterable[tuple[dt.date, dt.date | None]],
    vanaf: dt.date,
    wie: Callable[[dt.date], tuple[str, dt.date] | None],
) -> list[tuple[str, dt.date, dt.date | None]]:
    """The stretches from a day on in which the answer of `wie` (medewerker, since) names the same person. The
    first may have begun before that day."""
    randen = {vanaf}
    for van, tot in grenzen:
        randen |= {van, *([tot + EEN_DAG] if tot and tot < EINDE else [])}
    dagen = sorted(dag for dag in randen if dag >= vanaf)
    uit: list[tuple[str, dt.date, dt.date | None]] = []
    for plek, dag in enumerate(dagen):
        nu = wie(dag)
        if nu is None:
            continue
        tot = dagen[plek + 1] - EEN_DAG if plek + 1 < len(dagen) else None
        vorige = uit[-1] if uit else None
        if vorige and vorige[0] == nu[0] and vorige[2] == dag - EEN_DAG:
            uit[-1] = (nu[0], vorige[1], tot)
        else:
            uit.append((nu[0], nu[1] if dag == vanaf else dag, tot))
    return uit


def heeft(coordinaties: Iterable[Coordinatie], dag: dt.date) -> str | None:
    """Who of these stretches of one buurt has it on a day."""
    return next((c.medewerker for c in coordinaties if c.van <= dag <= (c.tot or EINDE)), None)


def zelf_vanaf(
    vervangingen: Iterable[Vervanging], buurt: str, vanaf: dt.date, coordinaties: Sequence[Coordinatie]
) -> dt.date | None:
    """The first later day on which the deputy becomes the coordinator, so that nobody is deputy any more."""
    rijen = tuple(vervangingen)
    for stuk in perioden(rijen, buurt, vanaf, coordinaties):
        dag = stuk.tot + EEN_DAG if stuk.tot else None
        leidend = op_dag(rijen, buurt, dag) if dag else None
        if dag and leidend and leidend.medewerker == heeft(coordinaties, dag):
            return dag
    return None


def weg(
    rijen: Iterable[tuple[str, dt.date, dt.date]], vandaag: dt.date, dagen: int = VOORUIT_DAGEN
) -> tuple[Weg, ...]:
    """Absences that run or begin within so many days, joined, earliest first. `rijen`: medewerker, van,
    tot.
    """
    per_mens: dict[str, list[Weg]] = {}
    for medewerker, van, tot in sorted(rijen):
        rij = per_mens.setdefault(medewerker, [])
        if rij and (van - rij[-1].tot).days <= GAT_HOOGSTENS + 1:
            rij[-1] = Weg(medewerker, rij[-1].van, max(rij[-1].tot, tot))
        else:
            rij.append(Weg(medewerker, van, tot))
    uit = [
        w
        for rij in per_mens.values()
        for w in rij
        if w.tot >= vandaag
        and w.van <= vandaag + dt.timedelta(days=dagen)
        and (w.tot - w.van).days + 1 >= KORTSTE_AFWEZIGHEID
    ]
    return tuple(sorted(uit, key=lambda w: (w.van, w.medewerker)))


def dagen_samen(
    een: tuple[dt.date, dt.date | None], ander: tuple[dt.date, dt.date | None]
) -> tuple[dt.date, dt.date] | None:
    """The days that two stretches share, first and last; None when there are none."""
    van, tot = max(een[0], ander[0]), min(een[1] or EINDE, ander[1] or EINDE)
    return (van, tot) if van <= tot else None


def bij_hem(coordinaties: Iterable[Coordinatie], w: Weg, vandaag: dt.date) -> list[tuple[dt.date, dt.date]]:
    """The days of an absence, from today on, on which who is away has this buurt (`coordinaties`: of it)."""
    dagen = (max(w.van, vandaag), w.tot)
    stukken = (dagen_samen(dagen, (c.van, c.tot)) for c in coordinaties if c.medewerker == w.medewerker)
    return [stuk for stuk in stukken if stuk]


def niet_gedekt(vervangers: Sequence[Vervangen], dagen: Iterable[tuple[dt.date, dt.date]]) -> bool:
    """Is there a day in these stretches of days on which none of the deputies (of one buurt) takes over?"""
    for van, tot in dagen:
        dag = van
        for stuk in vervangers:
            if dagen_samen((dag, dag), (stuk.van, stuk.tot)):
                dag = stuk.tot + EEN_DAG if stuk.tot else EINDE
        if dag <= tot:
            return True
    return False


def samen_weg(
    wegen: Iterable[Weg], vervangers: Iterable[Vervangen], dagen: Iterable[tuple[dt.date, dt.date]]
) -> bool:
    """Is a deputy away on one of these days on which he takes over?"""
    afwezig = list(wegen)
    for dag in dagen:
        for stuk in vervangers:
            samen = dagen_samen(dag, (stuk.van, stuk.tot))
            if samen and any(
                w.medewerker == stuk.medewerker and dagen_samen(samen, (w.van, w.tot)) for w in afwezig
            ):
                return True
    return False


def midden(geometrie: str | None) -> Punt | None:
    """The middle of a buurt: the mean of the corners of its outer rings, (lon, lat); None when unreadable."""
    try:
        vorm = json.loads(geometrie or "")
        delen = {"Polygon": [vorm["coordinates"]], "MultiPolygon": vorm["coordinates"]}[vorm["type"]]
        hoeken = [(float(lon), float(lat)) for deel in delen for lon, lat, *_ in deel[0][:-1]]
        return (
            sum(lon for lon, _ in hoeken) / len(hoeken),
            sum(lat for _, lat in hoeken) / len(hoeken),
        )
    except (ValueError, KeyError, TypeError, IndexError, ZeroDivisionError):
        return None


def afstand_km(een: Punt, ander: Punt) -> float:
    """The way as the crow flies between two points, in kilometres."""
    (lon1, lat1), (lon2, lat2) = ((math.radians(a), math.radians(b)) for a, b in (een, ander))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * AARDSTRAAL_KM * math.asin(math.sqrt(h))


def dichtstbij(buurt: str, eigen: Collection[str], middens: Mapping[str, Punt]) -> float | None:
    """Kilometres from a buurt to the nearest of somebody's own buurten; None when it can't be known."""
    if buurt not in middens:
        return None
    return min((afstand_km(middens[buurt], middens[b]) for b in eigen if b in middens), default=None)
