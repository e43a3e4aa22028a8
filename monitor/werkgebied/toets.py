"""The independent judge of a plan: its measures and what it breaks, counted from scratch.

Written apart from the solver on purpose: it shares no state and no connectivity code with it, so that a
mistake there is caught here. Measures (DEFINITIONS §4):
max_afwijking = max_i |load_i/target_i − 1| · snijrand = border length between areas ÷ all border length ·
verhuisd = homes in buurten that change hands ÷ all homes · afstand = mean distance of homes to the centre of
their area (metres). Hard rules: every coordinator at least one buurt, areas in one piece over the borders
(a road link counts), homes ≤ maximum, `vast` and `niet` kept; a tolerance, room for change or a buurt of
today for everybody when asked.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.werkgebied.instantie import AFGEROND, NIEMAND, Instantie, Opdracht


@dataclass(frozen=True)
class Schending:
    """One broken rule: which (`soort`), who or where, by how much, and a sentence."""

    soort: str  # leeg | aaneengesloten | woningen | vast | niet | tolerantie | wijzigingsruimte | band
    wie: str
    hoeveel: float
    tekst: str


@dataclass(frozen=True)
class Balk:
    """One coordinator's balance bar: load against target (hours), homes against maximum."""

    medewerker: str
    uren: float
    doel: float
    afwijking: float
    woningen: int
    max_woningen: int | None
    buurten: int
    zwaar: int
    stukken: int
    verhuisd_in: int
    verhuisd_uit: int


@dataclass(frozen=True)
class Toetsing:
    """A plan judged: feasible or not, the measures, a bar per coordinator."""

    haalbaar: bool
    schendingen: tuple[Schending, ...]
    max_afwijking: float
    snijrand: float
    verhuisd: float
    verhuisd_gewogen: float
    afstand: float
    balken: tuple[Balk, ...]

    def waarde(self, opdracht: Opdracht) -> float:
        """What the goal strives to make small, as in CONTRACTS."""
        if opdracht.doel == "wijziging":
            return self.verhuisd
        if opdracht.doel == "balans":
            return self.max_afwijking
        if opdracht.doel == "compact":
            return self.snijrand
        snij, verhuis = opdracht.weegt
        return snij * self.snijrand + verhuis * self.verhuisd_gewogen


def toets(instantie: Instantie, plan: Sequence[int], opdracht: Opdracht | None = None) -> Toetsing:
    """Judge a plan; with an `opdracht` its tolerance (for *balans*: its room for change) counts as well."""
    if len(plan) != instantie.n or any(not 0 <= wie < instantie.k for wie in plan):
        raise ValueError("a plan names one known coordinator for each buurt")
    verhuisd = sum(b.woningen for b, van, naar in _rijen(instantie, plan) if van not in (NIEMAND, naar))
    gewogen = math.fsum(
        gewicht
        for gewicht, van, naar in zip(instantie.gewichten, instantie.huidig, plan, strict=True)
        if van not in (NIEMAND, naar)
    )
    woningen = max(1, instantie.totaal_woningen)
    balken = tuple(_balk(instantie, plan, wie) for wie in range(instantie.k))
    toetsing = Toetsing(
        haalbaar=True,
        schendingen=(),
        max_afwijking=max(abs(balk.afwijking) for balk in balken),
        snijrand=_snijrand(instantie, plan),
        verhuisd=verhuisd / woningen,
        verhuisd_gewogen=gewogen / woningen,
        afstand=_afstand(instantie, plan),
        balken=balken,
    )
    return schendingen_van(instantie, plan, opdracht, toetsing)


def schendingen_van(
    instantie: Instantie, plan: Sequence[int], opdracht: Opdracht | None, toetsing: Toetsing
) -> Toetsing:
    """The same measures with what they break."""
    schendingen = (
        *_hard(instantie, plan, toetsing.balken),
        *_gevraagd(toetsing, opdracht),
        *(_band(instantie, plan) if opdracht is not None and opdracht.band else ()),
    )
    return dataclasses.replace(toetsing, haalbaar=not schendingen, schendingen=schendingen)


def stukken(instantie: Instantie, plan: Sequence[int], wie: int) -> list[set[int]]:
    """The separate pieces of one coordinator's area, found by walking over the borders."""
    over = {buurt for buurt, eigenaar in enumerate(plan) if eigenaar == wie}
    gevonden = []
    while over:
        stuk: set[int] = set()
        rand = {min(over)}
        while rand:
            stuk |= rand
            rand = {ander for buurt in rand for ander, _ in instantie.buren[buurt]} & over - stuk
        gevonden.append(stuk)
        over -= stuk
    return gevonden


def _rijen(instantie: Instantie, plan: Sequence[int]) -> list[tuple]:  # type: ignore[type-arg]
    return list(zip(instantie.buurten, instantie.huidig, plan, strict=True))


