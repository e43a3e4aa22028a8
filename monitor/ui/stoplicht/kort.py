"""The short profile beside the map: one sentence, a light per theme, and the way to the whole profile."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.leefbaarheid import questions
from monitor.leefbaarheid.antwoorden import KortProfiel, Lichtcijfer
from monitor.leefbaarheid.indicatoren import THEMAS, Indicator
from monitor.ui import bron, opmaak
from monitor.ui.stoplicht import bereik, uitleg
from monitor.ui.stoplicht.beeld import (
    KLASSEN,
    ZONDER_OORDEEL,
    figuur,
    klasse,
    merk,
    trend,
    zekerheid,
    zonder_licht,
)

PROFIEL = "pages/buurten/buurtprofiel.py"
VOLGORDE = (*KLASSEN, ZONDER_OORDEEL.code)


def toon(gebied: str | None, indicator: Indicator | None) -> None:
    """What stands beside the map, or how to get it there."""
    if gebied is None:
        st.markdown(
            "Klik of tik op een buurt voor het korte profiel. Met een muis: wijs aan voor cijfer, aantal en "
            "zekerheid. "
            "Een gestreept vlak met ◇ kan beide kanten op; een grijs vlak met ○ weten we niet."
        )
        st.caption(
            "Wat in de lijsten groen heet, is op de kaart blauw: rood en groen zijn voor één op de twaalf "
            "mannen niet te onderscheiden. Met Weergave kiest u andere kleuren."
        )
        return
    profiel = bron.vraag(questions.kort_profiel, gebied, bron.vandaag())
    bereik.eis(profiel.gebied)
    st.markdown(f"**{opmaak.tekst(profiel.zin)}**")
    lichten = tabel(profiel)
    if not lichten.empty:
        st.table(
            lichten, border="horizontal", hide_index=True,
            alt=f"Lichten van {profiel.gebied.naam} per indicator, met cijfer en verandering",
        )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            PROFIEL, label="Heel het profiel", icon=":material/description:", query_params={"buurt": gebied}
        )
        gekozen = next((c for c in profiel.lichten if indicator and c.indicator.code == indicator.code), None)
        if gekozen is not None and gekozen.jaar is not None:
            uitleg.knoppen(gekozen, sleutel="stoplicht_kort")
    if gekozen is not None:
        cijfer = f"{figuur(gekozen)}, " if zonder_licht(gekozen.indicator) and gekozen.ruw is not None else ""
        st.caption(opmaak.tekst(f"{gekozen.indicator.naam}: {cijfer}{zekerheid(gekozen)}"))


def tabel(profiel: KortProfiel) -> pd.DataFrame:
    """The lights by theme; the most worrying one first within its theme."""
    return pd.DataFrame(
        {
            "Licht": merk(klasse(c)),
            "Indicator": opmaak.tekst(c.indicator.naam),
            "Cijfer": opmaak.tekst(figuur(c)) if c.ruw is not None else opmaak.tekst(c.reden_grijs or ""),
            "Verloop": trend(c),
        }
        for c in op_volgorde(profiel.lichten)
        if c.indicator.oordeelt
    )


def op_volgorde(lichten: tuple[Lichtcijfer, ...]) -> list[Lichtcijfer]:
    """By theme, the most worrying first."""
    themas = list(THEMAS)
    return sorted(
        lichten,
        key=lambda c: (themas.index(c.indicator.thema), VOLGORDE.index(klasse(c).code), c.indicator.naam),
    )
