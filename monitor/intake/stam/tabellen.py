"""The tables of master data follow from the batches that are in: newest first, unit by unit.

`herbouw` reads what `stamrij` says (`sql/stam_stand.sql`) and rewrites the table of one kind. A roster or
a division without an end stops where the next one of the same person or buurt begins. Rows that never came
from a batch (start values) are left alone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from monitor.intake import indelen, stamgegevens
from monitor.intake.stam.keuzes import FUNCTIES
from monitor.store import Transactie, sql

Rij = dict[str, Any]
EEN_DAG = dt.timedelta(days=1)

# kind → (table, columns); `batch` and `rij` come from the ledger
KOLOMMEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "rooster": ("rooster", ("medewerker", "vanaf", "tot", "cyclus", "week", "anker",
                            "ma", "di", "wo", "do_", "vr", "za", "zo", "batch")),
    "afwezigheid": ("afwezigheid", ("medewerker", "van", "tot", "seconden_per_dag", "batch", "rij")),
    "planning": ("taak", ("medewerker", "omschrijving", "categorie", "buurt", "van", "tot",
                          "laag", "midden", "hoog", "batch", "rij")),
    "caseload": ("caseload", ("peildatum", "medewerker", "buurt", "zaaktype", "aantal", "batch", "rij")),
    "buurten": ("buurt", ("buurt", "naam", "wijk", "wijknaam", "gemeente", "inwoners", "woningen",
                          "geometrie", "batch")),
    "complexen": ("complex", ("complex", "naam", "buurt", "woningen", "bouwjaar", "lon", "lat", "batch")),
    "verdeling": ("verdeling", ("buurt", "medewerker", "vanaf", "tot", "batch")),
    "projecten": ("project", ("project", "naam", "type", "buurt", "complex", "woningen", "bekend_vanaf",
                              "status", "vroegste_start", "laatste_start", "batch")),
    "partners": ("partner", ("buurt", "organisatie", "soort", "afspraak", "sinds", "ritme",
                             "laatste_contact", "batch")),
    "interventies": ("interventie", ("interventie", "naam", "soort", "doel", "buurt", "complex",
                                     "start", "eind", "batch")),
}  # fmt: skip
SLEUTELS: dict[str, tuple[str, ...]] = {
    "buurt": ("buurt",),
    "complex": ("complex",),
    "project": ("project",),
    "feestdag": ("datum",),
    "interventie": ("interventie",),
    "norm": ("sleutel",),
    "kengetal": ("type", "fase"),
    "categorie": ("categorie",),
    "rolprofiel": ("functie", "categorie"),
}
UNIEK: dict[str, tuple[str, ...]] = {
    "rooster": ("medewerker", "vanaf", "week"),
    "verdeling": ("buurt", "vanaf"),
}


def herbouw(tx: Transactie, soort: str) -> None:
    """Rewrite the table of one kind from the batches that are in."""
    rijen = [
        {**json.loads(inhoud), "batch": batch, "rij": rij}
        for batch, rij, inhoud in tx.rijen(sql("intake", "stam_stand"), {"soort": soort})
    ]
    if soort in _EIGEN:
        _EIGEN[soort](tx, rijen)
        return
    tabel, kolommen = KOLOMMEN[soort]
    if soort == "rooster":
        _aliassen(tx, [rij for rij in rijen if "alias" in rij])
        rijen = [rij for rij in rijen if "alias" not in rij]
    if soort in UNIEK:  # a line that stands twice in a file counts once
        rijen = list({tuple(rij[deel] for deel in UNIEK[soort]): rij for rij in rijen}.values())
        _sluit_af(rijen, UNIEK[soort][0])
    if soort == "buurten":
        rijen = _vul_aan(tx, rijen)
    tx.doe(f"delete from {tabel} where batch is not null")
    _voeg_toe(tx, tabel, kolommen, rijen)
    if soort == "projecten":
        tx.doe("delete from projectfase where batch is not null")
        fasen = [{**fase, "batch": rij["batch"]} for rij in rijen for fase in rij["fasen"]]
        _voeg_toe(tx, "projectfase", ("project", "fase", "van", "tot", "batch"), fasen)


def _voeg_toe(
    tx: Transactie, tabel: str, kolommen: Sequence[str], rijen: Iterable[Mapping[str, Any]]
) -> None:
    regels = [{kolom: rij.get(kolom) for kolom in kolommen} for rij in rijen]
    of = ""
    if tabel in SLEUTELS:  # the last row of a key counts, also over one that came from elsewhere
        of = "or replace"
        regels = list({tuple(regel[deel] for deel in SLEUTELS[tabel]): regel for regel in regels}.values())
    inhoud = pa.Table.from_pylist(regels)
    if inhoud.num_rows:
        namen = ", ".join(kolommen)
        with tx.tabel("stap_stam", inhoud):
            tx.doe(f"insert {of} into {tabel} ({namen}) select {namen} from stap_stam")


def _sluit_af(rijen: list[Rij], wie: str) -> None:
    """A period ends at the latest on the day before the next one of the same person or buurt."""
    begin: dict[str, list[str]] = {}
    for rij in rijen:
        begin.setdefault(rij[wie], []).append(rij["vanaf"])
    for rij in rijen:
        later = [vanaf for vanaf in begin[rij[wie]] if vanaf > rij["vanaf"]]
        if later:
            eind = (dt.date.fromisoformat(min(later)) - EEN_DAG).isoformat()
            rij["tot"] = min(rij["tot"] or eind, eind)


def _vul_aan(tx: Transactie, rijen: list[Rij]) -> list[Rij]:
    """A list without shapes must not wipe the map, nor a map the numbers: fill from older batches."""
    ouder: dict[str, Rij] = {}
    for inhoud in (json.loads(i) for (i,) in tx.rijen(sql("intake", "stam_alles"), {"soort": "buurten"})):
        if not inhoud.get("weg"):
            gevuld = {veld: waarde for veld, waarde in inhoud.items() if waarde is not None}
            ouder[inhoud["buurt"]] = {**ouder.get(inhoud["buurt"], {}), **gevuld}
    return [
        {**{k: v for k, v in ouder[rij["buurt"]].items() if rij.get(k) is None}, **_gevuld(rij)}
        for rij in rijen
    ]


def _gevuld(rij: Rij) -> Rij:
    return {veld: waarde for veld, waarde in rij.items() if waarde is not None}


def _aliassen(tx: Transactie, rijen: list[Rij]) -> None:
    """E-mail addresses from a roster lead to their person; the user's own mappings go first."""
    for rij in rijen:
        tx.doe(
            "insert into indeling (soort, tekst, doel, herkomst) values ('persoon', ?, ?, 'automatisch') "
            "on conflict do nothing",
            [rij["alias"], rij["medewerker"]],
        )


