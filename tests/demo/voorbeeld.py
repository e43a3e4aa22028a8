"""The sample corporation's files, made once for all tests that only read them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from monitor.demo import STANDAARD_SEED, maak_voorbeeld
from tests.voorraad import Voorraad


def bestanden(voorraad: Voorraad, vandaag: dt.date, seed: int = STANDAARD_SEED) -> list[Path]:
    """Its files in the order in which they are made, which is that of importing."""
    map_ = voorraad.eens(_schrijf, vandaag=vandaag, seed=seed)
    namen = (map_ / "volgorde.txt").read_text(encoding="utf-8").splitlines()
    return [map_ / "bestanden" / naam for naam in namen]


def _schrijf(map_: Path, *, vandaag: dt.date, seed: int) -> None:
    paden = maak_voorbeeld(map_ / "bestanden", vandaag=vandaag, seed=seed)
    (map_ / "volgorde.txt").write_text("\n".join(pad.name for pad in paden), encoding="utf-8")
