"""The page Overdracht: the sheet of one buurt when the address names it, else the deputies of all."""

from __future__ import annotations

import dataclasses

import streamlit as st

from monitor.jaarplan.overdracht import vragen
from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld
from monitor.ui import bron, buurt_schrijver, gedaan, kijker
from monitor.ui.netwerk.pagina import ALLE, MIJN, ONBEKEND, kies
from monitor.ui.overdracht import blad, vorm
from monitor.ui.overdracht import overzicht as overdracht_overzicht
from monitor.ui.overdracht.vorm import PAGINA

GEGEVENS = "pages/beheer/gegevens.py"
KEUZE = "overdracht_buurt"
GEEN_BUURTEN = (
    "Er zijn nog geen buurten. Importeer eerst een bestand met de grenzen van uw buurten en de verdeling "
    "over coördinatoren."
)
ALLEEN_LEZEN = (
    "U kunt hier lezen. Schrijven kan voor de buurten waarvan u coördinator of vervanger bent; de manager "
    "kan het overal."
)


def toon() -> None:
    """Choose, look, write."""
    beeld = beeld_van_kijker()
    if not beeld.buurten:
        st.info(GEEN_BUURTEN, icon=":material/upload_file:")
        st.page_link(GEGEVENS, label="Naar Gegevens", icon=":material/database:")
        return
    schrijver = buurt_schrijver.schrijver(netwerk=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        buurt = kies(beeld.buurten, schrijver, KEUZE)
        if buurt == MIJN and schrijver.buurten:
            eigen = {code: b for code, b in beeld.buurten.items() if code in schrijver.buurten}
            beeld, buurt = dataclasses.replace(beeld, buurten=eigen), ALLE
        if buurt == ALLE and (schrijver.buurten is None or schrijver.buurten):
            st.button(
                "Vervanger vastleggen", type="primary", icon=":material/handshake:", key="overdracht_nieuw",
                on_click=buurt_schrijver.open_venster, args=("vervanger", None),
            )  # fmt: skip
    vorm.toon(beeld, schrijver)
    gedaan.toon(PAGINA)
    if buurt is None:
        st.info(ONBEKEND, icon=":material/search_off:")
    elif buurt:
        blad.toon(beeld, buurt, schrijver)
    else:
        overdracht_overzicht.toon(beeld, schrijver)
    if schrijver.buurten == frozenset():
        st.caption(ALLEEN_LEZEN)


def beeld_van_kijker() -> Overdrachtbeeld:
    """The deputies as far as the viewer's wijken go."""
    alles: Overdrachtbeeld = bron.vraag(vragen.beeld, bron.vandaag())
    bereik = kijker.kijker().bereik
    mag = {code: b for code, b in alles.buurten.items() if bereik.mag_wijk(b.wijk)}
    return alles if len(mag) == len(alles.buurten) else dataclasses.replace(alles, buurten=mag)
