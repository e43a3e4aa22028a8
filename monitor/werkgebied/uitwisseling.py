"""A plan as CSV: `buurt;coordinator`, one row per buurt, for a spreadsheet and back.

Reading accepts `;` or `,`, a byte order mark, a header or none, and columns besides the first two. Refused in
one sentence: an unknown buurt or coordinator, a buurt twice, a buurt without a coordinator.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from monitor.fouten import Geweigerd, kort
from monitor.werkgebied.instantie import Instantie, Plan, plan_uit

KOP = ("buurt", "coordinator")


def naar_csv(instantie: Instantie, plan: Sequence[int]) -> str:
    """The plan as text, with CRLF line ends as spreadsheets expect."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow(KOP)
    schrijver.writerows(instantie.verdeling(plan).items())
    return uit.getvalue()


def uit_csv(instantie: Instantie, tekst: str) -> Plan:
    """Text → plan."""
    tekst = tekst.removeprefix("\ufeff")
    teken = ";" if ";" in tekst else ","
    verdeling: dict[str, str] = {}
    for nummer, rij in enumerate(csv.reader(io.StringIO(tekst), delimiter=teken), 1):
        cellen = [cel.strip() for cel in rij]
        if not any(cellen) or (nummer == 1 and cellen[0].casefold() == KOP[0]):
            continue
        if len(cellen) < 2 or not cellen[1]:
            raise Geweigerd(f"Rij {nummer}: bij buurt {kort(cellen[0])} staat geen coördinator; vul die in.")
        if cellen[0] in verdeling:
            raise Geweigerd(
                f"Rij {nummer}: buurt {kort(cellen[0])} staat er twee keer in; laat er één staan."
            )
        verdeling[cellen[0]] = cellen[1]
    return plan_uit(verdeling, instantie)
