"""Times are those of the people here, also when the server counts in another zone."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.settings import Instellingen
from monitor.ui import bron


def test_a_moment_is_told_in_the_time_zone_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bron, "instellingen", lambda: Instellingen(tijdzone="Europe/Amsterdam"))
    winter = dt.datetime(2026, 11, 23, 13, 56, tzinfo=dt.UTC).timestamp()
    zomer = dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC).timestamp()
    assert f"{bron.op_de_klok(winter):%d-%m-%Y %H:%M}" == "23-11-2026 14:56"
    assert f"{bron.op_de_klok(zomer):%d-%m-%Y %H:%M}" == "02-07-2026 00:30"
    assert abs(bron.klok() - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)
    assert bron.klok().utcoffset() in (dt.timedelta(hours=1), dt.timedelta(hours=2))


def test_today_is_the_day_of_the_people_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somewhere on earth it is another day already: two zones 26 hours apart never share one."""
    dagen = set()
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        monkeypatch.setattr(bron, "instellingen", lambda zone=zone: Instellingen(tijdzone=zone))
        dagen.add(bron.vandaag())
    assert len(dagen) == 2
    vast = dt.date(2026, 1, 5)
    monkeypatch.setattr(bron, "instellingen", lambda: Instellingen(vandaag=vast))
    assert bron.vandaag() == vast
