"""A small city for the pages of the lights: a bad buurt, a bad complex, hostile names on demand."""

from __future__ import annotations

import json
from collections.abc import Sequence

from monitor import pipeline
from monitor.store import Store
from tests.leefbaarheid.gegevens import maak_batch, maak_complexen, maak_metingen

BUURTEN = [f"BU0999{i // 6:02d}{i:02d}" for i in range(12)]  # six buurten in a wijk
COMPLEX = "C0"
GEMEEN = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "`${alert(1)}`",
    "{{ 7*7 }}{% raw %}{# x #}",
    "\"'quotes' & [link](http://kwaad)",
    "=cmd|' /C calc'!A0",
    "\u202eomgekeerd",
    "x" * 10_000,
)


def vul_stad(
    store: Store, *, cijfers: bool = True, namen: Sequence[str] = (), aantal: int = 12, batch: int = 1
) -> None:
    """Fill the city and renew what follows from it."""
    codes = BUURTEN if aantal == len(BUURTEN) else [f"BU0998{i // 6:02d}{i:02d}" for i in range(aantal)]

    def _vul(tx: pipeline.Transactie) -> None:
        if batch > 1:
            tx.doe("delete from buurt")
        for i, code in enumerate(codes):
            tx.doe(
                "insert into buurt (buurt, naam, wijk, wijknaam, gemeente, inwoners, woningen, geometrie) "
                "values (?, ?, ?, 'Wijk', 'Proefstad', 1000, 100, ?)",
                [code, namen[i] if i < len(namen) else f"Buurt {i}", "WK" + code[2:8], _vierkant(i)],
            )
        if not cijfers:
            return
        maak_batch(tx, batch + 100)
        rijen: list[dict[str, object]] = [
            {
                "gebied": b, "indicator": "overlast_politie", "jaar": jaar,
                "teller": 40 + 30 * (i == 0) * (jaar - 2020),
            }
            for i, b in enumerate(codes)
            for jaar in range(2021, 2026)
        ]  # fmt: skip
        rijen += [
            {"gebied": b, "indicator": "huurachterstand", "jaar": 2025, "teller": 2 if i == 1 else 20,
             "noemer": 100}
            for i, b in enumerate(codes)
        ]  # fmt: skip
        if batch == 1:
            maak_complexen(tx, {f"C{i}": (codes[1], 60) for i in range(12)})
            rijen += [
                {"niveau": "complex", "gebied": f"C{i}", "indicator": "huurachterstand", "jaar": 2025,
                 "teller": 30 if i == 0 else 1, "noemer": 60}
                for i in range(12)
            ]  # fmt: skip
        maak_metingen(tx, batch + 100, rijen)

    pipeline.bewaar(store, _vul, ["buurten", "indicatoren"])


def _vierkant(i: int) -> str:
    """A shape of forty corners, as detailed as a simplified real one."""
    west, zuid, zijde, stappen = 5.6 + 0.01 * (i % 8), 50.8 + 0.01 * (i // 8), 0.009, 10
    rand = [(k * zijde / stappen, 0.0) for k in range(stappen)]
    rand += [(zijde, k * zijde / stappen) for k in range(stappen)]
    rand += [(zijde - x, zijde - y) for x, y in rand]
    hoeken = [[round(west + x, 5), round(zuid + y, 5)] for x, y in rand]
    return json.dumps({"type": "Polygon", "coordinates": [[*hoeken, hoeken[0]]]})
