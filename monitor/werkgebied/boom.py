"""Tree recombination of two areas, and the annealing loop that calls every move.

ReCom (DeFord, Duchin & Solomon 2021) merges two neighbouring areas, draws a random spanning tree and cuts one
branch; both sides are then in one piece by construction. Here *every* branch is weighed at once: sums of
hours, homes, moved homes and border over each subtree are added up from the leaves, and the branch with the
lowest energy is offered to Metropolis. The border between a subtree and the rest is Σ meters of all borders
that leave a node minus twice those whose ends meet in it (subtracted at their lowest common ancestor).
"""

from __future__ import annotations

from monitor.werkgebied.kern import (
    P_BOOM,
    P_CHAIN,
    P_SWAP,
    S_FOUT,
    S_LIJST,
    S_SNIJ,
    S_VERHUISD,
    SNIJ,
    VERBODEN,
    Graaf,
    Reeel,
    Toestand,
    boek,
    herweeg,
    kern,
    loting,
    onthoud,
    onthoud_minste,
    phi,
    stel_in,
    tel,
    trek,
)
from monitor.werkgebied.zetten import helling, neemt, verhuisprijs, wissel_een, wissel_twee

HERTEL = 16  # changes of the penalties between two recounts
UREN, WONINGEN, BIJ_I, BIJ_J, RAND = range(5)  # rows of the sums per subtree


