"""The frontier: how many homes must move for which deviation that remains.

One point per tolerance, each solved for *wijziging* with its lower bound. A plan for a stricter tolerance
also holds for a wider one, so the strictest is solved first and every plan found is tried at each tolerance;
what is proven for a wider one holds for a stricter one. So both lines run one way. Tolerances stricter than
any plan found stay open: `haalbaar` False, with `onmogelijk` when proven.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from monitor.werkgebied.instantie import Instantie, Opdracht, Plan
from monitor.werkgebied.los import Antwoord, los
from monitor.werkgebied.toets import Toetsing, toets

TOLERANTIES = (0.75, 0.50, 0.30, 0.20, 0.15, 0.10, 0.075, 0.05)
FIJN = (0.04, 0.03, 0.025, 0.02, 0.015, 0.01)  # asked only when today is fair already
MINSTENS = 6  # points
EVEN = 1e-9


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


def toleranties_voor(afwijking: float) -> tuple[float, ...]:
    """Round tolerances below today's deviation, the widest first: at least six."""
    reeks = [t for t in TOLERANTIES if t < afwijking]
    reeks += [t for t in FIJN if t < afwijking][: max(0, MINSTENS - len(reeks))]
    return tuple(reeks) if len(reeks) >= MINSTENS else TOLERANTIES[-MINSTENS:]


def grens(
    instantie: Instantie,
    *,
    toleranties: Sequence[float] | None = None,
    bekend: Iterable[Plan] = (),
    seconden: float = 24.0,
    seed: int = 0,
    stop: Callable[[], bool] | None = None,
) -> tuple[Grenspunt, ...]:
    """A point per tolerance, the widest first, within the seconds.

    `toleranties`: round ones below today's deviation unless given. `bekend`: plans that exist already, such
    as an earlier proposal; no point is worse than these.
    """
    if toleranties is None:
        toleranties = toleranties_voor(toets(instantie, instantie.huidig).max_afwijking)
    from monitor.werkgebied.zoek import Zoeker  # compiled: 120 MB, only for who searches

    Zoeker(instantie, Opdracht("wijziging", 1.0), seed).loop(0, 1)  # machine code ready before the clock runs
    einde = time.perf_counter() + seconden
    plannen: list[Plan] = [*bekend]
    antwoorden: dict[float, Antwoord] = {}
    reeks = sorted(set(toleranties))
    for nummer, tolerantie in enumerate(reeks):
        if stop and stop():
            break
        tijd = max(0.2, (einde - time.perf_counter()) / (len(reeks) - nummer))
        antwoord = los(
            instantie,
            Opdracht("wijziging", tolerantie),
            seconden=tijd,
            seed=seed,
            stop=stop,
            uitweg=False,
            bekend=plannen,
        )
        antwoorden[tolerantie] = antwoord
        plannen.append(antwoord.plan)
    return tuple(_punten(instantie, antwoorden, plannen))


def _punten(
    instantie: Instantie, antwoorden: dict[float, Antwoord], plannen: Sequence[Plan]
) -> Iterable[Grenspunt]:
    """The points, the widest first, each with the best of all plans; a bound holds for what is stricter."""
    onder: float | None = None
    for tolerantie in sorted(antwoorden, reverse=True):
        antwoord = antwoorden[tolerantie]
        opdracht = Opdracht("wijziging", tolerantie)
        plan, toetsing = antwoord.plan, antwoord.toetsing
        for ander in plannen:
            oordeel = toets(instantie, ander, opdracht)
            if oordeel.haalbaar and (not toetsing.haalbaar or oordeel.verhuisd < toetsing.verhuisd - EVEN):
                plan, toetsing = ander, oordeel
        onder = max((g for g in (onder, antwoord.ondergrens) if g is not None), default=None)
        yield Grenspunt(
            tolerantie,
            plan,
            toetsing,
            onder,
            bewezen=toetsing.haalbaar and onder is not None and onder >= toetsing.verhuisd - EVEN,
            onmogelijk=antwoord.onmogelijk and not toetsing.haalbaar,
        )
