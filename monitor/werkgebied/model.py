"""The exact model of a question for OR-Tools CP-SAT: who gets which buurt, without contiguity.

x[b, i] = 1 when coordinator i has buurt b (left out where `vast` or `niet` forbids it). Each buurt one
coordinator, each coordinator at least one buurt, homes ≤ maximum, load within the tolerance; with the
bond at least one buurt of today for who has any. Contiguity comes as cuts, added when a solution breaks it
(`bewijs`):

- light island: if a connected set S weighs less than the least load of i, then whoever gives a ∈ S to i must
  leave S:  x[a, i] ≤ Σ x[y, i] over the neighbours y of S  (Oehrlein & Haunert 2017 style, own weight form);
- separator, when S could be an area by itself: a ∈ S and z outside both with i need a neighbour of S with i.

Everything is an integer. Hours, metres and weights are scaled by a power of ten when that makes them whole;
else they are rounded and every limit is widened by the largest rounding error, so that a bound stays a bound.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from monitor.werkgebied.instantie import NIEMAND, Instantie, Opdracht, Plan

SCHALEN = (1, 10, 100, 1000)
EENHEID = 10_000  # units of the deviation in the goal *balans*: 0.01 percentage point
FIJN = 1_000  # extra digits for the targets in that goal
SNIJ_TOT = 40  # up to so many buurten the border between areas is part of the model
BAL_TOT = 20  # buurten in a ball of the first cuts
ZAAI_TOT = 2_000  # buurten × coordinators up to which the first cuts are worth their time
ALLES = frozenset({"tolerantie", "woningen", "vast", "niet", "aaneengesloten", "wijzigingsruimte", "band"})


@dataclass(frozen=True)
class _Schaal:
    """Whole numbers for values: `getallen` / `schaal`, each at most `fout` (in whole units) off."""

    getallen: tuple[int, ...]
    schaal: int
    fout: float


def _geheel(waarden: Sequence[float]) -> _Schaal:
    for schaal in SCHALEN:
        getallen = tuple(round(w * schaal) for w in waarden)
        if all(abs(w * schaal - g) < 1e-6 for w, g in zip(waarden, getallen, strict=True)):
            return _Schaal(getallen, schaal, 0.0)
    return _Schaal(tuple(round(w * schaal) for w in waarden), schaal, 0.5)


def masker(buurten: Iterable[int]) -> int:
    """A set of buurten as a bit mask."""
    bits = 0
    for buurt in buurten:
        bits |= 1 << buurt
    return bits


def _leden(stuk: int) -> Iterator[int]:
    while stuk:
        laagste = stuk & -stuk
        yield laagste.bit_length() - 1
        stuk ^= laagste


class Model:
    """A CP-SAT model with its variables. `eisen` names the requirements that hold; others are left out."""

    def __init__(self, instantie: Instantie, opdracht: Opdracht, eisen: Collection[str] = ALLES) -> None:
        self.i = instantie
        self.opdracht = opdracht
        self.eisen = frozenset(eisen)
        self.m = cp_model.CpModel()
        self.uren = _geheel([b.uren for b in instantie.buurten])
        self.speling = self.uren.fout * instantie.n
        self.x: dict[tuple[int, int], Any] = {}
        self.minst = [1] * instantie.k  # least load of a coordinator, in whole units
        self._sneden: set[tuple[int, int, int]] = set()
        self._buur = [masker(ander for ander, _ in rij) for rij in instantie.buren]
        self._toedeling()
        self._woningen()
        self.verhuisd = self._verhuisd()
        self.doel, self.schaal, self.marge = self._doel()
        self.m.minimize(self.doel)

    # -- requirements -------------------------------------------------------------------------------
    def _mag(self, buurt: int, wie: int) -> bool:
        if "vast" in self.eisen and self.i.vast.get(buurt, wie) != wie:
            return False
        return "niet" not in self.eisen or (buurt, wie) not in self.i.niet

    def _toedeling(self) -> None:
        for buurt in range(self.i.n):
            for wie in range(self.i.k):
                if self._mag(buurt, wie):
                    self.x[buurt, wie] = self.m.new_bool_var(f"x{buurt}_{wie}")
            self.m.add_exactly_one(self.x[buurt, wie] for wie in range(self.i.k) if (buurt, wie) in self.x)
        for wie in range(self.i.k):
            self.m.add_bool_or([self.x[b, wie] for b in range(self.i.n) if (b, wie) in self.x])
        if self.opdracht.band and "band" in self.eisen:
            for wie, eigen in self.i.te_houden.items():
                self.m.add_bool_or([self.x[b, wie] for b in eigen])

    def _som(self, wie: int, getallen: Sequence[int]) -> Any:
        return sum(getallen[b] * self.x[b, wie] for b in range(self.i.n) if (b, wie) in self.x)

    def _woningen(self) -> None:
        woningen = [b.woningen for b in self.i.buurten]
        for wie, persoon in enumerate(self.i.medewerkers):
            if persoon.max_woningen is not None and "woningen" in self.eisen:
                self.m.add(self._som(wie, woningen) <= persoon.max_woningen)

    def begrens(self, afwijking: float, *, strikt: bool = False) -> None:
        """Every load at most (strictly: less than) `afwijking` away from its target."""
        rand = -1e-6 if strikt else 1e-6
        for wie, doeluren in enumerate(self.i.doeluren):
            doel = doeluren * self.uren.schaal
            laag = math.ceil((1 - afwijking) * doel - rand - self.speling)
            hoog = math.floor((1 + afwijking) * doel + rand + self.speling)
            self.m.add_linear_constraint(self._som(wie, self.uren.getallen), max(0, laag), max(-1, hoog))
            self.minst[wie] = max(self.minst[wie], laag)

    def _verhuisd(self) -> Any:
        """Homes that change hands, as an expression."""
        weg = 0
        for buurt, nu in enumerate(self.i.huidig):
            if nu != NIEMAND:
                weg += self.i.buurten[buurt].woningen * (1 - self.x.get((buurt, nu), 0))
        return weg

    # -- goal ---------------------------------------------------------------------------------------
    def _doel(self) -> tuple[Any, float, float]:
        """(expression, units per 1.0 of the goal, largest rounding error in units)."""
        woningen = max(1, self.i.totaal_woningen)
        doel = self.opdracht.doel
        if doel == "balans":
            if "wijzigingsruimte" in self.eisen:
                ruimte = math.floor(self.opdracht.wijzigingsruimte * woningen + 1e-6)
                self.m.add(self.verhuisd <= ruimte)
            return self._afwijking(), EENHEID, 0.0
        if "tolerantie" in self.eisen:
            self.begrens(self.opdracht.tolerantie)
        if doel == "wijziging":
            return self.verhuisd, woningen, 0.0
        gewogen = _geheel(self.i.gewichten)
        meters = _geheel([meters for _, _, meters in self.i.grenzen])
        verhuis = sum(
            gewogen.getallen[b] * (1 - self.x.get((b, nu), 0))
            for b, nu in enumerate(self.i.huidig)
            if nu != NIEMAND
        )
        honderdsten = round(100 * self.opdracht.gewicht)  # of the weight of compactness
        if self.i.n > SNIJ_TOT:  # without borders: what must move is still a bound
            deel = max(1e-9, 2 - honderdsten / 50)
            return (
                (verhuis if doel == "samen" else 0),
                woningen * gewogen.schaal / deel,
                gewogen.fout * self.i.n,
            )
        snij = self._snijrand(meters.getallen)
        rand = max(1, round(self.i.totaal_grens * meters.schaal))
        if doel == "compact":
            return snij, rand, meters.fout * len(self.i.grenzen)
        deler = math.gcd(honderdsten, 100 - honderdsten)
        bij_snij = woningen * gewogen.schaal * (honderdsten // deler)
        bij_verhuis = rand * ((100 - honderdsten) // deler)
        fout = bij_snij * meters.fout * len(self.i.grenzen) + bij_verhuis * gewogen.fout * self.i.n
        schaal = float(woningen * gewogen.schaal) * rand * 50 / deler
        return bij_snij * snij + bij_verhuis * verhuis, schaal, fout

    def _afwijking(self) -> Any:
        grootst = self.m.new_int_var(0, 1000 * EENHEID, "afwijking")
        for wie, doeluren in enumerate(self.i.doeluren):
            doel = doeluren * self.uren.schaal
            som, breed = self._som(wie, self.uren.getallen), math.ceil(doel * FIJN)
            speling = math.ceil((self.speling + 1e-6) * FIJN * EENHEID)
            self.m.add(som * (FIJN * EENHEID) - breed * grootst <= math.ceil(doel * FIJN * EENHEID) + speling)
            self.m.add(
                som * (FIJN * EENHEID) + breed * grootst >= math.floor(doel * FIJN * EENHEID) - speling
            )
        return grootst

    def _snijrand(self, meters: Sequence[int]) -> Any:
        termen = []
        for nummer, (een, ander, _) in enumerate(self.i.grenzen):
            if meters[nummer] == 0:
                continue
            snede = self.m.new_bool_var(f"s{nummer}")
            for wie in range(self.i.k):
                for a, b in ((een, ander), (ander, een)):
                    if (a, wie) in self.x:
                        tegen = [self.x[b, wie]] if (b, wie) in self.x else []
                        self.m.add_bool_or([~self.x[a, wie], snede, *tegen])
            termen.append(meters[nummer] * snede)
        return sum(termen)

    def beter_dan(self, waarde: float) -> None:
        """Only plans that beat a known value of the goal."""
        if self.opdracht.doel == "balans":
            self.begrens(waarde, strikt=True)
        elif not isinstance(self.doel, int) and not self.zonder_rand:
            grens = waarde * self.schaal + self.marge
            self.m.add(self.doel <= math.ceil(grens - 1e-6) - (1 if self.marge == 0 else 0))

    @property
    def zonder_rand(self) -> bool:
        """Does the model know only a part of the goal (no borders: too many buurten)?"""
        return self.opdracht.doel in ("compact", "samen") and self.i.n > SNIJ_TOT

    # -- contiguity ---------------------------------------------------------------------------------
    # sets of buurten are bit masks here: growing a ball asks for thousands of borders of sets
    def _rand(self, stuk: int) -> int:
        """The neighbours of a set."""
        rand = 0
        for buurt in _leden(stuk):
            rand |= self._buur[buurt]
        return rand & ~stuk

    def _gewicht(self, stuk: int) -> float:
        return sum(self.uren.getallen[b] for b in _leden(stuk)) + self.speling

    def eiland(self, stuk: int) -> None:
        """Cut for a connected set, for every coordinator whose least load is more than it weighs."""
        gewicht, rand = self._gewicht(stuk), self._rand(stuk)
        for wie in range(self.i.k):
            if gewicht >= self.minst[wie]:
                continue
            uitweg = [self.x[y, wie] for y in _leden(rand) if (y, wie) in self.x]
            for buurt in _leden(stuk):
                sleutel = (buurt, wie, rand)
                if (buurt, wie) in self.x and sleutel not in self._sneden:
                    self._sneden.add(sleutel)
                    self.m.add_bool_or([~self.x[buurt, wie], *uitweg])

    def scheiding(self, stuk: int, overkant: int) -> None:
        """Cut between a connected set and a buurt on the other side."""
        rand = self._rand(stuk)
        for wie in range(self.i.k):
            uitweg = [self.x[y, wie] for y in _leden(rand) if (y, wie) in self.x]
            for buurt in _leden(stuk):
                if (buurt, wie) in self.x and (overkant, wie) in self.x:
                    self.m.add_bool_or([~self.x[buurt, wie], ~self.x[overkant, wie], *uitweg])

    def zaai(self, stop: Callable[[], bool]) -> None:
        """Cuts worth having from the start: every buurt, every pair of neighbours, and around every buurt a
        ball that grows with the smallest border for as long as it is too light to be an area."""
        if self.i.n * self.i.k > ZAAI_TOT:
            return
        for een, ander, _ in self.i.grenzen:
            self.eiland(1 << een | 1 << ander)
        hoogste = max(self.minst)
        for buurt in range(self.i.n):
            bal, gewicht = 1 << buurt, self.uren.getallen[buurt] + self.speling
            while gewicht < hoogste and bal.bit_count() <= BAL_TOT and not stop():
                self.eiland(bal)
                rand = self._rand(bal)
                if not rand:
                    break
                erbij = min(_leden(rand), key=lambda q: self._prijs(bal, rand, q))
                bal |= 1 << erbij
                gewicht += self.uren.getallen[erbij]

    def _prijs(self, stuk: int, rand: int, erbij: int) -> tuple[int, int, int]:
        """Size of the border once this neighbour joins; lighter first."""
        nieuw = (rand | self._buur[erbij]) & ~(stuk | 1 << erbij)
        return (nieuw.bit_count(), self.uren.getallen[erbij], erbij)

    def groei(self, stuk: int, eigen: int, wie: int) -> int:
        """A larger light set around a loose piece with a border that is not longer and that touches nothing
        else of the area (`eigen`): a stronger cut."""
        gewicht = self._gewicht(stuk)
        while True:
            rand = self._rand(stuk)
            keuzes = [
                self._prijs(stuk, rand, q)
                for q in _leden(rand)
                if gewicht + self.uren.getallen[q] < self.minst[wie]
                and not (self._buur[q] & eigen & ~stuk)
                and self._prijs(stuk, rand, q)[0] <= rand.bit_count()
            ]
            if not keuzes:
                return stuk
            _, erbij, q = min(keuzes)
            stuk |= 1 << q
            gewicht += erbij

    def wenk(self, plan: Plan) -> None:
        """Start the solver near a known plan."""
        self.m.clear_hints()  # type: ignore[no-untyped-call]
        for (buurt, wie), x in self.x.items():
            self.m.add_hint(x, int(plan[buurt] == wie))
