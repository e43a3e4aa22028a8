"""The rounds after each other: the share at B or better with its interval, and the norm."""

from __future__ import annotations

import altair as alt
import pandas as pd
import streamlit as st

from monitor.leefbaarheid.schouwronde import Schouwbeeld
from monitor.ui import grafieken, opmaak, tinten

HOOGTE = 300


def toon(beeld: Schouwbeeld) -> None:
    """The chart of the rounds that saw enough (of all when none did); the table below holds all."""
    getekend = [r for r in beeld.rondes if r.telt] or list(beeld.rondes)
    te_weinig = len(beeld.rondes) - len(getekend)
    rijen = pd.DataFrame(
        [
            {
                "ronde": r.ronde,
                "aandeel": r.aandeel.aandeel,
                "laag": r.aandeel.laag,
                "hoog": r.aandeel.hoog,
                "tekst": opmaak.deel(r.aandeel.aandeel),
                "oordeel": r.oordeel,
                "punten": opmaak.getal(r.aandeel.n),
            }
            for r in getekend
        ]
    )
    grafieken.toon(
        _grafiek,
        rijen,
        beeld.norm,
        alt_tekst="Per ronde het deel van de punten op B of beter, met interval en de norm; de cijfers "
        "staan in de tabel eronder.",
        sleutel="schouw_verloop",
    )
    st.caption(
        "Stip: het deel op B of beter. Streep: waar het echte deel bijna zeker ligt. Streepjeslijn: de "
        f"norm, {opmaak.procent(beeld.norm)}."
        + (
            f" {opmaak.meervoud(te_weinig, 'ronde', 'rondes')} zonder oordeel "
            f"{'staat' if te_weinig == 1 else 'staan'} alleen in de tabel."
            if te_weinig
            else ""
        )
    )


def _grafiek(rijen: pd.DataFrame, norm: float) -> grafieken.Grafiek:
    onder = min(float(rijen["laag"].min()), norm) - 0.03
    as_y = grafieken.meetas(
        "laag:Q", "op B of beter", domein=(max(0.0, onder), 1.0),
        lijnen=alt.Axis(format=".0%", labelFontSize=14),
    )  # fmt: skip
    x = alt.X(
        "ronde:N", title=None, sort=rijen["ronde"].tolist(), axis=alt.Axis(labelAngle=0, labelFontSize=14)
    )
    basis = alt.Chart(rijen).encode(x=x)
    streep = basis.mark_rule(strokeWidth=4, color=tinten.BAND).encode(y=as_y, y2="hoog:Q")
    uitleg = [
        alt.Tooltip("ronde:N", title="Ronde"),
        alt.Tooltip("tekst:N", title="Op B of beter"),
        alt.Tooltip("oordeel:N", title="Oordeel"),
        alt.Tooltip("punten:N", title="Punten"),
    ]
    stip = basis.mark_point(filled=True, size=160, opacity=1, color=tinten.GEDAAN).encode(
        y="aandeel:Q", tooltip=uitleg
    )
    # above its own line: beside it the figures of a phone's narrow bands would lie over each other
    tekst = basis.mark_text(
        baseline="bottom", dy=-5, fontSize=14, fontWeight="bold", color=tinten.INKT
    ).encode(y="hoog:Q", text="tekst:N")
    lijn = (
        alt.Chart(pd.DataFrame([{"norm": norm}]))
        .mark_rule(strokeDash=[6, 4], strokeWidth=2, color=tinten.ROOD)
        .encode(y="norm:Q")
    )
    return alt.layer(lijn, streep, stip, tekst).properties(height=HOOGTE)
