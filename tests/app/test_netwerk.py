"""The page Netwerk: empty, filled, one interaction, deep link; who may write; hostile texts stay text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from monitor import pipeline
from monitor.access.bereik import Bereik
from monitor.jaarplan import versies
from monitor.jaarplan.gedeeld import Schrijver
from monitor.jaarplan.netwerk import afspraak, bestand
from monitor.pipeline import nu_utc
from monitor.store import Store
from monitor.ui import bron, gedaan, kijker, tabelbestand, wie_ben_ik
from monitor.ui.netwerk import bestanden
from tests.app.stad import GEMEEN
from tests.jaarplan.straat import NOORD, VANDAAG, VERWEG, ZUID, partner, vul
from tests.leefbaarheid.gegevens import maak_batch, maak_metingen

LEVEND = re.compile(r"(?<!\\)<[a-z/]|(?<!\\)\]\(|\u202e")  # what Markdown would not take as text
SCRIPT = "pages/buurten/netwerk.py"
D = VANDAAG.replace


@pytest.fixture
def straat(vul_app: Callable[..., None]) -> None:
    vul_app(_vul_straat)


def _vul_straat(store: Store) -> None:
    vul(store)
    partner(store, NOORD, "Politie", laatste=D(month=9, day=1))
    partner(store, NOORD, "Wijkteam", laatste=D(month=11, day=10))
    partner(store, ZUID, "Welzijn", laatste=None)


def _als(monkeypatch: pytest.MonkeyPatch, medewerker: str | None, rol: str = "medewerker") -> None:
    wie = kijker.Kijker("s", "oidc:x", "Anna", rol, Bereik.van_rol(rol))
    monkeypatch.setattr(kijker, "kijker", lambda: wie)
    monkeypatch.setattr(wie_ben_ik, "eigen_medewerker", lambda _: medewerker)


def _teksten(app: AppTest) -> str:
    delen = (*app.markdown, *app.caption, *app.subheader, *app.info, *app.success)
    return " ".join(str(deel.value) for deel in delen).replace("\\", "").replace("\u00a0", " ")


def test_without_buurten_the_page_says_what_to_import(open_pagina: Callable[..., AppTest]) -> None:
    assert "Er zijn nog geen buurten" in open_pagina(SCRIPT).info[0].value


def test_with_buurten_and_no_partner_it_says_how_to_begin(open_pagina: Callable[..., AppTest]) -> None:
    vul(bron.store())
    app = open_pagina(SCRIPT)
    assert app.subheader[0].value == "Er is nog geen partner vastgelegd\\."
    assert "Voeg hieronder de eerste afspraak toe" in app.info[0].value
    kaart = open_pagina(SCRIPT, buurt=VERWEG)
    assert "zegt niets over de buurt" in kaart.info[0].value


@pytest.mark.usefixtures("straat")
def test_what_is_late_is_talked_today_in_one_click_and_undone_in_another(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT)
    assert (
        "Van de 3 lopende afspraken met partners is er 1 te laat; in 1 buurt is nog niets vastgelegd."
        in _teksten(app)
    )
    assert "Van 1 afspraak weten we niet of er op tijd contact was" in _teksten(app)
    assert "bron: partners.csv · 3 lopende afspraken" in _teksten(app)
    assert "▲ 50 dagen te laat" in _teksten(app)
    assert "van ons" not in _teksten(app)  # what is late is no ranking of colleagues
    (knop,) = [k for k in app.button if k.label == "Vandaag gesproken"]
    knop.click().run()
    assert not app.exception
    assert "is er geen te laat" in _teksten(app)
    assert "Vandaag gesproken met Politie: overleg." in _teksten(app)
    app.button(key="netwerk_ongedaan").click().run()
    assert "is er 1 te laat" in _teksten(app)
    assert [s.terug_door for s in afspraak.geschiedenis(bron.store())] == ["Deze computer"]


@pytest.mark.usefixtures("straat")
def test_a_text_of_before_is_wiped_from_the_history_by_the_manager_only(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    wie = Schrijver("Els", None)
    velden = afspraak.Afspraakvelden(NOORD, "Jongerenwerk", wat="Iets van een huurder")
    nu, vandaag = nu_utc(), VANDAAG
    with bron.store().schrijf() as tx:
        afspraak.voeg_toe(tx, velden, wie, vandaag=vandaag, nu=nu)
        (sleutel,) = tx.rij("select afspraak from netwerkstap") or ("",)
        schoon = dataclasses.replace(velden, wat="straatronde")
        afspraak.wijzig(tx, sleutel, schoon, wie, vandaag=vandaag, nu=nu)
    app = open_pagina(SCRIPT, buurt=NOORD)
    assert [k.key for k in app.button if k.label == "Wis tekst"] == ["netwerk_wis_1"]
    app.button(key="netwerk_wis_1").click().run()
    assert app.checkbox(key="netwerk_wis_tekst_0").label == "Iets van een huurder"
    with bron.store().schrijf() as tx:
        versies.wis(tx, afspraak.STAPPEN, ["Iets van een huurder"], nu=nu)
    app = open_pagina(SCRIPT, buurt=NOORD)
    assert "door Els: nieuw, Jongerenwerk: (tekst gewist)" in _teksten(app)
    assert "Iets van een huurder" not in _teksten(app)
    app.button(key="netwerk_terug_2").click().run()
    assert "Terugzetten kan daarom niet meer" in app.error[0].value
    assert [s.wat for s in afspraak.geschiedenis(bron.store())] == ["straatronde", versies.GEWIST]
    with bron.store().schrijf() as tx:
        afspraak.wijzig(tx, sleutel, velden, wie, vandaag=vandaag, nu=nu)
        afspraak.wijzig(tx, sleutel, schoon, wie, vandaag=vandaag, nu=nu)
    _als(monkeypatch, "M01")
    labels = {k.label for k in open_pagina(SCRIPT, buurt=NOORD).button}
    assert "Maak ongedaan" in labels
    assert "Wis tekst" not in labels


@pytest.mark.usefixtures("straat")
def test_the_deep_link_opens_the_card_of_one_buurt_and_a_strange_one_shows_no_other(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT, buurt=NOORD)
    assert app.subheader[0].value == "Noord\\: 2 partners, 1 afspraak te laat"
    assert "coördinator: Anna · geen vervanger" in _teksten(app)
    assert "▲ 50 dagen te laat" in _teksten(app)
    vreemd = open_pagina(SCRIPT, buurt="<b>XX</b>")
    assert "kennen we hier niet" in vreemd.info[0].value
    assert not vreemd.subheader


@pytest.mark.usefixtures("straat")
def test_the_lists_per_buurt_per_partner_and_where_nothing_is_recorded(
    open_pagina: Callable[..., AppTest],
) -> None:
    per_buurt = open_pagina(SCRIPT, toon="per-buurt").dataframe[0].value
    assert per_buurt[["Buurt", "Partner"]].to_numpy().tolist() == [
        ["Noord", "Politie"], ["Noord", "Wijkteam"], ["Zuid", "Welzijn"]
    ]  # fmt: skip
    app = open_pagina(SCRIPT, toon="per-partner")
    assert app.dataframe[0].value["Te laat"].tolist() == [1, 0, 0]
    app.selectbox(key="netwerk_partner").select("Politie").run()
    assert app.dataframe[0].value["Buurt"].tolist() == ["Noord"]
    assert "weten we niet met wie er wordt samengewerkt" in _teksten(open_pagina(SCRIPT, toon="leeg"))


@pytest.mark.usefixtures("straat")
def test_a_new_agreement_with_a_phone_number_is_refused_and_without_it_is_kept(
    open_pagina: Callable[..., AppTest],
) -> None:
    app = open_pagina(SCRIPT, buurt=VERWEG)
    app.button(key="netwerk_nieuw_knop").click().run()
    next(v for v in app.text_input if v.label == "Organisatie").set_value("Jongerenwerk")
    wat = next(v for v in app.text_area if v.label == "Wat is afgesproken")
    wat.set_value("bel 06 1234 5678")
    next(k for k in app.button if k.label == "Bewaar").click().run()
    assert "telefoonnummer" in app.error[0].value
    assert afspraak.geschiedenis(bron.store()) == ()
    next(v for v in app.text_area if v.label == "Wat is afgesproken").set_value("vaste ronde")
    next(k for k in app.button if k.label == "Bewaar").click().run()
    assert not app.error
    assert app.subheader[0].value.startswith("Verweg\\: 1 partner")


@pytest.mark.usefixtures("straat")
def test_a_coordinator_writes_in_the_own_buurt_a_regisseur_everywhere_and_the_board_is_not_here(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    def knoppen(buurt: str) -> set[str]:
        app = open_pagina(SCRIPT, buurt=buurt)
        return {k.label for k in app.button} & {"Vandaag gesproken", "Wijzig", "Nieuwe afspraak"}

    alle = {"Vandaag gesproken", "Wijzig", "Nieuwe afspraak"}
    _als(monkeypatch, "M01")
    assert knoppen(NOORD) == alle
    assert knoppen(ZUID) == set()
    _als(monkeypatch, "M04")
    assert knoppen(ZUID) == alle
    _als(monkeypatch, None)
    assert knoppen(NOORD) == set()
    assert "U kunt hier lezen" in _teksten(open_pagina(SCRIPT))
    _als(monkeypatch, None, "bestuur")
    app = open_pagina(SCRIPT)
    assert "hoort niet bij uw rol" in app.info[0].value
    assert not app.title


@pytest.mark.usefixtures("straat")
def test_a_file_is_shown_first_and_read_in_as_one_action(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    inhoud = "buurt;organisatie;afspraak\nZuid;GGZ;overleg\nNergens;X;y\nNoord;Y;bel 0612345678\n"
    app.file_uploader[0].set_value(("netwerk.csv", inhoud.encode(), "text/csv")).run()
    assert "Dit gebeurt er:** 1 nieuw, 0 bijgewerkt, 0 ongewijzigd, 2 geweigerd" in _teksten(app)
    geweigerd = app.table[0].value
    assert geweigerd["Organisatie"].tolist() == ["X", "Y"]
    redenen = geweigerd["Waarom niet"].tolist()
    assert "kennen we niet" in redenen[0]
    assert "telefoonnummer" in redenen[1]
    assert afspraak.geschiedenis(bron.store()) == ()
    app.button(key="netwerk_lees_in").click().run()
    assert "4 lopende afspraken" in _teksten(app)
    app.button(key="netwerk_ongedaan").click().run()
    assert "3 lopende afspraken" in _teksten(app)


def test_hostile_texts_are_plain_on_the_page_in_the_file_and_on_paper(
    open_pagina: Callable[..., AppTest],
) -> None:
    vul(bron.store())
    for tekst in GEMEEN[:7]:
        partner(bron.store(), NOORD, tekst, tekst, laatste=D(month=9, day=1))
    app = open_pagina(SCRIPT, buurt=NOORD)
    ruw = [str(stuk.value) for stuk in (*app.markdown, *app.caption, *app.subheader)]
    assert not [stuk for stuk in ruw if LEVEND.search(stuk)]
    beeld = bestanden.netwerk_beeld.beeld()
    tabel = bestanden.tabel(beeld, beeld.afspraken)
    csv = bestanden.download.csv_bytes(tabel).decode("utf-8-sig")
    assert not any(cel.startswith("=") for regel in csv.splitlines() for cel in regel.split(";"))
    pdf = bestanden.maak_pdf(bestanden.blad(beeld, NOORD), bron.klok())
    assert pdf.startswith(b"%PDF")


def test_a_change_that_fails_later_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused inside the transaction: no half step stays behind."""
    vul(bron.store())
    schrijver = Schrijver("Els", None)
    assert gedaan.bewaar(
        lambda tx: afspraak.gesproken(
            tx, "bestaat-niet", schrijver, vandaag=VANDAAG, nu=nu_utc()
        )
    ) is None  # fmt: skip
    assert afspraak.geschiedenis(bron.store()) == ()


