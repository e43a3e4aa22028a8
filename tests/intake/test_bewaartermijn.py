"""After the retention period a person's days are gone: rows, raw texts, derived figures; none returns."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import pipeline
from monitor.access import logboek
from monitor.access.kluis import Kluis
from monitor.cli import main, run
from monitor.fouten import Geweigerd
from monitor.intake import quarantaine, questions, telling
from monitor.intake.bewaartermijn import klokzin, ruim_op, te_oud, vertrouwde_dag
from monitor.intake.grootboek import Boeker
from monitor.intake.inlezen import Bestand
from monitor.intake.stam.bewaren import bewaar_medewerker
from monitor.intake.terugdraaien import draai_terug
from monitor.intake.uitslag import BEWAARTERMIJN, NA_VANDAAG
from monitor.kalender import bewaargrens
from monitor.settings import lees_instellingen
from monitor.store import Store
from monitor.store.backup import lijst, ruim_terzijde_op
from tests.intake.stap import NU, Regel, boek, boek_in, geteld, regel, uren

TOT = dt.date(2024, 11, 18)
BOEKER = Boeker("test", NU)
OUD = [regel("anna", "2024-11-14", 3.0, "Huisbezoek"), regel("piet", "2024-11-15", 2.0, "Overleg")]
JONG = [regel("anna", "2024-11-18", 1.5, "Huisbezoek"), regel("anna", "2024-11-19", 1.0, "Overleg")]


def ruim(store: Store, tot: dt.date = TOT) -> int:
    with store.schrijf() as tx:
        return ruim_op(tx, tot, BOEKER).rijen


def test_the_limit_is_a_monday_at_most_six_days_before_the_day_24_months_ago() -> None:
    assert bewaargrens(dt.date(2026, 11, 22), 24) == dt.date(2024, 11, 18)
    assert bewaargrens(dt.date(2026, 2, 28), 24) == dt.date(2024, 2, 26)
    assert bewaargrens(dt.date(2024, 2, 29), 12) == dt.date(2023, 2, 27)  # 28 February 2023
    assert bewaargrens(dt.date(2026, 12, 31), 1) == dt.date(2026, 11, 30)


@given(st.dates(dt.date(2010, 1, 1), dt.date(2060, 1, 1)), st.integers(1, 120))
def test_nothing_older_than_the_period_and_a_week_is_kept(dag: dt.date, maanden: int) -> None:
    tot = bewaargrens(dag, maanden)
    assert tot.weekday() == 0
    maand_terug = dag.year * 12 + dag.month - 1 - maanden
    assert 0 <= maand_terug - (tot.year * 12 + tot.month - 1) <= 1  # the Monday may lie in the month before
    assert bewaargrens(dag + dt.timedelta(days=1), maanden) >= tot


def test_old_hours_go_with_names_and_coverage_and_the_ledger_closes(store: Store) -> None:
    batch = boek(store, [*OUD, *JONG]).batch
    assert te_oud(store, TOT).rijen == 2
    assert te_oud(store, TOT).seconden == 5 * 3600
    assert ruim(store) == 2
    assert uren(store) == 2.5
    assert store.rij("select min(datum) from uur") == (TOT,)
    assert store.rij("select min(van) from dekking") == (TOT,)
    assert store.rij("select 1 from schrijfwijze where soort = 'persoon' and tekst = 'piet'") is None
    assert batch is not None
    with store.schrijf() as tx:
        stand = telling.ververs(tx, batch)  # closes, or it would refuse
    assert (stand.gelezen, stand.ok, stand.overgeslagen) == (4, 2, 2)
    assert stand.seconden_overgeslagen == 5 * 3600
    kop = questions.grootboek(store)[0]
    assert (kop.soort, kop.verschil.vervallen, kop.verschil.vervallen_seconden) == (
        "bewaartermijn", 2, 5 * 3600,
    )  # fmt: skip
    assert "Van vóór 18-11-2024 is verwijderd" in questions.batchblad(store, batch).meldingen[0].tekst
    assert ruim(store) == 0  # a second time there is nothing, and no line
    assert len(questions.grootboek(store)) == 2


def test_rows_past_the_period_are_told_before_they_are_read_in(store: Store) -> None:
    te_oud_ = regel("anna", "2024-03-14", 2.0, "Overleg")
    with store.schrijf() as tx:
        oud = boek_in(tx, [te_oud_, *JONG], store.instellingen, vandaag=dt.date(2026, 11, 22))
    assert [m.tekst for m in oud.meldingen if m.code == BEWAARTERMIJN] == [
        "1 van de 3 rijen (2,0 u) is van vóór 1 april 2024, ouder dan de bewaartermijn. Die rij wordt binnen "
        "een dag weer gewist. Uren van mensen bewaren we niet langer dan is afgesproken; de beheerder stelt "
        "de termijn in (bewaar_maanden)."
    ]
    with store.schrijf(proef=True) as tx:
        jong = boek_in(tx, JONG, store.instellingen, vandaag=dt.date(2026, 11, 22))
    assert not [m for m in jong.meldingen if m.code == BEWAARTERMIJN]


def test_work_on_a_day_still_to_come_is_told(store: Store) -> None:
    """Today is 22 November 2026; 2.5 hours of work lie after it, the last of them on 3 March 2027."""
    rijen = [
        regel("anna", dag, uren, "Overleg")
        for dag, uren in (("2026-11-22", 1.0), ("2026-11-23", 2.0), ("2027-03-03", 0.5))
    ]
    for tot, verwacht in (
        (3, ["2 rijen met gewerkte uren hebben een datum na vandaag (t/m 3 maart 2027; 2,5 u). Klopt het "
             "jaar? Zo niet: verbeter het bestand en lees het opnieuw in."]),
        (2, ["1 rij met gewerkte uren heeft een datum na vandaag (23 november 2026; 2,0 u). Klopt het jaar? "
             "Zo niet: verbeter het bestand en lees het opnieuw in."]),
        (1, []),
    ):  # fmt: skip
        with store.schrijf(proef=True) as tx:
            uit = boek_in(tx, rijen[:tot], store.instellingen, vandaag=dt.date(2026, 11, 22))
        assert [m.tekst for m in uit.meldingen if m.code == NA_VANDAAG] == verwacht


def test_the_same_file_after_the_removal_hears_where_its_rows_went(store: Store, tmp_path: Path) -> None:
    pad = tmp_path / "uren.csv"
    pad.write_text("Medewerker;Datum;Uren\nAnna;12-11-2024;2\nAnna;20-11-2024;1,5\n", encoding="utf-8")

    def lees_in() -> str:
        (uit,) = pipeline.importeer(store, [Bestand(pad, pad.name)], vandaag=dt.date(2026, 11, 22))
        return uit.reden or ""

    lees_in()
    assert lees_in().endswith("Er is niets veranderd.")
    assert not questions.grootboek(store)[0].verlopen  # told before, but nothing is gone yet
    ruim(store)
    assert questions.grootboek(store)[1].gewist_tot == dt.date(2024, 11, 18)
    assert lees_in().endswith(
        "wat erin staat van vóór 18-11-2024 is daarna gewist, omdat het ouder is dan de bewaartermijn."
    )


def test_a_row_that_waits_or_was_mended_is_one_row_and_what_counted_is_told_apart(
    store: Store, tmp_path: Path
) -> None:
    """Before the limit: a row of Els, who waits for a name; of Anna one that counts and one set apart."""
    lees_in(store, tmp_path, "rooster.csv", ROOSTER)
    kop = "Medewerker;Datum;Activiteit;Uren\n"
    lees_in(store, tmp_path, "els.csv", kop + "Els;14-10-2024;Overleg;4\nEls;02-12-2024;Overleg;5\n")
    anna = "Anna de Boer;14-10-2024;Overleg;4\nAnna de Boer;15-10-2024;Overleg;4 km\n"
    lees_in(store, tmp_path, "anna.csv", kop + anna)
    wat = te_oud(store, TOT)
    assert (wat.rijen, wat.telden, wat.seconden) == (3, 1, 4 * 3600)
    (km,) = [rij for rij in questions.apart_gezet(store) if rij.code == "kilometers"]
    with store.schrijf() as tx:
        ruw = {**km.ruw, "Uren": "4,5"}
        plek = (km.batch, km.rij, km.volgnummer)
        quarantaine.herstel(tx, plek, ruw, store.instellingen, vandaag=dt.date(2026, 11, 22), nu=NU)
    wat = te_oud(store, TOT)
    assert (wat.rijen, wat.telden, wat.seconden) == (3, 2, 8.5 * 3600)
    assert ruim(store) == 3
    weg = questions.grootboek(store)[0]
    assert (weg.verwijderd, weg.verschil.vervallen) == (3, 2)


def test_an_entry_that_was_moved_to_an_old_day_does_not_come_back(store: Store) -> None:
    eerste = Regel("anna", dt.date(2024, 11, 20), 3600, "Overleg", bron_id="e1")
    ander = Regel("anna", dt.date(2024, 11, 21), 7200, "Overleg", bron_id="e2")
    boek(store, [eerste, ander])
    tweede = boek(store, [Regel("anna", dt.date(2024, 11, 12), 3600, "Overleg", bron_id="e1"), ander])
    assert uren(store) == 3.0
    ruim(store)
    assert uren(store) == 2.0
    assert tweede.batch is not None
    with store.schrijf() as tx:
        draai_terug(tx, tweede.batch, NU)
    assert uren(store) == 2.0


def test_undo_of_a_batch_across_the_limit_and_no_undo_of_the_removal(store: Store) -> None:
    boek(store, [*OUD, *JONG])
    anders = boek(store, [OUD[0], regel("anna", "2024-11-18", 9.0, "Schouw"), JONG[1]])
    ruim(store)
    na = geteld(store)
    weg = questions.grootboek(store)[0].batch
    with pytest.raises(Geweigerd, match="niet terug te halen"), store.schrijf() as tx:
        draai_terug(tx, weg, NU)
    assert geteld(store) == na
    assert anders.batch is not None
    with store.schrijf() as tx:
        draai_terug(tx, anders.batch, NU)
    assert uren(store) == 2.5  # the first file's days from the limit on, none from before


def met_tekst(store: Store, wat: str) -> set[tuple[str, str]]:
    """(table, column) in which this text occurs, in any table of the database."""
    kolommen = store.rijen(
        "select table_name, column_name from duckdb_columns() c where schema_name = 'main' and not internal "
        "and data_type = 'VARCHAR' and table_name in (select table_name from duckdb_tables())"
    )
    return {
        (tabel, kolom)
        for tabel, kolom in kolommen
        if store.rij(f'select 1 from "{tabel}" where contains(lower("{kolom}"), ?) limit 1', [wat])
    }


def test_somebody_of_whom_nothing_is_left_is_in_no_table_any_more(store: Store, tmp_path: Path) -> None:
    """Zwaan only has old hours and Els left service: gone everywhere, with the tenant in a project's name.
    Bo registered recently and Cor has a roster: both stay."""
    lees_in(
        store, tmp_path, "uren.csv",
        "Medewerker;Datum;Activiteit;Project;Uren\nKanarie Zwaan;14-10-2024;Overleg;Zaak mevrouw Merel;4\n"
        "Kanarie Els;15-10-2024;Overleg;Noord;3\nBo Blijft;14-10-2024;Overleg;Noord;4\n"
        "Bo Blijft;02-12-2024;Overleg;Noord;5\nCor Blijft;16-10-2024;Overleg;Noord;2\n",
    )  # fmt: skip
    lees_in(
        store, tmp_path, "rooster.csv",
        ROOSTER.replace("Anna de Boer", "Cor Blijft") + "Kanarie Els;buurtcoordinator;01-01-2024;31-10-2024"
        ";1;1;01-01-2024;8;8;8;8;4;0;0\n",
    )  # fmt: skip
    with store.schrijf() as tx:
        (els,) = tx.rij("select medewerker from medewerker where naam = 'Kanarie Els'") or ("",)
        velden = {"naam": "Kanarie Els", "functie": "buurtcoordinator", "uit_dienst": dt.date(2024, 10, 31)}
        bewaar_medewerker(tx, els, velden, BOEKER)
    assert met_tekst(store, "kanarie")
    assert met_tekst(store, "merel")
    ruim(store)
    assert met_tekst(store, "kanarie") == set()
    assert met_tekst(store, "merel") == set()
    assert {naam for (naam,) in store.rijen("select naam from medewerker")} == {"Bo Blijft", "Cor Blijft"}
    assert store.rij("select count(*) from rooster") == (1,)


AFWEZIG = """medewerker;van;tot;uren per dag
Anna de Boer;01-10-2024;10-10-2024;
Anna de Boer;14-11-2024;22-11-2024;
Anna de Boer;03-03-2025;04-03-2025;
"""
ANDERS = """medewerker;van;tot;uren per dag
Anna de Boer;14-11-2024;15-11-2024;
"""
ROOSTER = """medewerker;functie;vanaf;tot;cyclus;week;anker;ma;di;wo;do;vr;za;zo
Anna de Boer;buurtcoordinator;01-01-2024;;1;1;01-01-2024;8;8;8;8;4;0;0
"""
UREN = """Medewerker;Datum;Activiteit;Uren
Anna de Boer;14-10-2024;Overleg;4
Anna de Boer;02-12-2024;Overleg;5
Anna de Boer;32-12-2024;Overleg;5
"""


def lees_in(store: Store, map_: Path, naam: str, tekst: str) -> None:
    (map_ / naam).write_text(tekst, encoding="utf-8")
    (uitslag,) = pipeline.importeer(store, [Bestand(map_ / naam, naam)], vandaag=dt.date(2026, 11, 22))
    assert uitslag.uitkomst == "verwerkt", uitslag


def test_absence_that_ended_goes_and_a_replaced_one_does_not_return(store: Store, tmp_path: Path) -> None:
    lees_in(store, tmp_path, "rooster.csv", ROOSTER)
    lees_in(store, tmp_path, "afwezig.csv", AFWEZIG)
    lees_in(store, tmp_path, "anders.csv", ANDERS)
    assert store.rij("select count(*) from afwezigheid") == (3,)
    ruim(store)
    assert store.rijen("select van from afwezigheid") == [(dt.date(2025, 3, 3),)]
    assert store.rij("select count(*) from stamrij where soort = 'afwezigheid'") == (1,)


def test_after_the_next_start_no_byte_of_it_is_in_the_database_file(tmp_path: Path) -> None:
    bestand = tmp_path / "uren.csv"
    dagen = [dt.date(2024, 9, 1) + dt.timedelta(days=n) for n in range(40)]
    regels = [
        "Medewerker;Datum;Activiteit;Project;Uren",
        *(f"Kanarie Zwaan{n % 3};{dag:%d-%m-%Y};Overleg;Kanarieflat;1" for n, dag in enumerate(dagen * 50)),
        "Bo Blijft;02-12-2024;Overleg;Noord;5",
    ]
    bestand.write_text("\n".join(regels), encoding="utf-8")
    instellingen = lees_instellingen(tmp_path / "data")
    with pipeline.open_gegevens(instellingen) as store:
        pipeline.importeer(store, [Bestand(bestand, "uren.csv")], vandaag=dt.date(2026, 11, 22))
    assert b"Kanarie" in instellingen.database.read_bytes()
    with pipeline.open_gegevens(instellingen) as store:
        pipeline.ruim_verlopen_op(store, door="test", vandaag=dt.date(2026, 11, 22))
        voor = tellingen(store)
    with pipeline.open_gegevens(instellingen) as store:
        assert store.meldingen == ()
        assert store.rij("select 1 from stand where sleutel = 'te_wissen'") is None
        na = tellingen(store)
        assert na == voor
        kamers = "select count(*) from duckdb_tables() where comment like 'kamer: %'"
        assert store.rij(kamers) == (len(na) + 1,)
    bytes_ = instellingen.database.read_bytes()
    assert b"anarieflat" not in bytes_
    assert b"anarie zwaan" not in bytes_


def tellingen(store: Store) -> dict[str, object]:
    """Rows per table, but for the marks of the database."""
    namen = store.rijen("select table_name from duckdb_tables() where table_name != 'stand' order by 1")
    return {naam: store.rij(f'select count(*) from "{naam}"') for (naam,) in namen}


def test_the_command_removes_derives_and_notes_and_a_dry_run_only_counts(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", "2026-11-22")
    lees_in(store, tmp_path, "rooster.csv", ROOSTER)
    lees_in(store, tmp_path, "uren.csv", UREN)
    data = str(store.instellingen.data)
    store.sluit()
    with pipeline.open_gegevens(store.instellingen) as net_open:  # notes the settings figures follow
        versie = net_open.versie
    assert main(["--data", data, "doctor"]) == 0
    assert "ouder dan 24 maanden" in capsys.readouterr().err
    assert main(["--data", data, "bewaartermijn", "--proef"]) == 0
    assert "1 regels over personen van vóór 18-11-2024 zouden verdwijnen" in capsys.readouterr().err
    assert main(["--data", data, "bewaartermijn"]) == 0
    assert "zijn verwijderd" in capsys.readouterr().err
    with Store.open(store.instellingen) as na, Kluis.open(na.instellingen.kluis) as kluis:
        assert na.versie == versie + 1
        assert na.rijen("select datum from uur") == [(dt.date(2024, 12, 2),)]
        assert na.rij("select min(datum) from uur_dag") == (dt.date(2024, 12, 2),)
        assert na.rij("select min(week) from werkweek") == (dt.date(2024, 12, 2),)
        assert logboek.regels(kluis)[0].over == "1 regels van vóór 18-11-2024 verwijderd"
    assert main(["--data", data, "doctor"]) == 0
    assert "niets over personen is ouder dan 24 maanden" in capsys.readouterr().err


def test_the_sample_corporation_follows_the_rule_at_once_and_a_future_day_removes_nothing_extra(
    store: Store, tmp_path: Path
) -> None:
    """Else its figures would change under people's hands as soon as a file of their own comes in."""
    oud, jong = UREN.splitlines()[:2], [UREN.splitlines()[n] for n in (0, 2)]
    lees_in(store, tmp_path, "voorbeeld_oud.csv", "\n".join(oud))
    lees_in(store, tmp_path, "voorbeeld_jong.csv", "\n".join(jong))
    dag = dt.date(2026, 11, 22)
    assert pipeline.ruim_verlopen_op(store, door="voorbeeld", vandaag=dag).rijen == 1
    assert questions.alleen_voorbeeld(store)  # the removal is no file of their own
    weg, nieuw, leeg = questions.grootboek(store)
    assert (weg.soort, weg.alles_verlopen) == ("bewaartermijn", False)
    assert (nieuw.verlopen, leeg.verlopen, leeg.alles_verlopen) == (False, True, True)
    lees_in(store, tmp_path, "eigen.csv", UREN.replace("Anna", "Els"))
    assert pipeline.ruim_verlopen_op(store, door="test", vandaag=dag).rijen == 1  # Els's old row alone
    ver = pipeline.ruim_verlopen_op(store, door="test", vandaag=dt.date(2199, 1, 1), proef=True)
    assert ver.grens <= dt.datetime.now().astimezone().date() - dt.timedelta(days=729)


