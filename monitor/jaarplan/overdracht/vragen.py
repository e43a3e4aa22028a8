"""What the page Overdracht asks: deputies, who is away soon, and the facts of one hand-over sheet.

No hours of anybody: a colleague who takes over must know what runs in a buurt, not how much somebody worked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

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
    Coordinatie,
    Verdelingrij,
    Vervangen,
    Vervanging,
    Weg,
    bij_hem,
    coordinaties,
    dagen_samen,
    niet_gedekt,
    perioden,
    samen_weg,
    weg,
    zelf_vanaf,
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
    """An absence of a coordinator: of the buurten that he has on its days, those that nobody takes over
    (`los`) on some of them, those whose deputy is away too (`ook_weg`), and those with a deputy to whom
    nothing was handed over yet (`niets`)."""

    weg: Weg
    los: tuple[Netwerkbuurt, ...]
    ook_weg: tuple[Netwerkbuurt, ...]
    niets: tuple[Netwerkbuurt, ...] = ()


@dataclass(frozen=True)
class Overdrachtbeeld:
    """Deputies of all buurten. `mensen`: medewerker → name; `coordinaties` and `perioden`: buurt → stretches
    from today on; `zelf`: buurt → the first day on which the deputy is the coordinator, with the division
    that was adopted."""

    vandaag: dt.date
    buurten: Mapping[str, Netwerkbuurt]
    mensen: Mapping[str, str]
    rijen: tuple[Vervanging, ...]
    coordinaties: Mapping[str, tuple[Coordinatie, ...]]
    perioden: Mapping[str, tuple[Vervangen, ...]]
    zelf: Mapping[str, dt.date]
    wegen: tuple[Weg, ...]
    vinken: tuple[Overdrachtvink, ...]

    def nu(self, buurt: str) -> Vervangen | None:
        """Who takes over today."""
        return next((p for p in self.perioden.get(buurt, ()) if p.van <= self.vandaag), None)

    def nu_of_straks(self, buurt: str) -> Vervangen | None:
        """Who takes over today, else the first to come."""
        return next(iter(self.perioden.get(buurt, ())), None)

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
    def straks_zonder(self) -> tuple[tuple[Netwerkbuurt, dt.date], ...]:
        """Buurten with a deputy today who becomes the coordinator on a coming day, by that day."""
        rij = [(b, self.zelf[c]) for c, b in self.buurten.items() if c in self.zelf and self.nu(c)]
        return tuple(sorted(rij, key=lambda paar: (paar[1], paar[0].naam)))

    @property
    def wissels(self) -> tuple[tuple[dt.date, int], ...]:
        """The coming days on which buurten go to another coordinator, with how many."""
        dagen = [c.van for code in self.buurten for c in self.coordinaties[code] if c.van > self.vandaag]
        return tuple((dag, dagen.count(dag)) for dag in sorted(set(dagen)))

    @property
    def afwezig(self) -> tuple[Wegregel, ...]:
        """Coordinators who are away now or soon, with the buurten that they have then and that are not
        looked after all those days."""
        return tuple(regel for w in self.wegen if (regel := self._wegregel(w)))

    def _wegregel(self, w: Weg) -> Wegregel | None:
        bij = {code: bij_hem(self.coordinaties[code], w, self.vandaag) for code in self.buurten}
        dagen = {code: stukken for code, stukken in bij.items() if stukken}
        if not dagen:
            return None
        los = [code for code in dagen if niet_gedekt(self.perioden[code], dagen[code])]
        ook = [
            code
            for code in dagen
            if code not in los and samen_weg(self.wegen, self.perioden[code], dagen[code])
        ]
        niets = [code for code in dagen if code not in los and self._niets(code, dagen[code])]
        rijen = [tuple(self.buurten[code] for code in rij) for rij in (los, ook, niets)]
        return Wegregel(w, *rijen)

    def _niets(self, buurt: str, dagen: list[tuple[dt.date, dt.date]]) -> bool:
        """Is there a deputy on these days to whom nothing was handed over?"""
        return any(
            not self.gedaan(buurt, p.medewerker)
            for p in self.perioden[buurt]
            if any(dagen_samen(dag, (p.van, p.tot)) for dag in dagen)
        )

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
        if straks := self.straks_zonder:
            meer = "verliest 1 buurt haar" if len(straks) == 1 else f"verliezen {len(straks)} buurten hun"
            deel += f"; door een nieuwe verdeling {meer} vervanger"
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
                if c not in nu and any(p.medewerker == wie for p in self.perioden[c])
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
    weg: tuple[Weg, ...]  # of who has the buurt then, as far as these days go
    zelf: dt.date | None  # the day on which the deputy becomes the coordinator

    @property
    def op_blad(self) -> tuple[Overdrachtpunt, ...]:
        """The points that were not taken off."""
        return tuple(p for p in self.punten if p.terug_op is None)

    @property
    def woningen(self) -> int:
        """Homes in the complexes."""
        return sum(rij[2] for rij in self.complexen)


def beeld(
    store: Store,
    vandaag: dt.date,
    plan: tuple[tuple[str, str], ...] = (),
    vanaf: dt.date | None = None,
) -> Overdrachtbeeld:
    """The deputies of all buurten, as it stands today; with a `plan` (buurt, medewerker) as it would be when
    that division were adopted for the day `vanaf`."""
    alle = buurten(store, vandaag)
    rijen = vervangingen(store)
    verdeling = _verdeling(store, dict(plan) if vanaf else {}, vanaf or vandaag)
    bij = {code: coordinaties(verdeling, code, vandaag) for code in alle}
    zelf = {code: zelf_vanaf(rijen, code, vandaag, bij[code]) for code in alle}
    return Overdrachtbeeld(
        vandaag,
        alle,
        mensen(store, vandaag),
        rijen,
        bij,
        {code: perioden(rijen, code, vandaag, bij[code]) for code in alle},
        {code: dag for code, dag in zelf.items() if dag},
        weg(store.rijen(sql(KAMER, "overdracht_weg"), {"dag": vandaag}), vandaag),
        vinken(store),
    )


def _verdeling(store: Store, plan: Mapping[str, str], vanaf: dt.date) -> list[Verdelingrij]:
    """The rows of the division; those of a plan take the place of what begins on its day or later."""
    rijen = [
        rij
        for rij in store.rijen(sql(KAMER, "overdracht_verdeling"), {"buurt": None})
        if rij[0] not in plan or rij[3] < vanaf
    ]
    return rijen + [(buurt, wie, None, vanaf, None) for buurt, wie in plan.items()]


@dataclass(frozen=True)
class Verdelinggevolg:
    """What a division that is not adopted yet would do to the deputies, beside today's: names of buurten."""

    zelf: tuple[str, ...]  # their deputy becomes the coordinator
    los: tuple[str, ...]  # the new coordinator is away on days without a deputy
    ook_weg: tuple[str, ...]  # ... on days on which the deputy is away too


