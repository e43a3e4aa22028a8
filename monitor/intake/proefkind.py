"""The taster: a forked child that opens one file from outside with the app's own readers, inside limits.

It goes the way that the app will go, up to the database: map or figures (`gebieden`), master data (`stam`),
else hours (`lezen`); decoding, dividing, unpacking, geometry and repeats of appointments all happen here
first. Limits, set before the file is opened: memory (so much on top of what the readers themselves take, and
for large files a few times their size), processor time, no bytes written, few files open, no core dump, the
first to go when the machine runs short, and where the kernel allows it a network with nothing in it.

Exit code 0: the readers came through it, whatever they thought of it. `STRUIKELT`: a reader of ours raised
something that is no refusal; the app would do the same, so it doesn't try. Anything else, or a signal: the
file asks too much. A library that runs out of memory may say so in its own words (GEOS: `std::bad_alloc`),
and a refusal may hide it: the whole chain of causes is looked at.
"""

from __future__ import annotations

import contextlib
import csv
import ctypes
import datetime as dt
import io
import json
import resource
import signal
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import shapely

from monitor.fouten import BuurtmonitorFout, Geweigerd
from monitor.intake import gebieden
from monitor.intake.lezen.bestand import proef_bestand
from monitor.intake.lezen.contract import Keuzes
from monitor.intake.lezen.decodeer import decodeer
from monitor.intake.lezen.werkblad import OLE, ZIP, eenmaal, lees_bladen
from monitor.intake.stam import open_stam

MB = 1024 * 1024
GEHEUGEN = 512 * MB  # bytes of address space, on top of what the process has when it begins
KEER_GROOTTE = 3  # … and so many times the size of the file: a long CSV is large in memory too
REKENTIJD = 40  # seconds of processor time
WACHT_SECONDEN = 90.0  # by the clock on the wall
OPEN = 64  # files
TE_VEEL, STRUIKELT = 9, 3  # exit codes: out of memory; a reader stumbled without a word
LOS = "los"  # no kind of import: a small file that a page reads itself
_EIGEN_NETWERK = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET
_STERF_MEE = 1  # PR_SET_PDEATHSIG


@dataclass(frozen=True)
class Proefopdracht:
    """Which file to taste, and what the user said that decides which reader opens it."""

    pad: str
    soort: str = "auto"
    kolommen: Mapping[str, str] | None = None
    vandaag: str = "2026-01-01"  # ISO date: how far ahead the appointments of a calendar are worked out
    tijdzone: str = "Europe/Amsterdam"
    wacht: float = WACHT_SECONDEN


def los(pad: Path) -> Proefopdracht:
    """A file that a page reads by itself: a table, or lines for a map."""
    return Proefopdracht(str(pad.resolve()), LOS)


def stel_grenzen(grootte: int) -> None:
    """From here on this process can do little; `grootte` in bytes of the file that it will open."""
    geheugen = _adresruimte() + GEHEUGEN + KEER_GROOTTE * grootte
    for wat, hoeveel in (
        (resource.RLIMIT_AS, geheugen),
        (resource.RLIMIT_CPU, REKENTIJD),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(wat, (hoeveel, hoeveel))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")
    with contextlib.suppress(OSError, AttributeError):  # not allowed, or not there, everywhere
        kern = ctypes.CDLL(None)
        kern.prctl(_STERF_MEE, signal.SIGKILL)
        kern.unshare(_EIGEN_NETWERK)


def _adresruimte() -> int:
    """Bytes of address space that this process has now; 0 where the system doesn't tell."""
    try:
        bladzijden = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 0
    return bladzijden * resource.getpagesize()


def lees(opdracht: Proefopdracht) -> None:
    """Open the file as the app will, up to the database."""
    pad = Path(opdracht.pad)
    if opdracht.soort == LOS:
        _lees_los(pad)
    elif gebieden.herken(pad, opdracht.soort):
        gebieden.open_los(pad)
    elif opdracht.soort == "uren" or open_stam(pad, opdracht.soort) is None:
        keuzes = Keuzes(kolommen=opdracht.kolommen)
        proef_bestand(pad, keuzes, dt.date.fromisoformat(opdracht.vandaag), opdracht.tijdzone)


def _lees_los(pad: Path) -> None:
    """A table or lines for a map that a page reads by itself, and says itself what is wrong with."""
    inhoud = pad.read_bytes()
    if inhoud.startswith((ZIP, OLE)):
        lees_bladen(pad, inhoud[:8])
        return
    tekst = decodeer(inhoud).inhoud.decode("utf-8", errors="replace")
    try:
        if tekst.lstrip()[:1] == "{":
            alles = json.loads(tekst)
            vormen = [f.get("geometry") or f for f in alles.get("features", [alles])]
            shapely.from_geojson([json.dumps(vorm) for vorm in vormen])
        else:
            list(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"))
    except (
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
        csv.Error,
        shapely.errors.ShapelyError,
    ) as f:
        raise Geweigerd("Dit bestand is niet te lezen.") from f


def proef_een(opdracht: Proefopdracht) -> int:
    """Taste one file in this process, which is good for nothing else afterwards; the exit code."""
    stel_grenzen(Path(opdracht.pad).stat().st_size)
    warnings.simplefilter("ignore")
    try:
        with eenmaal():
            lees(opdracht)
    except Exception as fout:
        if _geheugen_op(fout):
            return TE_VEEL
        # a refusal or a question is said by the reader in the app; anything else is a mistake of ours
        return 0 if isinstance(fout, BuurtmonitorFout) else STRUIKELT
    except BaseException as fout:
        if type(fout).__name__ != "PanicException":  # the workbook reader's own crash: the app refuses it too
            raise
    return 0


def _geheugen_op(fout: BaseException | None) -> bool:
    """Was it memory, somewhere behind this error? Libraries in C have their own names for it."""
    while fout is not None:
        if isinstance(fout, MemoryError) or "alloc" in str(fout) or "out of memory" in str(fout).lower():
            return True
        fout = fout.__cause__ or fout.__context__
    return False
