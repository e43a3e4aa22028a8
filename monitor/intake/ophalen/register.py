"""Where fetched figures come from, kept with the import that brought them: source, licence, day.

An import that is undone takes its origin along; the newest import of a source and municipality leads.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.intake.ophalen.bronnen import BRONNEN, Bronvermelding
from monitor.store import Store, Transactie, sql


@dataclass(frozen=True)
class Ophaling:
    """One fetched source that counts now."""

    batch: int
    bron: str
    titel: str
    houder: str
    licentie: str
    gemeente: str
    adres: str
    peildatum: str
    opgehaald_op: dt.datetime


def bewaar_herkomst(tx: Transactie, batch: int, herkomst: Bronvermelding) -> None:
    """Write down where the figures of this import come from."""
    bron = BRONNEN[herkomst.bron]
    tx.doe(
        "insert into ophaling (batch, bron, titel, houder, licentie, gemeente, adres, peildatum, "
        "opgehaald_op) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            batch, bron.sleutel, bron.titel, bron.houder, bron.licentie, herkomst.gemeente, herkomst.adres,
            herkomst.peildatum, herkomst.opgehaald_op,
        ],
    )  # fmt: skip


def ophalingen(store: Store) -> tuple[Ophaling, ...]:
    """Every fetched source that counts now, newest first."""
    return tuple(Ophaling(*rij) for rij in store.rijen(sql("intake", "ophalingen")))


def gemeenten(store: Store) -> tuple[str, ...]:
    """The municipalities of the own buurten, the one with most buurten first."""
    rijen = store.rijen(
        "select gemeente from buurt where gemeente <> '' group by gemeente order by count(*) desc, gemeente"
    )
    return tuple(str(naam) for (naam,) in rijen)
