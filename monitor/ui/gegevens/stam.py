"""Team, rosters and the other lists in tables that can be edited, and the empty templates."""

from __future__ import annotations

import streamlit as st

from monitor.intake.stam import SOORTEN
from monitor.ui import adres, opmaak
from monitor.ui.gegevens import tabel

# a border is no cell, so buurten come from a file; the choices of the corporation stand in part Normen
BEWERKBAAR = (
    *("medewerkers", "rooster", "afwezigheid", "feestdagen", "planning", "caseload", "verdeling"),
    *("complexen", "projecten", "partners", "interventies", "indeling"),
)
UITLEG = {
    "medewerkers": "Wie er werkt, in welke functie en van wanneer tot wanneer.",
    "rooster": "Uren per weekdag. Bij een cyclus van twee weken staat elke week op een eigen rij.",
    "afwezigheid": "Verlof en ziekte staan bij elkaar; de reden wordt niet bewaard.",
    "feestdagen": "Dagen waarop niet gewerkt wordt.",
    "planning": "Geplande taken, in uren per week.",
    "caseload": "Open zaken per type op een dag; nooit een naam van een huurder.",
    "verdeling": "Welke buurt bij welke coördinator hoort, en sinds wanneer.",
    "complexen": "Complexen met hun woningen.",
    "projecten": "Projecten met hun fasen.",
    "partners": "Met wie in een buurt wordt samengewerkt; nooit een naam van een persoon. Wat op Netwerk is "
    "gewijzigd, gaat voor.",
    "interventies": "Wat in een buurt is gedaan, en wanneer.",
    "indeling": "Keuzes uit het onderdeel ‘Indelen’ en uit bestanden.",
}


def toon() -> None:
    """Choose a list, edit its rows, save."""
    soort = adres.keuzelijst(
        "Wat wilt u bekijken of aanpassen?", "soort", BEWERKBAAR, BEWERKBAAR[0], "gegevens_soort",
        lambda naam: SOORTEN[naam].titel, wat="De lijst",
    )  # fmt: skip
    tabel.bewerk(SOORTEN[soort], uitleg=UITLEG[soort])


def toon_sjablonen() -> None:
    """Every kind with its template, as CSV and XLSX."""
    st.caption(
        "Een leeg sjabloon met één voorbeeldregel; in Excel staat de uitleg per kolom erbij. Vul het in en "
        "lees het in bij ‘Importeren’. De voorbeeldregel telt niet mee als u die laat staan."
    )
    for naam, wat in SOORTEN.items():
        nodig = ", ".join(veld.naam for veld in wat.velden if veld.verplicht)
        mag = ", ".join(veld.naam for veld in wat.velden if not veld.verplicht)
        links, rechts = st.columns([3, 2], vertical_alignment="center", gap="small")
        links.markdown(
            f"**{wat.titel}**  \n:small[Nodig: {opmaak.tekst(nodig)}]",
            help=f"Mag ook: {opmaak.tekst(mag)}." if mag else None,
        )
        knoppen = rechts.container(horizontal=True, horizontal_alignment="right")
        for staart in tabel.SJABLONEN:
            tabel.sjabloonknop(knoppen, naam, staart)
