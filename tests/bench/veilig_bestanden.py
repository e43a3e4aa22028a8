"""Files made to hurt, through the very preview that the page and the command line use.

File n is a good file of one of the kinds that people bring, damaged in ways that depend on n alone: bits
flipped, pieces cut, doubled, moved, or replaced by texts that parsers trip over. Broken is: anything but an
answer (a refusal, a question, a preview), a reader that stumbled in the taster, or more than 600 MB of
memory.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import random
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from monitor.intake.inlezen import Bestand
from monitor.intake.proever import STRUIKELZIN
from monitor.pipeline import bekijk, open_gegevens
from monitor.settings import lees_instellingen

VANDAAG = dt.date(2026, 11, 20)
GEHEUGEN_MB = 600
RARE_STUKKEN = (
    b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b'""', b"\r", b"\n\n\n", b";" * 50, b"," * 5000, b"\t",
    b"=cmd|' /C calc'!A0", b"9" * 400, b"-99999999999", b"1e308", b"25:61:61", b"29-02-2023", b"31/13/2026",
    b"\xf0\x9f\x92\xa9", b"\xc3", b"\x1a", b"Totaal;;;", b"{" * 2000, b"[" * 5000, b"RRULE:FREQ=SECONDLY\r\n",
    b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"a" * 70_000, "\u202e".encode(),
)  # fmt: skip


def _csv() -> bytes:
    regels = ["Medewerker;Datum;Begin;Eind;Activiteit;Buurt;Uren"]
    regels += [f"Anna;{d:02d}-03-2026;09:00;10:30;Huisbezoek;Noord;1,5" for d in range(2, 28)]
    return "\n".join([*regels, "Totaal;;;;;;39"]).encode("cp1252")


def _toggl() -> bytes:
    kop = ("User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,"
           "Duration,Tags")  # fmt: skip
    dagen = [f"2026-03-{d:02d}" for d in range(2, 28)]
    regels = [f"Anna,a@b.nl,,Noord,Overleg,x,No,{dag},08:00:00,{dag},09:00:00,01:00:00," for dag in dagen]
    return ("\ufeff" + "\r\n".join([kop, *regels])).encode()


def _werkboek() -> bytes:
    uit = io.BytesIO()
    with xlsxwriter.Workbook(uit, {"in_memory": True}) as boek:
        blad = boek.add_worksheet("Uren")
        blad.write_row(0, 0, ["Medewerker", "Datum", "Activiteit", "Uren"])
        for n in range(20):
            blad.write_row(n + 1, 0, ["Anna", f"{n + 2:02d}-03-2026", "Overleg", 1.5])
    return uit.getvalue()


def _agenda() -> bytes:
    keer = "".join(
        f"BEGIN:VEVENT\r\nUID:{n}\r\nDTSTART:202603{n + 2:02d}T090000Z\r\nDTEND:202603{n + 2:02d}T100000Z\r\n"
        f"SUMMARY:Overleg\r\nRRULE:FREQ=WEEKLY;COUNT=4\r\nEND:VEVENT\r\n"
        for n in range(12)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//NL\r\n{keer}END:VCALENDAR\r\n".encode()


def _kaart() -> bytes:
    vlak = [[[5.1, 52.1], [5.2, 52.1], [5.2, 52.2], [5.1, 52.1]]]
    kenmerken = [
        {"type": "Feature", "properties": {"buurtcode": f"BU0999000{n}", "buurtnaam": f"B{n}"},
         "geometry": {"type": "Polygon", "coordinates": vlak}}
        for n in range(4)
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": kenmerken}).encode()


def _rooster() -> bytes:
    return (
        b"medewerker;functie;vanaf;tot;cyclus;week;anker;ma;di;wo;do;vr;za;zo\n"
        b"Anna;buurtcoordinator;01-01-2026;;1;1;29-12-2025;8;8;8;8;4;0;0\n"
    )


# kind, its extension, how many of a hundred files are of it: text costs little, maps and workbooks more
SOORTEN: tuple[tuple[Callable[[], bytes], str, int], ...] = (
    (_csv, ".csv", 40), (_toggl, ".csv", 30), (_rooster, ".csv", 12), (_kaart, ".geojson", 8),
    (_agenda, ".ics", 5), (_werkboek, ".xlsx", 5),
)  # fmt: skip


def beschadig(inhoud: bytes, kans: random.Random) -> bytes:
    """One to six injuries."""
    ruw = bytearray(inhoud)
    for _ in range(kans.randint(1, 6)):
        a, b = sorted((kans.randrange(len(ruw) + 1), kans.randrange(len(ruw) + 1)))
        wat = kans.randrange(6)
        if wat == 0 and ruw:
            ruw[min(a, len(ruw) - 1)] ^= 1 << kans.randrange(8)
        elif wat == 1:
            del ruw[a : min(b, a + 200)]
        elif wat == 2:
            ruw[a:a] = ruw[a:b] * kans.randint(1, 3)
        elif wat == 3:
            ruw[a : min(b, a + 40)] = kans.choice(RARE_STUKKEN)
        elif wat == 4:
            ruw[a:a] = kans.choice(RARE_STUKKEN)
        else:
            ruw[a:a] = kans.randbytes(kans.randint(1, 60))
    return bytes(ruw[:2_000_000])


def bestanden(welke: range) -> tuple[int, str]:
    """Preview each; returns how many did anything but answer."""
    stuk = 0
    goed = [(maak(), achter, deel) for maak, achter, deel in SOORTEN]
    with TemporaryDirectory() as map_:
        instellingen = lees_instellingen(Path(map_) / "data")
        with open_gegevens(instellingen) as store:
            for nummer in welke:
                kans = random.Random(nummer)  # noqa: S311
                inhoud, achter, _ = kans.choices(goed, [deel for *_, deel in goed])[0]
                pad = instellingen.werkmap / f"{nummer}{achter}"
                pad.write_bytes(beschadig(inhoud, kans))
                try:
                    (uit,) = bekijk(store, [Bestand(pad, pad.name)], vandaag=VANDAAG)
                    assert STRUIKELZIN not in (uit.reden or "")
                except BaseException:
                    stuk += 1
                    sys.stdout.write(f"  {nummer}: {traceback.format_exc()[-700:]}\n")
                pad.unlink()
    piek = geheugen_mb("self")
    return stuk + int(piek > GEHEUGEN_MB), f"beschadigde bestanden bekeken, hoogstens {piek} MB geheugen"


def geheugen_mb(proces: int | str) -> int:
    """The most memory that a process ever had, in MB."""
    regels = Path(f"/proc/{proces}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(regel.split()[1]) // 1024 for regel in regels if regel.startswith("VmHWM"))
