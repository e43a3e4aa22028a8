"""The prover: how good can a plan be at most, or why is there none (OR-Tools CP-SAT, cuts as needed).

Solve the model without contiguity, look for areas in pieces, forbid those by cuts, solve again. The best
bound of any round is valid for the question itself, since each round knows fewer rules than there are. With a
known plan the model asks for a better one only: "no such plan" proves the known one optimal. Borders count in
the model up to n = 40; beyond, *compact* gets no bound and *samen* that of the homes that must move.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any, Literal

from ortools.sat.python import cp_model

from monitor.werkgebied.instantie import Instantie, Opdracht, Plan
from monitor.werkgebied.model import ALLES, Model, masker
from monitor.werkgebied.start import delen

Uitslag = Literal["optimaal", "onmogelijk", "open"]
EERSTE_PLAN = 0.1  # seconds that the prover of *balans* waits for a plan to beat


@dataclass(frozen=True)
class Bewijs:
    """What is proven: `optimaal` (nothing beats the best known plan), `onmogelijk`, or `open`; the lower
    bound of the goal (None = not known) and the best plan that the prover met itself."""

    uitslag: Uitslag
    ondergrens: float | None
    plan: Plan | None
    rondes: int


class Bewijzer:
    """One proof under way; can be stopped from another thread at any moment."""

    def __init__(
        self,
        instantie: Instantie,
        opdracht: Opdracht,
        *,
        eisen: Collection[str] = ALLES,
        meld: Callable[[Plan], None] | None = None,
        bekend: Callable[[], tuple[float, Plan] | None] | None = None,
        seed: int = 0,
        werkers: int = 2,
    ) -> None:
        self.i, self.opdracht, self.eisen = instantie, opdracht, frozenset(eisen)
        self.meld = meld or (lambda plan: None)  # noqa: ARG005
        self.bekend = bekend or (lambda: None)
        self.seed, self.werkers = seed, werkers
        self.ondergrens: float | None = None
        self.plan: Plan | None = None
        self._klaar = threading.Event()
        self._solver: cp_model.CpSolver | None = None

    def stop(self) -> None:
        """End the proof now; what is known so far stays."""
        self._klaar.set()
        if self._solver is not None:
            self._solver.stop_search()

    def zoek(self, seconden: float) -> Bewijs:
        """Prove for at most so many seconds."""
        einde = time.monotonic() + seconden
        model = Model(self.i, self.opdracht, self.eisen)
        waarde, rondes, gezaaid = math.inf, 0, 0
        self._wacht_op_plan(einde)
        while True:
            bekend = self.bekend()
            if bekend is not None and bekend[0] < waarde - 1e-12:
                waarde = bekend[0]
                model.beter_dan(waarde)
                model.wenk(bekend[1])
            if not self._grenzeloos and gezaaid < max(model.minst):  # a higher least load: more cuts
                gezaaid = max(model.minst)
                model.zaai(lambda: self._klaar.is_set() or time.monotonic() >= einde)
            over = einde - time.monotonic()
            if over <= 0 or self._klaar.is_set():
                return Bewijs("open", self.ondergrens, self.plan, rondes)
            status, oplossing = self._los_op(model, over)
            rondes += 1
            uitslag = self._ronde(model, status, oplossing, waarde)
            if uitslag is not None:
                return Bewijs(uitslag, self.ondergrens, self.plan, rondes)

    def _wacht_op_plan(self, einde: float) -> None:
        """*Balans* knows no least load without a plan, hence no cuts: give the search time to find one."""
        begin = time.monotonic()
        while self.opdracht.doel == "balans" and self.bekend() is None and not self._klaar.is_set():
            if time.monotonic() >= min(einde, begin + EERSTE_PLAN):
                return
            time.sleep(0.005)

    def _ronde(self, model: Model, status: Any, oplossing: Plan | None, waarde: float) -> Uitslag | None:
        """What one round says; None = go on."""
        if status == cp_model.INFEASIBLE:
            if waarde == math.inf:
                return "onmogelijk"
            if model.zonder_rand:  # no better plan in homes that move: says nothing about borders
                return "open"
            self.ondergrens = waarde
            return "optimaal"
        if oplossing is None:
            return "open"
        if not self._snij(model, oplossing):
            return None
        self.plan = oplossing
        self.meld(oplossing)
        if model.zonder_rand or self.bekend() is None:
            return "open"
        exact = status == cp_model.OPTIMAL and self.opdracht.doel != "balans" and model.marge == 0
        return "optimaal" if exact else None

    @property
    def _grenzeloos(self) -> bool:
        return "aaneengesloten" not in self.eisen

    def _los_op(self, model: Model, seconden: float) -> tuple[Any, Plan | None]:
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = seconden
        solver.parameters.num_workers = self.werkers
        solver.parameters.random_seed = self.seed % 2**31
        self._solver = solver
        if self._klaar.is_set():
            return cp_model.UNKNOWN, None
        status = solver.solve(model.m)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.UNKNOWN):
            self._hoger((solver.best_objective_bound - model.marge) / model.schaal)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return status, None
        plan = [0] * self.i.n
        for (buurt, wie), x in model.x.items():
            if solver.boolean_value(x):
                plan[buurt] = wie
        return status, tuple(plan)

    def _hoger(self, grens: float) -> None:
        bekend = self.bekend()
        if bekend is not None:
            grens = min(grens, bekend[0])
        if grens > 0 and (self.ondergrens is None or grens > self.ondergrens):
            self.ondergrens = grens

    def _snij(self, model: Model, plan: Plan) -> bool:
        """Forbid the pieces of this solution; True when every area is in one piece."""
        if self._grenzeloos:
            return True
        heel = True
        uren = model.uren.getallen
        for wie in range(self.i.k):
            eigen = [b for b, van in enumerate(plan) if van == wie]
            stukken = delen(self.i, eigen)
            if len(stukken) < 2:
                continue
            heel = False
            stukken.sort(key=lambda s: (-sum(uren[b] for b in s), min(s)))
            anker = max(stukken[0], key=lambda b: (uren[b], b))
            for stuk in stukken[1:]:
                bits = masker(stuk)
                model.eiland(bits)
                model.eiland(model.groei(bits, masker(eigen), wie))
                if sum(uren[b] for b in stuk) + model.speling >= model.minst[wie]:
                    model.scheiding(bits, anker)
        return heel
