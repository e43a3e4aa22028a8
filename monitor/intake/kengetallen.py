"""Kengetallen set by the corporation: hours per home for one project type and phase.

A change is a batch in the ledger, like an edit of the table or a file with kengetallen: it writes over the
start value, says where it came from, and can be undone. The caller holds the transaction (`pipeline.bewaar`,
kind "kengetallen") and renews what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from monitor.fouten import Geweigerd, kort
from monitor.intake.grootboek import Boeker
from monitor.intake.stam.bewaren import boek_regels
from monitor.intake.stam.keuzecontrole import kengetal
from monitor.intake.stam.keuzes import GEMETEN, VASTGESTELD
from monitor.store import Transactie

__all__ = ["GEMETEN", "VASTGESTELD", "Kengetal", "bewaar"]


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


def bewaar(tx: Transactie, rijen: Sequence[Kengetal], boeker: Boeker) -> int:
    """Set these kengetallen; others stay. Answers the batch, with which it can be undone.

    Raises
    ------
    Geweigerd
        Low, middle and high are not in order, or below zero; or a phase that does not exist.
    """
    regels = []
    for k in rijen:
        if not 0 <= k.laag <= k.midden <= k.hoog:
            raise Geweigerd(
                f"{kort(k.type)}, {kort(k.fase)}: laag, midden en hoog moeten oplopen en niet onder nul "
                "liggen."
            )
        regels += kengetal(vars(k))
    gemeten = all(k.herkomst == GEMETEN for k in rijen)
    return boek_regels(
        tx, "kengetallen", regels, f"Kengetallen {GEMETEN if gemeten else 'met de hand'}", boeker
    )
