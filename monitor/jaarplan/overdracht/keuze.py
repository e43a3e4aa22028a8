"""Who can take over: what to think of before a colleague becomes deputy, over all chosen buurten together.

For the days of the deputyship (from `van` up to and including `tot`; without an end: as far as absences are
known) and per colleague:

- *weg*: stretches in which the colleague is away, and which coordinators of the chosen buurten are away on
  some of the same days;
- *ver*: the chosen buurten that lie farther than `ver_km` from each of the colleague's own (`dichtstbij`);
- *al*: other buurten that the colleague takes over on some of these days.

Who has nothing against it comes first, then who works far away, last who is away when it counts; by name
within each. Nowhere how busy somebody is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.overdracht.daden import VOORUIT_HOOGSTENS
from monitor.jaarplan.overdracht.regels import EINDE, Punt, Vervangen, Weg, dichtstbij, midden, weg
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
    """Everybody who is not the coordinator of a chosen buurt, whom to think of first in front."""
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
    eigen = {nu.buurten[code].medewerker for code in buurten if code in nu.buurten}
    uit = []
    for wie in nu.mensen:
        if wie in eigen:
            continue
        dagen = _dagen(nu, wegen, wie, eigen)
        uit.append(
            Kandidaat(
                wie,
                nu.naam(wie),
                dagen,
                any(d.met for d in dagen) or (tot is not None and bool(dagen)),
                _ver(nu, buurten, wie, middens, store.instellingen.vervanger_ver_km),
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
    return [p for p in nu.van_anderen(buurt) if p.van <= (tot or EINDE) and (p.tot or EINDE) >= van]


def _dagen(
    nu: Overdrachtbeeld, wegen: list[Weg], wie: str, coordinatoren: set[str | None]
) -> tuple[Dagenweg, ...]:
    uit = []
    for w in (w for w in wegen if w.medewerker == wie):
        met = {
            nu.naam(ander.medewerker)
            for ander in wegen
            if ander.medewerker in coordinatoren and ander.van <= w.tot and ander.tot >= w.van
        }
        uit.append(Dagenweg(w.van, w.tot, tuple(sorted(met))))
    return tuple(uit)


def _ver(
    nu: Overdrachtbeeld, buurten: tuple[str, ...], wie: str, middens: dict[str, Punt], grens: float
) -> tuple[tuple[str, float], ...]:
    eigen = [b.code for b in nu.buurten.values() if b.medewerker == wie]
    afstanden = [(nu.buurten[b].naam, dichtstbij(b, eigen, middens)) for b in buurten if b in nu.buurten]
    return tuple((naam, km) for naam, km in afstanden if km is not None and km > grens)
