"""Thresholds: a choice of the corporation, with who, when and why; every change renews the lights at once.

The map under the thresholds before the last change stays one click away, in the choice "Vergeleken met".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.leefbaarheid import drempels, questions
from monitor.leefbaarheid.antwoorden import Drempelregel
from monitor.leefbaarheid.drempels import JAREN_HOOGSTENS, Drempelwijziging
from monitor.leefbaarheid.indicatoren import Drempels
from monitor.pipeline import nu_utc
from monitor.store import Transactie
from monitor.ui import adres, bron, kijker, opmaak
from monitor.ui.getalveld import getalveld
from monitor.ui.stoplicht import bereik

MANIEREN = {"factor": "keer het vergelijkingscijfer", "vast": "een vaste waarde"}
GEDAAN = "stoplicht_drempel_gedaan"


def toon() -> None:
    """The list of thresholds, the form to change one, and the log."""
    regels = bron.vraag(questions.drempellijst)
    with st.expander(
        "Drempels: wanneer is iets rood of groen?", icon=":material/tune:", key="stoplicht_drempels"
    ):
        st.markdown(
            "De drempels zijn een keuze van de corporatie, geen landelijke norm. Een licht wordt pas rood of "
            "groen als dat vrijwel zeker is; daartussen is het geel."
        )
        if melding := st.session_state.pop(GEDAAN, None):
            st.success(melding, icon=":material/check:")
        st.table(tabel(regels), border="horizontal", hide_index=True, alt="Drempels per indicator")
        if regels and bereik.mag_drempels():
            _wijzig(regels)
        _logboek()


def tabel(regels: tuple[Drempelregel, ...]) -> pd.DataFrame:
    """Thresholds as people read them."""
    return pd.DataFrame(
        {
            "Indicator": opmaak.tekst(r.indicator.naam), "Groen": _grens(r, r.nu, "groen"),
            "Rood": _grens(r, r.nu, "rood"), "Vergelijkingsjaar": str(r.referentiejaar or opmaak.ONBEKEND),
            "Jaren samen": str(r.nu.jaren), "Gewicht": opmaak.getal(r.nu.gewicht, 1),
            "Vorige drempels": f"{_grens(r, r.vorig, 'groen')}; {_grens(r, r.vorig, 'rood')}"
            if r.vorig
            else opmaak.ONBEKEND,
        }
        for r in regels
    )  # fmt: skip


def _grens(regel: Drempelregel, nu: Drempels, kleur: str) -> str:
    waarde = opmaak.getal(nu.groen if kleur == "groen" else nu.rood, 2)
    hoger_is_slechter = (regel.indicator.richting >= 0) == (kleur == "groen")
    teken = (
        "≤"
        if hoger_is_slechter
        else ("≥" if kleur == "groen" else "<" if regel.indicator.richting < 0 else ">")
    )
    eenheid = "× vergelijking" if nu.manier == "factor" else regel.indicator.eenheid
    return opmaak.tekst(f"{teken} {waarde} {eenheid}".strip())


def _wijzig(regels: tuple[Drempelregel, ...]) -> None:
    per_code = {r.indicator.code: r for r in regels}
    st.markdown("**Een drempel veranderen**")
    code = str(
        st.selectbox(
            "Indicator", list(per_code), key="stoplicht_drempel",
            format_func=lambda c: per_code[c].indicator.naam,
        )
    )  # fmt: skip
    regel = per_code[code]
    factor_kan = regel.indicator.soort not in ("cijfer", "klasse")
    with st.form(f"stoplicht_drempelformulier_{code}", border=True):
        # two rows: six beside each other cut off the words of a choice on a laptop
        vakken = [*st.columns(3, vertical_alignment="bottom"), *st.columns(3, vertical_alignment="bottom")]
        opties = list(MANIEREN) if factor_kan else ["vast"]
        manier = vakken[0].selectbox(
            "Drempel is", opties, index=opties.index(regel.nu.manier), format_func=MANIEREN.__getitem__
        )
        groen = getalveld(
            vakken[1], "Groen tot en met", regel.nu.groen, f"stoplicht_groen_{code}", decimalen=2
        )
        rood = getalveld(vakken[2], "Rood vanaf", regel.nu.rood, f"stoplicht_rood_{code}", decimalen=2)
        samen = vakken[3].number_input("Jaren samen", 1, JAREN_HOOGSTENS, value=regel.nu.jaren)
        gewicht = getalveld(vakken[4], "Gewicht", regel.nu.gewicht, f"stoplicht_gewicht_{code}", decimalen=2)
        jaar = vakken[5].number_input(
            "Vergelijk met jaar", 1990, 2100, value=regel.referentiejaar or bron.vandaag().year
        )
        links, rechts = st.columns([1, 3])
        wie = links.text_input("Uw naam", value=_eigen_naam(), max_chars=60)
        reden = rechts.text_input("Waarom?", max_chars=300)
        if st.form_submit_button("Bewaar en reken opnieuw", icon=":material/save:"):

            def nieuw() -> Drempels:
                return replace(
                    regel.nu, manier=str(manier), groen=groen.moet(), rood=rood.moet(),
                    gewicht=gewicht.moet(), jaren=int(samen),
                )  # fmt: skip

            _bewaar(regel, nieuw, int(jaar), wie, reden)


def _eigen_naam() -> str:
    wie = kijker.kijker()
    return "" if wie == kijker.ZELF else wie.naam


def _bewaar(regel: Drempelregel, nieuw: Callable[[], Drempels], jaar: int, wie: str, reden: str) -> None:
    code = regel.indicator.code

    def wijziging(tx: Transactie) -> None:
        drempels.wijzig(tx, code, nieuw(), wie=wie, reden=reden, wanneer=nu_utc())
        if jaar != regel.referentiejaar:
            drempels.kies_referentiejaar(tx, code, jaar, wie=wie, reden=reden, wanneer=nu_utc())

    try:
        pipeline.bewaar(bron.store(), wijziging, ["drempels"])
    except BuurtmonitorFout as fout:
        st.error(fout.zin, icon=":material/error:")
        return
    st.session_state[GEDAAN] = (
        f"Bewaard. De lichten van {opmaak.tekst(regel.indicator.naam)} zijn opnieuw berekend. De kaart onder "
        "de oude drempels staat bij Vergeleken met."
    )
    st.rerun()


def _jaren(wijziging: Drempelwijziging) -> str:
    """The years compared with, when that is what changed."""
    if wijziging.jaren is None:
        return opmaak.ONBEKEND
    oud, nieuw = wijziging.jaren
    return f"{oud or opmaak.ONBEKEND} → {nieuw}"


def _logboek() -> None:
    wijzigingen = bron.vraag(questions.drempellogboek)
    if not wijzigingen:
        st.caption("Er is nog geen drempel veranderd: alle lichten staan onder de startwaarden.")
        return
    namen = {r.indicator.code: r.indicator for r in bron.vraag(questions.drempellijst)}
    st.markdown("**Logboek**")
    st.table(
        pd.DataFrame(
            {
                "Wanneer": f"{w.wanneer:%d-%m-%Y}", "Wie": opmaak.tekst(bereik.naam(w.wie)),
                "Indicator": opmaak.tekst(namen[w.indicator].naam if w.indicator in namen else w.indicator),
                "Groen": f"{opmaak.getal(w.oud.groen, 2)} → {opmaak.getal(w.nieuw.groen, 2)}",
                "Rood": f"{opmaak.getal(w.oud.rood, 2)} → {opmaak.getal(w.nieuw.rood, 2)}",
                "Vergelijkingsjaar": _jaren(w),
                "Waarom": opmaak.tekst(w.reden),
            }
            for w in wijzigingen
        ),
        border="horizontal", hide_index=True, alt="Wie welke drempel wanneer en waarom veranderde",
    )  # fmt: skip
    laatste = next((w.indicator for w in wijzigingen if w.jaren is None), "")
    if laatste in namen and st.button(
        f"Kaart onder de oude drempels: {opmaak.tekst(namen[laatste].naam)}", icon=":material/history:",
        key="stoplicht_oude_drempels",
    ):  # fmt: skip
        for naam, waarde in (
            ("thema", namen[laatste].thema), ("indicator", laatste), ("maatstaf", "vorig"),
        ):  # fmt: skip
            adres.zet(naam, waarde)
        for naam in ("niveau", "jaar", "bron"):
            adres.zet(naam, None)
        st.rerun()
