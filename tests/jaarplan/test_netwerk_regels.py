"""When an agreement is late: days counted by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.jaarplan.netwerk.regels import RITMES, Moment, herken_ritme, moment

D = dt.date


@pytest.mark.parametrize(
    ("ritme", "vanaf", "volgende"),
    [
        ("wekelijks", D(2026, 3, 2), D(2026, 3, 9)),
        ("tweewekelijks", D(2026, 12, 25), D(2027, 1, 8)),
        ("maandelijks", D(2026, 1, 31), D(2026, 2, 28)),
        ("maandelijks", D(2028, 1, 31), D(2028, 2, 29)),
        ("per kwartaal", D(2026, 11, 30), D(2027, 2, 28)),
        ("jaarlijks", D(2028, 2, 29), D(2029, 2, 28)),
        ("maandelijks", D(2026, 12, 15), D(2027, 1, 15)),
        ("naar behoefte", D(2026, 1, 1), None),
    ],
)
def test_a_rhythm_later_is_weeks_of_seven_days_or_the_same_day_of_a_month(
    ritme: str, vanaf: dt.date, volgende: dt.date | None
) -> None:
    assert RITMES[ritme].na(vanaf) == volgende


@pytest.mark.parametrize(
    ("vandaag", "stand", "over"),
    [
        (D(2026, 10, 1), "op tijd", 0),
        (D(2026, 11, 1), "op tijd", 0),  # the very day
        (D(2026, 11, 2), "aan de beurt", 1),
        (D(2026, 11, 8), "aan de beurt", 7),  # the last day of the slack
        (D(2026, 11, 9), "te laat", 8),
    ],
)
def test_monthly_since_the_first_of_october_is_late_on_the_ninth_of_november(
    vandaag: dt.date, stand: str, over: int
) -> None:
    nu = moment(vandaag, ritme="maandelijks", laatste_contact=D(2026, 10, 1), begin=None, eind=None)
    assert nu == Moment(stand, D(2026, 11, 1), over)


def _op(vandaag: dt.date, **velden: object) -> str:
    alles: dict[str, object] = {"ritme": "wekelijks", "laatste_contact": None, "begin": None, "eind": None}
    return moment(vandaag, **{**alles, **velden}).stand  # type: ignore[arg-type]


def test_without_a_recorded_contact_we_do_not_know_and_never_say_late() -> None:
    assert _op(D(2026, 3, 8), begin=D(2026, 3, 2)) == "op tijd"  # the first talk is due on the ninth
    assert _op(D(2026, 3, 10), begin=D(2026, 3, 2)) == "weten we niet"
    assert _op(D(2026, 3, 10)) == "weten we niet"
    assert _op(D(2026, 3, 10), ritme="elke 6 weken", laatste_contact=D(2020, 1, 1)) == "weten we niet"


def test_what_ended_or_has_yet_to_begin_asks_for_nothing() -> None:
    oud = D(2020, 1, 1)
    assert _op(D(2026, 3, 10), laatste_contact=oud, eind=D(2026, 3, 9)) == "beëindigd"
    assert _op(D(2026, 3, 10), laatste_contact=oud, eind=D(2026, 3, 10)) == "te laat"  # its last day
    assert _op(D(2026, 3, 10), begin=D(2026, 3, 11)) == "nog niet begonnen"
    assert _op(D(2026, 3, 10), ritme="naar behoefte", laatste_contact=oud) == "naar behoefte"


def test_the_slack_is_at_most_a_quarter_of_the_rhythm_or_close_to_it() -> None:
    dagen = {"wekelijks": 7, "tweewekelijks": 14, "maandelijks": 30, "per kwartaal": 91, "jaarlijks": 365}
    for naam, lengte in dagen.items():
        assert 0.15 <= RITMES[naam].speling / lengte <= 0.30, naam


@pytest.mark.parametrize(
    ("tekst", "ritme"),
    [
        ("elke 2 weken", "tweewekelijks"), ("Elke maand", "maandelijks"), ("per kwartaal", "per kwartaal"),
        ("elk kwartaal", "per kwartaal"), ("ieder jaar", "jaarlijks"), ("WEKELIJKS", "wekelijks"),
        ("om de week", "tweewekelijks"), ("zo nodig", "naar behoefte"), ("elke 6 weken", None), ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_how_people_write_a_rhythm(tekst: str | None, ritme: str | None) -> None:
    assert herken_ritme(tekst) == ritme
