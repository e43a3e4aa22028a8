"""With whom we work together in the buurten, what was agreed, and when we talked last."""

import streamlit as st

from monitor.ui import netwerk_pagina

st.title("Netwerk", anchor=False)
netwerk_pagina.toon()
