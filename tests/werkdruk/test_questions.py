"""What the pages ask: answers with their basis, source rows with file and row number, and an explanation."""

import datetime as dt
import re
from collections.abc import Callable

import pytest

from monitor.fouten import Geweigerd
from monitor.store import Store
from monitor.ui.werkdruk.vooruit import zin
from monitor.werkdruk.questions import (
    FIGUREN,
    bronregels,
    gemeten_normen,
    persoonsblad,
    teamoverzicht,
    uitleg,
)
from tests.werkdruk.conftest import UUR, Bouwer

EERSTE = dt.date(2025, 9, 1)  # a Monday
VANDAAG = dt.date(2026, 3, 4)  # a Wednesday: the last full week begins 23 February
WEKEN = 26  # full weeks up to and with that one, the current week half done


@pytest.fixture
def team(open_gevuld: Callable[..., Store]) -> Bouwer:
    """M01 works 40 of 40 hours on own work, and 6 hours of it on a project in the last 13 weeks."""
    return Bouwer(open_gevuld(_vul_team), erbij=True)


def _vul_team(store: Store) -> None:
    bouw = Bouwer(store)
    bouw.categorie("spreekuur", contact="direct")
    bouw.categorie("overleg", overhead=True, contact="indirect")
    bouw.buurt("BU1", 1000, licht="geel")
    for licht, uren in (("groen", 0.02), ("geel", 0.03), ("rood", 0.04)):
        bouw.norm(f"woning:{licht}", uren, uren, uren)
    bouw.doe(
        "insert into project values ('P1', 'Pottenberg', 'renovatie', 'BU1', null, 40, null, 'definitief', "
        "null, null, null)"
    )
    bouw.doe("insert into indeling values ('buurt', 'pottenberg', 'project:P1', 'zelf')")
    bouw.doe("insert into rolprofiel values ('buurtcoordinator', 'spreekuur', 0.8)")
    bouw.mens()
    bouw.rooster()
    bouw.verdeling("BU1", vanaf=dt.date(2022, 3, 1))
    for week in range(WEKEN):
        maandag = EERSTE + dt.timedelta(weeks=week)
        bouw.week(maandag, dagen=4, taak="spreekuur", plek="bu1")
        vrijdag = maandag + dt.timedelta(days=4)
        bouw.uur(vrijdag, 2, taak="overleg")
        laat = maandag >= VANDAAG - dt.timedelta(weeks=13, days=2)
        bouw.uur(vrijdag, 6, taak="spreekuur", plek="pottenberg" if laat else "bu1")
    bouw.uur(VANDAAG, 8)
    bouw.ververs()


def test_a_sheet_tells_all_of_a_person(team: Bouwer) -> None:
    blad = persoonsblad(team.store, "M01", VANDAAG)
    assert (blad.basis.van, blad.basis.tot) == (dt.date(2025, 12, 1), dt.date(2026, 3, 1))
    assert blad.basis.bronnen == ("toggl",)
    assert (blad.basis.registraties, blad.basis.uren) == (13 * 6, 13 * 40)
    assert (blad.basis.registratiegraad, blad.basis.ingedeeld) == (1.0, 1.0)
    assert len(blad.weken) == 13
    assert blad.weken["gedaan"].tolist() == [40] * 13
    # overhead 2 of 40 hours, measured from the 13th full week: employable 38, needed 30
    assert blad.cijfer.overhead == pytest.approx(0.05)
    assert not blad.cijfer.overhead_aanname
    assert blad.weken["inzetbaar"].tolist() == pytest.approx([38] * 13)
    assert blad.cijfer.druk is not None
    assert blad.cijfer.druk.midden == pytest.approx(30 / 38)
    assert blad.cijfer.oordeel == "ruimte"
    assert blad.cijfer.druk.tekort_uren == pytest.approx(-8)


