"""Front door: page config, who is looking, navigation. A plain script, so that tests can run it."""

import streamlit as st

from monitor.ui import venster

st.set_page_config(
    page_title="Buurtmonitor",
    page_icon=venster.ICOON,
    layout="wide",
    initial_sidebar_state=250,
    menu_items={"Get help": None, "Report a bug": None, "About": None},
)
pagina = st.navigation(
    {
        "": [
            st.Page("pages/vandaag/overzicht.py", title="Overzicht", icon=":material/today:", default=True),
        ],
        "Het team": [
            st.Page("pages/team/werkdruk.py", title="Werkdruk", icon=":material/speed:", url_path="werkdruk"),
            st.Page("pages/team/pieken.py", title="Pieken", icon=":material/trending_up:", url_path="pieken"),
            st.Page(
                "pages/team/werkgebieden.py",
                title="Werkgebieden",
                icon=":material/map:",
                url_path="werkgebieden",
            ),
        ],
        "De buurten": [
            st.Page(
                "pages/buurten/stoplichtkaart.py",
                title="Stoplichtkaart",
                icon=":material/traffic:",
                url_path="stoplichtkaart",
            ),
            st.Page(
                "pages/buurten/buurtprofiel.py",
                title="Buurtprofiel",
                icon=":material/home_pin:",
                url_path="buurtprofiel",
            ),
        ],
        "Beheer": [
            st.Page(
                "pages/beheer/gegevens.py", title="Gegevens", icon=":material/database:", url_path="gegevens"
            ),
        ],
    },
    position="sidebar",
)
venster.kop()
venster.draai(pagina)
