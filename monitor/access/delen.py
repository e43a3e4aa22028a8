"""The publication audit of a share link: which pages, which wijken, and whether anybody can be worked out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor import opmaak
from monitor.access.bereik import Bereik
from monitor.access.questions import gedeelde_uren
from monitor.fouten import Geweigerd, kort
from monitor.store import Store

MOMENTOPNAME = {"bord", "stoplichtkaart"}  # pages that are one document, which can be kept
# what a link can show; figures on other pages are not made for eyes outside the team
PER_LINK = {
    "bord": "het bord: hoe het gaat met de buurten en het team, en wat eraan komt",
    "stoplichtkaart": "de stoplichtkaart met afgeronde cijfers",
    "pieken": "de drukte van het hele team in de komende weken",
}


@dataclass(frozen=True)
class Keuring:
    """What the publication audit found, in sentences for who shares."""

    zinnen: tuple[str, ...]


def keur(store: Store, bereik: Bereik, vandaag: dt.date, soort: str) -> Keuring:
    """The publication audit of a scope.

    Raises
    ------
    Geweigerd
        A page that can't be shared, an unknown wijk, or figures from which somebody's hours follow.
    """
    for pagina in bereik.paginas:
        if pagina not in PER_LINK:
            raise Geweigerd(
                f"De pagina {kort(pagina, 30)} kan niet worden gedeeld. Wel: {', '.join(sorted(PER_LINK))}."
            )
    if soort == "momentopname" and set(bereik.paginas) - MOMENTOPNAME:
        raise Geweigerd(
            "Een momentopname is er alleen van het bord en de stoplichtkaart. Kies alleen die, of een "
            "levende link."
        )
    bekend = {wijk for (wijk,) in store.rijen("select distinct wijk from buurt")}
    onbekend = [wijk for wijk in bereik.wijken if wijk != "*" and wijk not in bekend]
    if onbekend:
        raise Geweigerd(
            f"De wijk {kort(onbekend[0], 30)} staat niet in de gegevens. Gebruik een code uit de lijst."
        )
    if bereik.paginas == ("stoplichtkaart",):
        return Keuring(("Op de stoplichtkaart staan geen uren en geen mensen van het team.",))
    uren = gedeelde_uren(store, bereik, vandaag)  # refuses when the proof fails
    if not uren.cellen:
        return Keuring(
            (
                "Er worden geen geregistreerde uren gedeeld: geen enkele maand of wijk in dit bereik heeft "
                "vijf of meer medewerkers, van wie niemand meer dan de helft van de uren heeft.",
            )
        )
    sommen = opmaak.meervoud(len(uren.cellen), "som", "sommen")
    return Keuring(
        (
            f"Nagerekend: uit de {sommen} van uren in dit bereik zijn de uren van geen enkele medewerker en "
            "geen enkele buurt terug te rekenen, ook niet door ze van elkaar af te trekken.",
            f"{opmaak.meervoud(uren.verborgen, 'groep blijft', 'groepen blijven')} verborgen: te weinig "
            "medewerkers (minder dan vijf), te weinig buurten, of één iemand doet meer dan de helft.",
        )
    )
