"""`buurtmonitor bewaartermijn [--proef]`: remove what is known about persons for longer than is allowed."""

from __future__ import annotations

import argparse
import sys
import time

from monitor.access.kluis import Kluis
from monitor.access.reserve import noteer_verwijderd
from monitor.cli import druk_json
from monitor.intake.bewaartermijn import klokzin
from monitor.intake.uitslag import uren
from monitor.pipeline import nu_utc, open_gegevens, ruim_verlopen_op
from monitor.settings import lees_instellingen

HULP = "Verwijder uren en andere gegevens van personen die ouder zijn dan de bewaartermijn (app dicht)."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `bewaartermijn`."""
    parser.add_argument("--proef", action="store_true", help="tel alleen wat zou verdwijnen")
    parser.add_argument(
        "--klok-klopt",
        action="store_true",
        help="de klok staat goed, ook al kwam er lang geen bestand binnen",
    )
    parser.add_argument("--json", action="store_true", help="één JSON-document op stdout")


def voer_uit(args: argparse.Namespace) -> int:
    """Count, or remove and note it in the audit log."""
    instellingen = lees_instellingen(args.data)
    with open_gegevens(instellingen) as store:
        dag = instellingen.vandaag or nu_utc().date()
        wat = ruim_verlopen_op(
            store, door="opdrachtregel", vandaag=dag if args.klok_klopt else None, proef=args.proef
        )
        bezwaar = "" if args.klok_klopt else klokzin(store, dag)
    if wat.batch is not None:
        with Kluis.open(instellingen.kluis) as kluis:
            noteer_verwijderd(kluis, int(time.time()), wat.grens, wat.rijen, door="opdrachtregel")
    if args.json:
        druk_json(
            {
                "grens": wat.grens.isoformat(),
                "proef": bool(args.proef),
                "rijen": wat.rijen,
                "uren": uren(wat.seconden),
                "oudste": wat.oudste.isoformat() if wat.oudste else None,
                "batch": str(wat.batch) if wat.batch is not None else None,
            }
        )
    if not wat.rijen:
        zin = f"Er is niets over personen van vóór {wat.grens:%d-%m-%Y}."
    else:
        doet = "zouden verdwijnen" if args.proef else "zijn verwijderd"
        zin = f"{wat.rijen} regels over personen van vóór {wat.grens:%d-%m-%Y} {doet}."
    print(" ".join(filter(None, (zin, bezwaar))), file=sys.stderr)
    return 0
