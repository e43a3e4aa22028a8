"""Undo of one batch, also one in the middle: mark it, then work out again what counts without it.

Nothing is thrown away: the rows stay, marked as not counting, with the day of the undo in the ledger.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.fouten import Geweigerd
from monitor.intake import activeren, personen, stam
from monitor.intake.bewaartermijn import SOORT as BEWAARTERMIJN
from monitor.store import Transactie


@dataclass(frozen=True)
class Teruggedraaid:
    """What an undo did: rows and seconds that stopped counting, and those that count again."""

    batch: int
    bestand: str
    soort: str
    vervallen: int
    vervallen_seconden: int
    terug: int
    terug_seconden: int


def draai_terug(tx: Transactie, batch: int, nu: dt.datetime) -> Teruggedraaid:
    """Undo a batch inside this transaction.

    Raises
    ------
    Geweigerd
        No such batch, already undone, or a removal after the retention period.
    """
    rij = tx.rij("select soort, bron, bestand, teruggedraaid_op from batch where batch = ?", [batch])
    if rij is None:
        raise Geweigerd(f"Import {batch} bestaat niet; kijk met 'imports' welke er zijn.")
    soort, bron, bestand, eerder = rij
    if soort == BEWAARTERMIJN:
        raise Geweigerd(
            "Wat na de bewaartermijn is verwijderd, is niet terug te halen. "
            "Een back-up van daarvoor bewaart het nog korte tijd."
        )
    if soort == "start":
        raise Geweigerd("De startwaarden zijn niet terug te draaien; pas ze aan bij Gegevens.")
    if eerder is not None:
        raise Geweigerd(f"Import {batch} ({bestand}) is al teruggedraaid op {eerder:%d-%m-%Y}.")
    tx.doe("update batch set teruggedraaid_op = ? where batch = ?", [nu, batch])
    if soort != "uren":
        personen.herbouw_medewerkers(tx)
        if soort in stam.SOORTEN:  # figures of areas need nothing: what counts follows from the batches
            stam.herbouw(tx, soort)
        return Teruggedraaid(batch, bestand, soort, 0, 0, 0, 0)
    activeren.bereik(tx, batch, bron)
    activeren.kies_winnaars(tx, bron)
    v = activeren.verschil(tx, batch)
    activeren.activeer(tx)
    personen.herbouw_medewerkers(tx)
    return Teruggedraaid(batch, bestand, soort, v.vervallen, v.vervallen_seconden, v.nieuw, v.nieuw_seconden)
