"""The retention period on the year plan: the plan stays, who changed it when does not stay for ever.

Lines of the history from before the limit go: they hold the name of who made the change, and the texts of
what was removed. An owner is kept as a number; whose name that is goes with the medewerker.
"""

from __future__ import annotations

import datetime as dt

from monitor.store import Store, Transactie


def te_oud(waar: Store | Transactie, grens: dt.date) -> int:
    """Lines of the history that would go."""
    (rijen,) = waar.rij("select count(*) from jaarplanlog where wanneer < ?", [grens]) or (0,)
    return int(rijen)


def ruim_op(tx: Transactie, grens: dt.date) -> None:
    """Remove what is past the retention period inside this transaction."""
    tx.doe("delete from jaarplanlog where wanneer < ?", [grens])
