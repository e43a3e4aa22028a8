"""A Toggl-shaped export of any size, for benches: believable seconds, written column by column.

Rule: days run through three years of working days, persons and activities are drawn with unequal weights,
start times lie between 8:00 and 16:30, durations are gamma distributed (mean 70 minutes, at most 5
hours).
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from monitor.demo.namen import BUURTNAMEN
from monitor.demo.uren import ACTIVITEITEN, ZONDER_BUURT
from monitor.demo.urenbestanden import TOGGL_KOP

EERSTE_DAG = dt.date(2023, 1, 2)
WEKEN = 156
BLOK = 100_000

Teksten = NDArray[np.object_]


def maak_toggl_export(pad: Path, rijen: int, personen: int = 60, seed: int = 2026) -> Path:
    """Write `rijen` entries of `personen` invented persons; the same arguments give the same bytes."""
    rng = np.random.default_rng(seed)
    klok: Teksten = np.array(
        [f"{s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}" for s in range(86_400)], dtype=object
    )
    wie: Teksten = np.array(
        [f"Medewerker {i:03d},medewerker{i:03d}@delinde.example,," for i in range(1, personen + 1)],
        dtype=object,
    )
    dagen: Teksten = np.array(
        [(EERSTE_DAG + dt.timedelta(days=7 * w + d)).isoformat() for w in range(WEKEN) for d in range(5)],
        dtype=object,
    )
    werk, kans = _werk()
    with pad.open("wb") as uit:
        uit.write(("\ufeff" + ",".join(TOGGL_KOP) + "\n").encode())
        for eerste in range(0, rijen, BLOK):
            n = min(BLOK, rijen - eerste)
            dag = dagen[((eerste + np.arange(n)) * len(dagen)) // rijen]
            duur = np.clip(rng.gamma(2.2, 1900.0, n), 60, 5 * 3600).astype(int)
            begin = rng.integers(8 * 3600, 16 * 3600 + 1800, n)
            regels = (
                wie[rng.integers(0, personen, n)] + werk[rng.choice(len(werk), n, p=kans)] + dag + ","
                + klok[begin] + "," + dag + "," + klok[begin + duur] + "," + klok[duur] + ",,\n"
            )  # fmt: skip
            uit.write("".join(regels).encode())
    return pad


def _werk() -> tuple[Teksten, NDArray[np.float64]]:
    """Project, task, description and billable as one text, with its probability."""
    teksten, kansen = [], []
    for soort, (kans, _) in ACTIVITEITEN.items():
        plekken = ("",) if soort in ZONDER_BUURT else BUURTNAMEN
        teksten += [f"{plek},{soort},,No," for plek in plekken]
        kansen += [kans / len(plekken)] * len(plekken)
    p = np.array(kansen)
    return np.array(teksten, dtype=object), p / p.sum()
