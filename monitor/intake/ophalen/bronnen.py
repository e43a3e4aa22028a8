"""The sources of open data that can be fetched: whose they are, under which licence, and of which day.

The licence and the reference day go with the figures (`Bronvermelding`, kept per import), and every page
that shows a fetched figure can tell them. Addresses are settings: a new year needs no new
program.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

CC_BY = "CC BY 4.0"


@dataclass(frozen=True)
class Bron:
    """One source: what it gives, who keeps it, its licence, and the setting with its address."""

    sleutel: str
    titel: str
    houder: str
    licentie: str
    instelling: str
    uitleg: str


BRONNEN: dict[str, Bron] = {
    bron.sleutel: bron
    for bron in (
        Bron(
            "grenzen", "Grenzen van buurten", "CBS en Kadaster, via PDOK", CC_BY, "ophaal_grenzen",
            "de vlakken op de kaart, met code en naam",
        ),
        Bron(
            "kerncijfers", "Kerncijfers wijken en buurten", "CBS", CC_BY, "ophaal_kerncijfers",
            "inwoners, huishoudens, woningen en afstanden; niets over herkomst",
        ),
        Bron(
            "misdrijven", "Geregistreerde misdrijven", "Politie, via het CBS", CC_BY, "ophaal_misdrijven",
            "totaal, woninginbraak, vernieling en mishandeling per jaar",
        ),
        Bron(
            "overlast", "Geregistreerde overlast", "Politie, via het CBS", CC_BY, "ophaal_overlast",
            "meldingen van overlast per jaar",
        ),
        Bron(
            "leefbaarometer", "Leefbaarometer 3.0", "Ministerie van BZK", "open data van BZK",
            "ophaal_leefbaarometer", "klasse en afwijking met haar vijf onderdelen",
        ),
    )
}  # fmt: skip


@dataclass(frozen=True)
class Bronvermelding:
    """Where one fetched file comes from; goes with its import into the table `ophaling`."""

    bron: str  # key of `BRONNEN`
    gemeente: str
    adres: str  # without parameters
    peildatum: str  # as a person reads it: "1 januari 2024", "januari 2021 t/m december 2025"
    opgehaald_op: dt.datetime  # UTC, without zone; of the answer itself when it came from the cache
