"""What counts as a border: road links between villages, closed borders, ways over water, barriers."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.pipeline import nu_utc
from monitor.ui import bron, kijker, opmaak, tabelbestand
from monitor.ui.werkgebied import rechten
from monitor.ui.werkgebied import tafel as tafels
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied import kaartkeuzes, questions
from monitor.werkgebied.kaartkeuzes import BARRIERES, Kaartkeuzes

SOORTNAAM = {
    "weg": "Wegverbinding: telt als buren",
    "dicht": "Dicht: telt niet als buren",
    "oversteek": "Oversteek over water, spoor of weg",
}


def toon() -> None:
    """Loose pieces first, then pairs, then lines."""
    nu = tafels.tafel()
    if nu is None:
        return
    keuzes = bron.vraag(questions.kaartkeuzes)
    st.subheader(zin(nu), anchor=False)
    st.caption(
        "Een werkgebied moet aaneengesloten zijn over deze grenzen. Buurten grenzen aan elkaar als ze genoeg "
        "rand delen; u kunt dat per paar anders kiezen."
    )
    if not rechten.mag_bewaren():
        return
    _losse_stukken(nu)
    links, rechts = st.columns(2, gap="large")
    with links:
        _paren(nu, keuzes)
    with rechts:
        _barrieres(keuzes)


def zin(nu: Tafel) -> str:
    """Is the map in one piece?"""
    i = nu.vraag.instantie
    wegen = sum(meters == 0 for _, _, meters in i.grenzen)
    delen = (
        "De kaart hangt aan elkaar"
        if nu.vraag.stukken == 1
        else f"De kaart ligt in {nu.vraag.stukken} losse stukken"
    )
    return (
        f"{delen}: {opmaak.meervoud(len(i.grenzen) - wegen, 'grens', 'grenzen')} en "
        f"{opmaak.meervoud(wegen, 'wegverbinding', 'wegverbindingen')}"
    )


def _losse_stukken(nu: Tafel) -> None:
    if not nu.vraag.voorstel_wegen:
        return
    st.warning(
        "Een werkgebied kan nu niet over losse stukken lopen. Dit zijn de kortste verbindingen; hemelsbreed "
        "dichtbij is nog geen weg, dus kijk of ze kloppen.",
        icon=":material/warning:",
    )
    for een, ander in nu.vraag.voorstel_wegen:
        namen = f"{opmaak.tekst(nu.vraag.naam(een))} – {opmaak.tekst(nu.vraag.naam(ander))}"
        if st.button(f"Verbind {namen}", icon=":material/add_road:", key=f"werkgebied_verbind_{een}_{ander}"):
            _zet(een, ander, "weg")


def _paren(nu: Tafel, keuzes: Kaartkeuzes) -> None:
    st.markdown("**Twee buurten**")
    codes = sorted((c.code for c in nu.vraag.buurten), key=nu.vraag.naam)
    with st.form("werkgebied_paar", border=False):
        een = st.selectbox(
            "Buurt",
            codes,
            format_func=nu.vraag.naam,
            index=None,
            key="werkgebied_een",
            placeholder="Kies een buurt",
        )
        ander = st.selectbox(
            "en buurt",
            codes,
            format_func=nu.vraag.naam,
            index=None,
            key="werkgebied_ander",
            placeholder="Kies een buurt",
        )
        soort = st.selectbox(
            "is een", list(SOORTNAAM), format_func=SOORTNAAM.__getitem__, key="werkgebied_soort"
        )
        if st.form_submit_button("Leg vast", icon=":material/add:"):
            if een and ander and soort:
                _zet(een, ander, soort)
            else:
                st.error("Kies eerst beide buurten.", icon=":material/error:")
    for v in keuzes.verbindingen:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"{opmaak.tekst(nu.vraag.naam(v.buurt))} – {opmaak.tekst(nu.vraag.naam(v.ander))}: "
                f"{SOORTNAAM[v.soort].split(':')[0].lower()} "
                f"({_door(v.auteur)}{opmaak.datum(v.gemaakt_op.date())})"
            )
            if st.button("Haal weg", key=f"werkgebied_weg_{v.buurt}_{v.ander}"):
                kaartkeuzes.haal_verbinding_weg(bron.store(), v.buurt, v.ander)
                st.rerun()


def _door(auteur: str) -> str:
    return f"{opmaak.tekst(auteur)}, " if rechten.namen_zichtbaar() else ""


def _barrieres(keuzes: Kaartkeuzes) -> None:
    st.markdown("**Water, spoor en wegen**")
    soort = st.segmented_control(
        "Wat staat er in het bestand?",
        BARRIERES,
        default="water",
        required=True,
        key="werkgebied_barrieresoort",
    )
    bestand = st.file_uploader("Lijnen als GeoJSON", type=["geojson", "json"], key="werkgebied_lijnen")
    if bestand is not None and st.button(
        "Leg op de kaart", icon=":material/upload:", key="werkgebied_lijnen_in"
    ):
        try:
            tabelbestand.proef(bestand.getvalue())
            tekst = bestand.getvalue().decode("utf-8", errors="replace")
            kaartkeuzes.zet_barrieres(
                bron.store(), tekst, str(soort), auteur=kijker.kijker().naam, nu=nu_utc()
            )
        except BuurtmonitorFout as fout:
            st.error(opmaak.tekst(fout.zin), icon=":material/error:")
            return
        st.rerun()
    namen = rechten.namen_zichtbaar()
    if keuzes.barrieres:
        st.dataframe(
            pd.DataFrame(
                [
                    {
                        "Naam": b.naam,
                        "Soort": b.soort,
                        "Door": b.auteur if namen else "een collega",
                        "Op": opmaak.datum(b.gemaakt_op.date()),
                    }
                    for b in keuzes.barrieres
                ]
            ),
            hide_index=True, height="content", alt="Water, spoor en wegen waar grenzen niet overheen tellen",
        )  # fmt: skip
        weg = st.selectbox(
            "Haal van de kaart",
            [b.naam for b in keuzes.barrieres],
            index=None,
            key="werkgebied_barriere_weg",
            placeholder="Kies een lijn",
        )
        if weg and st.button("Haal weg", key="werkgebied_barriere_haal"):
            kaartkeuzes.haal_barriere_weg(bron.store(), weg)
            st.rerun()


def _zet(een: str, ander: str, soort: str) -> None:
    try:
        kaartkeuzes.zet_verbinding(bron.store(), een, ander, soort, auteur=kijker.kijker().naam, nu=nu_utc())
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return
    st.rerun()
