"""A table of master data that can be edited: what changes is shown first, one save is one entry to be undone.

One bad row refuses the save and says which row and why; nothing on the screen is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from monitor import pipeline
from monitor.fouten import BuurtmonitorFout
from monitor.intake import questions
from monitor.intake.stam import Stamsoort, Veld, bewaren, sjablonen
from monitor.intake.stam.veld import AFGELEID
from monitor.store import Transactie
from monitor.ui import bron, download, opmaak
from monitor.ui.gegevens.opslag import boeker
from monitor.ui.werkdruk.namen import functienaam

SJABLONEN: dict[str, tuple[str, Callable[[str], bytes], str]] = {  # ending → name, maker, type
    "csv": ("CSV", sjablonen.sjabloon_csv, "text/csv"),
    "xlsx": (
        "Excel",
        sjablonen.sjabloon_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
BREEDTES = {  # pixels, so that a whole roster fits
    **dict.fromkeys(("ma", "di", "wo", "do", "vr", "za", "zo"), 64),
    **dict.fromkeys(("cyclus", "week", "vrij", "volgorde", "aantal", "code"), 84),
    **dict.fromkeys(("vanaf", "tot", "van", "datum", "anker", "peildatum", "sinds"), 108),
}
ACHTERAAN = {"rooster": ("cyclus", "week", "anker")}  # what few people need stands last
KOPPEN = {"n": "Aantal metingen"}  # where the name of the column says too little
RIJEN_ZONDER_SCHUIFBALK = 16


@dataclass(frozen=True)
class Celwijziging:
    """One change of the table: a cell, or a whole row that is new or gone."""

    soort: str  # gewijzigd | nieuw | gewist
    rij: str
    kolom: str
    was: str
    wordt: str


def bewerk(wat: Stamsoort, *, uitleg: str = "") -> None:
    """The rows of one kind: edit, see what changes, save."""
    velden = wat.bewerkbaar
    rijen = bron.vraag(bewaren.tabel, wat.soort)
    tabel = pd.DataFrame(rijen, columns=[veld.naam for veld in velden], dtype="str")
    mag_wissen = wat.soort != "medewerkers"
    st.caption(
        f"{uitleg} {opmaak.meervoud(len(rijen), 'rij', 'rijen')}. Voeg onderaan een rij toe"
        f"{' of vink rijen aan om ze te wissen' if mag_wissen else ''}; er verandert niets voor u bewaart."
    )
    ronde = st.session_state.setdefault(f"stam_ronde_{wat.soort}", 0)
    bewerkt = st.data_editor(
        _voor_scherm(tabel, velden),
        num_rows="dynamic" if mag_wissen else "add",
        hide_index=True,
        key=f"stam_{wat.soort}_{bron.store().versie}_{ronde}",
        height="content" if len(rijen) <= RIJEN_ZONDER_SCHUIFBALK else 620,
        disabled=[veld.naam for veld in velden if veld.plek == AFGELEID],
        column_config={veld.naam: _kolom(veld) for veld in velden},
        column_order=_volgorde(wat),
        placeholder="",
        alt=f"{wat.titel}: te bewerken tabel",
    )
    anders = wijzigingen(tabel, bewerkt)
    _voorbeeld(anders)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            "Bewaar deze tabel", type="primary", disabled=not anders, key=f"stam_bewaar_{wat.soort}"
        ):
            _bewaar(wat, _rijen(bewerkt))
        if anders and st.button("Toch niet", key=f"stam_terug_{wat.soort}"):
            st.session_state[f"stam_ronde_{wat.soort}"] += 1
            st.rerun()
        _bestanden(wat, tabel)


def wijzigingen(oud: pd.DataFrame, nieuw: pd.DataFrame) -> list[Celwijziging]:
    """What differs, cell by cell; rows are the same when their place in the table (index) is."""
    kolommen = [str(kolom) for kolom in oud.columns]
    was = {index: [_cel(cel) for cel in rij] for index, *rij in oud.itertuples(name=None)}
    wordt = {index: [_cel(cel) for cel in rij] for index, *rij in nieuw[kolommen].itertuples(name=None)}
    anders = []
    for index, cellen in was.items():
        naam = " · ".join(cel for cel in cellen[:3] if cel)
        if index not in wordt:
            anders.append(Celwijziging("gewist", naam, "hele rij", "", ""))
            continue
        for kolom, voor, na in zip(kolommen, cellen, wordt[index], strict=True):
            if voor != na:
                anders.append(Celwijziging("gewijzigd", naam, kolom, voor, na))
    for index, cellen in wordt.items():
        if index not in was and any(cellen):
            inhoud = " · ".join(cel for cel in cellen if cel)
            anders.append(Celwijziging("nieuw", "nieuwe rij", "hele rij", "", inhoud))
    return anders


def sjabloonknop(waar: DeltaGenerator, soort: str, staart: str, *, sleutel: str = "sjabloon") -> None:
    """The empty template of a kind, as CSV or Excel."""
    waar.download_button(
        SJABLONEN[staart][0],
        SJABLONEN[staart][1](soort),
        f"sjabloon-{soort}.{staart}",
        SJABLONEN[staart][2],
        key=f"{sleutel}_{staart}_{soort}",
        icon=":material/download:",
        on_click="ignore",
    )


def _bestanden(wat: Stamsoort, tabel: pd.DataFrame) -> None:
    with st.popover("Als bestand", icon=":material/description:"):
        st.markdown("**Deze tabel**")
        download.knoppen(tabel, wat.soort, [wat.titel], sleutel=f"stam_{wat.soort}")
        st.markdown("**Leeg sjabloon**")
        rij = st.container(horizontal=True)
        for staart in SJABLONEN:
            sjabloonknop(rij, wat.soort, staart, sleutel="stam_sjabloon")
        st.caption("Een ingevuld bestand leest u in bij ‘Importeren’; daar ziet u eerst wat er verandert.")


def _voorbeeld(anders: list[Celwijziging]) -> None:
    if not anders:
        return
    tel = {soort: sum(stap.soort == soort for stap in anders) for soort in ("gewijzigd", "nieuw", "gewist")}
    cellen = opmaak.meervoud(tel["gewijzigd"], "cel gewijzigd", "cellen gewijzigd")
    rijen = f"{opmaak.meervoud(tel['nieuw'], 'rij', 'rijen')} erbij, {opmaak.getal(tel['gewist'])} gewist"
    st.markdown(f"**Dit verandert er:** {cellen}, {rijen}.")
    st.dataframe(
        pd.DataFrame(
            {
                "Wat": [stap.soort for stap in anders],
                "Rij": [stap.rij for stap in anders],
                "Kolom": [stap.kolom for stap in anders],
                "Was": [stap.was or opmaak.ONBEKEND for stap in anders],
                "Wordt": [stap.wordt or opmaak.ONBEKEND for stap in anders],
            }
        ),
        hide_index=True,
        height="content" if len(anders) <= RIJEN_ZONDER_SCHUIFBALK else 320,
        alt="Wat er verandert als u bewaart",
    )


def _volgorde(wat: Stamsoort) -> list[str]:
    achter = ACHTERAAN.get(wat.soort, ())
    namen = [veld.naam for veld in wat.bewerkbaar]
    return [naam for naam in namen if naam not in achter] + list(achter)


def _kolom(veld: Veld) -> Any:
    uitleg = f"{veld.uitleg}. Bijvoorbeeld: {veld.voorbeeld}" if veld.voorbeeld else f"{veld.uitleg}."
    naam = KOPPEN.get(veld.naam, veld.naam[:1].upper() + veld.naam[1:])
    breed = BREEDTES.get(veld.naam)
    keuzes = _keuzes(veld)
    if keuzes:
        return st.column_config.SelectboxColumn(
            naam, help=uitleg, options=list(keuzes), width=breed, format_func=functienaam
        )
    return st.column_config.TextColumn(naam, help=uitleg, width=breed)


def _keuzes(veld: Veld) -> tuple[str, ...]:
    """The closed list of a column, or the names that exist now."""
    if veld.vorm == "medewerker":
        return tuple(bron.vraag(questions.keuzes_voor, "persoon").values())
    if veld.vorm == "categorie":
        return tuple(bron.vraag(questions.keuzes_voor, "categorie").values())
    return veld.keuzes


def _voor_scherm(tabel: pd.DataFrame, velden: tuple[Veld, ...]) -> pd.DataFrame:
    """Empty cells of a choice are really empty, so that the list shows them as such."""
    scherm = tabel.copy()
    for veld in velden:
        if _keuzes(veld):
            scherm[veld.naam] = scherm[veld.naam].map(lambda cel: cel or None).astype("object")
    return scherm


def _cel(cel: object) -> str:
    return "" if cel is None or cel is pd.NA or cel != cel else str(cel).strip()


def _rijen(tabel: pd.DataFrame) -> list[dict[str, str]]:
    rijen = [{str(kolom): _cel(cel) for kolom, cel in rij.items()} for rij in tabel.to_dict("records")]
    return [rij for rij in rijen if any(rij.values())]


def _bewaar(wat: Stamsoort, rijen: list[dict[str, str]]) -> None:
    def wijzig(tx: Transactie) -> None:
        bewaren.bewaar_tabel(tx, wat.soort, rijen, boeker())

    try:
        with st.spinner("Cijfers bijwerken"):
            pipeline.bewaar(bron.store(), wijzig, wat.wijzigt)
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return
    st.toast(f"{wat.titel} bewaard. Terugdraaien kan bij ‘Ingelezen bestanden’.", icon=":material/check:")
    st.rerun()
