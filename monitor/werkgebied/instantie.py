"""One territory question: the buurten, their borders, the coordinators, and what must stay as it is.

Definitions (DEFINITIONS §4, shapes in CONTRACTS): n buurten with needed hours per week and homes; borders in
metres, 0 = a road link that counts as adjacent; k coordinators with employable hours c_i.
target_i = total hours × c_i / Σc. `huidig` is today's coordinator of a buurt, `vast` must keep its
coordinator, `niet` forbids a pair. Optional per buurt: `jaren` with its coordinator (moved homes then weigh
g(t) = clip((5 − t)/5, −½, 1) in the goal *samen*), `zwaar` and `project`.

A plan is a tuple with the index of a coordinator per buurt, in the order of `Instantie.buurten`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

from monitor.fouten import Geweigerd, kort

Plan = tuple[int, ...]
Doel = Literal["wijziging", "balans", "compact", "samen"]
DOELEN: tuple[str, ...] = get_args(Doel)
NIEMAND = -1  # no coordinator today: giving it to somebody is not a move
VERTROKKEN = -2  # today's coordinator takes no part: giving it to anybody is a move
JAREN_WENS = 5.0  # years with a buurt after which a fresh look is welcome
AFGEROND = 1e-9  # differences below this are rounding, not a breach


@dataclass(frozen=True)
class Werkbuurt:
    """A buurt as the solver sees it: needed hours per week, homes, and a point in metres."""

    code: str
    uren: float
    woningen: int
    x: float = 0.0
    y: float = 0.0
    jaren: float | None = None
    zwaar: bool = False
    project: bool = False


@dataclass(frozen=True)
class Kandidaat:
    """A coordinator who can be given buurten: employable hours per week and the most homes."""

    id: str
    uren: float
    max_woningen: int | None = None


@dataclass(frozen=True)
class Opdracht:
    """What to strive for: the goal, the tolerance, (for *balans*) the share of homes that may move, and (for
    *samen*) the weight of compactness, 0 … 1; at ½ cut and moved homes count alike, as in CONTRACTS. `band`:
    whoever has buurten today and may keep one keeps at least one (the bond with the buurt)."""

    doel: Doel = "wijziging"
    tolerantie: float = 0.10
    wijzigingsruimte: float = 0.15
    gewicht: float = 0.5
    band: bool = False

    @property
    def weegt(self) -> tuple[float, float]:
        """Weights of the cut and of the moved homes in the goal *samen*; together 2."""
        return 2 * self.gewicht, 2 * (1 - self.gewicht)


@dataclass(frozen=True)
class Instantie:
    """A question with everything as indices; `grenzen` holds (buurt, buurt, metres) with the lowest first."""

    naam: str
    buurten: tuple[Werkbuurt, ...]
    grenzen: tuple[tuple[int, int, float], ...]
    medewerkers: tuple[Kandidaat, ...]
    huidig: tuple[int, ...]
    vast: Mapping[int, int] = field(default_factory=dict)
    niet: frozenset[tuple[int, int]] = frozenset()

    @property
    def n(self) -> int:
        """Number of buurten."""
        return len(self.buurten)

    @property
    def k(self) -> int:
        """Number of coordinators."""
        return len(self.medewerkers)

    @cached_property
    def totaal_uren(self) -> float:
        """Needed hours per week of all buurten."""
        return math.fsum(b.uren for b in self.buurten)

    @cached_property
    def totaal_woningen(self) -> int:
        """Homes of all buurten."""
        return sum(b.woningen for b in self.buurten)

    @cached_property
    def totaal_grens(self) -> float:
        """Length of all borders, metres."""
        return math.fsum(meters for _, _, meters in self.grenzen)

    @cached_property
    def doeluren(self) -> tuple[float, ...]:
        """target_i: the fair share of each coordinator, hours per week."""
        som = math.fsum(m.uren for m in self.medewerkers)
        return tuple(self.totaal_uren * m.uren / som for m in self.medewerkers)

    @cached_property
    def buren(self) -> tuple[tuple[tuple[int, float], ...], ...]:
        """Per buurt its neighbours with the length of the border, metres."""
        lijst: list[list[tuple[int, float]]] = [[] for _ in self.buurten]
        for een, ander, meters in self.grenzen:
            lijst[een].append((ander, meters))
            lijst[ander].append((een, meters))
        return tuple(tuple(sorted(rij)) for rij in lijst)

    @cached_property
    def gewichten(self) -> tuple[float, ...]:
        """Homes per buurt times g(years): what moving it costs in the goal *samen*."""
        return tuple(b.woningen * verhuisgewicht(b.jaren) for b in self.buurten)

    @cached_property
    def te_houden(self) -> dict[int, tuple[int, ...]]:
        """Per coordinator who has buurten today that may stay: which (`Opdracht.band` asks to keep one)."""
        eigen: dict[int, list[int]] = {}
        for buurt, wie in enumerate(self.huidig):
            if wie >= 0 and self.mag(buurt, wie):
                eigen.setdefault(wie, []).append(buurt)
        return {wie: tuple(buurten) for wie, buurten in eigen.items()}

    @cached_property
    def index(self) -> dict[str, int]:
        """Buurt code → index."""
        return {b.code: nummer for nummer, b in enumerate(self.buurten)}

    @cached_property
    def wie(self) -> dict[str, int]:
        """Coordinator id → index."""
        return {m.id: nummer for nummer, m in enumerate(self.medewerkers)}

    def mag(self, buurt: int, wie: int) -> bool:
        """May this coordinator have this buurt, by `vast` and `niet`?"""
        return self.vast.get(buurt, wie) == wie and (buurt, wie) not in self.niet

    def verdeling(self, plan: Sequence[int]) -> dict[str, str]:
        """A plan in codes, as in the answer of the command line."""
        return {b.code: self.medewerkers[i].id for b, i in zip(self.buurten, plan, strict=True)}


def verhuisgewicht(jaren: float | None) -> float:
    """g(t) = clip((5 − t)/5, −½, 1): early change costs, change after five years is mildly rewarded."""
    return 1.0 if jaren is None else min(1.0, max(-0.5, (JAREN_WENS - jaren) / JAREN_WENS))


def lees_instantie(pad: Path) -> Instantie:
    """Read an instance from a JSON file; refuses with one sentence that says what is wrong."""
    return instantie_uit(_json(pad))


def lees_plan(pad: Path, instantie: Instantie) -> Plan:
    """Read a plan: `{"B0001": "M01"}`, or an answer of `werkgebied los` with `verdeling` in it."""
    ruw = _json(pad)
    if isinstance(ruw, dict) and isinstance(ruw.get("verdeling"), dict):
        ruw = ruw["verdeling"]
    return plan_uit(ruw, instantie)


def plan_uit(verdeling: object, instantie: Instantie) -> Plan:
    """Codes → indices; refuses unknown names and a buurt without coordinator."""
    if not isinstance(verdeling, dict):
        raise Geweigerd("Een plan is een lijst van buurt naar medewerker; dit bestand ziet er anders uit.")
    for code in verdeling:
        if code not in instantie.index:
            raise Geweigerd(f"Het plan noemt buurt {kort(code)}, maar die staat niet in de vraag.")
    plan = []
    for buurt in instantie.buurten:
        wie = verdeling.get(buurt.code)
        if wie is None:
            raise Geweigerd(f"Het plan geeft buurt {kort(buurt.code)} aan niemand; wijs een medewerker aan.")
        if wie not in instantie.wie:
            raise Geweigerd(
                f"Het plan geeft buurt {kort(buurt.code)} aan {kort(wie)}, maar die staat niet in de vraag."
            )
        plan.append(instantie.wie[wie])
    return tuple(plan)


def instantie_uit(ruw: object) -> Instantie:
    """A parsed JSON document → instance (shape in CONTRACTS)."""
    if not isinstance(ruw, dict):
        raise Geweigerd("Dit bestand is geen vraag voor een verdeling: er hoort één JSON-object in te staan.")
    buurten = tuple(_buurt(rij, nummer) for nummer, rij in enumerate(_lijst(ruw, "buurten"), 1))
    medewerkers = tuple(_medewerker(rij, nummer) for nummer, rij in enumerate(_lijst(ruw, "medewerkers"), 1))
    index = _uniek("buurt", [b.code for b in buurten])
    wie = _uniek("medewerker", [m.id for m in medewerkers])
    if not buurten or not medewerkers:
        raise Geweigerd("Er staan geen buurten of geen medewerkers in de vraag; er valt niets te verdelen.")
    if math.fsum(b.uren for b in buurten) <= 0:
        raise Geweigerd("Alle buurten samen vragen 0 uur; vul de benodigde uren per buurt in.")
    huidig = [NIEMAND] * len(buurten)
    for code, naam in _kaart(ruw, "huidig").items():
        huidig[_zoek(index, code, "huidig", "buurt")] = wie.get(str(naam), VERTROKKEN)
    vast = {
        _zoek(index, code, "vast", "buurt"): _zoek(wie, naam, "vast", "medewerker")
        for code, naam in _kaart(ruw, "vast").items()
    }
    niet = frozenset(
        (_zoek(index, code, "niet", "buurt"), _zoek(wie, naam, "niet", "medewerker"))
        for code, naam in (_paar(rij) for rij in _lijst(ruw, "niet", leeg_mag=True))
    )
    for buurt, persoon in vast.items():
        if (buurt, persoon) in niet:
            raise Geweigerd(
                f"Buurt {buurten[buurt].code} staat bij 'vast' én bij 'niet' voor {medewerkers[persoon].id}; "
                "haal een van beide weg."
            )
    return Instantie(
        naam=str(ruw.get("naam", "")),
        buurten=buurten,
        grenzen=_grenzen(_lijst(ruw, "grenzen", leeg_mag=True), index),
        medewerkers=medewerkers,
        huidig=tuple(huidig),
        vast=vast,
        niet=niet,
    )


def _json(pad: Path) -> Any:
    try:
        return json.loads(pad.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise Geweigerd(f"Het bestand {kort(pad.name)} is er niet; controleer de naam.") from None
    except (OSError, UnicodeDecodeError):
        raise Geweigerd(f"Het bestand {kort(pad.name)} is niet te lezen als tekst.") from None
    except json.JSONDecodeError as fout:
        raise Geweigerd(
            f"Het bestand {kort(pad.name)} is geen geldige JSON (regel {fout.lineno}); bewaar het opnieuw."
        ) from None


def _lijst(ruw: dict[str, Any], veld: str, *, leeg_mag: bool = False) -> list[Any]:
    waarde = ruw.get(veld)
    if waarde is None and leeg_mag:
        return []
    if not isinstance(waarde, list):
        raise Geweigerd(f"In de vraag ontbreekt de lijst '{veld}'.")
    return waarde


def _kaart(ruw: dict[str, Any], veld: str) -> dict[str, Any]:
    waarde = ruw.get(veld) or {}
    if not isinstance(waarde, dict):
        raise Geweigerd(f"'{veld}' hoort per buurt een medewerker te noemen.")
    return {str(code): naam for code, naam in waarde.items() if naam is not None}


def _paar(rij: Any) -> tuple[str, str]:
    if not isinstance(rij, list) or len(rij) != 2:
        raise Geweigerd("Elke regel bij 'niet' hoort een buurt en een medewerker te noemen.")
    return str(rij[0]), str(rij[1])


def _getal(rij: dict[str, Any], veld: str, waar: str, *, ondergrens: float = 0.0) -> float:
    waarde = rij.get(veld)
    if isinstance(waarde, bool) or not isinstance(waarde, int | float) or not math.isfinite(waarde):
        raise Geweigerd(f"Bij {waar} ontbreekt een getal voor '{veld}'.")
    if waarde < ondergrens:
        raise Geweigerd(f"Bij {waar} is '{veld}' {kort(waarde)}; minder dan {ondergrens:g} kan niet.")
    return float(waarde)


def _buurt(rij: Any, nummer: int) -> Werkbuurt:
    if not isinstance(rij, dict) or not str(rij.get("code", "")).strip():
        raise Geweigerd(f"Buurt {nummer} in de lijst heeft geen code.")
    waar = f"buurt {kort(rij['code'])}"
    return Werkbuurt(
        code=str(rij["code"]),
        uren=_getal(rij, "uren", waar),
        woningen=round(_getal(rij, "woningen", waar)),
        x=_getal({"x": 0.0, **rij}, "x", waar, ondergrens=-math.inf),
        y=_getal({"y": 0.0, **rij}, "y", waar, ondergrens=-math.inf),
        jaren=None if rij.get("jaren") is None else _getal(rij, "jaren", waar),
        zwaar=bool(rij.get("zwaar", False)),
        project=bool(rij.get("project", False)),
    )


def _medewerker(rij: Any, nummer: int) -> Kandidaat:
    if not isinstance(rij, dict) or not str(rij.get("id", "")).strip():
        raise Geweigerd(f"Medewerker {nummer} in de lijst heeft geen id.")
    waar = f"medewerker {kort(rij['id'])}"
    uren = _getal(rij, "uren", waar)
    if uren <= 0:
        raise Geweigerd(f"Bij {waar} zijn de inzetbare uren 0; haal de medewerker weg of vul uren in.")
    meest = None if rij.get("max_woningen") is None else math.floor(_getal(rij, "max_woningen", waar))
    return Kandidaat(id=str(rij["id"]), uren=uren, max_woningen=meest)


def _uniek(soort: str, namen: list[str]) -> dict[str, int]:
    index: dict[str, int] = {}
    for nummer, naam in enumerate(namen):
        if naam in index:
            raise Geweigerd(f"De {soort} {kort(naam)} staat twee keer in de vraag; laat er één staan.")
        index[naam] = nummer
    return index


def _zoek(index: dict[str, int], naam: object, veld: str, soort: str) -> int:
    if str(naam) not in index:
        raise Geweigerd(f"'{veld}' noemt {soort} {kort(naam)}, maar die staat niet in de vraag.")
    return index[str(naam)]


def _grenzen(rijen: list[Any], index: dict[str, int]) -> tuple[tuple[int, int, float], ...]:
    """Each pair once; the same pair twice is accepted when both say the same length."""
    gezien: dict[tuple[int, int], float] = {}
    for rij in rijen:
        if not isinstance(rij, list) or len(rij) != 3:
            raise Geweigerd("Elke regel bij 'grenzen' hoort twee buurten en een lengte in meters te hebben.")
        een, ander = (_zoek(index, naam, "grenzen", "buurt") for naam in rij[:2])
        waar = f"de grens {kort(rij[0])} – {kort(rij[1])}"
        meters = _getal({"lengte": rij[2]}, "lengte", waar)
        if een == ander:
            raise Geweigerd(f"Bij 'grenzen' grenst buurt {kort(rij[0])} aan zichzelf; haal die regel weg.")
        paar = (min(een, ander), max(een, ander))
        if gezien.setdefault(paar, meters) != meters:
            raise Geweigerd(f"{waar[0].upper()}{waar[1:]} staat er twee keer in met verschillende lengtes.")
    return tuple((een, ander, meters) for (een, ander), meters in sorted(gezien.items()))
