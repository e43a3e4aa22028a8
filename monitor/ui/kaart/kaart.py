"""Maps without internet and without a frame: folium says what is on a map, our own sheet draws it.

A map is a `folium.Map`: its options, its bounds, a background if one was asked for, and one layer of ours
(`Laag`), which holds all its areas as data. Two things draw it. As a file folium does so itself
(`meeneemkaart`). In the page the scripts of `kaartblad/` do, a component that is part of the page: they get
the tree told as data (`als_gegevens`), for folium's own way there is a frame, which loads a page, a program
and a style sheet before it draws its first line, and script, which the content policy forbids. Nothing is
evaluated as code, and texts become text nodes.

What never changes while people work (shapes, names) can go apart as `vast`: it is sent once, kept in the
browser under a hash of its content, and found there by every map that names it. A click then costs the
bytes of what it changes.

`toon` is the one function that shows a map: tests that can't see a map patch it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import folium
import streamlit as st
import streamlit.components.v1 as components
from branca.element import MacroElement
from folium.utilities import camelize
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from monitor.ui.kaart.kaartplek import GROEP, KAARTBLAD, LEAFLET, ONDERDEEL

HOOGTE = 620  # px
RUIMTE = (12, 12)  # px between what is on the map and its edge
TEGELS = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"


class Laag(MacroElement):
    """A layer of ours: `soort` names the script that draws it, `gegevens` is what it draws.

    `vast` is JSON that the script gets beside it: Streamlit sends an element that stayed the same only once.
    """

    def __init__(self, soort: str, gegevens: Mapping[str, Any], vast: str | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = soort
        self.soort, self.gegevens, self.vast = soort, gegevens, vast


def nieuw(
    grenzen: Sequence[Sequence[float]], laag: Laag, *, tegels: bool = False, stap: float = 0.25
) -> folium.Map:
    """A map of one layer that begins with a view of `grenzen` ([[south, west], [north, east]]).

    `tegels` asks pdok.nl for a background; a tile that does not come leaves it empty, the map itself stays.
    `stap`: how finely it zooms to fit. A folium map serves once: make one per drawing.
    """
    (zuid, west), (noord, oost) = grenzen
    kaart = folium.Map(
        [(zuid + noord) / 2, (west + oost) / 2], zoom_start=12, tiles=None, zoom_snap=stap,
        attribution_control=False,
    )  # fmt: skip
    if tegels:
        folium.TileLayer(TEGELS, attr="Kadaster, PDOK", max_native_zoom=19, max_zoom=21).add_to(kaart)
    kaart.fit_bounds([list(punt) for punt in grenzen], padding=RUIMTE)
    laag.add_to(kaart)
    return kaart


def als_gegevens(kaart: folium.Map) -> dict[str, Any]:
    """The tree of a map as data, in Leaflet's own words.

    Raises
    ------
    TypeError
        It holds an element that the scripts in the page can't draw.
    """
    uit: dict[str, Any] = {"opties": _opties({"center": kaart.location, **kaart.options}), "tegels": None}
    for deel in kaart._children.values():
        match deel:
            case folium.FitBounds():
                uit["grenzen"] = [deel.bounds, _opties(deel.options)]
            case folium.TileLayer():
                uit["tegels"] = [deel.tiles, _opties(deel.options)]
            case Laag():
                uit |= {"soort": deel.soort, "laag": deel.gegevens, "vast": deel.vast}
            case _:
                raise TypeError(f"no script in the page draws a {type(deel).__name__}")
    return uit


def _opties(opties: Mapping[str, Any]) -> dict[str, Any]:
    return {camelize(naam): waarde for naam, waarde in opties.items()}


def toon(
    kaart: folium.Map,
    *,
    sleutel: str,
    alt: str,
    hoogte: int = HOOGTE,
    bij_klik: Callable[[dict[str, Any]], None] | None = None,
) -> None:
    """Show a map in the page. Other data in its layer are drawn without moving the view.

    Only a click runs the page again; `bij_klik` gets what was clicked, before the page does.
    """

    def _geklikt() -> None:
        wat = (st.session_state.get(sleutel) or {}).get("klik")
        if bij_klik is not None and isinstance(wat, dict):
            bij_klik(wat)

    gegevens = {**als_gegevens(kaart), "alt": alt, "hoogte": hoogte}
    vast = gegevens["vast"]
    if vast is None:
        _onderdeel()(key=sleutel, data=gegevens, height=hoogte, on_klik_change=_geklikt)
        return
    gegevens["vast"] = _naam(vast)
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
        components.declare_component("leaflet", path=LEAFLET)  # at /component/monitor.ui.kaart.kaart.leaflet/
        beheer.register_from_manifest(lijst, KAARTBLAD.parent)
    return st.components.v2.component(naam, js="kaart.js", isolate_styles=False)
