"""The indicators we know, their theme, direction and start values.

Five themes carry lights (DEFINITIONS §3); judgements of professionals and partners stand beside them and are
never blended. `gewicht` 0 means: a light, but no part of the attention score. Context (`oordeelt` False) is
shown without a judgement: it stands in no list and not on the board, and total crime has no colour of a light
(too broad, and it counts the visitors of a shopping street: woninginbraak, vernieling and mishandeling are
the measure). Modelled figures such as the Leefbaarometer are context too: they share inputs with each other.
Rare events are pooled over three years: with a handful of events a year a one-year light would change colour
by chance in about one area out of seven.
Every threshold is a start value that the corporation may change, never a national norm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

CONTEXT = "context"  # figures without a judgement
THEMAS = {
    "schoon": "Schoon & heel",
    "overlast": "Overlast",
    "veiligheid": "Veiligheid",
    "draagkracht": "Sociale draagkracht",
    "bewoners": "Bewonersoordeel",
    CONTEXT: "Achtergrond",
}
SOORTEN = ("telling", "aandeel", "cijfer", "klasse")
# smallest denominator that may carry a light, and the sentence that says so
MINIMUM = {
    "inwoners": (100.0, "minder dan 100 inwoners"),
    "woningen": (25.0, "minder dan 25 woningen"),
    "verhuurd": (25.0, "minder dan 25 woningen"),
    "respondenten": (10.0, "minder dan 10 respondenten"),
    "punten": (10.0, "minder dan 10 schouwpunten"),
    "geen": (0.0, ""),
}
NOEMERS = tuple(MINIMUM)


@dataclass(frozen=True)
class Drempels:
    """Thresholds of one indicator.

    `manier` "factor": `groen` and `rood` times the reference; "vast": in the unit that is shown.
    """

    manier: str = "factor"
    groen: float = 1.0
    rood: float = 1.25
    gewicht: float = 1.0
    jaren: int = 1


@dataclass(frozen=True)
class Indicator:
    """What a figure means. `richting` 1: higher is worse, −1: lower is worse, 0: not known, no light."""

    code: str
    naam: str
    thema: str
    onderwerp: str
    soort: str
    noemer: str
    bron: str
    richting: int = 1
    per: int = 1  # shown per so many
    eenheid: str = ""
    houdbaar: int = 2  # years after which a figure is stale
    drempels: Drempels = Drempels()

    @property
    def oordeelt(self) -> bool:
        """Does it carry a light? Context is shown without a judgement."""
        return self.thema != CONTEXT


_ZELDZAAM = Drempels(jaren=3)
_CIJFER = Drempels("vast", 7.0, 6.5)
_KLASSE = Drempels("vast", 7.0, 4.0, gewicht=0.0)
_SCHOUW = Drempels("vast", 10.0, 12.5)  # 90 % of the points at B or better

_LIJST = (
    Indicator(
        "schouw", "Schouwpunten onder niveau B", "schoon", "schoon", "aandeel", "punten", "schouw",
        per=100, eenheid="% van de punten", drempels=_SCHOUW,
    ),
    Indicator(
        "overlast_dossiers", "Overlastdossiers", "overlast", "overlast", "telling", "verhuurd", "corporatie",
        per=1000, eenheid="per 1.000 woningen",
    ),
    Indicator(
        "overlast_politie", "Overlastmeldingen bij de politie", "overlast", "overlast", "telling", "inwoners",
        "politie", per=1000, eenheid="per 1.000 inwoners",
    ),
    Indicator(
        "overlast_verward", "Meldingen verward gedrag", "overlast", "overlast", "telling", "inwoners",
        "politie", per=1000, eenheid="per 1.000 inwoners", drempels=Drempels(jaren=3, gewicht=0.0),
    ),
    Indicator(
        "overlast_jeugd", "Meldingen jeugdoverlast", "overlast", "overlast", "telling", "inwoners",
        "politie", per=1000, eenheid="per 1.000 inwoners", drempels=Drempels(jaren=3, gewicht=0.0),
    ),
    Indicator(
        "woninginbraak", "Woninginbraken", "veiligheid", "veiligheid", "telling", "woningen", "politie",
        per=1000, eenheid="per 1.000 woningen", drempels=_ZELDZAAM,
    ),
    Indicator(
        "vernieling", "Vernielingen", "veiligheid", "veiligheid", "telling", "inwoners", "politie",
        per=1000, eenheid="per 1.000 inwoners", drempels=_ZELDZAAM,
    ),
    Indicator(
        "mishandeling", "Mishandelingen", "veiligheid", "veiligheid", "telling", "inwoners", "politie",
        per=1000, eenheid="per 1.000 inwoners", drempels=_ZELDZAAM,
    ),
    Indicator(
        "misdrijven_totaal", "Misdrijven, totaal", CONTEXT, "veiligheid", "telling", "inwoners",
        "politie", per=1000, eenheid="per 1.000 inwoners", drempels=Drempels(gewicht=0.0),
    ),
    Indicator(
        "huurachterstand", "Huishoudens met huurachterstand", "draagkracht", "draagkracht", "aandeel",
        "verhuurd", "corporatie", per=100, eenheid="% van de woningen",
    ),
    Indicator(
        "mutaties", "Verhuizingen (mutaties)", "draagkracht", "draagkracht", "telling", "verhuurd",
        "corporatie", per=100, eenheid="per 100 woningen",
    ),
    Indicator(
        "cijfer_buurt", "Rapportcijfer voor de buurt", "bewoners", "algemeen", "cijfer", "respondenten",
        "bewonersonderzoek", richting=-1, houdbaar=3, drempels=_CIJFER,
    ),
    Indicator(
        "cijfer_schoon", "Rapportcijfer schoon en heel", "bewoners", "schoon", "cijfer", "respondenten",
        "bewonersonderzoek", richting=-1, houdbaar=3, drempels=_CIJFER,
    ),
    Indicator(
        "cijfer_overlast", "Rapportcijfer overlast", "bewoners", "overlast", "cijfer", "respondenten",
        "bewonersonderzoek", richting=-1, houdbaar=3, drempels=_CIJFER,
    ),
    Indicator(
        "cijfer_veiligheid", "Rapportcijfer veiligheid", "bewoners", "veiligheid", "cijfer", "respondenten",
        "bewonersonderzoek", richting=-1, houdbaar=3, drempels=_CIJFER,
    ),
    Indicator(
        "cijfer_draagkracht", "Rapportcijfer omgang met buren", "bewoners", "draagkracht", "cijfer",
        "respondenten", "bewonersonderzoek", richting=-1, houdbaar=3, drempels=_CIJFER,
    ),
    Indicator(
        "leefbaarometer", "Leefbaarometer 3.0, klasse", CONTEXT, "algemeen", "klasse", "geen",
        "leefbaarometer", richting=-1, houdbaar=4, drempels=_KLASSE,
    ),
)  # fmt: skip
CATALOGUS = {indicator.code: indicator for indicator in _LIJST}


def eigen_indicator(
    code: str, naam: str, thema: str, onderwerp: str, soort: str, richting: int, noemer: str, bron: str
) -> Indicator:
    """An indicator that a file brought along, with the start values of its kind."""
    drempels = {"cijfer": _CIJFER, "klasse": _KLASSE}.get(soort, Drempels())
    if thema == CONTEXT:
        drempels = replace(drempels, gewicht=0.0)
    per = 1 if soort in ("cijfer", "klasse") else 100 if soort == "aandeel" else 1000
    return Indicator(code, naam, thema, onderwerp, soort, noemer, bron, richting, per, drempels=drempels)
