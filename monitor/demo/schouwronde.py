"""A schouw that somebody is walking in the sample corporation: begun, some points judged, to go on with."""

from __future__ import annotations

import datetime as dt

from monitor.intake import schouwinvoer
from monitor.store import Store

BEGONNEN = ("A", "B", "C", "A", "B")  # levels of the first points
RONDE = "proefronde"


def vul(store: Store, vandaag: dt.date) -> str | None:
    """Begin one at the first complex; returns its id, None where there are no complexes."""
    nu = dt.datetime.combine(vandaag, dt.time(8, 30))
    with store.schrijf() as tx:
        eerste = tx.rij("select min(complex) from complex")
        if eerste is None or eerste[0] is None:
            return None
        concept = schouwinvoer.begin(tx, str(eerste[0]), RONDE, vandaag, rol="buurtteam", nu=nu)
        for punt, beeld in enumerate(BEGONNEN):
            opmerking = "Verf bladdert bij de voordeur" if beeld == "C" else ""
            schouwinvoer.beoordeel(tx, concept, punt, beeld, opmerking)
    return concept
