"""Aanmeldingen: who logged in, which medewerker that is, and putting somebody out.

For the manager and the beheerder. Nothing is linked by itself; the same name is only put first as a hint.
"""

from __future__ import annotations

import time

import pandas as pd
import streamlit as st

from monitor.access import koppeling, sessies
from monitor.access.koppeling import Aanmeldnaam
from monitor.ui import bron, kijker, opmaak
from monitor.werkdruk import questions

WIE, MENS = "aanmeldingen_wie", "aanmeldingen_medewerker"
LEEG = (
    "Er heeft zich nog niemand aangemeld. Wie zich aanmeldt, komt hier in de lijst; daarna kiest u welke "
    "medewerker dat is."
)


def toon() -> None:
    """The list, and the form under it."""
    if kijker.zonder_aanmelden():
        st.info(
            "Op deze computer meldt niemand zich aan. Deze pagina is voor een server met aanmelden.",
            icon=":material/person_off:",
        )
        return
    namen = bron.vraag(questions.medewerkers)
    mensen = koppeling.lijst(bron.kluis())
    if not mensen:
        st.info(LEEG, icon=":material/key:")
        return
    los = sum(1 for mens in mensen if mens.rol == "medewerker" and mens.medewerker is None)
    st.markdown(
        f"{opmaak.meervoud(los, 'medewerker is', 'medewerkers zijn')} nog niet gekoppeld."
        if los
        else "Elke aangemelde medewerker is gekoppeld."
    )
    st.table(
        leestabel(mensen, namen), border="horizontal", hide_index=True,
        alt="Aanmeldingen met rol, laatste keer en de medewerker die erbij hoort",
    )  # fmt: skip
    _formulier(mensen, namen)


def leestabel(mensen: list[Aanmeldnaam], namen: dict[str, str]) -> pd.DataFrame:
    """As people read it; a link whose medewerker has another name by now says so."""
    return pd.DataFrame(
        {
            "Aanmelding": [opmaak.tekst(mens.naam) for mens in mensen],
            "Naam bij de aanmelddienst": [opmaak.tekst(mens.wie.partition(":")[2]) for mens in mensen],
            "Rol": [mens.rol for mens in mensen],
            "Laatst aangemeld": [opmaak.datum(bron.op_de_klok(mens.gezien_op).date()) for mens in mensen],
            "Is medewerker": [_is(mens, namen) for mens in mensen],
        }
    )


def _is(mens: Aanmeldnaam, namen: dict[str, str]) -> str:
    if mens.medewerker is None:
        return opmaak.ONBEKEND
    if namen.get(mens.medewerker) != mens.medewerker_naam:
        return "koppeling verlopen: koppel opnieuw"
    return opmaak.tekst(str(mens.medewerker_naam))


def _formulier(mensen: list[Aanmeldnaam], namen: dict[str, str]) -> None:
    per_wie = {mens.wie: mens for mens in mensen}
    st.subheader("Koppelen", anchor=False)
    links, rechts = st.columns(2)
    wie = links.selectbox(
        "Aanmelding", list(per_wie), key=WIE, format_func=lambda sleutel: per_wie[sleutel].naam
    )
    mens = per_wie[str(wie)]
    vrij = _vrij(mens, mensen, namen)
    gekozen = rechts.selectbox(
        "Is medewerker",
        vrij,
        index=None if mens.medewerker not in vrij else vrij.index(str(mens.medewerker)),
        key=f"{MENS}_{mens.wie}",
        placeholder="Kies een medewerker",
        format_func=lambda sleutel: namen[sleutel],
    )
    door, nu = kijker.kijker().naam, int(time.time())
    with st.container(horizontal=True):
        if st.button("Koppel", type="primary", key="aanmeldingen_koppel", disabled=gekozen is None):
            koppeling.koppel(bron.kluis(), nu, mens.wie, str(gekozen), namen[str(gekozen)], door=door)
            st.rerun()
        if st.button("Haal koppeling weg", key="aanmeldingen_los", disabled=mens.medewerker is None):
            koppeling.ontkoppel(bron.kluis(), nu, mens.wie, door=door)
            st.rerun()
        if st.button("Meld overal af", key="aanmeldingen_uit", icon=":material/logout:"):
            aantal = sessies.sluit_alle(bron.kluis(), mens.wie, nu, door=door)
            st.toast(f"{opmaak.meervoud(aantal, 'aanmelding', 'aanmeldingen')} beëindigd.")
    st.caption(
        "Controleer zelf of het dezelfde persoon is: een gelijke naam is geen bewijs. "
        "Elke koppeling komt in het logboek."
    )


def _vrij(mens: Aanmeldnaam, mensen: list[Aanmeldnaam], namen: dict[str, str]) -> list[str]:
    """Whom nobody else has; who has the same name first."""
    bezet = {ander.medewerker for ander in mensen if ander.wie != mens.wie}
    vrij = [sleutel for sleutel in namen if sleutel not in bezet]
    return sorted(
        vrij, key=lambda sleutel: (namen[sleutel].casefold() != mens.naam.casefold(), namen[sleutel])
    )
