"""Quality of the forecast next to its anchors: pinball, band, Brier; and with an incomplete plan.

A rolling-origin backtest: each corporation is forecast at up to four moments, 26 weeks apart, from what was
known then; only moments with two years of history. A *case* is a corporation, with all its moments.

Bars (issue "Pieken"): mean pinball ≤ 0.90 × the best anchor of the same run and ≤ 0.93 × ridge with the same
features; the 80 % band holds 77–83 % of all weeks and 70–90 % in every case with two years of history; Brier
of busy weeks ≤ 0.88 × the planning rule's; with only the started projects in the plan ≤ 1.02 × an ARIMA that
knows no projects.

Single forecasts are counted too, next to what chance alone does. Their weeks hang together, so even a perfect
band holds less than 70 % or more than 90 % of some of them. How often follows from the forecast itself: were
the band perfect, what comes would be one of its own paths; so the share of its paths that find 70–90 % of
their weeks inside the band is the chance that the forecast does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from monitor.prognose.band import WEKEN_VOOR_BAND
from monitor.prognose.terugblik import kans_uit_kwantielen, pinball
from monitor.prognose.toets import lees
from monitor.prognose.voorspel import kans_te_druk, kwantielen, voorspel
from tests.bench.prognose_ankers_draai import ankers
from tests.bench.prognose_maker import SOORTEN_BENCH, Soort, Werkelijkheid, maak, schrijf

HORIZON = 26
MOMENTEN = (0, 26, 52, 78)  # weeks before the last one: the origins of the backtest
LAAGST, HOOGST = 0.70, 0.90
VERGELIJK = ("planregel", "LightGBM", "Prophet", "ARIMA + norm", "ETS", "26-weeksgemiddelde")
PRODUCT = "product"
Rij = tuple[str, str, str]


Geval = tuple[str, int]  # kind and seed: one corporation


@dataclass
class Tellingen:
    """What the cases so far add up to."""

    verlies: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    brier: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    binnen: dict[Geval, list[np.ndarray]] = field(default_factory=lambda: defaultdict(list))  # C × h each
    toeval: list[float] = field(default_factory=list)  # chance that a forecast falls outside 70–90 %

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
        nu = maak(soort, zaad)
        for terug in MOMENTEN:
            if soort.weken - terug >= WEKEN_VOOR_BAND:
                _voorspel(t, nu.terug(terug), (soort.naam, zaad), terug, map_, python)
        yield f"  {soort.naam}, zaad {zaad}", _tussenstand(t, (soort.naam, zaad)), ""
    yield from _eindstand(t, kop)


def _voorspel(
    t: Tellingen, w: Werkelijkheid, geval: Geval, terug: int, map_: Path, python: Path | None
) -> None:
    """One origin: the product and the anchors, from the same folder."""
    naam, zaad = geval
    doel = map_ / f"{naam}-{zaad}-{terug}".replace(" ", "_").replace(":", "")
    schrijf(w, doel)
    y, cap = w.toekomst.astype(float), w.capaciteit[:, w.soort.weken :]
    q, kans, buiten = product(doel)
    t.tel(PRODUCT, q, kans, y, cap)
    t.binnen[geval].append((q[0] <= y) & (y <= q[2]))
    t.toeval.append(buiten)
    for anker, aq in ankers(doel, f"{naam}|{zaad}|{terug}", python).items():
        t.tel(anker, aq, kans_uit_kwantielen(aq, cap), y, cap)


def _tussenstand(t: Tellingen, geval: Geval) -> str:
    n = len(t.binnen[geval])
    laatste = {naam: float(np.mean(v[-n:])) for naam, v in t.verlies.items() if v}
    anders = [naam for naam in VERGELIJK if naam in laatste]
    eigen = f"{n} keer, band {_deel(t.binnen[geval]):.0%}, pinball {laatste[PRODUCT]:.3f}"
    if not anders:
        return eigen
    beste = min(anders, key=laatste.__getitem__)
    return f"{eigen}, {beste} {laatste[beste]:.3f}"


def _deel(binnen: Sequence[np.ndarray]) -> float:
    """Share of the weeks inside the band."""
    return float(np.concatenate([b.ravel() for b in binnen]).mean())


def _eindstand(t: Tellingen, kop: str) -> Iterator[Rij]:
    gemiddeld = {naam: float(np.mean(v)) for naam, v in t.verlies.items()}
    for naam, waarde in sorted(gemiddeld.items(), key=lambda x: x[1]):
        yield f"{kop}pinball {naam}", f"{waarde:.3f}", ""
    yield from _band(t, kop)
    # the same forecasts for all: an anchor that answered only some of them is left out
    aanwezig = [n for n in VERGELIJK if len(t.verlies.get(n, ())) == len(t.verlies[PRODUCT])]
    if not aanwezig:
        yield f"{kop}ankers", "niet of niet alle gemaakt", "nodig voor de vergelijking"
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


def _band(t: Tellingen, kop: str) -> Iterator[Rij]:
    """Coverage: all weeks, each kind, each corporation, and single forecasts next to chance."""
    losse = [b for alle in t.binnen.values() for b in alle]
    yield f"{kop}binnen de band van 80 %, alle weken", f"{_deel(losse):.1%}", "77–83 %"
    for soort in dict.fromkeys(naam for naam, _ in t.binnen):
        eigen = [b for (naam, _), alle in t.binnen.items() if naam == soort for b in alle]
        yield f"{kop}binnen de band, {soort}", f"{_deel(eigen):.1%}", "70–90 %"
    per_geval = [_deel(alle) for alle in t.binnen.values()]
    yield f"{kop}binnen de band, corporaties binnen 70–90 %", _telling(per_geval), "alle"
    los = [_deel([b]) for b in losse]
    yield f"{kop}binnen de band, losse verwachtingen binnen 70–90 %", _telling(los), ""
    yield (
        f"{kop}idem, als de band volmaakt was",
        f"{len(los) - sum(t.toeval):.1f} van {len(los)} verwacht",
        "",
    )


def _telling(delen: Sequence[float]) -> str:
    goed = sum(LAAGST <= deel <= HOOGST for deel in delen)
    return f"{goed} van {len(delen)}, {min(delen):.1%} tot {max(delen):.1%}"


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


def product(map_: Path) -> tuple[np.ndarray, np.ndarray, float]:
    """Quantiles 3 × C × h and chances C × h, as the command prints them; and by what chance, were its band
    perfect, the share inside would fall outside 70–90 %."""
    v = voorspel(lees(map_, HORIZON), 0)
    paden = v.per_coordinator
    q = kwantielen(paden)
    return q.transpose(0, 2, 1), kans_te_druk(paden, v.capaciteit).T, buiten_door_toeval(paden)


def buiten_door_toeval(paden: np.ndarray) -> float:
    """Share of the paths (S × h × C) that find less than 70 % or more than 90 % of their own weeks inside
    the band of all of them: the chance that a perfect forecast does."""
    laag, _, hoog = kwantielen(paden)
    deel = ((laag <= paden) & (paden <= hoog)).mean(axis=(1, 2))
    return float(((deel < LAAGST) | (deel > HOOGST)).mean())
