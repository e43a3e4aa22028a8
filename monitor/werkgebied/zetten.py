"""The moves of the local search that touch one or two buurten: flip, swap and chain, each kept in one piece.

Flip: v goes to a neighbouring area. Swap: v and a buurt u close by change places. Chain: v: i→j and u: j→l.
A move is weighed first (energy, `kern`), and its areas are walked only when Metropolis would take it.
"""

from __future__ import annotations

import numpy as np

from monitor.werkgebied.kern import (
    MINIMAX,
    MOVE,
    RUIMTE,
    S_FOUT,
    S_SNIJ,
    S_TEMP,
    S_VERHUISD,
    SNIJ,
    VERBODEN,
    Graaf,
    Reeel,
    Toestand,
    boek,
    kern,
    loting,
    phi,
    trek,
)


@kern
def los_te_maken(p: Graaf, t: Toestand, v: int) -> bool:
    """Is the area of v without v not empty and still in one piece?"""
    i = t.a[v]
    if t.aantal[i] == 1:
        return False
    t.merk[-1] += 2
    gezien = t.merk[-1]
    gezocht = gezien - 1
    begin = -1
    over = 0
    for e in range(p.ptr[v], p.ptr[v + 1]):
        x = p.nbr[e]
        if t.a[x] == i:
            if begin < 0:
                begin = x
            else:
                over += 1
            t.merk[x] = gezocht
    if over == 0:
        return True
    t.merk[v] = gezien
    t.merk[begin] = gezien
    t.stapel[0] = begin
    hoog = 1
    while hoog > 0:
        hoog -= 1
        y = t.stapel[hoog]
        for e in range(p.ptr[y], p.ptr[y + 1]):
            x = p.nbr[e]
            if t.a[x] == i and t.merk[x] != gezien:
                if t.merk[x] == gezocht:
                    over -= 1
                    if over == 0:
                        return True
                t.merk[x] = gezien
                t.stapel[hoog] = x
                hoog += 1
    return False


@kern
def in_een_stuk(p: Graaf, t: Toestand, begin: int, aantal: int) -> bool:
    """Does the area of `begin` hold exactly `aantal` connected buurten?"""
    i = t.a[begin]
    t.merk[-1] += 1
    m = t.merk[-1]
    t.merk[begin] = m
    t.stapel[0] = begin
    hoog = 1
    gezien = 1
    while hoog > 0:
        hoog -= 1
        y = t.stapel[hoog]
        for e in range(p.ptr[y], p.ptr[y + 1]):
            x = p.nbr[e]
            if t.a[x] == i and t.merk[x] != m:
                t.merk[x] = m
                gezien += 1
                t.stapel[hoog] = x
                hoog += 1
    return gezien == aantal


@kern
def rand_verschil(p: Graaf, t: Toestand, v: int, i: int, j: int) -> float:
    """Change of the border between areas when v goes from i to j."""
    s = 0.0
    for e in range(p.ptr[v], p.ptr[v + 1]):
        x = t.a[p.nbr[e]]
        s += p.meters[e] * ((x == i) - (x == j))
    return s


@kern
def verhuis_verschil(p: Graaf, v: int, i: int, j: int) -> float:
    """Change of the moved homes when v goes from i to j."""
    if p.huidig[v] == i:
        return float(p.verhuis[v])
    return float(-p.verhuis[v]) if p.huidig[v] == j else 0.0


@kern
def verboden_verschil(p: Graaf, v: int, i: int, j: int) -> float:
    """Change in the number of buurten that are where they may not be (0 counts as allowed)."""
    return float(p.mag[v, i]) - float(p.mag[v, j])


@kern
def eigen(p: Graaf, v: int, i: int) -> int:
    """1 when buurt v is of i today."""
    return 1 if p.huidig[v] == i else 0


@kern
def neemt(t: Toestand, d: float) -> bool:
    """Metropolis: always down, sometimes up; never where the chance is below one in a billion."""
    return d <= 0 or (d < 21.0 * t.som[S_TEMP] and loting(t) < np.exp(-d / t.som[S_TEMP]))


@kern
def helling(t: Toestand, g: Reeel) -> float:
    """Energy per home that moves, here: in the goal *balans* the homes within the room are free."""
    vrij = g[MINIMAX] == 1 and t.som[S_VERHUISD] < g[RUIMTE]
    return 0.0 if vrij else float(g[MOVE])


@kern
def verhuisprijs(t: Toestand, g: Reeel, dm: float) -> float:
    """Energy of dm more moved homes; in the goal *balans* only what lies above the room for change costs."""
    if g[MINIMAX] == 0:
        return float(g[MOVE] * dm)
    over = t.som[S_VERHUISD] - g[RUIMTE]
    return float(g[MOVE] * (max(0.0, over + dm) - max(0.0, over)))


