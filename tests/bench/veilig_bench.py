"""The long runs behind the promises of sharing and never losing data: `make bench-veilig`.

Each part is cut into units and may stop at any moment: after every portion its count stands in a small file
(`--stand`, in the data folder unless said otherwise), and the next run goes on from there. Each part prints
one line: how many of how many were tried, how often the promise was broken (the promise is 0), and for how
long it ran in all. `python -m tests.bench.veilig_bench kluis bits --minuten 5` gives each part at most so
long; `--opnieuw` begins from nothing. What is printed was done; nothing is extrapolated.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from monitor.access import links
from monitor.access.bereik import Bereik
from monitor.access.kluis import Kluis
from monitor.access.openbaarmaking import publiceer
from monitor.fouten import DatabaseFout, Geweigerd
from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store, standbestand
from monitor.store.backup import lijst
from monitor.store.herstel import zet_terug
from tests.access.kluismachine import KluisMachine
from tests.access.organisaties import lekt_snel, organisatie, per
from tests.bench.veilig_bestanden import bestanden
from tests.bench.veilig_bommen import BOMMEN, bommen
from tests.bench.veilig_kijkers import kijkers
from tests.bench.veilig_namen import RONDES, scripts
from tests.conftest import PROJECT
from tests.store.doden import toon_heel
from tests.store.doder import SOORTEN
from tests.store.test_doden import VOL


@dataclass(frozen=True)
class Deel:
    """One promise: how many units, how many at a time, and a function that tries a range of them.

    The function returns how often the promise was broken, and a word about what it saw.
    """

    wat: str
    eenheden: int
    portie: int
    probeer: Callable[[range], tuple[int, str]]


def kluis(welke: range) -> tuple[int, str]:
    """The vault against its model, 50 steps at a time."""
    run_state_machine_as_test(
        seed(welke.start)(KluisMachine),
        settings=settings(
            max_examples=len(welke),
            stateful_step_count=50,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return 0, "elke keer 50 stappen, elk token na elke stap vergeleken met het model"


def raden(welke: range) -> tuple[int, str]:
    """Guesses at ten live links, half of them with the right name."""
    raak = 0
    with TemporaryDirectory() as map_, Kluis.open(Path(map_) / "k.sqlite") as kast:
        bord = Bereik(("bord",), ("*",))
        tokens = [links.maak(kast, 0, door="b", titel="b", bereik=bord, soort="levend")[1] for _ in range(10)]
        for nummer in welke:
            naam = tokens[nummer % 10][:12] if nummer % 2 else secrets.token_urlsafe(9)
            try:
                links.bekijk(kast, f"{naam}.{secrets.token_urlsafe(32)}", 1)
                raak += 1
            except Geweigerd:
                continue
    return raak, "gokken op 10 links"


def organisaties(welke: range) -> tuple[int, str]:
    """The publication audit against independent linear algebra."""
    herleid = 0
    for zaad in welke:
        bijdragen = organisatie(zaad)
        getoond = [cel.sleutel for cel in publiceer(bijdragen).cellen]
        sommen = [[n for n, b in enumerate(bijdragen) if b.sleutel[: len(s)] == s] for s in getoond]
        for veld in ("medewerker", "buurt"):
            herleid += len(lekt_snel(sommen, per(bijdragen, veld), len(bijdragen)))
    return herleid, "willekeurige organisaties van 20 tot 400 medewerkers"


def doden(welke: range) -> tuple[int, str]:
    """kill -9, a quarter in each of import with undo, migration, back-up and checkpoint."""
    per_soort, rest = divmod(len(welke), 4)
    delen = [f"{soort}={per_soort + (n < rest)}" for n, soort in enumerate(SOORTEN)]
    with TemporaryDirectory() as map_:
        uit = subprocess.run(
            [sys.executable, "-m", "tests.store.doder", str(welke.start), map_, *delen],
            cwd=PROJECT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if uit.returncode:
        _zeg(f"  {uit.stdout[-1500:]}{uit.stderr[-500:]}")
    return int(uit.returncode != 0), "keer gestopt in import en terugdraaien, migratie, back-up en vastleggen"


def journaal(welke: range) -> tuple[int, str]:
    """The journal cut off every 64 bytes."""
    stuk = 0
    with TemporaryDirectory() as map_:
        bron, instellingen = _gevuld(Path(map_), rijen=20)
        lengte = (bron / "buurtmonitor.duckdb.wal").stat().st_size
        for nummer in welke:
            if nummer * 64 >= lengte:
                break
            with _leg_terug(bron, instellingen).open("r+b") as bestand:
                bestand.truncate(nummer * 64)
            stuk += _toets(instellingen, rijen=20)[0]
    return stuk, f"plekken, om de 64 bytes, in een journaal van {lengte} bytes"


def bits(welke: range) -> tuple[int, str]:
    """One bit flipped in the database or its journal."""
    stuk = 0
    with TemporaryDirectory() as map_:
        bron, instellingen = _gevuld(Path(map_))
        for nummer in welke:
            kans = random.Random(nummer)  # noqa: S311
            wal = _leg_terug(bron, instellingen)
            doel = wal if nummer % 2 else instellingen.database
            ruw = bytearray(doel.read_bytes())
            ruw[kans.randrange(len(ruw))] ^= 1 << kans.randrange(8)
            doel.write_bytes(bytes(ruw))
            stuk += _toets(instellingen)[0]
    return stuk, "omgevallen bits in database of journaal"


def vol(welke: range) -> tuple[int, str]:
    """The disk full, at another size each time."""
    stuk = 0
    for nummer in welke:
        with TemporaryDirectory() as map_:
            Store.open(lees_instellingen(Path(map_))).sluit()
            ruimte = 20_000 + nummer * 60_000
            uit = subprocess.run(
                [sys.executable, "-c", VOL, map_, str(ruimte)],
                cwd=PROJECT,
                capture_output=True,
                text=True,
                check=False,
            )
            klaar = max([int(regel) for regel in uit.stdout.split() if regel.isdecimal()], default=0)
            try:
                toon_heel(Path(map_), minstens=klaar, hoogstens=klaar + 1)
                assert "Traceback" not in uit.stderr, uit.stderr[-300:]
            except (AssertionError, DatabaseFout) as fout:
                stuk += 1
                _zeg(f"  {ruimte}: {fout}")
    return stuk, "volle schijven, van 20 kB tot 3 MB"


def herstel(welke: range) -> tuple[int, str]:
    """A large database damaged and put back, within 30 seconds."""
    rijen = 5_000_000
    with TemporaryDirectory() as map_:
        instellingen = lees_instellingen(Path(map_))
        with Store.open(instellingen) as store:
            with store.schrijf() as tx:
                tx.doe(
                    "insert into caseload (peildatum, medewerker, zaaktype, aantal) "
                    "select date '2026-01-01', md5(range::varchar), 'overlast', 1 from range($n)",
                    {"n": rijen},
                )
            store.backup(dt.datetime(2026, 1, 1))  # noqa: DTZ001 — local time
        mb = lijst(instellingen.reserve)[0].bestand.stat().st_size / 2**20
        instellingen.database.write_bytes(b"stuk" * 10_000)
        begin = time.monotonic()
        zet_terug(instellingen)
        with Store.open(instellingen) as store:
            goed = store.rij("select count(*) from caseload") == (rijen,)
        seconden = time.monotonic() - begin
    return int(not goed or seconden > 30) * len(welke), f"keer: {mb:.0f} MB terug en open in {seconden:.1f} s"


def _zeg(regel: str) -> None:
    sys.stdout.write(regel + "\n")
    sys.stdout.flush()


def _gevuld(map_: Path, rijen: int = 300) -> tuple[Path, Instellingen]:
    """Files of a database with 40 changes of so many rows in its journal, as a power cut leaves them."""
    instellingen = lees_instellingen(map_ / "data")
    bron = map_ / "bron"
    bron.mkdir()
    with Store.open(instellingen) as store:
        for n in range(1, 61):
            with store.schrijf() as tx:
                tx.doe("insert into stand values (?, 'x')", [f"dag {n}"])
                tx.doe(
                    "insert into feestdag values (?, ?, true)",
                    [dt.date(2000, 1, 1) + dt.timedelta(n), f"{n}"],
                )
                tx.doe(
                    "insert into caseload (peildatum, medewerker, zaaktype, aantal, batch) "
                    "select date '2026-01-01', md5(range::varchar), 'overlast', $n, $n from range($rijen)",
                    {"n": n, "rijen": rijen},
                )
            if n == 20:
                store.leg_vast()
        for bestand in instellingen.data.glob("buurtmonitor.duckdb*"):
            shutil.copy(bestand, bron / bestand.name)
    return bron, instellingen


def _leg_terug(bron: Path, instellingen: Instellingen) -> Path:
    for bestand in bron.glob("buurtmonitor.duckdb*"):
        shutil.copy(bestand, instellingen.data / bestand.name)
    return instellingen.database.with_name("buurtmonitor.duckdb.wal")


_NAMEN = """
    select (select bit_xor(hash(medewerker)) from caseload) is not distinct from
           (select bit_xor(hash(md5(a.range::varchar))) from range($rijen) a, range($n) b)
