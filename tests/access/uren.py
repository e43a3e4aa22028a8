"""A few hours in the derived table, as room werkdruk would write them."""

import datetime as dt

from monitor.store import Transactie

_UUR = """
    insert into uur_dag
        (medewerker, datum, bron, soort, categorie, gebied, contact, plaats, aard, seconden, rijen, telt)
    values (?, ?, 'toggl', 'werk', 'overlast', ?, 'direct', 'wijk', 'reactief', 36000, 1, true)
"""


def zet_buurt(tx: Transactie, buurt: str, wijk: str) -> None:
    """A buurt in a wijk."""
    tx.doe(
        "insert into buurt (buurt, naam, wijk, wijknaam, gemeente) values (?, 'Buurt', ?, 'Wijk', 'GM1')",
        [buurt, wijk],
    )


def zet_uren(tx: Transactie, medewerker: str, dag: dt.date, buurt: str) -> None:
    """Ten hours of one person on one day in one buurt."""
    tx.doe(_UUR, [medewerker, dag, buurt])
