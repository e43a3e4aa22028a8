"""Make a link or a report for the board, see who looked, and take a link back."""

import streamlit as st

from monitor.ui.bord import bron as bord_bron
from monitor.ui.bord import verslag
from monitor.ui.delen import lijst, logboek, maken

st.title("Delen", anchor=False)
maken.toon()
if maken.mag_maken():
    st.header("Verslag", anchor=False)
    st.markdown("Het bord als PDF om te lezen of te printen, en de tabellen als Excel.")
    verslag.knoppen(bord_bron.verslag(), sleutel="delen")
lijst.toon()
logboek.toon()
