"""Making a share link: the audit first, then the link; what was audited is what is frozen."""

from __future__ import annotations

import datetime as dt

from monitor.access import links
from monitor.access.bereik import DEELBAAR, Bereik
from monitor.access.kluis import Kluis
from monitor.access.questions import gedeelde_uren
from monitor.fouten import Geweigerd, kort
from monitor.store import Store


def deel(
    store: Store,
    kluis: Kluis,
    nu: int,
    vandaag: dt.date,
    *,
    door: str,
    titel: str,
    bereik: Bereik,
    soort: str = "momentopname",
    dagen: int = links.DAGEN_STANDAARD,
    hoogstens: int | None = None,
    geheim_woord: str | None = None,
) -> tuple[links.Link, str]:
    """Make a link for a scope; returns it with its token, shown this once.

    Raises
    ------
    Geweigerd
        A page that can't be shared, an unknown wijk, or figures from which somebody's hours follow.
    """
    for pagina in bereik.paginas:
        if pagina not in DEELBAAR:
            raise Geweigerd(
                f"De pagina {kort(pagina, 30)} kan niet worden gedeeld. Wel: {', '.join(sorted(DEELBAAR))}."
            )
    bekend = {wijk for (wijk,) in store.rijen("select distinct wijk from buurt")}
    onbekend = [wijk for wijk in bereik.wijken if wijk != "*" and wijk not in bekend]
    if onbekend:
        raise Geweigerd(
            f"De wijk {kort(onbekend[0], 30)} staat niet in de gegevens. Gebruik een code uit de lijst."
        )
    gezien = gedeelde_uren(store, bereik, vandaag)  # refuses when the proof fails
    return links.maak(
        kluis, nu, door=door, titel=titel, bereik=bereik, soort=soort,
        inhoud=gezien.als_tekst() if soort == "momentopname" else None,
        dagen=dagen, hoogstens=hoogstens, geheim_woord=geheim_woord,
    )  # fmt: skip
