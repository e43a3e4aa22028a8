"""What the team's figure is worth while norms are start values, and what it becomes with measured ones.

100 homes at a start value of 0.1 hour (10 a week) and two cases of 2 hours: 14 of 35.2 employable hours. In
thirteen full weeks 20 hours a week were booked in the buurt: 0.2 an hour per home, cases in it.
"""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.intake.questions import actualiteit
from monitor.werkdruk.questions import startnormen
from tests.werkdruk.conftest import Bouwer

MAANDAG = dt.date(2026, 1, 5)
VANDAAG = MAANDAG + dt.timedelta(weeks=13)


@pytest.fixture
def gemeten(bouw: Bouwer) -> Bouwer:
    bouw.mens()
    bouw.rooster()
    bouw.buurt("BU1", 100, licht="groen")
    bouw.verdeling("BU1")
    bouw.norm("woning:groen", 0.05, 0.1, 0.2)
    bouw.norm("woning:rood", 1, 2, 3)  # nobody has a red buurt: doesn't count
    bouw.norm("zaak:overlast", 1, 2, 3)
    bouw.doe("insert into caseload values (?, 'M01', 'BU1', 'overlast', 2, null, null)", MAANDAG)
    for week in range(13):
        bouw.week(MAANDAG + dt.timedelta(weeks=week), 4, plek="bu1")
    return bouw


def test_start_values_are_counted_and_the_measured_norms_give_another_figure(gemeten: Bouwer) -> None:
    gemeten.ververs()
    stand = startnormen(gemeten.store, VANDAAG)
    assert (stand.start, stand.alle) == (2, 2)
    assert stand.nu is not None
    assert stand.straks is not None
    assert stand.nu.tekort_uren == pytest.approx(14 - 35.2)
    # measured: 20 hours, with the cases in them
    assert stand.straks.tekort_uren == pytest.approx(20 - 35.2)
    assert stand.straks.laag == stand.straks.hoog == pytest.approx(20 / 35.2)
    assert stand.zin == (
        "2 van de 2 normen waarmee we rekenen zijn een startwaarde: een aanname, niet gemeten. Met wat in de "
        "eigen weken is gemeten, gaat het team van 21,2\xa0u ruimte per week naar ongeveer 15,2\xa0u ruimte "
        "(druk 57\xa0–\xa057\xa0%)."
    )


def test_a_case_norm_that_was_set_counts_apart_from_the_measured_homes(gemeten: Bouwer) -> None:
    gemeten.doe("update norm set herkomst = 'vastgesteld' where sleutel = 'zaak:overlast'")
    gemeten.ververs()
    stand = startnormen(gemeten.store, VANDAAG)
    assert (stand.start, stand.alle) == (1, 2)
    assert stand.straks is not None
    assert stand.straks.tekort_uren == pytest.approx(16 + 4 - 35.2)  # 20 − 4 for the homes, 4 for the cases
    assert stand.straks.laag == pytest.approx((16 + 2) / 35.2)


def test_a_norm_of_zero_does_not_count(gemeten: Bouwer) -> None:
    gemeten.doe(
        "update norm set laag = 0, midden = 0, hoog = 0, herkomst = 'vastgesteld' "
        "where sleutel = 'zaak:overlast'"
    )
    gemeten.ververs()
    stand = startnormen(gemeten.store, VANDAAG)
    assert (stand.start, stand.alle) == (1, 1)  # the homes only: cases are in their norm


def test_without_start_values_or_without_measured_weeks_nothing_is_promised(gemeten: Bouwer) -> None:
    gemeten.ververs()
    kort = startnormen(gemeten.store, VANDAAG, weken=4)
    assert kort.gevolg  # a shorter period, the same measurement
    gemeten.doe("delete from uur where datum < ?", MAANDAG + dt.timedelta(weeks=1))  # twelve weeks are left
    gemeten.ververs()
    assert startnormen(gemeten.store, VANDAAG).straks is None
    assert startnormen(gemeten.store, VANDAAG).zin.endswith("een aanname, niet gemeten.")
    gemeten.doe("update norm set herkomst = 'gemeten'")
    gemeten.ververs()
    assert startnormen(gemeten.store, VANDAAG).zin == ""


def test_one_entry_dated_in_the_future_leaves_the_measured_norms_as_they_are(gemeten: Bouwer) -> None:
    """The import is of 1 July 2026; a slip of the pen says 2028. It is kept, and no week of today changes."""
    gemeten.uur(dt.date(2028, 1, 7), 2, plek="bu1")
    gemeten.ververs()
    stand = startnormen(gemeten.store, VANDAAG)
    assert stand.straks is not None
    assert stand.straks.tekort_uren == pytest.approx(20 - 35.2)
    laatste = gemeten.store.rij("select max(week) from werkweek")
    assert laatste == (MAANDAG + dt.timedelta(weeks=12 + 26),)
    assert [a.laatste for a in actualiteit(gemeten.store, VANDAAG)] == [VANDAAG - dt.timedelta(days=3)]
