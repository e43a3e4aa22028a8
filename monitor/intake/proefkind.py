"""The taster itself: one script, run in a process of its own, that opens one file with the real parsers.

`python -I proefkind.py PAD`. It imports nothing of the program, so that it starts in a fraction of a second,
and sets its limits before it loads a parser: memory, processor time, no files to write, few open, no core
dump, and where the kernel allows it a network of its own with nothing in it. Exit code 0: the parsers came
through it, whatever they thought of it. Anything else, or a signal: don't open this file in the app.
"""

from __future__ import annotations

import contextlib
import ctypes
import resource
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

GEHEUGEN = 512 * 1024 * 1024  # bytes of address space
REKENTIJD = 40  # seconds of processor time
OPEN = 64  # files
TE_VEEL = 9  # exit code for memory
_EIGEN_NETWERK = 0x10000000 | 0x40000000  # CLONE_NEWUSER | CLONE_NEWNET

ZIP, OLE, SQLITE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"SQLite format 3\x00"
CELLEN_HOOGSTENS = 8_000_000  # a larger sheet is refused unread, as the reader does


def stel_grenzen() -> None:
    """From here on this process can do little."""
    for wat, hoeveel in (
        (resource.RLIMIT_AS, GEHEUGEN),
        (resource.RLIMIT_CPU, REKENTIJD),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(wat, (hoeveel, hoeveel))
    with contextlib.suppress(OSError, AttributeError):  # not allowed everywhere
        ctypes.CDLL(None).unshare(_EIGEN_NETWERK)


def soort(begin: bytes) -> str:
    """Which parser would open this file; empty for text, which no parser of others reads."""
    if begin.startswith(SQLITE):
        return "kaart"
    if begin.startswith((ZIP, OLE)):
        return "werkboek"
    return "agenda" if begin.lstrip(b"\xef\xbb\xbf \r\n\t")[:15].upper() == b"BEGIN:VCALENDAR" else ""


def _werkboek(pad: Path) -> None:
    if zipfile.is_zipfile(pad):
        with zipfile.ZipFile(pad) as archief:
            vormen = [naam for naam in archief.namelist() if naam.lower().endswith(".shp")]
        if vormen:
            _kaart(f"/vsizip/{pad}/{vormen[0]}")
            return
    from python_calamine import CalamineWorkbook

    boek = CalamineWorkbook.from_path(pad)
    for naam in boek.sheet_names:
        blad = boek.get_sheet_by_name(naam)
        if blad.total_height * max(1, blad.total_width) <= CELLEN_HOOGSTENS:
            blad.to_python(skip_empty_area=False)


def _agenda(pad: Path) -> None:
    import icalendar

    icalendar.Calendar.from_ical(pad.read_bytes())


def _kaart(pad: Path | str) -> None:
    import pyogrio

    for laag, _ in pyogrio.list_layers(pad):
        pyogrio.raw.read(pad, layer=laag)


LEZERS: dict[str, Callable[[Path], None]] = {"werkboek": _werkboek, "agenda": _agenda, "kaart": _kaart}


def main(pad: Path) -> int:
    """Taste one file."""
    stel_grenzen()
    warnings.simplefilter("ignore")
    with pad.open("rb") as bestand:
        lezer = LEZERS.get(soort(bestand.read(64)))
    if lezer is None:
        return 0
    try:
        lezer(pad)
    except MemoryError:
        return TE_VEEL
    except Exception:
        return 0  # an ordinary refusal: the reader in the app says what is wrong
    except BaseException as fout:
        if (
            type(fout).__name__ != "PanicException"
        ):  # the workbook reader's own crash, which the app refuses too
            raise
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
