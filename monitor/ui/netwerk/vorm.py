"""Adding, changing and ending an agreement, and "vandaag gesproken" in one click."""

from __future__ import annotations

import datetime as dt
from functools import partial

import streamlit as st

from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk import afspraak as netwerk
from monitor.jaarplan.netwerk.afspraak import Afspraak, Afspraakvelden
from monitor.jaarplan.netwerk.regels import RITMES, herken_ritme
from monitor.jaarplan.netwerk.tekst import HULP, LANGSTE
from monitor.jaarplan.netwerk.vragen import Netwerkbeeld
from monitor.pipeline import nu_utc
from monitor.ui import bron, buurt_schrijver, gedaan, opmaak

PAGINA = "netwerk"
VAN_DE_BUURT = ""  # the owner is the coordinator of the buurt


def gesproken(afspraak: Afspraak, schrijver: Schrijver, sleutel: str) -> None:
    """The button "vandaag gesproken"."""
    st.button(
        "Vandaag gesproken", icon=":material/record_voice_over:", key=f"{sleutel}_{afspraak.sleutel}",
        disabled=afspraak.velden.laatste_contact == bron.vandaag(),
        on_click=_gesproken, args=(afspraak, schrijver),
    )  # fmt: skip


def _gesproken(afspraak: Afspraak, schrijver: Schrijver) -> None:
    _bewaar(
        partial(netwerk.gesproken, sleutel=afspraak.sleutel, schrijver=schrijver, vandaag=bron.vandaag()),
        f"Vandaag gesproken met {afspraak.naam}.",
        schrijver,
    )


def _bewaar(wijziging: partial[int], zin: str, schrijver: Schrijver) -> bool:
    nu = nu_utc()
    greep = gedaan.bewaar(lambda tx: wijziging(tx, nu=nu))
    if greep is None:
        return False
    gedaan.meld(PAGINA, zin, lambda tx: netwerk.maak_ongedaan(tx, greep, schrijver, nu=nu_utc()))
    return True


def toon(beeld: Netwerkbeeld, schrijver: Schrijver) -> None:
    """The window that somebody asked for, if any."""
    match buurt_schrijver.gevraagd_venster():
        case ("nieuw", buurt):
            nieuw(beeld, str(buurt or "") or None, schrijver)
        case ("wijzig", sleutel):
            afspraak = next((a for a in beeld.afspraken if a.sleutel == sleutel), None)
            if afspraak is not None and afspraak.velden.buurt in beeld.buurten:
                wijzig(beeld, afspraak, schrijver)


@st.dialog("Afspraak met een partner", width="large", on_dismiss=buurt_schrijver.sluit_venster)
def nieuw(beeld: Netwerkbeeld, buurt: str | None, schrijver: Schrijver) -> None:
    """A new agreement."""
    keuze = {code: b.naam for code, b in beeld.buurten.items() if schrijver.mag(code)}
    with st.form("netwerk_nieuw", border=False):
        codes = list(keuze)
        gekozen = st.selectbox(
            "Buurt", codes, index=codes.index(buurt) if buurt in codes else None,
            format_func=lambda code: keuze[code], placeholder="Kies een buurt",
        )  # fmt: skip
        velden = _velden(beeld, Afspraakvelden(gekozen or "", ""))
        if st.form_submit_button("Bewaar", icon=":material/save:", type="primary"):
            wijziging = partial(netwerk.voeg_toe, velden=velden, schrijver=schrijver, vandaag=bron.vandaag())
            if _bewaar(wijziging, f"Afspraak met {velden.organisatie} toegevoegd.", schrijver):
                buurt_schrijver.sluit_venster()
                st.rerun()
        gedaan.toon_fout()


