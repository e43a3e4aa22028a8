"""Rows set apart: per file who is unknown and how to take the file back, then row by row why, and mending.

Every file has one choice of names, however many unknown people are in it: the page of a foreign file is as
short and quick as any.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import TypeVar

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.intake import personen, quarantaine, questions
from monitor.intake.stam import bewaren
from monitor.intake.uitslag import ONBEKENDE_MEDEWERKER
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import bron, download, herkomst, opmaak
from monitor.ui.gegevens import grootboek, opslag

T = TypeVar("T")
NIEUW = "nieuw"
KIES = "gegevens_apart_kies"
EERST = 50  # rows on the screen
GEVOLG = ("uren", "medewerkers", "indeling")


def toon() -> None:
    """Per file first (one click mends many rows, or takes the file back), then the rows one by one."""
    rijen = bron.vraag(questions.apart_gezet, hoogstens=questions.APART_HOOGSTENS)
    if not rijen:
        st.success("Er staat niets apart: alle gelezen rijen tellen mee of zijn bewust overgeslagen.")
        return
    telling = bron.vraag(questions.apart_telling)
    aantal = sum(deel.rijen for deel in telling.values())
    seconden = sum(deel.seconden for deel in telling.values())
    st.markdown(
        f"**{opmaak.meervoud(aantal, 'rij telt', 'rijen tellen')} niet mee** "
        f"({opmaak.uren_uit_seconden(seconden)}). Een rij van een onbekende medewerker telt mee zodra u "
        "zegt wie het is. Hoort een bestand niet bij u, draai het dan in één keer terug."
    )
    _bestanden(set(telling))
    st.subheader("Rij voor rij", anchor=False)
    if aantal > len(rijen):
        st.info(
            f"Hieronder staan de nieuwste {opmaak.getal(len(rijen))} van {opmaak.getal(aantal)} rijen; de "
            "download heeft ze allemaal.",
            icon=":material/info:",
        )
    los = tuple(rij for rij in rijen if rij.code != ONBEKENDE_MEDEWERKER)
    st.caption(
        "Kies onder de lijst een rij om die te herstellen of te laten vervallen."
        if len(los) == len(rijen)
        else "Rijen van onbekende medewerkers staan niet in de lijst; wel in de download en in de keuzelijst "
        "hieronder, waar u een rij kunt herstellen of laten vervallen."
    )
    if los:
        _lijst(los)
    kop = [
        "Rijen die niet meetellen",
        f"Stand van {opmaak.datum(bron.vandaag())}",
        f"{opmaak.meervoud(aantal, 'rij', 'rijen')} · bron: de ingelezen bestanden, per rij genoemd",
    ]
    download.knoppen(alles_apart, "apart-gezet", kop, sleutel="gegevens_apart")
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


def alles_apart() -> pd.DataFrame:
    """Every row that stands apart, as a table to take away."""
    rijen = questions.apart_gezet(bron.store(), hoogstens=None)
    plek = herkomst.plekken(*zip(*((rij.bestand, rij.blad, rij.rij) for rij in rijen), strict=True))
    return pd.DataFrame(
        {
            **plek,
            "Waarom": [rij.tekst for rij in rijen],
            # a spreadsheet adds them up
            "Uren": [round(rij.seconden / opmaak.SECONDEN_PER_UUR, 2) for rij in rijen],
            "In het bestand": [_ruw(rij) for rij in rijen],
        }
    )


def _lijst(rijen: tuple[questions.Apartrij, ...]) -> None:
    """The rows as a true table, in which a long text takes more lines instead of running off the screen."""
    tabel = leestabel(rijen[:EERST])
    alt = "Rijen die apart staan, met de reden en wat er in het bestand staat"
    st.table(tabel, border="horizontal", hide_index=True, alt=alt)
    if len(rijen) > EERST:
        st.caption(
            f"De eerste {EERST} van {opmaak.getal(len(rijen))} rijen; de andere staan in de download en in "
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


def _bestanden(batches: Set[int]) -> None:
    """Per file: how much stands apart, who is unknown in it, and the way to take the whole file back."""
    mensen: dict[int, list[questions.Wachtende]] = {}
    for wachtende in bron.vraag(questions.wachtenden):
        mensen.setdefault(wachtende.batch, []).append(wachtende)
    op_nummer = {regel.batch: regel for regel in bron.vraag(questions.grootboek)}
    namen = bron.vraag(questions.keuzes_voor, "persoon")
    for batch in sorted(batches | set(mensen), reverse=True):
        with st.container(border=True):
            kop = _kop(op_nummer[batch], len(mensen.get(batch, ())))
            if batch in mensen:
                st.markdown(kop)
            met_knop = st.container(
                horizontal=True, vertical_alignment="bottom" if batch in mensen else "center"
            )
            with met_knop:
                if batch in mensen:
                    _wie(batch, mensen[batch], namen)
                else:
                    st.markdown(kop)
                if st.button(
                    "Draai dit bestand terug", icon=":material/undo:", key=f"gegevens_apart_terug_{batch}"
                ):
                    grootboek.bevestig(batch, op_nummer[batch].bestand)


def _kop(regel: questions.Grootboekregel, mensen: int) -> str:
    """`uren.csv · 12 van de 129 rijen apart (84,0 u) · 7 onbekende medewerkers · 1 t/m 30 april`."""
    a = regel.aansluiting
    apart = f"{opmaak.meervoud(a.quarantaine, 'rij', 'rijen')} apart"
    if a.quarantaine < a.gelezen:
        apart = f"{opmaak.getal(a.quarantaine)} van de {opmaak.getal(a.gelezen)} rijen apart"
    if regel.soort == "uren":
        apart += f" ({opmaak.uren_uit_seconden(a.seconden_quarantaine)})"
    delen = [f"**{opmaak.tekst(regel.bestand)}**", apart]
    if mensen:
        delen.append(opmaak.meervoud(mensen, "onbekende medewerker", "onbekende medewerkers"))
    if regel.periode:
        delen.append(opmaak.periode(*regel.periode))
    return " · ".join(delen)


def _wie(batch: int, mensen: Sequence[questions.Wachtende], namen: Mapping[str, str]) -> None:
    """Choose an unknown name of this file and say who it is; with one name there is nothing to choose."""

    def zin(wachtende: questions.Wachtende) -> str:
        rijen = opmaak.meervoud(wachtende.rijen, "rij", "rijen")
        return f"{wachtende.naam} ({rijen}, {opmaak.uren_uit_seconden(wachtende.seconden)})"

    wie: questions.Wachtende | None = mensen[0]
    if len(mensen) > 1:
        wie = st.selectbox("Naam in het bestand", mensen, format_func=zin, key=f"gegevens_wie_{batch}")
    else:
        st.markdown(opmaak.tekst(zin(mensen[0])))
    if wie is None:
        return
    doel = st.selectbox(
        "Dit is",
        [NIEUW, *namen],
        format_func=lambda sleutel: namen.get(sleutel, "een nieuwe medewerker"),
        key=f"gegevens_dit_is_{batch}_{wie.tekst}",
    )
    if st.button("Koppel", key=f"gegevens_koppel_{batch}", type="primary"):
        _koppel(wie, doel)


def _koppel(tekst: questions.Wachtende, doel: str) -> None:
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
