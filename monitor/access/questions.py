"""What others may know about hours: the answer of the shared board, for one scope."""

from __future__ import annotations

import calendar
import datetime as dt
import json
from dataclasses import asdict, dataclass

from monitor.access import gepubliceerd
from monitor.access.bereik import ALLES, Bereik
from monitor.access.kluis import Kluis
from monitor.access.openbaarmaking import Bijdrage, Cel, Publicatie, publiceer
from monitor.kalender import bewaargrens
from monitor.store import Store, sql

NIET_INGEDEELD = ""  # the wijk or category of hours that nobody assigned


@dataclass(frozen=True)
class GedeeldeUren:
    """Hours that may be shown in a scope, rounded to 5, with how many cells of the whole stay hidden."""

    bereik: Bereik
    cellen: tuple[Cel, ...]
    verborgen: int

    def als_tekst(self) -> str:
        """JSON, to freeze in a momentopname."""
        return json.dumps(
            {"soort": "uren", "verborgen": self.verborgen, "cellen": [asdict(cel) for cel in self.cellen]},
            ensure_ascii=False,
        )


def publicatie(store: Store, vandaag: dt.date) -> Publicatie:
    """The one choice of cells for the whole organisation, with its proof; the vault remembers it."""
    vanaf = bewaargrens(vandaag, store.instellingen.bewaar_maanden)
    rijen = store.rijen(sql("access", "bijdragen"), {"vandaag": vandaag, "vanaf": vanaf})
    with Kluis.open(store.instellingen.kluis) as kluis:
        eerder = gepubliceerd.lees(kluis)
        uit = publiceer([Bijdrage(*rij) for rij in rijen], eerder)
        nieuw = [cel.sleutel for cel in uit.cellen if cel.sleutel not in eerder]
        if nieuw:
            gepubliceerd.onthoud(kluis, nieuw)
    return uit


def gedeelde_uren(store: Store, bereik: Bereik, vandaag: dt.date) -> GedeeldeUren:
    """Hours for one scope: whole cells of the publication, never a new sum.

    The total of a month is shown only to a scope over all wijken; a month counts when it lies in the
    period from its first to its last day.
    """
    if bereik.leeg:
        return GedeeldeUren(bereik, (), 0)
    alles = publicatie(store, vandaag)
    return GedeeldeUren(bereik, tuple(cel for cel in alles.cellen if _binnen(cel, bereik)), alles.verborgen)


def _binnen(cel: Cel, bereik: Bereik) -> bool:
    begin = dt.date.fromisoformat(f"{cel.sleutel[0]}-01")
    eind = begin.replace(day=calendar.monthrange(begin.year, begin.month)[1])
    if not (bereik.mag_dag(begin) and bereik.mag_dag(eind)):
        return False
    if len(cel.sleutel) == 1 or cel.sleutel[1] == NIET_INGEDEELD:
        return bereik.wijken == (ALLES,)
    return bereik.mag_wijk(cel.sleutel[1])
