"""The inner loop of the local search, compiled: moves that keep every area in one piece, and annealing.

State: a[v] = coordinator of buurt v; every area is connected before and after each move. Energy of a plan:

    E = Σ_i φ_i + c_cut·(border between areas) + c_moved·(moved homes) + 50·(buurten where they may not be)
    φ_i = base·d² + over·(lin + quad·over) + c_homes·(homes above the maximum) + 0.3 if above it
    with d = load_i/target_i − 1 and over = max(0, |d| − τ)

A move with change ΔE is taken when ΔE ≤ 0 or with probability exp(−ΔE/T); T falls and the penalties (lin,
quad, c_homes) rise exponentially during a run (Kirkpatrick 1983; ramped penalties after Lagrangian practice).
Moves: flip (v to a neighbouring area), swap (v and u change places), chain (v: i→j, u: j→l), and tree
recombination of two areas (`boom`). The search remembers the best plan that breaks nothing and, until there
is one, the plan that breaks least. Numbers come from an own xorshift generator, so a run is a function of
(start, seed, iterations) on every machine. The loops release Python's lock: a page stays responsive.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeVar, cast

import numba as nb
import numpy as np
from numpy.typing import NDArray

F = TypeVar("F", bound=Callable[..., object])
Geheel = NDArray[np.int32]
Reeel = NDArray[np.float64]

VERBODEN = 50.0  # energy of a buurt with a coordinator who may not have it
BOETE_MEER = 0.3  # energy for being over the maximum of homes at all
SPRONG = 8192  # iterations per call; the caller looks at the clock in between
# places in the array of weights `g`
TAU, BASE, LIN, QUAD, WONING, SNIJ, MOVE, RUIMTE, RHO, T0, T1, P_SWAP, P_CHAIN, P_BOOM, MINIMAX = range(15)
GEWICHTEN = 15
# places in the array of running sums `som`
S_SNIJ, S_VERHUISD, S_FOUT, S_BREUK, S_BESTE, S_GRENS, S_TEMP, S_LIN, S_QUAD, S_WON = range(10)
SOMMEN = 10


def kern(functie: F) -> F:
    """Compile without Python objects, keep the machine code beside the source, release the lock."""
    return cast(F, nb.njit(cache=True, nogil=True, error_model="numpy")(functie))


class Graaf(NamedTuple):
    """A question in arrays: neighbours in CSR form, weights per buurt, limits per coordinator."""

    ptr: Geheel
    nbr: Geheel
    meters: Reeel
    uren: Reeel
    woningen: Reeel
    verhuis: Reeel  # what moving a buurt costs, in homes
    huidig: Geheel
    mag: NDArray[np.uint8]
    omgekeerd: Reeel  # 1 / target
    meest: Reeel  # maximum of homes


class Toestand(NamedTuple):
    """A plan under way with everything that is kept up to date, and the best plan so far."""

    a: Geheel
    beste: Geheel
    uren: Reeel
    woningen: Reeel
    aantal: Geheel
    fi: Reeel
    fout: NDArray[np.uint8]  # 1 = outside the tolerance or above the maximum
    som: Reeel
    toeval: NDArray[np.uint64]
    merk: NDArray[np.int64]  # stamp per buurt; last place = running stamp
    stapel: Geheel
    rij: Geheel
    ouder: Geheel
    plek: Geheel
    s: Reeel  # five sums per buurt for the tree


@kern
def loting(t: Toestand) -> float:
    """A number in [0, 1): xorshift64*, upper 53 bits."""
    x = t.toeval[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    t.toeval[0] = x
    return float((x * np.uint64(2685821657736338717)) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@kern
def trek(t: Toestand, m: int) -> int:
    """A whole number in 0 … m − 1."""
    return int(loting(t) * m)


@kern
def phi(p: Graaf, t: Toestand, g: Reeel, i: int, uren: float, woningen: float) -> float:
    """φ_i for a load and a number of homes."""
    d = uren * p.omgekeerd[i] - 1.0
    e = g[BASE] * d * d
    over = abs(d) - g[TAU]
    if over > 0:
        e += over * (t.som[S_LIN] + t.som[S_QUAD] * over)
    te_veel = woningen - p.meest[i]
    if te_veel > 0:
        e += t.som[S_WON] * te_veel + BOETE_MEER
    return float(e)


@kern
def boek(p: Graaf, t: Toestand, g: Reeel, i: int, uren: float, woningen: float) -> None:
    """Set load and homes of an area, with its energy and its flag."""
    t.uren[i] = uren
    t.woningen[i] = woningen
    t.fi[i] = phi(p, t, g, i, uren, woningen)
    fout = abs(uren * p.omgekeerd[i] - 1.0) > t.som[S_GRENS] or woningen > p.meest[i]
    if fout != (t.fout[i] == 1):
        t.som[S_FOUT] += 1.0 if fout else -1.0
        t.fout[i] = 1 if fout else 0


@kern
def tel(p: Graaf, t: Toestand, g: Reeel) -> None:
    """Recount everything from a[]."""
    t.uren[:] = 0.0
    t.woningen[:] = 0.0
    t.aantal[:] = 0
    t.fout[:] = 0
    snij = 0.0
    verhuisd = 0.0
    verkeerd = 0.0
    for v in range(len(p.uren)):
        i = t.a[v]
        t.uren[i] += p.uren[v]
        t.woningen[i] += p.woningen[v]
        t.aantal[i] += 1
        if p.huidig[v] != -1 and p.huidig[v] != i:
            verhuisd += p.verhuis[v]
        if p.mag[v, i] == 0:
            verkeerd += 1.0
        for e in range(p.ptr[v], p.ptr[v + 1]):
            if p.nbr[e] > v and t.a[p.nbr[e]] != i:
                snij += p.meters[e]
    t.som[S_SNIJ] = snij
    t.som[S_VERHUISD] = verhuisd
    t.som[S_FOUT] = verkeerd
    for i in range(len(t.uren)):
        boek(p, t, g, i, t.uren[i], t.woningen[i])


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
        if x == i:
            s += p.meters[e]
        elif x == j:
            s -= p.meters[e]
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
def neemt(t: Toestand, d: float) -> bool:
    """Metropolis: always down, sometimes up."""
    return d <= 0 or loting(t) < np.exp(-d / t.som[S_TEMP])


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
    d = phi(p, t, g, i, t.uren[i] - p.uren[v], t.woningen[i] - p.woningen[v]) - t.fi[i]
    d += phi(p, t, g, j, t.uren[j] + p.uren[v], t.woningen[j] + p.woningen[v]) - t.fi[j]
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
    boek(p, t, g, i, t.uren[i] - p.uren[v], t.woningen[i] - p.woningen[v])
    boek(p, t, g, j, t.uren[j] + p.uren[v], t.woningen[j] + p.woningen[v])
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
        if l in (i, j):
            return False
    if (p.mag[v, j] == 0 and p.mag[v, i] == 1) or (p.mag[u, l] == 0 and p.mag[u, j] == 1):
        return False
    dm = verhuis_verschil(p, v, i, j) + verhuis_verschil(p, u, j, l)
    wv, hv, wu, hu = p.uren[v], p.woningen[v], p.uren[u], p.woningen[u]
    d = phi(p, t, g, j, t.uren[j] + wv - wu, t.woningen[j] + hv - hu) - t.fi[j]
    if keten:
        d += phi(p, t, g, i, t.uren[i] - wv, t.woningen[i] - hv) - t.fi[i]
        d += phi(p, t, g, l, t.uren[l] + wu, t.woningen[l] + hu) - t.fi[l]
    else:
        d += phi(p, t, g, i, t.uren[i] - wv + wu, t.woningen[i] - hv + hu) - t.fi[i]
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
    boek(p, t, g, j, t.uren[j] + wv - wu, t.woningen[j] + hv - hu)
    boek(p, t, g, i, t.uren[i] - wv, t.woningen[i] - hv)
    boek(p, t, g, l, t.uren[l] + wu, t.woningen[l] + hu)
    return True


@kern
def breuk(p: Graaf, t: Toestand, g: Reeel) -> float:
    """How much a plan breaks: Σ deviation above the tolerance + share of homes above the maximum + 10 per
    buurt where it may not be + share of homes above the room for change."""
    som = 0.0
    alle = 0.0
    verkeerd = t.som[S_FOUT]
    for i in range(len(t.uren)):
        verkeerd -= t.fout[i]
        alle += t.woningen[i]
        if g[MINIMAX] == 0:
            som += max(0.0, abs(t.uren[i] * p.omgekeerd[i] - 1.0) - g[TAU])
    alle = max(1.0, alle)
    for i in range(len(t.uren)):
        som += max(0.0, t.woningen[i] - p.meest[i]) / alle
    return float(som + 10.0 * verkeerd + max(0.0, t.som[S_VERHUISD] - g[RUIMTE]) / alle)


@kern
def onthoud(p: Graaf, t: Toestand, g: Reeel, doel: Reeel) -> None:
    """Keep this plan when it breaks nothing and is better, or, as long as all break something, breaks less.

    `doel` = weights of (cut, moved) in the goal. For *balans* the largest deviation itself is the value and
    the limit that decides the flags: an unflagged plan within the room for change is a better plan."""
    if t.som[S_FOUT] == 0 and t.som[S_VERHUISD] <= g[RUIMTE]:
        if g[MINIMAX] == 1:
            waarde = 0.0
            for i in range(len(t.uren)):
                waarde = max(waarde, abs(t.uren[i] * p.omgekeerd[i] - 1.0))
        else:
            waarde = doel[0] * t.som[S_SNIJ] + doel[1] * t.som[S_VERHUISD]
        if t.som[S_BREUK] > 0 or waarde < t.som[S_BESTE] - 1e-9:
            t.som[S_BREUK] = 0.0
            t.som[S_BESTE] = waarde
            t.beste[:] = t.a
            if g[MINIMAX] == 1:
                t.som[S_GRENS] = waarde - 1e-9
                tel(p, t, g)


@kern
def onthoud_minste(p: Graaf, t: Toestand, g: Reeel) -> None:
    """Until a plan breaks nothing: keep the one that breaks least."""
    if t.som[S_BREUK] > 0:
        stuk = breuk(p, t, g)
        if 0 < stuk < t.som[S_BREUK]:
            t.som[S_BREUK] = stuk
            t.beste[:] = t.a


@kern
def stel_in(t: Toestand, g: Reeel, deel: float) -> None:
    """Temperature and penalties at a share of the run."""
    stijging = g[RHO] ** deel
    t.som[S_TEMP] = g[T0] * (g[T1] / g[T0]) ** deel
    t.som[S_LIN] = g[LIN] * stijging
    t.som[S_QUAD] = g[QUAD] * stijging
    t.som[S_WON] = g[WONING] * stijging
