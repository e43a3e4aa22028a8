"""The long runs behind the promises of sharing and never losing data: `make bench-veilig`.

Each part prints one line with what was tried, what went wrong (the promise is 0) and how long it took.
`python -m tests.bench.veilig_bench kluis bits` runs some parts; `--maal 0.1` takes a tenth of everything.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import secrets
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
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
from tests.conftest import PROJECT
from tests.store.doden import dood_eens, toon_heel
from tests.store.test_doden import VOL

Uitslag = tuple[str, int]  # what was tried, how often the promise was broken


def kluis(maal: float) -> Uitslag:
    """The vault against its model: 10,000 steps."""
    rondes = max(1, int(200 * maal))
    run_state_machine_as_test(
        KluisMachine,
        settings=settings(
            max_examples=rondes,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return f"{rondes * 50} stappen, elk token na elke stap vergeleken met het model", 0


def raden(maal: float) -> Uitslag:
    """A million guesses at ten live links, half of them with the right name."""
    pogingen, raak = int(1_000_000 * maal), 0
    with TemporaryDirectory() as map_, Kluis.open(Path(map_) / "k.sqlite") as kast:
        bord = Bereik(("bord",), ("*",))
        tokens = [links.maak(kast, 0, door="b", titel="b", bereik=bord, soort="levend")[1] for _ in range(10)]
        for nummer in range(pogingen):
            naam = tokens[nummer % 10][:12] if nummer % 2 else secrets.token_urlsafe(9)
            try:
                links.bekijk(kast, f"{naam}.{secrets.token_urlsafe(32)}", 1)
                raak += 1
            except Geweigerd:
                continue
    return f"{pogingen} gokken op 10 links", raak


def organisaties(maal: float) -> Uitslag:
    """The publication audit against independent linear algebra, on 1,000 random organisations."""
    aantal, herleid, cellen, mensen = int(1000 * maal), 0, 0, 0
    for zaad in range(aantal):
        bijdragen = organisatie(zaad)
        getoond = [cel.sleutel for cel in publiceer(bijdragen).cellen]
        sommen = [[n for n, b in enumerate(bijdragen) if b.sleutel[: len(s)] == s] for s in getoond]
        cellen += len(getoond)
        for veld in ("medewerker", "buurt"):
            groepen = per(bijdragen, veld)
            mensen += len(groepen) if veld == "medewerker" else 0
            herleid += len(lekt_snel(sommen, groepen, len(bijdragen)))
    return f"{aantal} organisaties, {mensen} medewerkers, {cellen} gedeelde cijfers", herleid


def doden(maal: float) -> Uitslag:
    """kill -9 at 2,000 random moments during writing, checkpoint and back-up."""
    aantal, kans, stuk = int(2000 * maal), random.Random(1), 0  # noqa: S311
    for begin in range(0, aantal, 100):
        with TemporaryDirectory() as map_:
            for _ in range(min(100, aantal - begin)):
                try:
                    dood_eens(Path(map_), kans)
                except (AssertionError, DatabaseFout) as fout:
                    stuk += 1
                    _zeg(f"  {fout}")
                    break
    return f"{aantal} keer gestopt tijdens schrijven, vastleggen en back-up", stuk


def journaal(maal: float) -> Uitslag:
    """The journal cut off every 64 bytes."""
    stuk = teller = 0
    with TemporaryDirectory() as map_:
        bron, instellingen = _gevuld(Path(map_), rijen=20)
        lengte = (bron / "buurtmonitor.duckdb.wal").stat().st_size
        for einde in range(0, lengte, max(64, int(64 / maal))):
            with _leg_terug(bron, instellingen).open("r+b") as bestand:
                bestand.truncate(einde)
            stuk += _toets(instellingen, rijen=20)[0]
            teller += 1
    return f"{teller} afgebroken journalen", stuk


def bits(maal: float) -> Uitslag:
    """One bit flipped, 500 times, in the database or its journal."""
    aantal, kans, stuk = int(500 * maal), random.Random(2), 0  # noqa: S311
    soorten: Counter[str] = Counter()
    with TemporaryDirectory() as map_:
        bron, instellingen = _gevuld(Path(map_))
        for nummer in range(aantal):
            wal = _leg_terug(bron, instellingen)
            doel = wal if nummer % 2 else instellingen.database
            ruw = bytearray(doel.read_bytes())
            ruw[kans.randrange(len(ruw))] ^= 1 << kans.randrange(8)
            doel.write_bytes(bytes(ruw))
            fout, soort = _toets(instellingen)
            stuk += fout
            soorten[soort] += 1
    return f"{aantal} omgevallen bits ({', '.join(f'{n} {s}' for s, n in soorten.items())})", stuk


def vol(maal: float) -> Uitslag:
    """The disk full at 50 sizes."""
    aantal, stuk = max(1, int(50 * maal)), 0
    for nummer in range(aantal):
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
    return f"{aantal} volle schijven", stuk


def herstel(maal: float) -> Uitslag:
    """A large database damaged and put back, within 30 seconds."""
    with TemporaryDirectory() as map_:
        instellingen = lees_instellingen(Path(map_))
        with Store.open(instellingen) as store:
            with store.schrijf() as tx:
                tx.doe(
                    "insert into caseload (peildatum, medewerker, zaaktype, aantal) "
                    "select date '2026-01-01', md5(range::varchar), 'overlast', 1 from range($n)",
                    {"n": int(5_000_000 * maal)},
                )
            store.backup(dt.datetime(2026, 1, 1))  # noqa: DTZ001 — local time
        mb = lijst(instellingen.reserve)[0].bestand.stat().st_size / 2**20
        instellingen.database.write_bytes(b"stuk" * 10_000)
        begin = time.monotonic()
        zet_terug(instellingen)
        with Store.open(instellingen) as store:
            goed = store.rij("select count(*) from caseload") == (int(5_000_000 * maal),)
        seconden = time.monotonic() - begin
    return f"{mb:.0f} MB terug en open in {seconden:.1f} s", int(not goed or seconden > 30)


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


DELEN: dict[str, Callable[[float], Uitslag]] = {
    "kluis": kluis, "raden": raden, "organisaties": organisaties, "journaal": journaal, "bits": bits,
    "vol": vol, "herstel": herstel, "doden": doden,
}  # fmt: skip


def main() -> int:
    """Run the parts; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("delen", nargs="*", choices=[*DELEN, []], default=[])
    parser.add_argument("--maal", type=float, default=1.0)
    args = parser.parse_args()
    stuk = 0
    for naam in args.delen or DELEN:
        begin = time.monotonic()
        wat, fouten = DELEN[naam](args.maal)
        stuk += fouten
        _zeg(f"{naam:13} {fouten} fout   {wat}   ({time.monotonic() - begin:.0f} s)")
    return 1 if stuk else 0


if __name__ == "__main__":
    sys.exit(main())
