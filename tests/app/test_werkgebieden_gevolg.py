"""Before a division is taken into use: the projects that go along, and whose work no forecast will count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.jaarplan.netwerk.afspraak import Schrijver
from monitor.jaarplan.overdracht import daden
from monitor.jaarplan.overdracht.ingang import Ingangsweek
from monitor.jaarplan.overdracht.vragen import Verdelinggevolg
from monitor.ui import bron, opmaak
from monitor.ui.werkgebied import balken, gevolg, ingang, rotatie
from monitor.ui.werkgebied import blad as werkgebied_blad
from monitor.ui.werkgebied import kaart as werkgebied_kaart
from monitor.ui.werkgebied.tafel import SLEUTEL, Tafel
from monitor.werkgebied import questions
from tests.werkgebied import stad

SCRIPT = "pages/team/werkgebieden.py"
DAG = dt.date(2026, 12, 22)  # a Tuesday: counts from Monday 28 December
WEEK = dt.timedelta(weeks=1)


@pytest.fixture
def app(vul_app: Callable[..., None], open_pagina: Callable[..., AppTest]) -> AppTest:
    """Two projects in a buurt that goes from Anna to Carla, one in a buurt that stays."""
    vul_app(stad.bouw, breed=5, hoog=3, namen=stad.NAMEN[:3])
    maandag = dt.date(2026, 12, 28)
    with bron.store().schrijf() as tx:
        for project, buurt, week, uren in (
            ("P1", stad.code(0, 0), maandag - WEEK, 100.0),  # before the division begins
            ("P1", stad.code(0, 0), maandag, 8.0),
            ("P1", stad.code(0, 0), maandag + 25 * WEEK, 4.0),
            ("P1", stad.code(0, 0), maandag + 26 * WEEK, 100.0),  # past the weeks that count
            ("P<b>2", stad.code(0, 0), maandag, 0.4),
            ("P3", stad.code(2, 2), maandag, 50.0),
        ):
            tx.doe(
                "insert into projectuur values (?, ?, 'uitvoering', ?, 0, ?, 0)", [project, buurt, week, uren]
            )
    app = open_pagina(SCRIPT)
    nu = tafel(app)
    nu.geef(nu.vraag.instantie.index[stad.code(0, 0)], 2)
    return app


def tafel(app: AppTest) -> Tafel:
    nu: Tafel = app.session_state[SLEUTEL]
    return nu


def test_beside_the_button_stand_the_projects_that_go_along(app: AppTest) -> None:
    nu = tafel(app)
    assert gevolg.eerste_week(DAG) == dt.date(2026, 12, 28)
    mee = gevolg.wisselen(nu, questions.projecten_mee(bron.store(), dt.date(2026, 12, 28)))
    rijen = gevolg.tabel(nu, mee)
    assert rijen["Project"].tolist() == ["P1", "P\\<b\\>2"]
    assert rijen["Krijgt het"].tolist() == ["Carla Cohen"] * 2
    assert rijen["Van"].tolist() == ["Anna Bakker"] * 2
    assert [tekst.split()[0] for tekst in rijen["Uren"]] == ["12", "minder"]
    zin = gevolg.zin(mee, DAG, bron.vandaag())
    assert zin.startswith("2 projecten gaan mee naar een andere coördinator: samen 12")
    assert "Pieken" in zin
    assert "Tot 22 december 2026 kunt u haar op deze pagina intrekken." in zin
    assert "terugdraaien kan daarna op Gegevens" in gevolg.zin(mee, bron.vandaag(), bron.vandaag())
    app.session_state["werkgebied_vak"] = "Bewaren en delen"
    app.run()
    assert not app.exception
    assert any("2 projecten gaan mee" in stuk.value for stuk in app.markdown)


def test_who_gets_buurten_without_a_forecast_is_named(app: AppTest) -> None:
    nu = tafel(app)
    anna, bert, carla = (m.id for m in nu.vraag.coordinatoren)
    assert gevolg.zonder_verwachting(nu, {anna, bert, carla}) == ""
    assert "Van Carla Cohen is er op Pieken geen verwachting" in gevolg.zonder_verwachting(nu, {anna, bert})
    naam = nu.vraag.naam(stad.code(0, 0))
    assert f"Van {naam} weet Pieken de uren niet" in gevolg.zonder_verwachting(nu, {carla})


def test_before_adopting_it_is_told_which_buurten_lose_their_deputy(app: AppTest) -> None:
    """Carla is the deputy of the buurt that would go to her."""
    nu = tafel(app)
    buurt, carla = stad.code(0, 0), nu.vraag.coordinatoren[2].id
    with bron.store().schrijf() as tx:
        daden.zet_vervanger(
            tx, buurt, carla, bron.vandaag(), None, Schrijver("Els", None), vandaag=bron.vandaag(),
            nu=dt.datetime(2026, 6, 1),  # noqa: DTZ001 — as the database keeps it
        )  # fmt: skip
    app.session_state["werkgebied_vak"] = "Bewaren en delen"
    app.run()
    assert not app.exception
    zin = f"Van {nu.vraag.naam(buurt)} is de vervanger vanaf"
    assert any(zin in stuk.value.replace("\\", "") for stuk in app.warning)
    gevolg_ = Verdelinggevolg((), ("A",), ("B", "C"))
    assert gevolg.zonder_vervanger(gevolg_, DAG) == (
        "Als de nieuwe coördinator weg is, is er geen vervanger voor A. De nieuwe coördinator en de "
        "vervanger zijn op dezelfde dagen weg bij B en C. Leg op Overdracht een andere vervanger vast."
    )
    assert gevolg.zonder_vervanger(Verdelinggevolg((), (), ()), DAG) == ""


def test_who_is_away_in_the_first_week_is_told_and_a_better_week_is_offered(app: AppTest) -> None:
    """Anna gives a buurt and is away for two weeks from 21 December; Carla, who gets it, in the second."""
    nu = tafel(app)
    anna, bert, carla = (m.id for m in nu.vraag.coordinatoren)
    with bron.store().schrijf() as tx:
        for wie, van, tot in (
            (anna, dt.date(2026, 12, 21), dt.date(2027, 1, 1)),
            (bert, dt.date(2026, 12, 14), dt.date(2027, 1, 8)),  # gives and gets nothing
            (carla, dt.date(2026, 12, 28), dt.date(2027, 1, 3)),
            (carla, dt.date(2027, 1, 5), dt.date(2027, 1, 5)),  # a single day, but joined: 28-12 t/m 5-1
        ):
            tx.doe(
                "insert into afwezigheid by name select ? as medewerker, ?::date as van, ?::date as tot",
                [wie, van, tot],
            )
    eerste, beter = ingang.weken(nu, DAG)
    assert eerste == Ingangsweek(dt.date(2026, 12, 21), (anna,))
    assert beter == Ingangsweek(dt.date(2027, 1, 11), ())
    assert ingang.zin(nu, eerste, beter) == (
        "In de week van 21 december 2026 is 1 coördinator weg die een buurt geeft of krijgt (Anna Bakker): "
        "dan kan er weinig worden overgedragen. In de week van 11 januari 2027 is niemand van hen weg."
    )
    samen, _ = ingang.weken(nu, DAG + WEEK)
    assert samen.weg == tuple(sorted((anna, carla)))
    assert ingang.weken(nu, dt.date(2027, 1, 11)) == (Ingangsweek(dt.date(2027, 1, 11), ()), None)
    app.session_state["werkgebied_vak"] = "Bewaren en delen"
    app.run()
    app.date_input(key=ingang.SLEUTEL).set_value(DAG).run()
    assert any("In de week van 21 december 2026" in stuk.value for stuk in app.warning)
    app.button(key="werkgebied_beter").click().run()
    assert app.date_input(key=ingang.SLEUTEL).value == dt.date(2027, 1, 11)
    assert not any("dan kan er weinig worden overgedragen" in stuk.value for stuk in app.warning)


def test_the_sheet_says_what_is_locked_from_when_it_holds_and_that_nothing_is_proven(app: AppTest) -> None:
    nu = tafel(app)

    def blad() -> str:
        return werkgebied_blad.maak(nu, bron.vandaag(), voorbeeld=False)

    assert "Er staat geen buurt op slot. Deze verdeling is niet in gebruik genomen" in blad()
    assert "Hoe dicht dit bij het beste ligt, is niet bewezen." in blad()
    nu.stand.op_slot(nu.vraag.instantie.index[stad.code(1, 1)], dicht=True)
    verdeling = nu.vraag.instantie.verdeling(nu.plan)
    pipeline.neem_verdeling_in_gebruik(bron.store(), verdeling, DAG, door="Els", nu=dt.datetime(2026, 6, 1))  # noqa: DTZ001
    naam = nu.vraag.naam(stad.code(1, 1))
    assert f"Op slot staat {naam}. Deze verdeling gaat in op 22 december 2026." in blad()
    nu.geef(nu.vraag.instantie.index[stad.code(0, 1)], 2)
    assert "er is nog geen ingangsdatum" in blad()  # another plan than the one that was adopted


def test_the_sheet_tells_many_changes_in_columns_a_line_for_each_buurt(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    nu = tafel(app)
    anders = [nu.vraag.instantie.index[stad.code(0, rij)] for rij in range(3)]
    for buurt in anders:
        nu.geef(buurt, 2)
    weinig = werkgebied_blad.maak(nu, bron.vandaag(), voorbeeld=False)
    assert weinig.count("<li>Van ") == 1  # all three go from the one to the other
    monkeypatch.setattr(werkgebied_blad, "VEEL", 3)
    veel = werkgebied_blad.maak(nu, bron.vandaag(), voorbeeld=False)
    van, naar = nu.merken[nu.vraag.nu[anders[0]]].letters, nu.merken[2].letters
    eerste = nu.vraag.buurten[anders[0]]
    assert "3 buurten, van → naar; de letters staan hierboven" in veel
    assert "<ul class='veel'>" in veel
    assert veel.count("<li>") == 3
    maat = f"({opmaak.getal(eerste.woningen)} · {opmaak.uren(eerste.uren)})"
    assert f"<li>{van} → {naar}: {eerste.naam} {maat}</li>" in veel
    monkeypatch.setattr(werkgebied_blad, "HEEL_VEEL", 3)
    assert "class='veel heelveel'" in werkgebied_blad.maak(nu, bron.vandaag(), voorbeeld=False)


def test_the_sheet_says_why_werkdruk_has_other_employable_hours(app: AppTest) -> None:
    blad = werkgebied_blad.maak(tafel(app), bron.vandaag(), voorbeeld=False)
    assert "Werkdruk rekent met ieders eigen overhead en met verlof" in blad


def test_a_tile_says_what_it_was_and_the_map_uses_the_words_of_the_attention_score(app: AppTest) -> None:
    assert balken._tegen_was(0.08, 1.06) == {
        "delta": "beter: was 106\u00a0%", "delta_arrow": "off", "delta_color": "green",
    }  # fmt: skip
    nu = tafel(app)
    kaart = werkgebied_kaart.vast(nu.vraag, nu.merken)
    assert "Aandachtscore: " in kaart
    assert "Stoplicht: " not in kaart
    app.selectbox(key="werkgebied_buurt").select(stad.code(1, 1)).run()
    assert any("aandachtscore: " in stuk.value for stuk in app.caption)


def test_the_calendar_of_swaps_wraps_and_shows_names_as_text(
    app: AppTest, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, beeld="Jaren en wisselen")
    assert app.table
    assert all(list(t.value.columns) == ["Jaar", "Buurt", "Van → naar", "Na jaren"] for t in app.table)
    jaren = [set(t.value["Jaar"]) for t in app.table]
    assert all(len(jaar) == 1 for jaar in jaren)
    labels = [vak.label for vak in app.expander if vak.label[:2] == "20"]
    assert [label[:4] for label in labels] == [min(jaar) for jaar in jaren[1:]]
    rij = {"Jaar": 2027, "Buurt": "[x]", "Van": "<b>", "Naar": "Bo", "Na jaren": "6,3", "Ruil met": "*Oost*"}
    assert rotatie.leesbaar(pd.DataFrame([rij])).iloc[0].tolist() == [
        "2027", r"\[x\]", r"\<b\> → Bo (ruil met \*Oost\*)", "6,3",
    ]  # fmt: skip
