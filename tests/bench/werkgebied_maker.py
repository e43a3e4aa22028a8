"""Made-up municipalities for the bench and the tests of the territory solver, seeded.

Voronoi buurten on scattered points; needed hours and homes heavy-tailed (lognormal); unequal contracts; a
river with a few bridges; villages that only road links connect; a few fixed and forbidden pairs; today's
division grown on hours that were felt, not measured, so that it is out of balance.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from shapely import MultiPoint, Point, voronoi_polygons
from shapely.strtree import STRtree

from monitor.werkgebied.instantie import Instantie, Kandidaat, Opdracht, Werkbuurt
from monitor.werkgebied.start import begin, delen
from monitor.werkgebied.zoek import Zoeker

ROOSTERS = (16, 20, 24, 28, 32, 36)  # contract hours per week
INZETBAAR = 0.88  # without overhead


def maak(
    n: int,
    k: int | None = None,
    *,
    seed: int = 0,
    dorpen: int = 0,
    rivier: bool = True,
    ruim: float = 1.35,
    vast: float = 0.03,
    niet: float = 0.03,
    schots: float = 0.5,
    verdeeld: bool = False,
) -> Instantie:
    """An instance with n buurten; `ruim` = maximum of homes against the fair share; `schots` = how far
    today's division is out of balance (spread of the felt hours); `verdeeld` = today was fair on those."""
    toeval = np.random.default_rng([seed, n, dorpen])
    k = k or max(2, round(n / 9))
    xy = _punten(toeval, n, dorpen)
    grenzen = _grenzen(xy, dorpen)
    if rivier:
        grenzen = _met_rivier(xy, grenzen)
    grenzen = _met_wegen(xy, grenzen)
    uren = np.round(np.clip(toeval.lognormal(1.6, 0.6, n), 0.5, None), 1)
    woningen = np.round(np.clip(40 * uren * toeval.lognormal(0, 0.45, n), 5, None)).astype(int)
    inzet = [round(INZETBAAR * float(u), 1) for u in toeval.choice(ROOSTERS, k)]
    geplant = _geplant(n, k, seed, grenzen, uren, inzet) if dorpen else None
    if geplant is not None:  # villages leave little choice: contracts that fit a division that exists
        last = np.bincount(geplant, weights=uren, minlength=k)
        inzet = [round(float(w * f), 1) for w, f in zip(last, toeval.uniform(0.97, 1.03, k), strict=True)]
    buurten = tuple(
        Werkbuurt(f"B{b:04d}", float(uren[b]), int(woningen[b]), float(xy[b, 0]), float(xy[b, 1]))
        for b in range(n)
    )
    meest = [ruim * woningen.sum() * u / sum(inzet) + woningen.max() / 2 for u in inzet]
    if geplant is not None:
        eigen = np.bincount(geplant, weights=woningen, minlength=k)
        meest = [max(m, 1.02 * float(w)) for m, w in zip(meest, eigen, strict=True)]
    mensen = tuple(Kandidaat(f"M{m:02d}", inzet[m], int(meest[m])) for m in range(k))
    kaal = Instantie(f"n{n}s{seed}", buurten, grenzen, mensen, (-1,) * n)
    gevoel = tuple(
        dataclasses.replace(b, uren=b.uren * float(f))
        for b, f in zip(buurten, toeval.lognormal(0, schots, n), strict=True)
    )
    huidig = begin(dataclasses.replace(kaal, buurten=gevoel), seed, None)
    if verdeeld:
        zoeker = Zoeker(dataclasses.replace(kaal, buurten=gevoel), Opdracht("compact"), seed)
        huidig = zoeker.loop(0, 500 * n, van=huidig).plan
    pins = {int(b): huidig[int(b)] for b in toeval.choice(n, int(vast * n), replace=False)}
    paren = [
        (int(b), int(toeval.integers(k)))
        for b in toeval.choice(n, int(niet * n), replace=False)
        if int(b) not in pins
    ]
    verbod = {(b, i) for b, i in paren if geplant is None or geplant[b] != i}
    if geplant is not None:
        pins = {b: i for b, i in pins.items() if geplant[b] == i}
    return dataclasses.replace(kaal, huidig=huidig, vast=pins, niet=frozenset(verbod))


def _geplant(
    n: int,
    k: int,
    seed: int,
    grenzen: tuple[tuple[int, int, float], ...],
    uren: np.ndarray,
    inzet: list[float],
) -> tuple[int, ...]:
    """A division that exists: grown at random, every area in one piece."""
    buurten = tuple(Werkbuurt(str(b), float(uren[b]), 1) for b in range(n))
    mensen = tuple(Kandidaat(str(m), u) for m, u in enumerate(inzet))
    return begin(Instantie("", buurten, grenzen, mensen, (-1,) * n), seed + 1, None)


