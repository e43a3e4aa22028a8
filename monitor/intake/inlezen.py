"""One file into the database: known already? which kind? read, book, answer. Preview runs the same code.

The caller holds the transaction and keeps or rolls it back.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from monitor.fouten import Geweigerd
from monitor.intake import gebieden, kolomkeuze, vreemd
from monitor.intake.grootboek import Boeker, Voortgang, boek_uren
from monitor.intake.lezen import Gelezen, Keuzes, VraagOverBestand, lees_uren
from monitor.intake.lezen.werkblad import eenmaal
from monitor.intake.ophalen import Bronvermelding, bewaar_herkomst
from monitor.intake.proefkind import Proefopdracht
from monitor.intake.proever import PROEVER
from monitor.intake.stam import SOORTEN, open_stam
from monitor.intake.stam.boeken import boek_stam
from monitor.intake.uitslag import Importuitslag
from monitor.settings import Instellingen
from monitor.store import Store, Transactie, sql

BLOK = 1 << 20  # bytes
KEUZES_SOORT = ("auto", "uren", *dict.fromkeys((*SOORTEN, *gebieden.SOORTEN)))
HERKEND, GELEZEN = 0.02, 0.7  # where the progress bar stands when a file is recognised, and when it is read


@dataclass(frozen=True)
class Bestand:
    """A file to import: where it lies and what the user calls it."""

    pad: Path
    naam: str


@dataclass(frozen=True)
class Opdracht:
    """What the user says about a file, besides the file itself."""

    soort: str = "auto"  # auto | uren | a kind of master data
    bij_verlies: str | None = None  # vervang | aanvul | stop
    door: str = "onbekend"
    keuzes: Keuzes = field(default_factory=Keuzes)
    antwoorden: Mapping[str, str] = field(default_factory=dict)  # jaar, code (figures), vreemd (hours)
    herkomst: Bronvermelding | None = None  # of fetched open data: source, licence, day


def vingerafdruk(pad: Path) -> str:
    """sha256 of the file's bytes."""
    som = hashlib.sha256()
    with pad.open("rb") as bestand:
        while blok := bestand.read(BLOK):
            som.update(blok)
    return som.hexdigest()


def al_ingelezen(store: Store | Transactie, bestand: Bestand, sha256: str) -> Importuitslag | None:
    """The answer for a file that is in already and not undone: nothing happens."""
    rij = store.rij(
        "select batch, soort, bron, profiel, bestand, geladen_op from batch "
        "where sha256 = ? and teruggedraaid_op is null order by batch desc limit 1",
        [sha256],
    )
    if rij is None:
        return None
    batch, soort, bron, profiel, naam, op = rij
    (gewist,) = store.rij(sql("intake", "sindsdien_gewist"), {"batch": batch}) or (None,)
    daarna = "Er is niets veranderd."
    if gewist is not None:
        daarna = (
            f"Er is niets veranderd: wat erin staat van vóór {gewist:%d-%m-%Y} is daarna gewist, omdat het "
            "ouder is dan de bewaartermijn."
        )
    return Importuitslag(
        bestand=bestand.naam,
        uitkomst="ongewijzigd",
        reden=f"Dit bestand is al ingelezen op {op:%d-%m-%Y} (import {batch}, {naam}). {daarna}",
        soort=soort,
        bron=bron,
        profiel=profiel,
        batch=batch,
    )


def keur(
    bestand: Bestand,
    sha256: str,
    opdracht: Opdracht,
    instellingen: Instellingen,
    *,
    vandaag: dt.date,
    voortgang: Voortgang,
) -> None:
    """What a file must pass before anything of it is booked: a kind that exists, a size that is allowed, and
    the taster. It asks nothing of the database, so nobody waits for it.

    Raises
    ------
    Geweigerd, VraagNodig
        It may not go in, or not yet.
    """
    if opdracht.soort not in KEUZES_SOORT:
        raise Geweigerd(f"Soort {opdracht.soort} bestaat niet; kies uit {', '.join(KEUZES_SOORT)}.")
    if bestand.pad.stat().st_size > instellingen.max_bestand_mb * 1_000_000:
        raise Geweigerd(
            f"{bestand.naam} is groter dan {instellingen.max_bestand_mb} MB. Exporteer een kortere periode."
        )
    voortgang(HERKEND, "Bestand herkennen")
    PROEVER.proef(_proefopdracht(bestand.pad, opdracht, instellingen, vandaag), bestand.naam, sha256)


