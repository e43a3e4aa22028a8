"""Norms and other choices of the corporation: measured beside set, confirmed by a name, editable, undone.

There is no national norm for hours per home, case or project. What stands here at first is a start value, an
assumption; this part shows what the own full weeks say and lets the manager bring that into force.

Measured on one person, hours per home × the homes of a buurt are that person's hours. So under five people a
measured norm is there only for who may see persons, with a warning: in force it stands on every sheet.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from monitor import pipeline
from monitor.access.openbaarmaking import MEDEWERKERS_MINIMAAL
from monitor.fouten import BuurtmonitorFout
from monitor.intake.stam import SOORTEN, keuzecontrole, normen
from monitor.intake.stam.keuzes import GEMETEN, STARTWAARDE
from monitor.intake.stam.normen import Meting, Normstand
from monitor.store import Transactie
from monitor.ui import adres, bron, herkomst, kijker, opmaak
from monitor.ui.gegevens import tabel
from monitor.ui.gegevens.opslag import boeker
from monitor.ui.stoplicht.beeld import AANDACHT
from monitor.ui.werkdruk.namen import bronnaam
from monitor.werkdruk import questions as werkdruk

TABELLEN = {
    "normen": "Uren per week voor één woning (per licht van de buurt: rood = "
    "veel aandacht, geel = wat aandacht, groen = weinig aandacht) en voor één open zaak (per type).",
    "rolprofielen": "Wat een functie wil doen, als deel van de gewerkte uren; samen 100 % per functie.",
    "categorieen": "De taken waarop uren worden ingedeeld. Contact, plaats en aard tellen als het bestand er "
    "niets over zegt; overhead telt niet als inzetbare tijd.",
    "kengetallen": "Uren per woning over een hele fase van een project; de pagina Pieken laat ook zien wat "
    "gemeten is.",
}
BEVESTIGD = "normen_bevestigd"  # version of the data, and the sentence about it
WEKEN_MINIMAAL = 13  # fewer own weeks than this give no measured norm
PER = 100  # hours are shown per this many homes
ERIN, APART = "erin", "apart"
TE_KLEIN = f"minder dan {MEDEWERKERS_MINIMAAL} medewerkers: niet getoond"
ZAKEN = {
    ERIN: "Zaken zitten in de gemeten norm per woning; een zaak telt dan niet nog eens apart",
    APART: "Zaken tellen apart, met hun eigen gewicht; hun uren gaan van de gemeten norm af",
}
KOLOMMEN = {ERIN: ("laag_gemeten", "midden_gemeten", "hoog_gemeten"),
            APART: ("laag_zonder", "midden_zonder", "hoog_zonder")}  # fmt: skip


def toon() -> None:
    """Measured norms first, then the tables."""
    _gemeten()
    st.subheader("Zelf aanpassen", anchor=False)
    naam = adres.keuzelijst(
        "Welke lijst?", "lijst", list(TABELLEN), "normen", "gegevens_lijst",
        lambda soort: SOORTEN[soort].titel, wat="De lijst",
    )  # fmt: skip
    for zin in bron.vraag(keuzecontrole.bezwaar, naam):
        st.warning(opmaak.tekst(zin), icon=":material/warning:")
    tabel.bewerk(SOORTEN[naam], uitleg=TABELLEN[naam])


def _gemeten() -> None:
    st.subheader("Gemeten in eigen weken", anchor=False)
    stand = {norm.sleutel: norm for norm in bron.vraag(normen.normen)}
    _bevestigd()
    start = sum(norm.herkomst == STARTWAARDE for norm in stand.values())
    st.markdown(_zin(start, len(stand), bron.vraag(werkdruk.startnormen, bron.vandaag())))
    in_woning = sum(norm.bron == normen.IN_DE_WONINGNORM and not norm.hoog for norm in stand.values())
    if in_woning:
        st.caption(
            f"{opmaak.meervoud(in_woning, 'norm per zaak staat', 'normen per zaak staan')} op 0 en "
            f"{'telt' if in_woning == 1 else 'tellen'} niet mee: de uren voor zaken zitten in de gemeten "
            "norm per woning."
        )
    meting = bron.vraag(werkdruk.gemeten_normen, bron.vandaag())
    alle = [{str(kolom): cel for kolom, cel in rij.items()} for rij in meting.tabel.to_dict("records")]
    rijen = [rij for rij in alle if rij["sleutel"] in stand]  # a buurt without a light has no norm of its own
    if not rijen:
        st.info(
            "Er valt nog niets te meten: daarvoor zijn uren per buurt nodig, een rooster, de verdeling van "
            "de buurten, woningen per buurt of complex, en een licht per buurt.",
            icon=":material/straighten:",
        )
        return
    zaken = str(st.radio("Zaken", list(ZAKEN), format_func=ZAKEN.__getitem__, key="normen_zaken"))
    volgorde = list(stand)
    rijen.sort(key=lambda rij: volgorde.index(rij["sleutel"]))
    klein = {str(rij["sleutel"]) for rij in rijen if int(rij["medewerkers"]) < MEDEWERKERS_MINIMAAL}
    personen = kijker.mag_personen(
        kijker.kijker(), bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld()
    )
    verborgen = frozenset() if personen else frozenset(klein)
    metingen = [_meting(rij, meting, zaken, verborgen) for rij in rijen]
    st.caption(f"Uren per week voor {PER} woningen: midden (laag–hoog).")
    st.table(
        _vergelijk(rijen, metingen, stand, verborgen),
        border="horizontal",
        hide_index=True,
        alt="Norm per licht: wat nu geldt naast wat gemeten is, met aantal weken en herkomst",
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            herkomst.regel(
                meting.van, meting.tot, bron=[bronnaam(b) for b in meting.bronnen], n="alleen volledige weken"
            )
        )
        herkomst.uitleg([werkdruk.uitleg(bron.store(), "gemeten_norm")], sleutel="normen_gemeten")
    if let_op := [_naam(m.sleutel).lower() for m in metingen if m.sleutel in klein and _bruikbaar(m)]:
        st.caption(
            f"{opmaak.opsomming(let_op).capitalize()}: gemeten op minder dan {MEDEWERKERS_MINIMAAL} "
            "medewerkers. Stelt u die norm vast, dan kan wie de verdeling kent hun geschreven uren eruit "
            "aflezen, ook op het blad voor de ondernemingsraad."
        )
    te_weinig = [_naam(m.sleutel).lower() for m in metingen if not _bruikbaar(m)]
    if zaken == ERIN and te_weinig and len(te_weinig) < len(metingen):
        st.caption(
            f"Let op: bij {opmaak.opsomming(te_weinig)} blijft de norm zoals zij is; zaken tellen daar dan "
            "niet mee."
        )
    _vaststellen({m.sleutel: m for m in metingen if _bruikbaar(m)}, zaken)


def _zin(start: int, alle: int, nu: werkdruk.Startnormen) -> str:
    """The count of the norms that count, as Werkdruk and Overzicht tell it; beside it how many there are."""
    if not start:
        return "Alle normen zijn door uw corporatie vastgesteld of gemeten."
    if not nu.alle:
        kop = f"**{opmaak.getal(start)} van de {opmaak.getal(alle)} normen {_is(start)} nog een startwaarde**"
    elif not nu.start:
        return (
            "Alle normen waarmee we nu rekenen zijn vastgesteld of gemeten. "
            f"Van de {opmaak.getal(alle)} normen in totaal {_is(start)} {opmaak.getal(start)} nog een "
            "startwaarde."
        )
    else:
        kop = (
            f"**{opmaak.getal(nu.start)} van de {opmaak.getal(nu.alle)} normen waarmee we rekenen "
            f"{_is(nu.start)} een startwaarde**"
        )
        if rest := alle - nu.alle:
            kop += (
                f" (in totaal zijn er {opmaak.getal(alle)} normen; {opmaak.getal(rest)} "
                f"{'telt' if rest == 1 else 'tellen'} nu niet mee)"
            )
    return (
        f"{kop}: een aanname, geen landelijke norm. Vraagt het werk in het echt meer, dan "
        "laat Werkdruk te veel ruimte zien; vraagt het minder, dan is iemand daar te snel te vol. "
        f"{nu.gevolg or 'Zijn er genoeg eigen weken gemeten, neem die dan over.'}"
    )


def _is(aantal: int) -> str:
    return "is" if aantal == 1 else "zijn"


def _bevestigd() -> None:
    """What was just brought into force stays on the screen until the data change again."""
    versie, zin = st.session_state.get(BEVESTIGD, (None, ""))
    if versie == bron.store().versie:
        st.success(zin, icon=":material/verified:")


def _meting(
    rij: dict[str, Any], meting: werkdruk.GemetenNormen, zaken: str, verborgen: frozenset[str]
) -> Meting:
    """What was measured; without figures when it is about too few people for this viewer."""
    if rij["sleutel"] in verborgen:
        return Meting(str(rij["sleutel"]), 0.0, 0.0, 0.0, 0, meting.van, meting.tot, "")
    laag, midden, hoog = (round(float(rij[kolom]), 5) for kolom in KOLOMMEN[zaken])
    bronnen = opmaak.opsomming([bronnaam(b) for b in meting.bronnen])
    return Meting(
        str(rij["sleutel"]), laag, midden, hoog, int(rij["n_gemeten"]), meting.van, meting.tot, bronnen
    )


def _bruikbaar(meting: Meting) -> bool:
    return meting.n >= WEKEN_MINIMAAL and meting.midden > 0


def _vergelijk(
    rijen: list[dict[str, Any]],
    metingen: list[Meting],
    stand: dict[str, Normstand],
    verborgen: frozenset[str],
) -> pd.DataFrame:
    nu = [stand.get(m.sleutel) for m in metingen]
    return pd.DataFrame(
        {
            "Norm": [_naam(m.sleutel) for m in metingen],
            "Geldt nu": [_band(n.laag, n.midden, n.hoog) if n else opmaak.ONBEKEND for n in nu],
            "Gemeten": [
                _band(m.laag, m.midden, m.hoog)
                if _bruikbaar(m)
                else TE_KLEIN
                if m.sleutel in verborgen
                else "te weinig om te meten"
                for m in metingen
            ],
            "Verschil": [_verschil(m, n) for m, n in zip(metingen, nu, strict=True)],
            "Gemeten op": [
                TE_KLEIN
                if m.sleutel in verborgen
                else f"{opmaak.meervoud(m.n, 'week', 'weken')}, "
                f"{opmaak.meervoud(int(rij['medewerkers']), 'medewerker', 'medewerkers')}"
                for m, rij in zip(metingen, rijen, strict=True)
            ],
            "Herkomst van wat nu geldt": [_herkomst(n) for n in nu],
        }
    )


def _verschil(m: Meting, n: Normstand | None) -> str:
    if n is None or not n.midden or not _bruikbaar(m):
        return opmaak.ONBEKEND
    deel = round((m.midden / n.midden - 1) * 100)
    return f"{'+' if deel > 0 else ''}{opmaak.getal(deel)}{opmaak.VAST}%"


def _vaststellen(metingen: dict[str, Meting], zaken: str) -> None:
    if not metingen:
        st.info(
            f"Pas vanaf {WEKEN_MINIMAAL} volledige weken is een norm te meten.", icon=":material/straighten:"
        )
        return
    with st.form("normen_vaststellen", border=False):
        links, rechts = st.columns([3, 2], vertical_alignment="bottom")
        gekozen = links.multiselect(
            "Welke gemeten normen wilt u vaststellen?",
            list(metingen),
            default=list(metingen),
            format_func=_naam,
            key="normen_gekozen",
            placeholder="Kies normen",
        )
        naam = rechts.text_input("Wie stelt ze vast?", key="normen_naam", placeholder="Uw naam")
        if not st.form_submit_button("Stel deze normen vast", type="primary", icon=":material/verified:"):
            return
    if not naam.strip():
        st.warning("Vul in wie de normen vaststelt.", icon=":material/edit:")
        return

    def wijzig(tx: Transactie) -> None:
        normen.bevestig(
            tx, [metingen[sleutel] for sleutel in gekozen], boeker(naam=naam), zaken_erin=zaken == ERIN
        )

    try:
        with st.spinner("Werkdruk wordt bijgewerkt"):
            pipeline.bewaar(bron.store(), wijzig, ("normen",))
    except BuurtmonitorFout as fout:
        st.error(opmaak.tekst(fout.zin), icon=":material/error:")
        return
    namen = opmaak.opsomming([_naam(sleutel).removeprefix("Woning, ") for sleutel in gekozen])
    norm = "de norm" if len(gekozen) == 1 else "de normen"
    zin = f"Vastgesteld door {opmaak.tekst(naam.strip())}: {norm} per woning bij {namen}."
    if zaken == ERIN:
        zin += " Een zaak telt niet meer apart."
    st.session_state[BEVESTIGD] = (
        bron.store().versie,
        f"{zin} Werkdruk rekent er nu mee; terugdraaien kan bij ‘Ingelezen bestanden’.",
    )
    st.rerun()


def _naam(sleutel: str) -> str:
    soort, _, waarvoor = sleutel.partition(":")
    if soort != "woning":
        return f"Zaak: {waarvoor}"
    licht = AANDACHT.get(waarvoor)
    return f"Woning, {licht.woord} ({waarvoor})" if licht else f"Woning, {waarvoor}"


def _band(laag: float, midden: float, hoog: float) -> str:
    """`1,19 (0,95–1,36)` hours a week per hundred homes."""
    delen = [opmaak.getal(waarde * PER, 2) for waarde in (midden, laag, hoog)]
    return f"{delen[0]} ({delen[1]}–{delen[2]})"


def _herkomst(norm: Normstand | None) -> str:
    if norm is None or norm.sinds is None:
        return "startwaarde (aanname)"
    wie = f"{norm.sinds:%d-%m-%Y}, {opmaak.tekst(norm.door)}"
    if norm.herkomst == GEMETEN and norm.n:
        return f"gemeten op {opmaak.meervoud(norm.n, 'week', 'weken')}; {wie}"
    return f"{norm.herkomst}; {wie}"
