"""A head start for the browser: files that never change come from memory, maps are asked for in advance.

A page of Streamlit is some hundred small files. Streamlit reads each from disk through several threads; while
a page is being drawn every step of that waits for the processor. Here they are answered at once, with the
same headers. And a page with a map tells in its head which files it will need (`modulepreload`), so that the
browser has them before the page says so: else it hears of them one by one, each after the other.

Which files a part of Streamlit needs is read from those files themselves: the imports of its module, theirs,
and so on.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import streamlit as st
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from monitor.ui.kaart import kaartplek

STREAMLIT = Path(st.__file__).parent / "static"
JAAR = "public, immutable, max-age=31536000"  # as Streamlit's own: these names change with their content
UUR = "public, max-age=3600"
VERS = "no-cache"  # our own scripts keep their names: after an update of the app the old ones must not linger
BLAD = "/component/monitor.ui.kaart.kaart.leaflet/"
SCRIPTS = f"/_stcore/bidi-components/{kaartplek.GROEP}.{kaartplek.ONDERDEEL}/"
# parts of Streamlit on a page with a map, by the names of their files
DELEN = ("BidiComponent", "Selectbox", "ImageList", "Slider", "Checkbox", "PageLink")
MET_KAART = ("/stoplichtkaart", "/werkgebieden")
_INVOER = re.compile(r"""(?:from|import)\s*["'`]\./([\w.-]+\.js)["'`]""")


class Voorsprong:
    """ASGI: answers for files it knows, leaves all the rest to the app behind it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._bestanden = app, vaste_bestanden()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """ASGI."""
        bekend = scope["type"] == "http" and scope["method"] == "GET"
        bestand = self._bestanden.get(scope["path"]) if bekend else None
        if bestand is None:
            await self._app(scope, receive, send)
        else:
            await _antwoord(bestand)(scope, receive, send)


def vaste_bestanden() -> Mapping[str, Path]:
    """Address → file."""
    uit = {f"/{pad.relative_to(STREAMLIT).as_posix()}": pad for pad in (STREAMLIT / "static").glob("*/*")}
    uit |= {f"{BLAD}leaflet{soort}": kaartplek.LEAFLET / f"leaflet{soort}" for soort in (".js", ".css")}
    return uit | {f"{SCRIPTS}{pad.name}": pad for pad in kaartplek.KAARTBLAD.glob("*.js")}


@lru_cache(maxsize=512)
def _antwoord(bestand: Path) -> Response:
    soort = mimetypes.guess_type(bestand.name)[0] or "application/octet-stream"
    if bestand.suffix == ".js":
        soort = "text/javascript"
    houdbaar = VERS if bestand.parent == kaartplek.KAARTBLAD else UUR
    if bestand.is_relative_to(STREAMLIT):
        houdbaar = JAAR
    return Response(bestand.read_bytes(), headers={"cache-control": houdbaar}, media_type=soort)


def vooraf() -> dict[str, bytes]:
    """Address of a page → what its head says beforehand."""
    scripts = [f"{SCRIPTS}{pad.name}" for pad in sorted(kaartplek.KAARTBLAD.glob("*.js"))]
    modules = [*scripts, f"{BLAD}leaflet.js", *(f"/static/js/{naam}" for naam in nodig(DELEN))]
    regels = [f'<link rel="modulepreload" crossorigin href=".{adres}">' for adres in modules]
    # what draws the map is not only fetched but started too, while the page waits for its first message
    begin = [f"{SCRIPTS}kaart.js", *(a for a in modules if "/BidiComponent." in a)]
    regels += [f'<script type="module" crossorigin src=".{adres}"></script>' for adres in begin]
    return dict.fromkeys(MET_KAART, "\n".join(regels).encode())


def nodig(delen: Iterable[str]) -> list[str]:
    """The files of these parts and all they import, each once, that Streamlit's page doesn't name already."""
    pagina = (STREAMLIT / "index.html").read_text("utf-8")
    uit: dict[str, None] = {}
    open_ = [pad.name for deel in delen for pad in (STREAMLIT / "static" / "js").glob(f"{deel}.*.js")]
    while open_:
        naam = open_.pop(0)
        if naam not in uit and naam not in pagina:
            uit[naam] = None
            open_ += _invoer(naam)
    return list(uit)


def _invoer(naam: str) -> Iterator[str]:
    tekst = (STREAMLIT / "static" / "js" / naam).read_text("utf-8")
    yield from _INVOER.findall(tekst)
