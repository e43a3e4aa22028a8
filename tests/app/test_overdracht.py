"""The page Overdracht: empty, filled, one interaction, deep link, the sheet on paper; nobody's hours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from monitor.access.bereik import Bereik
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.overdracht import daden
from monitor.report.blad import Alinea, Tabel
from monitor.report.pdf import bladzijden
from monitor.store import Store
from monitor.ui import bron, kijker, wie_ben_ik
from monitor.ui.netwerk.beeld import beeld as netwerkbeeld
from monitor.ui.overdracht import a4 as overdracht_a4
from monitor.ui.overdracht import blad as overdracht_blad
from monitor.ui.overdracht import inhoud as overdracht_inhoud
from monitor.ui.overdracht import keuze as overdracht_keuze
from monitor.ui.overdracht import overzicht as overdracht_overzicht
from monitor.ui.overdracht.pagina import beeld_van_kijker
from monitor.ui.profiel import a4 as profiel_a4
from tests.app.stad import GEMEEN
from tests.jaarplan.straat import NOORD, NU, VANDAAG, ZUID, partner, vul, weg

LEVEND = re.compile(r"(?<!\\)<[a-z/]|(?<!\\)\]\(|\u202e")  # what Markdown would not take as text
SCRIPT = "pages/buurten/overdracht.py"
ELS = Schrijver("Els", None)


@pytest.fixture
def straat(vul_app: Callable[..., None]) -> None:
    vul_app(_vul_straat)


def _vul_straat(store: Store) -> None:
    vul(store)
    partner(store, NOORD, "Politie", laatste=VANDAAG.replace(month=9, day=1))
    weg(store, "M01", dt.date(2026, 12, 7), dt.date(2026, 12, 18))
    with store.schrijf() as tx:
        tx.doe("insert into caseload values (date '2026-10-01', 'M01', ?, 'overlast', 7, 1, 1)", [NOORD])
        tx.doe("insert into caseload values (date '2026-10-01', 'M01', ?, 'woonfraude', 3, 1, 2)", [NOORD])
        tx.doe("insert into complex values ('C1', 'De Hof', ?, 60, 1970, null, null, 1)", [NOORD])
        tx.doe(
            "insert into taak values ('M01', 'Schouw lopen', null, ?, date '2026-11-01', date '2026-12-04', "
            "11.25, 22.5, 33.75, 1, 1)", [NOORD],
        )  # fmt: skip


def _als(monkeypatch: pytest.MonkeyPatch, medewerker: str | None, rol: str = "medewerker") -> None:
    wie = kijker.Kijker("s", "oidc:x", "Anna", rol, Bereik.van_rol(rol))
    monkeypatch.setattr(kijker, "kijker", lambda: wie)
    monkeypatch.setattr(wie_ben_ik, "eigen_medewerker", lambda _: medewerker)


def _zet(buurt: str = NOORD, wie: str = "M02") -> None:
    with bron.store().schrijf() as tx:
        daden.zet_vervanger(tx, buurt, wie, VANDAAG, None, ELS, vandaag=VANDAAG, nu=NU)


def _teksten(app: AppTest) -> str:
    delen = (*app.markdown, *app.caption, *app.subheader, *app.info, *app.warning)
    tabellen = " ".join(str(t.value.to_numpy().tolist()) for t in app.table)
    return (" ".join(str(d.value) for d in delen) + tabellen).replace("\\", "").replace("\u00a0", " ")


def test_without_buurten_the_page_says_what_to_import(open_pagina: Callable[..., AppTest]) -> None:
    assert "Er zijn nog geen buurten" in open_pagina(SCRIPT).info[0].value


@pytest.mark.usefixtures("straat")
def test_who_is_away_gets_a_deputy_and_that_can_be_undone(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    assert "Nog geen enkele buurt heeft een vervanger; 1 coördinator is nu of binnenkort weg" in _teksten(app)
    assert (
        "**Anna** is weg: ▲ geen vervanger · 7 december t/m 18 december 2026 · Zonder vervanger: Noord."
        in _teksten(app)
    )
    app.button(key="overdracht_weg_zonder_0").click().run()
    keuze = app.selectbox(key="overdracht_wie")
    assert keuze.options == ["Bert", "Dirk", "Carla · ver weg"]  # not Anna herself
    dagen = [app.date_input(key=f"overdracht_{k}").value for k in ("van", "tot")]
    assert dagen == [dt.date(2026, 12, 7), dt.date(2026, 12, 18)]  # of the absence behind the button
    keuze.select("M03").run()
    assert "Carla werkt ver weg: de dichtstbijzijnde eigen buurt ligt 27,4 km van Noord" in _teksten(app)
    next(k for k in app.button if k.label == "Leg vast").click().run()
    assert not app.exception
    assert "Carla is vervanger van Noord vanaf 7 december 2026 tot en met 18 december 2026." in _teksten(app)
    assert "Nog niets overgedragen aan de vervanger: Noord." in _teksten(app)  # named, but nothing done yet
    tabel = app.dataframe[0].value.set_index("Buurt")
    assert (tabel.loc["Noord", "Vervanger"], tabel.loc["Noord", "Overgedragen"]) == ("Carla", "0 van 4")
    uit = overdracht_overzicht.bestand(beeld_van_kijker()).set_index("Buurt")
    assert uit.loc["Noord", ["Stand", "Overgedragen (van 4 onderdelen)"]].tolist() == ["vervanger", 0]
    app.button(key="overdracht_ongedaan").click().run()
    assert "Zonder vervanger: Noord" in _teksten(app)


@pytest.mark.usefixtures("straat")
def test_one_warning_over_all_chosen_buurten_and_who_is_relieved(open_pagina: Callable[..., AppTest]) -> None:
    _zet(wie="M04")
    weg(bron.store(), "M03", dt.date(2026, 12, 14), dt.date(2026, 12, 18))
    weg(bron.store(), "M03", dt.date(2027, 5, 3), dt.date(2027, 5, 7))
    app = open_pagina(SCRIPT)
    app.button(key="overdracht_nieuw").click().run()
    app.multiselect(key="overdracht_buurten").set_value([NOORD, ZUID]).run()
    assert app.selectbox(key="overdracht_wie").options == ["Dirk", "Carla · dan ook weg · ver weg"]
    app.selectbox(key="overdracht_wie").select("M03").run()
    assert len(app.warning) == 1
    for zin in (
        "zelf weg: 14 december t/m 18 december 2026 (net als Anna) en 3 mei t/m 7 mei 2027.",
        "werkt ver weg van beide buurten: Noord (27,4 km) en Zuid (26,7 km) van",
    ):
        assert zin in _teksten(app), zin
    app.date_input(key="overdracht_tot").set_value(dt.date(2027, 1, 31)).run()
    assert app.selectbox(key="overdracht_wie").value == "M03"  # another day keeps the choice
    assert "mei 2027" not in _teksten(app)
    next(k for k in app.button if k.label == "Leg vast").click().run()
    assert "Op die dagen vervangt Dirk daar niet meer." in _teksten(app)


@pytest.mark.usefixtures("straat")
def test_the_deep_link_opens_the_sheet_with_counts_under_disclosure_control_and_no_hours(
    open_pagina: Callable[..., AppTest],
) -> None:
    _zet()
    app = open_pagina(SCRIPT, buurt=NOORD)
    assert app.subheader[0].value.replace("\\", "") == "Noord: Anna, vervanger Bert sinds 20 november 2026"
    alles = _teksten(app)
    for deel in (
        "Anna heeft deze buurt 4,5 jaar", "Anna is weg van 7 december 2026", "['Overlast', '5']",
        "['Woonfraude', '<5']", "Schouw lopen", "De Hof", "Politie", "Peildatum 1 oktober 2026",
        "In deze buurt loopt of komt geen project.", "geen uren van iemand",
    ):  # fmt: skip
        assert deel in alles, deel
    assert "22,5" not in alles
    assert "33" not in alles.replace("2033", "")
    vreemd = open_pagina(SCRIPT, buurt="XX")
    assert "kennen we hier niet" in vreemd.info[0].value


@pytest.mark.usefixtures("straat")
def test_what_is_good_to_know_is_written_checked_and_taken_off_with_undo(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT, buurt=NOORD)
    vak = app.text_area(key="overdracht_punt_tekst")
    vak.set_value("Bel mevrouw Jansen")
    next(k for k in app.button if k.label == "Schrijf op").click().run()
    assert "naam van een persoon" in app.error[0].value
    assert daden.punten(bron.store()) == ()
    assert app.text_area(key="overdracht_punt_tekst").value == "Bel mevrouw Jansen"  # nothing is lost
    app.text_area(key="overdracht_punt_tekst").set_value("Spreekuur op dinsdag")
    next(k for k in app.button if k.label == "Schrijf op").click().run()
    assert "Spreekuur op dinsdag" in _teksten(app)
    (punt,) = daden.punten(bron.store())
    app.button(key=f"overdracht_weg_{punt.nummer}").click().run()
    assert "Van het blad gehaald op deze computer: Spreekuur op dinsdag" in _teksten(app)
    app.button(key="overdracht_ongedaan").click().run()
    assert "Spreekuur op dinsdag" in _teksten(app)
    assert "Van het blad gehaald op deze computer" not in _teksten(app)


@pytest.mark.usefixtures("straat")
def test_the_checklist_keeps_name_and_day(open_pagina: Callable[..., AppTest]) -> None:
    _zet()
    app = open_pagina(SCRIPT, buurt=NOORD)
    app.checkbox(key=f"overdracht_vink_{NOORD}_M02_gesprek").check().run()
    assert "20 november 2026, op deze computer" in _teksten(app)
    assert "1 van 4 gedaan" in _teksten(app)
    app.checkbox(key=f"overdracht_vink_{NOORD}_M02_gesprek").uncheck().run()
    assert "0 van 4 gedaan" in _teksten(app)


@pytest.mark.usefixtures("straat")
def test_a_coordinator_writes_for_the_own_buurt_and_others_read(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _zet()

    def schrijft(buurt: str) -> bool:
        app = open_pagina(SCRIPT, buurt=buurt)
        knoppen = {k.label for k in app.button}
        mag = {"Schrijf op", "Andere vervanger", "Vervanger vastleggen"} & knoppen
        assert all(vak.disabled is not bool(mag) for vak in app.checkbox)
        return bool(mag)

    _als(monkeypatch, "M01")
    assert (schrijft(NOORD), schrijft(ZUID)) == (True, False)
    _als(monkeypatch, "M02")  # deputy of Noord, coordinator of Zuid
    assert (schrijft(NOORD), schrijft(ZUID)) == (True, True)
    _als(monkeypatch, "M04")
    assert (schrijft(NOORD), schrijft(ZUID)) == (False, False)
    _als(monkeypatch, None, "beheerder")
    assert schrijft(NOORD)
    _als(monkeypatch, None, "bestuur")
    assert "hoort niet bij uw rol" in open_pagina(SCRIPT).info[0].value


@pytest.mark.usefixtures("straat")
def test_the_sheet_fits_on_one_page_also_when_a_lot_is_written_and_hostile(
    open_pagina: Callable[..., AppTest],
) -> None:
    _zet()
    with bron.store().schrijf() as tx:
        for n in range(12):
            daden.schrijf_punt(
                tx, NOORD, f"{GEMEEN[n % 7]} {'lang verhaal ' * 20}", VANDAAG + dt.timedelta(days=9), ELS,
                vandaag=VANDAAG, nu=NU,
            )  # fmt: skip
    for n in range(14):
        partner(bron.store(), NOORD, f"{GEMEEN[n % 7]} {n}", GEMEEN[n % 7])
    app = open_pagina(SCRIPT, buurt=NOORD)
    ruw = [str(stuk.value) for stuk in (*app.markdown, *app.caption, *app.subheader)]
    ruw += [str(cel) for t in app.table for rij in t.value.to_numpy().tolist() for cel in rij]
    assert not [stuk for stuk in ruw if LEVEND.search(stuk)]
    blad = bron.vraag(overdracht_blad.overdracht_vragen.blad, NOORD, bron.vandaag())
    beeld = beeld_van_kijker()
    delen = overdracht_inhoud.delen(blad, beeld, netwerkbeeld(), overdracht_blad.lichten(NOORD))
    bladen = [overdracht_a4.maak(blad, beeld, delen, ruimte) for ruimte in overdracht_a4.BLADRUIMTES]
    inhoud = profiel_a4.pdf(bladen, dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC))
    assert bladzijden(inhoud) == 1
    met_vervolg = overdracht_a4.pdf(blad, beeld, delen, dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC))
    assert bladzijden(met_vervolg) > 1


@pytest.mark.usefixtures("straat")
def test_what_does_not_fit_on_the_first_page_follows_on_the_next() -> None:
    with bron.store().schrijf() as tx:
        for n in range(3):
            daden.schrijf_punt(
                tx, NOORD, f"punt {n}", VANDAAG + dt.timedelta(days=9), ELS, vandaag=VANDAAG, nu=NU
            )
    blad = bron.vraag(overdracht_blad.overdracht_vragen.blad, NOORD, bron.vandaag())
    beeld = beeld_van_kijker()
    delen = overdracht_inhoud.delen(blad, beeld, netwerkbeeld(), ())
    krap = overdracht_a4.BLADRUIMTES[-1]  # one row of each
    eerste = [
        b for b in overdracht_a4.maak(blad, beeld, delen, krap).blokken if isinstance(b, Tabel | Alinea)
    ]
    weten = next(n for n, b in enumerate(eerste) if isinstance(b, Tabel) and b.kolommen[0].naam == "Wat")
    assert [rij[0] for rij in eerste[weten].rijen] == ["punt 2"]  # type: ignore[union-attr]
    assert eerste[weten + 1].tekst.startswith("En nog 2 op de volgende bladzijde. ")  # type: ignore[union-attr]
    rest = overdracht_a4.vervolg(delen, krap)
    zaken, tabel = (b for b in rest if isinstance(b, Tabel))  # one kind of case follows too
    assert zaken.rijen == (("Woonfraude", "<5"),)
    assert [rij[0] for rij in tabel.rijen] == ["punt 1", "punt 0"]
    assert overdracht_a4.vervolg(delen, overdracht_a4.BLADRUIMTES[0]) == ()
    naam = overdracht_a4.bestandsnaam("Ánders/../<b> e.o.", VANDAAG)
    assert re.fullmatch(r"overdracht-anders-b-e-o-2026-11-20-[0-9a-f]{8}\.pdf", naam)
    assert overdracht_a4.bestandsnaam("…", VANDAAG).startswith("overdracht-buurt-2026-11-20-")


def test_a_light_that_stayed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overdracht_inhoud, "zekerheid", lambda _: "53 % kans op groen")
    for licht, kans, deel in (("groen", 0.53, " (was al goed)"), ("groen", 0.9, ""), ("geel", 0.53, "")):
        cijfer = SimpleNamespace(
            licht=licht,
            indicator=SimpleNamespace(oordeelt=True),
            kans_groen=kans,
            kans_rood=0.0,
            geel_soort="onzeker",
            onder=lambda _, soort=licht: soort,
        )
        assert overdracht_inhoud._zeker(cijfer, 0.9) == f"53 % kans op groen{deel}"  # type: ignore[arg-type]


@pytest.mark.usefixtures("straat")
def test_the_history_tells_who_named_whom_and_a_point_comes_back(open_pagina: Callable[..., AppTest]) -> None:
    _zet(wie="M03")
    _zet(wie="M02")
    with bron.store().schrijf() as tx:
        daden.trek_vervanging_terug(tx, 2, ELS, nu=NU)
        daden.beeindig_vervanging(tx, NOORD, VANDAAG, ELS, nu=NU)
        n = daden.schrijf_punt(
            tx, NOORD, "Spreekuur", VANDAAG + dt.timedelta(days=9), ELS, vandaag=VANDAAG, nu=NU
        )
        daden.haal_weg(tx, n, ELS, nu=NU)
    app = open_pagina(SCRIPT, buurt=NOORD)
    alles = _teksten(app)
    assert "20 november 2026, door Els: Carla vervangt vanaf 20 november 2026" in alles
    assert "Bert vervangt vanaf 20 november 2026~~ ongedaan gemaakt door Els" in alles
    assert "geen vervanger meer vanaf 21 november 2026" in alles
    app.button(key=f"overdracht_terug_{n}").click().run()
    assert "Weer op het blad gezet." in _teksten(app)
    app.button(key="overdracht_terug_vervanger_3").click().run()  # only the last change that holds
    assert "geen vervanger meer vanaf 21 november 2026~~ ongedaan gemaakt" in _teksten(app)
    assert {k.key for k in app.button if "terug_vervanger" in str(k.key)} == {"overdracht_terug_vervanger_1"}
    assert daden.punten(bron.store())[0].terug_op is None


@pytest.mark.usefixtures("straat")
@pytest.mark.parametrize("mag", [True, False])
def test_that_a_colleague_is_too_full_is_told_only_to_who_may_see_persons(
    monkeypatch: pytest.MonkeyPatch, mag: bool
) -> None:
    vol = SimpleNamespace(medewerker="M02", naam="Bert", oordeel="te vol")
    monkeypatch.setattr(kijker, "mag_personen", lambda *_, **__: mag)
    monkeypatch.setattr(
        overdracht_keuze.werkdruk, "teamoverzicht", lambda *_: SimpleNamespace(personen=(vol,))
    )
    monkeypatch.setattr(overdracht_keuze.bron, "vraag", lambda vraag, *args: vraag(bron.store(), *args))
    bert = overdracht_keuze.kandidaten((NOORD,), VANDAAG, None)["M02"]
    zinnen = overdracht_keuze.bezwaren(bert, 1)
    assert zinnen == (["Bert zit nu te vol (zie Werkdruk)."] if mag else [])


@pytest.mark.usefixtures("straat")
def test_an_intervention_that_runs_stands_on_the_sheet(open_pagina: Callable[..., AppTest]) -> None:
    with bron.store().schrijf() as tx:
        for code, eind in (("I1", None), ("I2", dt.date(2025, 1, 1))):
            tx.doe(
                "insert into interventie values (?, ?, 'ontmoeten', null, ?, null, date '2024-01-01', ?, 1)",
                [code, f"Koffie {code}", NOORD, eind],
            )
    alles = _teksten(open_pagina(SCRIPT, buurt=NOORD))
    assert "Koffie I1" in alles
    assert "Koffie I2" not in alles
