"""How clean and whole the complexes are: rounds against the norm, what fell below, what is due."""

import streamlit as st

from monitor.ui.schouw import pagina

st.title("Schouw", anchor=False)
pagina.toon()
