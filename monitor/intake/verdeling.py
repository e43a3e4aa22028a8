"""A division taken into use from a day: a batch of its own in the ledger, history kept, undone like any.

Only buurten that change get a row. The row of before stops the day before; what was planned for later days
gives way (a tombstone). Undoing the batch gives back exactly what was.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping

from monitor.fouten import Geweigerd, kort
from monitor.intake.grootboek import Batchkop, Boeker, open_batch
from monitor.intake.stam.boeken import BRON, schrijf_regels, werk_bij
from monitor.intake.stam.regel import Stamregel
from monitor.intake.telling import schrijf_eerste
from monitor.intake.uitslag import Aansluiting, Verschil
from monitor.store import Transactie, sql

SOORT = "verdeling"
EEN_DAG = dt.timedelta(days=1)


def neem_in_gebruik(tx: Transactie, verdeling: Mapping[str, str], vanaf: dt.date, boeker: Boeker) -> int:
    """Let `verdeling` (buurt → medewerker) hold from this day on; returns how many buurten change hands.

    Raises
    ------
    Geweigerd
        An unknown buurt or medewerker, or nothing changes.
    """
    _eis_bekend(tx, "buurt", verdeling.keys())
    _eis_bekend(tx, "medewerker", verdeling.values())
    regels: list[Stamregel] = []
    wisselt = 0
    for buurt, wie, houdt_op, later in tx.rijen(sql("intake", "verdeling_op_dag"), {"dag": vanaf}):
        nieuw = verdeling.get(buurt)
        if nieuw is None:
            continue
        regels += [_weg(buurt, dag) for dag in later]
        if wie != nieuw or houdt_op:
            regels.append(_regel(buurt, nieuw, vanaf))
            wisselt += wie != nieuw
    if not regels:
        raise Geweigerd(f"Deze verdeling geldt al op {vanaf:%d-%m-%Y}; er verandert niets.")
    _sluit_losse(tx, {regel.inhoud["buurt"] for regel in regels}, vanaf)
    inhoud = json.dumps([regel.inhoud for regel in regels], sort_keys=True)
    kop = Batchkop(
        soort=SOORT,
        bron=BRON,
        profiel="werkgebieden",
        bestand=f"Werkgebieden vanaf {vanaf:%d-%m-%Y}",
        sha256=hashlib.sha256(f"{inhoud}|{boeker.nu.isoformat()}".encode()).hexdigest(),
        personen=len(set(verdeling.values())),
        periode=(vanaf, vanaf),
    )
    batch = open_batch(tx, kop, boeker)
    schrijf_regels(tx, batch, SOORT, [(None, regel) for regel in regels])
    werk_bij(tx, SOORT)
    schrijf_eerste(
        tx,
        batch,
        Aansluiting(gelezen=len(regels), ok=len(regels)),
        Verschil(nieuw=wisselt, vervallen=wisselt),
    )
    return wisselt


def _regel(buurt: str, medewerker: str, vanaf: dt.date) -> Stamregel:
    inhoud = {"buurt": buurt, "medewerker": medewerker, "vanaf": vanaf.isoformat(), "tot": None}
    return Stamregel(f"{buurt}|{vanaf.isoformat()}", None, inhoud)


def _weg(buurt: str, vanaf: dt.date) -> Stamregel:
    return Stamregel(f"{buurt}|{vanaf.isoformat()}", None, {"buurt": buurt, "weg": True})


def _sluit_losse(tx: Transactie, buurten: set[str], vanaf: dt.date) -> None:
    """Rows that never came from a batch end as well, or give way."""
    for buurt in sorted(buurten):
        tx.doe("delete from verdeling where batch is null and buurt = ? and vanaf >= ?", [buurt, vanaf])
        tx.doe(
            "update verdeling set tot = ? where batch is null and buurt = ? and coalesce(tot, ?) >= ?",
            [vanaf - EEN_DAG, buurt, vanaf, vanaf],
        )


def _eis_bekend(tx: Transactie, tabel: str, gevraagd: Iterable[str]) -> None:
    bekend = {naam for (naam,) in tx.rijen(f"select {tabel} from {tabel}")}
    for naam in gevraagd:
        if naam not in bekend:
            wat = "Buurt" if tabel == "buurt" else "Medewerker"
            raise Geweigerd(f"{wat} {kort(naam)} is niet bekend; importeer die eerst.")
