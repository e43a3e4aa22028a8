"""The palette of the lights, seen with the three colour-vision deficiencies.

Simulation: Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB. Difference: CIEDE2000 (Sharma, Wu
& Dalal 2005), checked with pairs of their published test data.
"""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from monitor.ui.grafieken import OORDEELKLEUR
from monitor.ui.stoplicht.beeld import AANDACHT, KLASSEN
from monitor.werkdruk.rules import SYMBOOL

MACHADO = {
    "gewoon": np.eye(3),
    "protanopie": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopie": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopie": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])  # fmt: skip  # noqa: E501
WIT = np.array([0.95047, 1.0, 1.08883])


def _lineair(hex_: str) -> np.ndarray:
    rgb = np.array([int(hex_[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def _lab(lineair: np.ndarray) -> np.ndarray:
    t = XYZ @ lineair / WIT
    f = np.where(t > 216 / 24389, np.cbrt(t), (24389 / 27 * t + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def _ciede2000(een: np.ndarray, twee: np.ndarray) -> float:
    (l1, a1, b1), (l2, a2, b2) = een, twee
    c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - np.sqrt(c7 / (c7 + 25.0**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2(b1, a1)) % 360, np.degrees(np.arctan2(b2, a2)) % 360
    dh = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    d_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(dh / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = h1 + h2 if c1 * c2 == 0 else (h1 + dh / 2) % 360
    t = (
        1 - 0.17 * np.cos(np.radians(hm - 30)) + 0.24 * np.cos(np.radians(2 * hm))
        + 0.32 * np.cos(np.radians(3 * hm + 6)) - 0.20 * np.cos(np.radians(4 * hm - 63))
    )  # fmt: skip
    sl = 1 + 0.015 * (lm - 50) ** 2 / np.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = -2 * np.sqrt(cm**7 / (cm**7 + 25.0**7)) * np.sin(np.radians(60 * np.exp(-(((hm - 275) / 25) ** 2))))
    dl, dc, dhh = (l2 - l1) / sl, (c2 - c1) / sc, d_h / sh
    return float(np.sqrt(dl**2 + dc**2 + dhh**2 + rt * dc * dhh))


@pytest.mark.parametrize(
    ("een", "twee", "verschil"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_colour_difference_is_the_published_one(
    een: tuple[float, ...], twee: tuple[float, ...], verschil: float
) -> None:
    assert _ciede2000(np.array(een), np.array(twee)) == pytest.approx(verschil, abs=5e-5)


@pytest.mark.parametrize("zicht", list(MACHADO))
def test_the_classes_stay_apart_in_every_eye(zicht: str) -> None:
    kleuren = sorted({klasse.kleur for klasse in KLASSEN.values()})
    labs = [_lab(np.clip(MACHADO[zicht] @ _lineair(kleur), 0, 1)) for kleur in kleuren]
    assert min(_ciede2000(een, twee) for een, twee in itertools.combinations(labs, 2)) >= 20


def _helderheid(hex_: str) -> float:
    return float(np.array([0.2126, 0.7152, 0.0722]) @ _lineair(hex_))


@pytest.mark.parametrize("palet", ["kleurenblind", "klassiek"])
def test_every_sign_can_be_read_on_its_colour(palet: str) -> None:
    for klasse in KLASSEN.values():
        donker, licht = sorted((_helderheid(klasse.vulling(palet)), _helderheid(klasse.inkt)))
        assert (licht + 0.05) / (donker + 0.05) >= 4.5, klasse.woord


def test_no_two_classes_share_a_sign_or_a_word() -> None:
    for klassen in (KLASSEN, AANDACHT):
        assert len({klasse.teken for klasse in klassen.values()}) == len(klassen)
        assert len({klasse.woord for klasse in klassen.values()}) == len(klassen)
        assert all(klasse.uitleg for klasse in klassen.values())


def test_no_two_verdicts_share_a_sign_or_a_colour() -> None:
    assert set(OORDEELKLEUR) == set(SYMBOOL)
    assert len({str(kleur) for kleur in OORDEELKLEUR.values()}) == len(SYMBOOL)
    assert len(set(SYMBOOL.values())) == len(SYMBOOL)
