"""The plan of projects: a table, a file in, and files out (spreadsheet and calendar)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from monitor.intake.stam import SOORTEN, sjablonen
from monitor.pipeline import nu_utc
from monitor.prognose import agenda, pieken
from monitor.prognose.buurtwissel import Buurtwissel
from monitor.ui import bron, download, opmaak
from monitor.ui.gegevens import tabel as gegevens_tabel

FASEN = ("voorbereiding", "uitvoering", "nazorg")
VAST_STREEPJE = "\u2011"  # a hyphen at which a date does not break


def toon(wissels: Sequence[Buurtwissel] = (), *, wijzigen: bool) -> None:
    """The table and what can be done with it; `wissels` of a coming division."""
    st.subheader("Projecten", anchor=False)
    projecten = bron.vraag(pieken.projecten, bron.vandaag())
    if projecten:
        _tabel(projecten, wissels)
    else:
        st.info(
            "Er zijn nog geen projecten. Vul ze hieronder in, of importeer een lijst.",
            icon=":material/upload_file:",
        )
    if wijzigen:
        _bewerken(leeg=not projecten)


def gaat_over(projecten: Sequence[pieken.Planproject], wissels: Sequence[Buurtwissel]) -> list[str]:
    """Which projects that still run get another coordinator in the weeks to come."""
    return [
        f"{p.naam} gaat vanaf {opmaak.week(w.week)} met {w.naam} mee"
        f"{f' van {w.van_naam}' if w.van_naam else ''} naar {w.naar_naam}."
        for w in wissels
        for p in projecten
        if p.buurt == w.buurt and p.tot is not None and p.tot >= w.week
    ]


def _bewerken(*, leeg: bool) -> None:
    """The same table as on Gegevens, the templates, and the way to importing a file."""
    with st.expander("Projecten toevoegen of aanpassen", icon=":material/edit:", expanded=leeg):
        gegevens_tabel.bewerk(SOORTEN["projecten"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link(
            "pages/beheer/gegevens.py",
            label="Importeer een lijst (CSV of Excel)",
            icon=":material/upload_file:",
        )
        for naam, maak, einde in (
            ("CSV", sjablonen.sjabloon_csv, "csv"),
            ("Excel", sjablonen.sjabloon_xlsx, "xlsx"),
        ):
            st.download_button(
                f"Leeg sjabloon ({naam})",
                maak("projecten"),
                f"sjabloon-projecten.{einde}",
                key=f"pieken_sjabloon_{einde}",
                icon=":material/download:",
                on_click="ignore",
            )


def _tabel(projecten: tuple[pieken.Planproject, ...], wissels: Sequence[Buurtwissel]) -> None:
    st.table(
        op_scherm(projecten),
        border="horizontal",
        hide_index=True,
        alt="Projecten met type, status, buurt, coördinator, woningen, uren en fasen",
    )
    st.caption(
        "Bij elke fase staat de eerste dag, bij het einde de laatste. Kengetal: uren als woningen × "
        "kengetal van elke fase. Verwacht: wat het model vanaf deze week aan uren verwacht. Elke wijziging "
        "van het plan blijft bewaard."
    )
    for zin in gaat_over(projecten, wissels):
        st.caption(opmaak.tekst(zin))
    with st.container(horizontal=True, vertical_alignment="center"):
        kop = [
            "Projecten",
            f"Stand van {opmaak.datum(bron.vandaag())}",
            "Bron: projectenplan en kengetallen; ‘verwacht’ uit de verwachting van Pieken",
        ]
        kop += ["VERZONNEN VOORBEELDGEGEVENS"] if bron.is_voorbeeld() else []
        download.knoppen(bestand(projecten), "projecten", kop, sleutel="pieken_projecten_uit")
        namen = {p.medewerker: p.coordinator or p.medewerker for p in projecten if p.medewerker}
        st.download_button(
            "Download agenda (iCalendar)",
            agenda.ics(projecten, bron.vraag(pieken.afspraken), namen, nu_utc()),
            "projecten-en-ondersteuning.ics",
            "text/calendar",
            key="pieken_ics",
            icon=":material/calendar_month:",
            on_click="ignore",
        )


def op_scherm(projecten: Sequence[pieken.Planproject]) -> pd.DataFrame:
    """The plan with some lines in a cell, so that all of it fits beside each other on a small laptop."""
    return pd.DataFrame(
        {
            "Project": [
                _regels(f"**{opmaak.tekst(p.naam)}**", opmaak.tekst(f"{p.type}, {p.status}"))
                for p in projecten
            ],
            "Buurt": [
                _regels(f"**{opmaak.tekst(p.buurtnaam)}**", opmaak.tekst(p.coordinator or "niemand"))
                for p in projecten
            ],
            "Woningen": [opmaak.getal(p.woningen) for p in projecten],
            "Uren": [
                _regels(
                    f"kengetal{opmaak.VAST}{opmaak.uren(p.kengetal_uren, 0)}",
                    _nog(p),
                )
                for p in projecten
            ],
            "Planning": [
                _regels(*(f"{wat}{opmaak.VAST}{_dag(dag)}" for wat, dag in _dagen(p))) for p in projecten
            ],
        }
    )


def bestand(projecten: Sequence[pieken.Planproject]) -> pd.DataFrame:
    """The same for a spreadsheet: hours are numbers, days are days, and what is not known is empty."""
    return pd.DataFrame(
        {
            "project": [p.naam for p in projecten],
            "type": [p.type for p in projecten],
            "status": [p.status for p in projecten],
            "buurt": [p.buurtnaam for p in projecten],
            "coördinator": [p.coordinator for p in projecten],
            "woningen": [p.woningen for p in projecten],
            "uren volgens kengetal": [_uren(p.kengetal_uren) for p in projecten],
            "nog te verwachten uren": [_uren(p.verwacht_uren) for p in projecten],
            **{
                f"start {fase}": [p.fasen[fase][0] if fase in p.fasen else None for p in projecten]
                for fase in FASEN
            },
            "einde": [p.tot for p in projecten],
        }
    )


def _nog(p: pieken.Planproject) -> str:
    """What it still asks; of a project that is over, that it is."""
    if p.verwacht_uren is None and p.tot is not None and p.tot < bron.vandaag():
        return "afgerond"
    return f"verwacht{opmaak.VAST}{opmaak.uren(p.verwacht_uren, 0)}"


def _regels(*regels: str) -> str:
    return "  \n".join(regels)


def _uren(uren: float | None) -> float | None:
    return None if uren is None else opmaak.rond(uren, 1)


def _dagen(p: pieken.Planproject) -> list[tuple[str, dt.date]]:
    """The first day of each phase that is planned, and the last day of all."""
    eerste = [(fase, p.fasen[fase][0]) for fase in FASEN if fase in p.fasen]
    return eerste if p.tot is None else [*eerste, ("einde", p.tot)]


def _dag(dag: dt.date) -> str:
    return f"{dag:%d-%m-%Y}".replace("-", VAST_STREEPJE)
