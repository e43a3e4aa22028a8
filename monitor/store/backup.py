"""Back-ups: a verified copy of the whole database in the folder `reserve`, with rotation.

The engine copies from one moment (`COPY FROM DATABASE` into an attached file), then the copy is compared
with the original: per table the number of rows and the sum of the hashes of all rows. Only a copy that is
equal gets its name; until then it is called `….bezig`. Kept: the newest of each of the last days, and before
those the newest of each week. Names tell when and which version of the data:
`buurtmonitor-20261122-154600-v12.duckdb`.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from monitor.fouten import DatabaseFout

_NAAM = re.compile(r"buurtmonitor-(\d{8}-\d{6})-v(\d+)\.duckdb")
_TIJD = "%Y%m%d-%H%M%S"
BEZIG = ".bezig"

Som = dict[str, tuple[int, int]]  # table → rows, sum of row hashes


@dataclass(frozen=True)
class Backup:
    """One back-up: its file, the (local) moment it was made, and the version of the data in it."""

    bestand: Path
    gemaakt_op: dt.datetime
    versie: int


def lijst(reserve: Path) -> list[Backup]:
    """All back-ups in a folder, newest first."""
    uit = []
    for bestand in reserve.glob("buurtmonitor-*.duckdb") if reserve.is_dir() else ():
        treffer = _NAAM.fullmatch(bestand.name)
        if treffer:
            moment = dt.datetime.strptime(treffer[1], _TIJD)  # noqa: DTZ007 — local time, as in the name
            uit.append(Backup(bestand, moment, int(treffer[2])))
    return sorted(uit, key=lambda back_up: (back_up.gemaakt_op, back_up.versie), reverse=True)


def laatste(reserve: Path, tot: dt.date | None = None) -> Backup | None:
    """The newest back-up of at most day `tot`: a name from days to come is of a clock that was wrong."""
    return next((b for b in lijst(reserve) if tot is None or b.gemaakt_op.date() <= tot), None)


def maak(cursor: duckdb.DuckDBPyConnection, reserve: Path, nu: dt.datetime, versie: int) -> Backup:
    """Copy the database of this cursor and verify the copy. The caller holds the write lock.

    Raises
    ------
    DatabaseFout
        The copy differs from the original: it is thrown away.
    duckdb.Error
        The disk is full, or the original is damaged.
    """
    doel = reserve / f"buurtmonitor-{nu.strftime(_TIJD)}-v{versie}.duckdb"
    bezig = doel.with_name(doel.name + BEZIG)
    ruim_half_werk_op(reserve)
    try:
        if not schrijf_over(cursor, bezig):
            raise DatabaseFout(
                "De back-up is niet gelijk aan de database en is weggegooid. Probeer het opnieuw."
            )
        bezig.replace(doel)
        zet_vast(reserve)
    finally:
        ruim_half_werk_op(reserve)
    return Backup(doel, nu.replace(microsecond=0), versie)


def schrijf_over(cursor: duckdb.DuckDBPyConnection, doel: Path) -> bool:
    """Copy the database of this cursor into a new file: only what is in its tables, nothing of what was
    removed. Whether the copy is equal to the original."""
    bron = _naam_van(cursor)
    adres = str(doel.resolve()).replace("'", "''")
    cursor.execute(f"attach '{adres}' as reserve (storage_version 'v1.5.0')")
    try:
        cursor.execute(f'copy from database "{bron}" to reserve')
        cursor.execute("checkpoint reserve")
        gelijk = controlesommen(cursor, bron) == controlesommen(cursor, "reserve")
    finally:
        cursor.execute("detach reserve")
    if gelijk:
        zet_vast(doel)
    return gelijk


def controlesommen(cursor: duckdb.DuckDBPyConnection, database: str) -> Som:
    """Rows and sum of row hashes of every table: reads every value, so it also finds damage."""
    tabellen = cursor.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = ? order by all", [database]
    ).fetchall()
    uit: Som = {}
    for schema, tabel in tabellen:
        rij = cursor.execute(
            f'select count(*), coalesce(sum(hash(t)::hugeint), 0) from "{database}"."{schema}"."{tabel}" t'
        ).fetchone()
        assert rij is not None  # noqa: S101 — an aggregate always has a row
        uit[f"{schema}.{tabel}"] = (int(rij[0]), int(rij[1]))
    return uit


def ruim_oude_op(reserve: Path, dagen: int, weken: int) -> list[Path]:
    """Remove what rotation no longer keeps; returns the removed files. The newest always stays."""
    per_dag: dict[dt.date, Backup] = {}
    for back_up in reversed(lijst(reserve)):
        per_dag[back_up.gemaakt_op.date()] = back_up  # the newest of a day wins
    op_volgorde = sorted(per_dag.values(), key=lambda back_up: back_up.gemaakt_op, reverse=True)
    houden = {back_up.bestand for back_up in op_volgorde[:dagen]}
    per_week: dict[tuple[int, int], Backup] = {}
    for back_up in op_volgorde[dagen:]:
        per_week.setdefault(back_up.gemaakt_op.isocalendar()[:2], back_up)
    houden |= {back_up.bestand for _, back_up in sorted(per_week.items(), reverse=True)[:weken]}
    weg = [back_up.bestand for back_up in lijst(reserve) if back_up.bestand not in houden]
    for bestand in weg:
        bestand.unlink()
    return weg


def ruim_terzijde_op(reserve: Path, dagen: int, vandaag: dt.date) -> list[Path]:
    """Remove back-ups, and files put aside, of more than so many days ago; returns the removed files.

    The newest back-up stays whatever its age: without it a damaged database could not be mended.
    """
    grens = vandaag - dt.timedelta(days=dagen)
    weg = [back_up.bestand for back_up in lijst(reserve)[1:] if back_up.gemaakt_op.date() < grens]
    terzijde = reserve / "terzijde"
    for bestand in terzijde.iterdir() if terzijde.is_dir() else ():
        # local time, as in the names of back-ups; when it was put aside, not when it was last written
        if dt.datetime.fromtimestamp(bestand.stat().st_ctime).date() < grens:  # noqa: DTZ006
            weg.append(bestand)
    for bestand in weg:
        bestand.unlink()
    return weg


def ruim_half_werk_op(reserve: Path) -> None:
    """Copies that were never finished."""
    for bestand in reserve.glob(f"*{BEZIG}*"):
        bestand.unlink(missing_ok=True)


def zet_vast(pad: Path) -> None:
    """Wait until the disk itself has the file or folder."""
    nummer = os.open(pad, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def _naam_van(cursor: duckdb.DuckDBPyConnection) -> str:
    rij = cursor.execute("select current_database()").fetchone()
    assert rij is not None  # noqa: S101
    return str(rij[0])
