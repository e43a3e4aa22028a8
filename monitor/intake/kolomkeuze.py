"""Which column is which, as a user confirmed it once for a header; next week the same header is one click.

Kept under the hash of the normalised header row, so it holds for every file of the same shape and for no
other. The order of day and month is never remembered: that belongs to one file. Forgetting makes the next
file of this shape ask again; what is in stays as it is.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from monitor.store import Store, Transactie


@dataclass(frozen=True)
class Kolomkeuze:
    """One remembered choice: field → header as it was written, and since when (UTC)."""

    kophash: str
    kolommen: Mapping[str, str]
    gemaakt_op: dt.datetime


def onthoud(tx: Transactie, kophash: str, kolommen: Mapping[str, str], nu: dt.datetime) -> None:
    """Keep the choice for this header; a newer one takes its place."""
    tx.doe(
        "insert into profielkeuze (kophash, keuze, gemaakt_op) values (?, ?, ?) "
        "on conflict do update set keuze = excluded.keuze, gemaakt_op = excluded.gemaakt_op",
        [kophash, json.dumps({"kolommen": dict(kolommen)}, ensure_ascii=False), nu],
    )


def zoek(tx: Transactie, kophash: str) -> Mapping[str, str] | None:
    """The remembered columns of this header."""
    rij = tx.rij("select keuze from profielkeuze where kophash = ?", [kophash])
    return None if rij is None else _kolommen(rij[0])


def alle(store: Store) -> tuple[Kolomkeuze, ...]:
    """Everything remembered, newest first."""
    rijen = store.rijen(
        "select kophash, keuze, gemaakt_op from profielkeuze order by gemaakt_op desc, kophash"
    )
    return tuple(Kolomkeuze(kophash, _kolommen(keuze), op) for kophash, keuze, op in rijen)


def vergeet(tx: Transactie, kophash: str) -> bool:
    """Forget the choice for this header; tells whether there was one."""
    was = zoek(tx, kophash) is not None
    tx.doe("delete from profielkeuze where kophash = ?", [kophash])
    return was


def _kolommen(keuze: str) -> dict[str, str]:
    kolommen: dict[str, str] = json.loads(keuze)["kolommen"]
    return kolommen
