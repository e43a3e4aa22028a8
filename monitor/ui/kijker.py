"""Who is looking, according to the gate; and what may be shown when there is no gate.

Behind the gate, identity comes from the headers that it sets and nobody else can. Without it (a hosting
service that runs `streamlit run app.py`) the app knows nobody: then it is safe only on this computer. On
any other address it shows nothing but a labelled sample corporation, and says why.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from monitor.access.bereik import Bereik
from monitor.access.koppen import IDENTITEIT
from monitor.access.poortregels import is_hier
from monitor.fouten import Geweigerd
from monitor.settings import Instellingen

PAGINA = "open_pagina"  # title of the page that is open, for the ledger
OPEN_EN_BLOOT = (
    "Deze Buurtmonitor staat open op het netwerk zonder aanmelden. Daarom zijn hier alleen verzonnen "
    "gegevens te zien. Start de app met 'buurtmonitor run' en stel 'toegang' in (docs/beheer.md)."
)


@dataclass(frozen=True)
class Kijker:
    """Somebody who looks. `link` is the share link's name, empty for a login."""

    sid: str
    wie: str
    naam: str
    rol: str
    bereik: Bereik
    link: str = ""


ZELF = Kijker("lokaal", "lokaal", "Deze computer", "manager", Bereik.alles())


def door(naam: str) -> str:
    """Who did it, for below a document: without a login there is no name, only this computer."""
    return "op deze computer" if naam == ZELF.naam else f"door {naam}"


def kijker() -> Kijker:
    """Who is looking now.

    Raises
    ------
    Geweigerd
        The gate is in front but said nothing: then nobody sees anything.
    """
    if not _achter_poort():
        return ZELF
    try:
        koppen = st.user.to_dict()  # once: each look at `st.user` reads all of it, and a page asks often
        return _gelezen(tuple(str(koppen[veld]) for veld in IDENTITEIT.values()))
    except (KeyError, ValueError) as fout:
        raise Geweigerd("U bent niet aangemeld. Laad de pagina opnieuw.") from fout


@lru_cache(maxsize=1024)
def _gelezen(koppen: tuple[str, ...]) -> Kijker:
    """The viewer that these texts of the gate describe."""
    waarden = {veld: str(json.loads(tekst)) for veld, tekst in zip(IDENTITEIT.values(), koppen, strict=True)}
    return Kijker(bereik=Bereik.uit_tekst(waarden.pop("bereik")), **waarden)


def zonder_aanmelden() -> bool:
    """Whether nobody logs in here: no gate, or its mode `lokaal`."""
    try:
        return not _achter_poort() or kijker().wie == ZELF.wie
    except Geweigerd:
        return False


def mag_personen(wie: Kijker, instellingen: Instellingen, *, alleen_voorbeeld: bool) -> bool:
    """Whether figures per person may be shown: to the manager, once the works council agreed.

    Its date and reference must both be filled in. Of the invented people of the sample corporation
    everything may be seen, as long as nothing else is in: one real file beside it and the agreement counts.
    In the mode `lokaal` nobody but who sits at the computer can look.
    """
    if instellingen.toegang == "lokaal" and not wie.link:
        return True
    return wie.rol == "manager" and not wie.link and (alleen_voorbeeld or akkoord(instellingen))


def akkoord(instellingen: Instellingen) -> bool:
    """Whether the works council's consent is filled in: its date and its reference."""
    return instellingen.or_datum is not None and bool(instellingen.or_kenmerk.strip())


def open_en_bloot() -> str | None:
    """Why only sample data may be shown here, or None when all is well."""
    if _achter_poort():
        return None
    adres = str(st.get_option("server.address") or "")
    host = st.context.headers.get("Host")  # none in a test without a browser
    return None if is_hier(adres) and (host is None or is_hier(host)) else OPEN_EN_BLOOT


def _achter_poort() -> bool:
    return bool(st.get_option("server.trustedUserHeaders") == IDENTITEIT)
