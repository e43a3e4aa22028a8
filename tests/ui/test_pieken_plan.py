"""A scenario written into the plan: which days move, where they stop, and what is added or dropped."""

import datetime as dt

import pytest

from monitor.fouten import Geweigerd
from monitor.prognose.watals import LAAT_WEG, VERSCHUIF, VOEG_TOE, NieuwProject, Projectstap
from monitor.ui.pieken.plan import plan_rijen

EERSTE = dt.date(2026, 11, 16)  # a Monday
P1 = {
    "project": "P1", "naam": "Pottenberg", "status": "voorlopig",
    "voorbereiding van": "05-10-2026", "voorbereiding tot": "27-11-2026",
    "uitvoering van": "30-11-2026", "uitvoering tot": "26-02-2027",
    "nazorg van": "", "nazorg tot": "",
}  # fmt: skip


def test_what_has_begun_stays_and_what_is_to_come_moves() -> None:
    [rij] = plan_rijen([P1], [Projectstap(VERSCHUIF, "P1", 3)], EERSTE)
    assert rij["voorbereiding van"] == "05-10-2026"
    assert rij["voorbereiding tot"] == "18-12-2026"
    assert (rij["uitvoering van"], rij["uitvoering tot"]) == ("21-12-2026", "19-03-2027")
    assert rij["nazorg van"] == ""


def test_an_earlier_start_stops_at_the_first_week_to_come() -> None:
    [rij] = plan_rijen([P1], [Projectstap(VERSCHUIF, "P1", -20)], EERSTE)
    assert rij["uitvoering van"] == "16-11-2026"  # two weeks earlier and no more
    assert rij["uitvoering tot"] == "12-02-2027"


def test_dropped_and_added_projects() -> None:
    nieuw = NieuwProject("Nieuwe laan", "renovatie", "BU00000001", 40, dt.date(2027, 1, 6), (2, 4, 0))
    stappen = [Projectstap(LAAT_WEG, "P1"), Projectstap(VOEG_TOE, "nieuw-1", 0, nieuw)]
    [rij] = plan_rijen([P1], stappen, EERSTE)
    assert (rij["project"], rij["status"], rij["woningen"]) == ("nieuw-1", "voorlopig", "40")
    assert (rij["voorbereiding van"], rij["voorbereiding tot"]) == ("04-01-2027", "15-01-2027")
    assert (rij["uitvoering van"], rij["uitvoering tot"]) == ("18-01-2027", "12-02-2027")
    assert rij["nazorg van"] == ""


def test_a_code_that_is_taken_gets_another_and_a_lost_project_is_refused() -> None:
    nieuw = NieuwProject("Erbij", "renovatie", "BU00000001", 40, EERSTE, (2, 0, 0))
    rijen = plan_rijen([P1], [Projectstap(VOEG_TOE, "P1", 0, nieuw)], EERSTE)
    assert [rij["project"] for rij in rijen] == ["P1", "P1-2"]
    with pytest.raises(Geweigerd, match="niet meer in het plan"):
        plan_rijen([P1], [Projectstap(VERSCHUIF, "P9", 2)], EERSTE)
