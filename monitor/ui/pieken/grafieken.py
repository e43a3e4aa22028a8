"""The charts of Pieken: the strip of weeks, the fan with its projects and capacity, before and after."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import altair as alt
import pandas as pd

from monitor.prognose.advies import LET_OP, TE_DRUK
from monitor.prognose.voorspel import TEAM
from monitor.ui import grafieken, opmaak, tinten
from monitor.ui.weekas import WEEKNUMMER, met_week, trede, weekas, weeknamen

KANSKLEUR: dict[str, str | alt.ExprRef] = {
    "rustig": tinten.RUSTIG, "let op": "#fdb863", "te druk": "#a50026", "afwezig": tinten.AFWEZIG,
    "weten we niet": tinten.ONBEKEND,
}  # fmt: skip
GEWOON, MIDDEN, BAND, CAPACITEIT = "Gewoon werk", "Verwacht", "8 van de 10 keer", "Capaciteit"
PROJECTKLEUREN = (
    "#e08a1e", "#009e73", "#8d6cab", "#56b4e9", "#d55e00", "#cc79a7", "#b39b00", tinten.LAATSTE_PROJECT,
)  # fmt: skip
WAAIER_HOOGTE, LEGENDA_RIJ = 290, 33  # pixels
LEGENDA_KOLOMMEN = 2
ZONDER_KANS = {"afwezig": "–", "weten we niet": "?"}  # word of a week without a chance → its sign
VOOR, NA, GRENS = "Nu", "Na wijziging", "Te druk vanaf hier"


def strook(tabel: pd.DataFrame, onbekend: Collection[str] = (), wissels: Collection[dt.date] = ()) -> None:
    """Coordinator by week: chance of too much work as colour, word in the tooltip, number in the square.

    A thin line stands before each week of `wissels`, from which another division holds. Whose hours are not
    known (`onbekend`, names) has a row too: of question marks.
    """
    grafieken.toon(
        _strook,
        _met_onbekend(tabel, onbekend),
        tuple(wissels),
        alt_tekst="Per coördinator en week de kans op te druk, in procenten en kleur",
        sleutel="pieken_strook",
    )


def _met_onbekend(tabel: pd.DataFrame, onbekend: Collection[str]) -> pd.DataFrame:
    """The weeks with their sign, the team on top and then everybody in order of name."""
    weken = pd.DataFrame({"week": tabel["week"].drop_duplicates()})
    leeg = [
        weken.assign(medewerker=naam, naam=naam, afwezig=False, woord="weten we niet") for naam in onbekend
    ]
    alles = pd.concat([tabel, *leeg], ignore_index=True) if leeg else tabel
    alles = alles.assign(getal=[vakje(w, k) for w, k in zip(alles["woord"], alles["kans"], strict=True)])
    return (
        alles.assign(_team=alles["medewerker"] != TEAM)
        .sort_values(["_team", "naam", "week"])
        .drop(columns="_team")
    )


def vakje(woord: str, kans: float) -> str:
    """What stands in a square: the number, or a sign for who is away or of whom we don't know."""
    return ZONDER_KANS.get(woord) or kansgetal(woord, kans)


def kansgetal(woord: str, kans: float) -> str:
    """The number in a square: whole percents, that never say another word than its colour: of 50,4 %
    (te druk) `>50`, of 19,7 % (rustig) `<20`."""
    heel = int(opmaak.rond(100 * kans))
    if woord == "te druk" and heel <= round(100 * TE_DRUK):
        return f">{100 * TE_DRUK:.0f}"
    return f"<{100 * LET_OP:.0f}" if woord == "rustig" and heel >= round(100 * LET_OP) else f"{heel}"


def lijnzin(wissels: Collection[object]) -> str:
    """What the marks of a coming division mean, after another sentence; nothing without one."""
    return " Dunne lijn: vanaf die week geldt een andere verdeling." if wissels else ""


def _wisselstreep(tabel: pd.DataFrame, wissels: Collection[dt.date], x: alt.X) -> list[alt.Chart]:
    """A thin line before each of these weeks (`tabel` is of `met_week`); none before the first one shown."""
    later = sorted(set(tabel["week"]))[1:]
    weken = [week for week in wissels if week in later]
    if not weken:
        return []
    punten = met_week(pd.DataFrame({"week": weken, "wissel": "Andere verdeling"}), kort=True)
    streep: alt.Chart = (
        alt.Chart(punten)
        .mark_rule(color=tinten.INKT, strokeWidth=1.5)
        .encode(
            x=x.bandPosition(0),
            tooltip=[alt.Tooltip("wissel:N", title="Vanaf hier"), alt.Tooltip("weekvan:N", title="Week")],
        )
    )
    return [streep]


