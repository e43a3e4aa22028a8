"""Which medewerker is looking: from the login and its link alone, never from an address or a widget."""

from __future__ import annotations

from monitor.access import koppeling
from monitor.ui import bron, kijker
from monitor.werkdruk import questions


def eigen_medewerker(wie: kijker.Kijker) -> str | None:
    """The medewerker behind this login, or None. A share link is nobody's login."""
    if wie.link or kijker.zonder_aanmelden():
        return None
    gevonden = koppeling.medewerker_van(bron.kluis(), wie.wie)
    if gevonden is None or gevonden.medewerker is None:
        return None
    namen = bron.vraag(questions.medewerkers)
    return gevonden.medewerker if namen.get(gevonden.medewerker) == gevonden.medewerker_naam else None
