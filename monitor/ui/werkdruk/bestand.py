"""Werkdruk in a file: the tables of the screen with raw figures, under the words that the screen uses.

Shares are percents, as on the screen; hours are hours. A column that is not named here keeps its name.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from monitor.ui import download, opmaak, startnormen
from monitor.ui.werkdruk.namen import bronnaam, functienaam
from monitor.werkdruk import questions

DECIMALEN = 3  # of hours and fte; 3,6 seconds of an hour
DECIMALEN_PROCENT = 1
_DAGEN_PER_WEEK = 7


class Kop(NamedTuple):
    """How a column is called in a file; a share of one is written as percents."""

    naam: str
    procent: bool = False


KOPPEN = {
    "naam": Kop("medewerker"),
    "week": Kop("week van"),
    "bezetting": Kop("bezetting (%)", procent=True),
    "weken_volledig": Kop("weken volledig"),
    "registratiegraad": Kop("registratiegraad (%)", procent=True),
    "ondergrens": Kop("ondergrens (%)", procent=True),
    "druk_laag": Kop("druk laag (%)", procent=True),
    "druk_midden": Kop("druk midden (%)", procent=True),
    "druk_hoog": Kop("druk hoog (%)", procent=True),
    "tekort_uren": Kop("tekort uren per week"),
    "tekort_fte": Kop("tekort fte"),
    "verloop": Kop("structureel of piek"),
    "contactaandeel": Kop("contact (%)", procent=True),
    "wijkaandeel": Kop("in de wijk (%)", procent=True),
    "ingedeeld": Kop("ingedeeld (%)", procent=True),
    "reden": Kop("geen cijfer of oordeel omdat"),
    "gedaan": Kop("gewerkt (u)"),
    "beschikbaar": Kop("beschikbaar (u)"),
    "inzetbaar": Kop("inzetbaar (u)"),
    "gepland": Kop("gepland (u)"),
    "nodig_laag": Kop("nodig laag (u)"),
    "nodig_midden": Kop("nodig midden (u)"),
    "nodig_hoog": Kop("nodig hoog (u)"),
    "nodig_bruto": Kop("nodig zonder ondersteuning (u)"),
    "volledigheid": Kop("registratie"),
    "overhead": Kop("overhead (%)", procent=True),
    "overhead_aanname": Kop("overhead is een aanname"),
    "nodig_onbekend": Kop("nodig onbekend omdat"),
    "steun": Kop("ondersteuning (u)"),
    "projecturen": Kop("waarvan projecten (u)"),
}
VOOR_HET_OOG = ("medewerker", "reeks", "symbool")  # what a spreadsheet can't use
NIET_VOORUIT = ("gedaan", "bezetting", "volledigheid", "nodig_onbekend")  # of weeks that are to come


def tabel(rijen: pd.DataFrame, zonder: tuple[str, ...] = ()) -> pd.DataFrame:
    """The table for a spreadsheet: no figure with more decimals than it has meaning."""
    uit = rijen.drop(columns=[k for k in (*VOOR_HET_OOG, *zonder) if k in rijen])
    if "functie" in uit:
        uit["functie"] = uit["functie"].map(functienaam)
    for naam in uit:
        kop = KOPPEN.get(str(naam), Kop(str(naam)))
        soort = pd.api.types.infer_dtype(uit[naam], skipna=True)
        if kop.procent:
            delen = [opmaak.in_procenten(deel, DECIMALEN_PROCENT) for deel in pd.to_numeric(uit[naam])]
            uit[naam] = pd.Series(delen, uit.index, dtype=float)
        elif soort in ("floating", "mixed-integer-float"):
            uit[naam] = pd.to_numeric(uit[naam]).round(DECIMALEN)
    return uit.rename(columns={naam: kop.naam for naam, kop in KOPPEN.items()})


def kop_regels(titel: str, basis: questions.Basis, *, normen: bool = True) -> list[str]:
    """What stands above every download: title, period, source, n, completeness, and sample data as such.

    `normen`: how many of the norms behind the figures are start values.
    """
    weken = ((basis.tot - basis.van).days + 1) // _DAGEN_PER_WEEK
    return download.met_voorbeeld(
        [
            titel,
            f"Periode: {opmaak.periode(basis.van, basis.tot)}",
            f"Bron: {opmaak.opsomming([bronnaam(b) for b in basis.bronnen]) or 'nog geen'}",
            f"Gebaseerd op {opmaak.meervoud(basis.registraties, 'registratie', 'registraties')}, "
            f"registratiegraad {opmaak.deel(basis.registratiegraad)}",
            *(startnormen.regels(weken) if normen else []),
        ]
    )
