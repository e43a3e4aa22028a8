"""The page Stoplichtkaart: empty, filled, one interaction, deep link; hostile texts stay texts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.leefbaarheid.antwoorden import Gebied
from monitor.ui import bron
from monitor.ui.kaart import kaart
from monitor.ui.stoplicht import tabel as stoplicht_tabel
from monitor.ui.stoplicht.lijsten import Lijstregel, naam, per_plek
from tests.app.stad import BUURTEN, GEMEEN, vul_stad
from tests.leefbaarheid.gegevens import maak_batch, maak_metingen

SCRIPT = "pages/buurten/stoplichtkaart.py"


@pytest.fixture
def getekend(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The data that would go to the browser's map, drawing after drawing."""
    uit: list[dict[str, Any]] = []
    monkeypatch.setattr(kaart, "toon", lambda beeld, **_: uit.append(dict(kaart.als_gegevens(beeld)["laag"])))
    return uit


@pytest.fixture
def stad(vul_app: Callable[..., None]) -> None:
    vul_app(vul_stad)


def test_without_buurten_and_without_figures_the_page_says_what_to_import(
    open_pagina: Callable[..., AppTest],
) -> None:
    assert "Er zijn nog geen buurten" in open_pagina(SCRIPT).info[0].value
    vul_stad(bron.store(), cijfers=False)
    assert "de cijfers nog niet" in open_pagina(SCRIPT).info[0].value


@pytest.mark.usefixtures("stad")
def test_the_attention_map_opens_first_and_its_legend_counts_everybody(
    open_pagina: Callable[..., AppTest], getekend: list[dict[str, Any]]
) -> None:
    app = open_pagina(SCRIPT)
    legenda = [stuk.value for stuk in app.markdown if stuk.value.endswith(("aandacht", "onbekend"))]
    assert sum(int(regel.split("**")[1]) for regel in legenda) == len(BUURTEN)
    assert len(_vlakken(getekend[-1])) == len(BUURTEN)
    kop = next(stuk.value for stuk in app.caption if stuk.value.startswith("Aandachtscore"))
    assert "Periode 2025 · bron: Corporatie en Politie" in kop


def test_without_any_score_the_map_begins_with_the_first_figure_there_is(
    open_pagina: Callable[..., AppTest], getekend: list[dict[str, Any]]
) -> None:
    """Only the total of crimes was read in: it weighs nothing, so no buurt has a score."""
    vul_stad(bron.store(), cijfers=False)

    def alleen_misdrijven(tx: pipeline.Transactie) -> None:
        maak_batch(tx, 300)
        rij = {"indicator": "misdrijven_totaal", "jaar": 2025, "teller": 40}
        maak_metingen(tx, 300, [{**rij, "gebied": b} for b in BUURTEN])

    pipeline.bewaar(bron.store(), alleen_misdrijven, ["indicatoren"])
    app = open_pagina(SCRIPT)
    assert "**12** zonder oordeel" in [stuk.value for stuk in app.markdown]
    assert len(_vlakken(getekend[-1])) == len(BUURTEN)
    zin = next(stuk.value for stuk in app.caption if "Nog geen aandachtscore" in stuk.value)
    assert "Nog niet ingelezen: Schouwpunten onder niveau B, Overlastdossiers," in zin
    assert zin.endswith("Verhuizingen (mutaties) en het bewonersonderzoek.")
    assert not app.query_params
    een = open_pagina(SCRIPT, gebied=BUURTEN[0])  # 40 on 1.000 residents; no empty table of lights
    bijschriften = [stuk.value.replace("\\", "") for stuk in een.caption]
    assert "Misdrijven, totaal: 40,0 per 1.000 inwoners, geen oordeel" in bijschriften
    assert all(len(stuk.value) for stuk in een.table)
    samen = open_pagina(SCRIPT, thema="aandacht")  # grey by choice, and it says why
    assert "**12** onbekend" in [stuk.value for stuk in samen.markdown]
    assert any("Kies een thema voor de cijfers die er wel zijn." in stuk.value for stuk in samen.caption)


@pytest.mark.usefixtures("stad")
def test_a_deep_link_chooses_indicator_year_and_area(
    open_pagina: Callable[..., AppTest], getekend: list[dict[str, Any]]
) -> None:
    app = open_pagina(SCRIPT, thema="overlast", indicator="overlast_politie", jaar="2025", gebied=BUURTEN[0])
    assert app.selectbox(key="stoplicht_indicator").value == "overlast_politie"
    assert app.select_slider(key="stoplicht_jaar").value == "2025"
    gegevens = getekend[-1]
    assert gegevens["gekozen"] == BUURTEN[0]
    regels = next(v["t"] for v in gegevens["vlakken"] if v["c"] == BUURTEN[0])
    assert regels[1] == "▲ slecht"
    assert regels[2] == "190,0 per 1.000 inwoners (2025)"
    assert regels[3].startswith("190 op 1.000 inwoners, interval 16")
    assert regels[4] == "meer dan 99 % kans op rood"
    assert any("lichten slecht" in stuk.value for stuk in app.markdown)


