"""Names of employees never leave: a text from outside that holds one is hidden, and the audit looks again.

A project or buurt is named by people, and people put names of people in it. A name counts when it stands in
the text as whole words, capitals or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from monitor.fouten import Geweigerd
from monitor.store import Store, sql

VERBORGEN = "(naam verborgen)"


def medewerkernamen(store: Store) -> tuple[str, ...]:
    """Every name in the team, past and present."""
    return tuple(naam for (naam,) in store.rijen(sql("access", "medewerkernamen")))


def patroon(namen: Iterable[str]) -> re.Pattern[str]:
    """What finds any of these names as whole words; without names it finds nothing."""
    delen = "|".join(r"\s+".join(re.escape(deel) for deel in naam.split()) for naam in namen if naam.split())
    return re.compile(rf"(?<!\w)(?:{delen})(?!\w)" if delen else r"(?!)", re.IGNORECASE)


def keur_namen(teksten: Iterable[str], namen: Iterable[str]) -> None:
    """The audit over every text of a shared view.

    Raises
    ------
    Geweigerd
        Somebody's name is in it; says in how many texts, never whose.
    """
    zoek = patroon(namen)
    raak = sum(zoek.search(tekst) is not None for tekst in teksten)
    if raak:
        raise Geweigerd(
            f"Dit wordt niet gedeeld: in {raak} {'tekst' if raak == 1 else 'teksten'} staat de naam van een "
            "medewerker, bijvoorbeeld in de naam van een project of buurt. Pas die naam aan in de gegevens."
        )
