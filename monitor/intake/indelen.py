"""Which text from a file is which category, buurt, complex or project.

An exact match (after `normaliseer`) with an id or name maps by itself; a name that fits two things maps to
nothing. What the user chose (`zelf`) is never overwritten. Unmapped texts stay "niet ingedeeld": their
hours count, only not in a split.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from monitor.intake.tekst import normaliseer
from monitor.store import Transactie

DOELEN = ("buurt", "complex", "project")


def deel_in(tx: Transactie) -> int:
    """Map every text that fits exactly one thing; return how many mappings were added."""
    gevraagd = {
        soort: {
            tekst
            for (tekst,) in tx.rijen(
                "select tekst from schrijfwijze s where soort = ? and not exists "
                "(select 1 from indeling i where i.soort = s.soort and i.tekst = s.tekst)",
                [soort],
            )
        }
        for soort in ("categorie", "buurt")
    }
    rijen = []
    for soort, teksten in gevraagd.items():
        if not teksten:
            continue
        bekend = _eenduidig(_categorieen(tx) if soort == "categorie" else _plekken(tx))
        rijen += [(soort, tekst, bekend[n]) for tekst in teksten if (n := normaliseer(tekst)) in bekend]
    tx.doe_vaak("insert into indeling (soort, tekst, doel, herkomst) values (?, ?, ?, 'automatisch')", rijen)
    return len(rijen)


def doelen(tx: Transactie, soort: str) -> set[str]:
    """Every target that a text of this kind may be mapped to."""
    return {doel for _, doel in (_categorieen(tx) if soort == "categorie" else _plekken(tx))}


def _categorieen(tx: Transactie) -> list[tuple[str, str]]:
    return [
        (tekst, categorie)
        for categorie, naam in tx.rijen("select categorie, naam from categorie")
        for tekst in (categorie, naam)
    ]


def _plekken(tx: Transactie) -> list[tuple[str, str]]:
    return [
        (tekst, f"{soort}:{sleutel}")
        for soort in DOELEN
        for sleutel, naam in tx.rijen(f"select {soort}, naam from {soort}")
        for tekst in (sleutel, naam)
    ]


def _eenduidig(paren: Iterable[tuple[str, str]]) -> dict[str, str]:
    gevonden: dict[str, set[str]] = defaultdict(set)
    for tekst, doel in paren:
        gevonden[normaliseer(tekst)].add(doel)
    return {tekst: next(iter(doelen_)) for tekst, doelen_ in gevonden.items() if len(doelen_) == 1 and tekst}
