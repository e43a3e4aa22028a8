"""The retention period: what is known about a person's working days goes after 24 months (a setting).

Limit = the Monday of the week in which today minus the period falls: whole weeks go, so that no week is left
half, at most six days later than to the day. From before the limit are removed, not hidden: entries
(counting, replaced or waiting), rows set apart with their raw text, absence, planned tasks and cases, the
days that a file covered, findings about rows, people of whom nothing is left, and names and texts that are in
no entry any more. Derived tables follow
from what is left. Aggregating is no way out: one coordinator has one buurt, so an old sum per buurt is a
person's sum.

A clock that runs wild takes nothing away. The ledger tells on which days files came in; after a jump of more
than 92 days, from one file to the next or to today, the rule goes on 92 days past the last file before it,
until files have come in for a week after the jump. So a computer that wakes up in 2036 loses at most what
would have gone within three months, and no back-up; who names the day needs no patience.

The removal is a line in the ledger with its counts (all rows as skipped, those that counted as gone); it
can't be undone. The imports that lose rows stay in
the ledger, and their reconciliation keeps closing: what went counts as skipped from then on.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass, replace
from itertools import pairwise

from monitor.intake import personen, stam, telling
from monitor.intake.grootboek import Batchkop, Boeker, open_batch
from monitor.intake.uitslag import Aansluiting, Verschil
from monitor.opmaak import datum
from monitor.store import Store, Transactie, sql

SOORT = "bewaartermijn"
STAMSOORTEN = ("afwezigheid", "planning", "caseload")
WIJZIGT = ("uren", *STAMSOORTEN)  # kinds of change that derived tables follow
EEN_DAG = dt.timedelta(days=1)
SPRONG = dt.timedelta(days=92)  # without a file for longer than this, the clock may be wrong …
NAZICHT = dt.timedelta(days=7)  # … until files came in for so long after it


@dataclass(frozen=True)
class Opgeruimd:
    """What is (or would be) removed: everything from before `grens`. `batch` is its line in the ledger.

    `rijen` are all rows, `telden` those of them that counted in a figure, `seconden` the hours among those.
    """

    grens: dt.date
    rijen: int
    telden: int
    seconden: int
    oudste: dt.date | None
    batch: int | None = None


def vertrouwde_dag(waar: Store | Transactie, klok: dt.date) -> dt.date:
    """The day that the rule follows: the clock's own, or 92 days past the last file before a jump of it."""
    gelezen: list[dt.date] = [
        dag for (dag,) in waar.rijen(sql("intake", "bewaar_dagen"), {"klok": klok, "soort": SOORT})
    ]
    for vorige, volgende in reversed(list(pairwise([*gelezen, klok]))):
        if volgende <= klok - NAZICHT:
            break
        if volgende - vorige > SPRONG:
            return vorige + SPRONG
    return klok


def klokzin(waar: Store | Transactie, klok: dt.date) -> str:
    """That the rule waits, why, and what to do; empty when it doesn't."""
    vertrouwd = vertrouwde_dag(waar, klok)
    if vertrouwd == klok:
        return ""
    return (
        f"De klok van deze computer staat op {datum(klok)}, maar het laatste bestand daarvóór kwam binnen op "
        f"{datum(vertrouwd - SPRONG)}. Zolang niet zeker is dat de klok klopt, verwijdert de bewaartermijn "
        f"alleen wat op {datum(vertrouwd)} te oud was. Staat de klok goed? Lees een nieuw bestand in (na een "
        "week telt de klok weer), of gebruik: buurtmonitor bewaartermijn --klok-klopt"
    )


def te_oud(waar: Store | Transactie, tot: dt.date) -> Opgeruimd:
    """What is kept from before this day."""
    telling_ = waar.rij(sql("intake", "bewaar_telling"), {"grens": tot}) or (0, 0, 0, None)
    rijen, telden, seconden, oudste = telling_
    return Opgeruimd(tot, int(rijen), int(telden), int(seconden), oudste)


