"""The scope: what one viewer may see. Every query of a shared view takes it as its first argument.

Fail closed: an empty scope shows nothing, an unknown word in a stored scope is refused, and only
`Bereik.alles()` is without limits. Two scopes combine by intersection, so adding one never widens.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from monitor.fouten import Geweigerd, kort

ROLLEN = ("medewerker", "manager", "bestuur", "beheerder")
# pages without a person on them: all that a link, or a member of the board, can see
DEELBAAR = {
    "bord": "hoe het gaat met de buurten en het team, en wat eraan komt",
    "stoplichtkaart": "de stoplichtkaart",
    "pieken": "de drukte per team in de komende weken",
}
EIGEN = "mijn-werk"  # one's own hours and plan; no page about colleagues
PROFIEL = "buurtprofiel"  # all indicators of a buurt, to the source rows: for the team itself
# partners, deputies and the hand-over sheet: for the team itself, without hours of anybody
SAMEN = ("netwerk", "overdracht")
INTERVENTIES = "interventies"  # what is done in the buurten; for the team itself, never shared
SCHOUW = "schouw"  # rounds of complexes, walked by the team itself
JAARPLAN = "jaarplan"  # own actions and goals of the own buurt; never behind a link
BEHEERPAGINAS = ("beheer", "delen", "gegevens", JAARPLAN, SCHOUW)  # a beheerder sees no hours
ALLES = "*"  # stands for every page or every wijk; never mixed with others


@dataclass(frozen=True)
class Bereik:
    """Pages, wijken and period that may be seen. Tuples are sorted; `("*",)` means all of them.

    `van` and `tot` are inclusive days; None means no limit on that side.
    """

    paginas: tuple[str, ...] = ()
    wijken: tuple[str, ...] = ()
    van: dt.date | None = None
    tot: dt.date | None = None

    def __post_init__(self) -> None:
        for veld in ("paginas", "wijken"):
            waarden = tuple(sorted(set(getattr(self, veld))))
            if ALLES in waarden and len(waarden) > 1:
                raise Geweigerd("Kies óf alle pagina's of wijken, óf een aantal daarvan; niet allebei.")
            object.__setattr__(self, veld, waarden)
        if self.van and self.tot and self.van > self.tot:
            raise Geweigerd("De periode van deze weergave eindigt voordat ze begint. Draai de datums om.")

    @classmethod
    def alles(cls) -> Self:
        """Everything: for somebody who is logged in with a role that may see it, never for a link."""
        return cls((ALLES,), (ALLES,))

    @classmethod
    def van_rol(cls, rol: str) -> Self:
        """What a role may see. An unknown role sees nothing."""
        paginas = {
            "manager": (ALLES,),
            "medewerker": (EIGEN, PROFIEL, INTERVENTIES, JAARPLAN, SCHOUW, *SAMEN, *DEELBAAR),
            "beheerder": (*BEHEERPAGINAS, INTERVENTIES, *SAMEN), "bestuur": tuple(DEELBAAR),
        }.get(rol)  # fmt: skip
        return cls(paginas, (ALLES,)) if paginas else cls()

    @property
    def leeg(self) -> bool:
        """Whether nothing at all can be seen."""
        return not self.paginas or not self.wijken

    @property
    def alleen_kijken(self) -> bool:
        """Whether there is nothing to write or to bring in: only pages that can be shared."""
        return set(self.paginas) <= set(DEELBAAR)

    def mag_pagina(self, pagina: str) -> bool:
        """Whether this page is inside the scope."""
        return self.paginas == (ALLES,) or (pagina != ALLES and pagina in self.paginas)

    def mag_wijk(self, wijk: str) -> bool:
        """Whether this wijk is inside the scope."""
        return self.wijken == (ALLES,) or (wijk != ALLES and wijk in self.wijken)

    def mag_dag(self, dag: dt.date) -> bool:
        """Whether this day is inside the scope."""
        return (self.van is None or dag >= self.van) and (self.tot is None or dag <= self.tot)

    def eis_pagina(self, pagina: str) -> None:
        """Refuse a page outside the scope, with a sentence."""
        if self.leeg or not self.mag_pagina(pagina):
            raise Geweigerd(f"De pagina {kort(pagina, 30)} hoort niet bij wat met u is gedeeld.")

    def doorsnede(self, ander: Bereik) -> Bereik:
        """What both scopes allow. No common period means: nothing."""
        begin = max((dag for dag in (self.van, ander.van) if dag), default=None)
        eind = min((dag for dag in (self.tot, ander.tot) if dag), default=None)
        if begin and eind and begin > eind:
            return Bereik()
        return Bereik(_samen(self.paginas, ander.paginas), _samen(self.wijken, ander.wijken), begin, eind)

    def parameters(self) -> dict[str, Any]:
        """The scope as query parameters: `$alle_wijken`, `$wijken`, `$van`, `$tot`."""
        return {
            "alle_wijken": self.wijken == (ALLES,),
            "wijken": list(self.wijken),
            "van": self.van or dt.date.min,
            "tot": self.tot or dt.date.max,
        }

    def als_tekst(self) -> str:
        """JSON for the vault and for the header that the gate adds."""
        return json.dumps(asdict(self), default=str, sort_keys=True)

    @classmethod
    def uit_tekst(cls, tekst: str) -> Self:
        """Read a stored scope; anything unexpected is refused, never guessed.

        Raises
        ------
        Geweigerd
            Not JSON, an unknown or missing field, or a wrong type.
        """
        try:
            inhoud = json.loads(tekst)
            if set(inhoud) != {"paginas", "wijken", "van", "tot"}:
                raise ValueError
            for veld in ("paginas", "wijken"):
                if not all(isinstance(waarde, str) for waarde in inhoud[veld]):
                    raise ValueError
            dagen = {
                veld: dt.date.fromisoformat(inhoud[veld]) if inhoud[veld] else None for veld in ("van", "tot")
            }
            return cls(tuple(inhoud["paginas"]), tuple(inhoud["wijken"]), **dagen)
        except (ValueError, TypeError) as fout:
            raise Geweigerd("Wat met u is gedeeld, is niet leesbaar. Vraag om een nieuwe link.") from fout


def _samen(een: tuple[str, ...], twee: tuple[str, ...]) -> tuple[str, ...]:
    if een == (ALLES,):
        return twee
    if twee == (ALLES,):
        return een
    return tuple(sorted(set(een) & set(twee)))
