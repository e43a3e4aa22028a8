"""Werkdruk."""

import streamlit as st

st.title("Werkdruk")
