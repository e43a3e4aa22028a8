"""Kengetallen: hours per home per type and phase, what the booked hours say, and changing them.

No public norm exists. What stands there at first is marked as a start value until the corporation sets its
own.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.intake import kengetallen
from monitor.intake.kengetallen import GEMETEN, Kengetal
from monitor.prognose import pieken
from monitor.ui import bron, download, herkomst, opmaak
from monitor.ui.gegevens.opslag import boeker
from monitor.ui.pieken import uitleg

INTERVAL = "Gemeten laag en hoog: het 80 %-interval van de projecten die zijn gemeten"
GETALLEN = ("Laag", "Midden", "Hoog")
HERKOMST = {"startwaarde": "startwaarde (aanname)", "vastgesteld": "vastgesteld", "gemeten": "gemeten"}


def toon(*, wijzigen: bool) -> None:
    """The table, measured beside set; editable for who may change it."""
    st.subheader("Kengetallen: uren per woning", anchor=False)
    st.caption(
        "Er bestaat geen landelijke norm. Een startwaarde is een aanname: vul eigen waarden in, of neem "
        "over wat "
        "uit geboekte uren is gemeten."
    )
    tabel = bron.vraag(pieken.kengetallen)
    leesbaar = _leesbaar(tabel)
    veranderd = st.data_editor(
        leesbaar,
        key=f"pieken_kengetallen_{bron.store().versie}",
        hide_index=True,
        height="content",
        disabled=["Type", "Fase", "Herkomst", "Gemeten"] if wijzigen else True,
        column_config={
            **{
                k: st.column_config.NumberColumn(
                    k, min_value=0.0, max_value=1000.0, step=0.01, format="localized"
                )
                for k in GETALLEN
            },
            "Gemeten": st.column_config.TextColumn("Gemeten, met 80 %-interval", width="medium"),
        },
        alt="Kengetallen per type en fase, met wat gemeten is",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        herkomst.uitleg(uitleg.KENGETALLEN, sleutel="pieken_kengetallen")
        download.knoppen(
            bestand(tabel),
            "kengetallen",
            ["Kengetallen: uren per woning", f"Stand van {opmaak.datum(bron.vandaag())}", INTERVAL],
            sleutel="pieken_kengetallen",
        )
    if wijzigen:
        with st.container(horizontal=True):
            _bewaren(tabel, leesbaar, veranderd)
    _metingen(tabel)


def _leesbaar(regels: tuple[pieken.Kengetalregel, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Type": [k.type for k in regels],
            "Fase": [k.fase for k in regels],
            "Laag": [k.laag for k in regels],
            "Midden": [k.midden for k in regels],
            "Hoog": [k.hoog for k in regels],
            "Herkomst": [HERKOMST.get(k.herkomst, k.herkomst) for k in regels],
            "Gemeten": [_gemeten(k) for k in regels],
        }
    )


def bestand(regels: tuple[pieken.Kengetalregel, ...]) -> pd.DataFrame:
    """The same for a spreadsheet: hours per home are numbers, and empty where nothing was measured."""
    return pd.DataFrame(
        {
            "type": [k.type for k in regels],
            "fase": [k.fase for k in regels],
            "laag (u per woning)": [k.laag for k in regels],
            "midden (u per woning)": [k.midden for k in regels],
            "hoog (u per woning)": [k.hoog for k in regels],
            "herkomst": [HERKOMST.get(k.herkomst, k.herkomst) for k in regels],
            "gemeten (u per woning)": [k.gemeten for k in regels],
            "gemeten laag (u per woning)": [k.gemeten_laag for k in regels],
            "gemeten hoog (u per woning)": [k.gemeten_hoog for k in regels],
            "projecten": [k.n if k.gemeten is not None else None for k in regels],
        }
    )


def _gemeten(k: pieken.Kengetalregel) -> str:
    if k.gemeten is None:
        return "nog niet"
    return (
        f"{opmaak.getal(k.gemeten, 2)} "
        f"({opmaak.getal(k.gemeten_laag, 2)}–{opmaak.getal(k.gemeten_hoog, 2)}), "
        f"op {opmaak.meervoud(k.n or 0, 'project', 'projecten')}"
    )


def _metingen(regels: tuple[pieken.Kengetalregel, ...]) -> None:
    """The sentences for what was measured well away from what is set."""
    zinnen = [
        f"{k.type}, {k.fase}: uw kengetal {opmaak.getal(k.midden, 2)} u/woning; gemeten {_gemeten(k)}."
        for k in regels
        if k.wijkt_af
    ]
    if zinnen:
        st.markdown("**Gemeten wijkt af van uw kengetal:**")
        for zin in zinnen:
            st.markdown(f"- {opmaak.tekst(zin)}")


def _bewaren(regels: tuple[pieken.Kengetalregel, ...], oud: pd.DataFrame, nieuw: pd.DataFrame) -> None:
    anders = [i for i in range(len(oud)) if any(oud[k].iloc[i] != nieuw[k].iloc[i] for k in GETALLEN)]
    if st.button(
        "Bewaar kengetallen",
        icon=":material/save:",
        type="primary",
        disabled=not anders,
        key="pieken_kengetallen_bewaar",
    ):
        _schrijf([_nieuw(regels[i], nieuw.iloc[i]) for i in anders])
    gemeten = [k for k in regels if k.gemeten is not None]
    if gemeten and st.button(
        "Neem gemeten waarden over", icon=":material/straighten:", key="pieken_kengetallen_gemeten"
    ):
        _schrijf(
            [
                Kengetal(k.type, k.fase, *_rond(k.gemeten_laag, k.gemeten, k.gemeten_hoog), GEMETEN, k.n)
                for k in gemeten
            ]
        )


def _nieuw(regel: pieken.Kengetalregel, rij: pd.Series[Any]) -> Kengetal:
    return Kengetal(regel.type, regel.fase, *_rond(*(rij[k] for k in GETALLEN)))


def _rond(*waarden: Any) -> tuple[float, float, float]:
    """Three figures to a thousandth of an hour per home; an emptied cell counts as below zero: refused."""
    a, b, c = (-1.0 if pd.isna(w) else round(float(w), 3) for w in waarden)
    return a, b, c


def _schrijf(rijen: list[Kengetal]) -> None:
    try:
        with st.spinner("De verwachting wordt bijgewerkt…"):
            pipeline.bewaar(
                bron.store(),
                lambda tx: kengetallen.bewaar(tx, rijen, boeker("pagina Pieken")),
                ("kengetallen",),
            )
    except BuurtmonitorFout as fout:
        st.error(fout.zin, icon=":material/error:")
        return
    st.toast(
        "Kengetallen bewaard. Terugdraaien kan bij Gegevens, ‘Ingelezen bestanden’.", icon=":material/check:"
    )
    st.rerun()
