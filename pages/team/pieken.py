"""Which weeks will be too busy, for whom, by which project; and what can be done about it."""

import streamlit as st

from monitor.ui.pieken import pagina

st.title("Pieken", anchor=False)
pagina.toon()
