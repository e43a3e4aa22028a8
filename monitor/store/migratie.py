"""Migrations: numbered .sql files, applied once, in order, each in its own transaction.

A database of an older version upgrades at opening; one of a newer version is refused, because this
program can't know what its tables mean.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

import duckdb

from monitor.fouten import DatabaseFout

# the statements of a step and the database don't fit each other: the file itself is sound
STAP_PAST_NIET = (duckdb.CatalogException, duckdb.BinderException, duckdb.ConstraintException)
_NAAM = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")


class Migratie(NamedTuple):
    """One step: its number, its file name and its statements."""

    nummer: int
    naam: str
    opdrachten: str


@cache
def migraties() -> tuple[Migratie, ...]:
    """All steps that this program knows, in order."""
    gevonden = []
    for bestand in resources.files("monitor.store").joinpath("migraties").iterdir():
        treffer = _NAAM.fullmatch(bestand.name)
        if treffer:
            gevonden.append(Migratie(int(treffer[1]), bestand.name, bestand.read_text(encoding="utf-8")))
    return tuple(sorted(gevonden))


def openstaand(cursor: duckdb.DuckDBPyConnection) -> list[Migratie]:
    """Steps that this database hasn't had; all of them for an empty one.

    Raises
    ------
    DatabaseFout
        The database was made by a newer program.
    """
    bekend, gedaan = migraties(), _gedaan(cursor)
    if gedaan and max(gedaan) > bekend[-1].nummer:
        raise DatabaseFout(
            f"Deze database is gemaakt met een nieuwere Buurtmonitor (stap {max(gedaan)}, dit programma kent "
            f"{bekend[-1].nummer}). Werk het programma bij, of kies een andere map met gegevens."
        )
    return [stap for stap in bekend if stap.nummer not in gedaan]


def migreer(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Apply what is missing; return the names of the applied steps. A database that misses nothing is not
    written to, so that closing it asks no checkpoint.

    Raises
    ------
    DatabaseFout
        The database was made by a newer program, or a step doesn't fit it (which is then undone).
    """
    stappen = openstaand(cursor)
    if stappen:
        cursor.execute(
            "create table if not exists migratie (nummer integer primary key, naam varchar not null, "
            "toegepast_op timestamp not null default current_timestamp::timestamp)"
        )
        cursor.execute(
            "comment on table migratie is 'kamer: store. Welke stappen deze database heeft gehad.'"
        )
    toegepast = []
    for stap in stappen:
        cursor.execute("begin transaction")
        try:
            cursor.execute(stap.opdrachten)
            cursor.execute("insert into migratie (nummer, naam) values (?, ?)", [stap.nummer, stap.naam])
            cursor.execute("commit")
        except duckdb.Error as fout:
            cursor.execute("rollback")
            if stap is not migraties()[0] and isinstance(fout, STAP_PAST_NIET):
                raise DatabaseFout(
                    f"De database kon niet worden bijgewerkt: stap {stap.nummer} past er niet op. Er is "
                    "niets veranderd en de gegevens zijn heel. Ga terug naar de vorige versie van het "
                    "programma en meld dit nummer bij de leverancier."
                ) from fout
            raise
        toegepast.append(stap.naam)
    return toegepast


def _gedaan(cursor: duckdb.DuckDBPyConnection) -> set[int]:
    """Numbers of the steps that this database has had."""
    try:
        return {nummer for (nummer,) in cursor.execute("select nummer from migratie").fetchall()}
    except duckdb.CatalogException:  # an empty database; asking the engine for its tables costs far more
        return set()
