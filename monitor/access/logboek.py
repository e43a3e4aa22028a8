"""The audit log: who did what about what, append-only, each line chained to the one before.

hash(n) = SHA-256(hash(n−1) ‖ fields of line n, each with its length in front). Changing, removing or
inserting a line breaks every later hash; cutting off the end shows in SQLite's own counter, and against a
hash noted elsewhere (every back-up notes one). A token or a note never enters the log: only names do.
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass

from monitor.access.kluis import Kluis
from monitor.fouten import kort

BEGIN = b"\0" * 32  # the hash "before" the first line


@dataclass(frozen=True)
class Logregel:
    """One line. `op` in seconds since 1970, UTC; `hash` in hexadecimal."""

    n: int
    op: int
    wie: str
    wat: str
    over: str
    hash: str


@dataclass(frozen=True)
class Controle:
    """Whether the log is whole: number of lines, the last hash, and the first thing that is wrong."""

    regels: int
    laatste: str
    fout: str | None


def schrijf(verbinding: sqlite3.Connection, nu: int, wie: str, wat: str, over: str = "") -> None:
    """Add a line inside the transaction of the change it tells about."""
    wie, wat, over = kort(wie, 80), kort(wat, 40), kort(over, 200)
    rij = verbinding.execute("select hash from logboek order by n desc limit 1").fetchone()
    vorige = bytes(rij[0]) if rij else BEGIN
    verbinding.execute(
        "insert into logboek (op, wie, wat, over, vorige, hash) values (?, ?, ?, ?, ?, ?)",
        (nu, wie, wat, over, vorige, _hash(vorige, nu, wie, wat, over)),
    )


def noteer(kluis: Kluis, nu: int, wie: str, wat: str, over: str = "") -> None:
    """Add a line about something outside the vault: an import, a refused login."""
    with kluis.wijzig() as verbinding:
        schrijf(verbinding, nu, wie, wat, over)


def regels(kluis: Kluis, hoogstens: int = 100) -> list[Logregel]:
    """The latest lines, newest first."""
    with kluis.lees() as verbinding:
        rijen = verbinding.execute(
            "select n, op, wie, wat, over, hash from logboek order by n desc limit ?", (hoogstens,)
        ).fetchall()
    return [Logregel(n, op, wie, wat, over, bytes(hash_).hex()) for n, op, wie, wat, over, hash_ in rijen]


def controleer(kluis: Kluis, verwacht: str | None = None) -> Controle:
    """Walk the chain. `verwacht`: a hash noted earlier, which must still be in the log."""
    vorige, teller, gezien = BEGIN, 0, verwacht is None
    with kluis.lees() as verbinding:
        for n, op, wie, wat, over, ketting, hash_ in verbinding.execute(
            "select n, op, wie, wat, over, vorige, hash from logboek order by n"
        ):
            teller += 1
            goed = bytes(ketting) == vorige and bytes(hash_) == _hash(vorige, op, wie, wat, over)
            if n != teller or not goed:
                return Controle(teller, vorige.hex(), f"Regel {teller} van het logboek is veranderd of weg.")
            vorige = bytes(hash_)
            gezien = gezien or vorige.hex() == verwacht
        rij = verbinding.execute("select seq from sqlite_sequence where name = 'logboek'").fetchone()
    if rij and rij[0] != teller:
        return Controle(
            teller, vorige.hex(), f"Aan het eind van het logboek ontbreken {rij[0] - teller} regels."
        )
    if not gezien:
        return Controle(
            teller, vorige.hex(), "De eerder genoteerde controlecode komt in het logboek niet voor."
        )
    return Controle(teller, vorige.hex(), None)


def _hash(vorige: bytes, op: int, wie: str, wat: str, over: str) -> bytes:
    som = hashlib.sha256(vorige)
    for veld in (str(op), wie, wat, over):
        ruw = veld.encode("utf-8", "surrogatepass")
        som.update(len(ruw).to_bytes(4, "big") + ruw)
    return som.digest()
