"""A few hours in the derived table, as room werkdruk would write them."""

import datetime as dt

from monitor.store import Transactie

_KENMERK = """
    insert into uur_kenmerk (kenmerk, medewerker, bron, soort, categorie, gebied, contact, plaats, aard)
    select coalesce(max(kenmerk), 0) + 1, ?, 'toggl', 'werk', 'overlast', ?, 'direct', 'wijk', 'reactief'
    from uur_kenmerk
"""
_SOM = "insert into uur_som select max(kenmerk), ?, 36000, 1, true from uur_kenmerk"


def zet_buurt(tx: Transactie, buurt: str, wijk: str) -> None:
    """A buurt in a wijk."""
    tx.doe(
        "insert into buurt (buurt, naam, wijk, wijknaam, gemeente) values (?, 'Buurt', ?, 'Wijk', 'GM1')",
        [buurt, wijk],
    )


def zet_uren(tx: Transactie, medewerker: str, dag: dt.date, buurt: str) -> None:
    """Ten hours of one person on one day in one buurt."""
    tx.doe(_KENMERK, [medewerker, buurt])
    tx.doe(_SOM, [dag])
