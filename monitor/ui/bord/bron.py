"""Whose board it is: the frozen view of a momentopname, or the board made anew for the viewer's scope.

A link's view comes out of the vault at every run: a link that was revoked or has expired has none, and then
nobody sees anything. The stamp of a report says with whom it was shared and until when.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from monitor.access import logboek
from monitor.access.bereik import ALLES, Bereik
from monitor.access.kluis import Kluis
from monitor.fouten import Geweigerd
from monitor.report.bord import ONLEESBAAR, Bord
from monitor.report.bordblad import Stempel
from monitor.report.bordvragen import bord
from monitor.ui import bron, gedeeld, kijker, opmaak

PAGINA = "bord"
BORD = Bereik((PAGINA,), (ALLES,))


@dataclass(frozen=True)
class Verslag:
    """All that a report is made of, on the click: Streamlit no longer knows then who is looking."""

    haal: Callable[[], Bord]
    stempel: Stempel
    dag: dt.date
    wie: str
    kluis: Path


@dataclass(frozen=True)
class Blik:
    """A board as somebody sees it, with the report of it."""

    bord: Bord
    verslag: Verslag


def blik() -> Blik:
    """What the viewer may see.

    Raises
    ------
    Geweigerd
        The link is gone, or the scope doesn't hold the board.
    """
    wie = kijker.kijker()
    if wie.link:
        return _van_link(wie)
    beeld = bron.vraag(bord, wie.bereik.doorsnede(BORD), bron.vandaag())
    return Blik(beeld, replace(verslag(), haal=lambda: beeld))


def verslag() -> Verslag:
    """The report of somebody who logged in: the board is made when it is asked for."""
    wie, store, dag_ = kijker.kijker(), bron.store(), bron.vandaag()
    bereik = wie.bereik.doorsnede(BORD)
    stempel = Stempel(f"Gemaakt {kijker.door(wie.naam)} op {opmaak.datum(dag_)} · vertrouwelijk")
    return Verslag(lambda: bord(store, bereik, dag_), stempel, dag_, wie.naam, store.instellingen.kluis)


def _van_link(wie: kijker.Kijker) -> Blik:
    link = gedeeld.van(wie)
    if link.vast is None:
        beeld = bron.vraag(bord, wie.bereik.doorsnede(BORD), bron.vandaag())
    elif link.vast.bord is None:
        raise Geweigerd(ONLEESBAAR)
    else:
        beeld = link.vast.bord
    kluis_ = bron.instellingen().kluis
    return Blik(beeld, Verslag(lambda: beeld, link.stempel, beeld.vandaag, f"link {wie.link}", kluis_))


def noteer_download(verslag: Verslag, wat: str) -> None:
    """A line in the audit log: who took which report along."""
    noteer(verslag.kluis, verslag.wie, wat)


def noteer(kluis_: Path, wie: str, wat: str) -> None:
    """The same for any file of a shared view."""
    with Kluis.open(kluis_) as kluis:
        logboek.noteer(kluis, gedeeld.nu(), wie, "verslag meegenomen", wat)