"""


def _toets(instellingen: Instellingen, rijen: int = 300) -> tuple[int, str]:
    """0 when what opens is whole and, if older, says so; a refusal with a sentence is also right."""
    beloofd = standbestand.lees(instellingen.database)
    try:
        with Store.open(instellingen) as store:
            versie = store.versie
            som = rijen * versie * (versie + 1) // 2 or None
            heel = all(
                store.rijen(vraag, {"rijen": rijen, "n": versie} if "$" in vraag else {}) == [antwoord]
                for vraag, antwoord in (
                    (
                        "select count(*), count(distinct naam) from feestdag where naam[1] <= '9'",
                        (versie, versie),
                    ),
                    ("select count(*) from stand where sleutel like 'dag %'", (versie,)),
                    ("select count(*), sum(aantal), sum(batch) from caseload", (rijen * versie, som, som)),
                    (_NAMEN, (True,)),
                )
            )
            store.controleer()
            gezegd = bool(store.meldingen)
    except DatabaseFout:
        return 0, "geweigerd met een zin"
    if not heel or (versie < beloofd and not gezegd):
        return 1, "STIL FOUT"
    return 0, "ouder, gezegd" if versie < beloofd else "heel"


DELEN: dict[str, Deel] = {
    "kluis": Deel("toestandsmachine", 200, 5, kluis),
    "raden": Deel("raden", 1_000_000, 20_000, raden),
    "organisaties": Deel("herleiding", 1000, 20, organisaties),
    "journaal": Deel("journaal", 0, 50, journaal),  # as many as the journal has places
    "bits": Deel("bits", 500, 25, bits),
    "vol": Deel("schijf vol", 50, 5, vol),
    "herstel": Deel("herstel", 1, 1, herstel),
    "bommen": Deel("bommen", len(BOMMEN), 10, bommen),
    "scripts": Deel("scripts als naam", RONDES, 1, scripts),
    "bestanden": Deel("vijandige bestanden", 100_000, 200, bestanden),
    "doden": Deel("kill -9", 2000, 40, doden),
    "kijkers": Deel("kijkers", 1, 1, kijkers),
}


def main() -> int:
    """Run the parts; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("delen", nargs="*", choices=[*DELEN, []], default=[])
    parser.add_argument("--minuten", type=float, default=None, help="per part; default: until it is done")
    parser.add_argument("--stand", type=Path, default=PROJECT / "data" / "bench-veilig.json")
    parser.add_argument("--opnieuw", action="store_true")
    args = parser.parse_args()
    alles: dict[str, dict[str, Any]] = {}
    if args.stand.exists() and not args.opnieuw:
        alles = json.loads(args.stand.read_text(encoding="utf-8"))
    for naam in args.delen or DELEN:
        stand = alles.setdefault(naam, {"gedaan": 0, "fout": 0, "seconden": 0.0, "zag": ""})
        _voer_uit(naam, stand, args.minuten, lambda: _bewaar(args.stand, alles))
        _zeg(
            f"{naam:13} {stand['fout']} fout   {stand['gedaan']} van {_eenheden(naam)} {stand['zag']}   "
            f"({stand['seconden']:.0f} s)"
        )
    return 1 if any(stand["fout"] for stand in alles.values()) else 0


