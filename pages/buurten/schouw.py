"""How clean and whole the complexes are: rounds against the norm, what fell below, what is due."""

import streamlit as st

from monitor.ui import schouw_pagina

st.title("Schouw", anchor=False)
schouw_pagina.toon()
