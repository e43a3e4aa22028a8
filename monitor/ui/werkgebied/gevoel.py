"""The division by feeling beside the measured one: where feeling and figures differ."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.pipeline import nu_utc
from monitor.ui import bron, kijker, opmaak, tabelbestand
from monitor.ui.werkgebied import rechten
from monitor.ui.werkgebied import tafel as tafels
from monitor.ui.werkgebied.tafel import Tafel
from monitor.ui.werkgebied.verdelen import regel
from monitor.werkgebied import gevoel, questions
from monitor.werkgebied.antwoorden import Gevoelsbeeld

HOOGTE, KORT = 460, 10  # px; rows up to which the whole table shows
UITSLAG, MEESTE_FOUTEN = "werkgebied_gevoel_uitslag", 10
UITLEG = (
    "Gemeten zwaarte: benodigde uren per 100 woningen. We delen de cijfers zo in dat er evenveel buurten "
    "licht, gemiddeld en zwaar zijn als op gevoel. Dan telt alleen de volgorde, en niet waar het gevoel de "
    "grens legde."
)


def toon() -> None:
    """What differs, then a place to hand in the colours."""
    nu = tafels.tafel()
    if nu is None:
        return
    beeld = bron.vraag(questions.gevoel, bron.vandaag())
    if beeld is None:
        st.subheader("Nog geen indeling op gevoel ingelezen", anchor=False)
        st.caption(
            "De vorige verdeling was gemaakt met kleuren per buurt. Lees ze in en leg ze naast de cijfers."
        )
    else:
        st.subheader(zin(beeld), anchor=False)
        st.caption(UITLEG)
        st.dataframe(
            tabel(nu, beeld),
            hide_index=True,
            height=HOOGTE if len(beeld.rijen) > KORT else "content",
            alt="Per buurt de zwaarte op gevoel en volgens de cijfers",
        )
        if zonder := zonder_zin(beeld):
            st.caption(zonder)
        regel(nu.vraag.basis)
    if rechten.mag_bewaren():
        _inlezen(nu)


def zin(beeld: Gevoelsbeeld) -> str:
    """`Op 41 van 60 buurten zeggen gevoel en cijfers hetzelfde; 9 zijn zwaarder dan gedacht, 10 lichter`"""
    zwaarder = sum(rij.verschil > 0 for rij in beeld.rijen)
    lichter = sum(rij.verschil < 0 for rij in beeld.rijen)
    if not beeld.rijen:
        return "Geen buurt heeft allebei: een kleur op gevoel en een cijfer"
    return (
        f"Op {beeld.gelijk} van {len(beeld.rijen)} buurten zeggen gevoel en cijfers hetzelfde; "
        f"{zwaarder} zijn zwaarder dan gedacht, {lichter} lichter"
    )


def zonder_zin(beeld: Gevoelsbeeld) -> str:
    """Which buurten are not in the comparison; empty when all are."""
    delen = [
        f"{opmaak.meervoud(aantal, 'buurt', 'buurten')} zonder {wat}"
        for aantal, wat in ((beeld.zonder_gevoel, "kleur op gevoel"), (beeld.zonder_cijfer, "cijfer"))
        if aantal
    ]
    return f"Niet vergeleken: {opmaak.opsomming(delen)}." if delen else ""


def tabel(nu: Tafel, beeld: Gevoelsbeeld) -> pd.DataFrame:
    """The largest differences first, in words and a sign."""
    return pd.DataFrame(
        [
            {
                "Buurt": nu.vraag.naam(rij.buurt),
                "Op gevoel": f"{gevoel.WOORD[rij.gevoel]} ({rij.kleur})",
                "Volgens de cijfers": gevoel.WOORD[rij.gemeten],
                "Verschil": "● gelijk"
                if not rij.verschil
                else ("▲ zwaarder" if rij.verschil > 0 else "▽ lichter"),
                "Uren per 100 woningen": opmaak.getal(rij.uren_per_100, 2),
            }
            for rij in beeld.rijen
        ]
    )


def inleeszin(gelezen: int, fout: Sequence[str]) -> str:
    """What came in and which rows did not, each with its reason."""
    kop = f"Van {opmaak.meervoud(gelezen, 'buurt', 'buurten')} is de kleur ingelezen."
    if not fout:
        return kop
    over = len(fout) - MEESTE_FOUTEN
    rest = [f"En nog {opmaak.meervoud(over, 'rij', 'rijen')}."] if over > 0 else []
    niet = f"{opmaak.meervoud(len(fout), 'rij is', 'rijen zijn')} overgeslagen:"
    return "  \n".join([f"{kop} {niet}", *map(opmaak.tekst, fout[:MEESTE_FOUTEN]), *rest])


def _inlezen(nu: Tafel) -> None:
    uitslag = st.session_state.pop(UITSLAG, None)
    if uitslag is not None:
        melding = inleeszin(*uitslag)
        (st.warning if uitslag[1] else st.success)(melding, icon=":material/upload:")
    bestand = st.file_uploader(
        "De indeling op gevoel (CSV of Excel, kolommen buurt en kleur: rood, oranje, geel of groen)",
        type=["csv", "xlsx"], key="werkgebied_gevoel",
    )  # fmt: skip
    if bestand is not None and st.button("Lees in", icon=":material/upload:", key="werkgebied_gevoel_in"):
        try:
            namen = {c.code: c.naam for c in nu.vraag.buurten}
            kleuren, fout = gevoel.uit_rijen(tabelbestand.rijen(bestand.getvalue()), namen)
        except BuurtmonitorFout as waarom:
            st.error(opmaak.tekst(waarom.zin), icon=":material/error:")
            return
        gevoel.bewaar(bron.store(), kleuren, auteur=kijker.kijker().naam, nu=nu_utc())
        st.session_state[UITSLAG] = (len(kleuren), fout)
        st.rerun(scope="app")
