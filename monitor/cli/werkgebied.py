"""`buurtmonitor werkgebied los|toets`: a division of buurten over coordinators, solved or judged."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from monitor.cli import druk_json
from monitor.werkgebied.instantie import DOELEN, Opdracht, lees_instantie, lees_plan
from monitor.werkgebied.los import Antwoord, los, meting
from monitor.werkgebied.toets import Toetsing, toets

HULP = "Verdeel buurten over medewerkers, of toets een verdeling."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `werkgebied`."""
    wat = parser.add_subparsers(dest="wat", metavar="los|toets", required=True)
    deel = wat.add_parser("los", help="zoek een verdeling", description="Zoek een verdeling.")
    deel.add_argument("instantie", type=Path, metavar="INSTANTIE.json", help="de vraag")
    _opdracht(deel, "wijziging", 0.10, 0.15)
    deel.add_argument("--seconden", type=_seconden, default=2.0, metavar="S", help="rekentijd (standaard: 2)")
    deel.add_argument(
        "--iteraties",
        type=_stappen,
        default=None,
        metavar="N",
        help="reken N stappen zonder klok: herhaalbaar",
    )
    deel.add_argument("--seed", type=int, default=0, metavar="N", help="startgetal van het toeval")
    deel = wat.add_parser("toets", help="toets een verdeling", description="Toets een verdeling.")
    deel.add_argument("instantie", type=Path, metavar="INSTANTIE.json", help="de vraag")
    deel.add_argument("plan", type=Path, metavar="PLAN.json", help="de verdeling, of een antwoord van 'los'")
    _opdracht(deel, None, None, None)


def voer_uit(args: argparse.Namespace) -> int:
    """Solve or judge; 0 = feasible, 1 = not."""
    instantie = lees_instantie(args.instantie)
    if args.wat == "toets":
        plan = lees_plan(args.plan, instantie)
        toetsing = toets(instantie, plan, _gevraagd(args))
        if args.json:
            druk_json({**meting(instantie, plan, toetsing), "ondergrens": None, "bewezen": "geen"})
        _vertel(toetsing)
        return 0 if toetsing.haalbaar else 1
    antwoord = los(
        instantie,
        Opdracht(args.doel, args.tolerantie, args.wijzigingsruimte),
        seconden=args.seconden,
        seed=args.seed,
        iteraties=args.iteraties,
    )
    if args.json:
        druk_json({**antwoord.als_json(), "reden": _reden(antwoord)})
    else:
        for code, wie in instantie.verdeling(antwoord.plan).items():
            print(f"{code};{wie}")
    _vertel(antwoord.toetsing)
    _vertel_bewijs(antwoord)
    return 0 if antwoord.toetsing.haalbaar else 1


def _opdracht(
    deel: argparse.ArgumentParser, doel: str | None, tolerantie: float | None, ruimte: float | None
) -> None:
    deel.add_argument("--doel", choices=DOELEN, default=doel, help="waar de verdeling naar streeft")
    deel.add_argument(
        "--tolerantie", type=_deel, default=tolerantie, metavar="D", help="grootste afwijking, 0.10 = 10 %%"
    )
    deel.add_argument(
        "--wijzigingsruimte",
        type=_deel,
        default=ruimte,
        metavar="D",
        help="bij doel balans: deel van de woningen dat hoogstens verhuist",
    )
    deel.add_argument("--json", action="store_true", help="druk één JSON-document af")


def _gevraagd(args: argparse.Namespace) -> Opdracht | None:
    """For `toets`: tolerance and room count only when they are given."""
    if args.tolerantie is None and args.wijzigingsruimte is None:
        return None
    if args.doel == "balans" or args.tolerantie is None:
        return Opdracht(
            "balans", wijzigingsruimte=1.0 if args.wijzigingsruimte is None else args.wijzigingsruimte
        )
    return Opdracht(args.doel or "wijziging", args.tolerantie)


def _deel(tekst: str) -> float:
    waarde = float(tekst)
    if not 0 <= waarde < 1000:
        raise ValueError
    return waarde


def _seconden(tekst: str) -> float:
    waarde = float(tekst)
    if not 0 < waarde <= 86_400:
        raise ValueError
    return waarde


def _stappen(tekst: str) -> int:
    waarde = int(tekst)
    if waarde <= 0:
        raise ValueError
    return waarde


def _reden(antwoord: Antwoord) -> str | None:
    if antwoord.toetsing.haalbaar:
        return None
    begin = "Er is bewezen geen verdeling" if antwoord.onmogelijk else "Er is geen verdeling gevonden"
    uitweg = antwoord.versoepelingen[0].tekst if antwoord.versoepelingen else "Versoepel een van de eisen."
    return f"{begin} die aan alles voldoet. {uitweg}"


def _vertel(toetsing: Toetsing) -> None:
    cijfers = (
        f"Grootste afwijking {_procent(toetsing.max_afwijking)}, snijrand {_procent(toetsing.snijrand)}, "
        f"verhuisd {_procent(toetsing.verhuisd)}."
    )
    print(cijfers, file=sys.stderr)
    for schending in toetsing.schendingen:
        print(f"- {schending.tekst}", file=sys.stderr)


def _vertel_bewijs(antwoord: Antwoord) -> None:
    if antwoord.bewezen == "optimaal":
        print("Bewezen: beter kan niet.", file=sys.stderr)
    elif antwoord.bewezen == "grens" and antwoord.ondergrens is not None:
        print(f"Beter dan {_procent(antwoord.ondergrens)} kan niet.", file=sys.stderr)
    reden = _reden(antwoord)
    if reden:
        print(reden, file=sys.stderr)
        for versoepeling in antwoord.versoepelingen[1:]:
            print(f"- {versoepeling.tekst}", file=sys.stderr)


def _procent(deel: float) -> str:
    return f"{100 * deel:.1f} %".replace(".", ",")
