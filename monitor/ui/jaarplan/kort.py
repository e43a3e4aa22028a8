"""The year plan in one line elsewhere: late actions on Overzicht, one's own actions on Mijn werk."""

from __future__ import annotations

import dataclasses

import streamlit as st

from monitor.jaarplan import questions
from monitor.jaarplan.plan.rechten import blik_van
from monitor.leefbaarheid.antwoorden import Gebied
from monitor.ui import bron, kijker, opmaak
from monitor.ui.jaarplan import kijk, woorden

EIGEN_HOOGSTENS = 8


def op_overzicht() -> None:
    """How many actions are late, with the way to them; nothing where there is no plan or it may not be
    seen."""
    wie = kijker.kijker()
    if wie.link or wie.rol not in kijk.ROLLEN_ALLES:
        return
    laat, open_ = bron.vraag(questions.laat_aantal, bron.vandaag())
    if not open_:
        return
    with st.container(border=True):
        st.markdown("##### Jaarplan")
        st.markdown(laatzin(sum(laat.values()), open_))
        for jaar, aantal in laat.items():  # each year is a page of its own
            st.page_link(
                kijk.PAGINA,
                label=f"{aantal} te laat in {jaar}",
                icon=":material/flag:",
                query_params={"jaar": str(jaar), "status": "te laat"},
            )
        if not laat:
            st.page_link(kijk.PAGINA, label="Naar Jaarplan", icon=":material/flag:")


def laatzin(laat: int, open_: int) -> str:
    """`▲ 3 van 14 open acties zijn te laat.`"""
    open_zin = f"{open_} open {'actie' if open_ == 1 else 'acties'}"
    if not laat:
        return f"Van {open_zin} is er geen te laat."
    return f"▲ {laat} van {open_zin} {'is' if laat == 1 else 'zijn'} te laat."


def op_profiel(gebied: Gebied) -> None:
    """What the year plan says about this buurt, for who may see it there."""
    wie = kijker.kijker()
    if gebied.niveau != "buurt" or wie.link or not wie.bereik.mag_pagina("jaarplan"):
        return
    blik, jaar = kijk.blik(), bron.vandaag().year
    beeld = bron.vraag(questions.jaarbeeld, bron.vandaag(), jaar, blik)
    hier = [d for d in beeld.doelen if gebied.code in d.doel.buurten]
    st.subheader("Jaarplan", anchor=False)
    if not hier:
        st.info(f"Voor {jaar} staat er geen doel voor deze buurt in het jaarplan.", icon=":material/flag:")
    for d in hier[:EIGEN_HOOGSTENS]:
        st.markdown(
            f"- **{opmaak.tekst(d.doel.tekst)}** · {opmaak.tekst(woorden.uitslag_zin(d))} "
            f"{opmaak.tekst(d.voortgang.zin.capitalize())}"
        )
    st.page_link(
        kijk.PAGINA,
        label="Naar Jaarplan",
        icon=":material/event_note:",
        query_params={"jaar": str(jaar), "buurt": gebied.code, "deel": "Doelen"},
    )


def op_mijn_werk(medewerker: str) -> None:
    """The open actions of this medewerker, late ones first, as the year plan has them."""
    blik = blik_van(medewerker, kijk.weet())
    acties = bron.vraag(questions.eigen_acties, bron.vandaag(), dataclasses.replace(blik, namen=False))
    if not acties:
        return
    st.header("Mijn acties uit het jaarplan", anchor=False)
    laat = sum(a.laat for a in acties)
    st.caption(f"{laatzin(laat, len(acties))} Ook wat bij uw rol of buurt hoort, staat hier.")
    for a in acties[:EIGEN_HOOGSTENS]:
        with st.container(gap=None):
            st.page_link(
                kijk.PAGINA,
                label=f"**{opmaak.tekst(a.actie.tekst)}**",
                icon=":material/flag:",
                query_params={"jaar": str(a.doel.jaar), "doel": str(a.doel.doel)},
            )
            st.caption(
                opmaak.tekst(
                    f"{woorden.status_zin(a, bron.vandaag())} · {woorden.periode(a)} · doel: {a.doel.tekst}"
                )
            )
    if len(acties) > EIGEN_HOOGSTENS:
        st.caption(f"En nog {len(acties) - EIGEN_HOOGSTENS} op Jaarplan.")
