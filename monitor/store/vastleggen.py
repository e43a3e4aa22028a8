"""A checkpoint that can be killed: a copy of file and journal stands beside it until it is done.

The engine keeps its catalogue in a block that it writes anew, in the same place, at every checkpoint. Killed
in the middle of that (seen once in two thousand kills) the file has a block whose checksum is wrong, and
what was acknowledged could not be read any more. So the engine never makes a checkpoint by itself
(`verbinding` forbids it, also at closing); this module does:

1. copy the journal and the file; the copy counts as soon as it has its name, `….voor`;
2. checkpoint;
3. remove the copy.

Who opens a folder and finds a `….voor` puts it back: nothing was written since, so nothing is lost. Without
room for the copy there is no checkpoint: the journal holds everything.

The copy is read through the file descriptor that the engine itself holds: closing any other descriptor on the
file would let go of the engine's lock (POSIX). Where descriptors cannot be looked up (no `/proc`) the
checkpoint is made without a copy.
"""

from __future__ import annotations

import logging
import os
from pathlib import Path

import duckdb

from monitor.fouten import DatabaseFout

VOOR, HALF = ".voor", ".voor-half"
GROOT_JOURNAAL = 16 * 2**20  # bytes; then a commit is followed by a checkpoint
_DESCRIPTORS = Path("/proc/self/fd")
LOGBOEK = logging.getLogger(__name__)


def journaal_van(database: Path) -> Path:
    """Where the engine keeps what was committed since the last checkpoint."""
    return database.with_name(database.name + ".wal")


def leg_vast(cursor: duckdb.DuckDBPyConnection, database: Path) -> bool:
    """Write the journal into the file. False when it could not be done: then the journal still holds all.

    The caller sees to it that nobody writes.

    Raises
    ------
    duckdb.Error
        The file is damaged.
    """
    if not journaal_van(database).exists():
        return True
    try:
        _kopieer(database)
    except OSError:
        LOGBOEK.warning("No copy could be made, so no checkpoint either", exc_info=True)
        ruim_op(database)
        return False
    _checkpoint(cursor)
    ruim_op(database)
    return True


def herstel_halve(database: Path) -> None:
    """Put back what stood there before a checkpoint that was killed (`half_vastgelegd`).

    The caller sees to it that no process has the database open.
    """
    voor = _bij(database, VOOR)
    oud_journaal = journaal_van(voor)
    if oud_journaal.exists():  # else this very step was killed after the next two lines
        for rest in database.parent.glob(f"{database.name}.wal*"):
            rest.unlink()
        oud_journaal.replace(journaal_van(database))
    voor.replace(database)


def half_vastgelegd(database: Path) -> bool:
    """Was a checkpoint of this database killed?"""
    return _bij(database, VOOR).exists()


def ruim_op(database: Path) -> None:
    """Remove the copy, the file first: without it the rest doesn't count. Only for who holds the database.

    Raises
    ------
    DatabaseFout
        It can't be removed: going on would put back old data at the next start.
    """
    voor = _bij(database, VOOR)
    try:
        for pad in (voor, journaal_van(voor), _bij(database, HALF)):
            pad.unlink(missing_ok=True)
    except OSError as fout:
        raise DatabaseFout(
            f"Een tijdelijke kopie van de database kan niet weg uit de map {database.parent}. Controleer of "
            "u in die map mag schrijven en start de app opnieuw."
        ) from fout


def _checkpoint(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("checkpoint")


def _kopieer(database: Path) -> None:
    """Journal first: the copy of the file gets its name last, and only then it counts."""
    lezen = _descriptor(database)
    if lezen is None:
        return
    voor, half = _bij(database, VOOR), _bij(database, HALF)
    with journaal_van(database).open("rb") as bestand:  # its lock may go: that of the file keeps others out
        _schrijf_af(bestand.fileno(), half)
    half.replace(journaal_van(voor))
    _schrijf_af(lezen, half)
    half.replace(voor)


def _schrijf_af(lezen: int, doel: Path) -> None:
    lengte, plek = os.fstat(lezen).st_size, 0
    with doel.open("wb") as uit:
        while plek < lengte and (stuk := os.sendfile(uit.fileno(), lezen, plek, lengte - plek)):
            plek += stuk
    if plek < lengte:
        raise OSError(f"{doel.name} was written in part")


def _descriptor(bestand: Path) -> int | None:
    """The descriptor under which this process has a file open; None when it hasn't, or can't be known."""
    try:
        zelf = bestand.stat()
        nummers = [int(pad.name) for pad in _DESCRIPTORS.iterdir()]
    except OSError:
        return None
    for nummer in nummers:
        try:
            open_ = os.fstat(nummer)
        except OSError:
            continue  # closed in the meantime: the one that listed the folder
        if os.path.samestat(zelf, open_):
            return nummer
    return None


def _bij(database: Path, soort: str) -> Path:
    return database.with_name(database.name + soort)
