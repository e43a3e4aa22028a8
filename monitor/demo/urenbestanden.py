"""The hours as export files with the quirks of the real ones: Toggl, Clockify and a Dutch spreadsheet.

Toggl: BOM, `,`, ISO dates, h:mm:ss, an amount column without a currency; one file per year. Clockify:
everything quoted, MM/DD/YYYY with AM/PM, twenty-one columns; one file per quarter. Spreadsheet: a
workbook per year, a sheet per month with a title above the header, decimal comma as text and a `Totaal`
row. Each holds a bad row or two.

`omvang` cuts every timer entry in that many consecutive pieces: more rows, the very same hours.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from monitor.demo import verhalen
from monitor.demo.namen import CORPORATIE, VERZONNEN
from monitor.demo.personeel import CLOCKIFY, DAG, TOGGL, WEEK, TeamLid
from monitor.demo.tabellen import tekst, xlsx_bestand
from monitor.demo.uren import KWARTIER, SECONDEN_PER_UUR, Registratie, in_kwartieren
from monitor.kalender import maandag

TOGGL_KOP = (
    "User", "Email", "Client", "Project", "Task", "Description", "Billable", "Start date", "Start time",
    "End date", "End time", "Duration", "Tags", "Amount ()",
)  # fmt: skip
CLOCKIFY_KOP = (
    "Project", "Client", "Description", "Task", "User", "Group", "Email", "Tags", "Type", "Billable",
    "Invoiced", "Invoice ID", "Start Date", "Start Time", "End Date", "End Time", "Duration (h)",
    "Duration (decimal)", "Billable Rate (EUR)", "Billable Amount (EUR)", "Date of creation",
)  # fmt: skip
STAAT_KOP = ("Medewerker", "Datum", "Activiteit", "Buurt", "Uren")
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
    "november", "december",
)  # fmt: skip


def schrijf_urenbestanden(
    map_: Path, rijen: list[Registratie], team: tuple[TeamLid, ...], vandaag: dt.date, omvang: int
) -> list[Path]:
    """All hour files of the sample corporation."""
    overstap = maandag(vandaag) + verhalen.OVERSTAP_WEEK * WEEK
    dubbel_tot = overstap + verhalen.OVERSTAP_DUBBEL_WEKEN * WEEK - DAG
    wisselaar = verhalen.OVERSTAP_MEDEWERKER
    post = {lid.naam: lid.post for lid in team}
    toggl = [r for r in rijen if r.medewerker in TOGGL or (r.medewerker == wisselaar and r.datum >= overstap)]
    clockify = [r for r in rijen if r.medewerker in CLOCKIFY]
    rest = [
        r
        for r in rijen
        if r.medewerker not in (*TOGGL, *CLOCKIFY) and (r.medewerker != wisselaar or r.datum <= dubbel_tot)
    ]
    paden = []
    for jaar, groep in _per(toggl, lambda d: f"{d.year}"):
        paden.append(
            _toggl(map_ / f"voorbeeld_toggl_{jaar}.csv", _in_stukken(groep, omvang), post, slecht=groep[-1])
        )
    for kwartaal, groep in _per(clockify, lambda d: f"{d.year}_k{(d.month + 2) // 3}"):
        paden.append(_clockify(map_ / f"voorbeeld_clockify_{kwartaal}.csv", _in_stukken(groep, omvang), post))
    for jaar, groep in _per(in_kwartieren(rest), lambda d: f"{d.year}"):
        paden.append(_urenstaat(map_ / f"voorbeeld_urenstaat_{jaar}.xlsx", groep))
    return paden


def _per(rijen: list[Registratie], sleutel: Callable[[dt.date], str]) -> list[tuple[str, list[Registratie]]]:
    groepen: dict[str, list[Registratie]] = {}
    for r in sorted(rijen, key=lambda r: (r.datum, r.medewerker, r.begin)):
        groepen.setdefault(sleutel(r.datum), []).append(r)
    return list(groepen.items())


def _in_stukken(rijen: list[Registratie], omvang: int) -> Iterator[Registratie]:
    for r in rijen:
        for k in range(min(omvang, r.seconden)):
            van, tot = r.seconden * k // omvang, r.seconden * (k + 1) // omvang
            if omvang == 1:
                yield r
            elif tot > van:
                yield Registratie(
                    r.medewerker, r.datum, r.begin + van, tot - van, r.activiteit, r.plek, r.omschrijving
                )


def _klok(seconden: int) -> str:
    return f"{seconden // 3600:02d}:{seconden // 60 % 60:02d}:{seconden % 60:02d}"


def _klok_ampm(seconden: int) -> str:
    uur = seconden // 3600 % 24
    rest = f"{seconden // 60 % 60:02d}:{seconden % 60:02d}"
    return f"{(uur + 11) % 12 + 1:02d}:{rest} {'AM' if uur < 12 else 'PM'}"


def _toggl(pad: Path, rijen: Iterator[Registratie], post: dict[str, str], *, slecht: Registratie) -> Path:
    with pad.open("w", encoding="utf-8-sig", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n")
        schrijver.writerow(TOGGL_KOP)
        for r in rijen:
            dag, eind = r.datum.isoformat(), r.begin + r.seconden
            schrijver.writerow(
                (r.medewerker, post[r.medewerker], "", r.plek, r.activiteit, r.omschrijving, "No", dag,
                 _klok(r.begin), dag, _klok(eind), _klok(r.seconden), "", "")
            )  # fmt: skip
        # a timer that ran on for a night and two hours, and one that still runs
        gisteren, vandaag = (slecht.datum - DAG).isoformat(), slecht.datum.isoformat()
        kop = (slecht.medewerker, post[slecht.medewerker], "", slecht.plek, "Administratie")
        lang = ("vergeten te stoppen", "No", gisteren, "16:58:00", vandaag, "18:58:00", "26:00:00", "", "")
        schrijver.writerow((*kop, *lang))
        schrijver.writerow((*kop, "", "No", vandaag, "19:10:00", "", "", "", "", ""))
    return pad


def _clockify(pad: Path, rijen: Iterator[Registratie], post: dict[str, str]) -> Path:
    def rij(r: Registratie, dag: str) -> tuple[str, ...]:
        return (
            r.plek, "", r.omschrijving, r.activiteit, r.medewerker, CORPORATIE, post[r.medewerker], "",
            "Regular", "No", "No", "", dag, _klok_ampm(r.begin), dag, _klok_ampm(r.begin + r.seconden),
            _klok(r.seconden), f"{r.seconden / SECONDEN_PER_UUR:.2f}", "0.00", "0.00", dag,
        )  # fmt: skip

    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand, lineterminator="\n", quoting=csv.QUOTE_ALL)
        schrijver.writerow(CLOCKIFY_KOP)
        laatste = None
        for r in rijen:
            laatste = r
            schrijver.writerow(rij(r, f"{r.datum:%m/%d/%Y}"))
        if laatste is not None and laatste.datum.month <= 3:
            schrijver.writerow(rij(laatste, f"02/30/{laatste.datum.year}"))  # an impossible date
    return pad


def _uren_tekst(seconden: int) -> str:
    return tekst(seconden / SECONDEN_PER_UUR)


def _urenstaat(pad: Path, rijen: list[Registratie]) -> Path:
    bladen: list[tuple[str, list[tuple[Any, ...]]]] = []
    per_maand = _per(rijen, lambda d: f"{d.month:02d}")
    for maand, groep in per_maand:
        naam = MAANDEN[int(maand) - 1]
        som = sum(r.seconden for r in groep)
        regels: list[tuple[Any, ...]] = [
            (f"Urenstaat {naam} {groep[0].datum.year}", VERZONNEN),
            (),
            STAAT_KOP,
        ]
        for r in groep:
            # half of the sheets were typed as text, as happens after copying
            datum: Any = r.datum if int(maand) % 2 else tekst(r.datum)
            regels.append((r.medewerker, datum, r.activiteit, r.plek, _uren_tekst(r.seconden)))
        for slecht in _slecht(groep[-1], int(maand)):
            regels.append(slecht[0])
            som += slecht[1]
        regels.append(("Totaal", None, None, None, _uren_tekst(som)))
        bladen.append((naam, regels))
    return xlsx_bestand(pad, bladen)


def _slecht(r: Registratie, maand: int) -> list[tuple[tuple[Any, ...], int]]:
    """Bad rows of a month with the seconds that the sheet's own total counts for them."""
    if maand == 3:
        return [((r.medewerker, tekst(r.datum), "Kilometers", r.plek, "45"), 45 * SECONDEN_PER_UUR)]
    if maand == 6:
        return [((r.medewerker, f"31-06-{r.datum.year}", "Schouw", r.plek, "1,5"), 6 * KWARTIER)]
    return []
