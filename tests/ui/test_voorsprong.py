"""Files from memory and links in advance: the same answers as Streamlit's, and nothing else."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from monitor.ui.voorsprong import DELEN, MET_KAART, STREAMLIT, Voorsprong, nodig, vaste_bestanden, vooraf


def _vraag(pad: str, methode: str = "GET") -> tuple[int, dict[str, str], bytes]:
    """The answer of the layer; 299 when it left the question to the app behind it."""
    berichten: list[dict[str, Any]] = []

    async def app(*_: Any) -> None:
        berichten.append({"type": "http.response.start", "status": 299, "headers": []})

    async def zend(bericht: Any) -> None:
        berichten.append(bericht)

    async def ontvang() -> Any:
        return {"type": "http.request"}

    scope = {"type": "http", "method": methode, "path": pad, "headers": []}
    asyncio.run(Voorsprong(app)(scope, ontvang, zend))
    koppen = {naam.decode(): waarde.decode() for naam, waarde in berichten[0]["headers"]}
    return berichten[0]["status"], koppen, b"".join(b.get("body", b"") for b in berichten[1:])


def test_a_file_of_streamlit_comes_whole_with_its_type_and_for_ever() -> None:
    pad = next((STREAMLIT / "static" / "js").glob("index.*.js"))
    status, koppen, inhoud = _vraag(f"/static/js/{pad.name}")
    assert status == 200
    assert inhoud == pad.read_bytes()
    assert koppen["content-type"].startswith("text/javascript")
    assert koppen["cache-control"] == "public, immutable, max-age=31536000"


@pytest.mark.parametrize(
    ("pad", "soort", "houdbaar"),
    [
        ("/component/monitor.ui.kaart.kaart.leaflet/leaflet.js", "text/javascript", "public, max-age=3600"),
        ("/component/monitor.ui.kaart.kaart.leaflet/leaflet.css", "text/css", "public, max-age=3600"),
        ("/_stcore/bidi-components/buurtmonitor.kaart/kaart.js", "text/javascript", "no-cache"),
    ],
)
def test_the_files_of_the_map_are_there_before_any_page_was_drawn(
    pad: str, soort: str, houdbaar: str
) -> None:
    status, koppen, inhoud = _vraag(pad)
    assert status == 200
    assert koppen["content-type"].startswith(soort)
    assert koppen["cache-control"] == houdbaar
    assert len(inhoud) > 1000


@pytest.mark.parametrize(
    "pad",
    ["/", "/stoplichtkaart", "/static/js/bestaat-niet.js", "/static/js/../index.html", "/_stcore/health",
     "/static/../../app.py", "/component/monitor.ui.kaart.kaart.leaflet/../leaflet.js"],
)  # fmt: skip
def test_all_else_is_left_to_the_app(pad: str) -> None:
    assert _vraag(pad)[0] == 299


def test_only_reading_is_answered() -> None:
    pad = next(iter(vaste_bestanden()))
    assert _vraag(pad, "POST")[0] == 299


def test_what_a_page_with_a_map_asks_in_advance_exists() -> None:
    koppen = vooraf()
    assert set(koppen) == set(MET_KAART)
    adressen = re.findall(r'(?:href|src)="\.(/[^"]+)"', koppen["/stoplichtkaart"].decode())
    assert len(adressen) > 20
    assert set(adressen) <= set(vaste_bestanden())
    assert any("/BidiComponent." in adres for adres in adressen)


def test_every_part_named_here_is_one_of_streamlits_and_brings_what_it_imports() -> None:
    for deel in DELEN:
        assert list((STREAMLIT / "static" / "js").glob(f"{deel}.*.js")), deel
    alles = nodig(["Selectbox"])
    assert alles[0].startswith("Selectbox.")
    assert len(alles) > 5
    assert len(set(alles)) == len(alles)
    pagina = (STREAMLIT / "index.html").read_text("utf-8")
    assert not [naam for naam in alles if naam in pagina]
