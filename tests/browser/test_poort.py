"""A share link in a real browser: front page, button, the app under its strict policy, and the end."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page, expect

from monitor.access import links
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from tests.access.test_server import Draaiend, draaiend  # noqa: F401 — fixtures
from tests.browser.stil import klaar


@pytest.mark.browser
def test_somebody_of_the_board_opens_a_link(draaiend: Draaiend, pagina: Page) -> None:  # noqa: F811
    with Kluis.open(draaiend.data / "kluis.sqlite") as kluis:
        link, token = links.maak(
            kluis,
            int(time.time()) - 60,
            door="Ruud",
            titel="Bestuur, kwartaal 1",
            bereik=Bereik(("stoplichtkaart",), ("*",)),
            soort="levend",
            geheim_woord="zeven fietsen",
        )
        pagina.goto(f"{draaiend.adres}/d/{token}")
        expect(pagina.get_by_role("heading", name="Bestuur, kwartaal 1")).to_be_visible()
        expect(pagina.get_by_text("Gedeeld door Ruud")).to_be_visible()
        pagina.get_by_label("Wachtwoord").fill("zeven fietsen")
        pagina.get_by_role("button", name="Openen").click()
        pagina.wait_for_url(lambda adres: token not in adres)
        assert token.split(".")[1] not in pagina.content()
        # the app itself draws under the policy; a violation would be an error in the console
        pagina.goto(f"{draaiend.adres}/")
        expect(pagina.get_by_text("hoort niet bij wat met u is gedeeld")).to_be_visible()
        assert pagina.locator("html").get_attribute("lang") == "nl"
        assert pagina.evaluate("document.cookie").count("bm=") == 0
        klaar(pagina)
        pagina.wait_for_load_state("networkidle")  # a picture still under way would be refused as well
        links.trek_in(kluis, link.id, int(time.time()), door="Ruud")
        # the browser reports the refused document as an error; that is the point here
        antwoord = pagina.request.get(f"{draaiend.adres}/werkdruk", max_redirects=0)
        assert antwoord.status in (302, 401)