def _strook(tabel: pd.DataFrame, wissels: Collection[dt.date]) -> grafieken.Grafiek:
    tabel = met_week(tabel, kort=True)
    schaal = alt.Scale(domain=list(KANSKLEUR), range=list(KANSKLEUR.values()))
    basis = alt.Chart(tabel).encode(
        x=weekas(weeknamen(tabel), "top", WEEKNUMMER),
        y=alt.Y(
            "naam:N",
            title=None,
            sort=None,
            axis=alt.Axis(labelLimit=200, ticks=False, domain=False, labelOverlap=False, labelFlush=False),
        ),
        tooltip=[
            alt.Tooltip("naam:N", title="Wie"),
            alt.Tooltip("weekvan:N", title="Week"),
            alt.Tooltip("woord:N", title="Oordeel"),
            alt.Tooltip("kans:Q", title="Kans op te druk", format=".1%"),
            alt.Tooltip("p50:Q", title="Verwacht (u)", format=".1f"),
            alt.Tooltip("capaciteit:Q", title="Capaciteit (u)", format=".1f"),
        ],
    )
    vakken = basis.mark_rect(stroke=tinten.VOEG, strokeWidth=2).encode(
        color=alt.Color("woord:N", scale=schaal, legend=alt.Legend(symbolType="square", symbolSize=160))
    )
    cijfers = basis.mark_text(fontSize=11).encode(
        text="getal:N",
        color=alt.when("datum.woord == 'te druk'")
        .then(alt.value(tinten.LICHT_OP_KLEUR))
        .when("datum.woord == 'let op'")
        .then(alt.value(tinten.RAND))
        .otherwise(alt.value(tinten.INKT)),
    )
    streep = _wisselstreep(tabel, wissels, weekas(weeknamen(tabel), "top", WEEKNUMMER))
    return alt.layer(vakken, cijfers, *streep).properties(height=alt.Step(28))


def waaier(
    weken: pd.DataFrame,
    projecturen: pd.DataFrame,
    sleutel: str,
    wissels: Collection[dt.date] = (),
) -> None:
    """Expected hours as a stack of ordinary work and projects, the band over it, capacity dashed; a thin line
    before each week of `wissels`."""
    grafieken.toon(
        _waaier,
        weken,
        projecturen,
        tuple(wissels),
        alt_tekst="Verwachte uren per week met band, naar gewoon werk en projecten, en de capaciteit",
        sleutel=sleutel,
    )