@pytest.mark.usefixtures("stad")
def test_a_year_long_past_shows_the_lights_of_then_and_not_that_they_are_old(
    open_pagina: Callable[..., AppTest], getekend: list[dict[str, Any]]
) -> None:
    open_pagina(SCRIPT, thema="overlast", indicator="overlast_politie", jaar="2021")
    assert all("verouderd" not in " ".join(v["t"]) for v in _vlakken(getekend[-1]))


@pytest.mark.usefixtures("stad", "getekend")
def test_choosing_another_theme_goes_into_the_address(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT, thema="overlast", indicator="overlast_politie", jaar="2024")
    app.selectbox(key="stoplicht_thema").select("draagkracht").run()
    assert not app.exception
    assert app.query_params["thema"] == "draagkracht"
    assert "jaar" not in app.query_params  # another indicator has other years
    assert app.selectbox(key="stoplicht_indicator").value == "huurachterstand"


@pytest.mark.usefixtures("stad", "getekend")
def test_nonsense_in_the_address_does_no_harm(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(
        SCRIPT, thema="<script>", indicator="x", jaar="99999", niveau="zus", gebied="BU1", palet="${1}"
    )
    assert not app.error
    assert app.selectbox(key="stoplicht_thema").value == "aandacht"


@pytest.mark.usefixtures("stad", "getekend")
def test_the_same_map_is_a_real_table_with_sign_and_word(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT, thema="overlast", indicator="overlast_politie")
    app.toggle(key="stoplicht_als_tabel").set_value(True).run()
    tabel = next(t.value for t in app.table if "Zekerheid" in t.value.columns)
    assert len(tabel) == len(BUURTEN)
    assert set(tabel["Licht"].str[:1]) <= set("▲◆◇●○")
    assert all(len(licht.split()) > 1 for licht in tabel["Licht"])
    assert {"csv", "xlsx", "kaart"} <= {knop.key.split("_")[-1] for knop in app.get("download_button")}
    assert tabel["Gebied"].tolist() == sorted(tabel["Gebied"])
    app.segmented_control(key="stoplicht_volgorde").set_value("Meeste aandacht eerst").run()
    tabel = next(t.value for t in app.table if "Zekerheid" in t.value.columns)
    tekens = [licht[0] for licht in tabel["Licht"]]
    assert tekens == sorted(tekens, key="▲◆◇●○".index)


@pytest.mark.usefixtures("stad")
def test_the_map_as_a_file_holds_what_the_page_shows_and_says_what_it_is(
    open_pagina: Callable[..., AppTest],
    getekend: list[dict[str, Any]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    gemaakt: list[str] = []

    def knoppen(tabel: Any, naam: str, kop: list[str], *, kaart: Any, **_: Any) -> None:
        gemaakt.append(kaart(kop).decode())

    monkeypatch.setattr(stoplicht_tabel.download, "knoppen", knoppen)
    app = open_pagina(SCRIPT, thema="overlast", indicator="overlast_politie", jaar="2025")
    app.toggle(key="stoplicht_als_tabel").set_value(True).run()
    assert not app.exception
    bestand = gemaakt[-1]
    teksten = re.findall(r"<bdi>(.*?)</bdi>", bestand)
    assert teksten[0].startswith("Stoplichtkaart: ")
    assert teksten[0].endswith(", buurten")
    assert teksten[1] == "Thema: Overlast · jaar: 2025 · vergeleken met: de norm"
    assert "12 van 12 gebieden met een oordeel" in teksten[2]
    assert "bron: Politie" in teksten[2]
    assert teksten[3].startswith("Stand van 20 november 2026")
    tabel = next(t.value for t in app.table if "Zekerheid" in t.value.columns)
    assert len(re.findall(r'<th scope="row">', bestand)) == len(tabel)
    (blok,) = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', bestand)
    gegevens = json.loads(blok)
    assert gegevens["vlakken"] == json.loads(json.dumps(getekend[-1]["vlakken"]))
    assert gegevens["kleuren"] == json.loads(json.dumps(getekend[-1]["kleuren"]))


def test_hostile_names_are_text_in_map_table_and_lists(
    open_pagina: Callable[..., AppTest], getekend: list[dict[str, Any]]
) -> None:
    vul_stad(bron.store(), namen=GEMEEN)
    app = open_pagina(SCRIPT, thema="overlast", indicator="overlast_politie", gebied=BUURTEN[0])
    namen = [v["t"][0] for v in _vlakken(getekend[-1])]
    for gemeen in GEMEEN:
        kort = " ".join(gemeen.split())[:60]
        assert any(naam.startswith(kort) for naam in namen)  # whole, as text
    assert max(map(len, namen)) <= 80
    app.toggle(key="stoplicht_als_tabel").set_value(True).run()
    cellen = " ".join(next(t.value for t in app.table if "Zekerheid" in t.value.columns)["Gebied"])
    assert "<img" not in cellen.replace("\\<img", "")
    assert "](" not in cellen


@pytest.mark.usefixtures("stad")
def test_recolouring_sixty_buurten_costs_less_than_60_kB(
    open_pagina: Callable[..., AppTest], getekend: list[dict[str, Any]]
) -> None:
    vul_stad(bron.store(), aantal=60, batch=2)
    open_pagina(SCRIPT, thema="overlast", indicator="overlast_politie")
    assert len(_vlakken(getekend[-1])) == 60
    assert len(json.dumps(getekend[-1]).encode()) < 60_000


@pytest.mark.usefixtures("stad", "getekend")
def test_a_changed_threshold_is_logged_and_the_old_map_is_one_click_away(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT)
    app.selectbox(key="stoplicht_drempel").select("overlast_politie").run()
    (vak,) = [vak for vak in app.columns if any(veld.label == "Drempel is" for veld in vak.selectbox)]
    assert vak.weight == pytest.approx(1 / 3)  # of the row: its words fit on a laptop
    _vul(app, "Rood vanaf", "3,0")
    _vul(app, "Uw naam", "Ruud")
    _vul(app, "Waarom?", "Afgesproken in het overleg")
    next(knop for knop in app.button if knop.label.startswith("Bewaar en reken")).click().run()
    assert "Bewaard" in app.success[0].value
    log = next(t.value for t in app.table if "Waarom" in t.value.columns)
    assert log.iloc[0]["Rood"] == "1,25 → 3,00"
    app.button(key="stoplicht_oude_drempels").click().run()
    assert app.query_params["maatstaf"] == "vorig"
    assert app.selectbox(key="stoplicht_maatstaf").value == "vorig"


@pytest.mark.usefixtures("stad", "getekend")
def test_a_threshold_without_a_reason_is_refused(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    next(knop for knop in app.button if knop.label.startswith("Bewaar en reken")).click().run()
    assert "waarom" in app.error[0].value


def _vul(app: AppTest, label: str, waarde: Any) -> None:
    veld = next(v for v in [*app.number_input, *app.text_input] if v.label == label)
    veld.set_value(waarde)


def _vlakken(laag: dict[str, Any]) -> list[dict[str, Any]]:
    return list(laag["vlakken"])


@pytest.mark.usefixtures("stad")
def test_complexes_are_points_above_the_outlines_of_the_buurten(
    open_pagina: Callable[..., AppTest], getekend: list[dict[str, Any]]
) -> None:
    def plaats(tx: Any) -> None:
        tx.doe("update complex set lon = 5.61, lat = 50.81 where complex = 'C0'")

    pipeline.bewaar(bron.store(), plaats, ["complexen"])
    app = open_pagina(SCRIPT, niveau="complex", thema="draagkracht", indicator="huurachterstand")
    gegevens = getekend[-1]
    assert [v["c"] for v in gegevens["vlakken"]] == ["C0"]
    assert gegevens["vlakken"][0]["p"] == (5.61, 50.81)
    assert len(gegevens["achtergrond"]) == len(BUURTEN)
    assert any("12 gebieden met een oordeel" in stuk.value for stuk in app.caption)  # the table has them all


@pytest.mark.usefixtures("stad", "getekend")
def test_a_click_on_the_map_goes_into_the_address_before_the_page_draws() -> None:
    def klik() -> None:
        from monitor.ui.stoplicht.kaart import _geklikt

        _geklikt({"code": "BU09990001"})
        _geklikt({})

    app = AppTest.from_function(klik).run()
    assert not app.exception
    assert app.query_params["gebied"] == "BU09990001"


def test_a_place_stands_once_in_a_list_and_a_complex_is_called_one() -> None:
    vlier = Gebied("C1", "Vlierflat", "complex", "BU1", None, None)
    buurt = Gebied("BU1", "Vlierhof", "buurt", "BU1", None, None)
    regels = [Lijstregel(vlier, "een"), Lijstregel(buurt, "twee"), Lijstregel(vlier, "drie")]
    assert per_plek(regels) == [(vlier, ["een", "drie"]), (buurt, ["twee"])]
    assert [naam(vlier), naam(buurt)] == ["Complex Vlierflat", "Vlierhof"]
