"""Gegevens."""

import streamlit as st

st.title("Gegevens")
