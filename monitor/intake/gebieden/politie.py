"""Counts of the police: registered crimes and nuisance per buurt and year.

One column per year, one row per category, or one column per category: all three shapes occur. A category is
known by the start of its code (1.1.1 = burglary in homes) or by a word in its name. An empty cell is not
known, never zero; the denominator (residents, homes) is filled in later from the key figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from monitor.fouten import Geweigerd
from monitor.intake.gebieden.kolommen import getallen, schoon, sleutel
from monitor.intake.gebieden.oogst import Oogst, metingen

# measures of the police, by the start of the category's code or by a word in its name
POLITIE = (
    (r"^0\.0\.0|totaal misdrijven|misdrijven, totaal|^misdrijven$|^misdrijven totaal$", "misdrijven_totaal"),
    (r"^1\.1\.1|inbraak woning|woninginbraak", "woninginbraak"),
    (r"^2\.2\.1|vernieling", "vernieling"),
    (r"^1\.4\.5|mishandeling", "mishandeling"),
    (r"verward", "overlast_verward"),
    (r"jeugd", "overlast_jeugd"),
    (r"totaal.*overlast|overlast.*totaal|^overlast$|geregistreerde overlast", "overlast_politie"),
)


def indicator_van(tekst: str) -> str | None:
    """The indicator that a category of the police stands for."""
    vorm = re.sub(r"[_\s]*(?:19|20)\d\d$", "", tekst.strip().casefold())
    return next((code for patroon, code in POLITIE if re.search(patroon, vorm)), None)


def _telling(oogst: Oogst, plek: int) -> NDArray[np.float64]:
    """Counts; what is no whole number of zero or more is set apart."""
    kolom = oogst.raster.rijen[plek]
    oogst.gelezen.add(plek)
    waarde, onleesbaar = getallen(kolom)
    fout = onleesbaar | (np.isfinite(waarde) & ((waarde < 0) | (waarde != np.floor(waarde))))
    oogst.apart(oogst.bruikbaar & fout, "geen aantal", "‘{}’ is geen aantal.", kolom)
    return waarde


def per_jaar(oogst: Oogst, code: pd.Series) -> None:
    """One column per year: `misdrijven_2021`. An empty cell is not known, never zero."""
    leeg = np.ones(len(code), dtype=bool)
    for plek, kop in enumerate(oogst.raster.vormen):
        indicator, jaar = indicator_van(kop), re.search(r"((?:19|20)\d\d)$", kop)
        if indicator is None or jaar is None:
            continue
        waarde = _telling(oogst, plek)
        leeg &= ~np.isfinite(waarde)
        mee = oogst.bruikbaar & np.isfinite(waarde)
        jaren_ = np.full(len(code), int(jaar[1]), dtype=np.int64)
        oogst.voeg_toe("meting", metingen(oogst, code, mee, indicator, jaren_, teller=waarde))
    oogst.markeer(oogst.bruikbaar & leeg, "leeg", "Buurten zonder één telling (niet bekend, geen nul): {}.")


def lang(oogst: Oogst, code: pd.Series, per_rij: NDArray[np.int64], maten: Sequence[tuple[int, str]]) -> None:
    """One row per category, or one column per category (nuisance); `maten`: columns with numbers.

    Raises
    ------
    Geweigerd
        No count of the police that we know.
    """
    soort = oogst.raster.kolom("soort misdrijf", "soortmisdrijf", "soort overlast", "soortoverlast")
    if soort is None:
        kolommen = [(plek, indicator_van(sleutel(kop).replace("_", " "))) for plek, kop in maten]
        for plek, indicator in kolommen:
            if indicator is not None:
                waarde = _telling(oogst, plek)
                mee = oogst.bruikbaar & np.isfinite(waarde)
                oogst.voeg_toe("meting", metingen(oogst, code, mee, indicator, per_rij, teller=waarde))
        if all(indicator is None for _, indicator in kolommen):
            raise Geweigerd("In dit bestand staat geen telling van de politie die we kennen.")
        return
    if not maten:
        raise Geweigerd("In dit politiebestand staat geen kolom met aantallen.")
    per_soort = schoon(soort).map(indicator_van)
    onbekend = per_soort.isna().to_numpy()
    oogst.sla_over(onbekend, "soort", "Rijen over soorten misdrijven die geen indicator zijn: {}.")
    waarde = _telling(oogst, maten[0][0])
    for indicator in per_soort.dropna().unique():
        mee = oogst.bruikbaar & (per_soort == indicator).to_numpy(dtype=bool) & np.isfinite(waarde)
        oogst.voeg_toe("meting", metingen(oogst, code, mee, str(indicator), per_rij, teller=waarde))
