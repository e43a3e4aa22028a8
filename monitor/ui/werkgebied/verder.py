"""Go on where somebody left off: the draft of this login goes back on the table, and that is said.

A kept plan that the address names goes before the draft, unless the draft was made on that very address (a
reload): then the draft goes first. What does not lie on the table is offered; beginning anew and putting back
change places, so that neither of the two loses work.
"""

from __future__ import annotations

import dataclasses
import datetime as dt

import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.ui import bron
from monitor.ui.werkgebied import concept as lade
from monitor.ui.werkgebied import tafel as tafels
from monitor.ui.werkgebied.concept import Concept
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied.scenario import plan_op
from monitor.werkgebied.stand import Stand

BEGONNEN = "werkgebied_verder"  # this session has looked for a draft
TERUG = "werkgebied_terug_op_tafel"  # the draft that was put back, until something changes
AANBOD = "werkgebied_aanbod"  # the draft that is not on the table
GELEGD = "werkgebied_gelegd"  # what this session keeps


def herstel() -> None:
    """Once per session: put the draft of this login back, or offer it."""
    if st.session_state.get(BEGONNEN):
        return
    st.session_state[BEGONNEN] = True
    concept = lade.pak()
    if concept is None:
        return
    gevraagd = st.query_params.get(tafels.ADRES)
    if concept.terzijde or gevraagd not in (None, concept.adres):
        st.session_state[AANBOD] = concept
    elif _leg_op_tafel(concept):
        st.session_state[TERUG] = concept
        if gevraagd:
            st.session_state[tafels.GEOPEND] = gevraagd


def onthoud(nu: Tafel) -> None:
    """Keep what lies on the table when it is not kept under a name; else only what was put aside."""
    gelegd: Concept | None = st.session_state.get(GELEGD)
    if nu.vuil:
        nieuw = _van(nu)
        lade.leg(nieuw)
        st.session_state[GELEGD] = nieuw
    elif gelegd is not None and not gelegd.terzijde:
        aanbod: Concept | None = st.session_state.get(AANBOD)
        if aanbod is None:
            lade.gooi_weg(gelegd)
        else:
            aanbod = dataclasses.replace(aanbod, terzijde=True)
            lade.leg(aanbod)
        st.session_state[GELEGD] = aanbod


def toon_regel(nu: Tafel) -> None:
    """Above the map: that work was put back, or that there is work to put back."""
    terug: Concept | None = st.session_state.get(TERUG)
    aanbod: Concept | None = st.session_state.get(AANBOD)
    if terug is not None and nu.vuil and terug.inhoud == nu.inhoud:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/history: Uw werk van {terug.wanneer(_nu())} staat er nog.")
            st.button(
                "Begin opnieuw", icon=":material/restart_alt:", key="werkgebied_begin_opnieuw",
                on_click=_begin_opnieuw, type="tertiary",
                help="Legt de verdeling van nu op tafel, zonder sloten en zonder Wat als. Wat er nu ligt, "
                "kunt u daarna nog terugleggen.",
            )  # fmt: skip
    elif aanbod is not None and aanbod.inhoud != nu.inhoud:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f":material/history: Uw werk van {aanbod.wanneer(_nu())} is er nog, maar ligt niet op tafel."
            )
            st.button(
                "Leg terug", icon=":material/table_restaurant:", key="werkgebied_leg_terug",
                on_click=_leg_terug, type="tertiary",
                help="Legt dat werk weer op tafel. Wat er nu ligt en niet bewaard is, blijft voor u klaar.",
            )  # fmt: skip
    if nu.vuil and not lade.mag():
        st.caption(f":material/warning: {niet_bewaard(nu)}")


def niet_bewaard(nu: Tafel) -> str:
    """What happens to work without a name; empty when there is none."""
    if not nu.vuil:
        return ""
    if not lade.mag():
        return "Wat op tafel ligt, is nog niet bewaard: het is weg als u de pagina herlaadt of sluit."
    return (
        "Wat op tafel ligt, is nog niet bewaard onder een naam. Herladen kan: het blijft voor u liggen tot "
        "de app opnieuw start. Anderen zien het niet."
    )


def _begin_opnieuw() -> None:
    opzij = _opzij()
    st.session_state.pop(tafels.SLEUTEL, None)
    st.session_state.pop(TERUG, None)
    st.query_params.pop(tafels.ADRES, None)
    st.session_state[AANBOD] = opzij
    tafels.tafel()


def _leg_terug() -> None:
    concept: Concept = st.session_state[AANBOD]
    opzij = _opzij()
    if _leg_op_tafel(concept):
        st.session_state[TERUG], st.session_state[AANBOD] = concept, opzij


def _opzij() -> Concept | None:
    """What lies on the table, when it would be lost."""
    nu = tafels.tafel()
    if nu is None or not nu.vuil:
        return None
    return _van(nu)


def _nu() -> dt.datetime:
    return bron.klok()


def _van(nu: Tafel) -> Concept:
    """What lies on the table; the moment stays that of the last change."""
    gelegd: Concept | None = st.session_state.get(GELEGD)
    zelfde = gelegd is not None and gelegd.inhoud == nu.inhoud
    return Concept(
        sinds=gelegd.sinds if gelegd and zelfde else _nu(),
        inhoud=nu.inhoud,
        adres=st.query_params.get(tafels.ADRES),
        opdracht=nu.opdracht,
        titel=nu.titel,
        herkomst=nu.herkomst,
        scenario=nu.scenario,
        instantie=nu.vraag.instantie,
        stappen=nu.stand.stappen,
        antwoord=nu.antwoord,
        voorstel=nu.voorstel,
        genoemd=dict(nu.genoemd),
    )


def _leg_op_tafel(concept: Concept) -> bool:
    """Lay a draft on today's question; False when it comes to nothing there."""
    verdeling, codes, aannames = concept.inhoud
    begin = tafels.tafel()
    if begin is None:
        return False
    schoon = begin.inhoud if not begin.vuil else begin.schoon
    try:
        tafels.wissel_aannames(aannames)
    except BuurtmonitorFout:
        return False
    nu = tafels.tafel()
    if nu is None:
        return False
    vraag = nu.vraag
    zelfde = vraag.instantie == concept.instantie
    plan, gemist = plan_op(vraag.instantie, verdeling, vraag.nu)
    sloten = [b for b, buurt in enumerate(vraag.instantie.buurten) if buurt.code in codes]
    nu.stand = Stand(vraag.instantie, plan, sloten=sloten, stappen=concept.stappen if zelfde else ((), ()))
    nu.opdracht, nu.titel, nu.herkomst = concept.opdracht, concept.titel, concept.herkomst
    nu.scenario, nu.gekozen, nu.groep = concept.scenario, None, frozenset()
    nu.antwoord = concept.antwoord if zelfde else None
    nu.voorstel = concept.voorstel if zelfde else plan
    nu.genoemd = dict(concept.genoemd) if zelfde else {}
    nu.onthoud()
    nu.schoon = schoon
    st.session_state[GELEGD] = concept
    if gemist:
        past = "buurt past" if gemist == 1 else "buurten passen"
        nu.melding = f"{gemist} {past} niet meer bij de gegevens van nu en staan zoals nu."
    return nu.vuil
