"""The anchors: what others would forecast from the same folder, run in an environment of its own.

`python prognose_ankers.py MAP UIT.csv` reads the folder that `prognose toets` reads and writes
`anker,week,coordinator,p10,p50,p90`. Every anchor gets the same facts: hours, calendar, leave, plan, norms.
Coordinator level, weekly. This file imports nothing of the product and may only use the anchors' packages.
"""

from __future__ import annotations

import argparse
import logging
import warnings
from pathlib import Path

import numpy as np
import pandas as pd

WEKEN, RECENT = 26, 26
KWANTIELEN = (0.1, 0.5, 0.9)
FASEN = ("communicatie", "uitvoering", "nazorg")
warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)


class Gegevens:
    """One folder as matrices: C coordinators, T weeks of history, n weeks in all."""

    def __init__(self, map_: Path) -> None:
        uren = pd.read_csv(map_ / "uren.csv", parse_dates=["week"])
        kal = pd.read_csv(map_ / "kalender.csv", parse_dates=["week"], keep_default_na=False)
        cap = pd.read_csv(map_ / "capaciteit.csv", parse_dates=["week"])
        self.weken = pd.DatetimeIndex(kal.week)
        breed = uren.pivot_table(index="week", columns="coordinator", values="uren", aggfunc="sum")
        self.y = breed.to_numpy().T
        self.wie = list(breed.columns)
        self.C, self.T = self.y.shape
        self.n = self.T + WEKEN
        self.werkdagen = kal.werkdagen.to_numpy()[: self.n] / 5
        self.vakantie = kal.vakantie.to_numpy()[: self.n]
        verlof = cap.pivot_table(index="week", columns="coordinator", values="verlof")
        self.verlof = verlof[self.wie].to_numpy().T[:, : self.n]
        norm = pd.read_csv(map_ / "kengetallen.csv").set_index(["type", "fase"]).uren_per_woning
        buurten = pd.read_csv(map_ / "buurten.csv").set_index("buurt").coordinator
        self.fase = np.zeros((self.C, 3, self.n))  # norm hours per phase
        projecten = pd.read_csv(map_ / "projecten.csv")
        for p in projecten.itertuples():
            c = self.wie.index(buurten[p.buurt])
            grens = [p.start_communicatie, p.start_uitvoering, p.start_nazorg, p.eind]
            g = [int((pd.Timestamp(d) - self.weken[0]).days // 7) for d in grens]
            for i, fase in enumerate(FASEN):
                duur = max(1, g[i + 1] - g[i])
                t = np.arange(max(0, g[i]), min(self.n, g[i] + duur))
                self.fase[c, i, t] += p.woningen * norm[(p.type, fase)] / duur
        self.fase *= (0.2 + 0.8 * self.werkdagen) * (1 - 0.5 * self.verlof[:, None, :])
        self.project = self.fase.sum(axis=1)
        self.dagen = self.werkdagen * (1 - self.verlof)

    def kenmerken(self, c: int) -> np.ndarray:
        """n × k: the same features for ridge, LightGBM and Prophet."""
        hoek = 2 * np.pi * self.weken[: self.n].dayofyear.to_numpy() / 365.25
        kolommen = [np.cos(hoek), np.sin(hoek), np.cos(2 * hoek), np.sin(2 * hoek), self.werkdagen]
        kolommen += [(self.vakantie == v).astype(float) for v in ("zomer", "kerst")]
        kolommen += [((self.vakantie != "") & ~np.isin(self.vakantie, ["zomer", "kerst"])).astype(float)]
        kolommen += [self.verlof[c], *self.fase[c]]
        return np.stack(kolommen, axis=1)


def _met_residu(punt: np.ndarray, residu: np.ndarray) -> np.ndarray:
    """Quantiles around a point forecast from residuals: 3 × h."""
    return np.maximum(0, punt[None] + np.quantile(residu, KWANTIELEN)[:, None])


def gemiddelde(g: Gegevens) -> np.ndarray:
    y = g.y[:, -RECENT:]
    return np.stack([_met_residu(np.full(WEKEN, r.mean()), r - r.mean()) for r in y])


def planregel(g: Gegevens) -> np.ndarray:
    """Usual load (26 weeks, without norm hours, per working day) plus norm hours; residuals of two years."""
    uit = []
    for c in range(g.C):
        rest = np.maximum(0, g.y[c] - g.project[c, : g.T])
        recent = slice(g.T - RECENT, g.T)
        gewoon = rest[recent].sum() / max(1e-9, g.dagen[c, recent].sum())
        punt = gewoon * g.dagen[c, g.T :] + g.project[c, g.T :]
        residu = []
        for t in range(max(RECENT, g.T - 104), g.T):
            toen = rest[t - RECENT : t].sum() / max(1e-9, g.dagen[c, t - RECENT : t].sum())
            residu.append(g.y[c, t] - toen * g.dagen[c, t] - g.project[c, t])
        q = np.quantile(residu, KWANTIELEN)
        q[1] = 0.0
        uit.append(np.maximum(0, punt[None] + q[:, None]))
    return np.stack(uit)


def ridge(g: Gegevens) -> np.ndarray:
    """Per coordinator: the same features scaled by level, ridge, weights that favour recent weeks."""
    uit = []
    for c in range(g.C):
        X, y = g.kenmerken(c), g.y[c]
        X = np.column_stack([np.ones(g.n), (np.arange(g.n) - g.T) / 52, X])
        niveau = max(1.0, float(np.median(y)))
        X[:, : -len(FASEN)] *= niveau
        w = 0.5 ** ((g.T - 1 - np.arange(g.T)) / 70)
        straf = np.r_[1e-6, 4.0, np.full(X.shape[1] - 5, 2.0), np.full(3, 0.0)] * niveau**2
        straf[-3:] = 20.0 * niveau
        midden = np.r_[1.0, np.zeros(X.shape[1] - 4), np.ones(3)]
        A = (X[: g.T] * w[:, None]).T @ X[: g.T] + np.diag(straf)
        b = np.linalg.solve(A, (X[: g.T] * w[:, None]).T @ y + straf * midden)
        fit = X @ b
        uit.append(_met_residu(fit[g.T :], (y - fit[: g.T])[-104:]))
    return np.stack(uit)


def lightgbm(g: Gegevens) -> np.ndarray:
    """One global model per quantile on all coordinators; target and norm hours relative to the level."""
    import lightgbm as lgb

    niveau = np.array([max(1.0, float(np.median(r[-52:]))) for r in g.y])
    X, y = [], []
    for c in range(g.C):
        F = g.kenmerken(c)
        F[:, -3:] /= niveau[c]
        recent = pd.Series(g.y[c] / niveau[c]).rolling(RECENT, min_periods=8).mean()
        lag = recent.shift(13).reindex(range(g.n)).ffill().to_numpy()
        X.append(np.column_stack([F, F[:, -3:].sum(axis=1), lag, np.full(g.n, c)]))
        y.append(g.y[c] / niveau[c])
    leer = np.concatenate([x[39 : g.T] for x in X])
    doel = np.concatenate([r[39:] for r in y])
    uit = np.zeros((g.C, 3, WEKEN))
    for q, tau in enumerate(KWANTIELEN):
        instelling = {
            "objective": "quantile", "alpha": tau, "learning_rate": 0.04, "num_leaves": 15,
            "min_data_in_leaf": 20, "bagging_fraction": 0.8, "bagging_freq": 1, "feature_fraction": 0.8,
            "num_threads": 1, "seed": 0, "verbose": -1,
        }  # fmt: skip
        model = lgb.train(instelling, lgb.Dataset(leer, doel), num_boost_round=250)
        for c in range(g.C):
            uit[c, q] = model.predict(X[c][g.T :]) * niveau[c]
    return np.maximum(0, np.sort(uit, axis=1))


def prophet(g: Gegevens) -> np.ndarray:
    from prophet import Prophet

    uit = []
    for c in range(g.C):
        F = g.kenmerken(c)[:, 4:]
        namen = [f"x{i}" for i in range(F.shape[1])]
        df = pd.DataFrame(F, columns=namen)
        df["ds"] = g.weken[: g.n]
        df["y"] = np.r_[g.y[c], np.full(WEKEN, np.nan)]
        m = Prophet(
            weekly_seasonality=False, daily_seasonality=False, yearly_seasonality=3,
            interval_width=0.8, uncertainty_samples=300,
        )  # fmt: skip
        for naam in namen:
            m.add_regressor(naam)
        m.fit(df.iloc[: g.T], seed=0)
        v = m.predict(df.iloc[g.T :].drop(columns="y"))
        uit.append(np.maximum(0, v[["yhat_lower", "yhat", "yhat_upper"]].to_numpy().T))
    return np.stack(uit)


def _statsforecast(g: Gegevens, soort: str, met_norm: bool) -> np.ndarray:
    from statsforecast.models import AutoARIMA, AutoETS

    uit = []
    for c in range(g.C):
        y = g.y[c] - (g.project[c, : g.T] if met_norm else 0)
        dagen = np.maximum(0.2, g.dagen[c]) if met_norm else np.ones(g.n)
        y = y / dagen[: g.T]
        model = AutoARIMA(season_length=1) if soort == "arima" else AutoETS(season_length=1)
        v = model.forecast(y=y, h=WEKEN, level=[80])
        q = np.stack([v["lo-80"], v["mean"], v["hi-80"]]) * dagen[g.T :]
        uit.append(np.maximum(0, q + (g.project[c, g.T :] if met_norm else 0)))
    return np.stack(uit)


def arima_norm(g: Gegevens) -> np.ndarray:
    return _statsforecast(g, "arima", True)


def arima_kaal(g: Gegevens) -> np.ndarray:
    """Without projects: the anchor for an incomplete plan."""
    return _statsforecast(g, "arima", False)


def ets(g: Gegevens) -> np.ndarray:
    return _statsforecast(g, "ets", False)


ANKERS = {
    "26-weeksgemiddelde": gemiddelde,
    "planregel": planregel,
    "ridge": ridge,
    "LightGBM": lightgbm,
    "Prophet": prophet,
    "ARIMA + norm": arima_norm,
    "ARIMA": arima_kaal,
    "ETS": ets,
}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("map", type=Path)
    parser.add_argument("uit", type=Path)
    parser.add_argument("--ankers", nargs="*", default=list(ANKERS))
    args = parser.parse_args()
    g = Gegevens(args.map)
    rijen = []
    for naam in args.ankers:
        q = ANKERS[naam](g)
        rijen += [
            (naam, g.weken[g.T + w].date(), g.wie[c], *(round(float(x), 3) for x in q[c, :, w]))
            for c in range(g.C)
            for w in range(WEKEN)
        ]
    kop = ["anker", "week", "coordinator", "p10", "p50", "p90"]
    pd.DataFrame(rijen, columns=kop).to_csv(args.uit, index=False)


if __name__ == "__main__":
    main()
