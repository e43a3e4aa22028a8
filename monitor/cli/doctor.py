"""`buurtmonitor doctor`: is everything in order? Database, folders, space, freshness, settings in force."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import shutil
import sys
import tempfile
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.cli import druk_json
from monitor.cli.veiligheid import van_de_database, van_de_map
from monitor.fouten import DatabaseFout
from monitor.intake.questions import actualiteit, apart_telling, ongekoppeld
from monitor.pipeline import open_gegevens
from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store

HULP = "Controleer de installatie en de gegevens."
RUIMTE_MINIMAAL = 1_000_000_000  # bytes free that an import and its back-up want
OUD_DAGEN = 14  # after so many days without new hours a source is called old
GOED, LET_OP, FOUT = "goed", "let op", "fout"
TEKENS = {GOED: "✓", LET_OP: "!", FOUT: "✗"}


@dataclass(frozen=True)
class Controle:
    """One thing looked at: its name, how it is, and one sentence."""

    wat: str
    stand: str
    tekst: str


def argumenten(parser: argparse.ArgumentParser) -> None:
    """Options of `doctor`."""
    parser.add_argument("--grondig", action="store_true", help="lees elke waarde in de database")
    parser.add_argument("--json", action="store_true", help="één JSON-document op de standaarduitvoer")


def voer_uit(args: argparse.Namespace) -> int:
    """Look at everything; 0 when nothing is wrong, 4 when the database can't be used, else 1."""
    instellingen = lees_instellingen(args.data)
    controles = [_versies(), *_mappen(instellingen), _ruimte(instellingen)]
    controles += [Controle(*bevinding) for bevinding in van_de_map(instellingen, dt.datetime.now(dt.UTC))]
    code = 0
    try:
        with open_gegevens(instellingen) as store:
            controles += _gegevens(store)
            dag = instellingen.vandaag or dt.datetime.now(ZoneInfo(instellingen.tijdzone)).date()
            controles += [Controle(*b) for b in van_de_database(store, dag, grondig=args.grondig)]
    except DatabaseFout as fout:
        controles.append(Controle("database", FOUT, fout.zin))
        code = fout.exit_code
    if code == 0 and any(c.stand == FOUT for c in controles):
        code = 1
    waarden = {naam: str(waarde) for naam, waarde in instellingen.model_dump().items()}
    if args.json:
        druk_json(
            {"in_orde": code == 0, "controles": [asdict(c) for c in controles], "instellingen": waarden}
        )
    for c in controles:
        print(f"{TEKENS[c.stand]} {c.wat}: {c.tekst}", file=sys.stderr)
    print("Instellingen die nu gelden:", file=sys.stderr)
    for naam, veld in Instellingen.model_fields.items():
        print(f"  {naam} = {waarden[naam]}  ({veld.description})", file=sys.stderr)
    return code


def _versies() -> Controle:
    delen = [f"{pakket} {version(pakket)}" for pakket in ("buurtmonitor", "streamlit", "duckdb", "pandas")]
    return Controle("versies", GOED, ", ".join([*delen, f"Python {platform.python_version()}"]) + ".")


def _mappen(instellingen: Instellingen) -> list[Controle]:
    return [
        _map(naam, pad)
        for naam, pad in (
            ("map met gegevens", instellingen.data),
            ("werkmap", instellingen.werkmap),
            ("map met back-ups", instellingen.reserve),
        )
    ]


def _map(naam: str, pad: Path) -> Controle:
    try:
        pad.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=pad) as proef:
            proef.write(b"proef")
            os.fsync(proef.fileno())
    except OSError:
        return Controle(
            naam, FOUT, f"in {pad} kan niet worden geschreven. Geef schrijfrechten of kies een andere map."
        )
    return Controle(naam, GOED, f"{pad} is beschrijfbaar.")


def _ruimte(instellingen: Instellingen) -> Controle:
    bestaand = next(
        pad for pad in (instellingen.data.resolve(), *instellingen.data.resolve().parents) if pad.exists()
    )
    vrij = shutil.disk_usage(bestaand).free
    zin = f"{vrij / 1e9:.1f} GB vrij".replace(".", ",")
    if vrij < RUIMTE_MINIMAAL:
        return Controle("schijfruimte", LET_OP, f"{zin}; maak ruimte voor imports en back-ups.")
    return Controle("schijfruimte", GOED, f"{zin}.")


def _gegevens(store: Store) -> list[Controle]:
    (stap,) = store.rij("select max(nummer) from migratie") or (0,)
    (mensen,) = store.rij("select count(*) from medewerker") or (0,)
    controles = [Controle("database", GOED, f"opent, op stap {stap}, met {mensen} medewerkers.")]
    instellingen = store.instellingen
    vandaag = instellingen.vandaag or dt.datetime.now(ZoneInfo(instellingen.tijdzone)).date()
    controles += _bronnen(store, vandaag)
    apart, los = sum(deel.rijen for deel in apart_telling(store).values()), ongekoppeld(store)
    if apart:
        controles.append(
            Controle("apart gezet", LET_OP, f"{apart} rijen tellen niet mee; herstel ze bij Gegevens.")
        )
    if los:
        controles.append(Controle("indeling", LET_OP, f"{len(los)} teksten zijn nog niet ingedeeld."))
    return controles


def _bronnen(store: Store, vandaag: dt.date) -> list[Controle]:
    laatste: dict[str, dt.date] = {}
    for regel in actualiteit(store, vandaag):
        laatste[regel.bron] = max(regel.laatste, laatste.get(regel.bron, regel.laatste))
    if not laatste:
        return [Controle("uren", LET_OP, "er zijn nog geen uren ingelezen.")]
    return [
        Controle(
            f"uren uit {bron}",
            LET_OP if (vandaag - dag).days > OUD_DAGEN else GOED,
            f"tot en met {dag:%d-%m-%Y}, {(vandaag - dag).days} dagen oud.",
        )
        for bron, dag in sorted(laatste.items())
    ]
