"""A process that writes until it is killed: `python -m tests.store.schrijver MAP SEED WAT`.

Before each change it prints "wil n", after its commit "klaar n": what was acknowledged is what the parent
read. A change writes to two tables and moves rows in a third, so that half of one shows.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from monitor.settings import lees_instellingen
from monitor.store import Store


def _zeg(regel: str) -> None:
    sys.stdout.write(regel + "\n")
    sys.stdout.flush()


def main(map_: str, soort: str) -> None:
    """Write, and now and then checkpoint or back up."""
    with Store.open(lees_instellingen(Path(map_))) as store:
        n = store.versie
        while True:
            n += 1
            _zeg(f"wil {n}")
            with store.schrijf() as tx:
                tx.doe("insert into stand values (?, ?)", [f"dag {n}", "x"])
                tx.doe(
                    "insert into caseload (peildatum, medewerker, zaaktype, aantal, batch) "
                    "select date '2026-01-01', 'M' || range, 'overlast', 1, $n from range(200)",
                    {"n": n},
                )
                tx.doe("delete from caseload where batch = $weg", {"weg": n - 3})  # an undo
                tx.doe(
                    "insert into feestdag values (?, ?, true)",
                    [dt.date(2000, 1, 1) + dt.timedelta(n), f"{n}"],
                )
            _zeg(f"klaar {n}")
            if soort == "vastleggen" and n % 3 == 0:
                store.leg_vast()
            if soort == "backup" and n % 3 == 0:
                store.backup(dt.datetime(2026, 1, 1) + dt.timedelta(n))  # noqa: DTZ001


if __name__ == "__main__":
    main(*sys.argv[1:])