@pytest.mark.usefixtures("straat")
def test_overzicht_says_in_one_line_what_is_late_and_the_profile_lists_the_partners(
    open_pagina: Callable[..., AppTest],
) -> None:
    overzicht = _teksten(open_pagina("pages/vandaag/overzicht.py"))
    assert (
        "Van de 3 lopende afspraken met partners is er 1 te laat; in 1 buurt is nog niets vastgelegd."
        in overzicht
    )
    assert "geen enkele buurt heeft een vervanger" not in overzicht  # nobody wrote one down, nobody is away

    def cijfers(tx: pipeline.Transactie) -> None:
        maak_batch(tx, 101)
        maak_metingen(tx, 101, [
            {"gebied": b, "indicator": "huurachterstand", "jaar": 2025, "teller": 5, "noemer": 100}
            for b in (NOORD, ZUID, VERWEG)
        ])  # fmt: skip

    pipeline.bewaar(bron.store(), cijfers, ["indicatoren"])
    profiel = _teksten(open_pagina("pages/buurten/buurtprofiel.py", buurt=NOORD))
    assert "**Politie**: overleg · ▲ 50 dagen te laat" in profiel
    leeg = open_pagina("pages/buurten/buurtprofiel.py", buurt=VERWEG)
    assert "Van deze buurt is nog geen partner vastgelegd." in _teksten(leeg)


