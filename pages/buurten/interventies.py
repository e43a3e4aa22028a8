"""What is done in the buurten, what it did next to comparable ones, and what neighbours do differently."""

import streamlit as st

from monitor.ui.interventie import pagina

st.title("Interventies", anchor=False)
pagina.toon()
