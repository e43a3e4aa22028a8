"""Calendars (ICS) as a `Tabel`: every occurrence of every appointment is one row of planned time.

Repeats are worked out with their exceptions by `recurring_ical_events`; time zones with Windows names
("W. Europe Standard Time") by `icalendar`. All-day appointments are no work; free ones keep no time. Rules
that repeat by the hour or faster, and endless lists, are cut off: a calendar for people has no such thing.
"""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import numpy as np
import recurring_ical_events

from monitor.fouten import Geweigerd
from monitor.intake.lezen.datums import EERSTE_DATUM, JAREN_VOORUIT
from monitor.intake.lezen.tabel import Tabel, tekstkolom
from monitor.intake.lezen.waarden import sleutel

KOPPEN = ("begin", "eind", "labels", "locatie", "omschrijving", "uid", "hele dag", "bezet")
VELDEN = {
    "begin": 0,
    "eind": 1,
    "labels": 2,
    "locatie": 3,
    "notitie": 4,
    "bron_id": 5,
    "heledag": 6,
    "bezet": 7,
}
MAX_AFSPRAKEN = 20_000
MAX_HERHALINGEN = 2_000  # of one appointment: five years of working days with room to spare
_TE_VAAK = frozenset(("SECONDLY", "MINUTELY", "HOURLY"))
_STUK = "Dit agendabestand kan niet worden gelezen. Exporteer de agenda opnieuw als ICS-bestand."


def is_agenda(begin: bytes) -> bool:
    """The start of an ICS file."""
    return begin.lstrip(b"\xef\xbb\xbf \r\n\t").upper().startswith(b"BEGIN:VCALENDAR")


@dataclass(frozen=True)
class Agenda:
    """All occurrences, whose calendar it is as far as the file proves, and what was cut off."""

    tabel: Tabel
    eigenaar: str | None
    zinnen: tuple[str, ...]


def lees_agenda(inhoud: bytes, vandaag: dt.date, zone: str) -> Agenda:
    """All occurrences from 2000 up to two years ahead.

    Raises
    ------
    Geweigerd
        Not a readable calendar, or one without appointments.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the reader warns about odd but harmless properties
            return _lees(inhoud, vandaag, ZoneInfo(zone))
    except Geweigerd:
        raise
    except Exception as fout:  # any malformed property makes the readers raise their own kinds
        raise Geweigerd(_STUK) from fout


def _lees(inhoud: bytes, vandaag: dt.date, tz: ZoneInfo) -> Agenda:
    if inhoud.upper().count(b"BEGIN:VEVENT") > MAX_AFSPRAKEN:
        raise Geweigerd(f"De agenda heeft meer dan {MAX_AFSPRAKEN} afspraken. Exporteer een kortere periode.")
    agenda = icalendar.Calendar.from_ical(inhoud)
    regels = [
        nummer
        for nummer, regel in enumerate(inhoud.splitlines(), start=1)
        if regel.strip().upper() == b"BEGIN:VEVENT"
    ]
    afspraken = list(agenda.walk("VEVENT"))
    if not afspraken:
        raise Geweigerd("De agenda heeft geen afspraken in de geëxporteerde periode.")
    meldingen: list[str] = []
    rijen: list[tuple[str, ...]] = []
    nummers: list[tuple[int, int]] = []
    per_uid: dict[str, list[tuple[int, Any]]] = {}
    for plek, afspraak in enumerate(afspraken):
        regel = regels[plek] if plek < len(regels) else 0
        per_uid.setdefault(str(afspraak.get("UID", f"zonder-{plek}")), []).append((regel, afspraak))
    eind = vandaag.replace(year=vandaag.year + JAREN_VOORUIT, day=min(vandaag.day, 28))
    for uid, groep in per_uid.items():
        for volgnummer, keer in enumerate(_herhaal(groep, eind, meldingen), start=1):
            rijen.append(_rij(keer, uid, tz))
            nummers.append((groep[0][0], volgnummer))
        if len(rijen) > MAX_AFSPRAKEN:
            raise Geweigerd(
                f"De agenda heeft meer dan {MAX_AFSPRAKEN} afspraken. Exporteer een kortere periode."
            )
    if not rijen:
        raise Geweigerd("De agenda heeft geen afspraken in de geëxporteerde periode.")
    kolommen = tuple(tekstkolom([rij[k] for rij in rijen]) for k in range(len(KOPPEN)))
    tabel = Tabel(
        KOPPEN,
        kolommen,
        np.array([r for r, _ in nummers], dtype=np.int64),
        0,
        volgnummer=np.array([v for _, v in nummers], dtype=np.int64),
        getypeerd=True,
    )
    return Agenda(tabel, _eigenaar(agenda, afspraken), tuple(dict.fromkeys(meldingen)))


def _eigenaar(agenda: Any, afspraken: list[Any]) -> str | None:
    """The calendar's name, when it is an e-mail address or the name of somebody who organises in it."""
    naam = str(agenda.get("X-WR-CALNAME", "")).strip()
    if "@" in naam and " " not in naam:
        return naam
    organisatoren = (afspraak.get("ORGANIZER") for afspraak in afspraken)
    namen = {sleutel(str(o.params.get("CN", ""))) for o in organisatoren if hasattr(o, "params")}
    return naam if naam and sleutel(naam) in namen else None


