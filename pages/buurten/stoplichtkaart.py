"""Which buurten need us, and how sure are we: the map, what stands out, and the thresholds behind it."""

import streamlit as st

from monitor.ui import (
    stoplicht_drempels,
    stoplicht_gedeeld,
    stoplicht_kaart,
    stoplicht_leeg,
    stoplicht_lijsten,
)

st.title("Stoplichtkaart", anchor=False)
if stoplicht_gedeeld.geldt():
    stoplicht_gedeeld.toon()
elif not stoplicht_leeg.toon():
    stoplicht_kaart.toon()
    stoplicht_lijsten.toon()
    stoplicht_drempels.toon()
