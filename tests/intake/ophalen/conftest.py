"""A local server with open data, and settings that point at it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.settings import Instellingen, lees_instellingen
from tests.intake.ophalen.nepbron import Bron, draaiend


@pytest.fixture
def bron() -> Iterator[Bron]:
    """The server, without faults."""
    with draaiend() as open_:
        yield open_


@pytest.fixture
def instellingen(bron: Bron, tmp_path: Path) -> Instellingen:
    """Settings on an empty data folder; nothing is asked again, answers are not kept."""
    return lees_instellingen(
        tmp_path / "data", ophaal_pogingen=0, ophaal_cache_uren=0, ophaal_seconden=5, **bron.omgeving()
    )
