"""`buurtmonitor herstel [BESTAND]`: put a back-up in the place of the database."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from pathlib import Path

from monitor import cli
from monitor.access import links, logboek
from monitor.access.kluis import Kluis
from monitor.settings import Instellingen, lees_instellingen
from monitor.store.backup import Backup, laatste
from monitor.store.herstel import zet_terug

HULP = "Een back-up terugzetten; de vervangen database blijft bewaard in reserve/terzijde."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `herstel`."""
    parser.add_argument(
        "bestand", nargs="?", type=Path, metavar="BESTAND", help="standaard: de nieuwste back-up"
    )
    parser.add_argument("--json", action="store_true", help="één JSON-document op stdout")


def _nieuwste(instellingen: Instellingen) -> Backup | None:
    """The newest back-up, but none that a clock gave a day to come."""
    return laatste(instellingen.reserve, dt.date.today())  # noqa: DTZ011 — local, as in the names


def _let_op(levend: list[str]) -> str:
    """Links whose figures move along now show what was put back, be it of another corporation."""
    deze = "1 gedeelde link loopt" if len(levend) == 1 else f"{len(levend)} gedeelde links lopen"
    return (
        f"Let op: {deze} mee met de gegevens en laat nu zien wat is teruggezet. Is dat niet voor die "
        f"ontvangers, trek dan in: buurtmonitor deel intrek {levend[0]}{' …' if levend[1:] else ''}"
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Put it back; the app must be closed."""
    instellingen = lees_instellingen(args.data)
    bestand = args.bestand
    if bestand is not None and not bestand.exists():
        bestand = instellingen.reserve / bestand.name
    if bestand is None and (vorige := _nieuwste(instellingen)) is not None:
        bestand = vorige.bestand
    terug = zet_terug(instellingen, bestand)
    with Kluis.open(instellingen.kluis) as kluis:
        nu = int(time.time())
        logboek.noteer(kluis, nu, "opdrachtregel", "back-up teruggezet", terug.name)
        levend = [link.id for link in links.lijst(kluis) if link.soort == "levend" and link.geldig(nu)]
    if levend:
        print(_let_op(levend), file=sys.stderr)
    if args.json:
        cli.druk_json({"teruggezet": terug.name, "levende_links": levend})
    else:
        print(f"Teruggezet: {terug.name}. De vervangen database ligt in {instellingen.reserve / 'terzijde'}.")
    return 0
