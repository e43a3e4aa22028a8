"""The page Netwerk: one buurt when the address names it, else all of them."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk.vragen import Netwerkbuurt
from monitor.ui import adres, buurt_schrijver, gedaan, opmaak
from monitor.ui.netwerk import beeld as netwerk_beeld
from monitor.ui.netwerk import bestanden, lijst, vorm
from monitor.ui.netwerk import kaart as netwerk_kaart
from monitor.ui.netwerk.vorm import PAGINA

GEGEVENS = "pages/beheer/gegevens.py"
ALLE, MIJN = "", "mijn"
ADRES, KEUZE = "buurt", "netwerk_buurt"
ONBEKEND = "De buurt in dit adres kennen we hier niet. Kies hierboven een buurt."
GEEN_BUURTEN = (
    "Er zijn nog geen buurten. Importeer eerst een bestand met de grenzen van uw buurten, daarna kunt u hier "
    "partners vastleggen."
)
ALLEEN_LEZEN = (
    "U kunt hier lezen. Wijzigen kan voor de buurten waarvan u coördinator of vervanger bent; de manager en "
    "gebiedsregisseurs kunnen het overal."
)


def toon() -> None:
    """Choose, look, write."""
    beeld = netwerk_beeld.beeld()
    if not beeld.buurten:
        st.info(GEEN_BUURTEN, icon=":material/upload_file:")
        st.page_link(GEGEVENS, label="Naar Gegevens", icon=":material/database:")
        return
    schrijver = buurt_schrijver.schrijver(netwerk=True)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        buurt = kies(beeld.buurten, schrijver, KEUZE)
        if buurt == MIJN and schrijver.buurten:
            beeld, buurt = beeld.alleen(schrijver.buurten), ALLE
        mag = schrijver.mag(buurt) if buurt else schrijver.buurten is None or bool(schrijver.buurten)
        if mag:
            st.button(
                "Nieuwe afspraak", type="primary", icon=":material/add:", key="netwerk_nieuw_knop",
                on_click=buurt_schrijver.open_venster, args=("nieuw", buurt),
            )  # fmt: skip
    vorm.toon(beeld, schrijver)
    gedaan.toon(PAGINA)
    if buurt is None:
        st.info(ONBEKEND, icon=":material/search_off:")
        return
    if buurt:
        netwerk_kaart.toon(beeld, buurt, schrijver)
    else:
        lijst.toon(beeld, schrijver)
    _lezen(schrijver)
    bestanden.toon(beeld, buurt or None, schrijver)


def kies(buurten: Mapping[str, Netwerkbuurt], schrijver: Schrijver, sleutel: str) -> str | None:
    """The buurt of the address, empty for all, `MIJN` for the own ones, None for one that isn't here."""
    codes = [ALLE, *([MIJN] if schrijver.buurten else []), *buurten]
    woorden = {ALLE: "Alle buurten", MIJN: "Mijn buurten"}
    vreemd = adres.onbekend(ADRES, codes)
    if vreemd:
        st.session_state[sleutel] = None
    else:
        adres.gekozen(ADRES, codes, ALLE, sleutel)
    gekozen = st.selectbox(
        "Buurt", codes, key=sleutel, index=None if vreemd else 0, placeholder="Kies een buurt", width=360,
        format_func=lambda code: woorden.get(code) or buurten[code].naam,
        on_change=adres.onthoud, args=(ADRES, ALLE, sleutel),
    )  # fmt: skip
    return None if gekozen is None else str(gekozen)


def _lezen(schrijver: Schrijver) -> None:
    if schrijver.buurten is None:
        return
    if schrijver.buurten:
        st.caption(f"U kunt wijzigen in {opmaak.meervoud(len(schrijver.buurten), 'buurt', 'buurten')}.")
    else:
        st.caption(ALLEEN_LEZEN)
