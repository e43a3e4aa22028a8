"""Team, rosters and other master data in a table that can be edited, and the empty templates.

One save is one entry in the ledger, so it can be undone like a file. One bad row refuses the save and says
which row and why; nothing on the screen is lost.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.intake import personen
from monitor.intake.stam import SOORTEN, Stamsoort, bewaren, sjablonen
from monitor.store import Transactie
from monitor.ui import bron, download, opmaak
from monitor.ui.gegevens_opslag import boeker

BEWERKBAAR = tuple(soort for soort in SOORTEN if soort != "buurten")  # a border is no cell
FUNCTIENAAM = {"buurtcoordinator": "buurtcoördinator"}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def toon() -> None:
    """Choose a kind, edit its rows, save."""
    _nieuwe_medewerker()
    soort = st.selectbox(
        "Wat wilt u bekijken of aanpassen?",
        BEWERKBAAR,
        format_func=lambda naam: SOORTEN[naam].titel,
        key="soort",
        bind="query-params",
    )
    bewerk(SOORTEN[soort or BEWERKBAAR[0]])


def toon_sjablonen() -> None:
    """Every kind with its template, as CSV and XLSX."""
    st.caption(
        "Een leeg sjabloon met één voorbeeldregel en uitleg per kolom. "
        "De voorbeeldregel telt niet mee als u die laat staan."
    )
    for naam, wat in SOORTEN.items():
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            kolommen = ", ".join(veld.naam for veld in wat.velden)
            st.markdown(f"**{wat.titel}**  \n{opmaak.tekst(kolommen)}")
            st.download_button(
                "CSV",
                sjablonen.sjabloon_csv(naam),
                f"sjabloon-{naam}.csv",
                "text/csv",
                key=f"sjabloon_csv_{naam}",
                icon=":material/download:",
                on_click="ignore",
            )
            st.download_button(
                "Excel",
                sjablonen.sjabloon_xlsx(naam),
                f"sjabloon-{naam}.xlsx",
                EXCEL,
                key=f"sjabloon_xlsx_{naam}",
                icon=":material/download:",
                on_click="ignore",
            )


def bewerk(wat: Stamsoort) -> None:
    """The rows of one kind in a table that can be edited and saved."""
    rijen = bron.vraag(bewaren.tabel, wat.soort)
    kolommen = [veld.naam for veld in wat.velden]
    tabel = pd.DataFrame(rijen, columns=kolommen, dtype="str")
    st.caption(
        f"{opmaak.meervoud(len(rijen), 'rij', 'rijen')}. "
        "Voeg onderaan rijen toe, of selecteer rijen om ze te wissen."
    )
    bewerkt = st.data_editor(
        tabel,
        num_rows="dynamic",
        hide_index=True,
        key=f"stam_{wat.soort}_{bron.store().versie}",
        height="auto" if len(rijen) < 15 else 560,
        column_config={
            veld.naam: st.column_config.TextColumn(
                veld.naam, help=f"{veld.uitleg}. Bijvoorbeeld: {veld.voorbeeld}"
            )
            for veld in wat.velden
        },
        alt=f"{wat.titel}: te bewerken tabel",
    )
    nieuw = [
        {str(kolom): "" if cel is None or pd.isna(cel) else str(cel) for kolom, cel in rij.items()}
        for rij in bewerkt.to_dict("records")
    ]
    nieuw = [rij for rij in nieuw if any(cel.strip() for cel in rij.values())]
    if st.button(
        "Bewaar deze tabel", type="primary", disabled=nieuw == rijen, key=f"stam_bewaar_{wat.soort}"
    ):
        _bewaar(wat, nieuw)
    download.knoppen(tabel, f"{wat.soort}", [wat.titel], sleutel=f"stam_{wat.soort}")


def _bewaar(wat: Stamsoort, rijen: list[dict[str, str]]) -> None:
    def wijzig(tx: Transactie) -> None:
        bewaren.bewaar_tabel(tx, wat.soort, rijen, boeker())

    try:
        with st.spinner("Cijfers bijwerken"):
            pipeline.bewaar(bron.store(), wijzig, wat.wijzigt)
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return
    st.toast(f"{wat.titel} bewaard. Terugdraaien kan bij ‘Ingelezen bestanden’.", icon=":material/check:")
    st.rerun()


def _nieuwe_medewerker() -> None:
    with (
        st.popover("Nieuwe medewerker", icon=":material/person_add:"),
        st.form("stam_medewerker", border=False),
    ):
        naam = st.text_input("Naam", key="stam_medewerker_naam")
        functie = st.selectbox(
            "Functie",
            personen.FUNCTIES,
            format_func=lambda f: FUNCTIENAAM.get(f, f),
            key="stam_medewerker_functie",
        )
        if st.form_submit_button("Voeg toe"):
            velden = {"naam": naam, "functie": functie}
            try:
                pipeline.bewaar(
                    bron.store(),
                    lambda tx: bewaren.bewaar_medewerker(tx, None, velden, boeker()),
                    ("medewerkers", "uren", "indeling"),
                )
                st.rerun()
            except BuurtmonitorFout as fout:
                st.error(opmaak.tekst(fout.zin), icon=":material/error:")
