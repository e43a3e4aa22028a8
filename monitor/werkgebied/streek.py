"""Regional search: heat a few neighbouring areas of the best plan, cool them, and keep what got better.

A plan for four hundred buurten is good almost everywhere; what is left to gain hides in small groups of
areas. Each round draws a buurt (where something breaks, if anything does), takes its area and up to nine
around it, and anneals only those; the rest stands still. The best plan of all is what the next round starts
from (large neighbourhood search, Shaw 1998, with annealing as its repair).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from monitor.werkgebied import gloei, kern

MINST, MEEST = 3, 10  # areas in a region
PER_BUURT = 2_000  # iterations per buurt of the region
BIJ_BREUK = 0.7  # how often a round begins where something breaks


def verbeter(
    graaf: kern.Graaf,
    t: kern.Toestand,
    gewichten: kern.Reeel,
    doel: kern.Reeel,
    lengte: int,
    toeval: np.random.Generator,
    stop: Callable[[], bool] | None,
) -> int:
    """Rounds of together `lengte` iterations on the state's best plan; returns the iterations done."""
    gedaan = 0
    while gedaan < lengte and not (stop and stop()):
        t.a[:] = t.beste
        t.druk[:] = 1.0
        kern.tel(graaf, t, gewichten)
        buurten = _kies(graaf, t, toeval)
        alle = min(PER_BUURT * buurten, lengte - gedaan)
        for van in range(0, alle, kern.SPRONG):
            if stop and stop():
                break
            gloei.gloei(graaf, t, gewichten, doel, van, min(alle, van + kern.SPRONG), alle)
        gedaan += alle
    return gedaan


def _kies(graaf: kern.Graaf, t: kern.Toestand, toeval: np.random.Generator) -> int:
    """Choose the region; returns how many buurten it has."""
    begin = np.arange(len(t.a))
    kapot = begin[t.fout[t.a] == 1]
    if len(kapot) and toeval.random() < BIJ_BREUK:
        begin = kapot
    gebied = {int(t.a[toeval.choice(begin)])}
    aantal = int(toeval.integers(MINST, MEEST + 1))
    van, naar = t.a[np.repeat(np.arange(len(t.a)), np.diff(graaf.ptr))], t.a[graaf.nbr]
    while len(gebied) < aantal:
        binnen = np.isin(van, list(gebied))
        buren = sorted({int(i) for i in naar[binnen]} - gebied)
        if not buren:
            break
        gebied.add(buren[int(toeval.integers(len(buren)))])
    t.actief[:] = 0
    t.actief[list(gebied)] = 1
    leden = np.flatnonzero(t.actief[t.a])
    t.lijst[: len(leden)] = leden
    t.som[kern.S_LIJST] = len(leden)
    return len(leden)
