"""How busy it gets, beside the button that takes a division into use: on request, for who may see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from monitor.fouten import Geweigerd
from monitor.prognose import voorproef
from monitor.prognose.voorproef import ZONDER_BUURT, Voorproef, Vooruitzicht, Weekdruk
from monitor.ui.werkgebied import drukte
from monitor.ui.werkgebied.tafel import SLEUTEL, Tafel
from tests.werkgebied import stad

SCRIPT = "pages/team/werkgebieden.py"
MA = dt.date(2026, 12, 28)


def _druk(nodig: float, weken_vol: int, wanneer: tuple[str, ...] = (), *, minstens: bool = False) -> Weekdruk:
    return Weekdruk(nodig, 25.0, weken_vol, 26, wanneer, minstens)


ANNA = Vooruitzicht("A", "Anna", _druk(20.0, 1), _druk(26.04, 9, ("wk 2–10",)))
BO = Vooruitzicht("B", "Bo", _druk(30.0, 20), _druk(24.0, 3, ("wk 7–9",), minstens=True))
CAS = Vooruitzicht("C", "Cas", None, None)
DIA = Vooruitzicht("D", "Dia", _druk(15.0, 0), ZONDER_BUURT)
EVA = Vooruitzicht("E", "Eva", _druk(15.0, 2, ("wk 3–4",)), _druk(15.001, 2, ("wk 3–4",)))
ALLEN = Voorproef(MA, MA + dt.timedelta(weeks=25), dt.date(2026, 11, 15), (ANNA, BO, CAS, DIA, EVA))


def test_the_table_says_now_and_then_in_words_where_we_dont_know() -> None:
    anders = [v for v in ALLEN.mensen if drukte.verandert(v)]
    assert [v.naam for v in anders] == ["Anna", "Bo", "Cas", "Dia"]  # of Eva nothing that anybody would see
    rijen = drukte.tabel(anders).to_dict("split")["data"]
    assert rijen == [
        ["Anna", "20,0 → 26,0", "25,0", "1 → 9", "wk 2–10"],
        ["Dia", "15,0 → geen buurt", "25,0", "0 → –", "–"],
        ["Bo", "30,0 → minstens 24,0", "25,0", "20 → minstens 3", "wk 7–9"],
        ["Cas", "weten we niet", "–", "weten we niet", "weten we niet"],
    ]
    assert drukte.zin(ALLEN) == (
        "Meer weken te druk: Anna (1\u00a0→\u00a09). Minder weken te druk: Bo (20\u00a0→\u00a0minstens 3). "
        "Van Cas weten we het niet: te weinig uren of geen rooster."
    )
    regel = drukte.regel(ALLEN, len(anders))
    assert "28 december 2026 t/m 27 juni 2027 (26 weken)" in regel
    assert "urenregistratie tot en met 15 november 2026" in regel
    assert regel.endswith("Bij 1 andere coördinator verandert er niets.")


@pytest.fixture
def app(vul_app: Callable[..., None], open_pagina: Callable[..., AppTest]) -> AppTest:
    """A table on which one buurt goes from Anna to Carla."""
    vul_app(stad.bouw, breed=5, hoog=3, namen=stad.NAMEN[:3])
    app = open_pagina(SCRIPT)
    nu: Tafel = app.session_state[SLEUTEL]
    nu.geef(nu.vraag.instantie.index[stad.code(0, 0)], 2)
    app.session_state["werkgebied_vak"] = "Bewaren en delen"
    return app


def test_it_is_worked_out_only_when_asked_for_this_plan_and_this_day(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    gevraagd = []

    def proef(_store: object, vandaag: dt.date, houders: object, dag: dt.date) -> Voorproef:
        gevraagd.append((vandaag, dict(houders)[stad.code(0, 0)], dag))  # type: ignore[call-overload]
        if dag > MA:
            raise Geweigerd("De verwachting gaat 52 weken vooruit.")
        return ALLEN

    monkeypatch.setattr(voorproef, "proef", proef)
    app.run()
    assert not gevraagd
    carla = app.session_state[SLEUTEL].vraag.coordinatoren[2].id
    app.date_input("werkgebied_vanaf").set_value(MA)
    app.run().button("werkgebied_drukte").click()
    app.run()
    assert not app.exception
    assert gevraagd == [(dt.date(2026, 11, 20), carla, MA)]
    assert any(
        "Meer weken te druk: Anna (1\u00a0→\u00a09)." in stuk.value.replace("\\", "") for stuk in app.markdown
    )
    app.date_input("werkgebied_vanaf").set_value(MA + dt.timedelta(weeks=1))
    app.run()
    assert not any("Meer weken te druk" in stuk.value for stuk in app.markdown)
    app.button("werkgebied_drukte").click()
    app.run()
    assert any(
        "weten we niet. De verwachting gaat 52 weken" in stuk.value.replace("\\", "") for stuk in app.info
    )


def test_who_sees_no_figures_per_person_gets_no_button_and_nothing_is_worked_out(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nooit(*_: object) -> Voorproef:
        raise AssertionError("worked out for somebody who may not see it")

    monkeypatch.setattr(voorproef, "proef", nooit)
    monkeypatch.setattr("monitor.ui.kijker.mag_personen", lambda *_, **__: False)
    app.run()
    nu: Tafel = app.session_state[SLEUTEL]
    app.session_state[drukte.GEVRAAGD] = drukte._sleutel(nu, MA)  # asked before the right was taken away
    app.date_input("werkgebied_vanaf").set_value(MA)
    app.run()
    assert not app.exception
    assert [stuk.value for stuk in app.caption if stuk.value == drukte.ALLEEN_LEIDING]
    assert not [knop for knop in app.button if knop.key == "werkgebied_drukte"]
    assert drukte.in_het_kort(nu, MA) == ""
