"""Support and levelling held against what came: who had been helped enough, and which moves really pay.

Bars (issue "Pieken"): advice at 80 % certainty fits in 80–90 % of the advised weeks; at equal hours the
shortage left is ≤ 0.90 × that of the planning rule with its own band; levelling realises ≥ 80 % of what an
oracle gains, and equals exhaustive search up to three projects that may move. Both may only move a project as
far as its work stays in the weeks that are counted: with work pushed past the end the share was 87 %, and
counted over 100 weeks four fifths of that gain did not exist. The oracle knows every hour to come; how far
somebody comes who knows all but the chance of single weeks (drift, incidents, all projects: hours and dates)
stands below it.
"""

from __future__ import annotations

import itertools
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from monitor.prognose.advies import blokken, mik, reeksen
from monitor.prognose.refresh import VERGEZICHT
from monitor.prognose.terugblik import _planning
from monitor.prognose.toets import lees
from monitor.prognose.verschuif import Doel, beweegbaar, schuiven, stel_voor, zoek
from monitor.prognose.voorspel import Voorspeller, voorspel
from tests.bench.prognose_maker import Soort, Werkelijkheid, maak, schrijf, uren_bij_verschuiving

ZEKERHEID = 0.8
ZICHT = 100  # weeks in which a moved project is counted in truth
MEESTE_VOLLEDIG = 3  # projects; a coordinator with more is not searched exhaustively here
Rij = tuple[str, str, str]


def advies(soorten: Sequence[Soort], zaden: Sequence[int], kop: str = "") -> Iterator[Rij]:
    """Advice at 80 % against what came; the planning rule gets the same number of hours to spend."""
    past = []
    over: dict[str, float] = defaultdict(float)
    uren_samen = 0.0
    for soort in soorten:
        for zaad in zaden:
            w = maak(soort, zaad)
            v = voorspel(lees_in(w), 0)
            y, cap, er = w.toekomst.T.astype(float), v.capaciteit, ~v.afwezig
            steun = _steun(v.per_coordinator, cap, er, ZEKERHEID)
            geadviseerd = (steun > 0) & er
            past.append((y <= cap + steun)[geadviseerd])
            regel = _paden_van_planregel(v)
            over["product"] += _over(steun, y, cap, er)
            uren = float((steun * er).sum())
            uren_samen += uren
            for naam, hoe in (("planregel", _steun_planner), ("onze blokken", _steun)):
                over[naam] += _over_bij_gelijke_uren(hoe, (regel, cap, er), y, uren)
    yield (
        f"{kop}steun bij 80 %: past in de geadviseerde weken",
        f"{np.concatenate(past).mean():.1%}",
        "80–90 %",
    )
    yield (
        f"{kop}tekort dat blijft ÷ planregel met eigen band, evenveel uren",
        f"{over['product'] / over['planregel']:.3f}",
        "≤ 0,90",
    )
    yield f"{kop}idem, planregel met onze blokken", f"{over['product'] / over['onze blokken']:.3f}", ""
    yield f"{kop}geadviseerde uren, samen", f"{uren_samen:.0f}", ""


def _over(steun: np.ndarray, y: np.ndarray, cap: np.ndarray, er: np.ndarray) -> float:
    """Hours above capacity that are left with this support."""
    return float((np.maximum(0, y - cap - steun) * er).sum())


def _steun(paden: np.ndarray, cap: np.ndarray, er: np.ndarray, zekerheid: float) -> np.ndarray:
    steun = np.zeros_like(cap)
    for c in range(cap.shape[1]):
        for van, tot, uren in blokken(paden[:, :, c], cap[:, c], er[:, c], zekerheid, mik(zekerheid)):
            steun[van:tot, c] = uren
    return steun


def _steun_planner(paden: np.ndarray, cap: np.ndarray, er: np.ndarray, zekerheid: float) -> np.ndarray:
    """As a planner does: upper value less capacity, per run its 75th percentile, in steps of 4 hours."""
    nodig = np.quantile(paden, zekerheid, axis=0) - cap
    steun = np.zeros_like(cap)
    for c in range(cap.shape[1]):
        for van, tot in reeksen((nodig[:, c] > 0) & er[:, c], er[:, c]):
            steun[van:tot, c] = np.ceil(np.quantile(nodig[van:tot, c], 0.75) / 4) * 4
    return np.maximum(0, steun)


def _paden_van_planregel(v) -> np.ndarray:  # type: ignore[no-untyped-def]
    """The planning rule's own band as paths: normal around its centre, independent weeks."""
    laag, midden, hoog = _planning(v.invoer, v.schatting)
    sd = (hoog - laag) / (2 * 1.2816)
    return np.maximum(0, midden + np.random.default_rng(0).normal(size=(400, *midden.shape)) * sd)


def _over_bij_gelijke_uren(  # type: ignore[no-untyped-def]
    hoe, vraag: tuple[np.ndarray, np.ndarray, np.ndarray], y: np.ndarray, uren: float
) -> float:
    """Shortage left with the rule's support at just these hours: between the certainties around them."""
    paden, cap, er = vraag
    laag, hoog = 0.02, 0.995
    for _ in range(14):
        midden = (laag + hoog) / 2
        if (hoe(paden, cap, er, midden) * er).sum() > uren:
            hoog = midden
        else:
            laag = midden
    minder, meer = hoe(paden, cap, er, laag), hoe(paden, cap, er, hoog)
    a, b = float((minder * er).sum()), float((meer * er).sum())
    deel = float(np.clip((uren - a) / (b - a), 0, 1)) if b > a else 0.0
    return (1 - deel) * _over(minder, y, cap, er) + deel * _over(meer, y, cap, er)


