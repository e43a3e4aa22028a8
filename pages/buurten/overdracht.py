"""Who takes over which buurt, and the sheet with which a deputy can begin."""

import streamlit as st

from monitor.ui.overdracht import pagina

st.title("Overdracht", anchor=False)
pagina.toon()
