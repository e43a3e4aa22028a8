"""A hundred people look at once, ten seconds between two pages, on one server of two cores.

Real WebSockets through the gate to the real server, as Streamlit's own page opens them. Measured: the time
from asking a page until the server says that it is drawn. Broken is: p95 of 1.5 s or more, any error, or a
server that ever had 500 MB or more.

Who they are, as a corporation of this size has them when the board's link goes round:

- 50 hold a link to the board, half of them the default momentopname, half a living one; they stay on Bord;
- 35 are coordinators: their own hours, the map, the peaks of the team, the board;
- 15 are managers: Overzicht, Werkdruk of the team or of somebody, Pieken, Werkgebieden, the map, profiles.

They come one by one in half a minute, and each keeps one connection, as an open tab does. The think time is
ten seconds, give or take half. Before they come every address was asked once on the cold server, one after
another: those first visits are the cold start, and are told apart.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from monitor.access import koppeling, links
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.report.bordvragen import bord
from monitor.store import Store
from tests.bench.veilig_bestanden import geheugen_mb
from tests.browser import draad
from tests.browser.team import VANDAAG, Team, draaiend_team

BORDKIJKERS, COORDINATOREN, MANAGERS = 50, 35, 15
AANLOOP, DENKTIJD, SECONDEN = 30.0, 10.0, 180.0  # seconds
P95, GEHEUGEN_MB = 1.5, 500
COORDINATOR = ("/mijn-werk", "/mijn-werk", "/stoplichtkaart", "/pieken", "/bord")
BORD = Bereik(("bord",), ("*",))
TIKKEN = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Kijker:
    """A session's token, and the addresses that this person looks at."""

    token: str
    adressen: tuple[str, ...]


@dataclass
class Meting:
    """Seconds per page drawn, and errors."""

    seconden: list[float] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)

    def deel(self, welk: float) -> float:
        """The quantile of the seconds; infinite when there are none."""
        return sorted(self.seconden)[int(len(self.seconden) * welk)] if self.seconden else float("inf")


@dataclass
class Corporatie:
    """Asked before the server has the database: who works here, and the board as a link freezes it."""

    medewerkers: list[tuple[str, str]] = field(default_factory=list)
    momentopname: str = ""

    def kijk(self, store: Store) -> None:
        """Ask it."""
        self.medewerkers = store.rijen("select medewerker, naam from medewerker order by naam")
        self.momentopname = bord(store, BORD, VANDAAG).als_tekst()


def _mensen(team: Team, corporatie: Corporatie) -> list[Kijker]:
    buurten = [f"/buurtprofiel?buurt={code}" for code in _buurten(team)]
    bladen = [f"/werkdruk?medewerker={wie}" for wie, _ in corporatie.medewerkers]
    managen = ("/", "/werkdruk", *bladen[:4], "/pieken", "/werkgebieden", "/stoplichtkaart", *buurten[:6])
    mensen = [Kijker(_met_link(team, corporatie, n), ("/bord",)) for n in range(BORDKIJKERS)]
    for n in range(COORDINATOREN):
        mensen.append(Kijker(team.meld_aan(f"coordinator{n}", "medewerker"), COORDINATOR))
    with Kluis.open(team.data / "kluis.sqlite") as kluis:
        for n, (wie, naam) in enumerate(corporatie.medewerkers[:COORDINATOREN]):
            koppeling.koppel(kluis, int(time.time()), f"oidc:coordinator{n}", wie, naam, door="bench")
    return mensen + [Kijker(team.meld_aan(f"manager{n}", "manager"), managen) for n in range(MANAGERS)]


def _met_link(team: Team, corporatie: Corporatie, nummer: int) -> str:
    nu, levend = int(time.time()), nummer % 2
    with Kluis.open(team.data / "kluis.sqlite") as kluis:
        _, token = links.maak(
            kluis, nu, door="bench", titel="Raad van toezicht", bereik=BORD,
            soort="levend" if levend else "momentopname", inhoud=None if levend else corporatie.momentopname,
        )  # fmt: skip
        return links.open_(kluis, token, nu)


