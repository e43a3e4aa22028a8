"""What is kept of an employee, how long, who sees it, where to object: one text for Mijn werk and Werkdruk.

Everything in it follows from the settings in force (retention, back-ups, consent of the works council, way of
logging in), so that the page never promises what the machine doesn't do. docs/privacy.md says the same.
"""

from __future__ import annotations

import streamlit as st

from monitor.settings import Instellingen
from monitor.ui import bron, kijker, opmaak

TITEL_EIGEN = "Wat bewaren we van u, en wie ziet het?"
TITEL = "Wat bewaren we van een medewerker, en wie ziet het?"
ZIET_DE_MANAGER = """met de naam erbij:
    - **Werkdruk**: precies het blad dat de medewerker op Mijn werk ziet, met dezelfde cijfers en bronregels,\
 en één regel in de tabel en de weken van het hele team. Die tabel staat op naam; de leidinggevende kan haar \
sorteren.
    - **Overzicht**: de naam, als iemand (misschien) te vol zit of als we te weinig weten, en bij wat \
eraan komt.
    - **Pieken**: de verwachte uren per week, de kans dat het te druk wordt, en welke ondersteuning past.
    - **Werkgebieden**: de buurten met hun benodigde uren en woningen, hoe ver dat van een gelijke verdeling \
af ligt, en hoeveel jaar iemand een buurt al heeft.
    - **Jaarplan**: bij welke doelen en acties iemand als eigenaar staat, en of die te laat zijn. Wie zelf \
eigenaar is, ziet dat op Mijn werk en op Jaarplan ook.
    - **Gegevens**: het rooster, de afwezigheid (nooit de reden) en de rijen met uren die apart staan."""
ZONDER_AKKOORD = (
    "geen cijfers per persoon: de instemming van de ondernemingsraad is niet ingevuld. Tot die tijd alleen "
    "cijfers van het hele team, en bij Gegevens wat is ingelezen: roosters, afwezigheid (nooit de reden) en "
    "rijen die apart staan."
)


def toon(*, eigen: bool) -> None:
    """The block, folded; `eigen` speaks to the employee, otherwise it is about employees."""
    with st.expander(TITEL_EIGEN if eigen else TITEL, icon=":material/shield_person:"):
        st.markdown(tekst(bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld()))


def tekst(inst: Instellingen, *, alleen_voorbeeld: bool) -> str:
    """The whole text under these settings."""
    return "\n\n".join((_wat(), _hoelang(inst), _wie(inst, alleen_voorbeeld=alleen_voorbeeld), BEZWAAR))


def _wat() -> str:
    return (
        "**Wat bewaren we?** Naam of personeelsnummer, functie, rooster, geschreven uren per dag met "
        "soort werk en plek, afwezigheid (nooit de reden), geplande taken, en het aantal open zaken per "
        "soort. Van wie zich aanmeldt ook: de naam bij de aanmelddienst, de rol en de laatste dag, en in het "
        "logboek het moment. Notities uit het urenbestand en namen van huurders bewaren we niet."
    )


def _hoelang(inst: Instellingen) -> str:
    maanden = opmaak.meervoud(inst.bewaar_maanden, "maand", "maanden")
    extra = opmaak.meervoud(inst.backup_dagen, "dag", "dagen")
    if inst.backup_weken:
        extra += f" plus {opmaak.meervoud(inst.backup_weken, 'week', 'weken')}"
    return (
        f"**Hoe lang?** {maanden}, naar boven afgerond op een hele week: wat ouder is van uren, afwezigheid, "
        f"taken en zaken verdwijnt. In een back-up staat het hooguit nog {extra}. Rooster en buurten blijven "
        "zolang iemand hier werkt."
    )


def _wie(inst: Instellingen, *, alleen_voorbeeld: bool) -> str:
    regels = ["**Wie ziet dit?**\n", "- **De medewerker zelf**: het eigen blad, helemaal, op Mijn werk."]
    if inst.toegang == "lokaal":
        regels.append(
            "- Op deze computer meldt niemand zich aan: **wie achter deze computer zit**, ziet alles. Op een "
            "server geldt wat hieronder staat."
        )
    if kijker.akkoord(inst):
        regels.append(
            f"- **De leidinggevende** (instemming van {opmaak.datum(inst.or_datum)}, kenmerk "
            f"{opmaak.tekst(inst.or_kenmerk)}), {ZIET_DE_MANAGER}"
        )
    elif alleen_voorbeeld:
        regels.append(f"- **De leidinggevende**, na instemming van de ondernemingsraad, {ZIET_DE_MANAGER}")
    else:
        regels.append(f"- **De leidinggevende**: {ZONDER_AKKOORD}")
    regels += [
        "- **Wie de app beheert**: roosters, afwezigheid, het totaal aan uren per bestand en rijen die apart "
        "staan, bij Gegevens; geen werkdruk.",
        "- **Collega's, het bestuur en wie een link krijgt**: geen geschreven uren van een persoon. Over "
        "medewerkers zien zij alleen cijfers van minstens vijf mensen samen.",
        "- **Het buurtteam, op Netwerk en Overdracht**: wie welke buurt heeft en overneemt, en dat een "
        "coördinator de komende drie maanden vijf dagen of langer weg is. Alleen de dagen, nooit waarom, en "
        "geen uren. Wie iets vastlegt, staat erbij met naam en dag.",
        "- **Op Werkgebieden**, en op het blad daarvan voor de ondernemingsraad, staan per naam (zonder "
        "instemming per letter) de *benodigde* uren, de afwijking en de woningen van het gebied. Die volgen "
        "uit normen; het zijn geen geschreven uren.",
    ]
    return "\n".join(regels)


BEZWAAR = (
    "**Klopt er iets niet, of bent u het er niet mee eens?** Laat een fout verbeteren in het urensysteem; "
    "het bestand wordt dan opnieuw ingelezen. Bezwaar maken kan bij de leidinggevende, de functionaris "
    "gegevensbescherming of de ondernemingsraad. Alle afspraken staan in docs/privacy.md, bij de app."
)
