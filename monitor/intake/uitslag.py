"""What an import answers: the same frozen shapes for the page, the command line and the tests.

`Importuitslag.als_json` is the shape of one file in `import --json` (see the project's contracts). Hours
are decimals made from integer seconds at the very end.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from monitor.fouten import kort
from monitor.intake.lezen import Bestandsvraag
from monitor.opmaak import getal, meervoud, opsomming, uren_uit_seconden

SECONDEN_PER_UUR = 3600
BEWAARTERMIJN = "bewaartermijn"  # finding: rows older than what is kept
NA_VANDAAG = "na_vandaag"  # finding: hours worked on a day that is still to come
TWEE_BRONNEN = "twee_bronnen"  # finding: hours of this file stand beside those of another source
ONBEKENDE_MEDEWERKER = "onbekende_medewerker"  # why a row that can be read is set apart
MELDINGEN_MAX = 200  # findings in one answer; `meldingen_aantal` tells how many there are


@dataclass(frozen=True)
class Aansluiting:
    """Reconciliation: gelezen = ok + gemarkeerd + quarantaine + overgeslagen, in rows and seconds."""

    gelezen: int = 0
    ok: int = 0
    gemarkeerd: int = 0
    quarantaine: int = 0
    overgeslagen: int = 0
    seconden_ok: int = 0
    seconden_gemarkeerd: int = 0
    seconden_quarantaine: int = 0
    seconden_overgeslagen: int = 0
    seconden_controle: int | None = None

    @property
    def seconden_gelezen(self) -> int:
        """All seconds in the file: counted, set apart and skipped."""
        return (
            self.seconden_ok
            + self.seconden_gemarkeerd
            + self.seconden_quarantaine
            + self.seconden_overgeslagen
        )

    @property
    def sluit(self) -> bool:
        """Every row read has exactly one outcome."""
        return self.gelezen == self.ok + self.gemarkeerd + self.quarantaine + self.overgeslagen

    def rijen_als_json(self) -> dict[str, int]:
        """Rows per outcome."""
        return {
            "gelezen": self.gelezen,
            "ok": self.ok,
            "gemarkeerd": self.gemarkeerd,
            "quarantaine": self.quarantaine,
            "overgeslagen": self.overgeslagen,
        }

    def uren_als_json(self) -> dict[str, float | None]:
        """Hours per outcome, and the control total of the file itself."""
        return {
            "ok": uren(self.seconden_ok),
            "gemarkeerd": uren(self.seconden_gemarkeerd),
            "quarantaine": uren(self.seconden_quarantaine),
            "overgeslagen": uren(self.seconden_overgeslagen),
            "controletotaal": None if self.seconden_controle is None else uren(self.seconden_controle),
        }


@dataclass(frozen=True)
class Verschil:
    """What changed in the rows that count, compared with before the import."""

    nieuw: int = 0
    ongewijzigd: int = 0
    vervallen: int = 0
    nieuw_seconden: int = 0
    vervallen_seconden: int = 0


@dataclass(frozen=True)
class Uursoorten:
    """Seconds by kind: planned hours and absence are never hours that were worked."""

    werk: int = 0
    afwezig: int = 0
    gepland: int = 0

    def in_woorden(self) -> str:
        """`1,0 u werk en 7,2 u afwezig`."""
        soorten = ((self.werk, "werk"), (self.afwezig, "afwezig"), (self.gepland, "gepland"))
        delen = [f"{uren_uit_seconden(seconden)} {woord}" for seconden, woord in soorten if seconden]
        return opsomming(delen) or f"{uren_uit_seconden(0)} werk"

    def kort(self) -> str:
        """`7,5 u` when all of it was worked; else by kind."""
        return self.in_woorden() if self.afwezig or self.gepland else uren_uit_seconden(self.werk)


@dataclass(frozen=True)
class Wachtend:
    """Rows that count as soon as somebody says who it is, with their seconds by kind."""

    rijen: int = 0
    seconden_werk: int = 0
    seconden_afwezig: int = 0
    seconden_gepland: int = 0

    def in_woorden(self) -> str:
        """`1,0 u werk en 7,2 u afwezig`."""
        return Uursoorten(self.seconden_werk, self.seconden_afwezig, self.seconden_gepland).in_woorden()


@dataclass(frozen=True)
class Gebiedstelling:
    """How much a file with figures per area holds, and how much of it is about areas of our own."""

    gebieden: int = 0
    eigen: int = 0
    cijfers: int = 0  # one figure of one area in one year
    cijfers_eigen: int = 0
    buurten: bool = True  # every area is a buurt

    def in_woorden(self) -> str:
        """`46 van de 14.574 buurten zijn van u (828 van de 265.514 cijfers)`; empty when there is nothing."""
        if not self.gebieden:
            return ""
        soort = ("buurt", "buurten") if self.buurten else ("gebied", "gebieden")
        if self.eigen == self.gebieden:
            over = "over uw eigen" if self.eigen > 1 else "over"
            return f"{meervoud(self.cijfers, 'cijfer', 'cijfers')} {over} {meervoud(self.gebieden, *soort)}"
        van_u = (
            "is er 1" if self.eigen == 1 else f"zijn er {getal(self.eigen)}" if self.eigen else "is er geen"
        )
        return (
            f"van de {meervoud(self.gebieden, *soort)} {van_u} van u "
            f"({getal(self.cijfers_eigen)} van de {meervoud(self.cijfers, 'cijfer', 'cijfers')})"
        )


@dataclass(frozen=True)
class Bevinding:
    """One thing that stood out while reading; `rij` is the row in the file, None = the whole file."""

    rij: int | None
    code: str
    tekst: str
    ernst: str = "info"  # quarantaine | gemarkeerd | overgeslagen | info


@dataclass(frozen=True)
class Importuitslag:
    """The outcome of one file: verwerkt, geweigerd, ongewijzigd or a vraag."""

    bestand: str
    uitkomst: str
    reden: str | None = None
    vraag: str | None = None
    keuzes: dict[str, str] | None = None
    soort: str | None = None
    bron: str | None = None
    profiel: str | None = None
    batch: int | None = None
    codering: str | None = None
    datumvolgorde: str | None = None
    datumvolgorde_hoe: str | None = None
    periode: tuple[dt.date, dt.date] | None = None
    personen: int = 0
    aansluiting: Aansluiting = field(default_factory=Aansluiting)
    verschil: Verschil = field(default_factory=Verschil)
    meldingen: tuple[Bevinding, ...] = ()
    meldingen_aantal: int = 0
    wachtend: Wachtend = field(default_factory=Wachtend)
    soorten: Uursoorten = field(default_factory=Uursoorten)  # of the hours in it that count, by kind
    alles_te_oud: bool = False  # rows of known people, and all of them are past the retention period
    gebieden: Gebiedstelling | None = None  # of a file with figures per area
    bestandsvraag: Bestandsvraag | None = None  # what a screen shows with a question about the file itself

    @property
    def exit_code(self) -> int:
        """0 done or unchanged · 1 refused · 3 a question needs an answer."""
        return {"geweigerd": 1, "vraag": 3}.get(self.uitkomst, 0)

    def als_json(self) -> dict[str, Any]:
        """The shape of one file in `import --json`."""
        a, v = self.aansluiting, self.verschil
        return {
            "bestand": self.bestand,
            "uitkomst": self.uitkomst,
            "reden": self.reden,
            "vraag": self.vraag,
            "keuzes": self.keuzes,
            "soort": self.soort,
            "bron": self.bron,
            "profiel": self.profiel,
            "batch": None if self.batch is None else str(self.batch),
            "codering": self.codering,
            "datumvolgorde": self.datumvolgorde,
            "datumvolgorde_hoe": self.datumvolgorde_hoe,
            "periode": [dag.isoformat() for dag in self.periode] if self.periode else None,
            "personen": self.personen,
            "rijen": a.rijen_als_json(),
            "uren": a.uren_als_json(),
            "verschil": {
                "nieuw": v.nieuw,
                "ongewijzigd": v.ongewijzigd,
                "vervallen": v.vervallen,
                "nieuw_uren": uren(v.nieuw_seconden),
                "vervallen_uren": uren(v.vervallen_seconden),
            },
            "gebieden": None
            if self.gebieden is None
            else {
                "gelezen": self.gebieden.gebieden,
                "eigen": self.gebieden.eigen,
                "cijfers": self.gebieden.cijfers,
                "cijfers_eigen": self.gebieden.cijfers_eigen,
            },
            "meldingen": [
                {"rij": m.rij, "code": m.code, "tekst": m.tekst, "ernst": m.ernst}
                for m in self.meldingen[:MELDINGEN_MAX]
            ],
            "meldingen_aantal": max(self.meldingen_aantal, len(self.meldingen)),
        }


def uren(seconden: int) -> float:
    """Decimal hours of whole seconds, to the second exact (6 decimals)."""
    return round(seconden / SECONDEN_PER_UUR, 6)


def zonder_naam(uitslag: Importuitslag, zin: str | None) -> str:
    """A sentence about a file, without the name of the file in front: that stands above it already."""
    zin = zin or ""
    kaal = zin.removeprefix(f"{kort(uitslag.bestand)}: ").removeprefix(f"{uitslag.bestand}: ")
    return kaal if kaal == zin else kaal[:1].upper() + kaal[1:]
