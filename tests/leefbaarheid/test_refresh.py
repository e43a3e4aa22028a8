"""From source tables to lights: sums, denominators, breaks, the ledger, decisions, the bridge."""

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest

from monitor import kans
from monitor.fouten import Geweigerd
from monitor.leefbaarheid import besluit, drempels
from monitor.leefbaarheid.indicatoren import Drempels
from monitor.leefbaarheid.questions import bronregels
from monitor.leefbaarheid.refresh import vernieuw
from monitor.store import Store, Transactie
from tests.leefbaarheid.gegevens import GELADEN, maak_batch, maak_buurten, maak_complexen, maak_metingen

BUURTEN = [f"BU0999{i:04d}" for i in range(12)]


def _stad(tx: Transactie, tellers: dict[int, list[float]], indicator: str = "misdrijven_totaal") -> None:
    """Twelve buurten of 1,000 residents with counts per year."""
    maak_buurten(tx, dict.fromkeys(BUURTEN, 1000))
    maak_batch(tx, 1)
    maak_metingen(
        tx,
        1,
        [
            {"gebied": b, "indicator": indicator, "jaar": jaar, "teller": y}
            for jaar, lijst in tellers.items()
            for b, y in zip(BUURTEN, lijst, strict=True)
        ],
    )


GEWOON = [20.0, 30, 40, 50, 60, 40, 40, 40, 40, 40, 40, 40]


def test_reference_is_sum_by_sum_in_the_frozen_year(store: Store) -> None:
    with store.schrijf() as tx:
        _stad(tx, {2024: GEWOON, 2025: [2 * y for y in GEWOON]})
        vernieuw(tx, store.instellingen)
        eerste = tx.rij("select jaar, waarde, gebieden from referentie where groep = 'GM0999'")
        assert eerste == (2025, pytest.approx(2 * 480 / 12_000), 12)
        # a later year does not move the reference: it is frozen
        maak_batch(tx, 2)
        maak_metingen(
            tx,
            2,
            [{"gebied": b, "indicator": "misdrijven_totaal", "jaar": 2026, "teller": 500} for b in BUURTEN],
        )
        vernieuw(tx, store.instellingen)
        assert tx.rij("select jaar, waarde, gebieden from referentie where groep = 'GM0999'") == eerste
        assert set(tx.rijen("select licht from licht where jaar = 2026")) == {("rood",)}
        kies = partial(drempels.kies_referentiejaar, tx, "misdrijven_totaal", wanneer=GELADEN)
        with pytest.raises(Geweigerd, match="wie dit besluit en waarom"):
            kies(2026, wie="R. de Vries", reden=" ")
        with pytest.raises(Geweigerd, match="geen enkel cijfer"):
            kies(2019, wie="R. de Vries", reden="nieuw plan")
        kies(2026, wie="R. de Vries", reden="nieuw plan")
        kies(2026, wie="R. de Vries", reden="nog eens")  # nothing changes, nothing is written
        (regel,) = drempels.logboek(tx)
        assert (regel.jaren, regel.wie, regel.reden) == ((2025, 2026), "R. de Vries", "nieuw plan")
        assert drempels.vorige(tx) == {}  # the thresholds themselves did not change
        vernieuw(tx, store.instellingen)
        assert set(tx.rijen("select licht from licht where jaar = 2026")) != {("rood",)}


def test_undoing_a_middle_batch_brings_back_what_it_replaced(store: Store) -> None:
    def tellers(tx: Transactie) -> set[float]:
        vernieuw(tx, store.instellingen)
        return {y for (y,) in tx.rijen("select teller from licht where gebied = ?", [BUURTEN[0]])}

    with store.schrijf() as tx:
        _stad(tx, {2025: [10.0] * 12})
        for batch, y in ((2, 20.0), (3, 30.0)):
            maak_batch(tx, batch)
            maak_metingen(
                tx,
                batch,
                [{"gebied": b, "indicator": "misdrijven_totaal", "jaar": 2025, "teller": y} for b in BUURTEN],
            )
        assert tellers(tx) == {30.0}

    def regels() -> list[tuple[float | None, bool]]:
        """Newest file first, with whether the row is in the figure."""
        return [(r.teller, r.telt) for r in bronregels(store, BUURTEN[0], "misdrijven_totaal", 2025)]

    assert regels() == [(30, True), (20, False), (10, False)]
    with store.schrijf() as tx:
        maak_complexen(tx, {"C1": (BUURTEN[0], 40)})
        maak_metingen(
            tx, 3, [{"gebied": "C1", "niveau": "complex", "indicator": "misdrijven_totaal", "jaar": 2025,
                     "teller": 4}]
        )  # fmt: skip
        assert tellers(tx) == {30.0}
    assert sorted(regels()) == [(4, False), (10, False), (20, False), (30, True)]  # the buurt has its own
    with store.schrijf() as tx:
        tx.doe("update batch set teruggedraaid_op = ? where batch = 2", [GELADEN])
        assert tellers(tx) == {30.0}
        tx.doe("update batch set teruggedraaid_op = ? where batch = 3", [GELADEN])
        assert tellers(tx) == {10.0}
    assert sorted(regels()) == [(4, False), (10, True), (20, False), (30, False)]


