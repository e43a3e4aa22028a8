"""The forecast against its anchors, on corporations with known truth (bars: DEFINITIONS §5, issue "Pieken").

`draai()` returns rows (wat, waarde, lat). The product runs first, through the same functions as the command
line; the anchors after it, in an environment of their own that is made from a lock file with hashes. Without
them (no package index) their rows say so and the rest still counts.

Run: `python -m tests.bench.prognose_bench [--zaden N] [--zonder-ankers]`.
"""

from __future__ import annotations

import argparse
import csv
import io
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

from monitor.prognose.advies import blokken, reeksen
from monitor.prognose.paden import Simulator, verplaatst
from monitor.prognose.schat import schat
from monitor.prognose.terugblik import blik_terug, kans_uit_kwantielen, pinball
from monitor.prognose.toets import lees, schrijf_toets
from monitor.prognose.verschuif import Doel, stel_voor, zoek
from monitor.prognose.voorspel import Voorspeller, voorspel
from tests.bench.prognose_maker import (
    SOORTEN_BENCH,
    Soort,
    Werkelijkheid,
    kleiner,
    maak,
    schrijf,
    uren_bij_verschuiving,
)

HIER = Path(__file__).parent
OMGEVING = HIER.parents[1] / ".venv-ankers"
SLOT = HIER / "requirements-bench-prognose.lock"
VERGELIJK = ("planregel", "LightGBM", "Prophet", "ARIMA + norm", "ETS", "26-weeksgemiddelde")
ZEKERHEID = 0.8
Rij = tuple[str, str, str]
Kwantielen = dict[str, np.ndarray]  # who → 3 × C × h


def draai(zaden: int = 2, *, met_ankers: bool = True) -> list[Rij]:
    """All figures: speed, quality, incomplete plan, advice, levelling."""
    rijen = snelheid()
    with tempfile.TemporaryDirectory() as tijdelijk:
        gevallen = [(soort, zaad) for soort in SOORTEN_BENCH for zaad in range(zaden)]
        python = ankeromgeving() if met_ankers else None
        rijen += kwaliteit(gevallen, Path(tijdelijk), python)
        rijen += onvolledig(zaden, Path(tijdelijk), python)
    rijen += advies(zaden * 2)
    rijen += spreiden(zaden * 2)
    return rijen


# -- speed ------------------------------------------------------------------------------------------


