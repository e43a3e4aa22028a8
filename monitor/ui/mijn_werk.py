"""Mijn werk: the employee's own sheet, the very one of Werkdruk, and what the manager sees of it.

Whose sheet it is follows from the login and its link alone (`access.koppeling`); nothing in the address or
in a widget is asked. Without a login there is nobody to know: the page says so, and shows who may see
persons what an employee sees.
"""

from __future__ import annotations

import streamlit as st

from monitor.access import koppeling
from monitor.fouten import kort
from monitor.ui import bron, kijker, mijn_vooruit, opmaak, samen, wie_ziet_dit
from monitor.ui.jaarplan import kort as jaarplan_kort
from monitor.ui.werkdruk import blad, team
from monitor.ui.wie_ben_ik import eigen_medewerker
from monitor.werkdruk import questions

KIES = "mijn_werk_als"
ZONDER_AANMELDEN = (
    "Op deze computer meldt niemand zich aan: de app weet niet wie u bent, en toont hier dus niemands eigen "
    "uren vanzelf. Op een server ziet elke medewerker op deze pagina de eigen uren, en van collega's niets."
)
NIET_GEKOPPELD = (
    "Uw aanmelding ({naam}) is nog niet gekoppeld aan een medewerker. Vraag uw leidinggevende of beheerder "
    "om dat te doen bij Aanmeldingen. Tot die tijd zijn hier geen uren te zien."
)
MANAGER_NIET_GEKOPPELD = (
    "Uw aanmelding ({naam}) is niet gekoppeld aan een medewerker, dus eigen uren zijn hier niet te zien. "
    "Koppelen kan bij Aanmeldingen."
)
ANDERE_NAAM = (
    "Uw aanmelding was gekoppeld aan een medewerker die nu anders heet. Vraag uw leidinggevende of beheerder "
    "om de koppeling bij Aanmeldingen opnieuw te maken."
)


def toon() -> None:
    """The own sheet; or why there is none."""
    wie = kijker.kijker()
    eigen = eigen_medewerker(wie)
    if eigen is not None:
        _blad(eigen)
        return
    if kijker.mag_personen(wie, bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld()):
        _voor_de_manager(wie)
        return
    if koppeling.medewerker_van(bron.kluis(), wie.wie) is not None:
        st.info(ANDERE_NAAM, icon=":material/link_off:")
    else:
        st.info(NIET_GEKOPPELD.format(naam=opmaak.tekst(kort(wie.naam))), icon=":material/link_off:")
    wie_ziet_dit.toon(eigen=True)


def _blad(medewerker: str) -> None:
    wie_ziet_dit.toon(eigen=True)
    weken = team.kies_weken()
    blad.toon(bron.vraag(questions.persoonsblad, medewerker, bron.vandaag(), weken), terug=False)
    mijn_vooruit.toon(medewerker)
    jaarplan_kort.op_mijn_werk(medewerker)
    samen.op_mijn_werk(medewerker)


def _voor_de_manager(wie: kijker.Kijker) -> None:
    if kijker.zonder_aanmelden():
        st.info(ZONDER_AANMELDEN, icon=":material/person_off:")
    else:
        st.info(MANAGER_NIET_GEKOPPELD.format(naam=opmaak.tekst(kort(wie.naam))), icon=":material/link_off:")
    namen = bron.vraag(questions.medewerkers)
    if not namen:
        st.caption("Er zijn nog geen medewerkers: importeer eerst uren of roosters bij Gegevens.")
        return
    gekozen = st.selectbox(
        "Bekijk wat een medewerker hier ziet",
        list(namen),
        index=None,
        key=KIES,
        placeholder="Kies een medewerker",
        format_func=lambda sleutel: namen.get(sleutel, sleutel),
    )
    if gekozen is None:
        wie_ziet_dit.toon(eigen=False)
    else:
        _blad(str(gekozen))
