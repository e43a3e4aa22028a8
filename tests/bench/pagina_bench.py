"""Speed of drawing the page Werkdruk: 1,000,000 entries against 10,000, both with 60 persons, in one run.

The script of the page is run without a browser, from app.py on, and its answers are not cached: that is
what the first visitor after an import waits for. The small set is drawn from the large one, so that both
cover the same five years. Each turn has a process of its own, as a server has one corporation; the sizes
take turns, so that a busy machine disturbs both alike.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd
import streamlit as st
from streamlit.testing.v1 import AppTest

from monitor.settings import lees_instellingen
from monitor.store import Store
from monitor.ui import bron, grafieken
from monitor.werkdruk import refresh
from tests.bench.werkdruk_bench import VANDAAG, maak_uren, vul
from tests.conftest import PROJECT

MATEN = (10_000, 1_000_000)
BEURTEN, RONDES = 3, 9
LAT_VERHOUDING = 1.2
LAT_SECONDEN = 0.150


def _maak(map_: Path, alles: pd.DataFrame, aantal: int) -> Path:
    instellingen = lees_instellingen(map_ / str(aantal))
    with Store.open(instellingen) as store:
        vul(store, alles if aantal == len(alles) else alles.sample(aantal, random_state=1).sort_index())
        with store.schrijf() as tx:
            refresh.vernieuw_uren(tx, store.instellingen)
            refresh.vernieuw_weken(tx, store.instellingen)
    return instellingen.data


def _meet(data: Path) -> list[float]:
    """Seconds per run of the page on this folder; the first, which opens everything, does not count."""
    os.environ["BUURTMONITOR_DATA"] = str(data)
    os.environ["BUURTMONITOR_VANDAAG"] = str(VANDAAG)
    grafieken.zonder_schemacontrole()  # as the server does
    app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120)
    app.switch_page("pages/team/werkdruk.py")
    tijden = []
    for _ in range(RONDES + 1):
        st.cache_data.clear()
        begin = time.perf_counter()
        app.run()
        tijden.append(time.perf_counter() - begin)
    assert not app.exception
    assert not app.error
    assert app.dataframe, "the page must show its table"
    bron.store().sluit()
    return tijden[1:]


def _apart(data: Path) -> list[float]:
    """`_meet` in a process of its own."""
    opdracht = [sys.executable, "-m", "tests.bench.pagina_bench", str(data)]
    uit = subprocess.run(opdracht, check=True, capture_output=True, text=True).stdout
    tijden: list[float] = json.loads(uit.splitlines()[-1])
    return tijden


def draai() -> list[tuple[str, str, str]]:
    """Rows (what, measured, bar)."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        alles = maak_uren(max(MATEN))
        mappen = {aantal: _maak(Path(tijdelijk), alles, aantal) for aantal in MATEN}
        tijden: dict[int, list[float]] = {aantal: [] for aantal in MATEN}
        for _ in range(BEURTEN):
            for aantal in MATEN:
                tijden[aantal] += _apart(mappen[aantal])
    klein, groot = (statistics.median(tijden[aantal]) for aantal in MATEN)
    return [
        (f"pagina Werkdruk, {MATEN[0]:_} registraties".replace("_", "."), f"{klein * 1000:.0f} ms", ""),
        (
            f"pagina Werkdruk, {MATEN[1]:_} registraties".replace("_", "."),
            f"{groot * 1000:.0f} ms",
            f"{LAT_SECONDEN * 1000:.0f} ms",
        ),
        ("pagina Werkdruk, groot ÷ klein", f"{groot / klein:.2f} ×", f"{LAT_VERHOUDING} ×"),
        ("gemeten op", f"{dt.date.today():%d-%m-%Y}", ""),  # noqa: DTZ011
    ]


if __name__ == "__main__":
    print(json.dumps(_meet(Path(sys.argv[1]))))  # noqa: T201
