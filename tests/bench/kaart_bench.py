"""The Stoplichtkaart in a real browser, side by side with Streamlit's own empty page in one run.

Bars: sixty buurten drawn (every polygon visible) within 1.4 × the time of the empty page, the real boundaries
of Limburg (932 buurten) within 2 ×; a click answers within 300 ms of an empty rerun; recolouring sixty
buurten costs less than 60 kB over the WebSocket. All pages take turns in a fresh browser context, so that a
busy machine disturbs them alike; medians are told. Without the real files only the sixty are measured.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, WebSocket, expect, sync_playwright

from monitor.intake.inlezen import Bestand
from monitor.pipeline import importeer, open_gegevens
from monitor.settings import lees_instellingen
from tests.app.stad import vul_stad
from tests.bench.kaart_leeg import LEEG
from tests.browser.conftest import VLAGGEN, vrije_poort, wacht_tot_levend
from tests.conftest import PROJECT

RONDES = 5
VANDAAG = "2026-05-04"
VLAK = "path.leaflet-interactive"
LAT_60, LAT_LIMBURG, LAT_KLIK_MS, LAT_KB = 1.4, 2.0, 300, 60
KLAAR = "[data-testid='stApp'][data-test-script-state='notRunning']"
# every polygon stands on the screen: counted at each picture that is drawn
GETEKEND = """aantal => new Promise(klaar => { const kijk = () => {
  const n = document.querySelectorAll('path.leaflet-interactive').length;
  n >= aantal ? klaar(n) : requestAnimationFrame(kijk); }; kijk(); })"""


@dataclass
class Lijn:
    """Bytes over the WebSocket, both ways."""

    bytes_: int = 0
    tellers: list[int] = field(default_factory=list)

    def volg(self, lijn: WebSocket) -> None:
        """Count every frame from now on."""
        for kant in ("framereceived", "framesent"):
            lijn.on(kant, self._tel)  # type: ignore[call-overload]

    def _tel(self, inhoud: str | bytes) -> None:
        self.bytes_ += len(inhoud if isinstance(inhoud, bytes) else inhoud.encode())


def _start(opdracht: list[str], omgeving: dict[str, str], poort: int) -> subprocess.Popen[bytes]:
    stil = subprocess.DEVNULL
    proces = subprocess.Popen(
        opdracht,
        cwd=PROJECT,
        env={**os.environ, **omgeving},
        stdout=stil,
        stderr=stil,
        start_new_session=True,
    )
    wacht_tot_levend(f"http://127.0.0.1:{poort}", None, seconden=180)
    return proces


def _app(data: Path) -> tuple[subprocess.Popen[bytes], str]:
    poort = vrije_poort()
    opdracht = [sys.executable, "-m", "monitor", "run", "--port", str(poort), "--data", str(data)]
    return _start(opdracht, {"BUURTMONITOR_VANDAAG": VANDAAG}, poort), f"http://127.0.0.1:{poort}"


def _leeg(map_: Path) -> tuple[subprocess.Popen[bytes], str]:
    poort = vrije_poort()
    script = map_ / "leeg.py"
    script.write_text(LEEG, encoding="utf-8")
    opdracht = [
        sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(poort),
        "--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false",
    ]  # fmt: skip
    return _start(opdracht, {}, poort), f"http://127.0.0.1:{poort}"


def _tab(browser: Browser) -> tuple[Page, Lijn]:
    tab = browser.new_context(viewport={"width": 1440, "height": 900}, locale="nl-NL").new_page()
    tab.set_default_timeout(120_000)
    lijn = Lijn()
    tab.on("websocket", lijn.volg)
    return tab, lijn


def _open_leeg(tab: Page, adres: str) -> float:
    begin = time.perf_counter()
    tab.goto(adres)
    tab.get_by_text("Leeg", exact=True).wait_for()
    tab.wait_for_selector(KLAAR)
    return time.perf_counter() - begin


def _open_kaart(tab: Page, adres: str, aantal: int) -> float:
    begin = time.perf_counter()
    tab.goto(f"{adres}/stoplichtkaart")
    tab.evaluate(GETEKEND, aantal)
    duur = time.perf_counter() - begin
    expect(tab.locator(VLAK).first).to_be_visible()
    return duur


def _tot(tab: Page, doe: Callable[[], None], zichtbaar: Callable[[], None]) -> float:
    tab.wait_for_selector(KLAAR)
    tab.wait_for_timeout(500)
    begin = time.perf_counter()
    doe()
    zichtbaar()
    return time.perf_counter() - begin


def _klik_leeg(tab: Page, keer: int) -> float:
    return _tot(
        tab,
        tab.get_by_role("button", name="Nog eens").click,
        tab.get_by_text(f"keer {keer}", exact=True).wait_for,
    )


def _klik_kaart(tab: Page, nummer: int) -> float:
    """A click on an area until the short profile beside the map is about that area."""
    vak = tab.locator(f"{VLAK}[aria-label^='Buurt {nummer}:']")
    return _tot(tab, lambda: vak.click(force=True), tab.get_by_text(f"Buurt {nummer}:").first.wait_for)


def _herkleur(tab: Page, lijn: Lijn) -> int:
    """Bytes of one recolouring, everything that follows it included."""
    tab.wait_for_selector(KLAAR)
    tab.wait_for_timeout(1000)
    lijn.bytes_ = 0
    tab.get_by_role("combobox", name="Thema").click()
    tab.get_by_role("option", name="Sociale draagkracht").click()
    tab.get_by_text("Huishoudens met huurachterstand").first.wait_for()
    tab.wait_for_selector(KLAAR)
    tab.wait_for_timeout(1000)
    return lijn.bytes_


def _gegevens(map_: Path) -> dict[str, tuple[Path, int]]:
    """Data folders: sixty sample buurten; Limburg when the real files are there."""
    mappen = {"60": (map_ / "zestig", 60)}
    with open_gegevens(lees_instellingen(map_ / "zestig")) as store:
        vul_stad(store, aantal=60)
    echt = Path(os.environ.get("BUURTMONITOR_TESTDATA", PROJECT.parent / "shared" / "data")) / "buurten"
    if (echt / "limburg_buurten_2024.geojson").is_file():
        namen = (
            "limburg_buurten_2024.geojson",
            "kwb2024_buurten.csv",
            "politie_misdrijven_totaal_2021_2025_buurten.csv",
        )
        with open_gegevens(lees_instellingen(map_ / "limburg")) as store:
            importeer(store, [Bestand(echt / naam, naam) for naam in namen])
        mappen["Limburg"] = (map_ / "limburg", 932)
    return mappen


def draai() -> list[tuple[str, str, str]]:
    """Rows (what, measured, bar)."""
    with tempfile.TemporaryDirectory() as tijdelijk, sync_playwright() as speler:
        mappen = _gegevens(Path(tijdelijk))
        draaiend = {naam: _app(data) for naam, (data, _) in mappen.items()}
        draaiend["leeg"] = _leeg(Path(tijdelijk))
        try:
            browser = speler.chromium.launch(executable_path=shutil.which("chromium"), args=VLAGGEN)
            return _meet(browser, {naam: adres for naam, (_, adres) in draaiend.items()}, mappen)
        finally:
            for proces, _ in draaiend.values():
                os.killpg(proces.pid, 15)
                proces.wait(timeout=20)


def _meet(
    browser: Browser, adressen: dict[str, str], mappen: dict[str, tuple[Path, int]]
) -> list[tuple[str, str, str]]:
    tijden: dict[str, list[float]] = {naam: [] for naam in (*mappen, "leeg", "klik leeg", "klik kaart")}
    kilobytes: list[float] = []
    for ronde in range(RONDES + 1):
        for naam in ("leeg", *mappen):
            tab, lijn = _tab(browser)
            if naam == "leeg":
                duur = _open_leeg(tab, adressen[naam])
                klik = _klik_leeg(tab, 1)
            else:
                duur = _open_kaart(tab, adressen[naam], mappen[naam][1])
                klik = _klik_kaart(tab, 20 + ronde) if naam == "60" else 0.0
            if ronde:  # the first round warms the servers
                tijden[naam].append(duur)
                if naam in ("60", "leeg"):
                    tijden["klik leeg" if naam == "leeg" else "klik kaart"].append(klik)
                if naam == "60":
                    kilobytes.append(_herkleur(tab, lijn) / 1000)
            tab.context.close()
    return _rijen({naam: statistics.median(waarden) for naam, waarden in tijden.items()}, max(kilobytes))


def _rijen(mediaan: dict[str, float], kilobyte: float) -> list[tuple[str, str, str]]:
    leeg = mediaan["leeg"]
    rijen = [
        ("lege pagina van Streamlit", f"{leeg * 1000:.0f} ms", ""),
        ("kaart met 60 buurten getekend", f"{mediaan['60'] * 1000:.0f} ms", ""),
        ("kaart met 60 buurten ÷ lege pagina", f"{mediaan['60'] / leeg:.2f} ×", f"{LAT_60} ×"),
    ]
    if "Limburg" in mediaan:
        rijen += [
            ("kaart van Limburg getekend (932 buurten)", f"{mediaan['Limburg'] * 1000:.0f} ms", ""),
            ("kaart van Limburg ÷ lege pagina", f"{mediaan['Limburg'] / leeg:.2f} ×", f"{LAT_LIMBURG} ×"),
        ]
    extra = (mediaan["klik kaart"] - mediaan["klik leeg"]) * 1000
    return [
        *rijen,
        ("klik op de kaart − lege herhaling", f"{extra:.0f} ms", f"{LAT_KLIK_MS} ms"),
        ("herkleuren van 60 buurten, over de WebSocket", f"{kilobyte:.0f} kB", f"{LAT_KB} kB"),
    ]
