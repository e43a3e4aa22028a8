"""One sample corporation for all tests of this folder, and two others for what must hold for every seed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from monitor.demo import maak_voorbeeld

VANDAAG = dt.date(2026, 6, 17)


@pytest.fixture(scope="session")
def voorbeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("voorbeeld")
    maak_voorbeeld(map_, vandaag=VANDAAG)
    return map_


@pytest.fixture(scope="session", params=["standaard", "op zondag", "ander startgetal"])
def map_(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample itself, and other seeds and dates: the stories are no accident of one."""
    if request.param == "standaard":
        pad: Path = request.getfixturevalue("voorbeeld")
        return pad
    pad = tmp_path_factory.mktemp("ander")
    if request.param == "op zondag":
        maak_voorbeeld(pad, vandaag=dt.date(2026, 1, 4), seed=1)
    else:
        maak_voorbeeld(pad, vandaag=VANDAAG, seed=40)
    return pad