def test_a_new_file_replaces_its_municipality_only_and_an_addition_replaces_nothing(store: Store) -> None:
    with store.schrijf() as tx:
        _stad(tx, {2025: [10.0] * 12})
        maak_buurten(tx, {"BU08880001": 1000})
        meting = {"indicator": "misdrijven_totaal", "jaar": 2025, "teller": 7}
        maak_batch(tx, 2)
        maak_metingen(tx, 2, [{"gebied": "BU08880001", **meting}])
        maak_batch(tx, 3, modus="aanvul")
        maak_metingen(tx, 3, [{"gebied": BUURTEN[0], **meting}])
        vernieuw(tx, store.instellingen)
        assert tx.rij("select count(*), sum(teller) from licht") == (13, 7 + 7 + 11 * 10)
        maak_batch(tx, 4)
        maak_metingen(tx, 4, [{"gebied": BUURTEN[1], **meting}])
        vernieuw(tx, store.instellingen)
        assert tx.rij("select count(*), sum(teller) from licht") == (2, 14)


def test_dossiers_count_per_full_year_with_true_zeros_and_add_up_to_the_buurt(store: Store) -> None:
    with store.schrijf() as tx:
        maak_buurten(tx, {BUURTEN[0]: 500})
        maak_complexen(tx, {"C1": (BUURTEN[0], 40), "C2": (BUURTEN[0], 60)})
        maak_batch(tx, 1)
        for dossier, complex_, dag in (
            ("D1", "C1", "2023-01-10"),
            ("D2", "C1", "2024-03-01"),
            ("D3", "C1", "2025-06-01"),
            ("D4", "C2", "2025-06-02"),
            ("D5", "C2", "2026-02-01"),  # the year of the import is not over: no figure for 2026
        ):
            tx.doe(
                "insert into overlastdossier values (1, 2, ?, ?, 'geluid', ?::date, null)",
                [dossier, complex_, dag],
            )
        vernieuw(tx, store.instellingen)
        lichten = {
            (gebied, jaar): (teller, noemer)
            for gebied, jaar, teller, noemer in tx.rijen("select gebied, jaar, teller, noemer from licht")
        }
    assert lichten == {
        ("C1", 2023): (1, 40), ("C1", 2024): (1, 40), ("C1", 2025): (1, 40),
        ("C2", 2023): (0, 60), ("C2", 2024): (0, 60), ("C2", 2025): (1, 60),
        (BUURTEN[0], 2023): (1, 100), (BUURTEN[0], 2024): (1, 100), (BUURTEN[0], 2025): (2, 100),
    }  # fmt: skip


def test_schouw_counts_points_under_b_against_the_norm(store: Store) -> None:
    with store.schrijf() as tx:
        maak_buurten(tx, {BUURTEN[0]: 500, BUURTEN[1]: 500, BUURTEN[2]: 500})
        maak_batch(tx, 1, "schouw")
        for gebied, slecht, punten in ((BUURTEN[0], 30, 100), (BUURTEN[1], 0, 100), (BUURTEN[2], 2, 9)):
            for punt in range(punten):
                tx.doe(
                    "insert into schouwpunt values (1, ?, ?, null, 'r1', '2026-03-01', 'woonomgeving', ?, ?)",
                    [punt, gebied, f"P{punt}", "C" if punt < slecht else "A"],
                )
        vernieuw(tx, store.instellingen)
        uit = tx.rijen("select teller, noemer, t_groen, licht, reden_grijs from licht order by gebied")
    assert uit == [
        (30, 100, 0.1, "rood", None),
        (0, 100, 0.1, "groen", None),
        (2, 9, 0.1, "grijs", "minder dan 10 schouwpunten"),
    ]


