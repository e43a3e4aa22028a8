"""`buurtmonitor imports`: the ledger of imports."""

from __future__ import annotations

import argparse
import sys

from monitor.cli import druk_json
from monitor.intake.questions import Grootboekregel, grootboek
from monitor.intake.uitslag import uren
from monitor.pipeline import open_gegevens
from monitor.settings import lees_instellingen

HULP = "Toon alle imports, met de aansluiting in rijen en uren."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `imports`."""
    parser.add_argument("--json", action="store_true", help="één JSON-document op de standaarduitvoer")


def voer_uit(args: argparse.Namespace) -> int:
    """Show the ledger, newest first."""
    with open_gegevens(lees_instellingen(args.data)) as store:
        regels = grootboek(store)
    if args.json:
        druk_json({"imports": [_als_json(regel) for regel in regels]})
    if not regels:
        print("Er is nog niets ingelezen.", file=sys.stderr)
    for regel in regels:
        print(_als_tekst(regel), file=sys.stderr)
    return 0


def _als_tekst(regel: Grootboekregel) -> str:
    a = regel.aansluiting
    terug = f", teruggedraaid op {regel.teruggedraaid_op:%d-%m-%Y}" if regel.teruggedraaid_op else ""
    return (
        f"{regel.batch:>4}  {regel.geladen_op:%d-%m-%Y %H:%M}  {regel.soort:<12} {regel.bestand}: "
        f"{a.gelezen} rijen, {a.quarantaine} apart gezet{terug}"
    )


def _als_json(regel: Grootboekregel) -> dict[str, object]:
    a, v = regel.aansluiting, regel.verschil
    return {
        "batch": str(regel.batch),
        "soort": regel.soort,
        "bron": regel.bron,
        "profiel": regel.profiel,
        "bestand": regel.bestand,
        "sha256": regel.sha256,
        "modus": regel.modus,
        "periode": [dag.isoformat() for dag in regel.periode] if regel.periode else None,
        "personen": regel.personen,
        "rijen": a.rijen_als_json(),
        "uren": {**a.uren_als_json(), "tellen_nu": uren(regel.seconden_actief)},
        "verschil": {"nieuw": v.nieuw, "ongewijzigd": v.ongewijzigd, "vervallen": v.vervallen},
        "geladen_op": regel.geladen_op.isoformat(),
        "geladen_door": regel.geladen_door,
        "teruggedraaid_op": regel.teruggedraaid_op.isoformat() if regel.teruggedraaid_op else None,
    }
