"""What the page Overdracht asks: deputies, who is away soon, and the facts of one hand-over sheet.

No hours of anybody: a colleague who takes over must know what runs in a buurt, not how much somebody worked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.netwerk.vragen import Netwerkbuurt, Netwerkuitleg, buurten, mensen
from monitor.jaarplan.overdracht.daden import (
    ONDERDELEN,
    Overdrachtpunt,
    Overdrachtvink,
    punten,
    vervangingen,
    vinken,
)
from monitor.jaarplan.overdracht.regels import (
    Vervangen,
    Vervanging,
    Weg,
    niet_gedekt,
    perioden,
    samen_weg,
    weg,
)
from monitor.store import Store, sql

DAGEN_PER_JAAR = 365.25


@dataclass(frozen=True)
class Vervangerregel:
    """How much somebody has: own buurten, and buurten that are taken over now or later, with their homes."""

    naam: str
    eigen: int
    nu: tuple[str, ...]
    straks: tuple[str, ...]
    woningen: int


@dataclass(frozen=True)
class Wegregel:
    """An absence of a coordinator: buurten that nobody takes over (`los`) on some of its days, and buurten
    whose
    deputy is away at the same time (`ook_weg`)."""

    weg: Weg
    los: tuple[Netwerkbuurt, ...]
    ook_weg: tuple[Netwerkbuurt, ...]


@dataclass(frozen=True)
class Overdrachtbeeld:
    """Deputies of all buurten. `mensen`: medewerker → name; `perioden`: buurt → stretches from today on."""

    vandaag: dt.date
    buurten: Mapping[str, Netwerkbuurt]
    mensen: Mapping[str, str]
    rijen: tuple[Vervanging, ...]
    perioden: Mapping[str, tuple[Vervangen, ...]]
    wegen: tuple[Weg, ...]
    vinken: tuple[Overdrachtvink, ...]

    def nu(self, buurt: str) -> Vervangen | None:
        """Who takes over today."""
        return next((p for p in self.van_anderen(buurt) if p.van <= self.vandaag), None)

    def nu_of_straks(self, buurt: str) -> Vervangen | None:
        """Who takes over today, else the first to come."""
        return next(iter(self.van_anderen(buurt)), None)

    def van_anderen(self, buurt: str) -> list[Vervangen]:
        """Stretches of a colleague: after a new division a deputy may have become the coordinator."""
        eigen = self.buurten[buurt].medewerker if buurt in self.buurten else None
        return [p for p in self.perioden.get(buurt, ()) if p.medewerker != eigen]

    def naam(self, medewerker: str | None) -> str:
        """A name, also of somebody who is not in the team any more."""
        return self.mensen.get(medewerker or "", "een oud-collega" if medewerker else "niemand")

    def gedaan(self, buurt: str, vervanger: str) -> dict[str, Overdrachtvink]:
        """The parts of this hand-over that were done."""
        return {
            v.onderdeel: v
            for v in self.vinken
            if (v.buurt, v.vervanger) == (buurt, vervanger) and v.gedaan_op and v.onderdeel in ONDERDELEN
        }

    @property
    def zonder(self) -> tuple[Netwerkbuurt, ...]:
        """Buurten that nobody takes over today."""
        return tuple(b for code, b in self.buurten.items() if self.nu(code) is None)

    @property
    def afwezig(self) -> tuple[Wegregel, ...]:
        """Coordinators who are away now or soon, with the buurten that are not looked after all those
        days.
        """
        uit = []
        for w in self.wegen:
            eigen = [b.code for b in self.buurten.values() if b.medewerker == w.medewerker]
            if not eigen:
                continue
            los = niet_gedekt(self.rijen, eigen, w, self.vandaag)
            ook = [
                code
                for code in eigen
                if code not in los
                and any(
                    samen_weg((w, *self._wegen_van(p.medewerker, p.van, p.tot)), w.medewerker, p.medewerker)
                    for p in self.perioden.get(code, ())
                )
            ]
            uit.append(Wegregel(w, tuple(self.buurten[c] for c in los), tuple(self.buurten[c] for c in ook)))
        return tuple(uit)

    def _wegen_van(self, wie: str, van: dt.date, tot: dt.date | None) -> list[Weg]:
        """Somebody's absences, as far as they fall on the days of a deputyship."""
        return [
            Weg(wie, max(w.van, van), min(w.tot, tot or w.tot))
            for w in self.wegen
            if w.medewerker == wie and max(w.van, van) <= min(w.tot, tot or w.tot)
        ]

    @property
    def zin(self) -> str:
        """Deputies in one sentence."""
        n, zonder = len(self.buurten), len(self.zonder)
        if zonder == n:
            deel = "Nog geen enkele buurt heeft een vervanger"
        elif not zonder:
            deel = f"Alle {n} buurten hebben een vervanger"
        else:
            deel = f"{zonder} van de {n} buurten {'heeft' if zonder == 1 else 'hebben'} nu geen vervanger"
        open_ = len({r.weg.medewerker for r in self.afwezig if r.los or r.ook_weg})
        if not open_:
            return f"{deel}."
        wie = "1 coördinator is" if open_ == 1 else f"{open_} coördinatoren zijn"
        return f"{deel}; {wie} nu of binnenkort weg zonder dat elke buurt dan iemand heeft."

    @property
    def per_vervanger(self) -> tuple[Vervangerregel, ...]:
        """Who takes over how much, by name."""
        uit = []
        for wie, naam in self.mensen.items():
            nu = [c for c in self.buurten if (p := self.nu(c)) and p.medewerker == wie]
            straks = [
                c for c in self.buurten
                if c not in nu and any(p.medewerker == wie for p in self.van_anderen(c))
            ]  # fmt: skip
            if nu or straks:
                eigen = sum(b.medewerker == wie for b in self.buurten.values())
                namen = [tuple(self.buurten[c].naam for c in rij) for rij in (nu, straks)]
                woningen = sum(self.buurten[c].woningen or 0 for c in nu)
                uit.append(Vervangerregel(naam, eigen, namen[0], namen[1], woningen))
        return tuple(uit)


