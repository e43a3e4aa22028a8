"""The card of the buurten on Overzicht: new reds, worsening ones, stale sources; nothing without figures."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.ui import bron
from tests.app.stad import BUURTEN, vul_stad
from tests.leefbaarheid.gegevens import maak_batch, maak_metingen

SCRIPT = "pages/vandaag/overzicht.py"


def test_without_figures_of_buurten_there_is_no_card(open_pagina: Callable[..., AppTest]) -> None:
    assert not [stuk for stuk in open_pagina(SCRIPT).markdown if "De buurten" in stuk.value]


def test_new_reds_worsening_ones_and_stale_sources_stand_on_the_card(
    open_pagina: Callable[..., AppTest],
) -> None:
    vul_stad(bron.store())

    def nieuw_en_oud(tx: pipeline.Transactie) -> None:
        maak_batch(tx, 300)
        mutaties: list[dict[str, object]] = [
            {"gebied": b, "indicator": "mutaties", "jaar": jaar, "noemer": 400,
             "teller": 160 if (i, jaar) == (2, 2025) else 40}
            for i, b in enumerate(BUURTEN)
            for jaar in (2024, 2025)
        ]  # fmt: skip
        oud: list[dict[str, object]] = [
            {"gebied": b, "indicator": "schouw", "jaar": 2020, "teller": 2, "noemer": 50} for b in BUURTEN
        ]
        maak_metingen(tx, 300, mutaties + oud)

    pipeline.bewaar(bron.store(), nieuw_en_oud, ["indicatoren"])
    app = open_pagina(SCRIPT)
    teksten = [stuk.value for stuk in app.markdown]
    assert "**▲ Nieuw rood** (1 buurt)" in teksten
    assert "**↗ Wordt slechter** (1 buurt)" in teksten
    assert any("Te oud voor een oordeel" in t and "laatste jaar 2020" in t for t in teksten)
    bijschriften = [stuk.value for stuk in app.caption]
    assert any("Verhuizingen" in t and "40,0 per 100 woningen" in t for t in bijschriften)
    assert any("Overlastmeldingen" in t and "slechter" in t for t in bijschriften)
    # 12 buurten with five years of reports; 2.5 % of 12 is less than one
    assert any(
        "lijkt er 1 slechter te worden; door toeval alleen zou het er minder dan 1" in t for t in bijschriften
    )
