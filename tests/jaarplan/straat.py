"""Three buurten and four people, enough for deputies and partners; put in as an import would."""

from __future__ import annotations

import datetime as dt
import json

from monitor.store import Store
from tests.leefbaarheid.gegevens import maak_batch

VANDAAG = dt.date(2026, 11, 20)  # a Friday
NU = dt.datetime(2026, 11, 20, 9, 30)  # noqa: DTZ001 — as the database keeps it
INGELEZEN = dt.datetime(2026, 7, 1)  # noqa: DTZ001
NOORD, ZUID, VERWEG = "BU09990001", "BU09990002", "BU09990003"


def vul(store: Store) -> None:
    """M01 has Noord since 2022, M02 has Zuid (next door), M03 has Verweg (28 km east); M04 is regisseur."""
    buurten = ((NOORD, "Noord", 5.0), (ZUID, "Zuid", 5.01), (VERWEG, "Verweg", 5.4))
    mensen = (
        ("M01", "Anna", "buurtcoordinator"), ("M02", "Bert", "buurtcoordinator"),
        ("M03", "Carla", "buurtcoordinator"), ("M04", "Dirk", "gebiedsregisseur"),
    )  # fmt: skip
    with store.schrijf() as tx:
        maak_batch(tx, 1, "verdeling", geladen=INGELEZEN)
        maak_batch(tx, 2, "partners", geladen=INGELEZEN)
        tx.doe("update batch set bestand = 'partners.csv' where batch = 2")
        for code, naam, lon in buurten:
            tx.doe(
                "insert into buurt values (?, ?, 'WK099900', 'Wijk', 'Proefstad', 1000, 100, ?, 1)",
                [code, naam, vierkant(lon, 52.0)],
            )
        for id_, naam, functie in mensen:
            tx.doe("insert into medewerker values (?, ?, ?, null, null, null)", [id_, naam, functie])
        for buurt, wie in ((NOORD, "M01"), (ZUID, "M02"), (VERWEG, "M03")):
            tx.doe("insert into verdeling values (?, ?, ?, null, 1)", [buurt, wie, dt.date(2022, 5, 20)])


def vierkant(lon: float, lat: float, zijde: float = 0.002) -> str:
    """A square with its middle on this point."""
    h = zijde / 2
    hoeken = [[lon - h, lat - h], [lon + h, lat - h], [lon + h, lat + h], [lon - h, lat + h]]
    return json.dumps({"type": "Polygon", "coordinates": [[*hoeken, hoeken[0]]]})


def partner(
    store: Store, buurt: str, organisatie: str, afspraak: str | None = "overleg",
    ritme: str | None = "maandelijks", laatste: dt.date | None = dt.date(2026, 11, 1),
) -> None:  # fmt: skip
    """A row as the file partners.csv brings it."""
    with store.schrijf() as tx:
        tx.doe(
            "insert into partner values (?, ?, 'zorg', ?, ?, ?, ?, 2)",
            [buurt, organisatie, afspraak, dt.date(2024, 1, 1), ritme, laatste],
        )


def weg(store: Store, wie: str, van: dt.date, tot: dt.date, seconden: int | None = None) -> None:
    """Somebody is away."""
    with store.schrijf() as tx:
        tx.doe("insert into afwezigheid values (?, ?, ?, ?, 1, null)", [wie, van, tot, seconden])
