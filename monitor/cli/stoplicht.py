"""`buurtmonitor stoplicht`: lights per buurt and complex, and attention scores, for people or as JSON."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import Any

from monitor.cli import druk_json, opties
from monitor.leefbaarheid.antwoorden import Lichtcijfer
from monitor.leefbaarheid.questions import lichten
from monitor.pipeline import open_gegevens
from monitor.settings import lees_instellingen

HULP = "Stoplichten per buurt en complex, met de kans erachter, en de aandachtscore."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `stoplicht`."""
    opties.dag_en_json(parser)


def voer_uit(args: argparse.Namespace) -> int:
    """Answer and return 0; without any light: 1."""
    inst = lees_instellingen(args.data)
    vandaag = opties.dag(args, inst)
    with open_gegevens(inst) as store:
        cijfers, scores = lichten(store, vandaag)
    reden = (
        None
        if cijfers
        else "Er zijn nog geen cijfers per buurt of complex. Importeer eerst buurten en indicatoren."
    )
    if args.json:
        antwoord: dict[str, Any] = {
            "vandaag": vandaag.isoformat(),
            "lichten": [_licht(c) for c in cijfers],
            "aandacht": [
                {
                    "gebied": s.gebied,
                    "score": s.score,
                    "dekking": s.dekking,
                    "rang": [s.rang_laag, s.rang_hoog],
                }
                for s in scores
            ],
        }
        druk_json({**antwoord, "reden": reden} if reden else antwoord)
    else:
        _druk(cijfers)
    if reden:
        print(reden, file=sys.stderr)
    return 1 if reden else 0


def _licht(c: Lichtcijfer) -> dict[str, Any]:
    return {
        "gebied": c.gebied.code,
        "niveau": c.gebied.niveau,
        "indicator": c.indicator.code,
        "jaar": c.jaar,
        "teller": c.teller,
        "noemer": c.noemer,
        "ruw": c.ruw,
        "geschat": c.geschat,
        "interval": [c.laag, c.hoog],
        "kans_rood": c.kans_rood,
        "kans_groen": c.kans_groen,
        "licht": c.licht,
        "geel_soort": c.geel_soort,
        "reden_grijs": c.reden_grijs,
        "trend": c.trend,
    }


def _druk(cijfers: list[Lichtcijfer]) -> None:
    """Per indicator how many of each light."""
    per: dict[tuple[str, str], Counter[str]] = {}
    for c in cijfers:
        per.setdefault((c.gebied.niveau, c.indicator.naam), Counter())[c.licht] += 1
    for (niveau, naam), geteld in sorted(per.items()):
        aantallen = ", ".join(f"{geteld[k]} {k}" for k in ("rood", "geel", "groen", "grijs"))
        print(f"{naam} (per {niveau}): {aantallen}")
