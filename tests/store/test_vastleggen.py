"""A checkpoint that is killed: whatever it left of the file, everything that was acknowledged is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from monitor.fouten import DatabaseFout
from monitor.settings import Instellingen
from monitor.store import Store, vastleggen
from monitor.store.verbinding import verbind
from tests.conftest import PROJECT

RIJEN = 3000
BLOK = (12288, 262144)  # where the first block of a DuckDB file lies, and how long it is


def _schrijf(store: Store, n: int) -> None:
    with store.schrijf() as tx:
        tx.doe(
            "insert into caseload (peildatum, medewerker, zaaktype, aantal, batch) "
            "select date '2026-01-01', md5(range::varchar), 'overlast', 1, ? from range(?)",
            [n, RIJEN],
        )


def _batches(store: Store) -> list[tuple[int, int]]:
    return [(a, b) for a, b in store.rijen("select batch, count(*) from caseload group by all order by 1")]


def _in_kind(doe: Callable[[], object]) -> None:
    """In a process of its own, which ends without closing anything."""
    kind = os.fork()
    if kind == 0:
        try:
            doe()
        finally:
            os._exit(0)
    os.waitpid(kind, 0)


def _scheur(instellingen: Instellingen) -> None:
    """A block half of the old and half of the new, as a kill in the middle of a write leaves it."""
    with instellingen.database.open("r+b") as bestand:
        bestand.seek(BLOK[0] + BLOK[1] // 2)
        bestand.write(os.urandom(BLOK[1] // 2))


def _dood_bij_vastleggen(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch, *, eerst_klaar: bool
) -> None:
    """Two changes; the checkpoint of the second is killed with a torn block, before or after its work."""

    def gedood(cursor: duckdb.DuckDBPyConnection) -> None:
        if eerst_klaar:
            cursor.execute("checkpoint")
        _scheur(instellingen)
        os._exit(9)

    def werk() -> None:
        with Store.open(instellingen) as store:
            _schrijf(store, 2)
            monkeypatch.setattr(vastleggen, "_checkpoint", gedood)
            store.leg_vast()

    with Store.open(instellingen) as store:
        _schrijf(store, 1)
    _in_kind(werk)


@pytest.mark.parametrize("moment", ["ervoor", "erna"])
def test_a_torn_block_costs_nothing(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    _dood_bij_vastleggen(instellingen, monkeypatch, eerst_klaar=moment == "erna")
    assert vastleggen.half_vastgelegd(instellingen.database)
    with pytest.raises(DatabaseFout):  # the engine by itself can't
        verbind(instellingen.database, instellingen)
    with Store.open(instellingen) as store:
        assert store.meldingen == ()
        assert _batches(store) == [(1, RIJEN), (2, RIJEN)]
        store.controleer()
    assert _namen(instellingen.data) == {"buurtmonitor.duckdb", "buurtmonitor.duckdb.stand"}


@pytest.mark.parametrize("stap", ["journaal weg", "journaal terug"])
def test_putting_back_may_be_killed_too(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch, stap: str
) -> None:
    _dood_bij_vastleggen(instellingen, monkeypatch, eerst_klaar=False)
    voor = instellingen.database.with_name("buurtmonitor.duckdb.voor")
    journaal = vastleggen.journaal_van(instellingen.database)
    journaal.unlink()
    if stap == "journaal terug":
        vastleggen.journaal_van(voor).replace(journaal)
    with Store.open(instellingen) as store:
        assert _batches(store) == [(1, RIJEN), (2, RIJEN)]


def test_a_copy_that_was_not_finished_does_not_count(instellingen: Instellingen) -> None:
    with Store.open(instellingen) as store:
        _schrijf(store, 1)
    for naam in ("voor-half", "voor.wal"):
        instellingen.database.with_name(f"buurtmonitor.duckdb.{naam}").write_bytes(b"half")
    with Store.open(instellingen) as store:
        assert _batches(store) == [(1, RIJEN)]
    assert _namen(instellingen.data) == {"buurtmonitor.duckdb", "buurtmonitor.duckdb.stand"}


def test_without_room_for_the_copy_the_journal_keeps_it_all(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def vol(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with Store.open(instellingen) as store:
        _schrijf(store, 1)
        monkeypatch.setattr(os, "sendfile", vol)
        store.leg_vast()
    assert vastleggen.journaal_van(instellingen.database).exists()
    monkeypatch.undo()
    with Store.open(instellingen) as store:
        assert _batches(store) == [(1, RIJEN)]
    assert not vastleggen.journaal_van(instellingen.database).exists()


def test_the_engine_makes_no_checkpoint_by_itself(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither after a large commit nor at closing; ours follows a large journal."""
    gemaakt: list[int] = []
    monkeypatch.setattr(vastleggen, "_checkpoint", lambda _: gemaakt.append(1))
    monkeypatch.setattr(vastleggen, "GROOT_JOURNAAL", 100_000)
    with Store.open(instellingen) as store:
        voor = instellingen.database.stat().st_size
        _schrijf(store, 1)
        assert gemaakt == [1]
    assert gemaakt == [1, 1]
    assert instellingen.database.stat().st_size == voor
    assert vastleggen.journaal_van(instellingen.database).stat().st_size > 100_000


def test_copying_keeps_the_lock_of_the_engine(instellingen: Instellingen) -> None:
    """Another process must still find the database in use."""
    with Store.open(instellingen) as store:
        _schrijf(store, 1)
        store.leg_vast()
        uit = subprocess.run(
            [sys.executable, "-m", "monitor", "--data", str(instellingen.data), "imports"],
            cwd=PROJECT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert uit.returncode != 0
    assert "in gebruik" in uit.stderr + uit.stdout


def _namen(map_: Path) -> set[str]:
    return {pad.name for pad in map_.iterdir() if pad.is_file()}
