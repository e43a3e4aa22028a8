"""A coming division told: from which week, for whom, and what the forecast does with it.

The rule itself stands in `verdeling`: a change counts from the first Monday on which it holds. What cannot be
known is said: hours that come to somebody without a forecast are left out from then on, and of a buurt that
comes from somebody without one we don't know what it asks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from monitor import opmaak
from monitor.kalender import maandag
from monitor.prognose.lezer import Lezer
from monitor.store import sql

BIJ_NAAM = 3  # buurten named one by one; more are counted
_WEEK = dt.timedelta(days=6)
REGEL = (
    "Het gewone werk en de projecten van een buurt gaan mee. De inzetbare uren en het verlof blijven van de "
    "persoon, net als uren die iemand zonder buurt boekt."
)


@dataclass(frozen=True)
class Buurtwissel:
    """A buurt that goes to another coordinator from day `vanaf` on; ids and names, None = nobody."""

    vanaf: dt.date
    buurt: str
    naam: str  # of the buurt
    van: str | None
    van_naam: str | None
    naar: str | None
    naar_naam: str | None

    @property
    def week(self) -> dt.date:
        """The Monday from which the forecast counts with it."""
        return maandag(self.vanaf + _WEEK)


def lees(lezer: Lezer, geteld: dt.date, tot: dt.date) -> tuple[Buurtwissel, ...]:
    """What changes hands after day `geteld` and counts in a week up to Monday `tot`."""
    rijen = lezer.rijen(sql("prognose", "wisselt"), {"geteld": geteld, "tot": tot})
    return tuple(Buurtwissel(*rij) for rij in rijen)


def van(wissels: Sequence[Buurtwissel], medewerker: str | None) -> tuple[Buurtwissel, ...]:
    """Those of everybody (None) or of one person, who gives or gets."""
    return tuple(w for w in wissels if medewerker in (None, w.van, w.naar))


def weken(wissels: Sequence[Buurtwissel], medewerker: str | None) -> tuple[dt.date, ...]:
    """Mondays on which something changes, for everybody (None) or for one person."""
    return tuple(sorted({w.week for w in van(wissels, medewerker)}))


def zin(wissels: Sequence[Buurtwissel], verwacht: Collection[str], medewerker: str | None = None) -> str:
    """All of it in sentences, for everybody (None) or one person; `verwacht`: ids with a forecast.

    Empty when nothing changes.
    """
    eigen = van(wissels, medewerker)
    if not eigen:
        return ""
    dagen = sorted({w.vanaf for w in eigen})
    geldt = "geldt telkens" if len(dagen) > 1 else "geldt"
    aantal = len({w.buurt for w in eigen})
    gaan = f"{opmaak.meervoud(aantal, 'buurt', 'buurten')} {'gaat' if aantal == 1 else 'gaan'}"
    eerste = opmaak.opsomming([f"vanaf {opmaak.week(week)}" for week in weken(eigen, None)])
    return (
        f"Vanaf {opmaak.opsomming([opmaak.datum(dag) for dag in dagen])} {geldt} een andere verdeling: "
        f"{gaan} naar een andere coördinator ({_wie(eigen)}). Elke week telt met de verdeling die op maandag "
        f"geldt, dus {eerste} met de nieuwe. {REGEL}{_onbekend(wissels, eigen, verwacht)}"
    )


def kort(wissels: Sequence[Buurtwissel]) -> str:
    """In one short sentence, without names, for where the whole story is a link away; empty when nothing."""
    if not wissels:
        return ""
    dagen = sorted({w.vanaf for w in wissels})
    aantal = len({w.buurt for w in wissels})
    gaan = f"{'gaat' if aantal == 1 else 'gaan'} {opmaak.meervoud(aantal, 'buurt', 'buurten')}"
    vanaf = opmaak.opsomming([opmaak.datum(dag) for dag in dagen])
    return f"Vanaf {vanaf} {gaan} naar een andere coördinator; elke week telt met wie de buurt dan heeft."


def werk_weg(wissels: Sequence[Buurtwissel], verwacht: Collection[str]) -> dt.date | None:
    """From which week work that we know goes to somebody without a forecast, so that it leaves every sum."""
    eerste: dict[str, Buurtwissel] = {}
    for w in wissels:
        eerste.setdefault(w.buurt, w)
    weg = [w for w in wissels if w.naar and w.naar not in verwacht and eerste[w.buurt].van in verwacht]
    return min((w.week for w in weg), default=None)


def _wie(wissels: Sequence[Buurtwissel]) -> str:
    """`Noord van Anna naar Bo`, one by one when there are few; else all names."""
    if len(wissels) <= BIJ_NAAM:
        return opmaak.opsomming(
            [f"{w.naam} {f'van {w.van_naam} ' if w.van_naam else ''}naar {w.naar_naam}" for w in wissels]
        )
    namen = {naam for w in wissels for naam in (w.van_naam, w.naar_naam) if naam}
    return opmaak.opsomming(sorted(namen))


def _onbekend(wissels: Sequence[Buurtwissel], eigen: Sequence[Buurtwissel], verwacht: Collection[str]) -> str:
    """What leaves the forecast, and what comes without our knowing what it asks."""
    eerste: dict[str, Buurtwissel] = {}
    for w in wissels:
        eerste.setdefault(w.buurt, w)
    gekend = {w.buurt for w in eerste.values() if w.van in verwacht}
    uit = {w.naar_naam for w in eigen if w.naar_naam and w.naar not in verwacht and w.buurt in gekend}
    erbij = [w for w in eigen if w.naar_naam and w.naar in verwacht and w.buurt not in gekend]
    delen = []
    if uit:
        wie = opmaak.opsomming(sorted(uit))
        delen.append(f" Van {wie} weten we te weinig; wat naar {wie} gaat, telt vanaf dan nergens mee.")
    if erbij:
        krijgt = sorted({w.naar_naam or "" for w in erbij})
        delen.append(
            f" Van {opmaak.opsomming(sorted({w.naam for w in erbij}))} zijn de uren niet bekend; "
            f"{opmaak.opsomming(krijgt)} {'heeft' if len(krijgt) == 1 else 'hebben'} vanaf dan meer werk dan "
            "hier staat."
        )
    return "".join(delen)
