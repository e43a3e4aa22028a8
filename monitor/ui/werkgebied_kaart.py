"""The map of a plan: a colour and letters per coordinator, thick lines between areas, clicks at once.

The shapes go to the browser once, in the map's script. What changes at a click (who has what, locks, the
chosen buurt) travels beside it as data, and the script that is already there takes it over: nothing is built
anew, the view stays where it is, and nothing has to be evaluated as code. Names are put in the page as text
nodes; nothing in a name can run. A click is sent straight to Streamlit: the map component itself would wait a
quarter of a second.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import Any

from branca.element import MacroElement
from folium.template import Template

from monitor.ui import kaart, opmaak
from monitor.ui.werkgebied_kleuren import Merk
from monitor.werkgebied.antwoorden import Tafelvraag

PLEK = "tafel"  # id of the element with what stands on the table
_TEKSTEN = re.compile(r'"(?:[^"\\]|\\.)*"')
_GEVAARLIJK = re.compile(r"[<>&'`{}%#$_]")
MINST_PIXELS = 20  # a buurt smaller than this gets no letters until one zooms in

_SCRIPT = """
const data = {data}, klikbaar = {klikbaar};
const map = {kaart};
const INKT = '#1b2430';
map.getContainer().style.background = '#f3f5f8';
// Leaflet takes the focus when the mouse goes down; were the page to scroll then, the click lands elsewhere
const houder = map.getContainer(), focus = houder.focus.bind(houder);
houder.focus = () => focus({{preventScroll: true}});
map.getContainer().querySelectorAll('.leaflet-control-zoom a').forEach((knop, i) => {{
  knop.title = i ? 'Uitzoomen' : 'Inzoomen'; knop.setAttribute('aria-label', knop.title);
}});
const vormen = [];
let rust = 0;  // a click that ends a lasso is no click
const vlakken = L.featureGroup().addTo(map);
const lijnen = L.featureGroup().addTo(map);
const letters = L.layerGroup().addTo(map);
data.buurten.forEach((buurt, i) => {{
  const vorm = L.geoJSON(buurt.vorm, {{style: {{color: '#ffffff', weight: 1, fillOpacity: 0.85}}}});
  vorm.eachLayer(laag => {{
    const tip = document.createElement('div');
    laag.bindTooltip(() => {{ tip.textContent = ''; (window.buurtkaart.tips[i] || []).forEach((regel, r) => {{
      const el = document.createElement(r ? 'div' : 'b'); el.textContent = regel; tip.appendChild(el);
    }}); return tip; }}, {{sticky: true}});
    laag.on('click', ev => {{ L.DomEvent.stopPropagation(ev);
      if (!klikbaar || Date.now() < rust) return;
      window.Streamlit.setComponentValue({{code: buurt.code, nummer: Date.now()}});
    }});
  }});
  vorm.addTo(vlakken); vormen.push(vorm);
  vorm.eachLayer(laag => laag.getElement().setAttribute('data-buurt', buurt.code));
}});
map.options.zoomSnap = 0.1;
const pas = () => map.fitBounds(vlakken.getBounds(), {{padding: [10, 10], animate: false}});
pas();
map.on('resize', pas);
const rand = data.lijnen.map(([a, b, punten]) => [a, b,
  L.polyline(punten, {{color: INKT, weight: 2.5, interactive: false, opacity: 0}}).addTo(lijnen)]);
