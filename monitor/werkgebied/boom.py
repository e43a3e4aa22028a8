"""Tree recombination of two areas.

ReCom (DeFord, Duchin & Solomon 2021) merges two neighbouring areas, draws a random spanning tree and cuts one
branch; both sides are then in one piece by construction. Here *every* branch is weighed at once: hours, homes
and what moving costs are added up from the leaves over each subtree, and the branch with the lowest energy is
offered to Metropolis. Borders are counted only for the few branches whose other energy leaves room for them.
"""

from __future__ import annotations

import numpy as np

from monitor.werkgebied.kern import (
    GENOEG,
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
)
from monitor.werkgebied.zetten import (
    eigen,
    helling,
    verboden_verschil,
    verhuis_verschil,
    verhuisprijs,
)

# rows of the sums per subtree; BIJ: what i costs more than j; VAN_I: how many are of i today
UREN, WONINGEN, BIJ, VAN_I, VAN_J = range(5)
SOMMEN_TAK = 5
MUNTEN, MUNT_OPNIEUW = 2.0**20, 699051  # coins in a number; where they begin again when they are used up


@kern
def groei_boom(p: Graaf, t: Toestand, wortel: int, i: int, j: int, d: int) -> tuple[int, float]:
    """A random spanning tree of the areas i, j and d (−1: of two) in `rij` (order) and `ouder`; returns its
    size and the border between those areas. Nodes that the tree touches wait in a heap without order; who
    touches a waiting node again becomes its parent by the toss of a coin (bits of the number that drew the
    node)."""
    t.merk[-1] += 2
    wachtend, klaar = t.merk[-1] - 1, t.merk[-1]
    t.stapel[0] = wortel
    t.ouder[wortel] = -1
    wacht, groot, snij = 1, 0, 0.0
    while wacht > 0:
        lot = loting(t) * wacht
        q = int(lot)
        munt = int((lot - q) * MUNTEN)
        y = t.stapel[q]
        wacht -= 1
        t.stapel[q] = t.stapel[wacht]
        t.merk[y] = klaar
        t.rij[groot] = y
        groot += 1
        van = t.a[y]
        for e in range(p.ptr[y], p.ptr[y + 1]):
            z = p.nbr[e]
            wie, m = t.a[z], t.merk[z]
            hier = (wie == i) | (wie == j) | (wie == d)
            nieuw, wacht_al = hier & (m < wachtend), hier & (m == wachtend)
            snij += p.meters[e] * (hier & (m == klaar) & (wie != van))
            munt = munt >> wacht_al
            munt = munt if munt > 1 else MUNT_OPNIEUW
            t.ouder[z] = y if nieuw | (wacht_al & ((munt & 1) == 1)) else t.ouder[z]
            t.merk[z] = wachtend if nieuw else m
            t.stapel[wacht] = z
            wacht += nieuw
    return groot, snij


@kern
def vul_blad(p: Graaf, t: Toestand, prijs: float, y: int, i: int, j: int) -> tuple[float, float]:
    """Own hours, homes and costs of buurt y, before sums over subtrees; returns what it costs in either."""
    weg = prijs * p.verhuis[y] if p.huidig[y] != -1 else 0.0
    in_i = (0.0 if p.huidig[y] == i else weg) + (VERBODEN if p.mag[y, i] == 0 else 0.0)
    in_j = (0.0 if p.huidig[y] == j else weg) + (VERBODEN if p.mag[y, j] == 0 else 0.0)
    t.s[y, UREN] = p.uren[y]
    t.s[y, WONINGEN] = p.woningen[y]
    t.s[y, BIJ] = in_i - in_j
    t.s[y, VAN_I] = eigen(p, y, i)
    t.s[y, VAN_J] = eigen(p, y, j)
    return in_i, in_j


@kern
def merk_tak(t: Toestand, groot: int, tak: int) -> None:
    """Stamp the branch that begins at place `tak`: a node belongs to it when its parent does."""
    t.merk[-1] += 1
    m = t.merk[-1]
    t.merk[t.rij[tak]] = m
    for q in range(tak + 1, groot):
        y = t.rij[q]
        t.merk[y] = m if t.merk[t.ouder[y]] == m else t.merk[y]


@kern
def rand_van_tak(p: Graaf, t: Toestand, groot: int, tak: int, i: int, j: int, d: int) -> float:
    """Stamp the branch that begins at place `tak`; the border between it and the rest of the areas."""
    merk_tak(t, groot, tak)
    m = t.merk[-1]
    rand = 0.0
    for q in range(tak, groot):
        y = t.rij[q]
        if t.merk[y] == m:
            for e in range(p.ptr[y], p.ptr[y + 1]):
                z = p.nbr[e]
                hier = (t.a[z] == i) | (t.a[z] == j) | (t.a[z] == d)
                rand += p.meters[e] * (hier & (t.merk[z] != m))
    return rand


