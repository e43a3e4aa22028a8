"""Fetching open data, only on request and only from the hosts in the settings. What comes in are files:
they go through the same import (preview, ledger, undo) as a file that somebody drops in."""

from monitor.intake.ophalen.bronnen import BRONNEN, Bron, Bronvermelding
from monitor.intake.ophalen.haler import GeenVerbinding, Haler
from monitor.intake.ophalen.ophalen import Opgehaald, haal_alles
from monitor.intake.ophalen.register import Ophaling, bewaar_herkomst, gemeenten, ophalingen

__all__ = [
    "BRONNEN",
    "Bron",
    "Bronvermelding",
    "GeenVerbinding",
    "Haler",
    "Opgehaald",
    "Ophaling",
    "bewaar_herkomst",
    "gemeenten",
    "haal_alles",
    "ophalingen",
]
