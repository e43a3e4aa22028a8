"""Bring a file in through the ledger, in a test."""

import datetime as dt
import hashlib
from pathlib import Path

from monitor.intake.gebieden import neem_in
from monitor.intake.grootboek import Boeker
from monitor.intake.uitslag import Importuitslag
from monitor.store import Store

NU = dt.datetime(2026, 5, 4, 8, 0)  # noqa: DTZ001 — the ledger keeps UTC without a zone


def importeer(store: Store, pad: Path, naam: str | None = None, **keuzes: str) -> Importuitslag:
    """One file, one transaction."""
    with store.schrijf() as tx:
        som = hashlib.sha256(pad.read_bytes()).hexdigest()
        return neem_in(tx, pad, naam or pad.name, som, Boeker("proef", NU), keuzes)


def rijen(uitslag: Importuitslag) -> tuple[int, int, int, int, int]:
    """Read, ok, flagged, set apart, skipped."""
    a = uitslag.aansluiting
    assert a.sluit
    return a.gelezen, a.ok, a.gemarkeerd, a.quarantaine, a.overgeslagen


def zinnen(uitslag: Importuitslag) -> str:
    """All findings as one text."""
    return " ".join(melding.tekst for melding in uitslag.meldingen)
