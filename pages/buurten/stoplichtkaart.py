"""Which buurten need us, and how sure are we: the map, what stands out, and the thresholds behind it."""

import streamlit as st

from monitor.ui.stoplicht import drempels, leeg, lijsten
from monitor.ui.stoplicht import gedeeld as stoplicht_gedeeld
from monitor.ui.stoplicht import kaart as stoplicht_kaart

st.title("Stoplichtkaart", anchor=False)
if stoplicht_gedeeld.geldt():
    stoplicht_gedeeld.toon()
elif not leeg.toon():
    stoplicht_kaart.toon()
    lijsten.toon()
    drempels.toon()
