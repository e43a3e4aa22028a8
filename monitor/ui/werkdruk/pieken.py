"""Where Werkdruk and Pieken say different things of one person: said beside that person, with a link.

Werkdruk asks whether the work fits by the norm; Pieken whether the weeks to come fit as people work now. Both
can be right. Read from the forecast as it is kept; nothing is computed here.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.prognose import pieken
from monitor.ui import bron, kijker, opmaak
from monitor.werkdruk import questions
from monitor.werkdruk.rules import IN_BALANS, MISSCHIEN_RUIMTE, RUIMTE, TE_VOL

PIEKEN = "pages/team/pieken.py"
MINSTENS_WEKEN = 2  # one busy week is no contradiction
TE_DRUK, AFWEZIG = "te druk", "afwezig"


def toon(cijfer: questions.Persoonscijfer) -> None:
    """The contradiction, if there is one."""
    beeld = bron.vraag(pieken.pieken, bron.vandaag())
    if beeld.reden is not None:
        return
    zin = tegenspraak(cijfer.oordeel, beeld.weken[beeld.weken["medewerker"] == cijfer.medewerker])
    if not zin:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/compare_arrows: {zin}")
        if mag_erheen():
            st.page_link(
                PIEKEN, label="Naar Pieken", icon=":material/trending_up:",
                query_params={"coordinator": cijfer.medewerker},
            )  # fmt: skip


def mag_erheen() -> bool:
    """Whether the viewer sees persons on Pieken; who doesn't, reads the own weeks on Mijn werk."""
    wie = kijker.kijker()
    personen = kijker.mag_personen(wie, bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld())
    return personen and wie.bereik.mag_pagina("pieken")


def tegenspraak(oordeel: str, weken: pd.DataFrame) -> str:
    """Why the verdict by the norm and the forecast differ; empty when they don't, or when either is unknown.

    `weken`: the weeks to come of this person, columns `week` (Monday) and `woord`.
    """
    hier = weken[weken["woord"] != AFWEZIG].sort_values("week")
    druk = list(hier.loc[hier["woord"] == TE_DRUK, "week"])
    if hier.empty:
        return ""
    if oordeel in (RUIMTE, MISSCHIEN_RUIMTE, IN_BALANS) and len(druk) >= MINSTENS_WEKEN:
        return (
            f"**Pieken verwacht wél drukke weken**: te druk in {len(druk)} van de {len(hier)} komende weken, "
            f"voor het eerst in {opmaak.week_jaar(druk[0])}. Werkdruk rekent hier met de norm, Pieken met "
            f"hoe "
            "er nu gewerkt wordt en wat eraan komt; ga voor ondersteuning af op Pieken."
        )
    if oordeel == TE_VOL and not druk:
        return (
            f"**Pieken verwacht géén drukke weken** in de {len(hier)} komende. De norm vraagt meer dan er nu "
            "wordt gewerkt; kijk of er werk blijft liggen."
        )
    return ""
