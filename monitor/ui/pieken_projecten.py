"""The plan of projects: a table, a file in, and files out (spreadsheet and calendar)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from monitor.intake.stam import SOORTEN, sjablonen
from monitor.prognose import agenda, pieken
from monitor.prognose.buurtwissel import Buurtwissel
from monitor.ui import bron, download, gegevens_tabel, opmaak
from monitor.ui.pieken_steun import nu_utc

FASEN = ("voorbereiding", "uitvoering", "nazorg")
VAST_STREEPJE = "\u2011"  # a hyphen at which a date does not break
KENGETAL, VERWACHT = "Uren volgens kengetal", "Nog te verwachten"


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
    leesbaar = _leesbaar(projecten)
    st.table(
        op_scherm(leesbaar),
        border="horizontal",
        hide_index=True,
        alt="Projecten met type, status, buurt, coördinator, woningen, uren en fasen",
    )
    st.caption(
        "Bij elke fase staat de eerste dag. Kengetal: uren als woningen × kengetal van elke fase. Verwacht: "
        "wat het model vanaf deze week aan uren verwacht. Elke wijziging van het plan blijft bewaard."
    )
    for zin in gaat_over(projecten, wissels):
        st.caption(opmaak.tekst(zin))
    with st.container(horizontal=True, vertical_alignment="center"):
        kop = ["Projecten", f"Stand van {opmaak.datum(bron.vandaag())}"]
        kop += ["VERZONNEN VOORBEELDGEGEVENS"] if bron.is_voorbeeld() else []
        download.knoppen(leesbaar, "projecten", kop, sleutel="pieken_projecten_uit")
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


def op_scherm(leesbaar: pd.DataFrame) -> pd.DataFrame:
    """The same table with two lines in a cell, so that all of it fits beside each other on a laptop."""

    def samen(boven: str, *onder: str) -> list[str]:
        return [
            f"**{opmaak.tekst(rij[0])}**  \n{opmaak.tekst(', '.join(rij[1:]))}"
            for rij in zip(*(leesbaar[kop] for kop in (boven, *onder)), strict=True)
        ]

    dagen = {f"Start {fase}": fase.capitalize() for fase in FASEN} | {"Einde": "Einde"}
    return pd.DataFrame(
        {
            "Project": samen("Project", "Type", "Status"),
            "Buurt": samen("Buurt", "Coördinator"),
            "Woningen": [opmaak.getal(n) for n in leesbaar["Woningen"]],
            "Kengetal": leesbaar[KENGETAL],
            "Verwacht": leesbaar[VERWACHT],
            **{kop: [d.replace("-", VAST_STREEPJE) for d in leesbaar[kolom]] for kolom, kop in dagen.items()},
        }
    )


def _leesbaar(projecten: tuple[pieken.Planproject, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Project": [p.naam for p in projecten],
            "Buurt": [p.buurtnaam for p in projecten],
            "Coördinator": [p.coordinator or "niemand" for p in projecten],
            "Status": [p.status for p in projecten],
            KENGETAL: [opmaak.uren(p.kengetal_uren, 0) for p in projecten],
            VERWACHT: [opmaak.uren(p.verwacht_uren, 0) for p in projecten],
            "Woningen": [p.woningen for p in projecten],
            **{f"Start {fase}": [_dag(p.fasen.get(fase)) for p in projecten] for fase in FASEN},
            "Einde": [opmaak.ONBEKEND if p.tot is None else f"{p.tot:%d-%m-%y}" for p in projecten],
            "Type": [p.type for p in projecten],
        }
    )


def _dag(fase: tuple[dt.date, dt.date] | None) -> str:
    return opmaak.ONBEKEND if fase is None else f"{fase[0]:%d-%m-%y}"
