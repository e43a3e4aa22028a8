"""Sixty-four texts that want to be a script, as every name that the app shows, in Chromium on every page.

In each of eight rounds every buurt, wijk, gemeente, complex, colleague, project, partner, task, file and note
carries one of the texts, each round another one; so every kind of name has had every text. A manager opens
every page, with its views, tabs and folds, and moves over the maps; a member of the board opens the board.
Broken is: a text that ran (`window.__pwn`), a window that asked something, or a page with an error.
"""

from __future__ import annotations

import shutil
import sys
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Dialog, Error, Page, sync_playwright

from monitor.store import Store
from monitor.ui.werkgebied.pagina import BEELDEN
from tests.browser.conftest import VLAGGEN
from tests.browser.stil import klaar
from tests.browser.team import Team, draaiend_team, paginas

PWN = "window.__pwn=1"
LADINGEN = (
    f"<script>{PWN}</script>", f"<img src=x onerror={PWN}>", f"<svg/onload={PWN}>",
    "<iframe srcdoc='<script>parent.__pwn=1</script>'>", f"javascript:{PWN}", f"${{{PWN}}}",
    f"<details open ontoggle={PWN}>", f"<a href=\"javascript:{PWN}\" autofocus onfocus={PWN}>x</a>",
)  # fmt: skip
VERPAKT = (
    "{}", '">{}', "'>{}", "</script></title></textarea>{}", "`{}`", "[x]({})", "\\u003c{}\\", "{{{{{}}}}}",
)  # fmt: skip
NAMEN = tuple(vorm.format(lading) for vorm, lading in product(VERPAKT, LADINGEN))
RONDES = 8
KOLOMMEN = {
    "buurt": ("naam", "wijknaam", "gemeente"), "complex": ("naam",), "medewerker": ("naam",),
    "project": ("naam",), "partner": ("organisatie", "afspraak"), "interventie": ("naam", "doel"),
    "taak": ("omschrijving",), "categorie": ("naam",), "batch": ("bestand", "geladen_door"),
    "melding": ("tekst",), "quarantaine": ("tekst", "blad"), "schrijfwijze": ("naam",), "feestdag": ("naam",),
}  # fmt: skip
EXTRA = (
    "/werkdruk?medewerker=M01", "/buurtprofiel?buurt=BU90010101", "/buurtprofiel?complex=C001",
    *(f"/werkgebieden?beeld={beeld}" for beeld in BEELDEN),
)  # fmt: skip


def noem(ronde: int, store: Store) -> None:
    """Give everything one of the texts for a name."""
    with store.schrijf() as tx:
        for tabel, kolommen in KOLOMMEN.items():
            for n, kolom in enumerate(kolommen):
                tx.doe(
                    f"update {tabel} set {kolom} = list_extract($namen, 1 + (($n + rowid) % 64)::integer)",
                    {"namen": list(NAMEN), "n": 8 * ronde + 21 * n},
                )


def scripts(welke: range) -> tuple[int, str]:
    """A round per unit."""
    stuk = bekeken = 0
    for ronde in welke:
        with (
            TemporaryDirectory() as map_,
            draaiend_team(Path(map_), vooraf=partial(noem, ronde)) as team,
            sync_playwright() as speler,
        ):
            browser = speler.chromium.launch(executable_path=shutil.which("chromium"), args=VLAGGEN)
            for rol in ("manager", "bestuur", "beheerder"):
                with team.venster(browser, team.meld_aan(rol, rol)) as context:
                    fouten, gezien = _bekijk_alles(team, context)
                stuk, bekeken = stuk + len(fouten), bekeken + gezien
                for fout in fouten:
                    sys.stdout.write(f"  ronde {ronde}, {rol}: {fout}\n")
            browser.close()
    return stuk, f"rondes van {len(NAMEN)} teksten als naam; {bekeken} bladzijden in de laatste"


def _bekijk_alles(team: Team, context: BrowserContext) -> tuple[list[str], int]:
    fouten: list[str] = []
    pagina = context.new_page()
    pagina.set_default_timeout(120_000)

    def vraagt(venster: Dialog) -> None:
        fouten.append(f"{pagina.url} asked {venster.message[:60]}")
        venster.dismiss()

    pagina.on("dialog", vraagt)
    adressen = [*paginas(), *EXTRA]
    for adres in adressen:
        pagina.goto(team.adres + adres)
        klaar(pagina)
        _raak_alles_aan(pagina)
        if pagina.evaluate("window.__pwn") is not None:
            fouten.append(f"{adres}: a name ran as a script")
        if pagina.locator("[data-testid='stException']").count():
            fouten.append(f"{adres}: an error on the page")
    return fouten, len(adressen)


def _raak_alles_aan(pagina: Page) -> None:
    """Open folds and tabs, and move over the first shapes of a map: what appears shows names too."""
    for kiezer in ("[data-testid='stExpander'] summary", "[role=tab]"):
        for n in range(min(12, pagina.locator(kiezer).count())):
            try:
                pagina.locator(kiezer).nth(n).click(timeout=3000)
                klaar(pagina)
            except Error:
                continue  # drawn anew meanwhile, or not in sight
    for n in range(min(6, pagina.locator("path.leaflet-interactive").count())):
        try:
            pagina.locator("path.leaflet-interactive").nth(n).hover(force=True, timeout=3000)
        except Error:
            continue
