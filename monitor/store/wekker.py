"""Stops what takes too long: one thread looks after all questions under way.

The engine has no time limit of its own. A timer per question would be a thread per question, which costs more
than most questions do.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Wekker:
    """Calls `stop` of what is still under way after `seconden`; its thread begins with the first question."""

    def __init__(self, seconden: float) -> None:
        self._seconden = seconden
        self._teken = threading.Condition()
        # begun earliest first, since all have as many seconds: number → (latest end, how to stop it)
        self._lopend: dict[int, tuple[float, Callable[[], None]]] = {}
        self._nummer = 0
        self._rust = True  # the thread waits for a first question, or isn't there yet
        self._draad: threading.Thread | None = None
        self._dicht = False

    @contextmanager
    def bewaak(self, stop: Callable[[], None]) -> Iterator[None]:
        """Look after what the block does; after the block `stop` is never called."""
        with self._teken:
            self._nummer += 1
            nummer = self._nummer
            self._lopend[nummer] = (time.monotonic() + self._seconden, stop)
            if self._draad is None:
                self._draad = threading.Thread(target=self._waak, name="wekker", daemon=True)
                self._draad.start()
            elif self._rust:
                self._teken.notify()
        try:
            yield
        finally:
            with self._teken:
                self._lopend.pop(nummer, None)

    def sluit(self) -> None:
        """End the thread; what is under way goes on without a limit."""
        with self._teken:
            self._dicht = True
            self._teken.notify()

    def _waak(self) -> None:
        """Holds on to nothing while it waits: what is kept here would outlive the question."""
        with self._teken:
            while not self._dicht:
                if not self._lopend:
                    self._rust = True
                    self._teken.wait()
                    self._rust = False
                elif (over := next(iter(self._lopend.values()))[0] - time.monotonic()) > 0:
                    self._teken.wait(over)
                else:
                    self._lopend.pop(next(iter(self._lopend)))[1]()
