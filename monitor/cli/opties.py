"""Options that several commands share: which day it is, and the answer as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from monitor.settings import Instellingen


def dag_en_json(parser: argparse.ArgumentParser) -> None:
    """`--vandaag` and `--json`."""
    parser.add_argument(
        "--vandaag",
        type=dt.date.fromisoformat,
        default=None,
        metavar="DATUM",
        help="JJJJ-MM-DD (standaard: nu)",
    )
    parser.add_argument("--json", action="store_true", help="één JSON-document op de standaarduitvoer")


def dag(args: argparse.Namespace, instellingen: Instellingen) -> dt.date:
    """The day that was asked for, else the one of the settings, else today."""
    gevraagd: dt.date | None = args.vandaag
    return gevraagd or instellingen.vandaag or dt.datetime.now(ZoneInfo(instellingen.tijdzone)).date()


def weken(hoogste: int) -> Callable[[str], int]:
    """A number of weeks from 1 up to and including `hoogste`."""

    def lees(tekst: str) -> int:
        getal = int(tekst)
        if not 1 <= getal <= hoogste:
            raise argparse.ArgumentTypeError(f"kies 1 tot en met {hoogste} weken")
        return getal

    return lees
