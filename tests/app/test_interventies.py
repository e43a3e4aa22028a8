"""The page Interventies: empty, filled, one interaction, deep links, who may write; hostile names."""

from __future__ import annotations

import csv
import dataclasses
import datetime as dt
import io
import re
from collections.abc import Callable

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.access.bereik import Bereik
from monitor.jaarplan.interventie import bestand, toepassing, vragen
from monitor.jaarplan.interventie.antwoorden import Jaarpunt
from monitor.jaarplan.interventie.kaarten import START
from monitor.ui import bron, download, kijker, wie_ben_ik
from monitor.ui.interventie import bestanden, een, grafiek, lijst, rechten
from monitor.ui.interventie import buren as interventie_buren
from tests.app.stad import BUURTEN, GEMEEN, vul_stad

SCRIPT = "pages/buurten/interventies.py"
NU = dt.datetime(2026, 11, 20, 9, 0)  # noqa: DTZ001 — UTC without zone, as the ledger


@pytest.fixture
def stad(vul_app: Callable[..., None]) -> None:
    vul_app(vul_stad)


def _pas_toe(buurt: str = BUURTEN[0], begin: dt.date = dt.date(2023, 5, 1), **velden: object) -> str:
    velden = {"indicator": "overlast_politie", "status": "loopt", **velden}
    t = toepassing.van_kaart(START["huisregels"], buurt, begin, **velden)
    return pipeline.bewaar(
        bron.store(),
        lambda tx: toepassing.bewaar(tx, t, wie="Els", nu=NU, vandaag=NU.date()),
        ["interventies"],
    )


def _tekst(app: AppTest) -> str:
    stukken = [*app.subheader, *app.markdown, *app.caption, *app.info]
    return "\n".join(str(stuk.value) for stuk in stukken).replace("\\", "")


def test_without_data_the_page_says_what_to_import(open_pagina: Callable[..., AppTest]) -> None:
    assert "Er zijn nog geen buurten" in open_pagina(SCRIPT).info[0].value


@pytest.mark.usefixtures("stad")
def test_a_download_names_its_codes_and_reads_back_unchanged() -> None:
    _pas_toe()
    _pas_toe(BUURTEN[1], status="gepland")
    regels = bron.vraag(vragen.regels, NU.date())
    assert lijst.hoeveel(regels) == "2 toepassingen, 1 nog gepland"
    tabel = pd.DataFrame([lijst.met_namen(regel) for regel in regels])
    assert set(zip(tabel["buurt"], tabel["buurtnaam"], strict=True)) == {
        (regel.toepassing.buurt, regel.buurt) for regel in regels
    }
    naam = regels[0].indicator.naam if regels[0].indicator else ""
    assert list(tabel["cijfer"]) == [naam, naam]

    def terug(wat: pd.DataFrame, kop: list[str]) -> bestand.Inleesvoorstel:
        tekst = download.csv_bytes(wat, kop).decode("utf-8-sig")
        rijen = list(enumerate(csv.reader(io.StringIO(tekst, newline=""), delimiter=";"), 1))
        return bestand.voorstel(bron.store(), rijen, "lijst.csv", NU.date())

    plan = terug(tabel, ["Interventies"])
    assert [rij.uitkomst for rij in plan.rijen] == ["ongewijzigd", "ongewijzigd"]
    codes = bestanden.cijferregels(bron.vraag(vragen.indicatoren))
    assert f"overlast_politie ({naam})" in " ".join(codes)
    assert len(codes) < bestand.KOP_HOOGSTENS  # the heading is still found below them
    assert terug(bestanden.sjabloon(), codes).rijen == ()


