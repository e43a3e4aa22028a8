"""Fetching on the page Gegevens: nothing before the button, a preview, then the import, with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from monitor.ui import bron as gegevens
from tests.intake.ophalen.nepbron import Bron, draaiend

SCRIPT = "pages/beheer/gegevens.py"
DEEL = "Open data ophalen"


@pytest.fixture
def bron(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bron]:
    """A server with open data, and an app that knows its address."""
    with draaiend() as open_:
        for naam, waarde in {**open_.omgeving(), "ophaal_pogingen": "0"}.items():
            monkeypatch.setenv(f"BUURTMONITOR_{naam.upper()}", waarde)
        yield open_


def _haal(app: AppTest, gemeente: str, *bronnen: str) -> AppTest:
    app.text_input(key="gegevens_ophalen_gemeente").set_value(gemeente)
    app.multiselect(key="gegevens_ophalen_bronnen").set_value(list(bronnen))
    next(knop for knop in app.button if knop.label == "Haal op").click()
    app.run()
    assert not app.exception
    return app


def _tekst(app: AppTest) -> str:
    return " ".join(
        stuk.value for soort in (app.markdown, app.caption, app.error, app.success) for stuk in soort
    )


def test_fetch_look_import_and_keep_the_sources(open_pagina: Callable[..., AppTest], bron: Bron) -> None:
    app = open_pagina(SCRIPT, deel=DEEL)
    assert bron.vragen == []  # opening the page asks nothing
    _haal(app, "Proefstad", "grenzen", "kerncijfers", "misdrijven")
    tekst = _tekst(app)
    assert tekst.count("Klaar om te importeren") == 3
    assert "peildatum januari 2021 t/m december 2025 · bron: Politie, via het CBS (CC BY 4.0)" in tekst
    assert gegevens.store().rij("select count(*) from buurt") == (0,)  # looking keeps nothing

    app.button(key="gegevens_ophalen_neem").click().run()
    assert not app.exception
    assert "3 bronnen ingelezen" in _tekst(app)
    assert gegevens.store().rij("select count(*) from buurt") == (3,)
    tabel = app.dataframe[0].value
    assert sorted(tabel["Licentie"]) == ["CC BY 4.0"] * 3
    assert set(tabel["Peildatum"]) == {"1 januari 2024", "januari 2021 t/m december 2025"}


def test_what_fails_is_a_sentence_and_leaves_the_rest(
    open_pagina: Callable[..., AppTest], bron: Bron
) -> None:
    bron.fouten = {"/odata/85984NED": ["status:500"]}
    app = _haal(open_pagina(SCRIPT, deel=DEEL), "Proefstad", "grenzen", "kerncijfers")
    assert "heeft een storing" in _tekst(app).replace("\\", "")
    assert _tekst(app).count("Klaar om te importeren") == 1


def test_without_internet_the_page_says_what_to_do(
    open_pagina: Callable[..., AppTest], bron: Bron, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTMONITOR_OPHAAL_GEMEENTEN", "http://127.0.0.1:9/niets")
    app = _haal(open_pagina(SCRIPT, deel=DEEL), "Proefstad", "grenzen")
    assert "geen verbinding" in app.error[0].value
    assert "docs/beheer" in app.error[0].value.replace("\\", "")


def test_switched_off_there_is_no_button(
    open_pagina: Callable[..., AppTest], bron: Bron, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTMONITOR_OPHALEN", "false")
    app = open_pagina(SCRIPT, deel=DEEL)
    assert "staat uit" in app.info[0].value
    assert not app.button
