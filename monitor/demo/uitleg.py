"""The text in the sample folder that says that all of it is invented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from monitor.demo.namen import CORPORATIE
from monitor.demo.tabellen import tekst

_TEKST = """{naam}
{streep}

Alles in deze map is verzonnen: de corporatie, de plaatsen, de buurten, de complexen, de medewerkers,
de uren en de cijfers. Niets of niemand bestaat echt. De gemeentenummers 9001, 9002 en 9003 bestaan niet
en de kaart ligt midden in het Markermeer.

Gemaakt voor {datum}, met startgetal {seed}. Dezelfde datum en hetzelfde startgetal geven precies
dezelfde bestanden.

Elke bestandsnaam begint met voorbeeld_. Daaraan herkent de Buurtmonitor verzonnen gegevens, en zegt
dat op elk scherm.

Gebiedsgegevens    buurten.geojson, complexen.csv, verdeling.csv
Team               rooster.csv, afwezigheid.csv, planning.csv, agenda.ics, caseload.csv
Projecten          projecten.xlsx
Uren               toggl_JAAR.csv, clockify_JAAR_kKWARTAAL.csv, urenstaat_JAAR.xlsx
Leefbaarheid       indicatoren.csv, indicatoren_complexen.csv, bewonersonderzoek.csv, schouw.csv,
                   oordelen.csv, partners.csv, interventies.csv

In de uren zitten met opzet enkele foute regels: een timer van 26 uur, een lopende timer, een datum die
niet bestaat en kilometers in de urenkolom. Zo is te zien wat de Buurtmonitor daarmee doet.
"""


def schrijf_uitleg(pad: Path, vandaag: dt.date, seed: int) -> Path:
    """README.txt in Dutch."""
    inhoud = _TEKST.format(naam=CORPORATIE, streep="=" * len(CORPORATIE), datum=tekst(vandaag), seed=seed)
    pad.write_bytes(inhoud.encode("utf-8"))
    return pad
