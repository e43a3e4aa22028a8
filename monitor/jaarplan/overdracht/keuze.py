"""Who can take over: what to think of before a colleague becomes deputy, over all chosen buurten together.

For the days of the deputyship (from `van` up to and including `tot`; without an end: as far as absences are
known) and per colleague:

- *weg*: stretches in which the colleague is away, and which coordinators of the chosen buurten (on those
  days: an adopted division counts from its first day) are away on some of the same days;
- *ver*: the chosen buurten that lie farther than `ver_km` from each of the colleague's own (`dichtstbij`);
- *al*: other buurten that the colleague takes over on some of these days.

Who has nothing against it comes first, then who works far away, last who is away when it counts; by name
within each. Nowhere how busy somebody is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.overdracht.daden import VOORUIT_HOOGSTENS
from monitor.jaarplan.overdracht.regels import (
    EINDE,
    Punt,
    Vervangen,
    Weg,
    dagen_samen,
    dichtstbij,
    heeft,
    midden,
    weg,
)
from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld, beeld
from monitor.store import Store, sql


@dataclass(frozen=True)
class Dagenweg:
    """A stretch in which somebody is away, and the coordinators (names) who are away then too."""

    van: dt.date
    tot: dt.date
    met: tuple[str, ...]


@dataclass(frozen=True)
class Kandidaat:
    """What to think of before this colleague becomes deputy. `ver`: buurt (name) and kilometres."""

    medewerker: str
    naam: str
    weg: tuple[Dagenweg, ...]
    telt: bool  # away together with a coordinator, or in a deputyship with an end
    ver: tuple[tuple[str, float], ...]
    al: tuple[str, ...]


def kandidaten(
    store: Store, buurten: tuple[str, ...], van: dt.date, tot: dt.date | None, vandaag: dt.date
) -> tuple[Kandidaat, ...]:
    """Everybody who is on none of these days the coordinator of a chosen buurt, whom to think of first in
    front."""
    nu = beeld(store, vandaag)
    rijen = store.rijen(sql(KAMER, "overdracht_weg"), {"dag": vandaag})
    wegen = [
        Weg(w.medewerker, max(w.van, van), min(w.tot, tot or w.tot))
        for w in weg(rijen, vandaag, VOORUIT_HOOGSTENS.days)
        if w.tot >= van and w.van <= (tot or EINDE)
    ]
    middens = {
        code: punt
        for code, vorm in store.rijen(sql(KAMER, "overdracht_vormen"))
        if (punt := midden(vorm)) is not None
    }
    hebben = [
        c for b in buurten for c in nu.coordinaties.get(b, ()) if dagen_samen((van, tot), (c.van, c.tot))
    ]
    eigen = {c.medewerker for c in hebben}
    samen = [
        Weg(w.medewerker, *dan)
        for w in wegen
        for c in hebben
        if c.medewerker == w.medewerker and (dan := dagen_samen((w.van, w.tot), (c.van, c.tot)))
    ]
    uit = []
    for wie in nu.mensen:
        if wie in eigen:
            continue
        dagen = _dagen(nu, [w for w in wegen if w.medewerker == wie], samen)
        uit.append(
            Kandidaat(
                wie,
                nu.naam(wie),
                dagen,
                any(d.met for d in dagen) or (tot is not None and bool(dagen)),
                _ver(nu, buurten, (wie, van), middens, store.instellingen.vervanger_ver_km),
                tuple(
                    b.naam
                    for code, b in nu.buurten.items()
                    if code not in buurten and any(p.medewerker == wie for p in tussen(nu, code, van, tot))
                ),
            )
        )
    return tuple(sorted(uit, key=lambda k: (k.telt, bool(k.ver), k.naam.casefold())))


def tussen(nu: Overdrachtbeeld, buurt: str, van: dt.date, tot: dt.date | None) -> list[Vervangen]:
    """The deputies of a buurt on some of these days."""
    return [p for p in nu.perioden.get(buurt, ()) if dagen_samen((van, tot), (p.van, p.tot))]


def _dagen(nu: Overdrachtbeeld, wegen: list[Weg], samen: list[Weg]) -> tuple[Dagenweg, ...]:
    uit = []
    for w in wegen:
        met = {nu.naam(a.medewerker) for a in samen if dagen_samen((w.van, w.tot), (a.van, a.tot))}
        uit.append(Dagenweg(w.van, w.tot, tuple(sorted(met))))
    return tuple(uit)


def _ver(
    nu: Overdrachtbeeld,
    buurten: tuple[str, ...],
    wie: tuple[str, dt.date],
    middens: dict[str, Punt],
    grens: float,
) -> tuple[tuple[str, float], ...]:
    """The chosen buurten far from each buurt that somebody (`wie`) has on a day."""
    mens, dag = wie
    eigen = [code for code, rij in nu.coordinaties.items() if heeft(rij, dag) == mens]
    afstanden = [(nu.buurten[b].naam, dichtstbij(b, eigen, middens)) for b in buurten if b in nu.buurten]
    return tuple((naam, km) for naam, km in afstanden if km is not None and km > grens)
