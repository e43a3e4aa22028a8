"""A tessellation of invented buurten that looks like real towns, without gaps or slivers.

Rule: sites are drawn denser near three town centres and relaxed (Lloyd 1982, on sampled points); around
the region stand ghost sites. The cells are the Voronoi cells of the real sites, cut by half-planes, so
the town edge consists of Voronoi borders as well. Corners closer than `SAMENVOEG_M` become one corner.
Each border between two corners is then bent once (midpoint displacement) and used by both neighbours in
opposite directions: the polygons share their vertices exactly. Along a railway and a canal the sites are
mirrored, which makes the borders there straight.

Units: metres in a local plane; `naar_wgs84` turns them into longitude and latitude (6 decimals ≈ 0.1 m).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from monitor.demo.klem import klem

Punt = tuple[float, float]
Getallen = NDArray[np.float64]

# The fictional place: open water of the Markermeer, where nobody lives.
NULPUNT_LON, NULPUNT_LAT = 5.22, 52.53
METER_PER_GRAAD = 111_320.0

AANTAL = 60
SAMENVOEG_M = 70.0
CENTRA: tuple[Punt, ...] = ((-2500.0, 700.0), (2300.0, 1700.0), (500.0, -2600.0))
SPREIDING_M = (1250.0, 1150.0, 1050.0)
STRAAL_M = (2650.0, 2450.0, 2300.0)
AANDEEL = (0.36, 0.36, 0.28)
KERN = 0.62  # share of the sampled points that lies around a centre; the rest is spread evenly


@dataclass(frozen=True)
class Spiegellijn:
    """A straight railway or canal: sites stand mirrored on both sides of it."""

    begin: Punt
    eind: Punt
    paren: int
    afstand_m: float

    def punt(self, t: float) -> Getallen:
        """The point at share `t` of the line."""
        return np.asarray(self.begin) * (1 - t) + np.asarray(self.eind) * t

    def dwars(self) -> Getallen:
        """The unit vector across the line."""
        d = np.asarray(self.eind) - np.asarray(self.begin)
        d /= np.hypot(d[0], d[1])
        return np.array([-d[1], d[0]])

    def afstand(self, p: Punt) -> float:
        """Distance of a point to the (endless) line, in metres."""
        return float(abs((np.asarray(p) - np.asarray(self.begin)) @ self.dwars()))


SPOOR = Spiegellijn((-4600.0, -250.0), (4100.0, 1050.0), 9, 330.0)
VAART = Spiegellijn((-1150.0, -1900.0), (1900.0, -3250.0), 3, 340.0)
LIJNEN = (SPOOR, VAART)


@dataclass(frozen=True)
class Vlak:
    """One cell: its site, its town (index in `CENTRA`), its ring in metres (closed, counter-clockwise)."""

    midden: Punt
    plaats: int
    ring: tuple[Punt, ...]


@dataclass(frozen=True)
class Tessellatie:
    """The cells, and the length in metres of each border between two of them (indices ascending)."""

    vlakken: tuple[Vlak, ...]
    grenzen: dict[tuple[int, int], float]

    def buren(self) -> dict[int, set[int]]:
        """Neighbours of each cell."""
        uit: dict[int, set[int]] = {i: set() for i in range(len(self.vlakken))}
        for a, b in self.grenzen:
            uit[a].add(b)
            uit[b].add(a)
        return uit


def naar_wgs84(p: Punt) -> Punt:
    """Local metres → (longitude, latitude), rounded to 6 decimals."""
    lat = NULPUNT_LAT + p[1] / METER_PER_GRAAD
    lon = NULPUNT_LON + p[0] / (METER_PER_GRAAD * math.cos(math.radians(NULPUNT_LAT)))
    return round(lon, 6), round(lat, 6)


def teken_buurten(rng: np.random.Generator) -> Tessellatie:
    """60 cells around three centres; the same generator state gives the same map."""
    vast = _spiegelplekken(rng)
    punten = _monster(rng, 9000)
    plekken = _ontspan(rng, vast, punten)
    spoken = _spookplekken(rng)
    ruw = [_cel(i, np.vstack([plekken, spoken])) for i in range(AANTAL)]
    hoeken, cellen = _voeg_hoeken_samen(ruw)
    return _buig(rng, plekken, hoeken, cellen)


def _straal(hoek: Getallen, plaats: int) -> Getallen:
    """Radius of a town edge in a direction: a wobbly circle."""
    golf = 0.07 * np.sin(3 * hoek + plaats) + 0.05 * np.sin(5 * hoek + 2 * plaats + 1)
    return np.asarray(STRAAL_M[plaats] * (1 + golf))


def _binnen(p: Getallen, marge: float) -> NDArray[np.bool_]:
    """Which points lie in the region, `marge` metres inside its edge (negative: outside)."""
    ja = np.zeros(len(p), bool)
    for k, (cx, cy) in enumerate(CENTRA):
        d = p - np.array([cx, cy])
        ja |= np.hypot(d[:, 0], d[:, 1]) < _straal(np.arctan2(d[:, 1], d[:, 0]), k) - marge
    return ja


def _monster(rng: np.random.Generator, n: int) -> Getallen:
    keuze = rng.choice(len(CENTRA), n, p=AANDEEL)
    kern = np.asarray(CENTRA)[keuze] + rng.normal(size=(n, 2)) * np.asarray(SPREIDING_M)[keuze, None] * 0.75
    rond = np.column_stack([rng.uniform(-6000, 6000, n), rng.uniform(-6000, 5000, n)])
    p = np.where((rng.random(n) < KERN)[:, None], kern, rond)
    langs = np.zeros(len(p), bool)
    for lijn in LIJNEN:
        t = (p - np.asarray(lijn.begin)) @ (np.asarray(lijn.eind) - np.asarray(lijn.begin))
        t /= float(np.sum((np.asarray(lijn.eind) - np.asarray(lijn.begin)) ** 2))
        langs |= (np.abs((p - np.asarray(lijn.begin)) @ lijn.dwars()) < 560) & (t > 0.02) & (t < 0.98)
    return np.asarray(p[_binnen(p, 0.0) & ~langs])


def _spiegelplekken(rng: np.random.Generator) -> Getallen:
    plekken = []
    for lijn in LIJNEN:
        for i in range(lijn.paren):
            midden = lijn.punt((i + 0.5 + rng.uniform(-0.12, 0.12)) / lijn.paren)
            af = lijn.dwars() * lijn.afstand_m * rng.uniform(0.8, 1.15)
            plekken += [midden + af, midden - af]
    return np.asarray(plekken)


def _ontspan(rng: np.random.Generator, vast: Getallen, punten: Getallen, rondes: int = 14) -> Getallen:
    vrij = punten[rng.choice(len(punten), AANTAL - len(vast), replace=False)]
    for _ in range(rondes):
        plekken = np.vstack([vast, vrij])
        af = ((punten[:, None, :] - plekken[None]) ** 2).sum(2)
        naast = af.argmin(1)
        for j in range(len(vrij)):
            eigen = punten[naast == len(vast) + j]
            if len(eigen):
                vrij[j] = eigen.mean(0)
    return np.vstack([vast, vrij])


def _spookplekken(rng: np.random.Generator, stap_m: float = 620.0, buiten_m: float = 330.0) -> Getallen:
    """Sites just outside the region edge, about `stap_m` apart."""
    plekken: list[Getallen] = []
    for k, (cx, cy) in enumerate(CENTRA):
        aantal = int(2 * math.pi * STRAAL_M[k] / stap_m)
        hoek = (np.arange(aantal) + rng.uniform(-0.3, 0.3, aantal)) * 2 * math.pi / aantal
        r = _straal(hoek, k) + buiten_m + rng.uniform(-90, 140, aantal)
        p = np.column_stack([cx + r * np.cos(hoek), cy + r * np.sin(hoek)])
        for q in p[~_binnen(p, -buiten_m + 120)]:
            if all(np.hypot(*(q - r)) > stap_m * 0.55 for r in plekken):
                plekken.append(q)
    ver = np.array([[-2e4, -2e4], [2e4, -2e4], [2e4, 2e4], [-2e4, 2e4]])
    return np.vstack([np.asarray(plekken), ver])


def _cel(i: int, plekken: Getallen) -> list[tuple[Punt, int]]:
    """Voronoi cell of site i: corners with the site behind the edge that *starts* there."""
    g = 3e4
    hoeken: list[tuple[Punt, int]] = [((-g, -g), -1), ((g, -g), -1), ((g, g), -1), ((-g, g), -1)]
    zelf = plekken[i]
    for j in np.argsort(((plekken - zelf) ** 2).sum(1))[1:]:
        normaal = plekken[j] - zelf
        grens = float(normaal @ (plekken[j] + zelf) / 2)
        nx, ny = float(normaal[0]), float(normaal[1])
        maat = [nx * p[0] + ny * p[1] - grens for p, _ in hoeken]
        if max(maat) <= 0:
            continue
        hoeken = _snij(hoeken, maat, int(j))
    return hoeken


def _snij(hoeken: list[tuple[Punt, int]], maat: list[float], j: int) -> list[tuple[Punt, int]]:
    uit: list[tuple[Punt, int]] = []
    n = len(hoeken)
    for k in range(n):
        (p, rand), (q, _) = hoeken[k], hoeken[(k + 1) % n]
        a, b = maat[k], maat[(k + 1) % n]
        if a <= 0:
            uit.append((p, rand))
        if (a <= 0) != (b <= 0):
            t = a / (a - b)
            snijpunt = (p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1]))
            uit.append((snijpunt, j if a <= 0 else rand))
    return uit


def _op_lijn(p: Punt) -> bool:
    return any(lijn.afstand(p) < 1.0 for lijn in LIJNEN)


def _voeg_hoeken_samen(
    ruw: list[list[tuple[Punt, int]]],
) -> tuple[list[Punt], list[list[tuple[int, int]]]]:
    """Corners closer than SAMENVOEG_M become one; a corner on a straight line stays there."""
    alle = sorted({p for cel in ruw for p, _ in cel}, key=lambda p: (not _op_lijn(p), p))
    hoeken: list[Punt] = []
    nummer: dict[Punt, int] = {}
    for p in alle:
        for k, h in enumerate(hoeken):
            if math.hypot(p[0] - h[0], p[1] - h[1]) < SAMENVOEG_M:
                nummer[p] = k
                break
        else:
            nummer[p] = len(hoeken)
            hoeken.append(p)
    cellen = []
    for cel in ruw:
        rij = [(nummer[p], buur) for p, buur in cel]
        cellen.append([rij[k] for k in range(len(rij)) if rij[k][0] != rij[(k + 1) % len(rij)][0]])
    return hoeken, cellen


def _buig(
    rng: np.random.Generator, plekken: Getallen, hoeken: list[Punt], cellen: list[list[tuple[int, int]]]
) -> Tessellatie:
    paren: dict[tuple[int, int], set[int]] = {}
    for i, cel in enumerate(cellen):
        for k, (u, _) in enumerate(cel):
            v = cel[(k + 1) % len(cel)][0]
            paren.setdefault((min(u, v), max(u, v)), set()).add(i)
    ketens = {uv: _keten(rng, hoeken[uv[0]], hoeken[uv[1]]) for uv in sorted(paren)}
    vlakken = []
    for i, cel in enumerate(cellen):
        ring: list[Punt] = []
        for k, (u, _) in enumerate(cel):
            v = cel[(k + 1) % len(cel)][0]
            ring += ketens[u, v][:-1] if u < v else ketens[v, u][::-1][:-1]
        midden = (float(plekken[i][0]), float(plekken[i][1]))
        plaats = min(range(3), key=lambda k, m=midden: math.dist(m, CENTRA[k]) / STRAAL_M[k])  # type: ignore[misc]
        vlakken.append(Vlak(midden, plaats, (*ring, ring[0])))
    grenzen: dict[tuple[int, int], float] = {}
    for uv, wie in paren.items():
        if len(wie) == 2:
            a, b = sorted(wie)
            lengte = sum(math.dist(p, q) for p, q in pairwise(ketens[uv]))
            grenzen[a, b] = grenzen.get((a, b), 0.0) + lengte
    return Tessellatie(tuple(vlakken), grenzen)


def _keten(rng: np.random.Generator, a: Punt, b: Punt) -> list[Punt]:
    """The bent border from a to b: straight on a line, else displaced midpoints, at times a plain street."""
    if _op_lijn(a) and _op_lijn(b):
        return [a, b]
    uitslag = 0.035 if rng.random() < 0.3 else 0.095
    keten = [a, b]
    while math.dist(keten[0], keten[1]) > 150 and len(keten) < 17:
        nieuw = [keten[0]]
        for p, q in pairwise(keten):
            duw = uitslag * klem(rng.normal(), -1.4, 1.4)
            midden = ((p[0] + q[0]) / 2 - duw * (q[1] - p[1]), (p[1] + q[1]) / 2 + duw * (q[0] - p[0]))
            nieuw += [midden, q]
        keten = nieuw
        uitslag *= 0.8
    return keten
