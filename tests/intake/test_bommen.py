"""Archive bombs and their kin: each is answered with a sentence, and costs the app no memory.

The quick ones of the fifty; all of them, on a running app with a clock beside it, go by `make bench-veilig`.
"""

from __future__ import annotations

import datetime as dt
import resource
from pathlib import Path

import pytest

from monitor import pipeline
from monitor.intake.inlezen import Bestand
from monitor.intake.proever import STRUIKELZIN
from monitor.store import Store
from tests.bench.veilig_bommen import BOMMEN

VLUG = (
    "overlap.xlsx", "verre_cel.xlsx", "verre_cel_klein.xlsx", "verre_cellen_zonder_plek.xlsx", "utf16.xlsx",
    "enkele_aanhaling.xlsx", "lachers_blad.xlsx", "lachers_teksten.xlsx", "herhaald.ods", "herhaald_vaak.ods",
    "herhaald_lang.ods", "ole_kringloop.xls", "ole_ruis.xls", "gpkg_ruis.gpkg", "gpkg_grote_blob.gpkg",
    "shp_punten.zip", "shp_negatief.zip", "dbf_rijen.zip", "kaart_diep.geojson", "elke_seconde.ics",
    "een_regel.csv",
)  # fmt: skip


def test_there_are_fifty() -> None:
    assert len(BOMMEN) == 50


@pytest.mark.parametrize("naam", VLUG)
def test_a_bomb_gets_a_sentence(naam: str, store: Store, tmp_path: Path) -> None:
    pad = tmp_path / naam
    pad.write_bytes(BOMMEN[naam]())
    voor = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (uit,) = pipeline.importeer(store, [Bestand(pad, naam)], vandaag=dt.date(2026, 3, 9))
    assert uit.uitkomst == "geweigerd"
    assert STRUIKELZIN not in (uit.reden or "")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 100_000  # KB
