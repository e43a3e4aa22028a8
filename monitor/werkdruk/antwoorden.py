"""What the questions of this room answer: frozen, with tables inside."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from monitor.werkdruk.aandelen import Aandelen, Concentratie
from monitor.werkdruk.omslag import Omslag
from monitor.werkdruk.rules import BAND_TE_BREED, ONBEKEND, Bezetting, Druk
from monitor.werkdruk.verloop import Verloop


@dataclass(frozen=True)
class Basis:
    """What an answer rests on: period (days, both included), sources, entries, hours, completeness."""

    van: dt.date
    tot: dt.date
    bronnen: tuple[str, ...]
    registraties: int
    uren: float
    registratiegraad: float | None
    ingedeeld: float | None


@dataclass(frozen=True)
class Persoonscijfer:
    """The figures of one person (or of the whole team) over the period."""

    medewerker: str
    naam: str
    functie: str
    bezetting: Bezetting
    druk: Druk | None
    druk_onbekend: str | None  # why there is no druk
    overhead: float | None
    overhead_aanname: bool
    oordeel: str
    symbool: str
    verloop: Verloop
    aandelen: Aandelen

    @property
    def reden(self) -> str | None:
        """Why there is no figure or no verdict; None when there is one."""
        zonder_cijfer = self.bezetting.reden or self.druk_onbekend
        return zonder_cijfer or (BAND_TE_BREED if self.oordeel == ONBEKEND else None)


@dataclass(frozen=True)
class Teamoverzicht:
    """`zin`: the one sentence, and once more with why of whom we don't know; `tabel`: a row per person;
    `weken`: the heat map, person by week."""

    zin: str
    zin_met_reden: str  # counts of a few people: only for who may see figures per person
    personen: tuple[Persoonscijfer, ...]
    team: Persoonscijfer
    tabel: pd.DataFrame
    weken: pd.DataFrame
    basis: Basis


@dataclass(frozen=True)
class Geplandesteun:
    """Support of one giver in weeks after each other; `van` and `tot` are Mondays, hours per week."""

    van_wie: str
    van: dt.date
    tot: dt.date
    uren: float


@dataclass(frozen=True)
class NaWissel:
    """The weeks to come from the Monday on that a person has other buurten; means as in `Vooruit`."""

    vanaf: dt.date
    nodig: tuple[float, float, float]  # low, middle, high
    inzetbaar: float
    te_vol: int
    misschien: int  # maybe too full


@dataclass(frozen=True)
class Vooruit:
    """The weeks to come.

    `tabel`: a row per week as in `weektabel`, with `steun`, `nodig_bruto` and `projecturen` in hours.
    The three needed hours, what is employable and support are means per week over the weeks with a figure.
    """

    tabel: pd.DataFrame
    van: dt.date | None
    tot: dt.date | None  # last day
    weken: int
    met_cijfer: int
    te_vol: int
    misschien: int  # maybe too full
    onderdelen: tuple[str, ...]  # what the needed hours consist of
    projecten: tuple[str, ...]  # names
    steun: tuple[Geplandesteun, ...]
    nodig: tuple[float, float, float] | None  # low, middle, high
    inzetbaar: float | None
    onbekend: str | None  # why the other weeks have no figure
    wissel: NaWissel | None = None  # the first change of this person's buurten


@dataclass(frozen=True)
class Persoonsblad:
    """Everything of one person's sheet; hours, one row per week in `weken`."""

    cijfer: Persoonscijfer
    weken: pd.DataFrame
    vooruit: Vooruit
    nodig: pd.DataFrame
    doen_willen: pd.DataFrame
    aandrijvers: pd.DataFrame
    concentratie: Concentratie
    buurten: pd.DataFrame
    gewogen_woningen_per_fte: float | None
    omslag: Omslag | None
    omslag_zin: str
    basis: Basis


@dataclass(frozen=True)
class Bronregels:
    """One page of source rows, and how many there are in all."""

    tabel: pd.DataFrame
    totaal: int
    uren: float
    vanaf: int
    aantal: int


@dataclass(frozen=True)
class GemetenNormen:
    """Norms as measured in own full weeks beside the norms in force; never put in force by themselves."""

    tabel: pd.DataFrame
    van: dt.date
    tot: dt.date
    bronnen: tuple[str, ...]
