"""Willing meets able: the hours per week that actions ask, next to what the team can give in those weeks."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from monitor.access.openbaarmaking import MEDEWERKERS_MINIMAAL
from monitor.jaarplan import questions
from monitor.jaarplan.plan.beeld import Jaarbeeld
from monitor.jaarplan.plan.rechten import Blik
from monitor.jaarplan.plan.uren import Urenkwartaal
from monitor.jaarplan.plan.voortgang import VERVALLEN
from monitor.ui import bron, opmaak

UITLEG = (
    "Inzetbaar: uren volgens het rooster, min feestdagen, afwezigheid en vaste overhead. Nodig: wat "
    "woningen, zaken, projecten en taken volgens uw normen vragen. Beide komen van Werkdruk, en er zijn geen "
    "geschreven uren bij. Ruimte is inzetbaar min nodig van dezelfde mensen in dezelfde weken; wie geen "
    "woningen, zaken, projecten of taken heeft, telt daar niet in mee. Van weken waarvoor nog geen rooster "
    "is doorgerekend, weten we het niet."
)
ANDERS = "Overzicht maakt dezelfde som over de laatste 13 weken die voorbij zijn; hier is het een kwartaal."


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
    if wie is None and not blik.namen:
        kwartalen = tuple(zonder_herkenbaren(k) for k in kwartalen)
    st.markdown(f"**{opmaak.tekst(zin(kwartalen, eigen=wie is not None))}**")
    st.dataframe(
        pd.DataFrame([rij(k) for k in kwartalen]),
        hide_index=True,
        placeholder=opmaak.ONBEKEND,
        alt="Per kwartaal: gevraagde uren per week door acties, ruimte, inzetbare en benodigde uren",
    )
    st.caption(
        f"{opmaak.periode(kwartalen[0].van, kwartalen[-1].tot)} · "
        "bron: jaarplan en Werkdruk (rooster en normen) · "
        f"{len(met)} van {opmaak.meervoud(len(mee), 'actie heeft', 'acties hebben')} uren ingevuld · "
        f"{'uw eigen uren' if wie else 'het hele team'}"
    )
    st.caption(UITLEG)
    if wie is None:
        st.caption(ANDERS)
        st.page_link("pages/vandaag/overzicht.py", label="Naar Overzicht", icon=":material/home:")


def zonder_herkenbaren(k: Urenkwartaal) -> Urenkwartaal:
    """Sums over fewer than five people left out, also where two sums differ by fewer than five: of one person
    the difference would tell roster, absence and overhead."""
    if k.nodig_bekend < MEDEWERKERS_MINIMAAL:
        k = replace(k, inzetbaar_bekend=None, nodig=None)
    anderen = k.mensen - k.nodig_bekend if k.nodig is not None else 0
    if k.mensen < MEDEWERKERS_MINIMAAL or 0 < anderen < MEDEWERKERS_MINIMAAL:
        k = replace(k, inzetbaar=None)
    return k


def zin(kwartalen: tuple[Urenkwartaal, ...], *, eigen: bool) -> str:
    """The quarter that asks most, against the room of those whose needed hours are known."""
    top = max(kwartalen, key=lambda k: k.gevraagd)
    begin = f"De acties vragen het meest in het {naam(top)}: {opmaak.uren(top.gevraagd)} per week"
    if top.inzetbaar is None and (eigen or top.ruimte is None):
        if top.mensen and not eigen:
            return f"{begin}. Hoeveel uur er dan inzetbaar is, tonen we bij zo weinig mensen niet."
        return f"{begin}. Hoeveel uur er dan inzetbaar is, weten we nog niet."
    if top.ruimte is None:
        heeft = (
            f"{'U hebt' if eigen else 'Het team heeft'} dan {opmaak.uren(top.inzetbaar)} per week inzetbaar"
        )
        return f"{begin}. {heeft}; hoeveel daarvan al nodig is, weten we niet."
    if eigen:
        wie = "U hebt dan"
    elif top.nodig_bekend >= top.mensen:
        wie = "Het team heeft dan"
    else:
        van = f"De {top.nodig_bekend} van de {top.mensen} mensen van wie we weten wat nodig is,"
        wie = f"{van} hebben dan samen"
    over = f"{opmaak.uren(abs(top.ruimte))} {'ruimte' if top.ruimte >= 0 else 'tekort'}"
    return (
        f"{begin}. {wie} {over} per week: {opmaak.uren(top.inzetbaar_bekend)} inzetbaar min "
        f"{opmaak.uren(top.nodig)} die al nodig is."
    )


def naam(kwartaal: Urenkwartaal) -> str:
    """`2e kwartaal`."""
    return f"{(kwartaal.van.month + 2) // 3}e kwartaal"


def rij(k: Urenkwartaal) -> dict[str, object]:
    """One row of the table, in words."""
    return {
        "Kwartaal": naam(k),
        "Acties vragen (u/week)": opmaak.getal(k.gevraagd, 1),
        "Ruimte (u/week)": opmaak.getal(k.ruimte, 1),
        "= inzetbaar": opmaak.getal(k.inzetbaar_bekend, 1),
        "− al nodig": opmaak.getal(k.nodig, 1),
        "bekend van": f"{k.nodig_bekend} van {opmaak.meervoud(k.mensen, 'persoon', 'personen')}"
        if k.mensen
        else opmaak.ONBEKEND,
        "Iedereen inzetbaar": opmaak.getal(k.inzetbaar, 1),
        "Weken": f"{k.weken_bekend} van {k.weken}",
    }