def _herhaal(groep: list[tuple[int, Any]], eind: dt.date, meldingen: list[str]) -> Iterator[Any]:
    """The occurrences of one appointment with its moved and cancelled exceptions."""
    deel = icalendar.Calendar()
    for _, afspraak in groep:
        regels = afspraak.get("RRULE")
        for regel in regels if isinstance(regels, list) else [regels] if regels else []:
            if any(str(soort).upper() in _TE_VAAK for soort in regel.get("FREQ", [])):
                meldingen.append("Een afspraak die elk uur of vaker herhaalt is overgeslagen.")
                return
        if afspraak.get("DTSTART") is None:
            meldingen.append("Een afspraak zonder begin is overgeslagen.")
            continue
        deel.add_component(afspraak)
    keren = recurring_ical_events.of(deel, skip_bad_series=True).after(
        dt.datetime.combine(EERSTE_DATUM, dt.time(), tzinfo=dt.UTC)
    )
    for nummer, keer in enumerate(islice(keren, MAX_HERHALINGEN + 1)):
        begin = keer["DTSTART"].dt
        if (begin.date() if isinstance(begin, dt.datetime) else begin) > eind:
            return
        if nummer == MAX_HERHALINGEN:
            meldingen.append(f"Een herhaling is na {MAX_HERHALINGEN} keer afgekapt.")
            return
        yield keer


def _rij(keer: Any, uid: str, tz: ZoneInfo) -> tuple[str, ...]:
    begin, eind = keer["DTSTART"].dt, keer.end
    heledag = not isinstance(begin, dt.datetime)
    categorieen = keer.get("CATEGORIES")
    labels = (
        [categorieen] if categorieen is not None and not isinstance(categorieen, list) else categorieen or []
    )
    bezet = str(keer.get("X-MICROSOFT-CDO-BUSYSTATUS", ""))
    if str(keer.get("TRANSP", "")).upper() == "TRANSPARENT" and not bezet:
        bezet = "free"
    if str(keer.get("STATUS", "")).upper() == "CANCELLED":
        bezet = "geannuleerd"
    return (
        _tekst(begin, tz),
        _tekst(eind, tz),
        ", ".join(label.to_ical().decode("utf-8", errors="replace") for label in labels),
        str(keer.get("LOCATION", "")),
        str(keer.get("SUMMARY", "")),
        f"{uid}|{_tekst(begin, tz)}",
        "ja" if heledag else "nee",
        bezet,
    )


def _tekst(moment: dt.date | dt.datetime, tz: ZoneInfo) -> str:
    if not isinstance(moment, dt.datetime):
        return moment.isoformat()
    lokaal = moment.replace(tzinfo=tz) if moment.tzinfo is None else moment
    return lokaal.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
