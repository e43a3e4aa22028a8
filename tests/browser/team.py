"""The app as a team has it: logins in front, the sample corporation behind, and somebody of every role.

Sessions are begun in the vault itself, as a login would; so a test can be anybody without a provider.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from monitor.access import sessies
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.demo import STANDAARD_SEED, jaarplan, maak_voorbeeld, samenwerking
from monitor.intake.inlezen import Bestand
from monitor.pipeline import importeer, open_gegevens, ruim_verlopen_op
from monitor.settings import lees_instellingen
from monitor.store import Store
from tests.access.conftest import GEHEIM
from tests.browser.conftest import ALS_GEBRUIKER, vrije_poort, wacht_tot_gezond
from tests.conftest import PROJECT

VANDAAG = dt.date(2026, 11, 20)
# enough of the sample to fill every page, without the long history of hours
NIET = re.compile(r"(_202[345]|oordelen|bewonersonderzoek|schouw|indicatoren_complexen)")
PAGINA = re.compile(r'venster\.pagina\(\s*"(pages/[^"]+)",\s*"([^"]+)",\s*"[^"]+"(?:,\s*"([^"]+)")?')


@dataclass(frozen=True)
class Team:
    """A running server with its data."""

    adres: str
    data: Path
    proces: int  # number of the server's process

    def meld_aan(self, wie: str, rol: str, bereik: Bereik | None = None) -> str:
        """A session's token, as a login gives it."""
        with Kluis.open(self.data / "kluis.sqlite") as kluis:
            return sessies.begin(
                kluis, int(time.time()), wie=f"oidc:{wie}", naam=wie.title(), rol=rol,
                bereik=bereik or Bereik.van_rol(rol),
            )  # fmt: skip

    def venster(self, chromium: Browser, token: str) -> BrowserContext:
        """A browser in which this session is logged in."""
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
        context.add_cookies([{"name": "bm", "value": token, "url": self.adres}])
        return context


def paginas() -> dict[str, str]:
    """Address → title, of every page in the front door's navigation."""
    gevonden = PAGINA.findall((PROJECT / "app.py").read_text(encoding="utf-8"))
    assert len(gevonden) >= 9
    return {f"/{adres}": titel for _, titel, adres in gevonden}


@contextmanager
def draaiend_team(map_: Path, vooraf: Callable[[Store], None] | None = None) -> Iterator[Team]:
    """Fill a folder, let `vooraf` look at it, start the server in the mode `oidc`; at the end Ctrl+C, and
    it leaves without a word."""
    data = map_ / "data"
    paden = [
        pad
        for pad in maak_voorbeeld(map_ / "voorbeeld", vandaag=VANDAAG)
        if pad.suffix != ".txt" and not NIET.search(pad.name)
    ]
    with open_gegevens(lees_instellingen(data)) as store:
        uitslagen = importeer(store, [Bestand(pad, pad.name) for pad in paden], vandaag=VANDAAG)
        assert {uitslag.uitkomst for uitslag in uitslagen} == {"verwerkt"}, [u.reden for u in uitslagen]
        samenwerking.leg_vast(store, VANDAAG, STANDAARD_SEED)
        jaarplan.vul(store, VANDAAG, STANDAARD_SEED, "voorbeeld")
        ruim_verlopen_op(store, door="voorbeeld", vandaag=VANDAAG)  # as when the app makes it
        if vooraf is not None:
            vooraf(store)
    poort = vrije_poort()
    adres = f"http://127.0.0.1:{poort}"
    instelling = {
        "TOEGANG": "oidc", "ADRES": adres, "OIDC_CLIENT": "bm", "OIDC_UITGEVER": "http://127.0.0.1:9",
        "OIDC_GEHEIM": GEHEIM, "GROEPEN": '{"bm": "manager"}', "VANDAAG": VANDAAG.isoformat(),
    }  # fmt: skip
    omgeving = {
        **os.environ,
        **ALS_GEBRUIKER,
        **{f"BUURTMONITOR_{naam}": waarde for naam, waarde in instelling.items()},
    }
    with (map_ / "log").open("wb") as log:
        proces = subprocess.Popen(
            [sys.executable, "-m", "monitor", "run", "--port", str(poort), "--data", str(data)],
            cwd=PROJECT, env=omgeving, stdout=log, stderr=log,
        )  # fmt: skip
        try:
            wacht_tot_gezond(adres, map_ / "log")
            yield Team(adres, data, proces.pid)
        finally:
            proces.send_signal(signal.SIGINT)
            proces.wait(timeout=30)
    gezegd = (map_ / "log").read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in gezegd
    assert gezegd.splitlines()[-1].endswith("(stoppen: Ctrl+C)")
