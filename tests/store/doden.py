"""Open a folder after something bad, and look: nothing acknowledged may be gone, nothing half."""

from __future__ import annotations

from pathlib import Path

from monitor.settings import lees_instellingen
from monitor.store import Store
from monitor.store.backup import lijst


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
