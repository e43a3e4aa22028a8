"""The first visitor of a fresh server may come in through a deep link."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.browser
def test_a_deep_link_on_a_fresh_server_opens_its_page(server: Callable[..., str], pagina: Page) -> None:
    pagina.goto(f"{server()}/gegevens")
    expect(pagina.get_by_role("heading", name="Gegevens")).to_be_visible()
    expect(pagina.get_by_role("dialog")).to_have_count(0)
