"""What a momentopname keeps: the documents that were audited, of each page that it shows.

With the board alone it is the board's own document, as links from before the shared map have it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from monitor.fouten import Geweigerd
from monitor.report.bord import ONLEESBAAR, Bord
from monitor.report.gedeeldekaart import Gedeeldekaart

BORD, KAART = "bord", "stoplichtkaart"
PAGINAS = (BORD, KAART)  # of which there is a momentopname
_KAART: TypeAdapter[Gedeeldekaart] = TypeAdapter(Gedeeldekaart)


@dataclass(frozen=True)
class Vastgelegd:
    """The audited documents of a link; None for a page that it doesn't hold."""

    bord: Bord | None = None
    kaart: Gedeeldekaart | None = None

    def als_tekst(self) -> str:
        """JSON, for the vault."""
        if self.kaart is None and self.bord is not None:
            return self.bord.als_tekst()
        delen = {BORD: self.bord.als_tekst() if self.bord else None}
        return json.dumps(delen | {KAART: _KAART.dump_json(self.kaart).decode() if self.kaart else None})

    @classmethod
    def uit_tekst(cls, tekst: str | None) -> Vastgelegd:
        """Read what was frozen; anything else is refused.

        Raises
        ------
        Geweigerd
            The link has no frozen figures any more, or they are of another kind.
        """
        try:
            delen = json.loads(tekst or "")
            if not isinstance(delen, dict) or set(delen) != set(PAGINAS):
                return cls(Bord.uit_tekst(tekst))
            kaart = delen[KAART]
            return cls(
                Bord.uit_tekst(delen[BORD]) if delen[BORD] else None,
                _KAART.validate_json(kaart) if kaart else None,
            )
        except (ValueError, TypeError, ValidationError) as fout:
            raise Geweigerd(ONLEESBAAR) from fout
