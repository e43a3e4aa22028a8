"""One goal on its own: its figure and verdict, its actions with their steps, and what may be changed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.jaarplan import questions
from monitor.jaarplan.plan import daden
from monitor.jaarplan.plan.beeld import Actiebeeld, Doelbeeld, Jaarbeeld
from monitor.jaarplan.plan.daden import Maat
from monitor.jaarplan.plan.doelen import Doel
from monitor.jaarplan.plan.rechten import Blik, mag_actie_wijzigen, mag_doel_wijzigen, wie
from monitor.jaarplan.plan.voortgang import STATUSSEN, kans_in_woorden
from monitor.leefbaarheid import questions as leefbaarheid
from monitor.ui import bron, herkomst, opmaak
from monitor.ui.jaarplan import formulieren, kijk, woorden
from monitor.ui.stoplicht import uitleg as stoplicht_uitleg

HOE = """Een doel met een cijfer is *gehaald* als de kans dat het echte cijfer op het doel ligt minstens 90
% is, en *niet gehaald* als die kans hoogstens 10 % is. Ertussenin zeggen we: *nog niet te zeggen*. Zo telt
toeval niet mee: vijf inbraken minder in een kleine buurt kan geluk zijn. Het oordeel gaat over de cijfers
van het jaar van het doel, ook als het stoplicht meer jaren samen neemt. Meer buurten worden samen genomen
naar hun aantal woningen, inwoners of antwoorden; is er van minder dan 90 % van de woningen een cijfer, dan
zeggen we *weten we niet*.

