"""What the questions of this room answer: frozen, complete, ready to draw or to print."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.leefbaarheid.besluit import Lichtbesluit
from monitor.leefbaarheid.indicatoren import Drempels, Indicator
from monitor.leefbaarheid.score import Gebiedsscore

SYMBOOL = {"rood": "▲", "geel": "◆", "groen": "●", "grijs": "○"}


@dataclass(frozen=True)
class Gebied:
    """A buurt or complex of the corporation."""

    code: str
    naam: str
    niveau: str  # buurt | complex
    buurt: str  # the buurt itself, or the one a complex stands in
    inwoners: int | None
    woningen: int | None
    lon: float | None = None
    lat: float | None = None


@dataclass(frozen=True)
class Lichtcijfer:
    """One light with all that is needed to judge it. Rates are per one; `getoond` is in the shown unit."""

    gebied: Gebied
    indicator: Indicator
    jaar: int | None
    teller: float | None
    noemer: float | None
    ruw: float | None
    geschat: float | None
    laag: float | None
    hoog: float | None
    groep: str
    t_groen: float | None
    t_rood: float | None
    kans_rood: float | None
    kans_groen: float | None
    licht: str
    geel_soort: str | None
    reden_grijs: str | None
    licht_eigen: str
    licht_vorig: str
    jaren: int
    reeks: int
    trend: str
    verandering: float | None
    besluit: Lichtbesluit | None = None

    def getoond(self, waarde: float | None) -> float | None:
        """A rate in the unit that people know: per 1,000 residents, percent, a mark."""
        return None if waarde is None else waarde * self.indicator.per

    @property
    def symbool(self) -> str:
        """A sign that tells the light without its colour."""
        return SYMBOOL[self.licht]

    @property
    def woord(self) -> str:
        """The light in words, with its reason."""
        if self.licht == "geel":
            return f"geel, {self.geel_soort}"
        return f"grijs: {self.reden_grijs}" if self.licht == "grijs" else self.licht

    @property
    def rust_op(self) -> tuple[int, ...]:
        """The years that the figure rests on: several when they were taken together."""
        return () if self.jaar is None else tuple(range(self.jaar - max(self.jaren, 1) + 1, self.jaar + 1))

    def onder(self, maatstaf: str) -> str:
        """The light against another yardstick: norm | eigen (own average) | vorig (old thresholds)."""
        return {"norm": self.licht, "eigen": self.licht_eigen, "vorig": self.licht_vorig}[maatstaf]


@dataclass(frozen=True)
class Herkomst:
    """Where a picture comes from: years, sources, number of areas, and how many of them have a figure."""

    jaren: tuple[int, ...]
    bronnen: tuple[str, ...]
    gebieden: int
    met_cijfer: int


@dataclass(frozen=True)
class Kaartlaag:
    """The lights of one indicator and one year, with a legend that counts."""

    indicator: Indicator
    niveau: str
    jaar: int | None
    jaren: tuple[int, ...]  # years to choose from
    maatstaf: str
    lichten: tuple[Lichtcijfer, ...]
    legenda: dict[str, int]  # rood, geel (rond norm), geel (onzeker), groen, grijs
    herkomst: Herkomst


@dataclass(frozen=True)
class Aandachtlaag:
    """The attention scores as a map layer."""

    niveau: str
    scores: tuple[tuple[Gebied, Gebiedsscore, str], ...]  # with the light that the workload uses
    legenda: dict[str, int]


@dataclass(frozen=True)
class Oordeel:
    """What a source without statistics says about one subject: mean mark, number of marks, colour."""

    bron: str
    onderwerp: str
    jaar: int
    gemiddeld: float
    schaal: int
    n: int
    licht: str


@dataclass(frozen=True)
class Bronoordeel:
    """The four sources and the figures side by side, for one subject."""

    onderwerp: str
    per_bron: dict[
        str, str
    ]  # bewoners, schouw, cijfers, professional, partner → light; of a figure with its kind of amber


@dataclass(frozen=True)
class Waterval:
    """Leefbaarometer: the deviation and the five parts that add up to it."""

    jaar: int
    klasse: int | None
    afwijking: float
    delen: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class KortProfiel:
    """What stands beside the map after a click."""

    gebied: Gebied
    zin: str
    score: Gebiedsscore | None
    lichten: tuple[Lichtcijfer, ...]


@dataclass(frozen=True)
class Profiel:
    """Everything about one area on one screen."""

    kort: KortProfiel
    verloop: dict[str, tuple[Lichtcijfer, ...]]  # indicator → its years, oldest first
    bronnen: tuple[Bronoordeel, ...]
    oordelen: tuple[Oordeel, ...]
    complexen: tuple[KortProfiel, ...]
    waterval: Waterval | None
    achtergrond: tuple[tuple[str, int, float, str], ...]  # key, year, value, source
    besluiten: tuple[Lichtbesluit, ...]


@dataclass(frozen=True)
class RodeKern:
    """A complex in red inside a buurt in green, on the same subject."""

    buurt: Lichtcijfer
    complex: Lichtcijfer


@dataclass(frozen=True)
class Lijsten:
    """The three standing lists; `rood_getoetst`: the red lights of which a trend could be tested."""

    rood_getoetst: tuple[Lichtcijfer, ...]
    rood_en_slechter: tuple[Lichtcijfer, ...]
    groen_met_rode_kern: tuple[RodeKern, ...]
    tegenspraak: tuple[tuple[Gebied, Bronoordeel], ...]


@dataclass(frozen=True)
class VerouderdeBron:
    """An indicator whose newest figure is older than it keeps."""

    indicator: Indicator
    jaar: int
    houdbaar_tot: int


@dataclass(frozen=True)
class Overzicht:
    """What changed: new reds since the year before, worsening ones of all that were tested, stale sources."""

    nieuw_rood: tuple[Lichtcijfer, ...]
    slechter: tuple[Lichtcijfer, ...]
    getoetst: tuple[Lichtcijfer, ...]  # those of which a trend could be tested
    verouderd: tuple[VerouderdeBron, ...]


@dataclass(frozen=True)
class Drempelregel:
    """Thresholds of one indicator as they are, as they were, and the year and value compared with."""

    indicator: Indicator
    nu: Drempels
    vorig: Drempels | None
    referentiejaar: int | None
    eigen_gemiddelde: float | None


@dataclass(frozen=True)
class Bronregel:
    """One row of a file behind a figure."""

    batch: int
    bestand: str
    rij: int
    geladen_op: dt.datetime
    teller: float | None
    noemer: float | None
    waarde: float | None
    telt: bool


@dataclass(frozen=True)
class LichtUitleg:
    """How a light came about: in words, with the very numbers, and the SQL that laid them out."""

    tekst: str
    stappen: tuple[str, ...]
    vragen: tuple[tuple[str, str], ...]  # name, SQL
