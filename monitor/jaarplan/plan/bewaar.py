"""Writing in the year plan: each deed is a turn (`beurt`) in the log, and a turn can be undone.

A turn writes down every item as it was and as it became (JSON, null for "was not there"), with who, when
and what was done. Undoing puts back what was, all items of the turn together, but only while each of them
still is as the turn left it: what somebody changed afterwards is never overwritten. Undoing is a turn
itself. Numbers are never used again: a new one follows the highest that the tables or the log know.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from monitor.fouten import Geweigerd
from monitor.jaarplan.gedeeld import KAMER, volgnummer
from monitor.jaarplan.plan.doelen import SOORT, Actie, Afspraak, Ding, Doel, Stap, als_json, uit_json
from monitor.jaarplan.versies import AL_TERUG, GEWIST, LATER, ZONDER_TEKST
from monitor.store import Store, Transactie, sql


@dataclass(frozen=True)
class Wijziging:
    """One item before and after; None: it is not there."""

    oud: Ding | None
    nieuw: Ding | None

    @property
    def ding(self) -> Ding:
        """The item itself, as it became or as it was."""
        ding = self.nieuw or self.oud
        if ding is None:
            raise ValueError("a change of nothing")
        return ding

    @property
    def soort(self) -> str:
        """afspraak | doel | actie."""
        return SOORT[type(self.ding)]

    @property
    def sleutel(self) -> int:
        """The item's number."""
        return nummer_van(self.ding)


@dataclass(frozen=True)
class Logregel:
    """One line of the history."""

    nummer: int
    beurt: int
    wanneer: dt.datetime
    wie: str
    wat: str
    wijziging: Wijziging
    ongedaan: bool


@dataclass(frozen=True)
class Jaarplan:
    """Everything of all years as it stands in the tables."""

    afspraken: tuple[Afspraak, ...]
    doelen: tuple[Doel, ...]
    acties: tuple[Actie, ...]


def nummer_van(ding: Ding) -> int:
    """The number under which an item is kept."""
    return int(getattr(ding, SOORT[type(ding)]))


def lees(bron: Store | Transactie) -> Jaarplan:
    """The whole plan."""
    return Jaarplan(
        tuple(Afspraak(*rij) for rij in bron.rijen(sql(KAMER, "jaarplan_afspraken"))),
        tuple(
            Doel(rij[0], rij[1], rij[2], tuple(json.loads(rij[3])), *rij[4:])
            for rij in bron.rijen(sql(KAMER, "jaarplan_doelen"))
        ),
        tuple(_actie(*rij) for rij in bron.rijen(sql(KAMER, "jaarplan_acties"))),
    )


def _actie(*rij: Any) -> Actie:
    gezet = tuple(Stap(tekst, klaar) for tekst, klaar in json.loads(rij[-2]))
    velden = ("actie", "doel", "tekst", "eigenaar", "van", "tot", "status", "uren_per_week")
    return Actie(**dict(zip(velden, rij[:-2], strict=True)), stappen=gezet, kopie_van=rij[-1])


def volgende(tx: Store | Transactie, soort: str) -> int:
    """The first number of this kind that was never used."""
    vraag = {
        "afspraak": "select coalesce(max(afspraak), 0) from prestatieafspraak",
        "doel": "select coalesce(max(doel), 0) from jaardoel",
        "actie": "select coalesce(max(actie), 0) from jaaractie",
    }[soort]
    (er,) = tx.rij(vraag) or (0,)
    (ooit,) = tx.rij("select coalesce(max(sleutel), 0) from jaarplanlog where soort = ?", [soort]) or (0,)
    return int(max(er, ooit)) + 1


def pas_toe(
    tx: Transactie, wijzigingen: Sequence[Wijziging], *, wat: str, wie: str, nu: dt.datetime
) -> int | None:
    """Write these changes as one turn; returns its number, None when nothing changes."""
    echt = [w for w in wijzigingen if w.oud != w.nieuw]
    if not echt:
        return None
    beurt, nummer = laatste_beurt(tx) + 1, volgnummer(tx, "jaarplanlog")
    for w in echt:
        _zet(tx, w)
    tx.doe_vaak(
        "insert into jaarplanlog values (?, ?, ?, ?, ?, ?, ?, ?, ?, false)",
        [
            [nummer + plek, beurt, nu, wie, wat, w.soort, w.sleutel, w.oud and als_json(w.oud),
             w.nieuw and als_json(w.nieuw)]
            for plek, w in enumerate(echt)
        ],
    )  # fmt: skip
    return beurt


def laatste_beurt(bron: Store | Transactie) -> int:
    """The newest turn; 0 before the first."""
    (beurt,) = bron.rij("select coalesce(max(beurt), 0) from jaarplanlog") or (0,)
    return int(beurt)


