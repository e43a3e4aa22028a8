"""Mapping: which text from the files is which task, which buurt, complex or project, and which person.

Unmapped hours count in the totals, only not in a split. A choice can be changed here later; choices for tasks
and buurten are one entry in the ledger per save, so they can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.intake import kolomkeuze, personen, questions
from monitor.intake.lezen import koppen
from monitor.intake.stam import indeling
from monitor.store import Transactie
from monitor.ui import bron, opmaak
from monitor.ui.gegevens.opslag import boeker

SOORTEN = {
    "categorie": "Taken",
    "buurt": "Buurten, complexen en projecten",
    "persoon": "Medewerkers",
}
HERKOMST = {"zelf": "zelf gekozen", "automatisch": "vanzelf herkend"}
GEVOLG = {
    "categorie": ("indeling",),
    "buurt": ("indeling",),
    "persoon": ("uren", "medewerkers", "indeling"),
}
RIJEN_ZONDER_SCHUIFBALK = 16


def toon() -> None:
    """Per kind: what leads nowhere yet, most hours first; and what is mapped, to look at and change."""
    open_ = bron.vraag(questions.ongekoppeld)
    st.caption(
        "Uren zonder indeling tellen mee in de totalen, maar niet in een verdeling over taken of buurten. "
        "Terugdraaien kan bij ‘Ingelezen bestanden’."
    )
    for soort, titel in SOORTEN.items():
        st.subheader(titel, anchor=False)
        teksten = [t for t in open_ if t.soort == soort]
        ingedeeld = bron.vraag(questions.ingedeeld, soort)
        if teksten and soort == "persoon":
            st.info(
                f"{opmaak.meervoud(len(teksten), 'naam is', 'namen zijn')} nog niet bekend; "
                "die koppelt u bij ‘Apart gezet’.",
                icon=":material/person_search:",
            )
        elif teksten:
            _open(soort, teksten)
        elif ingedeeld:
            st.success(f"Alle {len(ingedeeld)} teksten zijn ingedeeld.", icon=":material/check_circle:")
        else:
            st.info("Er zijn nog geen uren ingelezen; begin bij ‘Importeren’.", icon=":material/upload_file:")
        if ingedeeld:
            with st.expander(
                f"Al ingedeeld: {opmaak.meervoud(len(ingedeeld), 'tekst', 'teksten')}",
                key=f"gegevens_ingedeeld_{soort}",
            ):
                _ingedeeld(soort, ingedeeld)
    _kolommen()


def _open(soort: str, teksten: Sequence[questions.OngekoppeldeTekst]) -> None:
    namen = _doelen(soort)
    st.markdown(
        f"**{opmaak.meervoud(len(teksten), 'tekst is', 'teksten zijn')} nog niet ingedeeld**, samen "
        f"{opmaak.uren_uit_seconden(sum(t.seconden for t in teksten))}. Kies in de laatste kolom."
    )
    sleutel = f"gegevens_indelen_{soort}_{bron.store().versie}"
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
        placeholder="kies…",
        height="content" if len(teksten) <= RIJEN_ZONDER_SCHUIFBALK else 620,
        key=sleutel,
        alt=f"Nog niet ingedeelde teksten: {SOORTEN[soort].lower()}",
    )
    gekozen = {
        tekst.tekst: namen[str(doel)]
        for tekst, doel in zip(teksten, bewerkt["Hoort bij"], strict=True)
        if doel is not None and not pd.isna(doel)
    }
    _knop(soort, gekozen, f"gegevens_indelen_bewaar_{soort}")


def _ingedeeld(soort: str, teksten: Sequence[questions.IngedeeldeTekst]) -> None:
    namen = _doelen(soort)
    naam_van = {doel: naam for naam, doel in namen.items()}
    nu = [naam_van.get(t.doel) for t in teksten]
    st.caption("Klopt een keuze niet? Kies hier iets anders en bewaar.")
    bewerkt = st.data_editor(
        pd.DataFrame(
            {
                "Tekst in het bestand": [t.naam for t in teksten],
                "Hoort bij": nu,
                "Gekozen": [HERKOMST.get(t.herkomst, t.herkomst) for t in teksten],
                "Rijen": [opmaak.getal(t.rijen) for t in teksten],
                "Uren": [opmaak.uren_uit_seconden(t.seconden) for t in teksten],
            }
        ),
        column_config={"Hoort bij": st.column_config.SelectboxColumn(options=list(namen), width="medium")},
        disabled=["Tekst in het bestand", "Gekozen", "Rijen", "Uren"],
        hide_index=True,
        placeholder="bestaat niet meer",
        height="content" if len(teksten) <= RIJEN_ZONDER_SCHUIFBALK else 480,
        key=f"gegevens_ingedeeld_tabel_{soort}_{bron.store().versie}",
        alt=f"Ingedeelde teksten: {SOORTEN[soort].lower()}",
    )
    anders = {
        tekst.tekst: namen[str(doel)]
        for tekst, was, doel in zip(teksten, nu, bewerkt["Hoort bij"], strict=True)
        if doel is not None and not pd.isna(doel) and doel != was
    }
    _knop(soort, anders, f"gegevens_ingedeeld_bewaar_{soort}")


def _knop(soort: str, gekozen: Mapping[str, str], sleutel: str) -> None:
    naam = f"Bewaar {opmaak.meervoud(len(gekozen), 'keuze', 'keuzes')}" if gekozen else "Bewaar keuzes"
    if st.button(naam, disabled=not gekozen, type="primary", key=sleutel):
        bewaar(soort, gekozen)


def bewaar(soort: str, gekozen: Mapping[str, str]) -> None:
    """Save choices (text → target) and let the figures follow."""
    try:
        with st.spinner("Cijfers bijwerken"):
            pipeline.bewaar(bron.store(), wijziging(soort, gekozen), GEVOLG[soort])
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return
    st.toast(f"{opmaak.meervoud(len(gekozen), 'keuze', 'keuzes')} bewaard.", icon=":material/check:")
    st.rerun()


def wijziging(soort: str, gekozen: Mapping[str, str]) -> Callable[[Transactie], None]:
    """The change of the data that saves these choices (text → target)."""

    def wijzig(tx: Transactie) -> None:
        if soort != "persoon":
            indeling.deel_in(tx, soort, gekozen, boeker())
            return
        for tekst, wie in gekozen.items():
            personen.koppel_persoon(tx, tekst, wie)

    return wijzig


def _kolommen() -> None:
    """The columns that somebody chose for files of one shape, to look at and to forget."""
    onthouden = bron.vraag(kolomkeuze.alle)
    if not onthouden:
        return
    st.subheader("Onthouden kolommen", anchor=False)
    st.caption(
        "Voor bestanden met deze koppen weet de Buurtmonitor welke kolom wat is. Na ‘Vergeet’ wordt het bij "
        "het volgende bestand opnieuw gevraagd; wat al is ingelezen verandert niet."
    )
    for keuze in onthouden:
        tekst, knop = st.columns([5, 1], vertical_alignment="center")
        paren = ", ".join(
            f"{koppen.VELDEN.get(veld, veld)} = ‘{kop}’" for veld, kop in keuze.kolommen.items()
        )
        tekst.markdown(f"{opmaak.tekst(paren)}  \nsinds {opmaak.datum(keuze.gemaakt_op.date())}")
        if knop.button("Vergeet", key=f"gegevens_vergeet_{keuze.kophash}"):
            vergeet(keuze.kophash)
            st.toast("De kolommen zijn vergeten.", icon=":material/check:")
            st.rerun()


def vergeet(kophash: str) -> None:
    """The next file of this shape asks again which column is which."""
    pipeline.bewaar(bron.store(), lambda tx: kolomkeuze.vergeet(tx, kophash), ())


def _doelen(soort: str) -> dict[str, str]:
    """Readable name → target."""
    return {_uniek(naam, doel): doel for doel, naam in bron.vraag(questions.keuzes_voor, soort).items()}


def _uniek(naam: str, doel: str) -> str:
    soort, _, sleutel = doel.partition(":")
    return f"{naam} ({soort} {sleutel})" if sleutel else naam
