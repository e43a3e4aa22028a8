"""The board's page: three answers first, then what they rest on. Readable by who has never seen it.

No choices and no filters: what is here was decided when it was shared. On a telephone all columns become one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from monitor.opmaak import VAST
from monitor.report import bordbeeld
from monitor.report.bord import Bord, Bordproject, Opvallend
from monitor.ui import kijker, opmaak
from monitor.ui.bord import bron as bord_bron
from monitor.ui.bord import grafieken as bord_grafieken
from monitor.ui.bord import verslag

GEGEVENS = "pages/beheer/gegevens.py"
OPVALLEND_EERST, OPVALLEND_HOOGSTENS = 4, 12
PROJECTEN_EERST = 2
KERN = "bord_kern"  # on a telephone its style makes the three answers fit the first screen; see access.taal


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
    _projecten(blik.bord)
    with st.expander("Zo leest u dit", icon=":material/help:"):
        for zin in bordbeeld.uitleg(blik.bord):
            st.markdown(f"- {opmaak.tekst(zin)}")
    verslag.knoppen(blik.verslag, sleutel="bord")


def _kerncijfers(bord: Bord) -> None:
    with st.container(key=KERN):
        kolommen = st.columns(3)
    for kolom, (vraag, waarde, uitleg, _) in zip(kolommen, bordbeeld.kerncijfers(bord), strict=True):
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
    regels = [_regel(o) for o in alle[:OPVALLEND_HOOGSTENS]]
    _in_tweeen(regels[:OPVALLEND_EERST])
    st.markdown(f":small[{bordbeeld.MARGE}]")
    meer, rest = regels[OPVALLEND_EERST:], len(alle) - len(regels)
    if not meer:
        return
    with st.expander(f"Toon er nog {len(alle) - OPVALLEND_EERST}", key="bord_meer_opvallend"):
        _in_tweeen(meer)
        if rest:
            st.markdown(
                f":small[En nog {rest}, ook lichten die al rood waren; alles staat in het Excelbestand.]"
            )


def _in_tweeen(regels: Sequence[str]) -> None:
    """A list in two columns, that are one on a telephone."""
    helft = (len(regels) + 1) // 2
    for kolom, deel in zip(st.columns(2, gap="medium"), (regels[:helft], regels[helft:]), strict=True):
        if deel:
            kolom.markdown("\n".join(f"- {regel}" for regel in deel))


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
        _let_op(deel.kanttekening)
    uren = bordbeeld.teamuren(deel)
    if len(uren) > 1:
        st.markdown("**Geregistreerde uren per maand**")
        st.markdown(f":small[{opmaak.tekst(bordbeeld.urenherkomst([maand for maand, _ in uren]))}]")
        bord_grafieken.maanden(deel)


def _let_op(kanttekening: str) -> None:
    if kanttekening:
        st.markdown(f":small[:material/info: {opmaak.tekst(kanttekening)}]")


def _vooruit(bord: Bord) -> None:
    deel = bord.vooruit
    st.header("Wat komt eraan", anchor=False)
    st.markdown(f"**{opmaak.tekst(deel.zin)}**")
    st.markdown(f":small[{opmaak.tekst(deel.herkomst)}]")
    _let_op(deel.kanttekening)
    if deel.reden and deel.reden != bord.team.reden:
        st.info(deel.reden, icon=":material/visibility_off:")
    if len(deel.weken) > 1:
        st.markdown(f":small[{bordbeeld.VERSCHIL}]")
        bord_grafieken.weken(deel)


def _projecten(bord: Bord) -> None:
    alle, dag = bord.vooruit.projecten, bord.vandaag
    if not alle:
        return
    st.subheader("Projecten", anchor=False)
    st.markdown(f":small[{bordbeeld.PROJECTBRON}]")
    _in_tweeen([_project(p, dag) for p in alle[:PROJECTEN_EERST]])
    if len(alle) > PROJECTEN_EERST:
        with st.expander(f"Toon er nog {len(alle) - PROJECTEN_EERST}", key="bord_meer_projecten"):
            _in_tweeen([_project(p, dag) for p in alle[PROJECTEN_EERST:]])


def _project(p: Bordproject, dag: dt.date) -> str:
    delen = [
        opmaak.tekst(p.type),
        opmaak.meervoud(p.woningen, f"{VAST}woning", f"{VAST}woningen").replace(" ", ""),
        opmaak.tekst(bordbeeld.fase(p, dag)),
        opmaak.periode(p.van, p.tot),
        *([] if p.uren is None else [f"ongeveer {opmaak.uren(p.uren, 0)} volgens het kengetal"]),
        opmaak.tekst(p.status),
    ]
    return f"**{opmaak.tekst(p.naam)}**, {opmaak.tekst(p.buurt)}: {' · '.join(delen)}"
