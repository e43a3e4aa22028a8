"""The page Buurtprofiel: empty, filled, one interaction, deep link; hostile names stay text."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from monitor.ui import bron, kijker
from monitor.ui.profiel import blad
from tests.app.stad import BUURTEN, COMPLEX, GEMEEN, vul_stad

SCRIPT = "pages/buurten/buurtprofiel.py"


@pytest.fixture
def stad(vul_app: Callable[..., None]) -> None:
    vul_app(vul_stad)


def _tabel(app: AppTest, kolom: str) -> pd.DataFrame:
    return next(t.value for t in app.table if kolom in t.value.columns)


def _lichten(app: AppTest) -> pd.DataFrame:
    """The lights by the name of their indicator, without the theme below it."""
    tabel = _tabel(app, blad.CIJFER)
    namen = [cel.split("  \n")[0].strip("*").replace("\\", "") for cel in tabel["Indicator"]]
    return tabel.set_index(pd.Index(namen))


def test_without_data_the_page_says_what_to_import(open_pagina: Callable[..., AppTest]) -> None:
    assert "Er zijn nog geen buurten" in open_pagina(SCRIPT).info[0].value


def _kop(app: AppTest) -> str:
    """The sentence that sums up the area, as it reads."""
    return str(app.subheader[0].value).replace("\\", "")


@pytest.mark.usefixtures("stad")
def test_the_deep_link_opens_the_buurt_with_figure_interval_n_source_and_period(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT, buurt=BUURTEN[0])
    assert _kop(app).startswith("Buurt 0: 1 van de 2 lichten slecht")
    rijen = _lichten(app)
    rij = rijen.loc["Overlastmeldingen bij de politie"]
    assert rij["Licht"] == "▲\u00a0slecht"
    cijfer, interval = rij[blad.CIJFER].split("  \n")  # two lines: the table fits a small screen
    assert cijfer == "190,0 per 1\\.000 inwoners"
    assert rij["Aantal"] == "190 op 1\\.000 inwoners"
    assert interval.startswith(":small[16")
    assert rij["Bron en periode"] == "Politie  \n:small[2025]"
    assert rij["Verloop"].startswith("↗ slechter (+")
    assert all(licht[0] in "▲◆◇●○" and len(licht) > 3 for licht in rijen["Licht"])


@pytest.mark.usefixtures("stad")
def test_a_buurt_lists_its_complexes_and_a_complex_has_a_sheet_of_its_own(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT, buurt=BUURTEN[1])
    eerste = _tabel(app, "Complex").iloc[0]
    assert (eerste["Complex"], eerste["Lichten"]) == ("Complex C0", "1\u00a0▲\u00a0slecht")
    complex_ = open_pagina(SCRIPT, buurt=COMPLEX)
    assert _kop(complex_).startswith("Complex C0: 1 van de 1 lichten slecht")


@pytest.mark.usefixtures("stad")
def test_choosing_another_buurt_goes_into_the_address(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    app.selectbox(key="profiel_gebied").select(BUURTEN[3]).run()
    assert app.query_params["buurt"] == BUURTEN[3]
    assert _kop(app).startswith("Buurt 3:")


@pytest.mark.usefixtures("stad")
@pytest.mark.parametrize("vreemd", ["XX", "BU99999999", "<b>[x](http://x)</b>"])
def test_an_address_with_an_unknown_buurt_says_so_and_shows_no_other(
    open_pagina: Callable[..., AppTest], vreemd: str
) -> None:
    app = open_pagina(SCRIPT, buurt=vreemd)
    assert not app.exception
    assert [stuk.value for stuk in app.info] == [blad.ONBEKENDE_BUURT]
    assert not app.subheader
    assert vreemd not in str([stuk.value for stuk in (*app.info, *app.markdown, *app.caption)])
    app.selectbox(key="profiel_gebied").select(BUURTEN[3]).run()
    assert app.query_params["buurt"] == BUURTEN[3]
    assert _kop(app).startswith("Buurt 3:")


@pytest.mark.usefixtures("stad")
def test_the_rule_and_the_source_rows_are_one_click_away(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT, buurt=BUURTEN[0])
    assert any("Cijfer\\: 190 op" in stuk.value for stuk in app.markdown)
    assert any("select" in stuk.value for stuk in app.code)
    app.button(key="profiel_bronregels").click().run()
    assert not app.exception
    regels = app.dataframe[0].value
    assert set(regels["Bestand"]) == {"proef.csv"}
    assert regels["Telt mee"].iloc[0] == "ja"


@pytest.mark.usefixtures("stad")
def test_a_professional_puts_a_judgement_beside_the_light_and_takes_it_back(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT, buurt=BUURTEN[0])
    app.text_area[0].set_value("De overlast is van een plein dat net weg is")
    next(v for v in app.text_input if v.label == "Uw naam").set_value("Els")
    keuze = next(v for v in app.selectbox if v.label == "Waarover")
    keuze.select("overlast_politie")
    next(v for v in app.selectbox if v.label == "Uw oordeel").select("groen")
    next(knop for knop in app.button if knop.label == "Bewaar").click().run()
    assert not app.error
    licht = _lichten(app).loc["Overlastmeldingen bij de politie", "Licht"]
    assert licht == "▲\u00a0slecht (volgens een professional: ●\u00a0goed)"
    assert any("plein dat net weg is" in stuk.value for stuk in app.markdown)
    next(knop for knop in app.button if knop.label == "Trek in").click().run()
    assert any("niet meer geldig" in stuk.value for stuk in app.markdown)


@pytest.mark.usefixtures("stad")
def test_a_judgement_without_a_reason_is_refused(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT, buurt=BUURTEN[0])
    next(knop for knop in app.button if knop.label == "Bewaar").click().run()
    assert "Schrijf in een zin waarom" in app.error[0].value


@pytest.mark.usefixtures("stad")
def test_the_board_sees_no_name_and_no_buurt_outside_its_wijken(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    gast = kijker.Kijker("s", "gast", "Gast", "bestuur", kijker.Bereik(("buurtprofiel",), ("WK099901",)), "")
    monkeypatch.setattr(kijker, "kijker", lambda: gast)
    app = open_pagina(SCRIPT, buurt=BUURTEN[0])
    assert app.selectbox(key="profiel_gebied").value not in BUURTEN[:6]
    assert not [knop for knop in app.button if knop.label == "Bewaar"]


def test_hostile_names_are_text_on_the_sheet(open_pagina: Callable[..., AppTest]) -> None:
    vul_stad(bron.store(), namen=GEMEEN)
    for code in BUURTEN[: len(GEMEEN)]:
        app = open_pagina(SCRIPT, buurt=code)
        for stuk in [*app.subheader, *app.markdown, *app.caption]:
            assert "<img" not in stuk.value.replace("\\<img", "")
            assert "](http" not in stuk.value
