"""One sample corporation for all tests of this folder, and two others for what must hold for every seed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.demo.voorbeeld import bestanden
from tests.voorraad import Voorraad

VANDAAG = dt.date(2026, 6, 17)


@pytest.fixture(scope="session")
def voorbeeld(voorraad: Voorraad) -> Path:
    return bestanden(voorraad, VANDAAG)[0].parent


@pytest.fixture(scope="session")
def ander_startgetal(voorraad: Voorraad) -> Path:
    return bestanden(voorraad, VANDAAG, seed=40)[0].parent


@pytest.fixture(scope="session", params=["standaard", "op zondag", "ander startgetal"])
def map_(request: pytest.FixtureRequest, voorraad: Voorraad) -> Path:
    """The sample itself, and other seeds and dates: the stories are no accident of one."""
    if request.param == "op zondag":
        return bestanden(voorraad, dt.date(2026, 1, 4), seed=1)[0].parent
    naam = "voorbeeld" if request.param == "standaard" else "ander_startgetal"
    pad: Path = request.getfixturevalue(naam)
    return pad
