"""Carrying on to the plan of the next year: a list with ticks of what would go along, and what stays and why.

Nothing leaves the plan of this year by it: what is late stays late there until it is finished or its year is
over.
"""

from __future__ import annotations

import streamlit as st

from monitor.jaarplan import questions
from monitor.jaarplan.plan import daden
from monitor.jaarplan.plan.beeld import Doelbeeld, Jaarbeeld
from monitor.jaarplan.plan.daden import Keuze
from monitor.jaarplan.plan.rechten import Blik
from monitor.jaarplan.plan.voortgang import GEHAALD, GEPLAND, LOOPT
from monitor.ui import bron, gedaan, opmaak
from monitor.ui.jaarplan import kijk, woorden


def knop(jaar: Jaarbeeld, blik: Blik) -> None:
    """The way to the list, for who may change the whole plan."""
    if (
        blik.alles
        and jaar.doelen
        and st.button(
            f"Neem mee naar {jaar.jaar + 1}", key="jaarplan_meenemen", icon=":material/event_repeat:"
        )
    ):
        _meenemen(jaar)


@st.dialog("Meenemen naar volgend jaar", width="large")
def _meenemen(jaar: Jaarbeeld) -> None:
    volgend = jaar.jaar + 1
    gehaald = tuple(d.doel.doel for d in jaar.doelen if d.uitslag is not None and d.uitslag.woord == GEHAALD)
    mee = daden.mee_te_nemen(bron.vraag(questions.lees), jaar.jaar, gehaald)
    for zin in blijft(jaar, {doel.doel for doel, _ in mee}):
        st.caption(opmaak.tekst(zin))
    if not mee:
        st.info(f"Alles wat openstaat, staat al in {volgend}.", icon=":material/check:")
        return
    st.markdown(f"Vink aan wat in {volgend} verdergaat.")
    st.caption(
        f"Acties die in {jaar.jaar} zouden eindigen, schuiven een jaar op. In {jaar.jaar} verandert er "
        "niets: wat daar te laat is, blijft daar te laat tot het af is of tot het jaar om is."
    )
    beelden = {a.actie.actie: a for a in jaar.acties}
    doelen, gekozen = [], []
    for doel, acties in mee:
        ja = st.checkbox(f"**{opmaak.tekst(doel.tekst)}**", True, key=f"jaarplan_mee_doel_{doel.doel}")
        if ja:
            doelen.append(doel.doel)
        for actie in acties:
            beeld = beelden[actie.actie]
            wat = f"{actie.tekst} · {woorden.status_zin(beeld, bron.vandaag())}"
            sleutel = f"jaarplan_mee_actie_{actie.actie}"
            if st.checkbox(opmaak.tekst(f"Actie: {wat}"), True, key=sleutel, disabled=not ja) and ja:
                gekozen.append(actie.actie)
    wat = (
        f"{opmaak.meervoud(len(doelen), 'doel', 'doelen')} en "
        f"{opmaak.meervoud(len(gekozen), 'actie', 'acties')}"
    )
    if st.button(
        f"Neem {wat} mee naar {volgend}",
        key="jaarplan_kopieer",
        type="primary",
        icon=":material/event_repeat:",
        disabled=not doelen,
    ):
        _neem_mee(jaar.jaar, gehaald, Keuze(frozenset(doelen), frozenset(gekozen)))


def _neem_mee(jaar: int, gehaald: tuple[int, ...], keuze: Keuze) -> None:
    door = kijk.door()
    if kijk.doe(lambda tx: daden.kopieer(tx, jaar, gehaald, door, keuze), gelukt):
        st.rerun()
    gedaan.toon_fout()


def blijft(jaar: Jaarbeeld, doelen: set[int]) -> list[str]:
    """Which open actions and goals do not go along, each with its reason; `doelen` do."""
    uit = []
    for d in jaar.doelen:
        if d.doel.doel in doelen:
            al = [a.actie.tekst for a in d.acties if a.meegenomen and a.actie.status in (GEPLAND, LOOPT)]
        else:
            uit.append(f"Blijft: doel ‘{d.doel.tekst}’, {_waarom(d, jaar.jaar + 1)}.")
            al = []
        uit += [f"Blijft: actie ‘{tekst}’, staat al in {jaar.jaar + 1}." for tekst in al]
    return uit


def _waarom(d: Doelbeeld, volgend: int) -> str:
    if d.doel.afgesloten:
        return "afgesloten door het team"
    if d.uitslag is not None and d.uitslag.woord == GEHAALD:
        return "gehaald"
    return f"staat al in {volgend} met alles wat openstaat"


def gelukt(uit: daden.Gekopieerd) -> str:
    """What copying did, in a sentence."""
    if not uit.doelen and not uit.acties:
        return f"Alles wat u koos, staat al in {uit.jaar}."
    return (
        f"Meegenomen naar {uit.jaar}: {opmaak.meervoud(uit.doelen, 'doel', 'doelen')} en "
        f"{opmaak.meervoud(uit.acties, 'actie', 'acties')}. Ongedaan maken kan bij Geschiedenis."
    )
