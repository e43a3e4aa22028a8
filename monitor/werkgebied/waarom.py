"""Why is this buurt here? A reason in one sentence, a row per neighbouring coordinator, the best alternative.

Reason classes, the first that holds: *vast* (fixed or locked) · *uitgesloten* (today's coordinator may not
have it) · *los* (no border with the rest of the area) · *brug* (without it the area falls into more pieces) ·
*ongewijzigd* (as today) · *ontlast X* (X would be over the tolerance, or further from the fair share, with
it) · *kortere grens* (the border gets shorter) · *ruil* (part of a change that only pays together). Each row
is the plan judged after that one edit, exactly. The alternative gives the buurt to that neighbour by force
and repairs the rest with a short search; what it costs says how firm the place is: near 0 = "gelijkwaardig,
werkgroep kiest".
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from monitor.werkgebied.instantie import NIEMAND, Opdracht, Plan
from monitor.werkgebied.stand import Gevolg, Stand
from monitor.werkgebied.start import begin, delen
from monitor.werkgebied.toets import Toetsing, toets

Reden = Literal["vast", "uitgesloten", "los", "brug", "ongewijzigd", "ontlast", "kortere grens", "ruil"]
GELIJKWAARDIG = 0.002  # cost in the goal below which two places are as good
HERSTEL_PER_BUURT = 400  # iterations per buurt of one try at a repair
KOEL = (0.3, 2.0)  # begin temperatures of the tries: the first stays near the plan it starts from


@dataclass(frozen=True)
class Alternatief:
    """The best plan with the buurt at another coordinator: its value against the plan's."""

    naar: str
    plan: Plan
    toetsing: Toetsing
    kosten: float  # in the unit of the goal; below 0 = better than the plan on the table
    mee: tuple[str, ...]  # other buurten that move along


@dataclass(frozen=True)
class Uitleg:
    """Why a buurt is where it is."""

    buurt: str
    bij: str
    reden: Reden
    zin: str
    gevolgen: tuple[Gevolg, ...]
    alternatief: Alternatief | None
    gelijkwaardig: bool


def waarom_hier(
    stand: Stand, buurt: int, opdracht: Opdracht, *, seed: int = 0, alternatief: bool = True
) -> Uitleg:
    """The reason, the rows and (when asked) the best repaired alternative for one buurt."""
    vraag, wie = stand.instantie, stand.plan[buurt]
    gevolgen = stand.gevolgen(buurt)
    reden, zin = _reden(stand, buurt, opdracht)
    keuze: Alternatief | None = None
    if alternatief and buurt not in vraag.vast and buurt not in stand.sloten:
        gedwongen = [dwing(stand, buurt, vraag.wie[g.naar], opdracht, seed=seed) for g in gevolgen if g.mag]
        haalbaar = [keus for keus in gedwongen if keus is not None]
        keuze = min(haalbaar, key=lambda keus: keus.kosten, default=None)
    return Uitleg(
        buurt=vraag.buurten[buurt].code,
        bij=vraag.medewerkers[wie].id,
        reden=reden,
        zin=zin,
        gevolgen=gevolgen,
        alternatief=keuze,
        gelijkwaardig=keuze is not None and keuze.kosten <= GELIJKWAARDIG,
    )


