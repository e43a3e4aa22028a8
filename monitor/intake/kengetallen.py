"""Kengetallen set by the corporation: hours per home for one project type and phase.

A change writes over the start value and says where it came from. The caller holds the transaction
(`pipeline.bewaar`, kind "kengetallen") and renews what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.fouten import Geweigerd, kort
from monitor.store import Transactie

VASTGESTELD, GEMETEN = "vastgesteld", "gemeten"


@dataclass(frozen=True)
class Kengetal:
    """Hours per home: low, middle, high; `n` projects when measured."""

    type: str
    fase: str
    laag: float
    midden: float
    hoog: float
    herkomst: str = VASTGESTELD
    n: int | None = None


def bewaar(tx: Transactie, rijen: Sequence[Kengetal]) -> None:
    """Set these kengetallen; others stay.

    Raises
    ------
    Geweigerd
        Low, middle and high are not in order, or below zero.
    """
    for k in rijen:
        if not 0 <= k.laag <= k.midden <= k.hoog:
            raise Geweigerd(
                f"{kort(k.type)}, {kort(k.fase)}: laag, midden en hoog moeten oplopen en niet onder nul "
                "liggen."
            )
        tx.doe(
            "insert or replace into kengetal (type, fase, laag, midden, hoog, herkomst, n) "
            "values (?, ?, ?, ?, ?, ?, ?)",
            [k.type, k.fase, k.laag, k.midden, k.hoog, k.herkomst, k.n],
        )