@kern
def groei_boom(p: Graaf, t: Toestand, wortel: int, i: int, j: int) -> int:
    """A random spanning tree of the areas i and j in `rij` (order) and `ouder`; returns its size."""
    t.merk[-1] += 1
    m = t.merk[-1]
    t.merk[wortel] = m
    t.rij[0] = wortel
    t.plek[wortel] = 0
    t.ouder[wortel] = -1
    klaar = 1
    # the open borders of the tree: pairs (node in the tree, node outside)
    van, naar, open_ = t.stapel, t.stapel[len(t.stapel) // 2 :], 0
    for e in range(p.ptr[wortel], p.ptr[wortel + 1]):
        if t.a[p.nbr[e]] in (i, j):
            van[open_] = wortel
            naar[open_] = p.nbr[e]
            open_ += 1
    while open_ > 0:
        q = trek(t, open_)
        x, y = van[q], naar[q]
        open_ -= 1
        van[q], naar[q] = van[open_], naar[open_]
        if t.merk[y] == m:
            continue
        t.merk[y] = m
        t.ouder[y] = x
        t.plek[y] = klaar
        t.rij[klaar] = y
        klaar += 1
        for e in range(p.ptr[y], p.ptr[y + 1]):
            z = p.nbr[e]
            if t.a[z] in (i, j) and t.merk[z] != m:
                van[open_] = y
                naar[open_] = z
                open_ += 1
    return klaar


@kern
def vul_blad(p: Graaf, t: Toestand, prijs: float, y: int, i: int, j: int) -> None:
    """Own hours, homes and costs of buurt y, before sums over subtrees."""
    t.s[UREN, y] = p.uren[y]
    t.s[WONINGEN, y] = p.woningen[y]
    anders = p.huidig[y] != -1
    t.s[BIJ_I, y] = (prijs * p.verhuis[y] if anders and p.huidig[y] != i else 0.0) + (
        VERBODEN if p.mag[y, i] == 0 else 0.0
    )
    t.s[BIJ_J, y] = (prijs * p.verhuis[y] if anders and p.huidig[y] != j else 0.0) + (
        VERBODEN if p.mag[y, j] == 0 else 0.0
    )
    t.s[RAND, y] = 0.0


@kern
def vul_randen(p: Graaf, t: Toestand, y: int, i: int, j: int) -> float:
    """Borders of y inside the two areas, each once; returns those that are cut now."""
    gesneden = 0.0
    for e in range(p.ptr[y], p.ptr[y + 1]):
        z = p.nbr[e]
        if z <= y or (t.a[z] != i and t.a[z] != j):
            continue
        meters = p.meters[e]
        if t.a[z] != t.a[y]:
            gesneden += meters
        t.s[RAND, y] += meters
        t.s[RAND, z] += meters
        een, ander = y, z
        while een != ander:
            if t.plek[een] > t.plek[ander]:
                een = t.ouder[een]
            else:
                ander = t.ouder[ander]
        t.s[RAND, een] -= 2.0 * meters
    return gesneden


@kern
def beste_tak(p: Graaf, t: Toestand, g: Reeel, groot: int, i: int, j: int) -> tuple[int, bool, float]:
    """The branch whose cut gives the lowest energy: (place in `rij`, branch goes to i, energy)."""
    W = H = MI = MJ = 0.0
    for q in range(groot):
        y = t.rij[q]
        W += t.s[UREN, y]
        H += t.s[WONINGEN, y]
        MI += t.s[BIJ_I, y]
        MJ += t.s[BIJ_J, y]
    beste, naar_i, laagst = -1, True, 1e300
    for q in range(groot - 1, 0, -1):
        y = t.rij[q]
        w, h, rand = t.s[UREN, y], t.s[WONINGEN, y], g[SNIJ] * t.s[RAND, y]
        een = (
            phi(p, t, g, i, w, h) + phi(p, t, g, j, W - w, H - h) + t.s[BIJ_I, y] + MJ - t.s[BIJ_J, y] + rand
        )
        twee = (
            phi(p, t, g, i, W - w, H - h) + phi(p, t, g, j, w, h) + MI - t.s[BIJ_I, y] + t.s[BIJ_J, y] + rand
        )
        if een < laagst:
            laagst, beste, naar_i = een, q, True
        if twee < laagst:
            laagst, beste, naar_i = twee, q, False
        for r in range(5):
            t.s[r, t.ouder[y]] += t.s[r, y]
    return beste, naar_i, laagst


@kern
def hervorm(p: Graaf, t: Toestand, g: Reeel, v: int, j: int) -> bool:
    """Merge the areas of v and j and cut them anew at the best branch of a random tree."""
    i = t.a[v]
    groot = groei_boom(p, t, v, i, j)
    nu = t.fi[i] + t.fi[j]
    prijs = helling(t, g)
    snij = verhuisd = verkeerd = 0.0
    for q in range(groot):
        vul_blad(p, t, prijs, t.rij[q], i, j)
    for q in range(groot):
        y = t.rij[q]
        snij += vul_randen(p, t, y, i, j)
        eigen = t.a[y]
        if p.huidig[y] != -1 and p.huidig[y] != eigen:
            verhuisd += p.verhuis[y]
        verkeerd += 1.0 - p.mag[y, eigen]
    nu += g[SNIJ] * snij + prijs * verhuisd + VERBODEN * verkeerd
    beste, naar_i, laagst = beste_tak(p, t, g, groot, i, j)
    if beste < 0:
        return False
    na, na_fout = merk_tak(p, t, groot, beste, i if naar_i else j, j if naar_i else i)
    dm = na - verhuisd  # weighed by the slope so far; the exact price decides
    if na_fout > verkeerd or not neemt(t, laagst - nu - prijs * dm + verhuisprijs(t, g, dm)):
        return False
    t.som[S_VERHUISD] += dm
    t.som[S_FOUT] += na_fout - verkeerd
    zet_tak(p, t, g, groot, i if naar_i else j, j if naar_i else i)
    t.som[S_SNIJ] += rand_tussen(p, t, groot, i, j) - snij
    return True


@kern
def merk_tak(p: Graaf, t: Toestand, groot: int, tak: int, binnen: int, buiten: int) -> tuple[float, float]:
    """Stamp the branch that begins at place `tak` (a node belongs to it when its parent does); returns the
    moved homes and the wrong places when the branch goes to `binnen` and the rest to `buiten`."""
    t.merk[-1] += 1
    m = t.merk[-1]
    t.merk[t.rij[tak]] = m
    for q in range(tak + 1, groot):
        if t.merk[t.ouder[t.rij[q]]] == m:
            t.merk[t.rij[q]] = m
    verhuisd = verkeerd = 0.0
    for q in range(groot):
        y = t.rij[q]
        wie = binnen if t.merk[y] == m else buiten
        if p.huidig[y] != -1 and p.huidig[y] != wie:
            verhuisd += p.verhuis[y]
        verkeerd += 1.0 - p.mag[y, wie]
    return verhuisd, verkeerd


@kern
def zet_tak(p: Graaf, t: Toestand, g: Reeel, groot: int, binnen: int, buiten: int) -> None:
    """Give the stamped branch to `binnen` and the rest of the tree to `buiten`."""
    m = t.merk[-1]
    uren = woningen = alle_uren = alle_woningen = 0.0
    aantal = 0
    for q in range(groot):
        y = t.rij[q]
        alle_uren += p.uren[y]
        alle_woningen += p.woningen[y]
        if t.merk[y] == m:
            t.a[y] = binnen
            aantal += 1
            uren += p.uren[y]
            woningen += p.woningen[y]
        else:
            t.a[y] = buiten
    t.aantal[binnen] = aantal
    t.aantal[buiten] = groot - aantal
    boek(p, t, g, binnen, uren, woningen)
    boek(p, t, g, buiten, alle_uren - uren, alle_woningen - woningen)


@kern
def rand_tussen(p: Graaf, t: Toestand, groot: int, i: int, j: int) -> float:
    """Border between the areas i and j, over the nodes of the tree."""
    som = 0.0
    for q in range(groot):
        y = t.rij[q]
        if t.a[y] == i:
            for e in range(p.ptr[y], p.ptr[y + 1]):
                if t.a[p.nbr[e]] == j:
                    som += p.meters[e]
    return som


@kern
def gloei(p: Graaf, t: Toestand, g: Reeel, doel: Reeel, van: int, tot: int, alle: int) -> None:
    """Iterations `van` … `tot` of a run of `alle`; the outcome does not depend on where a run is split."""
    n = len(p.uren)
    # the penalties change now and then, and sums drift a little
    beurt = max(256, n // 2, 2 * int(t.som[S_LIJST]))
    for it in range(van, tot):
        if it % beurt == 0:
            stel_in(t, g, it / alle)
            if it % (HERTEL * beurt) == 0:
                tel(p, t, g)
            herweeg(p, t, g)
            onthoud(p, t, g, doel)
            onthoud_minste(p, t, g)
        v = t.lijst[trek(t, int(t.som[S_LIJST]))]
        graad = p.ptr[v + 1] - p.ptr[v]
        if graad == 0:
            continue
        j = t.a[p.nbr[p.ptr[v] + trek(t, graad)]]
        if j == t.a[v] or t.actief[j] == 0:
            continue
        keuze = loting(t)
        if keuze < g[P_BOOM]:
            gedaan = hervorm(p, t, g, v, j)
        else:
            soort = loting(t)
            if soort >= g[P_SWAP] + g[P_CHAIN]:
                gedaan = wissel_een(p, t, g, v, j)
            else:
                gedaan = wissel_twee(p, t, g, v, j, soort >= g[P_SWAP])
        if gedaan:
            onthoud(p, t, g, doel)
