"""Source rows → derived tables: splitting, leading sources, availability, needed hours."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.store import Store
from monitor.werkdruk.refresh import middernachten
from tests.werkdruk.conftest import MA_DO_8, UUR, Bouwer

MAANDAG = dt.date(2026, 3, 2)
TABELLEN = ("uur_dag", "beschikbaar_dag", "nodig_week", "werkweek")


def inhoud(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {tabel: store.rijen(f"select * from {tabel} order by all") for tabel in TABELLEN}


def utc(*delen: int) -> dt.datetime:
    """A UTC instant as the tables hold it: without a zone."""
    return dt.datetime(*delen)  # type: ignore[arg-type]  # noqa: DTZ001


def dag(nummer: int) -> dt.date:
    return MAANDAG + dt.timedelta(days=nummer)


def test_an_empty_database_refreshes_to_nothing(bouw: Bouwer) -> None:
    bouw.ververs()
    assert all(not rijen for rijen in inhoud(bouw.store).values())


def test_an_entry_over_midnight_is_split_by_time(bouw: Bouwer) -> None:
    bouw.mens()
    # 22:30–01:30 local winter time, 3 h of which a quarter of an hour was a break: 2.75 h
    bouw.uur(dag(0), 2.75, begin=utc(2026, 3, 2, 21, 30), eind=utc(2026, 3, 3, 0, 30))
    bouw.uur(dag(1), 1, begin=utc(2026, 3, 3, 22), eind=utc(2026, 3, 3, 23))
    bouw.ververs()
    assert bouw.dagen() == {("M01", dag(0)): 4950, ("M01", dag(1)): 4950 + UUR}
    assert bouw.store.rij("select sum(rijen) from uur_dag") == (2,)


@pytest.mark.parametrize(
    ("begin", "eind", "eerste", "tweede"),
    [
        # spring forward: 23:00–04:00 local is 4 h; 1 h before midnight, 3 h after
        (utc(2026, 3, 28, 22), utc(2026, 3, 29, 2), 1, 3),
        # fall back: 23:00–04:00 local is 6 h; 1 h before midnight, 5 h after
        (utc(2026, 10, 24, 21), utc(2026, 10, 25, 3), 1, 5),
    ],
)
def test_the_night_of_the_clock_change_keeps_real_hours(
    bouw: Bouwer, begin: dt.datetime, eind: dt.datetime, eerste: int, tweede: int
) -> None:
    bouw.mens()
    datum = begin.date()
    bouw.uur(datum, eerste + tweede, begin=begin, eind=eind)
    bouw.ververs()
    assert bouw.dagen() == {("M01", datum): eerste * UUR, ("M01", datum + dt.timedelta(days=1)): tweede * UUR}


def test_midnights_follow_the_time_zone() -> None:
    tabel = middernachten(dt.date(2026, 3, 29), dt.date(2026, 3, 29), "Europe/Amsterdam")
    assert tabel["utc"].tolist()[:2] == [utc(2026, 3, 28, 23), utc(2026, 3, 29, 22)]


@given(seconden=st.integers(1, 86400), begin=st.integers(0, 86399), duur=st.integers(1, 90000))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_splitting_never_loses_a_second(bouw: Bouwer, seconden: int, begin: int, duur: int) -> None:
    bouw.doe("delete from uur")
    bouw.doe("delete from medewerker")
    bouw.doe("delete from indeling")
    bouw.mens()
    start = utc(2026, 3, 1, 23) + dt.timedelta(seconds=begin)
    bouw.uur(dt.date(2026, 3, 2), seconden / UUR, begin=start, eind=start + dt.timedelta(seconds=duur))
    bouw.ververs()
    assert bouw.store.rij("select sum(seconden), sum(rijen) from uur_dag") == (seconden, 1)


def test_two_sources_for_one_day_are_never_summed(bouw: Bouwer) -> None:
    bouw.mens()
    bouw.mens("M02", bron="clockify")
    for wie in ("m01", "m02"):
        bouw.uur(dag(0), 8, wie, bron="toggl")
        bouw.uur(dag(0), 3, wie, bron="clockify")
        bouw.uur(dag(1), 2, wie, bron="toggl")
        bouw.uur(dag(0), 4, wie, bron="outlook", soort="gepland")
    bouw.uur(dag(2), 4, "m01", bron="toggl")
    bouw.uur(dag(2), 4, "m01", bron="clockify")
    bouw.ververs()
    assert bouw.dagen() == {
        ("M01", dag(0)): 8 * UUR,  # most seconds
        ("M01", dag(1)): 2 * UUR,
        ("M01", dag(2)): 4 * UUR,  # a tie: alphabetical
        ("M02", dag(0)): 3 * UUR,  # the main source of this person
        ("M02", dag(1)): 2 * UUR,  # which says nothing about this day
    }
    assert bouw.store.rij(
        "select bron from uur_dag where telt and datum = ? and soort = 'werk'", [dag(2)]
    ) == ("clockify",)
    # planned hours stand apart and are not pushed out
    assert bouw.store.rij("select sum(seconden) from uur_dag where telt and soort = 'gepland'") == (8 * UUR,)


def test_superseded_rows_and_unknown_people_do_not_count(bouw: Bouwer) -> None:
    bouw.mens()
    bouw.uur(dag(0), 8)
    bouw.uur(dag(0), 8, actief=False)
    bouw.uur(dag(0), 8, "wie is dit")
    bouw.ververs()
    assert bouw.dagen() == {("M01", dag(0)): 8 * UUR}


def test_texts_become_categories_and_places(bouw: Bouwer) -> None:
    bouw.mens()
    bouw.categorie("spreekuur", contact="direct")
    bouw.categorie("verlof", soort="afwezig")
    bouw.buurt("BU1")
    bouw.doe("insert into complex values ('C1', 'Flat', 'BU1', 40, 1970, null, null, null)")
    bouw.doe("insert into indeling values ('buurt', 'flat', 'complex:C1', 'zelf')")
    bouw.doe(
        "insert into project (project, naam, type, buurt, complex, woningen, status) "
        "values ('P1', 'Pottenberg', 'renovatie', 'BU1', 'C1', 40, 'definitief')"
    )
    bouw.doe("insert into indeling values ('buurt', 'pottenberg', 'project:P1', 'zelf')")
    bouw.rooster()
    for plek in ("bu1", "flat", "pottenberg", "elders"):
        bouw.uur(dag(0), 1, taak="spreekuur", plek=plek)
    bouw.uur(dag(1), 8, taak="verlof")
    bouw.uur(dag(2), 1, taak="onbekende tekst", contact="indirect")
    bouw.ververs()
    assert bouw.store.rijen(
        "select gebied, complex, project, contact from uur_dag where datum = ? order by all", [dag(0)]
    ) == [
        ("BU1", "C1", "P1", "direct"),
        ("BU1", "C1", None, "direct"),
        ("BU1", None, None, "direct"),
        (None, None, None, "direct"),
    ]
    assert bouw.store.rijen("select categorie, contact from uur_dag where datum = ?", [dag(2)]) == [
        (None, "indirect")
    ]
    # a category that is absence makes the hours absence, and takes the day away
    assert bouw.store.rij(
        "select afwezig, beschikbaar, gewerkt from beschikbaar_dag where datum = ?", [dag(1)]
    ) == (
        8 * UUR,
        0,
        0,
    )


def test_absence_is_the_larger_of_booked_and_registered(bouw: Bouwer) -> None:
    bouw.mens()
    bouw.rooster()
    afwezig = "insert into afwezigheid values ('M01', ?, ?, ?, ?, null)"
    bouw.doe(afwezig, dag(0), dag(0), 4 * UUR, 7)
    bouw.uur(dag(0), 3, soort="afwezig")
    bouw.doe(afwezig, dag(1), dag(1), None, 7)
    bouw.uur(dag(1), 8, soort="afwezig")
    bouw.doe(afwezig, dag(2), dag(2), 2 * UUR, 7)  # two parts of one day in one file
    bouw.doe(afwezig, dag(2), dag(2), 3 * UUR, 7)
    bouw.doe(afwezig, dag(3), dag(3), 2 * UUR, 7)  # two files about one day
    bouw.doe(afwezig, dag(3), dag(3), 2 * UUR, 8)
    bouw.doe(afwezig, dag(5), dag(6), None, 7)  # a weekend: nothing to take
    bouw.uur(dag(4), 8)
    bouw.ververs()
    assert bouw.store.rijen(
        "select afwezig / 3600, beschikbaar / 3600 from beschikbaar_dag "
        "where datum between ? and ? order by datum",
        [dag(0), dag(6)],
    ) == [(4, 4), (8, 0), (5, 3), (2, 6), (0, 8), (0, 0), (0, 0)]


def test_a_free_holiday_takes_the_day_and_leave_on_it_takes_nothing_more(bouw: Bouwer) -> None:
    bouw.mens()
    bouw.rooster()
    bouw.doe("insert into feestdag values (?, 'Vrij', true)", dag(0))
    bouw.doe("insert into feestdag values (?, 'Gewoon werken', false)", dag(1))
    bouw.doe("insert into afwezigheid values ('M01', ?, ?, null, null, null)", dag(0), dag(0))
    bouw.uur(dag(1), 8)
    bouw.ververs()
    assert bouw.cel("(feestdag / 3600, afwezig / 3600, beschikbaar / 3600, dagen)", MAANDAG) == (8, 0, 32, 4)


def test_a_two_week_cycle_counts_from_its_anchor_also_backwards(bouw: Bouwer) -> None:
    bouw.mens()
    for week, dagen in ((1, MA_DO_8), (2, (8, 8, 8, 8, 8, 0, 0))):
        bouw.rooster(dagen=dagen, cyclus=2, week=week, anker=MAANDAG + dt.timedelta(weeks=4))
    bouw.week(MAANDAG - dt.timedelta(weeks=1))
    bouw.week(MAANDAG)
    bouw.ververs()
    assert bouw.cel("rooster / 3600", MAANDAG - dt.timedelta(weeks=1)) == 40
    assert bouw.cel("rooster / 3600", MAANDAG) == 32
    assert bouw.cel("rooster / 3600", MAANDAG + dt.timedelta(weeks=5)) == 40


def test_a_new_contract_takes_over_on_its_day(bouw: Bouwer) -> None:
    bouw.mens()
    bouw.rooster()
    bouw.rooster(dagen=(4, 4, 4, 4, 4, 0, 0), vanaf=dag(2))
    bouw.week(MAANDAG)
    bouw.ververs()
    assert bouw.cel("rooster / 3600", MAANDAG) == 8 + 8 + 4 + 4 + 4


def test_starter_and_leaver_in_the_middle_of_a_week(bouw: Bouwer) -> None:
    bouw.mens("M01", van=dag(2))
    bouw.mens("M02", tot=dag(1))
    for wie in ("M01", "M02"):
        bouw.rooster(wie)
        bouw.norm("woning:geel", 0.1, 0.1, 0.1) if wie == "M01" else None
        bouw.buurt(f"BU{wie}", 100, licht="geel")
        bouw.verdeling(f"BU{wie}", wie)
    bouw.week(MAANDAG - dt.timedelta(weeks=1), wie="m02")
    bouw.uur(dag(4), 8)
    bouw.ververs()
    assert bouw.cel("(rooster / 3600, dagen)", MAANDAG) == (24, 3)
    assert bouw.cel("nodig_midden", MAANDAG) == pytest.approx(6)  # three of five working days
    assert bouw.cel("(rooster / 3600, nodig_midden)", MAANDAG, "M02") == (16, pytest.approx(4))
    weken = bouw.store.rijen(
        "select min(week), max(week) from werkweek group by medewerker order by medewerker"
    )
    assert weken == [
        (MAANDAG, MAANDAG + dt.timedelta(weeks=26)),
        (MAANDAG - dt.timedelta(weeks=1), MAANDAG),
    ]


def test_part_timer_half_registered_day_and_no_roster(bouw: Bouwer) -> None:
    bouw.mens()
    bouw.rooster(dagen=(4, 0, 4, 0, 4, 0, 0))
    bouw.mens("M02")
    bouw.uur(dag(0), 2)  # exactly half: registered
    bouw.uur(dag(2), 1.9)
    bouw.uur(dag(3), 5)  # worked on a free day: counts as work, not as a registered roster day
    bouw.uur(dag(0), 8, "m02")
    bouw.ververs()
    assert bouw.cel("(dagen, dagen_geregistreerd, gewerkt, volledigheid)", MAANDAG) == (
        3,
        1,
        round(8.9 * UUR),
        "deels",
    )
    assert bouw.cel("(volledigheid, oordeel)", MAANDAG, "M02") == ("geen rooster", "weten we niet")


def test_needed_hours_add_homes_cases_projects_and_tasks(bouw: Bouwer) -> None:
    bouw.mens()
    bouw.rooster()
    bouw.norm("woning:geel", 0.01, 0.02, 0.03)
    bouw.norm("woning:groen", 0.005, 0.01, 0.015)
    bouw.norm("woning:rood", 0.02, 0.04, 0.06)
    bouw.norm("zaak:overlast", 1, 2, 3)
    bouw.buurt("BU1", 999, licht="rood")  # the complexes know better: 100
    bouw.doe(
        "insert into complex (complex, naam, buurt, woningen) "
        "values ('C1', 'A', 'BU1', 60), ('C2', 'B', 'BU1', 40)"
    )
    bouw.buurt("BU2", 100)  # no light known
    bouw.buurt("BU3", 100, licht="geel")
    bouw.verdeling("BU1")
    bouw.verdeling("BU2")
    bouw.verdeling("BU3", tot=MAANDAG - dt.timedelta(days=1))
    zaak = "insert into caseload values (?, 'M01', null, 'overlast', ?, null, null)"
    bouw.doe(zaak, MAANDAG - dt.timedelta(days=10), 9)
    bouw.doe(zaak, MAANDAG, 5)
    bouw.doe(zaak, MAANDAG + dt.timedelta(days=7), 1)
    bouw.doe(
        "insert into projectuur values ('P1', 'BU1', 'uitvoering', ?, 3, 4, 5), "
        "('P2', 'BU3', 'uitvoering', ?, 3, 4, 5)",
        MAANDAG,
        MAANDAG,
    )
    bouw.taak((2, 2.5, 5), MAANDAG, dag(1))
    bouw.week(MAANDAG)
    bouw.ververs()
    assert bouw.store.rijen(
        "select onderdeel, sleutel, bron, aantal, laag, midden, hoog, licht_onbekend from nodig_week "
        "where week = ? order by all",
        [MAANDAG],
    ) == [
        ("projecten", "P1", "P1", 1, 3, 4, 5, False),
        ("taken", "rondgang", "rondgang", 1, pytest.approx(0.8), 1, 2, False),
        ("woningen", "woning:onbekend", "BU2", 100, 0.5, 2, 6, True),
        ("woningen", "woning:rood", "BU1", 100, 2, 4, 6, False),
        ("zaken", "zaak:overlast", "overlast", 5, 5, 10, 15, False),
    ]
    assert bouw.cel("(nodig_laag, nodig_midden, nodig_hoog)", MAANDAG) == pytest.approx((11.3, 21, 34))
    # employable 35.2: 32 % to 97 % → in balans
    assert bouw.cel("oordeel", MAANDAG) == "in balans"


@pytest.mark.parametrize(
    ("woningen", "met_norm", "reden"),
    [
        (None, True, "aantal woningen onbekend: BU1"),
        (100, False, "norm ontbreekt: woning:onbekend"),
    ],
)
def test_a_missing_number_or_norm_makes_needed_unknown_not_zero(
    bouw: Bouwer, woningen: int | None, met_norm: bool, reden: str
) -> None:
    bouw.mens()
    bouw.rooster()
    bouw.buurt("BU1", woningen)
    bouw.verdeling("BU1")
    bouw.taak((10, 10, 10), MAANDAG, MAANDAG + dt.timedelta(weeks=9))
    if met_norm:
        for licht in ("groen", "geel", "rood"):
            bouw.norm(f"woning:{licht}", 0.1, 0.1, 0.1)
    bouw.week(MAANDAG)
    bouw.ververs()
    assert bouw.cel("(nodig_laag, nodig_midden, nodig_hoog, nodig_onbekend, oordeel)", MAANDAG) == (
        *(None, None, None),
        reden,
        "weten we niet",
    )


def test_refreshing_twice_changes_nothing_and_the_order_of_rows_does_not_matter(bouw: Bouwer) -> None:
    vul_team(bouw)
    bouw.ververs()
    eerst = inhoud(bouw.store)
    assert all(eerst.values())
    bouw.ververs()
    assert inhoud(bouw.store) == eerst
    with bouw.store.schrijf() as tx:
        tx.doe("create temp table terug as select * from uur")
        tx.doe("delete from uur")
        tx.doe("insert into uur select * from terug order by rij desc")
    bouw.ververs()
    assert inhoud(bouw.store) == eerst


def vul_team(bouw: Bouwer) -> None:
    bouw.norm("woning:geel", 0.2, 0.3, 0.4)
    bouw.categorie("spreekuur", contact="direct")
    bouw.buurt("BU1", 100, licht="geel")
    for nummer, wie in enumerate(("M01", "M02")):
        bouw.mens(wie)
        bouw.rooster(wie)
        for week in range(3):
            bouw.week(
                MAANDAG + dt.timedelta(weeks=week), 8 + nummer, wie.lower(), taak="spreekuur", plek="bu1"
            )
    bouw.verdeling("BU1")


@given(uren=st.floats(0.1, 12), tekst=st.sampled_from(["iets", "anders", "zz"]), nummer=st.integers(0, 18))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_unmapped_row_never_changes_the_totals_of_others(
    bouw: Bouwer, uren: float, tekst: str, nummer: int
) -> None:
    if not bouw.store.rijen("select 1 from medewerker"):
        vul_team(bouw)
    bouw.doe("delete from uur where categorie_tekst is distinct from 'spreekuur'")
    bouw.ververs()
    voor = inhoud(bouw.store)
    rij = bouw.uur(dag(nummer), uren, "m02", taak=tekst, plek=tekst)
    bouw.ververs()
    na = inhoud(bouw.store)
    for tabel in TABELLEN:
        assert [r for r in na[tabel] if r[0] == "M01"] == [r for r in voor[tabel] if r[0] == "M01"]
    assert na["nodig_week"] == voor["nodig_week"]
    extra = sum(r[11] for r in na["uur_dag"]) - sum(r[11] for r in voor["uur_dag"])
    assert extra == round(uren * UUR)
    ingedeeld = "select sum(seconden) from uur_dag where categorie is not null"
    assert bouw.store.rij(ingedeeld) == (sum(r[11] for r in voor["uur_dag"]),)
    bouw.doe("delete from uur where rij = ?", rij)


def test_the_week_totals_are_the_totals_of_the_days(bouw: Bouwer) -> None:
    vul_team(bouw)
    bouw.ververs()
    assert bouw.store.rij("select sum(gewerkt) from werkweek") == bouw.store.rij(
        "select sum(seconden) from uur where actief"
    )
    assert bouw.store.rij("select sum(beschikbaar), sum(rooster) from werkweek") == bouw.store.rij(
        "select sum(beschikbaar), sum(rooster) from beschikbaar_dag"
    )
