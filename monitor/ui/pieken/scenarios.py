"""Scenarios: keep what is on the table by name, compare, open one, choose one as the plan."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.pipeline import nu_utc
from monitor.prognose import pieken, scenario
from monitor.prognose.voorspel import TEAM
from monitor.prognose.watals import Projectstap
from monitor.ui import bron, download, kijker, opmaak
from monitor.ui.pieken import plan as pieken_plan
from monitor.ui.pieken import tafel

NU = "Plan zoals het nu is"


def toon(namen: dict[str, str], eerste: dt.date, *, wijzigen: bool) -> None:
    """The form, the comparison, and what can be done with one scenario."""
    st.subheader("Scenario's", anchor=False)
    if wijzigen:
        _bewaar()
    alle: tuple[scenario.Piekscenario, ...] = bron.vraag(pieken.scenarios)
    if let_op := niet_bewaard(tafel.stappen_nu(), alle, wijzigen=wijzigen):
        st.caption(f":material/warning: {let_op}")
    if not alle:
        st.caption("Nog geen scenario bewaard. Zet hierboven wijzigingen op tafel en geef ze een naam.")
        return
    bestand = tabel(alle, namen)
    st.table(
        op_scherm(bestand), border="horizontal", hide_index=True, alt="Scenario's naast het huidige plan"
    )
    periode = f"Te drukke weken en tekort tellen van {tafel.telt(tafel.reken(()))}."
    st.caption(periode)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        per = {s.scenario: s for s in alle}
        nummer = st.selectbox(
            "Scenario", list(per), key="pieken_scenario", format_func=lambda n: per[n].naam, width=280
        )
        if nummer is not None:
            _knoppen(per[nummer], eerste, wijzigen)
    with st.container(horizontal=True):
        kop = [
            "Scenario's van Pieken",
            periode,
            f"Stand van {opmaak.datum(bron.vandaag())}",
            "Bron: bewaarde scenario's, projectenplan en urenregistratie",
        ]
        download.knoppen(bestand, "scenarios", kop, sleutel="pieken_scenarios")


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
                lambda tx: scenario.bewaar(tx, naam, tafel.stappen_nu(), kijker.kijker().naam, nu_utc()),
                (),
            )
        except BuurtmonitorFout as fout:
            st.error(fout.zin, icon=":material/error:")
        else:
            st.toast(f"Bewaard als {opmaak.tekst(naam)}.")


def niet_bewaard(
    stappen: tuple[Projectstap, ...], alle: tuple[scenario.Piekscenario, ...], *, wijzigen: bool
) -> str:
    """What lies on the table is gone after a reload; nothing to say when it is kept, or there is nothing."""
    if not stappen or any(s.stappen == stappen for s in alle):
        return ""
    weg = "Wat op tafel ligt, is nog niet bewaard: het is weg als u de pagina herlaadt of sluit."
    return f"{weg} Bewaar het hierboven onder een naam." if wijzigen else weg


def tabel(alle: tuple[scenario.Piekscenario, ...], namen: dict[str, str]) -> pd.DataFrame:
    """The plan as it is and each scenario; weeks and hours are numbers, empty when they can't be computed."""
    regels = [_regel(NU, (), "niets", not any(s.is_plan for s in alle))]
    for s in alle:
        wat = "; ".join(tafel.zin(stap, namen) for stap in s.stappen)
        # a chosen scenario is in the plan already: counting its steps again would shift twice
        regels.append(_regel(s.naam, () if s.in_plan else s.stappen, wat, s.is_plan))
    return pd.DataFrame(regels)


def op_scherm(bestand: pd.DataFrame) -> pd.DataFrame:
    """The same to read."""
    return pd.DataFrame(
        {
            "Scenario": [opmaak.tekst(naam) for naam in bestand["Scenario"]],
            "Wat verandert": [opmaak.tekst(wat) for wat in bestand["Wat verandert"]],
            "Te drukke weken": [opmaak.getal(n) for n in bestand["Te drukke weken"]],
            "Tekort": [opmaak.uren(u, 0) for u in bestand["Tekort (uren)"]],
            "Gekozen": ["✓ plan" if gekozen else "" for gekozen in bestand["Gekozen"]],
        }
    )


def _regel(naam: str, stappen: tuple[Projectstap, ...], wat: str, plan: bool) -> dict[str, object]:
    rij: dict[str, object] = {"Scenario": naam, "Wat verandert": wat}
    try:
        uitkomst = tafel.reken(stappen)
    except BuurtmonitorFout as fout:
        leeg = {"Te drukke weken": None, "Tekort (uren)": None, "Gekozen": False}
        return rij | {"Wat verandert": fout.zin} | leeg
    weken = sum(e.weken_na for e in uitkomst.effecten if e.medewerker != TEAM)
    tekort = opmaak.rond(uitkomst.van(TEAM).tekort_na, 1)
    return rij | {"Te drukke weken": weken, "Tekort (uren)": tekort, "Gekozen": plan}


def _knoppen(s: scenario.Piekscenario, eerste: dt.date, wijzigen: bool) -> None:
    st.button(
        "Leg op tafel",
        icon=":material/open_in_browser:",
        key="pieken_open",
        on_click=tafel.zet,
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
            "Daarna kunt u hier terug naar het vorige plan."
        )
        if st.button("Zet in het projectenplan", type="primary", key="pieken_kies_ja"):
            _kies(s, eerste)
    if s.terug is not None:
        _terug(s, s.terug)
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
    tafel.ruim_op()
    st.rerun()


def _terug(s: scenario.Piekscenario, batch: int) -> None:
    """The way back, where the plan was chosen."""
    with st.popover("Terug naar het vorige plan", icon=":material/undo:", key=f"pieken_plan_terug_{batch}"):
        st.markdown(
            f"Het projectenplan wordt weer zoals het was voordat {opmaak.tekst(s.naam)} is gekozen. Alle "
            "cijfers gaan mee, ook Werkdruk. Het scenario blijft bewaard."
        )
        if st.button("Ja, terug naar het vorige plan", type="primary", key="pieken_plan_terug_ja"):
            try:
                with st.spinner("De verwachting wordt bijgewerkt…"):
                    pipeline.draai_terug(bron.store(), batch)
            except BuurtmonitorFout as fout:
                st.error(opmaak.tekst(fout.zin), icon=":material/error:")
                return
            st.rerun()


def _verwijder(nummer: int) -> None:
    pipeline.bewaar(bron.store(), lambda tx: scenario.verwijder(tx, nummer), ())
