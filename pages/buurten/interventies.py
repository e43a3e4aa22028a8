"""What is done in the buurten, what it did next to comparable ones, and what neighbours do differently."""

import streamlit as st

from monitor.ui import interventie_pagina

st.title("Interventies", anchor=False)
interventie_pagina.toon()
