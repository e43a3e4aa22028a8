"""Which division of buurten over coordinators is fair, in one piece, and close to today's; at the table."""

import streamlit as st

from monitor.ui import werkgebied_pagina

st.title("Werkgebieden", anchor=False)
werkgebied_pagina.toon()
