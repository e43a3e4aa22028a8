"""On the database: snapshots of the plan, the renewed forecast, the command, its refusals."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import numpy as np
import pytest

from monitor import pipeline
from monitor.cli import main
from monitor.fouten import Geweigerd
from monitor.prognose import pieken
from monitor.prognose.ophalen import haal, laatste_week, vrije_dagen
from monitor.prognose.questions import vooruitblik
from monitor.store import Store
from tests.prognose.klein import BUURTEN, LAATSTE, MA, VANDAAG, WEKEN, moment, vul


@pytest.fixture
def gevuld(open_gevuld: Callable[..., Store]) -> Store:
    return open_gevuld(vul)


def test_input_from_the_tables_is_what_was_booked_and_planned(gevuld: Store) -> None:
    laatste = laatste_week(gevuld, gevuld.instellingen)
    assert laatste == LAATSTE
    bron = haal(gevuld, laatste, 30, vrije_dagen(gevuld, gevuld.instellingen, [laatste]))
    inv = bron.invoer
    assert (inv.T, len(inv.weken), inv.coordinatoren, inv.buurten) == (
        WEKEN,
        WEKEN + 30,
        ("M01", "M02"),
        BUURTEN,
    )
    [(uren,)] = gevuld.rijen(
        "select sum(seconden) / 3600.0 from uur_dag where gebied = ? and datum < ?", [BUURTEN[0], moment(10)]
    )
    assert inv.uren[0, :10].sum() == pytest.approx(uren)
    # 32 hours available, less the start value of 12 % overhead; Easter Monday is a Monday off
    gewoon = inv.capaciteit[0, 5]
    assert gewoon == pytest.approx(32 * (1 - 0.12))
    [p] = inv.projecten
    assert p.grenzen == tuple(WEKEN + g for g in (4, 8, 20, 26))
    assert (p.werkelijk, p.voorlopig, p.bekend, p.vroegste) == (0, True, 50, WEKEN + 2)
    assert inv.werkdagen.min() < 5  # public holidays


def test_capacity_beyond_the_judged_weeks_is_what_it_will_be_once_they_are_judged(gevuld: Store) -> None:
    """One entry in a new week judges one week more; roster, holidays and booked leave told it already."""
    with gevuld.schrijf() as tx:
        tx.doe("update rooster set cyclus = 2 where medewerker = 'M02'")
        tx.doe(
            "insert into rooster (medewerker, vanaf, cyclus, week, anker, ma, di, wo, do_, vr, za, zo) "
            "values ('M02', ?, 2, 2, ?, 28800, 28800, 28800, 28800, 28800, 0, 0)",
            [MA, MA],
        )
        tx.doe(
            "insert into afwezigheid (batch, rij, medewerker, van, tot) values (1, 1, 'M01', ?, ?)",
            [moment(WEKEN + 26), moment(WEKEN + 26, 1)],
        )
        pipeline.vernieuw(tx, gevuld.instellingen, ["rooster"])
    laatste = laatste_week(gevuld, gevuld.instellingen)
    assert laatste is not None
    vrij = vrije_dagen(gevuld, gevuld.instellingen, [laatste, laatste + dt.timedelta(weeks=52)])

    def stand() -> tuple[np.ndarray, np.ndarray, list[tuple[object, ...]]]:
        inv = haal(gevuld, LAATSTE, 52, vrij).invoer
        return inv.capaciteit, inv.verlof, gevuld.rijen("select * from steunadvies order by all")

    capaciteit, verlof, steun = stand()
    # M02: 32 and 40 hours take turns, of which 88 % can be planned; M01 is away on two days of four
    assert sorted(capaciteit[1, WEKEN + 30 : WEKEN + 32]) == pytest.approx([28.16, 35.2])
    assert (capaciteit[0, WEKEN + 26], verlof[0, WEKEN + 26]) == pytest.approx((14.08, 0.5))
    with gevuld.schrijf() as tx:
        tx.doe(
            "insert into uur (batch, rij, bron, persoon, datum, seconden, soort, buurt_tekst, contact, "
            "plaats, aard, sleutel, actief) values (1, 90000, 'toggl', 'bo', ?, 16200, 'werk', 'bu00000003', "
            "'onbekend', 'onbekend', 'onbekend', 90000, true)",
            [LAATSTE + dt.timedelta(weeks=1)],
        )
        pipeline.vernieuw(tx, gevuld.instellingen, ["uren"])
    assert laatste_week(gevuld, gevuld.instellingen) == LAATSTE
    na = stand()
    np.testing.assert_allclose(na[0], capaciteit)
    np.testing.assert_allclose(na[1], verlof)
    assert na[2] == steun


def test_a_new_holiday_and_a_complex_in_another_buurt_change_the_forecast(gevuld: Store) -> None:
    week = moment(WEKEN + 9)
    vraag = "select capaciteit from prognose_week where medewerker = 'M01' and week = ?"

    def maak_vrij(tx: pipeline.Transactie) -> None:
        tx.doe("insert or replace into feestdag values (?, 'Vrije dag', true)", [week + dt.timedelta(days=1)])

    pipeline.bewaar(gevuld, lambda _: None, ["feestdagen"])
    assert gevuld.rij(vraag, [week]) == (pytest.approx(28.16),)  # 32 hours, of which 88 % can be planned
    pipeline.bewaar(gevuld, maak_vrij, ["feestdagen"])
    assert gevuld.rij(vraag, [week]) == (pytest.approx(21.12),)
    assert "verwachting" in pipeline.GEVOLGEN["complexen"]


def test_one_entry_dated_in_the_future_does_not_move_the_forecast(gevuld: Store) -> None:
    """7 January 2028 is a Friday; the newest import is of May 2026."""
    vraag = "select laatste_week, weken, reden from prognose_stand"
    assert gevuld.rij(vraag) == (LAATSTE, WEKEN, None)
    with gevuld.schrijf() as tx:
        tx.doe(
            "insert into uur (batch, rij, bron, persoon, datum, seconden, soort, buurt_tekst, contact, "
            "plaats, aard, sleutel, actief) values (1, 90000, 'toggl', 'bo', '2028-01-07', 7200, 'werk', "
            "'bu00000003', 'onbekend', 'onbekend', 'onbekend', 90000, true)"
        )
        pipeline.vernieuw(tx, gevuld.instellingen, ["uren"])
    assert gevuld.rij(vraag) == (LAATSTE, WEKEN, None)


def test_a_week_that_was_not_registered_is_unknown(gevuld: Store) -> None:
    with gevuld.schrijf() as tx:
        tx.doe("delete from uur where persoon = 'bo' and datum between ? and ?", [moment(60), moment(60, 6)])
        pipeline.vernieuw(tx, gevuld.instellingen, ["uren"])
    uren = haal(gevuld, LAATSTE, 4, frozenset()).invoer.uren
    assert np.isnan(uren[2, 60])
    assert np.isnan(uren).sum() == 1


def test_the_pipeline_writes_a_forecast_that_names_the_project(gevuld: Store) -> None:
    [(laatste, weken, reden)] = gevuld.rijen("select laatste_week, weken, reden from prognose_stand")
    assert (laatste, weken, reden) == (LAATSTE, WEKEN, None)
    assert gevuld.rij("select count(*), count(distinct medewerker) from prognose_week") == (3 * 52, 3)
    team = gevuld.rij(
        "select count(*) from prognose_week t join (select week, sum(capaciteit) c from prognose_week "
        "where medewerker <> 'team' group by week) s using (week) "
        "where medewerker = 'team' and abs(c - capaciteit) < 1e-6"
    )
    assert team == (52,)
    uren = gevuld.rij("select medewerker, sum(uren) from prognose_project group by all")
    assert uren is not None
    assert uren[0] == "M01"
    assert uren[1] == pytest.approx(150 * 2.9, rel=0.25)
    steun = gevuld.rijen(
        "select zekerheid, medewerker, project, van, bronnen from steunadvies where project is not null"
    )
    assert {rij[1] for rij in steun} == {"M01"}
    assert {rij[2] for rij in steun} == {"P1"}
    # Anna does 26 of 28 hours without the project: moving it within half a year takes no hours away
    assert gevuld.rijen("select project from projectverzet") in ([], [("P1",)])


def test_a_second_renewal_gives_the_same_forecast(gevuld: Store) -> None:
    eerst = gevuld.rijen("select * from prognose_week order by all")
    with gevuld.schrijf() as tx:
        pipeline.vernieuw(tx, gevuld.instellingen, ["kengetallen"])
    assert gevuld.rijen("select * from prognose_week order by all") == eerst


def test_every_change_of_the_plan_is_kept_and_no_change_adds_nothing(gevuld: Store) -> None:
    def ververs() -> list[tuple[object, ...]]:
        with gevuld.schrijf() as tx:
            pipeline.vernieuw(tx, gevuld.instellingen, ["projecten"])
        return gevuld.rijen("select vastgelegd_op, fase, van from plansnapshot order by 1, 3")

    eerste = ververs()
    assert len(eerste) == 3
    assert ververs() == eerste
    with gevuld.schrijf() as tx:
        tx.doe("update projectfase set tot = tot + 14 where fase = 'nazorg'")
    assert len(ververs()) == 6
    bron = haal(gevuld, LAATSTE, 4, frozenset())
    assert bron.invoer.projecten[0].grenzen[3] == bron.invoer.projecten[0].eerste_plan[3] + 2
    assert not bron.optimistisch
    with gevuld.schrijf() as tx:
        tx.doe("delete from project")
        tx.doe("delete from projectfase")
    alle = ververs()
    assert len(alle) == 7
    assert alle[-1][1] is None
    assert ververs() == alle


def test_projects_recorded_after_the_fact_make_the_look_back_optimistic(gevuld: Store) -> None:
    with gevuld.schrijf() as tx:
        tx.doe("delete from plansnapshot")
        tx.doe("update projectfase set van = van - 400, tot = tot - 400")
        pipeline.vernieuw(tx, gevuld.instellingen, ["projecten"])
    assert haal(gevuld, LAATSTE, 4, frozenset()).optimistisch


def test_a_project_without_every_phase_asks_hours_for_its_own_phases_only(gevuld: Store) -> None:
    with gevuld.schrijf() as tx:
        tx.doe("delete from projectfase where fase <> 'uitvoering'")
        pipeline.vernieuw(tx, gevuld.instellingen, ["projecten"])
    p = haal(gevuld, LAATSTE, 4, frozenset()).invoer.projecten[0]
    assert p.fasen == (False, True, False)
    assert p.grenzen == (WEKEN + 8, WEKEN + 8, WEKEN + 20, WEKEN + 20)
    [(uren,)] = gevuld.rijen("select sum(uren) from prognose_project")
    assert uren == pytest.approx(300, rel=0.25)


def test_without_data_the_reason_is_kept(store: Store) -> None:
    with store.schrijf() as tx:
        pipeline.vernieuw(tx, store.instellingen, ["uren"])
    assert store.rij("select weken, reden from prognose_stand") == (
        0,
        "Er zijn nog geen uren. Lees urenregistraties in.",
    )


def test_the_view_ahead_names_the_peak_and_its_cause(gevuld: Store) -> None:
    blik = vooruitblik(gevuld, VANDAAG, 26)
    assert [len(p.weken) for p in blik.personen] == [26, 26]
    assert blik.personen[0].weken[0].week == LAATSTE + dt.timedelta(weeks=1)
    assert blik.zin.startswith("Wk ")
    assert "Anna heeft het in " in blik.zin
    assert "gevallen te druk, door Pottenberg" in blik.zin
    assert blik.personen[1].pieken == ()
    assert blik.indicatief
    assert any("minder dan twee jaar" in o for o in blik.opmerkingen)
    later = vooruitblik(gevuld, VANDAAG + dt.timedelta(weeks=3), 10)
    assert later.personen[0].weken[0].week == LAATSTE + dt.timedelta(weeks=4)
    assert len(later.personen[0].weken) == 10


def test_the_command_and_the_page_tell_the_same_peaks(gevuld: Store) -> None:
    for weken_later in (0, 3):
        dag = VANDAAG + dt.timedelta(weeks=weken_later)
        blik, beeld = vooruitblik(gevuld, dag, pieken.WEKEN), pieken.pieken(gevuld, dag)
        assert blik.zin == beeld.zin()
        assert [p for mens in blik.personen for p in mens.pieken] == sorted(
            beeld.pieken, key=lambda p: (p.medewerker, p.van)
        )
        assert blik.team.pieken == beeld.teampieken
        assert blik.opmerkingen == beeld.opmerkingen
        eigen = beeld.weken[beeld.weken["medewerker"] == "M01"]
        assert [w.p50 for w in blik.personen[0].weken] == eigen["p50"].tolist()
        kaarten = pieken.steunkaarten(gevuld, dag, 0.8)
        assert {(a.coordinator, a.weken[0], a.uren_per_week) for a in blik.steun} == {
            (k.medewerker, k.van, k.uren_per_week) for k in kaarten
        }


def test_hours_that_are_too_old_are_refused(gevuld: Store) -> None:
    with pytest.raises(Geweigerd, match="te lang geleden"):
        vooruitblik(gevuld, VANDAAG + dt.timedelta(weeks=40), 26)


def test_the_command_prints_json_and_text(gevuld: Store, capsys: pytest.CaptureFixture[str]) -> None:
    data, dag = str(gevuld.instellingen.data), VANDAAG.isoformat()
    gevuld.sluit()
    assert main(["prognose", "--data", data, "--vandaag", dag, "--weken", "12", "--json"]) == 0
    antwoord = json.loads(capsys.readouterr().out)
    assert antwoord["vandaag"] == dag
    assert [p["naam"] for p in antwoord["personen"]] == ["Anna", "Bo"]
    assert antwoord["team"]["id"] == "team"
    week = antwoord["personen"][0]["weken"][0]
    assert set(week) == {"week", "p10", "p50", "p90", "capaciteit", "p_over", "afwezig"}
    assert week["p10"] <= week["p50"] <= week["p90"]
    assert {"id", "van", "tot", "uren_per_week", "project", "van_wie", "collegas"} <= set(
        antwoord["ondersteuning"][0]
    )
    assert main(["prognose", "--data", data, "--vandaag", dag]) == 0
    tekst = capsys.readouterr().out
    assert "Ondersteuning voor Anna" in tekst
    assert "Team: week van" in tekst


def test_the_command_without_hours_says_what_to_do(store: Store, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(store.instellingen.data)
    store.sluit()
    assert main(["prognose", "--data", data, "--json"]) == 1
    uit = capsys.readouterr()
    assert json.loads(uit.out)["reden"].startswith("Er zijn nog geen uren")
    with pytest.raises(SystemExit) as fout:
        main(["prognose", "--weken", "0"])
    assert fout.value.code == 2


def test_without_buurten_there_is_nothing_to_have_a_coordinator(store: Store) -> None:
    with pytest.raises(Geweigerd, match="nog geen buurten"):
        haal(store, LAATSTE, 30, frozenset())
    with store.schrijf() as tx:
        tx.doe("insert into buurt values ('BU1', 'Een', 'WK1', 'Wijk', 'Stad', 1, 1, null, null)")
    with pytest.raises(Geweigerd, match="Geen buurt heeft een coördinator"):
        haal(store, LAATSTE, 30, frozenset())
