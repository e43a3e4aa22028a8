"""How a light came about: the rule in words with the very numbers, and the SQL that laid them out."""

from __future__ import annotations

import math

from monitor.kans import EXTRA_VARIATIE
from monitor.leefbaarheid.antwoorden import Lichtcijfer, LichtUitleg
from monitor.settings import Instellingen
from monitor.store import sql

_VRAGEN = {
    "overlast_dossiers": ("meting_geldig", "dossiers", "optellen", "gebieden", "noemers", "basis"),
    "schouw": ("meting_geldig", "schouw", "gebieden", "basis"),
}
_STANDAARD = ("meting_geldig", "optellen", "gebieden", "noemers", "basis")
_NOEMERS = {"verhuurd": "woningen van de corporatie", "punten": "schouwpunten"}
_GROEPEN = {
    "alle": "alle gemeten buurten (de eigen gemeente heeft er te weinig)",
    "bezit": "alle complexen van de corporatie",
}


ZEKERST = 0.995  # above it a chance is "meer dan 99 %"


def getal(waarde: float | None, decimalen: int = 1) -> str:
    """A number in Dutch notation; unknown is said."""
    if waarde is None:
        return "onbekend"
    tekst = f"{waarde:,.{decimalen}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return tekst.removesuffix("," + "0" * decimalen) if decimalen else tekst


def kans_in_woorden(kans: float | None) -> str:
    """A chance in whole percents that are reached: 89,6 % is "89 %", so that none rounds onto the bar that it
    doesn't reach. Never 0 or 100 %: a model is never that sure."""
    if kans is None:
        return "onbekend"
    heel = math.floor(100 * kans + 1e-9)
    if heel < 1:
        return "minder dan 1 %"
    return "meer dan 99 %" if kans > ZEKERST else f"{heel} %"


def lichtregel(instellingen: Instellingen) -> str:
    """When a light is red or green and how long it stays so, wherever that is told to a reader."""
    tonen, houden = getal(100 * instellingen.licht_zekerheid), getal(100 * instellingen.licht_behoud)
    return (
        f"Rood of groen wordt een licht pas vanaf {tonen}\u00a0% kans; wat het een jaar eerder was, blijft "
        f"het zolang die kans ten minste {houden}\u00a0% is."
    )


def leg_uit(c: Lichtcijfer, instellingen: Instellingen, gemeente: str | None = None) -> LichtUitleg:
    """The rule of this light, with its own numbers filled in; `gemeente`: the name of its group."""
    stappen = [_cijfer(c), *_schatting(c, gemeente), _drempels(c), *_oordeel(c, instellingen)]
    namen = _VRAGEN.get(c.indicator.code, _STANDAARD)
    return LichtUitleg(
        tekst=f"{c.gebied.naam}, {c.indicator.naam}, {c.jaar or 'geen jaar'}: {c.woord}.",
        stappen=tuple(stappen),
        vragen=tuple((naam, sql("leefbaarheid", naam)) for naam in namen),
    )


def _cijfer(c: Lichtcijfer) -> str:
    if c.ruw is None:
        return f"Er is geen cijfer: {c.reden_grijs}."
    toon = f"{getal(c.getoond(c.ruw))} {c.indicator.eenheid}".strip()
    if c.teller is None:
        n = f", {getal(c.noemer, 0)} respondenten" if c.noemer else ""
        return f"Cijfer: {toon}{n} (bron: {c.indicator.bron}, {c.jaar})."
    periode = f"{c.jaar - c.jaren + 1} t/m {c.jaar} samen" if c.jaar and c.jaren > 1 else f"{c.jaar}"
    noemer = _NOEMERS.get(c.indicator.noemer, c.indicator.noemer)
    return (
        f"Cijfer: {getal(c.teller, 0)} op {getal(c.noemer, 0)} {noemer} = {toon} "
        f"(bron: {c.indicator.bron}, {periode})."
    )


def _schatting(c: Lichtcijfer, gemeente: str | None) -> list[str]:
    if c.indicator.soort == "klasse":
        return ["Een klasse is een modeluitkomst zonder eigen onzekerheid: het licht volgt de klasse."]
    if c.ruw is None:
        return []
    interval = f"95 %-interval {getal(c.getoond(c.laag))} tot {getal(c.getoond(c.hoog))}."
    if c.indicator.soort == "cijfer":
        return [f"{interval} t-verdeling, met correctie als een groot deel van de huishoudens antwoordde."]
    groep = _GROEPEN.get(c.groep, f"de buurten van {gemeente or 'dezelfde gemeente'}")
    extra = (
        f" Aantallen schommelen {100 * EXTRA_VARIATIE:.0f} % per jaar boven op puur toeval; dat is verrekend."
        if c.indicator.soort == "telling"
        else ""
    )
    geschat = getal(c.getoond(c.geschat))
    return [f"{interval} Een klein gebied schommelt: samen met {groep} schatten we {geschat}.{extra}"]


def _drempels(c: Lichtcijfer) -> str:
    return f"Drempels: groen {getal(c.getoond(c.t_groen))}, rood {getal(c.getoond(c.t_rood))}."


def _oordeel(c: Lichtcijfer, instellingen: Instellingen) -> list[str]:
    if c.kans_rood is None:
        return [f"Grijs: {c.reden_grijs}. Grijs telt nergens als gewoon mee."]
    uit = [
        f"Kans op rood {kans_in_woorden(c.kans_rood)}, kans op groen {kans_in_woorden(c.kans_groen)}. "
        f"{lichtregel(instellingen)} Kansen zijn naar beneden afgerond."
    ]
    if c.besluit is not None:
        b = c.besluit
        uit.append(f"{b.naam} ziet dit anders ({b.licht}) tot {b.vervalt:%d-%m-%Y}: {b.reden}")
    return uit
