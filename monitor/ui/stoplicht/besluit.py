"""Another judgement beside the computed light: by a professional, with reason, name, date and end date.

The computed light always stays visible. A judgement of the whole area also decides which norm per home the
needed hours use, until it ends.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.leefbaarheid import besluit
from monitor.leefbaarheid.antwoorden import Profiel
from monitor.leefbaarheid.besluit import KLEUREN, Lichtbesluit
from monitor.store import Transactie
from monitor.ui import bron, kijker, opmaak
from monitor.ui.stoplicht import bereik
from monitor.ui.stoplicht.beeld import licht_klasse, merk

HEEL = "heel"  # the choice "the area as a whole"
DUUR_STANDAARD = dt.timedelta(days=182)


def toon(profiel: Profiel) -> None:
    """Judgements so far, and the form for a new one."""
    mag = bereik.mag_besluiten()
    if not profiel.besluiten and not mag:
        return
    st.subheader("Anders gezien", anchor=False)
    namen = {c.indicator.code: c.indicator.naam for c in profiel.kort.lichten}
    for b in profiel.besluiten:
        _regel(b, namen, mag)
    if not profiel.besluiten:
        st.caption(
            "Ziet u het anders dan de cijfers? Zet uw oordeel erbij; het berekende licht blijft staan."
        )
    if mag:
        with st.popover("Ik zie dit anders", icon=":material/rate_review:", key="profiel_anders"):
            _formulier(profiel.kort.gebied.code, namen)


def _regel(b: Lichtbesluit, namen: dict[str, str], mag: bool) -> None:
    loopt = b.loopt(bron.vandaag())
    waarover = namen.get(b.indicator, b.indicator) if b.indicator else "het gebied als geheel"
    einde = f"tot {opmaak.datum(b.vervalt)}" if loopt else "niet meer geldig"
    st.markdown(
        f"**{merk(licht_klasse(b.licht))}** voor {opmaak.tekst(waarover)}, {einde}: {opmaak.tekst(b.reden)}"
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"{opmaak.tekst(bereik.naam(b.naam))}, {opmaak.datum(b.datum)}", width="content")
        if loopt and mag and st.button("Trek in", key=f"profiel_intrek_{b.nummer}", type="tertiary"):
            _bewaar(partial(besluit.trek_in, nummer=b.nummer, datum=bron.vandaag()))


def _formulier(gebied: str, namen: dict[str, str]) -> None:
    vandaag, wie = bron.vandaag(), kijker.kijker()
    with st.form("profiel_besluit", border=False):
        waarover = st.selectbox(
            "Waarover", [HEEL, *namen], format_func=lambda c: namen.get(c, "Het gebied als geheel")
        )
        licht = st.selectbox("Uw oordeel", KLEUREN, format_func=lambda k: merk(licht_klasse(k)))
        reden = st.text_area("Waarom ziet u dit anders?", max_chars=500)
        naam = st.text_input("Uw naam", value="" if wie == kijker.ZELF else wie.naam, max_chars=60)
        vervalt = st.date_input(
            "Geldig tot", vandaag + DUUR_STANDAARD, min_value=vandaag + dt.timedelta(days=1),
            max_value=vandaag + besluit.DUUR_HOOGSTENS, format="DD-MM-YYYY",
        )  # fmt: skip
        if st.form_submit_button("Bewaar", icon=":material/save:"):
            _bewaar(
                partial(
                    besluit.neem, gebied=gebied, indicator=None if waarover == HEEL else str(waarover),
                    licht=str(licht), reden=reden, naam=naam, datum=vandaag, vervalt=vervalt,
                )
            )  # fmt: skip


def _bewaar(wijziging: partial[int] | partial[None]) -> None:
    def doe(tx: Transactie) -> None:
        wijziging(tx)

    try:
        pipeline.bewaar(bron.store(), doe, ["besluiten"])
    except BuurtmonitorFout as fout:
        st.error(fout.zin, icon=":material/error:")
        return
    st.rerun()
