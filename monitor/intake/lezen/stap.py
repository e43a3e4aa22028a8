"""The interpreted rows of a file as `stap_uur`: what the ledger takes over, for this transaction.

One row per row read (per entry in a week grid), in memory as Arrow columns: the database reads them in
place and nothing is copied. Only rows that count carry person, texts and flags that mean anything; rows set
aside keep what could be read of them. Columns: rij (1 = first row of the file) · blad (sheet) · volgnummer
(nth entry of a row or occurrence; those of a sheet start where those of the sheet before it end) · uitkomst
(ok, gemarkeerd, quarantaine, overgeslagen) · code and tekst (why it does not count) · vlaggen (codes with
commas) · persoon, persoon_naam · datum (local) · begin_utc, eind_utc · seconden · soort (werk, afwezig,
gepland) · categorie_tekst, categorie_naam · buurt_tekst, buurt_naam · contact · plaats · aard · bron_id ·
ruw (JSON of the cells, without notes).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from monitor.intake.lezen.regels import (
    AARDEN,
    CONTACTEN,
    GEEN,
    GEMARKEERD,
    OKE,
    PLAATSEN,
    SOORTEN,
    UITKOMSTEN,
    VLAGGEN,
    Gehelen,
    Regels,
    Woorden,
    Woordenboek,
)
from monitor.store import Transactie

_CODES = list(VLAGGEN)
BROK = 122_880  # rows that one thread of the database takes at a time


def leg_klaar(tx: Transactie, delen: Sequence[Regels], vlaggen: Sequence[Gehelen], alle: Woorden) -> None:
    """Show all tables of the file to the database as `stap_uur`."""
    tabel = pa.concat_tables(
        [_arrow(regels, vlag, alle) for regels, vlag in zip(delen, vlaggen, strict=True)]
    )
    tx.toon("stap_uur", pa.Table.from_batches(tabel.to_batches(max_chunksize=BROK), tabel.schema))


def nummer_bladen(delen: Sequence[Regels]) -> tuple[list[Regels], tuple[tuple[str, int], ...]]:
    """Give every sheet entry numbers of its own, so that row and entry number point at exactly one entry.

    Answers the sheets and the first entry number on each.
    """
    genummerd: list[Regels] = []
    bladen: list[tuple[str, int]] = []
    vanaf = 0
    for deel in delen:
        if deel.blad is not None:
            bladen.append((deel.blad, vanaf))
        genummerd.append(replace(deel, volgnummer=deel.volgnummer + vanaf) if vanaf else deel)
        vanaf += int(deel.volgnummer.max(initial=-1)) + 1
    return genummerd, tuple(bladen)


def _lijst(nummers: NDArray[np.int64], teksten: Sequence[str | None]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(
        pa.array(nummers.astype(np.int32)), pa.array(teksten, type=pa.string())
    )


def _woord(nummers: Gehelen, boek: Woordenboek, *, naam: bool = False) -> pa.Array:
    teksten = boek.namen if naam else boek.sleutels
    return _lijst(nummers, [tekst or None for tekst in teksten])


def _vlagteksten(vlag: Gehelen) -> pa.Array:
    nummers, maskers = pd.factorize(vlag)
    teksten = [
        ",".join(c for plek, c in enumerate(_CODES) if masker >> plek & 1) for masker in maskers.tolist()
    ]
    return _lijst(nummers, teksten)


def _instant(seconden: Gehelen) -> pa.Array:
    microseconden = np.where(seconden == GEEN, 0, seconden) * 1_000_000
    return pa.array(microseconden, type=pa.timestamp("us"), mask=seconden == GEEN)


def _of_niets(kolom: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.if_else(pc.equal(kolom, ""), pa.scalar(None, pa.string()), kolom)


def _verspreid(regels: Regels, wat: str) -> pa.Array:
    """A text column that is filled for the exceptions only."""
    teksten: list[str | None] = [None]
    nummers = np.zeros(len(regels.rij), dtype=np.int64)
    for index, uitzondering in regels.uitzondering.items():
        nummers[index] = len(teksten)
        teksten.append(getattr(uitzondering, wat))
    return _lijst(nummers, teksten)


def _arrow(regels: Regels, vlag: Gehelen, alle: Woorden) -> pa.Table:
    n = len(regels.rij)
    uitkomst = np.where(vlag != 0, UITKOMSTEN.index(GEMARKEERD), UITKOMSTEN.index(OKE))
    for index, uitzondering in regels.uitzondering.items():
        uitkomst[index] = UITKOMSTEN.index(uitzondering.uitkomst)
    bron_id = pa.nulls(n, pa.string()) if regels.bron_id is None else _of_niets(regels.bron_id)
    onwaar = (regels.dag == GEEN) | (np.abs(regels.dag) > 2_900_000)
    kolommen: dict[str, pa.Array] = {
        "rij": pa.array(regels.rij),
        "blad": _lijst(np.zeros(n, dtype=np.int64), [regels.blad]),
        "volgnummer": pa.array(regels.volgnummer.astype(np.int32)),
        "uitkomst": _lijst(uitkomst, UITKOMSTEN),
        "code": _verspreid(regels, "code"),
        "tekst": _verspreid(regels, "tekst"),
        "vlaggen": _vlagteksten(vlag),
        "persoon": _woord(regels.persoon, alle.personen),
        "persoon_naam": _woord(regels.persoon, alle.personen, naam=True),
        "datum": pa.array(
            np.where(onwaar, 0, regels.dag).astype(np.int32), type=pa.int32(), mask=onwaar
        ).cast(pa.date32()),
        "begin_utc": _instant(regels.begin),
        "eind_utc": _instant(regels.eind),
        "seconden": pa.array(regels.seconden.astype(np.int32)),
        "soort": _lijst(regels.soort, SOORTEN),
        "categorie_tekst": _woord(regels.categorie, alle.categorieen),
        "categorie_naam": _woord(regels.categorie, alle.categorieen, naam=True),
        "buurt_tekst": _woord(regels.buurt, alle.buurten),
        "buurt_naam": _woord(regels.buurt, alle.buurten, naam=True),
        "plaats": _lijst(regels.plaats, PLAATSEN),
        "contact": _lijst(regels.contact, CONTACTEN),
        "aard": _lijst(regels.aard, AARDEN),
        "bron_id": bron_id,
        "ruw": _verspreid(regels, "ruw"),
    }
    return pa.table(kolommen)
