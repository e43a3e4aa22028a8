"""Screenshots of the pages with the sample corporation: `python -m tests.browser.schermafdrukken [MAP]`.

Without arguments it renews the picture in the README. With a folder it takes every page at every width that
its readers use, so that a person can look at them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import VLAGGEN, vrije_poort, wacht_tot_levend
from tests.conftest import PROJECT

VANDAAG = "2026-11-20"
PAGINAS = {
    "overzicht": "/",
    "werkdruk": "/werkdruk",
    "pieken": "/pieken",
    "pieken-wat-als": "/pieken?deel=Wat+als",
    "stoplichtkaart": "/stoplichtkaart",
    "buurtprofiel": "/buurtprofiel",
    "interventies": "/interventies",
    "werkgebieden": "/werkgebieden",
    "jaarplan": "/jaarplan",
    "schouw": "/schouw",
    "gegevens": "/gegevens",
    "bord": "/bord",
    "delen": "/delen",
}
BREEDTES = (1440, 1024)
README_BEELD = PROJECT / "docs" / "beeld" / "werkdruk.png"


def neem(tab: Page, adres: str, doel: Path, breedte: int) -> None:
    """One page, full height, when Streamlit says that it has finished running."""
    tab.set_viewport_size({"width": breedte, "height": 900})
    tab.goto(adres)
    tab.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
    tab.wait_for_timeout(1500)  # charts animate in
    hoogte = tab.evaluate("document.querySelector('[data-testid=stMain]')?.scrollHeight ?? 900")
    tab.set_viewport_size({"width": breedte, "height": min(int(hoogte), 6000)})
    tab.wait_for_timeout(700)
    doel.parent.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=doel)


def main(argumenten: list[str]) -> int:
    """Start the app on a sample corporation and take the pictures."""
    with tempfile.TemporaryDirectory() as tijdelijk, sync_playwright() as speler:
        poort = vrije_poort()
        omgeving = {**os.environ, "BUURTMONITOR_VANDAAG": VANDAAG, "BUURTMONITOR_DATA": f"{tijdelijk}/data"}
        server = subprocess.Popen(
            [sys.executable, "-m", "monitor", "run", "--demo", "--port", str(poort)],
            cwd=PROJECT, env=omgeving, start_new_session=True,
        )  # fmt: skip
        try:
            wacht_tot_levend(f"http://127.0.0.1:{poort}", None, seconden=180)
            browser = speler.chromium.launch(executable_path=shutil.which("chromium"), args=VLAGGEN)
            tab = browser.new_page(locale="nl-NL")
            if argumenten:
                for naam, pad in PAGINAS.items():
                    for breedte in BREEDTES:
                        neem(
                            tab,
                            f"http://127.0.0.1:{poort}{pad}",
                            Path(argumenten[0]) / f"{naam}_{breedte}.png",
                            breedte,
                        )
            else:
                neem(tab, f"http://127.0.0.1:{poort}/werkdruk", README_BEELD, 1440)
            browser.close()
        finally:
            os.killpg(server.pid, 15)
            server.wait(timeout=20)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
