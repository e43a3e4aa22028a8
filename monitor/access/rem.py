"""The brake: after too many failures an address waits. Kept in memory, bounded, one per gate."""

from __future__ import annotations

from collections import OrderedDict, deque

VENSTER = 60  # seconds
HOOGSTENS = 20  # failures per window
ADRESSEN = 10_000  # the oldest is forgotten


class Rem:
    """Counts failures per address within a sliding window."""

    def __init__(self, hoogstens: int = HOOGSTENS, venster: int = VENSTER) -> None:
        self._hoogstens, self._venster = hoogstens, venster
        self._fouten: OrderedDict[str, deque[int]] = OrderedDict()

    def dicht(self, adres: str, nu: int) -> bool:
        """Whether this address must wait."""
        fouten = self._fouten.get(adres)
        while fouten and not nu - self._venster < fouten[0] <= nu:  # to come: the clock was ahead then
            fouten.popleft()
        return bool(fouten) and len(fouten or ()) >= self._hoogstens

    def tel(self, adres: str, nu: int) -> None:
        """Count a failure."""
        self._fouten.setdefault(adres, deque(maxlen=self._hoogstens)).append(nu)
        self._fouten.move_to_end(adres)
        while len(self._fouten) > ADRESSEN:
            self._fouten.popitem(last=False)
