"""The charts of Werkdruk: week by week, doing and wanting, what changed, and everybody's weeks."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd

from monitor.ui import grafieken, tinten
from monitor.ui.weekas import met_week, trede, weekas, weeknamen

WEEKMERKEN = ("Gedaan", "Beschikbaar", "Nodig")
DOENMERKEN = ("Gedaan", "Willen doen")
STEUNMERK, INZETMERK = "Geplande ondersteuning", "Inzetbaar"
VOORUITKLEUR = {"Nodig": tinten.NODIG, STEUNMERK: tinten.GEPLAND, INZETMERK: tinten.INKT}
OP_DONKER = "datum.oordeel == 'te vol' || datum.oordeel == 'in balans'"  # a light sign on a dark square
OP_LICHT = "datum.oordeel != 'weten we niet' && datum.oordeel != 'afwezig'"  # a dark one on any other colour
_UREN = (
    ("gedaan", "Gedaan (u)"),
    ("beschikbaar", "Beschikbaar (u)"),
    ("nodig_laag", "Nodig, laag (u)"),
    ("nodig_midden", "Nodig, midden (u)"),
    ("nodig_hoog", "Nodig, hoog (u)"),
)


def weken(tabel: pd.DataFrame) -> None:
    """Done as bars (pale when not complete), available as a dashed step, needed as a line in its band."""
    grafieken.toon(
        _weken,
        tabel,
        alt_tekst="Per week de gedane, beschikbare en benodigde uren, met een band van laag tot hoog",
        sleutel="werkdruk_blad_weken",
    )


def _weken(tabel: pd.DataFrame) -> grafieken.Grafiek:
    tabel = met_week(tabel)
    basis = alt.Chart(tabel).encode(x=weekas(weeknamen(tabel)))
    tips = [
        alt.Tooltip("week:T", title="Week van", format="%d-%m-%Y"),
        *(alt.Tooltip(f"{kolom}:Q", title=naam, format=".1f") for kolom, naam in _UREN),
        alt.Tooltip("volledigheid:N", title="Registratie"),
        alt.Tooltip("oordeel:N", title="Oordeel"),
    ]
    staven = basis.mark_bar(size=22).encode(
        y=alt.Y("gedaan:Q", title="uren per week"),
        tooltip=tips,
        opacity=alt.condition("datum.volledigheid == 'volledig'", alt.value(1), alt.value(0.45)),
    )
    band = basis.mark_area(opacity=0.25).encode(y="nodig_laag:Q", y2="nodig_hoog:Q")
    nodig = basis.mark_line(strokeWidth=3).encode(y="nodig_midden:Q")
    vrij = trede(basis, "beschikbaar")
    lagen = [(band, "Nodig"), (staven, "Gedaan"), (nodig, "Nodig"), (vrij, "Beschikbaar")]
    return alt.layer(*(grafieken.merk(laag, naam, WEEKMERKEN) for laag, naam in lagen)).properties(height=300)


def vooruit(tabel: pd.DataFrame) -> None:
    """Needed as bars with their band, what support takes over on top, employable dashed, verdict above."""
    grafieken.toon(
        _vooruit,
        tabel,
        alt_tekst="Per komende week wat nodig is met band, geplande ondersteuning, inzetbare uren en oordeel",
        sleutel="werkdruk_blad_vooruit",
    )


def _vooruit(tabel: pd.DataFrame) -> grafieken.Grafiek:
    tabel = met_week(tabel)
    schaal = alt.Scale(domain=list(VOORUITKLEUR), range=list(VOORUITKLEUR.values()))
    basis = alt.Chart(tabel).encode(
        x=weekas(weeknamen(tabel)),
        tooltip=[
            alt.Tooltip("weekdag:N", title="Week van"),
            alt.Tooltip("nodig_midden:Q", title="Nodig (u)", format=".1f"),
            alt.Tooltip("nodig_laag:Q", title="Nodig, laag (u)", format=".1f"),
            alt.Tooltip("nodig_hoog:Q", title="Nodig, hoog (u)", format=".1f"),
            alt.Tooltip("projecturen:Q", title="waarvan projecten (u)", format=".1f"),
            alt.Tooltip("steun:Q", title="Geplande ondersteuning (u)", format=".1f"),
            alt.Tooltip("inzetbaar:Q", title="Inzetbaar (u)", format=".1f"),
            alt.Tooltip("oordeel:N", title="Oordeel"),
        ],
    )

    def merk(laag: alt.Chart, naam: str) -> alt.Chart:
        return grafieken.als_merk(laag, naam, schaal)

    y = alt.Y("nodig_midden:Q", title="uren per week")
    breed = alt.RelativeBandSize(0.7)
    nodig = merk(basis.mark_bar(width=breed, opacity=0.75).encode(y=y), "Nodig")
    steun = merk(basis.mark_bar(width=breed).encode(y="nodig_midden:Q", y2="nodig_bruto:Q"), STEUNMERK)
    band = basis.mark_rule(strokeWidth=2, color=tinten.INKT, opacity=0.55).encode(
        y="nodig_laag:Q", y2="nodig_hoog:Q"
    )
    inzet = trede(basis, "inzetbaar")
    oordeel = basis.mark_text(fontSize=13, color=tinten.INKT).encode(
        y=alt.value(-10), text=alt.Text("symbool:N")
    )
    return alt.layer(
        nodig, steun.transform_filter("datum.steun > 0"), band, merk(inzet, INZETMERK), oordeel
    ).properties(height=280)


def doen_willen(tabel: pd.DataFrame) -> None:
    """Share of the hours per task, with a tick at the wanted share."""
    grafieken.toon(
        _doen_willen,
        tabel,
        alt_tekst="Aandeel van de uren per taak, met een streep bij het gewenste aandeel",
        sleutel="werkdruk_doen",
    )


def _doen_willen(tabel: pd.DataFrame) -> grafieken.Grafiek:
    y = alt.Y("naam:N", title=None, sort="-x", axis=alt.Axis(labelLimit=200))
    staven = (
        alt.Chart(tabel)
        .mark_bar(size=16)
        .encode(
            y=y,
            x=alt.X("doen:Q", title="aandeel van de ingedeelde uren", axis=alt.Axis(format=".0%")),
            tooltip=[
                alt.Tooltip("naam:N", title="Taak"),
                alt.Tooltip("doen:Q", title="Gedaan", format=".0%"),
                alt.Tooltip("willen:Q", title="Willen doen", format=".0%"),
                alt.Tooltip("uren:Q", title="Uren", format=".1f"),
            ],
        )
    )
    streep = alt.Chart(tabel).mark_tick(thickness=3, size=22).encode(y=y, x="willen:Q")
    return alt.layer(
        grafieken.merk(staven, "Gedaan", DOENMERKEN), grafieken.merk(streep, "Willen doen", DOENMERKEN)
    ).properties(height=alt.Step(28))


def aandrijvers(tabel: pd.DataFrame) -> None:
    """Change in hours a week per project or task; `kant` says meer or minder."""
    grafieken.toon(
        _aandrijvers,
        tabel,
        alt_tekst="Verandering in uren per week per project of taak, tegen de eigen 13 weken ervoor",
        sleutel="werkdruk_aandrijvers",
    )


def _aandrijvers(tabel: pd.DataFrame) -> grafieken.Grafiek:
    staven: alt.Chart = (
        alt.Chart(tabel)
        .mark_bar(size=16)
        .encode(
            y=alt.Y("naam:N", title=None, sort=None, axis=alt.Axis(labelLimit=200)),
            x=alt.X(
                "verschil:Q",
                title="uren per week erbij of eraf",
                axis=alt.Axis(
                    format="+.0f", tickMinStep=1, labelExpr="datum.value === 0 ? '0' : datum.label"
                ),
            ),
            color=alt.Color(
                "kant:N",
                legend=None,
                scale=alt.Scale(domain=["meer", "minder"], range=[tinten.NODIG, tinten.BESCHIKBAAR]),
            ),
            tooltip=[
                alt.Tooltip("naam:N", title="Waardoor"),
                alt.Tooltip("nu:Q", title="Nu (u/week)", format=".1f"),
                alt.Tooltip("eerder:Q", title="Eerder (u/week)", format=".1f"),
                alt.Tooltip("verschil:Q", title="Verschil", format="+.1f"),
            ],
        )
        .properties(height=alt.Step(28))
    )
    return staven


def hittekaart(tabel: pd.DataFrame) -> None:
    """Person by week: colour and sign of the verdict."""
    tabel = met_week(tabel)
    grafieken.toon_levend(
        _hittekaart(tuple(weeknamen(tabel))),
        tabel.assign(week=tabel["weekdag"]),
        alt_tekst="Per medewerker en week het oordeel, van te vol tot ruimte, weten we niet of afwezig",
    )


@lru_cache(maxsize=64)
def _hittekaart(weken: tuple[str, ...]) -> dict[str, Any]:
    """The heat map of these weeks without its rows."""
    schaal = alt.Scale(domain=list(grafieken.OORDEELKLEUR), range=list(grafieken.OORDEELKLEUR.values()))
    basis = alt.Chart().encode(
        x=weekas(weken, "top"),
        y=alt.Y("naam:N", title=None, axis=alt.Axis(labelLimit=220)),
        tooltip=[
            alt.Tooltip("naam:N", title="Medewerker"),
            alt.Tooltip("week:N", title="Week van"),
            alt.Tooltip("oordeel:N", title="Oordeel"),
            alt.Tooltip("bezet:N", title="Bezetting"),
            alt.Tooltip("volledigheid:N", title="Registratie"),
        ],
    )
    vakken = basis.mark_rect(stroke=tinten.VOEG, strokeWidth=2).encode(
        color=alt.Color("oordeel:N", scale=schaal, legend=alt.Legend(orient="top"))
    )
    tekens = basis.mark_text(fontSize=13).encode(
        text="symbool:N",
        color=alt.when(OP_DONKER)
        .then(alt.value(tinten.LICHT_OP_KLEUR))
        .when(OP_LICHT)
        .then(alt.value(tinten.RAND))
        .otherwise(alt.value(tinten.INKT)),
    )
    return grafieken.omschrijving((vakken + tekens).properties(height=alt.Step(30)))
