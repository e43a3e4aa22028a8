"""A layer of areas and points that can be recoloured without moving the map, in as few bytes as possible.

The whole layer is one list of data for the script `kaartblad/vlakken.js`: corners as whole steps of 0.00001°
from the corner before (packed: `als_tekst`), colours by number. Texts travel as JSON and end as
`textContent`, so a name can neither run nor become HTML. A click hands back the code of the area and nothing
else.

Never colour alone: each area that is large enough on the screen shows its sign, `arcering` draws dark stripes
through the colour, and the hover text begins with sign and word. Signs are made only where they fit at this
zoom, so that a thousand areas draw as fast as sixty.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from branca.element import Figure
from folium.template import Template

from monitor.ui.kaart.kaart import Laag
from monitor.ui.kaart.meeneemkaart import Gegevensblok

STAP = 100_000  # steps per degree: about one metre
NAAM_HOOGSTENS = 80  # characters of a name in a hover text
DOORZICHTIG = 0.7
CIJFERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"  # no sign that JSON must escape
Ring = tuple[int, ...]
Grenzen = list[list[float]]  # [[south, west], [north, east]]
Vorm = tuple[Ring, ...]  # rings; the first corner in steps, the others as differences: lat, lon, lat, lon …


@dataclass(frozen=True)
class Vlak:
    """One area or point on the map. `vorm` is empty for a point, `punt` is (lon, lat)."""

    code: str
    vorm: Vorm
    punt: tuple[float, float] | None
    kleur: str
    inkt: str  # colour of the sign on `kleur`
    teken: str
    arcering: bool
    regels: tuple[str, ...]  # hover text, the first line is the name


class Vlakken(Laag):
    """All areas in one layer; see-through above background tiles, above the outlines of `achtergrond`.

    `gekozen`: the area with the thick line, and which time a choice is drawn. The same layer twice is not
    drawn again: a choice that the map must show anew needs another number.
    """

    _template = Template("""
        {% macro script(this, kwargs) %}{% set kaart = this._parent.get_name() %}
        vlakken({{ kaart }}, {{ kaart }}.getContainer(), () => {})(
          JSON.parse(document.getElementById({{ this.get_name()|tojson }}).textContent));
        {% endmacro %}
    """)

    def __init__(
        self,
        vlakken: Iterable[Vlak],
        gekozen: tuple[str | None, int] = (None, 0),
        *,
        doorzichtig: bool = False,
        achtergrond: Sequence[Vorm] = (),
    ) -> None:
        super().__init__("vlakken", {
            **_gegevens(vlakken),
            "gekozen": gekozen[0],
            "beurt": gekozen[1],
            "dekking": DOORZICHTIG if doorzichtig else 1.0,
            "achtergrond": [[als_tekst(ring) for ring in vorm_] for vorm_ in achtergrond],
        })  # fmt: skip

    def render(self, **kwargs: Any) -> str:
        """In a file (`meeneemkaart`): the line of script, and beside it the data that it reads."""
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        blad = self.get_root()
        assert isinstance(blad, Figure), "an element without a page around it can't be written"  # noqa: S101
        blad.html.add_child(Gegevensblok(self.get_name(), self.gegevens))
        return ""


def _gegevens(vlakken: Iterable[Vlak]) -> dict[str, Any]:
    kleuren: dict[tuple[str, str, bool, str], int] = {}
    rijen = []
    for v in vlakken:
        nummer = kleuren.setdefault((v.kleur, v.inkt, v.arcering, v.teken), len(kleuren))
        rijen.append({
            "c": v.code, "k": nummer, "v": [als_tekst(ring) for ring in v.vorm], "p": v.punt,
            "t": [kort(regel) for regel in v.regels],
        })  # fmt: skip
    return {"kleuren": list(kleuren), "vlakken": rijen}


def kort(regel: str) -> str:
    """A line of a hover text: one line, of bounded length."""
    schoon = " ".join(regel.split())
    return schoon if len(schoon) <= NAAM_HOOGSTENS else schoon[: NAAM_HOOGSTENS - 1] + "…"


@lru_cache(maxsize=4096)
def vorm(geojson: str) -> Vorm:
    """The rings of a GeoJSON polygon or multipolygon in steps; anything else has no shape."""
    meetkunde = json.loads(geojson)
    soort, hoeken = meetkunde.get("type"), meetkunde.get("coordinates") or []
    veelhoeken = [hoeken] if soort == "Polygon" else hoeken if soort == "MultiPolygon" else []
    return tuple(_ring(ring) for veelhoek in veelhoeken for ring in veelhoek)


@lru_cache(maxsize=4096)
def als_vorm(ringen: tuple[tuple[tuple[float, float], ...], ...]) -> Vorm:
    """Rings of (lon, lat) in steps."""
    return tuple(_ring(ring) for ring in ringen)


def _ring(hoeken: Sequence[Sequence[float]]) -> Ring:
    uit: list[int] = []
    lat = lon = 0
    for x, y, *_ in hoeken:
        nieuw_lat, nieuw_lon = round(y * STAP), round(x * STAP)
        if uit and (nieuw_lat, nieuw_lon) == (lat, lon):
            continue
        uit += (nieuw_lat - lat, nieuw_lon - lon)
        lat, lon = nieuw_lat, nieuw_lon
    return tuple(uit)


def lijn(punten: Sequence[Sequence[float]]) -> str:
    """A line of (longitude, latitude) as `als_tekst` writes it."""
    return als_tekst(_ring(punten))


@lru_cache(maxsize=8192)
def als_tekst(ring: Ring) -> str:
    """A ring in as few characters as possible: base-64 variable-length numbers, as source maps write them.

    Every number is its size times two, plus one when negative; in groups of five bits, the lowest first; 32
    is added to a group when more follow. A step of 150 m is two characters instead of four or five.
    """
    uit = []
    for getal in ring:
        rest = -2 * getal + 1 if getal < 0 else 2 * getal
        while rest >= 32:
            uit.append(CIJFERS[32 + rest % 32])
            rest //= 32
        uit.append(CIJFERS[rest])
    return "".join(uit)


def omhullende(vlakken: Iterable[Vlak]) -> Grenzen | None:
    """[[south, west], [north, east]] of everything that has a place, or None."""
    lats: list[float] = []
    lons: list[float] = []
    for v in vlakken:
        if v.punt is not None:
            lons.append(v.punt[0])
            lats.append(v.punt[1])
        for ring in v.vorm:
            lat = lon = 0
            for i in range(0, len(ring), 2):
                lat, lon = lat + ring[i], lon + ring[i + 1]
                lats.append(lat / STAP)
                lons.append(lon / STAP)
    return [[min(lats), min(lons)], [max(lats), max(lons)]] if lats else None
