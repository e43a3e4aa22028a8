"""A proposal that found nothing feasible leaves the table alone and offers ways out that do what they say."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from monitor.ui.werkgebied import balken, uitweg
from monitor.ui.werkgebied.klus import ZOEKT, Klus
from monitor.ui.werkgebied.tafel import SLEUTEL, Tafel
from monitor.ui.werkgebied.voorstel import KLUS
from monitor.werkgebied.instantie import Opdracht
from monitor.werkgebied.los import Antwoord, los
from monitor.werkgebied.toets import toets
from monitor.werkgebied.versoepeling import Versoepeling
from tests.werkgebied import stad

SCRIPT = "pages/team/werkgebieden.py"


@pytest.fixture
def app(vul_app: Callable[..., None], open_pagina: Callable[..., AppTest]) -> AppTest:
    vul_app(stad.bouw, breed=5, hoog=3, namen=stad.NAMEN[:3])
    app = open_pagina(SCRIPT)
    app.session_state["werkgebied_vak"] = "Voorstel"
    return app.run()


def tafel(app: AppTest) -> Tafel:
    nu: Tafel = app.session_state[SLEUTEL]
    return nu


def onhaalbaar(nu: Tafel, *uitwegen: Versoepeling) -> Antwoord:
    """An answer whose plan breaks the tolerance: the division of today under a strict one."""
    vraag, streng = nu.vraag.instantie, Opdracht("wijziging", 0.0001)
    a = los(vraag, streng, iteraties=1000, uitweg=False)
    plan = tuple((wie + 1) % 3 for wie in vraag.huidig)  # everybody another's: still whole areas
    uit = replace(a, plan=plan, toetsing=toets(vraag, plan, streng), versoepelingen=uitwegen, onmogelijk=True)
    assert not uit.toetsing.haalbaar
    return uit


def kom_aan(app: AppTest, antwoord: Antwoord) -> AppTest:
    """The worker is done with this answer."""
    toekomst: Future[Antwoord] = Future()
    toekomst.set_result(antwoord)
    app.session_state[KLUS] = Klus(ZOEKT, 1.0, antwoord.opdracht, toekomst=toekomst)
    return app.run()


def knop(app: AppTest, sleutel: str) -> AppTest:
    app.button(key=sleutel).click().run()
    assert not app.exception
    return app


def test_the_table_stays_as_it_was_until_somebody_asks_for_the_plan(app: AppTest) -> None:
    nu = tafel(app)
    voor, antwoord = nu.plan, onhaalbaar(nu)
    kom_aan(app, antwoord)
    assert tafel(app).plan == voor
    assert "Dit kan niet, en dat is bewezen. Op tafel is niets veranderd." in app.warning[-1].value
    knop(app, "werkgebied_toch")
    assert tafel(app).plan == antwoord.plan
    assert tafel(app).titel == "Voorstel dat niet aan alles voldoet"
    knop(app, "werkgebied_ongedaan")
    assert tafel(app).plan == voor


def test_a_wider_tolerance_is_taken_over_with_its_plan(app: AppTest) -> None:
    nu = tafel(app)
    plan = (1, *nu.plan[1:])
    kom_aan(app, onhaalbaar(nu, Versoepeling("tolerantie", 0.0001, 0.1234, True, "Met 12,3 %.", plan)))
    knop(app, "werkgebied_uitweg_0")
    nu = tafel(app)
    assert (nu.plan, nu.opdracht.tolerantie) == (plan, 0.13)
    assert app.slider(key="werkgebied_tolerantie").value == 13
    assert nu.titel == "Hoogstens 13\u00a0% afwijking"


def test_a_higher_maximum_of_homes_is_one_that_the_plan_keeps(app: AppTest) -> None:
    nu = tafel(app)
    plan = nu.plan
    kom_aan(app, onhaalbaar(nu, Versoepeling("max_woningen", 1.0, 1.4, False, "Met 40 %.", plan)))
    meest = uitweg.max_voor(nu, plan)
    knop(app, "werkgebied_uitweg_0")
    nu = tafel(app)
    assert nu.aannames.max_woningen == meest
    assert meest % 10 == 0
    assert not [s for s in nu.toetsing.schendingen if s.soort == "woningen"]
    krap = replace(nu.aannames, max_woningen=meest - 20)
    per_mens = [round(krap.max_woningen * m.contract / 36) for m in nu.vraag.coordinatoren]
    assert any(b.woningen > m for b, m in zip(nu.toetsing.balken, per_mens, strict=True))


def test_what_the_slider_cannot_show_has_no_button(app: AppTest) -> None:
    nu = tafel(app)
    kom_aan(app, onhaalbaar(nu, Versoepeling("tolerantie", 0.1, 1.2, True, "Met 120 %.", nu.plan)))
    assert not [k for k in app.button if k.key == "werkgebied_uitweg_0"]


def test_many_alike_are_one_sentence_and_few_stay_apart(app: AppTest) -> None:
    nu = tafel(app)
    vol = replace(nu.toetsing.balken[0], woningen=10)
    vraag = nu.vraag
    schendingen = toets(
        replace(
            vraag.instantie,
            medewerkers=tuple(replace(m, max_woningen=vol.woningen) for m in vraag.instantie.medewerkers),
        ),
        nu.plan,
    ).schendingen
    assert len(balken.bondig(vraag, schendingen, nu.plan)) == 3
    (zin,) = balken.bondig(vraag, [*schendingen, schendingen[0]], nu.plan)
    assert zin.startswith("4 van de 3 krijgen meer woningen dan hun maximum: Anna Bakker (")
