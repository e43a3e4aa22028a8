"""The map of the lights as a file: what the page shows to this viewer, no more and no less.

Everything that goes into it is laid ready while the page is drawn, within the viewer's scope; the file itself
is made when somebody clicks, and then asks nobody anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from monitor.ui import download, kaart, meeneemkaart, stoplicht_legenda
from monitor.ui.stoplicht_beeld import Klasse
from monitor.ui.vlakken import Vlak, Vlakken, Vorm, omhullende


def maker(
    vlakken: Sequence[Vlak],
    codes: Sequence[str],
    beelden: Iterable[Klasse],
    palet: str,
    *,
    achtergrond: Sequence[Vorm] = (),
    merk: str = "",
) -> download.Kaartmaker | None:
    """What makes the file of this map; None when nothing on it has a place. `codes` as in the legend."""
    grenzen = omhullende(vlakken)
    if grenzen is None:
        return None
    beelden = list(beelden)
    legenda = stoplicht_legenda.regels(codes, beelden, palet)
    uitleg = stoplicht_legenda.uitleg(beelden)

    def maak(kop: Sequence[str], tabel: pd.DataFrame) -> bytes:
        bijschrift = meeneemkaart.Bijschrift(kop, legenda, uitleg, tabel, merk, download.VOORBEELD)
        return meeneemkaart.maak(kaart.nieuw(grenzen, Vlakken(vlakken, achtergrond=achtergrond)), bijschrift)

    return maak
