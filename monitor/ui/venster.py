"""The frame around every page: who is looking, the sample-data label, and errors as one sentence.

Who is looking comes from the gate. In the mode `lokaal` there is no login: the server listens on 127.0.0.1
only, and whoever sits at the computer is the manager. Without a gate, on a network, only sample data show.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.ui import adres, bron, gedeeld, kijker, opmaak

ICOON = str(Path(__file__).with_name("icoon.png"))  # a named icon would be fetched from the internet
LOGBOEK = logging.getLogger(__name__)
ONVERWACHT = (
    "Er ging iets mis bij het maken van deze pagina. Uw gegevens zijn niet gewijzigd. "
    "Ververs de pagina; blijft het misgaan, geef de beheerder dan het tijdstip door."
)
VOORBEELD = "**Verzonnen gegevens** van voorbeeldcorporatie De Linde, om mee te oefenen."
VOORPAGINA = "overzicht"  # the page without an address of its own, as scopes name it
# where a role begins that doesn't see the front page
BEGIN = {
    "medewerker": "pages/team/mijn_werk.py", "beheerder": "pages/beheer/gegevens.py",
    "bestuur": "pages/delen/bord.py",
}  # fmt: skip
# the way to each page that a link can show; the board first, as where a link opens
TERUG = {
    "bord": ("pages/delen/bord.py", "Naar het bord"),
    "stoplichtkaart": ("pages/buurten/stoplichtkaart.py", "Naar de stoplichtkaart"),
    "pieken": ("pages/team/pieken.py", "Naar de pieken van het team"),
}


def kop() -> None:
    """What stands on every page: the product's name and, when it is so, that these are sample data."""
    st.logo(ICOON, size="large")
    if _met_link():
        return  # one page, no menu: the whole width is for the figures
    with st.sidebar:
        st.caption("**Buurtmonitor**: van *ik denk* naar *ik weet* dat ik het druk heb")


def pagina(
    script: str, titel: str, icoon: str, pad: str = "", *, default: bool = False, aangemeld: bool = False
) -> Any:
    """A page of the navigation. Who may not see it doesn't see its name either; with `aangemeld` it is
    there only where people log in. It stays reachable under its address, where `draai` tells why not.
    """
    zichtbaar = _in_bereik(pad or VOORPAGINA) and not (aangemeld and kijker.zonder_aanmelden())
    return st.Page(
        script,
        title=titel,
        icon=f":material/{icoon}:",
        url_path=pad or None,
        default=default,
        visibility="visible" if zichtbaar else "hidden",
    )


def _met_link() -> bool:
    try:
        return bool(kijker.kijker().link)
    except BuurtmonitorFout:
        return False


def _in_bereik(naam: str) -> bool:
    try:
        return kijker.kijker().bereik.mag_pagina(naam)
    except BuurtmonitorFout:
        return False  # `draai` says why


def _niet_voor(wie: kijker.Kijker, pagina: Any) -> None:
    """Somebody who logged in and opened a page of another role: which, and the way back."""
    st.info(
        f"De pagina {opmaak.tekst(pagina.title)} hoort niet bij uw rol ({opmaak.tekst(wie.rol)}). Denkt u "
        "dat dat niet klopt? Vraag het aan wie de Buurtmonitor beheert.",
        icon=":material/lock:",
    )
    st.page_link(
        BEGIN.get(wie.rol, "pages/vandaag/overzicht.py"),
        label="Naar mijn beginpagina",
        icon=":material/home:",
    )


def _niet_gedeeld(wie: kijker.Kijker, pagina: Any) -> None:
    """A guest who opened a page outside the link: which, by the name of the menu, and the way back.

    Only what the link itself shows is offered; a link that ended says that and offers nothing.
    """
    gedeeld.van(wie)
    st.error(
        f"De pagina {opmaak.tekst(pagina.title)} hoort niet bij wat met u is gedeeld.",
        icon=":material/lock:",
    )
    for naam, (script, label) in TERUG.items():
        if wie.bereik.mag_pagina(naam):
            st.page_link(script, label=label, icon=":material/arrow_back:")


def draai(pagina: Any) -> None:
    """Run the page if it is in the viewer's scope; an error becomes its sentence, never a stack trace."""
    try:
        wie = kijker.kijker()
        naam = pagina.url_path or VOORPAGINA
        elders = not wie.bereik.mag_pagina(naam) and (not wie.link or wie.bereik.mag_pagina("bord"))
        if naam == VOORPAGINA and elders and wie.rol in BEGIN:
            st.switch_page(BEGIN[wie.rol])
        if not wie.link and not wie.bereik.leeg and not wie.bereik.mag_pagina(naam):
            _niet_voor(wie, pagina)
            return
        if wie.link and not wie.bereik.leeg and not wie.bereik.mag_pagina(naam):
            _niet_gedeeld(wie, pagina)
            return
        wie.bereik.eis_pagina(naam)
        bloot = kijker.open_en_bloot()
        if bloot:
            st.error(bloot, icon=":material/public_off:")
        if bloot and not bron.alleen_voorbeeld():
            return
        for melding in bron.store().meldingen:
            st.warning(melding, icon=":material/restore:")
        if bron.is_voorbeeld():
            st.info(VOORBEELD, icon=":material/science:")
        gedeeld.kop(wie)
        st.session_state[kijker.PAGINA] = pagina.title
        with adres.meldplek():
            pagina.run()
    except BuurtmonitorFout as fout:
        st.error(fout.zin, icon=":material/error:")
    except Exception:
        LOGBOEK.exception("Unexpected error on page %s", pagina.url_path)
        st.error(ONVERWACHT, icon=":material/error:")
