"""A colour and letters per coordinator: the same on the map, in the bars and on paper.

Twelve light colours with dark letters on them, found by search: any two differ as much as can be for ordinary
sight and for the three colour-vision deficiencies. Who gets which: areas that touch in today's division get
the colours that look least alike, then areas with one between them (an edit can bring those together). Up to
twelve people nobody shares a colour; beyond that a colour comes back, but not across a border. It all follows
from today's division without any what-if: nothing that is done at the table changes somebody's colour. The
letters are always unique, so colour is never the only sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from monitor.ui.kleurafstand import afstanden
from monitor.ui.werkgebied.rechten import is_letter
from monitor.werkgebied.antwoorden import Tafelvraag

KLEUREN = (
    "#AA77CC", "#FFDD77", "#AABB77", "#449988", "#CC99FF", "#AA8822",
    "#AAFFFF", "#BBDDCC", "#DDEEBB", "#44CCCC", "#EE7799", "#779966",
)  # fmt: skip
# what looking alike costs, for areas that touch, with one between them, and elsewhere
RAAKT, DICHTBIJ, ELDERS = 1.0, 0.05, 0.0005
GELIJK = 1e3  # of two areas with the same colour
STEIL = 4  # cost of a pair: 1 / distance to this power


@dataclass(frozen=True)
class Merk:
    """How one coordinator is shown."""

    letters: str
    kleur: str
    naam: str


def merken(vraag: Tafelvraag, basis: Tafelvraag | None = None) -> tuple[Merk, ...]:
    """A mark per coordinator, in the order of the question. `basis`: the question without any what-if, that
    the colours follow from; who is not in it gets the colour that is used least."""
    basis = basis or vraag
    vaste = dict(zip((m.id for m in basis.coordinatoren), kleuren(buurschap(basis)), strict=True))
    gebruik = [list(vaste.values()).count(kleur) for kleur in range(len(KLEUREN))]
    for m in vraag.coordinatoren:
        if m.id not in vaste:
            vaste[m.id] = int(np.argmin(gebruik))
            gebruik[vaste[m.id]] += 1
    namen = [m.naam for m in vraag.coordinatoren]
    return tuple(
        Merk(letters, KLEUREN[vaste[m.id]], m.naam)
        for letters, m in zip(initialen(namen), vraag.coordinatoren, strict=True)
    )


def initialen(namen: Sequence[str]) -> list[str]:
    """`Anna de Vries` → `AV`; twice the same gets a number: `AV2`; `Coördinator B` → `B`."""
    uit: list[str] = []
    for naam in namen:
        kort = is_letter(naam) or _kort(naam)
        nummer, letters = 1, kort
        while letters in uit:
            nummer += 1
            letters = f"{kort}{nummer}"
        uit.append(letters)
    return uit


def _kort(naam: str) -> str:
    woorden = [w for w in naam.split() if w[:1].isalnum()]
    return (woorden[0][0] + (woorden[-1][0] if len(woorden) > 1 else "")).upper() if woorden else "?"


def buurschap(vraag: Tafelvraag) -> NDArray[np.bool_]:
    """Whose areas touch in today's division, as a square of yes and no."""
    raakt = np.zeros((vraag.instantie.k, vraag.instantie.k), dtype=bool)
    for een, ander, _ in vraag.instantie.grenzen:
        a, b = vraag.nu[een], vraag.nu[ander]
        raakt[a, b] = raakt[b, a] = a != b
    return raakt


def kleuren(raakt: NDArray[np.bool_]) -> list[int]:
    """A colour per coordinator: first one after another, who touches most first, then better by changing one
    or exchanging two, until nothing helps. The same each time."""
    k = len(raakt)
    verschil = afstanden(KLEUREN)
    lijkt = np.full_like(verschil, GELIJK)
    np.divide(1.0, verschil**STEIL, out=lijkt, where=verschil > 0)
    dichtbij = raakt | ((raakt.astype(int) @ raakt.astype(int)) > 0)
    gewicht = np.where(raakt, RAAKT, np.where(dichtbij, DICHTBIJ, ELDERS))
    np.fill_diagonal(gewicht, 0.0)
    kleur = np.full(k, -1)
    for wie in np.argsort(-raakt.sum(axis=1), kind="stable"):
        met = np.flatnonzero(kleur >= 0)
        kleur[wie] = int(np.argmin(lijkt[:, kleur[met]] @ gewicht[wie, met]))
    beter = True
    while beter:
        beter = _beter(kleur, gewicht, lijkt)
    return [int(c) for c in kleur]


def _beter(kleur: NDArray[np.int_], gewicht: NDArray[np.float64], lijkt: NDArray[np.float64]) -> bool:
    """One round of changes for the better, in place; False when there was none."""
    k, gevonden = len(kleur), False
    for wie in range(k):
        kosten = lijkt[:, kleur] @ gewicht[wie]
        nieuw = int(np.argmin(kosten))
        if kosten[nieuw] < kosten[kleur[wie]] * (1 - 1e-9):
            kleur[wie], gevonden = nieuw, True
    for een, ander in combinations(range(k), 2):
        if kleur[een] == kleur[ander]:
            continue
        oud = _kosten(een, ander, kleur, gewicht, lijkt)
        kleur[[een, ander]] = kleur[[ander, een]]
        if _kosten(een, ander, kleur, gewicht, lijkt) < oud * (1 - 1e-9):
            gevonden = True
        else:
            kleur[[een, ander]] = kleur[[ander, een]]
    return gevonden


def _kosten(
    een: int, ander: int, kleur: NDArray[np.int_], gewicht: NDArray[np.float64], lijkt: NDArray[np.float64]
) -> float:
    """What these two cost together with everybody."""
    return float(lijkt[kleur[een], kleur] @ gewicht[een] + lijkt[kleur[ander], kleur] @ gewicht[ander])
