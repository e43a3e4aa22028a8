"""When a division may best begin: the week in which the fewest of those whom it touches are away.

Who gives or gets a buurt hands it over in that week. Away is what it is on Overdracht: whole days, at least
five together (`regels.weg`); a weekend alone is not counted. We know only that somebody is away, never why.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.jaarplan.overdracht.regels import weg
from monitor.kalender import maandag
from monitor.store import Store, sql

WEKEN_VERDER = 8  # how far after the chosen week a better one is looked for
_WEEK = dt.timedelta(weeks=1)
_VRIJDAG = dt.timedelta(days=4)


@dataclass(frozen=True)
class Ingangsweek:
    """The week of Monday `maandag`, and who of the people asked about is away in it (ids)."""

    maandag: dt.date
    weg: tuple[str, ...]


def ingangsweken(
    store: Store, dag: dt.date, mensen: tuple[str, ...]
) -> tuple[Ingangsweek, Ingangsweek | None]:
    """The week of `dag`, and the first of those after it with the fewest away; None when none has fewer."""
    begin = maandag(dag)
    rijen = store.rijen(sql("jaarplan", "overdracht_weg"), {"dag": begin})
    wegen = weg((rij for rij in rijen if rij[0] in mensen), begin, 7 * (WEKEN_VERDER + 1))

    def week(n: int) -> Ingangsweek:
        eerste = begin + n * _WEEK
        hier = {w.medewerker for w in wegen if w.van <= eerste + _VRIJDAG and w.tot >= eerste}
        return Ingangsweek(eerste, tuple(sorted(hier)))

    nu = week(0)
    beter = min((week(n) for n in range(1, WEKEN_VERDER + 1)), key=lambda w: (len(w.weg), w.maandag))
    return nu, beter if len(beter.weg) < len(nu.weg) else None
