"""The working group's journey at the table, in a real browser: from proposal to a division in use."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from monitor.settings import lees_instellingen
from monitor.store import Store
from tests.werkgebied import stad

VANDAAG = "2026-11-20"
pytestmark = pytest.mark.browser
expect.set_options(timeout=30_000)


@pytest.fixture
def adres(tmp_path: Path, server: Callable[..., str]) -> str:
    """The app on the small town."""
    with Store.open(lees_instellingen(tmp_path / "data")) as store:
        stad.bouw(store)
    return server(vandaag=VANDAAG)


def klaar(pagina: Page) -> None:
    """Wait until Streamlit says that it has finished running."""
    pagina.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")


def kaart(pagina: Page) -> FrameLocator:
    return pagina.frame_locator("iframe[title*='st_folium']").first


def klik_buurt(pagina: Page, nummer: int) -> None:
    """Click the n-th shape on the map."""
    vlak = kaart(pagina).locator("path.leaflet-interactive").nth(nummer)
    vlak.click(force=True)
    klaar(pagina)


def vak(pagina: Page, naam: str) -> None:
    pagina.get_by_role("tab", name=naam).click()
    klaar(pagina)


def knop(pagina: Page, naam: str) -> None:
    pagina.get_by_role("button", name=naam, exact=True).click()
    klaar(pagina)


def test_from_proposal_to_a_division_in_use(adres: str, pagina: Page, tmp_path: Path) -> None:
    pagina.goto(f"{adres}/werkgebieden")
    expect(pagina.get_by_role("heading", name=re.compile("boven het eerlijke deel"))).to_be_visible()

    # propose
    vak(pagina, "Voorstel")
    knop(pagina, "Stel een verdeling voor")
    expect(pagina.get_by_text(re.compile("woningen verhuist, grens"))).to_be_visible()
    expect(pagina.get_by_role("heading", name=re.compile("^Voorstel"))).to_be_visible()

    # lock two
    for nummer in (0, 23):
        klik_buurt(pagina, nummer)
        knop(pagina, "Op slot")
        expect(pagina.get_by_role("button", name="Slot eraf", exact=True)).to_be_visible()
    expect(kaart(pagina).get_by_text("🔒")).to_have_count(2)

    # a locked buurt refuses the brush, another takes it; undo gives it back
    pagina.get_by_role("button", name="CC", exact=True).click()
    klaar(pagina)
    klik_buurt(pagina, 0)
    expect(pagina.get_by_text(re.compile("staat op slot"))).to_be_visible()
    voor = letters(pagina)
    klik_buurt(pagina, 12)
    expect(kaart(pagina).locator("body")).to_contain_text("CC")
    assert sum(een != ander for een, ander in zip(voor, letters(pagina), strict=True)) == 1
    knop(pagina, "Ongedaan")
    pagina.wait_for_timeout(300)
    assert letters(pagina) == voor
    pagina.get_by_role("button", name="Alleen kijken").click()
    klaar(pagina)

    # compare with today
    pagina.get_by_role("radio", name="Vergelijken").or_(
        pagina.get_by_role("button", name="Vergelijken")
    ).first.click()
    expect(pagina.get_by_role("heading", name=re.compile(r"buurten? verschil"))).to_be_visible()
    pagina.get_by_role("radio", name="Verdelen").or_(
        pagina.get_by_role("button", name="Verdelen")
    ).first.click()
    klaar(pagina)

    # keep it, and open it by its address in a fresh tab
    vak(pagina, "Bewaren en delen")
    pagina.get_by_label("Bewaren onder de naam").fill("Plan van de werkgroep")
    knop(pagina, "Bewaar")
    expect(pagina.get_by_text(re.compile("Bewaard als Plan van de werkgroep"))).to_be_visible()
    assert "scenario=" in pagina.url
    pagina.goto(pagina.url)
    expect(pagina.get_by_role("heading", name=re.compile("^Plan van de werkgroep"))).to_be_visible()
    pagina.wait_for_timeout(500)
    assert letters(pagina) == voor
    expect(kaart(pagina).get_by_text("🔒")).to_have_count(2)

    # take it into use; Werkdruk follows
    vak(pagina, "Bewaren en delen")
    knop(pagina, "Neem in gebruik")
    knop(pagina, "Ja, neem in gebruik")
    expect(pagina.get_by_text(re.compile("De verdeling gaat in op"))).to_be_visible()


def letters(pagina: Page) -> list[str]:
    """The letters on the map, without locks."""
    teksten = kaart(pagina).locator(".leaflet-marker-pane div div").all_inner_texts()
    return [tekst.split()[0] for tekst in teksten]
