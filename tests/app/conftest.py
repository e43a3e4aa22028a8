"""Running the app without a browser: a fresh data folder and empty caches for every test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from monitor.kalender import feestdagen
from monitor.pipeline import open_gegevens
from monitor.store import Store, vastleggen
from monitor.ui import bron
from tests.conftest import PROJECT
from tests.voorraad import Voorraad
from tests.werkdruk.conftest import MA_DO_8, MA_VR_8, Bouwer

VANDAAG = "2026-11-20"
LANGSTE_SECONDEN = 60
MAANDAG_NA_Q2 = "2026-06-29"


@pytest.fixture(autouse=True)
def _verse_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, voorraad: Voorraad) -> Iterator[None]:
    """Caches leak between tests: empty them, and let go of the database."""
    voorraad.leg_klaar(tmp_path / "data", open_gegevens)
    monkeypatch.setenv("BUURTMONITOR_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", VANDAAG)
    monkeypatch.chdir(PROJECT)
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    bron.store().sluit()
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def open_pagina() -> Callable[..., AppTest]:
    """Open a page as a deep link would: path of the script and the query string's parts."""

    def _open(script: str, **adres: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=LANGSTE_SECONDEN)
        for naam, waarde in adres.items():
            app.query_params[naam] = waarde
        app.switch_page(script)
        app.run()
        assert not app.exception, [fout.value for fout in app.exception]
        return app

    return _open


@pytest.fixture
def vul_app(tmp_path: Path, voorraad: Voorraad) -> Callable[..., None]:
    """`vul_app(vul, …)`: the app begins with what `vul(store, …)` makes of a new folder."""

    def _vul(vul: Callable[..., object], *args: object, **kwargs: object) -> None:
        voorraad.leg_klaar(tmp_path / "data", open_gegevens, vul, *args, **kwargs)
        database = tmp_path / "data" / "buurtmonitor.duckdb"
        assert vastleggen._descriptor(database) is None, "the app had its database open already"

    return _vul


@pytest.fixture
def kwartaal(monkeypatch: pytest.MonkeyPatch, vul_app: Callable[..., None]) -> None:
    """Q2 2026 of the definitions: 40/32 roster, leave, sick, four holidays, two weeks not registered."""
    monkeypatch.setenv("BUURTMONITOR_VANDAAG", MAANDAG_NA_Q2)
    vul_app(vul_kwartaal)


def vul_kwartaal(store: Store) -> None:
    bouw = Bouwer(store)
    anker = dt.date.fromisocalendar(2026, 13, 1)
    bouw.mens()
    bouw.doe("update medewerker set naam = ? where medewerker = 'M01'", "Anna [x](http://kwaad) <b>")
    bouw.rooster(dagen=MA_DO_8, cyclus=2, week=1, anker=anker)
    bouw.rooster(dagen=MA_VR_8, cyclus=2, week=2, anker=anker)
    bouw.feestdagen(2026)
    for nummer in (18, 23):
        begin = dt.date.fromisocalendar(2026, nummer, 1)
        bouw.doe(
            "insert into afwezigheid values ('M01', ?, ?, null, null, null)",
            begin,
            begin + dt.timedelta(days=6),
        )
    vrij = set(feestdagen(2026))
    for nummer in set(range(14, 27)) - {18, 20, 21, 23}:
        for dag in range(1, 6 if nummer % 2 == 0 else 5):
            datum = dt.date.fromisocalendar(2026, nummer, dag)
            if datum not in vrij:
                bouw.uur(datum, 8 * 1.12)
    bouw.ververs()