def test_a_peak_begins_on_the_same_day_in_the_table_and_on_the_sheet(team: Bouwer) -> None:
    """Six busy weeks, three of them before a period of 26 weeks: 30 + 30 of 35.2 hours."""
    team.taak((30, 30, 30), EERSTE, EERSTE + dt.timedelta(weeks=6, days=-3))
    team.ververs()
    vandaag = VANDAAG + dt.timedelta(weeks=3)
    [rij] = teamoverzicht(team.store, vandaag, 26).personen
    blad = persoonsblad(team.store, "M01", vandaag, 26).cijfer
    assert (rij.verloop.begin, rij.verloop.lengte) == (EERSTE, 6)
    assert rij.verloop.zin == blad.verloop.zin == "piek vanaf week 36 (6 weken), voorbij"


def test_drivers_name_the_project(team: Bouwer) -> None:
    tabel = persoonsblad(team.store, "M01", VANDAAG).aandrijvers
    assert tabel["zin"].tolist() == [
        "−6,0 u/week door Spreekuur",
        "+6,0 u/week door project Pottenberg",
        "+0,0 u/week door Overleg",
    ]


def test_doing_and_wanting_concentration_years_and_flip(team: Bouwer) -> None:
    blad = persoonsblad(team.store, "M01", VANDAAG)
    dw = blad.doen_willen.set_index("categorie")
    assert dw.loc["spreekuur", ["naam", "doen", "willen"]].tolist() == ["Spreekuur", 0.95, 0.8]
    assert (blad.concentratie.niveau, blad.concentratie.gebieden, blad.concentratie.van) == ("buurt", 1, 1)
    assert blad.concentratie.bekend == pytest.approx(0.95)
    assert blad.cijfer.aandelen.contact.aandeel == pytest.approx(0.95)
    assert blad.buurten["jaren"].tolist() == [pytest.approx(4.0, abs=0.01)]
    assert blad.gewogen_woningen_per_fte == pytest.approx(1000 / (40 / 36))
    # 0.85 × 38 = 32.3 hours: the norm must rise by 7.7 %
    assert blad.omslag is not None
    assert (blad.omslag.sleutel, blad.omslag.naar) == ("woning:geel", "in balans")
    assert blad.omslag.verandering == pytest.approx(32.3 / 30 - 1)
    assert blad.omslag_zin == "Is de norm per woning (geel) 8 % hoger, dan wordt het oordeel ‘in balans’."


def test_weeks_to_come_are_judged_on_what_is_needed_only(team: Bouwer) -> None:
    vooruit = persoonsblad(team.store, "M01", VANDAAG).vooruit
    tabel = vooruit.tabel
    assert (vooruit.van, vooruit.tot) == (dt.date(2026, 3, 2), dt.date(2026, 8, 30))
    assert tabel["week"].tolist()[0] == dt.date(2026, 3, 2)
    assert len(tabel) == vooruit.weken == vooruit.met_cijfer == 26
    assert set(tabel["oordeel"]) == {"ruimte"}
    assert set(tabel["volledigheid"]) == {"deels", "ontbreekt"}
    assert vooruit.nodig == pytest.approx((30, 30, 30))
    assert vooruit.inzetbaar == pytest.approx(38)
    assert (vooruit.te_vol, vooruit.onderdelen, vooruit.steun) == (0, ("woningen",), ())
    assert zin(vooruit).endswith("inzetbaar; geen enkele week is zeker te vol.")
    # 33 to 46 hours of 38: 87 to 121 %, maybe too full
    team.doe("update norm set laag = 0.033, midden = 0.036, hoog = 0.046 where sleutel = 'woning:geel'")
    team.ververs()
    vooruit = persoonsblad(team.store, "M01", VANDAAG).vooruit
    assert (vooruit.te_vol, vooruit.misschien) == (0, 26)
    assert zin(vooruit).endswith("; geen enkele week is zeker te vol, 26 misschien.")


