"""Importing a 1,000,000-row Toggl-shaped export, next to a bare `read_csv` of the same file into a table.

Run: `python -m tests.bench import`. Bars: the whole import (recognise, validate, dedupe, ledger, derived
tables) within 4 × the bare reading, and under 1.5 GB of memory. Both run on the same file, one after the
other, each in a process of its own, so that neither profits from the other's memory; the best of two counts.
Then, on the database of the last turn: the same file again, the same rows in another file, and a file of
which half the rows are in already.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.proefkind import Proefopdracht
from monitor.intake.proever import PROEVER
from monitor.pipeline import importeer, open_gegevens
from monitor.settings import lees_instellingen

RIJEN = 1_000_000
MENSEN = 60
KEER = 2
LAT_TIJD, LAT_GEHEUGEN = 4.0, 1.5  # times bare reading, GB
PER_DAG = 20  # entries of a quarter per person per day: 5 hours
HALF = 416 * PER_DAG * MENSEN  # rows: whole days, about half the file

# one entry per quarter, five hours a day, on as many days as it takes; no two entries overlap
_MAAK = """
copy (
    with rij as (
        select i % $mensen as wie, i // $mensen as volg from range($vanaf, $vanaf + $rijen) t(i)
    ),
    moment as (
        select wie, volg, timestamp '2023-01-02 08:30:00'
               + to_days((volg // $per_dag)::integer) + to_minutes(15 * (volg % $per_dag)) as begin
        from rij
    )
    select 'Medewerker ' || wie as "User", 'm' || wie || '@corp.nl' as "Email", '' as "Client",
           'Buurt ' || (wie + volg % 3) as "Project",
           ['Huisbezoek', 'Schouw', 'Overlastzaak', 'Administratie'][1 + volg % 4] as "Task",
           'notitie ' || (volg % 500) as "Description", 'No' as "Billable",
           strftime(begin, '%Y-%m-%d') as "Start date", strftime(begin, '%H:%M:%S') as "Start time",
           strftime(begin + interval 15 minutes, '%Y-%m-%d') as "End date",
           strftime(begin + interval 15 minutes, '%H:%M:%S') as "End time", '00:15:00' as "Duration",
           '' as "Tags"
    from moment
    order by wie, begin
) to '{bestand}' (header, delimiter ',')
"""


def maak_bestand(bestand: Path, rijen: int = RIJEN, vanaf: int = 0) -> None:
    """Write the export, from its nth row; the same bytes each time."""
    waarden = {"rijen": rijen, "vanaf": vanaf, "mensen": MENSEN, "per_dag": PER_DAG}
    vraag = _MAAK.replace("{bestand}", str(bestand))
    for naam, waarde in waarden.items():
        vraag = vraag.replace(f"${naam}", str(waarde))
    duckdb.execute(vraag)


def kaal(bestand: Path, map_: Path) -> dict[str, float]:
    """The bare reading, into a table of a database file."""
    with duckdb.connect(map_ / "kaal.duckdb", config={"threads": 2, "memory_limit": "1GB"}) as verbinding:
        begin = time.perf_counter()
        verbinding.execute("create table uren as select * from read_csv(?)", [str(bestand)])
        verbinding.execute("checkpoint")
        return _meet(begin)


def heel(bestand: Path, map_: Path) -> dict[str, float]:
    """The whole import, with the time of each step as it was told."""
    klaar = _roep_proever(map_)  # as page Gegevens does while somebody looks for a file
    with open_gegevens(lees_instellingen(map_)) as store:
        stappen: list[tuple[str, float]] = []
        begin = time.perf_counter()
        (uitslag,) = importeer(
            store,
            [Bestand(bestand, bestand.name)],
            Opdracht(),
            vandaag=dt.date(2026, 1, 1),
            voortgang=lambda _deel, zin: stappen.append((zin.split(": ", 1)[1], time.perf_counter())),
        )
        meting = _meet(begin)
    PROEVER.eindig()
    kinderen = resource.getrusage(resource.RUSAGE_CHILDREN)
    meting |= {"proever": klaar, "proeven": kinderen.ru_utime + kinderen.ru_stime}
    if uitslag.aansluiting.gelezen != RIJEN or uitslag.verschil.nieuw != RIJEN:
        raise AssertionError(f"not everything was booked: {uitslag.aansluiting} {uitslag.reden}")
    for (stap, start), (_, eind) in zip(
        stappen, [*stappen[1:], ("", begin + meting["seconden"])], strict=True
    ):
        meting[f"stap {stap}"] = meting.get(f"stap {stap}", 0.0) + eind - start
    return meting


def _roep_proever(map_: Path) -> float:
    """Seconds until the taster's helper process is there and has tasted a small file."""
    begin, pad = time.perf_counter(), map_ / "klein.csv"
    pad.write_text("Medewerker;Datum;Uren\nAnna;02-03-2026;4\n", encoding="utf-8")
    PROEVER.proef(Proefopdracht(str(pad)), pad.name)
    return time.perf_counter() - begin


def weer(bestand: Path, map_: Path) -> dict[str, float]:
    """Importing again, on a database that holds the file already: seconds per kind of file."""
    kopie, half = map_ / "kopie.csv", map_ / "half.csv"
    kopie.write_bytes(bestand.read_bytes() + b"\n")
    maak_bestand(half, RIJEN, HALF)
    seconden = {}
    with open_gegevens(lees_instellingen(map_)) as store:
        for wat, pad, verwacht in (
            ("hetzelfde bestand", bestand, (0, 0, 0)),
            ("dezelfde rijen", kopie, (0, RIJEN, 0)),
            ("de helft is er al", half, (HALF, RIJEN - HALF, 0)),
        ):
            begin = time.perf_counter()
            (uitslag,) = importeer(store, [Bestand(pad, pad.name)], Opdracht(), vandaag=dt.date(2028, 1, 1))
            seconden[wat] = time.perf_counter() - begin
            v = uitslag.verschil
            if (v.nieuw, v.ongewijzigd, v.vervallen) != verwacht:
                raise AssertionError(f"{wat}: {v} {uitslag.reden or uitslag.vraag}")
    return seconden


def draai() -> list[tuple[str, str, str]]:
    """The rows of the table: what, measured, bar."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        bestand = map_ / "toggl.csv"
        maak_bestand(bestand)
        metingen: dict[str, list[dict[str, float]]] = {"kaal": [], "heel": []}
        for beurt in range(KEER):
            for wat, lijst in metingen.items():
                plek = map_ / f"{wat}{beurt}"
                plek.mkdir()
                lijst.append(_apart(wat, bestand, plek))
        opnieuw = _apart("weer", bestand, map_ / f"heel{KEER - 1}")
    basis = min(meting["seconden"] for meting in metingen["kaal"])
    beste = min(metingen["heel"], key=lambda meting: meting["seconden"])
    uit = [
        (f"import: {RIJEN:,} rijen, kale read_csv naar tabel", f"{basis:.2f} s", "maat"),
        (f"import: {RIJEN:,} rijen, alles", f"{beste['seconden']:.2f} s", ""),
        ("import: alles ÷ kale read_csv", f"{beste['seconden'] / basis:.2f} ×", f"{LAT_TIJD:.1f} ×"),
        (
            "import: processortijd, alles ÷ kale read_csv (op een drukke machine eerlijker)",
            f"{beste['processor'] / min(meting['processor'] for meting in metingen['kaal']):.2f} ×",
            "",
        ),
        ("import: hulpproces dat bestanden proeft, klaar na", f"{beste['proever']:.2f} s", ""),
        ("import: processortijd van dat proces en zijn kinderen", f"{beste['proeven']:.2f} s", ""),
        ("import: geheugen", f"{beste['geheugen']:.2f} GB", f"{LAT_GEHEUGEN:.1f} GB"),
    ]
    uit += [(f"import: opnieuw, {wat}", f"{seconden:.2f} s", "") for wat, seconden in opnieuw.items()]
    for stap, seconden in beste.items():
        if stap.startswith("stap ") and seconden >= 0.05:
            uit.append((f"import: waarvan {stap.removeprefix('stap ').lower()}", f"{seconden:.2f} s", ""))
    return uit


def _apart(wat: str, bestand: Path, map_: Path) -> dict[str, float]:
    """One measurement in a process of its own."""
    opdracht = [sys.executable, "-m", "tests.bench.import_bench", wat, str(bestand), str(map_)]
    uit = subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout
    meting: dict[str, float] = json.loads(uit)
    return meting


def _meet(begin: float) -> dict[str, float]:
    """Wall time since `begin`, processor time of this process, and the most memory it held (GB)."""
    return {
        "seconden": time.perf_counter() - begin,
        "processor": time.process_time(),
        "geheugen": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2,
    }


if __name__ == "__main__":
    doe = {"kaal": kaal, "heel": heel, "weer": weer}[sys.argv[1]]
    print(json.dumps(doe(Path(sys.argv[2]), Path(sys.argv[3]))))  # noqa: T201
