"""Mijn werk: the employee's own sheet, the very one of Werkdruk, and what the manager sees of it.

Whose sheet it is follows from the login and its link alone (`access.koppeling`); nothing in the address or
in a widget is asked. Without a login there is nobody to know: the page says so, and shows who may see
persons what an employee sees.
"""

from __future__ import annotations

import streamlit as st

from monitor.access import koppeling
from monitor.fouten import kort
from monitor.ui import bron, kijker, opmaak, werkdruk_blad, werkdruk_team
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
ANDERE_NAAM = (
    "Uw aanmelding was gekoppeld aan een medewerker die nu anders heet. Vraag uw leidinggevende of beheerder "
    "om de koppeling bij Aanmeldingen opnieuw te maken."
)


ZIET_DE_MANAGER = """Uw leidinggevende ziet van u, met uw naam erbij:

- **Werkdruk**: precies dit blad, met dezelfde cijfers en bronregels, en één regel in de tabel en de weken \
van het hele team. Die tabel staat op naam; uw leidinggevende kan haar sorteren.
- **Overzicht**: uw naam, als u te vol zit of als we te weinig weten, en bij wat eraan komt.
- **Pieken**: uw verwachte uren per week, de kans dat het te druk wordt, en welke ondersteuning past.
- **Werkgebieden**: uw buurten met hun uren en woningen, hoe ver dat van een gelijke verdeling af ligt, en \
hoeveel jaar u een buurt al hebt.
- **Gegevens**: uw rooster, uw afwezigheid (nooit de reden) en de rijen van uw uren die apart staan. Ook wie \
de app beheert, kan daar komen."""


def toon() -> None:
    """The own sheet; or why there is none."""
    wie = kijker.kijker()
    eigen = eigen_medewerker(wie)
    if eigen is not None:
        _blad(eigen)
        _wie_ziet_dit()
        return
    if kijker.mag_personen(wie, bron.instellingen(), voorbeeld=bron.is_voorbeeld()):
        _voor_de_manager(wie)
    elif koppeling.medewerker_van(bron.kluis(), wie.wie) is not None:
        st.info(ANDERE_NAAM, icon=":material/link_off:")
    else:
        st.info(NIET_GEKOPPELD.format(naam=opmaak.tekst(kort(wie.naam))), icon=":material/link_off:")


def eigen_medewerker(wie: kijker.Kijker) -> str | None:
    """The medewerker behind this login, or None. A share link is nobody's login."""
    if wie.link or kijker.zonder_aanmelden():
        return None
    gevonden = koppeling.medewerker_van(bron.kluis(), wie.wie)
    if gevonden is None or gevonden.medewerker is None:
        return None
    namen = bron.vraag(questions.medewerkers)
    return gevonden.medewerker if namen.get(gevonden.medewerker) == gevonden.medewerker_naam else None


def _blad(medewerker: str) -> None:
    weken = werkdruk_team.kies_weken()
    werkdruk_blad.toon(bron.vraag(questions.persoonsblad, medewerker, bron.vandaag(), weken), terug=False)


def _wie_ziet_dit() -> None:
    st.divider()
    if kijker.akkoord(bron.instellingen()) or bron.is_voorbeeld():
        zin = ZIET_DE_MANAGER
    else:
        zin = (
            "Uw leidinggevende ziet dit blad niet: de instemming van de ondernemingsraad is niet ingevuld. "
            "Tot die tijd ziet hij of zij cijfers van het hele team, en bij Gegevens wat is ingelezen: "
            "roosters, "
            "afwezigheid (nooit de reden) en rijen die apart staan."
        )
    st.caption(f"**Wie ziet dit?** {zin}\n\nCollega's en het bestuur zien uw cijfers niet.")


def _voor_de_manager(wie: kijker.Kijker) -> None:
    if kijker.zonder_aanmelden():
        st.info(ZONDER_AANMELDEN, icon=":material/person_off:")
    else:
        st.info(NIET_GEKOPPELD.format(naam=opmaak.tekst(kort(wie.naam))), icon=":material/link_off:")
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
    if gekozen is not None:
        _blad(str(gekozen))
        _wie_ziet_dit()
