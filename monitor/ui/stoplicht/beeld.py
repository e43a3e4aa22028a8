"""How a light looks and reads: colour, sign and word together, so that no colour is ever needed to read it.

The palette keeps ΔE2000 ≥ 24.5 between any two classes for the three colour-vision deficiencies; what the
rule calls green is drawn blue there, because red and green look alike to one in twelve men. The classic
palette is a choice. An amber that is uncertain carries stripes and an open diamond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.leefbaarheid.antwoorden import Lichtcijfer
from monitor.leefbaarheid.indicatoren import Indicator
from monitor.leefbaarheid.uitleg import kans_in_woorden
from monitor.ui import opmaak

NIET_OP_KAART = "Dit gebied (uit het adres) staat niet op deze kaart."
VEILIG, KLASSIEK = "kleurenblind", "klassiek"
PALETNAAM = {VEILIG: "Voor iedereen leesbaar", KLASSIEK: "Klassiek rood-geel-groen"}


@dataclass(frozen=True)
class Klasse:
    """One class of the legend: its sign, its word, what the rule calls it, and its looks per palette."""

    code: str  # as the legend counts it
    teken: str
    woord: str
    uitleg: str
    kleur: str
    klassiek: str
    inkt: str  # colour of the sign on `kleur`
    arcering: bool = False

    def vulling(self, palet: str) -> str:
        """The colour in this palette."""
        return self.klassiek if palet == KLASSIEK else self.kleur


_DONKER, _LICHT = "#1b2430", "#ffffff"
KLASSEN = {
    klasse.code: klasse
    for klasse in (
        Klasse("rood", "▲", "slecht", "rood: vrijwel zeker boven de drempel", "#a50026", "#b3202c", _LICHT),
        Klasse(
            "geel, rond norm", "◆", "let op", "geel: dicht bij de norm", "#fdae61", "#f2c230", _DONKER,
        ),
        Klasse(
            "geel, onzeker", "◇", "onzeker", "geel: het kan beide kanten op", "#fdae61", "#f2c230", _DONKER,
            arcering=True,
        ),
        Klasse("groen", "●", "goed", "groen: vrijwel zeker onder de norm", "#4575b4", "#2e7d4f", _LICHT),
        Klasse("grijs", "○", "onbekend", "grijs: te weinig of oude cijfers", "#d9d9d9", "#d9d9d9", _DONKER),
    )
}  # fmt: skip


# context: a figure on a map that judges nothing
ZONDER_OORDEEL = Klasse(
    "neutraal", "·", "zonder oordeel", "een cijfer als achtergrond, zonder licht", "#c9d3de", "#c9d3de",
    _DONKER,
)  # fmt: skip
# the same looks for the attention score, with words of its own
AANDACHT = {
    "rood": replace(KLASSEN["rood"], woord="veel aandacht", uitleg="hoge aandachtscore"),
    "geel": replace(KLASSEN["geel, rond norm"], code="geel", woord="wat aandacht", uitleg="ertussenin"),
    "groen": replace(KLASSEN["groen"], woord="weinig aandacht", uitleg="lage aandachtscore"),
    "grijs": replace(KLASSEN["grijs"], uitleg="te weinig cijfers voor een score"),
}


def klasse(cijfer: Lichtcijfer, maatstaf: str = "norm") -> Klasse:
    """The class of a light against a yardstick."""
    kleur = cijfer.onder(maatstaf)
    if kleur != "grijs" and zonder_licht(cijfer.indicator):
        return ZONDER_OORDEEL
    if kleur != "geel":
        return KLASSEN[kleur]
    zeker = maatstaf == "norm" or cijfer.licht == kleur
    return KLASSEN[f"geel, {(cijfer.geel_soort if zeker else None) or 'onzeker'}"]


def zonder_licht(indicator: Indicator) -> bool:
    """Context has no light; a modelled class keeps the colours of its own scale."""
    return not indicator.oordeelt and indicator.soort != "klasse"


def klassen_van(indicator: Indicator | None) -> tuple[Klasse, ...]:
    """What a map of this indicator can show; None is the attention score."""
    if indicator is None:
        return tuple(AANDACHT.values())
    return (ZONDER_OORDEEL, KLASSEN["grijs"]) if zonder_licht(indicator) else tuple(KLASSEN.values())


def licht_klasse(licht: str) -> Klasse:
    """The class of a bare light: of a judgement, or of an attention score."""
    return KLASSEN["geel, rond norm" if licht == "geel" else licht]


def merk(wat: Klasse) -> str:
    """`▲ slecht`."""
    return f"{wat.teken}{opmaak.VAST}{wat.woord}".replace("let op", f"let{opmaak.VAST}op")


def merk_met_reden(cijfer: Lichtcijfer, maatstaf: str = "norm") -> str:
    """`○ onbekend: minder dan 100 inwoners`; a running decision is told too."""
    wat = klasse(cijfer, maatstaf)
    uit = merk(wat)
    if wat.code == "grijs" and cijfer.reden_grijs:
        uit += f": {cijfer.reden_grijs}"
    if cijfer.besluit is not None:
        uit += f" (volgens een professional: {merk(licht_klasse(cijfer.besluit.licht))})"
    return uit


def decimalen(cijfer: Lichtcijfer) -> int:
    """Marks and small rates get one decimal, classes none."""
    return 0 if cijfer.indicator.soort == "klasse" else 1


def waarde(cijfer: Lichtcijfer, getal: float | None) -> str:
    """A rate of this indicator in the unit people know, without its name."""
    return opmaak.getal(cijfer.getoond(getal), decimalen(cijfer))


def figuur(cijfer: Lichtcijfer) -> str:
    """`41,2 per 1.000 inwoners`."""
    return f"{waarde(cijfer, cijfer.ruw)} {cijfer.indicator.eenheid}".strip()


def interval(cijfer: Lichtcijfer) -> str:
    """`35,1 tot 48,0`, on one line; a class has none."""
    if cijfer.laag is None or cijfer.hoog is None or cijfer.indicator.soort == "klasse":
        return opmaak.ONBEKEND
    return f"{waarde(cijfer, cijfer.laag)}{opmaak.VAST}tot{opmaak.VAST}{waarde(cijfer, cijfer.hoog)}"


def aantal(cijfer: Lichtcijfer) -> str:
    """`47 op 1.140`, or the number of respondents."""
    if cijfer.teller is not None and cijfer.noemer:
        return f"{opmaak.getal(cijfer.teller)} op {opmaak.getal(cijfer.noemer)}"
    return opmaak.getal(cijfer.noemer) if cijfer.noemer else opmaak.ONBEKEND


def noemer(cijfer: Lichtcijfer) -> str:
    """What `aantal` counts: `woningen`; of years taken together `inwoners, opgeteld over 3 jaar`."""
    naam = {"verhuurd": "woningen", "punten": "schouwpunten", "geen": ""}
    wat = naam.get(cijfer.indicator.noemer, cijfer.indicator.noemer)
    return f"{wat}, opgeteld over {cijfer.jaren} jaar" if wat and cijfer.jaren > 1 else wat


def zekerheid(cijfer: Lichtcijfer) -> str:
    """How sure: the chance of the colour that is shown, or of both sides when amber."""
    if cijfer.kans_rood is None or cijfer.kans_groen is None or zonder_licht(cijfer.indicator):
        return "geen oordeel"
    if cijfer.licht == "rood":
        return f"{kans(cijfer.kans_rood)} kans op rood"
    if cijfer.licht == "groen":
        return f"{kans(cijfer.kans_groen)} kans op groen"
    return f"{kans(cijfer.kans_rood)} kans op rood, {kans(cijfer.kans_groen)} op groen"


def gebleven(cijfer: Lichtcijfer, zeker: float) -> bool:
    """Is the light only red or green because it was so before? `zeker`: the chance that a new one needs."""
    kansen = {"rood": cijfer.kans_rood, "groen": cijfer.kans_groen}
    nu = kansen.get(cijfer.licht)
    return nu is not None and nu < zeker


def kans(waarde: float) -> str:
    """As the explanation says it, with the sign on the same line."""
    return kans_in_woorden(waarde).replace(" %", f"{opmaak.VAST}%")


def trend(cijfer: Lichtcijfer) -> str:
    """The arrow follows the figure, the word says whether that is good: `↗ slechter (+34 %)`."""
    if cijfer.trend == "gelijk":
        return "→ gelijk"
    if cijfer.trend not in ("slechter", "beter") or cijfer.verandering is None:
        return opmaak.ONBEKEND
    pijl, plus = ("↗", "+") if cijfer.verandering > 0 else ("↘", "−")
    woord = cijfer.trend if cijfer.indicator.oordeelt else "hoger" if cijfer.verandering > 0 else "lager"
    return f"{pijl} {woord} ({plus}{opmaak.procent(abs(cijfer.verandering))})"


def hover(cijfer: Lichtcijfer, maatstaf: str) -> tuple[str, ...]:
    """The lines that appear at the pointer: name, light, figure, n, interval and certainty."""
    regels = [cijfer.gebied.naam, merk_met_reden(cijfer, maatstaf)]
    if cijfer.ruw is not None:
        regels.append(f"{figuur(cijfer)} ({jaren_van(cijfer)})")
        if aantal(cijfer) != opmaak.ONBEKEND:
            regels.append(f"{aantal(cijfer)} {noemer(cijfer)}, interval {interval(cijfer)}")
        if cijfer.kans_rood is not None and not zonder_licht(cijfer.indicator):
            regels.append(zekerheid(cijfer))
    if cijfer.trend in ("slechter", "beter"):
        regels.append(trend(cijfer))
    return tuple(regels)


def te_weinig(dekking: float) -> str:
    """Why there is no attention score yet; `dekking`: share of the weight that must have a figure."""
    deel = opmaak.procent(dekking)
    return f"voor een aandachtscore moet minstens {deel} van de cijfers (naar gewicht) er zijn."


def jaren_van(cijfer: Lichtcijfer) -> str:
    """The years that a figure rests on: `2025`, or `2023 t/m 2025 samen`."""
    if cijfer.jaar is None or cijfer.jaren < 2:
        return opmaak.ONBEKEND if cijfer.jaar is None else str(cijfer.jaar)
    return f"{jaren((cijfer.jaar - cijfer.jaren + 1, cijfer.jaar))} samen"


def periode_van(waarden: Sequence[int]) -> str:
    """`Periode 2021 t/m 2025`, to begin a line of origin."""
    return f"Periode {jaren(waarden)}" if waarden else "Periode onbekend"


def jaren(waarden: Sequence[int]) -> str:
    """`2021 t/m 2025`, on one line."""
    if not waarden:
        return "periode onbekend"
    eerste, laatste = waarden[0], waarden[-1]
    return str(laatste) if eerste == laatste else f"{eerste}{opmaak.VAST}t/m{opmaak.VAST}{laatste}"
