"""Mapping: which text from the files is which task, and which is which buurt, complex or project.

Unmapped hours count in the totals, only not in a split. Every choice is saved at once and can be changed.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.intake import indelen, questions
from monitor.store import Transactie
from monitor.ui import bron, opmaak

SOORTEN = {"categorie": "Taken", "buurt": "Buurten, complexen en projecten"}
NIETS = "niet ingedeeld"


def toon() -> None:
    """Texts that lead nowhere yet, most hours first; choose a target and save."""
    open_ = bron.vraag(questions.ongekoppeld)
    for soort, titel in SOORTEN.items():
        st.subheader(titel, anchor=False)
        teksten = [t for t in open_ if t.soort == soort]
        if not teksten:
            st.success(f"Alle teksten zijn ingedeeld bij {titel.lower()}.")
            continue
        _tabel(soort, teksten)


def _tabel(soort: str, teksten: list[questions.OngekoppeldeTekst]) -> None:
    doelen = bron.vraag(questions.keuzes_voor, soort)
    namen = {_uniek(naam, doel): doel for doel, naam in doelen.items()}
    st.caption(
        f"{opmaak.meervoud(len(teksten), 'tekst is', 'teksten zijn')} nog niet ingedeeld, samen "
        f"{opmaak.uren_uit_seconden(sum(t.seconden for t in teksten))}. Kies waar ze bij horen en bewaar."
    )
    bewerkt = st.data_editor(
        pd.DataFrame(
            {
                "Tekst in het bestand": [t.naam for t in teksten],
                "Rijen": [opmaak.getal(t.rijen) for t in teksten],
                "Uren": [opmaak.uren_uit_seconden(t.seconden) for t in teksten],
                "Hoort bij": [None] * len(teksten),
            }
        ),
        column_config={"Hoort bij": st.column_config.SelectboxColumn(options=list(namen), width="large")},
        disabled=["Tekst in het bestand", "Rijen", "Uren"],
        hide_index=True,
        key=f"gegevens_indelen_{soort}",
        alt=f"Nog niet ingedeelde teksten: {SOORTEN[soort].lower()}",
    )
    gekozen = [
        (tekst.tekst, namen[str(doel)])
        for tekst, doel in zip(teksten, bewerkt["Hoort bij"], strict=True)
        if doel is not None and not pd.isna(doel)
    ]
    knop = f"Bewaar {opmaak.meervoud(len(gekozen), 'keuze', 'keuzes')}"
    if st.button(knop, disabled=not gekozen, type="primary", key=f"gegevens_indelen_bewaar_{soort}"):

        def wijzig(tx: Transactie) -> None:
            for tekst, doel in gekozen:
                indelen.zet_indeling(tx, soort, tekst, doel)

        with st.spinner("Cijfers bijwerken"):
            pipeline.bewaar(bron.store(), wijzig, ("indeling",))
        del st.session_state[f"gegevens_indelen_{soort}"]
        st.rerun()


def _uniek(naam: str, doel: str) -> str:
    soort, _, sleutel = doel.partition(":")
    return f"{naam} ({soort} {sleutel})" if sleutel else naam
