"""The page Werkdruk: empty, filled, one interaction, deep link; and the figures on it are the oracle's."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from monitor.ui import bron, download
from monitor.ui.werkdruk import bestand, pieken, vooruit
from monitor.ui.werkdruk import blad as werkdruk_blad
from monitor.ui.werkdruk import team as werkdruk_team
from monitor.werkdruk import ophalen, questions
from monitor.werkdruk.antwoorden import Vooruit
from monitor.werkdruk.rules import Druk

SCRIPT = "pages/team/werkdruk.py"


def test_without_data_the_page_says_what_to_import(open_pagina: Callable[..., AppTest]) -> None:
    app = open_pagina(SCRIPT)
    assert "Importeer eerst" in app.info[0].value


def test_the_table_shows_the_oracle_with_its_completeness(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    rij = app.dataframe[0].value.iloc[0]
    assert (rij["Bezetting"], rij["Weken"]) == ("112\u00a0%", "9 van 11")
    assert sum(breed for _, _, breed, _ in werkdruk_team.KOLOMMEN) <= 722  # px beside the menu at 1024
    assert [naam for naam, *_ in werkdruk_team.KOLOMMEN] == list(rij.index)
    assert rij["Oordeel"].startswith("? weten we niet")  # no homes, cases or projects are known
    regel = next(stuk.value for stuk in app.caption if stuk.value.startswith("Periode"))
    assert "Periode 30 maart t/m 28 juni 2026" in regel
    assert "bron: Toggl" in regel
    assert "registratiegraad 83" in regel


def test_the_sheet_of_a_person_opens_from_the_address_and_closes_again(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, medewerker="M01")
    assert "weten we niet" in app.header[0].value
    assert "](http" not in app.header[0].value  # a name is text, never a link
    assert any("112" in stuk.value and "9 van 11 weken" in stuk.value for stuk in app.markdown)
    app.button(key="werkdruk_terug").click().run()
    assert not app.exception
    assert not app.header


def test_source_rows_are_one_click_away_with_file_and_row(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, medewerker="M01")
    app.button(key="werkdruk_blad_bronregels").click().run()
    assert not app.exception
    regels = app.dataframe[0].value
    assert set(regels["Bestand"]) == {"uren.csv"}
    assert regels["Rij"].is_unique
    assert any(stuk.value.startswith("Bronregels van Anna") for stuk in app.caption)
    assert (regels["Datum"].iloc[0], regels["Uren"].iloc[0]) == ("ma 30-03-2026", "8,96\u00a0u")


def test_an_unknown_person_or_period_in_the_address_does_no_harm(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT, medewerker="<script>", weken="9999")
    assert not app.error
    assert app.dataframe
    weken = "Het aantal weken in dit adres kennen we niet. U ziet nu ‘13’."
    assert [stuk.value for stuk in app.info] == [
        weken,
        werkdruk_team.ONBEKENDE_MEDEWERKER,
    ]  # said, without the text
    assert not open_pagina(SCRIPT).info


def test_choosing_a_person_puts_the_id_and_never_the_name_in_the_address(
    kwartaal: None, open_pagina: Callable[..., AppTest]
) -> None:
    app = open_pagina(SCRIPT)
    app.selectbox(key="werkdruk_medewerker").select("M01").run()
    assert app.query_params["medewerker"] == "M01"
    assert app.header


def test_without_the_works_council_a_manager_behind_a_login_sees_the_team_only(
    kwartaal: None, open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("monitor.ui.kijker.mag_personen", lambda *_, **__: False)
    app = open_pagina(SCRIPT, medewerker="M01")
    assert "minder dan 5 mensen" in app.info[0].value  # a team of one: its figures are hers
    assert not app.metric
    assert not app.dataframe
    assert not app.header
    overzicht = open_pagina("pages/vandaag/overzicht.py")
    assert not overzicht.subheader
    assert not any("112" in stuk.value for stuk in [*overzicht.markdown, *overzicht.caption])
    assert not any("Anna" in stuk.value for stuk in [*overzicht.markdown, *overzicht.caption])


@pytest.mark.parametrize(("schrijven", "met_druk"), [(5, 5), (4, 5), (5, 4), (1, 0)])
def test_a_team_figure_that_rests_on_fewer_than_five_is_for_who_may_see_persons(
    kwartaal: None, schrijven: int, met_druk: int
) -> None:
    """Eight people, of whom one writes all hours: the team's bezetting would be that one's."""
    een = questions.teamoverzicht(bron.store(), bron.vandaag())
    (anna,) = een.personen
    druk = Druk(0.9, 1.0, 1.1, 1.5, 0.04, 11)
    stil = replace(anna.bezetting, weken_volledig=0, bezetting=None)
    mensen = tuple(
        replace(
            anna,
            medewerker=f"M{n}",
            bezetting=anna.bezetting if n < schrijven else stil,
            druk=druk if n < met_druk else None,
        )
        for n in range(8)
    )
    acht = replace(een, personen=mensen, team=replace(een.team, druk=druk))
    assert werkdruk_team.zichtbaar(acht, personen=True) == (anna.bezetting.bezetting, druk)
    bezetting, gezien = werkdruk_team.zichtbaar(acht, personen=False)
    assert (bezetting is not None, gezien is not None) == (schrijven >= 5, met_druk >= 5)


def test_downloaded_source_rows_can_be_summed(kwartaal: None) -> None:
    dag = dt.date(2026, 3, 30)
    rijen = werkdruk_blad.bronregeltabel(questions.bronregels(bron.store(), "M01", dag, dag).tabel)
    assert (rijen["Datum"].iloc[0], rijen["Uren"].iloc[0]) == (dag, 8.96)  # 112 % of 8 hours
    regels = download.csv_bytes(rijen).decode("utf-8-sig").splitlines()
    assert regels[1].startswith("30-03-2026;8,96;werk;")
    bron_ = questions.bronregels(bron.store(), "M01", dag, dag).tabel.head(1)
    derde = werkdruk_blad.bronregeltabel(pd.concat([bron_.assign(seconden=1200)] * 300))  # 20 minutes each
    assert derde["Uren"].sum() == pytest.approx(100, abs=0.02)  # with two decimals it would be 99
    blad = CalamineWorkbook.from_filelike(io.BytesIO(download.xlsx_bytes(rijen))).get_sheet_by_index(0)
    assert blad.to_python()[1][:2] == [dag, 8.96]


def test_the_downloaded_team_table_has_sensible_figures_and_good_dutch(kwartaal: None) -> None:
    team = questions.teamoverzicht(bron.store(), bron.vandaag())
    rij = bestand.tabel(team.tabel).iloc[0]
    assert (rij["functie"], rij["weken"]) == ("buurtcoördinator", 11)
    assert rij["bezetting (%)"] == 112.0
    assert rij["registratiegraad (%)"] == pytest.approx(
        100 * team.tabel["registratiegraad"].iloc[0], abs=0.05
    )


def test_no_column_of_a_download_has_a_name_for_computers(kwartaal: None) -> None:
    team = questions.teamoverzicht(bron.store(), bron.vandaag())
    blad = questions.persoonsblad(bron.store(), "M01", bron.vandaag())
    for uit in (
        bestand.tabel(team.tabel),
        bestand.tabel(blad.weken),
        bestand.tabel(blad.vooruit.tabel, bestand.NIET_VOORUIT),
    ):
        assert not [naam for naam in uit if "_" in naam]
    weken = bestand.tabel(blad.weken)
    assert weken["bezetting (%)"].iloc[0] == round(100 * blad.weken["bezetting"].iloc[0], 1)
    assert list(weken)[:2] == ["week van", "gewerkt (u)"]


def test_why_we_do_not_know_stands_in_the_table_the_heading_and_the_file(
    kwartaal: None, open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """60 to 130 %: full weeks enough, but a band around both limits."""
    druk = questions.Druk(laag=0.60, midden=0.9, hoog=1.30, tekort_uren=-4.8, tekort_fte=-0.2, weken=9)
    monkeypatch.setattr(ophalen, "druk", lambda *_: druk)
    app = open_pagina(SCRIPT)
    assert app.dataframe[0].value.iloc[0]["Oordeel"] == "? weten we niet: band te breed"
    zin = "We weten nog van niemand of het werk in de uren past"
    assert app.subheader[0].value == f"{zin}: bij 1 is de band te breed."
    team = questions.teamoverzicht(bron.store(), bron.vandaag())
    assert team.zin == f"{zin}."  # who may not see persons reads no counts of a few
    assert bestand.tabel(team.tabel)["geen cijfer of oordeel omdat"].iloc[0] == "band te breed"


def test_the_parts_of_the_needed_hours_add_up_to_what_is_needed() -> None:
    """Twelve parts of 2, 4, … 24 hours over two weeks: ten shown, 1 and 2 h a week together, 78 in all."""
    nodig = pd.DataFrame(
        {
            "onderdeel": "woningen",
            "naam": [f"Buurt {n}" for n in range(1, 13)],
            "laag": [1.0 * n for n in range(1, 13)],
            "midden": [2.0 * n for n in range(1, 13)],
            "hoog": [3.0 * n for n in range(1, 13)],
        }
    )
    weken = pd.DataFrame({"beschikbaar": [36.0, 36.0, 0.0, 36.0], "nodig_midden": [78.0, 78.0, 0.0, None]})
    tabel = werkdruk_blad.nodigtabel(nodig, weken)
    assert len(tabel) == 12
    assert tabel.iloc[0].tolist() == ["woningen: Buurt 12", 6.0, 12.0, 18.0]
    assert tabel.iloc[-2].tolist() == ["overig (2)", 1.5, 3.0, 4.5]
    assert tabel.iloc[-1].tolist() == ["totaal nodig", 39.0, 78.0, 117.0]
    assert tabel["midden"].iloc[:-1].sum() == 78.0 == weken["nodig_midden"].iloc[:2].mean()
    kort = werkdruk_blad.nodigtabel(nodig.head(3), weken)
    assert kort["onderdeel"].tolist()[-1] == "totaal nodig"
    assert not kort["onderdeel"].str.startswith("overig").any()


def test_a_sheet_with_druk_but_few_registrations_says_why_both_are_right(kwartaal: None) -> None:
    """Four weeks, of which two were not registered: no bezetting; druk comes from norms and roster."""
    blad = questions.persoonsblad(bron.store(), "M01", dt.date(2026, 5, 25), 4)
    assert blad.cijfer.bezetting.bezetting is None
    zonder = werkdruk_blad.zin(blad.cijfer)
    assert zonder.startswith("Geen bezetting: te weinig geregistreerd")
    assert werkdruk_blad.DRUK_ZONDER_REGISTRATIES not in zonder
    druk = questions.Druk(laag=0.31, midden=0.45, hoog=0.64, tekort_uren=-16.3, tekort_fte=-0.5, weken=4)
    met = werkdruk_blad.zin(replace(blad.cijfer, druk=druk))
    assert met == f"{zonder} {werkdruk_blad.DRUK_ZONDER_REGISTRATIES}"


def test_only_weeks_with_a_verdict_are_counted_as_such() -> None:
    """Four weeks: one judged, two of which needed is known but not what to say, one away."""
    tabel = pd.DataFrame(
        {
            "oordeel": ["in balans", "weten we niet", "weten we niet", "afwezig"],
            "nodig_midden": [30.0, 31.0, 32.0, None],
        }
    )
    v = Vooruit(
        tabel, dt.date(2026, 6, 29), dt.date(2026, 7, 26), 4, 3, 0, 0, ("woningen",), (), (), None, None, None
    )
    regel = vooruit.basis(v)
    assert "1 week met een oordeel, 2 waarvan we het niet weten, 1 zonder (afwezig of onbekend)" in regel


def test_maybe_too_full_is_never_shown_as_in_balance(
    kwartaal: None, open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    """98 to 144 %: one word and one sign on every page and in the file, not those of balance."""
    druk = questions.Druk(laag=0.98, midden=1.13, hoog=1.44, tekort_uren=4.8, tekort_fte=0.2, weken=9)
    monkeypatch.setattr(ophalen, "druk", lambda *_: druk)
    rij = open_pagina(SCRIPT).dataframe[0].value.iloc[0]
    assert rij["Oordeel"] == "△ misschien te vol"
    assert open_pagina(SCRIPT, medewerker="M01").header[0].value.endswith(": △ misschien te vol")
    overzicht = open_pagina("pages/vandaag/overzicht.py")
    assert overzicht.subheader[0].value == "Niemand is structureel te vol; 1 is misschien te vol."
    assert any(stuk.value.startswith("△ misschien te vol: druk 98") for stuk in overzicht.caption)
    team = questions.teamoverzicht(bron.store(), bron.vandaag())
    uit = bestand.tabel(team.tabel).iloc[0]
    assert (uit["oordeel"], "kanttekening" in uit) == ("misschien te vol", False)
    regel = questions.uitleg(bron.store(), "oordeel").regel
    assert "Misschien te vol: laag tussen 85 % en 100 %, hoog boven 115 %." in regel


def test_start_values_are_named_beside_the_verdict(
    kwartaal: None, open_pagina: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    stand = questions.Startnormen(start=2, alle=8, nu=None, straks=None)
    monkeypatch.setattr(questions, "startnormen", lambda *_: stand)
    for pagina in (SCRIPT, "pages/vandaag/overzicht.py"):
        app = open_pagina(pagina)
        assert any("2 van de 8 normen waarmee we rekenen" in stuk.value for stuk in app.caption)
        assert any(stuk.label == "Naar Normen" for stuk in app.get("page_link"))
    team = questions.teamoverzicht(bron.store(), bron.vandaag())
    let_op = "Let op: 2 van de 8 normen waarmee we rekenen zijn een startwaarde: een aanname, niet gemeten."
    assert let_op in bestand.kop_regels("Werkdruk", team.basis)  # and in what leaves the house
    assert let_op not in bestand.kop_regels("Bronregels", team.basis, normen=False)  # rows know no norm


def test_where_the_forecast_says_otherwise_the_sheet_says_so() -> None:
    """Four weeks, one on leave: twice too busy against room by the norm; never against what is unknown."""
    maandagen = [dt.date(2026, 11, 23) + dt.timedelta(weeks=n) for n in range(4)]
    weken = pd.DataFrame({"week": maandagen, "woord": ["let op", "te druk", "afwezig", "te druk"]})
    zin = pieken.tegenspraak("ruimte", weken)
    assert zin.startswith(
        "**Pieken verwacht wél drukke weken**: te druk in 2 van de 3 komende weken, voor het eerst in "
        "wk\xa049 (2026)."
    )
    assert pieken.tegenspraak("in balans", weken) == zin
    assert pieken.tegenspraak("weten we niet", weken) == ""
    assert pieken.tegenspraak("te vol", weken) == ""
    assert pieken.tegenspraak("ruimte", weken.head(3)) == ""  # one week is no contradiction
    rustig = weken.assign(woord="rustig")
    assert "géén drukke weken** in de 4 komende" in pieken.tegenspraak("te vol", rustig)
    assert pieken.tegenspraak("te vol", weken.head(0)) == ""
