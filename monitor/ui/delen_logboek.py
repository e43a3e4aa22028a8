"""The part of the audit log about sharing: who made, opened, took back; and whether the log is whole."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from monitor.access import logboek
from monitor.access.kluis import Kluis
from monitor.ui import bron

OVER_DELEN = ("link", "fout wachtwoord", "verslag")  # what a line about sharing begins with
REGELS = 400
GETOOND = 50


def toon() -> None:
    """Folded: the latest lines and the state of the chain."""
    with st.expander("Logboek van het delen", icon=":material/receipt_long:"):
        with Kluis.open(bron.instellingen().kluis) as kluis:
            stand = logboek.controleer(kluis)
            regels = [r for r in logboek.regels(kluis, REGELS) if r.wat.startswith(OVER_DELEN)][:GETOOND]
        if stand.fout is None:
            st.markdown(
                f":material/verified: Het logboek is heel: {stand.regels} regels, geen enkele is veranderd "
                f"of weg. Controlecode {stand.laatste[:16]}"
            )
        else:
            st.error(stand.fout, icon=":material/gpp_bad:")
        if not regels:
            st.markdown("Er is nog niets gedeeld.")
            return
        tabel = pd.DataFrame(
            {
                "Wanneer": f"{dt.datetime.fromtimestamp(r.op):%d-%m-%Y %H:%M}",  # noqa: DTZ006 — local time
                "Wie": r.wie,
                "Wat": r.wat,
                "Waarover": r.over,
            }
            for r in regels
        )
        st.dataframe(tabel, hide_index=True, alt="Logboek van het delen, nieuwste eerst")
