"""Who writes on Netwerk, Overdracht and Interventies, and where; and which window is open."""

from __future__ import annotations

import streamlit as st

from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.overdracht.rechten import schrijfbuurten
from monitor.ui import bron, kijker, wie_ben_ik

OPEN = "buurt_open"


def schrijver(*, netwerk: bool) -> Schrijver:
    """The one who looks, with the buurten that may be changed."""
    wie = kijker.kijker()
    if wie.link:
        return Schrijver("", frozenset())
    medewerker = wie_ben_ik.eigen_medewerker(wie)
    buurten = bron.vraag(schrijfbuurten, wie.rol, medewerker, bron.vandaag(), netwerk=netwerk)
    return Schrijver(wie.naam, buurten)


def open_venster(*wat: object) -> None:
    """Callback: ask for a window at the next drawing; `wat` says which."""
    st.session_state[OPEN] = wat


def gevraagd_venster() -> tuple[object, ...]:
    """Which window is open; empty when none is."""
    return tuple(st.session_state.get(OPEN, ()))


def sluit_venster() -> None:
    """Close it: somebody is done, or clicked it away."""
    st.session_state.pop(OPEN, None)
