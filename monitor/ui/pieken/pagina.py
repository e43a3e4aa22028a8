"""The page Pieken: the sentence first, then the choice of whom to look at and of what.

The address carries the id of a coordinator, never a name. Figures per person are for who may see them; all
others see the team, when it is five or more.
"""

from __future__ import annotations

import streamlit as st

from monitor.access.openbaarmaking import ROND_UREN
from monitor.prognose import pieken
from monitor.prognose.naamloos import teamblik
from monitor.prognose.voorspel import TEAM
from monitor.report import bordteam
from monitor.report.bord import Vooruitdeel
from monitor.ui import adres, bron, herkomst, kijker, opmaak
from monitor.ui.bord import grafieken as bord_grafieken
from monitor.ui.pieken import kengetallen, projecten, terugblik, vooruit, watals

ADRES, KEUZE = "coordinator", "pieken_coordinator"
DEEL = "pieken_deel"
DELEN = (VOORUIT, WATALS, PROJECTEN, KENGETALLEN, TERUGBLIK) = (
    "Vooruitblik", "Wat als", "Projecten", "Kengetallen", "Terugblik",
)  # fmt: skip
MINSTE_TEAM = 5  # people; fewer and the team's hours are somebody's hours
ROLLEN_WIJZIGEN = ("manager", "beheerder")


def toon() -> None:
    """The whole page."""
    beeld = bron.vraag(pieken.pieken, bron.vandaag())
    wie = kijker.kijker()
    personen = kijker.mag_personen(wie, bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld())
    wijzigen = personen and not wie.link and wie.rol in ROLLEN_WIJZIGEN
    if not personen:
        _alleen_team(beeld)
        return
    keuze = kies_coordinator(beeld)
    if beeld.reden is None:
        st.subheader(opmaak.tekst(beeld.zin(keuze)), anchor=False)
        if beeld.steeds_vol and keuze is None:
            st.markdown(opmaak.tekst(beeld.steeds_zin))
        if wisselt := beeld.wisselzin(keuze):
            _wissel(beeld, keuze, wisselt)
        _regel(beeld)
    else:
        st.info(beeld.reden, icon=":material/upload_file:")
        st.page_link("pages/beheer/gegevens.py", label="Naar Gegevens", icon=":material/database:")
    deel = adres.knoppen("Onderdeel", "deel", DELEN, VOORUIT if beeld.reden is None else PROJECTEN, DEEL)
    if deel == PROJECTEN:
        projecten.toon(beeld.wissels, wijzigen=wijzigen)
    elif deel == KENGETALLEN:
        kengetallen.toon(wijzigen=wijzigen)
    elif deel == TERUGBLIK:
        terugblik.toon()
    elif beeld.reden is None and deel == WATALS:
        watals.toon(beeld, keuze or TEAM, wijzigen=wijzigen)
    elif beeld.reden is None:
        vooruit.toon(beeld, keuze, wijzigen=wijzigen)


def kies_coordinator(beeld: pieken.Piekenbeeld) -> str | None:
    """Whose figures; None is everybody. In the address by id."""
    namen = beeld.coordinatoren
    gekozen = adres.keuzelijst(
        "Voor wie", ADRES, [TEAM, *namen], TEAM, KEUZE, lambda wie: namen.get(wie, "Hele team"),
        wat="De coördinator", breedte=320,
    )  # fmt: skip
    return None if gekozen == TEAM else gekozen


def _wissel(beeld: pieken.Piekenbeeld, keuze: str | None, zin: str) -> None:
    """A coming division: few changes told at once, many in one short sentence with the rest below it."""
    veel = beeld.wisselt_veel(keuze)
    st.info(opmaak.tekst(beeld.wisselt_kort(keuze) if veel else zin), icon=":material/swap_horiz:")
    if veel:
        with st.expander("Bij wie, en hoe telt dat mee?", icon=":material/swap_horiz:"):
            st.markdown(opmaak.tekst(zin))


def _regel(beeld: pieken.Piekenbeeld) -> None:
    st.caption(
        f"Periode {opmaak.periode(beeld.van, beeld.laatste_dag)} · "
        f"bron: urenregistratie tot en met {opmaak.datum(beeld.uren_tot)} · "
        f"{opmaak.meervoud(beeld.historie, 'week', 'weken')} historie · "
        f"{beeld.wie} · 400 mogelijke verlopen"
    )
    if beeld.opmerkingen:
        with st.expander(
            f"Lees eerst: {opmaak.meervoud(len(beeld.opmerkingen), 'opmerking', 'opmerkingen')} bij deze "
            "cijfers",
            icon=":material/info:",
        ):
            for zin in beeld.opmerkingen:
                st.markdown(f"- {opmaak.tekst(zin)}")


def _alleen_team(beeld: pieken.Piekenbeeld) -> None:
    """For who may not see persons: the team as a whole, or nothing."""
    if beeld.reden is not None:
        st.info(beeld.reden, icon=":material/upload_file:")
        return
    team = teamblik(beeld)
    if team.groep < MINSTE_TEAM or not kijker.kijker().bereik.mag_wijk("*"):
        st.info(
            f"Een team van minder dan {MINSTE_TEAM} coördinatoren tonen we hier niet: de uren van het team "
            "zijn dan de uren van herkenbare mensen.",
            icon=":material/visibility_off:",
        )
        return
    hier = team.beeld
    if hier.weken.empty:
        st.info(team.mist, icon=":material/info:")
        return
    st.subheader(opmaak.tekst(hier.zin(TEAM)), anchor=False)
    if hier.teamweken:
        st.markdown(opmaak.tekst(hier.teamweken))
    st.caption(
        f"Periode {opmaak.periode(hier.van, hier.laatste_dag)} · bron: urenregistratie tot en met "
        f"{opmaak.datum(hier.uren_tot)}, roosters en projectenplan · {team.wie} samen. "
        "Cijfers per persoon ziet alleen de leidinggevende, nadat de ondernemingsraad heeft ingestemd."
    )
    if team.mist:
        st.info(team.mist, icon=":material/info:")
    # rounded, as on the board: the very hours of a week tell who is away, those of a project who works on it
    weken = bordteam.weekblikken(team, kijker.kijker().bereik)
    bord_grafieken.weken(Vooruitdeel(hier.zin(TEAM), "", weken=weken, onvolledig=team.onvolledig))
    herkomst.toon_regel(
        "De band laat zien waar het in 8 van de 10 gevallen tussen blijft. "
        + (
            "Alles in procenten van de inzetbare uren."
            if team.onvolledig
            else f"Uren zijn afgerond op {ROND_UREN}."
        )
    )
