"""The network and the hand-over elsewhere: a line on Overzicht, blocks on Buurtprofiel and on Mijn werk."""

from __future__ import annotations

import streamlit as st

from monitor.leefbaarheid.antwoorden import Gebied
from monitor.ui import herkomst, kijker, opmaak
from monitor.ui.netwerk import beeld as netwerk_beeld
from monitor.ui.overdracht import pagina as overdracht_pagina

NETWERK = "pages/buurten/netwerk.py"
OVERDRACHT = "pages/buurten/overdracht.py"
HOOGSTENS = 5


def overzicht() -> None:
    """Agreements that are late and buurten that nobody takes over; nothing when nothing was recorded."""
    bereik = kijker.kijker().bereik
    netwerk = netwerk_beeld.beeld() if bereik.mag_pagina("netwerk") else None
    overdracht = overdracht_pagina.beeld_van_kijker() if bereik.mag_pagina("overdracht") else None
    met_netwerk = netwerk is not None and bool(netwerk.lopend)
    met_overdracht = overdracht is not None and bool(overdracht.rijen or overdracht.afwezig)
    if not met_netwerk and not met_overdracht:
        return
    with st.container(border=True):
        st.markdown("##### Samen met anderen")
        if netwerk is not None and met_netwerk:
            st.markdown(opmaak.tekst(netwerk.zin))
            st.page_link(NETWERK, label="Naar Netwerk", icon=":material/groups:")
        if overdracht is not None and met_overdracht:
            st.markdown(opmaak.tekst(overdracht.zin))
            st.page_link(OVERDRACHT, label="Naar Overdracht", icon=":material/handshake:")
        dag = opmaak.datum((netwerk or overdracht).vandaag)  # type: ignore[union-attr]
        herkomst.toon_regel(f"Stand van {dag} · bron: partners, verdeling en afwezigheid (nooit waarom)")


def op_mijn_werk(medewerker: str) -> None:
    """What waits in the buurten of this medewerker: late agreements, and buurten that nobody takes over."""
    bereik = kijker.kijker().bereik
    if not (bereik.mag_pagina("netwerk") and bereik.mag_pagina("overdracht")):
        return
    netwerk, overdracht = netwerk_beeld.beeld(), overdracht_pagina.beeld_van_kijker()
    eigen = {code for code, buurt in netwerk.buurten.items() if buurt.medewerker == medewerker}
    if not eigen:
        return
    st.header("In mijn buurten", anchor=False)
    laat = [a for a in netwerk.te_laat if a.velden.buurt in eigen]
    zonder = [b for b in overdracht.zonder if b.code in eigen]
    if not laat:
        st.markdown("Geen afspraak met een partner is te laat.")
    for a in laat[:HOOGSTENS]:
        st.page_link(
            NETWERK, label=opmaak.tekst(f"{netwerk.buurten[a.velden.buurt].naam}: {a.naam}, te laat"),
            icon=":material/groups:", query_params={"buurt": a.velden.buurt},
        )  # fmt: skip
    if len(laat) > HOOGSTENS:
        st.caption(f"En nog {len(laat) - HOOGSTENS} op Netwerk.")
    if not zonder:
        st.markdown("Elke buurt heeft een vervanger.")
    for b in zonder[:HOOGSTENS]:
        st.page_link(
            OVERDRACHT, label=opmaak.tekst(f"{b.naam}: nog geen vervanger"), icon=":material/handshake:",
            query_params={"buurt": b.code},
        )  # fmt: skip
    if len(zonder) > HOOGSTENS:
        st.caption(f"En nog {len(zonder) - HOOGSTENS} op Overdracht.")
    buurten = opmaak.meervoud(len(eigen), "buurt", "buurten")
    herkomst.toon_regel(
        f"Stand van {opmaak.datum(netwerk.vandaag)} · bron: partners en verdeling · {buurten}"
    )


def profiel(gebied: Gebied) -> None:
    """The partners of one buurt in a few lines, for the team; nothing for a complex."""
    if gebied.niveau != "buurt" or not kijker.kijker().bereik.mag_pagina("netwerk"):
        return
    beeld = netwerk_beeld.beeld()
    if gebied.buurt not in beeld.buurten:
        return
    st.subheader("Partners", anchor=False)
    lopend = sorted(
        (a for a in beeld.lopend if a.velden.buurt == gebied.buurt),
        key=lambda a: (netwerk_beeld.VOLGORDE.index(a.moment.stand), a.naam.casefold()),
    )
    if not lopend:
        st.info("Van deze buurt is nog geen partner vastgelegd.", icon=":material/groups:")
    for a in lopend[:HOOGSTENS]:
        volgende = f", volgende moment {opmaak.datum(a.moment.volgende)}" if a.moment.volgende else ""
        st.markdown(
            f"- **{opmaak.tekst(a.velden.organisatie)}**"
            f"{f': {opmaak.tekst(a.velden.wat)}' if a.velden.wat else ''} · "
            f"{opmaak.tekst(netwerk_beeld.merk(a))}{volgende}"
        )
    if len(lopend) > HOOGSTENS:
        st.caption(f"En nog {len(lopend) - HOOGSTENS} op Netwerk.")
    if lopend:
        herkomst.toon_regel(opmaak.tekst(netwerk_beeld.stand_regel(beeld, tuple(lopend))))
    with st.container(horizontal=True):
        vraag = {"buurt": gebied.buurt}
        st.page_link(NETWERK, label="Naar het netwerk", icon=":material/groups:", query_params=vraag)
        st.page_link(OVERDRACHT, label="Overdrachtsblad", icon=":material/handshake:", query_params=vraag)
