"""Back-ups are equal to the original, rotate, and come back; damage gives a sentence, no wrong figure."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import time
from pathlib import Path

import pytest

from monitor.access import links
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.cli import main
from monitor.fouten import DatabaseFout
from monitor.settings import Instellingen, lees_instellingen
from monitor.store import TE_WISSEN, Store, herstel, standbestand
from monitor.store.backup import lijst, ruim_oude_op
from monitor.store.herstel import zet_terug
from monitor.store.migratie import Migratie, migraties

NU = dt.datetime(2026, 11, 22, 15, 46)  # noqa: DTZ001 — local time


def vul(store: Store, aantal: int = 3) -> None:
    """Changes of two tables that must stay together."""
    for _ in range(aantal):
        with store.schrijf() as tx:
            n = tx.rijen("select count(*) from feestdag")[0][0]
            tx.doe(
                "insert into feestdag values (?, ?, true)",
                [dt.date(2026, 1, 1) + dt.timedelta(n), f"dag {n}"],
            )
            tx.doe("insert into stand values (?, ?)", [f"dag {n}", "x"])


def feiten(store: Store) -> tuple[int, int, int]:
    """Version, and the two counts that must be equal to it."""
    return (
        store.versie,
        store.rijen("select count(*) from feestdag")[0][0],
        store.rijen("select count(*) from stand where sleutel like 'dag %'")[0][0],
    )


def test_a_backup_holds_all_and_carries_on(instellingen: Instellingen) -> None:
    with Store.open(instellingen) as store:
        vul(store)
        store.rijen("select nextval('batch_nummer')")
        gemaakt = store.backup(NU)
        vul(store)
        assert feiten(store) == (6, 6, 6)
    assert gemaakt.bestand.name == "buurtmonitor-20261122-154600-v3.duckdb"
    assert zet_terug(instellingen) == gemaakt.bestand
    with Store.open(instellingen) as store:
        assert feiten(store) == (3, 3, 3)
        assert store.meldingen == ()
        assert store.rijen("select nextval('batch_nummer')") == [(2,)]
        with pytest.raises(Exception, match=r"(?i)constraint"):  # keys came along
            store.rijen("insert into feestdag values ('2026-01-01', 'x', true)")
        assert store.rijen("select comment from duckdb_tables() where table_name = 'feestdag'") != [(None,)]
    assert len(list((instellingen.reserve / "terzijde").iterdir())) == 1


def test_once_a_day_and_only_after_a_change(instellingen: Instellingen) -> None:
    with Store.open(instellingen) as store:
        assert store.backup_als_nodig(NU) is None  # nothing in it yet
        vul(store, 1)
        assert store.backup_als_nodig(NU) is not None
        vul(store, 1)
        assert store.backup_als_nodig(NU + dt.timedelta(hours=5)) is None
        assert store.backup_als_nodig(NU + dt.timedelta(days=1)) is not None
        assert store.backup_als_nodig(NU + dt.timedelta(days=2)) is None


def test_a_clock_that_ran_ahead_stops_no_backup_and_is_not_the_newest(
    instellingen: Instellingen, capsys: pytest.CaptureFixture[str]
) -> None:
    nu = dt.datetime.now().replace(microsecond=0)  # noqa: DTZ005 — local time, as in the names
    with Store.open(instellingen) as store:
        vul(store, 1)
        assert store.backup_als_nodig(nu.replace(year=2099)) is not None
        vul(store, 1)
        goed = store.backup_als_nodig(nu)
        assert goed is not None
        vul(store, 1)
    assert main(["--data", str(instellingen.data), "herstel", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "teruggezet": goed.bestand.name, "levende_links": []
    }  # fmt: skip
    with Store.open(instellingen) as store:
        assert feiten(store) == (2, 2, 2)


def test_rotation_keeps_days_then_weeks_and_never_throws_away_the_last(tmp_path: Path) -> None:
    for dag in range(120):
        for uur in (3, 15):
            moment = NU.replace(hour=uur) - dt.timedelta(days=dag)
            (tmp_path / f"buurtmonitor-{moment:%Y%m%d-%H%M%S}-v1.duckdb").write_bytes(b"x")
    (tmp_path / "van-iemand-anders.duckdb").write_bytes(b"x")
    ruim_oude_op(tmp_path, 14, 8)
    over = lijst(tmp_path)
    assert len(over) == 14 + 8
    assert {b.gemaakt_op.hour for b in over} == {15}
    assert len({b.gemaakt_op.isocalendar()[:2] for b in over[14:]}) == 8
    assert (tmp_path / "van-iemand-anders.duckdb").exists()
    ruim_oude_op(tmp_path, 1, 0)
    assert [b.gemaakt_op for b in lijst(tmp_path)] == [NU.replace(hour=15)]


def test_a_damaged_database_names_the_last_backup_and_comes_back(instellingen: Instellingen) -> None:
    with Store.open(instellingen) as store:
        vul(store)
        store.backup(NU)
    ruw = bytearray(instellingen.database.read_bytes())
    ruw[4096 * 3 : 4096 * 6] = b"\xff" * (4096 * 3)
    ruw[:64] = b"\x00" * 64
    instellingen.database.write_bytes(bytes(ruw))
    with pytest.raises(DatabaseFout, match=r"22-11-2026 15:46.*buurtmonitor herstel"):
        Store.open(instellingen)
    zet_terug(instellingen)
    with Store.open(instellingen) as store:
        assert feiten(store) == (3, 3, 3)


def test_a_flipped_bit_in_the_data_is_a_sentence(instellingen: Instellingen) -> None:
    with Store.open(instellingen) as store:
        vul(store)
    ruw = bytearray(instellingen.database.read_bytes())
    ruw[ruw.rindex(b"dag 1")] ^= 1
    instellingen.database.write_bytes(bytes(ruw))
    with pytest.raises(DatabaseFout, match="beschadigd"), Store.open(instellingen) as store:
        store.controleer()


def test_a_backup_of_a_newer_program_or_no_backup_is_refused_and_nothing_changes(
    instellingen: Instellingen,
) -> None:
    with pytest.raises(DatabaseFout, match="geen back-up"):
        zet_terug(instellingen)
    with Store.open(instellingen) as store:
        vul(store)
        with store.schrijf() as tx:
            tx.doe("insert into migratie (nummer, naam) values (9999, 'later')")
        nieuwer = store.backup(NU).bestand
        with store.schrijf() as tx:
            tx.doe("delete from migratie where nummer = 9999")
    voor = instellingen.database.read_bytes()
    with pytest.raises(DatabaseFout, match="nieuwere"):
        zet_terug(instellingen, nieuwer)
    (instellingen.reserve / "stuk.duckdb").write_bytes(b"x" * 9000)
    with pytest.raises(DatabaseFout, match="beschadigd"):
        zet_terug(instellingen, instellingen.reserve / "stuk.duckdb")
    assert instellingen.database.read_bytes() == voor


def test_nothing_is_put_back_while_the_app_has_it_open(instellingen: Instellingen) -> None:
    with Store.open(instellingen) as store:
        vul(store)
        store.backup(NU)
        with pytest.raises(DatabaseFout, match="in gebruik"):
            zet_terug(instellingen)


def test_an_old_copy_put_back_by_hand_is_noticed(instellingen: Instellingen, tmp_path: Path) -> None:
    with Store.open(instellingen) as store:
        vul(store, 2)
    shutil.copy(instellingen.database, tmp_path / "oud")
    with Store.open(instellingen) as store:
        vul(store, 3)
    shutil.copy(tmp_path / "oud", instellingen.database)
    with Store.open(instellingen) as store:
        assert "3 wijzigingen ouder" in store.meldingen[0]
        vul(store, 1)
    with Store.open(instellingen) as store:
        assert store.meldingen == ()


@pytest.fixture
def met_journaal(instellingen: Instellingen, tmp_path: Path) -> Path:
    """A copy of the files of a database with ten changes in its journal, as a power cut leaves them."""
    with Store.open(instellingen) as store:
        store.leg_vast()
        vul(store, 10)
        for bestand in (instellingen.database, instellingen.database.with_name("buurtmonitor.duckdb.wal")):
            shutil.copy(bestand, tmp_path / bestand.name)
    shutil.copy(standbestand.pad(instellingen.database), tmp_path)
    return tmp_path


def _leg_terug(van: Path, instellingen: Instellingen) -> Path:
    for bestand in van.glob("buurtmonitor.duckdb*"):
        shutil.copy(bestand, instellingen.data / bestand.name)
    return instellingen.database.with_name("buurtmonitor.duckdb.wal")


def test_a_damaged_journal_is_put_aside_and_what_came_before_is_kept(
    met_journaal: Path, instellingen: Instellingen
) -> None:
    gemeld = []
    for plek in (0.05, 0.3, 0.6, 0.95):
        journaal = _leg_terug(met_journaal, instellingen)
        ruw = bytearray(journaal.read_bytes())
        ruw[int(len(ruw) * plek)] ^= 0x10
        journaal.write_bytes(bytes(ruw))
        with Store.open(instellingen) as store:
            versie, een, twee = feiten(store)
            assert versie == een == twee < 10
            assert versie >= int(10 * plek) - 2
            gemeld.append(store.meldingen)
            assert f"{10 - versie} wijziging" in store.meldingen[-1]
    assert "journaal" in str(gemeld)
    assert len(list((instellingen.reserve / "terzijde").glob("*.wal"))) >= 4


def test_a_cut_journal_never_gives_half_a_change_and_says_what_is_missing(
    met_journaal: Path, instellingen: Instellingen
) -> None:
    lengte = (met_journaal / "buurtmonitor.duckdb.wal").stat().st_size
    for einde in range(0, lengte, lengte // 12):
        with _leg_terug(met_journaal, instellingen).open("r+b") as bestand:
            bestand.truncate(einde)
        with Store.open(instellingen) as store:
            versie, een, twee = feiten(store)
            assert versie == een == twee
            assert bool(store.meldingen) == (versie < 10)


def test_a_filled_database_is_upgraded_on_a_copy(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(instellingen) as store:
        vul(store)
    alle = migraties()
    goed = Migratie(
        9001, "9001_goed.sql", "create table proef (x integer); comment on table proef is 'kamer: store.'"
    )
    monkeypatch.setattr("monitor.store.migratie.migraties", lambda: [*alle, goed])
    with Store.open(instellingen) as store:
        assert store.rijen("select count(*) from proef") == [(0,)]
        assert feiten(store) == (3, 3, 3)
    assert [b.versie for b in lijst(instellingen.reserve)] == [3]


@pytest.mark.parametrize(
    "opdracht", ["delete from feestdag", "create table proef (x integer); select * from bestaat_niet"]
)
def test_a_bad_upgrade_leaves_the_old_database_whole(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch, opdracht: str
) -> None:
    with Store.open(instellingen) as store:
        vul(store)
    voor = instellingen.database.read_bytes()
    alle = migraties()
    with monkeypatch.context() as even:
        even.setattr(
            "monitor.store.migratie.migraties", lambda: [*alle, Migratie(9001, "9001_fout.sql", opdracht)]
        )
        with pytest.raises(DatabaseFout):
            Store.open(instellingen)
    assert instellingen.database.read_bytes() == voor
    assert sorted(b.name for b in instellingen.data.glob("*.nieuw*")) == []
    with Store.open(instellingen) as store:
        assert feiten(store) == (3, 3, 3)


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("x")
    with pytest.raises(DatabaseFout, match="kan niet worden geschreven"):
        Store.open(lees_instellingen(tmp_path / "bestand" / "data"))


def test_the_commands_make_list_and_put_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    instellingen = lees_instellingen(tmp_path)
    with Store.open(instellingen) as store:
        vul(store)
    assert main(["--data", str(tmp_path), "backup", "--json"]) == 0
    gemaakt = json.loads(capsys.readouterr().out)
    assert gemaakt["versie"] == 3
    with Store.open(instellingen) as store:
        vul(store)
        assert main(["--data", str(tmp_path), "backup", "--json"]) == 4
        capsys.readouterr()
        assert main(["--data", str(tmp_path), "backup", "--lijst", "--json"]) == 0
        assert [b["bestand"] for b in json.loads(capsys.readouterr().out)["backups"]] == [gemaakt["bestand"]]
    with Kluis.open(instellingen.kluis) as kluis:
        levend, _ = (
            links.maak(
                kluis, int(time.time()), door="Ruud", titel=soort, bereik=Bereik(("bord",), ("*",)),
                soort=soort, inhoud="{}",
            )[0].id
            for soort in ("levend", "momentopname")
        )  # fmt: skip
    assert main(["--data", str(tmp_path), "herstel", gemaakt["bestand"]]) == 0
    uit = capsys.readouterr()
    assert "Teruggezet" in uit.out
    assert "Let op: 1 gedeelde link loopt mee" in uit.err  # it shows what was put back, whosever that is
    assert uit.err.rstrip().endswith(f"deel intrek {levend}")
    with Store.open(instellingen) as store:
        assert feiten(store) == (3, 3, 3)
    assert main(["--data", str(tmp_path), "audit", "controleer", "--verwacht", gemaakt["logboekcode"]]) == 0
    assert main(["--data", str(tmp_path), "backup", "--lijst"]) == 0
    assert main(["--data", str(tmp_path), "herstel", "bestaat-niet", "--json"]) == 4


def test_without_room_to_wipe_removed_rows_the_app_opens_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instellingen = lees_instellingen(tmp_path)
    with Store.open(instellingen) as store, store.schrijf() as tx:
        tx.onthoud(TE_WISSEN, "2024-11-18")

    def vol(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as even:
        even.setattr(herstel, "schrijf_over", vol)
        with Store.open(instellingen) as store:
            assert "Maak ruimte op de schijf" in store.meldingen[0]
            assert store.rij("select waarde from stand where sleutel = ?", [TE_WISSEN]) == ("2024-11-18",)
    with Store.open(instellingen) as store:
        assert store.meldingen == ()
        assert store.rij("select 1 from stand where sleutel = ?", [TE_WISSEN]) is None
    assert list(tmp_path.rglob("*.nieuw")) == []
