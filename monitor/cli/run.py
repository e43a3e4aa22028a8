"""`buurtmonitor run`: the app, on this computer only."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from monitor.settings import lees_instellingen

HULP = "Start de app op deze computer."
APP = Path(__file__).parents[2] / "app.py"


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `run`."""
    parser.add_argument("--port", type=int, default=None, metavar="N", help="poort (standaard: 8501)")
    parser.add_argument(
        "--demo", action="store_true", help="maak eerst de voorbeeldcorporatie als er nog geen gegevens zijn"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Start Streamlit on 127.0.0.1 and stay until it stops."""
    instellingen = lees_instellingen(args.data)
    poort = args.port or instellingen.poort
    print(f"De Buurtmonitor draait op http://127.0.0.1:{poort}  (stoppen: Ctrl+C)", file=sys.stderr)
    opdracht = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.address=127.0.0.1"]
    return subprocess.call(  # noqa: S603 — our own interpreter and app, no shell
        [*opdracht, f"--server.port={poort}"],
        env={**os.environ, "BUURTMONITOR_DATA": str(instellingen.data.resolve())},
        cwd=APP.parent,
    )
