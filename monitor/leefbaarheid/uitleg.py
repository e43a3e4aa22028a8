"""How a light came about: the rule in words with the very numbers, and the SQL that laid them out."""

from __future__ import annotations

from monitor.leefbaarheid.antwoorden import Lichtcijfer, LichtUitleg
from monitor.leefbaarheid.kans import EXTRA_VARIATIE
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


def getal(waarde: float | None, decimalen: int = 1) -> str:
    """A number in Dutch notation; unknown is said."""
    if waarde is None:
        return "onbekend"
    tekst = f"{waarde:,.{decimalen}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return tekst.removesuffix("," + "0" * decimalen) if decimalen else tekst


def procent(kans: float | None) -> str:
    """A chance as a whole percentage."""
    return "onbekend" if kans is None else f"{100 * kans:.0f} %"


def leg_uit(c: Lichtcijfer, instellingen: Instellingen) -> LichtUitleg:
    """The rule of this light, with its own numbers filled in."""
    stappen = [_cijfer(c), *_schatting(c), _drempels(c), *_oordeel(c, instellingen)]
    namen = _VRAGEN.get(c.indicator.code, _STANDAARD)
    return LichtUitleg(
        tekst=f"{c.gebied.naam}, {c.indicator.naam}, {c.jaar or 'geen jaar'}: {c.woord}.",
        stappen=tuple(stappen),
        vragen=tuple((naam, sql("leefbaarheid", naam)) for naam in namen),
    )


def _cijfer(c: Lichtcijfer) -> str:
    if c.ruw is None:
        return f"Er is geen cijfer: {c.reden_grijs}."
    jaren = f", {c.jaren} jaar samen" if c.jaren > 1 else ""
    toon = f"{getal(c.getoond(c.ruw))} {c.indicator.eenheid}".strip()
    if c.teller is None:
        n = f", {getal(c.noemer, 0)} respondenten" if c.noemer else ""
        return f"Cijfer: {toon}{n} (bron: {c.indicator.bron}, {c.jaar})."
    noemer = _NOEMERS.get(c.indicator.noemer, c.indicator.noemer)
    return (
        f"Cijfer: {getal(c.teller, 0)} op {getal(c.noemer, 0)} {noemer}{jaren} = {toon} "
        f"(bron: {c.indicator.bron}, {c.jaar})."
    )


def _schatting(c: Lichtcijfer) -> list[str]:
    if c.indicator.soort == "klasse":
        return ["Een klasse is een modeluitkomst zonder eigen onzekerheid: het licht volgt de klasse."]
    if c.ruw is None:
        return []
    interval = f"95 %-interval {getal(c.getoond(c.laag))} tot {getal(c.getoond(c.hoog))}."
    if c.indicator.soort == "cijfer":
        return [f"{interval} t-verdeling, met correctie als een groot deel van de huishoudens antwoordde."]
    groep = _GROEPEN.get(c.groep, f"de buurten van gemeente {c.groep}")
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
        f"Kans op rood {procent(c.kans_rood)}, kans op groen {procent(c.kans_groen)}. Rood of groen pas "
        f"vanaf {procent(instellingen.licht_zekerheid)}; wat het was, blijft het zolang die kans ten minste "
        f"{procent(instellingen.licht_behoud)} is."
    ]
    if c.besluit is not None:
        b = c.besluit
        uit.append(f"{b.naam} ziet dit anders ({b.licht}) tot {b.vervalt:%d-%m-%Y}: {b.reden}")
    return uit