def ruim_op(tx: Transactie, tot: dt.date, boeker: Boeker) -> Opgeruimd:
    """Remove everything about persons from before `tot` inside this transaction, with a ledger line."""
    wat = te_oud(tx, tot)
    if not wat.rijen:
        return wat
    geraakt = [batch for (batch,) in tx.rijen(sql("intake", "bewaar_batches"), {"grens": tot})]
    # findings first: which import is wholly past is read from what it still holds
    tx.doe(
        "delete from melding where rij is not null and batch in "
        "(select batch from batch where coalesce(periode_tot, geladen_op::date) < ?)",
        [tot],
    )
    tx.doe(
        "delete from quarantaine using batch where quarantaine.batch = batch.batch "
        "and coalesce(quarantaine.datum, batch.periode_tot, batch.geladen_op::date) < ?",
        [tot],
    )
    tx.doe(sql("intake", "bewaar_uren"), {"grens": tot})
    tx.doe("delete from uur_wacht where datum < ?", [tot])
    tx.doe("delete from dekking where tot < ?", [tot])
    tx.doe("update dekking set van = ? where van < ?", [tot, tot])
    for soort in STAMSOORTEN:
        tx.doe(sql("intake", "bewaar_stam"), {"soort": soort, "grens": tot})
        stam.herbouw(tx, soort)
    _losse_rijen(tx, tot)
    _vergeet_mensen(tx, tot)
    _vergeet_teksten(tx)
    personen.herbouw_medewerkers(tx)
    zin = f"Van vóór {tot:%d-%m-%Y} is verwijderd: de bewaartermijn is voorbij."
    for batch in geraakt:
        if tx.rij("select 1 from batch where batch = ?", [batch]):
            telling.schrijf_af(tx, batch, STAMSOORTEN)
            tx.doe(
                "insert into melding (batch, rij, ernst, code, tekst) values (?, null, 'info', ?, ?)",
                [batch, SOORT, zin],
            )
    return replace(wat, batch=_boek(tx, wat, boeker))


def _vergeet_mensen(tx: Transactie, tot: dt.date) -> None:
    """People of whom nothing is left go: name, old rosters and buurten, what was found about them."""
    voorbij = tx.rijen(sql("intake", "bewaar_mensen"), {"grens": tot})
    for wie, naam in voorbij:
        tx.doe("delete from stamrij where soort = 'medewerker' and eenheid = ?", [wie])
        tx.doe(
            "delete from stamrij where soort in ('rooster', 'verdeling') "
            "and json_extract_string(inhoud, '$.medewerker') = ?",
            [wie],
        )
        tx.doe(
            "delete from melding where code = ? and (starts_with(tekst, ?) or starts_with(tekst, ?))",
            [personen.TOEGEVOEGD, *personen.zinnen_toegevoegd(naam)],
        )
        tx.doe("delete from indeling where soort = 'persoon' and doel = ?", [wie])
        tx.doe("delete from medewerker where medewerker = ?", [wie])
    if voorbij:
        for soort in ("rooster", "verdeling"):
            stam.herbouw(tx, soort)


def _vergeet_teksten(tx: Transactie) -> None:
    """Texts of files that are in no entry any more: a project or task can hold the name of a tenant."""
    tx.doe(sql("intake", "bewaar_teksten"))


def _losse_rijen(tx: Transactie, tot: dt.date) -> None:
    """Rows that never came from an import."""
    tx.doe("delete from afwezigheid where batch is null and tot < ?", [tot])
    tx.doe("delete from taak where batch is null and tot < ?", [tot])
    tx.doe("delete from caseload where batch is null and peildatum < ?", [tot])


def _boek(tx: Transactie, wat: Opgeruimd, boeker: Boeker) -> int:
    tot = wat.grens
    kop = Batchkop(
        soort=SOORT,
        bron="eigen",
        profiel=SOORT,
        bestand=f"Bewaartermijn: alles van vóór {tot:%d-%m-%Y} verwijderd",
        sha256=hashlib.sha256(f"{SOORT}|{tot}|{boeker.nu.isoformat()}".encode()).hexdigest(),
        periode=(wat.oudste, tot - EEN_DAG) if wat.oudste else None,
    )
    batch = open_batch(tx, kop, boeker)
    telling.schrijf_eerste(
        tx,
        batch,
        Aansluiting(gelezen=wat.rijen, overgeslagen=wat.rijen),
        Verschil(vervallen=wat.telden, vervallen_seconden=wat.seconden),
    )
    return batch
