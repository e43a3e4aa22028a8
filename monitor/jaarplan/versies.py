"""What people write in this room, kept as versions: who, when, and the way back.

Nothing is overwritten or deleted. Each change of a thing adds a version that holds the whole thing; the last
version that was not taken back is how it stands, and without one it is as it was before anybody wrote. Taking
back marks versions, with who and when: what stood before holds again. A version can be taken back as long as
no later one of the same thing counts.

What may go is a text that should never have been there, something of a tenant: from every version, unless
a thing stands by it today (then it is changed there first). That something changed, by whom and when, stays;
a version without its text never holds again. Its bytes go at the next start.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.fouten import Geweigerd
from monitor.store import TE_WISSEN, Store, Transactie

NAAMLOOS = "een oud-collega"  # stands where a name went after the retention period
GEWIST = "(tekst gewist)"  # stands where a text was wiped
AL_TERUG = "Deze wijziging is al ongedaan gemaakt. Laad de pagina opnieuw."
LATER = "Hierna is er nog iets gewijzigd. Maak dat eerst ongedaan."
NIETS_TERUG = "Er is niets om ongedaan te maken: alle wijzigingen zijn al teruggenomen."
ZONDER_TEKST = "Van deze wijziging is de tekst gewist. Terugzetten kan daarom niet meer."
NIET_TE_WISSEN = "Deze tekst geldt nog, of is al gewist. Wijzig eerst wat er nu staat."


@dataclass(frozen=True)
class Boek:
    """A table of versions: the column of the thing, of its version (higher is later), of who and of when;
    `terug_op` and `terug_door` say that a version was taken back. People wrote `teksten` (columns) and
    `stappen` (a column: JSON list of texts, or of objects with `stap`). `weg`: a version that takes the thing
    off the list."""

    tabel: str
    ding: str
    versie: str = "nummer"
    wie: str = "door"
    wanneer: str = "op"
    teksten: tuple[str, ...] = ()
    stappen: tuple[str, ...] = ()
    weg: str = "false"


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
        One was taken back already, a later one of the same thing counts, or the text of what would hold
        again was wiped.
    """
    if not versies:
        raise Geweigerd(AL_TERUG)
    for ding, versie in sorted(versies, key=lambda paar: -paar[1]):
        staat = laatste(tx, boek, ding)
        if staat != versie:
            raise Geweigerd(LATER if staat > versie else AL_TERUG)
        deze = f"{boek.ding} = ? and {boek.versie} = ?"
        tx.doe(f"update {boek.tabel} set terug_op = ?, terug_door = ? where {deze}", [nu, wie, ding, versie])
        _eis_heel(tx, boek, ding)


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


def zet_terug(tx: Transactie, boek: Boek, ding: object, versie: int) -> None:
    """What was taken back holds again.

    Raises
    ------
    Geweigerd
        Its text was wiped.
    """
    deze = f"{boek.ding} = ? and {boek.versie} = ?"
    tx.doe(f"update {boek.tabel} set terug_op = null, terug_door = null where {deze}", [ding, versie])
    _eis_heel(tx, boek, ding)


def _eis_heel(tx: Transactie, boek: Boek, ding: object) -> None:
    kolommen = ", ".join((boek.ding, *boek.teksten, *boek.stappen))
    vraag = f"select {kolommen} from {boek.tabel} where {boek.ding} = ? and {boek.versie} = ?"
    for _, *cellen in tx.rijen(vraag, [ding, laatste(tx, boek, ding)]):
        if GEWIST in _geschreven(boek, cellen):
            raise Geweigerd(ZONDER_TEKST)


def wisbaar(bron: Store | Transactie, boek: Boek) -> dict[tuple[object, int], tuple[str, ...]]:
    """(thing, version) → the texts in it by which nothing stands today."""
    rijen = [
        (ding, versie, staat, _geschreven(boek, cel)) for ding, versie, staat, *cel in _rijen(bron, boek)
    ]
    er = {tekst for _, _, staat, teksten in rijen if staat for tekst in teksten} | {GEWIST}
    return {(ding, versie): tuple(sorted(teksten - er)) for ding, versie, _, teksten in rijen}


def wis(tx: Transactie, boek: Boek, weg: Collection[str], *, nu: dt.datetime) -> int:
    """Wipe these texts from every version; returns how many held one.

    Raises
    ------
    Geweigerd
        Nothing was chosen, or something stands by one of them today.
    """
    if not weg or not set(weg) <= {tekst for teksten in wisbaar(tx, boek).values() for tekst in teksten}:
        raise Geweigerd(NIET_TE_WISSEN)
    zet = ", ".join(f"{kolom} = ?" for kolom in (*boek.teksten, *boek.stappen))
    aantal = 0
    for ding, versie, _, *cellen in _rijen(tx, boek):
        if _geschreven(boek, cellen) & set(weg):
            kaal = [GEWIST if cel in weg else cel for cel in cellen[: len(boek.teksten)]]
            kaal += [json.dumps([_zonder(s, weg) for s in json.loads(cel)]) for cel in cellen[len(kaal) :]]
            deze = f"{boek.ding} = ? and {boek.versie} = ?"
            tx.doe(f"update {boek.tabel} set {zet} where {deze}", [*kaal, ding, versie])
            aantal += 1
    vergeet_bytes(tx, nu)
    return aantal


def vergeet_bytes(tx: Transactie, nu: dt.datetime) -> None:
    """What was wiped must not stay in the file of the database either."""
    tx.onthoud(TE_WISSEN, nu.date().isoformat())


def _rijen(bron: Store | Transactie, boek: Boek) -> list[tuple[Any, ...]]:
    """Thing, version, whether the thing stands by it, and the cells that people wrote."""
    kolommen = ", ".join((boek.ding, boek.versie, "staat", *boek.teksten, *boek.stappen))
    return bron.rijen(
        f"select {kolommen} from (select *, terug_op is null and not ({boek.weg}) and {boek.versie} = "
        f"max({boek.versie}) filter (where terug_op is null) over (partition by {boek.ding}) as staat "
        f"from {boek.tabel})"
    )


def _geschreven(boek: Boek, cellen: Sequence[Any]) -> set[str]:
    stappen = [s for cel in cellen[len(boek.teksten) :] for s in json.loads(cel)]
    kaal = (s["stap"] if isinstance(s, dict) else s for s in stappen)
    return {tekst for tekst in (*cellen[: len(boek.teksten)], *kaal) if tekst}


def _zonder(stap: Any, weg: Collection[str]) -> Any:
    if isinstance(stap, dict):
        return {**stap, "stap": _zonder(stap["stap"], weg)}
    return GEWIST if stap in weg else stap


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
