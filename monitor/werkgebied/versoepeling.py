"""Nothing feasible: which requirement clashes, and how much it must give.

One kind of requirement is loosened at a time, the others stay: the tolerance (least largest deviation), the
maximum of homes (the same percentage more for everybody), one `vast` or `niet`, the room for change, or road
links between separate pieces of the map. `naar` comes from a plan that was found and checked; `bewezen` says
that nothing smaller can do (the prover met it).
"""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from monitor.werkgebied.instantie import Instantie, Opdracht, Plan
from monitor.werkgebied.start import delen
from monitor.werkgebied.toets import toets

STAPPEN = (1.02, 1.05, 1.10, 1.20, 1.50, 2.0)  # maximum of homes, against what must lie somewhere at least
FIJN = 0.01  # the factor is narrowed down to so much
RONDES = 3  # search runs per attempt: one chain
PROEF = 3.0  # seconds for the prover to confirm that a way out is the smallest
PER_BUURT = 2_000  # iterations per buurt in such a run


@dataclass(frozen=True)
class Versoepeling:
    """One way out: which requirement, from what to what, proven smallest or not, a sentence, the plan."""

    eis: str
    van: float
    naar: float
    bewezen: bool
    tekst: str
    plan: Plan | None = None


def versoepel(
    instantie: Instantie, opdracht: Opdracht, *, seconden: float, seed: int = 0
) -> tuple[Versoepeling, ...]:
    """Ways out within the seconds, the tolerance (or room for change) first."""
    einde = time.perf_counter() + seconden
    gevonden: list[Versoepeling] = list(_wegen(instantie))
    for poging in (_tolerantie, _woningen, _plekken):
        if gevonden and time.perf_counter() >= einde:
            break
        gevonden += list(poging(instantie, opdracht, seed, lambda: time.perf_counter() >= einde))
    return tuple(gevonden)


def _zoek(instantie: Instantie, opdracht: Opdracht, seed: int, stop: Callable[[], bool]) -> Plan | None:
    """A feasible plan for a loosened question, or None."""
    from monitor.werkgebied.zoek import KORTSTE, Zoeker  # compiled: 120 MB, only for who searches

    zoeker = Zoeker(instantie, opdracht, seed)
    lengte = max(KORTSTE, PER_BUURT * instantie.n)
    beste = min(zoeker.rondes([lengte] * RONDES, stop), key=lambda vondst: vondst.sleutel)
    return beste.plan if toets(instantie, beste.plan, opdracht).haalbaar else None


def _wegen(instantie: Instantie) -> Iterator[Versoepeling]:
    """More separate pieces of the map than coordinators: road links are needed, whatever else gives."""
    stukken = delen(instantie)
    if len(stukken) > instantie.k:
        namen = ", ".join(instantie.buurten[min(stuk)].code for stuk in sorted(stukken, key=len)[:3])
        yield Versoepeling(
            "aaneengesloten",
            0,
            len(stukken) - instantie.k,
            True,
            f"De kaart ligt in {len(stukken)} losse stukken voor {instantie.k} medewerkers; leg minstens "
            f"{len(stukken) - instantie.k} wegverbinding(en) aan, bijvoorbeeld bij {namen}.",
        )


def _tolerantie(
    instantie: Instantie, opdracht: Opdracht, seed: int, stop: Callable[[], bool]
) -> Iterator[Versoepeling]:
    if opdracht.doel == "balans":
        los = dataclasses.replace(opdracht, doel="wijziging", tolerantie=1e9)
        plan = _zoek(instantie, los, seed, stop)
        if plan is not None:
            naar = toets(instantie, plan).verhuisd
            tekst = f"Met een wijzigingsruimte van {_procent(naar)} is er een verdeling."
            van = opdracht.wijzigingsruimte
            yield Versoepeling(
                "wijzigingsruimte", van, naar, _bewezen(instantie, los, naar, plan), tekst, plan
            )
        return
    vrij = dataclasses.replace(opdracht, doel="balans", wijzigingsruimte=1.0)
    plan = _zoek(instantie, vrij, seed, stop)
    if plan is None:
        return
    naar = toets(instantie, plan).max_afwijking
    if naar > opdracht.tolerantie:
        tekst = f"Met een tolerantie van {_procent(naar)} is er een verdeling."
        zeker = not stop() and _bewezen(instantie, vrij, naar, plan)
        yield Versoepeling("tolerantie", opdracht.tolerantie, naar, zeker, tekst, plan)


