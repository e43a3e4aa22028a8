"""A map as one HTML file: the same `folium.Map` as in the page, written by folium itself.

The file works without internet and asks nothing of anybody: Leaflet and the script that draws the areas stand
in it, background tiles do not. Its content policy allows no more than that: scripts and style by their hash,
pictures that stand in the file, nothing else.

No text from outside stands in a script, so none can become part of one. What the map shows is a block of JSON
beside the scripts (`Gegevensblok`), whose texts end as text nodes; all other texts are filled in with their
signs escaped. Nor does a text pass folium's own templates: folium reads its output once more as a template,
and `{{ 7 * 7 }}` in a name would be 49.

What folium puts in the head is left out: addresses of public servers, and a viewport that forbids zooming in.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import folium
import pandas as pd
from branca.element import Element, Figure
from folium.template import Template

from monitor.ui.kaart.kaartplek import KAARTBLAD, LEAFLET

BLAD = Path(__file__).with_name("meeneemblad")
SCRIPTS = ("nederlands.js", "vlakken.js")
_MODULE = re.compile(r"^export (default )?", re.MULTILINE)  # a file has one script: nothing to import
_ADRES = re.compile(r"url\([^)]*\)")  # pictures of buttons that this map hasn't got


@dataclass(frozen=True)
class Bijschrift:
    """What stands around the map in its file. `kop`: the title, and the lines under it."""

    kop: Sequence[str]
    legenda: Sequence[tuple[str, str]]  # a picture (SVG of our own) and its text
    uitleg: str  # what the classes of the legend mean
    tabel: pd.DataFrame  # what the map shows, for who can't see it; the first column names the row
    merk: str = ""  # watermark of a shared view
    voorbeeld: str = ""  # the line of `kop` that says that these are sample data


class Gegevensblok(Element):
    """The data of a layer as a block that no browser takes for a script, under the layer's name."""

    _template = Template('<script type="application/json" id="{{ this.naam }}">{{ this.inhoud }}</script>')

    def __init__(self, naam: str, gegevens: Any) -> None:
        super().__init__()
        self.naam = naam
        tekst = json.dumps(gegevens, ensure_ascii=True, separators=(",", ":"))
        self.inhoud = tekst.replace("<", "\\u003c")  # nothing in it can end the block


class Meeneemkaart(Figure):
    """The page around a map, instead of folium's own, which is all map."""

    _template = Template((BLAD / "kaart.html").read_text("utf-8"), autoescape=True)

    def __init__(self, bijschrift: Bijschrift) -> None:
        super().__init__()
        self.bijschrift = bijschrift

    def render(self, **kwargs: Any) -> str:
        """The file as text."""
        for deel in self._children.values():
            deel.render(**kwargs)
        wat, stijl = self.bijschrift, _stijl()
        scripts = (_leaflet(), self.script.render().replace("\r", ""))
        return str(self._template.render(
            titel=wat.kop[0], regels=wat.kop[1:], voorbeeld=wat.voorbeeld, merk=wat.merk,
            legenda=[(_plaatje(svg), tekst) for svg, tekst in wat.legenda],
            uitleg=wat.uitleg, koppen=list(wat.tabel.columns),
            rijen=wat.tabel.itertuples(index=False, name=None),
            kaart=self.html.render(), stijl=stijl, scripts=scripts, beleid=_beleid(scripts, stijl),
        ))  # fmt: skip


def maak(kaart: folium.Map, bijschrift: Bijschrift) -> bytes:
    """The file. It takes the map for itself: a folium map serves once."""
    return Meeneemkaart(bijschrift).add_child(kaart).render().encode("utf-8", errors="replace")


def _beleid(scripts: Sequence[str], stijl: str) -> str:
    """The content policy of the file: these scripts and this style, to the letter."""
    script_src = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {script_src}; style-src {_hash(stijl)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(tekst: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(tekst.encode()).digest()).decode()}'"


@lru_cache(maxsize=1)
def _leaflet() -> str:
    """Leaflet and our own drawing, as one script."""
    eigen = "".join((KAARTBLAD / naam).read_text("utf-8") for naam in SCRIPTS)
    leaflet = (LEAFLET / "leaflet.js").read_text("utf-8").split("//# sourceMappingURL")[0]
    return f"{leaflet}\n{_MODULE.sub('', eigen)}".replace("\r", "")


@lru_cache(maxsize=1)
def _stijl() -> str:
    leaflet = _ADRES.sub("none", (LEAFLET / "leaflet.css").read_text("utf-8"))
    return f"{leaflet}\n{(BLAD / 'kaart.css').read_text('utf-8')}".replace("\r", "")


def _plaatje(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
