"""Work that takes seconds, in a worker: the page stays free, progress shows, and it can be stopped.

The search and the prover let go of Python's lock, so a thread is enough. Jobs of one session follow the
session; at most two run at the same time in the whole app.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from monitor.fouten import BuurtmonitorFout
from monitor.werkgebied.instantie import Opdracht
from monitor.werkgebied.los import Voortgang

TEGELIJK = 2
ZOEKT = "voorstel"  # the kind of job that tells how far it is
AANLOOP = 2.0  # seconds of getting ready that nobody is told about


@dataclass
class Klus:
    """One job: what it is, how far it is, and its outcome."""

    soort: str
    seconden: float
    opdracht: Opdracht = field(default_factory=Opdracht)
    begonnen: float = field(default_factory=time.monotonic)
    stop: threading.Event = field(default_factory=threading.Event)
    voortgang: Voortgang | None = None
    toekomst: Future[Any] | None = None

    @property
    def deel(self) -> float:
        """0..1, by the clock; nothing while the worker is still getting ready."""
        if self.soort == ZOEKT and self.voortgang is None:
            return 0.0
        return min(1.0, (time.monotonic() - self.begonnen) / max(0.1, self.seconden))

    @property
    def klaar(self) -> bool:
        """Has it ended, well or not?"""
        return self.toekomst is not None and self.toekomst.done()

    def uitkomst(self) -> tuple[Any, str | None]:
        """(outcome, None) or (None, a sentence)."""
        if self.toekomst is None:
            return None, None
        fout = self.toekomst.exception()
        if fout is None:
            return self.toekomst.result(), None
        if isinstance(fout, BuurtmonitorFout):
            return None, fout.zin
        raise fout

    @property
    def wacht(self) -> bool:
        """Is the worker still getting ready? The very first time the search is made into machine code."""
        return self.voortgang is None and time.monotonic() - self.begonnen > AANLOOP

    def meld(self, voortgang: Voortgang) -> None:
        """Called by the worker; its clock runs from the first time."""
        if self.voortgang is None:
            self.begonnen = time.monotonic() - voortgang.seconden
        self.voortgang = voortgang


@st.cache_resource(show_spinner=False)
def _werkers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=TEGELIJK, thread_name_prefix="werkgebied")


def begin(soort: str, seconden: float, doe: Callable[[Klus], Any], opdracht: Opdracht | None = None) -> Klus:
    """Start a job; `doe` gets it to report progress and to see `stop`."""
    klus = Klus(soort, seconden, opdracht or Opdracht())
    klus.toekomst = _werkers().submit(doe, klus)
    return klus
