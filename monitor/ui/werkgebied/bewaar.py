"""Keep a plan by name, open it, share its address, take it out and in, print it, and take it into use."""

from __future__ import annotations

import datetime as dt
import secrets

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.pipeline import nu_utc
from monitor.ui import bron, download, kijker, opmaak, tabelbestand
from monitor.ui.werkgebied import blad, drukte, gevolg, ingang, rechten, verder
from monitor.ui.werkgebied import tafel as tafels
from monitor.ui.werkgebied.tafel import Tafel
from monitor.ui.werkgebied.voorstel import DOELNAAM
from monitor.werkgebied import questions, scenario
from monitor.werkgebied.inlezen import plan_uit_rijen

ROLLEN_OVERNEMEN = ("manager", "beheerder")
BEWAARD = "werkgebied_bewaard"
AL_BEWAARD = "Deze verdeling is al bewaard als {}. Geef een andere naam om haar nog eens te bewaren."
VAK, TABBLAD = "werkgebied_vak", "Bewaren en delen"  # the tabs below the table, and this one
WEKEN_VOORUIT = 4  # a new division starts by default on the first Monday so far ahead


def toon(nu: Tafel) -> None:
    """Keeping on the left, files on the right, taking into use below."""
    links, rechts = st.columns(2, gap="large")
    with links:
        if rechten.mag_bewaren():
            _bewaar(nu)
        _open(nu)
    with rechts:
        _eruit(nu)
        _erin(nu)
    if let_op := verder.niet_bewaard(nu):
        st.caption(f":material/warning: {let_op}")
    _komend(nu)
    if kijker.kijker().rol in ROLLEN_OVERNEMEN:
        _in_gebruik(nu)


def _bewaar(nu: Tafel) -> None:
    with st.form("werkgebied_bewaar", border=False, clear_on_submit=True):
        naam = st.text_input("Bewaren onder de naam", key="werkgebied_naam", max_chars=scenario.NAAM_LENGTE)
        if st.form_submit_button("Bewaar", icon=":material/save:"):
            try:
                nu.scenario, nu.titel = scenario.bewaar(
                    bron.store(), naam, auteur=kijker.kijker().naam, nu=nu_utc(),
                    instantie=nu.vraag.instantie, plan=nu.plan, opdracht=nu.opdracht,
                    aannames=nu.aannames, sloten=sorted(nu.stand.sloten), herkomst=nu.herkomst,
                )  # fmt: skip
            except BuurtmonitorFout as fout:
                if not naam.strip() and nu.scenario and nu.schoon == nu.inhoud:
                    st.info(AL_BEWAARD.format(opmaak.tekst(nu.titel)), icon=":material/check:")
                else:
                    st.error(fout.zin, icon=":material/error:")
                return
            nu.onthoud()
            nu.schoon = nu.inhoud
            st.session_state[tafels.GEOPEND] = nu.scenario
            st.session_state[BEWAARD] = nu.scenario
            st.query_params[tafels.ADRES] = nu.scenario
            bezet = (
                "Er was al een verdeling met deze naam; die blijft staan. "
                if nu.titel != " ".join(naam.split())
                else ""
            )
            nu.melding = f"{bezet}Bewaard als {nu.titel}. Het adres van deze pagina opent deze verdeling."
            st.rerun()


def _open(nu: Tafel) -> None:
    regels = bron.vraag(questions.scenarios)
    if not regels:
        st.caption("Er is nog geen verdeling bewaard.")
        return
    per_id = {regel.id: regel for regel in regels}
    keuze = st.selectbox(
        "Bewaarde verdelingen", list(per_id), key=BEWAARD, format_func=lambda id_: _titel(per_id[id_])
    )
    if keuze:
        st.caption(_over(per_id[keuze]))
    with st.container(horizontal=True):
        if st.button("Leg op tafel", icon=":material/table_restaurant:", key="werkgebied_open") and keuze:
            st.query_params[tafels.ADRES] = keuze
            st.session_state.pop(tafels.GEOPEND, None)
            nu.scenario = None
            st.rerun()
        if rechten.mag_bewaren() and keuze:
            st.button(
                "Verwijder",
                icon=":material/delete:",
                key="werkgebied_verwijder",
                on_click=_verwijder,
                args=(nu, keuze),
            )


