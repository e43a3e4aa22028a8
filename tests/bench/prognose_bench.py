"""The forecast against its anchors, on corporations with known truth (bars: DEFINITIONS §5, issue "Pieken").

Every row is printed as soon as it is known, and all of them once more at the end, each held against its bar.
The product is made anew in every run, through the same functions as the command line. The anchors live in an
environment of their own, made from a lock file with hashes; their answers are kept, so a run that was stopped
goes on where it was. Without their packages their rows say so and the rest still counts.

Last come kinds of corporations with other parameters and seeds, on which nothing in the model was chosen
(`apart`): what was tuned on the others must hold there too.

Run: `python -m tests.bench.prognose_bench [--zaden N] [--zonder-ankers] [--deel snelheid …]`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from monitor.prognose.paden import Simulator, verplaatst
from monitor.prognose.refresh import VERGEZICHT
from monitor.prognose.schat import schat
from monitor.prognose.terugblik import blik_terug
from monitor.prognose.voorspel import Voorspeller
from tests.bench.prognose_ankers_draai import ankeromgeving
from tests.bench.prognose_kwaliteit import kwaliteit, onvolledig
from tests.bench.prognose_maker import SOORTEN_APART, SOORTEN_BENCH, ZAAD_APART, kleiner, maak
from tests.bench.prognose_steun import advies, lees_in, spreiden

Rij = tuple[str, str, str]
PAGINA = "monitor.prognose.pieken, monitor.prognose.watals"
SOORTEN_ADVIES = (SOORTEN_BENCH[0], SOORTEN_BENCH[2], SOORTEN_BENCH[6])
SCHUIFBAAR = kleiner(SOORTEN_BENCH[2], naam="spreiden", horizon=52, laat_bekend=0.05)
BASIS = "pandas, numpy, monitor.store, monitor.settings"


def draai(zaden: int = 2, *, met_ankers: bool = True, delen: Sequence[str] = ()) -> Iterator[Rij]:
    """All rows in order; `delen` picks some parts."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        python = ankeromgeving() if met_ankers else None
        gewoon = [(soort, zaad) for soort in SOORTEN_BENCH for zaad in range(zaden)]
        apart = [(soort, ZAAD_APART + zaad) for soort in SOORTEN_APART for zaad in range(zaden)]
        alle: dict[str, Callable[[], Iterator[Rij]]] = {
            "snelheid": snelheid,
            "advies": lambda: advies(SOORTEN_ADVIES, range(200, 200 + zaden * 2)),
            "spreiden": lambda: spreiden([SCHUIFBAAR], range(300, 300 + zaden * 6)),
            "onvolledig": lambda: onvolledig(zaden, map_, python),
            "kwaliteit": lambda: kwaliteit(gewoon, map_, python),
            "apart": lambda: kwaliteit(apart, map_, python, "apart: "),
            "steun-apart": lambda: _steun_apart(zaden),
        }
        for naam, deel in alle.items():
            if not delen or naam in delen:
                yield from deel()


def _steun_apart(zaden: int) -> Iterator[Rij]:
    """Advice and levelling on the kinds that nothing was chosen on. For levelling they get as many projects
    as the kind of the part "spreiden": with few, nothing can move."""
    yield from advies(SOORTEN_APART, range(ZAAD_APART + 200, ZAAD_APART + 200 + zaden), "apart: ")
    schuifbaar = [
        kleiner(s, naam=f"{s.naam}, spreiden", horizon=SCHUIFBAAR.horizon,
                projecten_per_buurt_per_jaar=SCHUIFBAAR.projecten_per_buurt_per_jaar)
        for s in SOORTEN_APART
    ]  # fmt: skip
    yield from spreiden(schuifbaar, range(ZAAD_APART + 300, ZAAD_APART + 300 + zaden * 2), "apart: ")


def snelheid() -> Iterator[Rij]:
    """Seconds of one core: what a busy machine does besides does not count."""
    for buurten, grens in ((40, 1.0), (200, 4.0)):
        soort = kleiner(SOORTEN_BENCH[0], buurten=buurten, coordinatoren=buurten // 4)
        invoer = lees_in(maak(soort, 1))
        begin = time.process_time()
        simulator = Simulator(invoer, schat(invoer), 0)
        simulator.simuleer()
        duur = time.process_time() - begin
        yield f"{buurten} buurten: schatten en 400 verlopen", f"{duur:.2f} s", f"≤ {grens:.0f} s"
        if buurten == 40:
            begin = time.process_time()
            blik_terug(invoer, 26, 0)
            yield "drie eerdere verwachtingen", f"{time.process_time() - begin:.2f} s", "≤ 3 s"
            verder = lees_in(maak(replace(soort, horizon=VERGEZICHT), 1), VERGEZICHT)
            voorspeller = Voorspeller(verder, 0, eerdere=())
            begin = time.process_time()
            anders = [verplaatst(p, 4) for p in verder.projecten[-1:]]
            voorspeller.verwacht((*verder.projecten[:-1], *anders))
            yield f"één wat-als, {VERGEZICHT} weken", f"{time.process_time() - begin:.2f} s", "≤ 0,3 s"
    yield "import van de voorspelling, boven wat er al is", f"{_importtijd():.2f} s", "≤ 0,1 s"


def _importtijd() -> float:
    """Best of five fresh interpreters: what the forecast adds to what every page has imported already."""
    code = (
        f"import time, {BASIS}\nbegin = time.process_time()\nimport {PAGINA}\n"
        "print(time.process_time() - begin)"
    )
    opdracht = [sys.executable, "-c", code]
    return min(float(subprocess.check_output(opdracht, text=True)) for _ in range(5))


def main(argumenten: Sequence[str] = ()) -> None:
    """Print each row as it comes, then the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--zaden", type=int, default=2)
    parser.add_argument("--zonder-ankers", action="store_true")
    parser.add_argument("--deel", nargs="*", default=[], metavar="NAAM")
    args = parser.parse_args(argumenten)
    begin, rijen = time.monotonic(), []
    for rij in draai(args.zaden, met_ankers=not args.zonder_ankers, delen=args.deel):
        _druk(rij, f"{time.monotonic() - begin:5.0f} s  ")
        rijen.append(rij)
    sys.stdout.write("\n")
    for rij in rijen:
        if not rij[0].startswith(" "):
            _druk(rij)


def _druk(rij: Rij, klok: str = "") -> None:
    wat, waarde, lat = rij
    sys.stdout.write(f"{klok}{wat:66s} {waarde:>28s}   {lat}".rstrip() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
