"""Waiting as a careful user does: click when the picture stands still, look again until it is there.

A page of Streamlit may draw itself anew at any moment, and on a slow machine it does so late. These
helpers never click a thing that is being replaced and never read a figure once and call it final.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Error, Locator, Page

WACHT_SECONDEN = 60
RUST_SECONDEN = 0.25
STILSTAAND = """vorm => {
  const los = document.querySelector('.leaflet-zoom-anim, .leaflet-pan-anim, .leaflet-dragging');
  return !los && vorm.isConnected;
}"""


def klaar(pagina: Page) -> None:
    """Wait until Streamlit says that it has finished running, and still says so a moment later."""
    rust = 0
    while rust < 2:
        pagina.wait_for_selector("[data-testid='stApp'][data-test-script-state='notRunning']")
        pagina.wait_for_timeout(RUST_SECONDEN * 1000)
        bezig = pagina.locator("[data-testid='stApp'][data-test-script-state='running']").count()
        rust = 0 if bezig else rust + 1


def wacht_tot(pagina: Page, waar: Callable[[], bool], wat: str) -> None:
    """Look until something holds; a picture that is replaced while we look counts as not yet.

    Raises:
        AssertionError: it did not hold within a minute.
    """
    einde = time.monotonic() + WACHT_SECONDEN
    while not _waar(waar):
        assert time.monotonic() < einde, f"waited a minute for: {wat}"
        pagina.wait_for_timeout(RUST_SECONDEN * 1000)


def klik_vorm(pagina: Page, vorm: Locator) -> None:
    """Click a shape on a map once it is there, in one place and not about to be replaced."""
    _richt(pagina, vorm, lambda: vorm.click(force=True, timeout=5000))
    klaar(pagina)


def zweef_boven(pagina: Page, vorm: Locator) -> None:
    """Hold the mouse over a shape on a map once it stands still."""
    _richt(pagina, vorm, lambda: vorm.hover(force=True, timeout=5000))


def _richt(pagina: Page, vorm: Locator, doe: Callable[[], None]) -> None:
    """Playwright refuses before it touches anything, so that a refused touch may be tried again."""

    def _gelukt() -> bool:
        doe()
        return True

    klaar(pagina)
    wacht_tot(pagina, lambda: _staat_stil(pagina, vorm), f"a shape that stands still: {vorm}")
    wacht_tot(pagina, _gelukt, f"a shape that can be touched: {vorm}")


def _waar(waar: Callable[[], bool]) -> bool:
    try:
        return waar()
    except Error:
        return False


def _staat_stil(pagina: Page, vorm: Locator) -> bool:
    eerst, element = vorm.bounding_box(timeout=2000), vorm.element_handle(timeout=2000)
    pagina.wait_for_timeout(RUST_SECONDEN * 1000)
    return (
        eerst is not None
        and eerst["width"] > 1
        and bool(element.evaluate(STILSTAAND))
        and vorm.bounding_box(timeout=2000) == eerst
    )
