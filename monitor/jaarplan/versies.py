"""What people write in this room, kept as versions: who, when, and the way back.

Nothing is overwritten or deleted. Each change of a thing adds a version that holds the whole thing; the last
version that was not taken back is how it stands, and without one it is as it was before anybody wrote. Taking
back marks versions, with who and when: what stood before holds again. A version can be taken back as long as
no later one of the same thing counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from monitor.fouten import Geweigerd
from monitor.store import Store, Transactie

NAAMLOOS = "een oud-collega"  # stands where a name went after the retention period
AL_TERUG = "Deze wijziging is al ongedaan gemaakt. Laad de pagina opnieuw."
LATER = "Hierna is er nog iets gewijzigd. Maak dat eerst ongedaan."
NIETS_TERUG = "Er is niets om ongedaan te maken: alle wijzigingen zijn al teruggenomen."


@dataclass(frozen=True)
class Boek:
    """A table of versions: the column of the thing, of its version (higher is later), of who and of when;
    `terug_op` and `terug_door` say that a version was taken back."""

    tabel: str
    ding: str
    versie: str = "nummer"
    wie: str = "door"
    wanneer: str = "op"


def laatste(bron: Store | Transactie, boek: Boek, ding: object) -> int:
    """The version by which a thing stands; 0 when none counts."""
    vraag = f"select max({boek.versie}) from {boek.tabel} where {boek.ding} = ? and terug_op is null"
    (versie,) = bron.rij(vraag, [ding]) or (None,)
    return int(versie or 0)


def volgende(tx: Transactie, boek: Boek, ding: object) -> int:
    """The number of the next version of a thing."""
    vraag = f"select coalesce(max({boek.versie}), 0) + 1 from {boek.tabel} where {boek.ding} = ?"
    (versie,) = tx.rij(vraag, [ding]) or (1,)
    return int(versie)


def neem_terug(
    tx: Transactie, boek: Boek, versies: Collection[tuple[object, int]], *, wie: str, nu: dt.datetime
) -> None:
    """Take these versions (thing, version) back together.

    Raises
    ------
    Geweigerd
        One was taken back already, or a later one of the same thing counts.
    """
    if not versies:
        raise Geweigerd(AL_TERUG)
    for ding, versie in sorted(versies, key=lambda paar: -paar[1]):
        staat = laatste(tx, boek, ding)
        if staat != versie:
            raise Geweigerd(LATER if staat > versie else AL_TERUG)
        deze = f"{boek.ding} = ? and {boek.versie} = ?"
        tx.doe(f"update {boek.tabel} set terug_op = ?, terug_door = ? where {deze}", [nu, wie, ding, versie])


def neem_laatste_terug(tx: Transactie, boek: Boek, ding: object, *, wie: str, nu: dt.datetime) -> int:
    """Take the version by which a thing stands back; returns its number.

    Raises
    ------
    Geweigerd
        None counts any more.
    """
    versie = laatste(tx, boek, ding)
    if not versie:
        raise Geweigerd(NIETS_TERUG)
    neem_terug(tx, boek, [(ding, versie)], wie=wie, nu=nu)
    return versie


def met_oude_naam(bron: Store | Transactie, boek: Boek, grens: dt.date) -> int:
    """How many versions carry a name from before the limit."""
    vraag = (
        f"select count(*) from {boek.tabel} where ({boek.wanneer} < $grens and {boek.wie} <> $naam) "
        "or (terug_op < $grens and terug_door <> $naam)"
    )
    (rijen,) = bron.rij(vraag, {"grens": grens, "naam": NAAMLOOS}) or (0,)
    return int(rijen)


def vergeet_namen(tx: Transactie, boek: Boek, grens: dt.date) -> None:
    """Take the names from before the limit away; the versions stay."""
    for wie, wanneer in ((boek.wie, boek.wanneer), ("terug_door", "terug_op")):
        tx.doe(f"update {boek.tabel} set {wie} = ? where {wanneer} < ?", [NAAMLOOS, grens])
