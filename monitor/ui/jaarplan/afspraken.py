"""Performance agreements of the year: with whom, what, and how far the goals that serve them are."""

from __future__ import annotations

import streamlit as st

from monitor.jaarplan.plan.beeld import Afspraakbeeld, Jaarbeeld
from monitor.jaarplan.plan.rechten import Blik
from monitor.ui import opmaak
from monitor.ui.jaarplan import formulieren, kijk, woorden


def toon(jaar: Jaarbeeld, blik: Blik) -> None:
    """A card per agreement; the goals that serve none are counted below."""
    if not jaar.afspraken:
        st.info(
            f"Voor {jaar.jaar} staan hier nog geen prestatieafspraken. Zet erin wat u met de gemeente en de "
            "huurdersorganisatie hebt afgesproken, en kies bij elk doel aan welke afspraak het bijdraagt.",
            icon=":material/handshake:",
        )
    for afspraak in jaar.afspraken:
        _kaartje(afspraak, blik)
    los = sum(d.afspraak is None for d in jaar.doelen)
    if jaar.afspraken and los:
        dragen = "doel draagt" if los == 1 else "doelen dragen"
        st.caption(f"{los} {dragen} niet bij aan een prestatieafspraak.")
    if blik.alles:
        formulieren.knop_afspraak(jaar)


def _kaartje(beeld: Afspraakbeeld, blik: Blik) -> None:
    with st.container(border=True):
        st.markdown(f"##### :material/handshake: {opmaak.tekst(beeld.afspraak.met)}")
        st.markdown(opmaak.tekst(beeld.afspraak.tekst))
        if not beeld.doelen:
            st.caption("Nog geen doel draagt hieraan bij.")
        else:
            doelen = opmaak.meervoud(len(beeld.doelen), "doel", "doelen")
            st.progress(
                woorden.voortgang(beeld.voortgang), text=opmaak.tekst(f"{doelen}: {beeld.voortgang.zin}")
            )
        for d in beeld.doelen:
            with st.container(gap=None):
                kijk.naar_doel(opmaak.tekst(d.doel.tekst), d.doel, "afspraak")
                st.caption(opmaak.tekst(f"{woorden.uitslag_zin(d)} {d.voortgang.zin}."))
        if blik.alles:
            formulieren.knop_wijzig_afspraak(beeld.afspraak)