@pytest.mark.usefixtures("stad")
def test_the_first_one_is_put_on_the_list_and_a_step_is_ticked_off(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT)
    assert "Er is nog geen interventie vastgelegd" in app.info[0].value
    app.selectbox(key="interventie_nieuw_kaart").select("huisregels").run()
    app.text_area(key="interventie_nieuw_notitie").set_value("bel 06-12345678")
    app.text_input(key=rechten.NAAM).set_value("Els")
    next(knop for knop in app.button if knop.label == "Zet op de lijst").click().run()
    assert "telefoonnummer" in app.error[0].value
    app.text_area(key="interventie_nieuw_notitie").set_value("samen met het wijkteam")
    next(knop for knop in app.button if knop.label == "Zet op de lijst").click().run()
    assert not app.error
    assert "Huisregels in gesprek, Buurt 0" in app.subheader[0].value
    assert "De interventie staat op de lijst." in _tekst(app)
    app.button(key="interventie_ongedaan").click().run()
    assert vragen.regels(bron.store(), NU.date()) == ()
    assert "toepassing" not in app.query_params
    app.selectbox(key="interventie_nieuw_kaart").select("huisregels").run()
    next(knop for knop in app.button if knop.label == "Zet op de lijst").click().run()
    assert "Weten we niet: van dit gebied zijn er geen bruikbare cijfers" in _tekst(app)
    app.checkbox[0].check().run()
    (regel,) = vragen.regels(bron.store(), NU.date())
    assert (regel.toepassing.klaar, regel.toepassing.stappen[0].op) == (1, NU.date())
    app.button(key="interventie_terug_2").click().run()
    assert vragen.regels(bron.store(), NU.date())[0].toepassing.klaar == 0


@pytest.mark.usefixtures("stad")
def test_what_is_taken_off_comes_back_but_never_over_a_later_change(
    open_pagina: Callable[..., AppTest],
) -> None:
    sleutel = _pas_toe()
    app = open_pagina(SCRIPT, toepassing=sleutel)
    app.button(key="interventie_weg").click().run()
    assert "De interventie is van de lijst gehaald." in _tekst(app)
    assert vragen.regels(bron.store(), NU.date()) == ()
    app.button(key="interventie_ongedaan").click().run()
    assert [r.toepassing.versie for r in vragen.regels(bron.store(), NU.date())] == [1]
    app = open_pagina(SCRIPT, toepassing=sleutel)
    assert "van de lijst gehaald~~ ongedaan gemaakt op deze computer" in _tekst(app)
    app.text_area(key="interventie_wijzig_1_notitie").set_value("samen met het wijkteam")
    next(knop for knop in app.button if knop.label == "Bewaar").click().run()
    app.checkbox[0].check().run()
    app.button(key="interventie_ongedaan").click().run()  # of the note; the tick came after it
    assert "Hierna is er nog iets gewijzigd" in app.error[0].value
    t = vragen.regels(bron.store(), NU.date())[0].toepassing
    assert (t.notitie, t.klaar) == ("samen met het wijkteam", 1)


@pytest.mark.usefixtures("stad")
def test_the_list_counts_what_runs_and_what_it_did_and_the_filter_lives_in_the_address(
    open_pagina: Callable[..., AppTest],
) -> None:
    _pas_toe()
    _pas_toe(BUURTEN[1], dt.date(2026, 3, 1))
    app = open_pagina(SCRIPT)
    assert app.subheader[0].value == "Nu lopen er 2 interventies; in 2025 was het er 1"
    assert "2 keer toegepast: 1 keer nog te vroeg, 1 keer weten we niet" in (
        app.table[0].value["Uitkomst"].tolist()
    )
    lijst = app.table[1].value
    assert [*lijst.columns] == ["Interventie", "Waar", "Wanneer", "Status", "Gericht op", "Wat het deed"]
    assert "sinds 1 maart 2026" in lijst["Wanneer"].tolist()
    app.selectbox(key="interventie_filter_buurt").select(BUURTEN[1]).run()
    assert app.query_params["buurt"] == BUURTEN[1]
    assert app.subheader[0].value == "Nu loopt er 1 interventie; in 2025 waren het er 0"
    gefilterd = open_pagina(SCRIPT, buurt=BUURTEN[0], jaar="2023")
    assert "periode 1 mei 2023" not in _tekst(gefilterd)
    assert "· 1 toepassing" in _tekst(gefilterd)


