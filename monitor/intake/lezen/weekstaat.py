"""Week grids: a row per activity, a column per day. Each filled day cell becomes one registration.

Recognised by at least four weekday headers (or dates as headers) and no date column. The week stands above
the table ("Urenstaat week 10 - 2026", "2026-W10") and so does the person ("Medewerker: Anna"). An empty,
zero or dash cell is no registration. Rows without any entry, total rows and repeated headers stay one row
each, so that read = entries + other rows. The order number of an entry is its day column (1 = Monday).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from monitor.intake.lezen.datums import DMY, MDY, lees_datum
from monitor.intake.lezen.koppen import normaliseer
from monitor.intake.lezen.tabel import Tabel, tekstkolom
from monitor.intake.lezen.waarden import LANGSTE_WAARDE, lees_duur
from monitor.intake.lezen.woorden import begint_als_totaal, is_totaal

MINSTE_DAGEN = 4
_DAGEN: dict[str, int] = {
    naam: dag
    for dag, namen in enumerate(
        (
            "ma maandag mon monday mo montag",
            "di dinsdag tue tuesday dienstag",
            "wo woensdag wed wednesday mi mittwoch",
            "do donderdag thu thursday donnerstag",
            "vr vrijdag fri friday fr freitag",
            "za zaterdag sat saturday sa samstag",
            "zo zondag sun sunday so sonntag",
        ),
        start=1,
    )
    for naam in namen.split()
}
_WEEK = re.compile(r"(?:week(?:nummer|nr)?|wk|kw)\W{0,3}(\d{1,2})\D{1,12}(20\d\d)")
_JAAR_WEEK = re.compile(r"(20\d\d)\W{0,3}(?:week|wk|kw|w)\W{0,2}(\d{1,2})\b")
KOLOM_DAG, KOLOM_UREN = "datum", "uren"


def zoek_dagkolommen(koppen: Sequence[str]) -> dict[int, int | str]:
    """Column index → weekday 1 … 7, or the header itself when it is a date."""
    gevonden: dict[int, int | str] = {}
    for index, kop in enumerate(koppen):
        naam = normaliseer(kop)
        eerste = naam.split(" ")[0] if naam else ""
        if eerste in _DAGEN and (naam == eerste or any(t.isdigit() for t in naam)):
            gevonden[index] = _DAGEN[eerste]
        elif (
            len(kop) <= LANGSTE_WAARDE
            and any(lees_datum(kop, o) for o in ("dmy", "mdy"))
            and not naam.isdigit()
        ):
            gevonden[index] = kop
    return gevonden if _opeenvolgend([kop for kop in gevonden.values() if isinstance(kop, str)]) else {}


def _opeenvolgend(datums: Sequence[str]) -> bool:
    """Dates in a header follow each other, a weekend apart at most; a row of project dates does not."""
    for volgorde in (DMY, MDY):
        dagen = [dag.toordinal() for kop in datums if (dag := lees_datum(kop, volgorde))]
        stappen = [later - eerder for eerder, later in pairwise(dagen)]
        if len(dagen) == len(datums) and all(1 <= stap <= 3 for stap in stappen):
            return True
    return False


def lees_week(voorwerk: Sequence[Sequence[str]], extra: Sequence[str] = ()) -> tuple[int, int] | None:
    """Year and ISO week named above the table (or in the sheet's name)."""
    for tekst in [*(" ".join(cel for cel in rij if cel) for rij in voorwerk), *extra]:
        klein = tekst[:300].casefold()
        treffer = _WEEK.search(klein)
        if treffer:
            return int(treffer[2]), int(treffer[1])
        treffer = _JAAR_WEEK.search(klein)
        if treffer:
            return int(treffer[1]), int(treffer[2])
    return None


def dagen_van(dagkolommen: Mapping[int, int | str], week: tuple[int, int] | None) -> dict[int, str] | None:
    """Column index → date text; None when a week is needed and missing or impossible."""
    uit: dict[int, str] = {}
    for index, dag in dagkolommen.items():
        if isinstance(dag, str):
            uit[index] = dag
            continue
        if week is None:
            return None
        try:
            uit[index] = dt.date.fromisocalendar(week[0], week[1], dag).isoformat()
        except ValueError:
            return None
    return uit


def rol_uit(tabel: Tabel, dagen: Mapping[int, str]) -> tuple[Tabel, int | None]:
    """The grid as a table with a row per filled day cell, and the seconds of its own total row(s)."""
    vast = [k for k in range(len(tabel.koppen)) if k not in dagen and not is_totaal(tabel.koppen[k])]
    totaalkolom = next((k for k in range(len(tabel.koppen)) if is_totaal(tabel.koppen[k])), None)
    koppen = (*(tabel.koppen[k] for k in vast), KOLOM_DAG, KOLOM_UREN)
    rijen: list[list[str]] = []
    nummers: list[tuple[int, int]] = []
    totalen: list[int] = []
    te_lang: dict[int, tuple[str, ...]] = {}
    for index in range(tabel.lengte):
        cellen = tabel.cellen(index)
        labels = [cellen[k] for k in vast]
        nummer = int(tabel.rij[index])
        if any(is_totaal(cel) or begint_als_totaal(cel) for cel in labels):
            totalen.append(_rijtotaal(cellen, dagen, totaalkolom))
            rijen.append([*labels, "", ""])
            nummers.append((nummer, 0))
            continue
        if index in tabel.te_lang:
            te_lang[len(rijen)] = tabel.te_lang[index]
        gevuld = [k for k in dagen if not _leeg(cellen[k])]
        herhaald = sum(normaliseer(cellen[k]) == normaliseer(tabel.koppen[k]) for k in dagen) >= MINSTE_DAGEN
        if herhaald or not gevuld:
            rijen.append([*(tabel.koppen[k] if herhaald else "" for k in vast), *_kopje(herhaald)])
            nummers.append((nummer, 0))
            continue
        for k in gevuld:
            rijen.append([*labels, dagen[k], cellen[k]])
            nummers.append((nummer, list(dagen).index(k) + 1))
    kolommen = tuple(tekstkolom([rij[k] for rij in rijen]) for k in range(len(koppen)))
    nieuw = replace(
        tabel,
        koppen=koppen,
        kolommen=kolommen,
        rij=np.array([r for r, _ in nummers], dtype=np.int64),
        volgnummer=np.array([v for _, v in nummers], dtype=np.int64),
        te_lang=te_lang,
        stuk=frozenset(),
        totaalrijen=frozenset(),
    )
    return nieuw, sum(totalen) if totalen else None


def _kopje(herhaald: bool) -> tuple[str, str]:
    return (KOLOM_DAG, KOLOM_UREN) if herhaald else ("", "")


def _leeg(cel: str) -> bool:
    duur = lees_duur(cel)
    return duur.code == "leeg" or (duur.code == "ok" and duur.seconden == 0)


def _rijtotaal(cellen: Sequence[str], dagen: Mapping[int, str], totaalkolom: int | None) -> int:
    if totaalkolom is not None:
        duur = lees_duur(cellen[totaalkolom])
        if duur.code == "ok":
            return duur.seconden
    return sum(lees_duur(cellen[k]).seconden for k in dagen)
