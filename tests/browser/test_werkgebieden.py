"""The working group's journey at the table, in a real browser: from proposal to a division in use."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from monitor.settings import lees_instellingen
from monitor.store import Store
from monitor.werkgebied.__main__ import klaarzetten
from tests.browser.stil import klaar, klik_vorm, wacht_tot, zweef_boven
from tests.werkgebied import stad

VANDAAG = "2026-11-20"
pytestmark = pytest.mark.browser


@pytest.fixture
def adres(tmp_path: Path, server: Callable[..., str]) -> str:
    """The app on the small town; Anna registered ten weeks, so that Werkdruk has a figure."""
    klaarzetten()  # a first search compiles for a while; `make` does so when it sets up
    with Store.open(lees_instellingen(tmp_path / "data")) as store:
        bouwer = stad.bouw(store)
        for week in range(10):
            bouwer.week(dt.date(2026, 9, 7) + dt.timedelta(weeks=week), 8, "m01")
        bouwer.ververs()
    return server(vandaag=VANDAAG)


def kaart(pagina: Page) -> Locator:
    return pagina.locator(".leaflet-container").first


def klik_buurt(pagina: Page, code: str) -> None:
    """Click a shape on the map."""
    klik_vorm(pagina, kaart(pagina).locator(f"path[data-buurt={code}]"))


def klik_snel(pagina: Page, codes: list[str]) -> None:
    """Click shapes one after another without waiting for anything."""
    wacht_tot(pagina, lambda: kaart(pagina).locator("path[data-buurt]").count() > 0, "the shapes")
    pagina.evaluate(
        """codes => codes.forEach(code => document.querySelector(`path[data-buurt=${code}]`)
          .dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, view: window})))""",
        codes,
    )


def penseel(pagina: Page, letters_: str) -> None:
    pagina.locator(".st-key-werkgebied_penseel").get_by_text(letters_, exact=True).click()
    klaar(pagina)


def beeld(pagina: Page, naam: str) -> None:
    pagina.locator(".st-key-beeld").get_by_text(naam, exact=True).click()
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

    # paint faster than the server answers: every click counts, each is a step of its own
    penseel(pagina, "CC")
    klik_snel(pagina, [stad.code(0, rij) for rij in range(3)])
    expect(pagina.get_by_role("heading", name=re.compile("3 buurten wisselen$"))).to_be_visible()
    for _ in range(3):
        knop(pagina, "Ongedaan")
    expect(pagina.get_by_role("heading", name=re.compile("^Nu: "))).to_be_visible()
    expect(pagina.get_by_role("button", name="Ongedaan", exact=True)).to_be_disabled()
    penseel(pagina, "Alleen kijken")

    # propose
    vak(pagina, "Voorstel")
    knop(pagina, "Stel een verdeling voor")
    # ten seconds of search by the clock; loading the compiled code goes before it
    expect(pagina.get_by_text(re.compile("van de woningen krijgt een andere"))).to_be_visible(timeout=180_000)
    expect(pagina.get_by_role("heading", name=re.compile("^Voorstel"))).to_be_visible()

    # lock two
    for buurt in (stad.code(0, 0), stad.code(5, 3)):
        klik_buurt(pagina, buurt)
        knop(pagina, "Op slot")
        expect(pagina.get_by_role("button", name="Slot eraf", exact=True)).to_be_visible()
    expect(kaart(pagina).get_by_text("■")).to_have_count(2)

    # a locked buurt refuses the brush, another takes it; undo gives it back
    penseel(pagina, "CC")
    klik_buurt(pagina, stad.code(0, 0))
    expect(pagina.get_by_text(re.compile("staat op slot"))).to_be_visible()
    voor = letters(pagina)
    klik_buurt(pagina, stad.code(0, 2))
    wacht_tot(
        pagina,
        lambda: sum(een != ander for een, ander in zip(voor, letters(pagina), strict=True)) == 1,
        "one buurt that got the letters of the brush",
    )
    knop(pagina, "Ongedaan")
    wacht_tot(pagina, lambda: letters(pagina) == voor, "the map as it was")
    penseel(pagina, "Alleen kijken")

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
    scenario = re.search(r"scenario=(\w+)", pagina.url)[1]  # type: ignore[index]
    pagina.goto(pagina.url)
    expect(pagina.get_by_role("heading", name=re.compile("^Plan van de werkgroep"))).to_be_visible()
    wacht_tot(pagina, lambda: letters(pagina) == voor, "the map as it was saved")
    expect(kaart(pagina).get_by_text("■")).to_have_count(2)

    # take it into use from a day in the past; Werkdruk follows
    voor_werkdruk = druk(pagina, adres)
    pagina.goto(f"{adres}/werkgebieden?scenario={scenario}")
    expect(pagina.get_by_role("heading", name=re.compile("^Plan van de werkgroep"))).to_be_visible()
    vak(pagina, "Bewaren en delen")
    pagina.locator(".st-key-werkgebied_vanaf").get_by_role("spinbutton").first.click()
    pagina.keyboard.type("07092026")
    pagina.keyboard.press("Tab")
    klaar(pagina)
    knop(pagina, "Neem in gebruik")
    expect(pagina.get_by_role("dialog")).to_contain_text("7 september 2026")
    knop(pagina, "Ja, neem in gebruik")
    expect(pagina.get_by_text(re.compile("De verdeling gaat in op 7 september 2026"))).to_be_visible()
    expect(pagina.get_by_role("heading", name=re.compile("^Nu: "))).to_be_visible()
    assert druk(pagina, adres) != voor_werkdruk


def test_a_name_that_would_like_to_run_is_text_on_the_map(
    tmp_path: Path, server: Callable[..., str], pagina: Page
) -> None:
    with Store.open(lees_instellingen(tmp_path / "data")) as store:
        stad.bouw(store)
        with store.schrijf() as tx:
            tx.doe("update buurt set naam = ? where buurt = ?", [stad.VIJANDIG, stad.code(2, 2)])
            tx.doe("update medewerker set naam = ? where medewerker = 'M01'", [stad.VIJANDIG])
    alarm: list[str] = []
    pagina.on("dialog", lambda venster: (alarm.append(venster.message), venster.dismiss()))
    pagina.goto(f"{server(vandaag=VANDAAG)}/werkgebieden")
    vlak = kaart(pagina).locator(f"path[data-buurt={stad.code(2, 2)}]")
    zweef_boven(pagina, vlak)
    expect(kaart(pagina).locator(".leaflet-tooltip")).to_contain_text(stad.VIJANDIG)
    klik_buurt(pagina, stad.code(2, 2))
    expect(pagina.get_by_text("Zonder").or_(pagina.get_by_text("blijft bij")).first).to_be_visible()
    assert alarm == []


def test_on_a_beamer_the_bars_stand_beside_the_map_and_on_a_smaller_screen_below_it(
    adres: str, pagina: Page
) -> None:
    pagina.set_viewport_size({"width": 1024, "height": 768})
    pagina.goto(f"{adres}/werkgebieden")
    klaar(pagina)
    balken = pagina.locator(".st-key-werkgebied_blad_op_tafel [data-testid='stVegaLiteChart']")

    def naast() -> bool:
        vak, bij = kaart(pagina).bounding_box(), balken.bounding_box()
        return vak is not None and bij is not None and bij["x"] > vak["x"] + vak["width"]

    def onder() -> bool:
        vak, bij = kaart(pagina).bounding_box(), balken.bounding_box()
        return vak is not None and bij is not None and bij["y"] > vak["y"] + vak["height"]

    wacht_tot(pagina, naast, "bars beside the map")
    pagina.set_viewport_size({"width": 880, "height": 768})
    wacht_tot(pagina, onder, "bars below the map")


def druk(pagina: Page, adres: str) -> list[str]:
    """What Werkdruk says about the first person."""
    pagina.goto(f"{adres}/werkdruk?medewerker=M01")
    expect(pagina.locator("[data-testid='stMetricValue']").first).to_be_visible()
    klaar(pagina)
    return pagina.locator("[data-testid='stMetricValue']").all_inner_texts()


def letters(pagina: Page) -> list[str]:
    """The letters on the map, without locks."""
    merken = kaart(pagina).locator(".leaflet-marker-pane div div")
    expect(merken).to_have_count(24)
    teksten = merken.all_inner_texts()
    return [tekst.split()[0] for tekst in teksten]