def _eenheden(naam: str) -> int:
    if naam != "journaal":
        return DELEN[naam].eenheden
    with TemporaryDirectory() as map_:
        bron, _ = _gevuld(Path(map_), rijen=20)
        return -(-(bron / "buurtmonitor.duckdb.wal").stat().st_size // 64)


def _voer_uit(naam: str, stand: dict[str, Any], minuten: float | None, bewaar: Callable[[], None]) -> None:
    """Portion after portion, each kept when it is done, until all is done or the time is over."""
    deel, einde = DELEN[naam], time.monotonic() + (minuten or 1e6) * 60
    eenheden = _eenheden(naam)
    while stand["gedaan"] < eenheden and time.monotonic() < einde:
        welke = range(stand["gedaan"], min(stand["gedaan"] + deel.portie, eenheden))
        begin = time.monotonic()
        fout, zag = deel.probeer(welke)
        stand["gedaan"] = welke.stop
        stand["fout"] += fout
        stand["seconden"] += time.monotonic() - begin
        stand["zag"] = zag
        bewaar()


def _bewaar(pad: Path, alles: dict[str, dict[str, Any]]) -> None:
    pad.parent.mkdir(parents=True, exist_ok=True)
    nieuw = pad.with_suffix(".nieuw")
    nieuw.write_text(json.dumps(alles, indent=1), encoding="utf-8")
    nieuw.replace(pad)


if __name__ == "__main__":
    sys.exit(main())
