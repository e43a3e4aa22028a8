"""The map of the own buurten with its legend and, beside it, the short profile of the area that was clicked.

All of it is one fragment: a choice or a click redraws this part and nothing else, panning redraws nothing.
The map keeps its place and zoom because only its layer changes. What is selected stands in the address.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from monitor.leefbaarheid import questions
from monitor.leefbaarheid.antwoorden import Aandachtlaag, Gebied, Kaartlaag
from monitor.ui import adres, bron, opmaak
from monitor.ui.kaart import kaart
from monitor.ui.kaart.vlakken import Grenzen, Vlak, Vlakken, Vorm, omhullende, vorm
from monitor.ui.stoplicht import bereik, kort, legenda, tabel
from monitor.ui.stoplicht import bestand as stoplicht_bestand
from monitor.ui.stoplicht.beeld import (
    AANDACHT,
    NIET_OP_KAART,
    Klasse,
    hover,
    klasse,
    klassen_van,
    periode_van,
    zonder_licht,
)
from monitor.ui.stoplicht.keuze import Kaartkeuze, geen_score, lees, teken, teken_niveau

KAART, KEUZE = "stoplicht_kaart", "stoplicht_gebied"
GEKLIKT, GETEKEND = "stoplicht_geklikt", "stoplicht_getekend"
HOOGTE, KAARTBREEDTE = 540, 560  # px
VOORRANG, VOORRANG_SECONDEN = "stoplicht_voorrang", 0.2
GEEN = "–"
Rij = tuple[Gebied, Klasse, tuple[str, ...]]  # area, class, hover text


@st.fragment
def toon() -> None:
    """Choices, map, legend, short profile and the same map as a table."""
    velden = lees()
    if velden is None:
        teken_niveau()
        st.info(
            "Voor dit niveau zijn er nog geen cijfers. Importeer cijfers per buurt of complex op Gegevens.",
            icon=":material/upload_file:",
        )
        return
    keuze = velden.keuze
    laag = _laag(keuze)
    rijen = _rijen(laag, keuze)
    vlakken, omtrekken = list(maak_vlakken(rijen, keuze.palet)), _omtrekken(keuze.niveau)
    grenzen = omhullende(vlakken)
    codes = [gezien.code for _, gezien, _ in rijen]
    beelden = klassen_van(keuze.indicator)
    boven = st.container()  # choices and legend stand above the map; the map is sent first
    naast_elkaar = st.container(horizontal=True, gap="medium")
    if rijen:
        with naast_elkaar.container(width=KAARTBREEDTE):
            _teken(grenzen, vlakken, omtrekken, keuze)
            _geef_voorrang()
    with boven:
        teken(velden)
        if not rijen:
            st.info("Er is hier nog geen enkele buurt om te laten zien.", icon=":material/visibility_off:")
            return
        legenda.toon(codes, beelden, keuze.palet)
    with naast_elkaar.container(width="stretch"):
        gekozen = _kies_gebied(rijen)
        kort.toon(gekozen, keuze.indicator)
        if gekozen and keuze.jaar is not None:
            st.caption(f"De kaart toont {keuze.jaar}, dit profiel de nieuwste cijfers.")
    st.caption(_kop(laag, rijen, opmaak.tekst))
    bestand = stoplicht_bestand.maker(grenzen, vlakken, codes, beelden, keuze.palet, achtergrond=omtrekken)
    tabel.toon(laag, rijen, keuze, _kop(laag, rijen), bestand)


def _geef_voorrang() -> None:
    """The first time, the map leaves alone: the browser draws it before it has the rest to work on."""
    if VOORRANG not in st.session_state:
        st.session_state[VOORRANG] = True
        time.sleep(VOORRANG_SECONDEN)


def _laag(keuze: Kaartkeuze) -> Kaartlaag | Aandachtlaag:
    if keuze.indicator is None:
        return bron.vraag(questions.aandachtlaag, bron.vandaag(), keuze.niveau)
    return bron.vraag(
        questions.kaartlaag, _peildag(keuze.jaar), keuze.indicator.code,
        niveau=keuze.niveau, jaar=keuze.jaar, maatstaf=keuze.maatstaf,
    )  # fmt: skip


def _peildag(jaar: int | None) -> dt.date:
    """A chosen year is shown as it looked at its end: old figures were not stale then."""
    return bron.vandaag() if jaar is None else min(bron.vandaag(), dt.date(jaar, 12, 31))


def _rijen(laag: Kaartlaag | Aandachtlaag, keuze: Kaartkeuze) -> list[Rij]:
    mag = bereik.mag_zien()
    if isinstance(laag, Kaartlaag):
        return [
            (c.gebied, klasse(c, keuze.maatstaf), hover(c, keuze.maatstaf))
            for c in laag.lichten
            if mag(c.gebied)
        ]
    return [
        (gebied, AANDACHT[licht], tabel.score_regels(gebied, score, licht))
        for gebied, score, licht in laag.scores
        if mag(gebied)
    ]


def _teken(grenzen: Grenzen | None, vlakken: list[Vlak], omtrekken: list[Vorm], keuze: Kaartkeuze) -> None:
    if grenzen is None:
        st.info(
            "Van deze gebieden is er nog geen kaart. Importeer een bestand met grenzen (GeoJSON, GeoPackage "
            "of shapefile), of complexen met lengte- en breedtegraad. De tabel hieronder toont de lichten.",
            icon=":material/map:",
        )
        return
    sleutel = f"{KAART}_{keuze.niveau}"
    beeld = hash((tuple(vlakken), keuze.tegels))
    laag = Vlakken(vlakken, _te_tekenen(sleutel, beeld), doorzichtig=keuze.tegels, achtergrond=omtrekken)
    kaart.toon(
        kaart.nieuw(grenzen, laag, tegels=keuze.tegels), sleutel=sleutel, hoogte=HOOGTE, bij_klik=_geklikt,
        alt="Kaart van de gebieden; dezelfde inhoud staat in de tabel eronder",
    )  # fmt: skip


def _geklikt(klik: dict[str, Any]) -> None:
    """A click on the map, before the fragment runs again: so it is drawn once."""
    code = klik.get("code")
    if code:
        adres.zet("gebied", code)
        st.session_state[GEKLIKT] = code


def _te_tekenen(sleutel: str, beeld: int) -> tuple[str | None, int]:
    """Which area the layer must draw with a thick line, and for which time; `beeld` stands for all the rest.

    The map itself already showed a click. So after one the layer stays what it was, byte for byte, and it is
    not drawn again. Another way of choosing gets a new number, so that the map follows; a new picture, or a
    map that has just come on the screen, is drawn as things are now.
    """
    nu = st.query_params.get("gebied")
    geklikt = st.session_state.pop(GEKLIKT, None)
    vorig, getekend, beurt, zichtbaar = st.session_state.get(GETEKEND, (None, None, 0, None))
    if vorig != beeld or sleutel not in st.session_state:
        getekend = nu
    elif nu not in (zichtbaar, geklikt):
        getekend, beurt = nu, beurt + 1
    st.session_state[GETEKEND] = (beeld, getekend, beurt, nu)
    return getekend, beurt


def _omtrekken(niveau: str) -> list[Vorm]:
    """Under complexes the outlines of the buurten, to know where one is."""
    if niveau == "buurt":
        return []
    mag, gebieden = bereik.mag_zien(), bron.vraag(questions.gebieden)
    grenzen = bron.vraag(questions.grenzen)
    return [vorm(g) for code, g in grenzen.items() if code in gebieden and mag(gebieden[code])]


def maak_vlakken(rijen: Iterable[Rij], palet: str) -> Iterable[Vlak]:
    """What can be drawn: buurten with a shape, complexes with a place."""
    grenzen = bron.vraag(questions.grenzen)
    for gebied, wat, regels in rijen:
        punt = (gebied.lon, gebied.lat) if gebied.lon is not None and gebied.lat is not None else None
        omtrek = vorm(grenzen[gebied.code]) if gebied.code in grenzen else ()
        if omtrek or punt:
            yield Vlak(
                gebied.code, omtrek, None if omtrek else punt, wat.vulling(palet), wat.inkt, wat.teken,
                wat.arcering, regels,
            )  # fmt: skip


def _kies_gebied(rijen: list[Rij]) -> str | None:
    """The selected area, by click or by name: the keyboard's way to the map."""
    namen = {gebied.code: gebied.naam for gebied, _, _ in sorted(rijen, key=lambda rij: rij[0].naam)}
    gekozen = adres.keuzelijst(
        "Buurt of complex", "gebied", [GEEN, *namen], GEEN, KEUZE,
        lambda code: namen.get(code, "Klik op de kaart, of kies hier"),
    )  # fmt: skip
    if adres.onbekend("gebied", {GEEN, *namen}):
        st.info(NIET_OP_KAART, icon=":material/link_off:")
    return None if gekozen == GEEN else gekozen


def _kop(laag: Kaartlaag | Aandachtlaag, rijen: list[Rij], schrijf: Callable[[str], str] = str) -> str:
    """Period, source, completeness of what the map shows; `schrijf` writes a name from outside."""
    bekend = sum(wat.code != "grijs" for _, wat, _ in rijen)
    soort = "cijfer" if isinstance(laag, Kaartlaag) and zonder_licht(laag.indicator) else "oordeel"
    deel = f"{bekend} van {opmaak.meervoud(len(rijen), 'gebied', 'gebieden')} met een {soort}"
    if isinstance(laag, Aandachtlaag):
        wat = "Aandachtscore: gewogen kans op rood over alle indicatoren, tussen 0 en 1. "
        h = bron.vraag(questions.herkomst_score, bron.vandaag(), laag.niveau)
    else:
        wat, h = "", laag.herkomst
    if not h.jaren and isinstance(laag, Aandachtlaag):
        return f"{wat}{geen_score(laag.niveau)} Kies een thema voor de cijfers die er wel zijn."
    bronnen = opmaak.opsomming([schrijf(b.capitalize()) for b in h.bronnen]) or "nog geen"
    return f"{wat}{periode_van(h.jaren)} · bron: {bronnen} · {deel}"