def _bewezen(instantie: Instantie, opdracht: Opdracht, waarde: float, plan: Plan) -> bool:
    """Does the prover agree within a moment that nothing smaller can do?"""
    from monitor.werkgebied.bewijs import Bewijzer

    bewijzer = Bewijzer(instantie, opdracht, bekend=lambda: (waarde, plan))
    return bewijzer.zoek(PROEF).uitslag == "optimaal"


def _woningen(
    instantie: Instantie, opdracht: Opdracht, seed: int, stop: Callable[[], bool]
) -> Iterator[Versoepeling]:
    if all(m.max_woningen is None for m in instantie.medewerkers):
        return
    minst = laag = _minstens(instantie)
    plan: Plan | None = None
    for factor in (minst * stap for stap in STAPPEN):
        plan = _zoek(_ruimer(instantie, factor), opdracht, seed, stop)
        if plan is not None:
            break
        if stop():
            return
        laag = factor
    if plan is None:
        return
    naar = _vraagt(instantie, plan)
    while naar - laag > FIJN and not stop():
        midden = (laag + naar) / 2
        beter = _zoek(_ruimer(instantie, midden), opdracht, seed, stop)
        if beter is None:
            laag = midden
        else:
            plan, naar = beter, _vraagt(instantie, beter)
    naar = math.ceil(1000 * naar - 1e-6) / 1000  # as the sentence says it: a shade less would not do
    bij = f"; {_procent(minst - 1)} is zeker nodig" if minst > 1 else ""
    tekst = f"Met {_procent(naar - 1)} meer woningen per medewerker is er een verdeling{bij}."
    yield Versoepeling("max_woningen", 1.0, naar, False, tekst, plan)


def _minstens(instantie: Instantie) -> float:
    """All homes must lie somewhere: everybody's maximum at least times this."""
    meest = [m.max_woningen for m in instantie.medewerkers if m.max_woningen is not None]
    allen = len(meest) == instantie.k and sum(meest) > 0
    return max(1.0, instantie.totaal_woningen / sum(meest)) if allen else 1.0


def _vraagt(instantie: Instantie, plan: Plan) -> float:
    """How many times the maximum this plan needs."""
    balken = toets(instantie, plan).balken
    return max((b.woningen / b.max_woningen for b in balken if b.max_woningen), default=1.0)


def _ruimer(instantie: Instantie, factor: float) -> Instantie:
    """The question with so many times the maximum of homes for everybody."""
    mensen = tuple(
        m
        if m.max_woningen is None
        else dataclasses.replace(m, max_woningen=math.ceil(m.max_woningen * factor))
        for m in instantie.medewerkers
    )
    return dataclasses.replace(instantie, medewerkers=mensen)


def _plekken(
    instantie: Instantie, opdracht: Opdracht, seed: int, stop: Callable[[], bool]
) -> Iterator[Versoepeling]:
    """One `vast` or one `niet` less."""
    for buurt in sorted(instantie.vast):
        if stop():
            return
        rest = {b: i for b, i in instantie.vast.items() if b != buurt}
        plan = _zoek(dataclasses.replace(instantie, vast=rest), opdracht, seed, stop)
        if plan is not None:
            code = instantie.buurten[buurt].code
            yield Versoepeling("vast", 1, 0, False, f"Als {code} niet vast staat, is er een verdeling.", plan)
    for buurt, wie in sorted(instantie.niet):
        if stop():
            return
        zonder = dataclasses.replace(instantie, niet=instantie.niet - {(buurt, wie)})
        plan = _zoek(zonder, opdracht, seed, stop)
        if plan is not None:
            code, naam = instantie.buurten[buurt].code, instantie.medewerkers[wie].id
            yield Versoepeling("niet", 1, 0, False, f"Als {code} bij {naam} mag, is er een verdeling.", plan)


def _procent(deel: float) -> str:
    return f"{100 * deel:.1f} %".replace(".", ",")
