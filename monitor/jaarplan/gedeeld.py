"""What the subjects of this room share: who writes and where, a buurt that must exist, numbers of rows."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.fouten import Geweigerd, kort
from monitor.store import Store, Transactie

KAMER = "jaarplan"  # where the queries of this room stand


@dataclass(frozen=True)
class Schrijver:
    """Who writes, and where: `buurten` None means everywhere."""

    naam: str
    buurten: frozenset[str] | None

    def mag(self, buurt: str) -> bool:
        """May this one change the buurt?"""
        return self.buurten is None or buurt in self.buurten

    def eis(self, buurt: str) -> None:
        """Refuse a buurt that this one only may read.

        Raises
        ------
        Geweigerd
            It belongs to somebody else.
        """
        if not self.mag(buurt):
            raise Geweigerd(
                "Deze buurt kunt u hier bekijken, niet wijzigen. Dat doet de coördinator of vervanger van de "
                "buurt, of de manager."
            )


def ken_buurt(bron: Store | Transactie, buurt: str) -> None:
    """Refuse a buurt that isn't there.

    Raises
    ------
    Geweigerd
        Unknown.
    """
    if bron.rij("select 1 from buurt where buurt = ?", [buurt]) is None:
        raise Geweigerd(f"De buurt {kort(buurt) or '(leeg)'} kennen we niet. Kies er een uit de lijst.")


def volgnummer(tx: Transactie, tabel: str, kolom: str = "nummer") -> int:
    """The number of the next row; `tabel` is a name of our own."""
    (nummer,) = tx.rij(f"select coalesce(max({kolom}), 0) + 1 from {tabel}") or (1,)
    return int(nummer)
