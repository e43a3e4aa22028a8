"""Rows set apart: why, what the file said, and mending in place. Unknown people are mended all at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.intake import personen, quarantaine, questions
from monitor.intake.stam import bewaren
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import bron, download, herkomst, opmaak
from monitor.ui.gegevens import opslag

T = TypeVar("T")
NIEUW = "nieuw"
KIES = "gegevens_apart_kies"
EERST = 50  # rows on the screen
GEVOLG = ("uren", "medewerkers", "indeling")


def toon() -> None:
    """People first (one click mends many rows), then the rows one by one."""
    rijen = bron.vraag(questions.apart_gezet)
    _mensen()
    if not rijen:
        st.success("Er staat niets apart: alle gelezen rijen tellen mee of zijn bewust overgeslagen.")
        return
    seconden = sum(rij.seconden for rij in rijen)
    st.markdown(
        f"**{opmaak.meervoud(len(rijen), 'rij telt', 'rijen tellen')} niet mee** "
        f"({opmaak.uren_uit_seconden(seconden)}). Kies een rij om die te herstellen of te laten vervallen."
    )
    plek = herkomst.plekken(*zip(*((rij.bestand, rij.blad, rij.rij) for rij in rijen), strict=True))
    tabel = pd.DataFrame(
        {
            **plek,
            "Waarom": [rij.tekst for rij in rijen],
            # a spreadsheet adds them up
            "Uren": [round(rij.seconden / opmaak.SECONDEN_PER_UUR, 2) for rij in rijen],
            "In het bestand": [_ruw(rij) for rij in rijen],
        }
    )
    _lijst(rijen)
    download.knoppen(tabel, "apart-gezet", ["Rijen die niet meetellen"], sleutel="gegevens_apart")
    gekozen = st.selectbox(
        "Welke rij wilt u herstellen?",
        range(len(rijen)),
        index=None,
        format_func=lambda n: f"{rijen[n].bestand}, rij {rijen[n].rij}: {rijen[n].tekst}",
        placeholder="Kies een rij",
        key=KIES,
    )
    if gekozen is not None and gekozen < len(rijen):
        _herstel(rijen[gekozen])


def _lijst(rijen: tuple[questions.Apartrij, ...]) -> None:
    """The rows as a true table, in which a long text takes more lines instead of running off the screen."""
    tabel = leestabel(rijen[:EERST])
    alt = "Rijen die apart staan, met de reden en wat er in het bestand staat"
    st.table(tabel, border="horizontal", hide_index=True, alt=alt)
    if len(rijen) > EERST:
        st.caption(
            f"De eerste {EERST} van {opmaak.getal(len(rijen))} rijen; alle rijen staan in de download en in "
            "de keuzelijst hieronder."
        )


def leestabel(rijen: Sequence[questions.Apartrij]) -> pd.DataFrame:
    """Where, why and what: the place in one column."""

    def plek(rij: questions.Apartrij) -> str:
        blad = f"blad {rij.blad}, " if rij.blad else ""
        return f"**{opmaak.tekst(rij.bestand)}**  \n{opmaak.tekst(f'{blad}rij {rij.rij}')}"

    return pd.DataFrame(
        {
            "Waar": plek(rij),
            "Waarom": opmaak.tekst(rij.tekst),
            "Uren": opmaak.uren_uit_seconden(rij.seconden, 2),
            "In het bestand": f":small[{opmaak.tekst(_ruw(rij))}]",
        }
        for rij in rijen
    )


def _ruw(rij: questions.Apartrij) -> str:
    return " · ".join(f"{kop}: {cel}" for kop, cel in rij.ruw.items() if cel)


def _mensen() -> None:
    onbekend = [t for t in bron.vraag(questions.ongekoppeld) if t.soort == "persoon"]
    if not onbekend:
        return
    namen = bron.vraag(questions.keuzes_voor, "persoon")
    st.subheader("Onbekende medewerkers", anchor=False)
    for tekst in onbekend:
        with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
            st.markdown(
                f"**{opmaak.tekst(tekst.naam)}**  \n{opmaak.meervoud(tekst.rijen, 'rij', 'rijen')}, "
                f"{opmaak.uren_uit_seconden(tekst.seconden)} telt nog niet mee"
            )
            doel = st.selectbox(
                "Dit is",
                [NIEUW, *namen],
                format_func=lambda sleutel: namen.get(sleutel, "een nieuwe medewerker"),
                key=f"gegevens_wie_{tekst.tekst}",
            )
            if st.button("Koppel", key=f"gegevens_koppel_{tekst.tekst}", type="primary"):
                _koppel(tekst, doel)


def _koppel(tekst: questions.OngekoppeldeTekst, doel: str) -> None:
    def wijzig(tx: Transactie) -> int:
        wie = doel
        if doel == NIEUW:
            velden = {"naam": tekst.naam, "functie": personen.FUNCTIES[0]}
            wie = bewaren.bewaar_medewerker(tx, None, velden, opslag.boeker())
        return personen.koppel_persoon(tx, tekst.tekst, wie)

    aantal = _bewaar(wijzig)
    if aantal is not None:
        st.toast(f"{opmaak.meervoud(aantal, 'rij telt', 'rijen tellen')} nu mee.", icon=":material/check:")
        st.rerun()


def _herstel(rij: questions.Apartrij) -> None:
    plek = (rij.batch, rij.rij, rij.volgnummer)
    with st.form(f"gegevens_herstel_{plek}"):
        blad = f", blad {opmaak.tekst(rij.blad)}" if rij.blad else ""
        st.markdown(f"**{opmaak.tekst(rij.bestand)}{blad}, rij {rij.rij}**: {opmaak.tekst(rij.tekst)}")
        vakken = st.columns(3)
        nieuw = {
            kolom: vakken[nummer % 3].text_input(
                kolom or f"kolom {nummer + 1}", waarde, key=f"gegevens_{plek}_{nummer}"
            )
            for nummer, (kolom, waarde) in enumerate(rij.ruw.items())
        }
        with st.container(horizontal=True):
            bewaar = st.form_submit_button("Herstel deze rij", type="primary", icon=":material/build:")
            verwerp = st.form_submit_button("Laat vervallen", icon=":material/delete:")
    if bewaar:
        klaar = _bewaar(
            lambda tx: quarantaine.herstel(
                tx, plek, nieuw, bron.instellingen(), vandaag=bron.vandaag(), nu=nu_utc()
            )
        )
    elif verwerp:
        klaar = _bewaar(lambda tx: quarantaine.verwerp(tx, plek, nu_utc()))
    else:
        return
    if klaar is not None:
        st.toast("De rij is bijgewerkt.", icon=":material/check:")
        del st.session_state[KIES]  # the rows below move up
        st.rerun()


def _bewaar(wijziging: Callable[[Transactie], T]) -> T | None:
    """Run a change; a refusal becomes its sentence on the spot."""
    try:
        return pipeline.bewaar(bron.store(), wijziging, GEVOLG)
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return None
