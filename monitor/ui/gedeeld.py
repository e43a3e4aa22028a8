"""What a share link shows: its badge and watermark above every page, and the figures that it keeps.

The link comes out of the vault at every run: one that was revoked or has expired shows nothing any more.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
from functools import lru_cache

import streamlit as st

from monitor.access import links
from monitor.access.links import Link
from monitor.fouten import Geweigerd
from monitor.report.bord import ONLEESBAAR
from monitor.report.bordblad import Stempel
from monitor.report.vastgelegd import Vastgelegd
from monitor.ui import bron, kijker, opmaak, watermerk


@dataclass(frozen=True)
class Gedeeld:
    """A living link, and what it keeps; None when its figures move along."""

    link: Link
    vast: Vastgelegd | None

    @property
    def merk(self) -> str:
        """The watermark."""
        return f"Gedeeld met {self.link.titel}"

    @property
    def badge(self) -> str:
        """With whom, by whom, until when, and whether the figures move along."""
        return self._met("cijfers lopen mee")

    @property
    def stempel(self) -> Stempel:
        """The same, for a file: there nothing moves along."""
        return Stempel(self._met(f"cijfers van {opmaak.datum(bron.vandaag())}"), self.merk)

    def _met(self, levend: str) -> str:
        soort = levend
        if self.vast is not None:
            soort = f"cijfers vastgelegd op {opmaak.datum(dag(self.link.gemaakt_op))}"
        tot = opmaak.datum(dag(self.link.verloopt_op))
        return f"{self.merk}, {kijker.door(self.link.gemaakt_door)} · geldig tot {tot} · {soort}"


def nu() -> int:
    """This moment, in whole seconds, as the vault counts."""
    return int(time.time())


def dag(moment: int) -> dt.date:
    """The local day of a moment in the vault."""
    return bron.op_de_klok(moment).date()


def van(wie: kijker.Kijker) -> Gedeeld:
    """The link somebody came in by.

    Raises
    ------
    Geweigerd
        It is gone, or what it keeps can't be read.
    """
    moment = nu()
    link = links.zoek(bron.kluis(), wie.link)
    # a link that is used up stays open for who is in; one that ended does not
    if link is None or link.ingetrokken_op is not None or moment >= link.verloopt_op:
        raise Geweigerd(ONLEESBAAR)
    if link.soort != "momentopname":
        return Gedeeld(link, None)
    return Gedeeld(link, _gelezen(links.inhoud(bron.kluis(), wie.link, moment)))


def kop(wie: kijker.Kijker) -> None:
    """Badge and watermark, above every page of a shared view; nothing for who logged in."""
    if not wie.link:
        return
    gedeeld = van(wie)
    with st.container(gap=None):  # the watermark lies over the page and takes no line of it
        st.info(opmaak.tekst(gedeeld.badge), icon=":material/lock_open:")
        watermerk.toon(gedeeld.merk)


@lru_cache(maxsize=32)
def _gelezen(vastgelegd: str | None) -> Vastgelegd:
    """What was frozen; read once, for it is made of tuples that nobody can change."""
    return Vastgelegd.uit_tekst(vastgelegd)
