"""Names → medewerker, looked up once for a whole file.

A text means the first medewerker (in order of id) whose name or id equals it after `normaliseer`; else the
one it was mapped to (an alias in `indeling`); else, when asked, the one that was last recorded under that
name and taken back since.
"""

from __future__ import annotations

import json
from functools import cached_property

from monitor.intake.lezen.waarden import sleutel as sleutelvorm
from monitor.intake.tekst import normaliseer
from monitor.store import Transactie


class Naamlijst:
    """Who is known by which name, as the database stands now; what is remembered here comes on top."""

    def __init__(self, tx: Transactie) -> None:
        self._tx = tx
        self._namen: dict[str, str] = {}
        for wie, naam in tx.rijen("select medewerker, naam from medewerker order by medewerker"):
            self._namen.setdefault(normaliseer(naam), str(wie))
            self._namen.setdefault(normaliseer(wie), str(wie))
        self._aliassen = {
            str(tekst): str(doel)
            for tekst, doel in tx.rijen(
                "select tekst, doel from indeling join medewerker on medewerker = doel "
                "where soort = 'persoon'"
            )
        }

    @cached_property
    def _vroeger(self) -> dict[str, str]:
        namen: dict[str, str] = {}
        for wie, inhoud in self._tx.rijen(
            "select eenheid, inhoud from stamrij where soort = 'medewerker' order by batch desc"
        ):
            namen.setdefault(normaliseer(json.loads(inhoud).get("naam")), str(wie))
        return namen

    def zoek(self, naam: object, *, ook_vroeger: bool = False) -> str | None:
        """The medewerker with this id, name or alias; `ook_vroeger` also finds who was taken back."""
        tekst = normaliseer(naam)
        if not tekst:
            return None
        wie = self._namen.get(tekst) or self._aliassen.get(sleutelvorm(str(naam)))
        return wie or (self._vroeger.get(tekst) if ook_vroeger else None)

    def onthoud_alias(self, sleutel: str, wie: str) -> None:
        """This key was mapped just now."""
        self._aliassen[sleutel] = wie

    def onthoud_vroeger(self, naam: str, wie: str) -> None:
        """This name was recorded just now."""
        self._vroeger[normaliseer(naam)] = wie