def _buurten(team: Team) -> list[str]:
    kaart = json.loads((team.data.parent / "voorbeeld" / "voorbeeld_buurten.geojson").read_text("utf-8"))
    return sorted(kenmerk["properties"]["buurtcode"] for kenmerk in kaart["features"])


def _eerste_bezoeken(team: Team, mensen: list[Kijker]) -> dict[str, float]:
    """Address → seconds on a server that has shown nothing yet."""
    uit: dict[str, float] = {}
    for mens in {mens.adressen: mens for mens in mensen}.values():
        with draad.verbind(team.adres, mens.token) as lijn:
            for adres in dict.fromkeys(mens.adressen):
                begin = time.monotonic()
                draad.bekijk(lijn, adres)
                uit.setdefault(adres, time.monotonic() - begin)
    return uit


async def _kijk(team: Team, mens: Kijker, nummer: int, meting: Meting, einde: float) -> None:
    kans = random.Random(nummer)  # noqa: S311
    await asyncio.sleep(kans.uniform(0, AANLOOP))
    try:
        async with connect(
            team.adres.replace("http", "ws") + "/_stcore/stream", origin=Origin(team.adres), max_size=None,
            subprotocols=[Subprotocol("streamlit")], additional_headers={"cookie": f"bm={mens.token}"},
            open_timeout=60,
        ) as lijn:  # fmt: skip
            while time.monotonic() < einde:
                begin = time.monotonic()
                await _bekijk(lijn, kans.choice(mens.adressen))
                meting.seconden.append(time.monotonic() - begin)
                await asyncio.sleep(kans.uniform(0.5, 1.5) * DENKTIJD)
    except Exception as fout:
        meting.fouten.append(f"{type(fout).__name__}: {fout}")


async def _bekijk(lijn: ClientConnection, pad: str) -> None:
    await lijn.send(draad.vraag_pagina(pad))
    async with asyncio.timeout(60):
        while True:
            stuk = await lijn.recv()
            assert isinstance(stuk, bytes)
            if draad.klaar(stuk):
                return


async def _allemaal(team: Team, mensen: list[Kijker]) -> Meting:
    meting, einde = Meting(), time.monotonic() + SECONDEN
    await asyncio.gather(*(_kijk(team, mens, n, meting, einde) for n, mens in enumerate(mensen)))
    return meting


def _rekentijd(proces: int) -> float:
    """Seconds of processor time that a process used so far."""
    velden = (
        Path(f"/proc/{proces}/stat").read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()
    )
    return (int(velden[11]) + int(velden[12])) / TIKKEN


def kijkers(welke: range) -> tuple[int, str]:
    """One run of three minutes."""
    stuk, zag = 0, ""
    for _ in welke:
        corporatie = Corporatie()
        with TemporaryDirectory() as map_, draaiend_team(Path(map_), vooraf=corporatie.kijk) as team:
            mensen = _mensen(team, corporatie)
            koud = _eerste_bezoeken(team, mensen)
            begin = _rekentijd(team.proces)
            meting = asyncio.run(_allemaal(team, mensen))
            rekentijd, piek = _rekentijd(team.proces) - begin, geheugen_mb(team.proces)
        aantal, p95 = len(meting.seconden), meting.deel(0.95)
        stuk += int(p95 >= P95) + len(meting.fouten) + int(piek >= GEHEUGEN_MB)
        traagste = max(koud, key=lambda adres: koud[adres])
        zag = (
            f"keer {len(mensen)} kijkers: {aantal} pagina's, p50 {meting.deel(0.5):.2f} s, p95 {p95:.2f} s, "
            f"{len(meting.fouten)} fouten {meting.fouten[:1]}, hoogstens {piek} MB, "
            f"{1000 * rekentijd / max(aantal, 1):.0f} ms rekentijd per pagina; koud: "
            f"{len(koud)} eerste bezoeken, langste {koud[traagste]:.1f} s ({traagste}); "
            f"belasting van de machine {os.getloadavg()[0]:.1f}"
        )
    return stuk, zag
