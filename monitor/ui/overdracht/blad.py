"""The hand-over sheet of one buurt on the screen: what runs there now, who helps, and what is good to
know."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.fouten import Geweigerd
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.interventie import vragen as interventie_vragen
from monitor.jaarplan.interventie.antwoorden import Regel
from monitor.jaarplan.overdracht import vragen as overdracht_vragen
from monitor.jaarplan.overdracht.regels import Vervanging
from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld, Overdrachtsblad
from monitor.leefbaarheid import questions as leefbaarheid
from monitor.leefbaarheid.antwoorden import Lichtcijfer
from monitor.ui import bron, buurt_schrijver, herkomst, kijker, opmaak
from monitor.ui.netwerk import beeld as netwerk_beeld
from monitor.ui.overdracht import a4, inhoud, vorm
from monitor.ui.overdracht.inhoud import Bladdeel

NETWERK = "pages/buurten/netwerk.py"
STAPPEN_HOOGSTENS = 10
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
    weg = [p for p in blad.punten if p.terug_op is not None]
    if not rijen and not weg:
        return
    with st.expander(f"Geschiedenis ({len(rijen) + len(weg)})", icon=":material/history:"):
        for v in rijen[:STAPPEN_HOOGSTENS]:
            st.markdown(vervangzin(beeld, v))
        for p in weg[:STAPPEN_HOOGSTENS]:
            with st.container(horizontal=True, vertical_alignment="center"):
                wie = opmaak.tekst(kijker.door(p.terug_door or ""))
                st.markdown(f"Van het blad gehaald {wie}: {opmaak.tekst(p.tekst)}", width="stretch")
                if schrijver.mag(p.buurt):
                    vorm.zet_terug(p, schrijver)
        rest = max(0, len(rijen) - STAPPEN_HOOGSTENS) + max(0, len(weg) - STAPPEN_HOOGSTENS)
        if rest:
            st.caption(f"En nog {rest} eerdere.")


def vervangzin(beeld: Overdrachtbeeld, v: Vervanging) -> str:
    """`20 november 2026, door Els: Bert vervangt sinds 20 november 2026`."""
    if v.medewerker is None:
        wat = f"geen vervanger meer vanaf {opmaak.datum(v.van)}"
    else:
        tot = f" tot en met {opmaak.datum(v.tot)}" if v.tot else ""
        wat = f"{beeld.naam(v.medewerker)} vervangt vanaf {opmaak.datum(v.van)}{tot}"
    zin = opmaak.tekst(f"{opmaak.datum(v.op.date())}, {kijker.door(v.door)}: {wat}")
    if v.terug_op is None:
        return zin
    return f"~~{zin}~~ ongedaan gemaakt {opmaak.tekst(kijker.door(v.terug_door or ''))}"


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
        tabel = pd.DataFrame(
            [[opmaak.tekst(cel) for cel in rij] for rij in deel.rijen], columns=list(deel.kolommen)
        )
        st.table(
            tabel, border="horizontal", hide_index=True,
            alt=f"{deel.titel}: {', '.join(deel.kolommen).lower()}",
        )  # fmt: skip
        herkomst.toon_regel(opmaak.tekst(deel.regel))
    if pagina:
        st.page_link(pagina, label=label, icon=icoon, query_params={"buurt": buurt})
