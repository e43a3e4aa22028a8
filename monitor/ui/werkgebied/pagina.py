"""The page Werkgebieden: which view, an empty state that says what to import, and opening by address."""

from __future__ import annotations

import streamlit as st

from monitor.ui import adres, bron, herkomst, startnormen
from monitor.ui.werkgebied import gevoel, grenzen, rotatie, tafel, verdelen, verder, vergelijk
from monitor.werkgebied import questions

BEELDEN = {
    "verdelen": ("Verdelen", verdelen.toon),
    "vergelijken": ("Vergelijken", vergelijk.toon),
    "wisselen": ("Jaren en wisselen", rotatie.toon),
    "gevoel": ("Gevoel en cijfers", gevoel.toon),
    "grenzen": ("Grenzen", grenzen.toon),
}


def toon() -> None:
    """The chosen view, kept in the address."""
    if tafel.tafel() is None:
        st.info(
            "Er is nog niets te verdelen. Importeer eerst de buurten met hun kaart, de roosters en de "
            "verdeling van nu.",
            icon=":material/upload_file:",
        )
        st.page_link("pages/beheer/gegevens.py", label="Naar Gegevens", icon=":material/database:")
        return
    verder.herstel()
    tafel.open_adres()
    with st.container(horizontal=True, vertical_alignment="center"):
        beeld = adres.knoppen(
            "Beeld", "beeld", list(BEELDEN), "verdelen", "werkgebied_beeld",
            lambda sleutel: BEELDEN[sleutel][0],
        )  # fmt: skip
        herkomst.uitleg(bron.vraag(questions.uitleg), sleutel="werkgebied")
    BEELDEN[beeld][1]()
    startnormen.toon(cijfers=False)
