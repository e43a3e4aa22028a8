"""`buurtmonitor ophalen`: fetch open data about a municipality and import it, for the nightly job too.

Fetching comes first and needs no database, so a slow source holds nobody up. Several municipalities: each on
its own. A source that fails leaves the others alone; the exit code is the worst one (4 over 3 over 1 over 0).
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

from monitor.cli import druk_json
from monitor.cli.import_ import samenvatting
from monitor.intake.ophalen import BRONNEN, Opgehaald
from monitor.pipeline import haal_op, importeer_opgehaald, open_gegevens
from monitor.settings import lees_instellingen

HULP = (
    "Haal open data op (grenzen, kerncijfers, politie, Leefbaarometer) en lees die in; heeft internet nodig."
)


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `ophalen`."""
    parser.add_argument(
        "--gemeente", action="append", required=True, metavar="NAAM",
        help="naam of code van de gemeente, bijvoorbeeld Maastricht of GM0935; mag vaker",
    )  # fmt: skip
    parser.add_argument(
        "--bron",
        action="append",
        choices=tuple(BRONNEN),
        default=None,
        help="alleen deze bron; mag vaker (standaard: alle)",
    )
    parser.add_argument("--proef", action="store_true", help="ophalen en bekijken, niets bewaren")
    parser.add_argument("--json", action="store_true", help="één JSON-document op de standaarduitvoer")


def voer_uit(args: argparse.Namespace) -> int:
    """Fetch, import, answer per source."""
    instellingen = lees_instellingen(args.data)
    bronnen = [bron for bron in BRONNEN if args.bron is None or bron in args.bron]
    stukken: list[Opgehaald] = []
    for gemeente in args.gemeente:

        def meld(_deel: float, zin: str, naam: str = gemeente) -> None:
            print(f"{naam}: {zin} …", file=sys.stderr)

        stukken += haal_op(instellingen, gemeente, bronnen, voortgang=meld)
    with open_gegevens(instellingen) as store:
        uitslagen = importeer_opgehaald(store, stukken, door="opdrachtregel", proef=args.proef)
    for stuk in stukken:
        print(_regel(stuk), file=sys.stderr)
    for uitslag in uitslagen:
        print(samenvatting(uitslag), file=sys.stderr)
    if args.json:
        druk_json({
            "proef": bool(args.proef),
            "bronnen": [_bron(stuk) for stuk in stukken],
            "bestanden": [uitslag.als_json() for uitslag in uitslagen],
        })  # fmt: skip
    mislukt = any(stuk.pad is None for stuk in stukken)
    return max((1 if mislukt else 0, *(uitslag.exit_code for uitslag in uitslagen)))


def _regel(stuk: Opgehaald) -> str:
    bron = BRONNEN[stuk.bron]
    if stuk.herkomst is None:
        return f"{stuk.gemeente}, {bron.titel}: niet opgehaald. {stuk.reden or ''}"
    return (
        f"{stuk.gemeente}, {bron.titel}: opgehaald. Bron: {bron.houder} ({bron.licentie}), "
        f"peildatum {stuk.herkomst.peildatum}."
    )


def _bron(stuk: Opgehaald) -> dict[str, Any]:
    bron, herkomst = BRONNEN[stuk.bron], stuk.herkomst
    return {
        "bron": bron.sleutel,
        "titel": bron.titel,
        "gemeente": stuk.gemeente,
        "uitkomst": "mislukt" if herkomst is None else "opgehaald",
        "reden": stuk.reden,
        "bestand": stuk.naam or None,
        "houder": bron.houder,
        "licentie": bron.licentie,
        "peildatum": None if herkomst is None else herkomst.peildatum,
        "adres": None if herkomst is None else herkomst.adres,
        "opgehaald_op": None if herkomst is None else herkomst.opgehaald_op.isoformat(),
    }