def _zet(tx: Transactie, w: Wijziging) -> None:
    waarden = None if w.nieuw is None else _waarden(w.nieuw)
    if w.soort == "afspraak":
        tx.doe("delete from prestatieafspraak where afspraak = ?", [w.sleutel])
        if waarden:
            tx.doe("insert into prestatieafspraak values (?, ?, ?, ?)", waarden)
    elif w.soort == "doel":
        tx.doe("delete from jaardoel where doel = ?", [w.sleutel])
        if waarden:
            tx.doe(_DOEL_ERIN, waarden)
    else:
        tx.doe("delete from jaaractie where actie = ?", [w.sleutel])
        if waarden:
            tx.doe("insert into jaaractie values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", waarden)


_DOEL_ERIN = (
    "insert into jaardoel (doel, jaar, tekst, buurten, eigenaar, afspraak, indicator, richting, start, "
    "streef, afgesloten, kopie_van) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _waarden(ding: Ding) -> list[object]:
    if isinstance(ding, Afspraak):
        return [ding.afspraak, ding.jaar, ding.met, ding.tekst]
    if isinstance(ding, Doel):
        return [
            ding.doel, ding.jaar, ding.tekst, json.dumps(list(ding.buurten)), ding.eigenaar, ding.afspraak,
            ding.indicator, ding.richting, ding.start, ding.streef, ding.afgesloten, ding.kopie_van,
        ]  # fmt: skip
    stappen = json.dumps([[s.tekst, s.klaar] for s in ding.stappen], ensure_ascii=False)
    return [
        ding.actie, ding.doel, ding.tekst, ding.eigenaar, ding.van, ding.tot, ding.status,
        ding.uren_per_week, stappen, ding.kopie_van,
    ]  # fmt: skip


def geschiedenis(bron: Store | Transactie) -> tuple[Logregel, ...]:
    """Every change, newest first."""
    return tuple(
        Logregel(
            nummer, beurt, wanneer, wie, wat,
            Wijziging(oud and uit_json(soort, oud), nieuw and uit_json(soort, nieuw)), ongedaan,
        )
        for nummer, beurt, wanneer, wie, wat, soort, _, oud, nieuw, ongedaan in bron.rijen(
            sql(KAMER, "jaarplan_log")
        )
    )  # fmt: skip


def is_gewist(regel: Logregel) -> bool:
    """Whether a text was wiped from this line: then it can't be undone."""
    dingen = (regel.wijziging.oud, regel.wijziging.nieuw)
    return any(f'"{GEWIST}"' in als_json(ding) for ding in dingen if ding is not None)


def maak_ongedaan(tx: Transactie, beurt: int, *, wie: str, nu: dt.datetime) -> None:
    """Put everything that one turn changed back as it was.

    Raises
    ------
    Geweigerd
        It was undone already, doesn't exist, or something of it was changed afterwards.
    """
    regels = [r for r in geschiedenis(tx) if r.beurt == beurt]
    if not regels or any(r.ongedaan for r in regels):
        raise Geweigerd(AL_TERUG)
    if any(is_gewist(r) for r in regels):
        raise Geweigerd(ZONDER_TEKST)
    plan = lees(tx)
    dingen: tuple[Ding, ...] = (*plan.afspraken, *plan.doelen, *plan.acties)
    er = {(SOORT[type(ding)], nummer_van(ding)): ding for ding in dingen}
    for r in regels:
        if er.get((r.wijziging.soort, r.wijziging.sleutel)) != r.wijziging.nieuw:
            raise Geweigerd(LATER)
    terug = [Wijziging(r.wijziging.nieuw, r.wijziging.oud) for r in regels]
    _wees_heel(plan, terug)
    pas_toe(tx, terug, wat=f"Ongedaan gemaakt: {regels[0].wat}"[:200], wie=wie, nu=nu)
    tx.doe("update jaarplanlog set ongedaan = true where beurt = ?", [beurt])


def _wees_heel(plan: Jaarplan, terug: Sequence[Wijziging]) -> None:
    """Refuse to take away what something else leans on, or to put back what would lean on nothing."""
    weg = {(w.soort, w.sleutel) for w in terug if w.nieuw is None}
    doelen = {d.doel for d in plan.doelen} - {n for s, n in weg if s == "doel"}
    doelen |= {w.sleutel for w in terug if isinstance(w.nieuw, Doel)}
    acties = {a.actie: a for a in plan.acties if ("actie", a.actie) not in weg}
    acties |= {w.sleutel: w.nieuw for w in terug if isinstance(w.nieuw, Actie)}
    if any(a.doel not in doelen for a in acties.values()):
        raise Geweigerd(
            "Onder dit doel staan acties van later, of het doel is er niet meer. Kijk die eerst na."
        )
    gebruikt = {d.afspraak for d in plan.doelen if ("doel", d.doel) not in weg}
    if any(s == "afspraak" and n in gebruikt for s, n in weg):
        raise Geweigerd("Aan deze prestatieafspraak hangen doelen van later. Haal ze daar eerst af.")
