"""What stands out this week, which data are missing or old, and where to read more."""

import streamlit as st

from monitor.ui import overzicht

st.title("Overzicht", anchor=False)
overzicht.toon()
