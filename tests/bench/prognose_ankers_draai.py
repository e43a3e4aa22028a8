"""The anchors' answers, made once: their environment, and a file per case that a next run reads back.

An answer depends on the corporation, the anchors and their packages only; never on the product. It is kept
under a fingerprint of those three, in `.bench/` beside the project (not in version control), so a run that
was stopped goes on where it was. Delete the folder to make everything again.
"""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import numpy as np

HIER = Path(__file__).parent
PROJECT = HIER.parents[1]
OMGEVING = PROJECT / ".venv-ankers"
BEWAARD = PROJECT / ".bench" / "prognose"
SLOT = HIER / "requirements-bench-prognose.lock"
Kwantielen = dict[str, np.ndarray]  # anchor → 3 × C × h


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


def ankers(map_: Path, geval: str, python: Path | None, welke: tuple[str, ...] = ()) -> Kwantielen:
    """What the anchors forecast for the folder of one case, from an earlier run when there is one."""
    merk = hashlib.sha256("\n".join((_stempel(), geval, *welke)).encode()).hexdigest()[:16]
    uit = BEWAARD / f"{merk}.csv"
    if not uit.exists():
        if python is None:
            return {}
        BEWAARD.mkdir(parents=True, exist_ok=True)
        half = uit.with_suffix(".deel")
        keuze = ["--ankers", *welke] if welke else []
        opdracht = [str(python), str(HIER / "prognose_ankers.py"), str(map_), str(half), *keuze]
        subprocess.run(opdracht, check=True, capture_output=True)
        half.rename(uit)
    return _lees(uit)


@cache
def _stempel() -> str:
    """Of everything that an answer depends on, besides the case."""
    delen = (HIER / "prognose_maker.py", HIER / "prognose_ankers.py", SLOT)
    return hashlib.sha256(b"".join(deel.read_bytes() for deel in delen)).hexdigest()


def _lees(pad: Path) -> Kwantielen:
    per_anker: dict[str, list[list[float]]] = defaultdict(list)
    with pad.open(encoding="utf-8", newline="") as bestand:
        for r in csv.DictReader(bestand):
            per_anker[r["anker"]].append([float(r[k]) for k in ("p10", "p50", "p90")])
    return {naam: np.array(v).reshape(-1, 26, 3).transpose(2, 0, 1) for naam, v in per_anker.items()}
