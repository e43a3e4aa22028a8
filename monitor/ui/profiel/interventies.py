"""The interventions of one buurt or complex on its profile, for who may see the page they come from."""

from __future__ import annotations

import streamlit as st

from monitor.jaarplan.interventie import vragen
from monitor.jaarplan.interventie.antwoorden import Regel
from monitor.leefbaarheid.antwoorden import Gebied
from monitor.ui import bron, kijker
from monitor.ui.interventie import lijst as interventie_lijst

HOOGSTENS = 5
NAAM = "interventies"  # of the page, as scopes name it


def toon(gebied: Gebied) -> None:
    """The newest ones with what they did, and the way to the rest."""
    if kijker.kijker().link or not kijker.kijker().bereik.mag_pagina(NAAM):
        return
    st.subheader("Interventies", anchor=False)
    hier = van(gebied, bron.vraag(vragen.regels, bron.vandaag()))
    if not hier:
        st.info("Hier is nog geen interventie vastgelegd.", icon=":material/handyman:")
    for regel in hier[:HOOGSTENS]:
        interventie_lijst.rij(regel)
    meer = f"Alle {len(hier)} interventies in deze buurt" if len(hier) > HOOGSTENS else "Naar Interventies"
    with st.container(horizontal=True):
        st.page_link(
            interventie_lijst.PAGINA, label=meer, icon=":material/list:", query_params={"buurt": gebied.buurt}
        )
        st.page_link(
            interventie_lijst.PAGINA, label="Gluren bij de buren", icon=":material/visibility:",
            query_params={"beeld": "buren", "buurt": gebied.buurt},
        )  # fmt: skip


def van(gebied: Gebied, regels: tuple[Regel, ...]) -> tuple[Regel, ...]:
    """Those of a buurt; of a complex its own and those of the whole buurt around it."""
    if gebied.niveau == "buurt":
        return tuple(r for r in regels if r.toepassing.buurt == gebied.code)
    hun = (gebied.code, None)
    return tuple(r for r in regels if r.toepassing.buurt == gebied.buurt and r.toepassing.complex in hun)