@pytest.mark.parametrize(
    ("gelezen", "klok", "vertrouwd"),
    [
        (["2026-11-16"], "2026-11-23", "2026-11-23"),
        (["2026-11-16"], "2027-02-16", "2027-02-16"),  # 92 days without a file
        (["2026-11-16"], "2027-02-17", "2027-02-16"),  # 93: the clock may be wrong
        (["2026-11-16"], "2036-11-16", "2027-02-16"),
        (["2026-11-16", "2036-11-16"], "2036-11-22", "2027-02-16"),  # files for six days after the jump
        (["2026-11-16", "2036-11-16"], "2036-11-23", "2036-11-23"),  # and for seven
        (["2001-01-01", "2026-11-16"], "2026-11-23", "2026-11-23"),  # once set back, long ago
        (["2026-11-16", "2099-01-01"], "2026-11-20", "2026-11-20"),  # once set forward, mended since
        ([], "2036-01-01", "2036-01-01"),  # nothing came in: there is nothing to lose
    ],
)
def test_a_clock_that_jumps_is_followed_for_three_months_only(
    store: Store, gelezen: list[str], klok: str, vertrouwd: str
) -> None:
    for nummer, dag in enumerate(gelezen):
        boek(store, [regel(f"p{nummer}", dag, 1.0, "Overleg")])
        with store.schrijf() as tx:
            tx.doe("update batch set geladen_op = ? where batch = (select max(batch) from batch)", [dag])
    assert vertrouwde_dag(store, dt.date.fromisoformat(klok)) == dt.date.fromisoformat(vertrouwd)
    assert bool(klokzin(store, dt.date.fromisoformat(klok))) == (klok != vertrouwd)


