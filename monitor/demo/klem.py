"""Chance within bounds."""

from __future__ import annotations


def klem(getal: float, laag: float, hoog: float) -> float:
    """The number, or the bound that it passes. For one number; numpy's `clip` is for arrays."""
    return float(min(hoog, max(laag, getal)))
