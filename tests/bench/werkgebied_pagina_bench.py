"""A click on the map of Werkgebieden, in a real browser: until the map is repainted and the figures changed.

150 buurten with outlines of 48 points, 17 coordinators; a brush in hand, so that every click gives a buurt to
somebody else. The browser's own clock runs from the mouse going down in the map to the moment that the shape
has its new colour or letters (of 17 people some share a colour) and that the heading and the bars stand with
their new figures; the map shows a click by itself, the figures come from the server. Beside it the processor
time of the server per click, and how many of a burst of fast clicks are in the plan in the end.
"""

from __future__ import annotations

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from monitor.settings import lees_instellingen
from monitor.store import Store
from tests.browser.conftest import VLAGGEN, vrije_poort, wacht_tot_levend
from tests.conftest import PROJECT
from tests.werkgebied import stad

VANDAAG = "2026-11-20"
BREED, HOOG, MENSEN = 15, 10, 17
PUNTEN = 12  # per side of a buurt
KLIKKEN = 12
LAT = "≤ 300 ms"
NAMEN = tuple(
    f"{'ABCDEFGHIJKLMNOPQ'[nummer]}nna van {'ABCDEFGHIJKLMNOPQ'[nummer]}" for nummer in range(MENSEN)
)
# one look per frame at what a user sees: the shape, the heading, and the picture of the bars
_KIJK = """([code, penseel]) => new Promise(klaar => {
  const vlak = document.querySelector(`path[data-buurt=${code}]`);
  const kop = () => document.querySelector('h3').textContent;
  const balken = () => (document.querySelector('.stVegaLiteChart svg') || {}).innerHTML;
  const verf = () => `${vlak.getAttribute('fill')} ${vlak.dataset.wie}`;
  const voor = [verf(), kop(), balken()], tijden = [null, null, null];
  const vorm = vlak.getBoundingClientRect();
  const begin = performance.now();
  vlak.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true,
    view: window, clientX: vorm.x + vorm.width / 2, clientY: vorm.y + vorm.height / 2}));
  const kijk = () => {
    const nu = [verf(), kop(), balken()], t = performance.now() - begin;
    nu.forEach((waarde, i) => { if (tijden[i] === null && waarde && waarde !== voor[i]) tijden[i] = t; });
    if (tijden.every(x => x !== null) || t > 8000) klaar(tijden); else requestAnimationFrame(kijk);
  };
  requestAnimationFrame(kijk);
})"""


def omtrek(kolom: int, rij: int) -> list[list[float]]:
    """A square with wavy sides that fit those of its neighbours."""

    def rand(een: tuple[float, float], ander: tuple[float, float]) -> list[list[float]]:
        (x0, y0), (x1, y1) = sorted((een, ander))
        punten = []
        for stap in range(PUNTEN):
            t = stap / PUNTEN
            golf = 0.06 * math.sin(math.pi * t) * math.sin(7 * (x0 + 3 * y0) + 9 * t)
            punten.append([x0 + (x1 - x0) * t + (y1 - y0) * golf, y0 + (y1 - y0) * t + (x1 - x0) * golf])
        punten.append([x1, y1])
        return punten if (x0, y0) == een else punten[::-1]

    hoeken = [(kolom, rij), (kolom + 1, rij), (kolom + 1, rij + 1), (kolom, rij + 1), (kolom, rij)]
    ring = [p for een, ander in pairwise(hoeken) for p in rand(een, ander)[:-1]]
    punten = [[stad.WEST + stad.BREED * x, stad.ZUID + stad.HOOG * y] for x, y in ring]
    return [*punten, punten[0]]


def vul(data: Path) -> None:
    """The town of 150 buurten in a folder."""
    with Store.open(lees_instellingen(data)) as store:
        bouwer = stad.bouw(store, breed=BREED, hoog=HOOG, namen=NAMEN)
        for rij in range(HOOG):
            for kolom in range(BREED):
                vorm = {"type": "Polygon", "coordinates": [omtrek(kolom, rij)]}
                bouwer.doe(
                    "update buurt set geometrie = ? where buurt = ?", json.dumps(vorm), stad.code(kolom, rij)
                )
        bouwer.ververs()


