"""The sample corporation: deterministic, from a seed.

`maak_voorbeeld` writes a folder with the files that a real corporation would hand over; they enter the
product through the same intake as everybody's files. All of it is invented. The stories in it stand in
`verhalen`.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np

from monitor.demo.agenda import schrijf_agenda
from monitor.demo.bestanden import schrijf_cijfers, schrijf_stamgegevens
from monitor.demo.schaal import maak_toggl_export
from monitor.demo.uitleg import schrijf_uitleg
from monitor.demo.uren import schrijf_uren
from monitor.demo.urenbestanden import schrijf_urenbestanden
from monitor.demo.wereld import bouw_wereld

__all__ = ["OMVANG_MAX", "STANDAARD_SEED", "maak_toggl_export", "maak_voorbeeld"]

STANDAARD_SEED = 2026
OMVANG_MAX = 100


def maak_voorbeeld(
    map_: Path, *, vandaag: dt.date, seed: int = STANDAARD_SEED, omvang: int = 1
) -> list[Path]:
    """Write the files of the sample corporation to `map_` (made when absent) and return their paths,
    in an order fit for importing: areas and people first, hours last.

    The hours end on the last Sunday before the week of `vandaag`. `omvang` (1..100) cuts timer entries in
    that many pieces: more rows, the same hours. The same arguments give the same bytes.
    """
    if not 1 <= omvang <= OMVANG_MAX:
        raise ValueError(f"omvang must be 1..{OMVANG_MAX}, got {omvang}")
    map_.mkdir(parents=True, exist_ok=True)
    r = np.random.default_rng(seed).spawn(5)
    wereld = bouw_wereld(r, vandaag)
    uren = schrijf_uren(r[3], wereld)
    paden = [*schrijf_stamgegevens(map_, wereld), *schrijf_cijfers(map_, r[4], wereld)]
    paden.append(schrijf_agenda(map_ / "voorbeeld_agenda.ics", vandaag))
    paden += schrijf_urenbestanden(map_, uren, wereld.team, vandaag, omvang)
    paden.append(schrijf_uitleg(map_ / "README.txt", vandaag, seed))
    return paden