@kern
def wissel_een(p: Graaf, t: Toestand, g: Reeel, v: int, j: int) -> bool:
    """Flip: v from its area to the neighbouring area j."""
    i = t.a[v]
    if p.mag[v, j] == 0 and p.mag[v, i] == 1:
        return False
    dm = verhuis_verschil(p, v, i, j)
    ei, ej = t.houdt[i] - eigen(p, v, i), t.houdt[j] + eigen(p, v, j)
    d = phi(p, t, g, i, t.uren[i] - p.uren[v], t.woningen[i] - p.woningen[v], ei) - t.fi[i]
    d += phi(p, t, g, j, t.uren[j] + p.uren[v], t.woningen[j] + p.woningen[v], ej) - t.fi[j]
    verkeerd = verboden_verschil(p, v, i, j)
    d += verhuisprijs(t, g, dm) + VERBODEN * verkeerd
    snij = rand_verschil(p, t, v, i, j)
    d += g[SNIJ] * snij
    if not neemt(t, d) or not los_te_maken(p, t, v):
        return False
    t.a[v] = j
    t.aantal[i] -= 1
    t.aantal[j] += 1
    t.som[S_SNIJ] += snij
    t.som[S_VERHUISD] += dm
    t.som[S_FOUT] += verkeerd
    boek(p, t, g, i, t.uren[i] - p.uren[v], t.woningen[i] - p.woningen[v], ei)
    boek(p, t, g, j, t.uren[j] + p.uren[v], t.woningen[j] + p.woningen[v], ej)
    return True


@kern
def zoek_tweede(p: Graaf, t: Toestand, v: int, j: int) -> int:
    """A buurt of area j close to v, by a short random walk; −1 when none is met."""
    x = p.nbr[p.ptr[v] + trek(t, p.ptr[v + 1] - p.ptr[v])]
    u = -1
    for _ in range(4):
        if t.a[x] == j:
            u = x
            if loting(t) < 0.5:
                break
        x = p.nbr[p.ptr[x] + trek(t, p.ptr[x + 1] - p.ptr[x])]
    return u


@kern
def begin_van(p: Graaf, t: Toestand, v: int, i: int) -> int:
    """A neighbour of v that belongs to area i; −1 when there is none."""
    for e in range(p.ptr[v], p.ptr[v + 1]):
        if t.a[p.nbr[e]] == i:
            return int(p.nbr[e])
    return -1


@kern
def nog_heel(p: Graaf, t: Toestand, v: int, u: int, i: int, j: int, l: int) -> bool:  # noqa: E741
    """After v: i→j and u: j→l are done: are the three areas each in one piece?"""
    if t.aantal[i] == 0 or not in_een_stuk(p, t, v, t.aantal[j]):
        return False
    if not in_een_stuk(p, t, u, t.aantal[l]):
        return False
    if l == i:
        return True
    rest = begin_van(p, t, v, i)
    return rest >= 0 and in_een_stuk(p, t, rest, t.aantal[i])


@kern
def wissel_twee(p: Graaf, t: Toestand, g: Reeel, v: int, j: int, keten: bool) -> bool:
    """Swap (l = i) or chain over three areas: v from i to j, and u, close to v, from j to l."""
    i = t.a[v]
    u = zoek_tweede(p, t, v, j)
    if u < 0:
        return False
    l = i  # noqa: E741
    if keten:
        l = t.a[p.nbr[p.ptr[u] + trek(t, p.ptr[u + 1] - p.ptr[u])]]  # noqa: E741
        if l in (i, j) or t.actief[l] == 0:
            return False
    if (p.mag[v, j] == 0 and p.mag[v, i] == 1) or (p.mag[u, l] == 0 and p.mag[u, j] == 1):
        return False
    dm = verhuis_verschil(p, v, i, j) + verhuis_verschil(p, u, j, l)
    wv, hv, wu, hu = p.uren[v], p.woningen[v], p.uren[u], p.woningen[u]
    ei = t.houdt[i] - eigen(p, v, i)
    ej = t.houdt[j] + eigen(p, v, j) - eigen(p, u, j)
    d = phi(p, t, g, j, t.uren[j] + wv - wu, t.woningen[j] + hv - hu, ej) - t.fi[j]
    if keten:
        el = t.houdt[l] + eigen(p, u, l)
        d += phi(p, t, g, i, t.uren[i] - wv, t.woningen[i] - hv, ei) - t.fi[i]
        d += phi(p, t, g, l, t.uren[l] + wu, t.woningen[l] + hu, el) - t.fi[l]
    else:
        d += phi(p, t, g, i, t.uren[i] - wv + wu, t.woningen[i] - hv + hu, ei + eigen(p, u, i)) - t.fi[i]
    verkeerd = verboden_verschil(p, v, i, j) + verboden_verschil(p, u, j, l)
    d += verhuisprijs(t, g, dm) + VERBODEN * verkeerd
    if d > 0.5 and d > 3.0 * t.som[S_TEMP]:
        return False
    snij = rand_verschil(p, t, v, i, j)
    t.a[v] = j
    snij += rand_verschil(p, t, u, j, l)
    t.a[v] = i
    if not neemt(t, d + g[SNIJ] * snij):
        return False
    t.a[v] = j
    t.a[u] = l
    t.aantal[i] -= 1
    t.aantal[l] += 1
    if not nog_heel(p, t, v, u, i, j, l):
        t.a[v] = i
        t.a[u] = j
        t.aantal[i] += 1
        t.aantal[l] -= 1
        return False
    t.som[S_SNIJ] += snij
    t.som[S_VERHUISD] += dm
    t.som[S_FOUT] += verkeerd
    boek(p, t, g, j, t.uren[j] + wv - wu, t.woningen[j] + hv - hu, ej)
    boek(p, t, g, i, t.uren[i] - wv, t.woningen[i] - hv, ei)
    boek(p, t, g, l, t.uren[l] + wu, t.woningen[l] + hu, t.houdt[l] + eigen(p, u, l))
    return True
