"""Import on the page: several files at once, a preview per file, its one question, then apply.

The preview is the import itself, rolled back: what it says is what will happen. Nothing counts before the
button is pressed. A file that asks something or is refused never holds up the others.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from monitor import pipeline
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.proever import PROEVER
from monitor.intake.uitslag import ONBEKENDE_MEDEWERKER, Importuitslag, zonder_naam
from monitor.ui import bron, opmaak
from monitor.ui.gegevens import uitkomst, voorbeeld
from monitor.ui.gegevens.opslag import TOEGESTAAN, boeker, leg_neer, ruim_op
from monitor.ui.gegevens.uitkomst import RESULTAAT
from monitor.ui.gegevens.vraag import stel_vraag

STAPEL = "gegevens_stapel"  # file id → (Bestand, Opdracht)
BEKEKEN = "gegevens_bekeken"  # (file id, Opdracht, version of the data) → Importuitslag
GEBLEVEN = "gegevens_gebleven"  # file ids that an import left on the pile: they ask something after all
RONDE = "gegevens_ronde"  # makes the uploader empty after an import
TEKENS = {
    "verwerkt": ":material/check_circle: Klaar om te importeren",
    "vraag": ":material/help: Eén vraag",
    "geweigerd": ":material/block: Geweigerd",
    "ongewijzigd": ":material/equal: Niets veranderd",
}
NIETS = ":material/pause_circle: Telt nog niets mee"
TE_OUD = ":material/hourglass_disabled: Te oud om te importeren"


def toon() -> None:
    """Upload, preview, apply. The result stands under the upload box: who reads it can upload again."""
    PROEVER.begin()  # while somebody looks for a file
    uploads = st.file_uploader(
        "Sleep hier uw bestanden naartoe: uren, roosters, projecten, kaarten of cijfers van buurten",
        type=list(TOEGESTAAN),
        accept_multiple_files=True,
        key=f"gegevens_upload_{st.session_state.setdefault(RONDE, 0)}",
        help="CSV, Excel en agenda (ICS). We herkennen zelf wat het is. Niets telt mee voor u importeert.",
    )
    uitkomst.toon()
    stapel = _stapel(uploads or [])
    if not stapel:
        if RESULTAAT not in st.session_state:
            st.caption(
                "Toggl, Clockify, Harvest, Kimai, solidtime, Tempo, AFAS, TimeChimp, Simplicate, Gripp, "
                "Outlook, weekstaten in Excel en zelfgemaakte lijsten. Lege sjablonen staan bij ‘Sjablonen’. "
                f"Soorten bestanden: {opmaak.opsomming([soort.upper() for soort in TOEGESTAAN])}."
            )
        return
    uitslagen = {sleutel: _bekijk(sleutel, *stuk) for sleutel, stuk in stapel.items()}
    _vragen_nog(sum(uitslagen[s].uitkomst == "vraag" for s in uitslagen if s in st.session_state[GEBLEVEN]))
    for sleutel, uitslag in uitslagen.items():
        _kaart(sleutel, uitslag)
    klaar = [
        sleutel
        for sleutel, uitslag in uitslagen.items()
        if uitslag.uitkomst == "verwerkt" and not uitslag.alles_te_oud
    ]
    naam = (
        f"Importeer {opmaak.meervoud(len(klaar), 'bestand', 'bestanden')}"
        if klaar
        else "Nog niets om te importeren"
    )
    if st.button(
        naam, type="primary", disabled=not klaar, icon=":material/download_done:", key="gegevens_importeer"
    ):
        vragen = {sleutel for sleutel, uitslag in uitslagen.items() if uitslag.uitkomst == "vraag"}
        _importeer({sleutel: stapel[sleutel] for sleutel in klaar}, vragen)


def _vragen_nog(aantal: int) -> None:
    """That files of the last import wait for an answer, which can be given right here."""
    if aantal:
        wat = "1 bestand vraagt" if aantal == 1 else f"{opmaak.getal(aantal)} bestanden vragen"
        telt = "telt het" if aantal == 1 else "tellen ze"
        st.info(
            f"{wat} nog iets. Geef hieronder antwoord en importeer opnieuw; tot dan {telt} niet mee.",
            icon=":material/help:",
        )


def _stapel(uploads: list[Any]) -> dict[str, tuple[Bestand, Opdracht]]:
    stapel: dict[str, tuple[Bestand, Opdracht]] = st.session_state.setdefault(STAPEL, {})
    nu = {str(upload.file_id): upload for upload in uploads}
    for weg in set(stapel) - set(nu) - st.session_state.setdefault(GEBLEVEN, set()):
        ruim_op(stapel.pop(weg)[0])
    for sleutel, upload in nu.items():
        if sleutel not in stapel:
            stapel[sleutel] = (leg_neer(upload), Opdracht(door=boeker().door))
    return stapel


def _bekijk(sleutel: str, bestand: Bestand, opdracht: Opdracht) -> Importuitslag:
    bekeken = st.session_state.setdefault(BEKEKEN, {})
    plek = (sleutel, repr(opdracht), bron.store().versie)
    if plek not in bekeken:
        balk = st.progress(0.0, f"{opmaak.tekst(bestand.naam)} bekijken")

        def meld(deel: float, zin: str) -> None:
            balk.progress(min(deel, 1.0), opmaak.tekst(zin))

        bekeken[plek] = pipeline.bekijk(
            bron.store(), [bestand], opdracht, vandaag=bron.vandaag(), voortgang=meld
        )[0]
        balk.empty()
    return bekeken[plek]  # type: ignore[no-any-return]


def _kaart(sleutel: str, uitslag: Importuitslag) -> None:
    with st.container(border=True):
        waarom_niet = telt_niets_mee(uitslag)
        teken = TE_OUD if uitslag.alles_te_oud else NIETS if waarom_niet else TEKENS[uitslag.uitkomst]
        st.markdown(f"**{opmaak.tekst(uitslag.bestand)}** · {teken}")
        if waarom_niet:
            st.warning(opmaak.tekst(waarom_niet), icon=":material/info:")
        if uitslag.reden:
            st.markdown(opmaak.tekst(zonder_naam(uitslag, uitslag.reden)))
        if uitslag.vraag:
            _vraag(sleutel, uitslag)
        if uitslag.profiel and uitslag.uitkomst != "ongewijzigd":
            voorbeeld.toon(sleutel, uitslag)
        if sleutel in st.session_state[GEBLEVEN] and st.button(
            "Haal dit bestand weg", icon=":material/close:", key=f"gegevens_weg_{sleutel}"
        ):
            st.session_state[GEBLEVEN].discard(sleutel)
            st.rerun()


def telt_niets_mee(uitslag: Importuitslag) -> str:
    """Why no row of this file will count, and what to do; empty when some will."""
    a = uitslag.aansluiting
    if uitslag.alles_te_oud:
        return (
            "Alles in dit bestand is ouder dan de bewaartermijn en zou binnen een dag weer worden gewist. "
            "Het gaat daarom niet mee. Klopt een datum niet, verbeter dan het bestand en kies het opnieuw."
        )
    if uitslag.uitkomst != "verwerkt" or a.ok or a.gemarkeerd or not a.quarantaine:
        return ""
    rijen, w = opmaak.meervoud(a.quarantaine, "rij", "rijen"), uitslag.wachtend
    redenen = {m.code: m.tekst for m in uitslag.meldingen if m.ernst == "quarantaine"}
    if set(redenen) == {ONBEKENDE_MEDEWERKER}:
        if not w.rijen:
            return "Telt niets mee: medewerker onbekend, en alles is ouder dan de bewaartermijn."
        return (
            "Telt nog niets mee: medewerker onbekend. Importeer het bestand en zeg daarna bij ‘Apart gezet’ "
            f"wie het is; dan {'telt' if w.rijen == 1 else 'tellen'} "
            f"{opmaak.meervoud(w.rijen, 'rij', 'rijen')} meteen mee ({w.in_woorden()})."
        )
    waarom = f" De eerste reden: {next(iter(redenen.values()))}" if redenen else ""
    return (
        f"Telt nog niets mee: {rijen} apart gezet.{waarom} Verbeter het bestand en kies het opnieuw, of "
        "importeer het en herstel de rijen bij ‘Apart gezet’."
    )


def _vraag(sleutel: str, uitslag: Importuitslag) -> None:
    bestand, opdracht = st.session_state[STAPEL][sleutel]
    antwoord = stel_vraag(sleutel, uitslag, opdracht)
    if antwoord is not None:
        st.session_state[STAPEL][sleutel] = (bestand, antwoord)
        st.rerun()


def _importeer(stukken: dict[str, tuple[Bestand, Opdracht]], vragen: set[str]) -> None:
    """Import what is ready. What asks something (`vragen`, or now because of what just came in) stays."""
    balk = st.progress(0.0, "Importeren")

    def meld(deel: float, zin: str) -> None:
        balk.progress(min(deel, 1.0), opmaak.tekst(zin))

    uitslagen = pipeline.importeer(
        bron.store(),
        [bestand for bestand, _ in stukken.values()],
        [opdracht for _, opdracht in stukken.values()],
        vandaag=bron.vandaag(),
        voortgang=meld,
    )
    vragen |= {
        sleutel for sleutel, uitslag in zip(stukken, uitslagen, strict=True) if uitslag.uitkomst == "vraag"
    }
    stapel: dict[str, tuple[Bestand, Opdracht]] = st.session_state[STAPEL]
    for sleutel in set(stapel) - vragen:
        ruim_op(stapel.pop(sleutel)[0])
    st.session_state[RESULTAAT] = uitslagen
    st.session_state[GEBLEVEN] = vragen
    st.session_state[BEKEKEN] = {}
    st.session_state[RONDE] += 1  # makes the uploader empty
    st.rerun()
