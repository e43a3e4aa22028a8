"""One kind of master data and its columns: what a template shows, what a file is recognised by.

`Veld.vorm` says how a cell is read: tekst, datum, uren, getal, geheel, procent, medewerker, buurt, complex or
categorie. `keuzes` is the closed list of a column; `plek` says where its value lives: in the row itself, with
the person (a roster file may bring it, the roster table does not show it), or made by the product (shown, not
edited).
"""

from __future__ import annotations

from dataclasses import dataclass

RIJ, PERSOON, AFGELEID = "rij", "persoon", "afgeleid"


@dataclass(frozen=True)
class Veld:
    """One column: its name in the template, what it holds, and what else people call it."""

    naam: str
    vorm: str
    uitleg: str
    voorbeeld: str
    verplicht: bool = False
    ook: tuple[str, ...] = ()
    keuzes: tuple[str, ...] = ()
    plek: str = RIJ


@dataclass(frozen=True)
class Stamsoort:
    """One kind of master data."""

    soort: str
    titel: str
    velden: tuple[Veld, ...]
    kenmerk: tuple[str, ...]  # fields whose headers must be there
    nooit: tuple[str, ...] = ()  # headers that make it something else
    wijzigt: tuple[str, ...] = ()  # kinds of change that derived tables follow
    opslag: str = ""  # kind under which its rows are kept, when not its own

    @property
    def bewaard_als(self) -> str:
        """The kind under which `stamrij` keeps its rows."""
        return self.opslag or self.soort

    @property
    def bewerkbaar(self) -> tuple[Veld, ...]:
        """The columns that a table on the page shows."""
        return tuple(veld for veld in self.velden if veld.plek != PERSOON)

    def veld(self, naam: str) -> Veld:
        """The column with this name."""
        return next(veld for veld in self.velden if veld.naam == naam)

    def veld_bestaat(self, naam: str) -> bool:
        """Whether this kind has such a column."""
        return any(veld.naam == naam for veld in self.velden)
