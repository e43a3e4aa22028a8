"""The page Interventies: one sheet when the address asks for it, else the chosen view."""

from __future__ import annotations

import streamlit as st

from monitor.jaarplan import interventie_vragen as vragen
from monitor.ui import (
    adres,
    bron,
    interventie_bestanden,
    interventie_bibliotheek,
    interventie_buren,
    interventie_een,
    interventie_lijst,
)

BEELD = "interventie_beeld"
BEELDEN = {
    "lijst": ("Waar en wanneer", interventie_lijst.toon),
    "bibliotheek": ("Bibliotheek", interventie_bibliotheek.toon),
    "buren": ("Gluren bij de buren", interventie_buren.toon),
    "bestand": ("Inlezen en meenemen", interventie_bestanden.toon),
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
    if "toepassing" in st.query_params:
        code = st.query_params["toepassing"]
        # a link to the page that is open runs it with the code, but leaves the code out of the address
        st.query_params["toepassing"] = code
        interventie_een.toon(code)
        return
    adres.gekozen("beeld", list(BEELDEN), "lijst", BEELD)
    beeld = st.segmented_control(
        "Beeld", list(BEELDEN), key=BEELD, required=True, label_visibility="collapsed",
        format_func=lambda sleutel: BEELDEN[sleutel][0],
        on_change=adres.onthoud, args=("beeld", "lijst", BEELD),
    )  # fmt: skip
    BEELDEN[str(beeld or "lijst")][1]()
