"""The one question about a file, and its answer as an `Opdracht` with which the file is read again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from monitor.intake import questions
from monitor.intake.gebieden.kolommen import JAAR_VAN
from monitor.intake.gebieden.opendata import JAARVRAAG
from monitor.intake.inlezen import Opdracht
from monitor.intake.uitslag import Importuitslag, zonder_naam
from monitor.ui import bron, opmaak

VERLIES = {"vervang", "aanvul"}
NIET_NODIG = "niet nodig"
PER_RIJ = 3
IEMAND_ANDERS = "Iemand anders…"


def stel_vraag(sleutel: str, uitslag: Importuitslag, opdracht: Opdracht) -> Opdracht | None:
    """Put the question; the new `Opdracht` when it has been answered, else None."""
    st.markdown(f"**{opmaak.tekst(zonder_naam(uitslag, uitslag.vraag))}**")
    keuzes = uitslag.keuzes or {}
    bij = uitslag.bestandsvraag
    if bij is not None and bij.vraag == "van_wie":
        return _van_wie(sleutel, opdracht)
    if bij is not None and bij.vraag == "kolommen":
        return _kolommen(sleutel, uitslag, opdracht)
    if JAARVRAAG in keuzes:
        return _jaar(sleutel, opdracht)
    gekozen = _knoppen(sleutel, keuzes)
    if gekozen is None:
        return None
    if set(keuzes) & VERLIES:
        return replace(opdracht, bij_verlies=gekozen)
    if "=" in gekozen:  # a question that says itself what it asks: `vreemd=stop`
        naam, waarde = gekozen.split("=", 1)
        return replace(opdracht, antwoorden={**opdracht.antwoorden, naam: waarde})
    return replace(opdracht, keuzes=replace(opdracht.keuzes, datumvolgorde=gekozen))


def _knoppen(sleutel: str, keuzes: dict[str, str]) -> str | None:
    gekozen = None
    for keuze, uitleg in keuzes.items():
        if st.button(opmaak.tekst(uitleg).capitalize(), key=f"gegevens_keuze_{sleutel}_{keuze}"):
            gekozen = keuze
    return gekozen


def _jaar(sleutel: str, opdracht: Opdracht) -> Opdracht | None:
    """Of which year the figures are: a year that is over or running, none chosen beforehand."""
    with st.form(f"gegevens_jaar_{sleutel}", border=False):
        jaar = st.selectbox(
            "Jaar van de cijfers", range(bron.vandaag().year, JAAR_VAN - 1, -1), index=None,
            placeholder="Kies een jaar", key=f"gegevens_jaar_keuze_{sleutel}", width=220,
        )  # fmt: skip
        if not st.form_submit_button("Gebruik dit jaar"):
            return None
    if jaar is None:
        st.warning("Kies over welk jaar de cijfers gaan.")
        return None
    return replace(opdracht, antwoorden={**opdracht.antwoorden, "jaar": str(jaar)})


def _van_wie(sleutel: str, opdracht: Opdracht) -> Opdracht | None:
    namen = bron.vraag(questions.keuzes_voor, "persoon")
    with st.form(f"gegevens_wie_{sleutel}", border=False):
        wie = None
        if namen:
            wie = st.selectbox(
                "Medewerker", [*namen.values(), IEMAND_ANDERS], index=None, placeholder="Kies een medewerker",
                key=f"gegevens_wie_keuze_{sleutel}",
            )  # fmt: skip
        ander = st.text_input(
            "Naam" if not namen else "Of een andere naam", key=f"gegevens_wie_naam_{sleutel}"
        )
        if not st.form_submit_button("Gebruik deze naam"):
            return None
    naam = ander.strip() or (wie if wie != IEMAND_ANDERS else None)
    if not naam:
        st.warning("Kies een medewerker of vul een naam in.")
        return None
    return replace(opdracht, keuzes=replace(opdracht.keuzes, van_wie=naam))


def _kolommen(sleutel: str, uitslag: Importuitslag, opdracht: Opdracht) -> Opdracht | None:
    bij = uitslag.bestandsvraag
    if bij is None:
        return None
    if bij.voorbeeld:
        st.dataframe(
            pd.DataFrame(list(bij.voorbeeld), columns=[f"{n}. {kop}" for n, kop in enumerate(bij.koppen, 1)]),
            hide_index=True,
            placeholder=opmaak.ONBEKEND,
            alt="De eerste rijen van het bestand",
        )
    velden = uitslag.keuzes or {}
    gevonden = {kop: veld for veld, kop in bij.gevonden.items()}
    keuzes = [NIET_NODIG, *velden]
    with st.form(f"gegevens_kolommen_{sleutel}", border=False):
        gekozen: dict[str, str] = {}
        for begin in range(0, len(bij.koppen), PER_RIJ):  # row by row, so that the boxes stand in line
            for vak, nummer in zip(st.columns(PER_RIJ), range(begin, len(bij.koppen)), strict=False):
                kop = bij.koppen[nummer]
                veld = gevonden.get(kop, NIET_NODIG)
                gekozen[kop] = vak.selectbox(
                    f"Kolom {opmaak.tekst(kop) or nummer + 1}",
                    keuzes,
                    index=keuzes.index(veld) if veld in keuzes else 0,
                    format_func=lambda veld: _hoofdletter(velden.get(str(veld)) or str(veld)),
                    key=f"gegevens_kolom_{sleutel}_{nummer}",
                    help=_voorbeelden(bij.voorbeeld, nummer),
                )
        if not st.form_submit_button(
            "Lees met deze kolommen", type="primary", help="De keuze wordt onthouden voor zulke bestanden."
        ):
            return None
    kolommen: dict[str, str] = {}
    for kop, veld in gekozen.items():
        if veld == NIET_NODIG:
            continue
        if veld in kolommen:
            st.warning(
                f"Twee kolommen zijn allebei ‘{velden[veld]}’: {opmaak.tekst(kolommen[veld])} en "
                f"{opmaak.tekst(kop)}. Kies er één."
            )
            return None
        kolommen[veld] = kop
    if not kolommen:
        st.warning("Kies in elk geval welke kolom de datum is en welke de uren.")
        return None
    return replace(opdracht, keuzes=replace(opdracht.keuzes, kolommen=kolommen))


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _voorbeelden(rijen: Sequence[Sequence[str]], nummer: int) -> str | None:
    waarden = dict.fromkeys(rij[nummer] for rij in rijen if nummer < len(rij) and rij[nummer])
    return f"Bijvoorbeeld: {opmaak.tekst(', '.join(list(waarden)[:3]))}" if waarden else None
