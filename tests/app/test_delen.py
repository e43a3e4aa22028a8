"""Delen and the board's page: empty, filled, made and taken back, and what a link's viewer gets to see."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from monitor.access import links, logboek
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.report.delen import Wens, maak_link
from monitor.ui import bron, kijker
from monitor.ui.bord import bron as bord_bron
from monitor.ui.bord import verslag as bord_verslag
from tests.report.lezen import bladen, pdf_tekst
from tests.report.organisatie import MENSEN, PROJECTEN, WIJK, vul_organisatie

DELEN, BORD = "pages/delen/delen.py", "pages/delen/bord.py"
MANAGER = kijker.Kijker("s", "ruud", "Ruud", "manager", Bereik.alles())


@pytest.fixture
def op_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mode in which others can open links, with the manager looking."""
    for naam, waarde in {
        "TOEGANG": "proxy", "ADRES": "https://buurt.voorbeeld.nl", "PROXY_ADRESSEN": '["10.0.0.9"]',
        "PROXY_GEHEIM": "kT9vQ2xW7mZ4pL8sB3nR6yH1dF5gJ0cE",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"BUURTMONITOR_{naam}", waarde)
    monkeypatch.setattr(kijker, "kijker", lambda: MANAGER)
    monkeypatch.setattr(kijker, "open_en_bloot", lambda: None)


@pytest.fixture
def gevuld(vul_app: Callable[..., None]) -> None:
    vul_app(vul_organisatie)


def _kluis() -> Kluis:
    return Kluis.open(bron.instellingen().kluis)


def _gedeeld(monkeypatch: pytest.MonkeyPatch, wens: Wens) -> links.Link:
    """Make a link a minute ago, and look through it from now on."""
    with _kluis() as kluis:
        link, _, _ = maak_link(bron.store(), kluis, int(time.time()) - 60, bron.vandaag(), wens, door="Ruud")
    gast = kijker.Kijker("s", f"link {link.id}", link.titel, "bestuur", link.bereik, link.id)
    monkeypatch.setattr(kijker, "kijker", lambda: gast)
    return link


def _teksten(app: AppTest) -> str:
    """All that is on the page, the data of its charts as they go to the browser too."""
    koppen = (app.title, app.header, app.subheader, app.markdown, app.caption)
    meldingen = (app.info, app.error, app.success)
    ruw = [kaart.proto.SerializeToString().decode("utf-8", "replace") for kaart in _grafieken(app)]
    return "\n".join([*(str(deel.value) for soort in (*koppen, *meldingen) for deel in soort), *ruw])


def _grafieken(app: AppTest) -> list[Any]:
    return list(app.get("vega_lite_chart"))


