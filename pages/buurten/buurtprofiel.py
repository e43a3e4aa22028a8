"""One buurt or complex on one screen: its lights, how sure they are, and what each source says."""

import streamlit as st

from monitor.ui.profiel import blad
from monitor.ui.stoplicht import leeg

links, rechts = st.columns([3, 2], vertical_alignment="bottom")
links.title("Buurtprofiel", anchor=False)
if not leeg.toon():
    with rechts:
        gebied = blad.kies()
    if gebied is None:
        st.info("Er is geen buurt die u mag zien.", icon=":material/visibility_off:")
    elif not gebied:
        st.info(blad.ONBEKENDE_BUURT, icon=":material/search_off:")
    else:
        blad.toon(gebied)
