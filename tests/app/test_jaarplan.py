"""The page Jaarplan: empty, filled, one change, deep links; and who sees what of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from monitor.access import koppeling, sessies
from monitor.access.bereik import DEELBAAR, Bereik
from monitor.fouten import Geweigerd
from monitor.jaarplan import questions
from monitor.jaarplan.plan import beeld as jaarplan_beeld
from monitor.jaarplan.plan import bewaar, daden
from monitor.jaarplan.plan.daden import Door
from monitor.jaarplan.plan.doelen import Actie, Afspraak, Doel, Stap
from monitor.jaarplan.plan.rechten import ALLES
from monitor.jaarplan.plan.uren import Urenkwartaal, urenkwartalen
from monitor.report.pdf import maak_pdf
from monitor.store import Store
from monitor.ui import bron, kijker
from monitor.ui.jaarplan import blad, kijk, kort, tijdlijn, woorden
from monitor.ui.jaarplan import uren as jaarplan_uren
from monitor.werkdruk.ophalen import haal_weken
from monitor.werkdruk.rules import druk
from tests.app.conftest import LANGSTE_SECONDEN, VANDAAG
from tests.app.stad import BUURTEN, GEMEEN, vul_stad
from tests.conftest import PROJECT
from tests.report.lezen import pdf_tekst
from tests.werkdruk.conftest import Bouwer

SCRIPT = "pages/team/jaarplan.py"
DAG = dt.date.fromisoformat(VANDAAG)
DOOR = Door("Ruud", dt.datetime(2026, 11, 2, 9, 0))  # noqa: DTZ001 — UTC without a zone
NU = 1_800_000_000


@pytest.fixture
def open_pagina() -> Callable[..., AppTest]:
    """As the shared one, for an address that differs from its file's name: the pages are known first."""

    def _open(script: str, **adres: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=LANGSTE_SECONDEN)
        for naam, waarde in adres.items():
            app.query_params[naam] = waarde
        app.run()
        app.switch_page(script).run()
        assert not app.exception, [fout.value for fout in app.exception]
        return app

    return _open


@pytest.fixture
def plan(vul_app: Callable[..., None]) -> dict[str, int]:
    """Anna has the first buurt, Bert the second; a goal for each and one for all, one action late."""
    vul_app(_vul_plan)
    doelen = dict(bron.store().rijen("select tekst, doel from jaardoel"))
    (laat,) = bron.store().rij("select actie from jaaractie where tekst = 'Ronde met de wijkagent'") or (0,)
    return {
        "een": doelen["Minder meldingen"], "twee": doelen["Rust bij Bert"], "heel": doelen["Samen schoon"],
        "laat": laat,
    }  # fmt: skip


def _vul_plan(store: Store) -> None:
    vul_stad(store, namen=("Sterrenwijk",))
    bouw = Bouwer(store)
    for wie, naam, buurt in (("M01", "Anna", BUURTEN[0]), ("M02", "Bert", BUURTEN[1])):
        bouw.mens(wie)
        bouw.doe("update medewerker set naam = ? where medewerker = ?", naam, wie)
        bouw.doe("insert into verdeling values (?, ?, date '2020-01-01', null, null)", buurt, wie)
    weet = daden.kennis(store, DAG)
    with store.schrijf() as tx:
        afspraak = daden.bewaar_afspraak(tx, Afspraak(0, 2026, "Gemeente", "Veilig wonen"), DOOR)

        def doel(tekst: str, buurten: tuple[str, ...], eigenaar: str, **rest: object) -> int:
            return daden.bewaar_doel(
                tx,
                Doel(0, 2026, tekst, buurten, eigenaar, **rest),
                weet,
                DOOR,  # type: ignore[arg-type]
            )

        def actie(doel: int, tekst: str, eigenaar: str, tot: dt.date) -> int:
            stappen = (Stap("Beginnen", True), Stap("Afmaken", False))
            begin = dt.date(2026, 2, 1)
            return daden.bewaar_actie(
                tx, Actie(0, doel, tekst, eigenaar, begin, tot, "loopt", 2.0, stappen), weet, DOOR
            )

        een = doel("Minder meldingen", (BUURTEN[0],), "M01", afspraak=afspraak, indicator="overlast_politie",
                   richting=-1, start=190.0, streef=60.0)  # fmt: skip
        twee = doel("Rust bij Bert", (BUURTEN[1],), "M02")
        heel = doel("Samen schoon", (), "rol:leidinggevende")
        actie(een, "Ronde met de wijkagent", "rol:buurtcoordinator", dt.date(2026, 10, 31))
        actie(twee, "Gesprek van Bert", "M02", dt.date(2026, 12, 31))
        actie(heel, "Opruimdag van Anna", "M01", dt.date(2026, 12, 31))
        actie(heel, "Opruimdag van Bert", "M02", dt.date(2026, 12, 31))


