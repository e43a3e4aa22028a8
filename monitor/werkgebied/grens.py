"""The frontier: how many homes must move for which deviation that remains.

One point per tolerance, each solved for *wijziging* with its lower bound. A plan for a stricter tolerance
also holds for a wider one, and what is proven for a wider one holds for a stricter one: so both lines run
one way. Tolerances stricter than any plan found stay open: `haalbaar` False, with `onmogelijk` when proven.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from monitor.werkgebied.instantie import Instantie, Opdracht, Plan
from monitor.werkgebied.los import los
from monitor.werkgebied.toets import Toetsing, toets

TOLERANTIES = (0.30, 0.20, 0.15, 0.10, 0.075, 0.05)


@dataclass(frozen=True)
class Grenspunt:
    """One tolerance: the plan that moves least, judged, and below what moving can't go."""

    tolerantie: float
    plan: Plan
    toetsing: Toetsing
    ondergrens: float | None
    bewezen: bool
    onmogelijk: bool

    @property
    def haalbaar(self) -> bool:
        """Is there a plan for this tolerance?"""
        return self.toetsing.haalbaar


def grens(
    instantie: Instantie,
    *,
    toleranties: Sequence[float] = TOLERANTIES,
    seconden: float = 24.0,
    seed: int = 0,
    stop: Callable[[], bool] | None = None,
) -> tuple[Grenspunt, ...]:
    """A point per tolerance, the widest first, within the seconds."""
    punten: list[Grenspunt] = []
    einde = time.perf_counter() + seconden
    reeks = sorted(set(toleranties), reverse=True)
    for nummer, tolerantie in enumerate(reeks):
        if stop and stop():
            break
        tijd = max(0.2, (einde - time.perf_counter()) / (len(reeks) - nummer))
        opdracht = Opdracht("wijziging", tolerantie)
        antwoord = los(instantie, opdracht, seconden=tijd, seed=seed, stop=stop, uitweg=False)
        onder = max(
            [p.ondergrens for p in punten if p.ondergrens is not None]
            + ([antwoord.ondergrens] if antwoord.ondergrens is not None else []),
            default=None,
        )
        punten.append(
            Grenspunt(
                tolerantie,
                antwoord.plan,
                antwoord.toetsing,
                onder,
                antwoord.bewezen == "optimaal",
                antwoord.onmogelijk,
            )
        )
    return tuple(_een_kant(instantie, punten))


def _een_kant(instantie: Instantie, punten: list[Grenspunt]) -> list[Grenspunt]:
    """Give a wider tolerance the plan of a stricter one when that moves less; check what is proven again."""
    uit: list[Grenspunt] = []
    beste: Plan | None = None
    for punt in reversed(punten):
        nieuw = punt
        if beste is not None:
            toetsing = toets(instantie, beste, Opdracht("wijziging", punt.tolerantie))
            if toetsing.haalbaar and (not punt.haalbaar or toetsing.verhuisd < punt.toetsing.verhuisd):
                nieuw = dataclasses.replace(punt, plan=beste, toetsing=toetsing, onmogelijk=False)
        if nieuw.haalbaar:
            beste = nieuw.plan
            gelijk = nieuw.ondergrens is not None and nieuw.ondergrens >= nieuw.toetsing.verhuisd - 1e-9
            nieuw = dataclasses.replace(nieuw, bewezen=punt.bewezen or gelijk)
        uit.append(nieuw)
    return uit[::-1]
