"""The first whole journey: empty app → two exports → apply → Werkdruk → a person → the source rows.

And the same file once more: nothing changes. No request leaves the machine, no error in the console
(the fixture `pagina` sees to that).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

ROOSTER = """medewerker;functie;vanaf;tot;cyclus;week;anker;ma;di;wo;do;vr;za;zo
Anna de Boer;buurtcoordinator;01-01-2026;;1;1;29-12-2025;8;8;8;8;4;0;0
Bert Visser;buurtcoordinator;01-01-2026;;1;1;29-12-2025;8;8;8;8;0;0;0
"""
TOGGL = (
    "User,Email,Client,Project,Task,Description,Billable,"
    "Start date,Start time,End date,End time,Duration,Tags"
)
MAANDAG = dt.date(2026, 8, 24)
WEKEN = 12


def _toggl(map_: Path) -> Path:
    """Twelve weeks of Anna, nine hours on four days: 36 of 36 hours."""
    regels = [TOGGL]
    for n in range(WEKEN * 7):
        dag = MAANDAG + dt.timedelta(days=n)
        if dag.weekday() < 4:
            regels.append(
                "Anna de Boer,anna@buurt.example,,Noord,Huisbezoek,,No,"
                f"{dag},08:00:00,{dag},17:00:00,09:00:00,"
            )
    pad = map_ / "toggl_najaar.csv"
    pad.write_text("\ufeff" + "\r\n".join(regels) + "\r\n", encoding="utf-8")
    return pad


def _sheet(map_: Path) -> Path:
    """Twelve weeks of Bert in a home-made sheet, with a total row."""
    regels = ["Medewerker;Datum;Activiteit;Uren"]
    for n in range(WEKEN * 7):
        dag = MAANDAG + dt.timedelta(days=n)
        if dag.weekday() < 4:
            regels.append(f"Bert Visser;{dag:%d-%m-%Y};Overleg;7,5")
    regels.append(f"Totaal;;;{WEKEN * 4 * 7.5:.1f}".replace(".", ","))
    pad = map_ / "uren_bert.csv"
    pad.write_text("\n".join(regels) + "\n", encoding="cp1252")
    return pad


def _upload(pagina: Page, *paden: Path) -> None:
    # after an import the upload box is a new one: wait until the old one is gone
    pagina.locator("[data-testid='stApp'][data-test-script-state='notRunning']").wait_for()
    pagina.locator("input[type=file]").set_input_files([str(pad) for pad in paden])


@pytest.mark.browser
def test_from_an_empty_app_to_the_source_rows_and_back_again(
    server: Callable[..., str], pagina: Page, tmp_path: Path
) -> None:
    rooster = tmp_path / "rooster.csv"
    rooster.write_text(ROOSTER, encoding="utf-8")
    toggl, sheet = _toggl(tmp_path), _sheet(tmp_path)

    pagina.goto(server())
    expect(pagina.get_by_text("Er zijn nog geen gegevens")).to_be_visible()
    expect(pagina.get_by_test_id("stSidebarNavLink")).not_to_have_count(0)
    expect(pagina.get_by_test_id("stSidebarNavViewButton")).to_have_count(0)  # every page stands in the menu
    pagina.get_by_role("link", name="Naar Gegevens").click()
    expect(pagina.get_by_role("heading", name="Gegevens")).to_be_visible()

    _upload(pagina, rooster)
    expect(pagina.get_by_text("Klaar om te importeren")).to_be_visible()
    pagina.get_by_role("button", name="Importeer 1 bestand").click()
    expect(pagina.get_by_text("1 bestand ingelezen")).to_be_visible()

    _upload(pagina, toggl, sheet)
    expect(pagina.get_by_text("Klaar om te importeren")).to_have_count(2)
    expect(pagina.get_by_text("totaalregel in het bestand 360,00")).to_be_visible()
    expect(pagina.get_by_text("klopt", exact=True)).to_be_visible()
    pagina.get_by_role("button", name="Importeer 2 bestanden").click()
    expect(pagina.get_by_text("2 bestanden ingelezen: 96 rijen tellen mee")).to_be_visible()

    pagina.get_by_role("link", name="Naar Werkdruk").click()
    expect(pagina.get_by_role("heading", name="Werkdruk")).to_be_visible()
    pagina.get_by_role("combobox", name="Medewerker").click()
    pagina.get_by_role("option", name="Anna de Boer").click()
    expect(pagina.get_by_role("heading", name="Anna de Boer")).to_be_visible()
    expect(pagina.get_by_text("over 12 van 12 weken")).to_be_visible()
    pagina.get_by_role("button", name="Toon bronregels").click()
    expect(pagina.get_by_role("dialog").get_by_text("Gebaseerd op 48 registraties")).to_be_visible()
    pagina.keyboard.press("Escape")

    pagina.get_by_role("link", name="Gegevens").click()
    _upload(pagina, toggl)
    expect(pagina.get_by_text("Er is niets veranderd.")).to_be_visible()
    expect(pagina.get_by_role("button", name="Nog niets om te importeren")).to_be_disabled()