def _balk(instantie: Instantie, plan: Sequence[int], wie: int) -> Balk:
    eigen = [b for b, i in zip(instantie.buurten, plan, strict=True) if i == wie]
    uren, doel = math.fsum(b.uren for b in eigen), instantie.doeluren[wie]
    return Balk(
        medewerker=instantie.medewerkers[wie].id,
        uren=uren,
        doel=doel,
        afwijking=uren / doel - 1,
        woningen=sum(b.woningen for b in eigen),
        max_woningen=instantie.medewerkers[wie].max_woningen,
        buurten=len(eigen),
        zwaar=sum(b.zwaar for b in eigen),
        stukken=len(stukken(instantie, plan, wie)),
        verhuisd_in=sum(
            b.woningen
            for b, van, naar in _rijen(instantie, plan)
            if naar == wie and van not in (NIEMAND, wie)
        ),
        verhuisd_uit=sum(b.woningen for b, van, naar in _rijen(instantie, plan) if van == wie != naar),
    )


def _snijrand(instantie: Instantie, plan: Sequence[int]) -> float:
    if instantie.totaal_grens <= 0:
        return 0.0
    door = math.fsum(meters for een, ander, meters in instantie.grenzen if plan[een] != plan[ander])
    return door / instantie.totaal_grens


def afstanden(instantie: Instantie, plan: Sequence[int]) -> tuple[float, ...]:
    """Per coordinator the mean distance of homes to the middle of the area, m; 0 without homes."""
    som = [0] * instantie.k
    for buurt, wie in zip(instantie.buurten, plan, strict=True):
        som[wie] += buurt.woningen
    return tuple(_huismeters(instantie, plan, wie) / max(1, woningen) for wie, woningen in enumerate(som))


def _afstand(instantie: Instantie, plan: Sequence[int]) -> float:
    som = 0.0
    for wie in range(instantie.k):
        som += _huismeters(instantie, plan, wie)
    return som / max(1, instantie.totaal_woningen)


def _huismeters(instantie: Instantie, plan: Sequence[int], wie: int) -> float:
    """The distances of all homes of an area to its middle (the mean place of its homes), summed."""
    eigen = [b for b, i in zip(instantie.buurten, plan, strict=True) if i == wie and b.woningen]
    woningen = sum(b.woningen for b in eigen)
    if not woningen:
        return 0.0
    x = math.fsum(b.woningen * b.x for b in eigen) / woningen
    y = math.fsum(b.woningen * b.y for b in eigen) / woningen
    return math.fsum(b.woningen * math.hypot(b.x - x, b.y - y) for b in eigen)


def _hard(instantie: Instantie, plan: Sequence[int], balken: Sequence[Balk]) -> list[Schending]:
    fout = []
    for balk in balken:
        wie = balk.medewerker
        if balk.buurten == 0:
            fout.append(Schending("leeg", wie, 1, f"{wie} heeft geen enkele buurt."))
        if balk.stukken > 1:
            tekst = f"Het gebied van {wie} ligt in {balk.stukken} losse stukken."
            fout.append(Schending("aaneengesloten", wie, balk.stukken - 1, tekst))
        if balk.max_woningen is not None and balk.woningen > balk.max_woningen:
            te_veel = balk.woningen - balk.max_woningen
            tekst = (
                f"{wie} krijgt {_heel(te_veel)} woningen meer dan het maximum van {_heel(balk.max_woningen)}."
            )
            fout.append(Schending("woningen", wie, te_veel, tekst))
    for buurt, wie_vast in sorted(instantie.vast.items()):
        if plan[buurt] != wie_vast:
            code, naam = instantie.buurten[buurt].code, instantie.medewerkers[wie_vast].id
            fout.append(Schending("vast", code, 1, f"Buurt {code} hoort vast bij {naam}."))
    for buurt, wie_niet in sorted(instantie.niet):
        if plan[buurt] == wie_niet:
            code, naam = instantie.buurten[buurt].code, instantie.medewerkers[wie_niet].id
            fout.append(Schending("niet", code, 1, f"Buurt {code} mag niet bij {naam}."))
    return fout


def _band(instantie: Instantie, plan: Sequence[int]) -> list[Schending]:
    """Who has buurten today that may stay, and keeps none of them."""
    fout = []
    for wie, persoon in enumerate(instantie.medewerkers):
        eigen = [b for b, nu in enumerate(instantie.huidig) if nu == wie and instantie.mag(b, wie)]
        if eigen and all(plan[b] != wie for b in eigen):
            fout.append(Schending("band", persoon.id, 1, f"{persoon.id} houdt geen enkele eigen buurt."))
    return fout


def _gevraagd(toetsing: Toetsing, opdracht: Opdracht | None) -> list[Schending]:
    if opdracht is None:
        return []
    if opdracht.doel == "balans":
        over = toetsing.verhuisd - opdracht.wijzigingsruimte
        if over <= AFGEROND:
            return []
        tekst = (
            f"Er verhuist {_procent(toetsing.verhuisd)} van de woningen; "
            f"de ruimte is {_procent(opdracht.wijzigingsruimte)}."
        )
        return [Schending("wijzigingsruimte", "", over, tekst)]
    return [
        Schending(
            "tolerantie",
            balk.medewerker,
            abs(balk.afwijking) - opdracht.tolerantie,
            f"{balk.medewerker} wijkt {_procent(balk.afwijking)} af van het eerlijke deel; "
            f"de tolerantie is {_procent(opdracht.tolerantie)}.",
        )
        for balk in toetsing.balken
        if abs(balk.afwijking) > opdracht.tolerantie + AFGEROND
    ]


def _procent(deel: float) -> str:
    return f"{100 * deel:.1f} %".replace(".", ",")


def _heel(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")
