"""Weeks along a chart: order over the turn of the year, names, and one look for the hours that there are."""

from __future__ import annotations

import datetime as dt

import altair as alt
import pandas as pd

from monitor.ui.weekas import met_week, trede, weekas, weeknamen

MAANDAGEN = [dt.date(2027, 1, 11), dt.date(2026, 12, 28), dt.date(2027, 1, 4)]


def test_weeks_stand_in_order_of_time_over_the_turn_of_the_year() -> None:
    tabel = pd.DataFrame({"week": MAANDAGEN})
    assert weeknamen(met_week(tabel, kort=True)) == ["53", "1", "2"]
    assert weeknamen(met_week(tabel)) == ["wk\u00a053", "wk\u00a01", "wk\u00a02"]
    assert met_week(tabel)["weekdag"].tolist() == ["11-01-2027", "28-12-2026", "04-01-2027"]
    assert met_week(tabel)["weekvan"][1] == "wk\u00a053, vanaf 28-12-2026"


def test_the_axis_names_every_week_in_that_order() -> None:
    namen = weeknamen(met_week(pd.DataFrame({"week": MAANDAGEN})))
    as_ = weekas(namen, titel="weeknummer").to_dict()
    assert as_["sort"] == ["wk\u00a053", "wk\u00a01", "wk\u00a02"]
    assert (as_["title"], as_["axis"]["orient"]) == ("weeknummer", "bottom")


def test_hours_that_there_are_look_the_same_on_every_page() -> None:
    tekening = trede(alt.Chart(pd.DataFrame({"inzetbaar": [32.0]})), "inzetbaar").to_dict()
    assert tekening["mark"] == {
        "type": "line", "interpolate": "step", "strokeWidth": 2.5, "strokeDash": [6, 3],
    }  # fmt: skip
    assert tekening["encoding"]["y"]["field"] == "inzetbaar"
