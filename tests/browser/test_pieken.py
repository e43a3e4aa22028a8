"""A journey over Pieken: whom to look at, how sure, a shift tried, undone, kept and made the plan."""

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
def test_a_shift_is_tried_undone_kept_as_a_scenario_and_made_the_plan(
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
