"""`buurtmonitor deel lijst|maak|intrek`: share links. Listing and revoking work while the app runs."""

from __future__ import annotations

import argparse
import datetime as dt
import getpass
import sys
import time
from typing import Any

from monitor import cli
from monitor.access import links
from monitor.access.bereik import ALLES, Bereik
from monitor.access.delen import PER_LINK
from monitor.access.kluis import Kluis
from monitor.cli.meelezen import lees_mee, zin_van
from monitor.fouten import Geweigerd
from monitor.report.delen import Wens, maak_link
from monitor.settings import lees_instellingen

HULP = "Gedeelde links bekijken, maken en intrekken."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `deel`."""
    wat = parser.add_subparsers(dest="wat", required=True, metavar="lijst|maak|intrek")
    lijst = wat.add_parser("lijst", help="alle links, nieuwste eerst")
    maak = wat.add_parser("maak", help="maak een link; het adres staat er één keer")
    maak.add_argument(
        "--titel", required=True, help="wat de ontvanger ziet, bijvoorbeeld 'Bestuur, kwartaal 1'"
    )
    maak.add_argument(
        "--paginas",
        nargs="+",
        default=["bord"],
        metavar="PAGINA",
        help=f"standaard: bord; te kiezen: {', '.join(PER_LINK)}",
    )
    maak.add_argument("--wijken", nargs="+", default=[ALLES], metavar="CODE", help="standaard: alle wijken")
    maak.add_argument("--van", type=dt.date.fromisoformat, metavar="DATUM", help="eerste dag (jjjj-mm-dd)")
    maak.add_argument("--tot", type=dt.date.fromisoformat, metavar="DATUM", help="laatste dag (jjjj-mm-dd)")
    maak.add_argument("--soort", choices=links.SOORTEN, default="momentopname")
    maak.add_argument(
        "--dagen", type=int, default=links.DAGEN_STANDAARD, help="verloopt na zoveel dagen (1-90)"
    )
    maak.add_argument("--hoogstens", type=int, metavar="N", help="zo vaak te openen")
    maak.add_argument("--wachtwoord", action="store_true", help="vraag om een wachtwoord voor deze link")
    intrek = wat.add_parser("intrek", help="een link werkt meteen niet meer")
    intrek.add_argument("link", metavar="LINK", help="de naam uit de lijst")
    for deelparser in (lijst, maak, intrek):
        deelparser.add_argument("--json", action="store_true", help="één JSON-document op stdout")


def voer_uit(args: argparse.Namespace) -> int:
    """List, make or revoke."""
    instellingen, nu = lees_instellingen(args.data), int(time.time())
    with Kluis.open(instellingen.kluis) as kluis:
        if args.wat == "lijst":
            return _lijst(kluis, nu, args.json)
        if args.wat == "intrek":
            if not links.trek_in(kluis, args.link, nu, door=_wie()):
                raise Geweigerd("Deze link bestaat niet of was al ingetrokken. Zie: buurtmonitor deel lijst.")
            _zeg(
                args.json, {"ingetrokken": args.link}, f"Link {args.link} is ingetrokken en werkt niet meer."
            )
            return 0
        if not instellingen.adres:
            raise Geweigerd(
                "Delen kan pas als anderen de app kunnen openen: vul de instelling 'adres' in. "
                "Zie docs/beheer.md."
            )
        woord = getpass.getpass("Wachtwoord voor deze link: ") if args.wachtwoord else None
        with lees_mee(instellingen) as (store, van):
            wens = Wens(
                args.titel, Bereik(tuple(args.paginas), tuple(args.wijken), args.van, args.tot), args.soort,
                args.dagen, args.hoogstens, woord,
            )  # fmt: skip
            vandaag = instellingen.vandaag or dt.date.today()  # noqa: DTZ011 — the local day
            link, token, gekeurd = maak_link(store, kluis, nu, vandaag, wens, door=_wie())
        adres = f"{instellingen.adres.rstrip('/')}/d/{token}"
        _zeg(
            args.json,
            {
                **_json(link, nu),
                "adres": adres,
                "keuring": gekeurd.zinnen,
                "gegevens_van": van.isoformat() if van else None,
            },
            "\n".join([adres, "Bewaar dit adres: het staat nergens anders.", *zin_van(van), *gekeurd.zinnen]),
        )
        return 0


def _lijst(kluis: Kluis, nu: int, als_json: bool) -> int:
    alle = links.lijst(kluis)
    if als_json:
        cli.druk_json({"links": [_json(link, nu) for link in alle]})
        return 0
    for link in alle:
        keer = f"{link.gebruikt}×" + (f" van {link.hoogstens}" if link.hoogstens else "")
        stand = f"{link.status(nu):12} tot {_dag(link.verloopt_op)}"
        print(f"{link.id}  {stand}  {keer:10} {link.soort:12} {link.titel}")
    if not alle:
        print("Er zijn geen gedeelde links.", file=sys.stderr)
    return 0


def _json(link: links.Link, nu: int) -> dict[str, Any]:
    return {
        "link": link.id, "titel": link.titel, "soort": link.soort, "status": link.status(nu),
        "paginas": link.bereik.paginas, "wijken": link.bereik.wijken,
        "van": link.bereik.van, "tot": link.bereik.tot,
        "gemaakt_door": link.gemaakt_door, "gemaakt_op": _moment(link.gemaakt_op),
        "verloopt_op": _moment(link.verloopt_op), "met_wachtwoord": link.met_wachtwoord,
        "hoogstens": link.hoogstens, "gebruikt": link.gebruikt,
        "laatst_op": None if link.laatst_op is None else _moment(link.laatst_op),
    }  # fmt: skip


def _zeg(als_json: bool, antwoord: dict[str, Any], tekst: str) -> None:
    if als_json:
        cli.druk_json(antwoord)
    else:
        print(tekst)


def _wie() -> str:
    return f"opdrachtregel ({getpass.getuser()})"


def _moment(nu: int) -> str:
    return dt.datetime.fromtimestamp(nu, dt.UTC).isoformat()


def _dag(nu: int) -> str:
    return f"{dt.datetime.fromtimestamp(nu, dt.UTC):%d-%m-%Y}"