@st.dialog("Afspraak wijzigen", width="large", on_dismiss=buurt_schrijver.sluit_venster)
def wijzig(beeld: Netwerkbeeld, afspraak: Afspraak, schrijver: Schrijver) -> None:
    """Change or end one agreement."""
    st.caption(
        f"{opmaak.tekst(afspraak.naam)}, {opmaak.tekst(beeld.buurten[afspraak.velden.buurt].naam)}. "
        "Wat er stond, blijft in de geschiedenis."
    )
    with st.form("netwerk_wijzig", border=False):
        velden = _velden(beeld, afspraak.velden)
        if st.form_submit_button("Bewaar", icon=":material/save:", type="primary"):
            wijziging = partial(
                netwerk.wijzig, sleutel=afspraak.sleutel, velden=velden, schrijver=schrijver,
                vandaag=bron.vandaag(),
            )  # fmt: skip
            if _bewaar(wijziging, f"Afspraak met {velden.organisatie} gewijzigd.", schrijver):
                buurt_schrijver.sluit_venster()
                st.rerun()
    if afspraak.moment.loopt and st.button(
        "Deze afspraak is gestopt", icon=":material/event_busy:", key="netwerk_stopt"
    ):
        gisteren = bron.vandaag() - dt.timedelta(days=1)
        laatste = max(gisteren, afspraak.velden.begin or gisteren)
        wijziging = partial(
            netwerk.beeindig, sleutel=afspraak.sleutel, eind=laatste, schrijver=schrijver,
            vandaag=bron.vandaag(),
        )  # fmt: skip
        if _bewaar(wijziging, f"{afspraak.naam} is beëindigd.", schrijver):
            buurt_schrijver.sluit_venster()
            st.rerun()
    gedaan.toon_fout()


def _velden(beeld: Netwerkbeeld, was: Afspraakvelden) -> Afspraakvelden:
    """The fields of the form, filled with what stands there."""
    links, rechts = st.columns(2)
    with links:
        organisatie = st.text_input(
            "Organisatie", was.organisatie, max_chars=netwerk.LANGSTE_NAAM,
            help=f"De naam van de organisatie, niet van een persoon. {HULP}",
        )  # fmt: skip
        functie = st.text_input(
            "Functie daar", was.functie or "", max_chars=netwerk.LANGSTE_NAAM, placeholder="wijkagent",
            help="De functie van wie u spreekt, bijvoorbeeld wijkagent. Geen naam, telefoonnummer of e-mail.",
        )  # fmt: skip
        soort = st.text_input(
            "Soort partner", was.soort or "", max_chars=netwerk.LANGSTE_NAAM,
            placeholder="gemeente, zorg, politie, welzijn",
        )  # fmt: skip
        wie_kan: list[str] = [VAN_DE_BUURT, *beeld.mensen]
        eigenaar = st.selectbox(
            "Wie van ons", wie_kan,
            index=wie_kan.index(was.eigenaar) if was.eigenaar in wie_kan else 0,
            format_func=lambda wie: beeld.mensen.get(wie, "De coördinator van de buurt"),
        )  # fmt: skip
    with rechts:
        namen = list(RITMES)
        nu = herken_ritme(was.ritme)
        ritme = st.selectbox(
            "Hoe vaak contact", namen, index=namen.index(nu) if nu else None, placeholder="Kies een ritme"
        )
        begin = st.date_input("Begin", was.begin, format="DD-MM-YYYY", min_value=netwerk.EERSTE_DAG)
        contact = st.date_input(
            "Laatste contact", was.laatste_contact, format="DD-MM-YYYY", max_value=bron.vandaag(),
            min_value=netwerk.EERSTE_DAG,
        )  # fmt: skip
        eind = st.date_input(
            "Laatste dag (leeg: loopt door)", was.eind, format="DD-MM-YYYY", min_value=netwerk.EERSTE_DAG
        )
    wat = st.text_area("Wat is afgesproken", was.wat or "", max_chars=LANGSTE, help=HULP, height=80)
    st.caption(HULP)
    return Afspraakvelden(
        was.buurt, organisatie, functie or None, soort or None, wat or None, _dag(begin),
        str(ritme) if ritme else was.ritme, eigenaar or None, _dag(contact), _dag(eind),
    )  # fmt: skip


def _dag(waarde: object) -> dt.date | None:
    return waarde if isinstance(waarde, dt.date) else None
