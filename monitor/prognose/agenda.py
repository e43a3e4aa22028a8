"""Projects and agreed support as a calendar (iCalendar, RFC 5545): whole days, end exclusive.

One event per phase of a project and one per agreement. Identifiers are stable, so importing the calendar
again renews the events. Names of projects and coordinators are texts; the library escapes them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from icalendar import Calendar, Event

from monitor.prognose.planlijst import Planproject
from monitor.prognose.scenario import Steunafspraak

DOMEIN = "buurtmonitor"


def ics(
    projecten: Sequence[Planproject], steun: Sequence[Steunafspraak], namen: dict[str, str], nu: dt.datetime
) -> bytes:
    """The calendar; `projecten` as in `pieken.projecten`, `namen` of coordinators, `nu` in UTC."""
    agenda = Calendar()
    agenda.add("prodid", "-//Buurtmonitor//Pieken//NL")
    agenda.add("version", "2.0")
    agenda.add("x-wr-calname", "Projecten en ondersteuning")
    for p in projecten:
        for fase, dagen in p.fasen.items():
            uitleg = f"{p.woningen} woningen, {p.status}"
            sleutel = f"project-{p.project}-{fase}"
            agenda.add_component(_blok(sleutel, f"{p.naam}: {fase}", uitleg, dagen, nu, plek=p.buurtnaam))
    for a in steun:
        uren = f"{a.uren_per_week:g}".replace(".", ",")
        titel = f"Ondersteuning {namen.get(a.medewerker, a.medewerker)}: {uren} uur per week"
        tot = a.tot + dt.timedelta(days=6)
        agenda.add_component(_blok(f"steun-{a.steun}", titel, f"Van: {a.van_wie}", (a.van, tot), nu))
    inhoud: bytes = agenda.to_ical()
    return inhoud


def _blok(
    sleutel: str,
    titel: str,
    uitleg: str,
    dagen: tuple[dt.date, dt.date],
    nu: dt.datetime,
    plek: str | None = None,
) -> Event:
    blok = Event()
    blok.add("uid", f"{sleutel}@{DOMEIN}")
    blok.add("dtstamp", nu.replace(tzinfo=dt.UTC))
    blok.add("dtstart", dagen[0])
    blok.add("dtend", dagen[1] + dt.timedelta(days=1))
    blok.add("summary", titel)
    blok.add("description", uitleg)
    if plek:
        blok.add("location", plek)
    blok.add("transp", "TRANSPARENT")  # a project does not make the day busy
    return blok
