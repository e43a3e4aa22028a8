"""A file from outside is tasted first, in a child of its own with limits; only then the app opens it.

Every kind: text, JSON, maps, workbooks, calendars. A file made to hurt can make a parser eat all memory,
never end, or abort the whole process (3 KB of workbook is enough); so a child opens it first with the very
readers that the app will use (`proefkind`). If the child is killed, runs out of memory or out of time, the
app never opens the file: the user reads one sentence, and nobody else notices. If it comes through, the app
reads it itself.

Why tasting, and not handing over the rows: what a child hands over would have to be taken in again on this
side, and a regular CSV is tasted at half a gigabyte a second. Why a mother (`proefmoeder`): a child must
begin clean, and forking from a process that has the readers in memory costs milliseconds where starting
Python costs most of a second. She starts with the first file, or when somebody seems about to bring one
(`begin`), and leaves after two minutes of rest. Mother and children get an empty environment: no secret of
ours is in it.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections import deque
from dataclasses import asdict
from pathlib import Path

from monitor.fouten import Geweigerd, kort
from monitor.intake import proefmoeder
from monitor.intake.proefkind import Proefopdracht

OPSTART_SECONDEN = 60.0  # for a mother that still has to come, on top of what the file may take
VERTREK_SECONDEN = 5.0
ONTHOUD = 64  # files that came through and needn't be tasted again: a preview, its questions, the import
STRUIKELZIN = (
    "bij het lezen ging iets mis dat aan dit programma ligt. Bewaar het bestand als CSV of XLSX en probeer "
    "het opnieuw; lukt dat ook niet, geef het dan aan uw beheerder."
)
_OMGEVING = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SYSTEMROOT")
_ZUINIG = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",  # address space is what the limit counts
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}


class Proever:
    """The app's side: one mother at a time, one file at a time."""

    def __init__(self, script: Path = Path(proefmoeder.__file__)) -> None:
        self._script = script
        self._slot = threading.Lock()
        self._moeder: subprocess.Popen[bytes] | None = None
        self._goed: deque[tuple[str, str]] = deque(maxlen=ONTHOUD)

    @property
    def moeder(self) -> int | None:
        """The process number of the mother, when she is there."""
        return self._moeder.pid if self._moeder is not None and self._moeder.poll() is None else None

    def begin(self) -> None:
        """Let the mother come, without waiting for her."""
        if self._slot.acquire(blocking=False):
            try:
                with contextlib.suppress(OSError):  # `proef` says what is wrong
                    self._roep()
            finally:
                self._slot.release()

    def proef(self, opdracht: Proefopdracht, naam: str, sha256: str = "") -> None:
        """Taste one file, called `naam` by the user.

        Raises
        ------
        Geweigerd
            Opening it takes more memory or time than any ordinary file, or crashes a reader.
        """
        bekend = (sha256, opdracht.soort)
        if sha256 and bekend in self._goed and not opdracht.kolommen:
            return
        with self._slot:
            antwoord = self._vraag(opdracht) or self._vraag(opdracht)  # she may just have left
        if not antwoord:
            raise Geweigerd(
                f"{kort(naam)} is niet ingelezen: het kon niet eerst apart worden geopend. Heeft deze "
                "computer genoeg geheugen? Sluit andere programma's en probeer het opnieuw."
            )
        if antwoord == proefmoeder.STRUIKEL:
            raise Geweigerd(f"{kort(naam)} is niet ingelezen: {STRUIKELZIN}")
        if antwoord != proefmoeder.GOED:
            raise Geweigerd(
                f"{kort(naam)} is niet ingelezen: het vraagt meer geheugen of tijd dan een gewoon bestand. "
                "Open het in het programma waar het vandaan komt en bewaar alleen wat nodig is, bij voorkeur "
                "als CSV."
            )
        if sha256:
            self._goed.append(bekend)

    def eindig(self) -> None:
        """Let the mother go, with any child."""
        moeder, self._moeder = self._moeder, None
        if moeder is None:
            return
        with contextlib.suppress(OSError):
            if moeder.stdin:
                moeder.stdin.close()
        try:
            moeder.wait(VERTREK_SECONDEN)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(OSError):
                os.killpg(moeder.pid, signal.SIGKILL)  # her children die with her
            moeder.wait()
        if moeder.stdout:
            moeder.stdout.close()

    def _roep(self) -> subprocess.Popen[bytes]:
        if self._moeder is not None and self._moeder.poll() is not None:
            self.eindig()
        if self._moeder is None:
            self._moeder = subprocess.Popen(  # noqa: S603 — our own script, no shell
                [sys.executable, "-I", "-B", str(self._script)],
                env={veld: os.environ[veld] for veld in _OMGEVING if veld in os.environ} | _ZUINIG,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                bufsize=0, start_new_session=True,
            )  # fmt: skip
        return self._moeder

    def _vraag(self, opdracht: Proefopdracht) -> bytes:
        """Her answer; empty when she isn't there (any more)."""
        try:
            moeder = self._roep()
        except OSError:
            return b""
        if moeder.stdin is None or moeder.stdout is None:
            return b""
        try:
            moeder.stdin.write(json.dumps(asdict(opdracht)).encode() + b"\n")
        except OSError:
            self.eindig()
            return b""
        wachter = select.poll()  # `select` itself can't look at file numbers over 1,023
        wachter.register(moeder.stdout, select.POLLIN)
        if not wachter.poll(1000 * (opdracht.wacht + OPSTART_SECONDEN)):
            self.eindig()
            return proefmoeder.FOUT
        antwoord = os.read(moeder.stdout.fileno(), len(proefmoeder.GOED))
        if not antwoord:
            self.eindig()
        return antwoord


PROEVER = Proever()  # of this process
atexit.register(PROEVER.eindig)
