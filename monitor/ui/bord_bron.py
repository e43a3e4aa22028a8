"""Whose board it is: the frozen view of a momentopname, or the board made anew for the viewer's scope.

A link's view comes out of the vault at every run: a link that was revoked or has expired has none, and then
nobody sees anything. The stamp of a report says with whom it was shared and until when.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from monitor.access import links, logboek
from monitor.access.bereik import ALLES, Bereik
from monitor.access.kluis import Kluis
from monitor.fouten import Geweigerd
from monitor.report.bord import ONLEESBAAR, Bord
from monitor.report.bordblad import Stempel
from monitor.report.bordvragen import bord
from monitor.ui import bron, kijker, opmaak

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
    """A board as somebody sees it, with the badge that stands above it when it was shared."""

    bord: Bord
    badge: str
    verslag: Verslag


def nu() -> int:
    """This moment, in whole seconds, as the vault counts."""
    return int(time.time())


def dag(moment: int) -> dt.date:
    """The local day of a moment in the vault."""
    return dt.datetime.fromtimestamp(moment).date()  # noqa: DTZ006 — the day as people here count it


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
    return Blik(beeld, "", replace(verslag(), haal=lambda: beeld))


def verslag() -> Verslag:
    """The report of somebody who logged in: the board is made when it is asked for."""
    wie, store, dag_ = kijker.kijker(), bron.store(), bron.vandaag()
    bereik = wie.bereik.doorsnede(BORD)
    stempel = Stempel(f"Gemaakt door {wie.naam} op {opmaak.datum(dag_)} · vertrouwelijk")
    return Verslag(lambda: bord(store, bereik, dag_), stempel, dag_, wie.naam, store.instellingen.kluis)


def _van_link(wie: kijker.Kijker) -> Blik:
    moment = nu()
    link = links.zoek(bron.kluis(), wie.link)
    vastgelegd = links.inhoud(bron.kluis(), wie.link, moment)
    # a link that is used up stays open for who is in; one that ended does not
    if link is None or link.ingetrokken_op is not None or moment >= link.verloopt_op:
        raise Geweigerd(ONLEESBAAR)
    if link.soort == "momentopname":
        beeld = _gelezen(vastgelegd)
        soort = f"cijfers vastgelegd op {opmaak.datum(dag(link.gemaakt_op))}"
    else:
        beeld, soort = bron.vraag(bord, wie.bereik.doorsnede(BORD), bron.vandaag()), "cijfers lopen mee"
    tot = opmaak.datum(dag(link.verloopt_op))
    badge = f"Gedeeld met {link.titel}, door {link.gemaakt_door} · geldig tot {tot} · {soort}"
    stempel = Stempel(badge, f"Gedeeld met {link.titel}")
    kluis_ = bron.instellingen().kluis
    return Blik(beeld, badge, Verslag(lambda: beeld, stempel, beeld.vandaag, f"link {wie.link}", kluis_))


@lru_cache(maxsize=32)
def _gelezen(vastgelegd: str | None) -> Bord:
    """What was frozen; read once, for a board is made of tuples that nobody can change."""
    return Bord.uit_tekst(vastgelegd)


def noteer_download(verslag: Verslag, wat: str) -> None:
    """A line in the audit log: who took which report along."""
    with Kluis.open(verslag.kluis) as kluis:
        logboek.noteer(kluis, nu(), verslag.wie, "verslag meegenomen", wat)
