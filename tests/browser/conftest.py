"""A real server and a real Chromium. A page that asks any foreign host, or logs an error, fails its test."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.conftest import PROJECT

WACHT_SECONDEN = 60
START_SECONDEN = 240  # a machine that is busy with other things takes long to load the program
ALS_GEBRUIKER = {"BUURTMONITOR_THREADS": "2"}  # settings that tests have otherwise (see the first conftest)
VLAGGEN = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-quic",
]  # fmt: skip


def vrije_poort() -> int:
    """A port that nobody listens on."""
    with socket.socket() as gat:
        gat.bind(("127.0.0.1", 0))
        return int(gat.getsockname()[1])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; `make test` installs it.

    One per file: Playwright keeps an event loop running as long as it lives, and a test after it in the same
    process may want a loop of its own.
    """
    pad = shutil.which("chromium")
    if pad is None:
        pytest.fail("Chromium is missing: run `make chromium`")
    with sync_playwright() as speler:
        expect.set_options(timeout=WACHT_SECONDEN * 1000)
        browser = speler.chromium.launch(executable_path=pad, args=VLAGGEN)
        yield browser
        browser.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Callable[..., str]]:
    """Start the app on a data folder; returns its address."""
    gestart: list[subprocess.Popen[bytes]] = []

    def _start(data: Path | None = None, vandaag: str = "2026-11-20") -> str:
        poort = vrije_poort()
        omgeving = {**os.environ, **ALS_GEBRUIKER, "BUURTMONITOR_VANDAAG": vandaag}
        opdracht = [sys.executable, "-m", "monitor", "run", "--port", str(poort)]
        with (tmp_path / "server.log").open("wb") as log:
            gestart.append(
                subprocess.Popen(
                    [*opdracht, "--data", str(data or tmp_path / "data")],
                    cwd=PROJECT,
                    env=omgeving,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
        adres = f"http://127.0.0.1:{poort}"
        wacht_tot_levend(adres, tmp_path / "server.log", START_SECONDEN)
        return adres

    yield _start
    for proces in gestart:
        os.killpg(proces.pid, 15)
        proces.wait(timeout=20)


def wacht_tot_gezond(adres: str, log: Path | None) -> None:
    """The same for a server with logins: what stands open there is `/healthz`."""
    wacht_tot_levend(adres, log, pad="/healthz")


def wacht_tot_levend(
    adres: str, log: Path | None, seconden: float = START_SECONDEN, pad: str = "/_stcore/health"
) -> None:
    """Wait until the server answers; fails with its log when it does not."""
    einde = time.monotonic() + seconden
    while time.monotonic() < einde:
        try:
            with urllib.request.urlopen(f"{adres}{pad}", timeout=2) as antwoord:
                if antwoord.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    uitleg = log.read_text(encoding="utf-8", errors="replace") if log else ""
    pytest.fail(f"The app did not start: {uitleg}")


@pytest.fixture
def pagina(chromium: Browser) -> Iterator[Page]:
    """A tab of 1440 px wide that guards against foreign hosts and console errors."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL")
    tab = context.new_page()
    vreemd: list[str] = []
    fouten: list[str] = []
    tab.on(
        "request",
        lambda verzoek: (
            vreemd.append(verzoek.url)
            if urlsplit(verzoek.url).hostname not in (None, "127.0.0.1", "localhost")
            and urlsplit(verzoek.url).scheme in ("http", "https", "ws", "wss")
            else None
        ),
    )
    tab.on("console", lambda bericht: fouten.append(bericht.text) if _is_fout(bericht) else None)
    tab.on("pageerror", lambda fout: fouten.append(str(fout)))
    tab.set_default_timeout(WACHT_SECONDEN * 1000)
    yield tab
    context.close()
    assert vreemd == [], "requests left the machine"
    assert fouten == [], "errors in the console"


def _is_fout(bericht: ConsoleMessage) -> bool:
    """An error, save one: behind a deep link Streamlit looks for its base path by trying (404) addresses."""
    zoekt_basispad = "/_stcore/" in str(bericht.location.get("url", ""))
    return bericht.type == "error" and not zoekt_basispad