def test_agreed_support_lowers_what_is_needed_and_shows_as_planned_support(team: Bouwer) -> None:
    team.taak((15, 20, 25), dt.date(2026, 3, 9), dt.date(2026, 3, 22))  # two full weeks
    for nummer, (van, tot, uren, wie) in enumerate(
        [("2026-03-09", "2026-03-16", 12, "Jansen Bouw"), ("2026-03-16", "2026-03-16", 4, "collega Bo")]
    ):
        team.doe(
            "insert into afgesproken_steun values (?, 'M01', ?, ?, ?, ?, null, timestamp '2026-03-01', 'R', "
            "null)",
            nummer + 1, van, tot, uren, wie,
        )  # fmt: skip
    team.ververs()
    vooruit = persoonsblad(team.store, "M01", VANDAAG).vooruit
    weken = vooruit.tabel.set_index("week")
    een, twee = dt.date(2026, 3, 9), dt.date(2026, 3, 16)
    # 30 hours for the homes and 20 for the task, less 12 and 16 hours of support; employable 38
    assert weken.loc[[een, twee], "nodig_midden"].tolist() == pytest.approx([38, 34])
    assert weken.loc[[een, twee], "steun"].tolist() == pytest.approx([12, 16])
    assert weken.loc[[een, twee], "nodig_bruto"].tolist() == pytest.approx([50, 50])
    assert weken["steun"].sum() == pytest.approx(28)
    assert set(vooruit.onderdelen) == {"ondersteuning", "taken", "woningen"}
    assert [(s.van_wie, s.van, s.tot, s.uren) for s in vooruit.steun] == [
        ("Jansen Bouw", een, twee, pytest.approx(12)),
        ("collega Bo", twee, twee, pytest.approx(4)),
    ]
    assert vooruit.nodig is not None
    assert vooruit.nodig[1] == pytest.approx((26 * 30 + 2 * 20 - 28) / 26)


def test_the_heat_map_has_a_cell_per_person_and_week(team: Bouwer) -> None:
    overzicht = teamoverzicht(team.store, VANDAAG, 4)
    assert overzicht.weken["bezetting"].tolist() == [1.0] * 4
    assert overzicht.weken["oordeel"].tolist() == ["ruimte"] * 4
    assert overzicht.weken["week"].min() == overzicht.basis.van == dt.date(2026, 2, 2)


def test_source_rows_carry_file_and_row_and_come_in_pages(team: Bouwer) -> None:
    van, tot = dt.date(2026, 2, 23), dt.date(2026, 3, 1)
    alles = bronregels(team.store, "M01", van, tot)
    assert (alles.totaal, alles.uren) == (6, 40)
    assert set(alles.tabel["bestand"]) == {"uren.csv"}
    assert alles.tabel["rij"].is_monotonic_increasing
    assert set(alles.tabel["batch"]) == {1}
    assert len(bronregels(team.store, "M01", van, tot, aantal=None).tabel) == alles.totaal
    tweede = bronregels(team.store, "M01", van, tot, aantal=4, vanaf=4)
    assert (len(tweede.tabel), tweede.totaal) == (2, 6)
    assert tweede.tabel["rij"].tolist() == alles.tabel["rij"].tolist()[4:]
    project = bronregels(team.store, "M01", van, tot, project="P1")
    assert (project.totaal, project.uren) == (1, 6)
    assert bronregels(team.store, "M01", van, tot, categorie="overleg", soort="werk").uren == 2
    assert bronregels(team.store, "M01", van, tot, gebied="BU1").uren == 38
    assert bronregels(team.store, "M99", van, tot).totaal == 0


def test_source_rows_of_a_source_that_does_not_lead_are_shown_as_such(team: Bouwer) -> None:
    dag = dt.date(2026, 2, 23)
    team.uur(dag, 3, bron="clockify")
    team.ververs()
    regels = bronregels(team.store, "M01", dag, dag).tabel
    assert dict(zip(regels["bron"], regels["telt"], strict=True)) == {"toggl": True, "clockify": False}


def test_figure_and_source_rows_agree(team: Bouwer) -> None:
    blad = persoonsblad(team.store, "M01", VANDAAG)
    regels = bronregels(team.store, "M01", blad.basis.van, blad.basis.tot, soort="werk", aantal=1000)
    assert regels.totaal == blad.basis.registraties
    assert regels.tabel["seconden"].sum() / UUR == blad.weken["gedaan"].sum()


