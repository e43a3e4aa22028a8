"""Which sums of hours were ever shown to others: kept in the vault, because a reader forgets nothing.

A late or mended registration can change which cells may be shown. The old choice and the new one beside each
other may then give what neither gives: with A and B of a month shown first, and A and C later, the total
minus A, B and C is a hidden wijk of two people. So what was shown counts at each new choice
(`openbaarmaking`). Keys only (month, wijk, category), never a figure or a person.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from monitor.access.kluis import Kluis

Sleutel = tuple[str, ...]


def lees(kluis: Kluis) -> frozenset[Sleutel]:
    """The keys of all cells that were ever shown."""
    with kluis.lees() as verbinding:
        return frozenset(
            tuple(json.loads(tekst)) for (tekst,) in verbinding.execute("select sleutel from gepubliceerd")
        )


def onthoud(kluis: Kluis, sleutels: Iterable[Sleutel]) -> None:
    """These cells are shown from now on."""
    with kluis.wijzig() as verbinding:
        verbinding.executemany(
            "insert or ignore into gepubliceerd (sleutel) values (?)",
            [(json.dumps(sleutel),) for sleutel in sleutels],
        )


def neem_over(van: Path, naar: Path) -> None:
    """One vault knows what the other one does."""
    with Kluis.open(van) as bron, Kluis.open(naar) as doel:
        onthoud(doel, lees(bron))
