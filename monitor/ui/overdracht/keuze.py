"""How a colleague who could take over reads: a few words at the name, and one warning after the choice."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from monitor.jaarplan.overdracht import keuze
from monitor.jaarplan.overdracht.keuze import Kandidaat
from monitor.ui import bron, kijker, opmaak
from monitor.ui.werkdruk.team import STANDAARD_WEKEN
from monitor.werkdruk import questions as werkdruk

VOLGORDE = (
    "Bovenaan wie er dan is en dichtbij werkt. Wie dan weg is of ver weg werkt, staat onderaan, met dat "
    "erbij. De coördinator van de buurt zelf staat er niet bij."
)


def kandidaten(buurten: tuple[str, ...], van: dt.date, tot: dt.date | None) -> dict[str, Kandidaat]:
    """Medewerker → what to think of, in the order of the list."""
    rij = bron.vraag(keuze.kandidaten, buurten, van, tot, bron.vandaag())
    return {k.medewerker: k for k in rij}


def bij_naam(k: Kandidaat, gekozen: int) -> str:
    """`Noor Zilvermeent · dan ook weg`, `Bram Stuifkade · 5 van de 6 buurten ver weg`."""
    delen = [k.naam]
    if k.telt:
        delen.append("dan ook weg" if any(d.met for d in k.weg) else "dan weg")
    if k.ver:
        ver, alle = len(k.ver), len(k.ver) == gekozen
        delen.append("ver weg" if alle else f"{ver} van de {gekozen} buurten ver weg")
    return " · ".join(delen)


def waarschuw(k: Kandidaat, gekozen: int) -> None:
    """Everything to think of in one box."""
    zinnen = [opmaak.tekst(zin) for zin in bezwaren(k, gekozen)]
    if zinnen:
        tekst = zinnen[0] if len(zinnen) == 1 else "\n".join(f"- {zin}" for zin in zinnen)
        st.warning(tekst, icon=":material/warning:")


def bezwaren(k: Kandidaat, gekozen: int) -> list[str]:
    """What to think of, a sentence each. Busy only for who may see figures per person."""
    uit = [zin for zin in (_weg(k), _ver(k, gekozen), _al(k)) if zin]
    if kijker.mag_personen(kijker.kijker(), bron.instellingen(), alleen_voorbeeld=bron.alleen_voorbeeld()):
        team = bron.vraag(werkdruk.teamoverzicht, bron.vandaag(), STANDAARD_WEKEN)
        vol = next((p for p in team.personen if p.medewerker == k.medewerker and p.oordeel == "te vol"), None)
        if vol is not None:
            uit.append(f"{vol.naam} zit nu te vol (zie Werkdruk).")
    return uit


def _weg(k: Kandidaat) -> str:
    dagen = [
        opmaak.periode(d.van, d.tot) + (f" (net als {opmaak.opsomming(list(d.met))})" if d.met else "")
        for d in k.weg
    ]
    return f"{k.naam} is in deze tijd zelf weg: {opmaak.opsomming(dagen)}." if dagen else ""


def _ver(k: Kandidaat, gekozen: int) -> str:
    if not k.ver:
        return ""
    maat = f"ver is meer dan {opmaak.getal(bron.instellingen().vervanger_ver_km, 1)} km, hemelsbreed"
    if gekozen == 1:
        naam, km = k.ver[0]
        afstand = opmaak.getal(km, 1)
        return (
            f"{k.naam} werkt ver weg: de dichtstbijzijnde eigen buurt ligt {afstand} km van {naam} ({maat})."
        )
    buurten = opmaak.opsomming([f"{naam} ({opmaak.getal(km, 1)} km)" for naam, km in k.ver])
    deel = (
        f"alle {gekozen}"
        if len(k.ver) == gekozen > 2
        else "beide"
        if len(k.ver) == gekozen
        else f"{len(k.ver)} van de {gekozen}"
    )
    return (
        f"{k.naam} werkt ver weg van {deel} buurten: {buurten} van de dichtstbijzijnde eigen buurt ({maat})."
    )


def _al(k: Kandidaat) -> str:
    if not k.al:
        return ""
    aantal = opmaak.meervoud(len(k.al), "andere buurt", "andere buurten")
    return f"{k.naam} is in deze tijd ook vervanger van {aantal}: {opmaak.opsomming(list(k.al))}."
