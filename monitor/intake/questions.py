"""What the pages and the command line ask about the imports: one function per question."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from monitor.fouten import Geweigerd
from monitor.intake.indelen import DOELEN
from monitor.intake.uitslag import Aansluiting, Bevinding, Verschil
from monitor.store import Store, sql

MELDINGEN_OP_PAGINA = 500
APART_HOOGSTENS = 5_000  # rows set apart that a page holds at once; a download has them all


@dataclass(frozen=True)
class Grootboekregel:
    """One import in the ledger."""

    batch: int
    soort: str
    bron: str
    profiel: str
    bestand: str
    sha256: str
    modus: str
    codering: str | None
    datumvolgorde: str | None
    datumvolgorde_hoe: str | None
    periode: tuple[dt.date, dt.date] | None
    personen: int
    aansluiting: Aansluiting
    verschil: Verschil
    geladen_op: dt.datetime
    geladen_door: str
    teruggedraaid_op: dt.datetime | None
    rijen_actief: int
    seconden_actief: int
    gewist_tot: dt.date | None = None  # the retention period took rows of it away from before this day
    afwezig_actief: int = 0  # seconds, of those that count
    gepland_actief: int = 0

    @property
    def verwijderd(self) -> int:
        """Rows that a removal after the retention period took away; older lines hold only one count."""
        return max(self.aansluiting.gelezen, self.verschil.vervallen)

    @property
    def verlopen(self) -> bool:
        """Whether the retention period took rows of it away."""
        return self.gewist_tot is not None

    @property
    def alles_verlopen(self) -> bool:
        """Whether nothing of it is left: every row was removed by the retention period."""
        a = self.aansluiting
        return self.verlopen and not (a.ok or a.gemarkeerd or a.quarantaine)


@dataclass(frozen=True)
class Batchblad:
    """One import with what stood out in it."""

    regel: Grootboekregel
    meldingen: tuple[Bevinding, ...]
    meldingen_aantal: int


@dataclass(frozen=True)
class Apartrij:
    """One row that does not count until somebody mends or rejects it."""

    batch: int
    rij: int
    volgnummer: int
    blad: str | None
    bestand: str
    soort: str
    code: str
    tekst: str
    seconden: int
    persoon: str | None
    datum: dt.date | None
    ruw: Mapping[str, str]


@dataclass(frozen=True)
class OngekoppeldeTekst:
    """A text from the files that leads nowhere yet, with what hangs on it."""

    soort: str  # persoon | categorie | buurt
    tekst: str
    naam: str
    rijen: int
    seconden: int
    laatste: dt.date | None
    eerste: dt.date | None = None


@dataclass(frozen=True)
class Wachtende:
    """Somebody unknown in one file, with what waits there for a name."""

    batch: int
    tekst: str
    naam: str
    rijen: int
    seconden: int


@dataclass(frozen=True)
class IngedeeldeTekst:
    """A text from the files that leads somewhere: to what, and whether the user chose it (`zelf`)."""

    tekst: str
    naam: str
    doel: str
    herkomst: str
    rijen: int
    seconden: int


@dataclass(frozen=True)
class Aparttelling:
    """How many rows of an import stand apart, and their time in seconds."""

    rijen: int
    seconden: int


@dataclass(frozen=True)
class Actualiteit:
    """How fresh a source is: its last day per person."""

    bron: str
    persoon: str
    medewerker: str | None
    laatste: dt.date
    dagen_oud: int


def grootboek(store: Store) -> tuple[Grootboekregel, ...]:
    """All imports, newest first."""
    return tuple(_regel(rij) for rij in store.rijen(sql("intake", "grootboek")))


def batchblad(store: Store, batch: int) -> Batchblad:
    """One import: its reconciliation and findings.

    Raises
    ------
    Geweigerd
        There is no such import.
    """
    regels = [regel for regel in grootboek(store) if regel.batch == batch]
    if not regels:
        raise Geweigerd(f"Import {batch} bestaat niet; kijk in de lijst met imports.")
    rijen = store.rijen(sql("intake", "bevindingen"), {"batch": batch, "hoogstens": MELDINGEN_OP_PAGINA})
    (aantal,) = store.rij(sql("intake", "bevindingen_aantal"), {"batch": batch}) or (0,)
    return Batchblad(
        regels[0], tuple(Bevinding(rij, code, tekst, ernst) for rij, code, tekst, ernst in rijen), int(aantal)
    )


def apart_gezet(
    store: Store, batch: int | None = None, *, hoogstens: int | None = APART_HOOGSTENS
) -> tuple[Apartrij, ...]:
    """The rows set apart, of one import or of all that are in; the newest, unless `hoogstens` is None."""
    return tuple(
        Apartrij(*(*rij[:-1], json.loads(rij[-1])))
        for rij in store.rijen(sql("intake", "apart_gezet"), {"batch": batch, "hoogstens": hoogstens})
    )


def apart_telling(store: Store) -> dict[int, Aparttelling]:
    """All that stands apart, counted: import → how much, newest import first."""
    return {batch: Aparttelling(*rest) for batch, *rest in store.rijen(sql("intake", "apart_telling"))}


def ongekoppeld(store: Store) -> tuple[OngekoppeldeTekst, ...]:
    """Texts without a mapping, most hours first; people first of all."""
    return tuple(OngekoppeldeTekst(*rij) for rij in store.rijen(sql("intake", "ongekoppeld")))


def wachtenden(store: Store) -> tuple[Wachtende, ...]:
    """Unknown people per file, newest file first, most hours first."""
    return tuple(Wachtende(*rij) for rij in store.rijen(sql("intake", "wachtenden")))


def ingedeeld(store: Store, soort: str) -> tuple[IngedeeldeTekst, ...]:
    """Texts of one kind (persoon, categorie, buurt) that lead somewhere, most hours first."""
    return tuple(IngedeeldeTekst(*rij) for rij in store.rijen(sql("intake", "ingedeeld"), {"soort": soort}))


def actualiteit(store: Store, vandaag: dt.date) -> tuple[Actualiteit, ...]:
    """Last day with hours per source and person."""
    return tuple(
        Actualiteit(bron, persoon, medewerker, laatste, (vandaag - laatste).days)
        for bron, persoon, medewerker, laatste in store.rijen(
            sql("intake", "actualiteit"), {"vandaag": vandaag}
        )
    )


def keuzes_voor(store: Store, soort: str) -> dict[str, str]:
    """What a text of this kind may be mapped to: id → name."""
    if soort == "persoon":
        return dict(store.rijen("select medewerker, naam from medewerker order by naam"))
    if soort == "categorie":
        return dict(store.rijen("select categorie, naam from categorie order by volgorde"))
    return {
        f"{doel}:{sleutel}": naam
        for doel in DOELEN
        for sleutel, naam in store.rijen(f"select {doel}, naam from {doel} order by naam")
    }


def _regel(rij: tuple[Any, ...]) -> Grootboekregel:
    (batch, soort, bron, profiel, bestand, sha256, modus, codering, volgorde, hoe, van, tot, personen) = rij[
        :13
    ]
    telling, verschil, (op, door, terug, rijen, seconden, gewist_tot, *soorten) = (
        rij[13:23], rij[23:28], rij[28:]
    )  # fmt: skip
    return Grootboekregel(
        batch, soort, bron, profiel, bestand, sha256, modus, codering, volgorde, hoe,
        (van, tot) if van and tot else None, personen, Aansluiting(*telling), Verschil(*verschil),
        op, door, terug, rijen, seconden, gewist_tot, *soorten,
    )  # fmt: skip


def is_voorbeeld(store: Store) -> bool:
    """Whether a file of the sample corporation is in: their names begin with `voorbeeld_`."""
    return _voorbeeld(store)[0] > 0


def alleen_voorbeeld(store: Store) -> bool:
    """Whether there are files of the sample corporation and no others."""
    voorbeeld, eigen = _voorbeeld(store)
    return voorbeeld > 0 and eigen == 0


def _voorbeeld(store: Store) -> tuple[int, int]:
    voorbeeld, eigen = store.rij(sql("intake", "voorbeeld")) or (0, 0)
    return int(voorbeeld), int(eigen)
