"""The question of a division, made of the data, the map and the what-ifs.

Buurten without a shape are left out (said in the remarks). Borders come from the polygons, with what people
set by hand: `weg` (a road link or a way over a barrier: adjacent), `dicht` (not adjacent), and barrier lines.
A buurt that has nobody today, or somebody who takes no part, is given to the neighbour with the longest
border, only to have a plan on the table; it is named in `zonder_nu`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from typing import Any

import shapely
from shapely.geometry import mapping, shape

from monitor.settings import Instellingen
from monitor.store import Store
from monitor.werkgebied import gegevens
from monitor.werkgebied.antwoorden import Aannames, Gebiedsbasis, Lijn, Tafelvraag
from monitor.werkgebied.gegevens import Buurtcijfer, Coordinator, Ruw
from monitor.werkgebied.grenzen import Grensregels, grenzen, middens, voorstel_wegen
from monitor.werkgebied.instantie import NIEMAND, VERTROKKEN, Instantie, Kandidaat, Plan, Werkbuurt
from monitor.werkgebied.kaartkeuzes import Kaartkeuzes, lees_kaartkeuzes
from monitor.werkgebied.start import delen

DECIMALEN = 5  # of a degree: about a metre, enough to draw
KLEINSTE_UREN = 1e-6  # a buurt without hours still has to be somebody's


def bouw(store: Store, vandaag: dt.date, aannames: Aannames) -> Tafelvraag | None:
    """The question on today's data; None when there are no buurten with a map, or nobody to divide over."""
    instellingen = store.instellingen
    ruw = gegevens.lees(store, vandaag)
    keuzes = lees_kaartkeuzes(store)
    nu = gegevens.van_nu(ruw, vandaag)
    alle = gegevens.buurtcijfers(ruw, instellingen, nu, aannames.rood_vanaf)
    vlakken = {rij[0]: rij[4] for rij in ruw.buurten if rij[4]}
    cijfers = tuple(c for c in alle if c.code in vlakken)
    mensen = gegevens.coordinatoren(
        ruw, instellingen, zonder=aannames.zonder, erbij=aannames.erbij, uren=aannames.uren
    )
    if not cijfers or not mensen or not sum(c.uren or 0.0 for c in cijfers):
        return None
    o = gegevens.overhead(ruw, instellingen)
    randen = _randen(vlakken, keuzes, instellingen)
    instantie = _instantie(cijfers, mensen, vlakken, randen, nu, o, aannames, instellingen)
    plan = plan_van_nu(instantie)
    stukken = len(delen(instantie))
    return Tafelvraag(
        instantie=instantie,
        buurten=cijfers,
        coordinatoren=mensen,
        nu=plan,
        zonder_nu=tuple(
            c.code for c, wie in zip(cijfers, instantie.huidig, strict=True) if wie in (NIEMAND, VERTROKKEN)
        ),
        vlakken=teken_vlakken(vlakken),
        punten=_punten(vlakken),
        lijnen=gedeelde_lijnen(vlakken, instantie),
        stukken=stukken,
        voorstel_wegen=voorstel_wegen(vlakken, randen) if stukken > 1 else (),
        basis=_basis(ruw, alle, cijfers, mensen, o, aannames),
        namen={**{c.code: c.naam for c in cijfers}, **{m.id: m.naam for m in mensen}},
    )


def _randen(
    vlakken: Mapping[str, str], keuzes: Kaartkeuzes, instellingen: Instellingen
) -> tuple[tuple[str, str, float], ...]:
    paren = [(v.buurt, v.ander, v.soort) for v in keuzes.verbindingen]
    op_kaart = [(a, b, soort) for a, b, soort in paren if a in vlakken and b in vlakken]
    return grenzen(
        vlakken,
        regels=Grensregels.uit(instellingen),
        barrieres=[b.geometrie for b in keuzes.barrieres],
        dicht=[(a, b) for a, b, soort in op_kaart if soort == "dicht"],
        oversteken=[(a, b) for a, b, soort in op_kaart if soort == "oversteek"],
        wegen=[(a, b) for a, b, soort in op_kaart if soort == "weg"],
    )


def _instantie(
    cijfers: Sequence[Buurtcijfer],
    mensen: Sequence[Coordinator],
    vlakken: Mapping[str, str],
    randen: Sequence[tuple[str, str, float]],
    nu: Mapping[str, tuple[str, float]],
    o: float,
    aannames: Aannames,
    instellingen: Instellingen,
) -> Instantie:
    punten = middens(vlakken)
    index = {c.code: nummer for nummer, c in enumerate(cijfers)}
    wie = {m.id: nummer for nummer, m in enumerate(mensen)}
    meest = aannames.max_woningen
    return Instantie(
        naam="werkgebieden",
        buurten=tuple(
            Werkbuurt(
                c.code,
                max(KLEINSTE_UREN, c.uren or 0.0),
                c.woningen,
                *punten[c.code],
                jaren=c.jaren,
                zwaar=c.zwaar,
                project=c.uren_projecten > 0,
            )
            for c in cijfers
        ),
        grenzen=tuple(sorted((*sorted((index[een], index[ander])), meters) for een, ander, meters in randen)),  # type: ignore[misc]
        medewerkers=tuple(
            Kandidaat(
                m.id,
                m.contract * (1 - o),
                None if meest is None else round(meest * m.contract / instellingen.uren_per_fte),
            )
            for m in mensen
        ),
        huidig=tuple(wie.get(nu[c.code][0], VERTROKKEN) if c.code in nu else NIEMAND for c in cijfers),
    )


