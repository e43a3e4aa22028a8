"""The page Werkdruk: empty, filled, one interaction, deep link; and the figures on it are the oracle's."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = "pages/team/werkdruk.py"


def test_without_data_the_page_says_what_to_import(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    assert "Importeer eerst" in app.info[0].value


def test_the_table_shows_the_oracle_with_its_completeness(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    rij = app.dataframe[0].value.iloc[0]
    assert rij["Bezetting"] == "112\u00a0%"
    assert rij["Weken"] == "9 van 11"
    assert rij["Geregistreerd"] == "83\u00a0%"
    assert rij["Ondergrens"] == "93\u00a0%"
    assert rij["Oordeel"].startswith("? weten we niet")  # no homes, cases or projects are known
    regel = next(stuk.value for stuk in app.caption if stuk.value.startswith("Periode"))
    assert "Periode 30 maart t/m 28 juni 2026" in regel
    assert "bron: Toggl" in regel
    assert "registratiegraad 83" in regel


def test_the_sheet_of_a_person_opens_from_the_address_and_closes_again(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, medewerker="M01")
    assert "weten we niet" in app.header[0].value
    assert "](http" not in app.header[0].value  # a name is text, never a link
    assert any("112" in stuk.value and "9 van 11 weken" in stuk.value for stuk in app.markdown)
    app.button(key="werkdruk_terug").click().run()
    assert not app.exception
    assert not app.header


def test_source_rows_are_one_click_away_with_file_and_row(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, medewerker="M01")
    app.button(key="werkdruk_blad_bronregels").click().run()
    assert not app.exception
    regels = app.dataframe[0].value
    assert set(regels["Bestand"]) == {"uren.csv"}
    assert regels["Rij"].is_unique


def test_an_unknown_person_or_period_in_the_address_does_no_harm(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, medewerker="<script>", weken="9999")
    assert not app.error
    assert app.dataframe


def test_choosing_a_person_puts_the_id_and_never_the_name_in_the_address(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    app.selectbox(key="werkdruk_medewerker").select("M01").run()
    assert app.query_params["medewerker"] == "M01"
    assert app.header


def test_without_the_works_council_a_manager_behind_a_login_sees_the_team_only(
    kwartaal: None, open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.ui.kijker.mag_personen", lambda *_, **__: False)
    app = open_pagina(SCRIPT, medewerker="M01")
    assert "hele team" in app.info[0].value
    assert not app.dataframe
    assert not app.header
    overzicht = open_pagina("pages/vandaag/overzicht.py")
    assert not any("Anna" in stuk.value for stuk in [*overzicht.markdown, *overzicht.caption])
