"""The page Interventies: one sheet when the address asks for it, else the chosen view."""

from __future__ import annotations

import streamlit as st

from monitor.jaarplan.interventie import vragen
from monitor.ui import adres, bron, gedaan
from monitor.ui.interventie import bestanden, bibliotheek, buren, een, lijst
from monitor.ui.interventie.formulier import PAGINA

BEELD = "interventie_beeld"
BEELDEN = {
    "lijst": ("Waar en wanneer", lijst.toon),
    "bibliotheek": ("Bibliotheek", bibliotheek.toon),
    "buren": ("Gluren bij de buren", buren.toon),
    "bestand": ("Inlezen en meenemen", bestanden.toon),
}


def toon() -> None:
    """The chosen view, kept in the address."""
    buurten, _ = bron.vraag(vragen.plekken)
    if not buurten:
        st.info(
            "Er zijn nog geen buurten om een interventie in toe te passen. Importeer eerst de buurten bij "
            "Gegevens.",
            icon=":material/upload_file:",
        )
        st.page_link("pages/beheer/gegevens.py", label="Naar Gegevens", icon=":material/database:")
        return
    gedaan.toon(PAGINA)
    if "toepassing" in st.query_params:
        code = st.query_params["toepassing"]
        # a link to the page that is open runs it with the code, but leaves the code out of the address
        st.query_params["toepassing"] = code
        een.toon(code)
        return
    beeld = adres.knoppen(
        "Beeld", "beeld", list(BEELDEN), "lijst", BEELD, lambda sleutel: BEELDEN[sleutel][0]
    )
    BEELDEN[beeld][1]()
