"""The library: interventions with their steps, what they take, how often they were applied; changing it."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from monitor.jaarplan.interventie import vragen, woorden
from monitor.jaarplan.interventie.antwoorden import Doelindicator, Regel, telling
from monitor.jaarplan.interventie.kaarten import (
    KAARTEN,
    NAAM_LENGTE,
    SOORTEN,
    STAP_LENGTE,
    STARTWAARDE,
    UREN_HOOGSTENS,
    Kaart,
    bewaar_kaart,
    vorige_kaart,
)
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import bron, gedaan, opmaak
from monitor.ui.interventie import formulier, rechten
from monitor.ui.interventie.formulier import GEVOLG, PAGINA
from monitor.ui.stoplicht import bereik as stoplicht_bereik

NIEUW = Kaart("", "", "ontmoeten", None, "", (), 0.0, 0.0)
UITLEG = {
    "ontmoeten": "Bewoners leren elkaar kennen.",
    "beinvloeden": "Gedrag of omgeving verandert.",
    "activeren": "Bewoners doen zelf iets.",
}


def toon() -> None:
    """The cards by aim, then a form for a new one."""
    kaarten = bron.vraag(vragen.bibliotheek)
    indicatoren = bron.vraag(vragen.indicatoren)
    per_kaart = _per_kaart(bron.vraag(vragen.regels, bron.vandaag()))
    start = sum(k.is_start for k in kaarten.values())
    st.caption(
        f"{opmaak.meervoud(len(kaarten), 'interventie', 'interventies')}, waarvan {start} uit de "
        f"{STARTWAARDE}. De uren zijn een startwaarde van uw eigen corporatie, geen norm."
    )
    mag = rechten.mag_bibliotheek()
    if mag:
        rechten.vraag_naam()
    for soort, kolom in zip(SOORTEN, st.columns(len(SOORTEN), gap="medium"), strict=True):
        with kolom:
            st.subheader(SOORTEN[soort], anchor=False)
            st.caption(UITLEG[soort])
            hun = sorted((k for k in kaarten.values() if k.soort == soort), key=lambda k: k.naam.casefold())
            for kaart in hun:
                _kaart(kaart, per_kaart.get(kaart.kaart, ()), indicatoren, mag=mag)
            if not hun:
                st.markdown("Nog geen interventie.")
    if mag:
        with st.expander("Een eigen interventie toevoegen", icon=":material/add:", key="kaart_nieuw"):
            _vorm(NIEUW, indicatoren)


def _per_kaart(regels: tuple[Regel, ...]) -> dict[str, tuple[Regel, ...]]:
    uit: dict[str, tuple[Regel, ...]] = {}
    for regel in regels:
        sleutel = regel.toepassing.kaart or ""
        uit[sleutel] = (*uit.get(sleutel, ()), regel)
    return uit


def _kaart(
    kaart: Kaart, regels: tuple[Regel, ...], indicatoren: dict[str, Doelindicator], *, mag: bool
) -> None:
    buiten = "" if kaart.in_gebruik else " (niet in gebruik)"
    with st.expander(f"{opmaak.tekst(kaart.naam)}{buiten}", key=f"kaart_{kaart.kaart}"):
        if kaart.doel:
            st.markdown(opmaak.tekst(kaart.doel))
        st.markdown("\n".join(f"{n}. {opmaak.tekst(stap)}" for n, stap in enumerate(kaart.stappen, 1)))
        gericht = indicatoren[kaart.indicator].naam if kaart.indicator in indicatoren else "geen indicator"
        st.caption(f"{uren(kaart)} · gericht op: {opmaak.tekst(gericht)}")
        st.caption(opmaak.tekst(woorden.tel(telling(regels)).capitalize()))
        st.caption(herkomst(kaart))
        if mag:
            with st.popover("Aanpassen", icon=":material/edit:", key=f"kaart_anders_{kaart.kaart}"):
                _vorm(kaart, indicatoren)
                if not kaart.is_start:
                    st.button(
                        "Maak de laatste wijziging ongedaan", icon=":material/undo:",
                        key=f"kaart_undo_{kaart.kaart}", on_click=_neem_terug, args=(kaart,),
                    )  # fmt: skip


def uren(kaart: Kaart) -> str:
    """`Kost 8 tot 20 uur (startwaarde)`"""
    wat = "startwaarde" if kaart.is_start else "eigen schatting"
    band = f"{opmaak.getal(kaart.uren_laag)} tot {opmaak.getal(kaart.uren_hoog)} uur"
    return f"Kost {band} per keer ({wat})" if kaart.uren_hoog else "Uren nog niet geschat"


def herkomst(kaart: Kaart) -> str:
    """Where a card comes from, in words."""
    if kaart.is_start or kaart.wanneer is None:
        return STARTWAARDE.capitalize()
    wie = opmaak.tekst(stoplicht_bereik.naam(kaart.wie))
    return f"Aangepast door {wie}, {opmaak.datum(kaart.wanneer.date())}"


def _vorm(kaart: Kaart, indicatoren: dict[str, Doelindicator]) -> None:
    k = f"kaart_vorm_{kaart.kaart}_"
    codes = ["", *(c for c, i in indicatoren.items() if i.soort != "klasse")]
    with st.form(k + "alles", border=False):
        naam = st.text_input("Naam", kaart.naam, max_chars=NAAM_LENGTE, key=k + "naam")
        soort = st.selectbox(
            "Soort", list(SOORTEN), index=list(SOORTEN).index(kaart.soort), format_func=SOORTEN.__getitem__,
            key=k + "soort",
        )  # fmt: skip
        doel = st.text_input("Doel", kaart.doel, max_chars=STAP_LENGTE, key=k + "doel")
        indicator = st.selectbox(
            "Gericht op", codes, index=codes.index(kaart.indicator or "") if kaart.indicator in codes else 0,
            format_func=lambda c: indicatoren[c].naam if c else "geen indicator", key=k + "indicator",
        )  # fmt: skip
        stappen = st.text_area(
            "Stappen, één per regel", "\n".join(kaart.stappen), height=170, key=k + "stappen"
        )
        een, twee = st.columns(2)
        laag = een.number_input(
            "Uren, van", 0.0, UREN_HOOGSTENS, kaart.uren_laag, 1.0, "%.0f", key=k + "laag"
        )
        hoog = twee.number_input(
            "Uren, tot", 0.0, UREN_HOOGSTENS, kaart.uren_hoog, 1.0, "%.0f", key=k + "hoog"
        )
        gebruik = st.checkbox("In gebruik: te kiezen voor een buurt", kaart.in_gebruik, key=k + "gebruik")
        if st.form_submit_button("Bewaar", icon=":material/save:"):
            _bewaar(
                replace(
                    kaart, naam=naam or "", soort=str(soort), doel=doel or "", indicator=indicator or None,
                    stappen=tuple((stappen or "").splitlines()), uren_laag=float(laag or 0),
                    uren_hoog=float(hoog or 0), in_gebruik=gebruik,
                )
            )  # fmt: skip


def _bewaar(kaart: Kaart) -> None:
    def doe(tx: Transactie) -> str:
        return bewaar_kaart(tx, kaart, wie=rechten.auteur(), nu=nu_utc())

    if formulier.bewaar(KAARTEN, doe, f"{kaart.naam} is bewaard."):
        st.rerun()
    gedaan.toon_fout()


def _neem_terug(kaart: Kaart) -> None:
    if gedaan.lukt(lambda tx: vorige_kaart(tx, kaart.kaart, wie=rechten.auteur(), nu=nu_utc()), GEVOLG):
        gedaan.meld(PAGINA, f"Ongedaan gemaakt: de laatste wijziging van {kaart.naam}.")
