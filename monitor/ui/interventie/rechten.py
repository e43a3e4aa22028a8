"""Who may write on Interventies, and under which name.

The rule of Netwerk (`jaarplan.overdracht_rechten`): manager and beheerder everywhere, a gebiedsregisseur in
every buurt, a coordinator in the own buurten, a deputy while it lasts; nobody behind a link, and not the
board.
"""

from __future__ import annotations

import streamlit as st

from monitor.jaarplan.overdracht.rechten import OVERAL
from monitor.ui import buurt_schrijver, kijker

NAAM = "interventie_naam"
NIET_HIER = "Wijzigen kan in de buurten die bij u horen. Vraag anders uw leidinggevende."


def mag() -> frozenset[str] | None:
    """The buurten in which the viewer may write; None = all of them."""
    return buurt_schrijver.schrijver(netwerk=True).buurten


def mag_in(buurt: str) -> bool:
    """May the viewer write in this buurt?"""
    waar = mag()
    return waar is None or buurt in waar


def mag_bibliotheek() -> bool:
    """May the viewer change the library? The choice of the corporation: manager and beheerder."""
    wie = kijker.kijker()
    return wie.rol in OVERAL and not wie.link


def vraag_naam() -> None:
    """Without a login nobody is known: then a field asks for the name that goes with a change."""
    if kijker.kijker() == kijker.ZELF:
        st.text_input("Uw naam, bij wat u wijzigt", key=NAAM, max_chars=60, width=330)


def auteur() -> str:
    """The name under which a change is kept."""
    wie = kijker.kijker()
    zelf = " ".join(str(st.session_state.get(NAAM, "")).split())
    return zelf if wie == kijker.ZELF and zelf else wie.naam
