"""One DuckDB file, one write lock, a cursor per call.

Rules, all found by trying: a shared connection fails under threads, so every read takes its own cursor;
concurrent updates conflict, so there is one write lock; a query has no timeout of its own, so a timer
interrupts it; the settings that close the engine off are set once, then locked.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import duckdb
import pandas as pd

from monitor.fouten import DatabaseFout
from monitor.settings import Instellingen
from monitor.store.migratie import migreer

Parameters = Mapping[str, Any] | Sequence[Any]
OPSLAGVERSIE = "v1.5.0"  # the file stays readable by the previous engine


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
        """The first row of a query, or None."""
        return self._cursor.execute(vraag, parameters).fetchone()

    def df(self, vraag: str, parameters: Parameters = ()) -> pd.DataFrame:
        """A query's answer as a DataFrame."""
        return self._cursor.execute(vraag, parameters).df()

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

    def __init__(self, verbinding: duckdb.DuckDBPyConnection, instellingen: Instellingen) -> None:
        self._verbinding = verbinding
        self._slot = threading.RLock()
        self.instellingen = instellingen

    @classmethod
    def open(cls, instellingen: Instellingen) -> Self:
        """Open (or make) the database and bring it to this program's version.

        Raises
        ------
        DatabaseFout
            In use by another process, made by a newer program, or damaged.
        """
        for map_ in (instellingen.data, instellingen.werkmap, instellingen.reserve):
            map_.mkdir(parents=True, exist_ok=True)
        verbinding = _verbind(instellingen.database, instellingen)
        store = cls(verbinding, instellingen)
        with store._slot:
            migreer(verbinding.cursor())
        return store

    def sluit(self) -> None:
        """Write everything to the file and let go of it."""
        with self._slot:
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
        cursor = self._verbinding.cursor()
        wekker = threading.Timer(self.instellingen.vraag_seconden, cursor.interrupt)
        wekker.daemon = True
        wekker.start()
        try:
            yield cursor
        except duckdb.InterruptException as fout:
            raise DatabaseFout(
                "Deze vraag aan de database duurde te lang en is gestopt. Kies een kortere periode."
            ) from fout
        finally:
            wekker.cancel()
            cursor.close()

    # -- writing ------------------------------------------------------------------------------------
    @contextmanager
    def schrijf(self, *, proef: bool = False) -> Iterator[Transactie]:
        """One write transaction; commits at the end of the block, rolls back on any error.

        `proef=True` always rolls back: that is how a preview sees exactly what an import would do.
        """
        with self._slot:
            cursor = self._verbinding.cursor()
            try:
                cursor.execute("begin transaction")
                yield Transactie(cursor)
                if proef:
                    cursor.execute("rollback")
                else:
                    cursor.execute(
                        "insert into stand values ('versie', '1') "
                        "on conflict do update set waarde = (waarde::bigint + 1)::varchar"
                    )
                    cursor.execute("commit")
            except BaseException:
                _draai_terug(cursor)
                raise
            finally:
                cursor.close()

    def leg_vast(self) -> None:
        """Checkpoint: after an import or migration everything stands in the file itself."""
        with self._slot:
            cursor = self._verbinding.cursor()
            cursor.execute("checkpoint")
            cursor.close()

    @property
    def versie(self) -> int:
        """Goes up at every committed change: the key under which answers may be cached."""
        rij = self.rij("select waarde::bigint from stand where sleutel = 'versie'")
        return int(rij[0]) if rij else 0


def _draai_terug(cursor: duckdb.DuckDBPyConnection) -> None:
    try:
        cursor.execute("rollback")
    except duckdb.Error:
        return  # nothing was open any more: the engine already rolled back


def _verbind(bestand: Path, instellingen: Instellingen) -> duckdb.DuckDBPyConnection:
    """Connect with the engine closed off: no foreign files, no extensions, no more settings."""
    try:
        verbinding = duckdb.connect(
            bestand,
            config={
                "storage_compatibility_version": OPSLAGVERSIE,
                "memory_limit": instellingen.geheugen,
                "threads": instellingen.threads,
                "max_temp_directory_size": "4GB",
                "temp_directory": str((instellingen.werkmap / "duckdb").resolve()),
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
                "allow_community_extensions": "false",
                "python_enable_replacements": "false",
            },
        )
    except duckdb.IOException as fout:
        raise DatabaseFout(_zin_bij_openen(fout, bestand)) from fout
    except duckdb.Error as fout:
        raise DatabaseFout(_zin_bij_schade(bestand)) from fout
    mappen = ", ".join(
        "'" + str(map_.resolve()).replace("'", "''") + "'"
        for map_ in (instellingen.reserve, instellingen.werkmap)
    )
    try:
        verbinding.execute(f"set allowed_directories = [{mappen}]")
    except duckdb.InvalidInputException as fout:  # this process has it open already, with its settings locked
        verbinding.close()
        raise DatabaseFout(_zin_in_gebruik(bestand)) from fout
    verbinding.execute("set enable_external_access = false")
    verbinding.execute("set lock_configuration = true")
    return verbinding


def _zin_bij_openen(fout: duckdb.Error, bestand: Path) -> str:
    if "lock" in str(fout).lower():
        return _zin_in_gebruik(bestand)
    if "not a valid" in str(fout).lower():
        return _zin_bij_schade(bestand)
    return (
        f"De database {bestand.name} kan niet worden geopend. "
        "Controleer of de map bestaat en beschrijfbaar is, of zet een back-up terug."
    )


def _zin_in_gebruik(bestand: Path) -> str:
    return (
        f"De database {bestand.name} is in gebruik, waarschijnlijk door de app zelf. "
        "Doe dit in de app, of sluit de app en probeer het opnieuw."
    )


def _zin_bij_schade(bestand: Path) -> str:
    return (
        f"De database {bestand.name} is beschadigd of geen database van de Buurtmonitor. "
        "Zet een back-up terug en probeer het opnieuw."
    )
