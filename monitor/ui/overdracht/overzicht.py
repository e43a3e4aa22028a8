"""Deputies of all buurten: who is away soon, where nobody takes over, and who takes over how much."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk.vragen import Netwerkbuurt
from monitor.jaarplan.overdracht import vragen
from monitor.jaarplan.overdracht.daden import ONDERDELEN
from monitor.jaarplan.overdracht.regels import VOORUIT_DAGEN
from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld, Wegregel
from monitor.ui import bron, buurt_schrijver, download, herkomst, opmaak

OVERDRACHT = "pages/buurten/overdracht.py"
HOOG = 560


def toon(beeld: Overdrachtbeeld, schrijver: Schrijver) -> None:
    """The sentence, who is away, and the tables."""
    st.subheader(opmaak.tekst(beeld.zin), anchor=False)
    met_dag = f"Stand van {opmaak.datum(beeld.vandaag)}"
    regel = (
        f"{met_dag} · bron: verdeling, vastgelegde vervangers en afwezigheid (nooit waarom) · "
        f"{opmaak.meervoud(len(beeld.buurten), 'buurt', 'buurten')}"
    )
    herkomst.toon_regel(regel)
    _weg(beeld, schrijver)
    _zonder(beeld)
    st.markdown("##### Alle buurten")
    tabel = buurttabel(beeld)
    dag = st.column_config.DateColumn(format="DD-MM-YYYY")
    st.dataframe(
        tabel, hide_index=True, height=min(HOOG, 38 * (len(tabel) + 1)), placeholder=opmaak.ONBEKEND,
        column_config=dict.fromkeys(("Vanaf", "Tot en met"), dag),
        alt="Per buurt de coördinator, de vervanger met begin en eind, en wat van de overdracht gedaan is",
    )  # fmt: skip
    _wie(beeld)
    with st.container(horizontal=True, vertical_alignment="center"):
        herkomst.uitleg(vragen.uitleg(bron.instellingen().vervanger_ver_km), sleutel="overdracht")
        download.knoppen(tabel, "vervangers", ["Vervangers per buurt", regel], sleutel="overdracht")


def _weg(beeld: Overdrachtbeeld, schrijver: Schrijver) -> None:
    with st.container(border=True):
        st.markdown("##### Binnenkort weg")
        if not beeld.afwezig:
            st.markdown(
                f"Van niemand met een buurt is bekend dat hij of zij de komende {VOORUIT_DAGEN} dagen vijf "
                "dagen of langer weg is."
            )
        for plek, regel in enumerate(beeld.afwezig):
            _een_weg(beeld, regel, plek, schrijver)


def _een_weg(beeld: Overdrachtbeeld, regel: Wegregel, plek: int, schrijver: Schrijver) -> None:
    """One absence: a sign, the days, and what is not looked after."""
    zin = (
        f"**{opmaak.tekst(beeld.naam(regel.weg.medewerker))}** is weg: "
        f"{opmaak.tekst(opmaak.periode(regel.weg.van, regel.weg.tot))}."
    )
    if not regel.los and not regel.ook_weg:
        st.markdown(f"● {zin} Alle buurten zijn overgenomen.")
        return
    if regel.los:
        zin += f" Nog niet overgenomen: {_namen(regel.los)}."
    if regel.ook_weg:
        zin += f" De vervanger is dan ook weg: {_namen(regel.ook_weg)}."
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"{'▲' if regel.los else '◆'} {zin}", width="stretch")
        mag = tuple(b.code for b in (*regel.los, *regel.ook_weg) if schrijver.mag(b.code))
        if mag:
            st.button(
                "Vervanger vastleggen", key=f"overdracht_weg_zonder_{plek}", icon=":material/handshake:",
                on_click=buurt_schrijver.open_venster, args=("vervanger", regel.weg, *mag),
            )  # fmt: skip


def _namen(buurten: tuple[Netwerkbuurt, ...]) -> str:
    return opmaak.tekst(opmaak.opsomming([b.naam for b in buurten]))


def _zonder(beeld: Overdrachtbeeld) -> None:
    if not beeld.zonder:
        return
    met = len(beeld.zonder)
    with st.expander(f"Zonder vervanger ({met})", icon=":material/person_off:", expanded=met <= 12):
        for b in beeld.zonder:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(
                    OVERDRACHT, label=f"**{opmaak.tekst(b.naam)}**", icon=":material/home_pin:",
                    query_params={"buurt": b.code}, width="content",
                )  # fmt: skip
                st.caption(_van(b))


def _van(b: Netwerkbuurt) -> str:
    return f"coördinator: {opmaak.tekst(b.coordinator)}" if b.coordinator else "nog geen coördinator"


def buurttabel(beeld: Overdrachtbeeld) -> pd.DataFrame:
    """A row per buurt; without a deputy first."""
    rijen = []
    for code, b in beeld.buurten.items():
        nu = beeld.nu_of_straks(code)
        gedaan = f"{len(beeld.gedaan(code, nu.medewerker))} van {len(ONDERDELEN)}" if nu else None
        rijen.append({
            "Buurt": b.naam, "Coördinator": b.coordinator,
            "Vervanger": beeld.naam(nu.medewerker) if nu else None,
            "Vanaf": nu.van if nu else None, "Tot en met": nu.tot if nu else None,
            "Overgedragen": gedaan, "Woningen": b.woningen,
        })  # fmt: skip
    rijen.sort(key=lambda r: (r["Vervanger"] is not None, str(r["Buurt"])))
    return pd.DataFrame(rijen, dtype="object")


def _wie(beeld: Overdrachtbeeld) -> None:
    regels = beeld.per_vervanger
    if not regels:
        return
    st.markdown("##### Wie vervangt hoeveel")
    tabel = pd.DataFrame(
        {
            "Vervanger": r.naam,
            "Eigen buurten": r.eigen,
            "Is nu vervanger voor": len(r.nu),
            "Woningen daarvan": r.woningen,
            "Wordt vervanger voor": len(r.straks),
            "Welke": ", ".join((*r.nu, *r.straks)),
        }
        for r in regels
    )
    st.dataframe(
        tabel, hide_index=True, height=min(HOOG, 38 * (len(tabel) + 1)), placeholder=opmaak.ONBEKEND,
        alt="Per vervanger de eigen buurten en de buurten die hij of zij overneemt",
    )  # fmt: skip
    st.caption("Op naam, niet op drukte: hier staan geen uren.")
