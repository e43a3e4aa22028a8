"""A journey over Pieken: open, choose a coordinator, ask for more certainty, try a shift, keep it by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from monitor.settings import lees_instellingen
from monitor.store import Store
from tests.prognose.klein import VANDAAG, vul


@pytest.mark.browser
def test_a_shift_is_tried_and_kept_as_a_scenario(
    server: Callable[..., str], pagina: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTMONITOR_OR_DATUM", "2025-01-01")
    monkeypatch.setenv("BUURTMONITOR_OR_KENMERK", "OR-1")
    data = tmp_path / "data"
    with Store.open(lees_instellingen(data)) as store:
        vul(store)
    pagina.goto(f"{server(data, VANDAAG.isoformat())}/pieken")
    expect(pagina.get_by_role("heading", name="door Pottenberg")).to_be_visible()
    pagina.get_by_label("Voor wie").click()
    pagina.get_by_role("option", name="Anna").click()
    expect(pagina.get_by_role("heading", name="Verwachte uren van Anna")).to_be_visible()
    expect(pagina).to_have_url(re.compile("coordinator=M01"))
    assert "Anna" not in pagina.url

    voor = pagina.get_by_test_id("stMetricValue").first.inner_text()
    pagina.get_by_role("slider").first.press("ArrowRight")
    expect(pagina.get_by_test_id("stMetricValue").first).not_to_have_text(voor)

    pagina.get_by_role("radio", name="Wat als").click()
    pagina.get_by_role("button", name="Verschuif", exact=True).last.click()
    expect(pagina.get_by_text("Pottenberg 4 weken later").first).to_be_visible()
    pagina.get_by_label("Bewaar wat op tafel ligt als").fill("Na de zomer")
    pagina.get_by_role("button", name="Bewaar scenario").click()
    expect(pagina.get_by_role("cell", name="Na de zomer")).to_be_visible()
