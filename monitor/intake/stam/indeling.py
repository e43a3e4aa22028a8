"""Mappings that a user chooses on the page: one save is one batch in the ledger, undone like a file.

A text leads to a category, or to a buurt, complex or project. Undo gives back what the product maps by
itself; a text that then leads nowhere is asked again.
"""

from __future__ import annotations

from collections.abc import Mapping

from monitor.fouten import Geweigerd, kort
from monitor.intake.grootboek import Boeker
from monitor.intake.indelen import doelen
from monitor.intake.stam.bewaren import boek_regels
from monitor.intake.stam.regel import Stamregel
from monitor.store import Transactie

SOORTEN = ("categorie", "buurt")
TITEL = {"categorie": "Taken ingedeeld", "buurt": "Buurten ingedeeld"}


def deel_in(tx: Transactie, soort: str, keuzes: Mapping[str, str], boeker: Boeker) -> int:
    """Map texts (as in `uur`) to their targets; answers the batch.

    Raises
    ------
    Geweigerd
        Nothing chosen, an unknown kind, or a target that does not exist.
    """
    if soort not in SOORTEN:
        raise Geweigerd(f"Een indeling van soort {kort(soort)} bestaat niet.")
    if not keuzes:
        raise Geweigerd("Kies eerst waar een tekst bij hoort.")
    bestaat = doelen(tx, soort)
    for doel in keuzes.values():
        if doel not in bestaat:
            raise Geweigerd(f"{kort(doel)} bestaat niet; kies een bestaande {soort}.")
    regels = [
        Stamregel(f"{soort}|{tekst}", None, {"soort": soort, "tekst": tekst, "doel": doel})
        for tekst, doel in keuzes.items()
    ]
    return boek_regels(tx, "indeling", regels, TITEL[soort], boeker)
