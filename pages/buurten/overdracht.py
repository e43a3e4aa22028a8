"""Who takes over which buurt, and the sheet with which a deputy can begin."""

import streamlit as st

from monitor.ui import overdracht_pagina

st.title("Overdracht", anchor=False)
overdracht_pagina.toon()
