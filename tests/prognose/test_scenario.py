"""Scenarios and agreed support: kept, chosen, taken back; support counts in the forecast and in Werkdruk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import icalendar
import pytest

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake.grootboek import Batchkop, Boeker, open_batch
from monitor.prognose import agenda, pieken, scenario
from monitor.prognose.watals import LAAT_WEG, VERSCHUIF, VOEG_TOE, NieuwProject, Projectstap
from monitor.store import Store, Transactie
from tests.prognose.klein import BUURTEN, LAATSTE, VANDAAG, vul

NU = dt.datetime(2026, 5, 12, 9, 0)  # noqa: DTZ001 — UTC, without zone, as in the database
NIEUW = NieuwProject("Nieuwe laan", "renovatie", BUURTEN[2], 40, dt.date(2026, 9, 7), (4, 8, 0))
STAPPEN = (
    Projectstap(VERSCHUIF, "P1", -3),
    Projectstap(LAAT_WEG, "P2"),
    Projectstap(VOEG_TOE, "nieuw-1", 0, NIEUW),
)
EERSTE = LAATSTE + dt.timedelta(weeks=9)


@pytest.fixture
def gevuld(open_gevuld: Callable[..., Store]) -> Store:
    return open_gevuld(vul)


def _bewaar(store: Store, naam: str, stappen: tuple[Projectstap, ...] = STAPPEN) -> int:
    return pipeline.bewaar(store, lambda tx: scenario.bewaar(tx, naam, stappen, "Ruud", NU), ())


def _spreek_af(store: Store, uren: float = 6.0, weken: int = 4) -> int:
    periode = (EERSTE, EERSTE + dt.timedelta(weeks=weken - 1, days=3))
    return pipeline.bewaar(
        store,
        lambda tx: scenario.spreek_af(
            tx, "M01", periode, uren, "tijdelijke ondersteuning", project="P1", door="Ruud", nu=NU
        ),
        ("ondersteuning",),
    )


def test_a_scenario_comes_back_as_it_was_kept(store: Store) -> None:
    _bewaar(store, "  Later   beginnen ")
    [s] = scenario.scenarios(store)
    assert (s.naam, s.gemaakt_door, s.is_plan) == ("Later beginnen", "Ruud", False)
    assert s.stappen == STAPPEN


def _zet_in_plan(store: Store, nummer: int) -> int:
    """As the page does: an entry of projects in the ledger, and the mark. Answers the entry."""

    def wijzig(tx: Transactie) -> int:
        batch = open_batch(
            tx, Batchkop("projecten", "hand", "hand_projecten", "Projecten", ""), Boeker("R", NU)
        )
        scenario.kies(tx, nummer)
        return int(batch)

    return pipeline.bewaar(store, wijzig, ())


def _merken(store: Store) -> dict[str, tuple[bool, bool]]:
    return {s.naam: (s.in_plan, s.is_plan) for s in scenario.scenarios(store)}


def test_the_same_name_is_written_over_and_only_one_is_the_plan(store: Store) -> None:
    een, twee = _bewaar(store, "A"), _bewaar(store, "B")
    _zet_in_plan(store, een)
    assert _bewaar(store, "A") == een  # the same steps: still the plan
    assert _merken(store) == {"A": (True, True), "B": (False, False)}
    _zet_in_plan(store, twee)
    assert _merken(store) == {"A": (True, False), "B": (True, True)}
    assert _bewaar(store, "A", STAPPEN[:1]) == een  # other steps are not in the plan
    assert _merken(store) == {"A": (False, False), "B": (True, True)}
    pipeline.bewaar(store, lambda tx: scenario.verwijder(tx, twee), ())
    assert [s.naam for s in scenario.scenarios(store)] == ["A"]
    assert store.rij("select count(*) from piekstap") == (1,)


def test_undoing_the_entry_takes_the_mark_and_gives_it_back_to_the_one_before(store: Store) -> None:
    een, twee = _bewaar(store, "A"), _bewaar(store, "B")
    eerste, tweede = _zet_in_plan(store, een), _zet_in_plan(store, twee)
    pipeline.draai_terug(store, tweede)
    assert _merken(store) == {"A": (True, True), "B": (False, False)}
    pipeline.draai_terug(store, eerste)
    assert _merken(store) == {"A": (False, False), "B": (False, False)}


def test_a_scenario_without_a_name_or_steps_is_refused(store: Store) -> None:
    with pytest.raises(Geweigerd, match="naam"):
        _bewaar(store, "  ")
    with pytest.raises(Geweigerd, match="niets veranderd"):
        _bewaar(store, "Leeg", ())


def test_agreed_support_adds_capacity_and_takes_needed_hours_away(gevuld: Store) -> None:
    vraag = "select week, capaciteit, kans from prognose_week where medewerker = ? order by week"
    pipeline.bewaar(gevuld, lambda _: None, pipeline.GEVOLGEN)  # start values: norms, holidays
    nodig = (
        "select week, nodig_laag, nodig_midden from werkweek "
        "where medewerker = 'M01' and week >= ? order by week"
    )
    voor, team, werk = (
        gevuld.rijen(vraag, ["M01"]),
        gevuld.rijen(vraag, ["team"]),
        gevuld.rijen(nodig, [EERSTE]),
    )
    steun = _spreek_af(gevuld)
    weken = {EERSTE + dt.timedelta(weeks=n) for n in range(4)}
    for (week, was, kans), (_, wordt, kans_na) in zip(voor, gevuld.rijen(vraag, ["M01"]), strict=True):
        assert wordt - was == pytest.approx(6.0 if week in weken else 0.0)
        assert kans_na <= kans
    for (week, was, _), (_, wordt, _) in zip(team, gevuld.rijen(vraag, ["team"]), strict=True):
        assert wordt - was == pytest.approx(6.0 if week in weken else 0.0)
    for (week, laag, midden), (_, laag_na, midden_na) in zip(
        werk, gevuld.rijen(nodig, [EERSTE]), strict=True
    ):
        assert midden - midden_na == pytest.approx(6.0 if week in weken else 0.0)
        assert laag - laag_na == pytest.approx(6.0 if week in weken else 0.0)
    beeld = pieken.pieken(gevuld, VANDAAG)
    eigen = beeld.weken[beeld.weken["medewerker"] == "M01"].set_index("week")["steun"]
    assert eigen[EERSTE] == 6.0
    assert eigen.sum() == 24.0

    pipeline.bewaar(gevuld, lambda tx: scenario.zeg_af(tx, steun, NU), ("ondersteuning",))
    assert gevuld.rijen(vraag, ["M01"]) == voor
    assert gevuld.rijen(nodig, [EERSTE]) == werk
    assert scenario.afspraken(gevuld) == ()
    assert gevuld.rij("select count(*) from afgesproken_steun") == (1,)  # kept, with its date


def test_support_never_makes_needed_hours_negative(gevuld: Store) -> None:
    _spreek_af(gevuld, uren=300.0)
    rij = gevuld.rij(
        "select nodig_laag, nodig_midden, nodig_hoog from werkweek where medewerker = 'M01' and week = ?",
        [EERSTE],
    )
    assert rij is not None
    assert rij == pytest.approx((0.0, 0.0, 0.0), abs=1e-9)


@pytest.mark.parametrize(
    ("wie", "dagen", "uren", "van_wie", "zin"),
    [
        ("M99", (EERSTE, EERSTE), 4.0, "aannemer", "niet bekend"),
        ("M01", (EERSTE, EERSTE - dt.timedelta(weeks=1)), 4.0, "aannemer", "Draai de weken om"),
        ("M01", (EERSTE, EERSTE), 0.0, "aannemer", "meer dan 0"),
        ("M01", (EERSTE, EERSTE), 4.0, " ", "van wie"),
    ],
)
def test_an_agreement_that_cannot_be_is_refused(
    gevuld: Store, wie: str, dagen: tuple[dt.date, dt.date], uren: float, van_wie: str, zin: str
) -> None:
    with gevuld.schrijf() as tx, pytest.raises(Geweigerd, match=zin):
        scenario.spreek_af(tx, wie, dagen, uren, van_wie, door="Ruud", nu=NU)


def test_the_calendar_holds_every_phase_and_agreement_with_whole_days(gevuld: Store) -> None:
    _spreek_af(gevuld)
    inhoud = agenda.ics(
        pieken.projecten(gevuld, VANDAAG), scenario.afspraken(gevuld), {"M01": "Anna, =1+1"}, NU
    )
    blokken = {str(b["uid"]): b for b in icalendar.Calendar.from_ical(inhoud).walk("VEVENT")}
    assert set(blokken) == {
        "project-P1-voorbereiding@buurtmonitor",
        "project-P1-uitvoering@buurtmonitor",
        "project-P1-nazorg@buurtmonitor",
        "steun-1@buurtmonitor",
    }
    steun = blokken["steun-1@buurtmonitor"]
    assert str(steun["summary"]) == "Ondersteuning Anna, =1+1: 6 uur per week"
    assert (steun["dtstart"].dt, steun["dtend"].dt) == (EERSTE, EERSTE + dt.timedelta(weeks=4))
    assert agenda.ics((), (), {}, NU) == agenda.ics((), (), {}, NU)
