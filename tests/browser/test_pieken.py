"""A journey over Pieken: whom to look at, how sure; projects shifted, added, dropped; a plan chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from monitor import pipeline
from monitor.settings import lees_instellingen
from monitor.store import Store
from tests.browser.stil import klaar, wacht_tot
from tests.prognose.klein import VANDAAG, leg_plan_in_het_grootboek, vul


@pytest.mark.browser
def test_a_project_is_shifted_added_and_dropped_and_a_scenario_is_made_the_plan(
    server: Callable[..., str], pagina: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTMONITOR_OR_DATUM", "2025-01-01")
    monkeypatch.setenv("BUURTMONITOR_OR_KENMERK", "OR-1")
    data = tmp_path / "data"
    with Store.open(lees_instellingen(data)) as store:
        vul(store)
        pipeline.bewaar(store, leg_plan_in_het_grootboek, ("projecten",))
    pagina.goto(f"{server(data, VANDAAG.isoformat())}/pieken")
    expect(pagina.get_by_role("heading", name="door Pottenberg")).to_be_visible()
    klaar(pagina)
    pagina.get_by_label("Voor wie").click()
    pagina.get_by_role("option", name="Anna").click()
    expect(pagina.get_by_role("heading", name="Verwachte uren van Anna")).to_be_visible()
    expect(pagina).to_have_url(re.compile("coordinator=M01"))
    assert "Anna" not in pagina.url

    klaar(pagina)
    gepland = pagina.get_by_test_id("stMetricValue").first
    voor = gepland.inner_text()

    def meer() -> bool:  # a press on a slider that is just being drawn anew is lost: press again
        pagina.get_by_role("slider").first.press("ArrowRight", timeout=5000)
        klaar(pagina)
        return gepland.inner_text() != voor

    wacht_tot(pagina, meer, "more hours at more certainty")

    klaar(pagina)
    pagina.get_by_role("radio", name="Wat als").click()
    op_tafel = pagina.get_by_text("Pottenberg 4 weken later").first
    expect(pagina.get_by_role("heading", name="Scenario's")).to_be_visible()
    klaar(pagina)
    pagina.get_by_role("button", name="Verschuif", exact=True).click()
    expect(op_tafel).to_be_visible()
    klaar(pagina)
    pagina.get_by_role("button", name="Ongedaan maken").click()
    expect(pagina.get_by_text("Nog niets veranderd")).to_be_visible()
    _voeg_toe_en_laat_weg(pagina)
    klaar(pagina)
    pagina.get_by_role("radio", name="Verschuif", exact=True).click()
    klaar(pagina)
    pagina.get_by_role("button", name="Verschuif", exact=True).click()
    expect(op_tafel).to_be_visible()

    klaar(pagina)
    pagina.get_by_label("Bewaar wat op tafel ligt als").fill("Na de zomer")
    pagina.get_by_role("button", name="Bewaar scenario").click()
    expect(pagina.get_by_role("cell", name="Na de zomer")).to_be_visible()
    klaar(pagina)
    pagina.get_by_role("button", name="Kies als plan").click()
    pagina.get_by_role("button", name="Zet in het projectenplan").click()
    expect(pagina.get_by_text("Nog niets veranderd")).to_be_visible()
    expect(pagina.get_by_role("row", name="Na de zomer").get_by_text("✓ plan")).to_be_visible()
    expect(pagina.get_by_role("button", name="Zet in het projectenplan")).to_have_count(0)
    expect(pagina.get_by_role("button", name="Kies als plan")).to_be_disabled()


def _voeg_toe_en_laat_weg(pagina: Page) -> None:
    """A project added asks more than there is room for, one dropped asks less; then the table is empty."""
    tekort = pagina.get_by_test_id("stMetric").filter(has_text="Tekort")
    pijl = tekort.get_by_test_id("stMetricDelta")
    klaar(pagina)
    pagina.get_by_role("radio", name="Voeg toe").click()
    expect(pagina.get_by_label("Nazorg, weken")).to_be_visible()
    klaar(pagina)
    pagina.get_by_label("Naam", exact=True).fill("Dakgoten")
    pagina.get_by_role("button", name="Voeg toe", exact=True).click()
    expect(pagina.get_by_text("Dakgoten erbij").first).to_be_visible()
    expect(pijl).to_contain_text("+")
    klaar(pagina)
    pagina.get_by_role("button", name="Begin opnieuw").click()
    expect(pagina.get_by_text("Nog niets veranderd")).to_be_visible()
    expect(pijl).to_have_count(0)
    klaar(pagina)
    pagina.get_by_role("radio", name="Laat weg").click()
    expect(pagina.get_by_role("button", name="Laat dit project weg")).to_be_visible()
    klaar(pagina)
    pagina.get_by_role("button", name="Laat dit project weg").click()
    expect(pagina.get_by_text("Pottenberg vervalt").first).to_be_visible()
    expect(pijl).to_contain_text("−")
    klaar(pagina)
    pagina.get_by_role("button", name="Begin opnieuw").click()
    expect(pagina.get_by_text("Nog niets veranderd")).to_be_visible()
