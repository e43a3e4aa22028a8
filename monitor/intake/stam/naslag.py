"""What rows of master data may refer to, looked up once per file: areas, people, categories, what holds."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from monitor.fouten import Geweigerd, kort
from monitor.intake import personen
from monitor.intake.stam.regel import Waarden
from monitor.intake.tekst import normaliseer
from monitor.store import Transactie, sql

BUURTCODE = re.compile(r"BU\d{4}[0-9A-Z]{4}")


@dataclass
class Naslag:
    """What rows may refer to, looked up once per file."""

    tx: Transactie
    maak: Callable[[Waarden], str] | None  # makes an unknown medewerker; None = refuse
    _buurt: dict[str, set[str]] = field(default_factory=dict)
    _complex: dict[str, set[str]] = field(default_factory=dict)
    _mens: dict[str, str] = field(default_factory=dict)
    _categorie: dict[str, set[str]] = field(default_factory=dict)
    _nu: dict[str, dict[str, Waarden]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for code, naam in self.tx.rijen("select buurt, naam from buurt"):
            for tekst in (code, naam):
                self._buurt.setdefault(normaliseer(tekst), set()).add(code)
        for code, naam in self.tx.rijen("select complex, naam from complex"):
            for tekst in (code, naam):
                self._complex.setdefault(normaliseer(tekst), set()).add(code)
        for code, naam in self.tx.rijen("select categorie, naam from categorie"):
            for tekst in (code, naam):
                self._categorie.setdefault(normaliseer(tekst), set()).add(code)

    def buurt(self, tekst: str) -> str:
        """Code of a buurt, by code or unique name; a well-formed code may come before the map does."""
        if BUURTCODE.fullmatch(tekst.strip().upper()):
            return tekst.strip().upper()
        return _enige(self._buurt, tekst, "buurt")

    def complex(self, tekst: str) -> str:
        """Number of a complex, by number or unique name."""
        return _enige(self._complex, tekst, "complex")

    def categorie(self, tekst: str) -> str:
        """Code of a category, by code or unique name."""
        return _enige(self._categorie, tekst, "categorie")

    def nu(self, soort: str, eenheid: str) -> Waarden | None:
        """What a kind says about one unit before this file or table."""
        if soort not in self._nu:
            rijen = self.tx.rijen(sql("intake", "stam_huidig"), {"soort": soort})
            self._nu[soort] = {plek: json.loads(inhoud) for plek, _, inhoud in rijen}
        return self._nu[soort].get(eenheid)

    def mens(self, code: str, naam: str, functie: str) -> Waarden:
        """Who a row of the list of people is about (`wie`), and their name; with a code it may be new."""
        wie = self.medewerker(code or naam, {"naam": naam, "functie": functie})
        if code and personen.zoek(self.tx, naam) not in (None, wie):
            raise Geweigerd(f"{kort(naam)} bestaat al; geef deze medewerker een andere naam.")
        nu = self.tx.rij("select naam from medewerker where medewerker = ?", [wie])
        return {"wie": wie, "medewerker": naam if code or nu is None else nu[0]}

    def medewerker(self, tekst: str, extra: Waarden | None = None) -> str:
        """Id of a person by id, name or alias."""
        vorm = normaliseer(tekst)
        wie = self._mens.get(vorm) or personen.zoek(self.tx, tekst)
        if wie is None and self.maak is not None:
            wie = self.maak({"naam": tekst.strip(), **(extra or {})})
        if wie is None:
            raise Geweigerd(
                f'Onbekende medewerker "{kort(tekst)}": koppel deze persoon of voeg de medewerker toe.'
            )
        self._mens[vorm] = wie
        return wie


def _enige(bekend: Mapping[str, set[str]], tekst: str, wat: str) -> str:
    codes = bekend.get(normaliseer(tekst), set())
    if not codes:
        raise Geweigerd(
            f'{wat}: "{kort(tekst)}" is niet bekend; importeer eerst de lijst of gebruik de code.'
        )
    if len(codes) > 1:
        raise Geweigerd(f'{wat}: "{kort(tekst)}" komt vaker voor; gebruik de code.')
    return next(iter(codes))
