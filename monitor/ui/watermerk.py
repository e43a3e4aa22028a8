"""The watermark of a shared view on the screen: with whom it was shared, faintly over the whole page.

Its script (`merkblad/watermerk.js`) makes a text node of what it gets and lies above the page without
catching a click; a screen reader passes it by and reads the badge instead.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

MERKBLAD = Path(__file__).with_name("merkblad")
GROEP, ONDERDEEL = "buurtmonitormerk", "watermerk"
LANGSTE = 60  # characters


def toon(tekst: str) -> None:
    """Lay the watermark over the page, for as long as the page is there."""
    kort = " ".join(tekst.split())[:LANGSTE]
    _onderdeel()(key="watermerk", data={"tekst": kort}, height="content")


def _onderdeel() -> Callable[..., Any]:
    """The component, known to the server that runs now (in tests there is one per run)."""
    naam, beheer = f"{GROEP}.{ONDERDEEL}", get_bidi_component_manager()
    if beheer.get_component_asset_root(naam) is None:
        lijst = ComponentManifest(GROEP, "1", [ComponentConfig(ONDERDEEL, MERKBLAD.name)])
        beheer.register_from_manifest(lijst, MERKBLAD.parent)
    return st.components.v2.component(naam, js="watermerk.js", isolate_styles=False)
