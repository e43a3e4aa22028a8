"""The reconciliation of a batch: gelezen = ok + gemarkeerd + quarantaine + overgeslagen, in rows and seconds.

Counted from the rows themselves, at every moment: after reading, after mending a row, after mapping a
person. A row that the user rejects is skipped from then on.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from monitor.fouten import Geweigerd
from monitor.intake.uitslag import Aansluiting, Gebiedstelling, Verschil
from monitor.store import Store, Transactie, sql


def tel_bestand(tx: Transactie, batch: int, controle: int | None) -> Aansluiting:
    """The reconciliation of the file that was just read (its rows still stand in `stap_uur`)."""
    totaal, over, s_over = tx.rij(
        "select count(*), count(*) filter (uitkomst = 'overgeslagen'), "
        "coalesce(sum(seconden) filter (uitkomst = 'overgeslagen'), 0) from stap_uur"
    ) or (0, 0, 0)
    return _tel(tx, batch, (totaal, over, s_over, controle))


def tel(tx: Transactie, batch: int) -> Aansluiting:
    """The reconciliation of a batch as its rows stand now."""
    vast = tx.rij(
        "select gelezen, bestand_overgeslagen, bestand_overgeslagen_seconden, seconden_controle, soort "
        "from batch where batch = ?",
        [batch],
    )
    if vast is None:
        raise Geweigerd(f"Import {batch} bestaat niet; kijk in de lijst met imports.")
    return _tel(tx, batch, vast[:4], "telling" if vast[4] == "uren" else "telling_anders")


def tel_gebieden(waar: Store | Transactie, batch: int) -> Gebiedstelling:
    """How much a file with figures holds, and how much of that is about the areas that are ours now."""
    return Gebiedstelling(*(waar.rij(sql("intake", "gebieden_telling"), {"batch": batch}) or ()))


def ververs(tx: Transactie, batch: int) -> Aansluiting:
    """Count again and write it into the ledger."""
    stand = tel(tx, batch)
    schrijf(tx, batch, stand)
    return stand


def schrijf_af(tx: Transactie, batch: int, geteld: Collection[str]) -> Aansluiting:
    """Rows of this batch were removed for good: they count as skipped from now on, and it still closes.

    `geteld`: kinds of master data of which every row that counts stands in `stamrij`, none elsewhere.
    """
    oud = tx.rij(
        "select gelezen, seconden_ok + seconden_gemarkeerd + seconden_quarantaine "
        "+ coalesce(seconden_overgeslagen, 0), soort from batch where batch = ?",
        [batch],
    )
    if oud is None:
        raise Geweigerd(f"Import {batch} bestaat niet; kijk in de lijst met imports.")
    gelezen, seconden, soort = oud
    if soort in geteld:
        tx.doe("update batch set ok = 0, gemarkeerd = 0 where batch = ?", [batch])
    vraag = "telling" if soort == "uren" else "telling_anders"
    nu = tx.rij(sql("intake", vraag), {"batch": batch}) or (0,) * 8
    tx.doe(
        "update batch set bestand_overgeslagen = ?, bestand_overgeslagen_seconden = ? where batch = ?",
        [gelezen - sum(nu[:4]), seconden - sum(nu[4:]), batch],
    )
    return ververs(tx, batch)


def schrijf(tx: Transactie, batch: int, a: Aansluiting) -> None:
    """Write the reconciliation into the ledger."""
    tx.doe(
        "update batch set gelezen = ?, ok = ?, gemarkeerd = ?, quarantaine = ?, overgeslagen = ?, "
        "seconden_ok = ?, seconden_gemarkeerd = ?, seconden_quarantaine = ?, seconden_overgeslagen = ? "
        "where batch = ?",
        [
            a.gelezen,
            a.ok,
            a.gemarkeerd,
            a.quarantaine,
            a.overgeslagen,
            a.seconden_ok,
            a.seconden_gemarkeerd,
            a.seconden_quarantaine,
            a.seconden_overgeslagen,
            batch,
        ],
    )


def schrijf_eerste(tx: Transactie, batch: int, a: Aansluiting, verschil: Verschil) -> None:
    """Write the first reconciliation, what reading skipped, and what the import changed."""
    schrijf(tx, batch, a)
    tx.doe(
        "update batch set nieuw = ?, ongewijzigd = ?, vervallen = ?, seconden_nieuw = ?, "
        "seconden_vervallen = ?, bestand_overgeslagen = ?, bestand_overgeslagen_seconden = ? where batch = ?",
        [
            verschil.nieuw,
            verschil.ongewijzigd,
            verschil.vervallen,
            verschil.nieuw_seconden,
            verschil.vervallen_seconden,
            a.overgeslagen,
            a.seconden_overgeslagen,
            batch,
        ],
    )


def _tel(tx: Transactie, batch: int, vast: tuple[Any, ...], vraag: str = "telling") -> Aansluiting:
    ok, vlag, apart, weg, s_ok, s_vlag, s_apart, s_weg = (
        tx.rij(sql("intake", vraag), {"batch": batch}) or (0,) * 8
    )
    totaal, over, s_over, controle = vast
    a = Aansluiting(
        gelezen=int(totaal),
        ok=int(ok),
        gemarkeerd=int(vlag),
        quarantaine=int(apart),
        overgeslagen=int(over) + int(weg),
        seconden_ok=int(s_ok),
        seconden_gemarkeerd=int(s_vlag),
        seconden_quarantaine=int(s_apart),
        seconden_overgeslagen=int(s_over) + int(s_weg),
        seconden_controle=None if controle is None else int(controle),
    )
    if not a.sluit:
        raise Geweigerd(
            f"De aansluiting van dit bestand klopt niet ({a.gelezen} rijen gelezen, "
            f"{a.ok + a.gemarkeerd + a.quarantaine + a.overgeslagen} verantwoord). Er is niets gewijzigd; "
            "meld dit met het bestand erbij."
        )
    return a
