"""The retention period on the pages Netwerk and Overdracht: names of colleagues do not stay for ever.

What holds today stays: agreements, deputies and points. From before the limit go

- deputies whose last day is over, or that were taken back, and the ticks of that time;
- points that were taken off the sheet;
- steps of agreements that a later step followed, or that were taken back;
- the name of who wrote what stays: it becomes "een oud-collega".
"""

from __future__ import annotations

import datetime as dt

from monitor.jaarplan.gedeeld import KAMER
from monitor.jaarplan.netwerk.afspraak import STAPPEN
from monitor.jaarplan.overdracht.daden import PUNTEN, VERVANGINGEN
from monitor.jaarplan.versies import NAAMLOOS, vergeet_namen
from monitor.store import Store, Transactie, sql


def te_oud(waar: Store | Transactie, grens: dt.date) -> int:
    """Rows that would go or lose their name."""
    (rijen,) = waar.rij(sql(KAMER, "overdracht_te_oud"), {"grens": grens, "naam": NAAMLOOS}) or (0,)
    return int(rijen)


def ruim_op(tx: Transactie, grens: dt.date) -> None:
    """Remove what is past the retention period inside this transaction."""
    tx.doe("delete from vervanging where tot < ? or terug_op < ?", [grens, grens])
    tx.doe("delete from overdrachtpunt where terug_op < ?", [grens])
    tx.doe("delete from overdrachtvink where op < ?", [grens])
    tx.doe(sql(KAMER, "overdracht_bewaar_stap"), {"grens": grens})
    for boek in (VERVANGINGEN, PUNTEN, STAPPEN):
        vergeet_namen(tx, boek, grens)
    tx.doe("update overdrachtpunt set nagekeken_door = ? where nagekeken_op < ?", [NAAMLOOS, grens])
