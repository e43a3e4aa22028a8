"""A copy of the vault beside a back-up of the database, and the log's hash at that moment.

The hash is what makes a rewritten log show: note it outside this computer, or compare with the copies.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from monitor.access import logboek, sessies
from monitor.access.kluis import Kluis

ACHTERVOEGSEL = ".kluis.sqlite"


def kopieer_kluis(kluis: Kluis, naast: Path, nu: int, *, door: str) -> str:
    """Copy the vault beside the back-up `naast`; returns the log's last hash, in hexadecimal."""
    logboek.noteer(kluis, nu, door, "back-up", naast.name)
    kluis.kopie(naast.with_suffix(ACHTERVOEGSEL))
    return logboek.controleer(kluis).laatste


def noteer_verwijderd(kluis: Kluis, nu: int, grens: dt.date, rijen: int, *, door: str) -> None:
    """The retention period took rows away: a line in the audit log, without a name."""
    logboek.noteer(kluis, nu, door, "bewaartermijn", f"{rijen} regels van vóór {grens:%d-%m-%Y} verwijderd")


def ruim_op(kluis: Kluis, reserve: Path, nu: int) -> None:
    """Forget ended sessions, and copies of the vault whose back-up rotation took away."""
    sessies.ruim_op(kluis, nu)
    for kopie in reserve.glob(f"*{ACHTERVOEGSEL}"):
        if not kopie.with_name(kopie.name.removesuffix(ACHTERVOEGSEL) + ".duckdb").exists():
            kopie.unlink()
