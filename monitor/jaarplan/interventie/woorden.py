"""What an application did, in words that claim no more than the sum can carry.

"Meer gedaald" only where the chance is at least 95 % and at most one in ten comparable areas shows as much;
else "kan toeval zijn"; without a figure, or with areas beside it that say nothing, "weten we niet" with the
reason. List, sheet, table and download use the same words, and say what rose or fell and beside what.
"""

from __future__ import annotations

from monitor.jaarplan.interventie.antwoorden import (
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
from monitor.jaarplan.interventie.effect import CIJFER
from monitor.opmaak import VAST, getal, meervoud, procent

TEKEN = {BETER: "●", SLECHTER: "▲", GELIJK: "◆", VROEG: "○", ONBEKEND: "○"}
WOORD = {
    BETER: "gunstig", SLECHTER: "ongunstig", GELIJK: "kan toeval zijn",
    VROEG: "nog te vroeg", ONBEKEND: "weten we niet",
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
    "**Ernaast**: de acht van uw gebieden die er vóór de start het meest op leken, op niveau, verloop, "
    "omvang en omgeving (klasse van de Leefbaarometer, bouwjaar), en waar niets liep op hetzelfde "
    "onderwerp. Nooit op herkomst van bewoners. Lijkt de helft ervan minder dan 37 %, dan zeggen we ‘weten "
    "we niet’.\n\n"
    "**Al vóór de start**: dezelfde som tussen het eerste en het laatste jaar vóór de start. Ging het hier "
    "toen al meer omhoog of omlaag dan daar, dan hoort het verschil niet bij de interventie, en zeggen we "
    "‘weten we niet’.\n\n"
    "**Verschil**: de verandering hier, min de middelste verandering daar. *Verwacht* is wat het hier was "
    "geworden als het met die gebieden was meegegaan.\n\n"
    "**Kans en plek**: de kans volgt uit de aantallen (zoals bij de lichten). Daarnaast doen we dezelfde som "
    "voor elk gebied waar niets liep: de plek zegt hoe vaak toeval alleen al zoveel geeft. We noemen een "
    "verschil pas duidelijk bij een kans van minstens 95 % én als hoogstens één op de tien gebieden zoveel "
    "laat zien. Voor de plek doen alle gebieden mee waar niets liep (hoogstens 200), niet alleen de acht; "
    "dat moeten er minstens negen zijn."
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
    """`meer gedaald`, `minder gestegen`, …: the own change, next to that of the comparable areas."""
    zelf_omlaag = (effect.na or 0.0) < (effect.voor or 0.0)
    if effect.uitkomst == "gedaald":
        return "meer gedaald" if zelf_omlaag else "minder gestegen"
    return "minder gedaald" if zelf_omlaag else "meer gestegen"


def daar(regel: Regel) -> str:
    """Beside what it was measured: complexes, or buurten."""
    per_complex = regel.effect is not None and regel.effect.gebied == regel.toepassing.complex
    return f"vergelijkbare {'complexen' if per_complex else 'buurten'}"


def _wat(regel: Regel, effect: Uitkomst) -> str:
    """`Overlastmeldingen: meer gestegen dan in vergelijkbare buurten (ongunstig, kans 96 %)`"""
    naam = regel.indicator.naam if regel.indicator else ""
    gunstig = f"{WOORD[regel.oordeel]}, " if regel.oordeel in (BETER, SLECHTER) else ""
    return f"{naam}: {richting(effect)} dan in {daar(regel)} ({gunstig}kans {kans(effect.kans)})"


def kort(regel: Regel) -> str:
    """For a cell of a list: sign, what changed beside what, and the chance or the reason."""
    effect, oordeel = regel.effect, regel.oordeel
    if effect is None:
        return merk(ONBEKEND)
    if effect.uitkomst in ("gedaald", "gestegen"):
        return f"{TEKEN[oordeel]}{VAST}{_wat(regel, effect)}"
    if oordeel == GELIJK and regel.indicator is not None:
        return f"{TEKEN[GELIJK]}{VAST}{regel.indicator.naam}: het verschil {WOORD[GELIJK]}"
    return f"{TEKEN[oordeel]}{VAST}{WOORD[ONBEKEND]}: {effect.reden}"


def zin(regel: Regel) -> str:
    """The sentence on top of one application."""
    effect, indicator = regel.effect, regel.indicator
    if effect is None or (indicator is None and effect.reden is None):
        return "Weten we niet: dit is nog niet berekend."
    if effect.reden is not None or indicator is None:
        return f"Weten we niet: {effect.reden}."
    if effect.uitkomst == "gelijk":
        return f"{indicator.naam}: het verschil {WOORD[GELIJK]}."
    return f"{_wat(regel, effect)}."


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
    """`12 keer toegepast: 3 keer gunstig, 5 keer kan toeval zijn, …`"""
    delen = [
        f"{meervoud(aantal, 'keer', 'keer')} {WOORD[oordeel]}"
        for oordeel, aantal in telling.per_oordeel.items()
        if aantal
    ]
    keer = f"{meervoud(telling.keer, 'keer', 'keer')} toegepast"
    return f"{keer}: {', '.join(delen)}" if delen else "nog niet toegepast"
