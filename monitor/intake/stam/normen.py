"""Norms that the manager confirms from a measurement, and where every norm in force came from.

Rule: a measured norm (P25, P50, P75 of own full weeks, `werkdruk.questions.gemeten_normen`) never comes into
force by itself. Somebody confirms it, with a name; the confirmation is one batch in the ledger with n, period
and source, and undoing it gives back what was.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.fouten import Geweigerd, kort
from monitor.intake.grootboek import Boeker
from monitor.intake.stam.bewaren import boek_regels
from monitor.intake.stam.keuzes import GEMETEN, VASTGESTELD
from monitor.intake.stam.regel import Stamregel
from monitor.store import Store, Transactie, sql

SOORT = "normen"
IN_DE_WONINGNORM = "zit in de gemeten norm per woning"
_NUL = {"laag": 0.0, "midden": 0.0, "hoog": 0.0, "herkomst": VASTGESTELD, "n": None}


@dataclass(frozen=True)
class Meting:
    """A measured norm: hours per unit per week, on `n` weeks of a period, from these sources."""

    sleutel: str
    laag: float
    midden: float
    hoog: float
    n: int
    van: dt.date
    tot: dt.date
    bron: str


@dataclass(frozen=True)
class Normstand:
    """A norm in force, and since when by whom; without a date it is a start value."""

    sleutel: str
    laag: float
    midden: float
    hoog: float
    herkomst: str
    n: int | None
    van: dt.date | None
    tot: dt.date | None
    bron: str | None
    sinds: dt.datetime | None
    door: str | None
    batch: int


def bevestig(tx: Transactie, metingen: Sequence[Meting], boeker: Boeker, *, zaken_erin: bool = False) -> int:
    """Bring measured norms into force; others stay. Answers the batch, with which it can be undone.

    `zaken_erin`: the measured hours per home hold the hours for cases too; then a case weighs nothing by
    itself any more, so that no hour counts twice.

    Raises
    ------
    Geweigerd
        Nothing chosen, an unknown norm, or figures that are not in order or zero.
    """
    if not metingen:
        raise Geweigerd("Kies ten minste één gemeten norm om vast te stellen.")
    regels = []
    for m in metingen:
        bekend = tx.rij("select eenheid from norm where sleutel = ?", [m.sleutel])
        if bekend is None:
            raise Geweigerd(f"De norm {kort(m.sleutel)} bestaat niet.")
        if not 0 <= m.laag <= m.midden <= m.hoog or m.midden <= 0 or m.n <= 0:
            raise Geweigerd(f"{kort(m.sleutel)}: er zijn te weinig eigen weken om deze norm te meten.")
        inhoud = {
            "sleutel": m.sleutel, "laag": m.laag, "midden": m.midden, "hoog": m.hoog, "eenheid": bekend[0],
            "herkomst": GEMETEN, "n": m.n, "van": m.van.isoformat(), "tot": m.tot.isoformat(), "bron": m.bron,
        }  # fmt: skip
        regels.append(Stamregel(m.sleutel, None, inhoud))
    if zaken_erin:
        regels += [
            Stamregel(zaak, None, {"sleutel": zaak, **_NUL, "eenheid": "zaak", "bron": IN_DE_WONINGNORM})
            for (zaak,) in tx.rijen("select sleutel from norm where eenheid = 'zaak' order by sleutel")
        ]
    titel = f"Gemeten normen vastgesteld ({metingen[0].van:%d-%m-%Y} t/m {metingen[0].tot:%d-%m-%Y})"
    return boek_regels(tx, SOORT, regels, titel, boeker)


def normen(store: Store) -> tuple[Normstand, ...]:
    """Every norm in force with its origin, lights first."""
    stand = []
    for batch, inhoud, sinds, door in store.rijen(sql("intake", "norm_stand")):
        w = json.loads(inhoud)
        van, tot = (dt.date.fromisoformat(w[veld]) if w.get(veld) else None for veld in ("van", "tot"))
        cijfers = (w["laag"], w["midden"], w["hoog"], w["herkomst"], w["n"])
        stand.append(Normstand(w["sleutel"], *cijfers, van, tot, w.get("bron"), sinds, door, batch))
    return tuple(stand)
