"""The annealing loop that calls every move."""

from __future__ import annotations

from monitor.werkgebied.boom import hervorm
from monitor.werkgebied.drie import hervorm_drie
from monitor.werkgebied.kern import (
    P_BOOM,
    P_CHAIN,
    P_DRIE,
    P_SWAP,
    S_LIJST,
    Graaf,
    Reeel,
    Toestand,
    herweeg,
    kern,
    loting,
    onthoud,
    onthoud_minste,
    stel_in,
    tel,
)
from monitor.werkgebied.zetten import wissel_een, wissel_twee

HERTEL = 16  # changes of the penalties between two recounts


@kern
def gloei(p: Graaf, t: Toestand, g: Reeel, doel: Reeel, van: int, tot: int, alle: int) -> None:
    """Iterations `van` … `tot` of a run of `alle`; the outcome does not depend on where a run is split."""
    n = len(p.uren)
    klein = 1.0 - g[P_BOOM] - g[P_DRIE]
    grens_ruil = g[P_BOOM] + g[P_DRIE] + klein * g[P_SWAP]
    grens_keten = grens_ruil + klein * g[P_CHAIN]
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
        # one number draws the buurt, and what is left of it one of its neighbours
        lot = loting(t) * t.som[S_LIJST]
        v = t.lijst[int(lot)]
        graad = p.ptr[v + 1] - p.ptr[v]
        if graad == 0:
            continue
        j = t.a[p.nbr[p.ptr[v] + int((lot - int(lot)) * graad)]]
        if j == t.a[v] or t.actief[j] == 0:
            continue
        keuze = loting(t)
        if keuze < g[P_BOOM]:
            gedaan = hervorm(p, t, g, v, j)
        elif keuze < g[P_BOOM] + g[P_DRIE]:
            gedaan = hervorm_drie(p, t, g, v, j)
        elif keuze < grens_keten:
            gedaan = wissel_twee(p, t, g, v, j, keuze >= grens_ruil)
        else:
            gedaan = wissel_een(p, t, g, v, j)
        if gedaan:
            onthoud(p, t, g, doel)
