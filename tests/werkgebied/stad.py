"""A small town on a grid, put into the database as an import would: for the tests of the page Werkgebieden.

Every buurt is a square of about 330 m; homes and light per buurt decide its needed hours. Norms: green 0,01,
yellow 0,02, red 0,03 hours a week per home. Rosters of 8 hours on four or five days.
"""

from __future__ import annotations

import datetime as dt
import json

from monitor.store import Store
from tests.werkdruk.conftest import MA_DO_8, MA_VR_8, Bouwer

WEST, ZUID = 5.10, 52.30
BREED, HOOG = 0.005, 0.003  # degrees
SINDS = dt.date(2020, 1, 6)
NAMEN = ("Anna Bakker", "Bert de Vries", "Carla Cohen", "Dirk Dam")
VIJANDIG = "<img src=x onerror=alert(1)> ${alert(2)} `x` {{'a'}}"


def code(kolom: int, rij: int) -> str:
    """`BU9900` + row + column."""
    return f"BU9900{rij:02d}{kolom:02d}"


def vierkant(kolom: int, rij: int) -> dict[str, object]:
    """The shape of one buurt, WGS84."""
    x, y = WEST + kolom * BREED, ZUID + rij * HOOG
    hoeken = [[x, y], [x + BREED, y], [x + BREED, y + HOOG], [x, y + HOOG], [x, y]]
    return {"type": "Polygon", "coordinates": [hoeken]}


def bouw(store: Store, *, breed: int = 6, hoog: int = 4, namen: tuple[str, ...] = NAMEN) -> Bouwer:
    """`breed` × `hoog` buurten in vertical strips over the coordinators; the first has the heavy ones.

    Strips of equal width: with 6 columns and 4 people the first two people have two columns, the others one.
    """
    bouwer = Bouwer(store)
    for sleutel, norm in (("groen", 0.01), ("geel", 0.02), ("rood", 0.03)):
        bouwer.doe(
            "insert or replace into norm values (?, ?, ?, ?, 'woning', 'vastgesteld', null)",
            *(f"woning:{sleutel}", norm / 2, norm, norm * 2),
        )
    for nummer, naam in enumerate(namen):
        wie = f"M{nummer + 1:02d}"
        bouwer.mens(wie)
        bouwer.doe("update medewerker set naam = ? where medewerker = ?", naam, wie)
        bouwer.rooster(wie, MA_DO_8 if nummer % 2 else MA_VR_8)
    for rij in range(hoog):
        for kolom in range(breed):
            strook = min(kolom // max(1, -(-breed // (len(namen) + 1))), len(namen) - 1)
            licht = ("rood", "geel", "groen")[min(2, kolom * 3 // breed)]
            bouwer.buurt(code(kolom, rij), 200 + 20 * ((kolom + rij) % 4), licht=licht)
            bouwer.doe(
                "update buurt set geometrie = ?, naam = ? where buurt = ?",
                json.dumps(vierkant(kolom, rij)), f"Buurt {kolom + 1}-{rij + 1}", code(kolom, rij),
            )  # fmt: skip
            bouwer.verdeling(code(kolom, rij), f"M{strook + 1:02d}", vanaf=SINDS)
    bouwer.ververs()
    return bouwer
