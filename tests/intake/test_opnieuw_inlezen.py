"""Importing again never corrupts a figure: overlap, edits, repeats, order, undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from monitor.intake.terugdraaien import draai_terug
from monitor.store import Store
from tests.intake.stap import NU, Regel, boek, boek_in, geteld, regel, uren

MAART = [
    regel("anna", "2026-03-02", 1.5, "Huisbezoek", 9),
    regel("anna", "2026-03-02", 0.25, "Telefoon"),
    regel("anna", "2026-03-02", 0.25, "Telefoon"),
    regel("anna", "2026-03-09", 2.0, "Overleg", 10),
    regel("bert", "2026-03-03", 7.2, "Verlof"),
]
LATER = [  # one entry edited (2.0 → 2.5), one added
    *MAART[:3],
    regel("anna", "2026-03-09", 2.5, "Overleg", 10),
    regel("anna", "2026-03-16", 1.0, "Schouw", 9),
]


def draai(store: Store, batch: int | None) -> None:
    assert batch is not None
    with store.schrijf() as tx:
        draai_terug(tx, batch, NU)


def test_overlapping_export_counts_12_70_hours_not_27_90_nor_14_45(store: Store) -> None:
    boek(store, MAART)
    uitslag = boek(store, LATER)
    assert uren(store) == 12.70
    assert (uitslag.verschil.nieuw, uitslag.verschil.ongewijzigd, uitslag.verschil.vervallen) == (2, 3, 1)
    assert uitslag.verschil.nieuw_seconden == round(3.5 * 3600)
    assert uitslag.verschil.vervallen_seconden == round(2.0 * 3600)


def test_the_same_rows_again_change_nothing(store: Store) -> None:
    boek(store, MAART)
    voor = geteld(store)
    uitslag = boek(store, MAART)  # other bytes, same rows
    assert (uitslag.verschil.nieuw, uitslag.verschil.ongewijzigd, uitslag.verschil.vervallen) == (0, 5, 0)
    assert geteld(store) == voor


def test_two_identical_short_calls_stay_two(store: Store) -> None:
    gesprek = regel("anna", "2026-03-02", 0.25, "Telefoon")
    boek(store, [gesprek, gesprek])
    assert uren(store) == 0.5
    boek(store, [gesprek, gesprek, regel("anna", "2026-03-03", 1.0, "Schouw")])
    assert uren(store) == 1.5


def test_a_preview_keeps_nothing_but_tells_the_same(store: Store) -> None:
    boek(store, MAART)
    voor = geteld(store)
    proef = boek(store, LATER, proef=True)
    assert geteld(store) == voor
    echt = boek(store, LATER)
    assert (proef.verschil, proef.aansluiting) == (echt.verschil, echt.aansluiting)


def test_undo_of_the_last_and_of_a_middle_batch(store: Store) -> None:
    eerste = boek(store, MAART)
    na_eerste = geteld(store)
    tweede = boek(store, LATER)
    derde = boek(store, [*LATER, regel("anna", "2026-03-23", 3.0, "Schouw")])
    assert uren(store) == 15.70
    draai(store, tweede.batch)
    assert uren(store) == 15.70  # the third says the same and more
    draai(store, derde.batch)
    assert geteld(store) == na_eerste
    draai(store, eerste.batch)
    assert geteld(store) == []


def test_superseded_rows_are_kept(store: Store) -> None:
    boek(store, MAART)
    boek(store, LATER)
    assert store.rij("select count(*) from uur where not actief") == (4,)


def test_other_people_and_sources_are_left_alone(store: Store) -> None:
    boek(store, MAART)
    boek(store, [regel("anna", "2026-03-02", 4.0, "Schouw")], bron="clockify")
    assert uren(store) == 15.20
    assert store.rij("select count(*) from melding where code = 'twee_bronnen'") == (1,)


# -- questions -------------------------------------------------------------------------------------


def test_a_filtered_export_asks_and_adds_nothing_without_an_answer(store: Store) -> None:
    boek(store, MAART)
    uitslag = boek(store, [MAART[0], MAART[3]])
    assert uitslag.uitkomst == "vraag"
    assert "Telefoon" in (uitslag.vraag or "")
    assert uitslag.verschil.vervallen == 2
    assert uren(store) == 11.20


def test_a_loss_is_measured_on_the_days_that_were_there(store: Store) -> None:
    """40 new hours next week can not hide that 10 of 20 old hours are gone."""
    oud = [regel("anna", f"2026-03-{dag:02d}", 5.0, "Schouw") for dag in (2, 3, 4, 5)]
    boek(store, oud)
    nieuw = [oud[0], oud[3], *(regel("anna", f"2026-03-{dag}", 8.0, "Schouw") for dag in range(16, 21))]
    uitslag = boek(store, nieuw)
    assert uitslag.uitkomst == "vraag"
    assert "10,00 uur" in (uitslag.vraag or "")


def test_a_small_loss_is_applied_without_asking(store: Store) -> None:
    oud = [regel("anna", f"2026-03-{dag:02d}", 5.0, "Schouw") for dag in (2, 3, 4, 5)]
    boek(store, oud)
    uitslag = boek(store, [*oud[:3], regel("anna", "2026-03-05", 1.0, "Schouw")])  # exactly 4 hours
    assert uitslag.uitkomst == "verwerkt"
    assert uren(store) == 16.0


def test_aanvul_of_a_filtered_export_only_adds(store: Store) -> None:
    boek(store, MAART)
    uitslag = boek(store, [MAART[0], regel("anna", "2026-03-16", 1.0, "Schouw")], "aanvul")
    assert uitslag.uitkomst == "verwerkt"
    assert uren(store) == 12.20
    assert (uitslag.verschil.nieuw, uitslag.verschil.vervallen) == (1, 0)


def test_vervang_takes_away_and_undo_brings_back(store: Store) -> None:
    boek(store, MAART)
    voor = geteld(store)
    uitslag = boek(store, [MAART[0], MAART[3]], "vervang")
    assert uren(store) == 10.70
    draai(store, uitslag.batch)
    assert geteld(store) == voor


def test_an_older_file_asks_and_fills_only_the_days_before(store: Store) -> None:
    boek(store, [regel("anna", "2026-03-09", 2.5, "Schouw"), regel("anna", "2026-03-16", 1.0, "Schouw")])
    ouder = [regel("anna", "2026-03-02", 1.5, "Schouw"), regel("anna", "2026-03-09", 2.0, "Schouw")]
    assert "nieuwer bestand" in (boek(store, ouder).vraag or "")
    boek(store, ouder, "aanvul")
    assert uren(store) == 5.0  # 1.5 + 2.5 + 1.0; the old 2.0 stays out


def test_an_older_file_of_other_days_asks_nothing(store: Store) -> None:
    boek(store, [regel("anna", "2026-03-09", 2.5)])
    assert boek(store, [regel("anna", "2026-02-09", 2.0)]).uitkomst == "verwerkt"
    assert uren(store) == 4.5


def test_native_ids_update_the_row_and_delete_nothing(store: Store) -> None:
    def rij(nummer: str, datum: str, uur: float) -> Regel:
        return replace(regel("anna", datum, uur), bron_id=nummer)

    eerste = boek(store, [rij("1", "2026-03-02", 1.0), rij("2", "2026-03-03", 2.0)], bron="solidtime")
    tweede = boek(store, [rij("2", "2026-03-04", 2.5), rij("3", "2026-03-05", 4.0)], bron="solidtime")
    assert uren(store) == 7.5
    assert tweede.uitkomst == "verwerkt"
    draai(store, tweede.batch)
    assert uren(store) == 3.0
    draai(store, eerste.batch)
    assert uren(store) == 0.0


# -- properties ------------------------------------------------------------------------------------

DAGEN = st.integers(0, 20).map(lambda n: dt.date(2026, 3, 1) + dt.timedelta(days=n))
RIJ = st.builds(
    Regel,
    persoon=st.sampled_from(["anna", "bert"]),
    datum=DAGEN,
    seconden=st.sampled_from([900, 3600, 27_000]),
    categorie=st.sampled_from(["Schouw", "Telefoon", None]),
    uitkomst=st.sampled_from(["ok", "ok", "ok", "gemarkeerd", "quarantaine", "overgeslagen"]),
)
BESTAND = st.lists(RIJ, min_size=1, max_size=12)
RUSTIG = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def einde(regels: list[Regel]) -> dt.date:
    return max((r.datum for r in regels if r.datum and r.uitkomst != "overgeslagen"), default=dt.date.min)


@RUSTIG
@given(BESTAND, BESTAND)
def test_every_row_read_has_one_outcome(store: Store, a: list[Regel], b: list[Regel]) -> None:
    with store.schrijf(proef=True) as tx:
        for regels in (a, b):
            telling = boek_in(tx, regels, store.instellingen, "vervang").aansluiting
            assert telling.sluit
            assert telling.gelezen == len(regels)
            assert telling.seconden_gelezen == sum(r.seconden for r in regels)


def test_somebody_made_by_an_undone_file_goes_although_another_file_names_them(store: Store) -> None:
    """The earlier file holds only a row that was set apart: no hours, so nobody."""
    boek(store, [replace(regel("anna", "2026-03-01", 0.25, "Schouw"), uitkomst="quarantaine")])
    draai(store, boek(store, [regel("anna", "2026-03-01", 0.25, "Schouw")], bij_verlies="vervang").batch)
    assert store.rijen("select * from medewerker") == []


@RUSTIG
@given(st.lists(BESTAND, min_size=1, max_size=3), BESTAND, st.sampled_from(["vervang", "aanvul"]))
def test_import_then_undo_leaves_what_counted(
    store: Store, eerder: list[list[Regel]], erbij: list[Regel], antwoord: str
) -> None:
    with store.schrijf(proef=True) as tx:
        for regels in eerder:
            boek_in(tx, regels, store.instellingen, antwoord)
        voor, mensen = geteld(tx), tx.rijen("select * from medewerker order by all")
        draai_terug(tx, boek_in(tx, erbij, store.instellingen, antwoord).batch or 0, NU)
        assert geteld(tx) == voor
        assert tx.rijen("select * from medewerker order by all") == mensen


@settings(RUSTIG, max_examples=60)
@given(BESTAND, BESTAND)
def test_the_order_of_two_files_does_not_matter(store: Store, a: list[Regel], b: list[Regel]) -> None:
    """With the answer *aanvul* to every question, and files that end on different days."""
    assume(einde(a) != einde(b))
    uitkomsten = []
    for volgorde in ((a, b), (b, a)):
        with store.schrijf(proef=True) as tx:
            for regels in volgorde:
                boek_in(tx, regels, store.instellingen, "aanvul")
            uitkomsten.append(geteld(tx))
    assert uitkomsten[0] == uitkomsten[1]


@RUSTIG
@given(st.lists(BESTAND, min_size=2, max_size=4), st.data())
def test_undo_in_any_order_equals_never_imported(
    store: Store, bestanden: list[list[Regel]], data: st.DataObject
) -> None:
    """What counts is a function of the batches that are in: undo all but one, that one alone counts."""
    with store.schrijf(proef=True) as tx:
        batches = [boek_in(tx, regels, store.instellingen, "vervang").batch or 0 for regels in bestanden]
        blijft = data.draw(st.sampled_from(range(len(batches))))
        for plek in data.draw(st.permutations([n for n in range(len(batches)) if n != blijft])):
            draai_terug(tx, batches[plek], NU)
        over = geteld(tx)
    with store.schrijf(proef=True) as tx:
        boek_in(tx, bestanden[blijft], store.instellingen)
        assert geteld(tx) == over
