"""What the retention period took away lately: a calm notice, for a week, with the way to the ledger.

Figures that look back further than the limit change with it, so nobody should have to find that out; when
nothing of it counted, it says that no figure changed.
"""

from __future__ import annotations

import datetime as dt

import streamlit as st

from monitor.intake import questions as intake
from monitor.intake.bewaartermijn import SOORT, klokzin
from monitor.pipeline import nu_utc
from monitor.ui import bron, kijker, opmaak

GEGEVENS, LIJST = "pages/beheer/gegevens.py", "Ingelezen bestanden"
DAGEN = 7
VOORBEELD = "voorbeeld"  # the sample corporation is cut to length when it is made: nobody saw it longer


def zin(regels: tuple[intake.Grootboekregel, ...], nu: dt.datetime, maanden: int) -> str:
    """What went, up to which day and why; empty when nothing went in the last days. `nu` in UTC."""
    vers = [
        regel
        for regel in regels
        if regel.soort == SOORT
        and regel.geladen_door != VOORBEELD
        and nu - dt.timedelta(days=DAGEN) < regel.geladen_op
    ]
    if not vers or vers[0].periode is None:
        return ""
    rijen = sum(regel.verwijderd for regel in vers)
    telden = sum(regel.verschil.vervallen for regel in vers)
    grens = vers[0].periode[1] + dt.timedelta(days=1)
    return (
        f"Op {opmaak.datum(vers[0].geladen_op.date())} {'is' if rijen == 1 else 'zijn'} "
        f"{opmaak.meervoud(rijen, 'regel', 'regels')} over medewerkers verwijderd: "
        f"alles van vóór {opmaak.datum(grens)}. Zulke gegevens bewaart de app "
        f"{opmaak.meervoud(maanden, 'maand', 'maanden')}, naar boven afgerond op een hele week. "
        f"{_gevolg(rijen, telden)}"
    )


def _gevolg(rijen: int, telden: int) -> str:
    """What the removal did to the figures."""
    if not telden:
        wat = "Die regel telde" if rijen == 1 else "Die regels telden"
        return f"{wat} nergens mee: er is geen cijfer veranderd."
    welke = ""
    if telden < rijen:
        welke = f"Daarvan {'telde' if telden == 1 else 'telden'} er {opmaak.getal(telden)} mee. "
    return f"{welke}Cijfers die verder terugkeken, zijn daardoor veranderd."


def toon() -> None:
    """The notice, when there is one; and a warning when the rule waits because the clock made a jump."""
    if bezwaar := bron.vraag(klokzin, bron.vandaag()):
        st.warning(opmaak.tekst(bezwaar), icon=":material/schedule:")
    tekst = zin(bron.vraag(intake.grootboek), nu_utc(), bron.instellingen().bewaar_maanden)
    if not tekst:
        return
    st.info(tekst, icon=":material/auto_delete:")
    if kijker.kijker().bereik.mag_pagina("gegevens"):
        st.page_link(
            GEGEVENS, label="Wat er weg is, staat bij Ingelezen bestanden", icon=":material/list:",
            query_params={"deel": LIJST},
        )  # fmt: skip