@pytest.mark.usefixtures("stad")
def test_a_deep_link_opens_one_with_its_figures_and_an_unknown_one_says_so(
    open_pagina: Callable[..., AppTest],
) -> None:
    sleutel = _pas_toe()
    app = open_pagina(SCRIPT, toepassing=sleutel)
    tekst = _tekst(app)
    assert "Weten we niet: het ging hier al vóór de start meer omhoog dan in vergelijkbare" in tekst
    assert "ongunstig" not in tekst
    cijfers = app.table[0].value["Cijfer"].str.replace("\\", "").tolist()
    assert cijfers == ["85,0 per 1.000 inwoners", "175,0 per 1.000 inwoners"]  # nothing was expected
    assert "Periode 2021–2025" in tekst
    assert "Er kan ook iets anders gebeurd zijn" in tekst
    assert app.query_params["toepassing"] == sleutel  # set by the page: a link leaves it out
    app.button(key="interventie_bronregels").click().run()
    rijen = app.dataframe[0].value
    assert sorted(rijen["Aantal"]) == [70, 100, 130, 160, 190]  # every year of the picture
    vreemd = open_pagina(SCRIPT, toepassing="<b>[x](http://x)</b>")
    assert [stuk.value for stuk in vreemd.info] == [een.ONBEKEND]


@pytest.mark.usefixtures("stad")
def test_the_library_and_the_neighbours_open_by_address(open_pagina: Callable[..., AppTest]) -> None:
    _pas_toe(BUURTEN[2])
    app = open_pagina(SCRIPT, beeld="bibliotheek")
    assert "waarvan 11 uit de startbibliotheek, geen bewezen werking" in _tekst(app)
    app.text_area(key="kaart_vorm_koffie_stappen").set_value("Zet koffie")
    knop = next(k for k in app.button if k.label == "Bewaar" and "koffie" in str(k.form_id))
    knop.click().run()
    assert not app.error
    assert vragen.bibliotheek(bron.store())["koffie"].stappen == ("Zet koffie",)
    buren = open_pagina(SCRIPT, beeld="buren", buurt=BUURTEN[3])
    assert buren.subheader[0].value.startswith("Buurt 3 lijkt het meest op ")
    assert "100 %, veel (op" in buren.table[0].value.iloc[0, 2].replace("\u00a0", " ").replace("\\", "")
    cijfer = next(rij for rij in buren.table[0].value.iloc[:, 1] if "(n" in str(rij))
    assert re.fullmatch(r"[\d.,]+ :small\[\(n [\d.]+\)\]", cijfer.replace("\u00a0", " ").replace("\\", ""))
    assert "Nieuwste cijfers, tot en met 2025 · bron" in _tekst(buren)
    assert "weten we niet" in _tekst(buren)
    assert buren.table[0].value.iloc[0, 1] == "deze buurt"
    vreemd = open_pagina(SCRIPT, beeld="buren", buurt="XX")
    assert interventie_buren.ONBEKENDE_BUURT in [stuk.value for stuk in vreemd.info]


