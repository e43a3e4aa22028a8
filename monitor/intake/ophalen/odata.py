"""CBS OData v3 as it really answers: padded keys, pages by `odata.nextLink`, `$format` obligatory.

Keys are never made up: they are read from the table's own code lists and used as they stand there, spaces
included, because a key without its spaces gives an empty list and no error. Rows are checked against the
question when they come in: a filter that the service ignores adds nothing that was not asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.intake.ophalen.haler import Haler

BLADZIJDEN_MAX = 200
RIJEN_PER_VRAAG = 4_000  # the service cuts off at 5.000 or 10.000 rows
JSON = {"$format": "json"}


@dataclass(frozen=True)
class Sleutel:
    """One code of a dimension: the key with its spaces, and its name."""

    sleutel: str
    titel: str


def rijen(
    haler: Haler, adres: str, vraag: dict[str, str | int], houd: Callable[[dict[str, Any]], Any]
) -> tuple[list[Any], dt.datetime]:
    """All rows of a question, over all pages; `houd` makes one row small, or None to leave it out.

    Raises
    ------
    Geweigerd
    """

    def bladzijde(antwoord: Any) -> dict[str, Any]:
        if not isinstance(antwoord, dict) or not isinstance(antwoord.get("value"), list):
            raise Geweigerd("Het CBS gaf geen tabel terug. Controleer het adres in de instellingen.")
        volgende = antwoord.get("odata.nextLink") or antwoord.get("@odata.nextLink")
        gehouden = [houd(rij) for rij in antwoord["value"] if isinstance(rij, dict)]
        return {"rijen": [rij for rij in gehouden if rij is not None], "volgende": volgende}

    alles: list[Any] = []
    gezien: set[str] = set()
    antwoord, op = haler.json(adres, {**JSON, **vraag}, bladzijde)
    while True:
        alles += antwoord["rijen"]
        volgende = antwoord["volgende"]
        if not volgende:
            return alles, op
        if volgende in gezien or len(gezien) >= BLADZIJDEN_MAX:
            raise Geweigerd("Het CBS geeft steeds dezelfde bladzijde. Probeer het later opnieuw.")
        gezien.add(volgende)
        antwoord, moment = haler.json(str(volgende), None, bladzijde)
        op = min(op, moment)


def codelijst(haler: Haler, adres: str, naam: str) -> list[Sleutel]:
    """The codes of one dimension, as the table spells them."""

    def houd(rij: dict[str, Any]) -> list[str] | None:
        return [str(rij["Key"]), str(rij.get("Title") or "")] if rij.get("Key") else None

    return [Sleutel(*paar) for paar in rijen(haler, f"{adres}/{naam}", {}, houd)[0]]


def eigenschappen(haler: Haler, adres: str) -> list[dict[str, Any]]:
    """What the columns of a table are: `Key`, `Title`, `Type`, `Unit`, `ID`, `ParentID`."""
    velden = ("Key", "Title", "Type", "Unit", "ID", "ParentID")
    return rijen(haler, f"{adres}/DataProperties", {}, lambda rij: {v: rij.get(v) for v in velden})[0]


def gelijk_aan(kolom: str, sleutels: Sequence[str]) -> str:
    """`(Perioden eq '2024JJ00' or Perioden eq '2023JJ00')`; a quote in a key is doubled."""
    delen = [f"{kolom} eq '{sleutel.replace(chr(39), chr(39) * 2)}'" for sleutel in sleutels]
    return f"({' or '.join(delen)})"


def begint_met(kolom: str, begin: str) -> str:
    """Codes of one municipality; the range operators are ignored by the service."""
    return f"startswith({kolom},'{begin}')"


def leeg(tabel: str, wie: str) -> Geweigerd:
    """An empty list: the service gives no error for a key that does not exist."""
    return Geweigerd(
        f"De tabel {kort(tabel)} geeft geen enkel cijfer over {kort(wie)}. Bestaan de buurtcodes van deze "
        "gemeente in "
        "dat jaar? Controleer het adres en het jaar in de instellingen."
    )
