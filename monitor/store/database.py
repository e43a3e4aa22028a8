"""One DuckDB file, one write lock, a cursor per call.

Rules, all found by trying: a shared connection fails under threads, so every read takes its own cursor;
concurrent updates conflict, so there is one write lock; a query has no timeout of its own, so a watcher
interrupts it; the settings that close the engine off are set once, then locked.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Self

import duckdb
import pandas as pd

from monitor.fouten import BuurtmonitorFout
from monitor.settings import Instellingen
from monitor.store import standbestand, vastleggen
from monitor.store.backup import Backup, controlesommen, laatste, maak, ruim_oude_op, ruim_terzijde_op
from monitor.store.herstel import open_veilig
from monitor.store.verbinding import in_zinnen
from monitor.store.wekker import Wekker

Parameters = Mapping[str, Any] | Sequence[Any]


class Transactie:
    """A cursor inside one write transaction. Everything is kept, or nothing."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def doe(self, vraag: str, parameters: Parameters = ()) -> None:
        """Execute a statement."""
        self._cursor.execute(vraag, parameters)

    def doe_vaak(self, vraag: str, rijen: Sequence[Sequence[Any]]) -> None:
        """Execute a statement once per row; for a handful of rows. Many rows: `tabel`."""
        if rijen:
            self._cursor.executemany(vraag, rijen)

    def rijen(self, vraag: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self._cursor.execute(vraag, parameters).fetchall()

    def rij(self, vraag: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None.

        All rows are fetched: a result left half read keeps the connection busy for `tabel`.
        """
        return next(iter(self.rijen(vraag, parameters)), None)

    def df(self, vraag: str, parameters: Parameters = ()) -> pd.DataFrame:
        """A query's answer as a DataFrame."""
        return self._cursor.execute(vraag, parameters).df()

    def onthoud(self, sleutel: str, waarde: str | None) -> None:
        """Keep a mark of the database in table `stand`; None forgets it."""
        self.doe("delete from stand where sleutel = ?", [sleutel])
        if waarde is not None:
            self.doe("insert into stand values (?, ?)", [sleutel, waarde])

    def toon(self, naam: str, inhoud: Any) -> None:
        """Make an Arrow table known under `naam` until this transaction ends; it is read in place."""
        self._cursor.register(naam, inhoud)

    @contextmanager
    def tabel(self, naam: str, inhoud: Any) -> Iterator[None]:
        """Make a DataFrame or Arrow table known under `naam` for the statements inside the block."""
        self._cursor.register(naam, inhoud)
        try:
            yield
        finally:
            self._cursor.unregister(naam)


class Store:
    """The database of one data folder. Make it with `Store.open`."""

    def __init__(
        self, verbinding: duckdb.DuckDBPyConnection, instellingen: Instellingen, meldingen: Sequence[str] = ()
    ) -> None:
        self._verbinding = verbinding
        self._versie: int | None = None
        self._slot = threading.RLock()
        self._wekker = Wekker(instellingen.vraag_seconden)
        self.instellingen = instellingen
        self.meldingen = tuple(meldingen)  # what the user must know about how it opened

    @classmethod
    def open(cls, instellingen: Instellingen) -> Self:
        """Open (or make) the database and bring it to this program's version.

        Raises
        ------
        DatabaseFout
            In use by another process, made by a newer program, damaged, or on a disk that doesn't work.
        """
        verbinding, meldingen = open_veilig(instellingen)
        return cls(verbinding, instellingen, meldingen)

    def sluit(self) -> None:
        """Write everything to the file and let go of it."""
        with self._slot:
            with suppress(duckdb.Error, BuurtmonitorFout):  # what is not in the file is in its journal
                self.leg_vast()
            self._wekker.sluit()
            self._verbinding.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.sluit()

    # -- reading ------------------------------------------------------------------------------------
    def rijen(self, vraag: str, parameters: Parameters = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with self._lees() as cursor:
            return cursor.execute(vraag, parameters).fetchall()

    def rij(self, vraag: str, parameters: Parameters = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with self._lees() as cursor:
            return cursor.execute(vraag, parameters).fetchone()

    def df(self, vraag: str, parameters: Parameters = ()) -> pd.DataFrame:
        """A query's answer as a DataFrame."""
        with self._lees() as cursor:
            return cursor.execute(vraag, parameters).df()

    @contextmanager
    def _lees(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with (
            closing(self._verbinding.cursor()) as cursor,
            self._wekker.bewaak(cursor.interrupt),
            in_zinnen(self.instellingen.database),
        ):
            yield cursor

    # -- writing ------------------------------------------------------------------------------------
    @contextmanager
    def schrijf(self, *, proef: bool = False) -> Iterator[Transactie]:
        """One write transaction; commits at the end of the block, rolls back on any error.

        `proef=True` always rolls back: that is how a preview sees exactly what an import would do.
        """
        with self._slot, in_zinnen(self.instellingen.database), closing(self._verbinding.cursor()) as cursor:
            try:
                cursor.execute("begin transaction")
                yield Transactie(cursor)
                if proef:
                    cursor.execute("rollback")
                    return
                (versie,) = cursor.execute(
                    "insert into stand values ('versie', '1') on conflict do update "
                    "set waarde = (waarde::bigint + 1)::varchar returning waarde::bigint"
                ).fetchall()[0]
                cursor.execute("commit")
                self._versie = int(versie)
                standbestand.schrijf(self.instellingen.database, versie)
            except BaseException:
                _draai_terug(cursor)
                raise
            self._leg_groot_journaal_vast(cursor)

    def leg_vast(self) -> None:
        """Checkpoint: after an import or migration everything stands in the file itself."""
        with self._slot, in_zinnen(self.instellingen.database), closing(self._verbinding.cursor()) as cursor:
            vastleggen.leg_vast(cursor, self.instellingen.database)

    def _leg_groot_journaal_vast(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """After a commit, so nothing of it is at stake any more."""
        journaal = vastleggen.journaal_van(self.instellingen.database)
        if journaal.exists() and journaal.stat().st_size > vastleggen.GROOT_JOURNAAL:
            vastleggen.leg_vast(cursor, self.instellingen.database)

    # -- back-up ------------------------------------------------------------------------------------
    def backup(self, nu: dt.datetime) -> Backup:
        """Make a verified back-up now, and remove what rotation no longer keeps. `nu` is local time.

        Raises
        ------
        DatabaseFout
            The disk is full, the database is damaged, or the copy isn't equal.
        """
        with self._slot, in_zinnen(self.instellingen.database), closing(self._verbinding.cursor()) as cursor:
            gemaakt = maak(cursor, self.instellingen.reserve, nu, self.versie)
            ruim_oude_op(
                self.instellingen.reserve, self.instellingen.backup_dagen, self.instellingen.backup_weken
            )
        return gemaakt

    def backup_als_nodig(self, nu: dt.datetime) -> Backup | None:
        """The daily back-up: when the newest is of an earlier day and the data changed since."""
        vorige = laatste(self.instellingen.reserve, nu.date())
        if self.versie == 0 or (
            vorige and (vorige.gemaakt_op.date() == nu.date() or vorige.versie == self.versie)
        ):
            return None
        return self.backup(nu)

    def ruim_oude_backups_op(self, vandaag: dt.date) -> list[Path]:
        """Remove copies older than rotation ever keeps; what lies aside holds data of persons too."""
        dagen = self.instellingen.backup_dagen + 7 * self.instellingen.backup_weken
        return ruim_terzijde_op(self.instellingen.reserve, dagen, vandaag)

    def controleer(self) -> int:
        """Read every value of every table; returns the number of rows.

        Raises
        ------
        DatabaseFout
            Something can't be read: the file is damaged.
        """
        with self._slot, in_zinnen(self.instellingen.database), closing(self._verbinding.cursor()) as cursor:
            naam = cursor.execute("select current_database()").fetchall()[0][0]
            return sum(aantal for aantal, _ in controlesommen(cursor, naam).values())

    @property
    def versie(self) -> int:
        """Goes up at every committed change: the key under which answers may be cached.

        Asked once: only this process can change the data while it has them open.
        """
        if self._versie is None:
            rij = self.rij("select waarde::bigint from stand where sleutel = 'versie'")
            self._versie = int(rij[0]) if rij else 0
        return self._versie


def _draai_terug(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("rollback")
    except duckdb.Error:
        return  # nothing was open any more: the engine already rolled back
