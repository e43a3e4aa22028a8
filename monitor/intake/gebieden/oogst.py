"""What reading a file of figures gives: rows per table, and exactly one outcome for every row of the file.

Outcomes, the heaviest wins: ok < gemarkeerd < overgeslagen < quarantaine. A row set apart gives no figures.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from monitor.intake.gebieden.raster import Raster
from monitor.intake.uitslag import Bevinding

OK, GEMARKEERD, OVERGESLAGEN, QUARANTAINE = 0, 1, 2, 3
VOORBEELDEN = 5  # values named in one finding


@dataclass
class Oogst:
    """Collects tables, outcomes and findings while one file is read."""

    raster: Raster
    soort: str
    bron: str
    profiel: str
    tabellen: dict[str, pd.DataFrame] = field(default_factory=dict)
    bevindingen: list[Bevinding] = field(default_factory=list)
    jaren: tuple[int, int] | None = None
    gelezen: set[int] = field(default_factory=set)  # places of the columns that were read

    def __post_init__(self) -> None:
        aantal = len(self.raster.rijen)
        self.uitkomst = np.zeros(aantal, dtype=np.int8)
        self.apart_code: list[tuple[int, str, str]] = []  # position, code, sentence

    @property
    def bruikbaar(self) -> NDArray[np.bool_]:
        """Rows that may give figures."""
        return self.uitkomst <= GEMARKEERD

    @property
    def rij(self) -> NDArray[np.int64]:
        """Row number in the file of every row."""
        return self.raster.rijen.index.to_numpy(dtype=np.int64)

    def apart(self, masker: NDArray[np.bool_], code: str, zin: str, waarden: pd.Series | None = None) -> None:
        """Set rows apart; `{}` in the sentence becomes the value of that row."""
        nieuw = masker & (self.uitkomst < QUARANTAINE)
        self.uitkomst[nieuw] = QUARANTAINE
        for i in np.flatnonzero(nieuw):
            waarde = "" if waarden is None else str(waarden.iloc[i])[:40]
            self.apart_code.append((int(i), code, zin.replace("{}", waarde)))

    def sla_over(self, masker: NDArray[np.bool_], code: str, zin: str) -> None:
        """Skip rows that are no figures of a buurt; `{}` becomes how many."""
        nieuw = masker & (self.uitkomst < OVERGESLAGEN)
        self.uitkomst[nieuw] = OVERGESLAGEN
        if nieuw.any():
            self.meld(code, zin.replace("{}", str(int(nieuw.sum()))), ernst="overgeslagen")

    def markeer(self, masker: NDArray[np.bool_], code: str, zin: str) -> None:
        """Accept rows with a flag; `{}` becomes how many."""
        nieuw = masker & (self.uitkomst == OK)
        self.uitkomst[nieuw] = GEMARKEERD
        if nieuw.any():
            self.meld(code, zin.replace("{}", str(int(nieuw.sum()))), ernst="gemarkeerd")

    def meld(self, code: str, zin: str, ernst: str = "info") -> None:
        """A finding about the file as a whole."""
        self.bevindingen.append(Bevinding(None, code, zin, ernst))

    def voeg_toe(self, tabel: str, inhoud: pd.DataFrame) -> None:
        """Rows for a source table; they carry the row number in `rij`."""
        if len(inhoud):
            eerder = self.tabellen.get(tabel)
            self.tabellen[tabel] = (
                inhoud if eerder is None else pd.concat([eerder, inhoud], ignore_index=True)
            )
            if "jaar" in inhoud:
                van, tot = int(inhoud["jaar"].min()), int(inhoud["jaar"].max())
                oud = self.jaren or (van, tot)
                self.jaren = (min(van, oud[0]), max(tot, oud[1]))

    def quarantaine(self) -> pd.DataFrame:
        """Rows set apart, with their raw texts: of the columns that were read, and of no other."""
        plekken = sorted(self.gelezen)
        rijen = [
            {
                "rij": int(self.raster.rijen.index[i]),
                "code": code,
                "tekst": zin,
                "ruw": json.dumps(
                    {self.raster.koppen[p]: self.raster.rijen.iat[i, p] for p in plekken}, ensure_ascii=False
                ),
            }
            for i, code, zin in self.apart_code
        ]
        return pd.DataFrame(rijen, columns=["rij", "code", "tekst", "ruw"])


def noem(waarden: list[str]) -> str:
    """The first few values, and how many more."""
    uniek = list(dict.fromkeys(waarden))
    rest = len(uniek) - VOORBEELDEN
    return ", ".join(uniek[:VOORBEELDEN]) + (f" en nog {rest}" if rest > 0 else "")


def metingen(
    oogst: Oogst,
    code: pd.Series,
    mee: NDArray[np.bool_],
    indicator: str,
    per_rij: NDArray[np.int64],
    **waarden: NDArray[np.float64],
) -> pd.DataFrame:
    """Observations of buurten, of the rows in `mee`."""
    return pd.DataFrame(
        {
            "rij": oogst.rij[mee],
            "niveau": "buurt",
            "gebied": code[mee].to_numpy(),
            "indicator": indicator,
            "jaar": per_rij[mee],
            "bron": oogst.bron,
            **{naam: waarde[mee] for naam, waarde in waarden.items()},
        }
    )
