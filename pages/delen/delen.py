"""Make a link or a report for the board, see who looked, and take a link back."""

import streamlit as st

from monitor.ui import bord_bron, bord_verslag, delen_lijst, delen_logboek, delen_maken

st.title("Delen", anchor=False)
delen_maken.toon()
if delen_maken.mag_maken():
    st.header("Verslag", anchor=False)
    st.markdown("Het bord als PDF om te lezen of te printen, en de tabellen als Excel.")
    bord_verslag.knoppen(bord_bron.verslag(), sleutel="delen")
delen_lijst.toon()
delen_logboek.toon()
