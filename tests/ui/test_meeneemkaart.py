"""The map as a file: it asks nobody anything, and a text from outside is a text and nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from unittest.mock import patch

import pandas as pd
from branca.element import Element
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.ui.kaart import kaart, meeneemkaart
from monitor.ui.kaart.vlakken import Vlak, Vlakken, kort, vorm
from monitor.ui.stoplicht import legenda as stoplicht_legenda
from monitor.ui.stoplicht.beeld import KLASSEN, VEILIG
from tests.app.stad import GEMEEN, _vierkant
from tests.ui.test_kaart import VIJANDIG

TEKSTEN = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


@dataclass
class _Gelezen(HTMLParser):
    """A file as a browser reads it: its elements, and the text that follows the start of each."""

    soorten: list[tuple[str, tuple[tuple[str, str | None], ...]]] = field(default_factory=list)
    teksten: list[str] = field(default_factory=list)
    open_: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.soorten.append((tag, tuple(attrs)))
        self.teksten.append("")
        self.open_ = True

    def handle_endtag(self, _: str) -> None:
        self.open_ = False

    def handle_data(self, data: str) -> None:
        if self.open_:
            self.teksten[-1] += data

    def van(self, soort: str, **eigen: str) -> list[str]:
        """The texts of the elements of one kind."""
        return [
            tekst
            for (tag, attrs), tekst in zip(self.soorten, self.teksten, strict=True)
            if tag == soort and eigen.items() <= dict(attrs).items()
        ]


def _maak(naam: str, kop: str = "Titel") -> str:
    klassen = list(KLASSEN.values())
    rood = klassen[0]
    vlak = Vlak(
        "BU1", vorm(_vierkant(0)), None, rood.vulling(VEILIG), rood.inkt, rood.teken, False, (naam, "x")
    )
    legenda = stoplicht_legenda.regels(["rood"], klassen, VEILIG)
    tabel = pd.DataFrame({"Gebied": [naam], "Cijfer": [naam]})
    bijschrift = meeneemkaart.Bijschrift((kop, "Regel", naam), legenda, "Uitleg", tabel, naam)
    with patch.object(Element, "_generate_id", lambda _: "n"):  # folium names its elements by chance
        beeld = kaart.nieuw([[50.8, 5.6], [50.81, 5.61]], Vlakken([vlak]))
        return meeneemkaart.maak(beeld, bijschrift).decode()


def _lees(tekst: str) -> _Gelezen:
    gelezen = _Gelezen()
    gelezen.feed(tekst)
    gelezen.close()
    return gelezen


GEWOON = _lees(_maak("Gewoon"))


@settings(max_examples=60, deadline=None)
@given(TEKSTEN)
@example(GEMEEN[0])
@example(GEMEEN[1])
@example(GEMEEN[2])
@example(GEMEEN[3])
@example(GEMEEN[4])
@example(GEMEEN[5])
@example(GEMEEN[6])
@example(GEMEEN[7])
@example("".join(VIJANDIG))
@example("<!--<script>{{ cycler.__init__.__globals__ }}{%")
def test_a_text_from_outside_adds_no_element_and_no_sign_to_a_script(naam: str) -> None:
    gelezen = _lees(_maak(naam, kop=naam))
    assert gelezen.soorten == GEWOON.soorten  # not one element or attribute more
    assert gelezen.van("script")[1:] == GEWOON.van("script")[1:]  # the first is the block of data
    (blok,) = gelezen.van("script", type="application/json")
    assert json.loads(blok)["vlakken"][0]["t"][0] == kort(naam)
    assert gelezen.van("bdi") == [naam, "Regel", naam, naam, naam, naam]  # title, lines, table, watermark


def test_the_policy_allows_these_scripts_and_this_style_to_the_letter_and_nothing_else() -> None:
    beleid = dict(
        deel.strip().split(" ", 1)
        for deel in str(dict(GEWOON.soorten[_plek("meta", "http-equiv")][1])["content"]).split(";")
    )
    uitvoerbaar = [tekst for tekst in GEWOON.van("script") if not tekst.startswith("{")]
    assert beleid == {
        "default-src": "'none'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'",
        "script-src": " ".join(map(_hash, uitvoerbaar)), "style-src": _hash(GEWOON.van("style")[0]),
    }  # fmt: skip
    assert len(uitvoerbaar) == 2
    assert _plek("meta", "http-equiv") < _plek("script")  # it holds from before the first script
    assert not [naam for _, attrs in GEWOON.soorten for naam, _ in attrs if naam.startswith(("on", "style"))]


def _plek(soort: str, met: str = "") -> int:
    return next(
        i for i, (tag, attrs) in enumerate(GEWOON.soorten) if tag == soort and (not met or met in dict(attrs))
    )


def _hash(tekst: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(tekst.encode()).digest()).decode()}'"


def test_the_file_points_at_nothing_outside_itself() -> None:
    adressen = [
        waarde for _, attrs in GEWOON.soorten for naam, waarde in attrs if naam in ("src", "href") and waarde
    ]
    assert adressen
    assert all(adres.startswith("data:") for adres in adressen)
    assert "url(" not in GEWOON.van("style")[0]
    assert "@import" not in GEWOON.van("style")[0]
    genoemd = set(re.findall(r"https?://[^\s\"'<>\\)]+", " ".join(GEWOON.teksten)))
    assert genoemd <= {  # who made it, the name of SVG, and a note in Leaflet's style
        "https://leafletjs.com", "http://www.w3.org/2000/svg",
        "https://bugzilla.mozilla.org/show_bug.cgi?id=888319",
    }  # fmt: skip


def test_a_map_with_a_background_of_tiles_cannot_fetch_them_from_a_file() -> None:
    """Nobody makes such a file; if one ever did, its policy would still stop it."""
    assert "img-src data:;" in _maak("x")
    assert "pdok" not in _maak("x")


def test_the_same_drawing_as_in_the_page_and_the_licence_of_leaflet_stand_in_it() -> None:
    (leaflet, tekening) = GEWOON.van("script")[1:]
    assert "(c) 2010-20" in leaflet[:300]
    assert "bindTooltip" in leaflet.split("function vlakken")[1]
    assert re.search(r"var map_n = L\.map\(", tekening)  # folium's own words
    assert "fitBounds" in tekening
    assert "vlakken(map_n, map_n.getContainer(), () => {})" in tekening
    assert "import " not in tekening


def test_the_legend_counts_and_the_table_has_a_head_and_a_name_per_row() -> None:
    legenda = [tekst.strip() for tekst in GEWOON.van("img")]
    assert legenda == [f"{int(klasse.code == 'rood')} {klasse.woord}" for klasse in KLASSEN.values()]
    assert GEWOON.van("th", scope="col") == ["Gebied", "Cijfer"]
    assert len(GEWOON.van("th", scope="row")) == 1
