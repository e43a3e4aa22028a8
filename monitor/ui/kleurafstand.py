"""How far apart colours look, in the worst of four eyes: ordinary sight and three colour-vision deficiencies.

Difference: 100 × the Euclidean distance in OKLab (Ottosson 2020), a few units being just visible.
Deficiencies: Machado, Oliveira & Fernandes 2009 at full severity, on linear RGB.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Reeel = NDArray[np.float64]
ZICHT = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
)
_LMS = np.array([
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
])  # fmt: skip
_OKLAB = np.array([
    [0.2104542553, 0.7936177850, -0.0040720468],
    [1.9779984951, -2.4285922050, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.8086757660],
])  # fmt: skip


@lru_cache(maxsize=8)
def afstanden(kleuren: tuple[str, ...]) -> Reeel:
    """The distance between every two colours (`#rrggbb`), for the eye that tells them apart least."""
    lineair = _lineair(kleuren)
    per_oog = []
    for zicht in ZICHT:
        gezien = np.clip(lineair @ np.array(zicht).T, 0.0, 1.0)
        lab = np.cbrt(gezien @ _LMS.T) @ _OKLAB.T
        per_oog.append(100.0 * np.linalg.norm(lab[:, None] - lab[None], axis=2))
    uit: Reeel = np.min(per_oog, axis=0)
    return uit


def _lineair(kleuren: Sequence[str]) -> Reeel:
    rgb = np.array([[int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)] for kleur in kleuren])
    uit: Reeel = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return uit
