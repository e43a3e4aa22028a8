"""The strip of weeks: the number in a square never says another word than its colour."""

import pytest

from monitor.prognose.piek import klasse
from monitor.ui.pieken.grafieken import kansgetal


@pytest.mark.parametrize(
    ("kans", "getal"),
    [
        (0.1949, "19"),
        (0.197, "<20"),
        (0.2, "20"),
        (0.496, "50"),
        (0.5, "50"),
        (0.504, ">50"),
        (0.506, "51"),
        (1.0, "100"),
    ],
)
def test_the_number_agrees_with_the_colour(kans: float, getal: str) -> None:
    assert kansgetal(klasse(kans), kans) == getal
