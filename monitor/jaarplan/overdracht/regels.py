"""Who takes over a buurt on a day, who is away when, and what to think of before somebody becomes deputy.

*Deputy on a day*: of the rows that were not taken back and that cover the day, the one written last; a row
without a medewerker means that from then on nobody does. *Away*: whole days off join over weekends and gaps
of at most three days; what is shorter than five days in all needs no hand-over and is left out. Only that
somebody is away is known here, never why.

*Far*: the distance as the crow flies between the middle of the buurt and the nearest buurt that the deputy
has now. Earth radius 6,371 km (haversine)."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

AARDSTRAAL_KM = 6371.0
KORTSTE_AFWEZIGHEID = 5  # days from the first to the last
GAT_HOOGSTENS = 3  # days between two absences that belong together: a weekend and a day
VOORUIT_DAGEN = 92  # so far ahead absences are listed
EINDE = dt.date.max
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


def perioden(vervangingen: Iterable[Vervanging], buurt: str, vanaf: dt.date) -> tuple[Vervangen, ...]:
    """Who takes over the buurt from a day on, stretch by stretch."""
    rijen = [v for v in vervangingen if v.buurt == buurt and v.terug_op is None]
    grenzen = {vanaf}
    for v in rijen:
        grenzen |= {v.van, *([v.tot + dt.timedelta(days=1)] if v.tot else [])}
    dagen = sorted(dag for dag in grenzen if dag >= vanaf)
    uit: list[Vervangen] = []
    for plek, dag in enumerate(dagen):
        leidend = op_dag(rijen, buurt, dag)
        if leidend is None or leidend.medewerker is None:
            continue
        tot = dagen[plek + 1] - dt.timedelta(days=1) if plek + 1 < len(dagen) else None
        vorige = uit[-1] if uit else None
        begin = leidend.van if dag == vanaf else dag
        if vorige and vorige.medewerker == leidend.medewerker and vorige.tot == dag - dt.timedelta(days=1):
            uit[-1] = Vervangen(buurt, leidend.medewerker, vorige.van, tot)
        else:
            uit.append(Vervangen(buurt, leidend.medewerker, begin, tot))
    return tuple(uit)


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


def niet_gedekt(
    vervangingen: Sequence[Vervanging], buurten: Collection[str], w: Weg, vandaag: dt.date
) -> tuple[str, ...]:
    """The buurten that nobody takes over on some day of an absence (of its days from today on). Who is away
    takes over from nobody: after a new division a deputy may have become the coordinator."""
    van = max(w.van, vandaag)
    uit = []
    for buurt in buurten:
        rij = [stuk for stuk in perioden(vervangingen, buurt, van) if stuk.medewerker != w.medewerker]
        dag = van
        for stuk in rij:
            if max(stuk.van, van) > dag:
                break
            dag = (stuk.tot + dt.timedelta(days=1)) if stuk.tot else EINDE
        if dag <= w.tot:
            uit.append(buurt)
    return tuple(uit)


def samen_weg(wegen: Iterable[Weg], een: str | None, ander: str) -> tuple[Weg, ...]:
    """The stretches in which both are away."""
    a, b = ([w for w in wegen if w.medewerker == wie] for wie in (een, ander))
    return tuple(
        Weg(ander, max(x.van, y.van), min(x.tot, y.tot)) for x in a for y in b
        if max(x.van, y.van) <= min(x.tot, y.tot)
    )  # fmt: skip


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
