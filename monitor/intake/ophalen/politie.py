"""Police counts per buurt and calendar year, from tables that count per year or per month.

A year counts when the table has it as a year (`2024JJ00`), or all of its twelve months; an unfinished year
is left out, because it would look like a fall. Year total of months = Σ months. An empty month beside months
with a number is nothing registered; a year without a single number is not known, and stays empty.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from typing import Any

from monitor.fouten import Geweigerd
from monitor.intake.gebieden.politie import indicator_van
from monitor.intake.ophalen import odata
from monitor.intake.ophalen.grenzen import Gemeente
from monitor.intake.ophalen.haler import Haler

JAREN = 5
KOP = {
    "misdrijven_totaal": "misdrijven", "woninginbraak": "woninginbraak", "vernieling": "vernieling",
    "mishandeling": "mishandeling", "overlast_politie": "overlast", "overlast_verward": "overlast verward",
    "overlast_jeugd": "overlast jeugd",
}  # fmt: skip
REGIO, PERIODE = "WijkenEnBuurten", "Perioden"
Tabel = tuple[list[str], list[list[str]], tuple[str, str], dt.datetime]


def haal_tellingen(
    haler: Haler, adres: str, soortkolom: str, gemeente: Gemeente, buurten: int, tot_jaar: int
) -> Tabel:
    """Headers, a row per buurt, first and last period, and when it was asked.

    `soortkolom`: the dimension that tells the kind (`SoortMisdrijf`, `Overlast`). `buurten`: how many there
    are, so that no question asks for more rows than the service gives.

    Raises
    ------
    Geweigerd
        No complete year, no kind that we know, or no figure at all.
    """
    tabel = adres.rsplit("/", 1)[-1]
    jaren = _jaren([s.sleutel.strip() for s in odata.codelijst(haler, adres, PERIODE)], tot_jaar)
    if not jaren:
        raise Geweigerd(f"In de tabel {tabel} staat geen enkel volledig jaar.")
    soorten = _soorten(odata.codelijst(haler, adres, soortkolom))
    if not soorten:
        raise Geweigerd(f"In de tabel {tabel} staat geen soort die we kennen.")
    som: dict[tuple[str, str, int], int | None] = defaultdict(lambda: None)
    codes: set[str] = set()
    momenten: list[dt.datetime] = []
    for indicator, sleutel in soorten.items():
        for periodes in _porties(jaren, buurten):
            gevraagd = {p: int(p[:4]) for p in periodes}
            filter_ = " and ".join((
                odata.begint_met(REGIO, gemeente.begin), odata.gelijk_aan(soortkolom, [sleutel]),
                odata.gelijk_aan(PERIODE, periodes),
            ))  # fmt: skip
            rijen, op = odata.rijen(
                haler, f"{adres}/TypedDataSet", {"$filter": filter_},
                _houd(gemeente.begin, soortkolom, sleutel, set(gevraagd)),
            )  # fmt: skip
            momenten.append(op)
            for (code, periode), aantal in {(r[0], r[1]): r[2] for r in rijen}.items():
                codes.add(code)
                plek = (code, indicator, gevraagd[periode])
                if aantal is not None:
                    som[plek] = (som[plek] or 0) + aantal
    if not codes or all(aantal is None for aantal in som.values()):
        raise odata.leeg(tabel, gemeente.naam)
    kolommen = [(indicator, jaar) for indicator in soorten for jaar in jaren]
    kop = ["bu_code", *(f"{KOP[indicator]} {jaar}" for indicator, jaar in kolommen)]
    inhoud = [[code, *(_tekst(som[(code, i, jaar)]) for i, jaar in kolommen)] for code in sorted(codes)]
    alle = [periode for periodes in jaren.values() for periode in periodes]
    return kop, inhoud, (min(alle), max(alle)), min(momenten)


def _tekst(aantal: int | None) -> str:
    return "" if aantal is None else str(aantal)


def _jaren(periodes: list[str], tot_jaar: int) -> dict[int, list[str]]:
    """The newest complete years, oldest first, each with its period keys."""
    per_jaar: dict[int, list[str]] = {}
    for jaar in range(tot_jaar, tot_jaar - 2 * JAREN, -1):
        maanden = [f"{jaar}MM{maand:02d}" for maand in range(1, 13)]
        if f"{jaar}JJ00" in periodes:
            per_jaar[jaar] = [f"{jaar}JJ00"]
        elif set(maanden) <= set(periodes):
            per_jaar[jaar] = maanden
        if len(per_jaar) == JAREN:
            break
    return dict(sorted(per_jaar.items()))


def _soorten(sleutels: list[odata.Sleutel]) -> dict[str, str]:
    """Indicator → key with its spaces; the first kind that means the indicator."""
    uit: dict[str, str] = {}
    for sleutel in sleutels:
        code = sleutel.sleutel.strip()
        titel = sleutel.titel.strip()
        met_code = titel if titel.startswith(code) else f"{code} {titel}"
        indicator = indicator_van(met_code) or indicator_van(titel)
        if indicator in KOP:
            uit.setdefault(str(indicator), sleutel.sleutel)
    return uit


def _porties(jaren: dict[int, list[str]], buurten: int) -> list[list[str]]:
    """Periods in lots that stay under the number of rows that one question may give."""
    alle = [periode for periodes in jaren.values() for periode in periodes]
    per_keer = max(1, min(36, odata.RIJEN_PER_VRAAG // max(buurten, 1)))
    return [alle[i : i + per_keer] for i in range(0, len(alle), per_keer)]


def _houd(begin: str, soortkolom: str, soort: str, periodes: set[str]) -> Any:
    """A row as (code, period, count); rows that were not asked are left out."""

    def houd(rij: dict[str, Any]) -> list[Any] | None:
        code, periode = str(rij.get(REGIO) or "").strip().upper(), str(rij.get(PERIODE) or "").strip()
        anders = str(rij.get(soortkolom) or "").strip() != soort.strip()
        if anders or periode not in periodes or not re.fullmatch(r"BU\d{4}[0-9A-Z]{4}", code):
            return None
        if not code.startswith(begin):
            return None
        aantal = next((waarde for naam, waarde in rij.items() if naam.startswith("Geregistreerde")), None)
        return [code, periode, int(aantal) if isinstance(aantal, int | float) else None]

    return houd
