"""Goals, actions and agreements of a year plan: what they are, when one is right, and how one is carried on.

A goal belongs to a year and to buurten (none: the whole corporation). It may serve a performance agreement
and may have an indicator with a start value and a target, in the unit that people know (12 per 1,000
homes). An action belongs to a goal. An owner is a role (`rol:…`) or a medewerker's id. The same goal (year,
text, buurten) and the same action (goal, text, first day) exist once: that is how a file is recognised and
how copying never doubles.

**Carrying on to the next year.** A goal that isn't closed or reached, with its actions that are not
finished or dropped. An action that ends in the next year keeps its days and its status; any other moves a
year, and is *gepland* again. Steps taken stay taken.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from typing import Any

from monitor.fouten import Geweigerd, kort
from monitor.jaarplan.netwerk.tekst import keur
from monitor.jaarplan.plan.voortgang import GEPLAND, KLAAR, STATUSSEN, VERVALLEN

ROL = "rol:"
ROLLEN = {
    "rol:leidinggevende": "leidinggevende",
    "rol:buurtcoordinator": "buurtcoördinator van de buurt",
    "rol:gebiedsregisseur": "gebiedsregisseur",
    "rol:team": "het hele team",
    "rol:beheer": "dagelijks beheer",
}
FUNCTIE_ROL = {"buurtcoordinator": "rol:buurtcoordinator", "gebiedsregisseur": "rol:gebiedsregisseur"}
OMLAAG, OMHOOG = -1, 1
JAAR_VAN, JAAR_TOT = 2000, 2100
STAPPEN_HOOGSTENS = 20
UREN_HOOGSTENS = 200.0
TEKST_LENGTE = 300


@dataclass(frozen=True)
class Afspraak:
    """A performance agreement: with whom, what, of which year."""

    afspraak: int
    jaar: int
    met: str
    tekst: str

    @property
    def sleutel(self) -> tuple[Any, ...]:
        """By what the same agreement is recognised."""
        return self.jaar, self.met.casefold(), self.tekst.casefold()


@dataclass(frozen=True)
class Doel:
    """A goal of one year. `start` and `streef` in the shown unit; `buurten` empty: the whole corporation."""

    doel: int
    jaar: int
    tekst: str
    buurten: tuple[str, ...]
    eigenaar: str
    afspraak: int | None = None
    indicator: str | None = None
    richting: int | None = None
    start: float | None = None
    streef: float | None = None
    afgesloten: bool = False
    kopie_van: int | None = None

    @property
    def sleutel(self) -> tuple[Any, ...]:
        """By what the same goal is recognised."""
        return self.jaar, self.tekst.casefold(), tuple(sorted(self.buurten))


@dataclass(frozen=True)
class Stap:
    """A step of an action."""

    tekst: str
    klaar: bool


@dataclass(frozen=True)
class Actie:
    """An action under a goal. `uren_per_week` is asked, never registered."""

    actie: int
    doel: int
    tekst: str
    eigenaar: str
    van: dt.date
    tot: dt.date
    status: str
    uren_per_week: float | None = None
    stappen: tuple[Stap, ...] = ()
    kopie_van: int | None = None

    @property
    def sleutel(self) -> tuple[Any, ...]:
        """By what the same action is recognised."""
        return self.doel, self.tekst.casefold(), self.van


Ding = Afspraak | Doel | Actie
SOORT: dict[type[Ding], str] = {Afspraak: "afspraak", Doel: "doel", Actie: "actie"}


def keur_afspraak(a: Afspraak) -> Afspraak:
    """The agreement, cleaned.

    Raises
    ------
    Geweigerd
        Something is missing, or it holds personal data.
    """
    _keur_jaar(a.jaar)
    met = keur(a.met, "Met wie", verplicht=True, langste=80)
    return replace(a, met=met, tekst=keur(a.tekst, "De afspraak", verplicht=True, langste=TEKST_LENGTE))


def keur_doel(
    d: Doel, *, buurten: Collection[str], maten: Collection[str], eigenaars: Collection[str]
) -> Doel:
    """The goal, cleaned. `buurten`, `maten`, `eigenaars`: codes that exist.

    Raises
    ------
    Geweigerd
        Something is missing or unknown, or it holds personal data.
    """
    _keur_jaar(d.jaar)
    tekst = keur(d.tekst, "Het doel", verplicht=True, langste=TEKST_LENGTE)
    for code in d.buurten:
        if code not in buurten:
            raise Geweigerd(f"De buurt {kort(code)} kennen we niet. Kies een buurt uit de lijst.")
    _keur_eigenaar(d.eigenaar, eigenaars)
    schoon = replace(d, tekst=tekst, buurten=tuple(sorted(set(d.buurten))))
    if d.indicator is None:
        return replace(schoon, richting=None, start=None, streef=None)
    if d.indicator not in maten:
        raise Geweigerd(f"De indicator {kort(d.indicator)} kennen we niet. Kies er een uit de lijst.")
    if d.start is None or d.streef is None or d.richting not in (OMLAAG, OMHOOG):
        raise Geweigerd("Een doel met een cijfer heeft een startwaarde en een streefwaarde: van … naar ….")
    if d.start < 0 or d.streef < 0:
        raise Geweigerd("De startwaarde en de streefwaarde zijn nul of hoger.")
    if (d.streef - d.start) * d.richting < 0:
        raise Geweigerd("De streefwaarde ligt aan de verkeerde kant van de startwaarde. Draai ze om.")
    return schoon


def keur_verandering(nieuw: Doel, oud: Doel) -> Doel:
    """A goal whose figure somebody fills in must bring a change; one that stands is left as it is.

    A file may bring a goal that holds a figure where it is; nobody makes one by leaving a field alone.

    Raises
    ------
    Geweigerd
        The target is missing, or equal to the start.
    """
    if nieuw.indicator is None:
        return nieuw
    if nieuw.start is None:
        raise Geweigerd("Vul bij ‘Van’ in waar het cijfer nu staat; weet u dat niet, kies een ander cijfer.")
    if nieuw.streef is None:
        raise Geweigerd("Vul bij ‘Naar’ in waar het cijfer eind dit jaar moet staan.")
    stond = (oud.indicator, oud.start, oud.streef)
    bleef = oud.doel and (nieuw.indicator, nieuw.start, nieuw.streef) == stond
    if nieuw.start == nieuw.streef and not bleef:
        raise Geweigerd(
            "‘Van’ en ‘Naar’ zijn gelijk: dan verandert er niets. Vul bij ‘Naar’ in waar het cijfer eind dit "
            "jaar moet staan."
        )
    return nieuw


def keur_actie(a: Actie, *, eigenaars: Collection[str]) -> Actie:
    """The action, cleaned.

    Raises
    ------
    Geweigerd
        Something is missing or impossible, or it holds personal data.
    """
    tekst = keur(a.tekst, "De actie", verplicht=True, langste=TEKST_LENGTE)
    _keur_eigenaar(a.eigenaar, eigenaars)
    for dag in (a.van, a.tot):
        _keur_jaar(dag.year)
    if a.tot < a.van:
        raise Geweigerd(f"Actie {kort(tekst, 40)} eindigt voordat zij begint. Draai de datums om.")
    if a.status not in STATUSSEN:
        raise Geweigerd(f"{kort(a.status)} is geen status. Kies gepland, loopt, klaar of vervallen.")
    if a.uren_per_week is not None and not 0 <= a.uren_per_week <= UREN_HOOGSTENS:
        raise Geweigerd(f"Uren per week is een getal van 0 tot {UREN_HOOGSTENS:.0f}, of leeg.")
    if len(a.stappen) > STAPPEN_HOOGSTENS:
        raise Geweigerd(f"Een actie heeft hoogstens {STAPPEN_HOOGSTENS} stappen. Maak er twee acties van.")
    stappen = tuple(Stap(_stap(s.tekst), s.klaar) for s in a.stappen)
    return replace(
        a, tekst=tekst, stappen=tuple(s for s in stappen if s.tekst), uren_per_week=a.uren_per_week or None
    )


def _stap(tekst: str) -> str:
    """A step's text: the sign between steps in a file, and a tick in front, are no part of it."""
    schoon = keur(tekst.replace("|", "/"), "Een stap", langste=120)
    while schoon[:3].casefold() in ("[x]", "[ ]"):
        schoon = schoon[3:].strip()
    return schoon