def _waaier(
    weken: pd.DataFrame, projecturen: pd.DataFrame, wissels: Collection[dt.date]
) -> grafieken.Grafiek:
    weken = met_week(weken, kort=True)
    stapel = _stapel(weken, projecturen)
    namen = list(dict.fromkeys(stapel["naam"]))
    kleuren = [tinten.GEWOON if n == GEWOON else PROJECTKLEUREN[i % len(PROJECTKLEUREN)]
               for i, n in enumerate(namen, start=-1)]  # fmt: skip
    domein = [*namen, MIDDEN, BAND, CAPACITEIT]
    schaal = alt.Scale(domain=domein, range=[*kleuren, tinten.GEDAAN, tinten.BAND, tinten.INKT])
    legenda = alt.Legend(columns=LEGENDA_KOLOMMEN, labelLimit=260, symbolType="square")
    rijen = -(-len(domein) // LEGENDA_KOLOMMEN)
    staven = (
        alt.Chart(stapel)
        .mark_bar(size=16)
        .encode(
            x=weekas(weeknamen(weken), titel=WEEKNUMMER),
            y=alt.Y("uren:Q", title="uren per week", stack="zero"),
            color=alt.Color("naam:N", scale=schaal, legend=legenda, title=None),
            order=alt.Order("laag:Q"),
            tooltip=[
                alt.Tooltip("naam:N", title="Waarvoor"),
                alt.Tooltip("weekvan:N", title="Week"),
                alt.Tooltip("uren:Q", title="Uren", format=".1f"),
                alt.Tooltip("fase:N", title="Fase"),
            ],
        )
    )
    basis = alt.Chart(weken).encode(
        x=weekas(weeknamen(weken), titel=WEEKNUMMER),
        tooltip=[
            alt.Tooltip("weekvan:N", title="Week"),
            alt.Tooltip("p10:Q", title="Laag (P10, u)", format=".1f"),
            alt.Tooltip("p50:Q", title="Verwacht (P50, u)", format=".1f"),
            alt.Tooltip("p90:Q", title="Hoog (P90, u)", format=".1f"),
            alt.Tooltip("capaciteit:Q", title="Capaciteit (u)", format=".1f"),
            alt.Tooltip("steun:Q", title="waarvan afgesproken steun (u)", format=".1f"),
            alt.Tooltip("kans:Q", title="Kans op te druk", format=".0%"),
        ],
    )

    band, lijn, vrij = (
        grafieken.als_merk(laag, naam, schaal, legenda)
        for laag, naam in (
            (basis.mark_area(opacity=0.35).encode(y="p10:Q", y2="p90:Q"), BAND),
            (basis.mark_line(strokeWidth=2.5).encode(y="p50:Q"), MIDDEN),
            (trede(basis, "capaciteit"), CAPACITEIT),
        )
    )
    streep = _wisselstreep(weken, wissels, weekas(weeknamen(weken), titel=WEEKNUMMER))
    hoogte = WAAIER_HOOGTE + rijen * LEGENDA_RIJ  # the legend takes its own room, not that of the chart
    return alt.layer(staven, band, lijn, vrij, *streep).properties(height=hoogte)


def _stapel(weken: pd.DataFrame, projecturen: pd.DataFrame) -> pd.DataFrame:
    """Ordinary work is what the expected hours leave after the projects."""
    per_week = projecturen.groupby("week")["uren"].sum() if len(projecturen) else pd.Series(dtype=float)
    gewoon = weken[["week", "weeknaam", "volgorde", "weekvan"]].assign(
        naam=GEWOON,
        uren=[
            max(0.0, p - float(per_week.get(w, 0.0)))
            for p, w in zip(weken["p50"], weken["week"], strict=True)
        ],
        fase="–",
        laag=0,
    )
    if projecturen.empty:
        return gewoon
    delen = met_week(projecturen, kort=True)[
        ["week", "weeknaam", "volgorde", "weekvan", "naam", "uren", "fase"]
    ]
    return pd.concat([gewoon, delen.assign(laag=1)], ignore_index=True)


def voor_na(weken: pd.DataFrame, soort: str, wissels: Collection[dt.date] = ()) -> None:
    """Expected hours, or the chance of too much work, before (grey) and after (blue); a thin line before
    each week of `wissels`."""
    grafieken.toon(
        _voor_na,
        weken,
        soort,
        tuple(wissels),
        alt_tekst="Voor en na de wijzigingen, per week",
        sleutel=f"pieken_voor_na_{soort}",
    )


def _voor_na(weken: pd.DataFrame, soort: str, wissels: Collection[dt.date]) -> grafieken.Grafiek:
    kolom, titel, vorm = (
        ("p50", "uren per week", ".1f") if soort == "uren" else ("kans", "kans op te druk", ".0%")
    )
    lang = pd.concat(
        [
            met_week(weken, kort=True).assign(merk=naam, waarde=weken[f"{kolom}_{kant}"])
            for naam, kant in ((VOOR, "voor"), (NA, "na"))
        ]
    )
    namen = [VOOR, NA, CAPACITEIT if soort == "uren" else GRENS]
    schaal = alt.Scale(domain=namen, range=[tinten.BESCHIKBAAR, tinten.GEDAAN, tinten.INKT])
    legenda = alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=3, columns=2)
    lijnen = (
        alt.Chart(lang)
        .mark_line(strokeWidth=2.5)
        .encode(
            x=weekas(weeknamen(lang), titel=WEEKNUMMER),
            y=alt.Y(
                "waarde:Q",
                title=titel,
                scale=alt.Scale(nice=True),
                axis=alt.Axis(format=".0%" if soort == "kans" else ".0f"),
            ),
            color=alt.Color("merk:N", scale=schaal, legend=legenda),
            strokeDash=alt.StrokeDash("merk:N", scale=alt.Scale(domain=[VOOR, NA], range=[[4, 3], [1, 0]]),
                                      legend=None),
            tooltip=[
                alt.Tooltip("merk:N", title="Plan"),
                alt.Tooltip("weekvan:N", title="Week"),
                alt.Tooltip("waarde:Q", title=titel.capitalize(), format=vorm),
            ],
        )
    )  # fmt: skip
    if soort == "uren":
        streep = trede(alt.Chart(met_week(weken, kort=True)), "capaciteit").encode(
            x=weekas(weeknamen(lang), titel=WEEKNUMMER)
        )
    else:
        grens = alt.Chart(pd.DataFrame({"grens": [TE_DRUK]}))
        streep = grens.mark_rule(strokeDash=[2, 3]).encode(y="grens:Q")
    lagen = [lijnen, grafieken.als_merk(streep, namen[-1], schaal, legenda)]
    lagen += _wisselstreep(lang, wissels, weekas(weeknamen(lang), titel=WEEKNUMMER))
    return alt.layer(*lagen).properties(height=260)
