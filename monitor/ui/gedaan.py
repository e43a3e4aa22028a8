"""Keeping a change, saying what was done with one button that undoes it, and why one was refused.

The same on every page where people write: the line stands on top of the page, or, for a refusal, beside what
somebody was doing; nothing that was filled in gets lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.store import Transactie
from monitor.ui import bron, opmaak

T = TypeVar("T")
Wijziging = Callable[[Transactie], T]
GEDAAN, FOUT = "gedaan", "gedaan_fout"


@dataclass(frozen=True)
class Gedaan:
    """What was just done, in words, and how it is undone; `pagina` is the page that says it, `gevolg` the
    kinds of change that undoing is, `daarna` what the page does next."""

    pagina: str
    zin: str
    terug: Wijziging[object] | None = None
    gevolg: tuple[str, ...] = ()
    daarna: Callable[[], None] | None = None


def probeer(doe: Callable[[], T]) -> T | None:
    """Do it; None when it was refused: the sentence is said at the next `toon` or `toon_fout`."""
    try:
        return doe()
    except BuurtmonitorFout as fout:
        st.session_state[FOUT] = fout.zin
        return None


def bewaar(wijziging: Wijziging[T], gevolg: Iterable[str] = ()) -> T | None:
    """Keep a change; None when it was refused."""
    return probeer(lambda: pipeline.bewaar(bron.store(), wijziging, gevolg))


def lukt(wijziging: Wijziging[object], gevolg: Iterable[str] = ()) -> bool:
    """Keep a change that answers nothing; False when it was refused."""
    return bewaar(lambda tx: (wijziging(tx),), gevolg) is not None


def meld(
    pagina: str,
    zin: str,
    terug: Wijziging[object] | None = None,
    gevolg: tuple[str, ...] = (),
    daarna: Callable[[], None] | None = None,
) -> None:
    """Say at the next drawing what was done."""
    st.session_state[GEDAAN] = Gedaan(pagina, zin, terug, gevolg, daarna)


def toon(pagina: str) -> None:
    """What was just done, with undo; or why it was refused."""
    toon_fout()
    klaar: Gedaan | None = st.session_state.get(GEDAAN)
    if klaar is None or klaar.pagina != pagina:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check: {opmaak.tekst(klaar.zin)}")
        if klaar.terug is None:
            del st.session_state[GEDAAN]  # said once
        else:
            st.button("Maak ongedaan", icon=":material/undo:", key=f"{pagina}_ongedaan", on_click=_ongedaan)


def toon_fout() -> None:
    """The sentence of a refusal, inside a form or dialog."""
    fout = st.session_state.pop(FOUT, None)
    if fout:
        st.error(opmaak.tekst(fout), icon=":material/error:")


def _ongedaan() -> None:
    klaar: Gedaan | None = st.session_state.pop(GEDAAN, None)
    if klaar is None or klaar.terug is None or not lukt(klaar.terug, klaar.gevolg):
        return
    meld(klaar.pagina, f"Ongedaan gemaakt: {klaar.zin}")
    if klaar.daarna is not None:
        klaar.daarna()
