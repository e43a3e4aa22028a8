"""`buurtmonitor demo MAP`: the files of the sample corporation."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from monitor.cli import druk_json
from monitor.demo import OMVANG_MAX, STANDAARD_SEED, maak_voorbeeld
from monitor.fouten import Geweigerd, kort

HULP = "Maak de bestanden van de voorbeeldcorporatie (alles verzonnen)."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Arguments of `demo`."""
    parser.add_argument("map", type=Path, metavar="MAP", help="map waarin de bestanden komen")
    parser.add_argument(
        "--seed",
        type=int,
        default=STANDAARD_SEED,
        metavar="N",
        help=f"startgetal (standaard: {STANDAARD_SEED})",
    )
    parser.add_argument(
        "--omvang",
        type=int,
        default=1,
        choices=range(1, OMVANG_MAX + 1),
        metavar=f"1..{OMVANG_MAX}",
        help="knip elke timerregel in zoveel stukken: meer regels, dezelfde uren (standaard: 1)",
    )
    parser.add_argument(
        "--vandaag",
        type=dt.date.fromisoformat,
        default=None,
        metavar="DATUM",
        help="de uren lopen tot de week van deze datum (standaard: vandaag)",
    )
    parser.add_argument("--json", action="store_true", help="antwoord als JSON")


def voer_uit(args: argparse.Namespace) -> int:
    """Write the files and name them."""
    vandaag = args.vandaag or dt.datetime.now().astimezone().date()
    if args.seed < 0:
        raise Geweigerd("Het startgetal mag niet negatief zijn: kies 0 of hoger.")
    try:
        paden = maak_voorbeeld(args.map, vandaag=vandaag, seed=args.seed, omvang=args.omvang)
    except OSError as fout:
        raise Geweigerd(
            f"In de map {kort(args.map)} kan niet geschreven worden ({kort(fout.strerror)}): "
            "kies een andere map."
        ) from fout
    if args.json:
        druk_json({"vandaag": vandaag, "seed": args.seed, "bestanden": [str(p) for p in paden]})
    print(
        f"{len(paden)} bestanden van de voorbeeldcorporatie staan in {args.map}. Alles is verzonnen.",
        file=sys.stderr,
    )
    return 0