@pytest.mark.usefixtures("stad")
def test_a_coordinator_writes_in_the_own_buurten_and_the_board_sees_nothing(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    sleutel = _pas_toe()
    with bron.store().schrijf() as tx:
        tx.doe("insert into medewerker (medewerker, naam, functie) values ('M01', 'Els', 'buurtcoordinator')")
        tx.doe("insert into verdeling values (?, 'M01', ?, null, 1)", [BUURTEN[1], dt.date(2020, 1, 1)])
    els = kijker.Kijker("s", "els", "Els", "medewerker", Bereik.van_rol("medewerker"), "")
    monkeypatch.setattr(kijker, "kijker", lambda: els)
    monkeypatch.setattr(wie_ben_ik, "eigen_medewerker", lambda _: "M01")
    assert rechten.mag() == {BUURTEN[1]}
    app = open_pagina(SCRIPT, toepassing=sleutel)
    assert all(vak.disabled for vak in app.checkbox)
    assert rechten.NIET_HIER in _tekst(app)
    assert open_pagina(SCRIPT).selectbox(key="interventie_nieuw_buurt").options == ["Buurt 1"]
    for rol, link in (("bestuur", ""), ("medewerker", "link")):
        gast = dataclasses.replace(els, rol=rol, link=link, bereik=Bereik.van_rol("bestuur"))
        monkeypatch.setattr(kijker, "kijker", lambda gast=gast: gast)
        dicht = open_pagina(SCRIPT, toepassing=sleutel)
        assert "Huisregels" not in _tekst(dicht)


def test_a_small_difference_stays_small_in_the_picture() -> None:
    def punt(jaar: int, waarde: float) -> Jaarpunt:
        return Jaarpunt(jaar, waarde, None, None, None)

    assert grafiek.grenzen((punt(2023, 7.4), punt(2025, 7.2)), 1, cijfer=True) == (6.3, 8.3)
    assert grafiek.grenzen((punt(2023, 9.9), punt(2025, 9.7)), 1, cijfer=True) == (8.0, 10.0)
    assert grafiek.grenzen((punt(2023, 0.1), punt(2025, 0.2)), 1000, cijfer=False) == (
        0.0, pytest.approx(220.0),
    )  # fmt: skip
    assert grafiek.grenzen((), 1000, cijfer=False) == (0.0, pytest.approx(1.1 * 1.0))


def test_hostile_names_are_text_everywhere(open_pagina: Callable[..., AppTest]) -> None:
    vul_stad(bron.store(), namen=GEMEEN)
    sleutels = [_pas_toe(BUURTEN[i], doel=naam[:160], notitie=naam[:300]) for i, naam in enumerate(GEMEEN)]
    with bron.store().schrijf() as tx:
        for i, naam in enumerate(GEMEEN):
            tx.doe(
                "insert into interventie values (?, ?, 'activeren', ?, ?, null, ?, null, 1)",
                [f"I{i}", naam, naam, BUURTEN[i], dt.date(2025, 1, 1)],
            )
    sleutels += ["I0", "I4"]
    for adres in (
        {"toepassing": sleutels[-1]},
        {"toepassing": sleutels[-2]},
        {},
        {"toepassing": sleutels[0]},
        {"toepassing": sleutels[4]},
        {"beeld": "buren"},
    ):
        app = open_pagina(SCRIPT, **adres)
        for stuk in [*app.subheader, *app.markdown, *app.caption]:
            assert "<img" not in stuk.value.replace("\\<img", "")
            assert "](http" not in stuk.value
        for tabel in app.table:
            assert "<img" not in tabel.value.to_string().replace("\\<img", "")


@pytest.mark.usefixtures("stad")
def test_the_profile_of_a_buurt_names_what_is_done_there(open_pagina: Callable[..., AppTest]) -> None:
    _pas_toe()
    app = open_pagina("pages/buurten/buurtprofiel.py", buurt=BUURTEN[0])
    assert "Interventies" in [kop.value for kop in app.subheader]
    assert "weten we niet: het ging hier al vóór de start meer omhoog" in _tekst(app)
    leeg = open_pagina("pages/buurten/buurtprofiel.py", buurt=BUURTEN[3])
    assert "Hier is nog geen interventie vastgelegd." in [stuk.value for stuk in leeg.info]


@pytest.mark.usefixtures("stad")
def test_a_file_shows_first_what_it_does_then_comes_in_and_goes_out_again(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT, beeld="bestand")
    lijst = f"naam;buurt;start\nBuurtkamer;{BUURTEN[2]};01-02-2024\n<b>x</b>;Nergens;01-02-2024\n"
    app.file_uploader[0].set_value([("lijst.csv", lijst.encode(), "text/csv")]).run()
    assert "2 rijen**: 1 nieuw, 0 gewijzigd, 0 ongewijzigd en 1 geweigerd" in _tekst(app)
    reden = app.table[0].value["Reden"].iloc[0].replace("\\", "")
    assert reden == "De buurt Nergens kennen we niet."
    app.button(key="interventie_lees_in").click().run()
    assert [r.toepassing.naam for r in vragen.regels(bron.store(), NU.date())] == ["Buurtkamer"]
    assert not app.table  # the field is empty again: a second click can't read it twice
    app.button(key="interventie_ongedaan").click().run()
    assert vragen.regels(bron.store(), NU.date()) == ()