def _verwijder(nu: Tafel, id_: str) -> None:
    scenario.verwijder(bron.store(), id_)
    nu.genoemd = {plan: naam for plan, naam in nu.genoemd.items() if naam[2] != id_}
    if st.query_params.get(tafels.ADRES) == id_:
        st.query_params.pop(tafels.ADRES)
    nu.melding = "De bewaarde verdeling is verwijderd."


def _titel(regel: scenario.Scenarioregel) -> str:
    return f"{regel.naam} ({opmaak.datum(regel.gemaakt_op.date())})"


def _over(regel: scenario.Scenarioregel) -> str:
    """Who kept it, and what it strove for."""
    wie = f" {kijker.door(regel.auteur)}" if rechten.namen_zichtbaar() else ""
    return opmaak.tekst(f"Bewaard{wie}. Doel van de tafel toen: {DOELNAAM[regel.doel]}.")


def verdelingtabel(nu: Tafel) -> pd.DataFrame:
    """A row per buurt, for a spreadsheet and back: the first two columns are read again."""
    v = nu.vraag
    sleutels = rechten.naar_buiten(v)
    return pd.DataFrame(
        [
            {
                "buurt": c.code,
                "coordinator": sleutels[wie],
                "buurtnaam": c.naam,
                "naam coordinator": v.coordinatoren[wie].naam,
                "nu": v.coordinatoren[oud].naam,
                "woningen": c.woningen,
                "benodigde uren per week": None if c.uren is None else round(c.uren, 2),
                "op slot": nummer in nu.stand.sloten,
            }
            for nummer, (c, wie, oud) in enumerate(zip(v.buurten, nu.plan, v.nu, strict=True))
        ]
    )


def _eruit(nu: Tafel) -> None:
    st.markdown("**Meenemen**")
    kop = blad.kop(nu)
    download.knoppen(verdelingtabel(nu), "verdeling", kop, sleutel="werkgebied_verdeling")
    st.download_button(
        "Blad voor de ondernemingsraad",
        blad.maak(nu, bron.vandaag(), voorbeeld=bron.is_voorbeeld()).encode("utf-8"),
        f"verdeling-{secrets.token_hex(4)}.html", "text/html", key="werkgebied_blad",
        icon=":material/print:", on_click="ignore",
        help="Eén bladzijde (A4 of A3) met kaart, balken en verhuizingen. Open het bestand en druk het af.",
    )  # fmt: skip


def _erin(nu: Tafel) -> None:
    bestand = st.file_uploader(
        "Een verdeling inlezen (CSV of Excel, kolommen buurt en coordinator)", type=["csv", "xlsx"],
        key="werkgebied_inlezen",
    )  # fmt: skip
    if bestand is not None and st.button("Leg deze verdeling op tafel", key="werkgebied_leg_in"):
        try:
            plan = plan_uit_rijen(
                rechten.van_buiten(nu.vraag),
                tabelbestand.rijen(bestand.getvalue()),
                nu.vraag.namen,
            )
        except BuurtmonitorFout as fout:
            st.error(opmaak.tekst(fout.zin), icon=":material/error:")
            return
        nu.voorstel = plan
        nu.neem_over(plan, bestand.name, "ingelezen")
        st.rerun()


def toon_komend() -> None:
    """Above the map: that another division is on its way, and where it stands."""
    regels = bron.vraag(questions.komende, bron.vandaag())
    if regels:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f":material/event_upcoming: Vanaf {opmaak.datum(regels[0].vanaf)} "
                f"{_gaan(sum(r.buurten for r in regels if r.vanaf == regels[0].vanaf))} naar een andere "
                "coördinator."
            )
            st.button(
                "Open Bewaren en delen, onder de kaart", icon=":material/arrow_downward:", type="tertiary",
                key="werkgebied_naar_bewaren", on_click=st.session_state.__setitem__, args=(VAK, TABBLAD),
            )  # fmt: skip


