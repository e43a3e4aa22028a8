"""A reload of Werkgebieden loses nothing: painting, locks, what-ifs and undo come back, to nobody else."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from monitor.access.bereik import Bereik
from monitor.ui import bron, kijker
from monitor.ui.werkgebied import concept as werkgebied_concept
from monitor.ui.werkgebied import verder
from monitor.ui.werkgebied.bewaar import AL_BEWAARD
from monitor.ui.werkgebied.tafel import SLEUTEL, Tafel
from monitor.werkgebied import scenario
from monitor.werkgebied.antwoorden import Aannames
from monitor.werkgebied.instantie import Opdracht
from tests.werkgebied import stad

SCRIPT = "pages/team/werkgebieden.py"
TOEN = dt.datetime(2026, 11, 23, 10, 32, tzinfo=dt.UTC).replace(tzinfo=None)
NU = dt.datetime(2026, 11, 1, 12, tzinfo=dt.UTC).replace(tzinfo=None)


@pytest.fixture
def open_(
    vul_app: Callable[..., None], open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AppTest]:
    """Open the page in a new tab, on the small town, at half past ten."""
    vul_app(stad.bouw, breed=5, hoog=3, namen=stad.NAMEN[:3])
    monkeypatch.setattr(verder, "_nu", lambda: TOEN)
    return lambda **adres: open_pagina(SCRIPT, **adres)


def tafel(app: AppTest) -> Tafel:
    nu: Tafel = app.session_state[SLEUTEL]
    return nu


def werk(app: AppTest) -> tuple[int, ...]:
    """Lock one buurt and paint another; the plan that comes of it."""
    app.selectbox(key="werkgebied_buurt").select(stad.code(0, 0)).run()
    knop(app, "werkgebied_slot")
    app.pills(key="werkgebied_penseel").set_value("CC").run()
    app.selectbox(key="werkgebied_buurt").select(stad.code(1, 1)).run()
    assert not app.exception
    assert tafel(app).plan != tafel(app).vraag.nu
    return tafel(app).plan


def knop(app: AppTest, sleutel: str) -> AppTest:
    app.button(key=sleutel).click().run()
    assert not app.exception, [fout.value for fout in app.exception]
    return app


def sleutels(app: AppTest) -> set[str]:
    return {knop_.key for knop_ in app.button if knop_.key}


def zegt(app: AppTest, woorden: str) -> bool:
    return any(woorden in stuk.value for stuk in (*app.markdown, *app.caption))


def test_a_new_tab_has_painting_locks_and_undo_and_says_since_when(open_: Callable[..., AppTest]) -> None:
    eerste = open_()
    assert not zegt(eerste, "staat er nog")
    plan = werk(eerste)
    app = open_()
    assert tafel(app).plan == plan
    assert [tafel(app).vraag.instantie.buurten[b].code for b in tafel(app).stand.sloten] == [stad.code(0, 0)]
    assert tafel(app).titel == "Eigen verdeling"
    assert zegt(app, "Uw werk van 10:32 staat er nog.")
    knop(app, "werkgebied_ongedaan")
    assert tafel(app).plan == tafel(app).vraag.nu


def test_beginning_anew_and_putting_back_change_places(open_: Callable[..., AppTest]) -> None:
    plan = werk(open_())
    app = knop(open_(), "werkgebied_begin_opnieuw")
    assert tafel(app).plan == tafel(app).vraag.nu
    assert not tafel(app).stand.sloten
    app = open_()  # a reload in a fright: still offered
    assert tafel(app).plan == tafel(app).vraag.nu
    assert zegt(app, "Uw werk van 10:32 is er nog, maar ligt niet op tafel.")
    app = knop(app, "werkgebied_leg_terug")
    assert tafel(app).plan == plan
    assert tafel(open_()).plan == plan


def test_the_address_of_another_plan_opens_that_plan_and_offers_the_work(
    open_: Callable[..., AppTest],
) -> None:
    app = open_()
    nu = tafel(app)
    ander = tuple(2 if b == 7 else wie for b, wie in enumerate(nu.plan))
    id_ = scenario.bewaar(
        bron.store(), "Plan A", auteur="Els", nu=NU, instantie=nu.vraag.instantie, plan=ander,
        opdracht=Opdracht(), aannames=Aannames(),
    )[0]  # fmt: skip
    plan = werk(app)
    app = open_(scenario=id_)
    assert tafel(app).plan == ander
    assert "werkgebied_leg_terug" in sleutels(app)
    app = knop(app, "werkgebied_leg_terug")
    assert tafel(app).plan == plan
    app = open_(scenario=id_)  # a reload of that tab: the work goes first
    assert tafel(app).plan == plan
    assert zegt(app, "staat er nog")


def test_what_is_kept_under_a_name_is_no_draft(open_: Callable[..., AppTest]) -> None:
    app = open_()
    werk(app)
    assert werkgebied_concept.pak() is not None
    app.session_state["werkgebied_vak"] = "Bewaren en delen"
    app.run()
    assert zegt(app, "nog niet bewaard onder een naam. Herladen kan")
    app.text_input(key="werkgebied_naam").set_value("Plan B")
    next(k for k in app.button if k.label == "Bewaar").click().run()
    assert not app.exception
    assert werkgebied_concept.pak() is None
    assert not zegt(app, "nog niet bewaard")
    next(k for k in app.button if k.label == "Bewaar").click().run()  # the field is empty: kept already
    assert [stuk.value for stuk in app.info if "Plan B" in stuk.value] == [AL_BEWAARD.format("Plan B")]
    assert not app.error
    assert tafel(open_()).plan == tafel(app).vraag.nu


def test_what_if_comes_back_and_other_data_get_the_plan_without_its_undo(
    open_: Callable[..., AppTest],
) -> None:
    app = open_()
    werk(app)
    concept = werkgebied_concept.pak()
    assert concept is not None
    verdeling, sloten, _ = concept.inhoud
    zonder = Aannames(max_woningen=900)
    werkgebied_concept.leg(dataclasses.replace(concept, inhoud=(verdeling, sloten, zonder)))
    app = open_()
    assert tafel(app).aannames == zonder
    assert tafel(app).vraag.instantie.verdeling(tafel(app).plan) == verdeling
    assert not tafel(app).stand.kan_ongedaan


def test_another_login_gets_nothing_of_it_and_has_its_own(
    open_: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = werk(open_())
    piet = kijker.Kijker("s2", "piet", "Piet", "manager", Bereik.alles())
    with monkeypatch.context() as als:
        als.setattr(kijker, "kijker", lambda: piet)
        vreemd = open_()
        assert tafel(vreemd).plan == tafel(vreemd).vraag.nu
        assert not zegt(vreemd, "Uw werk")
        vreemd.pills(key="werkgebied_penseel").set_value("AB").run()
        vreemd.selectbox(key="werkgebied_buurt").select(stad.code(4, 2)).run()
        assert tafel(open_()).plan == tafel(vreemd).plan != plan
    assert tafel(open_()).plan == plan


def test_nothing_is_kept_behind_a_link_or_where_strangers_can_look_and_that_is_said(
    open_: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_()
    werk(app)
    concept = werkgebied_concept.pak()
    assert concept is not None
    ander = dataclasses.replace(concept, titel="Van een ander")
    met_link = kijker.Kijker("s3", kijker.ZELF.wie, "B", "bestuur", Bereik.alles(), link="B")
    for wat, waarde in (("kijker", met_link), ("open_en_bloot", "open")):
        with monkeypatch.context() as als:
            als.setattr(kijker, wat, lambda waarde=waarde: waarde)
            assert werkgebied_concept.pak() is None
            werkgebied_concept.leg(ander)
            assert "weg als u de pagina herlaadt" in verder.niet_bewaard(tafel(app))
    assert werkgebied_concept.pak() is concept


def test_another_day_is_told_with_its_date(
    open_: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    werk(open_())
    monkeypatch.setattr(verder, "_nu", lambda: TOEN + dt.timedelta(days=1))
    assert zegt(open_(), "Uw werk van 23 november 2026 10:32 staat er nog.")
