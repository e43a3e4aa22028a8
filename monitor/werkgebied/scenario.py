"""Plans that are kept: by name, with author, date, goal, assumptions and locks; as rows per buurt.

Nothing is overwritten: who keeps a plan under a name that is taken, perhaps by a colleague a second ago, gets
"name (2)" and is told so. The id in the address follows from that name, the author and the moment. A plan
that was made on other buurten or people is still readable: `plan_op` lays it on today's question and says
what does not fit.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.store import Store, sql
from monitor.werkgebied.antwoorden import Aannames
from monitor.werkgebied.instantie import DOELEN, Instantie, Opdracht, Plan

NAAM_LENGTE = 80
_KAMER = "werkgebied"


@dataclass(frozen=True)
class Scenario:
    """A kept plan. `verdeling`: code → id; `sloten`: codes that are locked."""

    id: str
    naam: str
    auteur: str
    gemaakt_op: dt.datetime
    opdracht: Opdracht
    herkomst: str
    aannames: Aannames
    verdeling: Mapping[str, str]
    sloten: frozenset[str]


@dataclass(frozen=True)
class Scenarioregel:
    """A line in the list of kept plans."""

    id: str
    naam: str
    auteur: str
    gemaakt_op: dt.datetime
    doel: str
    herkomst: str


def lijst(store: Store) -> tuple[Scenarioregel, ...]:
    """All kept plans, newest first."""
    return tuple(Scenarioregel(*rij[:6]) for rij in store.rijen(sql(_KAMER, "scenarios")))


def lees(store: Store, scenario: str) -> Scenario | None:
    """One kept plan, or None."""
    rij = next((r for r in store.rijen(sql(_KAMER, "scenarios")) if r[0] == scenario), None)
    if rij is None:
        return None
    ruw = json.loads(rij[6])
    rijen = store.rijen(sql(_KAMER, "scenario_buurten"), {"scenario": scenario})
    return Scenario(
        id=rij[0],
        naam=rij[1],
        auteur=rij[2],
        gemaakt_op=rij[3],
        opdracht=Opdracht(rij[4], ruw["tolerantie"], ruw["wijzigingsruimte"], ruw.get("gewicht", 0.5)),
        herkomst=rij[5],
        aannames=_aannames(ruw["aannames"]),
        verdeling={buurt: wie for buurt, wie, _ in rijen},
        sloten=frozenset(buurt for buurt, _, slot in rijen if slot),
    )


def bewaar(
    store: Store,
    naam: str,
    *,
    auteur: str,
    nu: dt.datetime,
    instantie: Instantie,
    plan: Sequence[int],
    opdracht: Opdracht,
    aannames: Aannames,
    sloten: Sequence[int] = (),
    herkomst: str = "handwerk",
) -> tuple[str, str]:
    """Keep a plan; returns its id and the name that it got: a number is added to a name that is taken.

    Raises
    ------
    Geweigerd
        No name, or one that is too long.
    """
    naam = " ".join(naam.split())
    if not naam:
        raise Geweigerd("Geef de verdeling een naam, zodat u haar terugvindt.")
    if len(naam) > NAAM_LENGTE:
        raise Geweigerd(f"De naam is te lang; gebruik hoogstens {NAAM_LENGTE} tekens.")
    if opdracht.doel not in DOELEN:
        raise Geweigerd(f"{kort(opdracht.doel)} is geen doel.")
    ruw = {
        "tolerantie": opdracht.tolerantie,
        "wijzigingsruimte": opdracht.wijzigingsruimte,
        "gewicht": opdracht.gewicht,
        "aannames": dataclasses.asdict(aannames),
    }
    with store.schrijf() as tx:  # one writer at a time: two sessions can't take the same free name
        naam = _vrij(naam, {str(rij[1]).casefold() for rij in tx.rijen(sql(_KAMER, "scenarios"))})
        sleutel = hashlib.sha256(f"{naam}|{auteur}|{nu.isoformat()}".encode()).hexdigest()[:10]
        rijen = [
            [sleutel, b.code, instantie.medewerkers[wie].id, nummer in set(sloten)]
            for nummer, (b, wie) in enumerate(zip(instantie.buurten, plan, strict=True))
        ]
        tx.doe(
            "insert into scenario values (?, ?, ?, ?, ?, ?, ?)",
            [sleutel, naam, auteur, nu, opdracht.doel, herkomst, json.dumps(ruw)],
        )
        tx.doe_vaak("insert into scenario_buurt values (?, ?, ?, ?)", rijen)
    return sleutel, naam


def _vrij(naam: str, bezet: Collection[str]) -> str:
    """The name itself, or with the first number that is free: `Plan A (2)`."""
    kandidaat, nummer = naam, 1
    while kandidaat.casefold() in bezet:
        nummer += 1
        staart = f" ({nummer})"
        kandidaat = f"{naam[: NAAM_LENGTE - len(staart)].rstrip()}{staart}"
    return kandidaat


def verwijder(store: Store, scenario: str) -> None:
    """Forget a kept plan."""
    with store.schrijf() as tx:
        tx.doe("delete from scenario_buurt where scenario = ?", [scenario])
        tx.doe("delete from scenario where scenario = ?", [scenario])


def plan_op(instantie: Instantie, verdeling: Mapping[str, str], anders: Sequence[int]) -> tuple[Plan, int]:
    """A kept plan on this question; where buurt or person is missing `anders` holds. Returns how many."""
    plan, gemist = [], 0
    for nummer, buurt in enumerate(instantie.buurten):
        wie = instantie.wie.get(verdeling.get(buurt.code, ""))
        gemist += wie is None
        plan.append(anders[nummer] if wie is None else wie)
    return tuple(plan), gemist


def _aannames(ruw: dict[str, Any]) -> Aannames:
    return Aannames(
        zonder=tuple(ruw["zonder"]),
        erbij=tuple(ruw["erbij"]),
        uren=tuple((str(wie), float(uren)) for wie, uren in ruw["uren"]),
        max_woningen=ruw["max_woningen"],
        rood_vanaf=ruw["rood_vanaf"],
    )
