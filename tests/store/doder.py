"""kill -9 at random moments during import, undo, migration and back-up, through the very code the app runs.

`python -m tests.store.doder ZAAD MAP invoer=50 backup=60` prints a line per kind: how often it killed.
Loading the program takes seconds and a kill a tenth of one, so one process loads it and forks: a child opens
the folder that the previous kill left, checks it against what was acknowledged, goes on working, and is
killed. Acknowledged is what the parent read from the pipe. The parent never opens a database itself. Files
are not tasted (`intake.proever`): that happens in another process before anything is written, and waiting for
it in every child would put the kills there instead of in the writing.

Promises checked at every opening: it opens, without a message; no acknowledged batch or undo is missing; the
one that was under way is there wholly or not at all; the derived hours equal the counting entries; every
back-up is of a version that existed, and the newest can be read.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from monitor import pipeline
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.proever import PROEVER
from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store, migratie
from monitor.store.backup import lijst
from monitor.store.migratie import Migratie

RIJEN = 40  # entries per file
MENSEN = 7  # each with a file per week: many files before a day lies too far ahead to count
DAG_EEN = dt.date(2024, 1, 1)
VANDAAG = dt.date(2026, 11, 20)
PROEFSTAP = 9999
RIJEN_PER = 2000  # rows per change
UUR = dt.timedelta(hours=1)
LANGST_WACHTEN = 120  # seconds, on any machine
TIK = 1 / os.sysconf("SC_CLK_TCK")
Meld = Callable[[str], None]


@dataclass
class Beloofd:
    """What the parent read: acknowledged, and begun without an answer."""

    klaar: set[str] = field(default_factory=set)
    bezig: str | None = None
    begonnen: bool = False  # whether this round's first change was begun
    kills: int = 0

    def hoor(self, regel: str) -> None:
        """`wil x` begins, `klaar x` acknowledges; so does finding it there at the next opening."""
        woord, _, wat = regel.partition(" ")
        if woord == "wil":
            self.bezig, self.begonnen = wat, True
        else:
            self.klaar.add(wat)
            self.bezig = None

    def mag(self, wat: str) -> tuple[bool, ...]:
        """Whether this may be there: certain, or open when it was under way."""
        if wat == self.bezig:
            return (True, False)
        return (wat in self.klaar,)


# -- import and undo ---------------------------------------------------------------------------------
def _uren(map_: Path, n: int) -> Bestand:
    """File n: its own week of one person, forty entries of a quarter of an hour."""
    regels = ["Medewerker;Datum;Activiteit;Uren"]
    for i in range(RIJEN):
        dag = DAG_EEN + dt.timedelta(days=7 * (n // MENSEN) + i % 5)
        regels.append(f"Persoon {n % MENSEN};{dag:%d-%m-%Y};Taak {i};0,25")
    pad = map_ / f"uren_{n}.csv"
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return Bestand(pad, pad.name)


def _toets_invoer(store: Store, beloofd: Beloofd, meld: Meld) -> int:
    """Check, tell what was found of the change under way, return the number of the next file."""
    batches = store.rijen(
        "select b.batch, b.bestand, b.teruggedraaid_op is null, b.ok, count(u.batch), "
        "coalesce(sum(u.seconden), 0)::bigint, coalesce(sum(u.actief::int), 0)::int "
        "from batch b left join uur u using (batch) where b.soort = 'uren' group by all order by 1"
    )
    gezien = {naam: erin for _, naam, erin, *_ in batches}
    for _, naam, erin, ok, rijen, seconden, actief in batches:
        assert (ok, rijen, seconden) == (RIJEN, RIJEN, RIJEN * 900), f"half a batch: {naam}"
        assert actief == (RIJEN if erin else 0), f"half an undo: {naam}"
    nummers = [int(naam.removeprefix("uren_").removesuffix(".csv")) for naam in gezien]
    verwacht = {int(wat.split()[1]) for wat in beloofd.klaar if wat.startswith("in ")}
    for n in verwacht | set(nummers):
        assert (n in nummers) in beloofd.mag(f"in {n}"), f"import {n} lost or never wanted"
        if n in nummers:
            assert (not gezien[f"uren_{n}.csv"]) in beloofd.mag(f"uit {n}"), f"undo {n}"
            if beloofd.bezig == f"in {n}" or (beloofd.bezig == f"uit {n}" and not gezien[f"uren_{n}.csv"]):
                meld(f"klaar {beloofd.bezig}")
    telt = store.rij("select coalesce(sum(seconden), 0)::bigint from uur where actief")
    assert telt == store.rij("select coalesce(sum(seconden), 0)::bigint from uur_dag"), "derived hours differ"
    return max(nummers, default=0) + 1


def _werk_invoer(inst: Instellingen, beloofd: Beloofd, meld: Meld) -> None:
    PROEVER.proef = lambda *_: None  # type: ignore[method-assign]
    with pipeline.open_gegevens(inst) as store:
        assert store.meldingen == ()
        n = _toets_invoer(store, beloofd, meld)
        while True:
            meld(f"wil in {n}")
            (uit,) = pipeline.importeer(
                store, [_uren(inst.werkmap, n)], Opdracht(bij_verlies="vervang"), vandaag=VANDAAG
            )
            assert uit.uitkomst == "verwerkt", uit
            meld(f"klaar in {n}")
            if n % 2 == 0:
                batch = store.rij("select batch from batch where bestand = ?", [f"uren_{n - 1}.csv"])
                if batch:
                    meld(f"wil uit {n - 1}")
                    pipeline.draai_terug(store, batch[0])
                    meld(f"klaar uit {n - 1}")
            n += 1


# -- migration ---------------------------------------------------------------------------------------
def _met_proefstap() -> None:
    """A program one step newer: the step moves all hours to another table and back, as a real one might."""
    bekend = migratie.migraties()
    stap = Migratie(
        PROEFSTAP,
        "9999_proef.sql",
        "create table proef as select * from uur; delete from uur; insert into uur select * from proef; "
        "comment on table proef is 'kamer: store. Proef.';",
    )
    migratie.migraties = lambda: [*bekend, stap]


def _werk_migratie(inst: Instellingen, beloofd: Beloofd, meld: Meld) -> None:
    sjabloon = inst.data.parent / "sjabloon"
    if not sjabloon.exists():
        klaar = lees_instellingen(sjabloon.with_name("half"))
        with pipeline.open_gegevens(klaar) as store:
            pipeline.importeer(store, [_uren(klaar.werkmap, n) for n in range(1, 4)], vandaag=VANDAAG)
        klaar.data.rename(sjabloon)
    _met_proefstap()
    while True:
        if not inst.database.exists() or beloofd.bezig is None:
            shutil.rmtree(inst.data, ignore_errors=True)
            shutil.copytree(sjabloon, inst.data)
        meld("wil migratie")
        with Store.open(inst) as store:
            assert store.meldingen == ()
            assert store.rij("select count(*), sum(seconden)::bigint from uur where actief") == (
                3 * RIJEN, 3 * RIJEN * 900,
            )  # fmt: skip
            assert store.rij("select count(*) from migratie where nummer = ?", [PROEFSTAP]) == (1,)
            assert store.rij("select count(*) from proef") == (3 * RIJEN,)
        assert not list(inst.data.glob("*.nieuw*"))
        meld("klaar migratie")
        beloofd.bezig = None


# -- back-up -----------------------------------------------------------------------------------------
def _werk_backup(inst: Instellingen, beloofd: Beloofd, meld: Meld) -> None:
    _schrijf_door(inst, beloofd, meld, lambda store, n: store.backup(dt.datetime(2026, 1, 1) + n * UUR))  # noqa: DTZ001


def _werk_vastleggen(inst: Instellingen, beloofd: Beloofd, meld: Meld) -> None:
    _schrijf_door(inst, beloofd, meld, lambda store, n: n % 3 or store.leg_vast())


def _schrijf_door(
    inst: Instellingen, beloofd: Beloofd, meld: Meld, daarna: Callable[[Store, int], object]
) -> None:
    """Change after change of 2,000 rows, `daarna` after each."""
    with Store.open(inst) as store:
        assert store.meldingen == ()
        n = store.versie
        klaar = max((int(wat.split()[1]) for wat in beloofd.klaar), default=0)
        assert klaar <= n <= klaar + (beloofd.bezig is not None), f"version {n}, acknowledged {klaar}"
        if n > klaar:
            meld(f"klaar {beloofd.bezig}")
        gemaakt = lijst(inst.reserve)
        assert all(back_up.versie <= n for back_up in gemaakt)
        assert not list(inst.reserve.glob("*bezig*"))
        per = store.rijen("select batch, count(*) from caseload group by all order by 1")
        assert per == [(m, RIJEN_PER) for m in range(max(1, n - 4), n + 1)], f"half a change: {per}"
        if gemaakt and beloofd.kills % 10 == 0:
            _lees_terug(gemaakt[0].bestand, inst, gemaakt[0].versie)
        while True:
            n += 1
            meld(f"wil wijzig {n}")
            with store.schrijf() as tx:
                tx.doe(
                    "insert into caseload (peildatum, medewerker, zaaktype, aantal, batch) "
                    "select date '2026-01-01', md5(range::varchar), 'overlast', 1, ? from range(?)",
                    [n, RIJEN_PER],
                )
                tx.doe("delete from caseload where batch = ?", [n - 5])
            meld(f"klaar wijzig {n}")
            daarna(store, n)


def _lees_terug(back_up: Path, inst: Instellingen, versie: int) -> None:
    """The back-up as a database of its own: whole, and of its version."""
    ander = lees_instellingen(inst.data.with_name("terug"))
    shutil.rmtree(ander.data, ignore_errors=True)
    ander.data.mkdir()
    shutil.copy(back_up, ander.database)
    with Store.open(ander) as store:
        assert store.versie == versie
        assert store.rij("select count(*) from caseload where batch = ?", [versie]) == (RIJEN_PER,)


SOORTEN: dict[str, tuple[Callable[[Instellingen, Beloofd, Meld], None], float]] = {
    "invoer": (_werk_invoer, 0.7),  # what to do, and the longest work before the kill, in processor seconds
    "migratie": (_werk_migratie, 0.6),
    "backup": (_werk_backup, 0.15),
    "vastleggen": (_werk_vastleggen, 0.05),
}


def dood(soort: str, aantal: int, zaad: int, map_: Path) -> Beloofd:
    """Kill so often, check at every opening; the last opening only checks.

    Raises
    ------
    AssertionError
        A promise was broken; the text says which.
    """
    beloofd, kans = Beloofd(), random.Random(zaad)  # noqa: S311
    inst = lees_instellingen(map_ / "data")
    inst.werkmap.mkdir(parents=True, exist_ok=True)
    for _ in range(aantal):
        _ronde(soort, inst, beloofd, kans.random())
        beloofd.kills += 1
    _ronde(soort, inst, beloofd, 0)
    return beloofd


def _ronde(soort: str, inst: Instellingen, beloofd: Beloofd, deel: float) -> None:
    werk, langst = SOORTEN[soort]
    wacht = deel * langst
    beloofd.begonnen = False
    lezen, schrijven = os.pipe()
    kind = os.fork()
    if kind == 0:
        os.close(lezen)
        code = 3
        with contextlib.suppress(BaseException):
            try:
                werk(inst, beloofd, lambda regel: _zeg(schrijven, regel))
            except BaseException:
                _zeg(schrijven, "fout " + traceback.format_exc().replace("\n", "\\n"))
        os._exit(code)
    os.close(schrijven)
    try:
        rest = _luister(lezen, kind, beloofd, langst, wacht)
    finally:
        os.kill(kind, signal.SIGKILL)
        os.waitpid(kind, 0)
    while blok := os.read(lezen, 65536):  # what it had said before it died
        rest += blok
    os.close(lezen)
    _verwerk(rest, beloofd)


def _luister(lezen: int, kind: int, beloofd: Beloofd, langst: float, wacht: float) -> bytes:
    """Listen until it is time to kill: when the child has worked so long after its first change was begun.

    Measured in the child's own processor time, so that a busy machine kills in the same places.
    """
    ruw, begin, einde = b"", None, time.monotonic() + LANGST_WACHTEN
    while begin is None or _gewerkt(kind) < begin + wacht:
        assert time.monotonic() < einde, f"nothing happened for {LANGST_WACHTEN} s"
        if not select.select([lezen], [], [], 0.004)[0]:
            continue
        blok = os.read(lezen, 65536)
        if not blok:
            break
        ruw = _verwerk(ruw + blok, beloofd)
        if begin is None and beloofd.begonnen:
            begin = _gewerkt(kind)
    time.sleep(wacht / max(langst, 0.01) * TIK)  # the clock counts in ticks: spread within one
    return ruw


def _gewerkt(kind: int) -> float:
    """Processor time of all threads of a process, in seconds."""
    velden = (
        Path(f"/proc/{kind}/stat").read_text(encoding="ascii", errors="replace").rpartition(") ")[2].split()
    )
    return (int(velden[11]) + int(velden[12])) * TIK


def _verwerk(ruw: bytes, beloofd: Beloofd) -> bytes:
    """Whole lines are heard, the rest stays."""
    *regels, rest = ruw.split(b"\n")
    for regel in regels:
        tekst = regel.decode("utf-8", "replace")
        assert not tekst.startswith("fout "), tekst.replace("\\n", "\n")
        beloofd.hoor(tekst)
    return rest


def _zeg(schrijven: int, regel: str) -> None:
    os.write(schrijven, regel.encode("utf-8", "replace") + b"\n")


def main(zaad: str, map_: str, *delen: str) -> int:
    """`soort=aantal` each in its own folder; exit code 1 with the reason when a promise was broken."""
    for deel in delen:
        soort, _, aantal = deel.partition("=")
        try:
            beloofd = dood(soort, int(aantal), int(zaad), Path(map_) / soort)
        except AssertionError as fout:
            sys.stdout.write(f"STUK {soort}: {fout}\n")
            return 1
        sys.stdout.write(f"{soort}: {beloofd.kills} kills, {len(beloofd.klaar)} changes acknowledged\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
