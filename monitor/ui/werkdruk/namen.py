"""Names of functions and sources as people write them."""

from __future__ import annotations

FUNCTIES = {"buurtcoordinator": "buurtcoördinator"}
BRONNEN = {  # names as their makers write them, where a capital alone is not enough
    "eigen": "eigen bestand", "agenda": "agenda", "ics": "agenda (ICS)", "solidtime": "solidtime",
    "afas": "AFAS", "cbs": "CBS", "rivm": "RIVM", "timechimp": "TimeChimp", "activitywatch": "ActivityWatch",
}  # fmt: skip


def functienaam(functie: object) -> str:
    """`buurtcoordinator` → `buurtcoördinator`."""
    return FUNCTIES.get(str(functie), str(functie))


def bronnaam(naam: str) -> str:
    """`toggl` → `Toggl`."""
    return BRONNEN.get(naam, naam.replace("_", " ").capitalize())