def _komend(nu: Tafel) -> None:
    """What was taken into use and has yet to begin, each with a way back."""
    regels = bron.vraag(questions.komende, bron.vandaag())
    if not regels:
        return
    st.markdown("**Gaat nog in**")
    for nummer, regel in enumerate(regels):
        wie = f" {kijker.door(regel.door)}" if regel.door and rechten.namen_zichtbaar() else ""
        op = f"; in gebruik genomen{wie} op {opmaak.datum(regel.op.date())}" if regel.op else ""
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"Vanaf **{opmaak.datum(regel.vanaf)}** {_gaan(regel.buurten)} naar een andere coördinator"
                f"{opmaak.tekst(op)}."
            )
            if regel.intrekbaar and regel.batch and kijker.kijker().rol in ROLLEN_OVERNEMEN:
                with st.popover("Trek in", icon=":material/undo:", key=f"werkgebied_intrekken_{nummer}"):
                    st.markdown(
                        "De verdeling wordt weer zoals zij was voordat deze in gebruik is genomen. Wat u "
                        "onder een naam hebt bewaard, blijft bewaard."
                    )
                    st.button(
                        "Ja, trek in", type="primary", key=f"werkgebied_trek_in_{nummer}",
                        on_click=_trek_in, args=(nu, regel.batch, regel.vanaf),
                    )  # fmt: skip


def _gaan(buurten: int) -> str:
    return f"{'gaat' if buurten == 1 else 'gaan'} **{opmaak.meervoud(buurten, 'buurt', 'buurten')}**"


def _trek_in(nu: Tafel, batch: int, vanaf: dt.date) -> None:
    try:
        pipeline.draai_terug(bron.store(), batch)
    except BuurtmonitorFout as fout:
        nu.melding = fout.zin
        return
    nu.melding = f"De verdeling die op {opmaak.datum(vanaf)} zou ingaan, is ingetrokken."


def _in_gebruik(nu: Tafel) -> None:
    st.markdown("**In gebruik nemen**")
    anders = sum(a != b for a, b in zip(nu.plan, nu.vraag.nu, strict=True))
    nieuw = any(m.id.startswith("N") for m in nu.vraag.coordinatoren)
    if nieuw:
        st.caption(
            "Met een collega die er nog niet is, kan dit nog niet in gebruik. Voer eerst het rooster in."
        )
        return
    if not anders:
        st.caption("Op tafel ligt de verdeling van vandaag; er valt niets in gebruik te nemen.")
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        dag = st.date_input(
            "Met ingang van", _eerste_maandag(), format="DD-MM-YYYY", key=ingang.SLEUTEL, width=220
        )
        if st.button("Neem in gebruik", icon=":material/event_available:", key="werkgebied_in_gebruik"):
            _bevestig(nu, dag, anders)
    ingang.toon(nu, dag)
    gevolg.toon(nu, dag)
    st.caption(
        "De verdeling van daarvoor blijft bewaard. Werkdruk, Pieken en de kaarten volgen vanaf die dag, met "
        "de woningen, zaken, projecten en taken van elke buurt. Op Werkdruk zijn de uren nog iets anders: "
        "daar tellen ook verlof, ondersteuning en taken zonder buurt mee, per week en met de eigen overhead."
    )


@st.dialog("Deze verdeling in gebruik nemen?")
def _bevestig(nu: Tafel, dag: dt.date, anders: int) -> None:
    st.markdown(
        f"Vanaf **{opmaak.datum(dag)}** {'krijgt' if anders == 1 else 'krijgen'} "
        f"**{opmaak.meervoud(anders, 'buurt', 'buurten')}** een andere coördinator. "
        f"De verdeling tot die dag blijft in de geschiedenis staan. {gevolg.terugweg(dag, bron.vandaag())}"
    )
    if kort := drukte.in_het_kort(nu, dag):
        st.markdown(f":material/speed: {opmaak.tekst(kort)}")
    eerste, beter = ingang.weken(nu, dag)
    if eerste.weg:
        st.warning(opmaak.tekst(ingang.zin(nu, eerste, beter)), icon=":material/event_busy:")
    if st.button("Ja, neem in gebruik", type="primary", key="werkgebied_ja"):
        try:
            aantal = pipeline.neem_verdeling_in_gebruik(
                bron.store(), nu.vraag.instantie.verdeling(nu.plan), dag, door=kijker.kijker().naam
            )
        except BuurtmonitorFout as fout:
            st.error(opmaak.tekst(fout.zin), icon=":material/error:")
            return
        buurten = opmaak.meervoud(aantal, "buurt wisselt", "buurten wisselen")
        nu.melding = f"De verdeling gaat in op {opmaak.datum(dag)}: {buurten} van coördinator."
        st.rerun()


def _eerste_maandag() -> dt.date:
    dag = bron.vandaag() + dt.timedelta(weeks=WEKEN_VOORUIT)
    return dag + dt.timedelta(days=-dag.weekday() % 7)