def snelheid() -> list[Rij]:
    """Seconds of one core: what a busy machine does besides does not count."""
    rijen = []
    for buurten, grens in ((40, 1.0), (200, 4.0)):
        soort = kleiner(SOORTEN_BENCH[0], buurten=buurten, coordinatoren=buurten // 4)
        invoer = _lees(maak(soort, 1))
        begin = time.process_time()
        simulator = Simulator(invoer, schat(invoer), 0)
        simulator.simuleer()
        duur = time.process_time() - begin
        rijen.append((f"{buurten} buurten: schatten en 400 verlopen", f"{duur:.2f} s", f"≤ {grens:.0f} s"))
        if buurten == 40:
            begin = time.process_time()
            blik_terug(invoer, 26, 0)
            rijen.append(("drie eerdere verwachtingen", f"{time.process_time() - begin:.2f} s", "≤ 3 s"))
            voorspeller = Voorspeller(invoer, 0, eerdere=())
            begin = time.process_time()
            anders = [verplaatst(p, 4) for p in invoer.projecten]
            voorspeller.verwacht(tuple(anders))
            rijen.append(("één wat-als", f"{time.process_time() - begin:.2f} s", "≤ 0,3 s"))
    return rijen


# -- quality ----------------------------------------------------------------------------------------


def kwaliteit(gevallen: list[tuple[Soort, int]], map_: Path, python: Path | None) -> list[Rij]:
    verlies: dict[str, list[float]] = defaultdict(list)
    binnen: dict[str, list[np.ndarray]] = defaultdict(list)
    brier: dict[str, list[float]] = defaultdict(list)
    mappen: list[tuple[Path, Werkelijkheid]] = []
    for soort, zaad in gevallen:
        w, doel = maak(soort, zaad), map_ / f"{soort.naam}-{zaad}".replace(" ", "_")
        schrijf(w, doel)
        mappen.append((doel, w))
        q, kans = _product(doel)
        y, cap = w.toekomst.astype(float), w.capaciteit[:, soort.weken :]
        verlies["product"].append(pinball(q, y))
        binnen[soort.naam].append((q[0] <= y) & (y <= q[2]))
        brier["product"].append(float(((kans - (y > cap)) ** 2).mean()))
    for doel, w in mappen:
        y, cap = w.toekomst.astype(float), w.capaciteit[:, w.soort.weken :]
        for naam, q in _ankers(doel, python).items():
            verlies[naam].append(pinball(q, y))
            brier[naam].append(float(((kans_uit_kwantielen(q, cap) - (y > cap)) ** 2).mean()))
    gemiddeld = {naam: float(np.mean(v)) for naam, v in verlies.items()}
    alle = np.concatenate([b.ravel() for lijst in binnen.values() for b in lijst])
    per_geval = {
        naam: float(np.concatenate([b.ravel() for b in lijst]).mean()) for naam, lijst in binnen.items()
    }
    rijen = [(f"pinball {naam}", f"{v:.3f}", "") for naam, v in sorted(gemiddeld.items(), key=lambda x: x[1])]
    rijen += [
        ("binnen de band van 80 %, alle gevallen", f"{alle.mean():.1%}", "77–83 %"),
        *((f"binnen de band, {naam}", f"{v:.1%}", "70–90 %") for naam, v in per_geval.items()),
    ]
    aanwezig = [n for n in VERGELIJK if n in gemiddeld]
    if not aanwezig:
        return [*rijen, ("ankers", "niet te maken: geen pakketten", "nodig voor de vergelijking")]
    beste = min(aanwezig, key=lambda n: gemiddeld[n])
    return [
        *rijen,
        (f"pinball ÷ beste anker ({beste})", f"{gemiddeld['product'] / gemiddeld[beste]:.3f}", "≤ 0,90"),
        (
            "pinball ÷ ridge met dezelfde kenmerken",
            f"{gemiddeld['product'] / gemiddeld['ridge']:.3f}",
            "≤ 0,93",
        ),
        (
            "Brier ÷ planregel",
            f"{np.mean(brier['product']) / np.mean(brier['planregel']):.3f}",
            "≤ 0,88",
        ),
    ]


def onvolledig(zaden: int, map_: Path, python: Path | None) -> list[Rij]:
    """Only projects that have started are in the plan."""
    product, anker = [], []
    for soort in (SOORTEN_BENCH[0], SOORTEN_BENCH[6]):
        for zaad in range(zaden):
            w, doel = maak(soort, 100 + zaad), map_ / f"deels-{soort.naam}-{zaad}"
            schrijf(w, doel, alleen_begonnen=True)
            y = w.toekomst.astype(float)
            product.append(pinball(_product(doel)[0], y))
            for q in _ankers(doel, python, ("ARIMA",)).values():
                anker.append(pinball(q, y))
    if not anker:
        return [("onvolledig plan: pinball", f"{np.mean(product):.3f}", "≤ 1,02 × ARIMA")]
    return [
        (
            "onvolledig plan: pinball ÷ ARIMA zonder projecten",
            f"{np.mean(product) / np.mean(anker):.3f}",
            "≤ 1,02",
        )
    ]


def _product(map_: Path) -> tuple[np.ndarray, np.ndarray]:
    """Quantiles 3 × C × h and chances C × h, through the command's own function."""
    uit = io.StringIO()
    schrijf_toets(map_, 26, 0, uit)
    rijen = list(csv.DictReader(io.StringIO(uit.getvalue())))
    wie = sorted({r["coordinator"] for r in rijen})
    kolommen = ("p10", "p50", "p90", "p_over")
    getallen = np.array([[float(r[k]) for k in kolommen] for r in rijen]).reshape(-1, len(wie), 4)
    return getallen[:, :, :3].transpose(2, 1, 0), getallen[:, :, 3].T


def _ankers(map_: Path, python: Path | None, welke: tuple[str, ...] = ()) -> Kwantielen:
    if python is None:
        return {}
    uit = map_ / "ankers.csv"
    keuze = ["--ankers", *welke] if welke else []
    opdracht = [str(python), str(HIER / "prognose_ankers.py"), str(map_), str(uit), *keuze]
    subprocess.run(opdracht, check=True, capture_output=True)
    per_anker: dict[str, list[list[float]]] = defaultdict(list)
    for r in csv.DictReader(io.StringIO(uit.read_text())):
        per_anker[r["anker"]].append([float(r[k]) for k in ("p10", "p50", "p90")])
    return {naam: np.array(v).reshape(-1, 26, 3).transpose(2, 0, 1) for naam, v in per_anker.items()}


def ankeromgeving() -> Path | None:
    """The anchors' interpreter; made once, from the lock file. None when their packages can't be had."""
    python = OMGEVING / "bin" / "python"
    if not (OMGEVING / "klaar").exists():
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        try:
            subprocess.run([sys.executable, "-m", "venv", str(OMGEVING)], check=True, capture_output=True)
            subprocess.run([*pip, "--require-hashes", "-r", str(SLOT)], check=True, capture_output=True)
        except subprocess.CalledProcessError:
            return None
        (OMGEVING / "klaar").touch()
    return python


# -- advice -----------------------------------------------------------------------------------------


def advies(zaden: int) -> list[Rij]:
    """Advice at 80 % against what came; the planning rule gets the same number of hours to spend."""
    past, uren_samen = [], 0.0
    over: dict[str, float] = defaultdict(float)
    for soort in (SOORTEN_BENCH[0], SOORTEN_BENCH[2], SOORTEN_BENCH[6]):
        for zaad in range(200, 200 + zaden):
            w = maak(soort, zaad)
            v = voorspel(_lees(w), 0)
            y, cap, er = w.toekomst.T.astype(float), v.capaciteit, ~v.afwezig
            steun = _steun(v.per_coordinator, cap, er, ZEKERHEID)
            geadviseerd = (steun > 0) & er
            past.append((y <= cap + steun)[geadviseerd])
            regel = _paden_van_planregel(v)
            uren = float(steun.sum())
            keuzes = {
                "product": steun,
                "planregel": _gelijke_uren(_steun_planner, regel, cap, er, uren),
                "onze blokken": _gelijke_uren(_steun, regel, cap, er, uren),
            }
            for naam, gekozen in keuzes.items():
                over[naam] += float((np.maximum(0, y - cap - gekozen) * er).sum())
            uren_samen += float(steun.sum())
    return [
        ("steun bij 80 %: past in de geadviseerde weken", f"{np.concatenate(past).mean():.1%}", "80–90 %"),
        (
            "tekort dat blijft ÷ planregel met eigen band, evenveel uren",
            f"{over['product'] / over['planregel']:.3f}",
            "≤ 0,90",
        ),
        ("idem, planregel met onze blokken", f"{over['product'] / over['onze blokken']:.3f}", ""),
        ("geadviseerde uren, samen", f"{uren_samen:.0f}", ""),
    ]


def _steun(paden: np.ndarray, cap: np.ndarray, er: np.ndarray, zekerheid: float) -> np.ndarray:
    steun = np.zeros_like(cap)
    for c in range(cap.shape[1]):
        for van, tot, uren in blokken(paden[:, :, c], cap[:, c], er[:, c], zekerheid):
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
    from monitor.prognose.terugblik import _planning

    laag, midden, hoog = _planning(v.invoer, v.schatting)
    sd = (hoog - laag) / (2 * 1.2816)
    return np.maximum(0, midden + np.random.default_rng(0).normal(size=(400, *midden.shape)) * sd)


def _gelijke_uren(  # type: ignore[no-untyped-def]
    hoe, paden: np.ndarray, cap: np.ndarray, er: np.ndarray, uren: float
) -> np.ndarray:
    """The rule's support at the certainty at which it spends (nearly) the same hours."""
    laag, hoog = 0.02, 0.995
    for _ in range(14):
        midden = (laag + hoog) / 2
        if hoe(paden, cap, er, midden).sum() > uren:
            hoog = midden
        else:
            laag = midden
    return hoe(paden, cap, er, (laag + hoog) / 2)


# -- levelling --------------------------------------------------------------------------------------


def spreiden(zaden: int) -> list[Rij]:
    """What the proposal gains in truth, as a share of what an oracle that knows the future would gain."""
    soort = replace(SOORTEN_BENCH[2], naam="spreiden", horizon=40, laat_bekend=0.05)
    winst = orakel = 0.0
    for zaad in range(300, 300 + zaden):
        w = maak(soort, zaad)
        invoer = _lees(w, 40)
        T = invoer.T
        plannen = tuple(
            replace(p, voorlopig=True, vroegste=p.grenzen[0] - 4, laatste=p.grenzen[0] + 12)
            if not p.werkelijk and T <= p.grenzen[0] < T + 26
            else p
            for p in invoer.projecten
        )
        voorspeller = Voorspeller(replace(invoer, projecten=plannen), 0)
        voorstel = {m.project: m.weken for m in stel_voor(voorspeller).verzet}
        afwezig = voorspeller.verwacht().afwezig
        for c in range(soort.coordinatoren):
            doel, keuzes = _waarheid(w, plannen, c, T, afwezig[:, c])
            if keuzes:
                niets = doel.tekort({})
                winst += niets - doel.tekort({n: voorstel.get(n, 0) for n in keuzes})
                orakel += niets - doel.tekort(zoek(doel, keuzes))
    return [("spreiden: winst ÷ winst van een orakel", f"{winst / orakel:.1%}", "≥ 80 %")]


def _waarheid(w: Werkelijkheid, plannen, c: int, T: int, afwezig: np.ndarray):  # type: ignore[no-untyped-def]
    from monitor.prognose.verschuif import beweegbaar, schuiven

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
    return Doel(w.toekomst[c][None].astype(float), cap, verschil), keuzes


def _lees(w: Werkelijkheid, horizon: int = 26):  # type: ignore[no-untyped-def]
    with tempfile.TemporaryDirectory() as tijdelijk:
        schrijf(w, Path(tijdelijk))
        return lees(Path(tijdelijk), horizon)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--zaden", type=int, default=2)
    parser.add_argument("--zonder-ankers", action="store_true")
    args = parser.parse_args()
    for wat, waarde, lat in draai(args.zaden, met_ankers=not args.zonder_ankers):
        sys.stdout.write(f"{wat:58s} {waarde:>12s}   {lat}\n")


if __name__ == "__main__":
    main()
