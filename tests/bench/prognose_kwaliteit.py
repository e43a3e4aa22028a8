"""Quality of the forecast next to its anchors: pinball, band, Brier; and with an incomplete plan.

Bars (issue "Pieken"): mean pinball ≤ 0.90 × the best anchor of the same run and ≤ 0.93 × ridge with the same
features; the 80 % band holds 77–83 % of all weeks and 70–90 % in every case with two years of history; Brier
of busy weeks ≤ 0.88 × the planning rule's; with only the started projects in the plan ≤ 1.02 × an ARIMA that
knows no projects.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from monitor.prognose.band import WEKEN_VOOR_BAND
from monitor.prognose.terugblik import kans_uit_kwantielen, pinball
from monitor.prognose.toets import schrijf_toets
from tests.bench.prognose_ankers_draai import ankers
from tests.bench.prognose_maker import SOORTEN_BENCH, Soort, maak, schrijf

VERGELIJK = ("planregel", "LightGBM", "Prophet", "ARIMA + norm", "ETS", "26-weeksgemiddelde")
PRODUCT = "product"
Rij = tuple[str, str, str]


@dataclass
class Tellingen:
    """What the cases so far add up to."""

    verlies: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    brier: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    binnen: dict[tuple[str, int], np.ndarray] = field(default_factory=dict)  # case → C × h
    tweejaar: set[tuple[str, int]] = field(default_factory=set)

    def tel(self, wie: str, q: np.ndarray, kans: np.ndarray, y: np.ndarray, cap: np.ndarray) -> None:
        """One forecast of one case: quantiles 3 × C × h, chances, truth and capacity C × h."""
        self.verlies[wie].append(pinball(q, y))
        self.brier[wie].append(float(((kans - (y > cap)) ** 2).mean()))


def kwaliteit(
    gevallen: Sequence[tuple[Soort, int]], map_: Path, python: Path | None, kop: str = ""
) -> Iterator[Rij]:
    """A row per case while it goes, then the means held against the bars."""
    t = Tellingen()
    for soort, zaad in gevallen:
        w, doel = maak(soort, zaad), map_ / f"{soort.naam}-{zaad}".replace(" ", "_").replace(":", "")
        schrijf(w, doel)
        y, cap = w.toekomst.astype(float), w.capaciteit[:, soort.weken :]
        q, kans = product(doel)
        t.tel(PRODUCT, q, kans, y, cap)
        t.binnen[(soort.naam, zaad)] = (q[0] <= y) & (y <= q[2])
        if soort.weken >= WEKEN_VOOR_BAND:
            t.tweejaar.add((soort.naam, zaad))
        for naam, anker in ankers(doel, f"{soort.naam}|{zaad}", python).items():
            t.tel(naam, anker, kans_uit_kwantielen(anker, cap), y, cap)
        yield f"  {soort.naam}, zaad {zaad}", _tussenstand(t), ""
    yield from _eindstand(t, kop)


def _tussenstand(t: Tellingen) -> str:
    eigen = t.verlies[PRODUCT][-1]
    anders = {n: t.verlies[n][-1] for n in VERGELIJK if t.verlies.get(n)}
    if not anders:
        return f"pinball {eigen:.3f}"
    beste = min(anders, key=lambda n: anders[n])
    return f"pinball {eigen:.3f}, {beste} {anders[beste]:.3f}"


def _eindstand(t: Tellingen, kop: str) -> Iterator[Rij]:
    gemiddeld = {naam: float(np.mean(v)) for naam, v in t.verlies.items()}
    for naam, waarde in sorted(gemiddeld.items(), key=lambda x: x[1]):
        yield f"{kop}pinball {naam}", f"{waarde:.3f}", ""
    alle = np.concatenate([b.ravel() for b in t.binnen.values()])
    yield f"{kop}binnen de band van 80 %, alle gevallen", f"{alle.mean():.1%}", "77–83 %"
    for soort in dict.fromkeys(naam for naam, _ in t.binnen):
        eigen = np.concatenate([b.ravel() for (naam, _), b in t.binnen.items() if naam == soort])
        yield f"{kop}binnen de band, {soort}", f"{eigen.mean():.1%}", "70–90 %"
    los = [float(t.binnen[geval].mean()) for geval in t.tweejaar]
    goed = sum(0.70 <= deel <= 0.90 for deel in los)
    yield (
        f"{kop}binnen de band, losse gevallen met twee jaar: binnen 70–90 %",
        f"{goed} van {len(los)}, {min(los):.1%} tot {max(los):.1%}",
        "alle",
    )
    aanwezig = [n for n in VERGELIJK if n in gemiddeld]
    if not aanwezig:
        yield f"{kop}ankers", "niet te maken: geen pakketten", "nodig voor de vergelijking"
        return
    beste = min(aanwezig, key=lambda n: gemiddeld[n])
    yield f"{kop}pinball ÷ beste anker ({beste})", f"{gemiddeld[PRODUCT] / gemiddeld[beste]:.3f}", "≤ 0,90"
    yield (
        f"{kop}pinball ÷ ridge met dezelfde kenmerken",
        f"{gemiddeld[PRODUCT] / gemiddeld['ridge']:.3f}",
        "≤ 0,93",
    )
    deel = np.mean(t.brier[PRODUCT]) / np.mean(t.brier["planregel"])
    yield f"{kop}Brier ÷ planregel", f"{deel:.3f}", "≤ 0,88"


def onvolledig(zaden: int, map_: Path, python: Path | None) -> Iterator[Rij]:
    """Only projects that have started are in the plan."""
    eigen, anker = [], []
    for soort in (SOORTEN_BENCH[0], SOORTEN_BENCH[6]):
        for zaad in range(100, 100 + zaden):
            w, doel = maak(soort, zaad), map_ / f"deels-{soort.naam}-{zaad}"
            schrijf(w, doel, alleen_begonnen=True)
            y = w.toekomst.astype(float)
            eigen.append(pinball(product(doel)[0], y))
            for q in ankers(doel, f"deels|{soort.naam}|{zaad}", python, ("ARIMA",)).values():
                anker.append(pinball(q, y))
    if anker:
        deel = np.mean(eigen) / np.mean(anker)
        yield "onvolledig plan: pinball ÷ ARIMA zonder projecten", f"{deel:.3f}", "≤ 1,02"
    else:
        yield "onvolledig plan: pinball", f"{np.mean(eigen):.3f}", "≤ 1,02 × ARIMA"


def product(map_: Path) -> tuple[np.ndarray, np.ndarray]:
    """Quantiles 3 × C × h and chances C × h, through the command's own function."""
    uit = io.StringIO()
    schrijf_toets(map_, 26, 0, uit)
    rijen = list(csv.DictReader(io.StringIO(uit.getvalue())))
    wie = sorted({r["coordinator"] for r in rijen})
    kolommen = ("p10", "p50", "p90", "p_over")
    getallen = np.array([[float(r[k]) for k in kolommen] for r in rijen]).reshape(-1, len(wie), 4)
    return getallen[:, :, :3].transpose(2, 1, 0), getallen[:, :, 3].T
