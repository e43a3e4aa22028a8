"""From the database to the question of a division: needed hours per buurt, employable hours per person.

needed = homes × norm of the light (the middle one; a buurt without a light gets the norm of grey, else of
yellow) + open cases of the latest count × weight + project hours + planned tasks of the buurt, the last two
averaged over the weeks ahead. Cases without a buurt are spread over that person's buurten by homes. Tasks
without a buurt belong to a person and stay out.
employable = contract hours per week × (1 − o); o is one share for the whole team, so that nobody's
registrations can be read off and much overhead is no reason for a small area.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.kalender import laatste_volle_week, maandag
from monitor.settings import Instellingen
from monitor.store import Store, sql
from monitor.werkgebied.rotatie import Periode, jaren_met_buurt

WEKEN_VOORUIT = 26  # needed hours are the mean over so many weeks ahead
WEKEN_OVERHEAD = 13
ZONDER_ROOSTER = "coördinator zonder buurt en zonder rooster"
DOET_NIET_MEE = "doet niet mee volgens Wat als"
_KAMER = "werkgebied"


@dataclass(frozen=True)
class Buurtcijfer:
    """A buurt with its needed hours per week, by cause. `uren` None = not known."""

    code: str
    naam: str
    wijk: str
    woningen: int
    licht: str
    uren_woningen: float | None
    uren_zaken: float
    uren_projecten: float
    uren_taken: float
    jaren: float | None

    @property
    def uren(self) -> float | None:
        """Needed hours per week."""
        if self.uren_woningen is None:
            return None
        return math.fsum((self.uren_woningen, self.uren_zaken, self.uren_projecten, self.uren_taken))

    @property
    def zwaar(self) -> bool:
        """A red light: a heavy buurt."""
        return self.licht == "rood"


@dataclass(frozen=True)
class Coordinator:
    """Somebody who can be given buurten: contract hours per week, and whether those are an assumption."""

    id: str
    naam: str
    contract: float
    aanname: bool = False


@dataclass(frozen=True)
class Buitenstaander:
    """Somebody in service who is not in the division, and why."""

    id: str
    naam: str
    reden: str


@dataclass(frozen=True)
class Ruw:
    """What the tables say, before any what-if."""

    buurten: tuple[tuple[str, str, str, int | None, str | None, str, float | None], ...]
    norm: Mapping[str, float]
    zaken: Mapping[tuple[str, str | None], float]
    zaken_zonder_norm: int
    projecten: Mapping[str, float]
    taken: Mapping[str | None, float]
    mensen: tuple[tuple[str, str, float | None, bool], ...]
    buiten: tuple[Buitenstaander, ...]
    perioden: tuple[Periode, ...]
    overhead: float | None
    overhead_weken: int
    van: dt.date
    tot: dt.date


def lees(store: Store, vandaag: dt.date) -> Ruw:
    """Read it all: a handful of small queries."""
    van = maandag(vandaag)
    tot = van + dt.timedelta(weeks=WEKEN_VOORUIT - 1)
    venster = {"van": van, "tot": tot, "weken": WEKEN_VOORUIT}
    zaken = store.rijen(sql(_KAMER, "zaken"), {"dag": vandaag})
    laatste = laatste_volle_week(vandaag)
    eerder = laatste - dt.timedelta(weeks=WEKEN_OVERHEAD - 1)
    deel, weken = store.rij(sql(_KAMER, "overhead"), {"van": eerder, "tot": laatste}) or (None, None)
    in_dienst = store.rijen(sql(_KAMER, "coordinatoren"), {"dag": vandaag})
    return Ruw(
        buurten=tuple(store.rijen(sql(_KAMER, "buurten"))),
        norm=dict(store.rijen(sql(_KAMER, "normen"))),
        zaken={(wie, buurt): float(uren or 0.0) for wie, buurt, uren, _ in zaken},
        zaken_zonder_norm=sum(int(rij[3]) for rij in zaken),
        projecten={buurt: float(uren) for buurt, uren, _ in store.rijen(sql(_KAMER, "projecturen"), venster)},
        taken={buurt: float(uren) for buurt, uren in store.rijen(sql(_KAMER, "taken"), venster)},
        mensen=tuple(tuple(rij) for *rij, doet_mee, _ in in_dienst if doet_mee),
        buiten=tuple(
            Buitenstaander(wie, naam, _reden(functie))
            for wie, naam, _, _, doet_mee, functie in in_dienst
            if not doet_mee
        ),
        perioden=tuple(Periode(*rij) for rij in store.rijen(sql(_KAMER, "perioden"))),
        overhead=None if deel is None else float(deel),
        overhead_weken=int(weken or 0),
        van=van,
        tot=tot + dt.timedelta(days=6),
    )


def _reden(functie: str | None) -> str:
    """Why somebody with this job, and without a buurt, is not in the division."""
    if functie is None:
        return ZONDER_ROOSTER
    return f"{'andere functie' if functie == 'overig' else functie} zonder eigen buurt"


def van_nu(ruw: Ruw, vandaag: dt.date) -> dict[str, tuple[str, float]]:
    """Per buurt today's coordinator and the years with it."""
    return jaren_met_buurt(ruw.perioden, vandaag)


