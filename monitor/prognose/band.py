"""How wide the band must be, and when to lean on a rule without projects (model point 5).

Both are read off the last three forecasts (26, 52, 78 weeks ago), the very ones of the scoreboard.

- Width: each path's distance to the centre is multiplied by one factor, the same for all buurten, so that
  sums keep fitting. The factor is the 80 % quantile of how many half-widths the truth lay from the centre
  in those forecasts; it is drawn towards 1 as if three more forecasts had said so. Three forecasts of weeks
  that hang together say little: with a weaker pull, or with a factor per coordinator, the share inside the
  band differed more from case to case and the pinball loss was larger. On top comes a margin of 6 %, because
  a quantile read off so few is on average too small (on the bench's corporations the band held 78 to 79 %
  without it).
- Fallback: where halfway to the 26-week mean with calendar would have scored better than the model alone,
  the centre is moved there, and the answer says so.

Under two years of history the band is indicative; the answer says that too.

One forecast of 26 weeks can't be held to its share: weeks hang together, so of a band that is right some
forecasts hold under 70 % and some over 90 %. Over several origins of one corporation the share comes near
80 % (measured by the bench).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from monitor.prognose.invoer import Reeks
from monitor.prognose.terugblik import KWANTIELEN, Eerder, pinball

DEEL_BINNEN = 0.8
GEWICHT_EEN = 3.0  # forecasts that the factor 1 is worth
OPSLAG = 1.06
SMALST, BREEDST = 0.6, 1.8
WEKEN_VOOR_BAND = 104


@dataclass(frozen=True)
class Band:
    """Corrections to the paths. `gemengd`: centre halfway to the rule without projects."""

    breedte: float
    gemengd: bool
    indicatief: bool
    terugblikken: int

    def pas_toe(self, paden: Reeks, menging: Reeks) -> Reeks:
        """Corrected paths. `paden` S × …, `menging` the shift halfway to the rule."""
        midden = paden.mean(axis=0)
        centrum = midden + (menging if self.gemengd else 0.0)
        gecorrigeerd: Reeks = np.maximum(0.0, centrum + self.breedte * (paden - midden))
        return gecorrigeerd

    def op_verschil(self, verschil: Reeks) -> Reeks:
        """What the corrected paths differ when the paths differ `verschil`, S × …: halfway to a rule that
        knows no projects, an hour of a project counts for half."""
        midden = verschil.mean(axis=0)
        gecorrigeerd: Reeks = (0.5 if self.gemengd else 1.0) * midden + self.breedte * (verschil - midden)
        return gecorrigeerd


def bepaal(eerdere: tuple[Eerder, ...], weken: int) -> Band:
    """The corrections that the earlier forecasts ask for; `weken` is the length of the history."""
    gemengd = bool(eerdere) and _verlies(eerdere, True) < _verlies(eerdere, False)
    breedte = _breedte(eerdere, gemengd) if eerdere else OPSLAG
    return Band(breedte, gemengd, weken < WEKEN_VOOR_BAND, len(eerdere))


def _verlies(eerdere: tuple[Eerder, ...], gemengd: bool) -> float:
    """Mean pinball over all earlier forecasts."""
    ruw = Band(1.0, gemengd, False, 0)
    per_keer = [
        pinball(np.quantile(ruw.pas_toe(e.paden, e.menging), KWANTIELEN, axis=0), e.werkelijk)
        for e in eerdere
    ]
    return float(np.nanmean(per_keer)) if not np.isnan(per_keer).all() else float("inf")


def _breedte(eerdere: tuple[Eerder, ...], gemengd: bool) -> float:
    ruw = Band(1.0, gemengd, False, 0)
    afstand: list[Reeks] = []
    for e in eerdere:
        paden = ruw.pas_toe(e.paden, e.menging)
        midden = paden.mean(axis=0)
        laag, hoog = np.quantile(paden, KWANTIELEN[[0, -1]], axis=0)
        half = np.where(e.werkelijk > midden, hoog - midden, midden - laag)
        r = np.abs(e.werkelijk - midden) / np.maximum(half, 1e-6)
        afstand.append(r[~np.isnan(r)])
    alle = np.concatenate(afstand)
    if not alle.size:
        return OPSLAG
    gemeten = float(np.quantile(alle, DEEL_BINNEN))
    gewicht = len(eerdere) / (len(eerdere) + GEWICHT_EEN)
    return float(np.clip(OPSLAG * np.exp(gewicht * np.log(max(gemeten, 1e-3))), SMALST, BREEDST))
