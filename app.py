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
            venster.pagina("pages/vandaag/overzicht.py", "Overzicht", "today", default=True),
        ],
        "Het team": [
            venster.pagina("pages/team/werkdruk.py", "Werkdruk", "speed", "werkdruk"),
            venster.pagina("pages/team/pieken.py", "Pieken", "trending_up", "pieken"),
            venster.pagina("pages/team/werkgebieden.py", "Werkgebieden", "map", "werkgebieden"),
            venster.pagina("pages/team/jaarplan.py", "Jaarplan", "event_note", "jaarplan"),
            venster.pagina("pages/team/mijn_werk.py", "Mijn werk", "person", "mijn-werk"),
        ],
        "De buurten": [
            venster.pagina("pages/buurten/stoplichtkaart.py", "Stoplichtkaart", "traffic", "stoplichtkaart"),
            venster.pagina("pages/buurten/buurtprofiel.py", "Buurtprofiel", "home_pin", "buurtprofiel"),
            venster.pagina("pages/buurten/interventies.py", "Interventies", "handyman", "interventies"),
            venster.pagina("pages/buurten/schouw.py", "Schouw", "checklist", "schouw"),
            venster.pagina("pages/buurten/netwerk.py", "Netwerk", "groups", "netwerk"),
            venster.pagina("pages/buurten/overdracht.py", "Overdracht", "handshake", "overdracht"),
        ],
        "Delen": [
            venster.pagina("pages/delen/bord.py", "Bord", "dashboard", "bord"),
            venster.pagina("pages/delen/delen.py", "Delen", "share", "delen"),
        ],
        "Beheer": [
            venster.pagina("pages/beheer/gegevens.py", "Gegevens", "database", "gegevens"),
            venster.pagina("pages/beheer/aanmeldingen.py", "Aanmeldingen", "key", "beheer", aangemeld=True),
        ],
    },
    position="sidebar",
    expanded=True,  # else the last pages hide behind a button, in English
)
venster.kop()
venster.draai(pagina)