@kern
def beste_tak(
    p: Graaf, t: Toestand, g: Reeel, groot: int, i: int, j: int, in_i: float, in_j: float, drempel: float
) -> tuple[int, bool, float, float]:
    """The branch whose cut gives the lowest energy, below `drempel`: (place in `rij` or −1, branch goes to i,
    energy, border). `in_i`, `in_j`: what all nodes cost in i and in j. The border is added up only where the
    rest of the energy leaves room for it."""
    W, H = t.uren[i] + t.uren[j], t.woningen[i] + t.woningen[j]
    van_i = van_j = 0.0
    for q in range(groot):
        van_i += t.s[t.rij[q], VAN_I]
        van_j += t.s[t.rij[q], VAN_J]
    vrij_i, vrij_j = GENOEG * (1 - p.band[i]), GENOEG * (1 - p.band[j])
    beste, naar_i, laagst, rand = -1, True, drempel, 0.0
    for q in range(groot - 1, 0, -1):
        y = t.rij[q]
        w, h, bij, ei, ej = t.s[y, UREN], t.s[y, WONINGEN], t.s[y, BIJ], t.s[y, VAN_I], t.s[y, VAN_J]
        een, twee = in_j + bij, in_i - bij
        if een < laagst:
            een += phi(p, t, g, i, w, h, vrij_i + int(ei))
            if een < laagst:
                een += phi(p, t, g, j, W - w, H - h, vrij_j + int(van_j - ej))
        if twee < laagst:
            twee += phi(p, t, g, j, w, h, vrij_j + int(ej))
            if twee < laagst:
                twee += phi(p, t, g, i, W - w, H - h, vrij_i + int(van_i - ei))
        energie = min(een, twee)
        if energie < laagst:
            hier = rand_van_tak(p, t, groot, q, i, j, -1)
            energie += g[SNIJ] * hier
            if energie < laagst:
                beste, naar_i, laagst, rand = q, een <= twee, energie, hier
        boven = t.ouder[y]
        for r in range(SOMMEN_TAK):
            t.s[boven, r] += t.s[y, r]
    return beste, naar_i, laagst, rand


@kern
def hervorm(p: Graaf, t: Toestand, g: Reeel, v: int, j: int) -> bool:
    """Merge the areas of v and j and cut them anew at the best branch of a random tree.

    Metropolis' number is drawn first: nothing is worked out for a branch that it would not take."""
    i = t.a[v]
    groot, snij = groei_boom(p, t, v, i, j, -1)
    prijs = helling(t, g)
    in_i = in_j = nu_bij = 0.0
    for q in range(groot):
        y = t.rij[q]
        bij_i, bij_j = vul_blad(p, t, prijs, y, i, j)
        in_i += bij_i
        in_j += bij_j
        nu_bij += bij_i if t.a[y] == i else bij_j
    nu = t.fi[i] + t.fi[j] + g[SNIJ] * snij + nu_bij
    drempel = nu - t.som[S_TEMP] * np.log(1.0 - loting(t))
    tak, naar_i, energie, rand = beste_tak(p, t, g, groot, i, j, in_i, in_j, drempel)
    if tak < 0:
        return False
    binnen, buiten = (i, j) if naar_i else (j, i)
    dm, fout = verschil_van_tak(p, t, groot, tak, binnen, buiten)
    # weighed by the slope so far, which is never above the exact price: that decides
    if fout > 0 or energie - prijs * dm + verhuisprijs(t, g, dm) > drempel:
        return False
    t.som[S_VERHUISD] += dm
    t.som[S_FOUT] += fout
    zet_tak(p, t, g, groot, binnen, buiten)
    t.som[S_SNIJ] += rand - snij
    return True


@kern
def verschil_van_tak(
    p: Graaf, t: Toestand, groot: int, tak: int, binnen: int, buiten: int
) -> tuple[float, float]:
    """Stamp the branch; how many more homes move, and more buurten are where they may not be, when it goes
    to `binnen` and the rest of the tree to `buiten`."""
    merk_tak(t, groot, tak)
    m = t.merk[-1]
    dm = fout = 0.0
    for q in range(groot):
        y = t.rij[q]
        wie = binnen if t.merk[y] == m else buiten
        if wie != t.a[y]:
            dm += verhuis_verschil(p, y, t.a[y], wie)
            fout += verboden_verschil(p, y, t.a[y], wie)
    return dm, fout


@kern
def zet_tak(p: Graaf, t: Toestand, g: Reeel, groot: int, binnen: int, buiten: int) -> None:
    """Give the stamped branch to `binnen` and the rest of the tree to `buiten`."""
    m = t.merk[-1]
    uren = woningen = alle_uren = alle_woningen = 0.0
    aantal = bij_binnen = bij_buiten = 0
    for q in range(groot):
        y = t.rij[q]
        alle_uren += p.uren[y]
        alle_woningen += p.woningen[y]
        if t.merk[y] == m:
            t.a[y] = binnen
            aantal += 1
            uren += p.uren[y]
            woningen += p.woningen[y]
            bij_binnen += eigen(p, y, binnen)
        else:
            t.a[y] = buiten
            bij_buiten += eigen(p, y, buiten)
    t.aantal[binnen] = aantal
    t.aantal[buiten] = groot - aantal
    boek(p, t, g, binnen, uren, woningen, GENOEG * (1 - p.band[binnen]) + bij_binnen)
    rest = GENOEG * (1 - p.band[buiten]) + bij_buiten
    boek(p, t, g, buiten, alle_uren - uren, alle_woningen - woningen, rest)
