"""Makes the board's page for one scope. Every figure passes the scope here, before anything is counted.

Buurten: those of the scope's wijken; a yearly figure counts when the whole year lies in its period. The team:
only for a scope over all wijken and with at least five employees, as needed over employable hours; hours
themselves come from the publication (`access.openbaarmaking`), which proves that nobody's can be worked out.
What comes: the team's weeks under the same conditions, and projects in the scope's wijken with the hours of
the corporation's own kengetal, never what somebody registered. Names of employees are hidden wherever a text
from outside holds one.
"""

from __future__ import annotations

import datetime as dt

from monitor import opmaak
from monitor.access.bereik import ALLES, Bereik
from monitor.access.namen import VERBORGEN, medewerkernamen, patroon
from monitor.fouten import Geweigerd
from monitor.intake import questions as intake
from monitor.leefbaarheid import questions as leefbaarheid
from monitor.report.bord import Bord
from monitor.report.bordbuurten import buurtdeel
from monitor.report.bordteam import teamdeel, vooruitdeel
from monitor.store import Store


def bord(store: Store, bereik: Bereik, vandaag: dt.date) -> Bord:
    """The board's page for a scope.

    Raises
    ------
    Geweigerd
        The scope is empty or doesn't hold this page; or the proof of the hours failed.
    """
    bereik.eis_pagina("bord")
    dag = min(vandaag, bereik.tot) if bereik.tot else vandaag
    zoek = patroon(medewerkernamen(store))

    def masker(tekst: str) -> str:
        return zoek.sub(VERBORGEN, tekst)

    wijken = leefbaarheid.wijken(store)
    return Bord(
        vandaag=dag,
        voorbeeld=bool(intake.is_voorbeeld(store)),
        gebied=masker(gebied_in_woorden(store, bereik)),
        periode=periode_in_woorden(bereik),
        buurten=buurtdeel(store, bereik, dag, wijken, masker),
        team=teamdeel(store, bereik, dag, vandaag, wijknamen(store)),
        vooruit=vooruitdeel(store, bereik, dag, wijken, masker),
    )


def wijknamen(store: Store) -> dict[str, str]:
    """Code and name of every wijk."""
    return {
        code: naam or code
        for code, naam in store.rijen(
            "select wijk, max(wijknaam) from buurt where wijk is not null group by wijk order by 2, 1"
        )
    }


def gebied_in_woorden(store: Store, bereik: Bereik) -> str:
    """`alle wijken`, or which."""
    if bereik.wijken == (ALLES,):
        return "alle wijken"
    namen = wijknamen(store)
    gekozen = [namen[wijk] for wijk in bereik.wijken if wijk in namen]
    return f"{'wijk' if len(gekozen) == 1 else 'wijken'} {opmaak.opsomming(gekozen)}"


def periode_in_woorden(bereik: Bereik) -> str:
    """The limits of a scope in time; empty when there are none."""
    if bereik.van and bereik.tot:
        return opmaak.periode(bereik.van, bereik.tot)
    if bereik.van:
        return f"vanaf {opmaak.datum(bereik.van)}"
    return f"tot en met {opmaak.datum(bereik.tot)}" if bereik.tot else ""


def eis_iets(beeld: Bord) -> None:
    """Refuse a board on which nothing at all can be seen.

    Raises
    ------
    Geweigerd
        With the reasons, so that the maker can choose otherwise.
    """
    iets = beeld.team.uren or beeld.vooruit.weken or beeld.vooruit.projecten
    if beeld.buurten.reden and beeld.team.reden and not iets:
        raise Geweigerd(f"Er is niets te delen. {beeld.buurten.reden} {beeld.team.reden}")
