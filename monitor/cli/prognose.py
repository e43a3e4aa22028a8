"""`buurtmonitor prognose`: weekly hours to come, peaks and support, without a screen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from monitor.prognose.toets import schrijf_toets

HULP = "Verwachte uren per week: pieken en ondersteuning."
STANDAARD_WEKEN = 26


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `prognose` and `prognose toets`."""
    delen = parser.add_subparsers(dest="onderdeel", metavar="ONDERDEEL", required=True)
    hulp = "Voorspel uit een map met CSV-bestanden; schrijft CSV week,coordinator,p10,p50,p90,p_over."
    toets = delen.add_parser("toets", help=hulp, description=hulp)
    toets.add_argument("map", type=Path, metavar="MAP", help="map met uren.csv, projecten.csv en de andere")
    toets.add_argument(
        "--weken", type=int, default=STANDAARD_WEKEN, metavar="N", help="weken vooruit (standaard: 26)"
    )
    toets.add_argument("--seed", type=int, default=0, metavar="N", help="zaad van het toeval (standaard: 0)")


def voer_uit(args: argparse.Namespace) -> int:
    """Run the part that was asked for."""
    schrijf_toets(args.map, args.weken, args.seed, sys.stdout)
    return 0
