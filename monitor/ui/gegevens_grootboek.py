"""The ledger of imports: what came in when, how it reconciles, what stood out, and undo."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.intake import questions
from monitor.intake.bewaartermijn import SOORT as BEWAARTERMIJN
from monitor.intake.uitslag import Aansluiting
from monitor.ui import bron, download, opmaak

KIES = "gegevens_batch"
KOP = ["Ingelezen bestanden van de Buurtmonitor"]


def toon() -> None:
    """The list, newest first; choose one for its details and for undo."""
    regels = bron.vraag(questions.grootboek)
    regels = tuple(regel for regel in regels if regel.geladen_door != "start")
    if not regels:
        st.info(
            "Er zijn nog geen bestanden ingelezen. Begin bij ‘Importeren’.", icon=":material/upload_file:"
        )
        return
    st.caption("Nieuwste bovenaan. Klik op een rij voor de details, of om het bestand terug te draaien.")
    tabel = leestabel(regels)
    keuze = st.dataframe(
        tabel,
        hide_index=True,
        key="gegevens_grootboek",
        on_select="rerun",
        selection_mode="single-cell",
        height="content" if len(regels) <= 12 else 520,
        alt="Ingelezen bestanden met soort, periode, rijen, uren en stand",
    )
    download.knoppen(tabel, "ingelezen-bestanden", KOP, sleutel="gegevens_grootboek")
    cellen = keuze["selection"]["cells"]
    if cellen:
        _details(regels[cellen[0][0]])


def leestabel(regels: tuple[questions.Grootboekregel, ...]) -> pd.DataFrame:
    """One line per import, as people read it."""
    return pd.DataFrame(
        [
            {
                "Import": regel.batch,
                "Bestand": regel.bestand,
                "Soort": regel.soort if regel.soort != "uren" else f"uren ({regel.bron})",
                "Periode": opmaak.periode(*regel.periode) if regel.periode else opmaak.ONBEKEND,
                "Telt nu mee": _telt_mee(regel),
                "Apart": opmaak.getal(regel.aansluiting.quarantaine),
                "Stand": "teruggedraaid" if regel.teruggedraaid_op else "telt mee",
                "Ingelezen op": f"{regel.geladen_op:%d-%m-%Y %H:%M}",
            }
            for regel in regels
        ]
    )


def _telt_mee(regel: questions.Grootboekregel) -> str:
    if regel.soort == "uren":
        return opmaak.uren_uit_seconden(regel.seconden_actief)
    return opmaak.meervoud(regel.aansluiting.ok + regel.aansluiting.gemarkeerd, "rij", "rijen")


def aansluiting(a: Aansluiting) -> str:
    """`120 gelezen = 115 goed + 2 met een vlag + 1 apart gezet + 2 overgeslagen`."""
    return (
        f"{opmaak.getal(a.gelezen)} gelezen = {opmaak.getal(a.ok)} goed + {opmaak.getal(a.gemarkeerd)} met "
        f"een vlag + {opmaak.getal(a.quarantaine)} apart gezet + {opmaak.getal(a.overgeslagen)} overgeslagen"
    )


def _details(regel: questions.Grootboekregel) -> None:
    blad = bron.vraag(questions.batchblad, regel.batch)
    a, v = regel.aansluiting, regel.verschil
    with st.container(border=True):
        st.markdown(f"**Import {regel.batch}: {opmaak.tekst(regel.bestand)}**")
        st.markdown(
            f"{aansluiting(a)}. "
            f"Bij het inlezen: {opmaak.getal(v.nieuw)} nieuw, {opmaak.getal(v.ongewijzigd)} ongewijzigd, "
            f"{opmaak.getal(v.vervallen)} vervallen."
        )
        if blad.meldingen:
            with st.expander(f"Wat viel op ({opmaak.getal(blad.meldingen_aantal)})"):
                st.dataframe(
                    pd.DataFrame(
                        {
                            "Rij": [opmaak.getal(m.rij) for m in blad.meldingen],
                            "Gevolg": [m.ernst for m in blad.meldingen],
                            "Wat": [m.tekst for m in blad.meldingen],
                        }
                    ),
                    hide_index=True,
                    alt="Wat bij het inlezen opviel",
                )
        if regel.soort == BEWAARTERMIJN:  # gone is gone
            return
        if regel.teruggedraaid_op is None and st.button(
            "Draai deze import terug", icon=":material/undo:", key=f"gegevens_terug_{regel.batch}"
        ):
            _bevestig(regel.batch, regel.bestand)


@st.dialog("Import terugdraaien")
def _bevestig(batch: int, bestand: str) -> None:
    st.markdown(
        f"Alles uit import {batch} (**{opmaak.tekst(bestand)}**) telt niet meer mee. Wat hierdoor was "
        "vervangen, telt weer wel. Er gaat niets verloren: u kunt het bestand opnieuw importeren."
    )
    if st.button("Ja, draai terug", type="primary", key="gegevens_terug_ja"):
        uitkomst = pipeline.draai_terug(bron.store(), batch)
        st.toast(
            f"Import {batch} is teruggedraaid: "
            f"{opmaak.uren_uit_seconden(uitkomst.vervallen_seconden)} vervallen, "
            f"{opmaak.uren_uit_seconden(uitkomst.terug_seconden)} telt weer mee.",
            icon=":material/undo:",
        )
        st.rerun()
