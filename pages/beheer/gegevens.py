"""Bring files in, see that nothing was lost, mend what was set apart, say what belongs where."""

import streamlit as st

from monitor.ui import gegevens_apart, gegevens_grootboek, gegevens_import, gegevens_indelen

DELEN = {
    "importeren": ("Importeren", gegevens_import.toon),
    "ingelezen": ("Ingelezen bestanden", gegevens_grootboek.toon),
    "apart": ("Apart gezet", gegevens_apart.toon),
    "indelen": ("Indelen", gegevens_indelen.toon),
}

st.title("Gegevens", anchor=False)
deel = st.segmented_control(
    "Onderdeel",
    list(DELEN),
    default="importeren",
    format_func=lambda sleutel: DELEN[sleutel][0],
    key="deel",
    bind="query-params",
    required=True,
    label_visibility="collapsed",
)
DELEN[deel or "importeren"][1]()
