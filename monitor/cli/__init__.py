"""`buurtmonitor …`: the same abilities as the pages, without a screen.

Each command is a module in this room with `HULP`, `argumenten(parser)` and `voer_uit(args) -> int`.
Exit codes: 0 done · 1 refused · 2 wrong usage · 3 a question needs an answer · 4 database in use, newer or
damaged · 130 stopped by the user (Ctrl+C). `--json` prints one JSON document on stdout; texts for people go
to stderr.
"""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from monitor.fouten import BuurtmonitorFout, VraagNodig

GESTOPT = 130  # as a shell reports it
# command → module in this room; the order is that of `--help`
OPDRACHTEN: dict[str, str] = {
    "run": "run",
    "import": "import_",
    "imports": "imports",
    "undo": "undo",
    "doctor": "doctor",
    "werkdruk": "werkdruk",
    "stoplicht": "stoplicht",
    "ophalen": "ophalen",
    "deel": "deel",
    "rapport": "rapport",
    "audit": "audit",
    "backup": "backup",
    "herstel": "herstel",
    "bewaartermijn": "bewaartermijn",
    "demo": "demo",
    "prognose": "prognose",
    "werkgebied": "werkgebied",
}


def main(argv: list[str] | None = None) -> int:
    """Parse the command line, run one command, return its exit code."""
    parser = _parser()
    args = parser.parse_args(argv)
    if not getattr(args, "opdracht", None):
        parser.print_help(sys.stderr)
        return 2
    try:
        return int(args.voer_uit(args))
    except BuurtmonitorFout as fout:
        antwoord: dict[str, Any] = {"reden": fout.zin}
        if isinstance(fout, VraagNodig):
            antwoord = {"vraag": fout.zin, "keuzes": fout.keuzes}
        if getattr(args, "json", False):
            druk_json(antwoord)
        print(fout.zin, file=sys.stderr)
        return fout.exit_code
    except KeyboardInterrupt:
        print("\nGestopt.", file=sys.stderr)
        return GESTOPT


def druk_json(antwoord: Any) -> None:
    """The one JSON document on stdout."""
    json.dump(antwoord, sys.stdout, ensure_ascii=False, default=str)
    sys.stdout.write("\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="buurtmonitor", description="Werkdruk, leefbaarheid, werkgebieden en pieken van buurtteams."
    )
    parser.add_argument(
        "--data", type=Path, default=None, metavar="MAP", help="map met gegevens (standaard: data/)"
    )
    delen = parser.add_subparsers(dest="opdracht", metavar="OPDRACHT")
    for naam, module_naam in OPDRACHTEN.items():
        module: ModuleType = import_module(f"monitor.cli.{module_naam}")
        deel = delen.add_parser(naam, help=module.HULP, description=module.HULP)
        # the folder may stand before or behind the command
        deel.add_argument(
            "--data", type=Path, default=argparse.SUPPRESS, metavar="MAP", help=argparse.SUPPRESS
        )
        module.argumenten(deel)
        deel.set_defaults(voer_uit=module.voer_uit)
    return parser
