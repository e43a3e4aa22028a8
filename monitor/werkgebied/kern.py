"""The heart of the local search, compiled: state, energy, and what is remembered while it anneals.

State: a[v] = coordinator of buurt v; every area is connected before and after each move. Energy of a plan:

    E = Σ_i φ_i + c_cut·(border between areas) + c_moved·(moved homes) + 50·(buurten where they may not be)
    φ_i = base·d² + over·(lin + quad·over) + c_homes·(homes above the maximum) + 0.3 if above it
          + ¼·lin if the bond asks that i keeps a buurt of today and i keeps none
    with d = load_i/target_i − 1 and over = max(0, |d| − τ)

A move with change ΔE is taken when ΔE ≤ 0 or with probability exp(−ΔE/T); T falls and the penalties (lin,
quad, c_homes) rise during a run (Kirkpatrick 1983), or follow what happens: up while something breaks
and down while nothing does, so that the search crosses the border of what is allowed all the time (strategic
oscillation, Glover 1989); where moves count per area, so that one stubborn area doesn't freeze the rest.
Moves stand in `zetten` (one or two buurten), `boom` and `drie` (two or three whole areas). The search
remembers the best plan that breaks nothing and, until there is one, the plan that breaks least. Numbers come
from an own xorshift generator, so a run is a function of (start, seed, iterations) on every machine. The
loops release Python's lock: a page stays responsive.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import numba as nb
import numpy as np
from numpy.typing import NDArray

F = TypeVar("F", bound=Callable[..., object])
Geheel = NDArray[np.int32]
Reeel = NDArray[np.float64]

HIER = Path(__file__).parent
BRONNEN = ("kern.py", "zetten.py", "boom.py", "drie.py", "gloei.py")
VERBODEN = 50.0  # energy of a buurt with a coordinator who may not have it
STRAFFER, SOEPELER, MINSTE_DRUK = 1.02, 0.96, 0.1  # how penalties follow what breaks
EIGEN_STRAFFER = 1.05  # when each area has its own
KAPOT = 0.3  # areas that break something, on average, when up and down are in balance
BAND = 0.25  # share of `lin` for who should keep a buurt of today and keeps none
GENOEG = 1 << 20  # "buurten kept" of who needs not keep any
BOETE_MEER = 0.3  # energy for being over the maximum of homes at all
# iterations per call; the caller looks at the clock in between. Coming back means waiting for whoever holds
# the lock of Python (up to 5 ms, while the prover is loaded): not too often
SPRONG = 65_536
# places in the array of weights `g`
TAU, BASE, LIN, QUAD, WONING, SNIJ, MOVE, RUIMTE, RHO, T0, T1, P_SWAP, P_CHAIN, P_BOOM, P_DRIE = range(15)
MINIMAX, EIGEN = 15, 16
GEWICHTEN = 17
# places in the array of running sums `som`
S_SNIJ, S_VERHUISD, S_FOUT, S_BREUK, S_BESTE, S_GRENS, S_TEMP, S_LIN, S_QUAD, S_WON, S_LIJST = range(11)
SOMMEN = 11


def _herkomst() -> str:
    """Changes with any of the compiled files. Machine code of one file holds that of another inside it, but
    is kept by its own file only: after an update old code would go on running."""
    bron = b"".join((HIER / naam).read_bytes() for naam in BRONNEN)
    return hashlib.sha256(bron).hexdigest()[:16]


def _map() -> Path:
    """Beside the source; where that can't be written (a server's read-only program folder) a folder of this
    process alone, never a name that somebody else could have filled: machine code is run."""
    eigen = HIER / "__pycache__" / f"kern-{_herkomst()}"
    try:
        eigen.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=eigen):
            return eigen
    except OSError:
        return Path(tempfile.mkdtemp(prefix="kern-"))


nb.config.CACHE_DIR = str(_map())  # type: ignore[attr-defined]


def kern(functie: F) -> F:
    """Compile without Python objects, keep the machine code beside the source, release the lock.

    Without reference counts (`_nrt`), and each function inside its caller: the caller holds every array while
    a loop runs, and counting and handing over arrays took three quarters of the time. Such code can't make
    arrays: it copies in loops."""
    zonder: Any = nb.njit  # its stubs leave out `_nrt`
    return cast(F, zonder(cache=True, nogil=True, error_model="numpy", forceinline=True, _nrt=False)(functie))


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
    band: NDArray[np.uint8]  # 1 = keeps at least one buurt of today


class Toestand(NamedTuple):
    """A plan under way with everything that is kept up to date, and the best plan so far."""

    a: Geheel
    beste: Geheel
    uren: Reeel
    woningen: Reeel
    aantal: Geheel
    houdt: Geheel  # buurten of today that are kept, where that counts
    fi: Reeel
    fout: NDArray[np.uint8]  # 1 = outside the tolerance, above the maximum, or without a buurt to keep
    druk: Reeel  # how heavily what an area breaks weighs
    som: Reeel
    toeval: NDArray[np.uint64]
    merk: NDArray[np.int64]  # stamp per buurt; last place = running stamp
    stapel: Geheel
    rij: Geheel
    ouder: Geheel
    s: Reeel  # sums per buurt for the trees
    actief: NDArray[np.uint8]  # areas that may change; others stay as they are
    lijst: Geheel  # the buurten of those areas


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
def phi(p: Graaf, t: Toestand, g: Reeel, i: int, uren: float, woningen: float, houdt: int) -> float:
    """φ_i for a load, a number of homes and the buurten kept."""
    d = uren * p.omgekeerd[i] - 1.0
    over, te_veel = max(0.0, abs(d) - g[TAU]), max(0.0, woningen - p.meest[i])
    breekt = over * (t.som[S_LIN] + t.som[S_QUAD] * over) + t.som[S_WON] * te_veel
    breekt += t.som[S_LIN] * BAND * (houdt == 0)
    return float(g[BASE] * d * d + t.druk[i] * breekt + BOETE_MEER * (te_veel > 0.0))


@kern
def boek(p: Graaf, t: Toestand, g: Reeel, i: int, uren: float, woningen: float, houdt: int) -> None:
    """Set load, homes and buurten kept of an area, with its energy and its flag."""
    t.uren[i] = uren
    t.woningen[i] = woningen
    t.houdt[i] = houdt
    t.fi[i] = phi(p, t, g, i, uren, woningen, houdt)
    te_scheef = abs(uren * p.omgekeerd[i] - 1.0) > t.som[S_GRENS]
    fout = te_scheef or woningen > p.meest[i] or houdt == 0
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
    for i in range(len(t.uren)):
        t.houdt[i] = 0 if p.band[i] else GENOEG
    snij = 0.0
    verhuisd = 0.0
    verkeerd = 0.0
    for v in range(len(p.uren)):
        i = t.a[v]
        t.uren[i] += p.uren[v]
        t.woningen[i] += p.woningen[v]
        t.aantal[i] += 1
        if p.huidig[v] == i:
            t.houdt[i] += 1
        elif p.huidig[v] != -1:
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
        boek(p, t, g, i, t.uren[i], t.woningen[i], t.houdt[i])


@kern
def herweeg(p: Graaf, t: Toestand, g: Reeel) -> None:
    """The energy of every area under the penalties of now."""
    for i in range(len(t.uren)):
        t.fi[i] = phi(p, t, g, i, t.uren[i], t.woningen[i], t.houdt[i])


@kern
def breuk(p: Graaf, t: Toestand, g: Reeel) -> float:
    """How much a plan breaks: Σ deviation above the tolerance + share of homes above the maximum + share of
    homes above the room for change + 10 per buurt where it may not be and per coordinator who keeps none."""
    som = 0.0
    alle = 0.0
    verkeerd = t.som[S_FOUT]
    for i in range(len(t.uren)):
        verkeerd += (1.0 if t.houdt[i] == 0 else 0.0) - t.fout[i]
        alle += t.woningen[i]
        if g[MINIMAX] == 0:
            som += max(0.0, abs(t.uren[i] * p.omgekeerd[i] - 1.0) - g[TAU])
    alle = max(1.0, alle)
    for i in range(len(t.uren)):
        som += max(0.0, t.woningen[i] - p.meest[i]) / alle
    return float(som + 10.0 * verkeerd + max(0.0, t.som[S_VERHUISD] - g[RUIMTE]) / alle)


@kern
def bewaar(t: Toestand) -> None:
    """The plan of now is the best so far."""
    for v in range(len(t.a)):
        t.beste[v] = t.a[v]


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
            bewaar(t)
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
            bewaar(t)


@kern
def stel_in(t: Toestand, g: Reeel, deel: float) -> None:
    """Temperature and penalties at a share of the run. With a negative ρ the penalties follow what happens:
    up while something breaks, down while nothing does, below |ρ|^share; for all areas alike, or (`EIGEN`) for
    each area by what it breaks itself."""
    if g[RHO] < 0.0:
        meest = (-g[RHO]) ** deel
        op, neer = STRAFFER, SOEPELER
        if g[EIGEN] == 1:
            op, neer = EIGEN_STRAFFER, EIGEN_STRAFFER ** (-KAPOT / len(t.druk))
        for i in range(len(t.druk)):
            stuk = t.fout[i] == 1 if g[EIGEN] == 1 else t.som[S_FOUT] > 0
            t.druk[i] = min(meest, max(MINSTE_DRUK, t.druk[i] * (op if stuk else neer)))
        stijging = 1.0
    else:
        stijging = g[RHO] ** deel
    t.som[S_TEMP] = g[T0] * (g[T1] / g[T0]) ** deel
    t.som[S_LIN] = g[LIN] * stijging
    t.som[S_QUAD] = g[QUAD] * stijging
    t.som[S_WON] = g[WONING] * stijging