@dataclass(frozen=True)
class Overdrachtproject:
    """A project that runs or comes in a buurt; phases are (name, first day, last day)."""

    naam: str
    type: str
    woningen: int
    status: str
    fasen: tuple[tuple[str, dt.date, dt.date], ...]


@dataclass(frozen=True)
class Overdrachtsblad:
    """What runs in one buurt, from the tables; lights and partners come from their own rooms."""

    buurt: Netwerkbuurt
    jaren: float | None  # years with the coordinator of today
    wissels: tuple[tuple[dt.date, str], ...]  # coming changes of hands: first day, name
    peildatum: dt.date | None
    zaken: tuple[tuple[str, int], ...]
    zakenbestand: str | None
    projecten: tuple[Overdrachtproject, ...]
    taken: tuple[tuple[str, dt.date, dt.date], ...]
    complexen: tuple[tuple[str, str, int, int | None], ...]  # code, name, homes, year built
    punten: tuple[Overdrachtpunt, ...]
    weg: tuple[Weg, ...]  # of the coordinator

    @property
    def op_blad(self) -> tuple[Overdrachtpunt, ...]:
        """The points that were not taken off."""
        return tuple(p for p in self.punten if p.terug_op is None)

    @property
    def woningen(self) -> int:
        """Homes in the complexes."""
        return sum(rij[2] for rij in self.complexen)


def beeld(store: Store, vandaag: dt.date) -> Overdrachtbeeld:
    """The deputies of all buurten, as it stands today."""
    alle = buurten(store, vandaag)
    rijen = vervangingen(store)
    return Overdrachtbeeld(
        vandaag,
        alle,
        mensen(store, vandaag),
        rijen,
        {code: perioden(rijen, code, vandaag) for code in alle},
        weg(store.rijen(sql(KAMER, "overdracht_weg"), {"dag": vandaag}), vandaag),
        vinken(store),
    )


