"""`buurtmonitor run`: the app, on this computer only."""

from __future__ import annotations

import argparse
import os

from monitor.settings import lees_instellingen

HULP = "Start de app op deze computer."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `run`."""
    parser.add_argument("--port", type=int, default=None, metavar="N", help="poort (standaard: 8501)")
    parser.add_argument(
        "--demo", action="store_true", help="maak eerst de voorbeeldcorporatie als er nog geen gegevens zijn"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Serve the app behind its gate and stay until it stops."""
    from monitor.ui import server  # Streamlit takes a second to load; no other command needs it

    instellingen = lees_instellingen(args.data)
    poort = args.port or instellingen.poort
    os.environ["BUURTMONITOR_DATA"] = str(instellingen.data.resolve())  # the pages read it there
    os.chdir(server.APP.parent)  # Streamlit finds the pages from here
    return server.draai(lees_instellingen(), poort)
