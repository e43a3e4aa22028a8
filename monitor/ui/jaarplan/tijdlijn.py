"""The time line: a bar per action by quarter, today's line, and the same in a table for who can't see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import altair as alt
import pandas as pd
import streamlit as st

from monitor.jaarplan.plan.beeld import Doelbeeld
from monitor.jaarplan.plan.daden import Kennis
from monitor.jaarplan.plan.rechten import Blik, wie
from monitor.ui import bron, grafieken, opmaak, tinten
from monitor.ui.jaarplan import woorden

RIJ_HOOGTE, LETTER = 38, 15  # pixels
NAAM_LENGTE = 46  # characters beside a bar
BINNEN_DAGEN = 150  # a bar of so many days holds its own word
LINKS_VANAF = 240  # day of the year after which a word stands before its bar


def toon(doelen: Sequence[Doelbeeld], jaar: int, blik: Blik, weet: Kennis) -> None:
    """The chart, then the table."""
    rijen = tabel(doelen, blik, weet)
    balken = balkrijen(doelen, jaar)
    if not any(rij["soort"] == "actie" for rij in balken):
        st.info("Bij deze keuze staan er geen acties op de tijdlijn.", icon=":material/timeline:")
    else:
        grafieken.toon(
            _grafiek,
            pd.DataFrame(balken),
            jaar,
            bron.vandaag(),
            alt_tekst=f"Tijdlijn van {jaar}: per actie een balk van begin tot eind, met de status erbij. "
            "Dezelfde gegevens staan in de tabel eronder.",
            sleutel="jaarplan_tijdlijn",
        )
        st.caption(
            "Elke balk is een actie, van begin tot eind; de lijn is vandaag. Vet: het doel. "
            "▲ te laat · ► loopt · ○ gepland · ✓ klaar · → naar volgend jaar · □ vervallen."
        )
    if rijen:
        with st.expander("De tijdlijn als tabel", icon=":material/table:"):
            st.dataframe(
                pd.DataFrame(rijen),
                hide_index=True,
                alt=f"Acties van {jaar} met eigenaar, periode en status",
                placeholder=opmaak.ONBEKEND,
                column_config={
                    "Begin": st.column_config.DateColumn(format="DD-MM-YYYY"),
                    "Eind": st.column_config.DateColumn(format="DD-MM-YYYY"),
                },
            )


def tabel(doelen: Sequence[Doelbeeld], blik: Blik, weet: Kennis) -> list[dict[str, object]]:
    """A row per action (or per goal without any), in the order of the time line."""
    uit: list[dict[str, object]] = []
    for d in doelen:
        kop = {"Doel": d.doel.tekst, "Waar": woorden.waar(d.doel, weet)}
        uit += [
            {
                **kop,
                "Actie": a.actie.tekst,
                "Wie": wie(a.actie.eigenaar, blik, weet),
                "Begin": a.actie.van,
                "Eind": a.actie.tot,
                "Status": str(woorden.status(a)),
                "Stappen": f"{sum(s.klaar for s in a.actie.stappen)} van {len(a.actie.stappen)}"
                if a.actie.stappen
                else None,
                "Uren per week": a.actie.uren_per_week,
            }
            for a in d.acties
        ] or [{**kop, "Wie": wie(d.doel.eigenaar, blik, weet)}]
    return uit


def balkrijen(doelen: Sequence[Doelbeeld], jaar: int) -> list[dict[str, object]]:
    """Rows for the chart: the goal, then its actions that touch the year, cut off at its ends."""
    eerste, laatste = dt.date(jaar, 1, 1), dt.date(jaar, 12, 31)
    uit: list[dict[str, object]] = []
    for d in doelen:
        acties = [a for a in d.acties if a.actie.van <= laatste and a.actie.tot >= eerste]
        if not acties:
            continue
        volgorde = len(uit)
        uit.append(
            _rij(
                "doel", f"d{d.doel.doel}", d.doel.tekst, volgorde, eerste, laatste, woorden.voortgang_kort(d)
            )
        )
        for a in acties:
            van, tot = max(a.actie.van, eerste), min(a.actie.tot, laatste)
            teken = woorden.status(a)
            rij = _rij("actie", f"a{a.actie.actie}", a.actie.tekst, len(uit), van, tot, str(teken))
            uit.append({**rij, "status": teken.woord, "periode": woorden.periode(a), "inkt": teken.inkt})
    return uit


def _rij(
    soort: str, sleutel: str, tekst: str, volgorde: int, van: dt.date, tot: dt.date, woord: str
) -> dict[str, object]:
    schoon = " ".join(tekst.split()).replace("§", " ")
    kort = schoon if len(schoon) <= NAAM_LENGTE else schoon[: NAAM_LENGTE - 1] + "…"
    dagen, dag = (tot - van).days, van.timetuple().tm_yday
    kant = "in" if dagen >= BINNEN_DAGEN else "links" if dag + dagen > LINKS_VANAF else "rechts"
    return {
        "soort": soort,
        "naam": f"{sleutel}§{kort}",
        "heel": schoon[:200],
        "volgorde": volgorde,
        "van": pd.Timestamp(van),
        "tot": pd.Timestamp(tot + dt.timedelta(days=1)),
        "woord": woord,
        "kant": kant,
        "status": "",
        "periode": "",
        "inkt": tinten.RAND,
    }


def _grafiek(rijen: pd.DataFrame, jaar: int, vandaag: dt.date) -> grafieken.Grafiek:
    namen = rijen.sort_values("volgorde")["naam"].tolist()
    kwartalen = [dt.date(jaar, maand, 1) for maand in (1, 4, 7, 10)]
    x = alt.X(
        "van:T",
        title=None,
        scale=alt.Scale(domain=[_punt(dt.date(jaar, 1, 1)), _punt(dt.date(jaar + 1, 1, 1))]),
        axis=alt.Axis(
            values=[_punt(dag) for dag in kwartalen],
            grid=True,
            gridColor=tinten.RASTER,
            orient="top",
            labelExpr="(floor(month(datum.value) / 3) + 1) + 'e kwartaal'",
            labelAlign="left",
            labelFontSize=LETTER,
            labelPadding=6,
            tickSize=0,
        ),
    )
    y = alt.Y(
        "naam:N",
        title=None,
        sort=namen,
        scale=alt.Scale(domain=namen, paddingInner=0.28, paddingOuter=0.15),
        axis=alt.Axis(
            labelExpr="split(datum.value, '§')[1]",
            labelFontSize=LETTER,
            labelLimit=430,
            ticks=False,
            domain=False,
            grid=False,
            labelPadding=10,
            labelFontWeight=alt.condition(
                "slice(datum.value, 0, 1) == 'd'", alt.value("bold"), alt.value("normal")
            ),
        ),
    )
    statussen = list(woorden.STATUS)
    basis = alt.Chart(rijen).encode(y=y)
    acties = basis.transform_filter("datum.soort == 'actie'")
    uitleg = [
        alt.Tooltip("heel:N", title="Actie"),
        alt.Tooltip("periode:N", title="Periode"),
        alt.Tooltip("woord:N", title="Status"),
    ]
    balk = acties.mark_bar(cornerRadius=3, stroke=tinten.RAND, strokeWidth=0.8).encode(
        x=x,
        x2="tot:T",
        tooltip=uitleg,
        color=alt.Color(
            "status:N",
            legend=None,
            scale=alt.Scale(domain=statussen, range=[woorden.STATUS[s].kleur for s in statussen]),
        ),
    )
    doel = basis.transform_filter("datum.soort == 'doel'").mark_text(
        align="left", dx=6, fontSize=LETTER - 1, color=tinten.LETTER
    )
    lagen = [balk, doel.encode(x=x, text="woord:N"), *_woorden(acties, x)]
    if vandaag.year == jaar:
        lagen += _vandaag(vandaag)
    return alt.layer(*lagen).properties(height=alt.Step(RIJ_HOOGTE))


def _punt(dag: dt.date) -> alt.DateTime:
    return alt.DateTime(year=dag.year, month=dag.month, date=dag.day)


def _woorden(acties: alt.Chart, x: alt.X) -> list[alt.Chart]:
    """The status in words: inside a long bar, else beside it where there is room."""
    eind = alt.X("tot:T")
    vormen: tuple[tuple[str, alt.X, Literal["left", "right"], int], ...] = (
        ("in", x, "left", 8),
        ("rechts", eind, "left", 8),
        ("links", x, "right", -8),
    )
    return [
        acties.transform_filter(f"datum.kant == '{kant}'")
        .mark_text(align=lijn, dx=schuif, fontSize=LETTER, fontWeight="bold")
        .encode(
            x=plek,
            text="woord:N",
            color=alt.Color("inkt:N", scale=None) if kant == "in" else alt.value(tinten.INKT),
        )
        for kant, plek, lijn, schuif in vormen
    ]


def _vandaag(vandaag: dt.date) -> list[alt.Chart]:
    punt = pd.DataFrame([{"dag": pd.Timestamp(vandaag), "tekst": f"vandaag, {opmaak.datum(vandaag)}"}])
    basis = alt.Chart(punt)
    rechts = vandaag.timetuple().tm_yday < LINKS_VANAF
    return [
        basis.mark_rule(strokeWidth=3, color=tinten.ROOD).encode(x="dag:T"),
        basis.mark_text(
            align="left" if rechts else "right",
            baseline="bottom",
            dx=5 if rechts else -5,
            dy=18,
            fontSize=LETTER,
            fontWeight="bold",
            color=tinten.ROOD,
        ).encode(x="dag:T", y=alt.value("height"), text="tekst:N"),
    ]
