"""With whom we work together in the buurten, what was agreed, and when we talked last."""

import streamlit as st

from monitor.ui.netwerk import pagina

st.title("Netwerk", anchor=False)
pagina.toon()
