"""`buurtmonitor run`: the app, on this computer only."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys

from monitor.demo import STANDAARD_SEED, jaarplan, maak_voorbeeld, samenwerking, schouwronde
from monitor.intake import questions
from monitor.intake.inlezen import Bestand, Opdracht
from monitor.intake.uitslag import zonder_naam
from monitor.pipeline import importeer, open_gegevens, ruim_verlopen_op
from monitor.settings import Instellingen, lees_instellingen

HULP = "Start de app op deze computer."
VOORBEELD = "voorbeeld"  # who brought the files of the sample corporation in


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
    if args.demo:
        _zorg_voor_voorbeeld(instellingen)
    poort = args.port or instellingen.poort
    os.environ["BUURTMONITOR_DATA"] = str(instellingen.data.resolve())  # the pages read it there
    os.chdir(server.APP.parent)  # Streamlit finds the pages from here
    return server.draai(lees_instellingen(), poort)


def _zorg_voor_voorbeeld(instellingen: Instellingen) -> None:
    """Make and import the sample corporation when the data folder holds no imports yet.

    What is past the retention period goes at once: nothing changes under people's hands later on.
    """
    with open_gegevens(instellingen) as store:
        if questions.grootboek(store):
            return
        vandaag = instellingen.vandaag or dt.datetime.now().astimezone().date()
        print("Nog geen gegevens: de voorbeeldcorporatie wordt gemaakt en ingelezen …", file=sys.stderr)
        paden = [
            pad for pad in maak_voorbeeld(instellingen.voorbeeld, vandaag=vandaag) if pad.suffix != ".txt"
        ]
        uitslagen = importeer(
            store,
            [Bestand(pad, pad.name) for pad in paden],
            Opdracht(door=VOORBEELD),
            vandaag=vandaag,
            voortgang=_meld,
        )
        samenwerking.leg_vast(store, vandaag, STANDAARD_SEED)  # what people write on the pages themselves
        ruim_verlopen_op(store, door=VOORBEELD, vandaag=vandaag)
        jaarplan.vul(store, vandaag, STANDAARD_SEED, VOORBEELD)
        schouwronde.vul(store, vandaag)
    print("", file=sys.stderr)
    for uitslag in uitslagen:
        if uitslag.uitkomst != "verwerkt":
            print(
                f"{uitslag.bestand}: {zonder_naam(uitslag, uitslag.reden or uitslag.vraag)}", file=sys.stderr
            )


def _meld(deel: float, zin: str) -> None:
    """One line that renews itself; a log file gets none."""
    if sys.stderr.isatty():
        print(f"\r{deel * 100:3.0f} %  {zin:<70.70}", end="", file=sys.stderr, flush=True)
