"""One calm line beside a verdict on start values: how many, what they hide, and where to measure."""

from __future__ import annotations

import streamlit as st

from monitor.ui import bron, kijker
from monitor.werkdruk import questions

GEGEVENS = "pages/beheer/gegevens.py"
NORMEN = "Normen"  # part of the page Gegevens, as its address names it


def regels(weken: int = 13) -> list[str]:
    """The same for above a file that leaves the house; nothing when no norm is a start value."""
    stand = bron.vraag(questions.startnormen, bron.vandaag(), weken)
    return [f"Let op: {stand.kort}"] if stand.kort else []


def toon(weken: int = 13, *, cijfers: bool = True) -> None:
    """The line, with a link for who may open Gegevens; nothing when no norm is a start value.

    `cijfers=False` leaves the team's hours out: only how many norms are start values.
    """
    stand = bron.vraag(questions.startnormen, bron.vandaag(), weken)
    if not stand.start:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(stand.zin if cijfers else stand.kort)
        if kijker.kijker().bereik.mag_pagina("gegevens"):
            st.page_link(
                GEGEVENS, label="Naar Normen", icon=":material/straighten:", query_params={"deel": NORMEN}
            )
