"""Kill -9 at random moments, a full disk, and what they do to acknowledged changes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from monitor.settings import lees_instellingen
from monitor.store import Store
from monitor.store.backup import lijst
from tests.conftest import PROJECT
from tests.store.doden import toon_heel

DODEN = ("invoer=40", "migratie=40", "backup=60", "vastleggen=160")
VOL = """
import resource, signal, sys
from pathlib import Path
from monitor.fouten import DatabaseFout
from monitor.settings import lees_instellingen
from monitor.store import Store
import datetime as dt
store = Store.open(lees_instellingen(Path(sys.argv[1])))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
n = store.versie
try:
    while n < 400:
        n += 1
        with store.schrijf() as tx:
            tx.doe("insert into stand values (?, ?)", [f"dag {n}", "x"])
            dag = dt.date(2000, 1, 1) + dt.timedelta(n)
            tx.doe("insert into feestdag values (?, ?, true)", [dag, f"{n}"])
            tx.doe("insert into caseload (peildatum, medewerker, zaaktype, aantal, batch) "
                   "select date '2026-01-01', 'M' || range, 'overlast', 1, $n from range(200)",
                   {"n": n})
            tx.doe("delete from caseload where batch = $weg", {"weg": n - 3})
        print(n, flush=True)
        if n % 5 == 0:
            store.leg_vast()
except DatabaseFout as fout:
    print(fout.zin, flush=True)
"""


def test_killed_300_times_nothing_acknowledged_is_lost_and_nothing_is_half(tmp_path: Path) -> None:
    """In import and undo, migration, back-up and checkpoint, through the code that the app runs."""
    uit = subprocess.run(
        [sys.executable, "-m", "tests.store.doder", "6", str(tmp_path), *DODEN],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert uit.returncode == 0, uit.stdout[-3000:] + uit.stderr[-1000:]
    kills = [int(regel.split()[1]) for regel in uit.stdout.splitlines()]
    assert sum(kills) == 300


@pytest.mark.parametrize("ruimte", [60_000, 400_000, 1_300_000])
def test_a_full_disk_gives_a_sentence_and_keeps_what_was_there(tmp_path: Path, ruimte: int) -> None:
    Store.open(lees_instellingen(tmp_path)).sluit()
    uit = subprocess.run(
        [sys.executable, "-c", VOL, str(tmp_path), str(ruimte)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    regels = uit.stdout.split("\n")
    klaar = [int(regel) for regel in regels if regel.isdecimal()]
    assert "schijf is vol" in uit.stdout, uit.stdout[-300:] + uit.stderr[-900:]
    toon_heel(tmp_path, minstens=max(klaar, default=0), hoogstens=max(klaar, default=0) + 1)


def test_a_backup_on_a_full_disk_is_a_sentence_and_no_backup(tmp_path: Path) -> None:
    with Store.open(lees_instellingen(tmp_path)) as store, store.schrijf() as tx:
        tx.doe("insert into stand select 'x' || range, repeat('y', 200) from range(30000)")
    opdracht = """
import resource, signal, sys
from monitor.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
sys.exit(main(["--data", sys.argv[1], "backup"]))
"""
    uit = subprocess.run(
        [sys.executable, "-c", opdracht, str(tmp_path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 4
    assert "schijf is vol" in uit.stderr
    assert lijst(tmp_path / "reserve") == []
    with Store.open(lees_instellingen(tmp_path)) as store:
        assert store.versie == 1
