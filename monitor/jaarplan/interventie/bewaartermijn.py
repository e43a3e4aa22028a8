"""The retention period on Interventies: names of colleagues do not stay for ever.

What was applied where stays, for what it did is read from it years later. From before the limit the name of
who changed a line, a card, or ticked a step off becomes "een oud-collega", in the history as well.
"""

from __future__ import annotations

import datetime as dt
import json

from monitor.jaarplan.interventie.kaarten import KAARTEN
from monitor.jaarplan.interventie.toepassing import TOEPASSINGEN
from monitor.jaarplan.versies import NAAMLOOS, met_oude_naam, vergeet_namen
from monitor.store import Store, Transactie


def te_oud(waar: Store | Transactie, grens: dt.date) -> int:
    """Rows that would lose a name."""
    namen = sum(met_oude_naam(waar, boek, grens) for boek in (TOEPASSINGEN, KAARTEN))
    return namen + len(_stappen(waar, grens))


def ruim_op(tx: Transactie, grens: dt.date) -> None:
    """Take the names that are past the retention period away, inside this transaction."""
    for boek in (TOEPASSINGEN, KAARTEN):
        vergeet_namen(tx, boek, grens)
    for stappen, toepassing, versie in _stappen(waar=tx, grens=grens):
        tx.doe(
            "update toepassing set stappen = ? where toepassing = ? and versie = ?",
            [stappen, toepassing, versie],
        )


def _stappen(waar: Store | Transactie, grens: dt.date) -> list[tuple[str, str, int]]:
    """The lines with a name at a step of before the limit, and their steps without it."""
    uit = []
    for toepassing, versie, tekst in waar.rijen("select toepassing, versie, stappen from toepassing"):
        stappen = json.loads(tekst)
        oud = [s for s in stappen if s["op"] and s["op"] < grens.isoformat() and s["wie"] != NAAMLOOS]
        for stap in oud:
            stap["wie"] = NAAMLOOS
        if oud:
            uit.append((json.dumps(stappen), str(toepassing), int(versie)))
    return uit
