"""`buurtmonitor backup [--lijst]`: a verified copy of the database and of the vault."""

from __future__ import annotations

import argparse
import datetime as dt

from monitor import cli
from monitor.access.kluis import Kluis
from monitor.access.reserve import kopieer_kluis, ruim_op
from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store
from monitor.store.backup import lijst

HULP = "Een gecontroleerde back-up maken, of de back-ups tonen."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `backup`."""
    parser.add_argument(
        "--lijst", action="store_true", help="toon de back-ups; werkt ook terwijl de app draait"
    )
    parser.add_argument("--json", action="store_true", help="één JSON-document op stdout")


def voer_uit(args: argparse.Namespace) -> int:
    """Make one, or list them."""
    instellingen = lees_instellingen(args.data)
    if args.lijst:
        return _lijst(instellingen, args.json)
    nu = dt.datetime.now()  # noqa: DTZ005 — local time, as people read it
    with Store.open(instellingen) as store:
        gemaakt = store.backup(nu)
    with Kluis.open(instellingen.kluis) as kluis:
        code = kopieer_kluis(kluis, gemaakt.bestand, int(nu.timestamp()), door="opdrachtregel")
        ruim_op(kluis, instellingen.reserve, int(nu.timestamp()))
    if args.json:
        cli.druk_json({"bestand": gemaakt.bestand.name, "versie": gemaakt.versie, "logboekcode": code})
    else:
        print(f"Back-up gemaakt en gecontroleerd: {gemaakt.bestand}\nControlecode van het logboek: {code}")
    return 0


def _lijst(instellingen: Instellingen, als_json: bool) -> int:
    alle = lijst(instellingen.reserve)
    if als_json:
        cli.druk_json(
            {
                "backups": [
                    {"bestand": b.bestand.name, "gemaakt_op": b.gemaakt_op.isoformat(), "versie": b.versie}
                    for b in alle
                ]
            }
        )
        return 0
    for back_up in alle:
        mb = back_up.bestand.stat().st_size / 2**20
        print(f"{back_up.gemaakt_op:%d-%m-%Y %H:%M}  {mb:8.1f} MB  {back_up.bestand.name}")
    if not alle:
        print("Er zijn nog geen back-ups.")
    return 0
