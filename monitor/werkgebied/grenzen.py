"""Which buurten touch, and over how many metres: from polygons, barriers and road links.

Polygons in WGS84 are laid flat around their own middle (equirectangular: under 0.2 % off within 30 km). The
shared border of A and B is the part of A's outline that lies within half a gap (`kier`) of B and the other
way round, averaged: small slivers between two maps do not hide a border. Borders under a minimum (hair-thin,
a corner) are ignored. Water, railways and motorways are data: a border that lies along a barrier line does
not count, unless the pair is named as a crossing. Road links are pairs that count as adjacent with 0 metres:
villages, a bridge.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import shape

from monitor.fouten import Geweigerd, kort
from monitor.settings import Instellingen

METER_PER_GRAAD = 111_320.0  # metres per degree of latitude
LANGS = 0.7  # share of a border along a barrier from which it is blocked
Paar = tuple[str, str]


@dataclass(frozen=True)
class Grensregels:
    """Choices for the map, in metres: hair-thin, gap between polygons, reach of a barrier line."""

    minimaal: float = 25.0
    kier: float = 2.0
    barriere: float = 30.0

    @classmethod
    def uit(cls, instellingen: Instellingen) -> Grensregels:
        """The corporation's choices."""
        return cls(instellingen.grens_minimaal_m, instellingen.grens_kier_m, instellingen.grens_barriere_m)


def grenzen(
    vlakken: Mapping[str, str | Mapping[str, Any]],
    *,
    regels: Grensregels | None = None,
    barrieres: Iterable[str | Mapping[str, Any]] = (),
    dicht: Collection[Paar] = (),
    oversteken: Collection[Paar] = (),
    wegen: Collection[Paar] = (),
) -> tuple[tuple[str, str, float], ...]:
    """Borders (code, code, metres). `barrieres`: GeoJSON lines; `dicht`: pairs cut by hand; `oversteken`:
    pairs with a crossing over a barrier (0 m); `wegen`: pairs with a road link (0 m)."""
    regels = regels or Grensregels()
    codes, vormen, midden = _vlak(vlakken)
    lijnen = [_plat(_geometrie(lijn, "barrière"), midden) for lijn in barrieres]
    muur = shapely.union_all([lijn.buffer(regels.barriere) for lijn in lijnen]) if lijnen else None
    blok = {frozenset(paar) for paar in dicht}
    uit: dict[frozenset[str], float] = {}
    boom = shapely.STRtree(vormen)
    for een, ander in zip(*boom.query(vormen, predicate="dwithin", distance=regels.kier), strict=True):
        paar = frozenset((codes[een], codes[ander]))
        if een >= ander or paar in blok:
            continue
        rand = _gedeeld(vormen[een], vormen[ander], regels.kier)
        meters = rand.length
        if meters < regels.minimaal:
            continue
        if muur is not None and rand.intersection(muur).length >= LANGS * meters:
            continue
        uit[paar] = float(round(meters))
    for paar_ in (*oversteken, *wegen):
        for code in paar_:
            if code not in vlakken:
                raise Geweigerd(f"De verbinding noemt buurt {kort(code)}, maar die staat niet op de kaart.")
        uit.setdefault(frozenset(paar_), 0.0)
    return tuple(sorted((*sorted(paar), meters) for paar, meters in uit.items()))  # type: ignore[misc]


def voorstel_wegen(
    vlakken: Mapping[str, str | Mapping[str, Any]], grenzen_: Iterable[tuple[str, str, float]]
) -> tuple[Paar, ...]:
    """Road links that connect separate pieces of the map: the nearest pair between pieces, until one is left.

    A proposal for the user to accept or change: nearness as the crow flies is not a road."""
    codes, vormen, _ = _vlak(vlakken)
    groep = {code: nummer for nummer, code in enumerate(codes)}

    def samen(een: str, ander: str) -> None:
        oud, nieuw = groep[ander], groep[een]
        for code, wat in groep.items():
            if wat == oud:
                groep[code] = nieuw

    for een, ander, _meters in grenzen_:
        samen(een, ander)
    voorstel = []
    while len(set(groep.values())) > 1:
        kleinst = min(set(groep.values()), key=lambda g: (sum(w == g for w in groep.values()), g))
        hier = [nummer for nummer, code in enumerate(codes) if groep[code] == kleinst]
        daar = [nummer for nummer, code in enumerate(codes) if groep[code] != kleinst]
        boom = shapely.STRtree([vormen[nummer] for nummer in daar])
        gevonden, ver = boom.query_nearest([vormen[n] for n in hier], return_distance=True, all_matches=False)
        keuze = int(ver.argmin())
        paar = (codes[hier[int(gevonden[0][keuze])]], codes[daar[int(gevonden[1][keuze])]])
        voorstel.append((min(paar), max(paar)))
        samen(*paar)
    return tuple(voorstel)


def middens(vlakken: Mapping[str, str | Mapping[str, Any]]) -> dict[str, tuple[float, float]]:
    """A point inside each polygon, metres on the flat map."""
    codes, vormen, _ = _vlak(vlakken)
    punten = [vorm.representative_point() for vorm in vormen]
    return {code: (round(punt.x, 1), round(punt.y, 1)) for code, punt in zip(codes, punten, strict=True)}


def _vlak(vlakken: Mapping[str, str | Mapping[str, Any]]) -> tuple[list[str], list[Any], tuple[float, float]]:
    if not vlakken:
        raise Geweigerd("Er zijn geen buurten met een grens; importeer eerst de buurten met hun kaart.")
    codes = sorted(vlakken)
    ruw = [_geometrie(vlakken[code], code) for code in codes]
    grens = shapely.total_bounds(ruw)
    midden = ((grens[0] + grens[2]) / 2, (grens[1] + grens[3]) / 2)
    return codes, [_plat(vorm, midden) for vorm in ruw], midden


def _geometrie(ruw: str | Mapping[str, Any], naam: str) -> Any:
    try:
        vorm = shape(json.loads(ruw) if isinstance(ruw, str) else ruw)
    except (ValueError, TypeError, AttributeError, KeyError, shapely.errors.ShapelyError):
        raise Geweigerd(f"De grens van {kort(naam)} is niet te lezen; importeer de kaart opnieuw.") from None
    return vorm if vorm.is_valid else shapely.make_valid(vorm)


def _plat(vorm: Any, midden: tuple[float, float]) -> Any:
    """Degrees → metres around the middle."""
    breed = METER_PER_GRAAD * math.cos(math.radians(midden[1]))

    def meters(xy: Any) -> Any:
        return (xy - midden) * (breed, METER_PER_GRAAD)

    return shapely.transform(vorm, meters)


def _gedeeld(een: Any, ander: Any, kier: float) -> Any:
    """The shared border: exact where outlines coincide, else the nearer half of both."""
    precies = een.boundary.intersection(ander.boundary)
    losse = [a.boundary.intersection(b.buffer(kier, quad_segs=2)) for a, b in ((een, ander), (ander, een))]
    langste = min(losse, key=lambda lijn: lijn.length)
    # round a touching corner both outlines come within the gap: that is no border
    return langste if langste.length > precies.length + 4 * kier else precies
