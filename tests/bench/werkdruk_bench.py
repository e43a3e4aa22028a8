"""Speed of the workload figures: renewal against a bare read, questions at 10,000 against 1,000,000 entries.

`draai()` returns rows (wat, waarde, lat): what was measured, the figure, and the bar it is held against.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from monitor.settings import lees_instellingen
from monitor.store import Store
from monitor.werkdruk import questions, refresh

MENSEN = 60
VANDAAG = dt.date(2026, 7, 1)
EERSTE_DAG = dt.date(2021, 7, 5)


def maak_uren(aantal: int, mensen: int = MENSEN, seed: int = 1) -> pd.DataFrame:
    """`aantal` entries of `mensen` persons on the working days of five years, half an hour on average.

    Ten to fifteen entries a day: 20 tasks of which a few take most, three own buurten with most in the first.
    """
    rng = np.random.default_rng(seed)
    dagen = pd.bdate_range(EERSTE_DAG, VANDAAG - dt.timedelta(days=1)).to_numpy()
    volgorde = np.arange(aantal)
    dagen = dagen[-max(1, min(len(dagen), aantal // (mensen * 3))) :]
    persoon = volgorde % mensen
    dag = dagen[volgorde // mensen % len(dagen)]
    seconden = rng.integers(5, 60, aantal) * 60
    begin = dag + (rng.integers(6 * 60, 21 * 60, aantal) * 60).astype("timedelta64[s]")
    gewicht = 1 / np.arange(1, 21)
    taak = rng.choice(20, aantal, p=gewicht / gewicht.sum())
    buurt = rng.choice(3, aantal, p=(0.7, 0.2, 0.1))
    return pd.DataFrame(
        {
            "rij": volgorde + 2,
            "persoon": np.char.add("persoon ", persoon.astype(str)),
            "datum": dag,
            "begin_utc": begin,
            "eind_utc": begin + seconden.astype("timedelta64[s]"),
            "seconden": seconden,
            "categorie_tekst": np.char.add("taak ", taak.astype(str)),
            "buurt_tekst": np.char.add("wijk ", (persoon * 3 + buurt).astype(str)),
        }
    )


def vul(store: Store, uren: pd.DataFrame, mensen: int = MENSEN) -> None:
    """Fill the source tables with these entries and everything they need."""
    with store.schrijf() as tx, tx.tabel("invoer", uren):
        tx.doe(
            "insert into uur select 1, rij, 0, 'toggl', null, persoon, datum::date, begin_utc, eind_utc, "
            "seconden, 'werk', categorie_tekst, buurt_tekst, 'onbekend', 'onbekend', 'onbekend', rij, '', "
            "true "
            "from invoer"
        )
        tx.doe(
            "insert into batch by name select 1 as batch, 'uren' as soort, 'toggl' as bron, "
            "'toggl' as profiel, 'bench.csv' as bestand, '' as sha256, 'vervang' as modus, 60 as personen, "
            "0 as gelezen, 0 as ok, 0 as gemarkeerd, 0 as quarantaine, 0 as overgeslagen, 0 as seconden_ok, "
            "0 as seconden_gemarkeerd, 0 as seconden_quarantaine, 0 as nieuw, 0 as ongewijzigd, "
            "0 as vervallen, timestamp '2026-07-01' as geladen_op, 'bench' as geladen_door"
        )
        tx.doe(
            "insert into medewerker select 'M' || i, 'Persoon ' || i, 'buurtcoordinator', null, null, null "
            f"from range({mensen}) t(i)"
        )
        tx.doe(
            "insert into indeling select 'persoon', 'persoon ' || i, 'M' || i, 'zelf' from "
            f"range({mensen}) t(i)"
        )
        tx.doe(
            "insert into rooster select 'M' || i, date '2021-01-04', null, 1, 1, date '2021-01-04', "
            f"28800, 28800, 28800, 28800, 14400, 0, 0, null from range({mensen}) t(i)"
        )
        tx.doe(
            "insert into categorie select 'c' || i, 'Taak ' || i, 'werk', i < 3, "
            "case when i % 2 = 0 then 'direct' else 'indirect' end, 'wijk', 'planmatig', i from range(19) "
            "t(i)"
        )
        tx.doe("insert into indeling select 'categorie', 'taak ' || i, 'c' || i, 'zelf' from range(19) t(i)")
        tx.doe(
            "insert into buurt select 'BU' || i, 'Buurt ' || i, 'WK1', 'Wijk', 'Stad', 1000, 300, null, null "
            f"from range({mensen * 3}) t(i)"
        )
        tx.doe(
            "insert into indeling select 'buurt', 'wijk ' || i, 'buurt:BU' || i, 'zelf' "
            f"from range({mensen * 3}) t(i)"
        )
        tx.doe(
            "insert into verdeling select 'BU' || i, 'M' || (i // 3), date '2021-01-04', null, null "
            f"from range({mensen * 3}) t(i)"
        )
        tx.doe("insert into norm values ('woning:geel', 0.02, 0.03, 0.04, 'uur', 'startwaarde', null)")
        tx.doe("insert into norm values ('woning:groen', 0.01, 0.02, 0.03, 'uur', 'startwaarde', null)")
        tx.doe("insert into norm values ('woning:rood', 0.03, 0.04, 0.05, 'uur', 'startwaarde', null)")


def beste(doe: Callable[[], object], keer: int = 5) -> float:
    """The fastest of a few runs, in seconds."""
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return min(tijden)


def schrijf_csv(uren: pd.DataFrame, bestand: Path) -> None:
    """The same entries as a Toggl-shaped export."""
    uit = pd.DataFrame(
        {
            "User": uren["persoon"],
            "Email": uren["persoon"] + "@voorbeeld.nl",
            "Client": "Corporatie",
            "Project": uren["buurt_tekst"],
            "Task": "",
            "Description": uren["categorie_tekst"],
            "Billable": "No",
            "Start date": uren["begin_utc"].dt.strftime("%Y-%m-%d"),
            "Start time": uren["begin_utc"].dt.strftime("%H:%M:%S"),
            "End date": uren["eind_utc"].dt.strftime("%Y-%m-%d"),
            "End time": uren["eind_utc"].dt.strftime("%H:%M:%S"),
            "Duration": pd.to_datetime(uren["seconden"], unit="s").dt.strftime("%H:%M:%S"),
            "Tags": "",
            "Amount ()": "",
        }
    )
    uit.to_csv(bestand, index=False)


def kale_lezing(bestand: Path) -> float:
    """A bare `read_csv` of the file into a table, on two threads like the store."""

    def lees() -> None:
        with duckdb.connect(config={"threads": 2}) as los:
            los.execute("create table t as select * from read_csv(?)", [str(bestand)])

    return beste(lees, 3)


def vraagtijden(store: Store) -> dict[str, float]:
    """Seconds per question of the Werkdruk page."""
    tot = VANDAAG - dt.timedelta(days=1)
    return {
        "teamoverzicht": beste(lambda: questions.teamoverzicht(store, VANDAAG)),
        "persoonsblad": beste(lambda: questions.persoonsblad(store, "M7", VANDAAG)),
        "bronregels": beste(lambda: questions.bronregels(store, "M7", tot - dt.timedelta(weeks=13), tot)),
    }


def draai() -> list[tuple[str, str, str]]:
    """All figures side by side in one run."""
    uit = []
    tijden: dict[int, dict[str, float]] = {}
    for aantal in (10_000, 1_000_000):
        with tempfile.TemporaryDirectory() as map_, Store.open(lees_instellingen(Path(map_))) as store:
            uren = maak_uren(aantal)
            vul(store, uren)

            def ververs(store: Store = store) -> None:
                with store.schrijf() as tx:
                    refresh.vernieuw(tx, store.instellingen)

            verversen = beste(ververs, 3)
            if aantal == 1_000_000:
                bestand = Path(map_) / "uren.csv"
                schrijf_csv(uren, bestand)
                kaal = kale_lezing(bestand)
                uit.append(("werkdruk: verversen, 1 mln registraties", f"{verversen:.2f} s", "±1 s"))
                uit.append(("werkdruk: verversen ÷ kale read_csv", f"{verversen / kaal:.2f} ×", "0,80 ×"))
            tijden[aantal] = vraagtijden(store)
    for vraag, seconden in tijden[1_000_000].items():
        lat = "200 ms" if vraag == "bronregels" else "50 ms"
        uit.append((f"werkdruk: {vraag}, 1 mln registraties", f"{seconden * 1000:.0f} ms", lat))
        verhouding = seconden / tijden[10_000][vraag]
        uit.append((f"werkdruk: {vraag}, 1 mln ÷ 10.000", f"{verhouding:.2f} ×", "1,20 ×"))
    return uit
