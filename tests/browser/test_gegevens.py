"""The journeys over page Gegevens that need a user: questions about a file, a refusal, and mending in place.

One journey asks everything that an upload can ask; the other mends what was set apart and changes a table.
Every step waits for what a user sees.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from monitor.intake.inlezen import Bestand
from monitor.pipeline import importeer, open_gegevens
from monitor.settings import lees_instellingen

ROOSTER = "medewerker;vanaf;ma;di;wo;do;vr\nAnna de Boer;01-01-2026;8;8;8;8;4\n"
ONBEKEND = "K1;K2;K3;K4\nAnna de Boer;02-03-2026;7,5;Huisbezoek\nAnna de Boer;03-03-2026;6;Schouw\n"
ZELFDE_VORM = "K1;K2;K3;K4\nAnna de Boer;02-04-2026;5;Huisbezoek\n"
TWEE_KANTEN = (
    "Medewerker;Datum;Uren;Activiteit\n"
    "Anna de Boer;03/02/2026;4;Huisbezoek\n"
    "Anna de Boer;04/02/2026;4;Schouw\n"
)
SAMENVATTING = "Project,Client,Title,Duration\nNoord,,Huisbezoek,05:28:15\n"
MET_FOUTEN = (
    "Medewerker;Datum;Activiteit;Uren\n"
    "Anna de Boer;04-05-2026;Huisbezoek;8\n"
    "Anna de Boer;32-05-2026;Huisbezoek;3\n"
    "Cor Nieuw;05-05-2026;Huisbezoek;4\n"
)


@pytest.fixture
def met_rooster(tmp_path: Path) -> Path:
    """A data folder that knows one employee: others are asked about."""
    pad = tmp_path / "rooster.csv"
    pad.write_text(ROOSTER, encoding="utf-8")
    with open_gegevens(lees_instellingen(tmp_path / "data")) as store:
        (uitslag,) = importeer(store, [Bestand(pad, pad.name)])
        assert uitslag.uitkomst == "verwerkt"
    return tmp_path / "data"


def _upload(pagina: Page, map_: Path, **bestanden: str) -> None:
    paden = []
    for naam, inhoud in bestanden.items():
        pad = map_ / f"{naam}.csv"
        pad.write_text(inhoud, encoding="utf-8")
        paden.append(str(pad))
    pagina.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()
    pagina.locator("input[type=file]").set_input_files(paden)


def _kies(pagina: Page, lijst: str, optie: str) -> None:
    """Choose in a list by typing, as one does in a long list; the choice then stands in it."""
    vak = pagina.get_by_role("combobox", name=lijst)
    vak.click()
    vak.fill(optie)
    pagina.get_by_role("option", name=optie).first.click()
    expect(vak).to_have_value(optie)


def _deel(pagina: Page, naam: str) -> None:
    pagina.get_by_role("radio", name=naam).click()


def _past(pagina: Page) -> None:
    """No text of the upload box runs off its line, on a small laptop and on a telephone."""
    for breedte in (1024, 390):
        pagina.set_viewport_size({"width": breedte, "height": 900})
        pagina.wait_for_function(
            "() => [...document.querySelectorAll('[data-testid=stFileUploader] *')].every(stuk =>"
            " !stuk.innerText || getComputedStyle(stuk).textOverflow !== 'ellipsis'"
            " || stuk.scrollWidth <= stuk.clientWidth + 1)"
        )
    pagina.set_viewport_size({"width": 1440, "height": 900})


@pytest.mark.browser
def test_what_an_upload_asks_is_answered_once_and_a_refusal_says_how_to_export(
    server: Callable[..., str], pagina: Page, tmp_path: Path, met_rooster: Path
) -> None:
    pagina.goto(f"{server(met_rooster)}/gegevens")
    expect(pagina.get_by_role("heading", name="Gegevens")).to_be_visible()
    expect(pagina.get_by_text("hoogstens 200 MB per bestand", exact=True)).to_be_visible()
    _past(pagina)
    _upload(pagina, tmp_path, systeem_x_maart=ONBEKEND, twee_kanten=TWEE_KANTEN, toggl_som=SAMENVATTING)
    expect(pagina.get_by_text("Eén vraag")).to_have_count(2)
    expect(pagina.get_by_role("button", name="toggl_som.csv weghalen")).to_be_visible()
    groottes = pagina.get_by_test_id("stFileChip").get_by_text(re.compile(r"^\d+ B$"))
    expect(groottes).to_have_count(3)
    expect(
        pagina.get_by_text("Kies in Toggl Track Reports › Detailed en exporteer dat als CSV.")
    ).to_be_visible()

    _kies(pagina, "Kolom K1", "Naam van de medewerker")
    _kies(pagina, "Kolom K2", "De dag van de registratie")
    _kies(pagina, "Kolom K3", "Aantal uren")
    _kies(pagina, "Kolom K4", "Activiteit, taak of soort werk")
    pagina.get_by_role("button", name="Lees met deze kolommen").click()
    expect(pagina.get_by_text("Klaar om te importeren")).to_have_count(1)
    expect(pagina.get_by_text("2 gelezen = 2 goed")).to_be_visible()

    pagina.get_by_role("button", name="3 februari 2026 (dag eerst)").click()
    expect(pagina.get_by_text("Klaar om te importeren")).to_have_count(2)
    expect(pagina.get_by_text("3 februari t/m 4 februari 2026")).to_be_visible()
    pagina.get_by_role("button", name="Importeer 2 bestanden").click()
    expect(pagina.get_by_text("2 bestanden ingelezen: 4 rijen tellen mee")).to_be_visible()

    _upload(pagina, tmp_path, systeem_x_april=ZELFDE_VORM)
    expect(pagina.get_by_text("Klaar om te importeren")).to_be_visible()  # nothing is asked any more
    expect(pagina.get_by_text("Eén vraag")).to_have_count(0)
    expect(pagina.get_by_text("1 gelezen = 1 goed")).to_be_visible()


@pytest.mark.browser
def test_what_was_set_apart_is_mended_and_undone(
    server: Callable[..., str], pagina: Page, tmp_path: Path, met_rooster: Path
) -> None:
    pagina.goto(f"{server(met_rooster)}/gegevens")
    _upload(pagina, tmp_path, uren_mei=MET_FOUTEN)
    expect(pagina.get_by_text("3 gelezen = 1 goed + 2 apart gezet")).to_be_visible()
    pagina.get_by_role("button", name="Importeer 1 bestand").click()
    expect(pagina.get_by_text("2 rijen staan apart")).to_be_visible()

    _deel(pagina, "Apart gezet")
    expect(pagina.get_by_text("2 rijen tellen niet mee")).to_be_visible()
    pagina.get_by_role("button", name="Koppel").click()  # Cor Nieuw is a new employee
    expect(pagina.get_by_text("1 rij telt niet mee")).to_be_visible()

    vak = pagina.get_by_role("combobox", name="Welke rij wilt u herstellen?")
    vak.click()
    pagina.get_by_role("option", name="uren_mei.csv, rij 3").click()
    datum = pagina.get_by_role("textbox", name="Datum")
    expect(datum).to_have_value("32-05-2026")
    pagina.get_by_role("button", name="Herstel deze rij").click()
    expect(pagina.get_by_text("kan nog niet worden gelezen")).to_be_visible()  # nothing changed yet
    datum.fill("12-05-2026")
    pagina.get_by_role("button", name="Herstel deze rij").click()
    expect(pagina.get_by_text("Er staat niets apart")).to_be_visible()

    _deel(pagina, "Ingelezen bestanden")
    _kies(pagina, "Welke import wilt u bekijken of terugdraaien?", "2: uren_mei.csv")
    expect(pagina.get_by_text("3 gelezen = 3 goed")).to_be_visible()
    pagina.get_by_role("button", name="Draai deze import terug").click()
    pagina.get_by_role("button", name="Ja, draai terug").click()
    expect(pagina.get_by_text("Teruggedraaid op")).to_be_visible()
    expect(pagina.get_by_role("button", name="Draai deze import terug")).to_have_count(0)
