"""A file from outside is tasted first, in a process of its own with limits; only then the app opens it.

Workbooks, calendars and maps are read by parsers of others, in C, Rust and Python. A file made to hurt can
make such a parser eat all memory, never end, or abort the whole process (3 KB of workbook is enough); so a
child opens it first with the same parser (`proefkind`). If the child is killed, runs out of memory or out of
time, the app never opens the file: the user reads one sentence, and nobody else notices. If it comes through,
the app reads it itself.

Why tasting, and not handing over the rows: what a child hands over would have to be parsed again on this
side, and a workbook is small beside what it costs to open. Text (CSV, JSON, GeoJSON) isn't tasted: DuckDB and
Python's own decoders read it inside the limits of `lezen`, and a million rows pay nothing. Costs a third of a
second per workbook, calendar or map. The child gets an empty environment: no secret of ours is in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from monitor.fouten import Geweigerd, kort
from monitor.intake import proefkind
from monitor.intake.lezen.zipgrens import keur_zip

WACHT_SECONDEN = 90.0  # by the clock on the wall; the child's own limit counts processor time
_OMGEVING = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT")


def proef(pad: Path, naam: str, wacht: float = WACHT_SECONDEN) -> None:
    """Taste one file.

    Raises
    ------
    Geweigerd
        Opening it takes more memory or time than any ordinary file, or crashes the parser.
    """
    with pad.open("rb") as bestand:
        begin = bestand.read(64)
    soort = proefkind.soort(begin)
    if not soort:
        return
    if begin.startswith(proefkind.ZIP) and not _is_kaart(pad):
        keur_zip(pad)  # bombs are told at once, with what to do
    try:
        uit = subprocess.run(  # noqa: S603 — our own script, no shell
            [sys.executable, "-I", "-B", proefkind.__file__, str(pad.resolve())],
            env={veld: os.environ[veld] for veld in _OMGEVING if veld in os.environ}
            | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            timeout=wacht, check=False, start_new_session=True,
        )  # fmt: skip
        goed = uit.returncode == 0
    except subprocess.TimeoutExpired:
        goed = False
    if not goed:
        raise Geweigerd(
            f"{kort(naam)} is niet ingelezen: het vraagt meer geheugen of tijd dan een gewoon bestand. "
            "Open het in het programma waar het vandaan komt en bewaar alleen wat nodig is, bij voorkeur "
            "als CSV."
        )


def _is_kaart(pad: Path) -> bool:
    """A zip with a shapefile: `gebieden` has limits of its own for it."""
    import zipfile

    try:
        with zipfile.ZipFile(pad) as archief:
            return any(naam.lower().endswith(".shp") for naam in archief.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
