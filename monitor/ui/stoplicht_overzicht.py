"""The buurten on the page Overzicht: new reds, worsening ones, and sources that are too old to judge by.

"New" is red now and not red a year before. One line per light, a link to the sheet of its buurt.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from monitor.leefbaarheid import questions
from monitor.leefbaarheid.antwoorden import Lichtcijfer, VerouderdeBron
from monitor.ui import bron, opmaak, stoplicht_bereik
from monitor.ui.stoplicht_beeld import figuur, trend
from monitor.ui.stoplicht_kort import PROFIEL

KAART = "pages/buurten/stoplichtkaart.py"
HOOGSTENS = 4  # lights per list


def toon() -> None:
    """The card; nothing at all when no figures of buurten were imported."""
    if not bron.vraag(questions.indicatoren):
        return
    overzicht, mag = bron.vraag(questions.overzicht, bron.vandaag()), stoplicht_bereik.mag_zien()
    nieuw = [c for c in overzicht.nieuw_rood if mag(c.gebied)]
    slechter = [c for c in overzicht.slechter if mag(c.gebied) and c not in nieuw]
    with st.container(border=True):
        st.markdown("##### De buurten")
        _lijst("▲ Nieuw rood", nieuw, "Geen enkel licht werd rood sinds een jaar geleden.")
        _lijst("↗ Wordt slechter", slechter, "Geen enkel licht wordt zeker slechter.")
        _verouderd(overzicht.verouderd)
        st.page_link(KAART, label="Naar de Stoplichtkaart", icon=":material/traffic:")


def _lijst(titel: str, lichten: Sequence[Lichtcijfer], geen: str) -> None:
    st.markdown(f"**{titel}** ({len(lichten)})")
    if not lichten:
        st.caption(geen)
    for c in lichten[:HOOGSTENS]:
        with st.container(gap=None):
            st.page_link(
                PROFIEL, label=f"**{opmaak.tekst(c.gebied.naam)}**", icon=":material/home_pin:",
                query_params={"buurt": c.gebied.code},
            )  # fmt: skip
            st.caption(opmaak.tekst(_zin(c)))
    if len(lichten) > HOOGSTENS:
        st.caption(f"En nog {len(lichten) - HOOGSTENS} op de kaart.")


def _zin(c: Lichtcijfer) -> str:
    verloop = f", {trend(c)}" if c.trend in ("slechter", "beter") else ""
    return f"{c.indicator.naam}: {figuur(c)} ({c.jaar}){verloop}"


def _verouderd(bronnen: Sequence[VerouderdeBron]) -> None:
    if bronnen:
        namen = [f"{opmaak.tekst(b.indicator.naam)} (laatste jaar {b.jaar})" for b in bronnen]
        st.markdown(f":material/warning: **Te oud voor een oordeel**: {opmaak.opsomming(namen)}")
