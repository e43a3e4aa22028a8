"""Buurten, complexen and territories of the sample corporation.

Rule: the cells of `tessellatie` get codes and names; homes are heavy-tailed and denser near the centres.
Territories grow over borders from far-apart seeds, always the one that is furthest behind its contract
hours, so each is contiguous. The buurten of the stories (`verhalen`) are picked in the right territories.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from monitor.demo import namen, verhalen
from monitor.demo.klem import klem
from monitor.demo.personeel import weekuren
from monitor.demo.tessellatie import CENTRA, Punt, Tessellatie, Vlak, teken_buurten

WONINGEN = 14_000
COMPLEXEN = 160
KLEIN_WONINGEN = (14, 19, 22)  # buurten too small for a light


@dataclass(frozen=True)
class VoorbeeldBuurt:
    """One invented buurt."""

    nummer: int
    code: str
    naam: str
    wijk: str
    wijknaam: str
    plaats: int
    inwoners: int
    woningen: int
    zwaarte: float  # true rate of trouble against the mean
    vlak: Vlak

    @property
    def gemeente(self) -> str:
        """Name of the invented town."""
        return namen.PLAATSEN[self.plaats][0]


@dataclass(frozen=True)
class VoorbeeldComplex:
    """One invented complex; `zwaarte` is its true rate of trouble against the mean."""

    code: str
    naam: str
    buurt: str
    woningen: int
    bouwjaar: int
    punt: Punt
    zwaarte: float


@dataclass(frozen=True)
class Corporatie:
    """The buurten with their borders (metres), the complexen, and who has which buurt today."""

    buurten: tuple[VoorbeeldBuurt, ...]
    complexen: tuple[VoorbeeldComplex, ...]
    grenzen: dict[tuple[int, int], float]
    gebied: dict[str, str]  # buurt code → coordinator

    def buurt(self, naam: str) -> VoorbeeldBuurt:
        """The buurt of that name (names are unique here)."""
        return next(b for b in self.buurten if b.naam == naam)

    def van(self, coordinator: str) -> list[VoorbeeldBuurt]:
        """The buurten of a coordinator."""
        return [b for b in self.buurten if self.gebied[b.code] == coordinator]


def bouw_corporatie(rng: np.random.Generator) -> Corporatie:
    """The whole invented corporation from one generator."""
    kaart = teken_buurten(rng)
    klein = _kleine(kaart)
    woningen = _woningen(rng, kaart, klein)
    gebied = _gebieden(kaart, woningen)
    bijzonder = _verhaalbuurten(woningen, gebied, klein)
    for i, naam in bijzonder.items():
        woningen[i] = {
            verhalen.GROEN_BUURT: sum(verhalen.GROEN_WONINGEN),
            verhalen.PIEK_BUURT: max(woningen[i], verhalen.PIEK_WONINGEN + 120),
        }.get(naam, max(woningen[i], 300))
    buurten = _buurten(rng, kaart, woningen, klein, bijzonder)
    complexen = _complexen(rng, buurten)
    return Corporatie(buurten, complexen, kaart.grenzen, {b.code: gebied[b.nummer] for b in buurten})


def _kleine(kaart: Tessellatie) -> list[int]:
    """The outermost cell of each town: hardly any homes."""
    return [
        max(
            (i for i, v in enumerate(kaart.vlakken) if v.plaats == p),
            key=lambda i, c=centrum: math.dist(kaart.vlakken[i].midden, c),  # type: ignore[misc]
        )
        for p, centrum in enumerate(CENTRA)
    ]


def _woningen(rng: np.random.Generator, kaart: Tessellatie, klein: list[int]) -> list[int]:
    ver = np.array([math.dist(v.midden, CENTRA[v.plaats]) for v in kaart.vlakken])
    ruw = rng.lognormal(0.0, 0.42, len(ver)) * (0.65 + 0.7 * np.exp(-((ver / 1700.0) ** 2)))
    ruw[klein] = 0.0
    uit = np.round(ruw / ruw.sum() * (WONINGEN - 300)).astype(int)  # the stories add some
    uit[klein] = KLEIN_WONINGEN
    return [int(w) for w in uit]


def _per_plaats(kaart: Tessellatie, woningen: list[int]) -> list[list[str]]:
    """Coordinators over the towns in proportion to homes; the heavy story counts for more."""
    totaal = [sum(w for v, w in zip(kaart.vlakken, woningen, strict=True) if v.plaats == p) for p in range(3)]
    tal = [1, 1, 1]
    for _ in range(len(namen.COORDINATOREN) - 3):
        tal[max(range(3), key=lambda p: totaal[p] / tal[p])] += 1
    rij = iter(namen.COORDINATOREN)
    return [[next(rij) for _ in range(t)] for t in tal]


def _gebieden(kaart: Tessellatie, woningen: list[int]) -> list[str]:
    buren = kaart.buren()
    gebied = [""] * len(kaart.vlakken)
    for plaats, mensen in enumerate(_per_plaats(kaart, woningen)):
        vrij = {i for i, v in enumerate(kaart.vlakken) if v.plaats == plaats}
        doel = {
            m: weekuren(m) * (verhalen.DRUK[m].gewicht_gebied if m in verhalen.DRUK else 1) for m in mensen
        }
        last = dict.fromkeys(mensen, 0.0)
        for mens, zaad in zip(mensen, _zaden(kaart, sorted(vrij), len(mensen)), strict=True):
            gebied[zaad], last[mens] = mens, woningen[zaad] / doel[mens]
            vrij.discard(zaad)
        while vrij:
            _groei(kaart, buren, vrij, gebied, mensen, woningen, last, doel)
    _maak_te_vol(kaart, buren, gebied, woningen)
    return gebied


def _maak_te_vol(
    kaart: Tessellatie, buren: dict[int, set[int]], gebied: list[str], woningen: list[int]
) -> None:
    """Give the heavy story its homes where growing got stuck: cells of neighbours, all stay contiguous."""
    vol = verhalen.TE_VOL
    uren = {m: weekuren(m) for m in namen.COORDINATOREN}
    doel = vol.gewicht_gebied * uren[vol.medewerker] * sum(woningen) / sum(uren.values())
    while True:
        heeft = {m: sum(w for w, g in zip(woningen, gebied, strict=True) if g == m) for m in uren}
        eigen = {i for i, g in enumerate(gebied) if g == vol.medewerker}
        plaats = kaart.vlakken[min(eigen)].plaats
        kan = [
            i
            for i in sorted({b for e in eigen for b in buren[e]} - eigen)
            if kaart.vlakken[i].plaats == plaats
            and hangt_samen({j for j, g in enumerate(gebied) if g == gebied[i]} - {i}, buren)
        ]
        if heeft[vol.medewerker] >= doel or not kan:
            return
        gebied[max(kan, key=lambda i: heeft[gebied[i]] / uren[gebied[i]])] = vol.medewerker


def hangt_samen(cellen: set[int], buren: dict[int, set[int]]) -> bool:
    """Whether the cells form one piece; nothing at all is no piece."""
    gezien: set[int] = set()
    nog = sorted(cellen)[:1]
    while nog:
        i = nog.pop()
        if i not in gezien:
            gezien.add(i)
            nog += sorted(buren[i] & cellen - gezien)
    return bool(cellen) and gezien == cellen


def _zaden(kaart: Tessellatie, cellen: list[int], aantal: int) -> list[int]:
    """Cells far from each other: each next one is the furthest from those chosen."""
    zaden = [cellen[0]]
    while len(zaden) < aantal:
        zaden.append(
            max(
                cellen,
                key=lambda i: min(math.dist(kaart.vlakken[i].midden, kaart.vlakken[z].midden) for z in zaden),
            )
        )
    return zaden


def _groei(
    kaart: Tessellatie,
    buren: dict[int, set[int]],
    vrij: set[int],
    gebied: list[str],
    mensen: list[str],
    woningen: list[int],
    last: dict[str, float],
    doel: dict[str, float],
) -> None:
    """Give one free cell to the coordinator who is furthest behind and can reach one."""
    for mens in sorted(mensen, key=lambda m: last[m]):
        eigen = [i for i, g in enumerate(gebied) if g == mens]
        rand = sorted({b for i in eigen for b in buren[i]} & vrij)
        if rand:
            mx = sum(kaart.vlakken[i].midden[0] for i in eigen) / len(eigen)
            my = sum(kaart.vlakken[i].midden[1] for i in eigen) / len(eigen)
            keuze = min(
                rand,
                key=lambda i: (
                    math.dist(kaart.vlakken[i].midden, (mx, my)) * (1 + 0.25 * len(buren[i] & vrij))
                ),
            )
            gebied[keuze] = mens
            last[mens] += woningen[keuze] / doel[mens]
            vrij.discard(keuze)
            return
    raise AssertionError("the cells of a town are connected, so somebody can reach each of them")


def _verhaalbuurten(woningen: list[int], gebied: list[str], klein: list[int]) -> dict[int, str]:
    """Cell → name of a story: the largest buurten of the right coordinators."""

    def grootste(mens: str, rang: int = 0) -> int:
        eigen = [i for i, g in enumerate(gebied) if g == mens and i not in klein]
        return sorted(eigen, key=lambda i: -woningen[i])[rang]

    vol = verhalen.TE_VOL.medewerker
    return {
        grootste(vol, 0): verhalen.ROOD_BUURTEN[0],
        grootste(vol, 1): verhalen.ROOD_BUURTEN[1],
        grootste(verhalen.PIEK.medewerker): verhalen.PIEK_BUURT,
        grootste("Noor Zilvermeent"): verhalen.GROEN_BUURT,
        grootste("Gijs Klaverloo"): verhalen.TEGENSPRAAK_BUURT,
    }


def _buurten(
    rng: np.random.Generator,
    kaart: Tessellatie,
    woningen: list[int],
    klein: list[int],
    bijzonder: dict[int, str],
) -> tuple[VoorbeeldBuurt, ...]:
    gewoon = iter(rng.permutation(np.array(namen.BUURTNAMEN)))
    zwaarte = np.clip(rng.gamma(9.0, 1 / 9.0, len(kaart.vlakken)), 0.45, 1.45)
    wijk = _wijken(kaart)
    teller: dict[str, int] = {}
    buurten = []
    for i, vlak in enumerate(kaart.vlakken):
        gemeente = namen.PLAATSEN[vlak.plaats][1]
        wijkdeel = f"{wijk[i] + 1:02d}" if vlak.plaats < 2 else f"A{'ABCD'[wijk[i]]}"
        teller[gemeente + wijkdeel] = volg = teller.get(gemeente + wijkdeel, 0) + 1
        naam = bijzonder.get(i) or (namen.KLEINE_BUURTEN[klein.index(i)] if i in klein else str(next(gewoon)))
        inwoners = 60 + 3 * woningen[i] if i in klein else int(woningen[i] * rng.uniform(3.2, 5.4))
        buurten.append(
            VoorbeeldBuurt(
                i, f"BU{gemeente}{wijkdeel}{volg:02d}", naam, f"WK{gemeente}{wijkdeel}",
                f"{namen.WIJKEN[vlak.plaats][wijk[i]]}", vlak.plaats, inwoners, woningen[i],
                _zwaarte(naam, float(zwaarte[i])), vlak,
            )
        )  # fmt: skip
    return tuple(buurten)


def _zwaarte(naam: str, gewoon: float) -> float:
    if naam in verhalen.ROOD_BUURTEN:
        return verhalen.ROOD_VERLOOP[1]
    return {verhalen.GROEN_BUURT: 0.65, verhalen.TEGENSPRAAK_BUURT: 0.85}.get(naam, gewoon)


def _wijken(kaart: Tessellatie) -> list[int]:
    """Wijk number within the town: the centre, and the rest by direction."""
    uit = []
    for v in kaart.vlakken:
        cx, cy = CENTRA[v.plaats]
        dx, dy = v.midden[0] - cx, v.midden[1] - cy
        rest = len(namen.WIJKEN[v.plaats]) - 1
        hoek = (math.atan2(dy, dx) + 2 * math.pi) % (2 * math.pi)
        uit.append(0 if math.hypot(dx, dy) < 950 else 1 + int(hoek / (2 * math.pi) * rest) % rest)
    return uit


def _complexen(rng: np.random.Generator, buurten: tuple[VoorbeeldBuurt, ...]) -> tuple[VoorbeeldComplex, ...]:
    tal = [1 if b.woningen < 30 else 2 for b in buurten]
    vast = {verhalen.GROEN_BUURT: len(verhalen.GROEN_WONINGEN)}
    for i, b in enumerate(buurten):
        tal[i] = vast.get(b.naam, tal[i])
    kan = [i for i, b in enumerate(buurten) if b.woningen >= 30 and b.naam not in vast]
    while sum(tal) < COMPLEXEN:
        tal[max(kan, key=lambda i: buurten[i].woningen / tal[i])] += 1
    complexen: list[VoorbeeldComplex] = []
    naamteller: dict[str, int] = {}
    for b, n in zip(buurten, tal, strict=True):
        punten = _plekken(rng, b.vlak, n)
        for k, w in enumerate(_verdeel(rng, b, n)):
            soort = str(namen.COMPLEXNAMEN[int(rng.integers(len(namen.COMPLEXNAMEN)))])
            naamteller[soort] = keer = naamteller.get(soort, 0) + 1
            naam, zwaarte = _complexverhaal(b, k, n, soort if keer == 1 else f"{soort} {keer}", rng)
            jaar = int(
                rng.choice([1936, 1953, 1961, 1968, 1974, 1983, 1991, 2004, 2015]) + rng.integers(0, 5)
            )
            complexen.append(
                VoorbeeldComplex(f"C{len(complexen) + 1:03d}", naam, b.code, w, jaar, punten[k], zwaarte)
            )
    return tuple(complexen)


def _verdeel(rng: np.random.Generator, b: VoorbeeldBuurt, n: int) -> list[int]:
    """Homes of a buurt over its complexes, each at least 8 (or all of them)."""
    if b.naam == verhalen.GROEN_BUURT:
        return list(verhalen.GROEN_WONINGEN)
    vast = [verhalen.PIEK_WONINGEN] if b.naam == verhalen.PIEK_BUURT else []
    rest, m = b.woningen - sum(vast), n - len(vast)
    deel = rng.dirichlet(np.full(m, 6.0)) * (rest - 8 * m) + 8
    uit = [int(x) for x in deel]
    uit[0] += rest - sum(uit)
    return vast + uit


def _complexverhaal(
    b: VoorbeeldBuurt, k: int, n: int, gewoon: str, rng: np.random.Generator
) -> tuple[str, float]:
    if b.naam == verhalen.GROEN_BUURT:
        if k == n - 1:
            return verhalen.GROEN_COMPLEX, verhalen.GROEN_RATIO_COMPLEX
        return gewoon, verhalen.GROEN_RATIO_REST
    if b.naam == verhalen.PIEK_BUURT and k == 0:
        return verhalen.PIEK_COMPLEX, b.zwaarte
    if b.naam in (*verhalen.ROOD_BUURTEN, verhalen.TEGENSPRAAK_BUURT):
        return gewoon, b.zwaarte
    return gewoon, b.zwaarte * klem(rng.normal(1.0, 0.18), 0.6, 1.4)


def ligt_in(p: Punt, ring: tuple[Punt, ...]) -> bool:
    """Even-odd rule: does the point lie inside the closed ring?"""
    binnen = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > p[1]) != (by > p[1]) and p[0] < (bx - ax) * (p[1] - ay) / (by - ay) + ax:
            binnen = not binnen
    return binnen


def _plekken(rng: np.random.Generator, vlak: Vlak, n: int) -> list[Punt]:
    """n points inside the cell, away from its border and from each other."""
    hoeken = np.asarray(vlak.ring)
    stap = np.linspace(0.0, 1.0, 8, endpoint=False)[:, None]
    rand = np.vstack([p + stap * (q - p) for p, q in pairwise(hoeken)])  # straight borders have few corners
    kandidaten: list[Punt] = []
    while len(kandidaten) < 25 * n:
        p = (
            float(rng.uniform(rand[:, 0].min(), rand[:, 0].max())),
            float(rng.uniform(rand[:, 1].min(), rand[:, 1].max())),
        )
        if ligt_in(p, vlak.ring):
            kandidaten.append(p)
    gekozen: list[Punt] = []
    for _ in range(n):
        anders = np.vstack([rand, *[np.asarray([q]) for q in gekozen]])
        gekozen.append(
            max(
                kandidaten[25 * len(gekozen) : 25 * len(gekozen) + 25],
                key=lambda p, a=anders: float(np.hypot(*(a - np.asarray(p)).T).min()),  # type: ignore[misc]
            )
        )
    return gekozen
