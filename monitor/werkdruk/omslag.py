"""Which single assumption would flip the verdict, and by how much?

Rule: druk is the interval [N_low/I, N_high/I] with N a sum of components (homes × norm, cases × weight,
project hours, tasks) and I = B·(1 − o). Let one input change by a factor 1 + d, all others staying as they
are. A component c moves low to (N_low + d·c_low)/I and high likewise; overhead moves I to B·(1 − (1 + d)·o).
The verdict can only change where low or high meets a threshold, so those d are solved exactly and tried just
beyond. The verdict is the one that is shown. The answer is the input with the smallest |d|, at most
vanishing or doubling (−1 ≤ d ≤ 1).

Without enough registration the missing weeks are the assumption: how many full weeks more would give a
verdict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from monitor.settings import Instellingen
from monitor.werkdruk.rules import TE_WEINIG, Bezetting, getoond, oordeel

OVERHEAD, REGISTRATIE = "overhead", "registratie"
_NET_VOORBIJ = 1e-9


class Onderdeel(NamedTuple):
    """What one input contributes to N over a period, in hours; `sleutel` is the norm, project or task."""

    sleutel: str
    naam: str
    laag: float
    midden: float
    hoog: float


@dataclass(frozen=True)
class Omslag:
    """The input, its relative change, and the verdict that would follow."""

    sleutel: str
    naam: str
    verandering: float  # −0.08: eight per cent lower
    naar: str
    zin: str


def _drempels(laag: float, hoog: float, instellingen: Instellingen) -> Iterator[tuple[float, float]]:
    yield laag, instellingen.te_vol
    yield laag, instellingen.ruimte
    yield hoog, instellingen.ruimte
    yield hoog, instellingen.weten_we_niet_hoog


def _bij_onderdeel(
    N: tuple[float, float], inzet: float, c: Onderdeel, instellingen: Instellingen
) -> list[float]:
    """The changes d of component c at which low or high meets a threshold."""
    laag, hoog = N
    uit = []
    for (waarde, grens), bijdrage in zip(
        _drempels(laag, hoog, instellingen), (c.laag, c.laag, c.hoog, c.hoog), strict=True
    ):
        if bijdrage > 0:
            uit.append((grens * inzet - waarde) / bijdrage)
    return uit


def _bij_overhead(N: tuple[float, float], B: float, o: float, instellingen: Instellingen) -> list[float]:
    """The changes d of the overhead share at which low or high meets a threshold."""
    return [
        (1 - waarde / (B * grens)) / o - 1 for waarde, grens in _drempels(N[0], N[1], instellingen) if o > 0
    ]


def _gezien(laag: float, hoog: float, instellingen: Instellingen) -> str:
    return getoond(oordeel(laag, hoog, instellingen), laag, hoog, instellingen)


def _kleinste(
    kandidaten: Sequence[float],
    nu: str,
    laag: float,
    hoog: float,
    inzet: float,
    c: Onderdeel,
    inst: Instellingen,
) -> tuple[float, str] | None:
    beste: tuple[float, str] | None = None
    for grens in kandidaten:
        for d in (grens - _NET_VOORBIJ, grens + _NET_VOORBIJ):
            if not -1 <= d <= 1 or (beste and abs(d) >= abs(beste[0])):
                continue
            straks = _gezien((laag + d * c.laag) / inzet, (hoog + d * c.hoog) / inzet, inst)
            if straks != nu:
                beste = (d, straks)
    return beste


def _kleinste_overhead(
    laag: float, hoog: float, B: float, o: float, nu: str, inst: Instellingen
) -> tuple[float, str] | None:
    beste: tuple[float, str] | None = None
    for grens in _bij_overhead((laag, hoog), B, o, inst):
        for d in (grens - _NET_VOORBIJ, grens + _NET_VOORBIJ):
            inzet = B * (1 - (1 + d) * o)
            if inzet <= 0 or not -1 <= d <= 1 or (beste and abs(d) >= abs(beste[0])):
                continue
            straks = _gezien(laag / inzet, hoog / inzet, inst)
            if straks != nu:
                beste = (d, straks)
    return beste


def _procent(verandering: float) -> str:
    kant = "hoger" if verandering > 0 else "lager"
    return f"{abs(verandering) * 100:.0f} % {kant}"


def omslag(
    onderdelen: Sequence[Onderdeel], B: float, inzet: float, instellingen: Instellingen
) -> Omslag | None:
    """The single assumption that flips the verdict with the smallest change; None when none does.

    Parameters
    ----------
    onderdelen : the components of N over the period (hours).
    B, I : available and employable hours over the same weeks; 1 − I/B is the overhead in force.
    """
    laag, hoog = sum(c.laag for c in onderdelen), sum(c.hoog for c in onderdelen)
    if inzet <= 0 or not onderdelen:
        return None
    nu = _gezien(laag / inzet, hoog / inzet, instellingen)
    gevonden: list[tuple[float, str, str, str, str]] = []
    for c in onderdelen:
        treffer = _kleinste(
            _bij_onderdeel((laag, hoog), inzet, c, instellingen), nu, laag, hoog, inzet, c, instellingen
        )
        if treffer:
            zin = f"Is {c.naam} {_procent(treffer[0])}, dan wordt het oordeel ‘{treffer[1]}’."
            gevonden.append((treffer[0], c.sleutel, c.naam, zin, treffer[1]))
    o = 1 - inzet / B
    treffer = _kleinste_overhead(laag, hoog, B, o, nu, instellingen)
    if treffer:
        nieuw = o * (1 + treffer[0])
        zin = (
            f"Is de vaste overhead {nieuw * 100:.0f} % in plaats van {o * 100:.0f} %, "
            f"dan wordt het oordeel ‘{treffer[1]}’."
        )
        gevonden.append((treffer[0], OVERHEAD, "vaste overhead", zin, treffer[1]))
    if not gevonden:
        return None
    d, sleutel, naam, zin, naar = min(gevonden, key=lambda g: (abs(g[0]), g[1]))
    return Omslag(sleutel, naam, d, naar, zin)


def omslag_registratie(b: Bezetting, instellingen: Instellingen) -> Omslag | None:
    """What registration is missing for a verdict; None when registration is not the obstacle."""
    if b.reden != TE_WEINIG:
        return None
    extra = max(instellingen.weken_minimaal - b.weken_volledig, 0)
    if extra:
        weken = "1 week" if extra == 1 else f"{extra} weken"
        zin = f"Met nog {weken} volledig geregistreerd is er een cijfer."
        verandering = float(extra)
    else:
        graad = b.registratiegraad or 0.0
        nodig = instellingen.registratiegraad_minimaal
        zin = (
            f"Er is een cijfer vanaf {nodig * 100:.0f} % geregistreerde dagen; nu is het {graad * 100:.0f} %."
        )
        verandering = nodig / graad - 1 if graad > 0 else 1.0
    return Omslag(REGISTRATIE, "registratie", verandering, "een oordeel", zin)
