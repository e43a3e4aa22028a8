"""A calendar export (ICS) of one coordinator: planned hours, with repeats and exceptions.

Everything is local time with its own VTIMEZONE; stamps are fixed, so that the bytes stay equal.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from monitor.demo import verhalen
from monitor.demo.namen import CORPORATIE, POST
from monitor.demo.personeel import DAG, WEEK
from monitor.kalender import maandag

TIJDZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n"
    "BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nDTSTART:19700329T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nDTSTART:19701025T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
STEMPEL = "20260101T000000Z"

# title, day after the first Monday, start "HHMM", minutes, repeat
_AFSPRAKEN = (
    ("Teamoverleg", 1, "0900", 90, "RRULE:FREQ=WEEKLY;COUNT=17"),
    (f"Spreekuur {verhalen.PIEK_BUURT}", 2, "1300", 120, "RRULE:FREQ=WEEKLY;COUNT=17"),
    ("Netwerkoverleg sociaal wijkteam", 3, "1030", 60, "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=9"),
    (f"Projectoverleg {verhalen.PIEK_PROJECT}", 0, "1400", 90, "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=9"),
    (f"Bewonersavond {verhalen.PIEK_BUURT}", 45, "1930", 120, ""),
)


def schrijf_agenda(pad: Path, vandaag: dt.date) -> Path:
    """Four weeks back to thirteen weeks ahead; the second week of the team meeting is cancelled."""
    eerste = maandag(vandaag) - 4 * WEEK
    van = verhalen.PIEK.medewerker
    mail = f"{van.lower().replace(' ', '.')}@{POST}"
    delen = [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        f"PRODID:-//{CORPORATIE}//voorbeeldgegevens//NL\r\nX-WR-CALNAME:{van}\r\n",
        TIJDZONE,
    ]
    for i, (titel, dag, tijd, minuten, herhaal) in enumerate(_AFSPRAKEN):
        begin = dt.datetime.combine(eerste + dag * DAG, dt.time(int(tijd[:2]), int(tijd[2:])))
        eind = begin + dt.timedelta(minutes=minuten)
        regels = [
            "BEGIN:VEVENT", f"UID:voorbeeld-{i + 1}@{POST}", f"DTSTAMP:{STEMPEL}",
            f"DTSTART;TZID=Europe/Amsterdam:{begin:%Y%m%dT%H%M%S}",
            f"DTEND;TZID=Europe/Amsterdam:{eind:%Y%m%dT%H%M%S}",
            f"SUMMARY:{titel}", f"ORGANIZER;CN={van}:mailto:{mail}",
        ]  # fmt: skip
        if herhaal:
            regels.append(herhaal)
        if i == 0:
            regels.append(f"EXDATE;TZID=Europe/Amsterdam:{begin + 2 * WEEK:%Y%m%dT%H%M%S}")
        delen.append("\r\n".join([*regels, "END:VEVENT", ""]))
    vrij = eerste + 9 * WEEK
    delen.append(
        f"BEGIN:VEVENT\r\nUID:voorbeeld-vrij@{POST}\r\nDTSTAMP:{STEMPEL}\r\nDTSTART;VALUE=DATE:{vrij:%Y%m%d}\r\n"
        f"DTEND;VALUE=DATE:{vrij + DAG:%Y%m%d}\r\nSUMMARY:Vrij\r\n"
        "X-MICROSOFT-CDO-BUSYSTATUS:OOF\r\nEND:VEVENT\r\n"
    )
    pad.write_bytes("".join([*delen, "END:VCALENDAR\r\n"]).encode("utf-8"))
    return pad