def _keur_jaar(jaar: int) -> None:
    if not JAAR_VAN <= jaar <= JAAR_TOT:
        raise Geweigerd(f"Het jaar {kort(jaar)} kan niet. Kies een jaar van {JAAR_VAN} tot {JAAR_TOT}.")


def _keur_eigenaar(eigenaar: str, bekend: Collection[str]) -> None:
    if eigenaar not in ROLLEN and eigenaar not in bekend:
        raise Geweigerd(
            f"Wie {kort(eigenaar) or 'de eigenaar'} is, weten we niet. Kies een rol of een medewerker."
        )


def als_json(ding: Ding) -> str:
    """An item as it is kept in the log: two equal items give the same text."""
    return json.dumps(asdict(ding), default=str, sort_keys=True, ensure_ascii=False)


def uit_json(soort: str, tekst: str) -> Ding:
    """An item from the log."""
    ruw = json.loads(tekst)
    if soort == "afspraak":
        return Afspraak(**ruw)
    if soort == "doel":
        return Doel(**{**ruw, "buurten": tuple(ruw["buurten"])})
    return Actie(
        **{
            **ruw,
            "van": dt.date.fromisoformat(ruw["van"]),
            "tot": dt.date.fromisoformat(ruw["tot"]),
            "stappen": tuple(Stap(**stap) for stap in ruw["stappen"]),
        }
    )


def af(actie: Actie) -> bool:
    """Whether nothing is left to do."""
    return actie.status in (KLAAR, VERVALLEN)


def jaar_later(actie: Actie, jaar: int) -> Actie:
    """The action of a plan of `jaar` as it stands in the plan of the year after; number and goal are to
    follow."""
    if actie.tot.year > jaar:
        return replace(actie, kopie_van=actie.actie)
    return replace(
        actie, van=_plus_jaar(actie.van), tot=_plus_jaar(actie.tot), status=GEPLAND, kopie_van=actie.actie
    )


def met_volgnummer(tekst: str, nummer: int) -> str:
    """`Schouwen (2)`: the same text told apart, within the length of a text."""
    staart = f" ({nummer})"
    return f"{tekst[: TEKST_LENGTE - len(staart)].rstrip()}{staart}"


def _plus_jaar(dag: dt.date) -> dt.date:
    """The same day a year later; 29 February becomes the 28th."""
    return dag.replace(year=dag.year + 1, day=28 if (dag.month, dag.day) == (2, 29) else dag.day)
