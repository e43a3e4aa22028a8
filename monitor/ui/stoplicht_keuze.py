"""What the map shows: theme, indicator, source, year, level, yardstick and palette. All in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from monitor.leefbaarheid import questions
from monitor.leefbaarheid.indicatoren import THEMAS, Indicator
from monitor.ui import adres, bron
from monitor.ui.stoplicht_beeld import PALETNAAM, VEILIG

AANDACHT = "aandacht"
ALLE = "alle"
NIEUWSTE = "nieuwste"
NIVEAUS = {"buurt": "Buurten", "complex": "Complexen"}
MAATSTAVEN = {
    "norm": "De norm",
    "eigen": "Het eigen gemiddelde",
    "vorig": "De drempels van vóór de laatste wijziging",
}


@dataclass(frozen=True)
class Kaartkeuze:
    """What is chosen. `indicator` None: the attention score over all themes."""

    niveau: str
    indicator: Indicator | None
    jaar: int | None  # None: the newest figure of each area
    maatstaf: str
    palet: str
    tegels: bool


def kies() -> Kaartkeuze | None:
    """The row of choices above the map; None when nothing can be shown yet."""
    vakken = st.container(horizontal=True, vertical_alignment="bottom")
    with vakken:
        niveau = _niveau()
        alle = bron.vraag(questions.indicatoren, niveau)
        if not alle:
            return None
        thema = _thema(alle)
        indicator = None
        if thema != AANDACHT:
            binnen = _bron([i for i in alle if i.thema == thema])
            indicator = _indicator(binnen)
        palet, tegels = _weergave()
    jaar, maatstaf = _jaar_en_maatstaf(indicator, niveau) if indicator else (None, "norm")
    return Kaartkeuze(niveau, indicator, jaar, maatstaf, palet, tegels)


def _niveau() -> str:
    sleutel = "stoplicht_niveau"
    adres.gekozen("niveau", list(NIVEAUS), "buurt", sleutel)
    gekozen = st.selectbox(
        "Kaart van", list(NIVEAUS), key=sleutel, width=130, format_func=NIVEAUS.__getitem__,
        on_change=adres.onthoud, args=("niveau", "buurt", sleutel, "indicator", "jaar", "gebied"),
    )  # fmt: skip
    return str(gekozen)


def _thema(alle: Sequence[Indicator]) -> str:
    sleutel = "stoplicht_thema"
    themas = [AANDACHT, *dict.fromkeys(i.thema for i in alle)]
    adres.gekozen("thema", themas, AANDACHT, sleutel)
    gekozen = st.selectbox(
        "Thema", themas, key=sleutel, width=200, format_func=lambda t: THEMAS.get(t, "Alles samen"),
        on_change=adres.onthoud, args=("thema", AANDACHT, sleutel, "indicator", "jaar", "bron"),
    )  # fmt: skip
    return str(gekozen)


def _bron(binnen: Sequence[Indicator]) -> list[Indicator]:
    sleutel = "stoplicht_bron"
    bronnen = [ALLE, *sorted({i.bron for i in binnen})]
    adres.gekozen("bron", bronnen, ALLE, sleutel)
    gekozen = st.selectbox(
        "Bron", bronnen, key=sleutel, width=160, disabled=len(bronnen) == 2,
        format_func=lambda b: "Alle bronnen" if b == ALLE else b.capitalize(),
        on_change=adres.onthoud, args=("bron", ALLE, sleutel, "indicator", "jaar"),
    )  # fmt: skip
    return [i for i in binnen if gekozen == ALLE or i.bron == gekozen]


def _indicator(binnen: Sequence[Indicator]) -> Indicator:
    sleutel, per_code = "stoplicht_indicator", {i.code: i for i in binnen}
    eerste = binnen[0].code
    adres.gekozen("indicator", list(per_code), eerste, sleutel)
    gekozen = st.selectbox(
        "Indicator", list(per_code), key=sleutel, width=265, format_func=lambda code: per_code[code].naam,
        on_change=adres.onthoud, args=("indicator", eerste, sleutel, "jaar"),
    )  # fmt: skip
    return per_code[str(gekozen)]


def _weergave() -> tuple[str, bool]:
    with st.popover("Weergave", icon=":material/palette:", key="stoplicht_weergave"):
        sleutel = "stoplicht_palet"
        adres.gekozen("palet", list(PALETNAAM), VEILIG, sleutel)
        palet = st.radio(
            "Kleuren", list(PALETNAAM), key=sleutel, format_func=PALETNAAM.__getitem__,
            on_change=adres.onthoud, args=("palet", VEILIG, sleutel),
        )  # fmt: skip
        tegels = st.toggle(
            "Achtergrondkaart van PDOK", key="stoplicht_tegels",
            help="Haalt plaatjes op bij pdok.nl. Zonder internet blijft de achtergrond gewoon wit.",
        )  # fmt: skip
    return str(palet), bool(tegels)


def _jaar_en_maatstaf(indicator: Indicator, niveau: str) -> tuple[int | None, str]:
    laag = bron.vraag(questions.kaartlaag, bron.vandaag(), indicator.code, niveau=niveau)
    links, rechts = st.columns([3, 2], vertical_alignment="bottom", gap="large")
    jaren = [*map(str, laag.jaren), NIEUWSTE]
    with links:
        sleutel = "stoplicht_jaar"
        adres.gekozen("jaar", jaren, NIEUWSTE, sleutel)
        jaar = st.select_slider(
            "Jaar", jaren, key=sleutel, on_change=adres.onthoud, args=("jaar", NIEUWSTE, sleutel),
            help="Nieuwste: van elk gebied het laatste cijfer dat nog houdbaar is.",
        )  # fmt: skip
    with rechts:
        sleutel = "stoplicht_maatstaf"
        opties = _maatstaven(indicator)
        adres.gekozen("maatstaf", opties, "norm", sleutel)
        maatstaf = st.selectbox(
            "Vergeleken met", opties, key=sleutel, format_func=MAATSTAVEN.__getitem__,
            on_change=adres.onthoud, args=("maatstaf", "norm", sleutel),
        )  # fmt: skip
    return (None if jaar == NIEUWSTE else int(str(jaar))), str(maatstaf)


def _maatstaven(indicator: Indicator) -> list[str]:
    """The map under the old thresholds exists once somebody changed them."""
    gewijzigd = {regel.indicator.code for regel in bron.vraag(questions.drempellijst) if regel.vorig}
    return [m for m in MAATSTAVEN if m != "vorig" or indicator.code in gewijzigd]
