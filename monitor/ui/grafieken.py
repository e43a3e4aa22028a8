"""Charts in the house style: Dutch numbers and dates, calm axes, colours that colour-blind people tell apart.

`toon` is the one place that hands a chart to Streamlit: it sets the locale and demands an alt text. Making a
chart costs a tenth of a second of processor time, repeating one a thousandth; so each is made once.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import altair as alt
import pandas as pd
import streamlit as st
from altair.utils import schemapi

from monitor.report.blad import astitel
from monitor.ui import tinten

# colours of a judgement, safe for the three colour-vision deficiencies; always with word and symbol
OORDEELKLEUR: dict[str, str | alt.ExprRef] = {
    "te vol": "#a50026",
    "misschien te vol": "#fdae61",
    "in balans": "#4575b4",
    "misschien ruimte": "#cfe6f0",
    "ruimte": "#91bfdb",
    "weten we niet": tinten.ONBEKEND,
    "afwezig": tinten.AFWEZIG,
}

NEDERLANDS: dict[str, Any] = {
    "number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€\u00a0", ""],
               "percent": "\u00a0%"},
    "time": {
        "dateTime": "%a %e %B %Y %X", "date": "%d-%m-%Y", "time": "%H:%M:%S", "periods": ["", ""],
        "days": ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
        "shortDays": ["zo", "ma", "di", "wo", "do", "vr", "za"],
        "months": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
                   "oktober", "november", "december"],
        "shortMonths": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    },
}  # fmt: skip

# name of a mark in a legend → its colour
MERKKLEUR = {
    "Gedaan": tinten.GEDAAN, "Beschikbaar": tinten.BESCHIKBAAR, "Nodig": tinten.NODIG,
    "Gepland": tinten.GEPLAND, "Willen doen": tinten.INKT,
}  # fmt: skip


def merk(grafiek: alt.Chart, naam: str, namen: Sequence[str]) -> alt.Chart:
    """Colour a layer as `naam` and put it in a legend that holds `namen`, in that order."""
    schaal = alt.Scale(domain=list(namen), range=[MERKKLEUR[n] for n in namen])
    return als_merk(grafiek, naam, schaal)


def als_merk(
    grafiek: alt.Chart, naam: str, schaal: alt.Scale, legenda: alt.Legend | None = None
) -> alt.Chart:
    """A layer that stands in the legend of `schaal` under one name."""
    kleur = alt.Color("merk:N", scale=schaal, legend=alt.Undefined if legenda is None else legenda)
    return grafiek.transform_calculate(merk=f"'{naam}'").encode(color=kleur)


def meetas(
    veld: str,
    titel: str | None,
    *,
    vanaf_nul: bool = True,
    domein: Sequence[float] | None = None,
    lijnen: alt.Axis | None = None,
) -> alt.Y:
    """The upright axis of a measure. It begins at 0; only points and lines may begin elsewhere (`vanaf_nul`
    False, or a `domein` that does), and then it says so. Bars and stacked areas never do: what is drawn twice
    as long must be twice as much. The other layers of the picture share its scale."""
    nul = vanaf_nul and (domein is None or domein[0] <= 0)
    tekst = astitel(titel or "", vanaf_nul=nul)
    return alt.Y(
        veld,
        title=tekst or None,
        scale=alt.Scale(zero=nul) if domein is None else alt.Scale(domain=list(domein), nice=False, zero=nul),
        axis=alt.Undefined if lijnen is None else lijnen,
    )


def jarenas(veld: str, van: float, tot: float, lijnen: alt.Axis) -> alt.X:
    """An axis of years, from and to: time has no 0."""
    return alt.X(veld, title=None, scale=alt.Scale(domain=[van, tot], nice=False, zero=False), axis=lijnen)


BEWAARD = 1024  # pictures that are kept, of some tens of kB each
LEEG = "empty"  # what Altair calls the data of a chart that has none
Grafiek = alt.Chart | alt.LayerChart | alt.ConcatChart | alt.HConcatChart | alt.VConcatChart | alt.FacetChart


class Gevuld(NamedTuple):
    """A form that many pictures share (from `omschrijving`, made once), and the rows of one of them."""

    vorm: dict[str, Any]
    rijen: pd.DataFrame


def zonder_schemacontrole() -> None:
    """Stop checking each chart against the whole schema: the tests do that, a visitor need not wait."""
    schemapi.disable_debug_mode()


def omschrijving(grafiek: Grafiek) -> dict[str, Any]:
    """A chart as a specification in the house style, to be drawn by `toon_levend`: layers without data get
    the rows that come with each drawing, layers with a little data of their own keep it inside."""
    uit = dict(_opgemaakt(grafiek).to_dict())
    eigen = uit.pop("datasets", {})
    for laag in uit.get("layer", ()):
        naam = laag.pop("data", {}).get("name", LEEG)
        if naam != LEEG:
            laag["data"] = {"values": eigen[naam]}
    return uit


def toon_levend(omschrijving_: dict[str, Any], rijen: Any, *, alt_tekst: str) -> None:
    """Draw a chart whose rows change with every click. The specification stays the same, so the browser puts
    new rows in the chart that is there; a chart with its rows inside would be built anew each time."""
    st.vega_lite_chart(rijen, omschrijving_, width="stretch", alt=alt_tekst)


def _opgemaakt(grafiek: Grafiek) -> Any:
    return (
        grafiek.configure(locale=NEDERLANDS)
        .configure_axis(
            labelFontSize=13,
            titleFontSize=13,
            titleFontWeight="normal",
            grid=False,
            labelColor=tinten.LETTER,
            titleColor=tinten.LETTER,
        )
        .configure_axisY(grid=True, gridColor=tinten.RASTER)
        .configure_axisBand(labelFlush=False)  # a name stands in the middle of its band, the first one too
        .configure_legend(
            labelFontSize=13,
            title=None,
            orient="top",
            symbolOpacity=1,
            symbolType="square",
            symbolSize=140,
            labelColor=tinten.LETTER,
        )
        .configure_view(stroke=None)
    )


def toon(maak: Callable[..., Grafiek | Gevuld], *inhoud: Any, alt_tekst: str, sleutel: str) -> None:
    """Draw the chart that `maak` makes of `inhoud`, across the width of its container.

    A picture is a function of what is in it: for the same content it is made once and then repeated, to
    whomever looks. The content itself is the key, so two scopes share a picture only when every row in it is
    the same. `maak` is therefore a function of a module that looks at nothing but its arguments. Where very
    many pictures differ in their rows only it answers `Gevuld`, so that a first look is quick as well.
    """
    stempel = hashlib.sha256(pickle.dumps(inhoud)).hexdigest()
    _eenmaal(f"{maak.__module__}.{maak.__qualname__}", stempel, alt_tekst, sleutel, maak, inhoud)


@st.cache_resource(show_spinner=False, max_entries=BEWAARD)
def _eenmaal(
    naam: str,  # noqa: ARG001 — part of the key
    stempel: str,  # noqa: ARG001 — part of the key
    alt_tekst: str,
    sleutel: str,
    _maak: Callable[..., Grafiek | Gevuld],
    _inhoud: tuple[Any, ...],
) -> None:
    """Streamlit repeats what a cached function drew, without running it."""
    beeld = _maak(*_inhoud)
    if isinstance(beeld, Gevuld):
        toon_levend(beeld.vorm, beeld.rijen, alt_tekst=alt_tekst)
    else:
        st.altair_chart(_opgemaakt(beeld), width="stretch", alt=alt_tekst, key=sleutel)
