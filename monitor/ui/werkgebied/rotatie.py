"""Years with the buurt, who is due, and the calendar of swaps."""

from __future__ import annotations

import datetime as dt

import altair as alt
import pandas as pd
import streamlit as st

from monitor.ui import bron, download, grafieken, herkomst, opmaak, tinten
from monitor.ui.werkgebied import tafel as tafels
from monitor.ui.werkgebied.tafel import Tafel
from monitor.werkgebied import questions
from monitor.werkgebied.antwoorden import Rotatiebeeld

REDEN = {
    "project": "er loopt een project",
    "geen ruimte dit jaar": "dit jaar is er geen ruimte meer",
    "geen passende collega": "geen collega ernaast bij wie het past",
}


def toon() -> None:
    """The sentence, the years, the calendar."""
    nu = tafels.tafel()
    beeld = bron.vraag(questions.rotatie, bron.vandaag())
    if nu is None or beeld is None:
        return
    st.subheader(zin(beeld), anchor=False)
    st.caption(
        f"De wens is een frisse blik na {opmaak.getal(beeld.wens.jaren)} jaar. Per jaar wisselt hoogstens "
        f"{opmaak.procent(beeld.wens.per_jaar)} van de woningen, nooit een buurt met een lopend project. "
        "Beide zijn keuzes van de corporatie, in de instellingen."
    )
    links, rechts = st.columns([2, 3], gap="large")
    with links:
        st.markdown("**Jaren met de buurt, per coördinator**")
        _jaren(nu, beeld)
    with rechts:
        st.markdown("**Voorstel voor de komende jaren**")
        _kalender(nu, beeld)
    herkomst.toon_regel(bronregel(beeld, bron.vandaag()))


def zin(beeld: Rotatiebeeld) -> str:
    """How many are due."""
    beurt = sum(d.aan_de_beurt for d in beeld.duur)
    if not beurt:
        return "Geen buurt is aan de beurt om te wisselen"
    project = sum(d.aan_de_beurt and d.project for d in beeld.duur)
    wacht = f"; {opmaak.meervoud(project, 'wacht', 'wachten')} op een project" if project else ""
    return (
        f"{opmaak.meervoud(beurt, 'buurt is', 'buurten zijn')} "
        f"{opmaak.getal(beeld.wens.jaren)} jaar of langer bij dezelfde coördinator{wacht}"
    )


def bronregel(beeld: Rotatiebeeld, vandaag: dt.date) -> str:
    """What the years rest on: the day, sources, of how many buurten the begin is known."""
    bekend = sum(d.jaren is not None for d in beeld.duur)
    return (
        f"Stand van {opmaak.datum(vandaag)} · bron: verdeling met ingangsdatum en projectplanning · begin "
        f"bekend van {opmaak.getal(bekend)} van {opmaak.meervoud(len(beeld.duur), 'buurt', 'buurten')}"
    )


def _jaren(nu: Tafel, beeld: Rotatiebeeld) -> None:
    rijen = pd.DataFrame(
        [
            {
                "coordinator": nu.vraag.naam(d.medewerker),
                "buurt": nu.vraag.naam(d.buurt),
                "jaren": d.jaren,
                "tekst": opmaak.getal(d.jaren, 1),
                "stand": "aan de beurt" if d.aan_de_beurt else "nog niet",
                "project": "ja" if d.project else "nee",
            }
            for d in beeld.duur
            if d.jaren is not None
        ]
    )
    if rijen.empty:
        st.caption(
            "Sinds wanneer iemand een buurt heeft, is niet bekend. Importeer de verdeling met ingangsdatum."
        )
        return
    grafieken.toon(
        _jarenbeeld,
        rijen,
        beeld.wens.jaren,
        alt_tekst="Per coördinator hoeveel jaar elke buurt al bij haar of hem is; de streep is de wens",
        sleutel="werkgebied_jaren",
    )


