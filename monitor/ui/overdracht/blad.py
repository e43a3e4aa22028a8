"""The hand-over sheet of one buurt on the screen: what runs there now, who helps, and what is good to
know."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.fouten import Geweigerd
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.interventie import vragen as interventie_vragen
from monitor.jaarplan.interventie.antwoorden import Regel
from monitor.jaarplan.overdracht import daden
from monitor.jaarplan.overdracht import vragen as overdracht_vragen
from monitor.jaarplan.overdracht.daden import Overdrachtpunt
from monitor.jaarplan.overdracht.regels import Vervanging
from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld, Overdrachtsblad
from monitor.jaarplan.versies import GEWIST
from monitor.leefbaarheid import questions as leefbaarheid
from monitor.leefbaarheid.antwoorden import Lichtcijfer
from monitor.pipeline import nu_utc
from monitor.ui import bron, buurt_schrijver, geschiedenis, herkomst, kijker, opmaak, smal
from monitor.ui.geschiedenis import Historieregel
from monitor.ui.netwerk import beeld as netwerk_beeld
from monitor.ui.overdracht import a4, inhoud, vorm
from monitor.ui.overdracht.inhoud import Bladdeel
from monitor.ui.overdracht.vorm import PAGINA

NETWERK = "pages/buurten/netwerk.py"
PROFIEL = "pages/buurten/buurtprofiel.py"


def toon(beeld: Overdrachtbeeld, buurt: str, schrijver: Schrijver) -> None:
    """The whole sheet."""
    blad: Overdrachtsblad | None = bron.vraag(overdracht_vragen.blad, buurt, bron.vandaag())
    if blad is None:
        return
    delen = inhoud.delen(blad, beeld, netwerk_beeld.beeld(), lichten(buurt), interventies())
    st.subheader(opmaak.tekst(inhoud.zin(blad, beeld)), anchor=False)
    herkomst.toon_regel(opmaak.tekst(inhoud.over(blad, beeld)))
    _knoppen(blad, beeld, delen, schrijver)
    links, rechts = st.columns([3, 2], gap="large")
    with links:
        st.markdown(f"##### {inhoud.WETEN}")
        if not blad.op_blad:
            st.caption(delen[inhoud.WETEN].leeg)
        vorm.punten(blad, schrijver)
    with rechts:
        st.markdown(f"##### {inhoud.LIJST}")
        vorm.lijst(beeld, blad, schrijver)
    _deel(delen[inhoud.PARTNERS], NETWERK, "Naar het netwerk van deze buurt", ":material/groups:", buurt)
    _deel(delen[inhoud.PROJECTEN])
    _deel(delen[inhoud.INTERVENTIES])
    links, rechts = st.columns(2, gap="large")
    with links:
        _deel(delen[inhoud.ZAKEN])
    with rechts:
        _deel(delen[inhoud.TAKEN])
    if kijker.kijker().bereik.mag_pagina("buurtprofiel"):
        _deel(
            delen[inhoud.LICHTEN],
            PROFIEL,
            "Uitleg en bronregels op Buurtprofiel",
            ":material/home_pin:",
            buurt,
        )
    else:
        _deel(delen[inhoud.LICHTEN])
    _deel(delen[inhoud.COMPLEXEN])
    _geschiedenis(beeld, blad, schrijver)
    st.caption(inhoud.ZONDER_UREN)


def lichten(buurt: str) -> tuple[Lichtcijfer, ...]:
    """The lights of a buurt; none when there are no figures yet."""
    try:
        return tuple(bron.vraag(leefbaarheid.profiel, buurt, bron.vandaag()).kort.lichten)
    except Geweigerd:
        return ()


def interventies() -> tuple[Regel, ...]:
    """Every application of an intervention."""
    regels: tuple[Regel, ...] = bron.vraag(interventie_vragen.regels, bron.vandaag())
    return regels


def _geschiedenis(beeld: Overdrachtbeeld, blad: Overdrachtsblad, schrijver: Schrijver) -> None:
    """Who named which deputy when, and the points that were taken off, with the way back."""
    rijen = [v for v in reversed(beeld.rijen) if v.buurt == blad.buurt.code]
    laatste = next((v for v in rijen if v.terug_op is None), None)
    mag = schrijver.mag(blad.buurt.code)
    weg = [p for p in blad.punten if p.terug_op is not None]
    wis = geschiedenis.wisbaar(daden.PUNTEN)
    geschiedenis.uitklap(
        PAGINA,
        [_regel(beeld, v, schrijver, terug=mag and v is laatste) for v in rijen]
        + [_punt(p, schrijver, wis.get((p.nummer, p.nummer), ()), terug=mag) for p in weg],
        geschiedenis.wis(daden.PUNTEN),
    )


def _regel(beeld: Overdrachtbeeld, v: Vervanging, schrijver: Schrijver, *, terug: bool) -> Historieregel:
    """`20 november 2026, door Els: Bert vervangt vanaf 20 november 2026`."""
    if v.medewerker is None:
        wat = f"geen vervanger meer vanaf {opmaak.datum(v.van)}"
    else:
        tot = f" tot en met {opmaak.datum(v.tot)}" if v.tot else ""
        wat = f"{beeld.naam(v.medewerker)} vervangt vanaf {opmaak.datum(v.van)}{tot}"
    return Historieregel(
        f"vervanger_{v.nummer}",
        geschiedenis.zin(v.op, kijker.door(v.door), wat),
        (lambda tx: daden.trek_vervanging_terug(tx, v.nummer, schrijver, nu=nu_utc())) if terug else None,
        f"Ongedaan gemaakt: {wat}.",
        terug_door=None if v.terug_op is None else kijker.door(v.terug_door or ""),
    )


def _punt(p: Overdrachtpunt, schrijver: Schrijver, teksten: tuple[str, ...], *, terug: bool) -> Historieregel:
    return Historieregel(
        str(p.nummer),
        f"Van het blad gehaald {kijker.door(p.terug_door or '')}: {p.tekst}",
        (lambda tx: daden.zet_terug(tx, p.nummer, schrijver)) if terug and p.tekst != GEWIST else None,
        "Weer op het blad gezet.",
        knop="Zet terug",
        teksten=teksten,
    )


def _knoppen(
    blad: Overdrachtsblad, beeld: Overdrachtbeeld, delen: dict[str, Bladdeel], schrijver: Schrijver
) -> None:
    code = blad.buurt.code
    with st.container(horizontal=True, vertical_alignment="center"):
        if schrijver.mag(code):
            nu = beeld.nu_of_straks(code)
            naam = "Andere vervanger" if nu else "Vervanger vastleggen"
            st.button(
                naam, type="primary", icon=":material/handshake:", key="overdracht_vervanger",
                on_click=buurt_schrijver.open_venster, args=("vervanger", None, code),
            )  # fmt: skip
            if nu:
                vorm.stopt(beeld, code, nu, schrijver)
        a4.knop(blad, beeld, delen)
        herkomst.uitleg(
            overdracht_vragen.uitleg(bron.instellingen().vervanger_ver_km), sleutel="overdracht_blad"
        )


def _deel(deel: Bladdeel, pagina: str = "", label: str = "", icoon: str = "", buurt: str = "") -> None:
    st.markdown(f"##### {deel.titel}")
    if not deel.rijen:
        st.caption(deel.leeg)
    else:
        tabel = pd.DataFrame(deel.rijen, columns=list(deel.kolommen))
        kop = inhoud.ONDERWERP if inhoud.ONDERWERP in deel.kolommen else deel.kolommen[0]
        with smal.tabel(tabel, kop, f"overdracht_{deel.titel.lower().replace(' ', '_')}"):
            st.table(
                tabel.map(opmaak.tekst), border="horizontal", hide_index=True,
                alt=f"{deel.titel}: {', '.join(deel.kolommen).lower()}",
            )  # fmt: skip
        herkomst.toon_regel(opmaak.tekst(deel.regel))
    if pagina:
        st.page_link(pagina, label=label, icon=icoon, query_params={"buurt": buurt})
