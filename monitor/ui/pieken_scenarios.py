"""Scenarios: keep what is on the table by name, compare, open one, choose one as the plan."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.prognose import pieken, scenario
from monitor.prognose.voorspel import TEAM
from monitor.prognose.watals import Projectstap
from monitor.ui import bron, download, kijker, opmaak, pieken_plan, pieken_tafel
from monitor.ui.pieken_steun import nu_utc

NU = "Plan zoals het nu is"


def toon(namen: dict[str, str], eerste: dt.date, *, wijzigen: bool) -> None:
    """The form, the comparison, and what can be done with one scenario."""
    st.subheader("Scenario's", anchor=False)
    if wijzigen:
        _bewaar()
    alle: tuple[scenario.Piekscenario, ...] = bron.vraag(pieken.scenarios)
    if not alle:
        st.caption("Nog geen scenario bewaard. Zet hierboven wijzigingen op tafel en geef ze een naam.")
        return
    tabel = _tabel(alle, namen)
    st.table(tabel, border="horizontal", hide_index=True, alt="Scenario's naast het huidige plan")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        per = {s.scenario: s for s in alle}
        nummer = st.selectbox(
            "Scenario", list(per), key="pieken_scenario", format_func=lambda n: per[n].naam, width=280
        )
        if nummer is not None:
            _knoppen(per[nummer], eerste, wijzigen)
    with st.container(horizontal=True):
        download.knoppen(tabel, "scenarios", ["Scenario's van Pieken"], sleutel="pieken_scenarios")


def _bewaar() -> None:
    with st.form("pieken_bewaar", border=False), st.container(horizontal=True, vertical_alignment="bottom"):
        naam = st.text_input(
            "Bewaar wat op tafel ligt als", key="pieken_naam", max_chars=scenario.NAAM_LENGTE, width=320
        )
        klik = st.form_submit_button("Bewaar scenario", icon=":material/save:")
    if klik:
        try:
            pipeline.bewaar(
                bron.store(),
                lambda tx: scenario.bewaar(
                    tx, naam, pieken_tafel.stappen_nu(), kijker.kijker().naam, nu_utc()
                ),
                (),
            )
        except BuurtmonitorFout as fout:
            st.error(fout.zin, icon=":material/error:")
        else:
            st.toast(f"Bewaard als {opmaak.tekst(naam)}.")


def _tabel(alle: tuple[scenario.Piekscenario, ...], namen: dict[str, str]) -> pd.DataFrame:
    regels = [_regel(NU, (), "", not any(s.is_plan for s in alle))]
    for s in alle:
        wat = "; ".join(pieken_tafel.zin(stap, namen) for stap in s.stappen)
        # a chosen scenario is in the plan already: counting its steps again would shift twice
        regels.append(_regel(s.naam, () if s.in_plan else s.stappen, wat, s.is_plan))
    return pd.DataFrame(regels)


def _regel(naam: str, stappen: tuple[Projectstap, ...], wat: str, plan: bool) -> dict[str, str]:
    try:
        uitkomst = pieken_tafel.reken(stappen)
    except BuurtmonitorFout as fout:
        return {"Scenario": opmaak.tekst(naam), "Wat verandert": fout.zin, "Te drukke weken": opmaak.ONBEKEND,
                "Tekort": opmaak.ONBEKEND, "Gekozen": ""}  # fmt: skip
    weken = sum(e.weken_na for e in uitkomst.effecten if e.medewerker != TEAM)
    return {
        "Scenario": opmaak.tekst(naam),
        "Wat verandert": opmaak.tekst(wat) or "niets",
        "Te drukke weken": opmaak.getal(weken),
        "Tekort": opmaak.uren(uitkomst.van(TEAM).tekort_na, 0),
        "Gekozen": "✓ plan" if plan else "",
    }


def _knoppen(s: scenario.Piekscenario, eerste: dt.date, wijzigen: bool) -> None:
    st.button(
        "Leg op tafel",
        icon=":material/open_in_browser:",
        key="pieken_open",
        on_click=pieken_tafel.zet,
        args=(s.stappen,),
        disabled=s.in_plan,
        help="Dit scenario staat al in het plan." if s.in_plan else None,
    )
    if not wijzigen:
        return
    # another key once it is in the plan: the pop-over closes
    sleutel = f"pieken_kies_{s.scenario}_{s.in_plan}"
    with st.popover("Kies als plan", icon=":material/flag:", disabled=s.in_plan, key=sleutel):
        st.markdown(
            "De wijzigingen komen in het projectenplan. Alle cijfers gaan mee, ook Werkdruk. "
            "Terugdraaien kan op Gegevens, bij ‘Ingelezen bestanden’."
        )
        if st.button("Zet in het projectenplan", type="primary", key="pieken_kies_ja"):
            _kies(s, eerste)
    st.button(
        "Verwijder", icon=":material/delete:", key="pieken_verwijder", on_click=_verwijder, args=(s.scenario,)
    )


def _kies(s: scenario.Piekscenario, eerste: dt.date) -> None:
    try:
        with st.spinner("De verwachting wordt bijgewerkt…"):
            pieken_plan.neem_over(s, eerste)
    except BuurtmonitorFout as fout:
        st.error(fout.zin, icon=":material/error:")
        return
    pieken_tafel.ruim_op()
    st.rerun()


def _verwijder(nummer: int) -> None:
    pipeline.bewaar(bron.store(), lambda tx: scenario.verwijder(tx, nummer), ())
