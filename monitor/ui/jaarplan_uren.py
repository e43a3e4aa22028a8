"""Willing meets able: the hours per week that actions ask, next to what the team can give in those weeks."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.jaarplan import questions
from monitor.jaarplan.jaarplan_beeld import Jaarbeeld, Urenkwartaal
from monitor.jaarplan.jaarplan_rechten import Blik
from monitor.jaarplan.voortgang import VERVALLEN
from monitor.ui import bron, opmaak

UITLEG = (
    "Inzetbaar: uren volgens het rooster, min feestdagen, afwezigheid en vaste overhead. Nodig: wat "
    "woningen, zaken, projecten en taken volgens uw normen vragen. Beide komen van Werkdruk, en er zijn geen "
    "geschreven uren bij. Van weken waarvoor nog geen rooster is doorgerekend, weten we het niet."
)


def toon(jaar: Jaarbeeld, blik: Blik) -> None:
    """One sentence, a table per quarter, and where it comes from."""
    acties = [a.actie for a in jaar.acties if blik.alles or a.eigen]
    mee = [a for a in acties if a.status != VERVALLEN]
    met = [a for a in mee if a.uren_per_week]
    if not met:
        st.info(
            "Bij geen enkele actie staat hoeveel uur per week zij vraagt. Vul dat in bij een actie; dan "
            "staat hier of wat u wilt doen ook kan.",
            icon=":material/timelapse:",
        )
        return
    wie = None if blik.alles else blik.medewerker
    kwartalen = bron.vraag(questions.urenkwartalen, jaar.jaar, tuple(mee), wie)
    st.markdown(f"**{opmaak.tekst(zin(kwartalen, eigen=wie is not None))}**")
    st.dataframe(
        pd.DataFrame([rij(k) for k in kwartalen]),
        hide_index=True,
        placeholder=opmaak.ONBEKEND,
        alt="Per kwartaal: gevraagde uren per week door acties, inzetbare en benodigde uren per week",
    )
    st.caption(
        f"{opmaak.periode(kwartalen[0].van, kwartalen[-1].tot)} · "
        "bron: jaarplan en Werkdruk (rooster en normen) · "
        f"{len(met)} van {opmaak.meervoud(len(mee), 'actie heeft', 'acties hebben')} uren ingevuld · "
        f"{'uw eigen uren' if wie else 'het hele team'}"
    )
    st.caption(UITLEG)


def zin(kwartalen: tuple[Urenkwartaal, ...], *, eigen: bool) -> str:
    """The quarter that asks most, against what can be given then."""
    top = max(kwartalen, key=lambda k: k.gevraagd)
    wie = "u hebt" if eigen else "het team heeft"
    begin = f"De acties vragen het meest in het {naam(top)}: {opmaak.uren(top.gevraagd)} per week"
    if top.inzetbaar is None:
        return f"{begin}; hoeveel er dan inzetbaar is, weten we nog niet."
    deel = opmaak.procent(top.gevraagd / top.inzetbaar) if top.inzetbaar else opmaak.ONBEKEND
    uit = f"{begin}; {wie} dan {opmaak.uren(top.inzetbaar)} per week inzetbaar ({deel})"
    if top.nodig is None:
        return f"{uit}."
    if top.nodig_bekend >= top.mensen:
        return f"{uit}, en {opmaak.uren(top.nodig)} is al nodig."
    return f"{uit}, en minstens {opmaak.uren(top.nodig)} is al nodig (we weten het niet van iedereen)."


def naam(kwartaal: Urenkwartaal) -> str:
    """`2e kwartaal`."""
    return f"{(kwartaal.van.month + 2) // 3}e kwartaal"


def rij(k: Urenkwartaal) -> dict[str, object]:
    """One row of the table, in words."""
    return {
        "Kwartaal": naam(k),
        "Acties vragen (u/week)": opmaak.getal(k.gevraagd, 1),
        "Inzetbaar (u/week)": opmaak.getal(k.inzetbaar, 1),
        "Al nodig, voor zover bekend (u/week)": opmaak.getal(k.nodig, 1),
        "Weken met een cijfer": f"{k.weken_bekend} van {k.weken}",
        "Nodig steeds bekend van": f"{k.nodig_bekend} van {opmaak.meervoud(k.mensen, 'persoon', 'personen')}"
        if k.mensen
        else opmaak.ONBEKEND,
    }
