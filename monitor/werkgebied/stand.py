"""The plan on the table: one edit at a time, everything recomputed at once, with undo, redo and locks.

Only the areas that an edit touches are counted again; sums are exact (`math.fsum`), so the figures equal
those of the independent judge to the last digit, whatever the order of edits (a test compares them).
A lock keeps a buurt where it is, for the painter and for the solver (`met_sloten`).
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from monitor.fouten import Geweigerd
from monitor.werkgebied.instantie import NIEMAND, Instantie, Opdracht, Plan
from monitor.werkgebied.start import delen
from monitor.werkgebied.toets import Balk, Toetsing, schendingen_van

Stap = tuple[tuple[int, int, int], ...]  # buurt, from, to
Stappen = tuple[tuple[Stap, ...], tuple[Stap, ...]]  # done, and taken back


@dataclass(frozen=True)
class Gevolg:
    """What if this buurt went to a neighbour: the plan judged after that one edit."""

    buurt: str
    naar: str
    toetsing: Toetsing
    heel: bool  # both areas are in one piece
    breekt: bool  # an area falls into more pieces than before
    leeg: bool  # the giver keeps no buurt
    mag: bool  # by `vast` and `niet`
    afwijking_van: float
    afwijking_naar: float
    woningen_naar: int


class Stand:
    """A plan under the hands of a working group."""

    def __init__(
        self,
        instantie: Instantie,
        plan: Sequence[int],
        opdracht: Opdracht | None = None,
        sloten: Iterable[int] = (),
        stappen: Stappen = ((), ()),
    ) -> None:
        self.instantie = instantie
        self.opdracht = opdracht
        self.sloten = set(sloten)
        self._plan = list(plan)
        self._leden: list[set[int]] = [set() for _ in instantie.medewerkers]
        for buurt, wie in enumerate(self._plan):
            self._leden[wie].add(buurt)
        self._gedaan: list[Stap] = list(stappen[0])
        self._ongedaan: list[Stap] = list(stappen[1])
        self._gebied = [self._tel(wie) for wie in range(instantie.k)]
        self._toetsing: Toetsing | None = None

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return tuple(self._plan)

    @property
    def toetsing(self) -> Toetsing:
        """The plan judged, as `toets` would."""
        if self._toetsing is None:
            self._toetsing = self._som_op()
        return self._toetsing

    def zet(self, buurten: Iterable[int], wie: int) -> Toetsing:
        """Give buurten to a coordinator (one step for undo); refuses locked ones."""
        anders = [b for b in dict.fromkeys(buurten) if self._plan[b] != wie]
        for buurt in anders:
            if buurt in self.sloten:
                code = self.instantie.buurten[buurt].code
                raise Geweigerd(f"Buurt {code} staat op slot; haal eerst het slot eraf.")
        if anders:
            self._stap(tuple((b, self._plan[b], wie) for b in anders))
        return self.toetsing

    def neem_over(self, plan: Sequence[int]) -> Toetsing:
        """Replace the whole plan (a proposal, an import) as one step for undo; locks are kept."""
        stap = tuple(
            (b, nu, nieuw)
            for b, (nu, nieuw) in enumerate(zip(self._plan, plan, strict=True))
            if nu != nieuw and b not in self.sloten
        )
        if stap:
            self._stap(stap)
        return self.toetsing

    @property
    def kan_ongedaan(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._gedaan)

    @property
    def kan_opnieuw(self) -> bool:
        """Whether there is a step that was taken back."""
        return bool(self._ongedaan)

    @property
    def stappen(self) -> Stappen:
        """What undo and redo go along, to lay the same plan again elsewhere."""
        return tuple(self._gedaan), tuple(self._ongedaan)

    def ongedaan(self) -> bool:
        """Undo the last step; False when there is none."""
        if not self._gedaan:
            return False
        stap = self._gedaan.pop()
        self._voer_uit((b, naar, van) for b, van, naar in stap)
        self._ongedaan.append(stap)
        return True

    def opnieuw(self) -> bool:
        """Redo the last undone step; False when there is none."""
        if not self._ongedaan:
            return False
        stap = self._ongedaan.pop()
        self._voer_uit(stap)
        self._gedaan.append(stap)
        return True

    def op_slot(self, buurt: int, dicht: bool = True) -> None:
        """Lock or unlock a buurt."""
        (self.sloten.add if dicht else self.sloten.discard)(buurt)

    def met_sloten(self) -> Instantie:
        """The question for the solver: locked buurten are `vast` where they are now."""
        vast = {**self.instantie.vast, **{b: self._plan[b] for b in self.sloten}}
        niet = frozenset((b, i) for b, i in self.instantie.niet if vast.get(b) != i)
        return dataclasses.replace(self.instantie, vast=vast, niet=niet)

    def gevolgen(self, buurt: int) -> tuple[Gevolg, ...]:
        """Every neighbouring coordinator: what if this buurt went there? The plan stays as it is."""
        van = self._plan[buurt]
        buren = sorted({self._plan[ander] for ander, _ in self.instantie.buren[buurt]} - {van})
        bewaard = self._toetsing, self._gebied[:]
        gevolgen = []
        for naar in buren:
            self._verplaats(buurt, van, naar)
            self._gebied[van], self._gebied[naar] = self._tel(van), self._tel(naar)
            toetsing = self._som_op()
            balk_van, balk_naar = toetsing.balken[van], toetsing.balken[naar]
            gevolgen.append(
                Gevolg(
                    buurt=self.instantie.buurten[buurt].code,
                    naar=self.instantie.medewerkers[naar].id,
                    toetsing=toetsing,
                    heel=balk_van.stukken == 1 and balk_naar.stukken == 1,
                    breekt=balk_van.stukken > bewaard[1][van][0].stukken
                    or balk_naar.stukken > bewaard[1][naar][0].stukken,
                    leeg=balk_van.buurten == 0,
                    mag=self.instantie.mag(buurt, naar) and buurt not in self.sloten,
                    afwijking_van=balk_van.afwijking,
                    afwijking_naar=balk_naar.afwijking,
                    woningen_naar=balk_naar.woningen,
                )
            )
            self._verplaats(buurt, naar, van)
            self._gebied = bewaard[1][:]
        self._toetsing = bewaard[0]
        return tuple(gevolgen)

    # -- bookkeeping --------------------------------------------------------------------------------
    def _stap(self, stap: Stap) -> None:
        self._voer_uit(stap)
        self._gedaan.append(stap)
        self._ongedaan.clear()

    def _voer_uit(self, stap: Iterable[tuple[int, int, int]]) -> None:
        geraakt = set()
        for buurt, van, naar in stap:
            self._verplaats(buurt, van, naar)
            geraakt |= {van, naar}
        for wie in geraakt:
            self._gebied[wie] = self._tel(wie)
        self._toetsing = None

    def _verplaats(self, buurt: int, van: int, naar: int) -> None:
        self._plan[buurt] = naar
        self._leden[van].discard(buurt)
        self._leden[naar].add(buurt)

    def _tel(self, wie: int) -> tuple[Balk, float]:
        """The bar of one coordinator and the summed distance (home-metres) in the area."""
        vraag, leden = self.instantie, self._leden[wie]
        eigen = [vraag.buurten[b] for b in leden]
        uren, doel = math.fsum(b.uren for b in eigen), vraag.doeluren[wie]
        woningen = sum(b.woningen for b in eigen)
        erbij = sum(vraag.buurten[b].woningen for b in leden if vraag.huidig[b] not in (NIEMAND, wie))
        balk = Balk(
            medewerker=vraag.medewerkers[wie].id,
            uren=uren,
            doel=doel,
            afwijking=uren / doel - 1,
            woningen=woningen,
            max_woningen=vraag.medewerkers[wie].max_woningen,
            buurten=len(eigen),
            zwaar=sum(b.zwaar for b in eigen),
            stukken=len(delen(vraag, leden)),
            verhuisd_in=erbij,
            verhuisd_uit=0,
        )
        if not woningen:
            return balk, 0.0
        x = math.fsum(b.woningen * b.x for b in eigen) / woningen
        y = math.fsum(b.woningen * b.y for b in eigen) / woningen
        return balk, math.fsum(b.woningen * math.hypot(b.x - x, b.y - y) for b in eigen)

    def _som_op(self) -> Toetsing:
        vraag, plan = self.instantie, self._plan
        uit = [0] * vraag.k
        verhuisd, gewogen = 0, []
        for buurt, (van, naar) in enumerate(zip(vraag.huidig, plan, strict=True)):
            if van not in (NIEMAND, naar):
                verhuisd += vraag.buurten[buurt].woningen
                gewogen.append(vraag.gewichten[buurt])
                if van >= 0:
                    uit[van] += vraag.buurten[buurt].woningen
        balken = tuple(
            dataclasses.replace(balk, verhuisd_uit=uit[wie]) for wie, (balk, _) in enumerate(self._gebied)
        )
        door = math.fsum(m for een, ander, m in vraag.grenzen if plan[een] != plan[ander])
        woningen = max(1, vraag.totaal_woningen)
        afstand = 0.0
        for _, ver in self._gebied:
            afstand += ver
        return schendingen_van(
            vraag,
            plan,
            self.opdracht,
            Toetsing(
                haalbaar=True,
                schendingen=(),
                max_afwijking=max(abs(balk.afwijking) for balk in balken),
                snijrand=door / vraag.totaal_grens if vraag.totaal_grens > 0 else 0.0,
                verhuisd=verhuisd / woningen,
                verhuisd_gewogen=math.fsum(gewogen) / woningen,
                afstand=afstand / woningen,
                balken=balken,
            ),
        )
