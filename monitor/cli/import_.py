"""`buurtmonitor import`: files, or an inbox folder, into the database.

Several files: each on its own, a question or refusal in one does not hold up the others; the exit code is
the worst one (4 over 3 over 1 over 0). With `--map` every file moves to `verwerkt/` or `geweigerd/` inside
that folder, with a report beside it; a file that needs an answer goes to `geweigerd/` with the question.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from monitor.cli import druk_json
from monitor.fouten import Geweigerd, kort
from monitor.intake.inlezen import KEUZES_SOORT, Bestand, Opdracht
from monitor.intake.lezen import Keuzes
from monitor.intake.proever import PROEVER
from monitor.intake.uitslag import Importuitslag, zonder_naam
from monitor.intake.verlies import KEUZES as BIJ_VERLIES
from monitor.pipeline import importeer, open_gegevens
from monitor.settings import lees_instellingen

HULP = "Lees bestanden met uren of stamgegevens in."
VERWERKT, GEWEIGERD = "verwerkt", "geweigerd"
MELDINGEN_OP_SCHERM = 10


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `import`."""
    parser.add_argument("paden", type=Path, nargs="*", metavar="PAD", help="bestanden (of een map)")
    parser.add_argument(
        "--map",
        type=Path,
        default=None,
        metavar="MAP",
        dest="postvak",
        help="postvak: lees elk bestand in deze map en verplaats het naar verwerkt/ of geweigerd/",
    )
    parser.add_argument("--soort", choices=KEUZES_SOORT, default="auto", help="wat het is (standaard: auto)")
    parser.add_argument(
        "--van-wie", default=None, metavar="NAAM", help="van wie het bestand is, als dat er niet in staat"
    )
    parser.add_argument("--datumvolgorde", choices=("dmy", "mdy"), default=None, help="dag of maand eerst")
    parser.add_argument(
        "--bij-verlies",
        choices=tuple(BIJ_VERLIES),
        default=None,
        help="als er uren verdwijnen: vervang, alleen aanvullen, of stop",
    )
    parser.add_argument(
        "--keuze",
        action="append",
        default=[],
        metavar="NAAM=WAARDE",
        help="antwoord op een vraag van een bestand, zoals jaar=2024 of vreemd=inlezen",
    )
    parser.add_argument("--proef", action="store_true", help="alleen bekijken, niets bewaren")
    parser.add_argument("--json", action="store_true", help="één JSON-document op de standaarduitvoer")


def voer_uit(args: argparse.Namespace) -> int:
    """Import, answer per file, return the worst exit code."""
    if not args.paden and args.postvak is None:
        print("Noem een of meer bestanden, of een postvak met --map.", file=sys.stderr)
        return 2
    if args.proef and args.postvak is not None:
        print("--proef en --map gaan niet samen: een postvak verplaatst bestanden.", file=sys.stderr)
        return 2
    PROEVER.begin()  # while the database opens
    bestanden = [Bestand(pad, pad.name) for pad in (*_vouw_uit(args.paden), *_postvak(args.postvak))]
    opdracht = Opdracht(
        soort=args.soort,
        bij_verlies=args.bij_verlies,
        door="opdrachtregel",
        keuzes=Keuzes(van_wie=args.van_wie, datumvolgorde=args.datumvolgorde),
        antwoorden=dict(keuze.split("=", 1) for keuze in args.keuze if "=" in keuze),
    )
    with open_gegevens(lees_instellingen(args.data)) as store:
        uitslagen = importeer(store, bestanden, opdracht, proef=args.proef)
    if args.postvak is not None:
        for bestand, uitslag in zip(bestanden[-len(uitslagen) :], uitslagen, strict=True):
            _ruim_op(bestand.pad, uitslag, args.postvak)
    for uitslag in uitslagen:
        print(samenvatting(uitslag), file=sys.stderr)
    if args.json:
        druk_json({"proef": bool(args.proef), "bestanden": [uitslag.als_json() for uitslag in uitslagen]})
    return max((uitslag.exit_code for uitslag in uitslagen), default=0)


def samenvatting(uitslag: Importuitslag) -> str:
    """What a person wants to know about one file."""
    if uitslag.uitkomst != "verwerkt":
        return (
            f"{uitslag.bestand}: {uitslag.uitkomst}. {zonder_naam(uitslag, uitslag.vraag or uitslag.reden)}"
            + "".join(f"\n  {keuze}: {betekenis}" for keuze, betekenis in (uitslag.keuzes or {}).items())
        )
    a, v = uitslag.aansluiting, uitslag.verschil
    periode = (
        f", {uitslag.periode[0]:%d-%m-%Y} tot en met {uitslag.periode[1]:%d-%m-%Y}" if uitslag.periode else ""
    )
    import_ = f" als import {uitslag.batch}" if uitslag.batch is not None else " (proef, niets bewaard)"
    regels = [
        f"{uitslag.bestand}: verwerkt{import_}, herkend als {uitslag.profiel}{periode}.",
        f"  gelezen {a.gelezen} = goed {a.ok} + met vlag {a.gemarkeerd} + apart gezet {a.quarantaine} "
        f"+ overgeslagen {a.overgeslagen}; nieuw {v.nieuw}, ongewijzigd {v.ongewijzigd}, "
        f"vervallen {v.vervallen}.",
    ]
    for m in uitslag.meldingen[:MELDINGEN_OP_SCHERM]:
        regels.append(f"  {'' if m.rij is None else f'rij {m.rij}: '}{m.tekst}")
    rest = uitslag.meldingen_aantal - min(len(uitslag.meldingen), MELDINGEN_OP_SCHERM)
    if rest > 0:
        regels.append(f"  en nog {rest} meldingen.")
    return "\n".join(regels)


def _vouw_uit(paden: Sequence[Path]) -> list[Path]:
    """A folder stands for the files in it."""
    return [bestand for pad in paden for bestand in (_in_map(pad) if pad.is_dir() else [pad])]


def _postvak(map_: Path | None) -> list[Path]:
    if map_ is None:
        return []
    if not map_.is_dir():
        raise Geweigerd(f"Het postvak {kort(map_)} bestaat niet. Maak de map, of kies een andere.")
    return _in_map(map_)


def _in_map(map_: Path) -> list[Path]:
    return sorted(pad for pad in map_.iterdir() if pad.is_file() and not pad.name.startswith((".", "~$")))


def _ruim_op(pad: Path, uitslag: Importuitslag, postvak: Path) -> None:
    """Move the file, write its report beside it; an older file of that name is never overwritten."""
    doel = postvak / (GEWEIGERD if uitslag.exit_code else VERWERKT)
    doel.mkdir(exist_ok=True)
    naam, nummer = doel / pad.name, 1
    while naam.exists():
        nummer += 1
        naam = doel / f"{pad.stem} ({nummer}){pad.suffix}"
    try:
        shutil.move(pad, naam)
        rapport = naam.with_name(naam.name + ".verslag.json")
        rapport.write_text(json.dumps(uitslag.als_json(), ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as fout:
        raise Geweigerd(
            f"{kort(pad.name)} is {uitslag.uitkomst}, maar kan niet naar {doel.name}/ worden verplaatst. "
            "Controleer of de map beschrijfbaar is."
        ) from fout