@pytest.mark.usefixtures("gevuld")
def test_on_this_computer_alone_it_can_be_checked_but_not_shared(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(DELEN)
    assert "alleen op deze computer" in app.info[0].value
    assert "Uw ICT-afdeling of applicatiebeheerder" in app.info[0].value
    assert not [knop for knop in app.button if knop.key == "delen_maken"]  # no button that can't work
    assert "zoals het bestuur het ziet" in str([link.proto.label for link in app.get("page_link")])
    assert "Er is nog niets gedeeld." in _teksten(app)
    app.button(key="delen_nakijken").click().run()
    assert "Dit mag worden gedeeld" in _teksten(app)
    assert "terug te rekenen" in _teksten(app)


@pytest.mark.usefixtures("op_server")
@pytest.mark.usefixtures("gevuld")
def test_make_show_once_list_and_revoke(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(DELEN)
    assert "geen enkele link werkt" in _teksten(app)
    app.button(key="delen_maken").click().run()
    assert "met wie u dit deelt" in app.error[0].value
    app.text_input(key="delen_titel").input("Bestuur <b>*x*")
    app.number_input(key="delen_hoogstens").set_value(3)
    app.button(key="delen_maken").click().run()
    assert not app.exception
    adres = app.code[0].value
    assert adres.startswith("https://buurt.voorbeeld.nl/d/")
    with _kluis() as kluis:
        (link,) = links.lijst(kluis)
        assert links.bekijk(kluis, adres.rsplit("/", 1)[1], int(time.time()) + 1) == link
        assert (link.soort, link.hoogstens, link.gemaakt_door) == ("momentopname", 3, "Ruud")
    app.run()
    assert not app.code  # shown once
    assert "nog 3 van 3" in _teksten(app)
    app.button(key=f"delen_ja_{link.id}").click().run()
    assert "geen enkele link werkt" in _teksten(app)
    with _kluis() as kluis:
        assert links.lijst(kluis)[0].status(int(time.time())) == "ingetrokken"
        assert [regel.wat for regel in logboek.regels(kluis)] == ["link ingetrokken", "link gemaakt"]
        logboek.noteer(kluis, int(time.time()), "de app", "back-up", "x")
    app.run()
    assert "Het logboek is heel: 3 regels" in _teksten(app)
    assert "Hieronder staan 2 regels over het delen" in _teksten(app)
    assert "De andere regels gaan over iets anders: back\\-up (1)." in _teksten(app)


@pytest.mark.usefixtures("op_server")
def test_a_refusal_is_told_and_leaves_no_link(open_pagina: Callable[..., AppTest]) -> None:
    vul_organisatie(bron.store(), mensen=4)
    app = open_pagina(DELEN)
    app.text_input(key="delen_titel").input("OR")
    assert app.button_group(key="delen_paginas").options == ["Bord", "Stoplichtkaart"]
    assert "alleen mee met een levende link" in _teksten(app)  # before anything is filled in
    app.radio(key="delen_soort").set_value("levend").run()
    app.button_group(key="delen_paginas").set_value(["bord", "pieken"]).run()
    app.radio(key="delen_soort").set_value("momentopname").run()
    assert app.button_group(key="delen_paginas").value == ["bord"]
    app.radio(key="delen_soort").set_value("levend").run()
    assert "levende link" not in _teksten(app)
    app.button_group(key="delen_paginas").set_value(["pieken"])
    app.button(key="delen_maken").click().run()
    assert "herkenbare mensen" in app.error[0].value
    with _kluis() as kluis:
        assert links.lijst(kluis) == []


@pytest.mark.usefixtures("gevuld")
def test_the_board_for_a_manager(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(BORD)
    assert not app.error
    tekst = _teksten(app)
    assert app.title[0].value == "Hoe gaat het?"
    assert "12 buurten" in tekst
    assert "drukke week" in tekst
    assert "registratiegraad" in tekst
    grafieken = _grafieken(app)
    assert len(grafieken) == 4
    assert all(grafiek.proto.alt for grafiek in grafieken)
    assert "Kanariebuurt 7" in tekst  # the charts' own data are looked at too
    assert not [naam for naam in MENSEN if naam.split()[0] in tekst]


def test_an_empty_board_says_what_to_import(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(BORD)
    assert not app.error
    assert "Importeer" in app.get("page_link")[0].label
    assert "nog geen" in _teksten(app)


@pytest.mark.parametrize("soort", ["momentopname", "levend"])
@pytest.mark.usefixtures("gevuld")
def test_a_link_shows_its_scope_and_nothing_else(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, soort: str
) -> None:
    link = _gedeeld(monkeypatch, Wens("Bestuur", Bereik(("bord",), (WIJK,)), soort))
    app = open_pagina(BORD)
    tekst = _teksten(app)
    assert "Gedeeld met Bestuur" in tekst
    assert "Kanarie" not in tekst
    assert PROJECTEN[1] not in tekst
    assert PROJECTEN[0] in tekst
    for script in (DELEN, "pages/vandaag/overzicht.py", "pages/team/werkdruk.py", "pages/team/pieken.py"):
        ander = open_pagina(script)
        assert ander.title.len == 0 or ander.title[0].value == "Hoe gaat het?"
        assert "Kanarie" not in _teksten(ander)
    verslag = bord_bron.blik().verslag
    assert "Kanarie" not in pdf_tekst(bord_verslag.pdf(verslag))
    assert "Kanarie" not in str(bladen(bord_verslag.xlsx(verslag)))
    with _kluis() as kluis:
        assert [r.over for r in logboek.regels(kluis) if r.wat == "verslag meegenomen"] == ["Excel", "PDF"]
        links.trek_in(kluis, link.id, int(time.time()), door="Ruud")
    dicht = open_pagina(BORD)
    assert "nieuwe link" in dicht.error[0].value
    assert "Buurt 0" not in _teksten(dicht)


@pytest.mark.usefixtures("gevuld")
def test_a_momentopname_does_not_change(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _gedeeld(monkeypatch, Wens("Bestuur", Bereik(("bord",), ("*",))))
    with bron.store().schrijf() as tx:
        tx.doe("update project set naam = 'Later veranderd'")
    tekst = _teksten(open_pagina(BORD))
    assert PROJECTEN[0] in tekst
    assert "Later veranderd" not in tekst


def test_somebody_of_the_board_who_logs_in_begins_at_the_board(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    els = kijker.Kijker("s", "els", "Els", "bestuur", Bereik.van_rol("bestuur"))
    monkeypatch.setattr(kijker, "kijker", lambda: els)
    assert open_pagina("pages/vandaag/overzicht.py").title[0].value == "Hoe gaat het?"
    assert "hoort niet bij" in open_pagina(DELEN).info[0].value


def test_a_beheerder_takes_back_but_does_not_share(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    bram = kijker.Kijker("s", "bram", "Bram", "beheerder", Bereik.van_rol("beheerder"))
    monkeypatch.setattr(kijker, "kijker", lambda: bram)
    app = open_pagina(DELEN)
    assert not app.button
    assert "leidinggevende" in app.info[0].value