def _jarenbeeld(rijen: pd.DataFrame, wens: float) -> grafieken.Grafiek:
    punten = (
        alt.Chart(rijen)
        .mark_point(size=110, filled=True, stroke=tinten.RAND, strokeWidth=0.8, opacity=0.9)
        .encode(
            x=alt.X("jaren:Q", title="jaren bij deze coördinator", scale=alt.Scale(domainMin=0)),
            y=alt.Y("coordinator:N", title=None, axis=alt.Axis(labelLimit=180)),
            color=alt.Color(
                "stand:N",
                scale=alt.Scale(domain=["nog niet", "aan de beurt"], range=["#91bfdb", "#e08a1e"]),
                legend=alt.Legend(orient="top", title=None, symbolStrokeWidth=1, columns=1),
            ),
            shape=alt.Shape(
                "stand:N", scale=alt.Scale(domain=["nog niet", "aan de beurt"], range=["circle", "diamond"])
            ),
            tooltip=[
                alt.Tooltip("buurt:N", title="Buurt"),
                alt.Tooltip("coordinator:N", title="Coördinator"),
                alt.Tooltip("tekst:N", title="Jaren"),
                alt.Tooltip("project:N", title="Lopend project"),
            ],
        )
    )
    streep = (
        alt.Chart(pd.DataFrame([{"wens": wens}]))
        .mark_rule(strokeDash=[5, 4], color=tinten.INKT)
        .encode(x="wens:Q")
    )
    return alt.layer(streep, punten).properties(height=alt.Step(32))


def wisseltabel(nu: Tafel, beeld: Rotatiebeeld) -> pd.DataFrame:
    """The calendar, a row per move."""
    return pd.DataFrame(
        [
            {
                "Jaar": w.jaar,
                "Buurt": nu.vraag.naam(w.buurt),
                "Van": nu.vraag.naam(w.van),
                "Naar": nu.vraag.naam(w.naar),
                "Na jaren": opmaak.getal(w.jaren, 1),
                "Ruil met": "" if w.ruil_met is None else nu.vraag.naam(w.ruil_met),
            }
            for w in beeld.kalender.wissels
        ],
        columns=["Jaar", "Buurt", "Van", "Naar", "Na jaren", "Ruil met"],
    )


def leesbaar(tabel: pd.DataFrame) -> pd.DataFrame:
    """The calendar as it stands on the page: from and to in one column, so that all of it is in sight."""
    ruil = ["" if not wie else f" (ruil met {opmaak.tekst(wie)})" for wie in tabel["Ruil met"]]
    return pd.DataFrame(
        {
            "Jaar": tabel["Jaar"].astype(str),
            "Buurt": [opmaak.tekst(naam) for naam in tabel["Buurt"]],
            "Van → naar": [
                f"{opmaak.tekst(van)} → {opmaak.tekst(naar)}{extra}"
                for van, naar, extra in zip(tabel["Van"], tabel["Naar"], ruil, strict=True)
            ],
            "Na jaren": tabel["Na jaren"],
        }
    )


def _jaartabel(rijen: pd.DataFrame, jaar: object) -> None:
    """A plain table: a long name goes on on the next line instead of being cut off."""
    st.table(leesbaar(rijen), border="horizontal", hide_index=True, alt=f"Voorstel voor wissels in {jaar}")


def _kalender(nu: Tafel, beeld: Rotatiebeeld) -> None:
    tabel = wisseltabel(nu, beeld)
    if tabel.empty:
        st.caption("Er past de komende jaren geen wissel binnen de regels.")
    else:
        for jaar, rijen in tabel.groupby("Jaar"):
            if jaar == tabel["Jaar"].min():
                _jaartabel(rijen, jaar)
            else:
                wissels = opmaak.meervoud(len(rijen), "wissel", "wissels")
                with st.expander(f"{jaar}: {wissels}", key=f"werkgebied_jaar_{jaar}"):
                    _jaartabel(rijen, jaar)
        per_jaar = " · ".join(
            f"{jaar}: {opmaak.procent(deel)}" for jaar, deel in beeld.kalender.verhuisd.items()
        )
        st.caption(f"Woningen die wisselen per jaar: {per_jaar}.")
        download.knoppen(
            tabel,
            "wisselkalender",
            [
                "Wisselkalender, een voorstel",
                f"Stand van {opmaak.datum(bron.vandaag())}",
                "Bron: verdeling (jaren met de buurt), woningen en de regels op deze pagina",
            ],
            sleutel="werkgebied_kalender",
        )
    eerste = min(beeld.kalender.plannen, default=None)
    wacht = [u for u in beeld.kalender.uitstel if u.jaar == eerste]
    if wacht:
        with st.expander(
            f"{len(wacht)} buurten zijn in {eerste} aan de beurt maar blijven",
            icon=":material/schedule:",
            key="werkgebied_wacht",
        ):
            st.markdown(
                "\n".join(
                    f"- {opmaak.tekst(nu.vraag.naam(u.buurt))}: {REDEN.get(u.reden, u.reden)}" for u in wacht
                )
            )
