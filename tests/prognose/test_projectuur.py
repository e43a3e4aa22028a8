"""Project hours per week: spread by working days, with a lead and a tail, totals kept."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import pipeline
from monitor.prognose.spreiding import spreid
from monitor.store import Store

MA = dt.date(2026, 3, 2)  # a Monday; no public holiday until Good Friday week


def _week(n: int) -> dt.date:
    return MA + dt.timedelta(weeks=n)


def test_a_middle_phase_of_two_weeks_and_two_days_goes_by_working_days() -> None:
    # Monday 2 March to Tuesday 17 March: 5 + 5 + 2 working days
    delen = spreid(MA, dt.date(2026, 3, 17), frozenset(), eerste=False, laatste=False)
    assert delen == {_week(0): 5 / 12, _week(1): 5 / 12, _week(2): 2 / 12}


def test_a_public_holiday_gives_its_hours_to_the_other_days() -> None:
    vrij = frozenset({MA + dt.timedelta(days=1)})
    delen = spreid(MA, _week(1) + dt.timedelta(days=4), vrij, eerste=False, laatste=False)
    assert delen == {_week(0): 4 / 9, _week(1): 5 / 9}


def test_lead_and_tail_by_hand() -> None:
    # 10 days inside; 3 weeks of 5 days at 0.05 before; 4 weeks of 5 days at .10 .075 .05 .025 after
    delen = spreid(MA, _week(1) + dt.timedelta(days=6), frozenset(), eerste=True, laatste=True)
    totaal = 10 + 0.75 + 1.25
    assert list(delen) == [_week(n) for n in range(-3, 6)]
    verwacht = [0.25, 0.25, 0.25, 5, 5, 0.5, 0.375, 0.25, 0.125]
    assert list(delen.values()) == pytest.approx([w / totaal for w in verwacht])


def test_a_phase_on_a_sunday_loses_nothing() -> None:
    zondag = MA + dt.timedelta(days=6)
    assert spreid(zondag, zondag, frozenset(), eerste=False, laatste=False) == {MA: 1.0}


@settings(max_examples=40)
@given(
    van=st.dates(dt.date(2024, 1, 1), dt.date(2027, 12, 31)),
    dagen=st.integers(0, 400),
    eerste=st.booleans(),
    laatste=st.booleans(),
)
def test_shares_add_up_to_one(van: dt.date, dagen: int, eerste: bool, laatste: bool) -> None:
    delen = spreid(van, van + dt.timedelta(days=dagen), frozenset({van}), eerste=eerste, laatste=laatste)
    assert sum(delen.values()) == pytest.approx(1.0, abs=1e-12)
    assert all(deel > 0 and week.weekday() == 0 for week, deel in delen.items())


def _vul(store: Store) -> None:
    with store.schrijf() as tx:
        tx.doe_vaak(
            "insert into project (project, naam, type, buurt, woningen, status) values (?, ?, ?, ?, ?, ?)",
            [
                ("P1", "Pottenberg", "renovatie", "BU09350001", 100, "definitief"),
                ("P2", "Onbekend soort", "tuinfeest", "BU09350001", 10, "voorlopig"),
            ],
        )
        tx.doe_vaak(
            "insert into projectfase (project, fase, van, tot) values (?, ?, ?, ?)",
            [
                ("P1", "voorbereiding", MA, _week(3) + dt.timedelta(days=6)),
                ("P1", "uitvoering", _week(4), _week(13) + dt.timedelta(days=6)),
                ("P2", "uitvoering", MA, _week(1)),
            ],
        )
        tx.doe_vaak(
            "insert or replace into kengetal values ('renovatie', ?, ?, ?, ?, 'startwaarde', null)",
            [("voorbereiding", 0.5, 1.0, 1.5), ("uitvoering", 1.0, 2.0, 3.0)],
        )


def test_the_pipeline_fills_project_hours_and_keeps_totals(store: Store) -> None:
    _vul(store)
    with store.schrijf() as tx:
        gedaan = pipeline.vernieuw(tx, store.instellingen, ["projecten"])
    assert "projectuur" in gedaan
    totalen = store.rijen(
        "select fase, sum(laag), sum(midden), sum(hoog), min(week), max(week) from projectuur "
        "where project = 'P1' group by fase order by fase"
    )
    assert totalen[0][0] == "uitvoering"
    assert totalen[0][1:4] == pytest.approx((100, 200, 300))
    # the last phase known closes the project: tail of four weeks
    assert totalen[0][4:] == (_week(4), _week(17))
    assert totalen[1][1:4] == pytest.approx((50, 100, 150))
    assert totalen[1][4:] == (_week(-3), _week(3))
    # no kengetal: unknown, so no hours at all
    assert store.rijen("select * from projectuur where project = 'P2'") == []


def test_a_second_renewal_after_another_kengetal_replaces_the_first(store: Store) -> None:
    _vul(store)
    with store.schrijf() as tx:
        pipeline.vernieuw(tx, store.instellingen, ["projecten"])
        tx.doe("update kengetal set midden = 4 where type = 'renovatie' and fase = 'uitvoering'")
        pipeline.vernieuw(tx, store.instellingen, ["kengetallen"])
    som = store.rij("select sum(midden) from projectuur where fase = 'uitvoering'")
    assert som is not None
    assert som[0] == pytest.approx(400)


def test_without_projects_the_table_is_empty(store: Store) -> None:
    with store.schrijf() as tx:
        pipeline.vernieuw(tx, store.instellingen, ["projecten"])
    assert store.rijen("select * from projectuur") == []


def test_the_own_holiday_list_leads(store: Store) -> None:
    _vul(store)
    with store.schrijf() as tx:
        # the corporation works on Kings Day 2026 and has Tuesday 3 March off
        tx.doe("delete from feestdag where year(datum) = 2026")
        tx.doe_vaak(
            "insert into feestdag values (?, ?, ?)",
            [(dt.date(2026, 4, 27), "Koningsdag", False), (dt.date(2026, 3, 3), "Eigen dag", True)],
        )
        pipeline.vernieuw(tx, store.instellingen, ["projecten"])
    per_week = dict(store.rijen("select week, midden from projectuur where fase = 'uitvoering'"))
    assert per_week[dt.date(2026, 4, 27)] == pytest.approx(per_week[_week(5)])
    voor = dict(store.rijen("select week, midden from projectuur where fase = 'voorbereiding'"))
    assert voor[_week(0)] == pytest.approx(voor[_week(1)] * 4 / 5)
