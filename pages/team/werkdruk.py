"""Who is busy, how sure are we, by what, structural or a peak: of the team, or of one person."""

import streamlit as st

from monitor.ui import bron, kijker
from monitor.ui.werkdruk import blad, team
from monitor.werkdruk import questions

st.title("Werkdruk", anchor=False)
links, rechts = st.columns([3, 2], vertical_alignment="bottom")
with links:
    weken = team.kies_weken()
overzicht = bron.vraag(questions.teamoverzicht, bron.vandaag(), weken)
personen = kijker.mag_personen(kijker.kijker(), bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld())
with rechts:
    persoon = team.kies_persoon(overzicht) if personen else None
if persoon is None:
    team.toon(overzicht, personen=personen, weken=weken)
else:
    blad.toon(bron.vraag(questions.persoonsblad, persoon, bron.vandaag(), weken))
