"""Running the app without a browser: a fresh data folder and empty caches for every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from monitor.ui import bron
from tests.conftest import PROJECT

VANDAAG = "2026-11-20"
LANGSTE_SECONDEN = 60


@pytest.fixture(autouse=True)
def _verse_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Caches leak between tests: empty them, and let go of the database."""
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
