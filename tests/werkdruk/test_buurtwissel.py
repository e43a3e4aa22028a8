"""What hangs on a buurt goes with that buurt: homes, open cases and planned tasks, from that day on.

Two buurten of 100 homes at 0.02 hours; a case asks 2 hours. M01 counted 4 cases in BU1, 2 in BU2 and 1
without a buurt, and has a task of 5 hours in BU1 and one of 2 hours that names no buurt: 4 + 14 + 7 = 25.
BU1 is M02's from the Thursday of the second week on.
"""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.ui.werkdruk.vooruit import wissel_zin
from monitor.werkdruk.questions import persoonsblad
from tests.werkdruk.conftest import Bouwer

MAANDAG = dt.date(2026, 3, 2)
EEN_WEEK = dt.timedelta(weeks=1)
DONDERDAG = MAANDAG + dt.timedelta(days=10)


@pytest.fixture
def wissel(bouw: Bouwer) -> Bouwer:
    for wie in ("M01", "M02", "M03"):
        bouw.mens(wie)
        bouw.rooster(wie)
    bouw.norm("woning:groen", 0.01, 0.02, 0.03)
    bouw.norm("zaak:overlast", 1, 2, 3)
    bouw.buurt("BU1", 100, licht="groen")
    bouw.buurt("BU2", 100, licht="groen")
    bouw.verdeling("BU1", tot=DONDERDAG - dt.timedelta(days=1))
    bouw.verdeling("BU1", "M02", vanaf=DONDERDAG)
    bouw.verdeling("BU2")
    telling(bouw, MAANDAG - 2 * EEN_WEEK, "M01", BU1=4, BU2=2)
    bouw.doe(
        "insert into caseload values (?, 'M01', null, 'overlast', 1, null, null)", MAANDAG - 2 * EEN_WEEK
    )
    for naam, buurt, uren in (("spreekuur", "BU1", 5), ("jaarplan", None, 2)):
        bouw.doe(
            "insert into taak values ('M01', ?, null, ?, ?, ?, ?, ?, ?, null, null)",
            naam, buurt, MAANDAG - EEN_WEEK, MAANDAG + 30 * EEN_WEEK, uren, uren, uren,
        )  # fmt: skip
    bouw.week(MAANDAG)
    return bouw


def telling(bouw: Bouwer, dag: dt.date, wie: str, **zaken: int) -> None:
    for buurt, aantal in zaken.items():
        bouw.doe("insert into caseload values (?, ?, ?, 'overlast', ?, null, null)", dag, wie, buurt, aantal)


def nodig(bouw: Bouwer, weken: int, wie: str) -> float | None:
    rij = bouw.store.rij(
        "select sum(midden) from nodig_week where medewerker = ? and week = ?",
        [wie, MAANDAG + weken * EEN_WEEK],
    )
    return None if rij is None else rij[0]


def test_homes_cases_and_tasks_go_together_on_the_day(wissel: Bouwer) -> None:
    wissel.ververs()
    assert (nodig(wissel, 0, "M01"), nodig(wissel, 0, "M02")) == (pytest.approx(25), None)
    # three of five days: homes 1.2 + 2, cases (2.4 + 3) × 2, tasks 3 + 2
    assert nodig(wissel, 1, "M01") == pytest.approx(3.2 + 10.8 + 5)
    assert nodig(wissel, 1, "M02") == pytest.approx(0.8 + 3.2 + 2)
    # what names no buurt stays with the person
    assert nodig(wissel, 2, "M01") == pytest.approx(2 + 6 + 2)
    assert nodig(wissel, 2, "M02") == pytest.approx(2 + 8 + 5)


def test_the_next_coordinators_own_count_takes_the_place_of_what_was_handed_over(wissel: Bouwer) -> None:
    telling(wissel, MAANDAG, "M02", BU2=9)  # before BU1 was M02's: says nothing about it
    telling(wissel, MAANDAG + 3 * EEN_WEEK, "M02", BU1=3)
    wissel.ververs()
    assert nodig(wissel, 2, "M02") == pytest.approx(2 + 8 + 5 + 18)
    assert nodig(wissel, 3, "M02") == pytest.approx(2 + 6 + 5)
    assert nodig(wissel, 3, "M01") == pytest.approx(2 + 6 + 2)


def test_cases_in_a_buurt_that_somebody_never_had_stay_with_that_person(wissel: Bouwer) -> None:
    telling(wissel, MAANDAG, "M03", BU1=1)
    wissel.ververs()
    assert [nodig(wissel, weken, "M03") for weken in (0, 2)] == [pytest.approx(2), pytest.approx(2)]


def test_a_buurt_that_nobody_takes_over_keeps_its_cases_where_they_were(wissel: Bouwer) -> None:
    wissel.doe("delete from verdeling where medewerker = 'M02'")
    wissel.ververs()
    assert nodig(wissel, 2, "M01") == pytest.approx(2 + 14 + 7)  # the homes are nobody's


def test_the_weeks_after_the_change_are_summed_apart(wissel: Bouwer) -> None:
    """From the first whole week: homes 1–2–3, three cases 3–6–9, the task without a buurt 2; o = 12 %."""
    wissel.ververs()
    straks = persoonsblad(wissel.store, "M01", MAANDAG + EEN_WEEK).vooruit.wissel
    assert straks is not None
    assert (straks.vanaf, straks.te_vol) == (MAANDAG + 2 * EEN_WEEK, 0)
    assert (straks.nodig, straks.inzetbaar) == (pytest.approx((6, 10, 14)), pytest.approx(35.2))
    assert wissel_zin(straks) == (
        "Vanaf wk\xa012 (2026) geldt een andere verdeling: dan gemiddeld **10,0\xa0u per week nodig** "
        "(6,0 – 14,0\xa0u) bij 35,2\xa0u inzetbaar; geen enkele week is zeker te vol."
    )
    assert persoonsblad(wissel.store, "M03", MAANDAG + EEN_WEEK).vooruit.wissel is None


def test_cases_count_for_the_days_that_somebody_is_employed(bouw: Bouwer) -> None:
    """4 cases of 2 hours, 10 homes at 0.1. M01 leaves on a Wednesday, M02 begins on that Thursday."""
    woensdag = MAANDAG + dt.timedelta(days=9)
    bouw.mens("M01", tot=woensdag)
    bouw.mens("M02", van=woensdag + dt.timedelta(days=1))
    bouw.norm("woning:groen", 0.1, 0.1, 0.1)
    bouw.norm("zaak:overlast", 2, 2, 2)
    bouw.buurt("BU1", 10, licht="groen")
    bouw.verdeling("BU1")
    telling(bouw, MAANDAG, "M01", BU1=4)
    telling(bouw, MAANDAG, "M02", BU2=5)  # a buurt that nobody has
    bouw.week(MAANDAG)
    bouw.ververs()
    assert [nodig(bouw, n, "M01") for n in range(3)] == [pytest.approx(9), pytest.approx(3 / 5 * 9), None]
    assert [nodig(bouw, n, "M02") for n in range(3)] == [None, pytest.approx(2 / 5 * 10), pytest.approx(10)]
    # the buurt goes over on the same day: its cases are split three to two, and not once more
    bouw.doe("update verdeling set tot = ?", woensdag)
    bouw.verdeling("BU1", "M02", vanaf=woensdag + dt.timedelta(days=1))
    bouw.ververs()
    assert nodig(bouw, 1, "M01") == pytest.approx(3 / 5 * 9)
    assert nodig(bouw, 1, "M02") == pytest.approx(2 / 5 * (9 + 10))