def klikken(adres: str, pagina: Page) -> list[list[float]]:
    """Milliseconds until (shape, heading, bars) changed, per click."""
    pagina.goto(f"{adres}/werkgebieden")
    pagina.locator("path[data-buurt]").nth(BREED * HOOG - 1).wait_for()
    pagina.locator(".stVegaLiteChart svg").first.wait_for()
    tijden = []
    letters = ["BB", "CC"]
    for nummer in range(KLIKKEN):
        naar = letters[nummer % 2]
        if nummer < 2:
            pagina.locator(".st-key-werkgebied_penseel").get_by_text(naar, exact=True).click()
            _rust(pagina)
        tijden.append(pagina.evaluate(_KIJK, [stad.code(2 + nummer % 12, 1 + nummer // 3), naar]))
        _rust(pagina)
    return tijden[1:]  # the first one warms up


def vlug(pagina: Page) -> tuple[int, int]:
    """(in the plan, clicked): a burst of clicks with 60 ms between, faster than pages come."""
    codes = [stad.code(8 + nummer, 8) for nummer in range(6)]
    kop = pagina.locator("h3").first
    voor = _wissels(kop.inner_text())
    for code in codes:
        pagina.locator(f"path[data-buurt={code}]").dispatch_event("click")
        pagina.wait_for_timeout(60)
    _rust(pagina)
    _rust(pagina)
    return _wissels(kop.inner_text()) - voor, len(codes)


def _wissels(zin: str) -> int:
    """`… 11 buurten wisselen` → 11."""
    return int(zin.rsplit(";", 1)[1].split()[0])


def _rust(pagina: Page) -> None:
    pagina.wait_for_timeout(300)
    pagina.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
    pagina.wait_for_timeout(500)


def draai() -> list[tuple[str, str, str]]:
    """Rows (what, measured, bar)."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return [("klik op de kaart, n=150", "Chromium ontbreekt hier", LAT)]
    with tempfile.TemporaryDirectory() as tijdelijk, sync_playwright() as speler:
        data = Path(tijdelijk) / "data"
        vul(data)
        poort = vrije_poort()
        opdracht = [sys.executable, "-m", "monitor", "run", "--port", str(poort), "--data", str(data)]
        omgeving = {**os.environ, "BUURTMONITOR_VANDAAG": VANDAAG}
        with (Path(tijdelijk) / "log").open("wb") as log:
            server = subprocess.Popen(opdracht, cwd=PROJECT, env=omgeving, stdout=log, stderr=log)
        try:
            adres = f"http://127.0.0.1:{poort}"
            wacht_tot_levend(adres, Path(tijdelijk) / "log")
            browser = speler.chromium.launch(executable_path=chromium, args=VLAGGEN)
            pagina = browser.new_page(viewport={"width": 1440, "height": 1000}, locale="nl-NL")
            rekentijd = _rekentijd(server.pid)
            tijden = klikken(adres, pagina)
            rekentijd = (_rekentijd(server.pid) - rekentijd) / KLIKKEN
            gelukt, gedaan = vlug(pagina)
            browser.close()
        finally:
            server.terminate()
            server.wait(timeout=20)
    goed = [t for t in tijden if None not in t]
    rijen = [("klikken met een zichtbaar gevolg, n=150", f"{len(goed)} van {len(tijden)}", "alle")]
    for wat, kolom in (("kaart", 0), ("zin", 1), ("balken", 2)):
        reeks = sorted(t[kolom] for t in goed)
        tekst = f"{statistics.median(reeks):.0f} ms (snelste {reeks[0]:.0f}, traagste {reeks[-1]:.0f})"
        rijen.append((f"klik → {wat}, n=150", tekst, LAT))
    rijen.append(("klikken met 60 ms ertussen die in de verdeling staan", f"{gelukt} van {gedaan}", "alle"))
    return [*rijen, ("rekentijd van de server per klik", f"{1000 * rekentijd:.0f} ms", "")]


def _rekentijd(pid: int) -> float:
    """Seconds of processor time that a process has had, all threads."""
    velden = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(velden[11]) + int(velden[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    for rij in draai():
        sys.stdout.write("  ".join(rij) + "\n")
