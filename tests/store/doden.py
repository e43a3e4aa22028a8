"""Kill a writing process at a random moment, open again, and look: nothing acknowledged may be gone."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

from monitor.settings import lees_instellingen
from monitor.store import Store
from monitor.store.backup import lijst
from tests.conftest import PROJECT

SOORTEN = ("gewoon", "vastleggen", "backup")


def dood_eens(map_: Path, kans: random.Random, hoogstens: float = 0.25) -> None:
    """One round. The killing starts to count when the process has made its first change."""
    proces = subprocess.Popen(
        [sys.executable, "-m", "tests.store.schrijver", str(map_), kans.choice(SOORTEN)],
        cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert proces.stdout is not None
    assert proces.stderr is not None
    eerste = proces.stdout.readline()
    wekker = threading.Timer(kans.uniform(0, hoogstens), proces.send_signal, [signal.SIGKILL])
    wekker.start()
    regels = [eerste, *proces.stdout.readlines()]
    wekker.join()
    proces.wait()
    fout = proces.stderr.read()
    proces.stdout.close()
    proces.stderr.close()
    assert eerste.startswith("wil"), fout
    klaar = [int(regel.split()[1]) for regel in regels if regel.startswith("klaar") and regel.endswith("\n")]
    gewild = [int(regel.split()[1]) for regel in regels if regel.startswith("wil") and regel.endswith("\n")]
    toon_heel(map_, minstens=max(klaar, default=gewild[0] - 1), hoogstens=max(gewild))


def toon_heel(map_: Path, minstens: int, hoogstens: int) -> None:
    """Open, and compare what is there with what was acknowledged and with itself."""
    with Store.open(lees_instellingen(map_)) as store:
        versie = store.versie
        assert minstens <= versie <= hoogstens, (
            f"version {versie}, acknowledged {minstens}, wanted {hoogstens}"
        )
        assert store.meldingen == ()
        verwacht = list(range(1, versie + 1))
        assert [
            n
            for (n,) in store.rijen(
                "select substr(sleutel, 5)::int n from stand where sleutel like 'dag %' order by n"
            )
        ] == verwacht
        assert [
            n
            for (n,) in store.rijen(
                "select naam::int n from feestdag where naam[1] between '0' and '9' order by n"
            )
        ] == verwacht
        per = dict(store.rijen("select batch, count(*) from caseload group by batch"))
        assert per == dict.fromkeys(verwacht[-3:], 200)
    for back_up in lijst(map_ / "reserve"):
        assert back_up.versie <= versie
    assert not list((map_ / "reserve").glob("*bezig*"))
