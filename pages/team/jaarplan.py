"""What we want to reach this year, who does what by when, and how far it is."""

import streamlit as st

from monitor.ui.jaarplan import pagina

st.title("Jaarplan", anchor=False)
pagina.toon()
