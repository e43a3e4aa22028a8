"""`buurtmonitor audit controleer|toon`: the log of who did what. Works while the app runs."""

from __future__ import annotations

import argparse
import datetime as dt
import sys

from monitor import cli
from monitor.access import logboek
from monitor.access.kluis import Kluis
from monitor.settings import lees_instellingen

HULP = "Het logboek: controleren of het heel is, of de laatste regels tonen."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `audit`."""
    wat = parser.add_subparsers(dest="wat", required=True, metavar="controleer|toon")
    controleer = wat.add_parser("controleer", help="is er geen regel veranderd of weg?")
    controleer.add_argument("--verwacht", metavar="CODE", help="controlecode die u eerder hebt genoteerd")
    toon = wat.add_parser("toon", help="de laatste regels")
    toon.add_argument("--aantal", type=int, default=50, metavar="N", help="standaard: 50")
    for deel in (controleer, toon):
        deel.add_argument("--json", action="store_true", help="één JSON-document op stdout")


def voer_uit(args: argparse.Namespace) -> int:
    """Check the chain, or show lines."""
    with Kluis.open(lees_instellingen(args.data).kluis) as kluis:
        return _toon(kluis, args) if args.wat == "toon" else _controleer(kluis, args)


def _controleer(kluis: Kluis, args: argparse.Namespace) -> int:
    uitkomst = logboek.controleer(kluis, args.verwacht)
    if args.json:
        cli.druk_json(
            {
                "heel": uitkomst.fout is None,
                "regels": uitkomst.regels,
                "code": uitkomst.laatste,
                "reden": uitkomst.fout,
            }
        )
    elif uitkomst.fout is None:
        print(f"Het logboek is heel: {uitkomst.regels} regels. Controlecode: {uitkomst.laatste}")
    else:
        print(f"{uitkomst.fout} Bewaar dit bestand en vergelijk het met een back-up.", file=sys.stderr)
    return 0 if uitkomst.fout is None else 1


def _toon(kluis: Kluis, args: argparse.Namespace) -> int:
    regels = logboek.regels(kluis, args.aantal)
    if args.json:
        cli.druk_json(
            {"regels": [{**vars(regel), "op": f"{_moment(regel.op):%Y-%m-%dT%H:%M:%SZ}"} for regel in regels]}
        )
        return 0
    for regel in regels:
        moment = f"{_moment(regel.op):%d-%m-%Y %H:%M:%S} UTC"
        print(f"{regel.n:6}  {moment}  {regel.wie:30} {regel.wat:20} {regel.over}")
    return 0


def _moment(op: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(op, dt.UTC)