def dwing(stand: Stand, buurt: int, naar: int, opdracht: Opdracht, *, seed: int = 0) -> Alternatief | None:
    """Give a buurt to a coordinator by force and repair the rest; None when no feasible plan is met."""
    from monitor.werkgebied.zoek import KORTSTE, STREEK, Zoeker  # compiled: 120 MB, only for who searches

    vraag = stand.met_sloten()
    gedwongen = dataclasses.replace(vraag, vast={**vraag.vast, buurt: naar})
    van = begin(gedwongen, seed, [naar if b == buurt else wie for b, wie in enumerate(stand.plan)])
    lengte = max(KORTSTE, HERSTEL_PER_BUURT * vraag.n)
    zoeker, stijl = (
        Zoeker(gedwongen, opdracht, seed),
        dataclasses.replace(STREEK[opdracht.doel], T1=0.05, rho=30.0),
    )
    pogingen = [
        zoeker.loop(nummer, lengte, van=van, stijl=dataclasses.replace(stijl, T0=warmte))
        for nummer, warmte in enumerate(KOEL)
    ]
    plan = min(pogingen, key=lambda vondst: vondst.sleutel).plan
    toetsing = toets(vraag, plan, opdracht)
    if not toetsing.haalbaar:
        return None
    mee = (b for b, (oud, nieuw) in enumerate(zip(stand.plan, plan, strict=True)) if oud != nieuw)
    return Alternatief(
        naar=vraag.medewerkers[naar].id,
        plan=plan,
        toetsing=toetsing,
        kosten=toetsing.waarde(opdracht) - stand.toetsing.waarde(opdracht),
        mee=tuple(vraag.buurten[b].code for b in mee if b != buurt),
    )


def _reden(stand: Stand, buurt: int, opdracht: Opdracht) -> tuple[Reden, str]:
    vraag, wie = stand.instantie, stand.plan[buurt]
    code, naam = vraag.buurten[buurt].code, vraag.medewerkers[wie].id
    nu = vraag.huidig[buurt]
    if buurt in vraag.vast or buurt in stand.sloten:
        return "vast", f"{code} staat vast bij {naam}."
    if nu >= 0 and nu != wie and (buurt, nu) in vraag.niet:
        return "uitgesloten", f"{code} mag niet bij {vraag.medewerkers[nu].id} blijven."
    rest = [b for b, i in enumerate(stand.plan) if i == wie and b != buurt]
    zonder, met = len(delen(vraag, rest)), stand.toetsing.balken[wie].stukken
    if rest and zonder < met:
        return "los", f"{code} ligt los van de rest van het gebied van {naam}."
    if zonder > met:
        meer = " in nog meer" if met > 1 else " in"
        return "brug", f"Zonder {code} valt het gebied van {naam}{meer} stukken."
    if nu in (wie, NIEMAND) or nu < 0:
        return _blijft(code, naam, nu)
    return _verhuisd(stand, buurt, nu, opdracht)


def _blijft(code: str, naam: str, nu: int) -> tuple[Reden, str]:
    if nu >= 0:
        return "ongewijzigd", f"{code} blijft bij {naam}, zoals nu."
    waar = "had nog niemand" if nu == NIEMAND else "hoorde bij iemand die niet meer meedoet"
    return "ongewijzigd", f"{code} {waar} en komt bij {naam}."


def _verhuisd(stand: Stand, buurt: int, nu: int, opdracht: Opdracht) -> tuple[Reden, str]:
    """It left its coordinator of today: because of the load there, the border, or a change as a whole."""
    vraag, wie = stand.instantie, stand.plan[buurt]
    code, naam, oud = vraag.buurten[buurt].code, vraag.medewerkers[wie].id, vraag.medewerkers[nu].id
    terug = Stand(vraag, stand.plan, opdracht)
    toetsing = terug.zet([buurt], nu)
    met, zonder = toetsing.balken[nu].afwijking, stand.toetsing.balken[nu].afwijking
    if met > 0 and (met > opdracht.tolerantie or met > abs(zonder)):
        return "ontlast", f"{code} gaat naar {naam} en ontlast {oud}: met deze buurt {_procent(met)}."
    if toetsing.snijrand > stand.toetsing.snijrand:
        return (
            "kortere grens",
            f"{code} sluit beter aan bij {naam}: de grens tussen de gebieden wordt korter.",
        )
    return "ruil", f"{code} gaat van {oud} naar {naam} als deel van een ruil die samen het doel dient."


def _procent(deel: float) -> str:
    return f"{100 * deel:+.1f} % ten opzichte van het eerlijke deel".replace(".", ",")
