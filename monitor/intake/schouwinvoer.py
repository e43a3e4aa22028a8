"""Walking a schouw on a phone: begin at a complex, judge point by point, go on later, finish into an import.

Each judgement is kept at once. Finishing makes the very table that a file has (columns ronde, datum,
complex, buurt, onderdeel, punt, niveau): it goes through the same import, so the same table, the same
checks, a line in the ledger and an undo. Points without a level are left out. Of who walks only the role is
kept. A remark stays with the walk: files bring none, because notes in files hold names.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import secrets
from dataclasses import dataclass

from monitor.fouten import Geweigerd, kort
from monitor.intake.gebieden.eigen import BEELDEN
from monitor.store import Store, Transactie, sql

KOP = ("ronde", "datum", "complex", "buurt", "onderdeel", "punt", "niveau")
# where no schouw was read yet: points to begin with, a choice of the corporation
STARTPUNTEN = (
    ("woning", "voordeur en kozijn"), ("woning", "berging"),
    ("gebouw", "entree en portiek"), ("gebouw", "trappenhuis"), ("gebouw", "gevel"),
    ("gebouw", "brievenbussen"), ("gebouw", "verlichting"),
    ("woonomgeving", "zwerfafval"), ("woonomgeving", "groen"), ("woonomgeving", "bestrating"),
    ("woonomgeving", "afvalplaats"), ("woonomgeving", "speelplek"),
)  # fmt: skip
OPMERKING_LENGTE = 200


@dataclass(frozen=True)
class Conceptpunt:
    """A point to judge; `beeld` None: not yet."""

    onderdeel: str
    punt: str
    beeld: str | None
    opmerking: str | None


@dataclass(frozen=True)
class Schouwconcept:
    """A walk: where, which round, and its points in order."""

    concept: str
    complex: str
    naam: str
    buurt: str
    ronde: str
    datum: dt.date
    rol: str
    batch: int | None
    punten: tuple[Conceptpunt, ...]

    @property
    def beoordeeld(self) -> int:
        """How many points have a level."""
        return sum(p.beeld is not None for p in self.punten)

    @property
    def volgende(self) -> int:
        """The first point without a level; the number of points when there is none."""
        return next((n for n, p in enumerate(self.punten) if p.beeld is None), len(self.punten))


def begin(tx: Transactie, complex_: str, ronde: str, datum: dt.date, *, rol: str, nu: dt.datetime) -> str:
    """Begin a walk at a complex; returns its id. The points are those of the last schouw there, else of all.

    Raises
    ------
    Geweigerd
        An unknown complex or no name for the round.
    """
    ronde = " ".join(ronde.split())[:60]
    if not ronde:
        raise Geweigerd("Geef de ronde een naam, zoals 2026-najaar.")
    waar = tx.rij("select buurt from complex where complex = ?", [complex_])
    if waar is None:
        raise Geweigerd(f"Het complex {kort(complex_)} kennen we niet. Kies er een uit de lijst.")
    concept = secrets.token_hex(5)
    tx.doe(
        "insert into schouwconcept values (?, ?, ?, ?, ?, ?, ?, null)",
        [concept, complex_, waar[0], ronde, datum, rol, nu],
    )
    punten = tx.rijen(sql("intake", "schouw_punten"), {"complex": complex_}) or STARTPUNTEN
    tx.doe_vaak(
        "insert into schouwconceptpunt values (?, ?, ?, ?, null, null)",
        [[concept, n, onderdeel, punt] for n, (onderdeel, punt) in enumerate(punten)],
    )
    return concept


def beoordeel(tx: Transactie, concept: str, punt: int, beeld: str, opmerking: str = "") -> None:
    """Keep the level of one point (and a remark that was checked before).

    Raises
    ------
    Geweigerd
        No such level or point, or the walk is finished.
    """
    if beeld not in BEELDEN:
        raise Geweigerd(f"{kort(beeld)} is geen niveau. Kies A+, A, B, C of D.")
    _eis_open(tx, concept)
    tx.doe(
        "update schouwconceptpunt set beeld = ?, opmerking = ? where concept = ? and volgorde = ?",
        [beeld, opmerking[:OPMERKING_LENGTE] or None, concept, punt],
    )


def gooi_weg(tx: Transactie, concept: str) -> None:
    """Forget a walk that isn't finished."""
    _eis_open(tx, concept)
    tx.doe("delete from schouwconceptpunt where concept = ?", [concept])
    tx.doe("delete from schouwconcept where concept = ?", [concept])


def sluit(tx: Transactie, concept: str, batch: int) -> None:
    """The walk became this import."""
    tx.doe("update schouwconcept set batch = ? where concept = ?", [batch, concept])


def als_csv(concept: Schouwconcept) -> bytes:
    """The judged points as the file that everybody's schouw is.

    Raises
    ------
    Geweigerd
        Nothing was judged yet.
    """
    if not concept.beoordeeld:
        raise Geweigerd("Er is nog geen punt beoordeeld. Beoordeel er minstens een.")
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOP)
    schrijver.writerows(
        [
            concept.ronde,
            f"{concept.datum:%d-%m-%Y}",
            concept.complex,
            concept.buurt,
            p.onderdeel,
            p.punt,
            p.beeld,
        ]
        for p in concept.punten
        if p.beeld is not None
    )
    return ("\ufeff" + uit.getvalue()).encode()


def lees(bron: Store | Transactie, concept: str) -> Schouwconcept | None:
    """One walk, or None."""
    return next((c for c in concepten(bron) if c.concept == concept), None)


def concepten(bron: Store | Transactie) -> tuple[Schouwconcept, ...]:
    """All walks, newest first. One whose import was undone is open again."""
    punten: dict[str, list[Conceptpunt]] = {}
    for concept, *rij in bron.rijen(
        "select concept, onderdeel, punt, beeld, opmerking from schouwconceptpunt order by concept, volgorde"
    ):
        punten.setdefault(concept, []).append(Conceptpunt(*rij))
    velden = ("concept", "complex", "naam", "buurt", "ronde", "datum", "rol", "batch")
    return tuple(
        Schouwconcept(**dict(zip(velden, rij, strict=True)), punten=tuple(punten.get(rij[0], ())))
        for rij in bron.rijen(sql("intake", "schouwconcepten"))
    )


def _eis_open(tx: Transactie, concept: str) -> None:
    nu = lees(tx, concept)
    if nu is None:
        raise Geweigerd("Deze schouw is er niet meer. Begin opnieuw.")
    if nu.batch is not None:
        raise Geweigerd("Deze schouw is al afgerond. Draai haar eerst terug om iets te wijzigen.")
