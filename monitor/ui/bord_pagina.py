"""The board's page: three answers first, then what they rest on. Readable by who has never seen it.

No choices and no filters: what is here was decided when it was shared. On a telephone all columns become one.
"""

from __future__ import annotations

import streamlit as st

from monitor.opmaak import VAST
from monitor.report import bordbeeld
from monitor.report.bord import Bord, Bordproject, Opvallend
from monitor.ui import bord_bron, bord_grafieken, bord_verslag, kijker, opmaak

GEGEVENS = "pages/beheer/gegevens.py"
OPVALLEND_HOOGSTENS = 8


def toon() -> None:
    """The whole screen."""
    blik = bord_bron.blik()
    if kijker.kijker().bereik.mag_pagina("delen"):
        st.markdown(":small[Zo ziet het bestuur het: zonder namen, alleen cijfers van groepen.]")
    st.title(bordbeeld.TITEL, anchor=False)
    st.markdown(opmaak.tekst(bordbeeld.ondertitel(blik.bord)))
    if blik.bord.buurten.reden and blik.bord.team.reden and kijker.kijker().bereik.mag_pagina("gegevens"):
        st.page_link(GEGEVENS, label="Importeer buurten, uren en roosters", icon=":material/database:")
    _kerncijfers(blik.bord)
    _buurten(blik.bord)
    links, rechts = st.columns(2, gap="medium")
    with links:
        _team(blik.bord)
    with rechts:
        _vooruit(blik.bord)
    _projecten(blik.bord.vooruit.projecten)
    with st.expander("Zo leest u dit", icon=":material/help:"):
        for zin in bordbeeld.UITLEG:
            st.markdown(f"- {opmaak.tekst(zin)}")
    bord_verslag.knoppen(blik.verslag, sleutel="bord")


def _kerncijfers(bord: Bord) -> None:
    for kolom, (vraag, waarde, uitleg, _) in zip(st.columns(3), bordbeeld.kerncijfers(bord), strict=True):
        with kolom, st.container(border=True, height="stretch", gap="xxsmall"):
            st.markdown(f"**{opmaak.tekst(vraag)}**")
            st.markdown(f"## {opmaak.tekst(waarde)}")
            st.markdown(opmaak.tekst(uitleg))


def _buurten(bord: Bord) -> None:
    deel = bord.buurten
    st.header("De buurten", anchor=False)
    if deel.reden:
        st.info(deel.reden, icon=":material/visibility_off:")
        return
    st.markdown(f"**{opmaak.tekst(deel.zin)}**")
    st.markdown(f":small[{opmaak.tekst(deel.herkomst)}]")
    links, rechts = st.columns([5, 6], gap="medium")
    if any(b.ringen for b in deel.buurten):
        with links:
            bord_grafieken.kaart(deel)
    with rechts:
        bord_grafieken.balken(deel)
    if deel.opvallend:
        _opvallend(deel.opvallend)


def _opvallend(alle: tuple[Opvallend, ...]) -> None:
    st.subheader("Wat opvalt", anchor=False)
    getoond = alle[:OPVALLEND_HOOGSTENS]
    helft = (len(getoond) + 1) // 2
    for kolom, deel in zip(st.columns(2, gap="medium"), (getoond[:helft], getoond[helft:]), strict=True):
        with kolom:
            st.markdown("\n".join(f"- {_regel(o)}" for o in deel))
    if len(alle) > OPVALLEND_HOOGSTENS:
        rest = len(alle) - OPVALLEND_HOOGSTENS
        st.markdown(f":small[En nog {rest}, ook lichten die al rood waren; alles staat in het Excelbestand.]")


def _regel(o: Opvallend) -> str:
    return (
        f"**{opmaak.tekst(o.buurt)}**: {bordbeeld.WATTEKEN[o.wat]}. {opmaak.tekst(o.indicator)}: "
        f"{opmaak.tekst(o.cijfer)} ({o.jaar}, {opmaak.tekst(o.aantal)})"
    )


def _team(bord: Bord) -> None:
    deel = bord.team
    st.header("Het team", anchor=False)
    if deel.reden:
        st.info(deel.reden, icon=":material/visibility_off:")
    else:
        st.markdown(f"**{opmaak.tekst(deel.zin)}**")
        st.markdown(f":small[{opmaak.tekst(deel.herkomst)}]")
    if len(bordbeeld.teamuren(deel)) > 1:
        bord_grafieken.maanden(deel)


def _vooruit(bord: Bord) -> None:
    deel = bord.vooruit
    st.header("Wat komt eraan", anchor=False)
    st.markdown(f"**{opmaak.tekst(deel.zin)}**")
    st.markdown(f":small[{opmaak.tekst(deel.herkomst)}]")
    if deel.reden and deel.reden != bord.team.reden:
        st.info(deel.reden, icon=":material/visibility_off:")
    if len(deel.weken) > 1:
        bord_grafieken.weken(deel)


def _projecten(alle: tuple[Bordproject, ...]) -> None:
    if not alle:
        return
    st.subheader("Projecten", anchor=False)
    helft = (len(alle) + 1) // 2
    for kolom, deel in zip(st.columns(2, gap="medium"), (alle[:helft], alle[helft:]), strict=True):
        with kolom:
            st.markdown("\n".join(f"- {_project(p)}" for p in deel))


def _project(p: Bordproject) -> str:
    delen = [
        opmaak.tekst(p.type),
        opmaak.meervoud(p.woningen, f"{VAST}woning", f"{VAST}woningen").replace(" ", ""),
        f"fase {opmaak.tekst(p.fase)}",
        opmaak.periode(p.van, p.tot),
        *([] if p.uren is None else [f"{opmaak.uren(p.uren, 0)} volgens het kengetal"]),
        opmaak.tekst(p.status),
    ]
    return f"**{opmaak.tekst(p.naam)}**, {opmaak.tekst(p.buurt)}: {' · '.join(delen)}"