def plan_van_nu(instantie: Instantie) -> Plan:
    """Today's division; a buurt without anybody goes to the neighbour with the longest border."""
    plan = [wie if wie >= 0 else NIEMAND for wie in instantie.huidig]
    while NIEMAND in plan:
        keuzes = []
        for buurt in (b for b, wie in enumerate(plan) if wie == NIEMAND):
            per_wie: dict[int, float] = {}
            for ander, meters in instantie.buren[buurt]:
                if plan[ander] != NIEMAND:
                    per_wie[plan[ander]] = per_wie.get(plan[ander], 0.0) + meters
            keuzes += [(meters, -buurt, -wie) for wie, meters in per_wie.items()]
        if keuzes:
            _, buurt, wie = max(keuzes)
            plan[-buurt] = -wie
        else:  # an island without anybody
            plan[plan.index(NIEMAND)] = 0
    return tuple(plan)


def teken_vlakken(vlakken: Mapping[str, str]) -> dict[str, str]:
    """The shapes as they are drawn: five decimals, compact."""
    uit = {}
    for code, tekst in vlakken.items():
        vorm = shapely.set_precision(shape(json.loads(tekst)), 10**-DECIMALEN, mode="pointwise")
        uit[code] = json.dumps(_rond(mapping(vorm)), separators=(",", ":"))
    return uit


def _punten(vlakken: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Where letters fit best: the middle of the largest circle inside the shape."""
    uit = {}
    for code, tekst in vlakken.items():
        vorm = _heel(tekst)
        vlak = vorm if vorm.geom_type in ("Polygon", "MultiPolygon") else vorm.convex_hull
        if vlak.geom_type in ("Polygon", "MultiPolygon"):
            x, y = shapely.maximum_inscribed_circle(vlak).coords[0]
        else:
            x, y = vlak.centroid.coords[0]
        uit[code] = (round(x, DECIMALEN), round(y, DECIMALEN))
    return uit


def _heel(tekst: str) -> Any:
    vorm = shape(json.loads(tekst))
    return vorm if vorm.is_valid else shapely.make_valid(vorm)


def _rond(vorm: Mapping[str, Any]) -> dict[str, Any]:
    def kort(punten: Any) -> Any:
        if punten and isinstance(punten[0], float | int):
            return [round(punten[0], DECIMALEN), round(punten[1], DECIMALEN)]
        return [kort(punt) for punt in punten]

    return {"type": vorm["type"], "coordinates": kort(vorm["coordinates"])}


def gedeelde_lijnen(
    vlakken: Mapping[str, str], instantie: Instantie
) -> tuple[tuple[int, int, tuple[Lijn, ...]], ...]:
    """The line that two buurten share, to draw the border between areas."""
    vormen = [shape(json.loads(vlakken[b.code])) for b in instantie.buurten]
    uit = []
    for een, ander in zip(*shapely.STRtree(vormen).query(vormen, predicate="intersects"), strict=True):
        if een >= ander:
            continue
        rand = shapely.line_merge(shapely.intersection(vormen[een].boundary, vormen[ander].boundary))
        delen_ = getattr(rand, "geoms", [rand])
        lijnen = tuple(
            tuple((round(x, DECIMALEN), round(y, DECIMALEN)) for x, y in deel.coords)
            for deel in delen_
            if deel.geom_type == "LineString" and not deel.is_empty
        )
        if lijnen:
            uit.append((int(een), int(ander), lijnen))
    return tuple(uit)


def _buiten(ruw: Ruw, aannames: Aannames) -> tuple[gegevens.Buitenstaander, ...]:
    """Who is not in the division: by the data, and by the what-ifs."""
    anders = [
        gegevens.Buitenstaander(wie, naam, gegevens.DOET_NIET_MEE)
        for wie, naam, *_ in ruw.mensen
        if wie in aannames.zonder
    ]
    return (*ruw.buiten, *anders)


def _basis(
    ruw: Ruw,
    alle: Sequence[Buurtcijfer],
    cijfers: Sequence[Buurtcijfer],
    mensen: Sequence[Coordinator],
    o: float,
    aannames: Aannames,
) -> Gebiedsbasis:
    zinnen = list(gegevens.meldingen(ruw, cijfers, mensen))
    if len(alle) > len(cijfers):
        zonder = len(alle) - len(cijfers)
        zinnen.append(
            f"{zonder} {'buurt' if zonder == 1 else 'buurten'} zonder grens op de kaart "
            f"{'blijft' if zonder == 1 else 'blijven'} buiten deze verdeling."
        )
    bronnen = ["normen × woningen", "open zaken", "projectplanning", "geplande taken", "roosters"]
    gebruikt = [True, bool(ruw.zaken), bool(ruw.projecten), bool(ruw.taken), True]
    return Gebiedsbasis(
        van=ruw.van,
        tot=ruw.tot,
        bronnen=tuple(naam for naam, ja in zip(bronnen, gebruikt, strict=True) if ja),
        buurten=len(cijfers),
        coordinatoren=len(mensen),
        overhead=o,
        overhead_gemeten=ruw.overhead is not None and ruw.overhead_weken > 0,
        meldingen=tuple(zinnen),
        buiten=_buiten(ruw, aannames),
    )
