"""Choices that live in the address: a link opens the same picture, a step back in the browser undoes the last
choice, and a wrong value does no harm.

Streamlit's own binding (`bind="query-params"`) replaces the address instead of adding a step to the browser's
history, writes the label in it, and drops what it doesn't know without a word. A choice in `st.query_params`
makes a step, and a code is shorter, survives a new label and never holds a person's name. `gekozen` makes the
widget's state follow the address; `onthoud` does the reverse; `keuzelijst` and `knoppen` are fields
that do both. What the address asks for and isn't there is said above the page, with what is shown instead.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal, TypeVar

import streamlit as st

from monitor.ui import opmaak

Keus = TypeVar("Keus", str, int)
VREEMD = "adres_vreemd"  # name in the address → the sentence about a value nobody knows
ZELF = "adres_zelf"  # something was chosen on the page since it was last drawn


@contextmanager
def meldplek() -> Iterator[None]:
    """Run a page; what its address asks for and isn't there is said above it."""
    plek = st.container()
    vreemd = st.session_state[VREEMD] = {}
    yield
    if vreemd:
        plek.info(" ".join(vreemd.values()), icon=":material/help:")
    st.session_state.pop(ZELF, None)


def gekozen(
    naam: str,
    opties: Sequence[Keus],
    standaard: Keus,
    sleutel: str,
    *,
    wat: str = "",
    tekst: Callable[[Keus], str] = str,
) -> Keus:
    """The option in the address, as itself or in its words, when it exists, else the default; the widget
    `sleutel` will show it. `wat` (`Het onderdeel`) has an unknown value said; without it the page says so."""
    waarde = st.query_params.get(naam)
    keuze = next((o for o in opties if waarde in (str(o), tekst(o))), None)
    if keuze is None and waarde is not None and wat:
        _vreemd(naam, wat, tekst(standaard))
    st.session_state[sleutel] = standaard if keuze is None else keuze
    return standaard if keuze is None else keuze


def _vreemd(naam: str, wat: str, getoond: str) -> None:
    """Say it, unless it is what another choice left behind: a theme that complexes have no figures on."""
    if st.session_state.get(ZELF):
        st.query_params.pop(naam, None)
    else:
        zin = f"{wat} in dit adres kennen we niet. U ziet nu ‘{opmaak.tekst(getoond)}’."
        st.session_state.setdefault(VREEMD, {})[naam] = zin


def onthoud(naam: str, standaard: object, sleutel: str, *vervallen: str) -> None:
    """Callback of a widget: its value goes into the address; what depended on the old value goes out."""
    st.session_state[ZELF] = True
    zet(naam, st.session_state[sleutel], standaard)
    for ander in vervallen:
        st.query_params.pop(ander, None)


def keuzelijst(
    label: str,
    naam: str,
    opties: Sequence[Keus],
    standaard: Keus,
    sleutel: str,
    tekst: Callable[[Keus], str] = str,
    *,
    wat: str = "",
    breedte: int | Literal["stretch"] = "stretch",
) -> Keus:
    """A list whose choice stands in the address as `naam`; `tekst` says an option in words."""
    gekozen(naam, opties, standaard, sleutel, wat=wat, tekst=tekst)
    keuze = st.selectbox(
        label, opties, key=sleutel, format_func=tekst, width=breedte,
        on_change=onthoud, args=(naam, standaard, sleutel),
    )  # fmt: skip
    return standaard if keuze is None else keuze


def knoppen(
    label: str,
    naam: str,
    opties: Sequence[Keus],
    standaard: Keus,
    sleutel: str,
    tekst: Callable[[Keus], str] = str,
    *,
    wat: str = "Het onderdeel",
    met_label: bool = False,
    uitleg: str | None = None,
) -> Keus:
    """A row of buttons, one of them pressed, whose choice stands in the address as `naam`."""
    gekozen(naam, opties, standaard, sleutel, wat=wat, tekst=tekst)
    keuze = st.segmented_control(
        label, opties, key=sleutel, format_func=tekst, required=True, help=uitleg,
        label_visibility="visible" if met_label else "collapsed",
        on_change=onthoud, args=(naam, standaard, sleutel),
    )  # fmt: skip
    return standaard if keuze is None else keuze


def onbekend(naam: str, opties: Collection[str]) -> bool:
    """Does the address ask for something that isn't there?"""
    return naam in st.query_params and st.query_params[naam] not in opties


def zet(naam: str, waarde: object, standaard: object = "") -> None:
    """Put a choice in the address; the default leaves no trace."""
    if waarde is None or str(waarde) == str(standaard):
        st.query_params.pop(naam, None)
    else:
        st.query_params[naam] = str(waarde)