let merken = [];
function zetLetters() {{
  letters.clearLayers(); merken = [];
  const t = window.buurtkaart.tafel; if (!t) return;
  vormen.forEach((vorm, i) => {{
    const b = vorm.getBounds();
    const p = map.latLngToLayerPoint(b.getNorthEast()), q = map.latLngToLayerPoint(b.getSouthWest());
    if (Math.min(p.x - q.x, q.y - p.y) < {minst}) return;
    const el = document.createElement('div');
    el.textContent = t.letters[t.plan[i]] + (t.sloten.includes(i) ? ' \\u{{1F512}}' : '');
    el.style.cssText = 'position:absolute;transform:translate(-50%,-50%);white-space:nowrap;' +
      'font:600 12px sans-serif;pointer-events:none;color:' + INKT;
    const icoon = L.divIcon({{html: el, className: '', iconSize: [0, 0]}});
    L.marker(data.buurten[i].punt, {{icon: icoon, interactive: false, keyboard: false}}).addTo(letters);
  }});
}}
window.buurtkaart = {{
  tips: [], tafel: null,
  zet(t) {{
    this.tafel = t; this.tips = t.tips;
    vormen.forEach((vorm, i) => vorm.setStyle({{fillColor: t.kleuren[t.plan[i]],
      color: t.gekozen.includes(i) ? '#000000' : (t.gewijzigd.includes(i) ? INKT : '#ffffff'),
      weight: t.gekozen.includes(i) ? 4 : (t.gewijzigd.includes(i) ? 2 : 1),
      dashArray: !t.gekozen.includes(i) && t.gewijzigd.includes(i) ? '4 3' : null}}));
    rand.forEach(([a, b, lijn]) => lijn.setStyle({{opacity: t.plan[a] === t.plan[b] ? 0 : 1}}));
    lijnen.bringToFront();
    t.gekozen.forEach(i => vormen[i].bringToFront());
    zetLetters();
  }}
}};
map.on('zoomend', zetLetters);
if (klikbaar) {{
  map.boxZoom.disable();
  let aan = false, punten = null, lijn = null;
  const lasso = L.control({{position: 'topleft'}});
  lasso.onAdd = () => {{
    const bak = L.DomUtil.create('div', 'leaflet-bar'), knop = L.DomUtil.create('a', '', bak);
    knop.href = '#'; knop.textContent = '\u2b1a'; knop.title = 'Lasso: kies meer buurten tegelijk';
    knop.setAttribute('role', 'button'); knop.setAttribute('aria-label', knop.title);
    knop.setAttribute('aria-pressed', 'false');
    L.DomEvent.on(knop, 'click', ev => {{ L.DomEvent.stop(ev); aan = !aan;
      knop.setAttribute('aria-pressed', String(aan)); knop.style.background = aan ? '#cfe0f1' : '';
      houder.style.cursor = aan ? 'crosshair' : ''; map.dragging[aan ? 'disable' : 'enable']();
    }});
    L.DomEvent.disableClickPropagation(bak);
    return bak;
  }};
  lasso.addTo(map);
  const binnen = ([y, x]) => punten.reduce((in_, p, i) => {{
    const q = punten[(i || punten.length) - 1];
    const rechts = x < (q.lng - p.lng) * (y - p.lat) / (q.lat - p.lat) + p.lng;
    return (p.lat > y) !== (q.lat > y) && rechts ? !in_ : in_;
  }}, false);
  houder.addEventListener('pointerdown', ev => {{
    if (!(aan || ev.shiftKey) || ev.button || ev.target.closest('.leaflet-control')) return;
    punten = [map.mouseEventToLatLng(ev)]; map.dragging.disable();
    lijn = L.polyline(punten, {{color: INKT, weight: 2, dashArray: '5 4', interactive: false}}).addTo(map);
  }}, true);
  window.addEventListener('pointermove', ev => {{
    if (punten) {{ punten.push(map.mouseEventToLatLng(ev)); lijn.setLatLngs(punten); }}
  }});
  window.addEventListener('pointerup', () => {{
    if (!punten) return;
    lijn.remove(); if (!aan) map.dragging.enable();
    const codes = punten.length > 3 ? data.buurten.filter(b => binnen(b.punt)).map(b => b.code) : [];
    punten = null;
    if (codes.length) {{
      rust = Date.now() + 300;
      window.Streamlit.setComponentValue({{codes: codes, nummer: Date.now()}});
    }}
  }});
}}
const neem = document_ => {{
  const el = document_.getElementById('{plek}');
  if (el) window.buurtkaart.zet(JSON.parse(el.textContent));
}};
neem(document);
window.addEventListener('message', ev => {{
  if (ev.source !== window.parent || !ev.data || ev.data.type !== 'streamlit:render') return;
  neem(new DOMParser().parseFromString(ev.data.args.html, 'text/html'));
}});
"""


class Buurtlaag(MacroElement):
    """The shapes with the script that colours them, sent once; what stands on the table, sent each time."""

    _template = Template(
        "{% macro script(this, kwargs) %}{{ this.vast }}{% endmacro %}"
        "{% macro html(this, kwargs) %}{{ this.wissel }}{% endmacro %}"
    )

    def __init__(self, vast: str, wissel: dict[str, Any], *, klikbaar: bool) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Buurtlaag"
        self._data, self._klikbaar = vast, klikbaar
        self.wissel = f'<script type="application/json" id="{PLEK}">{als_tekst(wissel)}</script>'

    @property
    def vast(self) -> str:
        """The script, in a block of its own."""
        naam = self._parent.get_name() if self._parent else ""
        tekst = _SCRIPT.format(
            data=self._data, klikbaar=str(self._klikbaar).lower(), kaart=naam, minst=MINST_PIXELS, plek=PLEK
        )
        return "{" + tekst + "}"


def toon(
    vraag: Tafelvraag,
    plan: Sequence[int],
    merken: Sequence[Merk],
    *,
    sleutel: str,
    gekozen: Collection[int] = (),
    sloten: Collection[int] = (),
    bij_klik: Callable[[], None] | None = None,
    hoogte: int = kaart.HOOGTE,
) -> None:
    """Draw a plan. With `bij_klik` the buurten answer to a click: see `klik`."""
    leeg = kaart.basiskaart(vraag.kader)
    wissel = _wissel(vraag, plan, merken, gekozen, sloten)
    leeg.add_child(Buurtlaag(_vast(vraag.tekening), wissel, klikbaar=bij_klik is not None))
    kaart.toon(leeg, None, sleutel=sleutel, terug=(), hoogte=hoogte, bij_klik=bij_klik)


@lru_cache(maxsize=8)
def _vast(tekening: str) -> str:
    """The shapes, safe in a script; the same text at every click is made safe once."""
    return veilig(tekening)


def _wissel(
    vraag: Tafelvraag,
    plan: Sequence[int],
    merken: Sequence[Merk],
    gekozen: Collection[int],
    sloten: Collection[int],
) -> dict[str, Any]:
    return {
        "plan": list(plan),
        "kleuren": [m.kleur for m in merken],
        "letters": [m.letters for m in merken],
        "sloten": sorted(sloten),
        "gewijzigd": [b for b, (oud, nieuw) in enumerate(zip(vraag.nu, plan, strict=True)) if oud != nieuw],
        "gekozen": sorted(gekozen),
        "tips": [
            [
                f"{c.naam} ({c.wijk})",
                f"{merken[wie].naam}{'' if wie == oud else f', nu {merken[oud].naam}'}",
                f"{opmaak.uren(c.uren)} per week · {opmaak.getal(c.woningen)} woningen",
                f"Stoplicht: {c.licht}{' · op slot' if nummer in sloten else ''}",
            ]
            for nummer, (c, wie, oud) in enumerate(zip(vraag.buurten, plan, vraag.nu, strict=True))
        ],
    }


def als_tekst(data: dict[str, Any]) -> str:
    """JSON in which no text holds a sign that HTML, a script or a template could read."""
    return veilig(json.dumps(data, separators=(",", ":"), ensure_ascii=True))


def veilig(tekst: str) -> str:
    """JSON text with every sign inside a string that HTML, a script or a template could read as its code."""
    return _TEKSTEN.sub(lambda treffer: _GEVAARLIJK.sub(_code, treffer[0]), tekst)


def _code(treffer: re.Match[str]) -> str:
    return f"\\u{ord(treffer[0]):04x}"