def neem_in(
    tx: Transactie,
    bestand: Bestand,
    sha256: str,
    opdracht: Opdracht,
    instellingen: Instellingen,
    *,
    vandaag: dt.date,
    nu: dt.datetime,
    voortgang: Voortgang,
) -> Importuitslag:
    """Read and book one file that passed (`keur`) inside this transaction.

    Raises
    ------
    Geweigerd, VraagNodig
        Nothing may be kept: the caller rolls back.
    """
    boeker = Boeker(
        opdracht.door,
        nu,
        opdracht.bij_verlies,
        json.dumps(_keuzes(opdracht), ensure_ascii=False),
        opdracht.antwoorden.get(vreemd.VRAAG),
    )
    with eenmaal():
        return _lees_en_boek(tx, bestand, sha256, opdracht, instellingen, boeker, vandaag, nu, voortgang)


def _lees_en_boek(
    tx: Transactie,
    bestand: Bestand,
    sha256: str,
    opdracht: Opdracht,
    instellingen: Instellingen,
    boeker: Boeker,
    vandaag: dt.date,
    nu: dt.datetime,
    voortgang: Voortgang,
) -> Importuitslag:
    """The way of each kind of file, the same as the taster's (`proefkind.lees`)."""
    if gebieden.herken(bestand.pad, opdracht.soort):
        voortgang(0.2, "Gebieden en cijfers lezen")
        uitslag = gebieden.neem_in(tx, bestand.pad, bestand.naam, sha256, boeker, opdracht.antwoorden)
        if opdracht.herkomst is not None and uitslag.batch is not None:
            bewaar_herkomst(tx, uitslag.batch, opdracht.herkomst)
        return uitslag
    if opdracht.soort != "uren":
        stam = open_stam(bestand.pad, opdracht.soort)
        if stam is not None:
            voortgang(0.3, f"{stam.soort.titel} controleren")
            return boek_stam(tx, stam, bestand.naam, sha256, boeker)
    gelezen = _lees(tx, bestand, sha256, opdracht.keuzes, instellingen, vandaag, voortgang)
    if opdracht.keuzes.kolommen:
        kolomkeuze.onthoud(tx, gelezen.kophash, opdracht.keuzes.kolommen, nu)
    return boek_uren(
        tx,
        gelezen,
        boeker,
        instellingen,
        lambda deel, zin: voortgang(GELEZEN + deel * (1 - GELEZEN), zin),
        vandaag,
    )


def _proefopdracht(
    pad: Path, opdracht: Opdracht, instellingen: Instellingen, vandaag: dt.date
) -> Proefopdracht:
    return Proefopdracht(
        pad=str(pad.resolve()),
        soort=opdracht.soort,
        kolommen=dict(opdracht.keuzes.kolommen) if opdracht.keuzes.kolommen else None,
        vandaag=vandaag.isoformat(),
        tijdzone=instellingen.tijdzone,
    )


def _lees(
    tx: Transactie,
    bestand: Bestand,
    sha256: str,
    keuzes: Keuzes,
    instellingen: Instellingen,
    vandaag: dt.date,
    voortgang: Voortgang,
) -> Gelezen:
    """Read the hours; columns that were once confirmed for this very header are taken from memory."""

    def lees(met: Keuzes) -> Gelezen:
        return lees_uren(
            tx,
            bestand.pad,
            bestand.naam,
            met,
            instellingen,
            vandaag=vandaag,
            voortgang=lambda deel, zin: voortgang(HERKEND + deel * (GELEZEN - HERKEND), zin),
            sha256=sha256,
        )

    try:
        return lees(keuzes)
    except VraagOverBestand as vraag:
        bekend = kolomkeuze.zoek(tx, vraag.bij.kophash)
        if keuzes.kolommen or vraag.bij.vraag != "kolommen" or bekend is None:
            raise
    return lees(replace(keuzes, kolommen=bekend))


def wijzigingen(soort: str | None) -> tuple[str, ...]:
    """Which kinds of change a batch of this kind brings; derived tables follow them."""
    if soort in SOORTEN:
        return SOORTEN[soort].wijzigt
    if soort in gebieden.SOORTEN:
        return (soort,)
    return ("medewerkers",) if soort == "medewerkers" else ("uren", "medewerkers", "indeling")


def _keuzes(opdracht: Opdracht) -> dict[str, Any]:
    keuzes = opdracht.keuzes
    alles = {
        "soort": opdracht.soort,
        "bij_verlies": opdracht.bij_verlies,
        "van_wie": keuzes.van_wie,
        "datumvolgorde": keuzes.datumvolgorde,
        "kolommen": dict(keuzes.kolommen) if keuzes.kolommen else None,
        "registratie": keuzes.soort,
    }
    return {naam: waarde for naam, waarde in alles.items() if waarde not in (None, "auto")}