def test_every_figure_is_explained_with_its_query_and_settings(team: Bouwer) -> None:
    for figuur in FIGUREN:
        verteld = uitleg(team.store, figuur)
        assert verteld.sql.lstrip().startswith("--")
        assert len(verteld.regel) > 40
        assert not re.search(r"\b[BCFGINRVo]\b|Σ", f"{verteld.titel} {verteld.regel}")  # words, no letters
    assert uitleg(team.store, "bezetting").parameters == {
        "weken_minimaal": 4,
        "registratiegraad_minimaal": 0.6,
    }
    with pytest.raises(Geweigerd, match="Kies uit"):
        uitleg(team.store, "gevoel")


def test_an_unknown_person_is_refused_with_a_sentence(team: Bouwer) -> None:
    with pytest.raises(Geweigerd, match="niet bekend"):
        persoonsblad(team.store, "M99", VANDAAG)


def test_measured_norms_stand_beside_the_norm_in_force(team: Bouwer) -> None:
    [rij] = gemeten_normen(team.store, VANDAAG).tabel.to_dict("records")
    # 13 weeks with 32 and 13 with 38 hours outside the project, on 1000 homes
    assert (rij["sleutel"], rij["n_gemeten"], rij["midden_norm"]) == ("woning:geel", 26, 0.03)
    assert (rij["laag_gemeten"], rij["midden_gemeten"], rij["hoog_gemeten"]) == pytest.approx(
        (0.032, 0.035, 0.038)
    )


def test_a_person_without_anything_is_told_as_not_known(team: Bouwer) -> None:
    team.mens("M02")
    team.rooster("M02")
    team.ververs()
    blad = persoonsblad(team.store, "M02", VANDAAG)
    assert blad.cijfer.oordeel == "weten we niet"
    assert blad.cijfer.bezetting.reden == "te weinig geregistreerd"
    assert blad.omslag_zin == "Met nog 4 weken volledig geregistreerd is er een cijfer."
    assert blad.aandrijvers.empty
    overzicht = teamoverzicht(team.store, VANDAAG)
    assert overzicht.zin == "Niemand is structureel te vol; van 1 weten we het niet."
    assert overzicht.zin_met_reden == (
        "Niemand is structureel te vol; van 1 weten we het niet: bij 1 is te weinig geregistreerd."
    )


def test_nothing_imported_yet_still_answers(bouw: Bouwer) -> None:
    leeg = teamoverzicht(bouw.store, VANDAAG)
    assert leeg.zin == "Er zijn nog geen medewerkers bekend in deze periode."
    assert leeg.tabel.empty
    assert leeg.weken.empty
    bouw.mens()
    blad = persoonsblad(bouw.store, "M01", VANDAAG)
    assert (blad.cijfer.oordeel, blad.weken.empty, blad.basis.registraties) == ("weten we niet", True, 0)


def test_a_day_long_after_the_last_data_says_so(team: Bouwer) -> None:
    blad = persoonsblad(team.store, "M01", dt.date(2030, 1, 1))
    assert blad.cijfer.oordeel == "weten we niet"
    assert blad.cijfer.bezetting.reden == "geen gegevens in deze periode"
    assert blad.omslag_zin == "Er is geen oordeel: geen gegevens in deze periode."
    assert blad.weken.empty


def test_somebody_whose_roster_ended_before_the_period_is_no_longer_in_the_team(bouw: Bouwer) -> None:
    bouw.mens("M01")
    bouw.rooster("M01")
    bouw.mens("M02")
    bouw.rooster("M02", tot=dt.date(2026, 3, 31))
    bouw.mens("M03")  # no roster at all: we do not know
    bouw.week(dt.date(2026, 3, 2), wie="m02")
    bouw.ververs()
    na = teamoverzicht(bouw.store, dt.date(2026, 7, 1), 4)
    toen = teamoverzicht(bouw.store, dt.date(2026, 4, 6), 4)
    assert [p.medewerker for p in na.personen] == ["M01", "M03"]
    assert [p.medewerker for p in toen.personen] == ["M01", "M02", "M03"]
    assert persoonsblad(bouw.store, "M02", dt.date(2026, 7, 1)).cijfer.naam == "Naam M02"
