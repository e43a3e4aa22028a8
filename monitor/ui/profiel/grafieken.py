"""Charts of the profile: a small line per indicator with its band, and the waterfall of the Leefbaarometer.

A line is broken where the series is (`reeks` changes): before and after can't be compared.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from monitor.leefbaarheid.antwoorden import Lichtcijfer, Waterval
from monitor.leefbaarheid.indicatoren import Indicator
from monitor.ui import grafieken, opmaak, tinten
from monitor.ui.stoplicht.beeld import figuur, interval, klasse, merk

PER_RIJ = 4
HOOGTE = 150  # px
DREMPELLIJN = [3, 3]
DELEN = {
    "won": "Woningvoorraad", "fys": "Fysieke omgeving", "vrz": "Voorzieningen",
    "soc": "Sociale samenhang", "onv": "Overlast en onveiligheid",
}  # fmt: skip
DREMPELKLEUR = {"rood": tinten.ROOD, "groen": tinten.BLAUW}


def verloop(reeksen: Sequence[Sequence[Lichtcijfer]]) -> None:
    """Small charts, four in a row, all of the same size."""
    for begin in range(0, len(reeksen), PER_RIJ):
        vakken = st.columns(PER_RIJ, gap="medium")
        for vak, reeks in zip(vakken, reeksen[begin : begin + PER_RIJ], strict=False):
            with vak:
                laatste = reeks[-1]
                st.markdown(f"**{opmaak.tekst(laatste.indicator.naam)}**")
                _lijn(reeks)


def punten(reeks: Sequence[Lichtcijfer]) -> pd.DataFrame:
    """A row per year in the unit that is shown; `stuk` is the unbroken piece of the series."""
    return pd.DataFrame(
        {
            "jaar": str(c.jaar), "waarde": c.getoond(c.ruw), "laag": c.getoond(c.laag),
            "hoog": c.getoond(c.hoog), "groen": c.getoond(c.t_groen), "rood": c.getoond(c.t_rood),
            "stuk": c.reeks, "licht": merk(klasse(c)), "cijfer": figuur(c), "interval": interval(c),
        }
        for c in reeks
        if c.ruw is not None
    )  # fmt: skip


def _lijn(reeks: Sequence[Lichtcijfer]) -> None:
    laatste = reeks[-1]
    grafieken.toon(
        _lijnbeeld,
        reeks,
        alt_tekst=f"{laatste.indicator.naam} in {laatste.gebied.naam} per jaar, met onzekerheid en drempels",
        sleutel=f"profiel_verloop_{laatste.indicator.code}",
    )


def _lijnbeeld(reeks: Sequence[Lichtcijfer]) -> grafieken.Gevuld:
    tabel = punten(reeks)
    drempels = tuple(kolom for kolom in ("groen", "rood") if tabel[kolom].notna().any())
    return grafieken.Gevuld(_lijnvorm(drempels, vanaf_nul(reeks[-1].indicator)), tabel)


def vanaf_nul(indicator: Indicator) -> bool:
    """A count or a share has a 0 that means nothing of it; a mark from 1 to 10 or a deviation hasn't."""
    return indicator.soort in ("telling", "aandeel")


@lru_cache(maxsize=8)
def _lijnvorm(drempels: tuple[str, ...], nul: bool) -> dict[str, Any]:
    """The small line without its rows, with a dotted line for each of these thresholds."""
    basis = alt.Chart().encode(x=alt.X("jaar:O", title=None, axis=alt.Axis(labelAngle=0, labelOverlap=True)))
    y = grafieken.meetas("laag:Q", None, vanaf_nul=nul, lijnen=alt.Axis(tickCount=4))
    lagen: list[alt.Chart] = [
        basis.mark_area(opacity=0.22, color=tinten.GEDAAN).encode(
            y=y, y2="hoog:Q", detail="stuk:N"
        ),
        basis.mark_line(color=tinten.GEDAAN, strokeWidth=2).encode(y="waarde:Q", detail="stuk:N"),
        basis.mark_point(color=tinten.GEDAAN, filled=True, size=55, opacity=1).encode(
            y="waarde:Q",
            tooltip=[
                alt.Tooltip("jaar:N", title="Jaar"), alt.Tooltip("cijfer:N", title="Cijfer"),
                alt.Tooltip("interval:N", title="Interval"), alt.Tooltip("licht:N", title="Licht"),
            ],
        ),
    ]  # fmt: skip
    for kolom in drempels:
        lagen.append(
            basis.mark_line(strokeDash=DREMPELLIJN, color=DREMPELKLEUR[kolom]).encode(y=f"{kolom}:Q")
        )
    # half of the last year's name stands outside the picture
    return {**grafieken.omschrijving(alt.layer(*lagen).properties(height=HOOGTE)), "padding": {"right": 14}}


def waterval(w: Waterval) -> None:
    """The five parts from zero to the deviation, each where the one before ended."""
    grafieken.toon(
        _waterval,
        w,
        alt_tekst="Waterval: de vijf onderdelen van de Leefbaarometer tellen op tot de afwijking",
        sleutel="profiel_waterval",
    )


def _waterval(w: Waterval) -> grafieken.Grafiek:
    stand, rijen = 0.0, []
    for code, waarde in w.delen:
        rijen.append(
            (DELEN.get(code, code), stand, stand + waarde, waarde, "erbij" if waarde >= 0 else "eraf")
        )
        stand += waarde
    rijen.append(("Samen", 0.0, w.afwijking, w.afwijking, "samen"))
    tabel = pd.DataFrame(rijen, columns=["deel", "van", "tot", "waarde", "kant"])
    tabel["tekst"] = [("+" if v > 0 else "") + opmaak.getal(v, 2) for v in tabel["waarde"]]
    y = alt.Y("deel:N", title=None, sort=None, axis=alt.Axis(labelLimit=200))
    staven = (
        alt.Chart(tabel)
        .mark_bar(size=16)
        .encode(
            y=y,
            x=alt.X("van:Q", title="afwijking van het landelijk gemiddelde"),
            x2="tot:Q",
            color=alt.Color(
                "kant:N", legend=None,
                scale=alt.Scale(
                    domain=["erbij", "eraf", "samen"], range=[tinten.HOGER, tinten.LAGER, tinten.INKT]
                ),
            ),
            tooltip=[alt.Tooltip("deel:N", title="Onderdeel"), alt.Tooltip("tekst:N", title="Afwijking")],
        )
    )  # fmt: skip
    cijfers = (
        alt.Chart(tabel)
        .transform_calculate(rand="max(datum.van, datum.tot)")
        .mark_text(align="left", dx=5, fontSize=13)
        .encode(y=y, x="rand:Q", text="tekst:N")
    )
    return alt.layer(staven, cijfers).properties(height=alt.Step(28))
