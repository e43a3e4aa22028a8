"""`buurtmonitor rapport`: the board's page as PDF and XLSX in a folder, for a nightly job."""

from __future__ import annotations

import argparse
import datetime as dt
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor import cli, opmaak
from monitor.access.bereik import ALLES, Bereik
from monitor.cli.meelezen import lees_mee, zin_van
from monitor.fouten import Geweigerd
from monitor.report.bordblad import Stempel, maak_blad
from monitor.report.bordtabellen import werkbladen
from monitor.report.delen import proef
from monitor.report.pdf import maak_pdf
from monitor.report.werkboek import maak_werkboek
from monitor.settings import lees_instellingen

HULP = "Het bord als PDF en Excel in een map, bijvoorbeeld elke nacht. Zonder namen, zoals bij een link."
SOORTEN = ("pdf", "xlsx")


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `rapport`."""
    parser.add_argument("--naar", type=Path, required=True, metavar="MAP", help="map voor de bestanden")
    parser.add_argument(
        "--soort", nargs="+", choices=SOORTEN, default=list(SOORTEN), metavar="SOORT",
        help="pdf, xlsx (standaard: allebei)",
    )  # fmt: skip
    parser.add_argument("--wijken", nargs="+", default=[ALLES], metavar="CODE", help="standaard: alle wijken")
    parser.add_argument("--van", type=dt.date.fromisoformat, metavar="DATUM", help="eerste dag (jjjj-mm-dd)")
    parser.add_argument("--tot", type=dt.date.fromisoformat, metavar="DATUM", help="laatste dag (jjjj-mm-dd)")
    parser.add_argument("--titel", default="", metavar="TEKST", help="voor wie het is; staat op elke pagina")
    parser.add_argument("--vandaag", type=dt.date.fromisoformat, metavar="DATUM", help="standaard: nu")
    parser.add_argument("--json", action="store_true", help="één JSON-document op stdout")


def voer_uit(args: argparse.Namespace) -> int:
    """Audit, make and write; an existing file of the same day is replaced whole, never half."""
    inst = lees_instellingen(args.data)
    nu = dt.datetime.now(ZoneInfo(inst.tijdzone))
    vandaag = args.vandaag or inst.vandaag or nu.date()
    with lees_mee(inst) as (store, van):
        bereik = Bereik(("bord",), tuple(args.wijken), args.van, args.tot)
        beeld, gekeurd = proef(store, bereik, vandaag, "levend")
    bord = beeld.bord
    if bord is None:
        raise Geweigerd("Er is niets om in het verslag te zetten.")
    voor = [f"Gedeeld met {args.titel}"] if args.titel else []
    stempel = Stempel(
        " · ".join([*voor, f"Gemaakt op {opmaak.datum(vandaag)}{_gegevens(van)}", "Vertrouwelijk"]),
        "".join(voor),
    )
    bestanden = []
    for soort in dict.fromkeys(args.soort):
        inhoud = (
            maak_pdf(maak_blad(bord, stempel), nu)
            if soort == "pdf"
            else maak_werkboek(
                werkbladen(bord, stempel), titel="Bord", gemaakt=nu, watermerk=stempel.watermerk
            )
        )
        bestanden.append(_schrijf(args.naar / f"bord-{vandaag.isoformat()}.{soort}", inhoud))
    if args.json:
        cli.druk_json({
            "bestanden": [str(pad) for pad in bestanden], "keuring": gekeurd.zinnen,
            "gegevens_van": van.isoformat() if van else None,
        })  # fmt: skip
    else:
        print("\n".join([*(str(pad) for pad in bestanden), *zin_van(van), *gekeurd.zinnen]))
    return 0


def _gegevens(van: dt.datetime | None) -> str:
    return f" met de gegevens van {opmaak.datum(van.date())}" if van else ""


def _schrijf(doel: Path, inhoud: bytes) -> Path:
    """Beside the target first, then in its place.

    Raises
    ------
    Geweigerd
        The folder can't be written to, or the disk is full.
    """
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=doel.parent, suffix=".half", delete=False) as half:
            half.write(inhoud)
        Path(half.name).chmod(0o600)
        Path(half.name).replace(doel)
    except OSError as fout:
        raise Geweigerd(
            f"Het verslag kan niet worden geschreven in {doel.parent}. Controleer of de map "
            "beschrijfbaar is en de schijf niet vol."
        ) from fout
    return doel
