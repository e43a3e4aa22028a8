"""Small questions that can be counted by hand."""

import pytest

from monitor.werkgebied.instantie import Instantie, instantie_uit


@pytest.fixture
def rij() -> dict[str, object]:
    """Six buurten in a row, 10 hours and 100 homes each, borders of 100 m; two coordinators, 1:2 in hours.

    Today: B1–B3 of A, B4–B6 of B. Targets 20 and 40: A has 30 (+50 %), B has 30 (−25 %)."""
    return {
        "naam": "rij",
        "buurten": [
            {"code": f"B{b}", "uren": 10.0, "woningen": 100, "x": 100.0 * b, "y": 0.0} for b in range(1, 7)
        ],
        "grenzen": [[f"B{b}", f"B{b + 1}", 100] for b in range(1, 6)],
        "medewerkers": [
            {"id": "A", "uren": 12.0, "max_woningen": 600},
            {"id": "B", "uren": 24.0, "max_woningen": 600},
        ],
        "huidig": {"B1": "A", "B2": "A", "B3": "A", "B4": "B", "B5": "B", "B6": "B"},
    }


@pytest.fixture
def vraag(rij: dict[str, object]) -> Instantie:
    return instantie_uit(rij)
