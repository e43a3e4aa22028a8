"""What to import first, when there is nothing to show yet."""

from __future__ import annotations

import streamlit as st

from monitor.leefbaarheid import questions
from monitor.ui import bron

GEGEVENS = "pages/beheer/gegevens.py"


def toon() -> bool:
    """Say what is missing; True when the page can stop here."""
    if not bron.vraag(questions.gebieden):
        zin = (
            "Er zijn nog geen buurten. Importeer een bestand met de grenzen van uw buurten (GeoJSON, "
            "GeoPackage of shapefile), daarna cijfers per buurt: van het CBS, de politie, of uw eigen lijst."
        )
    elif not bron.vraag(questions.indicatoren) and not bron.vraag(questions.indicatoren, "complex"):
        zin = (
            "De buurten zijn er, de cijfers nog niet. Importeer cijfers per buurt of complex: politie, "
            "bewonersonderzoek, schouw, huurachterstand, of een eigen lijst met gebied, indicator en jaar."
        )
    else:
        return False
    st.info(zin, icon=":material/upload_file:")
    st.page_link(GEGEVENS, label="Naar Gegevens", icon=":material/database:")
    return True
