"""Who writes on Netwerk and Overdracht, where, and how a change is kept, said and undone.

After a change the page says what was done, with one button that undoes it. An error is one sentence beside
what somebody was doing; nothing that was filled in gets lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.overdracht.rechten import schrijfbuurten
from monitor.store import Transactie
from monitor.ui import bron, kijker, opmaak, wie_ben_ik

T = TypeVar("T")
GEDAAN, FOUT, OPEN = "buurt_gedaan", "buurt_fout", "buurt_open"


@dataclass(frozen=True)
class Gedaan:
    """What was just done, in words, and how it is undone; `pagina` is the page that says it."""

    pagina: str
    zin: str
    terug: Callable[[Transactie], object] | None


def schrijver(*, netwerk: bool) -> Schrijver:
    """The one who looks, with the buurten that may be changed."""
    wie = kijker.kijker()
    if wie.link:
        return Schrijver("", frozenset())
    medewerker = wie_ben_ik.eigen_medewerker(wie)
    buurten = bron.vraag(schrijfbuurten, wie.rol, medewerker, bron.vandaag(), netwerk=netwerk)
    return Schrijver(wie.naam, buurten)


def bewaar(wijziging: Callable[[Transactie], T]) -> T | None:
    """Keep a change; None when it was refused: the sentence then stands below what somebody was doing."""
    try:
        return pipeline.bewaar(bron.store(), wijziging, ())
    except BuurtmonitorFout as fout:
        st.session_state[FOUT] = fout.zin
        return None


def gedaan(pagina: str, zin: str, terug: Callable[[Transactie], object] | None = None) -> None:
    """Say at the next drawing what was done."""
    st.session_state[GEDAAN] = Gedaan(pagina, zin, terug)


def toon_gedaan(pagina: str) -> None:
    """What was just done, with undo; or why it was refused."""
    fout = st.session_state.pop(FOUT, None)
    if fout:
        st.error(opmaak.tekst(fout), icon=":material/error:")
    klaar: Gedaan | None = st.session_state.get(GEDAAN)
    if klaar is None or klaar.pagina != pagina:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check: {opmaak.tekst(klaar.zin)}")
        if klaar.terug is not None:
            st.button("Maak ongedaan", icon=":material/undo:", key=f"{pagina}_ongedaan", on_click=_ongedaan)


def _ongedaan() -> None:
    klaar: Gedaan | None = st.session_state.pop(GEDAAN, None)
    if klaar is None or klaar.terug is None:
        return
    terug = klaar.terug

    def doe(tx: Transactie) -> bool:
        terug(tx)
        return True

    if bewaar(doe):
        gedaan(klaar.pagina, f"Ongedaan gemaakt: {klaar.zin}")


def open_venster(*wat: object) -> None:
    """Callback: ask for a window at the next drawing; `wat` says which."""
    st.session_state[OPEN] = wat


def gevraagd_venster() -> tuple[object, ...]:
    """Which window is open; empty when none is."""
    return tuple(st.session_state.get(OPEN, ()))


def sluit_venster() -> None:
    """Close it: somebody is done, or clicked it away."""
    st.session_state.pop(OPEN, None)


def toon_fout() -> None:
    """The sentence of a refusal, inside a form or dialog."""
    fout = st.session_state.pop(FOUT, None)
    if fout:
        st.error(opmaak.tekst(fout), icon=":material/error:")