def test_marks_of_complexes_pool_by_respondents(store: Store) -> None:
    with store.schrijf() as tx:
        maak_buurten(tx, {BUURTEN[0]: 500})
        maak_complexen(tx, {"C1": (BUURTEN[0], 40), "C2": (BUURTEN[0], 60)})
        maak_batch(tx, 1)
        basis = {"niveau": "complex", "indicator": "cijfer_buurt", "jaar": 2025, "sd": 1.0}
        maak_metingen(
            tx,
            1,
            [
                {**basis, "gebied": "C1", "waarde": 6.0, "noemer": 20, "populatie": 40},
                {**basis, "gebied": "C2", "waarde": 7.0, "noemer": 20, "populatie": 60},
            ],
        )
        vernieuw(tx, store.instellingen)
        ruw, noemer, laag = tx.rij("select ruw, noemer, laag from licht where gebied = ?", [BUURTEN[0]]) or (
            0,
            0,
            0,
        )
        (rood,) = tx.rij("select licht from licht where gebied = 'C1'") or (None,)
    # mean 6.5; sd² = (19 + 19 + 20·0.25·2)/39 = 1.230769; se = √(sd²/40 · (1 − 40/100)) = 0.135873
    assert (ruw, noemer, laag) == (6.5, 40, pytest.approx(6.5 - 2.0226909 * 0.1358732, abs=1e-5))
    assert rood == "rood"


