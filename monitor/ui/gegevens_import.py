"""Import on the page: several files at once, a preview per file, its one question, then apply.

The preview is the import itself, rolled back: what it says is what will happen. Nothing counts before the
button is pressed. A file that asks something or is refused never holds up the others.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.intake import questions as intake
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.proever import PROEVER
from monitor.intake.stam import SOORTEN
from monitor.intake.uitslag import BEWAARTERMIJN, TWEE_BRONNEN, Importuitslag
from monitor.ui import bron, opmaak
from monitor.ui.gegevens_grootboek import GEVOLG, aansluiting, telt, toon_niet_mee
from monitor.ui.gegevens_opslag import TOEGESTAAN, boeker, leg_neer, ruim_op
from monitor.ui.gegevens_vraag import stel_vraag
from monitor.ui.werkdruk_team import bronnaam
from monitor.werkdruk import questions as werkdruk

STAPEL = "gegevens_stapel"  # file id → (Bestand, Opdracht)
BEKEKEN = "gegevens_bekeken"  # (file id, Opdracht, version of the data) → Importuitslag
RESULTAAT = "gegevens_resultaat"  # outcomes of the last import
RONDE = "gegevens_ronde"  # makes the uploader empty after an import
TEKENS = {
    "verwerkt": ":material/check_circle: Klaar om te importeren",
    "vraag": ":material/help: Eén vraag",
    "geweigerd": ":material/block: Geweigerd",
    "ongewijzigd": ":material/equal: Niets veranderd",
}
NIETS = ":material/pause_circle: Telt nog niets mee"
ONBEKENDE_MEDEWERKER = "onbekende_medewerker"  # why a row is set apart, as intake calls it
EIGEN = "eigen"  # dates that are dates in the file itself: there is no order to tell
VOLGORDES = {
    "ymd": "jaar-maand-dag",
    "dmy": "dag-maand-jaar",
    "mdy": "maand/dag/jaar",
    EIGEN: "echte datumcellen",
}
MELDINGEN = 50


def toon() -> None:
    """Upload, preview, apply. The result stands under the upload box: who reads it can upload again."""
    PROEVER.begin()  # while somebody looks for a file
    uploads = st.file_uploader(
        "Sleep hier uw bestanden naartoe: uren, roosters, afwezigheid, planning, zaken, projecten",
        type=list(TOEGESTAAN),
        accept_multiple_files=True,
        key=f"gegevens_upload_{st.session_state.setdefault(RONDE, 0)}",
        help="CSV, Excel en agenda (ICS). We herkennen zelf wat het is. Niets telt mee voor u importeert.",
    )
    _resultaat()
    stapel = _stapel(uploads or [])
    if not stapel:
        if RESULTAAT not in st.session_state:
            st.caption(
                "Toggl, Clockify, Harvest, Kimai, solidtime, Tempo, AFAS, TimeChimp, Simplicate, Gripp, "
                "Outlook, weekstaten in Excel en zelfgemaakte lijsten. Lege sjablonen staan bij ‘Sjablonen’."
            )
        return
    uitslagen = {sleutel: _bekijk(sleutel, *stuk) for sleutel, stuk in stapel.items()}
    for sleutel, uitslag in uitslagen.items():
        _kaart(sleutel, uitslag)
    klaar = [sleutel for sleutel, uitslag in uitslagen.items() if uitslag.uitkomst == "verwerkt"]
    naam = f"Importeer {opmaak.meervoud(len(klaar), 'bestand', 'bestanden')}"
    if st.button(
        naam, type="primary", disabled=not klaar, icon=":material/download_done:", key="gegevens_importeer"
    ):
        _importeer([stapel[sleutel] for sleutel in klaar])


def _stapel(uploads: list[Any]) -> dict[str, tuple[Bestand, Opdracht]]:
    stapel: dict[str, tuple[Bestand, Opdracht]] = st.session_state.setdefault(STAPEL, {})
    nu = {str(upload.file_id): upload for upload in uploads}
    for weg in set(stapel) - set(nu):
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
        st.markdown(
            f"**{opmaak.tekst(uitslag.bestand)}** · {NIETS if waarom_niet else TEKENS[uitslag.uitkomst]}"
        )
        if waarom_niet:
            st.warning(opmaak.tekst(waarom_niet), icon=":material/info:")
        if uitslag.reden:
            st.markdown(opmaak.tekst(uitslag.reden))
        if uitslag.vraag:
            _vraag(sleutel, uitslag)
        if uitslag.profiel and uitslag.uitkomst != "ongewijzigd":
            _inhoud(uitslag)
            _opgevallen(sleutel, uitslag)


def telt_niets_mee(uitslag: Importuitslag) -> str:
    """Why no row of this file will count, and what to do; empty when some will."""
    a = uitslag.aansluiting
    if uitslag.uitkomst != "verwerkt" or a.ok or a.gemarkeerd or not a.quarantaine:
        return ""
    rijen = opmaak.meervoud(a.quarantaine, "rij", "rijen")
    redenen = {m.code: m.tekst for m in uitslag.meldingen if m.ernst == "quarantaine"}
    if set(redenen) == {ONBEKENDE_MEDEWERKER}:
        return (
            f"Telt nog niets mee: medewerker onbekend. Importeer het bestand en zeg daarna bij ‘Apart gezet’ "
            f"wie het is; dan {'telt' if a.quarantaine == 1 else 'tellen'} {rijen} meteen mee "
            f"({opmaak.uren_uit_seconden(a.seconden_quarantaine)})."
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


def _inhoud(uitslag: Importuitslag) -> None:
    a, v = uitslag.aansluiting, uitslag.verschil
    regels = [
        ("Herkend als", _soort(uitslag)),
        ("Periode", opmaak.periode(*uitslag.periode) if uitslag.periode else "geen datums"),
        ("Personen", opmaak.getal(uitslag.personen)),
        ("Datums", _datums(uitslag)),
        (
            "Verandert",
            f"{opmaak.getal(v.nieuw)} nieuw{_erbij(uitslag, v.nieuw_seconden)} · "
            f"{opmaak.getal(v.ongewijzigd)} ongewijzigd · "
            f"{opmaak.getal(v.vervallen)} vervallen{_erbij(uitslag, v.vervallen_seconden)}",
        ),
        ("Aansluiting in rijen", aansluiting(a)),
    ]
    if uitslag.soort == "uren":
        regels.append(("Aansluiting in uren", _uren(uitslag)))
    tabel = pd.DataFrame(regels, columns=["Wat", "Uitkomst"])
    st.table(
        tabel, border="horizontal", hide_index=True, hide_header=True, alt=f"Voorbeeld van {uitslag.bestand}"
    )


def _soort(uitslag: Importuitslag) -> str:
    """`Uren · Toggl`, or the name of the list."""
    soort = uitslag.soort or "uren"
    if soort in SOORTEN:
        return SOORTEN[soort].titel
    return f"{soort.capitalize()} · {opmaak.tekst(bronnaam(uitslag.bron or uitslag.profiel or ''))}"


def _erbij(uitslag: Importuitslag, seconden: int) -> str:
    return f" ({opmaak.uren_uit_seconden(seconden)})" if uitslag.soort == "uren" else ""


def _datums(uitslag: Importuitslag) -> str:
    if not uitslag.datumvolgorde:
        return opmaak.ONBEKEND
    vertel = uitslag.datumvolgorde_hoe if uitslag.datumvolgorde != EIGEN else None
    hoe = f" ({opmaak.tekst(vertel)})" if vertel else ""
    return f"{VOLGORDES.get(uitslag.datumvolgorde, uitslag.datumvolgorde)}{hoe}"


def _uren(uitslag: Importuitslag) -> str:
    a = uitslag.aansluiting
    mee = a.seconden_ok + a.seconden_gemarkeerd
    apart = opmaak.uren_uit_seconden(a.seconden_quarantaine, 2)
    zin = f"{opmaak.uren_uit_seconden(mee, 2)} goed gelezen, {apart} apart gezet"
    if a.seconden_controle is None:
        return f"{zin}; het bestand heeft geen totaalregel"
    klopt = (
        any(m.code == "controletotaal" for m in uitslag.meldingen)
        or abs(a.seconden_controle - mee - a.seconden_quarantaine) < 60
        or abs(a.seconden_controle - mee) < 60
    )
    oordeel = "klopt" if klopt else "wijkt af"
    return (
        f"{zin}; totaalregel in het bestand {opmaak.uren_uit_seconden(a.seconden_controle, 2)}: **{oordeel}**"
    )


def _opgevallen(sleutel: str, uitslag: Importuitslag) -> None:
    if not uitslag.meldingen:
        return
    for melding in uitslag.meldingen:
        if melding.code in (BEWAARTERMIJN, TWEE_BRONNEN):  # that hours won't count is never said in a fold
            st.warning(opmaak.tekst(melding.tekst), icon=":material/info:")
    aantal = max(uitslag.meldingen_aantal, len(uitslag.meldingen))
    with st.expander(f"Wat viel op ({opmaak.getal(aantal)})", key=f"gegevens_op_{sleutel}"):
        st.dataframe(
            pd.DataFrame(
                {
                    "Rij": [opmaak.getal(m.rij) for m in uitslag.meldingen[:MELDINGEN]],
                    "Gevolg": [GEVOLG.get(m.ernst, m.ernst) for m in uitslag.meldingen[:MELDINGEN]],
                    "Wat": [m.tekst for m in uitslag.meldingen[:MELDINGEN]],
                }
            ),
            hide_index=True,
            placeholder=opmaak.ONBEKEND,
            alt=f"Wat opviel in {uitslag.bestand}",
        )
        if aantal > MELDINGEN:
            st.caption(f"De eerste {MELDINGEN}; na het importeren staat alles bij ‘Ingelezen bestanden’.")


def _importeer(stukken: list[tuple[Bestand, Opdracht]]) -> None:
    balk = st.progress(0.0, "Importeren")

    def meld(deel: float, zin: str) -> None:
        balk.progress(min(deel, 1.0), opmaak.tekst(zin))

    uitslagen = pipeline.importeer(
        bron.store(),
        [bestand for bestand, _ in stukken],
        [opdracht for _, opdracht in stukken],
        vandaag=bron.vandaag(),
        voortgang=meld,
    )
    for bestand, _ in stukken:
        ruim_op(bestand)
    st.session_state[RESULTAAT] = uitslagen
    st.session_state[STAPEL] = {}
    st.session_state[BEKEKEN] = {}
    st.session_state[RONDE] += 1
    st.rerun()


def _resultaat() -> None:
    uitslagen: list[Importuitslag] = st.session_state.get(RESULTAAT, [])
    goed = [u for u in uitslagen if u.uitkomst == "verwerkt"]
    for uitslag in uitslagen:
        if uitslag.uitkomst != "verwerkt":
            st.warning(
                f"{opmaak.tekst(uitslag.bestand)}: {opmaak.tekst(uitslag.reden or uitslag.vraag or '')}"
            )
    if not goed:
        return
    op_nummer = {regel.batch: regel for regel in bron.vraag(intake.grootboek)}
    andere = bron.vraag(werkdruk.andere_bron)
    nu = [telt(op_nummer[u.batch], andere) for u in goed if u.batch in op_nummer]
    rijen, seconden = sum(stand.rijen for stand in nu), sum(stand.seconden for stand in nu)
    apart = sum(u.aansluiting.quarantaine for u in goed)
    zin = (
        f"{opmaak.meervoud(len(goed), 'bestand', 'bestanden')} ingelezen: "
        f"{opmaak.meervoud(rijen, 'rij telt', 'rijen tellen')} mee"
        f"{f' ({opmaak.uren_uit_seconden(seconden)})' if seconden else ''}."
    )
    if apart:
        zin += f" {opmaak.meervoud(apart, 'rij staat', 'rijen staan')} apart: herstel ze bij ‘Apart gezet’."
    if rijen:
        st.success(zin, icon=":material/check_circle:")
    else:
        st.warning(zin, icon=":material/info:")
    toon_niet_mee(sum(stand.niet_rijen for stand in nu), sum(stand.niet_seconden for stand in nu))
    st.page_link("pages/team/werkdruk.py", label="Naar Werkdruk", icon=":material/speed:")