def _feestdagen(tx: Transactie, rijen: list[Rij]) -> None:
    """Days from files over those of the calendar (batch 0), so that an undone day gets its old value."""
    tx.doe(
        "delete from feestdag where datum in "
        "(select try_cast(eenheid as date) from stamrij where soort = 'feestdagen')"
    )
    _voeg_toe(tx, "feestdag", ("datum", "naam", "vrij"), rijen)


def _indeling(tx: Transactie, rijen: list[Rij]) -> None:
    """Mappings from files and the page are the user's own; those taken back give way to the automatic."""
    tx.doe(sql("intake", "indeling_uit_bestand_weg"))
    for rij in rijen:
        tx.doe(
            "insert into indeling (soort, tekst, doel, herkomst) values (?, ?, ?, 'zelf') "
            "on conflict do update set doel = excluded.doel, herkomst = 'zelf'",
            [rij["soort"], rij["tekst"], rij["doel"]],
        )
    stamgegevens.bekende_woorden(tx)
    indelen.deel_in(tx)


def _keuzes(tabel: str, eenheid: str, kolommen: tuple[str, ...]) -> Callable[[Transactie, list[Rij]], None]:
    """Rewrite the rows whose unit any batch (the start too) ever named; rows from elsewhere stay."""

    def schrijf(tx: Transactie, rijen: list[Rij]) -> None:
        soort = _KEUZESOORT[tabel]
        tx.doe(
            f"delete from {tabel} where {eenheid} in (select eenheid from stamrij where soort = ?)", [soort]
        )
        _voeg_toe(tx, tabel, kolommen, rijen)

    return schrijf


def _rolprofielen(tx: Transactie, rijen: list[Rij]) -> None:
    """A row per task becomes a row per function that has a wish for it."""
    per_functie = [
        {"functie": functie, "categorie": rij["categorie"], "aandeel": rij[functie]}
        for rij in rijen
        for functie in FUNCTIES
        if rij.get(functie) is not None
    ]
    _keuzes("rolprofiel", "categorie", ("functie", "categorie", "aandeel"))(tx, per_functie)


def _medewerkers(tx: Transactie, rijen: list[Rij]) -> None:
    """People follow from `personen.herbouw_medewerkers`, which the caller runs."""


_BAND = ("laag", "midden", "hoog", "herkomst", "n")
_KEUZESOORT = {
    "norm": "normen",
    "kengetal": "kengetallen",
    "categorie": "categorieen",
    "rolprofiel": "rolprofielen",
}
_EIGEN: dict[str, Callable[[Transactie, list[Rij]], None]] = {
    "normen": _keuzes("norm", "sleutel", ("sleutel", "eenheid", *_BAND)),
    "kengetallen": _keuzes("kengetal", "type || '|' || fase", ("type", "fase", *_BAND)),
    "categorieen": _keuzes(
        "categorie",
        "categorie",
        ("categorie", "naam", "soort", "overhead", "contact", "plaats", "aard", "volgorde"),
    ),
    "rolprofielen": _rolprofielen,
    "medewerkers": _medewerkers,
    "feestdagen": _feestdagen,
    "indeling": _indeling,
}
