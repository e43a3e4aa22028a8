"""A division taken into use: history kept, later plans give way, undone exactly, the weeks follow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from monitor import pipeline
from monitor.fouten import Geweigerd
from monitor.intake.inlezen import Bestand
from monitor.store import Store
from monitor.werkgebied import questions
from tests.werkdruk.conftest import Bouwer
from tests.werkgebied import stad

VANDAAG = dt.date(2026, 11, 20)
VANAF = dt.date(2026, 12, 21)
NU = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC).replace(tzinfo=None)
A, B, C = (stad.code(kolom, 0) for kolom in (0, 2, 4))


@pytest.fixture
def stadje(store: Store) -> Bouwer:
    """The town with its division from a file, so that it stands in the ledger."""
    return Bouwer(store, erbij=True)


@pytest.fixture
def store(open_gevuld: Callable[..., Store]) -> Store:
    return open_gevuld(_vul_stadje)


def _vul_stadje(store: Store) -> None:
    bouwer = stad.bouw(store, breed=5, hoog=1, namen=stad.NAMEN[:3])
    rijen = store.rijen("select buurt, medewerker, vanaf from verdeling order by buurt")
    bouwer.doe("delete from verdeling")
    pad = store.instellingen.werkmap / "verdeling.csv"
    regels = [f"{b};{store.rij('select naam from medewerker where medewerker = ?', [m])[0]};{v:%d-%m-%Y};"
              for b, m, v in rijen]  # type: ignore[index]  # fmt: skip
    pad.write_text("\n".join(["buurt;medewerker;vanaf;tot", *regels, ""]), encoding="utf-8")
    [uitslag] = pipeline.importeer(store, [Bestand(pad, "verdeling.csv")], vandaag=VANDAAG)
    assert uitslag.uitkomst == "verwerkt", uitslag


def perioden(store: Store, buurt: str) -> list[tuple[str, dt.date, dt.date | None]]:
    return store.rijen("select medewerker, vanaf, tot from verdeling where buurt = ? order by vanaf", [buurt])


def test_from_a_day_on_with_history_kept_and_undone_exactly(store: Store, stadje: Bouwer) -> None:
    voor = store.rijen("select buurt, medewerker, vanaf, tot from verdeling order by all")
    nieuw = {b: m for b, m, _, _ in voor} | {A: "M02"}
    assert pipeline.neem_verdeling_in_gebruik(store, nieuw, VANAF, door="Els", nu=NU) == 1
    assert perioden(store, A) == [
        ("M01", stad.SINDS, VANAF - dt.timedelta(days=1)), ("M02", VANAF, None),
    ]  # fmt: skip
    assert perioden(store, B) == [("M02", stad.SINDS, None)]
    (batch,) = store.rij("select max(batch) from batch") or (0,)
    pipeline.draai_terug(store, batch)
    assert store.rijen("select buurt, medewerker, vanaf, tot from verdeling order by all") == voor


def test_what_was_planned_for_later_gives_way(store: Store, stadje: Bouwer) -> None:
    nu = {b: m for b, m, _ in store.rijen("select buurt, medewerker, vanaf from verdeling")}
    later = VANAF + dt.timedelta(weeks=10)
    pipeline.neem_verdeling_in_gebruik(store, nu | {C: "M01"}, later, door="Els", nu=NU)
    pipeline.neem_verdeling_in_gebruik(store, nu | {A: "M03"}, VANAF, door="Els", nu=NU)
    assert [m for m, _, tot in perioden(store, C) if tot is None] == ["M03"]
    assert [m for m, _, tot in perioden(store, A) if tot is None] == ["M03"]


def test_nothing_new_unknown_people_and_unknown_buurten_are_refused(store: Store, stadje: Bouwer) -> None:
    nu = {b: m for b, m, _ in store.rijen("select buurt, medewerker, vanaf from verdeling")}
    for verdeling, woord in ((nu, "geldt al"), (nu | {A: "N1"}, "N1"), (nu | {"BU00000000": "M01"}, "BU000")):
        with pytest.raises(Geweigerd, match=woord):
            pipeline.neem_verdeling_in_gebruik(store, verdeling, VANAF, door="Els", nu=NU)


def test_needed_hours_follow_in_the_same_step(store: Store, stadje: Bouwer) -> None:
    """Buurt A: 200 homes × 0,03 = 6 hours a week; from the week of `VANAF` they are Bert's."""
    stadje.uur(dt.date(2026, 11, 16), 8)
    stadje.ververs()
    nu = {b: m for b, m, _ in store.rijen("select buurt, medewerker, vanaf from verdeling")}
    pipeline.neem_verdeling_in_gebruik(store, nu | {A: "M02"}, VANAF, door="Els", nu=NU)
    rijen = dict(
        store.rijen(
            "select medewerker || ' ' || week, midden from nodig_week where bron = ? "
            "and week between date '2026-12-14' and date '2026-12-21'",
            [A],
        )
    )
    assert rijen == {"M01 2026-12-14": pytest.approx(6.0), "M02 2026-12-21": pytest.approx(6.0)}


def test_what_begins_later_is_listed_and_taken_back(store: Store, stadje: Bouwer) -> None:
    """Two buurten on one day, one on a later day; taking back the first leaves the other."""
    nu = {b: m for b, m, _ in store.rijen("select buurt, medewerker, vanaf from verdeling")}
    later = VANAF + dt.timedelta(weeks=10)
    assert questions.komende(store, VANDAAG) == ()
    eerste = nu | {A: "M02", B: "M03"}
    pipeline.neem_verdeling_in_gebruik(store, eerste, VANAF, door="Els", nu=NU)
    pipeline.neem_verdeling_in_gebruik(store, eerste | {C: "M01"}, later, door="Els", nu=NU)
    een, twee = questions.komende(store, VANDAAG)
    assert (een.vanaf, een.buurten, een.door, een.intrekbaar) == (VANAF, 2, "Els", True)
    assert (twee.vanaf, twee.buurten) == (later, 1)
    assert questions.komende(store, VANAF) == (twee,)
    assert een.batch is not None
    pipeline.draai_terug(store, een.batch)
    assert [(k.vanaf, k.buurten) for k in questions.komende(store, VANDAAG)] == [(later, 1)]