def spreiden(soorten: Sequence[Soort], zaden: Sequence[int], kop: str = "") -> Iterator[Rij]:
    """What the proposal gains in truth over `ZICHT` weeks, as a share of what an oracle that knows them would
    gain, and of what was promised: work that leaves the weeks of the forecast is still there in truth."""
    winst = orakel = kenner = beloofd = 0.0
    gelijk = []
    for soort, zaad in itertools.product(soorten, zaden):
        w = maak(replace(soort, horizon=ZICHT), zaad)
        invoer = lees_in(w, min(ZICHT, VERGEZICHT))
        T = invoer.T
        plannen = tuple(
            replace(p, voorlopig=True, vroegste=p.grenzen[0] - 4, laatste=p.grenzen[0] + 12)
            if not p.werkelijk and T <= p.grenzen[0] < T + 26
            else p
            for p in invoer.projecten
        )
        voorspeller = Voorspeller(replace(invoer, projecten=plannen), 0)
        uit = stel_voor(voorspeller)
        voorstel = {m.project: m.weken for m in uit.verzet}
        beloofd += uit.tekort_nu - uit.tekort_straks
        afwezig = voorspeller.verwacht().afwezig
        for c in range(soort.coordinatoren):
            doel, keuzes = _waarheid(w, plannen, c, afwezig[:, c], w.toekomst[c][None].astype(float))
            if keuzes:
                niets = doel.tekort({})
                if len(keuzes) <= MEESTE_VOLLEDIG:
                    gelijk.append(doel.waarde(zoek(doel, keuzes)) == _alle(doel, keuzes))
                winst += niets - doel.tekort({n: voorstel.get(n, 0) for n in keuzes})
                orakel += niets - doel.tekort(zoek(doel, keuzes))
                mogelijk, _ = _waarheid(w, plannen, c, afwezig[:, c], _met_toeval(w, c))
                kenner += niets - doel.tekort(zoek(mogelijk, keuzes))
    over = f"over {ZICHT} weken"
    yield f"{kop}spreiden: winst ÷ winst van een orakel, {over}", f"{winst / orakel:.1%}", "≥ 80 %"
    yield f"{kop}idem, van wie alles weet behalve het toeval per week", f"{kenner / orakel:.1%}", ""
    yield f"{kop}spreiden: winst ÷ belofte, {over}", f"{winst:.0f} ÷ {beloofd:.0f} uur", "≥ 1"
    wat = f"{kop}spreiden: gelijk aan alles proberen, tot {MEESTE_VOLLEDIG} projecten"
    yield wat, f"{sum(gelijk)} van {len(gelijk)}", "alle"


def _alle(doel: Doel, keuzes: dict[str, tuple[int, ...]]) -> tuple[float, ...]:
    """The least value over every combination of shifts, tried one by one."""
    return min(doel.waarde(dict(zip(keuzes, c, strict=True))) for c in itertools.product(*keuzes.values()))


def _waarheid(w: Werkelijkheid, plannen, c: int, afwezig: np.ndarray, uren: np.ndarray):  # type: ignore[no-untyped-def]
    """The goal with true projects on `uren` (S × weeks to come), and the shifts that are allowed."""
    T = w.soort.weken
    cap = np.where(afwezig, 1e8, w.capaciteit[c, T:])
    mag = [p for p in plannen if w.van[p.buurt] == c and beweegbaar(p, T)]
    echt = {p["project"]: p for p in w.projecten}
    keuzes = {p.project: schuiven(p, T) for p in mag}
    verschil = {
        naam: {
            s: (uren_bij_verschuiving(echt[naam], s) - uren_bij_verschuiving(echt[naam], 0))[T:][None]
            for s in keuze
            if s
        }
        for naam, keuze in keuzes.items()
    }
    return Doel(uren, cap, verschil), keuzes


def _met_toeval(w: Werkelijkheid, c: int, aantal: int = 200) -> np.ndarray:
    """The true means of one coordinator's weeks to come with chance drawn anew, as `maak` does: aantal × h.
    (The heavy tails of some kinds are left out.)"""
    vraag = w.vraag[w.van == c, w.soort.weken :]
    rng = np.random.default_rng([c, 11])
    los = rng.normal(size=(aantal, *vraag.shape)) * w.soort.ruis
    factor = np.exp(los) * (rng.random(los.shape) > w.soort.vergeten)
    samen = np.zeros((aantal, vraag.shape[1]))
    for t in range(1, samen.shape[1]):
        samen[:, t] = 0.5 * samen[:, t - 1] + rng.normal(0, 0.06, aantal)
    return (vraag * factor).sum(axis=1) * np.exp(samen)


def lees_in(w: Werkelijkheid, horizon: int = 26):  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as tijdelijk:
        schrijf(w, Path(tijdelijk))
        return lees(Path(tijdelijk), horizon)
