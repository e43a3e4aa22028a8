"""From a light to its rule, its very numbers, the SQL and the rows of the files behind it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from monitor.leefbaarheid import questions
from monitor.leefbaarheid.antwoorden import Bronregel, Lichtcijfer
from monitor.ui import bron, download, herkomst, opmaak
from monitor.ui.stoplicht import bereik


def knoppen(cijfer: Lichtcijfer, *, sleutel: str) -> None:
    """Two buttons: how it was made, and the source rows."""
    uitleg(cijfer, sleutel=sleutel)
    bronregels(cijfer, sleutel=sleutel)


def uitleg(cijfer: Lichtcijfer, *, sleutel: str) -> None:
    """The rule in words with the numbers filled in, and the SQL that laid them out."""
    with st.popover("Hoe is dit berekend?", icon=":material/help:", key=f"{sleutel}_uitleg"):
        antwoord = bron.vraag(
            questions.uitleg, cijfer.gebied.code, cijfer.indicator.code, cijfer.jaar, bron.vandaag()
        )
        st.markdown(f"**{opmaak.tekst(antwoord.tekst)}**")
        for stap in antwoord.stappen:
            st.markdown(f"- {opmaak.tekst(_zonder_naam(stap, cijfer))}")
        for naam, vraag in antwoord.vragen:
            with st.expander(f"De zoekvraag (SQL): {naam}", key=f"{sleutel}_sql_{naam}"):
                herkomst.toon_vraag(vraag)


def _zonder_naam(stap: str, cijfer: Lichtcijfer) -> str:
    if cijfer.besluit is None:
        return stap
    return stap.replace(cijfer.besluit.naam, bereik.naam(cijfer.besluit.naam))


def bronregels(cijfer: Lichtcijfer, *, sleutel: str) -> None:
    """The button that opens the rows of the files behind one light."""

    def haal() -> pd.DataFrame:
        regels = bron.vraag(questions.bronregels, cijfer.gebied.code, cijfer.indicator.code, cijfer.jaar)
        return tabel(regels)

    herkomst.bronregels(
        haal, sleutel=sleutel, naam=f"bronregels-{cijfer.gebied.code}-{cijfer.indicator.code}",
        kop=kop(f"Bronregels: {cijfer.gebied.naam}, {cijfer.indicator.naam}, {cijfer.jaar}"),
        uitleg_leeg="Achter dit licht staan geen losse rijen: het is uit een ander bestand afgeleid.",
    )  # fmt: skip


def tabel(regels: Iterable[Bronregel]) -> pd.DataFrame:
    """Rows of files as the screen and the download show them."""
    return pd.DataFrame(
        {
            "Bestand": regel.bestand, "Rij": regel.rij, "Ingelezen op": f"{regel.geladen_op:%d-%m-%Y}",
            "Aantal": regel.teller, "Op": regel.noemer, "Cijfer": regel.waarde,
            "Telt mee": "ja" if regel.telt else "nee: vervangen, teruggedraaid, of eigen buurtcijfer",
        }
        for regel in regels
    )  # fmt: skip


def kop(titel: str) -> list[str]:
    """What stands above a download."""
    return download.met_voorbeeld([titel, f"Stand van {opmaak.datum(bron.vandaag())}"])
