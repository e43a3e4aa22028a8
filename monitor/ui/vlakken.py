"""A layer of areas and points that can be recoloured without moving the map, in as few bytes as possible.

folium writes every polygon as a block of JavaScript with its own names, styles and template literals. Here
the whole layer is one list of data and one short script: corners as whole steps of 0.00001° from the corner
before (packed: `als_tekst`), colours by number. Texts travel as JSON whose dangerous signs are escaped and
end as `textContent`, so a name can neither run nor become HTML. A click hands back the code of the area and
nothing else.

Never colour alone: each area that is large enough on the screen shows its sign, `arcering` draws dark stripes
through the colour, and the hover text begins with sign and word. Signs are made only where they fit at this
zoom, so that a thousand areas draw as fast as sixty.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from branca.element import MacroElement
from folium import FeatureGroup
from folium.template import Template

STAP = 100_000  # steps per degree: about one metre
NAAM_HOOGSTENS = 80  # characters of a name in a hover text
DOORZICHTIG = 0.7
OMLIJNING = "#1b2430"
CIJFERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"  # no sign that JSON must escape
Ring = tuple[int, ...]
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


class Vlakken(MacroElement):
    """The drawn layer: put it in a FeatureGroup and hand that to `kaart.toon`."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        (function (groep, kaart, d) {
          var teken = L.layerGroup(), voor = null;
          function ring(tekst) {
            var uit = [], plek = [0, 0], kant = 0, getal = 0, schuif = 1;
            for (var i = 0; i < tekst.length; i++) {
              var cijfer = "%CIJFERS%".indexOf(tekst[i]);
              getal += (cijfer % 32) * schuif; schuif *= 32;
              if (cijfer >= 32) { continue; }
              plek[kant] += getal % 2 ? -(getal - 1) / 2 : getal / 2;
              if (kant) { uit.push([plek[0] / %STAP%, plek[1] / %STAP%]); }
              kant = 1 - kant; getal = 0; schuif = 1;
            }
            return uit;
          }
          function tekst(regels) {
            var vak = document.createElement("div");
            regels.forEach(function (regel, i) {
              var p = document.createElement(i ? "div" : "strong");
              p.dir = "auto"; p.textContent = regel;
              vak.appendChild(p);
            });
            return vak;
          }
          // the frame around the map waits a quarter of a second before it tells a click, to gather what
          // belongs together: here one click is one answer, so it is told at once, and not once more later
          function vertel(laag) {
            var stand = window.__GLOBAL_DATA__;
            if (!stand || String(stand.returned_objects) !== "last_active_drawing") { return; }
            var waarde = {last_active_drawing: laag.toGeoJSON()};
            stand.previous_data = waarde;
            window.parent.postMessage({isStreamlitMessage: true, type: "streamlit:setComponentValue",
              value: waarde, dataType: "json"}, "*");
          }
          d.achtergrond.forEach(function (vorm) {
            L.polygon(vorm.map(ring), {color: "#9aa5b1", weight: 1, fillColor: "#ffffff",
              fillOpacity: d.dekking, interactive: false}).addTo(groep);
          });
          var lagen = d.vlakken.map(function (v) {
            var kleur = d.kleuren[v.k], gekozen = v.c === d.gekozen;
            var stijl = {color: "%LIJN%", weight: gekozen ? 4.5 : 1.5, fillOpacity: d.dekking,
              fillColor: kleur[2] ? "url(#streep" + v.k + ")" : kleur[0]};
            var laag = v.v.length ? L.polygon(v.v.map(ring), stijl)
              : L.circleMarker([v.p[1], v.p[0]], Object.assign({radius: gekozen ? 12 : 9}, stijl));
            laag.toGeoJSON = function () {
              return {type: "Feature", properties: {code: v.c, keer: window.vlakKeer || 0}, geometry: null};
            };
            laag.bindTooltip(function () { return tekst(v.t); }, {sticky: true, opacity: 0.97});
            laag.on("click", function () {
              window.vlakKeer = (window.vlakKeer || 0) + 1;
              vertel(laag);
              lagen.forEach(function (l) { l.setStyle({weight: 1.5}); });
              laag.setStyle({weight: 4.5}).bringToFront();
            });
            laag.addTo(groep);
            laag.teken = [kleur[3], kleur[1], kleur[2] ? kleur[0] : ""];
            if (gekozen) { voor = laag; }
            return laag;
          });
          function strepen(svg) {
            var ns = "http://www.w3.org/2000/svg", defs = document.createElementNS(ns, "defs");
            d.kleuren.forEach(function (kleur, k) {
              if (!kleur[2]) { return; }
              var p = document.createElementNS(ns, "pattern");
              [["id", "streep" + k], ["width", 9], ["height", 9], ["patternUnits", "userSpaceOnUse"],
                ["patternTransform", "rotate(45)"]].forEach(function (a) { p.setAttribute(a[0], a[1]); });
              [[kleur[0], 0, 9], ["%LIJN%", 0, 2]].forEach(function (r) {
                var vak = document.createElementNS(ns, "rect");
                vak.setAttribute("x", r[1]); vak.setAttribute("width", r[2]); vak.setAttribute("height", 9);
                vak.setAttribute("fill", r[0]); p.appendChild(vak);
              });
              defs.appendChild(p);
            });
            svg.querySelectorAll("defs").forEach(function (oud) { oud.remove(); });
            svg.insertBefore(defs, svg.firstChild);
          }
          function tekens() {
            teken.clearLayers();
            lagen.forEach(function (laag) {
              var rand = laag.getBounds ? laag.getBounds() : null;
              var midden = rand ? rand.getCenter() : laag.getLatLng();
              if (rand && laag.getLatLngs) {
                var no = kaart.latLngToLayerPoint(rand.getNorthEast());
                var zw = kaart.latLngToLayerPoint(rand.getSouthWest());
                if (no.x - zw.x < 20 || zw.y - no.y < 20) { return; }
                midden = laag.getCenter();
              }
              var merk = document.createElement("div");
              merk.textContent = laag.teken[0];
              var stijl = "text-align:center;border-radius:9px;font:700 ";
              stijl += (laag.getLatLngs ? 15 : 9) + "px/18px sans-serif;color:" + laag.teken[1];
              merk.style.cssText = stijl + (laag.teken[2] ? ";background:" + laag.teken[2] : "");
              teken.addLayer(L.marker(midden, {interactive: false, keyboard: false,
                icon: L.divIcon({className: "", html: merk, iconSize: [18, 18]})}));
            });
          }
          groep.on("add", function () {
            kaart.getContainer().style.background = "#f3f5f8";
            if (lagen.length) { strepen(kaart.getRenderer(lagen[0])._container); }
            if (voor) { voor.bringToFront(); }
            lagen.forEach(function (l, i) {
              if (l._path) {
                l._path.setAttribute("role", "img");
                l._path.setAttribute("aria-label", d.vlakken[i].t.slice(0, 2).join(": "));
              }
            });
            tekens(); teken.addTo(kaart); kaart.on("zoomend", tekens);
          });
          groep.on("remove", function () { kaart.off("zoomend", tekens); teken.remove(); });
        })({{ this._parent.get_name() }}, map_div, {{ this.gegevens }});
        {% endmacro %}
        """.replace("%STAP%", str(STAP))
        .replace("%LIJN%", OMLIJNING)
        .replace("%CIJFERS%", CIJFERS)
    )

    def __init__(
        self,
        vlakken: Iterable[Vlak],
        gekozen: tuple[str | None, int],
        dekking: float,
        achtergrond: Sequence[Vorm],
    ) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Vlakken"
        self.gegevens = veilige_json(
            {
                **_gegevens(vlakken),
                "gekozen": gekozen[0],
                "beurt": gekozen[1],
                "dekking": dekking,
                "achtergrond": [[als_tekst(ring) for ring in vorm_] for vorm_ in achtergrond],
            }
        )


def maak_laag(
    vlakken: Iterable[Vlak],
    gekozen: tuple[str | None, int] = (None, 0),
    *,
    doorzichtig: bool = False,
    achtergrond: Sequence[Vorm] = (),
) -> FeatureGroup:
    """The layer for `kaart.toon`; see-through above background tiles, above the outlines of `achtergrond`.

    `gekozen`: the area with the thick line, and which time a choice is drawn. The same layer twice is not
    drawn again: a choice that the map must show anew needs another number.
    """
    groep = FeatureGroup()
    groep.add_child(Vlakken(vlakken, gekozen, DOORZICHTIG if doorzichtig else 1.0, achtergrond))
    return groep


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


def veilige_json(waarde: object) -> str:
    """Compact JSON that stays data in a script, a template literal, and in Jinja: folium renders its own
    output once more as a template, so braces in a name must not survive."""
    tekst = json.dumps(waarde, ensure_ascii=True, separators=(",", ":"))
    return _TEKST.sub(lambda treffer: treffer[0].translate(_GEVAARLIJK), tekst)


_TEKST = re.compile(r'"(?:[^"\\]|\\.)*"')  # a JSON string
_GEVAARLIJK = str.maketrans({teken: f"\\u{ord(teken):04x}" for teken in "<>&'`${}/="})


@lru_cache(maxsize=4096)
def vorm(geojson: str) -> Vorm:
    """The rings of a GeoJSON polygon or multipolygon in steps; anything else has no shape."""
    meetkunde = json.loads(geojson)
    soort, hoeken = meetkunde.get("type"), meetkunde.get("coordinates") or []
    veelhoeken = [hoeken] if soort == "Polygon" else hoeken if soort == "MultiPolygon" else []
    return tuple(_ring(ring) for veelhoek in veelhoeken for ring in veelhoek)


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


def omhullende(vlakken: Iterable[Vlak]) -> list[list[float]] | None:
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