def _teksten(app: AppTest) -> str:
    stukken = (*app.markdown, *app.caption, *app.info, *app.header, *app.subheader, *app.error, *app.success)
    links = [*(link.proto.label for link in app.get("page_link")), *(knop.label for knop in app.button)]
    return " ".join([*(str(stuk.value) for stuk in stukken), *links]).replace("\\", "").replace("\u00a0", " ")


def test_empty_it_explains_the_first_three_steps(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    tekst = _teksten(app)
    for deel in ("Maak een doel", "Zet er acties onder", "Houd het bij", "Voor 2026 staat er nog geen doel"):
        assert deel in tekst
    regels = app.info[0].value.splitlines()
    assert [regel[:2] for regel in regels if regel[:1].isdigit()] == [
        "1.",
        "2.",
        "3.",
    ]  # each on its own line
    assert [knop.key for knop in app.button if knop.key == "jaarplan_nieuw_doel"]


def test_filled_what_is_late_comes_first_and_a_step_is_ticked(
    plan: dict[str, int], open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    tekst = _teksten(app)
    assert "Jaarplan 2026: 3 doelen; 0 van 4 acties klaar, 1 te laat · 4 van 8 stappen gezet." in tekst
    assert "Moest af zijn op 31 oktober 2026, 20 dagen te laat" in tekst
    app = open_pagina(SCRIPT, doel=str(plan["een"]))
    tekst = _teksten(app)
    assert "van 190 naar 60 per 1.000 inwoners" in tekst
    assert "In 2025: 190,0 per 1.000 inwoners" in tekst
    assert "190 op 1.000 inwoners" in tekst
    assert "weten we niet: cijfers over 2026 komen in 2027" in tekst
    assert "te laat (20 dagen)" in tekst
    app.checkbox(key=f"jaarplan_stap_{plan['laat']}_1").check().run()
    assert "De stap is bijgewerkt" in _teksten(app)
    assert all(stap.klaar for stap in bewaar.lees(bron.store()).acties[0].stappen)
    laatste = bewaar.geschiedenis(bron.store())[0]
    assert (laatste.wat, laatste.wie) == ("Stap bijgewerkt", "Deze computer")


def test_a_change_is_undone_where_it_is_said_or_in_the_history(
    plan: dict[str, int], open_pagina: Callable[..., AppTest]
) -> None:
    voor = bewaar.lees(bron.store())
    app = open_pagina(SCRIPT, doel=str(plan["een"]))
    app.checkbox(key=f"jaarplan_stap_{plan['laat']}_1").check().run()
    app.button(key="jaarplan_ongedaan").click().run()
    assert "Ongedaan gemaakt: De stap is bijgewerkt." in _teksten(app)
    assert bewaar.lees(bron.store()) == voor
    app.checkbox(key=f"jaarplan_stap_{plan['laat']}_1").check().run()
    assert "Ongedaan gemaakt" not in _teksten(app)  # said once
    beurt = bewaar.geschiedenis(bron.store())[0].beurt
    app = open_pagina(SCRIPT, deel="Geschiedenis")
    assert "uur, op deze computer: Stap bijgewerkt" in _teksten(app)
    app.button(key=f"jaarplan_terug_{beurt}").click().run()
    assert bewaar.lees(bron.store()) == voor
    assert "Stap bijgewerkt~~ ongedaan gemaakt" in _teksten(app)
    assert not [knop for knop in app.button if knop.key == f"jaarplan_terug_{beurt}"]


def test_a_new_action_asks_what_who_when_and_how_many_hours(
    plan: dict[str, int], open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, doel=str(plan["twee"]))
    app.button(key=f"jaarplan_nieuwe_actie_doel_{plan['twee']}").click().run()
    velden = {str(veld.key) for veld in (*app.text_area, *app.selectbox, *app.date_input, *app.text_input)}
    wil = ("tekst", "stappen", "eigenaar", "status", "van", "tot", "uren")
    assert {f"jaarplan_actie_{veld}" for veld in wil} <= velden
    assert app.selectbox(key="jaarplan_actie_eigenaar").value == "M02"
    assert "Onder het doel: **Rust bij Bert** (2026)" in _teksten(app)


def test_a_goal_shows_its_source_rows_its_query_and_figures_with_a_comma(
    plan: dict[str, int], open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, doel=str(plan["een"]))
    assert any("from licht" in blok.value for blok in app.code)
    app.button(key="jaarplan_doel_bronregels").click().run()
    rijen = app.dataframe[-1].value
    assert rijen[["Aantal", "Telt mee"]].values.tolist() == [[190, "ja"]]
    assert rijen.columns[0] == "Buurt"
    app = open_pagina(SCRIPT, doel=str(plan["een"]))
    app.button(key="jaarplan_wijzig_doel").click().run()
    velden = {str(veld.label): veld.value for veld in app.text_input}
    assert (velden["Van"], velden["Naar"]) == ("190,0", "60,0")


def test_links_open_the_year_the_buurt_and_the_status(
    plan: dict[str, int], open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, jaar="2026", buurt=BUURTEN[0], deel="Doelen")
    tekst = _teksten(app)
    assert "Minder meldingen" in tekst
    assert "Rust bij Bert" not in tekst.replace("doel: Rust bij Bert", "")
    assert "Samen schoon" in tekst  # a goal of the whole corporation holds there too
    app = open_pagina(SCRIPT, doel="999")
    assert "is er niet (meer)" in _teksten(app)
    beeld = jaarplan_beeld.jaarbeeld(bron.store(), DAG, 2026, ALLES)
    laat = jaarplan_beeld.kies(beeld, status="te laat")
    assert [(d.doel.tekst, len(d.acties)) for d in laat] == [("Minder meldingen", 1)]
    van_bert = jaarplan_beeld.kies(beeld, eigenaar="M02")
    assert [d.doel.tekst for d in van_bert] == ["Rust bij Bert", "Samen schoon"]
    assert open_pagina(SCRIPT, jaar="2027").subheader[0].value.startswith("Voor 2027 staat er nog geen doel")


def _meld_aan(
    monkeypatch: pytest.MonkeyPatch, rol: str, medewerker: str | None = None, link: str = ""
) -> None:
    sessies.begin(bron.kluis(), NU, wie="oidc:anna", naam="Anna", rol=rol, bereik=Bereik.van_rol(rol))
    bereik = Bereik(("jaarplan",), ("*",)) if link else Bereik.van_rol(rol)
    mens = kijker.Kijker("s", "oidc:anna", "Anna", rol, bereik, link)
    monkeypatch.setenv("BUURTMONITOR_TOEGANG", "oidc")
    monkeypatch.setattr(kijker, "kijker", lambda: mens)
    monkeypatch.setattr(kijker, "zonder_aanmelden", lambda: False)
    monkeypatch.setattr(kijker, "mag_personen", lambda *_, **__: False)
    if medewerker:
        koppeling.koppel(bron.kluis(), NU, "oidc:anna", medewerker, "Anna", door="Ruud")


def _naar(app: AppTest, **adres: str) -> AppTest:
    """The same page with this in its address: the front page of an employee drops what stood there."""
    for naam, waarde in adres.items():
        app.query_params[naam] = waarde
    return app.run()


def test_a_coordinator_sees_the_own_buurt_and_the_own_actions(
    plan: dict[str, int], open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _meld_aan(monkeypatch, "medewerker")
    assert "nog niet gekoppeld" in _teksten(open_pagina(SCRIPT))
    koppeling.koppel(bron.kluis(), NU, "oidc:anna", "M01", "Anna", door="Ruud")
    app = open_pagina(SCRIPT)
    _naar(app, deel="Doelen")
    tekst = _teksten(app)
    assert "Minder meldingen" in tekst
    assert "Samen schoon" in tekst
    assert "Bert" not in tekst
    heel = _naar(app, doel=str(plan["heel"]))
    assert "Opruimdag van Anna" in _teksten(heel)
    assert "Bert" not in _teksten(heel)
    knoppen = {knop.key for knop in heel.button}
    assert "jaarplan_wijzig_doel" not in knoppen  # a goal of everybody is not hers to change
    assert any(str(sleutel).startswith("jaarplan_wijzig_actie_") for sleutel in knoppen)  # the own action is
    assert "hoort niet bij uw buurten" in _teksten(_naar(app, doel=str(plan["twee"])))
    mijn = _teksten(open_pagina("pages/team/mijn_werk.py"))
    assert "Mijn acties uit het jaarplan" in mijn
    assert "Ronde met de wijkagent" in mijn
    assert "Gesprek van Bert" not in mijn


def test_the_beheerder_sees_the_plan_without_hours_and_nobody_sees_it_by_a_link(
    plan: dict[str, int], open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _meld_aan(monkeypatch, "beheerder")
    app = open_pagina(SCRIPT)
    assert "3 doelen" in _teksten(app)
    assert "Uren" not in app.get("button_group")[1].options
    assert "jaarplan" not in DEELBAAR
    assert not Bereik.van_rol("bestuur").mag_pagina("jaarplan")
    _meld_aan(monkeypatch, "bestuur", link="geheim")
    with pytest.raises(Geweigerd, match="alleen voor het team zelf"):  # whatever the scope of the link says
        kijk.blik()


def test_late_actions_are_one_line_elsewhere(
    plan: dict[str, int], open_pagina: Callable[..., AppTest]
) -> None:
    assert "▲ 1 van 4 open acties is te laat." in _teksten(open_pagina("pages/vandaag/overzicht.py"))
    app = open_pagina("pages/vandaag/overzicht.py")
    (link,) = [el for el in app.get("page_link") if "te laat in" in el.proto.label]
    (jaar,) = questions.laat_aantal(bron.store(), DAG)[0]
    assert link.proto.label == f"1 te laat in {jaar}"
    assert f"jaar={jaar}" in link.proto.query_string
    assert kort.laatzin(0, 1) == "Van 1 open actie is er geen te laat."


def test_carrying_on_asks_first_what_and_hides_nothing_of_this_year(
    plan: dict[str, int], open_pagina: Callable[..., AppTest]
) -> None:
    voor = questions.laat_aantal(bron.store(), DAG)
    app = open_pagina(SCRIPT)
    app.button(key="jaarplan_meenemen").click().run()
    assert len(bewaarde_jaren()) == 1  # only a list so far
    assert app.button(key="jaarplan_kopieer").label == "Neem 3 doelen en 4 acties mee naar 2027"
    assert "Actie: Ronde met de wijkagent · ▲ te laat (20 dagen)" in [
        vak.label.replace("\\", "").replace("\u00a0", " ") for vak in app.checkbox
    ]
    nu = bewaar.lees(bron.store())
    doelen = frozenset((plan["een"], plan["heel"]))
    acties = frozenset(a.actie for a in nu.acties if a.doel in doelen)
    with bron.store().schrijf() as tx:
        daden.kopieer(tx, 2026, (), DOOR, daden.Keuze(doelen, acties))
    tekst = _teksten(open_pagina(SCRIPT))
    assert "0 van 4 acties klaar, 1 te laat" in tekst
    assert "20 dagen te laat · ook in het plan van 2027" in tekst
    assert questions.laat_aantal(bron.store(), DAG) == voor == ({2026: 1}, 4)
    assert sorted(d.tekst for d in bewaar.lees(bron.store()).doelen if d.jaar == 2027) == [
        "Minder meldingen", "Samen schoon"
    ]  # fmt: skip
    # in the year after, what was carried on is that plan's affair; what stayed behind is late
    assert questions.laat_aantal(bron.store(), dt.date(2027, 1, 4)) == ({2026: 1}, 4)
    app = open_pagina(SCRIPT)
    app.button(key="jaarplan_meenemen").click().run()
    assert "Blijft: doel ‘Minder meldingen’, staat al in 2027 met alles wat openstaat." in _teksten(app)


def bewaarde_jaren() -> set[int]:
    return {d.jaar for d in bewaar.lees(bron.store()).doelen}


def test_a_goal_is_judged_on_the_figures_of_its_own_year(plan: dict[str, int]) -> None:
    """Buurt 0 had 190 reports on 1,000 in 2025: 60 is not reached, 400 is, and of 2026 we don't know."""
    weet = daden.kennis(bron.store(), DAG)
    with bron.store().schrijf() as tx:
        for streef in (60.0, 189.0, 400.0):
            doel = Doel(
                0, 2025, f"Tot {streef}", (BUURTEN[0],), "M01", None, "overlast_politie", -1, 500.0, streef
            )
            daden.bewaar_doel(tx, doel, weet, DOOR)
    beeld = jaarplan_beeld.jaarbeeld(bron.store(), DAG, 2025, ALLES)
    assert [d.uitslag.woord for d in beeld.doelen if d.uitslag] == [
        "niet gehaald", "nog niet te zeggen", "gehaald"
    ]  # fmt: skip
    assert beeld.gehaald["gehaald"] == 1


def test_one_figure_has_one_margin_on_every_page(plan: dict[str, int]) -> None:
    beeld = jaarplan_beeld.jaarbeeld(bron.store(), DAG, 2026, ALLES)
    een = next(d for d in beeld.doelen if d.doel.doel == plan["een"]).nu
    assert een is not None
    laag, hoog = bron.store().rij(
        "select laag * 1000, hoog * 1000 from licht where indicator = 'overlast_politie' and gebied = ? "
        "and niveau = 'buurt' and jaar = ? and jaren = 1",
        [BUURTEN[0], een.jaar],
    ) or (None, None)
    assert (een.laag, een.hoog) == pytest.approx((laag, hoog))
    assert woorden.cijfer_nu(next(d for d in beeld.doelen if d.nu == een)).startswith("In 2025: 190,0")


def test_a_figure_of_a_running_year_is_never_followed_by_we_do_not_know(plan: dict[str, int]) -> None:
    weet = daden.kennis(bron.store(), DAG)
    with bron.store().schrijf() as tx:
        doel = Doel(0, 2025, "Dit jaar", (BUURTEN[0],), "M01", None, "overlast_politie", -1, 500.0, 60.0)
        daden.bewaar_doel(tx, doel, weet, DOOR)
    (beeld,) = jaarplan_beeld.jaarbeeld(bron.store(), dt.date(2025, 11, 20), 2025, ALLES).doelen
    assert woorden.cijfer_nu(beeld).startswith("Tot nu toe in 2025: 190,0")
    assert woorden.cijfer_nu(beeld).endswith("het jaar is nog niet om.")
    zin = woorden.uitslag_zin(beeld).replace("\u00a0", " ")
    assert zin == "◇ nog niet te zeggen: het jaar 2025 is nog niet om."  # a count still grows: no course
    assert "Periode 2025 tot nu toe" in woorden.herkomst(beeld)


def test_a_wrong_year_or_part_in_the_address_is_said(
    plan: dict[str, int], open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, jaar="1999", deel="onzin")
    zinnen = (
        "Het jaar in dit adres kennen we niet. U ziet nu ‘2026’. Het onderdeel in dit adres kennen we niet. "
        "U ziet nu ‘Tijdlijn’."
    )
    assert zinnen in _teksten(app)
    assert zinnen in _teksten(app.run())  # as long as the address asks for it
    app.segmented_control(key="jaarplan_deel").set_value("Doelen").run()
    assert "kennen we" not in _teksten(app)
    assert dict(app.query_params) == {"deel": "Doelen"}
    assert "kennen we" not in _teksten(open_pagina(SCRIPT, jaar="2026"))


def test_only_who_may_change_the_whole_plan_can_wipe_a_text(
    plan: dict[str, int], open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    weet = daden.kennis(bron.store(), DAG)
    with bron.store().schrijf() as tx:
        doel = Doel(0, 2026, "Iets van een huurder", (BUURTEN[0],), "M01")
        nummer = daden.bewaar_doel(tx, doel, weet, DOOR)
        daden.verwijder(tx, dataclasses.replace(doel, doel=nummer), DOOR)
    beurt = bewaar.geschiedenis(bron.store())[0].beurt
    app = open_pagina(SCRIPT, deel="Geschiedenis")
    app.button(key=f"jaarplan_wis_{beurt}").click().run()
    assert app.button(key="jaarplan_wis_ja").label == "Wis voorgoed"
    assert app.checkbox(key="jaarplan_wis_tekst_0").label == "Iets van een huurder"
    _meld_aan(monkeypatch, "medewerker", "M01")
    app = open_pagina(SCRIPT)
    _naar(app, deel="Geschiedenis")
    sleutels = {str(knop.key) for knop in app.button}
    assert f"jaarplan_terug_{beurt}" in sleutels
    assert not any(sleutel.startswith("jaarplan_wis_") for sleutel in sleutels)


def test_the_hours_asked_stand_next_to_what_the_team_can_give(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    """The quarter of the definitions: roster 40/32, one week leave, four holidays on roster days."""
    actie = Actie(1, 1, "Lopen", "rol:team", dt.date(2026, 4, 1), dt.date(2026, 6, 30), "loopt", 3.0)
    _, tweede, *_ = urenkwartalen(bron.store(), 2026, (actie,), None)
    assert tweede.gevraagd == pytest.approx(3.0)
    (uren,) = bron.store().rij(
        "select sum(beschikbaar * (1 - overhead)) / 3600 / count(*) from werkweek "
        "where week between date '2026-03-30' and date '2026-06-22' and beschikbaar > 0"
    ) or (0,)
    assert tweede.inzetbaar == pytest.approx(uren)
    assert tweede.weken == 13


def test_room_is_of_the_same_people_and_the_same_sum_as_werkdruk_makes(kwartaal: None) -> None:
    """Somebody of whom nothing is known to be needed counts with everybody, and not in the room."""
    actie = Actie(1, 1, "Lopen", "rol:team", dt.date(2026, 4, 1), dt.date(2026, 6, 30), "loopt", 3.0)
    with bron.store().schrijf() as tx:  # a colleague with the same weeks, whose work asks 20 hours a week
        tx.doe(
            "insert into werkweek by name select * replace ('M98' as medewerker, 15.0 as nodig_laag, "
            "20.0 as nodig_midden, 25.0 as nodig_hoog) from werkweek where medewerker = 'M01'"
        )
    _, na, *_ = urenkwartalen(bron.store(), 2026, (actie,), None)
    assert (na.mensen, na.nodig_bekend) == (2, 1)
    assert na.inzetbaar is not None
    assert na.inzetbaar_bekend == pytest.approx(na.inzetbaar / 2)
    assert na.ruimte == pytest.approx(na.inzetbaar / 2 - 20)
    weken = haal_weken(bron.store(), dt.date(2026, 3, 30), dt.date(2026, 6, 22))
    werkdruk = druk((w for rijen in weken.values() for w in rijen), bron.instellingen())
    assert werkdruk is not None
    assert na.ruimte == pytest.approx(-werkdruk.tekort_uren)


def test_the_hours_in_a_sentence_are_those_of_whom_it_is_known() -> None:
    van, tot = dt.date(2026, 1, 1), dt.date(2026, 3, 31)
    deels = Urenkwartaal(van, tot, 9.5, 100.0, 70.0, 60.0, 13, 13, 5, 3)

    def zin(kwartaal: Urenkwartaal, *, eigen: bool = False) -> str:
        return jaarplan_uren.zin((kwartaal,), eigen=eigen).replace("\u00a0", " ")

    assert "De 3 van de 5 mensen van wie we weten wat nodig is, hebben dan samen 10,0 u ruimte" in zin(deels)
    assert "70,0 u inzetbaar min 60,0 u die al nodig is" in zin(deels)
    heel = dataclasses.replace(deels, nodig_bekend=5, nodig=75.0)
    assert "Het team heeft dan 5,0 u tekort per week" in zin(heel)
    geen = dataclasses.replace(deels, nodig=None, inzetbaar_bekend=None)
    assert "U hebt dan 100,0 u per week inzetbaar; hoeveel daarvan al nodig is, weten" in zin(
        geen, eigen=True
    )
    niets = dataclasses.replace(deels, inzetbaar=None)
    assert "weten we nog niet" in zin(niets, eigen=True)
    assert not any("%" in zin(k) for k in (deels, heel, geen, niets))
    assert jaarplan_uren.rij(heel)["Ruimte (u/week)"] == "−5,0"


@pytest.mark.parametrize(
    ("mensen", "weet", "ziet"),
    [
        (12, 12, (True, True)),
        (12, 11, (False, True)),  # all minus eleven: the twelfth's roster, absence and overhead
        (12, 7, (True, True)),
        (12, 4, (True, False)),
        (4, 4, (False, False)),
    ],
)
def test_without_the_works_council_no_two_sums_differ_by_fewer_than_five_people(
    mensen: int, weet: int, ziet: tuple[bool, bool]
) -> None:
    k = Urenkwartaal(dt.date(2026, 1, 1), dt.date(2026, 3, 31), 9.5, 100.0, 70.0, 60.0, 13, 13, mensen, weet)
    schoon = jaarplan_uren.zonder_herkenbaren(k)
    assert (schoon.inzetbaar is not None, schoon.ruimte is not None) == ziet
    assert ("weinig mensen" in jaarplan_uren.zin((schoon,), eigen=False)) == (ziet == (False, False))


def test_hostile_texts_stay_plain_on_screen_on_the_time_line_and_on_paper(
    plan: dict[str, int], open_pagina: Callable[..., AppTest]
) -> None:
    teksten = [" ".join("".join(t for t in g if t.isprintable()).split())[:200] for g in GEMEEN]
    weet = daden.kennis(bron.store(), DAG)
    with bron.store().schrijf() as tx:
        nummer = daden.bewaar_doel(tx, Doel(0, 2026, teksten[0], (), "M01"), weet, DOOR)
        for tekst in teksten:
            begin, eind = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
            daden.bewaar_actie(
                tx,
                Actie(0, nummer, tekst, "M01", begin, eind, "loopt", None, (Stap(tekst[:120], False),)),
                weet,
                DOOR,
            )
    app = open_pagina(SCRIPT, doel=str(nummer))
    ruw = " ".join(str(stuk.value) for stuk in (*app.markdown, *app.header, *app.caption))
    assert "<img" not in ruw.replace("\\<img", "")
    assert "](http" not in ruw.replace("\\]\\(http", "")
    beeld = jaarplan_beeld.jaarbeeld(bron.store(), DAG, 2026, ALLES)
    rijen = tijdlijn.balkrijen(beeld.doelen, 2026)
    assert max(len(str(rij["naam"]).split("§", 1)[1]) for rij in rijen) <= tijdlijn.NAAM_LENGTE
    pdf = maak_pdf(blad.blad(beeld, ALLES, "a3"), dt.datetime(2026, 11, 20, tzinfo=dt.UTC))
    inhoud = " ".join(pdf_tekst(pdf).split())
    assert "<img src=x onerror=alert(1)>" in inhoud
    assert "▲ te laat" in inhoud
    assert "cijfers over 2026 komen in 2027" in inhoud
