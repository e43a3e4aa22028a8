"""Choices that live in the address: a link opens the same picture, and a wrong value does no harm.

Streamlit's own binding writes the label in the address; a code is shorter, survives a new label and never
holds a person's name. `gekozen` makes the widget's state follow the address; `onthoud` does the reverse;
`keuzelijst` is a list that does both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Literal

import streamlit as st


def gekozen(naam: str, opties: Sequence[str], standaard: str, sleutel: str) -> str:
    """The option in the address when it exists, else the default; the widget `sleutel` will show it."""
    waarde = st.query_params.get(naam, standaard)
    st.session_state[sleutel] = waarde if waarde in opties else standaard
    return str(st.session_state[sleutel])


def onthoud(naam: str, standaard: str, sleutel: str, *vervallen: str) -> None:
    """Callback of a widget: its value goes into the address; what depended on the old value goes out."""
    zet(naam, st.session_state[sleutel], standaard)
    for ander in vervallen:
        st.query_params.pop(ander, None)


def keuzelijst(
    label: str,
    naam: str,
    opties: Sequence[str],
    standaard: str,
    sleutel: str,
    tekst: Callable[[str], str] = str,
    *,
    breedte: int | Literal["stretch"] = "stretch",
) -> str:
    """A list whose choice stands in the address as `naam`; `tekst` says an option in words."""
    gekozen(naam, opties, standaard, sleutel)
    keuze = st.selectbox(
        label, opties, key=sleutel, format_func=tekst, width=breedte,
        on_change=onthoud, args=(naam, standaard, sleutel),
    )  # fmt: skip
    return str(keuze)


def onbekend(naam: str, opties: Collection[str]) -> bool:
    """Does the address ask for something that isn't there?"""
    return naam in st.query_params and st.query_params[naam] not in opties


def zet(naam: str, waarde: object, standaard: str = "") -> None:
    """Put a choice in the address; the default leaves no trace."""
    if waarde is None or str(waarde) == standaard:
        st.query_params.pop(naam, None)
    else:
        st.query_params[naam] = str(waarde)
