"""`buurtmonitor werkdruk`: workload per person and team, for people or as JSON."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from monitor.cli import druk_json, opties
from monitor.pipeline import open_gegevens
from monitor.settings import lees_instellingen
from monitor.werkdruk.questions import Persoonscijfer, Teamoverzicht, teamoverzicht

MEESTE_WEKEN = 520
HULP = "Werkdruk per persoon en voor het team, over de laatste weken die voorbij zijn."


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `werkdruk`."""
    opties.dag_en_json(parser)
    parser.add_argument(
        "--weken",
        type=opties.weken(MEESTE_WEKEN),
        default=None,
        metavar="N",
        help="aantal weken (standaard: 13)",
    )


def voer_uit(args: argparse.Namespace) -> int:
    """Answer and return 0; without anybody to tell about: 1."""
    inst = lees_instellingen(args.data)
    vandaag = opties.dag(args, inst)
    with open_gegevens(inst) as store:
        overzicht = teamoverzicht(store, vandaag, args.weken or inst.periode_weken)
    reden = (
        None if overzicht.personen else "Er zijn nog geen medewerkers. Importeer eerst uren en een rooster."
    )
    if args.json:
        antwoord: dict[str, Any] = {
            "vandaag": vandaag.isoformat(),
            "periode": [overzicht.basis.van.isoformat(), overzicht.basis.tot.isoformat()],
            "zin": overzicht.zin,
            "personen": [_persoon(c) for c in overzicht.personen],
            "team": _cijfers(overzicht.team),
        }
        druk_json({**antwoord, "reden": reden} if reden else antwoord)
    if reden:
        print(reden, file=sys.stderr)
        return 1
    if not args.json:
        print(_tekst(overzicht))
    return 0


def _persoon(c: Persoonscijfer) -> dict[str, Any]:
    return {"id": c.medewerker, "naam": c.naam, **_cijfers(c)}


def _cijfers(c: Persoonscijfer) -> dict[str, Any]:
    b, d = c.bezetting, c.druk
    return {
        "weken_volledig": b.weken_volledig,
        "weken": b.weken,
        "registratiegraad": _rond(b.registratiegraad),
        "bezetting": _rond(b.bezetting),
        "ondergrens": _rond(b.ondergrens),
        "druk": {"laag": _rond(d.laag), "midden": _rond(d.midden), "hoog": _rond(d.hoog)} if d else None,
        "tekort_uren": _rond(d.tekort_uren, 2) if d else None,
        "tekort_fte": _rond(d.tekort_fte, 2) if d else None,
        "oordeel": c.oordeel,
        "structureel": c.verloop.structureel,
        "verloop": c.verloop.zin,
        "contactaandeel": _rond(c.aandelen.contact.aandeel),
        "wijkaandeel": _rond(c.aandelen.wijk.aandeel),
        "ingedeeld": _rond(c.aandelen.ingedeeld),
        "reden": c.reden,
    }


def _rond(getal: float | None, cijfers: int = 4) -> float | None:
    return None if getal is None else round(getal, cijfers)


def _procent(deel: float | None) -> str:
    return "–" if deel is None else f"{deel * 100:.0f} %"


def _tekst(overzicht: Teamoverzicht) -> str:
    b = overzicht.basis
    koppen = ("wie", "bezetting", "volledige weken", "registratie", "ondergrens", "druk", "oordeel", "")
    rijen = [koppen, *(_regel(c) for c in (*overzicht.personen, overzicht.team))]
    breedten = [max(len(rij[i]) for rij in rijen) for i in range(len(koppen))]
    regels = [
        "  ".join(cel.ljust(breed) for cel, breed in zip(rij, breedten, strict=True)).rstrip()
        for rij in rijen
    ]
    kop = f"{overzicht.zin} (periode {b.van:%d-%m-%Y} t/m {b.tot:%d-%m-%Y})"
    bron = f"Bron: {', '.join(b.bronnen) or 'nog geen uren'}; {b.registraties} registraties."
    return "\n".join([kop, "", *regels, "", bron])


def _regel(c: Persoonscijfer) -> tuple[str, ...]:
    b, d = c.bezetting, c.druk
    return (
        c.naam,
        _procent(b.bezetting),
        f"{b.weken_volledig} van {b.weken}",
        _procent(b.registratiegraad),
        _procent(b.ondergrens),
        f"{_procent(d.laag)} – {_procent(d.hoog)}" if d else "–",
        f"{c.symbool} {c.oordeel}",
        c.reden or (c.verloop.zin if c.verloop.soort != "geen" else ""),
    )
