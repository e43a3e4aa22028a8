"""Booking master data: one file = one batch, bad rows set apart with a sentence, undone like any other.

The checked rows go into `stamrij`; the tables follow from the batches that are in (`tabellen.herbouw`).
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pyarrow as pa

from monitor.fouten import Geweigerd
from monitor.intake import personen
from monitor.intake.grootboek import Batchkop, Boeker, meldingen_van, open_batch
from monitor.intake.indelen import deel_in
from monitor.intake.stam.bestand import GEOMETRIE, Stambestand
from monitor.intake.stam.controle import keur, lees_functie
from monitor.intake.stam.keuzecontrole import eis_heel
from monitor.intake.stam.naslag import Naslag
from monitor.intake.stam.regel import Stamregel
from monitor.intake.stam.sjablonen import is_voorbeeld
from monitor.intake.stam.soorten import SOORTEN, Stamsoort
from monitor.intake.stam.tabellen import herbouw
from monitor.intake.telling import schrijf_eerste
from monitor.intake.uitslag import Aansluiting, Importuitslag, Verschil
from monitor.store import Transactie, sql

BRON = "stamgegevens"


@dataclass(frozen=True)
class Afgekeurd:
    """A row that could not be used, with the sentence that says why."""

    rij: int
    tekst: str
    ruw: Mapping[str, str]


def boek_stam(tx: Transactie, bestand: Stambestand, naam: str, sha256: str, boeker: Boeker) -> Importuitslag:
    """Book a file with master data; answer what happened.

    Raises
    ------
    Geweigerd
        Not one row can be used.
    """
    wat = bestand.soort
    kop = Batchkop(
        soort=wat.soort,
        bron=BRON,
        profiel=f"{BRON}_{wat.soort}",
        bestand=naam,
        sha256=sha256,
        codering=bestand.codering,
        scheidingsteken=bestand.scheidingsteken,
        datumvolgorde="dmy" if heeft_datums(bestand) else None,
        datumvolgorde_hoe="zo staan datums in deze lijst" if heeft_datums(bestand) else None,
    )
    voor = stand(tx, wat.bewaard_als)
    batch = open_batch(tx, kop, boeker)
    goed, fout = keur_rijen(tx, batch, wat, bestand.rijen)
    if not goed:
        reden = f"Rij {fout[0].rij}: {fout[0].tekst}" if fout else "Er staan geen rijen in."
        raise Geweigerd(f"Geen enkele rij met {wat.titel.lower()} kan worden gebruikt. {reden}")
    schrijf_regels(tx, batch, wat.bewaard_als, goed)
    _schrijf_afgekeurd(tx, batch, fout)
    werk_bij(tx, wat.soort)
    eis_heel(tx, wat.soort)
    verschil = vergelijk(voor, stand(tx, wat.bewaard_als))
    aansluiting = Aansluiting(
        gelezen=len(bestand.rijen), ok=len(bestand.rijen) - len(fout), quarantaine=len(fout)
    )
    schrijf_eerste(tx, batch, aansluiting, verschil)
    mensen = {regel.inhoud["medewerker"] for _, regel in goed if "medewerker" in regel.inhoud}
    if wat.soort == "medewerkers":
        mensen = {regel.eenheid for _, regel in goed}
    tx.doe("update batch set personen = ? where batch = ?", [len(mensen), batch])
    bevindingen, aantal = meldingen_van(tx, batch)
    return replace(
        kop.verwerkt(batch, aansluiting),
        personen=len(mensen),
        verschil=verschil,
        meldingen=bevindingen,
        meldingen_aantal=aantal,
    )


def heeft_datums(bestand: Stambestand) -> bool:
    """Whether any row says a day: a map, or a list of homes, has no order of day and month to tell."""
    namen = [veld.naam for veld in bestand.soort.velden if veld.vorm == "datum"]
    return any(rij.get(naam) for _, rij in bestand.rijen for naam in namen)


def keur_rij(tx: Transactie, batch: int, soort: str, rij: int, ruw: Mapping[str, str]) -> None:
    """A mended row of a master-data file becomes a row of its batch.

    Raises
    ------
    Geweigerd
        It still can't be used; the sentence says why.
    """
    wat = SOORTEN[soort]
    goed, fout = keur_rijen(tx, batch, wat, [(rij, ruw)])
    if fout:
        raise Geweigerd(fout[0].tekst)
    schrijf_regels(tx, batch, wat.bewaard_als, goed)
    werk_bij(tx, soort)
    eis_heel(tx, soort)


def werk_bij(tx: Transactie, soort: str) -> None:
    """After a change in master data: people, the table, mappings and waiting rows follow."""
    personen.herbouw_medewerkers(tx)
    herbouw(tx, soort)
    personen.verplaats_wachtend(tx)
    deel_in(tx)


def stand(tx: Transactie, soort: str) -> Counter[str]:
    """What one kind says now, as comparable rows."""
    rijen = tx.rijen(sql("intake", "stam_stand"), {"soort": soort})
    return Counter(inhoud for _, _, inhoud in rijen if "alias" not in json.loads(inhoud))


def schrijf_regels(
    tx: Transactie,
    batch: int,
    soort: str,
    regels: Sequence[tuple[int | None, Stamregel]],
    *,
    los: bool = False,
) -> None:
    """Put checked rows in `stamrij`.

    Per unit with days the batch leads from its first to its last day in the file; `los=True` (edits by
    hand): every row only on its own day.
    """
    periode: dict[str, tuple[dt.date, dt.date]] = {}
    for _, regel in regels:
        if regel.datum is not None:
            van, tot = periode.get(regel.eenheid, (regel.datum, regel.datum))
            periode[regel.eenheid] = (min(van, regel.datum), max(tot, regel.datum))
    inhoud = []
    for rij, regel in regels:
        eigen = None if regel.datum is None else (regel.datum, regel.datum)
        dekking = eigen if los else periode.get(regel.eenheid)
        inhoud.append(
            {
                "batch": batch,
                "soort": soort,
                "eenheid": regel.eenheid,
                "datum": regel.datum,
                "dek_van": dekking[0] if dekking else None,
                "dek_tot": dekking[1] if dekking else None,
                "rij": rij,
                "inhoud": json.dumps(regel.inhoud, ensure_ascii=False),
            }
        )
    if inhoud:
        with tx.tabel("stap_regel", pa.Table.from_pylist(inhoud)):
            tx.doe("insert into stamrij by name select * from stap_regel")


def keur_rijen(
    tx: Transactie, batch: int, wat: Stamsoort, rijen: Iterable[tuple[int, Mapping[str, str]]]
) -> tuple[list[tuple[int | None, Stamregel]], list[Afgekeurd]]:
    """Checked and refused rows. A roster or a list of people makes who it names; so does any
    list before the first roster."""

    def maak(velden: dict[str, Any]) -> str:
        return personen.maak_medewerker(tx, batch, {"functie": personen.STANDAARDFUNCTIE, **velden})

    mag = wat.soort in ("rooster", "medewerkers") or personen.geen_rooster(tx)
    naslag = Naslag(tx, maak if mag else None)
    goed: list[tuple[int | None, Stamregel]] = []
    fout: list[Afgekeurd] = []
    gezien: set[str] = set()
    for nummer, rij in rijen:
        if is_voorbeeld(wat, rij):
            fout.append(Afgekeurd(nummer, "Dit is de voorbeeldrij van het lege bestand; verwerp deze.", rij))
            continue
        try:
            regels = keur(wat, rij, naslag)
        except Geweigerd as reden:
            fout.append(Afgekeurd(nummer, reden.zin, rij))
            continue
        goed += [(nummer, regel) for regel in regels]
        if wat.soort == "rooster" and rij.get("functie"):
            wie = str(regels[0].inhoud["medewerker"])
            if wie not in gezien:
                personen.leg_vast(tx, batch, wie, {"functie": lees_functie(rij["functie"])})
            gezien.add(wie)
    return goed, fout


def _schrijf_afgekeurd(tx: Transactie, batch: int, fout: Sequence[Afgekeurd]) -> None:
    tx.doe_vaak(
        "insert into quarantaine (batch, rij, code, tekst, seconden, ruw) "
        "values (?, ?, 'stamgegevens', ?, 0, ?)",
        [
            [batch, f.rij, f.tekst,
             json.dumps({k: v for k, v in f.ruw.items() if k != GEOMETRIE}, ensure_ascii=False)]
            for f in fout
        ],
    )  # fmt: skip


def vergelijk(voor: Counter[str], na: Counter[str]) -> Verschil:
    """New, unchanged and vanished rows between two states of one kind."""
    return Verschil(nieuw=(na - voor).total(), ongewijzigd=(na & voor).total(), vervallen=(voor - na).total())