def overhead(ruw: Ruw, instellingen: Instellingen) -> float:
    """o: measured on the team, or the start value while there are no full weeks."""
    if ruw.overhead is None or ruw.overhead_weken == 0:
        return instellingen.overhead_start
    return ruw.overhead


def buurtcijfers(
    ruw: Ruw, instellingen: Instellingen, nu: Mapping[str, tuple[str, float]], rood_vanaf: float | None
) -> tuple[Buurtcijfer, ...]:
    """Every buurt with its needed hours; `rood_vanaf` = another threshold for a heavy buurt."""
    los = _zaken_zonder_buurt(ruw, nu)
    per_buurt: dict[str, float] = {}
    for (_, buurt), uren in ruw.zaken.items():
        if buurt is not None:
            per_buurt[buurt] = per_buurt.get(buurt, 0.0) + uren
    uit = []
    for code, naam, wijk, woningen, _, licht, score in ruw.buurten:
        kleur = _licht(licht, score, instellingen, rood_vanaf)
        norm = ruw.norm.get(kleur, ruw.norm.get("geel"))
        uit.append(
            Buurtcijfer(
                code=code,
                naam=naam,
                wijk=wijk,
                woningen=int(woningen or 0),
                licht=kleur,
                uren_woningen=None if woningen is None or norm is None else woningen * norm,
                uren_zaken=per_buurt.get(code, 0.0) + los.get(code, 0.0),
                uren_projecten=ruw.projecten.get(code, 0.0),
                uren_taken=ruw.taken.get(code, 0.0),
                jaren=nu[code][1] if code in nu else None,
            )
        )
    return tuple(uit)


def _licht(licht: str, score: float | None, instellingen: Instellingen, rood_vanaf: float | None) -> str:
    """The light under another threshold; a decision of a professional (no rule gives it) stays."""
    if rood_vanaf is None or score is None:
        return licht
    volgens_regel = _uit_score(score, instellingen.zware_wijk_rood, instellingen.zware_wijk_groen)
    if licht != volgens_regel:
        return licht
    return _uit_score(score, rood_vanaf, min(instellingen.zware_wijk_groen, rood_vanaf))


def _uit_score(score: float, rood: float, groen: float) -> str:
    if score >= rood:
        return "rood"
    return "groen" if score <= groen else "geel"


def _zaken_zonder_buurt(ruw: Ruw, nu: Mapping[str, tuple[str, float]]) -> dict[str, float]:
    """Cases that name no buurt, spread over the person's buurten by homes (evenly when there are none)."""
    woningen = {rij[0]: rij[3] or 0 for rij in ruw.buurten}
    uit: dict[str, float] = {}
    for (wie, buurt), uren in ruw.zaken.items():
        if buurt is not None:
            continue
        eigen = [code for code, (mens, _) in nu.items() if mens == wie and code in woningen]
        som = sum(woningen[code] for code in eigen)
        for code in eigen:
            uit[code] = uit.get(code, 0.0) + uren * (woningen[code] / som if som else 1 / len(eigen))
    return uit


def coordinatoren(
    ruw: Ruw,
    instellingen: Instellingen,
    *,
    zonder: Sequence[str] = (),
    erbij: Sequence[float] = (),
    uren: Sequence[tuple[str, float]] = (),
) -> tuple[Coordinator, ...]:
    """Who takes part, under the what-ifs. Without a roster: a full-time job, marked as an assumption."""
    anders = dict(uren)
    uit = []
    for wie, naam, rooster, _ in ruw.mensen:
        if wie in zonder:
            continue
        contract = anders.get(wie, rooster or instellingen.uren_per_fte)
        uit.append(Coordinator(wie, naam, float(contract), not rooster or wie in anders))
    for nummer, contract in enumerate(erbij, 1):
        wie = f"N{nummer}"
        uit.append(Coordinator(wie, f"Nieuwe collega {nummer}", float(anders.get(wie, contract)), True))
    return tuple(uit)


def meldingen(ruw: Ruw, cijfers: Sequence[Buurtcijfer], mensen: Sequence[Coordinator]) -> tuple[str, ...]:
    """What the reader must know before trusting the figures, a sentence each."""
    zinnen: list[tuple[Any, str]] = [
        (sum(c.uren is None for c in cijfers), "zonder bekend aantal woningen of norm: telt als 0 uur"),
        (sum(c.licht == "grijs" for c in cijfers), "zonder stoplicht: de norm voor grijs geldt"),
    ]
    uit = [f"{aantal} {'buurt' if aantal == 1 else 'buurten'} {zin}." for aantal, zin in zinnen if aantal]
    zonder = sum(m.aanname for m in mensen if not m.id.startswith("N"))
    if zonder:
        uit.append(f"{zonder} {'coördinator' if zonder == 1 else 'coördinatoren'} met uren als aanname.")
    if ruw.zaken_zonder_norm:
        uit.append(f"{ruw.zaken_zonder_norm} open zaken van een type zonder norm tellen niet mee.")
    if ruw.taken.get(None):
        los = f"{ruw.taken[None]:.1f}".replace(".", ",")
        uit.append(f"Taken zonder buurt ({los} uur per week) horen bij een persoon en tellen hier niet mee.")
    return tuple(uit)
