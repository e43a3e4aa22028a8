"""What an application did, in words that claim no more than the sum can carry.

"Meer gedaald" only where the chance is at least 95 % and at most one in ten comparable areas shows as much;
else "niet van toeval te onderscheiden"; without a figure "weten we niet" with the reason.
"""

from __future__ import annotations

from monitor.jaarplan.effect import CIJFER
from monitor.jaarplan.interventie_antwoorden import (
    BETER,
    GELIJK,
    ONBEKEND,
    SLECHTER,
    VROEG,
    Doelindicator,
    Regel,
    Telling,
    Uitkomst,
)
from monitor.opmaak import VAST, getal, meervoud, procent

TEKEN = {BETER: "●", SLECHTER: "▲", GELIJK: "◆", VROEG: "○", ONBEKEND: "○"}
WOORD = {
    BETER: "duidelijk beter", SLECHTER: "duidelijk slechter", GELIJK: "niet van toeval te onderscheiden",
    VROEG: "nog te vroeg", ONBEKEND: "weten we niet",
}  # fmt: skip
TELWOORD = {
    BETER: "duidelijk beter", SLECHTER: "duidelijk slechter", GELIJK: "niet van toeval te onderscheiden",
    VROEG: "nog te vroeg", ONBEKEND: "niet te zeggen",
}  # fmt: skip
KANS_HOOGSTENS = 0.99
TOEVAL = (
    "Er kan ook iets anders gebeurd zijn: verhuizingen, een project, een andere aanpak van de politie. En "
    "wie begint waar het slecht gaat, ziet het vaak vanzelf iets beter gaan (terug naar het gemiddelde). "
    "Daarom vergelijken we met gebieden die vooraf op hetzelfde niveau zaten, en trekken we het cijfer van "
    "vooraf naar het midden; dat haalt dit er voor een groot deel uit, niet helemaal. Wie vaak kijkt, ziet "
    "soms iets dat duidelijk lijkt en toch toeval is: hoogstens ongeveer één op de tien keer."
)
TOEVAL_KORT = (
    "Er kan ook iets anders gebeurd zijn, en waar het slecht ging, wordt het vaak vanzelf iets beter. Wat we "
    "daaraan doen, en wat niet kan, staat bij ‘Hoe weten we dit?’."
)
REGEL = (
    "**Voor en na**: de laatste hele jaren vóór de start (hoogstens drie, minstens twee) naast de eerste "
    "hele jaren erna (hoogstens drie). Het jaar waarin het begon telt niet mee.\n\n"
    "**Ernaast**: de acht eigen gebieden die er vóór de start het meest op leken, op niveau, verloop, "
    "omvang en omgeving (klasse van de Leefbaarometer, bouwjaar), en waar niets liep op hetzelfde "
    "onderwerp. Nooit op herkomst van bewoners.\n\n"
    "**Verschil**: de verandering hier, min de middelste verandering daar. *Verwacht* is wat het hier was "
    "geworden als het met die gebieden was meegegaan.\n\n"
    "**Kans en plek**: de kans volgt uit de aantallen (zoals bij de lichten). Daarnaast doen we dezelfde som "
    "voor elk gebied waar niets liep: de plek zegt hoe vaak toeval alleen al zoveel geeft. We noemen een "
    "verschil pas duidelijk bij een kans van minstens 95 % én als hoogstens één op de tien gebieden zoveel "
    "laat zien. Daarvoor zijn minstens negen vergelijkbare gebieden nodig."
)


def merk(oordeel: str) -> str:
    """Sign and word: `● duidelijk beter`."""
    return f"{TEKEN[oordeel]}{VAST}{WOORD[oordeel]}"


def kans(waarde: float | None) -> str:
    """A chance is never certain: `meer dan 99 %`."""
    if waarde is not None and waarde > KANS_HOOGSTENS:
        return f"meer dan {procent(KANS_HOOGSTENS)}"
    return procent(waarde)


def richting(effect: Uitkomst) -> str:
    """`daalde meer`, `steeg minder`, …: the own change, next to that of the comparable areas."""
    zelf_omlaag = (effect.na or 0.0) < (effect.voor or 0.0)
    if effect.uitkomst == "gedaald":
        return "daalde meer" if zelf_omlaag else "steeg minder"
    return "daalde minder" if zelf_omlaag else "steeg meer"


def kort(regel: Regel) -> str:
    """For a cell of a list: sign, word, and the chance or the reason."""
    effect, oordeel = regel.effect, regel.oordeel
    if effect is None:
        return merk(ONBEKEND)
    if effect.uitkomst in ("gedaald", "gestegen"):
        return f"{TEKEN[oordeel]}{VAST}{richting(effect)} (kans {kans(effect.kans)})"
    if oordeel == GELIJK:
        return merk(GELIJK)
    return f"{TEKEN[oordeel]}{VAST}{WOORD[ONBEKEND]}: {effect.reden}"


def zin(regel: Regel) -> str:
    """The sentence on top of one application."""
    effect, indicator = regel.effect, regel.indicator
    if effect is None or (indicator is None and effect.reden is None):
        return "Weten we niet: dit is nog niet berekend."
    if effect.reden is not None or indicator is None:
        return f"Weten we niet: {effect.reden}."
    if effect.uitkomst == "gelijk":
        return f"{indicator.naam}: het verschil is niet van toeval te onderscheiden."
    gunstig = {BETER: ", dat is gunstig", SLECHTER: ", dat is ongunstig"}.get(regel.oordeel, "")
    return (
        f"{indicator.naam}: {richting(effect)} dan in vergelijkbare gebieden (kans {kans(effect.kans)})"
        f"{gunstig}."
    )


def verschil(effect: Uitkomst, indicator: Doelindicator) -> str:
    """`26 % minder dan verwacht (van 45 % minder tot 2 % meer)`; of a mark in points."""
    return f"{_deel(effect.verschil, indicator)} dan verwacht ({_tot(effect, indicator)})"


def _tot(effect: Uitkomst, indicator: Doelindicator) -> str:
    return f"tussen {_deel(effect.laag, indicator)} en {_deel(effect.hoog, indicator)}"


def _deel(waarde: float | None, indicator: Doelindicator) -> str:
    if waarde is None:
        return "onbekend"
    if indicator.soort == CIJFER:
        return f"{getal(abs(waarde), 2)} punt {'hoger' if waarde > 0 else 'lager'}"
    return f"{procent(abs(waarde))} {'meer' if waarde > 0 else 'minder'}"


def cijfer(waarde: float | None, indicator: Doelindicator) -> str:
    """A level in the unit that people know: `92,3 per 1.000 woningen`."""
    decimalen = 2 if indicator.soort == CIJFER else 1
    return f"{getal(indicator.getoond(waarde), decimalen)} {indicator.eenheid}".strip()


def plek(effect: Uitkomst) -> str:
    """`plek 3 van 41`: how often chance alone gives as much."""
    return f"plek {getal(effect.plek)} van {getal(effect.van)}"


def tel(telling: Telling) -> str:
    """`12 keer toegepast: 3 keer duidelijk beter, 5 keer niet van toeval te onderscheiden, …`"""
    delen = [
        f"{meervoud(aantal, 'keer', 'keer')} {TELWOORD[oordeel]}"
        for oordeel, aantal in telling.per_oordeel.items()
        if aantal
    ]
    keer = f"{meervoud(telling.keer, 'keer', 'keer')} toegepast"
    return f"{keer}: {', '.join(delen)}" if delen else "nog niet toegepast"
