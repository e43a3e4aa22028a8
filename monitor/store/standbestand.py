"""A note beside the database: up to which version changes were acknowledged.

A journal that was cut off, or an old copy of the file put back, opens without an error and simply is
older: figures would be silently wrong. So after every commit the version is written here too, and at
opening the two are compared. Written after the commit, hence never ahead of what was acknowledged.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def pad(database: Path) -> Path:
    """Where the note lies."""
    return database.with_name(database.name + ".stand")


def lees(database: Path) -> int:
    """The version that was acknowledged, 0 when nothing (readable) is noted."""
    try:
        return int(pad(database).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def schrijf(database: Path, versie: int) -> None:
    """Note a version; all of it or nothing. A full disk may keep the older note: that warns too little,
    never too much."""
    nieuw = pad(database).with_suffix(".stand-nieuw")
    with contextlib.suppress(OSError):
        with nieuw.open("w", encoding="ascii") as bestand:
            bestand.write(str(versie))
            bestand.flush()
            os.fsync(bestand.fileno())
        nieuw.replace(pad(database))
