"""Interventions in and out as a file: the template, a preview with a reason per refused row, and undo."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.jaarplan import interventie, interventie_bestand
from monitor.jaarplan import interventie_vragen as vragen
from monitor.jaarplan.interventie_bestand import KOPPEN, VOORBEELD, Inleesvoorstel, als_rij
from monitor.ui import (
    bron,
    download,
    interventie_formulier,
    interventie_rechten,
    opmaak,
    tabelbestand,
)
from monitor.ui.buurt_schrijver import nu_utc

LAATSTE = "interventie_inlees"  # key and name of the file that was read last
WOORD = {
    "nieuw": "+ nieuw", "gewijzigd": "~ gewijzigd", "ongewijzigd": "= ongewijzigd",
    "geweigerd": "✕ geweigerd",
}  # fmt: skip


def toon() -> None:
    """Out on the left, in on the right."""
    links, rechts = st.columns(2, gap="large")
    with links:
        _eruit()
    with rechts:
        _erin()


def _eruit() -> None:
    st.subheader("Meenemen", anchor=False)
    regels = bron.vraag(vragen.regels, bron.vandaag())
    if regels:
        st.caption("Alle toepassingen, met kolommen die u hier weer kunt inlezen.")
        download.knoppen(
            pd.DataFrame(als_rij(r.toepassing) for r in regels), "interventies-lijst",
            ["Interventies", f"Stand van {opmaak.datum(bron.vandaag())}"], sleutel="interventie_uit",
        )  # fmt: skip
    else:
        st.caption("Er staat nog niets op de lijst.")
    st.markdown("**Sjabloon**")
    st.caption("Een lege lijst met één voorbeeldrij; die wordt bij het inlezen overgeslagen.")
    download.knoppen(sjabloon(), "sjabloon-interventies", [], sleutel="interventie_sjabloon")


def sjabloon() -> pd.DataFrame:
    """The columns with one row as an example."""
    return pd.DataFrame([VOORBEELD], columns=[namen[0] for namen in KOPPEN.values()])


def _erin() -> None:
    st.subheader("Inlezen", anchor=False)
    mag = interventie_rechten.mag()
    if mag is not None and not mag:
        st.caption(interventie_rechten.NIET_HIER)
        return
    _ongedaan()
    bestand = st.file_uploader(
        "Een lijst met interventies (CSV of Excel)", type=["csv", "xlsx"], key="interventie_bestand"
    )
    if bestand is None:
        st.caption("U ziet eerst wat er verandert. Een rij die niet klopt houdt de andere niet tegen.")
        return
    try:
        plan = interventie_bestand.voorstel(
            bron.store(), tabelbestand.rijen(bestand.getvalue()), bestand.name, bron.vandaag(), mag
        )
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return
    _voorbeeld(plan)
    interventie_rechten.vraag_naam()
    if plan.te_doen and st.button(
        "Lees in", icon=":material/upload:", key="interventie_lees_in", type="primary"
    ):
        gelukt = interventie_formulier.bewaar(
            lambda tx: interventie_bestand.neem_in(
                tx, plan, wie=interventie_rechten.auteur(), nu=nu_utc(), vandaag=bron.vandaag(),
                bestand=bestand.name,
            )
        )  # fmt: skip
        if gelukt:
            st.session_state[LAATSTE] = (plan.sleutel, bestand.name)
            st.rerun()


def _voorbeeld(plan: Inleesvoorstel) -> None:
    delen = [f"{opmaak.getal(plan.aantal(uitkomst))} {uitkomst}" for uitkomst in WOORD]
    st.markdown(f"**{opmaak.meervoud(len(plan.rijen), 'rij', 'rijen')}**: {opmaak.opsomming(delen)}.")
    if plan.rijen:
        st.dataframe(
            tabel(plan), hide_index=True, alt="Per rij van het bestand wat er gebeurt, met de reden",
            placeholder=opmaak.ONBEKEND,
        )  # fmt: skip
    if plan.rijen and not plan.te_doen:
        st.caption("Er verandert niets.")


def tabel(plan: Inleesvoorstel) -> pd.DataFrame:
    """Refused rows first: those ask for attention."""
    rijen = sorted(plan.rijen, key=lambda r: (r.uitkomst != "geweigerd", r.rij))
    return pd.DataFrame(
        [(r.rij, WOORD[r.uitkomst], r.naam, r.buurt, r.reden) for r in rijen],
        columns=["Rij", "Wat er gebeurt", "Interventie", "Buurt", "Reden"],
    )


def _ongedaan() -> None:
    laatste = st.session_state.get(LAATSTE)
    if laatste is None:
        return
    sleutel, naam = laatste
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/check: {opmaak.tekst(naam)} is ingelezen.")
        if st.button("Maak ongedaan", icon=":material/undo:", key="interventie_inlees_terug"):
            gelukt = interventie_formulier.bewaar(
                lambda tx: interventie.neem_inlees_terug(
                    tx, sleutel, wie=interventie_rechten.auteur(), nu=nu_utc()
                )
            )
            if gelukt:
                st.session_state.pop(LAATSTE)
                st.rerun()
