"""Connecting to one DuckDB file with the engine closed off, and what its errors mean to the user.

Order matters: limits, extensions off, the two folders it may read, then no other files, then no more
settings. A damaged journal (WAL) is told apart from a damaged file, because the first can be mended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from monitor.fouten import DatabaseFout
from monitor.settings import Instellingen

OPSLAGVERSIE = "v1.5.0"  # the file stays readable by the previous engine
_POSITIE = re.compile(r"byte position (\d+)")
_VOL = ("no space left", "file too large", "disk full", "disk quota", "could not write all bytes")


class JournaalKapot(DatabaseFout):
    """The journal can't be replayed; `positie` is the first bad byte, when the engine says it."""

    def __init__(self, bestand: Path, positie: int | None) -> None:
        super().__init__(f"Het journaal van {bestand.name} is beschadigd.")
        self.positie = positie


def verbind(bestand: Path, instellingen: Instellingen) -> duckdb.DuckDBPyConnection:
    """Connect with the engine closed off: no foreign files, no extensions, no more settings.

    Raises
    ------
    JournaalKapot, DatabaseFout
    """
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
                "checkpoint_threshold": "1TB",  # only `vastleggen` makes checkpoints
            },
        )
    except duckdb.Error as fout:
        raise _fout_bij_openen(fout, bestand) from fout
    mappen = ", ".join(
        "'" + str(map_.resolve()).replace("'", "''") + "'"
        for map_ in (instellingen.reserve, instellingen.werkmap)
    )
    try:
        verbinding.execute("pragma disable_checkpoint_on_shutdown")
        verbinding.execute(f"set allowed_directories = [{mappen}]")
    except duckdb.InvalidInputException as fout:  # this process has it open already, with its settings locked
        verbinding.close()
        raise DatabaseFout(zin_in_gebruik(bestand)) from fout
    verbinding.execute("set enable_external_access = false")
    verbinding.execute("set lock_configuration = true")
    return verbinding


def vertaal(fout: duckdb.Error, bestand: Path) -> DatabaseFout | None:
    """The sentence for an error of the file or the disk; None when the statement itself is at fault."""
    tekst = str(fout).lower()
    if isinstance(fout, duckdb.InterruptException):
        return DatabaseFout(
            "Deze vraag aan de database duurde te lang en is gestopt. Kies een kortere periode."
        )
    if any(woord in tekst for woord in _VOL):
        return DatabaseFout(
            "De schijf is vol: deze wijziging is niet bewaard, de eerdere gegevens staan er nog. "
            "Maak ruimte, start de app opnieuw en doe de wijziging nog een keer."
        )
    if "corrupt" in tekst or "checksum" in tekst or "deserializ" in tekst:
        return DatabaseFout(zin_bij_schade(bestand))
    if isinstance(fout, duckdb.FatalException) or "invalidated" in tekst:
        return DatabaseFout(
            "De database is na een eerdere fout gestopt. Sluit de app en start haar opnieuw; "
            "bewaarde gegevens blijven staan."
        )
    if isinstance(fout, duckdb.OutOfMemoryException):
        return DatabaseFout(
            "Deze vraag aan de database vraagt te veel geheugen. Kies een kortere periode, "
            "of verhoog de instelling 'geheugen'."
        )
    return None


@contextmanager
def in_zinnen(bestand: Path) -> Iterator[None]:
    """Errors of the file or the disk inside the block become their sentence."""
    try:
        yield
    except duckdb.Error as fout:
        zin = vertaal(fout, bestand)
        if zin is None:
            raise
        raise zin from fout


def zin_in_gebruik(bestand: Path) -> str:
    """Another process, or this one, has the database open."""
    return (
        f"De database {bestand.name} is in gebruik, waarschijnlijk door de app zelf. "
        "Doe dit in de app, of sluit de app en probeer het opnieuw."
    )


def zin_bij_schade(bestand: Path) -> str:
    """The file is damaged; names the last back-up when there is one."""
    from monitor.store.backup import laatste  # looks into the folder beside the database

    back_up = laatste(bestand.parent / "reserve")
    hoe = (
        f"De laatste back-up is van {back_up.gemaakt_op:%d-%m-%Y %H:%M}. "
        "Sluit de app en zet die terug met: buurtmonitor herstel"
        if back_up
        else "Er is geen back-up. Zet zelf een kopie terug, of begin met een lege map en importeer opnieuw."
    )
    return f"De database {bestand.name} is beschadigd of geen database van de Buurtmonitor. {hoe}"


def _fout_bij_openen(fout: duckdb.Error, bestand: Path) -> DatabaseFout:
    tekst = str(fout).lower()
    if "set lock" in tekst or "conflicting lock" in tekst or "being used by another" in tekst:
        return DatabaseFout(zin_in_gebruik(bestand))
    if "wal" in tekst and ("replay" in tekst or "corrupt" in tekst or "checksum" in tekst):
        plek = _POSITIE.search(str(fout))
        return JournaalKapot(bestand, int(plek[1]) if plek else None)
    if isinstance(fout, duckdb.IOException) and "valid" not in tekst and "corrupt" not in tekst:
        bekend = vertaal(fout, bestand)
        return bekend or DatabaseFout(
            f"De database {bestand.name} kan niet worden geopend. "
            "Controleer of de map bestaat en beschrijfbaar is, of zet een back-up terug."
        )
    return DatabaseFout(zin_bij_schade(bestand))