@pytest.mark.usefixtures("straat")
def test_the_spreadsheet_of_the_page_reads_back_as_unchanged_too() -> None:
    with bron.store().schrijf() as tx:
        velden = afspraak.Afspraakvelden(
            ZUID, "=Som", "@rol", None, "a;=b", VANDAAG, "jaarlijks", "M04", VANDAAG
        )
        afspraak.voeg_toe(tx, velden, Schrijver("Els", None), vandaag=VANDAAG, nu=nu_utc())
    beeld = bestanden.netwerk_beeld.beeld()
    tabel = bestanden.tabel(beeld, beeld.afspraken)
    assert not [s for s in tabel["stand"] if s[:1] in "▲◆●○"]  # a word; the days stand in their own column
    for sjabloon in bestanden.sjablonen():
        leeg = bestand.bekijk(bron.store(), tabelbestand.rijen(sjabloon), Schrijver("Els", None), VANDAAG)
        assert leeg.rijen == ()  # the row that shows how does not count
    for inhoud in (
        bestanden.download.xlsx_bytes(tabel, ["Netwerk", "# stand"]),
        bestanden.download.csv_bytes(tabel, ["Netwerk"]),
    ):
        rijen = tabelbestand.rijen(inhoud)
        uit = bestand.bekijk(bron.store(), rijen, Schrijver("Els", None), VANDAAG)
        assert [r.uitkomst for r in uit.rijen] == ["ongewijzigd"] * 4, uit.rijen


