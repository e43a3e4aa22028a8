"""The ledger of imports: what came in when, how it reconciles, what stood out, and undo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.intake import questions
from monitor.intake.bewaartermijn import SOORT as BEWAARTERMIJN
from monitor.intake.uitslag import Uursoorten
from monitor.ui import bron, download, opmaak
from monitor.ui.gegevens.voorbeeld import aansluiting, opviel
from monitor.ui.werkdruk.namen import bronnaam
from monitor.werkdruk import questions as werkdruk

KIES = "gegevens_batch"
ANDERE = "Andere bron gaat voor"
EERST = 20  # imports on the screen before "toon er nog"
VERLOPEN = "rijen verwijderd door de bewaartermijn"
FIGUREN = ("indicatoren", "schouw")  # kinds of file with figures per area
KOP = ["Ingelezen bestanden van de Buurtmonitor"]


@dataclass(frozen=True)
class Stand:
    """What of an import counts now, and what does not because another source leads on that day."""

    rijen: int
    seconden: int
    niet_rijen: int = 0
    niet_seconden: int = 0
    soorten: Uursoorten = field(default_factory=Uursoorten)


def toon() -> None:
    """The list, newest first; choose one for its details and for undo."""
    regels = _regels()
    if not regels:
        st.info(
            "Er zijn nog geen bestanden ingelezen. Begin bij ‘Importeren’.", icon=":material/upload_file:"
        )
        return
    op_nummer = {regel.batch: regel for regel in regels}
    gekozen = st.selectbox(
        "Welke import wilt u bekijken of terugdraaien?",
        list(op_nummer),
        index=None,
        format_func=lambda batch: f"{batch}: {op_nummer[batch].bestand}",
        placeholder="Kies een import",
        key=KIES,
    )
    if gekozen in op_nummer:
        _details(op_nummer[gekozen])
    tabel = leestabel(regels, bron.vraag(werkdruk.andere_bron))
    st.caption("Nieuwste bovenaan.")
    _lijst(tabel.head(EERST))
    if len(tabel) > EERST:
        with st.expander(f"Toon er nog {opmaak.getal(len(tabel) - EERST)}", key="gegevens_meer_bestanden"):
            _lijst(tabel.iloc[EERST:])
    download.knoppen(tabel, "ingelezen-bestanden", KOP, sleutel="gegevens_grootboek")


def _lijst(tabel: pd.DataFrame) -> None:
    st.table(
        op_scherm(tabel),
        border="horizontal",
        hide_index=True,
        alt="Ingelezen bestanden met soort, periode, rijen, uren en stand",
    )


def _regels() -> tuple[questions.Grootboekregel, ...]:
    return tuple(regel for regel in bron.vraag(questions.grootboek) if regel.geladen_door != "start")


def telt(regel: questions.Grootboekregel, andere: Mapping[int, tuple[int, int, int, int]]) -> Stand:
    """What counts of one import; `andere`: import → rows and seconds on days that another source leads."""
    if regel.teruggedraaid_op is not None:
        return Stand(0, 0)
    if regel.soort != "uren":
        return Stand(regel.aansluiting.ok + regel.aansluiting.gemarkeerd, 0)
    rijen, seconden, afwezig, gepland = andere.get(regel.batch, (0, 0, 0, 0))
    weg, plan = regel.afwezig_actief - afwezig, regel.gepland_actief - gepland
    tellen = regel.seconden_actief - seconden
    soorten = Uursoorten(tellen - weg - plan, weg, plan)
    return Stand(regel.rijen_actief - rijen, tellen, rijen, seconden, soorten)


def toon_niet_mee(rijen: int, seconden: int) -> None:
    """How much does not count because another source leads: in the open, never in a fold."""
    if rijen:
        st.warning(
            f"{opmaak.meervoud(rijen, 'rij telt', 'rijen tellen')} niet mee "
            f"({opmaak.uren_uit_seconden(seconden)}), omdat op die dag een andere bron voorgaat. "
            "Welke bron voorgaat kiest u per medewerker bij ‘Team en roosters’.",
            icon=":material/info:",
        )


def leestabel(
    regels: tuple[questions.Grootboekregel, ...], andere: Mapping[int, tuple[int, int, int, int]]
) -> pd.DataFrame:
    """One line per import, as people read it."""
    standen = [telt(regel, andere) for regel in regels]
    met_andere = any(stand.niet_rijen for stand in standen)
    return pd.DataFrame(
        [
            {
                "Import": regel.batch,
                "Bestand": regel.bestand,
                "Stand": _stand(regel, stand),
                "Telt nu mee": _telt_mee(regel, stand),
                **({ANDERE: _niet_mee(stand)} if met_andere else {}),
                "Apart": opmaak.getal(regel.aansluiting.quarantaine),
                "Soort": regel.soort if regel.soort != "uren" else f"uren ({bronnaam(regel.bron)})",
                "Periode": _periode(regel),
                "Ingelezen op": f"{regel.geladen_op:%d-%m-%Y %H:%M}",
                "Door": regel.geladen_door,
            }
            for regel, stand in zip(regels, standen, strict=True)
        ]
    )


def _periode(regel: questions.Grootboekregel) -> str:
    """The days of the file, and from before which day nothing is left of it."""
    periode = opmaak.periode(*regel.periode) if regel.periode else opmaak.ONBEKEND
    if regel.gewist_tot is None or regel.alles_verlopen or regel.teruggedraaid_op is not None:
        return periode
    weg = f"wat van vóór {opmaak.datum(regel.gewist_tot)} was, is gewist"
    return f"{periode}; {weg}" if regel.periode else weg


def op_scherm(tabel: pd.DataFrame) -> pd.DataFrame:
    """The same table with two lines in a cell, so that all of it fits beside each other on a laptop."""

    def onder(boven: str, onder_: str) -> list[str]:
        return [
            een if twee == opmaak.ONBEKEND else f"{een}  \n{twee}"
            for een, twee in zip(tabel[boven].map(opmaak.tekst), tabel[onder_].map(opmaak.tekst), strict=True)
        ]

    return pd.DataFrame(
        {
            "Import": [opmaak.getal(n) for n in tabel["Import"]],
            "Bestand": onder("Bestand", "Soort"),
            "Telt nu mee": onder("Stand", "Telt nu mee"),
            **({ANDERE: tabel[ANDERE]} if ANDERE in tabel else {}),
            "Apart": tabel["Apart"],
            "Periode": tabel["Periode"].map(opmaak.tekst),
            "Ingelezen": onder("Ingelezen op", "Door"),
        }
    )


def _stand(regel: questions.Grootboekregel, stand: Stand) -> str:
    if regel.teruggedraaid_op is not None:
        return "teruggedraaid"
    if regel.soort == BEWAARTERMIJN:
        return f"verwijderde {opmaak.meervoud(regel.verwijderd, 'rij', 'rijen')}"
    if regel.alles_verlopen:
        return VERLOPEN
    if not stand.rijen and regel.aansluiting.quarantaine:
        return "telt nog niets mee"
    return "telt mee" if stand.rijen or regel.soort != "uren" else "telt niet mee"


def _telt_mee(regel: questions.Grootboekregel, stand: Stand) -> str:
    if regel.teruggedraaid_op is not None or regel.soort == BEWAARTERMIJN or regel.alles_verlopen:
        return opmaak.ONBEKEND
    if not stand.rijen and regel.aansluiting.quarantaine:
        return f"{opmaak.meervoud(regel.aansluiting.quarantaine, 'rij', 'rijen')} apart"
    if regel.soort == "uren":
        return stand.soorten.kort()
    return opmaak.meervoud(stand.rijen, "rij", "rijen")


def _niet_mee(stand: Stand) -> str:
    return opmaak.uren_uit_seconden(stand.niet_seconden) if stand.niet_rijen else opmaak.ONBEKEND


def veranderde(regel: questions.Grootboekregel) -> str:
    """What the figures new, unchanged and gone are about: the file's own rows or figures, or a list."""
    if regel.soort == "uren":
        return "Bij het inlezen, in rijen"
    if regel.soort in FIGUREN:
        return "Bij het inlezen, in cijfers"
    return "De hele lijst daarna, met een gewijzigde regel als één nieuw en één vervallen"


