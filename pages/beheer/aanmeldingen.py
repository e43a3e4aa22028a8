"""Who logged in, and which medewerker is behind which login."""

import streamlit as st

from monitor.ui import aanmeldingen

st.title("Aanmeldingen", anchor=False)
aanmeldingen.toon()
