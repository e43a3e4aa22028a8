"""One's own hours: exactly the sheet that the manager sees, and nobody else's."""

import streamlit as st

from monitor.ui import mijn_werk

st.title("Mijn werk", anchor=False)
mijn_werk.toon()
