"""Twelve buurten with five years of reports, one of which halved after something was done there."""

from __future__ import annotations

import datetime as dt

from monitor import pipeline
from monitor.jaarplan.interventie import toepassing
from monitor.jaarplan.interventie.kaarten import START
from monitor.store import Store, Transactie
from tests.leefbaarheid.gegevens import maak_batch, maak_buurten, maak_complexen, maak_metingen

BUURTEN = [f"BU099900{i:02d}" for i in range(12)]
HALF = BUURTEN[0]  # reports halve in 2024 and 2025
INDICATOR = "overlast_politie"
NU = dt.datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 — UTC without zone, as the ledger
VANDAAG = NU.date()
BEGIN = dt.date(2023, 5, 1)


def vul(store: Store, *, tot: int = 2025, grens: bool = False) -> None:
    """Figures up to `tot`; with `grens` the border of HALF changed in 2024."""

    def doe(tx: Transactie) -> None:
        maak_batch(tx, 1)
        maak_buurten(tx, dict.fromkeys(BUURTEN, 1000))
        maak_complexen(tx, {"C1": (HALF, 60)})
        maak_metingen(
            tx, 1,
            [
                {"gebied": b, "indicator": INDICATOR, "jaar": jaar,
                 "teller": (100 + 2 * i) / (2 if b == HALF and jaar > 2023 else 1)}
                for i, b in enumerate(BUURTEN) for jaar in range(2020, tot + 1)
            ],
        )  # fmt: skip
        if grens:
            tx.doe("insert into grenswijziging values (1, 1, ?, 2024, 3)", [HALF])

    pipeline.bewaar(store, doe, ["indicatoren"])


def pas_toe(store: Store, buurt: str = HALF, begin: dt.date = BEGIN, **velden: object) -> str:
    """Apply "Huisregels in gesprek", aimed at the reports; returns its key."""
    velden = {"indicator": INDICATOR, "status": "loopt", "rol": "buurtcoordinator", **velden}
    t = toepassing.van_kaart(START["huisregels"], buurt, begin, **velden)
    return pipeline.bewaar(
        store, lambda tx: toepassing.bewaar(tx, t, wie="Els", nu=NU, vandaag=VANDAAG), ["interventies"]
    )
