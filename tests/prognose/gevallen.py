"""Small corporations for the forecast tests, made by hand or drawn with a seed."""

from __future__ import annotations

import datetime as dt

import numpy as np

from monitor.prognose.invoer import FASEN, Grenzen, Invoer, Projectplan

WEEK0 = dt.date(2023, 1, 2)


def project(
    naam: str, buurt: int, grenzen: Grenzen, T: int, *, woningen: float = 100, bekend: int = 0
) -> Projectplan:
    """A renovation whose plan is kept: borders before T have happened."""
    return Projectplan(
        project=naam,
        naam=naam,
        type="renovatie",
        buurt=buurt,
        woningen=woningen,
        bekend=bekend,
        grenzen=grenzen,
        werkelijk=sum(g < T for g in grenzen),
        eerste_plan=grenzen,
    )


def invoer(
    uren: np.ndarray,
    *,
    horizon: int = 26,
    van: list[int] | None = None,
    projecten: tuple[Projectplan, ...] = (),
    capaciteit: float = 40.0,
) -> Invoer:
    """A corporation with five working days in every week, no leave and no holidays."""
    B, T = uren.shape
    n = T + horizon
    wie = np.array(van or [0] * B)
    C = int(wie.max()) + 1
    return Invoer(
        weken=tuple(WEEK0 + dt.timedelta(weeks=w) for w in range(n)),
        buurten=tuple(f"B{b}" for b in range(B)),
        coordinatoren=tuple(f"C{c}" for c in range(C)),
        van=wie,
        woningen=np.full(B, 500.0),
        uren=uren.astype(float),
        werkdagen=np.full(n, 5.0),
        vakantie=("",) * n,
        verlof=np.zeros((C, n)),
        capaciteit=np.full((C, n), capaciteit),
        kengetal={("renovatie", fase): k for fase, k in zip(FASEN, (0.5, 2.0, 0.4), strict=True)},
        projecten=projecten,
    )


def vlak(B: int, T: int, seed: int, *, uren: float = 10.0, ruis: float = 0.6) -> np.ndarray:
    """Flat hours with noise that grows with the root of the level."""
    return np.maximum(0.0, uren + np.random.default_rng(seed).normal(size=(B, T)) * np.sqrt(uren) * ruis)
