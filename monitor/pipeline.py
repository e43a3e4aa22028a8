"""Which derived tables to renew after which change: the only module that calls several subjects.

Heavy work happens here, when data changes, inside the transaction of that change; never when a page is
drawn. A subject renews its own tables in `refresh.vernieuw(tx, instellingen)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from monitor.leefbaarheid import refresh as leefbaarheid
from monitor.prognose import refresh as prognose
from monitor.settings import Instellingen
from monitor.store import Transactie
from monitor.werkdruk import refresh as werkdruk

Vernieuwer = Callable[[Transactie, Instellingen], None]

# subject → its renewal, in order of the arrows between the tables
VERNIEUWERS: dict[str, Vernieuwer] = {
    "uren": werkdruk.vernieuw_uren,
    "leefbaarheid": leefbaarheid.vernieuw,  # before the needed hours, which take their norm from the light
    "projectuur": prognose.vernieuw,  # before the needed hours, which count project hours in
    "werkweek": werkdruk.vernieuw_weken,  # after the lights and the project hours
    "verwachting": prognose.vernieuw_verwachting,  # after the weeks, which give capacity and completeness
}

# what changed → which subjects must be renewed
_UREN = ("uren", "werkweek", "verwachting")
_LICHT = ("leefbaarheid", "werkweek")
GEVOLGEN: dict[str, tuple[str, ...]] = {
    "uren": _UREN,
    "planning": _UREN,
    "medewerkers": _UREN,
    "rooster": _UREN,
    "afwezigheid": _UREN,
    "feestdagen": _UREN,
    "indeling": _UREN,
    "categorieen": _UREN,
    "caseload": ("uren", "werkweek"),
    "buurten": ("uren", "leefbaarheid", "werkweek", "verwachting"),
    "complexen": ("uren", "leefbaarheid", "werkweek"),
    "indicatoren": _LICHT,
    "schouw": _LICHT,
    "drempels": _LICHT,
    "projecten": ("uren", "projectuur", "werkweek", "verwachting"),
    "kengetallen": ("projectuur", "werkweek", "verwachting"),
    "verdeling": ("werkweek", "verwachting"),
    "taken": ("werkweek",),
    "normen": ("werkweek",),
}


def vernieuw(tx: Transactie, instellingen: Instellingen, wijzigingen: Iterable[str]) -> list[str]:
    """Renew every derived table that these kinds of change touch; return the subjects renewed."""
    te_doen = {onderwerp for soort in wijzigingen for onderwerp in GEVOLGEN[soort]}
    gedaan = [onderwerp for onderwerp in VERNIEUWERS if onderwerp in te_doen]
    for onderwerp in gedaan:
        VERNIEUWERS[onderwerp](tx, instellingen)
    return gedaan
