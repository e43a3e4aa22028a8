"""Random organisations, and an independent check in floating-point linear algebra of what leaks."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from monitor.access.openbaarmaking import Bijdrage

CATEGORIEEN = ("overlast", "schouw", "projecten", "overleg")


def organisatie(zaad: int, *, medewerkers: int | None = None, maanden: int = 2) -> list[Bijdrage]:
    """20 to 400 employees over wijken; one or more buurten each, some of everything missing."""
    kans = random.Random(zaad)  # noqa: S311 — an example, no secret
    aantal = medewerkers or kans.choice([20, 30, 45, 80, 150, 400])
    wijken = max(1, aantal // kans.choice([4, 7, 12, 25]))
    buurten = [
        (f"B{n:04}", f"W{n % wijken:02}")
        for n in range(max(wijken, int(aantal * kans.choice([0.4, 1, 1.5]))))
    ]
    per_wijk = defaultdict(list)
    for buurt, wijk in buurten:
        per_wijk[wijk].append(buurt)
    een_op_een = kans.random() < 0.5
    uit = []
    for nummer in range(aantal):
        wijk = f"W{nummer % wijken:02}"
        eigen = per_wijk[wijk]
        mijn = (
            [eigen[nummer // wijken % len(eigen)]]
            if een_op_een
            else kans.sample(eigen, min(len(eigen), kans.randint(1, 3)))
        )
        for maand in range(1, maanden + 1):
            for categorie in kans.sample(CATEGORIEEN, kans.randint(1, len(CATEGORIEEN))):
                for buurt in mijn:
                    plek = None if kans.random() < 0.05 else buurt
                    uit.append(
                        Bijdrage(
                            f"M{nummer:03}", plek, f"2026-{maand:02}", wijk if plek else "", categorie,
                            kans.choice([1, 1, 1, 20]) * kans.randrange(900, 400_000, 900),
                        )
                    )  # fmt: skip
    return uit


def lekt(sommen: Sequence[Sequence[int]], groepen: dict[str, list[int]], aantal: int) -> set[str]:
    """Groups (name → cells) for which numpy finds a mix of the sums that touches only them.

    Independent of the product's way: the dimension of the row space with and without the group's columns.
    """
    if not sommen:
        return set()
    matrix = np.zeros((len(sommen), aantal))
    for rij, som in enumerate(sommen):
        matrix[rij, list(som)] = 1
    vol = np.linalg.matrix_rank(matrix)
    uit = set()
    for naam, cellen in groepen.items():
        zonder = matrix.copy()
        zonder[:, cellen] = 0
        if np.linalg.matrix_rank(zonder) < vol:
            uit.add(naam)
    return uit


def lekt_snel(sommen: Sequence[Sequence[int]], groepen: dict[str, list[int]], aantal: int) -> set[str]:
    """The same through one orthonormal basis Q of the row space: a unit vector in the space supported on the
    group exists when the largest singular value of Q restricted to the group's columns is 1."""
    if not sommen:
        return set()
    matrix = np.zeros((len(sommen), aantal))
    for rij, som in enumerate(sommen):
        matrix[rij, list(som)] = 1
    q, r = np.linalg.qr(matrix.T)  # columns of q span the row space when the rows are independent
    diag = np.abs(np.diag(r))
    if diag.min() < 1e-9 * diag.max():
        _, s, vt = np.linalg.svd(matrix, full_matrices=False)
        q = vt[s > 1e-9 * s[0]].T
    uit = set()
    for naam, cellen in groepen.items():
        deel = q[cellen]
        klein = deel @ deel.T if len(cellen) < q.shape[1] else deel.T @ deel
        if np.linalg.eigvalsh(klein)[-1] > 1 - 1e-9:
            uit.add(naam)
    return uit


def per(bijdragen: Sequence[Bijdrage], veld: str) -> dict[str, list[int]]:
    """Cells by employee or buurt."""
    uit: dict[str, list[int]] = defaultdict(list)
    for nummer, bijdrage in enumerate(bijdragen):
        naam = getattr(bijdrage, veld)
        if naam is not None:
            uit[naam].append(nummer)
    return uit
