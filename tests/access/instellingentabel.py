"""The settings table of docs/beheer.md, made from monitor/settings.py.

`python -m tests.access.instellingentabel` writes it into the document; a test checks that it is current.
"""

from __future__ import annotations

import types
import typing
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from monitor.settings import Instellingen
from tests.conftest import PROJECT

DOCUMENT = PROJECT / "docs" / "beheer.md"
BEGIN, EIND = "<!-- instellingen: begin -->", "<!-- instellingen: eind -->"


def tabel() -> str:
    """Markdown: name, default, meaning."""
    regels = ["| instelling | standaard | betekenis |", "|---|---|---|"]
    for naam, veld in Instellingen.model_fields.items():
        standaard = veld.get_default(call_default_factory=True)
        regels.append(f"| `{naam}` | {_toon(standaard, veld.annotation)} | {veld.description} |")
    return "\n".join(regels)


def met_tabel(tekst: str) -> str:
    """The document with the table of now."""
    voor, rest = tekst.split(BEGIN)
    _, na = rest.split(EIND)
    return f"{voor}{BEGIN}\n{tabel()}\n{EIND}{na}"


def _toon(waarde: Any, soort: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, SecretStr) or waarde in (None, "", (), {}):
        return "–"
    if isinstance(waarde, float):
        return str(waarde).replace(".", ",")
    keuzes = typing.get_args(soort) if not isinstance(soort, types.UnionType) else ()
    if keuzes and all(isinstance(keuze, str) for keuze in keuzes):
        return " / ".join(f"**{keuze}**" if keuze == waarde else str(keuze) for keuze in keuzes)
    return str(waarde) if not isinstance(waarde, Path) else f"`{waarde}/`"


if __name__ == "__main__":
    DOCUMENT.write_text(met_tabel(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
