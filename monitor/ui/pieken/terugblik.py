"""Hoe goed waren eerdere voorspellingen: this model next to two plain rules, on the same weeks."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.prognose import pieken
from monitor.prognose.scorebord import ALLEEN, GEMIDDELDE, MODEL, PLANNING, REGEL
from monitor.ui import bron, herkomst, opmaak
from monitor.ui.pieken import uitleg


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
    st.markdown(f"**{opmaak.tekst(zin(blik))}**")
    st.table(
        pd.DataFrame(
            {
                "Manier": [s.naam.capitalize() for s in blik.scores],
                "Ernaast (uren per week)": [opmaak.getal(s.misser, 1) for s in blik.scores],
                "Binnen de band": [opmaak.deel(s.dekking) for s in blik.scores],
                "Weken vergeleken": [opmaak.getal(s.weken) for s in blik.scores],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Scorebord: hoeveel uur ernaast en hoe vaak binnen de band, per manier van voorspellen",
    )
    if any(s.naam == REGEL for s in blik.scores):
        st.caption(
            f"Deze verwachting ligt midden tussen ‘{ALLEEN}’ en ‘{REGEL}’. Dat laatste is het gemiddelde van "
            "de laatste 26 weken, met minder uren in weken met vakantie of verlof, zonder projecten."
        )
    st.caption(opmaak.tekst(kleine_letters(blik)))
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
    herkomst.uitleg(uitleg.TERUGBLIK, sleutel="pieken_terugblik")


def zin(blik: pieken.Terugblik) -> str:
    """How far off the middle forecast was, next to the plain rules; and how often the band held."""
    eigen = next((s for s in blik.scores if s.naam == MODEL), None)
    anders = [s for s in blik.scores if s.naam in (GEMIDDELDE, PLANNING)]
    if eigen is None or not anders:
        return "Er is nog geen vergelijking."
    band = (
        f"In de band hoort de werkelijkheid 8 van de 10 keer te vallen; dat was "
        f"{opmaak.deel(eigen.dekking)} van de weken."
    )
    if eigen.misser is None:
        return band
    delen = [_naast(eigen.misser, s.naam, s.misser) for s in anders if s.misser is not None]
    return (
        f"De verwachting zat er per coördinator gemiddeld {opmaak.getal(eigen.misser, 1)} uur per week "
        f"naast: {opmaak.opsomming(delen)}. {band}"
    )


def _naast(eigen: float, naam: str, ander: float) -> str:
    """`12 % minder dan gewoon het gemiddelde`; what reads the same is the same."""
    verschil = 1 - eigen / ander if ander else 0.0
    if opmaak.getal(eigen, 1) == opmaak.getal(ander, 1):
        return f"even ver als {naam}"
    return f"{opmaak.procent(abs(verschil))} {'minder' if verschil > 0 else 'meer'} dan {naam}"


def kleine_letters(blik: pieken.Terugblik) -> str:
    """The scores by their names, with what they mean."""

    def per_manier(waarden: list[float], decimalen: int) -> str:
        namen = [s.naam for s in blik.scores]
        return opmaak.opsomming(
            [f"{naam} {opmaak.getal(w, decimalen)}" for naam, w in zip(namen, waarden, strict=True)]
        )

    return (
        "Voor wie het precies wil weten; bij beide is lager beter. Een verwachting is meer dan haar midden: "
        "de pinball-score weegt hoe ver de lage, de middelste en de hoge schatting ernaast zaten, in uren "
        f"per week: {per_manier([s.pinball for s in blik.scores], 2)}. De Brier-score zegt hoe goed de kans "
        "op te druk klopte, van 0 (altijd goed) tot 1 (altijd fout): "
        f"{per_manier([s.brier for s in blik.scores], 3)}."
    )
