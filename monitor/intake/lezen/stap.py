"""The interpreted rows of a file as the temporary table `stap_uur`: what the ledger takes over.

One row per row read (per entry in a week grid). Columns: see `sql/stap_uur.sql`. Only rows that count carry
person, texts and flags that mean anything; rows set aside keep what could be read of them.
"""

from __future__ import annotations

from collections.abc import Sequence

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
from monitor.store import Transactie, sql

_CODES = list(VLAGGEN)


def leg_klaar(tx: Transactie, delen: Sequence[Regels], vlaggen: Sequence[Gehelen], alle: Woorden) -> None:
    """Make `stap_uur` from all tables of the file."""
    tabel = pa.concat_tables(
        [_arrow(regels, vlag, alle) for regels, vlag in zip(delen, vlaggen, strict=True)]
    )
    with tx.tabel("gelezen_uur", tabel):
        tx.doe(sql("intake", "stap_uur"))


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
