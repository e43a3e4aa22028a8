"""A colour and letters per coordinator: the same on the map, in the bars and on paper.

Eight light colours that the three colour-vision deficiencies tell apart (Paul Tol's "light"), dark letters on
them. With more than eight people a colour comes back, but not for neighbours of today; the letters are always
unique, so colour is never the only sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.ui.werkgebied_rechten import is_letter
from monitor.werkgebied.antwoorden import Tafelvraag

KLEUREN = ("#77AADD", "#EE8866", "#EEDD88", "#FFAABB", "#44BB99", "#BBCC33", "#99DDFF", "#AAAA00")


@dataclass(frozen=True)
class Merk:
    """How one coordinator is shown."""

    letters: str
    kleur: str
    naam: str


def merken(vraag: Tafelvraag) -> tuple[Merk, ...]:
    """A mark per coordinator, in the order of the question."""
    namen = [m.naam for m in vraag.coordinatoren]
    return tuple(
        Merk(letters, KLEUREN[kleur], naam)
        for letters, kleur, naam in zip(initialen(namen), _kleuren(vraag), namen, strict=True)
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


def _kleuren(vraag: Tafelvraag) -> list[int]:
    """The least used colour that no neighbour of today has; the same each time."""
    buren: list[set[int]] = [set() for _ in range(vraag.instantie.k)]
    for een, ander, _ in vraag.instantie.grenzen:
        a, b = vraag.nu[een], vraag.nu[ander]
        if a != b:
            buren[a].add(b)
            buren[b].add(a)
    kleur = [-1] * vraag.instantie.k
    gebruik = [0] * len(KLEUREN)
    for wie in range(vraag.instantie.k):
        bezet = {kleur[ander] for ander in buren[wie]}
        keuze = min(range(len(KLEUREN)), key=lambda c: (c in bezet, gebruik[c], c))
        kleur[wie] = keuze
        gebruik[keuze] += 1
    return kleur
