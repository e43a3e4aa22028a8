"""`buurtmonitor undo BATCH`: take one import back."""

from __future__ import annotations

import argparse
import sys

from monitor.cli import druk_json
from monitor.intake.uitslag import uren
from monitor.pipeline import draai_terug, open_gegevens
from monitor.settings import lees_instellingen

HULP = "Draai één import terug; de cijfers worden weer als zonder dat bestand."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Arguments of `undo`."""
    parser.add_argument("batch", type=int, metavar="BATCH", help="nummer uit 'imports'")
    parser.add_argument("--json", action="store_true", help="één JSON-document op de standaarduitvoer")


def voer_uit(args: argparse.Namespace) -> int:
    """Undo and tell what changed."""
    with open_gegevens(lees_instellingen(args.data)) as store:
        uitslag = draai_terug(store, args.batch)
    if args.json:
        druk_json(
            {
                "batch": str(uitslag.batch),
                "bestand": uitslag.bestand,
                "soort": uitslag.soort,
                "uitkomst": "teruggedraaid",
                "vervallen": uitslag.vervallen,
                "vervallen_uren": uren(uitslag.vervallen_seconden),
                "terug": uitslag.terug,
                "terug_uren": uren(uitslag.terug_seconden),
            }
        )
    print(
        f"Import {uitslag.batch} ({uitslag.bestand}) is teruggedraaid: {uitslag.vervallen} rijen tellen "
        f"niet meer, {uitslag.terug} eerdere rijen tellen weer.",
        file=sys.stderr,
    )
    return 0
