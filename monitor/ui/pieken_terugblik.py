"""Hoe goed waren eerdere voorspellingen: this model next to two plain rules, on the same weeks."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.prognose import pieken
from monitor.prognose.scorebord import MODEL
from monitor.ui import bron, herkomst, opmaak, pieken_uitleg

EVEN_GOED = 0.01  # a difference that the error itself can't carry


def toon() -> None:
    """The scoreboard, in words first."""
    st.subheader("Hoe goed waren eerdere voorspellingen?", anchor=False)
    blik = bron.vraag(pieken.terugblik)
    if not blik.scores:
        st.info(
            "Er is nog te weinig historie om eerdere verwachtingen na te rekenen. Dat kan vanaf anderhalf "
            "jaar uren.",
            icon=":material/hourglass_top:",
        )
        return
    st.markdown(f"**{_zin(blik)}**")
    st.table(
        pd.DataFrame(
            {
                "Manier": [s.naam.capitalize() for s in blik.scores],
                "Fout (uren per week)": [opmaak.getal(s.pinball, 2) for s in blik.scores],
                "Binnen de band": [opmaak.procent(s.dekking) for s in blik.scores],
                "Fout in de kans": [opmaak.getal(s.brier, 3) for s in blik.scores],
                "Weken vergeleken": [opmaak.getal(s.weken) for s in blik.scores],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Scorebord: fout, dekking van de band en fout in de kans per manier van voorspellen",
    )
    herkomst.toon_regel(
        f"{opmaak.meervoud(blik.terugblikken, 'eerdere verwachting', 'eerdere verwachtingen')}, opnieuw "
        "gemaakt met "
        f"wat toen bekend was · de band is daarna met factor {opmaak.getal(blik.breedte, 2)} bijgesteld"
    )
    if blik.optimistisch:
        st.caption(
            "Van eerdere projecten is het eerste plan niet bewaard; deze cijfers zijn daardoor iets te "
            "gunstig. "
            "Vanaf nu bewaren we elk plan."
        )
    herkomst.uitleg(pieken_uitleg.TERUGBLIK, sleutel="pieken_terugblik")


def _zin(blik: pieken.Terugblik) -> str:
    eigen = next((s for s in blik.scores if s.naam == MODEL), None)
    anders = [s for s in blik.scores if s.naam != MODEL]
    if eigen is None or not anders:
        return "Er is nog geen vergelijking."
    delen = []
    for s in anders:
        verschil = 1 - eigen.pinball / s.pinball if s.pinball else 0.0
        if abs(verschil) < EVEN_GOED:
            delen.append(f"even goed als {s.naam}")
        else:
            hoe = "beter" if verschil > 0 else "slechter"
            delen.append(f"{opmaak.procent(abs(verschil))} {hoe} dan {s.naam}")
    return (
        f"De fout van deze verwachting was {opmaak.getal(eigen.pinball, 2)} uur per week: "
        f"{opmaak.opsomming(delen)}. {opmaak.procent(eigen.dekking)} van de weken viel binnen de band; "
        "dat hoort rond 80 % te zijn."
    )