Het echte cijfer ligt bijna zeker (95 %) in de marge achter het cijfer. Bij één buurt is dat dezelfde marge
als op Buurtprofiel; neemt het stoplicht jaren samen, dan staat hier die van het ene jaar. Van meer buurten
samen worden de aantallen opgeteld. De kans dat het doel is gehaald, weegt bij één buurt ook mee wat in
vergelijkbare buurten is gemeten."""


def toon(beeld: Doelbeeld, jaar: Jaarbeeld, blik: Blik) -> None:
    """The goal, then its actions."""
    d = beeld.doel
    kijk.terug()
    st.header(opmaak.tekst(d.tekst), anchor=False)
    st.caption(
        f"Doel voor {d.jaar} · {opmaak.tekst(woorden.waar(d, jaar.kennis))} · "
        f"eigenaar: {opmaak.tekst(wie(d.eigenaar, blik, jaar.kennis))}"
    )
    if beeld.afspraak is not None:
        st.markdown(
            ":material/handshake: Draagt bij aan de prestatieafspraak met "
            f"**{opmaak.tekst(beeld.afspraak.met)}**: {opmaak.tekst(beeld.afspraak.tekst)}"
        )
    _cijfer(beeld, jaar)
    if mag_doel_wijzigen(blik, d):
        with st.container(horizontal=True):
            formulieren.knop_wijzig_doel(beeld, jaar, blik)
            _sluit(beeld)
    st.subheader("Acties", anchor=False)
    st.progress(woorden.voortgang(beeld.voortgang), text=opmaak.tekst(beeld.voortgang.zin))
    if not beeld.acties:
        st.info(
            "Onder dit doel staat nog geen actie. Wie doet wat, en wanneer is het klaar?",
            icon=":material/task:",
        )
    for actie in beeld.acties:
        _actie(actie, jaar, blik)
    if mag_doel_wijzigen(blik, d):
        with st.container(horizontal=True):
            formulieren.knop_actie(beeld, jaar, blik, "doel")


def _cijfer(beeld: Doelbeeld, jaar: Jaarbeeld) -> None:
    with st.container(border=True):
        if beeld.maat is not None:
            st.markdown(
                opmaak.tekst(f"{woorden.van_naar(beeld.doel, beeld.maat)}. {woorden.cijfer_nu(beeld)}")
            )
        st.markdown(f"**{opmaak.tekst(woorden.uitslag_zin(beeld))}**")
        if beeld.maat is None:
            st.caption("Zonder cijfer zegt het team zelf wanneer het doel is gehaald.")
            return
        if beeld.nu is not None:
            st.caption(opmaak.tekst(woorden.herkomst(beeld)))
        with st.container(horizontal=True):
            with st.popover("Hoe is dit berekend?", icon=":material/help:", key="jaarplan_doel_uitleg"):
                st.markdown(HOE)
                if beeld.nu is not None and beeld.nu.kans is not None:
                    st.markdown(
                        f"Met het cijfer van {beeld.nu.jaar} is die kans {kans_in_woorden(beeld.nu.kans)}."
                    )
                with st.expander("De zoekvraag (SQL) die het cijfer ophaalt", key="jaarplan_doel_sql"):
                    herkomst.toon_vraag(questions.cijfervraag())
            if beeld.nu is not None:
                _bronregels(beeld.doel, beeld.maat, beeld.nu.jaar, jaar)


def _bronregels(doel: Doel, maat: Maat, jaartal: int, jaar: Jaarbeeld) -> None:
    """The rows of the files behind the figure, of every buurt of the goal, as on Buurtprofiel."""
    buurten = {c: b.naam for c, b in jaar.kennis.buurten.items() if c in doel.buurten or not doel.buurten}

    def haal() -> pd.DataFrame:
        rijen = [
            (naam, rij)
            for code, naam in buurten.items()
            for rij in bron.vraag(leefbaarheid.rijen_van_jaren, code, maat.indicator, jaartal, jaartal)
        ]
        tabel = stoplicht_uitleg.tabel(rij for _, rij in rijen)
        if rijen:
            tabel.insert(0, "Buurt", [naam for naam, _ in rijen])
        return tabel

    herkomst.bronregels(
        haal,
        sleutel="jaarplan_doel",
        naam=f"bronregels-doel-{maat.indicator}-{jaartal}",
        kop=stoplicht_uitleg.kop(f"Bronregels: {woorden.waar(doel, jaar.kennis)}, {maat.naam}, {jaartal}"),
        uitleg_leeg="Achter dit cijfer staan geen losse rijen: het is uit een ander bestand afgeleid.",
    )


def _sluit(beeld: Doelbeeld) -> None:
    dicht = beeld.doel.afgesloten
    st.button(
        "Weer openen" if dicht else "Afsluiten",
        key="jaarplan_sluit",
        icon=":material/lock_open:" if dicht else ":material/task_alt:",
        on_click=_sluit_af,
        args=(beeld.doel.doel, not dicht),
        help="Een afgesloten doel gaat niet mee naar volgend jaar. Het oordeel over het cijfer blijft staan.",
    )


def _sluit_af(doel: int, afgesloten: bool) -> None:
    kijk.doe(
        lambda tx: daden.sluit_af(tx, doel, afgesloten, kijk.door()),
        "Het doel is afgesloten." if afgesloten else "Het doel is weer open.",
    )


def _actie(beeld: Actiebeeld, jaar: Jaarbeeld, blik: Blik) -> None:
    a = beeld.actie
    mag = mag_actie_wijzigen(blik, a, beeld.doel)
    wie_ = opmaak.tekst(wie(a.eigenaar, blik, jaar.kennis))
    uren = f" · vraagt {opmaak.tekst(opmaak.uren(a.uren_per_week))} per week" if a.uren_per_week else ""
    with st.container(border=True):
        st.markdown(
            f"**{opmaak.tekst(a.tekst)}** · {opmaak.tekst(woorden.status_zin(beeld, bron.vandaag()))}"
        )
        st.caption(f"{wie_} · {woorden.periode(beeld)}{uren}")
        for nummer, stap in enumerate(a.stappen):
            sleutel = f"jaarplan_stap_{a.actie}_{nummer}"
            st.session_state[sleutel] = stap.klaar
            st.checkbox(
                opmaak.tekst(stap.tekst),
                key=sleutel,
                disabled=not mag,
                on_change=_vink,
                args=(a.actie, nummer, sleutel),
            )
        if mag:
            with st.container(horizontal=True, vertical_alignment="bottom"):
                sleutel = f"jaarplan_status_{a.actie}"
                st.session_state[sleutel] = a.status
                st.segmented_control(
                    f"Status van {opmaak.tekst(a.tekst)}",
                    STATUSSEN,
                    key=sleutel,
                    required=True,
                    label_visibility="collapsed",
                    on_change=_zet_status,
                    args=(a.actie, sleutel),
                    format_func=lambda s: str(woorden.STATUS[s]),
                )
                formulieren.knop_wijzig_actie(beeld, jaar, blik)


def _vink(actie: int, stap: int, sleutel: str) -> None:
    klaar = bool(st.session_state[sleutel])
    kijk.doe(lambda tx: daden.vink(tx, actie, stap, klaar, kijk.door()), "De stap is bijgewerkt.")


def _zet_status(actie: int, sleutel: str) -> None:
    status = str(st.session_state[sleutel])
    weet, door = kijk.weet(), kijk.door()
    kijk.doe(lambda tx: daden.zet_status(tx, actie, status, weet, door), f"De actie staat nu op {status}.")
