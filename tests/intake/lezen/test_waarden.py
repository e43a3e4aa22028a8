"""Durations, times and dates: written-down readings, and parsers that answer on any text."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.intake.lezen.datums import DMY, MDY, bepaal_volgorde, lees_datum, lees_moment
from monitor.intake.lezen.tijdzone import naar_lokaal, naar_utc
from monitor.intake.lezen.waarden import is_dagfractie, lees_duur, lees_getal, lees_tijd
from monitor.intake.lezen.werkblad import cel_tekst
from monitor.intake.lezen.woorden import is_afwezig, is_kilometernotitie, is_totaal, trefwoord_van

UUR = 3600
ZONE = "Europe/Amsterdam"
NUL = dt.datetime.fromisoformat("1970-01-01")


@pytest.mark.parametrize(
    ("tekst", "seconden"),
    [
        ("1:30", 5400), ("01:30:15", 5415), ("102:37:22", 102 * UUR + 37 * 60 + 22), ("0:06", 360),
        ("1,5", 5400), ("1.5", 5400), (" 1,50 ", 5400), ("2.000,0", 2000 * UUR), ("2,000.0", 2000 * UUR),
        ("1u30", 5400), ("1u", UUR), ("1 uur", UUR), ("90m", 5400), ("1h 15min", 4500), ("1,5 uur", 5400),
        ("2h30m10s", 9010), ("-0,50", -1800), ("0,50-", -1800), ("-0:30", -1800), ("−1", -UUR),
        ("1900-01-01 02:00:00", 50 * UUR), ("1899-12-31", 24 * UUR), ("0", 0),
    ],
)  # fmt: skip
def test_a_duration_as_people_write_it(tekst: str, seconden: int) -> None:
    assert lees_duur(tekst) == (seconden, "ok", lees_duur(tekst).los_getal)


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("", "leeg"), ("-", "leeg"), ("45 km", "kilometers"), ("€ 12,50", "euros"), ("12 euro", "euros"),
        ("1:75", "onleesbaar"), ("nan", "onleesbaar"), ("inf", "onleesbaar"), ("1e9", "onleesbaar"),
        ("veel", "onleesbaar"), ("1,2,3", "onleesbaar"), ("9" * 40, "onleesbaar"),
        ("x" * 100_000, "onleesbaar"),
    ],
)  # fmt: skip
def test_what_is_no_duration_says_why(tekst: str, code: str) -> None:
    assert lees_duur(tekst).code == code


@given(st.text(max_size=70) | st.from_regex(r"[-+]?[0-9.,:]{0,12} ?[a-z]{0,4}", fullmatch=True))
def test_every_parser_answers_on_every_text(tekst: str) -> None:
    assert abs(lees_duur(tekst).seconden) < 10**13
    assert 0 <= (lees_tijd(tekst) or 0) <= 86_400
    for volgorde in (DMY, MDY, None):
        lees_moment(tekst, volgorde)
    lees_getal(tekst)
    is_afwezig(tekst)
    is_kilometernotitie(tekst)
    is_totaal(tekst)
    trefwoord_van(tekst)
    assert bepaal_volgorde([[tekst]], halfdaags=False).hoe


@given(st.integers(0, 999 * UUR), st.booleans())
def test_a_duration_survives_writing_and_reading(seconden: int, negatief: bool) -> None:
    teken, waarde = ("-", -seconden) if negatief else ("", seconden)
    uur, minuut, seconde = seconden // UUR, seconden % UUR // 60, seconden % 60
    assert lees_duur(f"{teken}{uur}:{minuut:02d}:{seconde:02d}").seconden == waarde
    assert lees_duur(f"{teken}{uur}u{minuut}m{seconde}s").seconden == waarde
    assert lees_duur(f"{teken}{seconden / UUR:.6f}".replace(".", ",")).seconden == waarde
    assert lees_duur(cel_tekst(dt.timedelta(seconds=waarde))).seconden == waarde


@given(st.integers(0, 86_399))
def test_a_time_survives_writing_and_reading(seconden: int) -> None:
    uur, minuut, seconde = seconden // UUR, seconden % UUR // 60, seconden % 60
    helft = "AM" if uur < 12 else "PM"
    for tekst in (
        f"{uur:02d}:{minuut:02d}:{seconde:02d}",
        f"{uur}:{minuut:02d}:{seconde:02d}",
        f" {uur:02d}:{minuut:02d}:{seconde:02d} ",
        f"{uur % 12 or 12}:{minuut:02d}:{seconde:02d} {helft}",
        f"{uur % 12 or 12}:{minuut:02d}:{seconde:02d}{helft.lower()}",
    ):
        moment = lees_moment(tekst, None)
        assert lees_tijd(tekst) == seconden
        assert moment is not None
        assert (moment.dag, moment.tijd) == (None, seconden)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2060, 12, 31)))
def test_a_date_survives_writing_and_reading(dag: dt.date) -> None:
    for tekst, volgorde in (
        (dag.isoformat(), None), (f"{dag:%Y/%m/%d}", None), (f"{dag:%Y%m%d}", None),
        (f"{dag.day}-{dag.month}-{dag.year}", DMY), (f"{dag:%d.%m.%y}", DMY), (f"{dag:%m/%d/%Y}", MDY),
        (f"{dag:%d %b %Y}", None), (f"{dag:%B} {dag.day}, {dag.year}", None), (f"{dag:%a %d-%m-%Y}", DMY),
        (cel_tekst(dag), None), (cel_tekst(dt.datetime.combine(dag, dt.time())), None),
        (str((dag - dt.date(1899, 12, 30)).days), None),
    ):  # fmt: skip
        if dag < dt.date(2064, 1, 1):
            assert lees_datum(tekst, volgorde) == dag, tekst


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [("2 mrt 2026", (2026, 3, 2)), ("ma 2 maart 2026", (2026, 3, 2)), ("3-okt-26", (2026, 10, 3))],
)
def test_dutch_month_names(tekst: str, dag: tuple[int, int, int]) -> None:
    assert lees_datum(tekst, None) == dt.date(*dag)


@pytest.mark.parametrize(
    "tekst", ["", "31-02-2026", "4039-49-29", "12", "1.5", "2026", "00/00/0000", "½-3-2026"]
)
def test_what_is_no_date(tekst: str) -> None:
    assert lees_datum(tekst, DMY) is None


def test_moments_with_a_zone() -> None:
    assert lees_moment("2024-03-04T09:23:52Z", None) == (dt.date(2024, 3, 4), 9 * UUR + 23 * 60 + 52, 0)
    assert lees_moment("2024-03-04 09:23:52.123+01:00", None) == (dt.date(2024, 3, 4), 33_832, UUR)
    assert lees_moment("2-3-2026 9:00", DMY) == (dt.date(2026, 3, 2), 9 * UUR, None)


def test_a_sum_of_evidence_decides_the_order() -> None:
    gevallen = {
        ("2026-03-04",): "ymd", ("13/02/2026", "01/02/2026"): "dmy", ("02/13/2026",): "mdy",
        ("03-04-2026",): "dmy", ("3.4.2026",): "dmy", ("03/03/2026",): "dmy", ("03/04/2026",): None,
        ("13/02/2026", "02/13/2026"): "fout", ("13/15/2026",): "fout",
    }  # fmt: skip
    for teksten, verwacht in gevallen.items():
        assert bepaal_volgorde([teksten], halfdaags=False).volgorde == verwacht, teksten
    assert bepaal_volgorde([["03/04/2026"]], halfdaags=True).volgorde == "mdy"
    assert bepaal_volgorde([["13/02/2026"], ["02/13/2026"]], halfdaags=False).volgorde == "fout"


@pytest.mark.parametrize(
    ("getal", "fractie"), [(0.0833333, True), (0.0625, True), (0.5, False), (0.25, False)]
)
def test_parts_of_a_day_look_like_it(getal: float, fractie: bool) -> None:
    assert is_dagfractie(getal) is fractie


@given(
    st.datetimes(dt.datetime.fromisoformat("2000-01-02"), dt.datetime.fromisoformat("2060-01-01")),
    st.booleans(),
)
def test_wall_clock_and_utc_agree_with_the_zone_database(moment: dt.datetime, tweede: bool) -> None:
    moment = moment.replace(microsecond=0)
    lokaal = int((moment - NUL).total_seconds())
    echt = int(moment.replace(tzinfo=ZoneInfo(ZONE), fold=int(tweede)).timestamp())
    assert naar_utc(np.array([lokaal]), ZONE, tweede_keer=tweede)[0] == echt
    terug = dt.datetime.fromtimestamp(echt, ZoneInfo(ZONE)).replace(tzinfo=None)
    assert naar_lokaal(np.array([echt]), ZONE)[0] == int((terug - NUL).total_seconds())


@pytest.mark.parametrize("dag", ["2026-03-29", "2026-10-25"])
def test_the_hours_around_a_clock_change_agree_too(dag: str) -> None:
    begin = dt.datetime.fromisoformat(dag)
    for minuut in range(0, 300, 5):
        moment = begin + dt.timedelta(minutes=minuut)
        lokaal = np.array([int((moment - NUL).total_seconds())])
        for fold in (0, 1):
            echt = moment.replace(tzinfo=ZoneInfo(ZONE), fold=fold).timestamp()
            assert naar_utc(lokaal, ZONE, tweede_keer=bool(fold))[0] == echt
