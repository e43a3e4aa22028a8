"""The network card of one buurt: who works with us there, what was agreed, and when we talked last."""

from __future__ import annotations

import streamlit as st

from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk import afspraak as netwerk
from monitor.jaarplan.netwerk import vragen as netwerk_vragen
from monitor.jaarplan.netwerk.afspraak import Afspraak, Netwerkstap
from monitor.jaarplan.netwerk.vragen import Netwerkbeeld
from monitor.jaarplan.overdracht import vragen as overdracht_vragen
from monitor.pipeline import nu_utc
from monitor.ui import bron, buurt_schrijver, geschiedenis, kijker, opmaak
from monitor.ui.geschiedenis import Historieregel
from monitor.ui.netwerk import beeld as netwerk_beeld
from monitor.ui.netwerk import vorm
from monitor.ui.netwerk.vorm import PAGINA

OVERDRACHT = "pages/buurten/overdracht.py"
PROFIEL = "pages/buurten/buurtprofiel.py"
NIETS = (
    "Van deze buurt is nog niets vastgelegd. Dat zegt niets over de buurt: misschien wordt er al lang "
    "samengewerkt. Voeg de eerste partner toe."
)


def toon(beeld: Netwerkbeeld, buurt: str, schrijver: Schrijver) -> None:
    """The whole card."""
    b = beeld.buurten[buurt]
    alle = beeld.van(buurt)
    nu = sorted((a for a in alle if a.moment.stand != "beëindigd"), key=_volgorde)
    voorbij = tuple(a for a in alle if a.moment.stand == "beëindigd")
    laat = sum(a in beeld.te_laat for a in nu)
    partners = len({a.velden.organisatie.casefold() for a in nu})
    zin = f"{b.naam}: {opmaak.meervoud(partners, 'partner', 'partners')}"
    if nu:
        zin += f", {opmaak.meervoud(laat, 'afspraak', 'afspraken')} te laat" if laat else ", niets te laat"
    st.subheader(opmaak.tekst(zin), anchor=False)
    _wie(b)
    if not nu:
        st.info(NIETS, icon=":material/groups:")
    for afspraak in nu:
        _afspraak(beeld, afspraak, schrijver)
    if nu:
        netwerk_beeld.toon_regel(beeld, tuple(nu))
    if voorbij:
        with st.expander(f"Beëindigd ({len(voorbij)})", icon=":material/inventory_2:"):
            for afspraak in voorbij:
                _afspraak(beeld, afspraak, schrijver)
    _geschiedenis(buurt, schrijver)


def _volgorde(a: Afspraak) -> tuple[int, int, str]:
    return netwerk_beeld.VOLGORDE.index(a.moment.stand), -a.moment.dagen_over, a.naam.casefold()


def _wie(b: netwerk_vragen.Netwerkbuurt) -> None:
    over: overdracht_vragen.Overdrachtbeeld = bron.vraag(overdracht_vragen.beeld, bron.vandaag())
    vervanger = over.nu(b.code)
    delen = [
        f"coördinator: {opmaak.tekst(b.coordinator)}" if b.coordinator else "nog geen coördinator",
        f"vervanger: {opmaak.tekst(over.naam(vervanger.medewerker))}" if vervanger else "geen vervanger",
        f"wijk: {opmaak.tekst(b.wijknaam)}",
    ]
    st.caption(" · ".join(delen))
    with st.container(horizontal=True, vertical_alignment="center"):  # the two stay beside each other
        st.page_link(
            OVERDRACHT, label="Overdrachtsblad", icon=":material/handshake:", query_params={"buurt": b.code}
        )
        if kijker.kijker().bereik.mag_pagina("buurtprofiel"):
            st.page_link(
                PROFIEL, label="Buurtprofiel", icon=":material/home_pin:", query_params={"buurt": b.code}
            )


def _afspraak(beeld: Netwerkbeeld, a: Afspraak, schrijver: Schrijver) -> None:
    velden = a.velden
    with st.container(border=True):
        with st.container(gap=None):
            with st.container(horizontal=True, horizontal_alignment="distribute"):
                soort = f" :small[{opmaak.tekst(velden.soort)}]" if velden.soort else ""
                st.markdown(f"**{opmaak.tekst(velden.organisatie)}**{soort}", width="content")
                st.markdown(f"**{opmaak.tekst(netwerk_beeld.merk(a))}**", width="content")
            st.markdown(opmaak.tekst(velden.wat or "Nog niet beschreven wat er is afgesproken."))
            st.caption(" · ".join(_bijzaken(beeld, a)))
        if schrijver.mag(velden.buurt):
            with st.container(horizontal=True):
                if a.moment.loopt:
                    vorm.gesproken(a, schrijver, "netwerk_gesproken")
                st.button(
                    "Wijzig", icon=":material/edit:", key=f"netwerk_wijzig_{a.sleutel}",
                    on_click=buurt_schrijver.open_venster, args=("wijzig", a.sleutel),
                )  # fmt: skip


def _bijzaken(beeld: Netwerkbeeld, a: Afspraak) -> list[str]:
    velden = a.velden
    delen = [
        f"laatste contact {opmaak.datum(velden.laatste_contact)}"
        if velden.laatste_contact
        else "laatste contact niet vastgelegd",
        f"volgende {opmaak.datum(a.moment.volgende)}" if a.moment.volgende else "",
        f"functie daar: {opmaak.tekst(velden.functie)}" if velden.functie else "",
        opmaak.tekst(netwerk_beeld.ritme(a)) if velden.ritme else "ritme niet vastgelegd",
        f"sinds {opmaak.datum(velden.begin)}" if velden.begin else "",
        f"tot en met {opmaak.datum(velden.eind)}" if velden.eind else "",
        f"van ons: {opmaak.tekst(beeld.eigenaar(a) or 'nog niemand')}",
        f"bijgewerkt {opmaak.tekst(kijker.door(a.door))} op {opmaak.datum(a.op.date())}"
        if a.door and a.op
        else f"uit {opmaak.tekst(a.bestand)}"
        if a.bestand
        else "",
    ]
    return [deel for deel in delen if deel]


def _geschiedenis(buurt: str, schrijver: Schrijver) -> None:
    stappen: tuple[Netwerkstap, ...] = bron.vraag(netwerk_vragen.stappen, buurt)
    laatste = next((s for s in stappen if s.terug_op is None), None)
    mag = schrijver.mag(buurt)
    wis = geschiedenis.wisbaar(netwerk.STAPPEN)
    regels = [
        _regel(s, schrijver, wis.get((s.afspraak, s.nummer), ()), terug=mag and s is laatste) for s in stappen
    ]
    geschiedenis.uitklap(PAGINA, regels, geschiedenis.wis(netwerk.STAPPEN))


def _regel(
    stap: Netwerkstap, schrijver: Schrijver, teksten: tuple[str, ...], *, terug: bool
) -> Historieregel:
    """`3 oktober 2026, door Els: gesproken, Wijkteam`."""
    wat = f"{stap.handeling}, {stap.organisatie}"
    return Historieregel(
        str(stap.nummer),
        geschiedenis.zin(stap.op, kijker.door(stap.door), f"{wat}: {stap.wat}" if stap.wat else wat),
        (lambda tx: netwerk.maak_ongedaan(tx, stap.greep, schrijver, nu=nu_utc())) if terug else None,
        f"Ongedaan gemaakt: {wat}.",
        terug_door=None if stap.terug_op is None else kijker.door(stap.terug_door or ""),
        teksten=teksten,
    )