def test_a_computer_that_wakes_up_in_2036_keeps_the_hours_and_the_backups(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class WildeKlok(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> WildeKlok:
            return cls(2036, 1, 1, tzinfo=tz)

    vandaag = dt.datetime.now()  # noqa: DTZ005 — as the app makes it
    lees_in(store, tmp_path, "uren.csv", UREN.replace("02-12-2024", f"{vandaag:%d-%m-%Y}"))
    for dagen in (2, 1):
        store.backup(vandaag - dt.timedelta(days=dagen))
    monkeypatch.setattr(pipeline, "dt", SimpleNamespace(**{**vars(dt), "datetime": WildeKlok}))
    pipeline.ruim_verlopen_op(store, door="de app")
    assert store.rijen("select datum from uur") == [(vandaag.date(),)]
    assert len(lijst(store.instellingen.reserve)) == 2
    pipeline.ruim_verlopen_op(store, door="opdrachtregel", vandaag=dt.date(2036, 1, 1))
    assert store.rijen("select datum from uur") == []


def test_copies_older_than_rotation_keeps_go_and_the_newest_backup_stays(tmp_path: Path) -> None:
    terzijde = tmp_path / "terzijde"
    terzijde.mkdir()
    for naam in ("buurtmonitor-20260101-030000-v1.duckdb", "buurtmonitor-20260102-030000-v2.duckdb"):
        (tmp_path / naam).touch()
    (terzijde / "001-buurtmonitor.duckdb").touch()
    morgen = dt.date.today() + dt.timedelta(days=1)  # noqa: DTZ011
    assert [p.name for p in ruim_terzijde_op(tmp_path, 70, dt.date(2026, 1, 3))] == []
    assert [p.name for p in ruim_terzijde_op(tmp_path, 70, max(morgen, dt.date(2027, 1, 1)))] == [
        "buurtmonitor-20260101-030000-v1.duckdb"
    ]
    ver = morgen + dt.timedelta(days=71)
    assert [p.name for p in ruim_terzijde_op(tmp_path, 70, ver)] == ["001-buurtmonitor.duckdb"]
    assert [p.name for p in sorted(tmp_path.glob("*.duckdb"))] == ["buurtmonitor-20260102-030000-v2.duckdb"]


def test_the_sample_corporation_is_cut_to_length_when_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pad = tmp_path / "voorbeeld_uren.csv"
    pad.write_text("\n".join(UREN.splitlines()[:3]), encoding="utf-8")
    monkeypatch.setattr(run, "maak_voorbeeld", lambda *_, **__: [pad])
    instellingen = lees_instellingen(tmp_path / "data", vandaag=dt.date(2026, 11, 22))
    run._zorg_voor_voorbeeld(instellingen)
    with pipeline.open_gegevens(instellingen) as store:
        assert store.rijen("select datum from uur") == [(dt.date(2024, 12, 2),)]
        assert pipeline.ruim_verlopen_op(store, door="de app").rijen == 0  # nothing is left for later
        assert [regel.geladen_door for regel in questions.grootboek(store)] == ["voorbeeld", "voorbeeld"]
