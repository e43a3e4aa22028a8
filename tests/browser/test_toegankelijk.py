"""Everybody can use every page: with a screen reader, without a mouse, whoever they are; and sees no more.

axe-core runs on every page in the navigation, for every role and for who comes by a link, light and dark. The
console stays empty, so the content policy isn't broken either. By keyboard alone a manager goes from the
front page to the source rows of one person.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from monitor.access.bereik import DEELBAAR, Bereik
from monitor.access.kluis import Kluis
from monitor.report.delen import Wens, maak_link
from monitor.store import Store
from monitor.ui.venster import VOORPAGINA
from tests.browser import draad
from tests.browser.axe import KLEUR, bevindingen
from tests.browser.conftest import WACHT_SECONDEN
from tests.browser.stil import klaar, klik_vorm, wacht_tot
from tests.browser.team import VANDAAG, Team, draaiend_team, paginas

pytestmark = pytest.mark.browser
Open = Callable[..., Page]
ROLLEN = ("manager", "medewerker", "bestuur", "beheerder")


GEDEELD = Bereik(("bord", "stoplichtkaart", "pieken"), ("*",))
TITEL = "Bestuur, kwartaal 4"


@pytest.fixture(scope="module")
def geheim() -> dict[str, str]:
    """The secret part of the links that are made before the server starts, by name."""
    return {}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory, geheim: dict[str, str]) -> Iterator[Team]:
    def deel(store: Store) -> None:
        (wijk,) = store.rij("select min(wijk) from buurt") or ("",)
        nu = int(time.time()) - 60
        with Kluis.open(store.instellingen.kluis) as kluis:
            for naam, bereik, soort in (
                ("alles", GEDEELD, "levend"), ("wijk", Bereik(("stoplichtkaart",), (wijk,)), "momentopname"),
            ):  # fmt: skip
                wens = Wens(TITEL, bereik, soort)
                _, geheim[naam], _ = maak_link(store, kluis, nu, VANDAAG, wens, door="Ruud")

    with draaiend_team(tmp_path_factory.mktemp("team"), deel) as draait:
        yield draait


@pytest.fixture
def als(team: Team, chromium: Browser) -> Iterator[Open]:
    """A tab of somebody; what the console calls an error is one, a broken content policy among them."""
    fouten: list[str] = []
    open_: list[Page] = []

    def luister(bericht: ConsoleMessage) -> None:
        if bericht.type == "error" and "/_stcore/" not in str(bericht.location.get("url", "")):
            fouten.append(bericht.text)

    def _als(wie: str = "", rol: str = "") -> Page:
        kader = {"viewport": {"width": 1440, "height": 900}, "locale": "nl-NL"}
        wereld = team.venster(chromium, team.meld_aan(wie, rol)) if wie else chromium.new_context(**kader)  # type: ignore[arg-type]
        tab = wereld.new_page()
        tab.set_default_timeout(WACHT_SECONDEN * 1000)
        tab.on("console", luister)
        tab.on("pageerror", lambda fout: fouten.append(str(fout)))
        open_.append(tab)
        return tab

    yield _als
    for tab in open_:
        tab.context.close()
    assert fouten == []


def _bezoek(tab: Page, adres: str) -> None:
    tab.goto(adres)
    klaar(tab)


def _keur_licht_en_donker(tab: Page, waar: str) -> None:
    """axe on a page as it is, and in the other scheme again what has to do with colour: the page follows the
    preference by itself, and nothing else of it changes."""
    nu = tab.evaluate("getComputedStyle(document.querySelector('.stApp')).colorScheme")
    for voorkeur in (nu, "light" if nu == "dark" else "dark"):
        tab.emulate_media(color_scheme=voorkeur)
        for plek in (".stApp", ":root"):
            expect(tab.locator(plek)).to_have_css("color-scheme", voorkeur)
        assert bevindingen(tab, () if voorkeur == nu else KLEUR) == [], f"{waar}, {voorkeur}"


@pytest.mark.parametrize("rol", ROLLEN)
def test_axe_finds_nothing_serious_on_any_page(team: Team, als: Open, rol: str) -> None:
    """Every page of the role, and a page that the role may not see."""
    tab, bereik = als(rol, rol), Bereik.van_rol(rol)
    mag = {pad: titel for pad, titel in paginas().items() if bereik.mag_pagina(pad.strip("/") or VOORPAGINA)}
    assert mag
    for pad, titel in mag.items():
        _bezoek(tab, team.adres + pad)
        expect(tab.get_by_role("heading", level=1).first).to_be_visible()
        _keur_licht_en_donker(tab, f"{pad} ({titel})")
    geweigerd = next((pad for pad in paginas() if pad != "/" and pad not in mag), None)
    if geweigerd is not None:
        _bezoek(tab, team.adres + geweigerd)
        expect(tab.get_by_text("hoort niet bij")).to_be_visible()
        assert bevindingen(tab) == [], geweigerd


def test_the_card_and_the_hand_over_sheet_of_one_buurt_are_accessible_and_a_deputy_can_be_named_and_undone(
    team: Team, als: Open
) -> None:
    """What only a deep link shows, with its window and its forms."""
    buurt = _een_buurt(team)
    tab = als("ruud", "manager")
    for pad in ("netwerk", "overdracht"):
        _bezoek(tab, f"{team.adres}/{pad}?buurt={buurt}")
        expect(tab.get_by_role("heading", level=3).first).to_be_visible()
        _keur_licht_en_donker(tab, pad)
    tab.get_by_role("button", name="Andere vervanger").or_(
        tab.get_by_role("button", name="Vervanger vastleggen")
    ).click()
    venster = tab.get_by_role("dialog")
    expect(venster.get_by_role("button", name="Leg vast")).to_be_disabled()
    klaar(tab)
    assert bevindingen(tab) == []
    venster.get_by_role("combobox").last.click()
    tab.get_by_role("option").first.click()
    venster.get_by_role("button", name="Leg vast").click()
    expect(tab.get_by_role("dialog")).to_have_count(0)
    tab.get_by_role("button", name="Maak ongedaan").click()
    # the message of what was just done; the history below says it too, in small letters
    expect(tab.get_by_text(re.compile("Ongedaan gemaakt: "))).to_be_visible()


def _een_buurt(team: Team) -> str:
    """The code of one buurt, from the file that was read in."""
    verdeling = (team.data.parent / "voorbeeld" / "voorbeeld_verdeling.csv").read_text(encoding="utf-8-sig")
    return verdeling.splitlines()[1].split(";")[0]


def _open_link(tab: Page, team: Team, geheim: str) -> None:
    tab.goto(f"{team.adres}/d/{geheim}")
    tab.get_by_role("button", name="Openen").click()
    expect(tab.get_by_text(f"Gedeeld met {TITEL}").first).to_be_visible()
    klaar(tab)
    assert geheim not in tab.url


def test_axe_finds_nothing_serious_on_any_page_that_a_link_shows(
    team: Team, als: Open, geheim: dict[str, str]
) -> None:
    """The badge and the watermark are on each of them."""
    tab = als()
    _open_link(tab, team, geheim["alles"])
    assert tab.url.endswith("/bord")
    for pagina in GEDEELD.paginas:
        _bezoek(tab, f"{team.adres}/{pagina}")
        expect(tab.get_by_text(f"Gedeeld met {TITEL}").first).to_be_visible()
        expect(tab.locator("[data-watermerk]")).to_have_attribute("data-watermerk", f"Gedeeld met {TITEL}")
        _keur_licht_en_donker(tab, pagina)


def test_a_link_to_the_map_of_one_wijk_opens_on_it_and_answers_a_click(
    team: Team, als: Open, geheim: dict[str, str]
) -> None:
    tab = als()
    _open_link(tab, team, geheim["wijk"])
    expect(tab.get_by_role("heading", name="Stoplichtkaart", level=1)).to_be_visible()
    namen = _namen(team)
    wijk = min(namen)
    vormen = tab.locator("path.leaflet-interactive")
    expect(vormen).to_have_count(len(namen[wijk]) // 2)  # a name and a code of each buurt
    klik_vorm(tab, vormen.first)
    expect(tab.get_by_text("lichten slecht").first).to_be_visible()
    klaar(tab)
    inhoud = tab.content()
    elders = set().union(*(namen[w] for w in namen if w != wijk)) - namen[wijk]
    assert [naam for naam in elders if naam in inhoud] == []
    _bezoek(tab, f"{team.adres}/bord")
    expect(tab.get_by_text("hoort niet bij")).to_be_visible()


def test_the_gates_own_pages_are_accessible_too(team: Team, chromium: Browser) -> None:
    tab = chromium.new_page()
    for pad in ("/d/geen-link.geheim", "/afmelden"):
        tab.goto(team.adres + pad)
        expect(tab.get_by_role("heading", level=1)).to_be_visible()
        for voorkeur in ("light", "dark"):
            tab.emulate_media(color_scheme=voorkeur)  # type: ignore[arg-type]
            assert bevindingen(tab) == [], f"{pad}, {voorkeur}"
    tab.close()


def _namen(team: Team) -> dict[str, set[str]]:
    """Wijk → names and codes of its buurten, from the file that was read in."""
    kaart = json.loads((team.data.parent / "voorbeeld" / "voorbeeld_buurten.geojson").read_text("utf-8"))
    uit: dict[str, set[str]] = {}
    for eigen in (kenmerk["properties"] for kenmerk in kaart["features"]):
        velden = {naam.casefold(): str(waarde) for naam, waarde in eigen.items()}
        uit.setdefault(velden["wijkcode"], set()).update({velden["buurtcode"], velden["buurtnaam"]})
    return uit


def test_two_sessions_with_other_wijken_see_nothing_of_each_other(team: Team) -> None:
    """On every page, in every byte that comes over the line; nor a name of the team, for neither of them."""
    namen = _namen(team)
    een, ander = sorted(namen)[:2]
    rooster = (team.data.parent / "voorbeeld" / "voorbeeld_rooster.csv").read_text("cp1252")
    mensen = {regel.split(";")[0] for regel in rooster.splitlines()[1:]}
    assert len(mensen) > 5
    for wijk, vreemd in ((een, ander), (ander, een)):
        token = team.meld_aan(wijk, "bestuur", Bereik(tuple(DEELBAAR), (wijk,)))
        with draad.verbind(team.adres, token) as lijn:
            per_pagina = {pad: draad.bekijk(lijn, pad) for pad in paginas()}
        alles = b"".join(per_pagina.values())
        elders = set().union(*(namen[w] for w in namen if w != wijk)) - namen[wijk]
        gelekt = [naam for naam in elders | mensen if naam.encode() in alles]
        assert gelekt == [], (
            f"{wijk} saw {gelekt[:5]}; {[p for p, b in per_pagina.items() if gelekt[0].encode() in b]}"
        )
        assert any(naam.encode() in per_pagina["/stoplichtkaart"] for naam in namen[wijk]), vreemd
        assert b"hoort niet bij" in per_pagina["/werkdruk"]


def test_by_keyboard_alone_from_the_front_page_to_somebodys_source_rows(team: Team, als: Open) -> None:
    tab = als("ruud", "manager")
    _bezoek(tab, team.adres + "/")
    _tab_naar(tab, "Werkdruk")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Werkdruk", level=1)).to_be_visible()
    klaar(tab)
    _tab_naar(tab, "Medewerker")
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("option").first).to_be_visible()
    tab.keyboard.type("Fenna")
    expect(tab.get_by_role("option")).to_have_count(1)
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Fenna").first).to_be_visible()
    klaar(tab)
    _tab_naar(tab, "Toon bronregels")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("dialog").get_by_text("Gebaseerd op")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("dialog")).to_have_count(0)


def _tab_naar(tab: Page, naam: str) -> None:
    """Press Tab until the thing with this name has the focus, as somebody without a mouse does."""

    def bereikt() -> bool:
        tab.keyboard.press("Tab")
        return bool(
            tab.evaluate(
                "naam => { const e = document.activeElement; return !!e && "
                "[e.getAttribute('aria-label'), e.innerText, e.textContent, "
                " ...[...(e.labels ?? [])].map(l => l.innerText)]"
                ".some(t => (t ?? '').includes(naam) && (t ?? '').length < naam.length + 60); }",
                naam,
            )
        )

    wacht_tot(tab, bereikt, f"the focus on {naam}")


def test_on_a_phone_a_goal_is_made_and_a_schouw_is_walked(team: Team, als: Open) -> None:
    """A window of a form keeps what was typed when it is refused; every tap of a schouw is kept at once."""
    tab = als("ruud", "manager")
    tab.set_viewport_size({"width": 390, "height": 844})
    _bezoek(tab, f"{team.adres}/jaarplan?jaar=2027")
    tab.get_by_role("button", name="Nieuw doel").click()
    vorm = tab.get_by_role("dialog")
    tekst = vorm.get_by_role("textbox", name="Wat is er eind dit jaar anders?")
    for inhoud in ("Bel 0612345678 over de hal", "De hal blijft heel"):
        tekst.fill(inhoud)
        tekst.press("Tab")
        klaar(tab)
        vorm.get_by_role("button", name="Bewaar").click()
        klaar(tab)
        if "06" in inhoud:
            expect(vorm.get_by_text("een telefoonnummer")).to_be_visible()
            expect(tekst).to_have_value(inhoud)
    expect(tab.get_by_text("Het doel is bewaard.")).to_be_visible()
    _bezoek(tab, f"{team.adres}/schouw")
    tab.get_by_text("Schouw lopen").first.click()
    klaar(tab)
    tab.get_by_role("button", name="Begin").click()
    expect(tab.get_by_text("0 van 12 punten beoordeeld")).to_be_visible()
    klaar(tab)
    assert bevindingen(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390  # nothing beside the screen
    tab.get_by_role("button", name="Goed: hier en daar").click()
    expect(tab.get_by_text("1 van 12 punten beoordeeld")).to_be_visible()
    tab.reload()
    expect(tab.get_by_text("1 van 12 punten beoordeeld")).to_be_visible()
    klaar(tab)
    tab.get_by_role("button", name="Rond deze schouw af").click()
    expect(tab.get_by_text("is afgerond")).to_be_visible()
