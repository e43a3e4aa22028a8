"""A map asks this machine only, and what stands in a name stays data all the way to the browser."""

import json
import re
from typing import Any

import folium
import pytest
from streamlit.testing.v1 import AppTest

from monitor.ui.kaart import kaart, kaartplek
from monitor.ui.kaart.vlakken import Vlak, Vlakken

VIJANDIG = [
    "${alert(1)}",
    "`+alert(1)+`",
    "<img src=x onerror=alert(1)>",
    "\"'</script>",
    "\\u003c",
    "{{7*7}}",
]


def test_the_scripts_of_the_map_name_no_foreign_host_and_make_no_code_or_html_of_texts() -> None:
    scripts = {pad.name: pad.read_text("utf-8") for pad in kaartplek.KAARTBLAD.glob("*.js")}
    assert set(scripts) == {"kaart.js", "vlakken.js", "tafel.js", "nederlands.js"}
    for naam, tekst in scripts.items():
        adressen = set(re.findall(r"https?://[^'\"`\s]+", tekst))
        assert adressen <= {"http://www.w3.org/2000/svg"}, naam  # the name of SVG, not an address
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b|new Function", tekst), naam


def test_leaflet_stands_on_this_machine_with_its_licence() -> None:
    assert (kaartplek.LEAFLET / "leaflet.css").is_file()
    assert "(c) 2010-20" in (kaartplek.LEAFLET / "leaflet.js").read_text("utf-8")[:300]


@pytest.fixture
def blad() -> AppTest:
    """A page with one map whose names would like to run."""

    def bladzijde() -> None:
        import streamlit as st

        from monitor.ui.kaart import kaart
        from tests.ui.test_kaart import VIJANDIG

        laag = kaart.Laag("vlakken", {"vlakken": [{"t": VIJANDIG}]})
        kaart.toon(
            kaart.nieuw([[52.0, 5.0], [52.1, 5.2]], laag), sleutel="k", alt="Kaart",
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


GRENZEN = [[52.0, 5.0], [52.1, 5.2]]


def test_the_tree_of_a_folium_map_is_told_in_the_words_of_leaflet() -> None:
    beeld = kaart.nieuw(GRENZEN, kaart.Laag("tafel", {"plan": [0]}, vast="{}"), tegels=True, stap=0.1)
    assert isinstance(beeld, folium.Map)
    gegevens = kaart.als_gegevens(beeld)
    adres, opties = gegevens.pop("tegels")
    assert gegevens == {
        "opties": {
            "center": [52.05, 5.1], "zoom": 12, "zoomControl": True, "zoomSnap": 0.1,
            "preferCanvas": False, "attributionControl": False,
        },
        "grenzen": [GRENZEN, {"padding": (12, 12)}], "soort": "tafel", "laag": {"plan": [0]}, "vast": "{}",
    }  # fmt: skip
    assert adres.startswith("https://service.pdok.nl/")
    assert (opties["maxNativeZoom"], opties["maxZoom"]) == (19, 21)


def test_the_same_picture_is_the_same_data_so_that_it_is_not_drawn_again() -> None:
    """Every element of folium has a name by chance: none of them may travel."""
    een, ander = (kaart.als_gegevens(kaart.nieuw(GRENZEN, Vlakken([]))) for _ in range(2))
    assert een == ander


def test_an_element_that_the_page_cannot_draw_is_refused_and_not_left_out() -> None:
    beeld = kaart.nieuw(GRENZEN, Vlakken([]))
    folium.Marker([52.0, 5.0]).add_to(beeld)
    with pytest.raises(TypeError, match="Marker"):
        kaart.als_gegevens(beeld)


def test_a_thousand_areas_are_one_element_of_the_map() -> None:
    vlak = Vlak("BU1", ((5_200_000, 500_000, 0, 10, 10, 0),), None, "#fff", "#000", "●", False, ("Naam",))
    beeld = kaart.nieuw(GRENZEN, Vlakken([vlak] * 1000))
    assert len(beeld._children) == 2  # bounds and layer
    assert len(kaart.als_gegevens(beeld)["laag"]["vlakken"]) == 1000


def _gegevens(blad: AppTest) -> dict[str, Any]:
    proto = blad.get("bidi_component")[0].proto
    return dict(json.loads(proto.json or proto.mixed.json))