def als_json(instantie: Instantie) -> dict[str, object]:
    """The shape of CONTRACTS."""
    code = [b.code for b in instantie.buurten]
    wie = [m.id for m in instantie.medewerkers]
    return {
        "naam": instantie.naam,
        "buurten": [
            {"code": b.code, "uren": b.uren, "woningen": b.woningen, "x": b.x, "y": b.y}
            for b in instantie.buurten
        ],
        "grenzen": [[code[a], code[b], meters] for a, b, meters in instantie.grenzen],
        "medewerkers": [
            {"id": m.id, "uren": m.uren, "max_woningen": m.max_woningen} for m in instantie.medewerkers
        ],
        "huidig": {code[b]: wie[i] for b, i in enumerate(instantie.huidig) if i >= 0},
        "vast": {code[b]: wie[i] for b, i in instantie.vast.items()},
        "niet": sorted([code[b], wie[i]] for b, i in instantie.niet),
    }


def _punten(toeval: np.random.Generator, n: int, dorpen: int) -> np.ndarray:
    """Points with a little distance kept; with villages in clusters around far centres. Metres."""
    zijde = 300.0 * np.sqrt(n)
    if not dorpen:
        punten = toeval.random((4 * n, 2)) * zijde
    else:
        hart = toeval.random((dorpen, 2)) * zijde * 3
        punten = hart[toeval.integers(dorpen, size=4 * n)] + toeval.normal(0, zijde / 7, (4 * n, 2))
    gekozen = [0]
    for nummer in range(1, len(punten)):
        if len(gekozen) == n:
            break
        if ((punten[gekozen] - punten[nummer]) ** 2).sum(1).min() > (110.0 if not dorpen else 40.0) ** 2:
            gekozen.append(nummer)
    over = [nummer for nummer in range(len(punten)) if nummer not in set(gekozen)]
    return punten[(gekozen + over)[:n]]


def _grenzen(xy: np.ndarray, dorpen: int) -> tuple[tuple[int, int, float], ...]:
    """Neighbours of the Voronoi cells, cut off around each point, with the length of the shared border."""
    n = len(xy)
    cellen = list(voronoi_polygons(MultiPoint(xy), extend_to=MultiPoint(xy).buffer(400)).geoms)
    boom = STRtree(cellen)
    cel = [
        cellen[int(boom.query(Point(p), predicate="intersects")[0])].intersection(
            Point(p).buffer(450 if dorpen else 700, quad_segs=4)
        )
        for p in xy
    ]
    boom = STRtree(cel)
    paren = []
    for een in range(n):
        for ander in boom.query(cel[een]):
            if een < int(ander):
                meters = cel[een].intersection(cel[int(ander)]).length
                if meters > 15:
                    paren.append((een, int(ander), float(round(meters))))
    return tuple(sorted(paren))


def _met_rivier(
    xy: np.ndarray, grenzen: tuple[tuple[int, int, float], ...]
) -> tuple[tuple[int, int, float], ...]:
    """A winding river: borders over it fall away, except about one bridge in six."""
    midden, breed = xy[:, 1].mean(), np.ptp(xy[:, 1])
    noord = xy[:, 1] > midden + 0.12 * breed * np.sin(xy[:, 0] / max(1.0, np.ptp(xy[:, 0])) * 7)
    over = [grens for grens in grenzen if noord[grens[0]] != noord[grens[1]]]
    bruggen = {grens[:2] for grens in over[::6]}
    return tuple(
        (a, b, 0.0 if (a, b) in bruggen else meters)
        for a, b, meters in grenzen
        if noord[a] == noord[b] or (a, b) in bruggen
    )


def _met_wegen(
    xy: np.ndarray, grenzen: tuple[tuple[int, int, float], ...]
) -> tuple[tuple[int, int, float], ...]:
    """Road links (0 m) between the nearest buurten of separate pieces, until all hangs together."""
    leeg = tuple(Werkbuurt(str(b), 1.0, 1) for b in range(len(xy)))
    while True:
        kaart = Instantie("", leeg, grenzen, (Kandidaat("M", 1.0),), (-1,) * len(xy))
        stukken = delen(kaart)
        if len(stukken) == 1:
            return grenzen
        hier = sorted(min(stukken, key=len))
        daar = sorted(set(range(len(xy))) - set(hier))
        ver = ((xy[hier][:, None] - xy[daar][None]) ** 2).sum(-1)
        een, ander = np.unravel_index(int(ver.argmin()), ver.shape)
        paar = sorted((hier[int(een)], daar[int(ander)]))
        grenzen = tuple(sorted((*grenzen, (paar[0], paar[1], 0.0))))