def test_a_complex_of_which_something_is_not_known_makes_its_buurt_no_surer(store: Store) -> None:
    """No spread or population is not zero; one respondent has no spread; a missing count is no zero."""
    mark = {"niveau": "complex", "indicator": "cijfer_buurt", "jaar": 2025}
    schuld = {"niveau": "complex", "indicator": "huurachterstand", "jaar": 2025}
    with store.schrijf() as tx:
        maak_buurten(tx, dict.fromkeys(BUURTEN[:3], 500))
        maak_complexen(tx, {f"C{i}": (BUURTEN[i // 2], 60) for i in range(6)})
        maak_batch(tx, 1)
        maak_metingen(
            tx,
            1,
            [
                {**mark, "gebied": "C0", "waarde": 6.0, "sd": 1.0, "noemer": 20, "populatie": 40},
                {**mark, "gebied": "C1", "waarde": 7.0, "noemer": 20, "populatie": 60},
                {**mark, "gebied": "C2", "waarde": 6.0, "sd": 1.0, "noemer": 39, "populatie": 60},
                {**mark, "gebied": "C3", "waarde": 10.0, "noemer": 1},
                {**schuld, "gebied": "C4", "teller": 30},
                {**schuld, "gebied": "C5", "waarde": 0.5},
            ],
        )
        vernieuw(tx, store.instellingen)
        onder = dict(tx.rijen("select gebied, laag from licht where indicator = 'cijfer_buurt'"))
        schulden = tx.rij("select teller, noemer from licht where gebied = ?", [BUURTEN[2]])
    # no spread known of C1: 1.8 for the buurt; se = 1.8/√40 · √(1 − 40/100) = 0.220454
    assert onder[BUURTEN[0]] == pytest.approx(6.5 - 2.0226909 * 0.2204541, abs=1e-5)
    # mean 244/40 = 6.1; sd² = (38·1 + 39·0.01 + 1·15.21)/39 = 1.374359; no population known: √(sd²/40)
    assert onder[BUURTEN[1]] == pytest.approx(6.1 - 2.0226909 * 0.1853617, abs=1e-5)
    assert schulden == (30, 60)  # not 30 of the 120 homes of both


def test_a_boundary_change_breaks_memory_pooling_and_trend(store: Store) -> None:
    stijgend = {jaar: [20.0 + 10 * (jaar - 2020), *GEWOON[1:]] for jaar in range(2020, 2026)}
    with store.schrijf() as tx:
        _stad(tx, stijgend)
        vernieuw(tx, store.instellingen)
        assert tx.rij("select punten, richting from trend where gebied = ?", [BUURTEN[0]]) == (6, "slechter")
        tx.doe("insert into grenswijziging values (1, 2, ?, 2023, 3)", [BUURTEN[0]])
        tx.doe("insert into grenswijziging values (1, 3, ?, 2023, 2)", [BUURTEN[1]])
        vernieuw(tx, store.instellingen)
        assert tx.rij("select punten, richting from trend where gebied = ?", [BUURTEN[0]]) == (3, "onbekend")
        assert tx.rij("select punten from trend where gebied = ?", [BUURTEN[1]]) == (6,)
        stukken = "select count(distinct reeks) from licht where gebied = ?"
        assert (tx.rij(stukken, [BUURTEN[0]]), tx.rij(stukken, [BUURTEN[1]])) == ((2,), (1,))


def test_rare_events_are_pooled_inside_the_window_only(store: Store) -> None:
    with store.schrijf() as tx:
        _stad(tx, {jaar: [float(jaar - 2019)] * 12 for jaar in (2020, 2021, 2022, 2024)}, "vernieling")
        vernieuw(tx, store.instellingen)
        uit = tx.rijen(
            "select jaar, teller, noemer, jaren from licht where gebied = ? order by jaar", [BUURTEN[0]]
        )
    assert uit == [(2020, 1, 1000, 1), (2021, 3, 2000, 2), (2022, 6, 3000, 3), (2024, 8, 2000, 2)]


def test_what_is_known_of_one_year_is_kept_beside_the_years_together(store: Store) -> None:
    """The year plan judges a goal on its own year: its counts, and the very distribution behind a light."""
    with store.schrijf() as tx:
        _stad(tx, dict.fromkeys((2023, 2024, 2025), GEWOON), "vernieling")
        rijen = [
            {"gebied": b, "indicator": "misdrijven_totaal", "jaar": 2025, "teller": y}
            for b, y in zip(BUURTEN, GEWOON, strict=True)
        ]
        maak_batch(tx, 2)
        maak_metingen(tx, 2, rijen)
        vernieuw(tx, store.instellingen)
        samen = tx.rij(
            "select teller, noemer, jaar_teller, jaar_noemer, zeker_a / zeker_b, geschat from licht "
            "where indicator = 'vernieling' and gebied = ? and jaar = 2025",
            [BUURTEN[4]],
        )
        alleen = tx.rijen(
            "select zeker_a, zeker_b, t_rood, kans_rood, geschat, jaar_teller from licht "
            "where indicator = 'misdrijven_totaal'"
        )
        maat = tx.rij("select naam, per, eenheid, richting from maat where indicator = 'vernieling'")
    assert samen is not None
    assert samen[:4] == (180, 3000, 60, 1000)
    assert 0.04 < samen[4] < 0.06
    assert maat == ("Vernielingen", 1000, "per 1.000 inwoners", 1)
    assert len(alleen) == 12
    for a, b, t_rood, kans_rood, geschat, _ in alleen:
        assert kans.kans_boven_gamma(a, b, t_rood) == pytest.approx(kans_rood)
        assert a / b == pytest.approx(geschat)


def test_an_indicator_of_unknown_direction_gets_no_light(store: Store) -> None:
    with store.schrijf() as tx:
        _stad(tx, {2025: GEWOON}, "bomen")
        tx.doe(
            "insert into indicator values (1, 2, 'bomen', 'Bomen', 'context', 'algemeen', 'telling', 0, "
            "'inwoners', 'gemeente')"
        )
        vernieuw(tx, store.instellingen)
        uit = tx.rijen("select distinct licht, reden_grijs from licht")
    assert uit == [("grijs", "niet bekend of hoger beter of slechter is")]


def test_a_changed_threshold_is_logged_and_the_old_map_stays(store: Store) -> None:
    def wijzig(tx: Transactie, nieuw: Drempels, reden: str = "Besluit van de werkgroep") -> None:
        drempels.wijzig(tx, "misdrijven_totaal", nieuw, wie="R. de Vries", reden=reden, wanneer=GELADEN)

    with store.schrijf() as tx:
        _stad(tx, {2025: [*GEWOON[:-1], 400.0]})
        vernieuw(tx, store.instellingen)
        was = dict(tx.rijen("select gebied, licht from licht"))
        assert was[BUURTEN[-1]] == "rood"
        wijzig(tx, Drempels("vast", 500.0, 600.0, 0.0, 1))
        vernieuw(tx, store.instellingen)
        assert dict(tx.rijen("select gebied, licht_vorig from licht")) == was
        assert dict(tx.rijen("select gebied, licht from licht")) == dict.fromkeys(BUURTEN, "groen")
        (regel,) = drempels.logboek(tx)
        assert (regel.wie, regel.oud, regel.nieuw.rood) == ("R. de Vries", Drempels(gewicht=0.0), 600.0)
        with pytest.raises(Geweigerd, match="hoger"):
            wijzig(tx, Drempels("vast", 9.0, 8.0))
        with pytest.raises(Geweigerd, match="waarom"):
            wijzig(tx, Drempels("vast", 8.0, 9.0), reden=" ")


def test_against_the_own_average(store: Store) -> None:
    """Own buurten are all above the city: red against the norm, ordinary against the own average."""
    with store.schrijf() as tx:
        maak_buurten(tx, dict.fromkeys(BUURTEN[:2], 1000))
        maak_batch(tx, 1)
        meting = {"indicator": "misdrijven_totaal", "jaar": 2025, "noemer": 1000}
        maak_metingen(
            tx,
            1,
            [{"gebied": b, "teller": 300 if i < 2 else 20 + i, **meting} for i, b in enumerate(BUURTEN)],
        )
        vernieuw(tx, store.instellingen)
        uit = tx.rijen("select licht, licht_eigen from licht")
        assert tx.rij("select waarde from referentie where groep = 'eigen'") == (0.3,)
    assert uit == [("rood", "geel")] * 2


def _brug(store: Store, maak: Callable[[Transactie], None]) -> list[tuple[str, str]]:
    with store.schrijf() as tx:
        _stad(tx, {2025: [400.0, *GEWOON[1:]]}, "overlast_politie")
        maak(tx)
        vernieuw(tx, store.instellingen)
        return tx.rijen("select gebied, licht from gebiedslicht order by gebied")


def test_the_bridge_follows_the_attention_score(store: Store) -> None:
    uit = dict(_brug(store, lambda tx: maak_buurten(tx, {"BU08880001": 1000})))
    assert uit[BUURTEN[0]] == "rood"
    assert uit[BUURTEN[1]] == "groen"
    assert uit["BU08880001"] == "grijs"  # no figure is not a good figure


def test_a_running_decision_about_the_buurt_leads_until_it_ends(store: Store) -> None:
    def neem(tx: Transactie, vervalt: dt.date) -> None:
        besluit.neem(
            tx,
            BUURTEN[1],
            None,
            "rood",
            reden="Drie gezinnen met dreiging, nog geen melding",
            naam="A. Jansen",
            datum=dt.date(2026, 1, 5),
            vervalt=vervalt,
        )

    assert dict(_brug(store, lambda tx: neem(tx, dt.date(2026, 9, 1))))[BUURTEN[1]] == "rood"
    with store.schrijf() as tx:
        besluit.trek_in(tx, 1, datum=dt.date(2026, 5, 1))
        neem(tx, dt.date(2026, 2, 1))  # ended before the newest import (4 May 2026)
        vernieuw(tx, store.instellingen)
        assert dict(tx.rijen("select gebied, licht from gebiedslicht"))[BUURTEN[1]] == "groen"
        assert [b.loopt(dt.date(2026, 1, 10)) for b in besluit.besluiten(tx)] == [True, False]
        with pytest.raises(Geweigerd, match="waarom"):
            besluit.neem(
                tx, BUURTEN[1], None, "rood", reden="zomaar", naam="A", datum=dt.date(2026, 1, 5),
                vervalt=dt.date(2026, 2, 5),
            )  # fmt: skip
        with pytest.raises(Geweigerd, match="einddatum"):
            neem(tx, dt.date(2027, 9, 1))


def test_a_decision_after_the_newest_import_counts_at_once(store: Store) -> None:
    def neem(tx: Transactie) -> None:
        besluit.neem(
            tx, BUURTEN[1], None, "rood", reden="Drie gezinnen met dreiging", naam="A. Jansen",
            datum=dt.date(2026, 6, 1), vervalt=dt.date(2026, 9, 1),
        )  # fmt: skip

    assert dict(_brug(store, neem))[BUURTEN[1]] == "rood"  # the import is of 4 May
    with store.schrijf() as tx:
        besluit.trek_in(tx, 1, datum=dt.date(2026, 6, 8))
        vernieuw(tx, store.instellingen)
        assert dict(tx.rijen("select gebied, licht from gebiedslicht"))[BUURTEN[1]] == "groen"


def test_stale_figures_lower_the_coverage(store: Store) -> None:
    with store.schrijf() as tx:
        _stad(tx, {2022: GEWOON}, "overlast_politie")  # import in 2026, keeps two years
        vernieuw(tx, store.instellingen)
        assert set(tx.rijen("select score, dekking from aandacht")) == {(None, 0.0)}
        assert set(tx.rijen("select licht from gebiedslicht")) == {("grijs",)}
