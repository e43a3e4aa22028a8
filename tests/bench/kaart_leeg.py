"""Streamlit's own empty page, as small as it can be: a word, and a button that runs it again."""

LEEG = """
import streamlit as st

st.set_page_config(layout="wide")
st.write("Leeg")
keer = st.session_state.get("keer", 0)
if st.button("Nog eens"):
    keer += 1
    st.session_state["keer"] = keer
st.write(f"keer {keer}")
"""
