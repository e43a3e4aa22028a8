"""Deputies of all buurten: who is away soon, where nobody takes over, and who takes over how much."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk.vragen import Netwerkbuurt
from monitor.jaarplan.overdracht import vragen
from monitor.jaarplan.overdracht.daden import ONDERDELEN
from monitor.jaarplan.overdracht.regels import VOORUIT_DAGEN
from monitor.jaarplan.overdracht.vragen import Overdrachtbeeld, Vervangerregel, Wegregel
from monitor.ui import bron, buurt_schrijver, download, herkomst, opmaak, smal, sorteertabel

OVERDRACHT = "pages/buurten/overdracht.py"
HOOG = 560
LOS, OOK_WEG, GEREGELD = "▲ geen vervanger", "◆ vervanger ook weg", "● vervanger"


def toon(beeld: Overdrachtbeeld, schrijver: Schrijver) -> None:
    """The sentence, who is away, and the tables."""
    st.subheader(opmaak.tekst(beeld.zin), anchor=False)
    met_dag = f"Stand van {opmaak.datum(beeld.vandaag)}"
    regel = (
        f"{met_dag} · bron: verdeling, vastgelegde vervangers en afwezigheid (nooit waarom) · "
        f"{opmaak.meervoud(len(beeld.buurten), 'buurt', 'buurten')}"
    )
    herkomst.toon_regel(regel)
    if later := wisselzin(beeld):
        st.markdown(f":material/event_upcoming: {opmaak.tekst(later)}")
    _weg(beeld, schrijver)
    _zonder(beeld)
    st.markdown("##### Alle buurten")
    tabel = in_woorden(buurttabel(beeld))
    dag = st.column_config.DateColumn(format="DD-MM-YYYY")
    with smal.tabel(tabel, "Buurt", "overdracht_buurten"):
        st.dataframe(
            leesbaar(tabel), hide_index=True, height=min(HOOG, 38 * (len(tabel) + 1)),
            placeholder=opmaak.ONBEKEND, column_config=dict.fromkeys(("Vanaf", "Tot en met"), dag),
            alt="Per buurt de coördinator, de vervanger met begin en eind, en wat er overgedragen is",
        )  # fmt: skip
    _wie(beeld)
    with st.container(horizontal=True, vertical_alignment="center"):
        herkomst.uitleg(vragen.uitleg(bron.instellingen().vervanger_ver_km), sleutel="overdracht")
        download.knoppen(bestand(beeld), "vervangers", ["Vervangers per buurt", regel], sleutel="overdracht")


def _weg(beeld: Overdrachtbeeld, schrijver: Schrijver) -> None:
    with st.container(border=True):
        st.markdown("##### Binnenkort weg")
        if not beeld.afwezig:
            st.markdown(
                f"Van niemand met een buurt is bekend dat hij of zij de komende {VOORUIT_DAGEN} dagen vijf "
                "dagen of langer weg is."
            )
        per_mens: dict[str, list[tuple[int, Wegregel]]] = {}
        for plek, regel in enumerate(beeld.afwezig):
            per_mens.setdefault(regel.weg.medewerker, []).append((plek, regel))
        for mens, regels in per_mens.items():
            with st.container(gap="xsmall"):
                st.markdown(f"**{opmaak.tekst(beeld.naam(mens))}** is weg:")
                for plek, regel in regels:
                    _een_weg(regel, plek, schrijver)


def _een_weg(regel: Wegregel, plek: int, schrijver: Schrijver) -> None:
    """One absence: a sign with its word, the days, and what is not looked after."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(wegzin(regel), width="stretch")
        mag = tuple(b.code for b in (*regel.los, *regel.ook_weg) if schrijver.mag(b.code))
        if mag:
            st.button(
                "Vervanger vastleggen", key=f"overdracht_weg_zonder_{plek}", icon=":material/handshake:",
                on_click=buurt_schrijver.open_venster, args=("vervanger", regel.weg, *mag),
            )  # fmt: skip


def wegzin(regel: Wegregel) -> str:
    """`▲ geen vervanger · 7 december t/m 18 december 2026 · …`, as Markdown."""
    teken = LOS if regel.los else OOK_WEG if regel.ook_weg else GEREGELD
    delen = [f"Zonder vervanger: {_namen(regel.los)}."] if regel.los else []
    if regel.ook_weg:
        delen.append(f"De vervanger is dan ook weg: {_namen(regel.ook_weg)}.")
    if not delen:
        delen.append("Elke buurt heeft dan een vervanger.")
    if regel.niets:
        delen.append(f"Nog niets overgedragen aan de vervanger: {_namen(regel.niets)}.")
    dagen = opmaak.tekst(opmaak.periode(regel.weg.van, regel.weg.tot))
    return f"{teken} · {dagen} · {' '.join(delen)}"


