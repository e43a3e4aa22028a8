"""A hundred people look at once: each with a login of their own, ten seconds between two pages.

Real WebSockets through the gate to the real server, as Streamlit's own page opens them. Measured: the time
from asking a page until the server says that it is drawn. Broken is: p95 of 1.5 s or more, any error, or a
server that ever had 500 MB or more.
"""

from __future__ import annotations

import asyncio
import os
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.bench.veilig_bestanden import geheugen_mb
from tests.browser.draad import klaar, vraag_pagina
from tests.browser.team import Team, draaiend_team, paginas

KIJKERS = 100
DENKTIJD = 10.0  # seconds
SECONDEN = 180
P95, GEHEUGEN_MB = 1.5, 500


@dataclass
class Meting:
    """Seconds per page drawn, and errors."""

    seconden: list[float] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)


async def _kijk(team: Team, token: str, nummer: int, meting: Meting, einde: float) -> None:
    kans = random.Random(nummer)  # noqa: S311
    await asyncio.sleep(kans.uniform(0, DENKTIJD))
    try:
        async with connect(
            team.adres.replace("http", "ws") + "/_stcore/stream", origin=Origin(team.adres), max_size=None,
            subprotocols=[Subprotocol("streamlit")], additional_headers={"cookie": f"bm={token}"},
            open_timeout=60,
        ) as lijn:  # fmt: skip
            while time.monotonic() < einde:
                begin = time.monotonic()
                await _bekijk(lijn, kans.choice(list(paginas())))
                meting.seconden.append(time.monotonic() - begin)
                await asyncio.sleep(kans.uniform(0.5, 1.5) * DENKTIJD)
    except Exception as fout:
        meting.fouten.append(f"{type(fout).__name__}: {fout}")


async def _bekijk(lijn: ClientConnection, pad: str) -> None:
    await lijn.send(vraag_pagina(pad))
    async with asyncio.timeout(60):
        while True:
            stuk = await lijn.recv()
            assert isinstance(stuk, bytes)
            if klaar(stuk):
                return


async def _allemaal(team: Team, tokens: list[str]) -> Meting:
    meting, einde = Meting(), time.monotonic() + SECONDEN
    await asyncio.gather(*(_kijk(team, token, n, meting, einde) for n, token in enumerate(tokens)))
    return meting


def kijkers(welke: range) -> tuple[int, str]:
    """One run of three minutes."""
    stuk, zag = 0, ""
    for _ in welke:
        with TemporaryDirectory() as map_, draaiend_team(Path(map_)) as team:
            tokens = [team.meld_aan(f"kijker{n}", "manager") for n in range(KIJKERS)]
            meting = asyncio.run(_allemaal(team, tokens))
            piek = geheugen_mb(team.proces)
        tijden = sorted(meting.seconden) or [float("inf")]
        p50, p95 = tijden[len(tijden) // 2], tijden[int(len(tijden) * 0.95)]
        stuk += int(p95 >= P95) + len(meting.fouten) + int(piek >= GEHEUGEN_MB)
        zag = (
            f"keer {KIJKERS} kijkers: {len(tijden)} pagina's, p50 {p50:.2f} s, p95 {p95:.2f} s, "
            f"{len(meting.fouten)} fouten {meting.fouten[:1]}, {piek} MB, "
            f"belasting van de machine {os.getloadavg()[0]:.1f}"
        )
    return stuk, zag
