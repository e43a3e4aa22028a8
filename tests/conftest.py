"""Fixtures that every test may use."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner

from monitor.settings import Instellingen, lees_instellingen
from monitor.store import Store
from tests.voorraad import Voorraad

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
def voorraad(tmp_path_factory: pytest.TempPathFactory) -> Voorraad:
    """What is made once for all tests, and for all workers together."""
    map_ = tmp_path_factory.getbasetemp()
    return Voorraad((map_.parent if "PYTEST_XDIST_WORKER" in os.environ else map_) / "voorraad")


@pytest.fixture
def open_gevuld(instellingen: Instellingen, voorraad: Voorraad) -> Iterator[Callable[..., Store]]:
    """`open_gevuld(vul, …)`: the test's own database, as `vul(store, …)` fills an empty one."""
    with ExitStack() as stapel:

        def _open(vul: Callable[..., object] | None = None, *args: object, **kwargs: object) -> Store:
            voorraad.leg_klaar(instellingen.data, Store.open, vul, *args, **kwargs)
            return stapel.enter_context(Store.open(instellingen))

        yield _open


@pytest.fixture
def store(open_gevuld: Callable[..., Store]) -> Store:
    """An empty database of this version."""
    return open_gevuld()


@pytest.fixture(scope="session")
def echte_data() -> Path:
    """The folder with real files beside the project; absent = visible skip, on CI a failure."""
    map_ = Path(os.environ.get("BUURTMONITOR_TESTDATA", PROJECT.parent / "shared" / "data"))
    if not map_.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"The real files are missing: {map_}")
        pytest.skip(f"The real files are not here: {map_}")
    return map_
