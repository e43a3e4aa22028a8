"""`buurtmonitor prognose`: weekly hours to come, peaks and support, without a screen."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from monitor.cli import druk_json, opties
from monitor.pipeline import open_gegevens
from monitor.prognose.questions import Vooruitblik, vooruitblik
from monitor.prognose.toets import MAX_WEKEN, schrijf_toets
from monitor.settings import lees_instellingen

HULP = "Verwachte uren per week: pieken en ondersteuning."
STANDAARD_WEKEN = 26


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `prognose` and `prognose toets`."""
    _opties(parser)
    opties.dag_en_json(parser)
    parser.set_defaults(map=None)
    delen = parser.add_subparsers(dest="onderdeel", metavar="toets")
    hulp = "Voorspel uit een map met CSV-bestanden; schrijft CSV week,coordinator,p10,p50,p90,p_over."
    toets = delen.add_parser("toets", help=hulp, description=hulp)
    toets.add_argument("map", type=Path, metavar="MAP", help="map met uren.csv, projecten.csv en de andere")
    _opties(toets)


def _opties(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--weken",
        type=opties.weken(MAX_WEKEN),
        default=STANDAARD_WEKEN,
        metavar="N",
        help="weken vooruit (standaard: 26)",
    )
    parser.add_argument(
        "--seed", type=_seed, default=0, metavar="N", help="zaad van het toeval (standaard: 0)"
    )


def _seed(tekst: str) -> int:
    getal = int(tekst)
    if getal < 0:
        raise argparse.ArgumentTypeError("kies 0 of hoger")
    return getal


def voer_uit(args: argparse.Namespace) -> int:
    """Run the part that was asked for."""
    if args.onderdeel == "toets":
        schrijf_toets(args.map, args.weken, args.seed, sys.stdout)
        return 0
    inst = lees_instellingen(args.data)
    vandaag = opties.dag(args, inst)
    with open_gegevens(inst) as store:
        blik = vooruitblik(store, vandaag, args.weken, args.seed)
    if args.json:
        druk_json(_json(blik))
    else:
        print(_tekst(blik))
    return 0


def _json(blik: Vooruitblik) -> dict[str, Any]:
    personen = [
        {
            "id": p.medewerker,
            "naam": p.naam,
            "chronisch_vol": p.chronisch_vol,
            "weken": [
                {
                    "week": w.week.isoformat(),
                    "p10": round(w.p10, 2),
                    "p50": round(w.p50, 2),
                    "p90": round(w.p90, 2),
                    "capaciteit": round(w.capaciteit, 2),
                    "p_over": round(w.kans, 4),
                    "afwezig": w.afwezig,
                }
                for w in p.weken
            ],
            "pieken": [
                {
                    "van": k.van.isoformat(),
                    "tot": k.tot.isoformat(),
                    "p_over": round(k.kans, 4),
                    "project": k.project,
                    "fase": k.fase,
                    "zin": k.zin,
                }
                for k in p.pieken
            ],
        }
        for p in (*blik.personen, blik.team)
    ]
    return {
        "vandaag": blik.vandaag.isoformat(),
        "uren_tot": blik.uren_tot.isoformat(),
        "zin": blik.zin,
        "personen": personen[:-1],
        "team": personen[-1],
        "ondersteuning": [
            {
                "id": a.coordinator,
                "van": a.weken[0].isoformat(),
                "tot": a.weken[-1].isoformat(),
                "uren_per_week": a.uren_per_week,
                "p_over": round(a.kans, 4),
                "gebruikt": round(a.gebruikt, 1),
                "over": round(a.over, 1),
                "project": a.oorzaak,
                "fase": a.fase,
                "van_wie": list(a.bronnen),
                "collegas": list(a.collegas),
            }
            for a in blik.steun
        ],
        "band": {"breedte": round(blik.breedte, 3), "gemengd": blik.gemengd, "indicatief": blik.indicatief},
        "opmerkingen": list(blik.opmerkingen),
    }


def _tekst(blik: Vooruitblik) -> str:
    regels = [blik.zin, ""]
    for p in (*blik.personen, blik.team):
        druk = max(p.weken, key=lambda w: w.kans)
        regels.append(
            f"{p.naam}: week van {druk.week:%d-%m-%Y} is het drukst, {druk.p50:.0f} uur "
            f"({druk.p10:.0f}–{druk.p90:.0f}) bij {druk.capaciteit:.0f} uur capaciteit."
        )
        regels += [f"  {k.zin}" for k in p.pieken]
    for a in blik.steun:
        regels.append(
            f"Ondersteuning voor {blik.namen[a.coordinator]}: {a.uren_per_week:.0f} uur per week van "
            f"{a.weken[0]:%d-%m-%Y} tot en met de week van {a.weken[-1]:%d-%m-%Y}; {', '.join(a.bronnen)}."
        )
    return "\n".join([*regels, "", *blik.opmerkingen])
