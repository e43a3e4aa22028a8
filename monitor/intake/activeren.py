"""Which rows of `uur` count: a function of the batches that are in, not of the order of clicks.

The rule stands in `sql/winnaars.sql`. It is worked out for the people and native ids that one batch
touches; when nothing already in touches those, every row counts and no work is needed.
"""

from __future__ import annotations

from monitor.intake.uitslag import Verschil
from monitor.store import Transactie, sql


def staat_vrij(tx: Transactie, batch: int, bron: str) -> bool:
    """Nothing already in touches the days or ids of the file in `stap_uur`."""
    (raakt,) = tx.rij(sql("intake", "overlap"), {"batch": batch, "bron": bron}) or (0,)
    return not raakt


def bereik(tx: Transactie, batch: int, bron: str) -> None:
    """Lay out the rows that this batch can touch: temp tables `stap_persoon`, `stap_id`, `stap_bereik`."""
    tx.doe(
        "create or replace temp table stap_persoon as "
        "select persoon from dekking where batch = $batch union select persoon from uur where batch = $batch",
        {"batch": batch},
    )
    tx.doe(
        "create or replace temp table stap_id as "
        "select distinct bron_id from uur where batch = $batch and bron_id is not null",
        {"batch": batch},
    )
    tx.doe(sql("intake", "bereik"), {"bron": bron})


def kies_winnaars(tx: Transactie, bron: str) -> None:
    """Decide which of the laid-out rows count: temp table `stap_winnaar`."""
    tx.doe(sql("intake", "winnaars"), {"bron": bron})


def activeer(tx: Transactie) -> None:
    """Let `uur.actief` follow the decision; only changes are written."""
    tx.doe(sql("intake", "activeer"))


def herbereken(tx: Transactie, batch: int, bron: str) -> None:
    """Decide again for everybody and every native id that this batch touches."""
    bereik(tx, batch, bron)
    kies_winnaars(tx, bron)
    activeer(tx)


def verschil(tx: Transactie, batch: int) -> Verschil:
    """What the decision in `stap_winnaar` changes against the rows that count now."""
    nieuw, gelijk, weg, s_nieuw, s_weg = tx.rij(sql("intake", "verschil"), {"batch": batch}) or (0,) * 5
    return Verschil(int(nieuw), int(gelijk), int(weg), int(s_nieuw), int(s_weg))
