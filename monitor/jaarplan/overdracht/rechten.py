"""Who may write what on Netwerk and Overdracht.

| who | Netwerk | Overdracht |
|---|---|---|
| manager, beheerder | every buurt | every buurt |
| gebiedsregisseur | every buurt | none |
| coordinator | the own buurten | the own buurten |
| deputy, on the days of the deputyship | that buurt | that buurt |
| somebody with a link, the board, a login that is nobody's | none | none |

Everybody who may open the page reads everything on it: there are no hours of anybody on it.
"""

from __future__ import annotations

import datetime as dt

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.overdracht.daden import vervangingen
from monitor.jaarplan.overdracht.regels import op_dag
from monitor.store import Store, sql

OVERAL = ("manager", "beheerder")
NERGENS: frozenset[str] = frozenset()


def schrijfbuurten(
    store: Store, rol: str, medewerker: str | None, vandaag: dt.date, *, netwerk: bool
) -> frozenset[str] | None:
    """The buurten that somebody may write; None means all. `medewerker`: who is behind the login, if
    anybody.
    """
    if rol in OVERAL:
        return None
    if rol != "medewerker" or medewerker is None:
        return NERGENS
    if netwerk and store.rij(
        "select 1 from medewerker where medewerker = ? and functie = 'gebiedsregisseur'", [medewerker]
    ):
        return None
    buurten = store.rijen(sql(KAMER, "netwerk_buurten"), {"dag": vandaag})
    rijen = vervangingen(store)
    eigen = {rij[0] for rij in buurten if rij[5] == medewerker}
    for rij in buurten:
        nu = op_dag(rijen, rij[0], vandaag)
        if nu is not None and nu.medewerker == medewerker:
            eigen.add(rij[0])
    return frozenset(eigen)
