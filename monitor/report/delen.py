"""Sharing: the view is made, every text and figure of it audited, and only then there is a link.

One way for the page and the command line. A momentopname keeps the very view that was audited. A living
link passes the same scope at every look, and was allowed for what it shows now.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor import opmaak
from monitor.access import delen, links
from monitor.access.bereik import ALLES, Bereik
from monitor.access.delen import Keuring
from monitor.access.kluis import Kluis
from monitor.access.namen import keur_namen, medewerkernamen
from monitor.access.openbaarmaking import MEDEWERKERS_MINIMAAL
from monitor.fouten import Geweigerd
from monitor.prognose import pieken
from monitor.report import kaartvragen
from monitor.report.bord import Bord, teksten
from monitor.report.bordvragen import bord, eis_iets
from monitor.report.vastgelegd import Vastgelegd
from monitor.store import Store


@dataclass(frozen=True)
class Wens:
    """What somebody wants to share, with whom (`titel`), and for how long."""

    titel: str
    bereik: Bereik
    soort: str = "momentopname"
    dagen: int = links.DAGEN_STANDAARD
    hoogstens: int | None = None
    geheim_woord: str | None = None


def proef(store: Store, bereik: Bereik, vandaag: dt.date, soort: str) -> tuple[Vastgelegd, Keuring]:
    """The audit without a link: the documents of the view and what was found.

    Raises
    ------
    Geweigerd
        With the reason: something would be disclosed, or there is nothing to show.
    """
    if bereik.leeg:
        raise Geweigerd("Kies minstens één pagina en één wijk.")
    gekeurd = delen.keur(store, bereik, vandaag, soort)
    beeld, kaart = None, None
    over: tuple[str, ...] = ()
    if "bord" in bereik.paginas:
        beeld = bord(store, bereik, vandaag)
        eis_iets(beeld)
        keur_namen(teksten(beeld), medewerkernamen(store))
    if kaartvragen.PAGINA in bereik.paginas:
        kaart = kaartvragen.kaart(store, bereik, vandaag)
        over = kaartvragen.keur(store, kaart)
    if "pieken" in bereik.paginas:
        _keur_pieken(store, bereik, vandaag)
    return Vastgelegd(beeld, kaart), Keuring((*gekeurd.zinnen, *_over(beeld), *over))


def maak_link(
    store: Store, kluis: Kluis, nu: int, vandaag: dt.date, wens: Wens, *, door: str
) -> tuple[links.Link, str, Keuring]:
    """Audit, then make the link; returns it with its token (shown this once) and what the audit found.

    Raises
    ------
    Geweigerd
        Whatever `proef` or `links.maak` refuses.
    """
    beeld, gekeurd = proef(store, wens.bereik, vandaag, wens.soort)
    link, token = links.maak(
        kluis, nu, door=door, titel=wens.titel, bereik=wens.bereik, soort=wens.soort,
        inhoud=beeld.als_tekst() if wens.soort == "momentopname" else None, dagen=wens.dagen,
        hoogstens=wens.hoogstens, geheim_woord=wens.geheim_woord,
    )  # fmt: skip
    return link, token, gekeurd


def _over(beeld: Bord | None) -> tuple[str, ...]:
    if beeld is None:
        return ()
    zinnen = ["Er staat geen naam van een medewerker in de weergave; aantallen bewoners zijn afgerond op 5."]
    if beeld.buurten.aantal:
        zinnen.append(
            f"De ontvanger ziet {opmaak.meervoud(beeld.buurten.aantal, 'buurt', 'buurten')} ({beeld.gebied})."
        )
    if beeld.team.reden:
        zinnen.append(beeld.team.reden)
    if beeld.vooruit.reden and beeld.vooruit.reden != beeld.team.reden:
        zinnen.append(beeld.vooruit.reden)
    return tuple(zinnen)


def _keur_pieken(store: Store, bereik: Bereik, vandaag: dt.date) -> None:
    """The page Pieken shows the whole team over 26 weeks: it can't be cut to a wijk or a period."""
    if bereik.wijken != (ALLES,) or bereik.van or bereik.tot:
        raise Geweigerd(
            "De pagina Pieken laat het hele team zien. Deel haar met alle wijken en zonder periode, of deel "
            "alleen het bord."
        )
    beeld = pieken.pieken(store, vandaag)
    if beeld.reden is None and beeld.groep < MEDEWERKERS_MINIMAAL:
        raise Geweigerd(
            f"Dit wordt niet gedeeld: het team telt minder dan {MEDEWERKERS_MINIMAAL} coördinatoren, dus uit "
            "de uren van het team volgen die van herkenbare mensen. Deel alleen het bord."
        )
    namen = [p.naam for p in pieken.projecten(store, vandaag)]
    keur_namen(namen, medewerkernamen(store))
