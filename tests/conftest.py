"""Fixtures that every test may use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from monitor.pipeline import open_gegevens
from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store

PROJECT = Path(__file__).parents[1]


def pytest_configure() -> None:
    """One thread for the database: two workers share two cores, and one that takes both mostly waits. Servers
    of the browser tests run as they do for users; benches don't pass here."""
    os.environ.setdefault("BUURTMONITOR_THREADS", "1")


@pytest.fixture(autouse=True, scope="session")
def _gelezen_pakketten() -> Iterator[None]:
    """Every AppTest looks through all installed packages for parts of pages; they don't change meanwhile."""
    with pytest.MonkeyPatch.context() as lap:
        lap.setattr(
            manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests)
        )
        yield


@pytest.fixture
def instellingen(tmp_path: Path) -> Instellingen:
    """Default settings on an empty data folder."""
    return lees_instellingen(tmp_path / "data")


@pytest.fixture(scope="session")
def lege_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty database of this version, made once and copied by who needs one."""
    map_ = tmp_path_factory.mktemp("leeg") / "data"
    Store.open(lees_instellingen(map_)).sluit()
    return map_


@pytest.fixture(scope="session")
def begonnen_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as the app makes it at its first start: with start values."""
    map_ = tmp_path_factory.mktemp("begonnen") / "data"
    open_gegevens(lees_instellingen(map_)).sluit()
    return map_


@pytest.fixture
def store(instellingen: Instellingen, lege_map: Path) -> Iterator[Store]:
    """An empty database of this version."""
    shutil.copytree(lege_map, instellingen.data, dirs_exist_ok=True)
    with Store.open(instellingen) as geopend:
        yield geopend


@pytest.fixture(scope="session")
def echte_data() -> Path:
    """The folder with real files beside the project; absent = visible skip, on CI a failure."""
    map_ = Path(os.environ.get("BUURTMONITOR_TESTDATA", PROJECT.parent / "shared" / "data"))
    if not map_.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"The real files are missing: {map_}")
        pytest.skip(f"The real files are not here: {map_}")
    return map_
