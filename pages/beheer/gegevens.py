"""Bring files in, see that nothing was lost, mend what was set apart, say what belongs where."""

import streamlit as st

from monitor.ui import (
    gegevens_apart,
    gegevens_grootboek,
    gegevens_import,
    gegevens_indelen,
    gegevens_normen,
    gegevens_ophalen,
    gegevens_stam,
)

DELEN = {
    "Importeren": gegevens_import.toon,
    "Open data ophalen": gegevens_ophalen.toon,
    "Ingelezen bestanden": gegevens_grootboek.toon,
    "Apart gezet": gegevens_apart.toon,
    "Indelen": gegevens_indelen.toon,
    "Team en roosters": gegevens_stam.toon,
    "Normen": gegevens_normen.toon,
    "Sjablonen": gegevens_stam.toon_sjablonen,
}

st.title("Gegevens", anchor=False)
deel = st.segmented_control(
    "Onderdeel",
    list(DELEN),
    default="Importeren",
    key="deel",
    bind="query-params",
    required=True,
    label_visibility="collapsed",
)
DELEN[deel or "Importeren"]()
