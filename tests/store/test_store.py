"""The store: upgrades, refuses, locks out, closes the engine off."""

import threading

import pytest

from monitor.fouten import DatabaseFout
from monitor.settings import Instellingen
from monitor.store import Store, migratie
from monitor.store.migratie import migraties


def test_opening_twice_applies_nothing_twice(instellingen: Instellingen) -> None:
    with Store.open(instellingen) as eerste:
        stappen = eerste.rijen("select nummer, toegepast_op from migratie")
    with Store.open(instellingen) as tweede:
        assert tweede.rijen("select nummer, toegepast_op from migratie") == stappen


def test_every_step_has_a_number_of_its_own() -> None:
    nummers = [stap.nummer for stap in migraties()]
    assert len(nummers) == len(set(nummers))


def test_a_newer_database_is_refused_with_a_sentence(instellingen: Instellingen) -> None:
    with Store.open(instellingen) as store, store.schrijf() as tx:
        tx.doe("insert into migratie (nummer, naam) values (9999, 'later')")
    with pytest.raises(DatabaseFout, match="nieuwere Buurtmonitor") as fout:
        Store.open(instellingen)
    assert fout.value.exit_code == 4


def test_a_step_that_does_not_fit_is_not_called_damage_and_changes_nothing(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(instellingen) as store, store.schrijf() as tx:
        tx.onthoud("voor", "ja")
    stap = migratie.Migratie(9998, "9998_past_niet.sql", "alter table bestaat_niet add column x integer")
    with monkeypatch.context() as m:
        m.setattr(migratie, "migraties", lambda: (*migraties(), stap))
        with pytest.raises(DatabaseFout, match=r"stap 9998 past er niet op. Er is niets veranderd"):
            Store.open(instellingen)
    with Store.open(instellingen) as store:
        assert store.rij("select waarde from stand where sleutel = 'voor'") == ("ja",)


def test_a_file_that_is_no_database_is_refused_with_a_sentence(instellingen: Instellingen) -> None:
    instellingen.data.mkdir()
    instellingen.database.write_bytes(b"geen database" * 1000)
    with pytest.raises(DatabaseFout, match="beschadigd"):
        Store.open(instellingen)


def test_an_error_keeps_nothing_and_a_trial_keeps_nothing(store: Store) -> None:
    def schrijf() -> None:
        with store.schrijf() as tx:
            tx.doe("insert into stand values ('proef', 'x')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        schrijf()
    with store.schrijf(proef=True) as tx:
        tx.doe("insert into stand values ('proef', 'x')")
        assert tx.rij("select count(*) from stand where sleutel = 'proef'") == (1,)
    assert store.rijen("select * from stand where sleutel = 'proef'") == []


def test_version_goes_up_at_every_commit_only(store: Store) -> None:
    begin = store.versie
    with store.schrijf(proef=True):
        pass
    assert store.versie == begin
    with store.schrijf():
        pass
    assert store.versie == begin + 1


def test_reads_from_many_threads_do_not_disturb_each_other(store: Store) -> None:
    uit: list[int] = []

    def lees(getal: int) -> None:
        uit.append(sum(store.rijen("select sum(range + ?) from range(1000)", [getal])[0]))

    draden = [threading.Thread(target=lees, args=(i,)) for i in range(8)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uit) == [499500 + 1000 * i for i in range(8)]


@pytest.mark.parametrize(
    "aanval",
    [
        "select * from read_csv('/etc/passwd')",
        "select * from '/etc/passwd'",
        "copy stand to '/tmp/uit.csv'",
        "install httpfs",
        "set enable_external_access = true",
        "attach '/tmp/anders.duckdb'",
    ],
)
def test_the_engine_is_closed_off(store: Store, aanval: str) -> None:
    with pytest.raises(Exception, match=r"(?i)permission|cannot|disabled|locked|not exist|restrict"):
        store.rijen(aanval)
