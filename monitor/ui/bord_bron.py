"""Whose board it is: the frozen view of a momentopname, or the board made anew for the viewer's scope.

A link's view comes out of the vault at every run: a link that was revoked or has expired has none, and then
nobody sees anything. The stamp of a report says with whom it was shared and until when.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass
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
class Blik:
    """A board with who looks at it: the badge above it and the stamp on what is taken along.

    A report is made on the click, when Streamlit no longer knows who is looking: `wie` and `kluis` do.
    """

    bord: Bord
    badge: str
    stempel: Stempel
    gedeeld: bool
    wie: str
    kluis: Path


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
    badge = f"Gemaakt door {wie.naam} op {opmaak.datum(bron.vandaag())} · vertrouwelijk"
    return Blik(beeld, "", Stempel(badge), False, wie.naam, bron.instellingen().kluis)


def _van_link(wie: kijker.Kijker) -> Blik:
    moment = nu()
    with Kluis.open(bron.instellingen().kluis) as kluis:
        link = links.zoek(kluis, wie.link)
        vastgelegd = links.inhoud(kluis, wie.link, moment)
    # a link that is used up stays open for who is in; one that ended does not
    if link is None or link.ingetrokken_op is not None or moment >= link.verloopt_op:
        raise Geweigerd(ONLEESBAAR)
    if link.soort == "momentopname":
        beeld = Bord.uit_tekst(vastgelegd)
        soort = f"cijfers vastgelegd op {opmaak.datum(dag(link.gemaakt_op))}"
    else:
        beeld, soort = bron.vraag(bord, wie.bereik.doorsnede(BORD), bron.vandaag()), "cijfers lopen mee"
    tot = opmaak.datum(dag(link.verloopt_op))
    badge = f"Gedeeld met {link.titel}, door {link.gemaakt_door} · geldig tot {tot} · {soort}"
    stempel = Stempel(badge, f"Gedeeld met {link.titel}")
    return Blik(beeld, badge, stempel, True, f"link {wie.link}", bron.instellingen().kluis)


def noteer_download(blik: Blik, wat: str) -> None:
    """A line in the audit log: who took which report along."""
    with Kluis.open(blik.kluis) as kluis:
        logboek.noteer(kluis, nu(), blik.wie, "verslag meegenomen", wat)
