"""What lies on the table of Pieken: the steps tried, what they do, and how they are told.

The steps live in the session until they are kept as a scenario; nothing is written. The part "Wat als" puts
steps here, the scenarios keep them and bring them back.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from monitor.prognose import watals
from monitor.prognose.watals import LAAT_WEG, Projectstap
from monitor.ui import bron, opmaak

STAPPEN, EERDER = "pieken_stappen", "pieken_eerder"


@st.cache_resource(show_spinner="Het rekenmodel wordt klaargezet…", max_entries=2)
def _model(versie: int, vandaag: dt.date) -> watals.Rekenmodel:  # noqa: ARG001 — the version is the key
    return watals.maak_model(bron.store(), vandaag)


@st.cache_data(show_spinner=False, max_entries=64)
def _reken(versie: int, vandaag: dt.date, stappen: tuple[Projectstap, ...]) -> watals.Vergelijking:
    return _model(versie, vandaag).reken(stappen)


def reken(stappen: tuple[Projectstap, ...]) -> watals.Vergelijking:
    """Before and after these steps, kept until the data change."""
    return _reken(bron.store().versie, bron.vandaag(), stappen)


def beweegbaar() -> int:
    """How many projects levelling may move."""
    return _model(bron.store().versie, bron.vandaag()).beweegbaar


def telt(uitkomst: watals.Vergelijking) -> str:
    """The weeks over which busy weeks and shortage count."""
    van, tot = opmaak.week_jaar(uitkomst.van_week), opmaak.week_jaar(uitkomst.tot)
    return f"{van} t/m {tot} ({uitkomst.aantal_weken} weken)"


def stappen_nu() -> tuple[Projectstap, ...]:
    """The steps on the table."""
    return tuple(st.session_state.get(STAPPEN, ()))


def zet(stappen: tuple[Projectstap, ...]) -> None:
    """Put other steps on the table; the ones before can be taken back."""
    st.session_state.setdefault(EERDER, []).append(stappen_nu())
    st.session_state[STAPPEN] = stappen


def terug() -> None:
    """Back to what lay there before the last change."""
    if st.session_state.get(EERDER):
        st.session_state[STAPPEN] = st.session_state[EERDER].pop()


def kan_terug() -> bool:
    """Is there a change to take back?"""
    return bool(st.session_state.get(EERDER))


def ruim_op() -> None:
    """An empty table without a past: what lay there is in the plan now."""
    st.session_state.pop(STAPPEN, None)
    st.session_state.pop(EERDER, None)


def zin(stap: Projectstap, namen: dict[str, str]) -> str:
    """A step in words."""
    if stap.nieuw is not None:
        n = stap.nieuw
        return f"{n.naam} erbij: {n.type}, {n.woningen} woningen, vanaf {n.start:%d-%m-%Y}"
    naam = namen.get(stap.project, stap.project)
    if stap.soort == LAAT_WEG:
        return f"{naam} vervalt"
    kant = "later" if stap.weken > 0 else "eerder"
    return f"{naam} {opmaak.meervoud(abs(stap.weken), 'week', 'weken')} {kant}"
