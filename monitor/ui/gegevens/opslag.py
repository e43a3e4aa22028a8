"""Uploaded files on their way in: in the staging folder under a name of our own; and who books when.

The name that the browser gives is only ever shown, never used as a path.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import streamlit as st

from monitor.intake.grootboek import Boeker
from monitor.intake.inlezen import Bestand
from monitor.pipeline import nu_utc
from monitor.ui import bron, kijker

TOEGESTAAN = ("csv", "txt", "tsv", "xlsx", "xls", "ods", "ics", "json", "geojson", "gpkg", "zip")


def leg_neer(upload: Any) -> Bestand:
    """Write an upload to the staging folder."""
    naam = str(upload.name)
    staart = Path(naam).suffix.lower()
    pad = (
        bron.instellingen().werkmap
        / f"upload-{secrets.token_hex(8)}{staart if staart[1:] in TOEGESTAAN else ''}"
    )
    pad.write_bytes(upload.getbuffer())
    return Bestand(pad, naam)


def ruim_op(bestand: Bestand) -> None:
    """Forget an upload."""
    bestand.pad.unlink(missing_ok=True)


def boeker(plek: str = "", naam: str = "") -> Boeker:
    """A change made now, on the open page (or at `plek`), by who is logged in (or says so: `naam`)."""
    plek = plek or f"pagina {st.session_state.get(kijker.PAGINA, 'Gegevens')}"
    wie = kijker.kijker()
    naam = " ".join(naam.split()) or ("" if wie == kijker.ZELF else wie.naam)
    return Boeker(f"{naam} ({plek})" if naam else plek, nu_utc())
