"""Open data on the page: choose a municipality, fetch, look, import; and whose figures they are.

Nothing is asked on the internet before the button is pressed. What came in lies beside the preview of the
import: source, licence and reference day of each, and what it would change. Importing is a second button.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake.ophalen import BRONNEN, Opgehaald, gemeenten, ophalingen
from monitor.intake.uitslag import Importuitslag
from monitor.ui import bron, opmaak
from monitor.ui.gegevens.voorbeeld import aansluiting

STUKKEN = "gegevens_opgehaald"  # what was fetched and waits for the import
BEKEKEN = "gegevens_opgehaald_bekeken"  # version of the data → outcomes of the preview
UITKOMST = "gegevens_opgehaald_uitkomst"  # outcomes of the last import
MELDINGEN = 20


def toon() -> None:
    """Fetch, preview, import, and the list of what was fetched before."""
    _uitkomst()
    _vraag()
    stukken: list[Opgehaald] = st.session_state.get(STUKKEN, [])
    if stukken:
        _voorbeeld(stukken)
    _register()


def _vraag() -> None:
    st.markdown(
        "Haal grenzen en cijfers van uw buurten op bij het CBS, PDOK, de politie en de Leefbaarometer. "
        "De app vraagt "
        "dat alleen als u op de knop drukt, en stuurt alleen de gemeente mee. Zonder internet kunt u de "
        "bestanden zelf "
        "downloaden en bij ‘Importeren’ neerleggen."
    )
    if not bron.instellingen().ophalen:
        st.info("Ophalen staat uit in de instellingen. Vraag het uw beheerder.", icon=":material/cloud_off:")
        return
    bekend = bron.vraag(gemeenten)
    with st.form("gegevens_ophalen", border=True):
        gemeente = st.text_input(
            "Gemeente",
            value=bekend[0] if len(bekend) == 1 and not bron.is_voorbeeld() else "",
            placeholder="bijvoorbeeld Maastricht",
            key="gegevens_ophalen_gemeente",
            max_chars=60,
            width=340,
            help="De naam zoals het CBS die schrijft, of de code (GM0935).",
        )
        keuze = st.multiselect(
            "Wat",
            list(BRONNEN),
            default=list(BRONNEN),
            format_func=lambda sleutel: BRONNEN[sleutel].titel,
            key="gegevens_ophalen_bronnen",
        )
        if st.form_submit_button("Haal op", type="primary", icon=":material/cloud_download:"):
            _haal(gemeente.strip(), [naam for naam in BRONNEN if naam in keuze])


def _haal(gemeente: str, bronnen: list[str]) -> None:
    if not gemeente or not bronnen:
        st.warning("Vul een gemeente in en kies ten minste één bron.")
        return
    balk = st.progress(0.0, "Verbinding maken")

    def meld(deel: float, zin: str) -> None:
        balk.progress(min(deel, 1.0), opmaak.tekst(zin))

    st.session_state.pop(UITKOMST, None)
    st.session_state.pop(BEKEKEN, None)
    try:
        st.session_state[STUKKEN] = pipeline.haal_op(bron.instellingen(), gemeente, bronnen, voortgang=meld)
    except Geweigerd as fout:
        st.session_state[STUKKEN] = []
        st.error(opmaak.tekst(fout.zin), icon=":material/cloud_off:")
    balk.empty()


def _voorbeeld(stukken: list[Opgehaald]) -> None:
    """Per source: what came in, and what importing it would change."""
    bekeken = _bekijk(stukken)
    for stuk in stukken:
        _kaart(stuk, bekeken.get(stuk.naam))
    klaar = [s for s in stukken if s.naam in bekeken and bekeken[s.naam].uitkomst == "verwerkt"]
    knop = f"Importeer {opmaak.meervoud(len(klaar), 'bron', 'bronnen')}"
    met, zonder = st.columns([1, 1], width=420)
    if met.button(
        knop, type="primary", disabled=not klaar, icon=":material/download_done:", key="gegevens_ophalen_neem"
    ):
        _importeer(klaar)
    if zonder.button("Laat maar", key="gegevens_ophalen_weg"):
        st.session_state[STUKKEN] = []
        st.rerun()


def _bekijk(stukken: list[Opgehaald]) -> dict[str, Importuitslag]:
    bewaard = st.session_state.setdefault(BEKEKEN, {})
    plek = (bron.store().versie, tuple(stuk.naam for stuk in stukken))
    if plek not in bewaard:
        with st.spinner("Bekijken wat er zou veranderen"):
            uitslagen = pipeline.importeer_opgehaald(
                bron.store(), stukken, door="pagina Gegevens", proef=True
            )
        bewaard[plek] = {uitslag.bestand: uitslag for uitslag in uitslagen}
    return bewaard[plek]  # type: ignore[no-any-return]


def _kaart(stuk: Opgehaald, uitslag: Importuitslag | None) -> None:
    wat = BRONNEN[stuk.bron]
    with st.container(border=True):
        if stuk.herkomst is None or uitslag is None:
            st.markdown(f"**{wat.titel}** · :material/block: Niet opgehaald")
            st.markdown(opmaak.tekst(stuk.reden or ""))
            return
        tekens = {
            "verwerkt": ":material/check_circle: Klaar om te importeren",
            "ongewijzigd": ":material/equal: Niets veranderd",
            "geweigerd": ":material/block: Geweigerd",
        }
        st.markdown(f"**{wat.titel}** · {tekens.get(uitslag.uitkomst, ':material/help: Eén vraag')}")
        st.markdown(
            f"{opmaak.tekst(stuk.gemeente)} · peildatum {opmaak.tekst(stuk.herkomst.peildatum)} · "
            f"bron: {wat.houder} ({wat.licentie})"
        )
        if uitslag.reden or uitslag.vraag:
            st.markdown(opmaak.tekst(uitslag.reden or uitslag.vraag or ""))
        if uitslag.uitkomst == "verwerkt":
            v = uitslag.verschil
            st.caption(
                f"{aansluiting(uitslag.aansluiting)}. Verandert: {opmaak.getal(v.nieuw)} nieuw, "
                f"{opmaak.getal(v.ongewijzigd)} ongewijzigd, {opmaak.getal(v.vervallen)} vervallen."
            )
        if uitslag.meldingen:
            with st.expander(f"Wat viel op ({opmaak.getal(len(uitslag.meldingen))})"):
                for melding in uitslag.meldingen[:MELDINGEN]:
                    st.markdown(f"- {opmaak.tekst(melding.tekst)}")


def _importeer(stukken: list[Opgehaald]) -> None:
    balk = st.progress(0.0, "Importeren")

    def meld(deel: float, zin: str) -> None:
        balk.progress(min(deel, 1.0), opmaak.tekst(zin))

    st.session_state[UITKOMST] = pipeline.importeer_opgehaald(
        bron.store(), stukken, door="pagina Gegevens", voortgang=meld
    )
    st.session_state[STUKKEN] = []
    st.rerun()


def _uitkomst() -> None:
    uitslagen: list[Importuitslag] = st.session_state.get(UITKOMST, [])
    for uitslag in uitslagen:
        if uitslag.uitkomst != "verwerkt":
            st.warning(
                f"{opmaak.tekst(uitslag.bestand)}: {opmaak.tekst(uitslag.reden or uitslag.vraag or '')}"
            )
    goed = [uitslag for uitslag in uitslagen if uitslag.uitkomst == "verwerkt"]
    if goed:
        st.success(
            f"{opmaak.meervoud(len(goed), 'bron', 'bronnen')} ingelezen. Terugdraaien kan bij ‘Ingelezen "
            "bestanden’.",
            icon=":material/check_circle:",
        )
        st.page_link(
            "pages/buurten/stoplichtkaart.py", label="Naar de Stoplichtkaart", icon=":material/traffic:"
        )


def _register() -> None:
    """What was fetched before and counts now: source, licence and day stay with the figures."""
    st.subheader("Opgehaald en in gebruik", anchor=False)
    regels = bron.vraag(ophalingen)
    if not regels:
        st.caption("Er is nog niets opgehaald.")
        return
    st.dataframe(
        pd.DataFrame(
            {
                "Bron": [r.titel for r in regels],
                "Gemeente": [r.gemeente for r in regels],
                "Peildatum": [r.peildatum for r in regels],
                "Van": [r.houder for r in regels],
                "Licentie": [r.licentie for r in regels],
                "Opgehaald op": [f"{r.opgehaald_op:%d-%m-%Y}" for r in regels],
                "Import": [r.batch for r in regels],
            }
        ),
        hide_index=True,
        height="content",
        alt="Opgehaalde bronnen met gemeente, peildatum, licentie en importnummer",
    )
