"""The pictures of the board: a title along an axis never squeezes the picture it belongs to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from monitor.report import bordbeeld
from monitor.ui.bord.grafieken import GRAFIEKHOOGTE

LETTER = 7  # px of an average letter at the size of axis titles
ONDER = 90  # px below the plot: week numbers, their title and a legend of two rows on a telephone


@pytest.mark.parametrize("onvolledig", [True, False])
def test_the_title_fits_along_the_axis(onvolledig: bool) -> None:
    titel = bordbeeld.astitel(SimpleNamespace(onvolledig=onvolledig))  # type: ignore[arg-type]
    assert len(titel) * LETTER <= GRAFIEKHOOGTE + 70 - ONDER
