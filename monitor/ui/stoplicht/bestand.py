"""The map of the lights as a file: what the page shows to this viewer, no more and no less.

Everything that goes into it is laid ready while the page is drawn, within the viewer's scope; the file itself
is made when somebody clicks, and then asks nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from monitor.ui import download
from monitor.ui.kaart import kaart, meeneemkaart
from monitor.ui.kaart.vlakken import Grenzen, Vlak, Vlakken, Vorm
from monitor.ui.stoplicht import legenda
from monitor.ui.stoplicht.beeld import Klasse


def maker(
    grenzen: Grenzen | None,
    vlakken: Sequence[Vlak],
    codes: Sequence[str],
    beelden: Iterable[Klasse],
    palet: str,
    *,
    achtergrond: Sequence[Vorm] = (),
    merk: str = "",
) -> download.Kaartmaker | None:
    """What makes the file of this map; None when nothing on it has a place. `codes` as in the legend."""
    if grenzen is None:
        return None

    def maak(kop: Sequence[str], tabel: pd.DataFrame) -> bytes:
        klassen = list(beelden)
        bijschrift = meeneemkaart.Bijschrift(
            kop, legenda.regels(codes, klassen, palet), legenda.uitleg(klassen), tabel,
            merk, download.VOORBEELD,
        )  # fmt: skip
        return meeneemkaart.maak(kaart.nieuw(grenzen, Vlakken(vlakken, achtergrond=achtergrond)), bijschrift)

    return maak
