"""A map asks this machine only, and what stands in a name stays data all the way to the browser."""

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from monitor.ui import kaart

VIJANDIG = [
    "${alert(1)}",
    "`+alert(1)+`",
    "<img src=x onerror=alert(1)>",
    "\"'</script>",
    "\\u003c",
    "{{7*7}}",
]


def test_the_scripts_of_the_map_name_no_foreign_host_and_make_no_code_or_html_of_texts() -> None:
    scripts = {pad.name: pad.read_text("utf-8") for pad in kaart.KAARTBLAD.glob("*.js")}
    assert set(scripts) == {"kaart.js", "vlakken.js", "tafel.js"}
    for naam, tekst in scripts.items():
        adressen = set(re.findall(r"https?://[^'\"`\s]+", tekst))
        assert adressen <= {"http://www.w3.org/2000/svg"}, naam  # the name of SVG, not an address
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function", tekst), naam


def test_leaflet_stands_on_this_machine_with_its_licence() -> None:
    assert (kaart.LEAFLET / "leaflet.css").is_file()
    assert "(c) 2010-20" in (kaart.LEAFLET / "leaflet.js").read_text("utf-8")[:300]


@pytest.fixture
def blad() -> AppTest:
    """A page with one map whose names would like to run."""

    def bladzijde() -> None:
        import streamlit as st

        from monitor.ui import kaart
        from tests.ui.test_kaart import VIJANDIG

        laag = {"vlakken": [{"t": VIJANDIG}]}
        kaart.toon(
            "vlakken", laag, grenzen=[[52.0, 5.0], [52.1, 5.2]], sleutel="k", alt="Kaart",
            bij_klik=lambda wat: st.session_state.update(gezien=wat),
        )  # fmt: skip

    return AppTest.from_function(bladzijde).run()


def test_names_travel_as_data_and_come_out_as_they_went_in(blad: AppTest) -> None:
    assert not blad.exception
    gegevens = _gegevens(blad)
    assert gegevens["laag"]["vlakken"][0]["t"] == VIJANDIG
    assert gegevens["tegels"] is None  # no background asked for: no other host is named at all
    proto = blad.get("bidi_component")[0].proto
    assert (proto.js_content, proto.html_content, proto.css_content) == ("", "", "")  # nothing inline
    assert proto.js_source_path == "kaart.js"


def test_a_map_is_known_in_the_next_run_so_that_a_new_one_can_be_told_apart(blad: AppTest) -> None:
    assert "k" in blad.session_state


def _gegevens(blad: AppTest) -> dict[str, Any]:
    proto = blad.get("bidi_component")[0].proto
    return dict(json.loads(proto.json or proto.mixed.json))
