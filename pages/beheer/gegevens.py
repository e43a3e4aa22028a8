"""Bring files in, see that nothing was lost, mend what was set apart, say what belongs where."""

import streamlit as st

from monitor.ui import adres
from monitor.ui.gegevens import apart, grootboek, indelen, inlezen, normen, ophalen, stam

DELEN = {
    "Importeren": inlezen.toon,
    "Open data ophalen": ophalen.toon,
    "Ingelezen bestanden": grootboek.toon,
    "Apart gezet": apart.toon,
    "Indelen": indelen.toon,
    "Team en roosters": stam.toon,
    "Normen": normen.toon,
    "Sjablonen": stam.toon_sjablonen,
}

st.title("Gegevens", anchor=False)
DELEN[adres.knoppen("Onderdeel", "deel", list(DELEN), "Importeren", "gegevens_deel")]()