def wisselzin(beeld: Overdrachtbeeld) -> str:
    """That a coming division counts from its first day on; empty when none was adopted."""
    dagen = [
        f"vanaf {opmaak.datum(dag)} {'gaat' if n == 1 else 'gaan'} {opmaak.meervoud(n, 'buurt', 'buurten')}"
        for dag, n in beeld.wissels
    ]
    if not dagen:
        return ""
    zin = opmaak.opsomming(dagen)
    return (
        f"{zin[0].upper()}{zin[1:]} naar een andere coördinator. Wie daarna weg is, staat hieronder met de "
        "buurten van dan."
    )


def _namen(buurten: tuple[Netwerkbuurt, ...]) -> str:
    return opmaak.tekst(opmaak.opsomming([b.naam for b in buurten]))


def _zonder(beeld: Overdrachtbeeld) -> None:
    straks = beeld.straks_zonder
    rijen = [(b, _van(b)) for b in beeld.zonder]
    rijen += [(b, f"vanaf {opmaak.datum(dag)}: de vervanger is dan zelf de coördinator") for b, dag in straks]
    if not rijen:
        return
    titel = (
        f"Zonder vervanger ({len(rijen)}, waarvan {len(straks)} straks)"
        if straks
        else (f"Zonder vervanger ({len(rijen)})")
    )
    with st.expander(titel, icon=":material/person_off:", expanded=len(rijen) <= 12):
        for b, waarom in rijen:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.page_link(
                    OVERDRACHT, label=f"**{opmaak.tekst(b.naam)}**", icon=":material/home_pin:",
                    query_params={"buurt": b.code}, width="content",
                )  # fmt: skip
                st.caption(waarom)


def _van(b: Netwerkbuurt) -> str:
    return f"coördinator: {opmaak.tekst(b.coordinator)}" if b.coordinator else "nog geen coördinator"


def buurttabel(beeld: Overdrachtbeeld) -> pd.DataFrame:
    """A row per buurt; without a deputy first. `Overgedragen`: parts that are done, none without a deputy."""
    rijen = []
    for code, b in beeld.buurten.items():
        nu = beeld.nu_of_straks(code)
        rijen.append({
            "Buurt": b.naam, "Coördinator": b.coordinator,
            "Vervanger": beeld.naam(nu.medewerker) if nu else None,
            "Vanaf": nu.van if nu else None, "Tot en met": nu.tot if nu else None,
            "Overgedragen": len(beeld.gedaan(code, nu.medewerker)) if nu else None, "Woningen": b.woningen,
        })  # fmt: skip
    rijen.sort(key=lambda r: (r["Vervanger"] is not None, str(r["Buurt"])))
    return pd.DataFrame(rijen, dtype="object")


def bestand(beeld: Overdrachtbeeld) -> pd.DataFrame:
    """The same for a spreadsheet: what is handed over is a number, and without a deputy a word says so."""
    tabel = buurttabel(beeld)
    tabel.insert(2, "Stand", ["geen vervanger" if wie is None else "vervanger" for wie in tabel["Vervanger"]])
    return tabel.rename(columns={"Overgedragen": f"Overgedragen (van {len(ONDERDELEN)} onderdelen)"})


def _hoeveel(regel: Vervangerregel) -> str:
    """`4 buurten met 1.187 woningen; straks nog 2 buurten`."""
    nu = (
        f"{opmaak.meervoud(len(regel.nu), 'buurt', 'buurten')} met "
        f"{opmaak.meervoud(regel.woningen, 'woning', 'woningen')}"
        if regel.nu
        else "nu geen buurt"
    )
    if not regel.straks:
        return nu
    return f"{nu}; straks nog {opmaak.meervoud(len(regel.straks), 'buurt', 'buurten')}"


def in_woorden(tabel: pd.DataFrame) -> pd.DataFrame:
    """The table with what is handed over in words: `3 van 4`."""
    gedaan = [opmaak.ONBEKEND if n is None else f"{n} van {len(ONDERDELEN)}" for n in tabel["Overgedragen"]]
    return tabel.assign(Overgedragen=gedaan)


def leesbaar(tabel: pd.DataFrame) -> pd.DataFrame:
    """The table as people read it: homes with points for thousands, and they still sort by size."""
    woningen = [opmaak.getal(n) for n in tabel["Woningen"]]
    return sorteertabel.sorteerbaar(tabel.assign(Woningen=woningen), ["Woningen"])


def _wie(beeld: Overdrachtbeeld) -> None:
    regels = beeld.per_vervanger
    if not regels:
        return
    st.markdown("##### Wie vervangt hoeveel")
    tabel = pd.DataFrame(
        {
            "Vervanger": r.naam,
            "Is vervanger voor": _hoeveel(r),
            "Welke": ", ".join((*r.nu, *r.straks)),
            "Eigen buurten": opmaak.getal(r.eigen),
        }
        for r in regels
    )
    with smal.tabel(tabel, "Vervanger", "overdracht_wie"):
        st.table(
            tabel.map(opmaak.tekst), border="horizontal", hide_index=True,
            alt="Per vervanger de eigen buurten en de buurten die hij of zij overneemt",
        )  # fmt: skip
    st.caption("Op naam, niet op drukte: hier staan geen uren.")
