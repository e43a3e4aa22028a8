"""Page Gegevens: the preview of a change in a table; measured norms confirmed by a name, and undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.kalender import maandag
from monitor.store import Store
from monitor.ui import bron
from monitor.ui.gegevens.tabel import Celwijziging, wijzigingen
from tests.app.conftest import VANDAAG
from tests.werkdruk.conftest import Bouwer

SCRIPT = "pages/beheer/gegevens.py"
WEKEN = 20


@pytest.fixture
def gemeten(vul_app: Callable[..., None]) -> None:
    """Twenty full weeks: 30 hours in a yellow buurt of 1000 homes, with 10 open cases of 0.8 hours."""
    vul_app(_vul_gemeten)


def _vul_gemeten(store: Store) -> None:
    bouw = Bouwer(store)
    bouw.mens()
    bouw.rooster()
    bouw.buurt("BU1", 1000, licht="geel")
    bouw.verdeling("BU1")
    bouw.doe("insert into caseload values (date '2026-01-05', 'M01', 'BU1', 'overlast', 10, null, null)")
    eerste = maandag(dt.date.fromisoformat(VANDAAG)) - dt.timedelta(weeks=WEKEN)
    for week in range(WEKEN):
        begin = eerste + dt.timedelta(weeks=week)
        bouw.week(begin, 8, dagen=3, plek="bu1")
        bouw.uur(begin + dt.timedelta(days=3), 6, plek="bu1")
        bouw.uur(begin + dt.timedelta(days=4), 8)
    bouw.ververs()


def _stel_vast(app: AppTest, naam: str) -> AppTest:
    app.text_input(key="normen_naam").set_value(naam)
    (knop,) = [knop for knop in app.button if knop.label == "Stel deze normen vast"]
    return knop.click().run()


def test_measured_norms_stand_beside_the_start_values_with_n_period_and_source(
    gemeten: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, deel="Normen")
    # the count of Overzicht and Werkdruk: the yellow buurt and its cases
    zin = "**2 van de 2 normen waarmee we rekenen zijn een startwaarde** (in totaal zijn er 10 normen; "
    assert any(stuk.value.startswith(f"{zin}8 tellen nu niet mee)") for stuk in app.markdown)
    rij = app.table[0].value.iloc[0].to_dict()
    assert rij["Norm"] == "Woning, wat aandacht (geel)"  # the words of the map
    assert rij["Geldt nu"] == "1,10 (0,80–1,50)"
    assert rij["Gemeten"] == "3,00 (3,00–3,00)"
    assert rij["Gemeten op"] == "20 weken, 1 medewerker"
    assert rij["Herkomst van wat nu geldt"] == "startwaarde (aanname)"
    assert any("bron: Toggl" in stuk.value for stuk in app.caption)


def test_a_norm_measured_on_one_person_is_hers_and_hidden_from_who_may_not_see_persons(
    gemeten: None, open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """3,00 hours per 100 homes × the 1000 homes of her buurt: the 30 hours that she wrote each week."""
    let_op = "gemeten op minder dan 5 medewerkers"
    assert any(let_op in stuk.value for stuk in open_pagina(SCRIPT, deel="Normen").caption)
    monkeypatch.setattr("monitor.ui.kijker.mag_personen", lambda *_, **__: False)
    app = open_pagina(SCRIPT, deel="Normen")
    rij = app.table[0].value.iloc[0].to_dict()
    assert rij["Gemeten"] == rij["Gemeten op"] == "minder dan 5 medewerkers: niet getoond"
    assert rij["Verschil"] == "–"
    assert not [knop for knop in app.button if knop.label == "Stel deze normen vast"]
    assert not any(let_op in stuk.value for stuk in app.caption)


def test_nobody_confirms_without_a_name(gemeten: None, open_pagina: Callable[..., AppTest]) -> None:
    app = _stel_vast(open_pagina(SCRIPT, deel="Normen"), " ")
    assert [stuk.value for stuk in app.warning] == ["Vul in wie de normen vaststelt."]
    assert bron.store().rij("select count(*) from norm where herkomst <> 'startwaarde'") == (0,)


@pytest.mark.parametrize(
    ("zaken", "midden", "zaak", "nodig"),
    [("erin", 0.03, 0.0, 30.0), ("apart", 0.022, 0.8, 30.0)],
)
def test_confirmed_norms_come_into_force_with_author_and_needed_hours_follow_and_undo_takes_them_back(
    gemeten: None, open_pagina: Callable[..., AppTest], zaken: str, midden: float, zaak: float, nodig: float
) -> None:
    store = bron.store()
    laatste = "select nodig_midden from werkweek order by week desc limit 1"
    assert store.rij(laatste) == (pytest.approx(11 + 8),)
    app = open_pagina(SCRIPT, deel="Normen")
    app.radio(key="normen_zaken").set_value(zaken).run()
    app = _stel_vast(app, "Ruud <b>")
    assert not app.exception
    zin = "Vastgesteld door Ruud \\<b\\>: de norm per woning bij wat aandacht (geel)."
    assert app.success[0].value.startswith(
        zin + (" Een zaak telt niet meer apart." if zaken == "erin" else " ")
    )
    nul = [stuk.value for stuk in app.caption if "normen per zaak staan op 0" in stuk.value]
    assert bool(nul) == (zaken == "erin")
    assert app.table[0].value.iloc[0]["Herkomst van wat nu geldt"].endswith("pagina Gegevens\\)")
    assert store.rij("select midden, herkomst, n from norm where sleutel = 'woning:geel'") == (
        pytest.approx(midden), "gemeten", WEKEN,
    )  # fmt: skip
    assert store.rij("select midden from norm where sleutel = 'zaak:overlast'") == (zaak,)
    assert store.rij(laatste) == (pytest.approx(nodig),)
    batch, door = store.rij("select batch, geladen_door from batch order by batch desc limit 1") or (0, "")
    assert door == "Ruud <b> (pagina Gegevens)"
    pipeline.draai_terug(store, batch)
    assert store.rij("select midden, herkomst from norm where sleutel = 'woning:geel'") == (
        0.011, "startwaarde",
    )  # fmt: skip
    assert store.rij("select midden from norm where sleutel = 'zaak:overlast'") == (0.8,)
    assert store.rij(laatste) == (pytest.approx(11 + 8),)


def test_without_hours_the_page_says_what_is_needed_to_measure(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT, deel="Normen")
    assert any("nog niets te meten" in stuk.value for stuk in app.info)


@pytest.mark.parametrize("lijst", ["Normen", "Rolprofielen", "Categorieën", "Kengetallen"])
def test_every_choice_has_its_table(open_pagina: Callable[..., AppTest], lijst: str) -> None:
    app = open_pagina(SCRIPT, deel="Normen", lijst=lijst)
    assert app.selectbox(key="gegevens_lijst").value == {"Categorieën": "categorieen"}.get(
        lijst, lijst.lower()
    )
    assert not app.warning
    assert not app.error


def test_the_preview_tells_cell_by_cell_what_changes() -> None:
    oud = pd.DataFrame(
        [["Anna", "8:00", ""], ["Bert", "8:00", "x"], ["Cor", "0:00", ""]],
        columns=["medewerker", "ma", "tot"], dtype="str",
    )  # fmt: skip
    nieuw = oud.copy().astype("object")
    nieuw.loc[0, "ma"] = "6"
    nieuw.loc[0, "tot"] = None
    nieuw = nieuw.drop(index=1)
    nieuw.loc[3] = ["Dewi", None, None]
    nieuw.loc[4] = [None, None, None]
    assert wijzigingen(oud, nieuw) == [
        Celwijziging("gewijzigd", "Anna · 8:00", "ma", "8:00", "6"),
        Celwijziging("gewist", "Bert · 8:00 · x", "hele rij", "", ""),
        Celwijziging("nieuw", "nieuwe rij", "hele rij", "", "Dewi"),
    ]
    assert wijzigingen(oud, oud) == []
