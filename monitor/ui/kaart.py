"""Maps without internet: Leaflet comes from this machine, texts from outside stay texts.

folium asks public servers for Leaflet at run time; without internet the map is an empty frame without an
error. Here the files of the XStatic-Leaflet wheel are registered as a component, so Streamlit serves them,
and every map asks for them by an address relative to the map's own frame: a base path behind a proxy does
no harm. `toon` is the one function that shows a map: tests that can't see a map patch it.

folium puts texts in JavaScript template literals: `${…}` in a name would run, also after HTML escaping.
`veilig` therefore encodes those signs as entities as well.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import folium
import streamlit.components.v1 as components
import xstatic.pkg.leaflet
from streamlit_folium import st_folium

_LEAFLET = components.declare_component("leaflet", path=Path(xstatic.pkg.leaflet.BASE_DIR))
_ADRES = f"../{__name__}.leaflet"  # seen from the frame of the map component
_SJABLOONTEKENS = str.maketrans({"`": "&#96;", "$": "&#36;", "{": "&#123;", "}": "&#125;", "\\": "&#92;"})
HOOGTE = 620  # px
TEGELS = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"


class Kaart(folium.Map):
    """A folium map that loads Leaflet from this machine and nothing else; single use, never cached."""

    default_js = [("leaflet", f"{_ADRES}/leaflet.js")]  # noqa: RUF012 — folium's own class attribute
    default_css = [("leaflet_css", f"{_ADRES}/leaflet.css")]  # noqa: RUF012


def veilig(tekst: object) -> str:
    """A text from outside, fit for a tooltip, popup or label of a map."""
    return html.escape(str(tekst), quote=True).translate(_SJABLOONTEKENS)


def basiskaart(grenzen: Sequence[Sequence[float]], *, tegels: bool = False) -> Kaart:
    """An empty map that shows `grenzen` ([[south, west], [north, east]]).

    `tegels` asks pdok.nl for a background: only when somebody chose so. A tile that does not come leaves the
    background white, the map itself stays.
    """
    (zuid, west), (noord, oost) = grenzen
    kaart = Kaart(
        location=[(zuid + noord) / 2, (west + oost) / 2], zoom_start=12, tiles=None, zoom_control=True,
        attribution_control=False, zoom_snap=0.25,
    )  # fmt: skip
    if tegels:
        folium.TileLayer(TEGELS, attr="Kadaster, PDOK", control=False, max_native_zoom=19).add_to(kaart)
    kaart.fit_bounds([list(punt) for punt in grenzen], padding=(12, 12))
    return kaart


def toon(
    kaart: Kaart,
    laag: folium.FeatureGroup | None,
    *,
    sleutel: str,
    terug: Sequence[str] = ("last_active_drawing",),
    hoogte: int = HOOGTE,
    bij_klik: Callable[[], None] | None = None,
) -> dict[str, Any]:
    """Show a map; the layer may change (recolour) without moving the view. Reruns on a click only.

    Returns what `terug` names; `last_active_drawing` is the GeoJSON feature that was clicked, or None.
    `bij_klik` runs before the page does; what was clicked stands in the session state under `sleutel`.
    """
    antwoord = st_folium(
        kaart, key=sleutel, height=hoogte, use_container_width=True, returned_objects=list(terug),
        feature_group_to_add=laag, on_change=bij_klik,
    )  # fmt: skip
    return dict(antwoord or {})
