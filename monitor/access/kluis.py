"""The vault: one SQLite file with sessions, share links and the audit log.

SQLite in WAL mode with synchronous=FULL: what was acknowledged survives a power cut, and the command line
can list and revoke while the app runs. Every function takes the moment as an argument (`nu`, whole
seconds since 1970, UTC); randomness is an argument of the vault. Each change writes its line in the audit
log inside the same transaction: no change without a line, no line without the change.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import threading
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Self

from monitor.fouten import DatabaseFout

WACHT_SECONDEN = 5.0  # how long one process waits for the other's write
GEHEIM_BYTES = 32  # 256 bits: guessing is hopeless
NAAM_BYTES = 9  # 72 bits: no two links ever get the same name

Willekeur = Callable[[int], bytes]


class Kluis:
    """The open vault of one data folder. Safe under threads and beside other processes."""

    def __init__(self, verbinding: sqlite3.Connection, willekeur: Willekeur) -> None:
        self._verbinding = verbinding
        self._willekeur = willekeur
        self._slot = threading.RLock()

    @classmethod
    def open(cls, bestand: Path, willekeur: Willekeur = secrets.token_bytes) -> Self:
        """Open the vault, or make it.

        Raises
        ------
        DatabaseFout
            The file can't be opened, or is no vault.
        """
        try:
            bestand.parent.mkdir(parents=True, exist_ok=True)
            verbinding = sqlite3.connect(
                bestand, timeout=WACHT_SECONDEN, check_same_thread=False, isolation_level=None
            )
            bestand.chmod(0o600)
            verbinding.execute("pragma journal_mode = wal")
            verbinding.execute("pragma synchronous = full")
            verbinding.execute("pragma foreign_keys = on")
            verbinding.execute("pragma trusted_schema = off")
            schema = resources.files("monitor.access") / "schema" / "kluis.sql"
            verbinding.executescript(schema.read_text(encoding="utf-8"))
        except (sqlite3.Error, OSError) as fout:
            raise DatabaseFout(
                f"Het bestand {bestand.name} met aanmeldingen en gedeelde links kan niet worden geopend. "
                "Controleer of de map beschrijfbaar is en de schijf niet vol; anders: zet een back-up terug."
            ) from fout
        return cls(verbinding, willekeur)

    def sluit(self) -> None:
        """Let go of the file."""
        with self._slot:
            self._verbinding.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.sluit()

    @contextmanager
    def lees(self) -> Iterator[sqlite3.Connection]:
        """A moment to read in."""
        with self._slot:
            yield self._verbinding

    @contextmanager
    def vrij(self) -> Iterator[bool]:
        """Whether this thread can read now without waiting for somebody who writes; it keeps its turn."""
        beurt = self._slot.acquire(blocking=False)
        try:
            yield beurt
        finally:
            if beurt:
                self._slot.release()

    @contextmanager
    def wijzig(self) -> Iterator[sqlite3.Connection]:
        """One write transaction: all of it, or nothing."""
        with self._slot:
            try:
                self._verbinding.execute("begin immediate")
            except sqlite3.Error as fout:
                raise DatabaseFout(
                    "De aanmeldingen en gedeelde links zijn nu niet te wijzigen: een ander programma is "
                    "ermee bezig, of de schijf is vol. Probeer het over een minuut opnieuw."
                ) from fout
            try:
                yield self._verbinding
                self._verbinding.execute("commit")
            except BaseException:
                if self._verbinding.in_transaction:
                    self._verbinding.execute("rollback")
                raise

    def nieuw_geheim(self) -> str:
        """An opaque token of 256 bits."""
        return _tekst(self._willekeur(GEHEIM_BYTES))

    def nieuwe_naam(self) -> str:
        """A name of 72 bits for a link or a session; it is no secret. Never begins like an option."""
        while (naam := _tekst(self._willekeur(NAAM_BYTES))).startswith("-"):
            continue
        return naam

    def zout(self) -> bytes:
        """Salt for a password."""
        return self._willekeur(16)

    def kopie(self, doel: Path) -> None:
        """A consistent copy of the vault, also while it is in use."""
        with self._slot, sqlite3.connect(doel) as kopie:
            self._verbinding.backup(kopie)
        kopie.close()


def vingerafdruk(geheim: str) -> bytes:
    """What is stored of a token. Plain SHA-256 is enough: the token itself is 256 random bits."""
    return hashlib.sha256(geheim.encode("utf-8", "surrogatepass")).digest()


def _tekst(ruw: bytes) -> str:
    return urlsafe_b64encode(ruw).rstrip(b"=").decode("ascii")
