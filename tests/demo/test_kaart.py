"""The map of the sample corporation: no gaps or slivers, right codes, contiguous territories."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from monitor.demo.corporatie import ligt_in
from tests.demo import lezer

M_PER_GRAAD = 111_320.0


def _meters(ring: list[list[float]]) -> np.ndarray:
    p = np.asarray(ring)
    return (p - [5.22, 52.53]) * [M_PER_GRAAD * math.cos(math.radians(52.53)), M_PER_GRAAD]


def _oppervlak(ring: np.ndarray) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() / 2)


def test_sixty_buurten_in_three_towns_with_unique_codes_of_the_right_shape(map_: Path) -> None:
    eigen = [k["properties"] for k in lezer.buurten(map_)]
    codes = [e["buurtcode"] for e in eigen]
    assert len(codes) == len(set(codes)) == 60
    assert all(re.fullmatch(r"BU\d{4}[0-9A-Z]{4}", c) for c in codes)
    assert any(re.search(r"[A-Z]", c[6:]) for c in codes)  # some with letters, as in Amsterdam
    assert {c[2:6] for c in codes} == {"9001", "9002", "9003"}
    assert len({e["buurtnaam"] for e in eigen}) == 60
    assert min(Counter(e["gemeente"] for e in eigen).values()) >= 10
    assert all(e["wijkcode"] == "WK" + e["buurtcode"][2:8] for e in eigen)


def test_every_inner_edge_is_shared_exactly_and_the_outside_is_one_ring(map_: Path) -> None:
    ringen = [k["geometry"]["coordinates"][0] for k in lezer.buurten(map_)]
    tel = Counter(z for ring in ringen for z in lezer.zijden(ring))
    assert max(tel.values()) == 1  # no two cells use an edge in the same direction: no overlap
    buiten = {p: q for p, q in tel if (q, p) not in tel}
    assert len(buiten) == sum((q, p) not in tel for p, q in tel)  # each outside corner once
    begin = punt = next(iter(buiten))
    stappen = 0
    while stappen == 0 or punt != begin:
        punt, stappen = buiten[punt], stappen + 1
    assert stappen == len(buiten)  # one ring around all: no holes inside
    # no gaps: the cells together are as large as what that ring encloses
    rand = [list(begin)]
    while len(rand) <= len(buiten):
        rand.append(list(buiten[tuple(rand[-1])]))
    som = sum(_oppervlak(_meters(r)) for r in ringen)
    assert som == pytest.approx(_oppervlak(_meters(rand)), rel=1e-9)


def test_no_slivers_and_no_edges_that_cross(map_: Path) -> None:
    ringen = [_meters(k["geometry"]["coordinates"][0]) for k in lezer.buurten(map_)]
    for ring in ringen:
        omtrek = float(np.hypot(*np.diff(ring, axis=0).T).sum())
        oppervlak = _oppervlak(ring)  # positive: counter-clockwise
        assert 60_000 < oppervlak < 4_000_000
        assert 4 * math.pi * oppervlak / omtrek**2 > 0.3
    zijden = sorted({tuple(sorted((tuple(p), tuple(q)))) for r in ringen for p, q in pairwise(r)})
    a, b = np.array([z[0] for z in zijden]), np.array([z[1] for z in zijden])

    def kant(p: np.ndarray, q: np.ndarray, r: np.ndarray) -> np.ndarray:
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (
            r[..., 0] - p[..., 0]
        )

    A, B, C, D = a[:, None], b[:, None], a[None], b[None]
    kruist = (kant(A, B, C) * kant(A, B, D) < -1e-3) & (kant(C, D, A) * kant(C, D, B) < -1e-3)
    assert not kruist.any()


def test_some_borders_are_straight_and_most_bend(map_: Path) -> None:
    lengtes = [
        math.dist(p, q)
        for k in lezer.buurten(map_)
        for p, q in lezer.zijden(_meters(k["geometry"]["coordinates"][0]).tolist())
    ]
    assert sum(x > 400 for x in lengtes) >= 8  # the railway and the canal
    assert sum(x < 200 for x in lengtes) > 0.8 * len(lengtes)


def test_160_complexes_with_about_14000_homes_each_inside_its_buurt(map_: Path) -> None:
    ring = {
        k["properties"]["buurtcode"]: tuple(map(tuple, k["geometry"]["coordinates"][0]))
        for k in lezer.buurten(map_)
    }
    rijen = lezer.lees_csv(map_ / "voorbeeld_complexen.csv")
    assert len(rijen) == len({r["complex"] for r in rijen}) == len({r["naam"] for r in rijen}) == 160
    assert sum(int(r["woningen"]) for r in rijen) == pytest.approx(14_000, rel=0.03)
    for r in rijen:
        assert ligt_in((lezer.getal(r["lengtegraad"]), lezer.getal(r["breedtegraad"])), ring[r["buurt"]])
        assert 5 <= int(r["woningen"]) <= 400
        assert 1900 < int(r["bouwjaar"]) < 2026
    per_buurt: Counter[str] = Counter()
    for r in rijen:
        per_buurt[r["buurt"]] += int(r["woningen"])
    assert per_buurt == {
        k["properties"]["buurtcode"]: k["properties"]["woningen"] for k in lezer.buurten(map_)
    }


def test_territories_are_contiguous_at_every_moment(map_: Path) -> None:
    rond = lezer.buren(map_)
    rijen = lezer.lees_csv(map_ / "voorbeeld_verdeling.csv")
    wissels = sorted({lezer.datum(r[k]) for r in rijen for k in ("vanaf", "tot") if r[k]})
    begin = max(
        min(lezer.datum(r["vanaf"]) for r in rijen if r["buurt"] == c) for c in {r["buurt"] for r in rijen}
    )
    for dag in [w for w in wissels if w >= begin]:
        gebied: dict[str, set[str]] = {}
        for r in rijen:
            if lezer.datum(r["vanaf"]) <= dag and (not r["tot"] or dag <= lezer.datum(r["tot"])):
                gebied.setdefault(r["medewerker"], set()).add(r["buurt"])
        assert sum(map(len, gebied.values())) == 60  # every buurt exactly one
        assert [m for m, codes in gebied.items() if not lezer.aaneen(codes, rond)] == []
    assert len(gebied) == 12
