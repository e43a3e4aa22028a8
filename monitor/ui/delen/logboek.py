"""The part of the audit log about sharing: who made, opened, took back; and whether the log is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from monitor.access import logboek
from monitor.access.kluis import Kluis
from monitor.access.logboek import Logregel
from monitor.ui import bron, opmaak

OVER_DELEN = ("link", "fout wachtwoord", "verslag")  # what a line about sharing begins with
REGELS = 400
GETOOND = 50


def toon() -> None:
    """Folded: the latest lines about sharing, how many others there are, and the state of the chain."""
    with st.expander("Logboek van het delen", icon=":material/receipt_long:"):
        with Kluis.open(bron.instellingen().kluis) as kluis:
            stand = logboek.controleer(kluis)
            alle = logboek.regels(kluis, REGELS)
        regels = [r for r in alle if r.wat.startswith(OVER_DELEN)]
        anders = [r for r in alle if not r.wat.startswith(OVER_DELEN)]
        if stand.fout is None:
            st.markdown(
                f":material/verified: Het logboek is heel: {stand.regels} regels, geen enkele is veranderd "
                f"of weg. Controlecode {stand.laatste[:16]}"
            )
        else:
            st.error(stand.fout, icon=":material/gpp_bad:")
        st.markdown(_welke(stand.regels, regels, anders))
        if not regels:
            return
        tabel = pd.DataFrame(
            {
                "Wanneer": f"{bron.op_de_klok(r.op):%d-%m-%Y %H:%M}",
                "Wie": r.wie,
                "Wat": r.wat,
                "Waarover": r.over,
            }
            for r in regels[:GETOOND]
        )
        st.dataframe(tabel, hide_index=True, alt="Logboek van het delen, nieuwste eerst")


def _welke(totaal: int, delen: Sequence[Logregel], anders: Sequence[Logregel]) -> str:
    """How many lines stand below, and what the others are about: together they are the whole log."""
    getoond = min(len(delen), GETOOND)
    over = (
        "Er is nog niets gedeeld." if not delen else f"Hieronder staan de nieuwste {getoond} over het delen."
    )
    if getoond == len(delen) and delen:
        regel = opmaak.meervoud(getoond, "regel", "regels")
        over = f"Hieronder {'staat' if getoond == 1 else 'staan'} {regel} over het delen."
    if not anders:
        return over
    soorten = Counter(r.wat for r in anders).most_common()
    ouder = totaal - len(delen) - len(anders)
    rest = [f"{opmaak.tekst(wat)} ({n})" for wat, n in soorten] + ([f"ouder ({ouder})"] if ouder else [])
    return f"{over} De andere regels gaan over iets anders: {opmaak.opsomming(rest)}."
