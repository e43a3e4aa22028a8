"""Only what was shared: areas outside the viewer's wijken do not exist on the pages of the lights.

A link or a role may be limited to some wijken. Filtering happens on the answer, before anything is counted,
listed or drawn. Who may change something (a threshold, another judgement) is decided here too.
"""

from __future__ import annotations

from collections.abc import Callable

from monitor.fouten import Geweigerd
from monitor.leefbaarheid import questions
from monitor.leefbaarheid.antwoorden import Gebied
from monitor.ui import bron, kijker

MAG_DREMPEL = ("manager", "beheerder")
MAG_BESLUIT = ("manager", "medewerker")
ONBEKENDE_NAAM = "een professional"


def mag_zien() -> Callable[[Gebied], bool]:
    """Whether an area is inside the viewer's scope."""
    bereik = kijker.kijker().bereik
    wijken = bron.vraag(questions.wijken)
    return lambda gebied: bereik.mag_wijk(wijken.get(gebied.buurt, ""))


def eis(gebied: Gebied) -> None:
    """Refuse an area outside the scope.

    Raises
    ------
    Geweigerd
        It was not shared with this viewer.
    """
    if not mag_zien()(gebied):
        raise Geweigerd("Deze buurt hoort niet bij wat met u is gedeeld.")


def mag_drempels() -> bool:
    """Whether the viewer may change thresholds."""
    wie = kijker.kijker()
    return wie.rol in MAG_DREMPEL and not wie.link


def mag_besluiten() -> bool:
    """Whether the viewer may put another judgement beside a light."""
    wie = kijker.kijker()
    return wie.rol in MAG_BESLUIT and not wie.link


def naam(wie: str) -> str:
    """A colleague's name, for colleagues only."""
    kijkt = kijker.kijker()
    return ONBEKENDE_NAAM if kijkt.link or kijkt.rol == "bestuur" else wie
