"""When nothing truly changes, lights must rest: a simulation on real levels with a fixed seed.

Levels are the mean yearly crime counts of all buurten in municipalities with at least 15 of them; every
year is a fresh draw around the same level. The rule may change at most 10 % of the colours a year and jump
between red and green in at most 0.2 %; tertiles, on the very same draws, change more than 20 %.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from monitor.leefbaarheid.bereken import bereken
from monitor.leefbaarheid.indicatoren import CATALOGUS, Drempels
from monitor.leefbaarheid.licht import GROEN, ROOD
from monitor.leefbaarheid.waarneming import Waarnemingen

pytestmark = pytest.mark.echt
JAREN = 6


def _niveaus(map_: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean count, residents and municipality per buurt."""

    def lees(naam: str) -> dict[str, dict[str, str]]:
        with (map_ / "buurten" / naam).open(encoding="utf-8", newline="") as bestand:
            return {rij["bu_code"]: rij for rij in csv.DictReader(bestand)}

    politie = lees("politie_misdrijven_totaal_2021_2025_buurten.csv")
    rijen = []
    for code, rij in lees("kwb2024_buurten.csv").items():
        tellingen = [politie.get(code, {}).get(f"misdrijven_{j}", "") for j in range(2021, 2026)]
        if rij["inwoners"] and float(rij["inwoners"]) >= 100 and all(tellingen):
            rijen.append((np.mean([float(t) for t in tellingen]), float(rij["inwoners"]), int(code[2:6])))
    tabel = np.array(rijen)
    gemeenten, aantal = np.unique(tabel[:, 2], return_counts=True)
    tabel = tabel[np.isin(tabel[:, 2], gemeenten[aantal >= 15])]
    return tabel[:, 0], tabel[:, 1], np.unique(tabel[:, 2], return_inverse=True)[1].astype(np.int64)


def _waarnemingen(y: np.ndarray, n: np.ndarray, gemeente: np.ndarray) -> Waarnemingen:
    """Draws of shape (years, areas) as sorted columns."""
    gebieden = n.size
    leeg = np.full(y.size, np.nan)
    nul = np.zeros(y.size, dtype=np.int64)
    return Waarnemingen(
        gebied=np.repeat(np.arange(gebieden), JAREN),
        jaar=np.tile(np.arange(2020, 2020 + JAREN), gebieden),
        groep=np.repeat(gemeente, JAREN),
        grens=nul,
        definitie=nul,
        teller=y.T.ravel().astype(np.float64),
        noemer=np.repeat(n, JAREN),
        waarde=leeg,
        sd=leeg,
        populatie=leeg,
        omvang=np.repeat(n, JAREN),
        eigen=np.ones(y.size, dtype=bool),
    )


def _wissels(kleur: np.ndarray) -> tuple[float, float]:
    """Share of colours that change from one year to the next, and that jump between red and green."""
    k = kleur.reshape(-1, JAREN).astype(int)
    sprong = np.abs(np.diff(k, axis=1))
    return float((sprong > 0).mean()), float((sprong == abs(ROOD - GROEN)).mean())


def _tertielen(y: np.ndarray, n: np.ndarray, gemeente: np.ndarray) -> np.ndarray:
    uit = np.empty(y.shape)
    for jaar, tellingen in enumerate(y):
        for g in np.unique(gemeente):
            leden = gemeente == g
            cijfer = tellingen[leden] / n[leden]
            uit[jaar, leden] = np.digitize(cijfer, np.quantile(cijfer, [1 / 3, 2 / 3]))
    return uit.T


@pytest.mark.parametrize("extra", [0.0, 0.12])
def test_lights_rest_when_nothing_changes(echte_data: Path, extra: float) -> None:
    niveau, n, gemeente = _niveaus(echte_data)
    rng = np.random.default_rng(20260101)
    verwacht = np.broadcast_to(niveau, (JAREN, niveau.size))
    if extra:  # more variation than Poisson, as the rule assumes; then three years are pooled
        verwacht = verwacht * rng.gamma(1 / extra**2, extra**2, size=verwacht.shape)
    y = rng.poisson(verwacht)
    w = _waarnemingen(y, n, gemeente)
    uit = bereken(CATALOGUS["misdrijven_totaal"], w, 2023, Drempels(jaren=3 if extra else 1))
    wissel, omslag = _wissels(uit.kleur)
    assert wissel <= 0.10
    assert omslag <= 0.002
    assert _wissels(_tertielen(y, n, gemeente))[0] > 0.20