@pytest.mark.usefixtures("straat")
def test_a_coordinator_sees_the_own_buurten_together(
    open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    _als(monkeypatch, "M02")
    app = open_pagina(SCRIPT, buurt="mijn")
    assert app.selectbox(key="netwerk_buurt").value == "mijn"
    assert "De enige lopende afspraak is niet te laat; in elke buurt is een partner" in _teksten(app)
    app.button(key="netwerk_bronregels").click().run()
    assert set(app.dataframe[-1].value["Buurt"]) == {"Zuid"}
    _als(monkeypatch, None, "manager")  # has no buurten of the own: all are
    assert "kennen we hier niet" in open_pagina(SCRIPT, buurt="mijn").info[0].value


@pytest.mark.usefixtures("straat")
def test_the_own_sheet_names_what_waits_in_the_own_buurten_and_in_no_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    links: list[str] = []
    monkeypatch.setattr(
        "streamlit.page_link", lambda _, label, **k: links.append(f"{label} ({k['query_params']['buurt']})")
    )

    def blad(medewerker: str) -> None:
        from monitor.ui import samen

        samen.op_mijn_werk(medewerker)

    anna = AppTest.from_function(blad, args=("M01",)).run()
    assert not anna.exception
    assert [link.replace("\\", "") for link in links] == [
        f"Noord: Politie: overleg, te laat ({NOORD})", f"Noord: nog geen vervanger ({NOORD})",
    ]  # fmt: skip
    assert "bron: partners en verdeling · 1 buurt" in _teksten(anna)
    carla = AppTest.from_function(blad, args=("M03",)).run()
    assert "Geen afspraak met een partner is te laat." in _teksten(carla)
    assert not AppTest.from_function(blad, args=("M04",)).run().header  # no buurten, nothing to say
