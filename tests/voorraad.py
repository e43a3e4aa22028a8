"""Data folders that are made once in a whole run, and copied by every test that needs one.

Filling a database costs half a second of a processor, copying it a thousandth. Who fills it, with what, and
the settings of the environment at that moment are its name, so that no test gets a folder made for another.
Workers side by side share what they made.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store

Opener = Callable[[Instellingen], Store]
Vuller = Callable[..., object]


class Voorraad:
    """What was made, in the folder `plek`."""

    def __init__(self, plek: Path) -> None:
        self._plek = plek
        plek.mkdir(exist_ok=True)

    def eens(self, maak: Callable[..., object], *args: object, **kwargs: object) -> Path:
        """The folder that `maak(folder, …)` fills, one for all who ask for the same; never written to."""
        instelling = sorted(
            (naam, waarde)
            for naam, waarde in os.environ.items()
            if naam.startswith("BUURTMONITOR_") and naam != "BUURTMONITOR_DATA"
        )
        wat = ([_naam(deel) for deel in (maak, *args)], sorted(kwargs.items()), instelling)
        klaar = self._plek / hashlib.sha256(repr(wat).encode()).hexdigest()[:24]
        with klaar.with_suffix(".slot").open("w") as slot:
            fcntl.flock(slot, fcntl.LOCK_EX)
            if not klaar.exists():
                bezig = klaar.with_suffix(".bezig")
                shutil.rmtree(bezig, ignore_errors=True)
                bezig.mkdir()
                maak(bezig, *args, **kwargs)
                bezig.rename(klaar)
        return klaar

    def leg_klaar(
        self, doel: Path, open_: Opener, vul: Vuller | None = None, *args: object, **kwargs: object
    ) -> None:
        """A data folder `doel` as `open_` and then `vul(store, …)` make it."""
        shutil.copytree(self.eens(_map_met, open_, vul, *args, **kwargs), doel, dirs_exist_ok=True)


def _map_met(map_: Path, open_: Opener, vul: Vuller | None, *args: object, **kwargs: object) -> None:
    with open_(lees_instellingen(map_)) as store:
        if vul is not None:
            vul(store, *args, **kwargs)


def _naam(deel: object) -> object:
    """A function by its name: where it lies in memory differs between workers."""
    if not callable(deel):
        return deel
    naam = f"{deel.__module__}.{getattr(deel, '__qualname__')}"  # noqa: B009 — of any callable
    assert "<" not in naam, f"a function of a module has a name of its own, this one hasn't: {naam}"
    return naam
