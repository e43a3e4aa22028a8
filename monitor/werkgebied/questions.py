"""One question per part of the page Werkgebieden. Nothing here shows a person's registered hours."""

from __future__ import annotations

import datetime as dt

from monitor.store import Store, sql
from monitor.werkgebied import gevoel as gevoel_
from monitor.werkgebied import scenario as scenario_
from monitor.werkgebied.antwoorden import (
    Aannames,
    Buurtduur,
    Cijferuitleg,
    Gevoelsbeeld,
    Komend,
    Projectmee,
    Rotatiebeeld,
    Tafelvraag,
)
from monitor.werkgebied.gegevens import WEKEN_VOORUIT
from monitor.werkgebied.instantie import Plan
from monitor.werkgebied.kaartkeuzes import Kaartkeuzes, lees_kaartkeuzes
from monitor.werkgebied.rotatie import DAGEN_PER_JAAR, Rotatiewens, kalender
from monitor.werkgebied.scenario import Scenario, Scenarioregel
from monitor.werkgebied.vraagstuk import bouw

_KAMER = "werkgebied"
INZETBAAR = (
    "Contracturen per week volgens het rooster, min het aandeel vaste overhead. Dat aandeel is voor iedereen "
    "gelijk: dat van het hele team. Werkdruk rekent met ieders eigen overhead en met verlof; daarom staat "
    "daar voor dezelfde persoon een ander getal."
)
Aanname = Aannames  # the page imports questions only


def tafelvraag(store: Store, vandaag: dt.date, aannames: Aannames | None = None) -> Tafelvraag | None:
    """The division as it is today, with everything to change it; None = import buurten, rosters, division."""
    return bouw(store, vandaag, aannames or Aannames())


def komende(store: Store, vandaag: dt.date) -> tuple[Komend, ...]:
    """The changes of the division that begin after today, earliest first."""
    return tuple(Komend(*rij) for rij in store.rijen(sql(_KAMER, "komend"), {"dag": vandaag}))


def ingang(store: Store, vandaag: dt.date, verdeling: tuple[tuple[str, str], ...]) -> dt.date | None:
    """The day after today on which this division (pairs of buurt and medewerker) begins; None: on none."""
    for dag in dict.fromkeys(k.vanaf for k in komende(store, vandaag)):
        dan = dict(store.rijen(sql(_KAMER, "verdeling_op_dag"), {"dag": dag}))
        if all(dan.get(buurt) == wie for buurt, wie in verdeling):
            return dag
    return None


def projecten_mee(store: Store, van: dt.date) -> tuple[Projectmee, ...]:
    """What every project asks of every buurt in the weeks from Monday `van` on, so many as needed hours rest
    on: what goes along with a buurt that changes hands."""
    tot = van + dt.timedelta(weeks=WEKEN_VOORUIT - 1)
    rijen = store.rijen(sql(_KAMER, "projecten_mee"), {"van": van, "tot": tot})
    return tuple(Projectmee(*rij) for rij in rijen)


def scenarios(store: Store) -> tuple[Scenarioregel, ...]:
    """The kept plans, newest first."""
    return scenario_.lijst(store)


def scenario(store: Store, id_: str) -> Scenario | None:
    """One kept plan."""
    return scenario_.lees(store, id_)


def kaartkeuzes(store: Store) -> Kaartkeuzes:
    """Road links, closed borders and barriers."""
    return lees_kaartkeuzes(store)


def gevoel(store: Store, vandaag: dt.date) -> Gevoelsbeeld | None:
    """Feeling beside figures; None when no division by feeling was imported."""
    kleuren = gevoel_.lees(store)
    vraag = tafelvraag(store, vandaag)
    return gevoel_.vergelijk(vraag.buurten, kleuren) if kleuren and vraag else None


def rotatie(store: Store, vandaag: dt.date, plan: Plan | None = None) -> Rotatiebeeld | None:
    """Years with the buurt, who is due, and a calendar of swaps, for today's plan or another one."""
    vraag = tafelvraag(store, vandaag)
    if vraag is None:
        return None
    wens = Rotatiewens.uit(store.instellingen)
    projecten = {buurt: set(jaren) for buurt, jaren in store.rijen(sql(_KAMER, "projectjaren"))}
    jaren = {c.code: c.jaren for c in vraag.buurten if c.jaren is not None}
    eerste = vandaag.year + 1
    tot_dan = (dt.date(eerste, 1, 1) - vandaag).days / DAGEN_PER_JAAR
    duur = tuple(
        Buurtduur(
            buurt=c.code,
            medewerker=vraag.instantie.medewerkers[wie].id,
            sinds=None if c.jaren is None else vandaag - dt.timedelta(days=round(c.jaren * DAGEN_PER_JAAR)),
            jaren=c.jaren,
            aan_de_beurt=c.jaren is not None and c.jaren >= wens.jaren,
            project=vandaag.year in projecten.get(c.code, ()),
        )
        for c, wie in zip(vraag.buurten, vraag.nu, strict=True)
    )
    return Rotatiebeeld(
        wens=wens,
        duur=duur,
        kalender=kalender(
            vraag.instantie,
            plan or vraag.nu,
            {code: waarde + tot_dan for code, waarde in jaren.items()},
            projecten,
            eerste_jaar=eerste,
            wens=wens,
        ),
    )


def uitleg(store: Store) -> tuple[Cijferuitleg, ...]:  # noqa: ARG001 — every question takes the store
    """The rules behind the figures of this page, with their queries."""
    return (
        Cijferuitleg(
            "Benodigde uren van een buurt",
            "Woningen × de norm bij het stoplicht van de buurt, plus open zaken × hun weging, plus de uren "
            f"van projecten en geplande taken in die buurt, gemiddeld over de komende {WEKEN_VOORUIT} weken. "
            "Geregistreerde uren van een persoon tellen hier nooit mee. Werkdruk telt dezelfde woningen, "
            "zaken, projecten en taken, maar per week, en neemt ook taken zonder buurt en afgesproken "
            "ondersteuning mee; daarom verschilt het daar iets.",
            sql(_KAMER, "buurten"),
        ),
        Cijferuitleg(
            "Inzetbare uren",
            INZETBAAR,
            sql(_KAMER, "coordinatoren"),
        ),
        Cijferuitleg(
            "Eerlijk deel en afwijking",
            "Alle benodigde uren × eigen inzetbare uren ÷ inzetbare uren van allen. De afwijking is het "
            "verschil met dat deel.",
            "",
        ),
        Cijferuitleg(
            "Verhuisd en grens tussen gebieden",
            "Verhuisd: woningen in buurten die een andere coördinator krijgen ÷ alle woningen. Grens tussen "
            "gebieden: lengte van de grens tussen werkgebieden ÷ lengte van alle buurtgrenzen; minder is "
            "compacter.",
            "",
        ),
    )
