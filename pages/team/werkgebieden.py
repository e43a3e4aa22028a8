"""Which division of buurten over coordinators is fair, in one piece, and close to today's; at the table."""

import streamlit as st

from monitor.ui.werkgebied import pagina

st.title("Werkgebieden", anchor=False)
pagina.toon()
