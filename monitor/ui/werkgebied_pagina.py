"""The page Werkgebieden: which view, an empty state that says what to import, and opening by address."""

from __future__ import annotations

import streamlit as st

from monitor.ui import (
    bron,
    herkomst,
    startnormen,
    werkgebied_gevoel,
    werkgebied_grenzen,
    werkgebied_rotatie,
    werkgebied_tafel,
    werkgebied_verdelen,
    werkgebied_verder,
    werkgebied_vergelijk,
)
from monitor.werkgebied import questions

BEELDEN = {
    "verdelen": ("Verdelen", werkgebied_verdelen.toon),
    "vergelijken": ("Vergelijken", werkgebied_vergelijk.toon),
    "wisselen": ("Jaren en wisselen", werkgebied_rotatie.toon),
    "gevoel": ("Gevoel en cijfers", werkgebied_gevoel.toon),
    "grenzen": ("Grenzen", werkgebied_grenzen.toon),
}


def toon() -> None:
    """The chosen view, kept in the address."""
    if werkgebied_tafel.tafel() is None:
        st.info(
            "Er is nog niets te verdelen. Importeer eerst de buurten met hun kaart, de roosters en de "
            "verdeling van nu.",
            icon=":material/upload_file:",
        )
        st.page_link("pages/beheer/gegevens.py", label="Naar Gegevens", icon=":material/database:")
        return
    werkgebied_verder.herstel()
    werkgebied_tafel.open_adres()
    with st.container(horizontal=True, vertical_alignment="center"):
        beeld = st.segmented_control(
            "Beeld", list(BEELDEN), default="verdelen", key="beeld", bind="query-params", required=True,
            format_func=lambda sleutel: BEELDEN[sleutel][0], label_visibility="collapsed",
        )  # fmt: skip
        herkomst.uitleg(bron.vraag(questions.uitleg), sleutel="werkgebied")
    BEELDEN[str(beeld or "verdelen")][1]()
    startnormen.toon(cijfers=False)
