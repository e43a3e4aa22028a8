"""A journey over the map in a real browser: polygons, hover, click, recolouring with the zoom kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from monitor.pipeline import open_gegevens
from monitor.settings import lees_instellingen
from tests.app.stad import BUURTEN, GEMEEN, vul_stad
from tests.browser.axe import bevindingen
from tests.browser.stil import klaar, klik_vorm, wacht_tot, zweef_boven

VLAK = "path.leaflet-interactive"
DIK = f"{VLAK}[stroke-width='4.5']"


@pytest.fixture
def stad(tmp_path: Path) -> Path:
    """A data folder with twelve buurten, some with names that would do harm."""
    data = tmp_path / "stad"
    with open_gegevens(lees_instellingen(data)) as store:
        vul_stad(store, namen=["Gewoon", *GEMEEN])
    return data


def _kaart(pagina: Page) -> Locator:
    return pagina.locator(".leaflet-container")


def _stand(pagina: Page) -> tuple[float, float, float]:
    """Zoom and centre of the map."""
    zoom, lat, lon = _kaart(pagina).evaluate(
        "({kaart}) => [kaart.getZoom(), kaart.getCenter().lat, kaart.getCenter().lng]"
    )
    return float(zoom), float(lat), float(lon)


def _boven_de_rand(blad: Page, vorm: Locator) -> float:
    """Pixels of a hover text that fall off the map, when its area lies under the upper edge."""
    blad.mouse.move(5, 5)
    vlak, kaart = vorm.bounding_box(), blad.locator(".folium-map")
    rand = kaart.bounding_box()
    assert vlak is not None
    assert rand is not None
    omlaag = vlak["y"] + vlak["height"] / 2 - rand["y"] - 8
    kaart.evaluate("(el, y) => window[el.id].panBy([0, y], {animate: false})", omlaag)
    blad.mouse.move(vlak["x"] + vlak["width"] / 2, rand["y"] + 8)
    tip = blad.locator(".leaflet-tooltip")
    expect(tip).to_be_visible()
    boven = tip.evaluate("el => el.getBoundingClientRect().top")
    return max(0.0, rand["y"] - float(boven))


def _kies(pagina: Page, naam: str) -> None:
    """Choose an area in the list beside the map."""
    pagina.get_by_role("combobox", name="Buurt of complex").click()
    pagina.get_by_role("option", name=naam, exact=True).click()
    klaar(pagina)


@pytest.mark.browser
def test_click_selects_and_recolouring_keeps_the_zoom(
    server: Callable[..., str], pagina: Page, stad: Path
) -> None:
    adres = server(stad, vandaag="2026-05-04")
    pagina.goto(f"{adres}/stoplichtkaart?thema=overlast&indicator=overlast_politie")
    kaart = _kaart(pagina)
    expect(kaart.locator(VLAK)).to_have_count(len(BUURTEN))
    expect(kaart.locator(VLAK).first).to_be_visible()
    expect(kaart.get_by_text("▲", exact=True)).to_be_visible()  # the sign on the bad buurt

    zweef_boven(pagina, kaart.locator(VLAK).nth(2))
    expect(kaart.locator(".leaflet-tooltip")).to_contain_text("</script><script>alert(1)</script>")
    expect(kaart.locator(".leaflet-tooltip")).to_contain_text("per 1.000 inwoners")

    eerste = kaart.locator(VLAK).nth(0).element_handle()
    klik_vorm(pagina, kaart.locator(VLAK).nth(0))
    expect(pagina.get_by_text("lichten slecht", exact=False).first).to_be_visible()
    expect(pagina).to_have_url(re.compile(f"gebied={BUURTEN[0]}"))
    assert eerste.evaluate("vorm => vorm.isConnected")  # the map showed the click itself: not drawn again

    _kies(pagina, "Buurt 11")  # by name, for who uses the keyboard: the map follows
    expect(kaart.locator(f"{DIK}[aria-label^='Buurt 11']")).to_have_count(1)
    _kies(pagina, "Gewoon")
    expect(kaart.locator(f"{DIK}[aria-label^='Gewoon']")).to_have_count(1)
    expect(kaart.locator(DIK)).to_have_count(1)

    uitgezoomd = _stand(pagina)
    kaart.get_by_role("button", name="Inzoomen").click()
    wacht_tot(pagina, lambda: _stand(pagina)[0] == uitgezoomd[0] + 1, "one step of zoom")
    expect(kaart.locator(".leaflet-zoom-anim")).to_have_count(0)
    stand = _stand(pagina)

    pagina.get_by_role("combobox", name="Thema").click()
    pagina.get_by_role("option", name="Sociale draagkracht").click()
    expect(pagina.get_by_text("Huishoudens met huurachterstand").first).to_be_visible()
    expect(kaart.locator(VLAK)).to_have_count(len(BUURTEN))
    klaar(pagina)
    wacht_tot(pagina, lambda: _stand(pagina) == stand, "the view that did not move")
    expect(kaart.locator(DIK)).to_have_count(1)  # still selected
    expect(pagina).to_have_url(re.compile(f"gebied={BUURTEN[0]}"))


@pytest.mark.browser
def test_the_map_as_a_file_works_without_network_and_runs_no_name(
    server: Callable[..., str], pagina: Page, stad: Path, chromium: Browser
) -> None:
    adres = server(stad, vandaag="2026-05-04")
    pagina.goto(f"{adres}/stoplichtkaart?thema=overlast&indicator=overlast_politie")
    expect(_kaart(pagina).locator(VLAK)).to_have_count(len(BUURTEN))
    klaar(pagina)
    pagina.get_by_text("Toon dezelfde kaart als tabel, of bewaar haar als bestand").click()
    with pagina.expect_download() as gehaald:
        pagina.get_by_role("button", name="Kaart als bestand (HTML)").click()
    assert gehaald.value.suggested_filename.endswith(".html")
    pad = stad.with_name("meegenomen.html")
    gehaald.value.save_as(pad)

    context = chromium.new_context(viewport={"width": 390, "height": 844}, offline=True)
    blad = context.new_page()
    gevraagd: list[str] = []
    mis: list[str] = []
    blad.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    blad.on("dialog", lambda venster: (mis.append(venster.message), venster.dismiss()))
    blad.on("console", lambda bericht: mis.append(bericht.text))
    blad.on("pageerror", lambda fout: mis.append(str(fout)))
    blad.goto(pad.as_uri())
    vormen = blad.locator(VLAK)
    expect(vormen).to_have_count(len(BUURTEN))
    expect(vormen.first).to_be_visible()
    expect(blad.get_by_text("▲", exact=True)).to_be_visible()  # the sign on the bad buurt
    # the first zoom has ended: it would take back the move below
    expect(blad.locator(".leaflet-zoom-anim")).to_have_count(0)
    vormen.nth(2).hover(force=True)
    expect(blad.locator(".leaflet-tooltip")).to_contain_text("</script><script>alert(1)</script>")
    expect(blad.locator(".leaflet-tooltip")).to_contain_text("per 1.000 inwoners")
    assert _boven_de_rand(blad, vormen.nth(2)) == 0
    expect(blad.get_by_role("button", name="Inzoomen")).to_be_visible()
    namen = blad.get_by_role("rowheader").all_text_contents()
    assert len(namen) == len(BUURTEN)
    assert set(GEMEEN) <= set(namen)  # whole, as text
    assert blad.evaluate("document.documentElement.scrollWidth") <= 390
    assert blad.evaluate("document.querySelectorAll('main img:not([src^=\"data:\"])').length") == 0
    assert bevindingen(blad) == []
    assert [url for url in gevraagd if not url.startswith("data:")] == [pad.as_uri()]
    assert mis == []
    context.close()


@pytest.mark.browser
def test_panning_asks_the_server_nothing(server: Callable[..., str], pagina: Page, stad: Path) -> None:
    pagina.goto(f"{server(stad, vandaag='2026-05-04')}/stoplichtkaart")
    kaart = _kaart(pagina)
    expect(kaart.locator(VLAK).first).to_be_visible()
    klaar(pagina)
    pagina.evaluate(
        """() => { window.__gerend = 0; new MutationObserver(m => m.forEach(x => {
             if (x.target.dataset.testScriptState === 'running') window.__gerend += 1; }))
             .observe(document.querySelector("[data-testid='stApp']"), {attributes: true}); }"""
    )
    vak = kaart.bounding_box()
    assert vak is not None
    x, y = vak["x"] + vak["width"] / 2, vak["y"] + vak["height"] - 20
    pagina.mouse.move(x, y)
    pagina.mouse.down()
    pagina.mouse.move(x + 80, y - 40, steps=5)
    pagina.mouse.up()
    kaart.get_by_role("button", name="Inzoomen").click()
    pagina.wait_for_timeout(1200)  # longer than the quarter second after which a click is told
    assert pagina.evaluate("window.__gerend") == 0
