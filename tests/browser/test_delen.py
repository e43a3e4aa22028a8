"""From making a link to the closed door: shared by the manager, read on a telephone, taken back."""

from __future__ import annotations

import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from monitor.access import sessies
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.settings import lees_instellingen
from monitor.store import Store
from tests.access.test_server import Draaiend, draaiend  # noqa: F401 — fixtures
from tests.browser import axe
from tests.browser.conftest import WACHT_SECONDEN
from tests.browser.stil import klaar
from tests.report.lezen import pdf_tekst
from tests.report.organisatie import MENSEN, vul_organisatie

TELEFOON = {"width": 390, "height": 844}


@pytest.fixture
def organisatie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data for the server to open; both look at the same day."""
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", "2026-11-20")
    with Store.open(lees_instellingen(tmp_path / "data")) as store:
        vul_organisatie(store)


@pytest.mark.browser
@pytest.mark.usefixtures("organisatie")
def test_share_read_download_and_take_back(
    draaiend: Draaiend,  # noqa: F811
    pagina: Page,
    chromium: Browser,
    tmp_path: Path,
) -> None:
    with Kluis.open(draaiend.data / "kluis.sqlite") as kluis:
        token = sessies.begin(
            kluis, int(time.time()) - 1, wie="oidc:ruud", naam="Ruud", rol="manager", bereik=Bereik.alles()
        )
    pagina.context.add_cookies([{"name": "bm", "value": token, "url": draaiend.adres}])
    pagina.goto(f"{draaiend.adres}/delen")
    pagina.get_by_label("Met wie deelt u dit?").fill("Bestuur, kwartaal 4")
    pagina.get_by_label("Met wie deelt u dit?").press("Tab")
    klaar(pagina)
    pagina.get_by_role("button", name="Link maken").click()
    expect(pagina.get_by_text("terug te rekenen").first).to_be_visible()
    adres = pagina.get_by_text(re.compile(r"^http://127\.0\.0\.1:\d+/d/")).first
    expect(adres).to_be_visible()
    link = adres.inner_text().strip()

    gast = chromium.new_context(viewport=TELEFOON, locale="nl-NL", accept_downloads=True)
    tab = gast.new_page()
    tab.set_default_timeout(WACHT_SECONDEN * 1000)
    vreemd, fouten = _bewaak(tab)
    tab.goto(link)
    expect(tab.get_by_text("Gedeeld door Ruud")).to_be_visible()
    tab.get_by_role("button", name="Openen").click()
    expect(tab.get_by_role("heading", name="Hoe gaat het?")).to_be_visible()
    assert link.rsplit("/", 1)[1] not in tab.url
    expect(tab.get_by_text("Gedeeld met Bestuur, kwartaal 4")).to_be_visible()
    expect(tab.get_by_role("heading", name="Wat komt eraan")).to_be_visible()
    klaar(tab)
    for vraag in ("Hoe gaat het met de buurten?", "Hoe gaat het met het team?", "Wat komt eraan?"):
        vak = tab.get_by_text(vraag, exact=True).bounding_box()
        assert vak is not None
        assert vak["y"] + 3 * vak["height"] < TELEFOON["height"], vraag  # its answer is on the first screen
    assert not [naam for naam in MENSEN if naam.split()[0] in tab.content()]
    breedte = tab.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert axe.bevindingen(tab) == []
    assert breedte <= TELEFOON["width"]  # nothing to scroll sideways for
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download PDF").click()
    download.value.save_as(tmp_path / "bord.pdf")
    assert "Gedeeld met Bestuur, kwartaal 4" in pdf_tekst((tmp_path / "bord.pdf").read_bytes())
    assert (vreemd, fouten) == ([], [])

    klaar(pagina)
    pagina.get_by_role("button", name="Intrekken").first.click()
    pagina.get_by_role("button", name="Ja, trek in").click()
    expect(pagina.get_by_text("geen enkele link werkt")).to_be_visible()
    assert tab.request.get(f"{draaiend.adres}/bord", max_redirects=0).status in (302, 401)
    assert tab.request.get(link).status == 404
    gast.close()


def _bewaak(tab: Page) -> tuple[list[str], list[str]]:
    """Foreign hosts and console errors of a tab; looking for the base path (404) is Streamlit's habit."""
    vreemd: list[str] = []
    fouten: list[str] = []
    tab.on(
        "request",
        lambda r: vreemd.append(r.url) if urlsplit(r.url).hostname not in (None, "127.0.0.1") else None,
    )
    tab.on(
        "console",
        lambda m: (
            fouten.append(m.text)
            if m.type == "error" and "/_stcore/" not in str(m.location.get("url", ""))
            else None
        ),
    )
    tab.on("pageerror", lambda fout: fouten.append(str(fout)))
    return vreemd, fouten
