"""The weeks to come on a person's sheet: one sentence, the picture, agreed support, and what it rests on."""

from __future__ import annotations

import streamlit as st

from monitor.ui import bron, download, herkomst, opmaak
from monitor.ui.werkdruk import bestand, pieken
from monitor.ui.werkdruk import grafieken as werkdruk_grafieken
from monitor.werkdruk import questions
from monitor.werkdruk.antwoorden import Geplandesteun, NaWissel, Vooruit
from monitor.werkdruk.rules import LEGENDA, ONBEKEND

PIEKEN = "pages/team/pieken.py"
ONDERDEEL = {
    "woningen": "woningen", "zaken": "open zaken", "projecten": "projecten", "taken": "geplande taken",
    "ondersteuning": "afgesproken ondersteuning",
}  # fmt: skip
ANDERS_DAN_WERKGEBIEDEN = (
    "Woningen, zaken, projecten en taken van een buurt gaan vanaf die dag mee naar de nieuwe coördinator, "
    "net als op Werkgebieden. De cijfers verschillen nog iets: Werkgebieden rekent met het gemiddelde van 26 "
    "weken en één overhead voor het hele team, zonder verlof, ondersteuning en taken zonder buurt. Zaken "
    "zonder buurt blijven hier bij wie ze heeft; Werkgebieden verdeelt ze naar woningen over diens buurten."
)


def toon(blad: questions.Persoonsblad) -> None:
    """The part of the sheet that looks ahead."""
    v = blad.vooruit
    st.subheader("De weken die komen", anchor=False)
    if not v.weken:
        st.info(
            "Er is geen rooster voor de weken die komen. Importeer een rooster, dan staat hier wat nodig is.",
            icon=":material/upload_file:",
        )
        return
    st.markdown(zin(v))
    if v.wissel:
        st.markdown(wissel_zin(v.wissel))
        st.caption(ANDERS_DAN_WERKGEBIEDEN)
    for steun in v.steun:
        st.markdown(f"- {steun_zin(steun)}")
    werkdruk_grafieken.vooruit(v.tabel)
    st.caption(
        "Staaf: wat er voor deze medewerker overblijft, met een streep van laag tot hoog. Erbovenop: wat "
        "afgesproken ondersteuning overneemt. Streepjeslijn: inzetbaar volgens het rooster, na aftrek van "
        f"overhead. Bovenaan het oordeel: {LEGENDA}. Een open teken is niet zeker: de band laat nog open of "
        "het werk past."
    )
    herkomst.toon_regel(basis(v))
    kop = bestand.kop_regels(f"De weken die komen van {blad.cijfer.naam}", blad.basis)
    with st.container(horizontal=True, vertical_alignment="center"):
        herkomst.uitleg([bron.vraag(questions.uitleg, "vooruit")], sleutel="werkdruk_vooruit")
        download.knoppen(
            bestand.tabel(v.tabel, bestand.NIET_VOORUIT),
            f"werkdruk-vooruit-{blad.cijfer.medewerker}",
            [kop[0], basis(v), *kop[4:]],
            sleutel="werkdruk_vooruit",
        )  # fmt: skip
    if pieken.mag_erheen():
        st.page_link(
            PIEKEN, label="Pieken en ondersteuning", icon=":material/trending_up:",
            query_params={"coordinator": blad.cijfer.medewerker},
        )  # fmt: skip


def zin(v: Vooruit) -> str:
    """The weeks to come in one sentence."""
    if v.nodig is None or v.inzetbaar is None:
        return f"Wat er in de komende weken nodig is, weten we niet: {v.onbekend or 'niemand is er'}."
    laag, midden, hoog = v.nodig
    return (
        f"Gemiddeld **{opmaak.uren(midden)} per week nodig** ({opmaak.getal(laag, 1)} – {opmaak.uren(hoog)}) "
        f"bij {opmaak.uren(v.inzetbaar)} inzetbaar"
        f"{', geplande ondersteuning er al af' if v.steun else ''}; {_vol(v.te_vol, v.misschien)}."
    )


def wissel_zin(w: NaWissel) -> str:
    """The weeks from the coming division on, in one sentence."""
    laag, midden, hoog = w.nodig
    return (
        f"Vanaf {opmaak.week_jaar(w.vanaf)} geldt een andere verdeling: dan gemiddeld "
        f"**{opmaak.uren(midden)} per week nodig** ({opmaak.getal(laag, 1)} – {opmaak.uren(hoog)}) "
        f"bij {opmaak.uren(w.inzetbaar)} inzetbaar; {_vol(w.te_vol, w.misschien)}."
    )


def _vol(weken: int, misschien: int) -> str:
    """`1 week is te vol, 12 misschien`."""
    kern = (
        f"{opmaak.meervoud(weken, 'week is', 'weken zijn')} te vol" if weken
        else "geen enkele week is zeker te vol"
    )  # fmt: skip
    return f"{kern}, {misschien} misschien" if misschien else kern


def steun_zin(s: Geplandesteun) -> str:
    """`Geplande ondersteuning: 8 u per week in wk 49–52, van Jansen.`"""
    weken = opmaak.week(s.van) if s.van == s.tot else f"{opmaak.week(s.van)}–{s.tot.isocalendar().week}"
    return (
        f"Geplande ondersteuning: {opmaak.uren(s.uren)} per week in {weken}, van {opmaak.tekst(s.van_wie)}."
    )


def basis(v: Vooruit) -> str:
    """Period, sources and n of the weeks to come."""
    delen = [naam for sleutel, naam in ONDERDEEL.items() if sleutel in v.onderdelen]
    onzeker = (
        int(((v.tabel["oordeel"] == ONBEKEND) & v.tabel["nodig_midden"].notna()).sum()) if v.weken else 0
    )
    rest = v.weken - v.met_cijfer
    return herkomst.regel(
        v.van,
        v.tot,
        bron=["rooster", *delen],
        n=f"{opmaak.meervoud(v.met_cijfer - onzeker, 'week', 'weken')} met een oordeel"
        + (f", {onzeker} waarvan we het niet weten" if onzeker else "")
        + (f", {rest} zonder (afwezig of onbekend)" if rest else ""),
        volledig=f"{opmaak.meervoud(len(v.projecten), 'project', 'projecten')}" if v.projecten else "",
    )