def gevolg(
    store: Store, vandaag: dt.date, plan: tuple[tuple[str, str], ...], vanaf: dt.date
) -> Verdelinggevolg:
    """What adopting a plan (buurt, medewerker) for a day would leave without a deputy that has one now."""
    nu, straks = beeld(store, vandaag), beeld(store, vandaag, plan, vanaf)

    def erbij(soort: str) -> tuple[str, ...]:
        was, wordt = (
            {b.naam for regel in kijk.afwezig for b in getattr(regel, soort)} for kijk in (nu, straks)
        )
        return tuple(sorted(wordt - was))

    zelf = {b.naam for b, _ in straks.straks_zonder} - {b.naam for b, _ in nu.straks_zonder}
    los = tuple(naam for naam in erbij("los") if naam not in zelf)
    return Verdelinggevolg(tuple(sorted(zelf)), los, erbij("ook_weg"))


def blad(store: Store, buurt: str, vandaag: dt.date) -> Overdrachtsblad | None:
    """The facts of a hand-over sheet; None for a buurt that we don't know."""
    kijk = beeld(store, vandaag)
    gevonden = kijk.buurten.get(buurt)
    if gevonden is None:
        return None
    per, dag = {"buurt": buurt}, {"buurt": buurt, "dag": vandaag}
    verdeling = store.rijen(sql(KAMER, "overdracht_verdeling"), per)
    namen = {rij[1]: rij[2] for rij in verdeling}
    zaken = store.rijen(sql(KAMER, "overdracht_zaken"), dag)
    (peil,) = store.rij(sql(KAMER, "overdracht_peildatum"), {"dag": vandaag}) or (None,)
    bij = kijk.coordinaties[buurt]
    return Overdrachtsblad(
        buurt=gevonden,
        jaren=jaren_bij([rij[1:] for rij in verdeling], vandaag),
        wissels=tuple((c.van, namen.get(c.medewerker) or "nog niet bekend") for c in bij if c.van > vandaag),
        peildatum=peil,
        zaken=tuple((type_, aantal) for _, type_, aantal, _ in zaken),
        zakenbestand=zaken[0][3] if zaken else None,
        projecten=_projecten(store.rijen(sql(KAMER, "overdracht_projecten"), dag)),
        taken=tuple(store.rijen(sql(KAMER, "overdracht_taken"), dag)),
        complexen=tuple(store.rijen(sql(KAMER, "overdracht_complexen"), per)),
        punten=punten(store, buurt),
        weg=tuple(Weg(w.medewerker, *stuk) for w in kijk.wegen for stuk in bij_hem(bij, w, vandaag)),
        zelf=kijk.zelf.get(buurt),
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
