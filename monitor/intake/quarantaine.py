"""Rows set apart, mended in place or rejected.

A mended row is written out again as a file of one row, with the columns of its own file, and read by the
same reader with the choices of its batch: one set of rules. It becomes a counted row of the same batch; the
reconciliation follows. A rejected row is skipped from then on.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from monitor.fouten import Geweigerd, VraagNodig, kort
from monitor.intake import activeren, personen, telling
from monitor.intake.indelen import deel_in
from monitor.intake.lezen import Keuzes, lees_uren
from monitor.intake.stam import SOORTEN
from monitor.intake.stam.boeken import keur_rij
from monitor.intake.uitslag import Aansluiting
from monitor.settings import Instellingen
from monitor.store import Transactie, sql

Plek = tuple[int, int, int]  # batch, row, entry within the row


def herstel(
    tx: Transactie,
    plek: Plek,
    ruw: Mapping[str, str],
    instellingen: Instellingen,
    *,
    vandaag: dt.date,
    nu: dt.datetime,
) -> Aansluiting:
    """Read the row again with these raw values; it counts from now on. Answers the batch's reconciliation.

    Raises
    ------
    Geweigerd
        It still can't be used (the sentence says why), or it is not set apart any more.
    """
    batch, rij, volgnummer = plek
    soort, bron = _open_rij(tx, plek)
    if soort == "uren":
        _lees_opnieuw(tx, plek, ruw, instellingen, vandaag)
        personen.koppel_uit_bestand(tx, batch, fris=personen.geen_rooster(tx))
        _boek_rij(tx, plek, bron)
    elif soort in SOORTEN:
        keur_rij(tx, batch, soort, rij, ruw)
    else:
        raise Geweigerd(
            "Deze rij verbetert u in het bestand zelf: draai de import terug en lees het opnieuw in."
        )
    tx.doe(
        "update quarantaine set status = 'hersteld', hersteld_op = ?, ruw = ? "
        "where batch = ? and rij = ? and volgnummer = ?",
        [nu, json.dumps(dict(ruw), ensure_ascii=False), batch, rij, volgnummer],
    )
    return telling.ververs(tx, batch)


def verwerp(tx: Transactie, plek: Plek, nu: dt.datetime) -> Aansluiting:
    """The user decides that this row never counts. Answers the batch's reconciliation."""
    _open_rij(tx, plek)
    _wacht_niet_meer(tx, plek)
    tx.doe(
        "update quarantaine set status = 'verworpen', hersteld_op = ? "
        "where batch = ? and rij = ? and volgnummer = ?",
        [nu, *plek],
    )
    return telling.ververs(tx, plek[0])


def _open_rij(tx: Transactie, plek: Plek) -> tuple[str, str]:
    """Kind and source of the batch whose row stands open here."""
    gevonden = tx.rij(
        "select b.soort, b.bron, b.teruggedraaid_op from quarantaine q join batch b using (batch) "
        "where q.batch = ? and q.rij = ? and q.volgnummer = ? and q.status = 'open'",
        list(plek),
    )
    if gevonden is None:
        raise Geweigerd(f"Rij {plek[1]} van import {plek[0]} staat niet (meer) apart.")
    soort, bron, terug = gevonden
    if terug is not None:
        raise Geweigerd(f"Import {plek[0]} is teruggedraaid; lees het bestand eerst opnieuw in.")
    return soort, bron


def _lees_opnieuw(
    tx: Transactie, plek: Plek, ruw: Mapping[str, str], instellingen: Instellingen, vandaag: dt.date
) -> None:
    """Leave the row in `stap_uur`, under its own row number."""
    batch, rij, volgnummer = plek
    volgorde, keuzes = tx.rij("select datumvolgorde, keuzes from batch where batch = ?", [batch]) or (
        None,
        "{}",
    )
    with tempfile.TemporaryDirectory(dir=instellingen.werkmap) as map_:
        pad = Path(map_) / "rij.csv"
        with pad.open("w", encoding="utf-8-sig", newline="") as bestand:
            schrijver = csv.writer(bestand, delimiter=";")
            schrijver.writerow(ruw)
            schrijver.writerow(ruw.values())
        try:
            lees_uren(
                tx,
                pad,
                pad.name,
                _keuzes(json.loads(keuzes or "{}"), volgorde),
                instellingen,
                vandaag=vandaag,
                plek=(rij, volgnummer),
            )
        except VraagNodig as vraag:
            raise Geweigerd(f"Deze rij kan nog niet worden gelezen: {vraag.zin}") from vraag
    regels = tx.rijen("select uitkomst, tekst from stap_uur")
    if len(regels) != 1 or regels[0][0] not in ("ok", "gemarkeerd"):
        reden = kort(regels[0][1] or "geen registratie", 200) if regels else "geen registratie"
        raise Geweigerd(f"Deze rij kan nog niet worden gelezen: {reden}")


def _keuzes(bewaard: Mapping[str, Any], volgorde: str | None) -> Keuzes:
    keuzes = Keuzes(
        van_wie=bewaard.get("van_wie"), kolommen=bewaard.get("kolommen"), soort=bewaard.get("registratie")
    )
    return replace(keuzes, datumvolgorde=volgorde) if volgorde in ("dmy", "mdy") else keuzes


def _boek_rij(tx: Transactie, plek: Plek, bron: str) -> None:
    """The row in `stap_uur` becomes a row of its batch; an equal row already there keeps its own number."""
    batch = plek[0]
    onbekend = tx.rij(
        "select coalesce(persoon_naam, persoon) from stap_uur "
        "where persoon not in (select persoon from stap_bekend)"
    )
    if onbekend is not None:
        raise Geweigerd(
            f'Onbekende medewerker "{kort(onbekend[0])}": koppel deze persoon of voeg de medewerker toe.'
        )
    _wacht_niet_meer(tx, plek)
    tx.doe(sql("intake", "schrijf_schrijfwijze"))
    tx.doe(sql("intake", "volgend_nummer"), {"batch": batch})
    tx.doe(sql("intake", "schrijf_uren"), {"batch": batch, "bron": bron, "actief": False})
    activeren.herbereken(tx, batch, bron)
    deel_in(tx)


def _wacht_niet_meer(tx: Transactie, plek: Plek) -> None:
    tx.doe("delete from uur_wacht where batch = ? and rij = ? and volgnummer = ?", list(plek))
