"""The page Werkgebieden: empty, filled, painting, locks, keeping, deep link, what-ifs, taking into use."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.ui import bron
from monitor.ui.werkgebied import balken, vergelijk
from monitor.ui.werkgebied.tafel import SLEUTEL, Tafel
from monitor.werkgebied import scenario
from monitor.werkgebied.antwoorden import Aannames
from monitor.werkgebied.instantie import Opdracht
from monitor.werkgebied.toets import toets
from tests.werkgebied import stad

SCRIPT = "pages/team/werkgebieden.py"
NU = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC).replace(tzinfo=None)


@pytest.fixture
def gevuld(vul_app: Callable[..., None]) -> None:
    vul_app(stad.bouw, breed=5, hoog=3, namen=(*stad.NAMEN[:2], "Carla [x](http://kwaad) <b>"))


def tafel(app: AppTest) -> Tafel:
    nu: Tafel = app.session_state[SLEUTEL]
    return nu


def knop(app: AppTest, sleutel: str) -> AppTest:
    app.button(key=sleutel).click().run()
    assert not app.exception, [fout.value for fout in app.exception]
    return app


def test_without_data_the_page_says_what_to_import(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    assert "Importeer eerst" in app.info[0].value


def test_today_in_one_sentence_with_period_source_and_n(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    assert not app.error
    assert app.subheader[0].value.startswith("Nu: Anna Bakker zit")
    regel = next(stuk.value for stuk in app.caption if stuk.value.startswith("Periode"))
    assert "15 buurten, 3 coördinatoren" in regel
    assert "bron: normen × woningen" in regel.replace("\\", "")
    assert [m.label for m in app.metric] == [
        "Hoe scheef", "Nieuw gezicht", "Langs een grens", "Aandachtspunten",
    ]  # fmt: skip


def test_the_list_of_buurten_paints_as_a_click_does_and_undo_gives_it_back(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    voor = tafel(app).plan
    assert app.button(key="werkgebied_ongedaan").disabled
    app.pills(key="werkgebied_penseel").set_value("BV").run()
    app.selectbox(key="werkgebied_buurt").select(stad.code(1, 0)).run()
    assert not app.exception
    buurt = tafel(app).vraag.instantie.index[stad.code(1, 0)]
    assert tafel(app).plan[buurt] == 1
    assert sum(een != ander for een, ander in zip(voor, tafel(app).plan, strict=True)) == 1
    assert "1 buurt wisselt" in app.subheader[0].value
    assert app.button(key="werkgebied_opnieuw").disabled
    knop(app, "werkgebied_ongedaan")
    assert tafel(app).plan == voor
    knop(app, "werkgebied_opnieuw")
    assert tafel(app).plan[buurt] == 1


def test_a_locked_buurt_refuses_the_brush_with_a_sentence(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    app.selectbox(key="werkgebied_buurt").select(stad.code(0, 0)).run()
    knop(app, "werkgebied_slot")
    voor = tafel(app).plan
    app.pills(key="werkgebied_penseel").set_value("BV").run()
    app.selectbox(key="werkgebied_buurt").select(stad.code(1, 0)).run()
    app.selectbox(key="werkgebied_buurt").select(stad.code(0, 0)).run()
    assert any("op slot" in stuk.value for stuk in app.info)
    assert tafel(app).plan[tafel(app).vraag.instantie.index[stad.code(0, 0)]] == voor[0]


def test_why_here_shows_a_sentence_and_a_row_per_neighbour(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    app.selectbox(key="werkgebied_buurt").select(stad.code(1, 1)).run()
    assert any("blijft bij Anna Bakker" in stuk.value for stuk in app.markdown)
    rijen = app.table[0].value
    assert list(rijen["Naar"]) == ["Bert de Vries"]
    assert list(rijen["Kan het"]) == ["ja"]
    knop(app, "werkgebied_geef_1")
    assert tafel(app).plan[tafel(app).vraag.instantie.index[stad.code(1, 1)]] == 1


def test_the_bars_carry_the_change_against_today_and_the_maximum(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    nu = tafel(open_pagina(SCRIPT))

    def rijen() -> pd.DataFrame:
        return balken.tabel(nu.vraag, nu.merken, nu.toetsing, nu.toetsing_nu, 0.10)

    voor = rijen()
    assert set(voor["uren_bij"]) | set(voor["woningen_bij"]) | set(voor["zwaar_bij"]) == {""}
    buurt = nu.vraag.instantie.index[stad.code(1, 1)]
    woningen, van = nu.vraag.buurten[buurt].woningen, nu.plan[buurt]
    nu.geef(buurt, 1)
    na = rijen()
    assert (na["woningen_bij"][van], na["woningen_bij"][1]) == (f"−{woningen}", f"+{woningen}")
    assert na["uren_bij"][1].startswith("+")
    assert balken.reikt(na) == max(na["nodig"].max(), na["nu"].max(), na["inzetbaar"].max(), na["hoog"].max())
    ver = (1, 2, *(0,) * (nu.vraag.instantie.n - 2))  # nearly the whole town for one
    zin = balken.afstandzin(nu.vraag, ver, toets(nu.vraag.instantie, ver), nu.toetsing_nu)
    assert re.search(r"gemiddeld \d,\d\skm \(nu \d,\d\skm\) van het midden", zin)
    assert "(nu " not in balken.afstandzin(nu.vraag, nu.vraag.nu, nu.toetsing_nu, nu.toetsing_nu)

    maximum = dataclasses.replace(nu.toetsing.balken[1], max_woningen=1000, woningen=1200)
    vol = dataclasses.replace(nu.toetsing, balken=(nu.toetsing.balken[0], maximum, *nu.toetsing.balken[2:]))
    tekst = balken.tabel(nu.vraag, nu.merken, vol, nu.toetsing_nu, 0.10)["woningen_tegen_max"]
    assert tekst[1] == "▲ 1.200/1.000"


def test_comparing_says_when_a_plan_was_kept_for_another_question() -> None:
    assert vergelijk.andere_vraag(True, 0) == ""
    assert vergelijk.andere_vraag(False, 2) == (
        "bewaard met een andere Wat als; hier doorgerekend met die van de tafel. "
        "2 buurten passen niet bij de gegevens op tafel en staan zoals nu."
    )


def test_a_kept_plan_opens_from_its_address_with_locks_and_goal(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    nu = tafel(app)
    plan = tuple(2 if b == 7 else wie for b, wie in enumerate(nu.plan))
    id_ = scenario.bewaar(
        bron.store(), "Plan [A](http://kwaad)", auteur="Els", nu=NU,
        instantie=nu.vraag.instantie, plan=plan, opdracht=Opdracht("compact", 0.2), aannames=Aannames(),
        sloten=[3],
    )[0]  # fmt: skip
    app = open_pagina(SCRIPT, scenario=id_)
    assert tafel(app).plan == plan
    assert tafel(app).stand.sloten == {3}
    assert tafel(app).opdracht == Opdracht("compact", 0.2)
    assert app.subheader[0].value.startswith("Plan ")
    assert "](http" not in app.subheader[0].value


def test_an_unknown_plan_in_the_address_shows_today_and_says_so(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, scenario="<script>", beeld="onzin")
    assert any("bestaat niet" in stuk.value for stuk in app.info)
    assert tafel(app).plan == tafel(app).vraag.nu


@pytest.mark.parametrize(
    ("beeld", "kop"),
    [
        ("Vergelijken", "0 buurten verschillen"),
        ("Jaren en wisselen", "15 buurten zijn 5 jaar of langer bij dezelfde coördinator"),
        ("Gevoel en cijfers", "Nog geen indeling op gevoel ingelezen"),
        ("Grenzen", "De kaart hangt aan elkaar: 22 grenzen en 0 wegverbindingen"),
    ],
)
def test_every_view_opens_from_its_address(
    gevuld: None, open_pagina: Callable[..., AppTest], beeld: str, kop: str
) -> None:
    app = open_pagina(SCRIPT, beeld=beeld)
    assert not app.error
    assert app.subheader[0].value == kop


def test_names_from_outside_are_text_in_every_view(gevuld: None, open_pagina: Callable[..., AppTest]) -> None:
    with bron.store().schrijf() as tx:
        tx.doe("update buurt set naam = ?", [stad.VIJANDIG])
    for beeld in ("Verdelen", "Vergelijken", "Jaren en wisselen", "Grenzen"):
        app = open_pagina(SCRIPT, beeld=beeld)
        teksten = [s.value for s in (*app.subheader, *app.markdown, *app.caption, *app.info, *app.warning)]
        assert [tekst for tekst in teksten if re.search(r"(?<!\\)(\]\(http|<img)", tekst)] == []


def test_what_was_taken_into_use_stays_in_sight_until_it_begins_and_can_be_taken_back(
    gevuld: None, open_pagina: Callable[..., AppTest]
) -> None:
    nieuw = dict(bron.store().rijen("select buurt, medewerker from verdeling")) | {stad.code(0, 0): "M02"}
    pipeline.neem_verdeling_in_gebruik(bron.store(), nieuw, dt.date(2026, 12, 21), door="Els", nu=NU)
    app = open_pagina(SCRIPT)
    assert any("Vanaf 21 december 2026 gaat **1 buurt**" in stuk.value for stuk in app.markdown)
    knop(app, "werkgebied_naar_bewaren")
    assert app.session_state["werkgebied_vak"] == "Bewaren en delen"
    regels = [stuk.value for stuk in app.markdown]
    assert any("Vanaf **21 december 2026** gaat **1 buurt**" in regel for regel in regels), regels
    knop(app, "werkgebied_trek_in_0")
    assert any("is ingetrokken" in stuk.value for stuk in (*app.success, *app.info))
    assert bron.store().rij("select 1 from verdeling where vanaf = date '2026-12-21'") is None
    assert not any("Gaat nog in" in stuk.value for stuk in app.markdown)