def blad(store: Store, buurt: str, vandaag: dt.date) -> Overdrachtsblad | None:
    """The facts of a hand-over sheet; None for a buurt that we don't know."""
    gevonden = buurten(store, vandaag).get(buurt)
    if gevonden is None:
        return None
    per, dag = {"buurt": buurt}, {"buurt": buurt, "dag": vandaag}
    verdeling = store.rijen(sql(KAMER, "overdracht_verdeling"), per)
    zaken = store.rijen(sql(KAMER, "overdracht_zaken"), dag)
    (peil,) = store.rij(sql(KAMER, "overdracht_peildatum"), {"dag": vandaag}) or (None,)
    wegen = weg(store.rijen(sql(KAMER, "overdracht_weg"), {"dag": vandaag}), vandaag)
    return Overdrachtsblad(
        buurt=gevonden,
        jaren=jaren_bij([rij[1:] for rij in verdeling], vandaag),
        wissels=tuple(
            (na[3], na[2] or "nog niet bekend")
            for voor, na in pairwise([(buurt, None), *verdeling])
            if na[3] > vandaag and na[1] != voor[1]
        ),
        peildatum=peil,
        zaken=tuple((type_, aantal) for _, type_, aantal, _ in zaken),
        zakenbestand=zaken[0][3] if zaken else None,
        projecten=_projecten(store.rijen(sql(KAMER, "overdracht_projecten"), dag)),
        taken=tuple(store.rijen(sql(KAMER, "overdracht_taken"), dag)),
        complexen=tuple(store.rijen(sql(KAMER, "overdracht_complexen"), per)),
        punten=punten(store, buurt),
        weg=tuple(w for w in wegen if w.medewerker == gevonden.medewerker),
    )


def jaren_bij(rijen: list[tuple[str, str | None, dt.date, dt.date | None]], vandaag: dt.date) -> float | None:
    """Years without a break that today's coordinator has the buurt. `rijen`: medewerker, name, from, to."""
    tot_nu = [rij for rij in rijen if rij[2] <= vandaag]
    if not tot_nu or (tot_nu[-1][3] or vandaag) < vandaag:
        return None
    wie, _, begin, _ = tot_nu[-1]
    for ander, _, vanaf, tot in reversed(tot_nu[:-1]):
        if ander != wie or (tot is not None and (begin - tot).days > 1):
            break
        begin = vanaf
    return (vandaag - begin).days / DAGEN_PER_JAAR


def uitleg(ver_km: float) -> tuple[Netwerkuitleg, ...]:
    """The rules behind the page."""
    return (
        Netwerkuitleg(
            "Wie vervangt",
            "Op elke dag geldt wat het laatst is vastgelegd voor die dag. Een vervanger is nooit zelf de "
            "coördinator van de buurt. **Ver weg**: de eigen buurt die het dichtst bij ligt, is hemelsbreed "
            f"meer dan {_km(ver_km)} km verderop, gemeten van midden tot midden (instelling "
            "`vervanger_ver_km`).",
            sql(KAMER, "overdracht_vervangingen"),
        ),
        Netwerkuitleg(
            "Wie is weg",
            "Hele dagen waarop iemand er niet is, weekenden ertussen meegeteld, van minstens vijf dagen en "
            "binnen drie maanden. We weten alleen dat iemand weg is, nooit waarom.",
            sql(KAMER, "overdracht_weg"),
        ),
        Netwerkuitleg(
            "Open zaken",
            "Het aantal open zaken per soort op de laatste peildatum. Onder de vijf staat ‘<5’, daarboven is "
            "afgerond op vijf: een aantal mag niemand aanwijzen.",
            sql(KAMER, "overdracht_zaken"),
        ),
    )


def _projecten(
    rijen: list[tuple[str, str, str, int, str, str | None, dt.date, dt.date]],
) -> tuple[Overdrachtproject, ...]:
    per: dict[str, Overdrachtproject] = {}
    for project, naam, type_, woningen, status, fase, van, tot in rijen:
        eerder = per.get(project)
        fasen = (eerder.fasen if eerder else ()) + (((fase, van, tot),) if fase else ())
        per[project] = Overdrachtproject(naam, type_, woningen, status, fasen)
    return tuple(sorted(per.values(), key=lambda p: (p.fasen[0][1] if p.fasen else dt.date.max, p.naam)))


def _km(afstand: float) -> str:
    return f"{afstand:.1f}".replace(".", ",")
