"""The mother of the tasters: a clean process with the readers in memory, that forks one child per file.

`python -I -B proefmoeder.py`. It never opens a file from outside itself, so every child begins clean; a child
tastes one file and is gone. Starting Python and loading the readers costs most of a second, forking some
milliseconds: so the first file of a series waits, the others don't. On standard input one line of JSON per
file (`Proefopdracht`), on standard output one line per file: `0` when the child came through it, `3` when a
reader stumbled, `1` when it asks too much. After `RUST_SECONDEN` without work, or when the app is gone, the
mother leaves and gives her memory back.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

IN, UIT = 0, 1
RUST_SECONDEN = 120.0
EINDE_SECONDEN = 1.0  # between the end of a child's pipe and its own
GOED, FOUT, STRUIKEL = b"0\n", b"1\n", b"3\n"
ANTWOORDEN = {0: GOED, 3: STRUIKEL}  # by exit code of the child
BLOK = 1 << 16


def main() -> None:
    """Serve until there is nothing to do."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # `-I` leaves the program itself out
    from monitor.intake import proefkind

    gc.collect()
    gc.freeze()  # what the readers take is shared with every child
    for regel in _opdrachten():
        opdracht = proefkind.Proefopdracht(**json.loads(regel))
        proef = partial(proefkind.proef_een, opdracht)
        os.write(UIT, ANTWOORDEN.get(_laat_proeven(proef, opdracht.wacht), FOUT))


def _opdrachten() -> Iterator[bytes]:
    """The lines of the app, until it is silent for long or gone."""
    rest = b""
    while select.select([IN], [], [], RUST_SECONDEN)[0] and (stuk := os.read(IN, BLOK)):
        *regels, rest = (rest + stuk).split(b"\n")
        yield from regels


def _laat_proeven(proef: Callable[[], int], wacht: float) -> int:
    """Fork a child for one file; its exit code, when it is done, took too long, or the app is gone."""
    lees, schrijf = os.pipe()
    kind = os.fork()
    if kind == 0:
        os.close(lees)
        _wees_kind(proef)
    os.close(schrijf)
    select.select([lees, IN], [], [], wacht)  # the child holds the other end as long as it lives
    os.close(lees)
    tot = time.monotonic() + EINDE_SECONDEN
    while True:
        pid, status = os.waitpid(kind, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > tot:
            os.kill(kind, signal.SIGKILL)
        time.sleep(0.001)


def _wees_kind(proef: Callable[[], int]) -> NoReturn:
    code = 1
    try:
        os.setsid()
        niets = os.open(os.devnull, os.O_RDWR)
        for eigen in (IN, UIT, 2):
            os.dup2(niets, eigen)  # the mother's lines to the app are not for children
        os.close(niets)
        code = proef()
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
