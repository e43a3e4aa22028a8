"""What stands out this week, which data are missing or old, and where to read more."""

import streamlit as st

st.title("Overzicht")
