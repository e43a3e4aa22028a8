"""Fifty-five statements that read, write, load or change what they shouldn't: none gets anywhere.

The store runs our own SQL files only; this is the second wall, for the day that a text from outside ends
up in a statement. Each runs on a store of its own with secrets around it; afterwards the data are as they
were, no file was made anywhere, and no secret came back.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.fouten import DatabaseFout
from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store

GEHEIM = "kanarie-5f3a91"
GEBLOKKEERD = {
    "read_csv": "select * from read_csv('{uit}/geheim.csv')",
    "bare path": "select * from '{uit}/geheim.csv'",
    "passwd": "select * from '/etc/passwd'",
    "read_text": "select * from read_text('{uit}/geheim.csv')",
    "read_blob": "select * from read_blob('{uit}/geheim.csv')",
    "glob": "select * from glob('{uit}/*')",
    "read_json": "select * from read_json('{uit}/geheim.csv')",
    "read_parquet": "select * from read_parquet('{uit}/geheim.csv')",
    "sniff_csv": "select * from sniff_csv('{uit}/geheim.csv')",
    "read_duckdb": "select * from read_duckdb('{uit}/ander.duckdb')",
    "copy to": "copy stand to '{uit}/uit.csv'",
    "copy from": "copy stand from '{uit}/geheim.csv'",
    "export": "export database '{uit}/exp'",
    "import": "import database '{uit}/exp'",
    "attach": "attach '{uit}/ander.duckdb'",
    "attach sqlite": "attach '{uit}/x.db' (type sqlite)",
    "up and out": "select * from read_csv('{data}/reserve/../../geheim.csv')",
    "install": "install httpfs",
    "load": "load httpfs",
    "load path": "load '{uit}/excel.duckdb_extension'",
    "install http": "force install spatial from 'http://127.0.0.1:9/'",
    "set": "set enable_external_access = true",
    "set memory": "set memory_limit = '100GB'",
    "set threads": "set global threads = 64",
    "set folders": "set allowed_directories = ['/']",
    "reset": "reset memory_limit",
    "pragma": "pragma memory_limit = '10GB'",
    "unlock": "set lock_configuration = false",
    "getenv": "select getenv('HOME')",
    "secret": "create secret s (type s3, key_id 'a')",
    "python variable": "select * from geheim_tabel",
    "http": "select * from read_csv('http://127.0.0.1:9/x.csv')",
    "log to file": "call enable_logging(storage = 'file', storage_config = {{'path': '{uit}/log'}})",
    "profile": "pragma profiling_output = '{uit}/prof.json'",
    "summarize": "summarize '{uit}/geheim.csv'",
    "describe": "describe '{uit}/geheim.csv'",
    "macro": "create macro f() as table select * from read_csv('{uit}/geheim.csv')",
    "stdin": "from read_csv('/dev/stdin')",
    "pipe": "from read_csv('|id')",
    "temp folder": "set temp_directory = '{uit}'",
    "home": "set home_directory = '{uit}'",
    "extension folder": "set extension_directory = '{uit}'",
    "view": "create view v as select * from read_csv('{uit}/geheim.csv')",
    "prepare": "prepare x as select * from read_csv('{uit}/geheim.csv')",
    "query()": "select * from query('select * from read_csv(''{uit}/geheim.csv'')')",
    "query_table": "select * from query_table('{uit}/geheim.csv')",
}
ONSCHULDIG = {  # may answer, but with nothing from outside
    "secrets": "select * from duckdb_secrets()",
    "logs": "select * from duckdb_logs",
    "call": "call pragma_version()",
    "in memory": "attach ':memory:' as m2",
}
UITPUTTEND = {
    "cross join": "select count(*) from range(1000000) a, range(1000000) b",
    "recursion": "with recursive t(i) as (select 1 union all select i + 1 from t) select max(i) from t",
    "memory": "select list(repeat('x', 100000)) from range(100000)",
    # one text is made in one go, outside the engine's timer and memory limit: so the test bounds it itself
    "repeat": "select length(repeat('x', 200000000))",
    "regex": "select regexp_matches(repeat('a', 50000), '(a+)+$')",
}
geheim_tabel = [GEHEIM]


@pytest.fixture
def burcht(tmp_path: Path) -> Iterator[Store]:
    """A store with secrets around it, little memory and little patience."""
    uit = tmp_path / "uit"
    uit.mkdir()
    (uit / "geheim.csv").write_text(f"a,b\n{GEHEIM},2\n")
    (tmp_path / "geheim.csv").write_text(f"a,b\n{GEHEIM},2\n")
    with Store.open(lees_instellingen(tmp_path / "ander")) as ander, ander.schrijf() as tx:
        tx.doe("insert into stand values ('geheim', ?)", [GEHEIM])
    (tmp_path / "ander" / "buurtmonitor.duckdb").rename(uit / "ander.duckdb")
    instellingen = lees_instellingen(tmp_path / "data", vraag_seconden=0.4, geheugen="256MB")
    with Store.open(instellingen) as store:
        with store.schrijf() as tx:
            tx.doe("insert into stand values ('eigen', 'blijft')")
        yield store


def _bestanden(map_: Path) -> set[Path]:
    return {pad for pad in map_.rglob("*") if "duckdb" not in pad.name}


def _probeer(store: Store, opdracht: str) -> tuple[object, Exception | None]:
    try:
        return store.rijen(opdracht), None
    except Exception as fout:  # any refusal will do; what comes back and what changes is checked
        return None, fout


def test_there_are_fifty_five() -> None:
    assert len(GEBLOKKEERD) + len(ONSCHULDIG) + len(UITPUTTEND) == 55


def test_nothing_foreign_is_read_or_written_and_the_data_stay(burcht: Store, tmp_path: Path) -> None:
    voor = _bestanden(tmp_path)
    for naam, sjabloon in {**GEBLOKKEERD, **ONSCHULDIG}.items():
        opdracht = sjabloon.format(uit=tmp_path / "uit", data=tmp_path / "data")
        antwoord, fout = _probeer(burcht, opdracht)
        assert GEHEIM not in str(antwoord), naam
        assert "root:" not in str(antwoord), naam
        if naam in GEBLOKKEERD:
            assert fout is not None, f"{naam} was allowed: {antwoord}"
            assert GEHEIM not in str(fout), naam
    assert _bestanden(tmp_path) == voor
    assert burcht.rijen("select waarde from stand where sleutel = 'eigen'") == [("blijft",)]
    assert burcht.rijen(
        "select current_setting('enable_external_access'), current_setting('lock_configuration')"
    ) == [(False, True)]


@pytest.mark.parametrize("naam", UITPUTTEND)
def test_an_endless_question_is_stopped_and_the_store_goes_on(burcht: Store, naam: str) -> None:
    begin = time.monotonic()
    _, fout = _probeer(burcht, UITPUTTEND[naam])
    assert time.monotonic() - begin < 30  # the timer, not patience, ends it
    if fout is not None:
        assert isinstance(fout, DatabaseFout) or "limit" in str(fout).lower() or "Out of Memory" in str(fout)
    assert burcht.rijen("select waarde from stand where sleutel = 'eigen'") == [("blijft",)]


def test_a_long_question_says_so(instellingen: Instellingen) -> None:
    with (
        Store.open(lees_instellingen(instellingen.data, vraag_seconden=0.2)) as store,
        pytest.raises(DatabaseFout, match="duurde te lang"),
    ):
        store.rijen(UITPUTTEND["cross join"])