def _details(regel: questions.Grootboekregel) -> None:
    blad = bron.vraag(questions.batchblad, regel.batch)
    a, v = regel.aansluiting, regel.verschil
    with st.container(border=True):
        st.markdown(f"**Import {regel.batch}: {opmaak.tekst(regel.bestand)}**")
        st.markdown(
            f"{aansluiting(a)}. "
            f"{veranderde(regel)}: {opmaak.getal(v.nieuw)} nieuw, {opmaak.getal(v.ongewijzigd)} ongewijzigd, "
            f"{opmaak.getal(v.vervallen)} vervallen."
        )
        if regel.teruggedraaid_op is not None:
            st.markdown(f"Teruggedraaid op {regel.teruggedraaid_op:%d-%m-%Y}: niets hieruit telt nog mee.")
        if regel.verlopen:
            weg = (
                "Alle rijen zijn"
                if regel.alles_verlopen
                else f"Wat van vóór {opmaak.datum(regel.gewist_tot)} was, is"
            )
            st.markdown(
                f"{weg} daarna gewist door de bewaartermijn. Die rijen staan hierboven bij overgeslagen en "
                "tellen nergens meer mee."
            )
        stand = telt(regel, bron.vraag(werkdruk.andere_bron))
        toon_niet_mee(stand.niet_rijen, stand.niet_seconden)
        if blad.meldingen:
            with st.expander(f"Wat viel op ({opmaak.getal(blad.meldingen_aantal)})"):
                opviel(blad.meldingen, "Wat bij het inlezen opviel")
        if regel.soort == BEWAARTERMIJN:  # gone is gone
            return
        if regel.teruggedraaid_op is None and st.button(
            "Draai deze import terug", icon=":material/undo:", key=f"gegevens_terug_{regel.batch}"
        ):
            bevestig(regel.batch, regel.bestand)


@st.dialog("Import terugdraaien")
def bevestig(batch: int, bestand: str) -> None:
    """Ask before an import is undone; undo it."""
    st.markdown(
        f"Alles uit import {batch} (**{opmaak.tekst(bestand)}**) telt niet meer mee. Wat hierdoor was "
        "vervangen, telt weer wel. Er gaat niets verloren: een bestand kunt u opnieuw importeren, een "
        "wijziging met de hand opnieuw doen."
    )
    if st.button("Ja, draai terug", type="primary", key="gegevens_terug_ja"):
        try:
            with st.spinner("Cijfers bijwerken"):
                uitkomst = pipeline.draai_terug(bron.store(), batch)
        except BuurtmonitorFout as fout:
            st.error(opmaak.tekst(fout.zin), icon=":material/error:")
            return
        zin = f"Import {batch} is teruggedraaid"
        if uitkomst.soort == "uren":
            zin += (
                f": {opmaak.uren_uit_seconden(uitkomst.vervallen_seconden)} vervallen, "
                f"{opmaak.uren_uit_seconden(uitkomst.terug_seconden)} telt weer mee"
            )
        st.toast(f"{zin}.", icon=":material/undo:")
        st.rerun()
