"""Maps without internet and without a frame: Leaflet from this machine, in the page itself.

A map in a frame of its own loads a page, a program and a style sheet before it draws its first line; here it
is a component of the page, whose scripts (`kaartblad/`) the page asks for in advance (see `voorsprong`). The
files of the XStatic-Leaflet wheel (Leaflet, BSD-2-Clause) are served under the name of a component. Nothing
here is evaluated as code: what goes to a map is data, and its texts become text nodes.

What never changes while people work (shapes, names) can go apart as `vast`: it is sent once, kept in the
browser under a hash of its content, and found there by every map that names it. A click then costs the
bytes of what it changes.

`toon` is the one function that shows a map: tests that can't see a map patch it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
import streamlit.components.v1 as components
import xstatic.pkg.leaflet
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

LEAFLET = Path(xstatic.pkg.leaflet.BASE_DIR)
KAARTBLAD = Path(__file__).with_name("kaartblad")
GROEP, ONDERDEEL = "buurtmonitor", "kaart"
HOOGTE = 620  # px
TEGELS = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"


def toon(
    soort: str,
    laag: dict[str, Any],
    *,
    grenzen: Sequence[Sequence[float]],
    sleutel: str,
    alt: str,
    hoogte: int = HOOGTE,
    tegels: bool = False,
    vast: str | None = None,
    bij_klik: Callable[[dict[str, Any]], None] | None = None,
) -> None:
    """Show a map that begins with a view of `grenzen` ([[south, west], [north, east]]).

    `soort` names the script of the layer, `laag` is its data: other data are drawn without moving the view.
    Only a click runs the page again; `bij_klik` gets what was clicked, before the page does. `tegels` asks
    pdok.nl for a background; a tile that does not come leaves it empty, the map itself stays. `vast` is JSON
    that the layer gets beside its data: Streamlit sends an element that stayed the same only once.
    """

    def _geklikt() -> None:
        wat = (st.session_state.get(sleutel) or {}).get("klik")
        if bij_klik is not None and isinstance(wat, dict):
            bij_klik(wat)

    gegevens = {
        "soort": soort, "laag": laag, "grenzen": [list(punt) for punt in grenzen], "alt": alt,
        "hoogte": hoogte, "tegels": TEGELS if tegels else None, "vast": vast and _naam(vast),
    }  # fmt: skip
    if vast is None:
        _onderdeel()(key=sleutel, data=gegevens, height=hoogte, on_klik_change=_geklikt)
        return
    with st.container(gap=None):  # the element of what stays takes no room
        _onderdeel()(key=f"{sleutel}_vast", data={"soort": "vast", "naam": _naam(vast), "inhoud": vast})
        _onderdeel()(key=sleutel, data=gegevens, height=hoogte, on_klik_change=_geklikt)


@lru_cache(maxsize=64)
def _naam(inhoud: str) -> str:
    return hashlib.sha256(inhoud.encode()).hexdigest()


def _onderdeel() -> Callable[..., Any]:
    """The component, known to the server that runs now (in tests there is one per run)."""
    naam, beheer = f"{GROEP}.{ONDERDEEL}", get_bidi_component_manager()
    if beheer.get_component_asset_root(naam) is None:
        lijst = ComponentManifest(GROEP, "1", [ComponentConfig(ONDERDEEL, KAARTBLAD.name)])
        components.declare_component("leaflet", path=LEAFLET)  # at /component/monitor.ui.kaart.leaflet/
        beheer.register_from_manifest(lijst, KAARTBLAD.parent)
    return st.components.v2.component(naam, js="kaart.js", isolate_styles=False)
