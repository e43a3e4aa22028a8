"""Support: how many hours, in which weeks, why, and from whom.

For one coordinator and a chosen certainty z (0.5 to 0.9): the weeks with P(load > capacity) > 1 − z form runs
(a single week between two of them joins in; a run of one week is too short to hire for). A run is cut into
blocks of at least two weeks. A block asks the least hours per week, in steps of `STAP`, with which the load
fits in a share z of the paths in each of its weeks, and over all of them in a little more:

    u = min { u : P(load ≤ capacity + u) ≥ z in each week of the block, and its mean over them ≥ z + VEILIG }

and the cuts are those with the least Σ weeks × u plus `KOSTEN_BLOK` hours per block (by dynamic programming):
support follows the peak, but does not change every week. Weeks on leave or without a buurt are left out:
nobody can be relieved who is not there. Whoever follows an advice is done with it: each of its weeks fits
with the certainty asked, so it is in no other run, and the rest of its run is cut as before. `VEILIG` is
there because a promise should be kept: chosen for looking busy, weeks turn out somewhat busier than a fair
band says (on the bench's corporations support at 80 % fitted in 77 to 83 % of the advised weeks without it).

From whom, in this order: the contractor's social project leader when a project in execution is the cause,
temporary support, then colleagues whose own P(load + help > capacity) stays under 20 % in every week
and whose hours we know.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from monitor.prognose.invoer import FASEN, Invoer, Reeks
from monitor.prognose.voorspel import Verwachting, kans_te_druk

STAP = 1.0  # hours per week
VEILIG = 0.05
HOOGST = 0.98
KOSTEN_BLOK = 3.0  # hours that one change of support is worth
MINSTE_BLOK = 2  # weeks
KANS_COLLEGA = 0.20
KWARTAAL, BEKEND = (
    13,
    0.5,
)  # weeks looked back, and the share registered from which we know that there is room
LET_OP, TE_DRUK = 0.20, 0.50
AANDEEL_OORZAAK = 0.10  # a project is the cause from this share of the load on


@dataclass(frozen=True)
class Steunadvies:
    """Hours per week of support for one coordinator over a block of weeks."""

    coordinator: str
    weken: tuple[dt.date, ...]
    uren_per_week: float
    kans: float  # mean P(load > capacity) without support
    gebruikt: float  # expected hours of it that are needed, over the block
    over: float  # expected hours left over
    oorzaak: str | None  # project id; None = the ordinary work
    fase: str | None
    bronnen: tuple[str, ...]  # from whom, best first
    collegas: tuple[str, ...]  # coordinators who can spare it


def woord(kans: float) -> str:
    """P(load > capacity) in words: under 20 % calm, up to 50 % mind, above it "in n van de 10"."""
    if kans < LET_OP:
        return "rustig"
    if kans <= TE_DRUK:
        return "let op"
    return f"in {tienden(kans)} gevallen te druk"


def tienden(kans: float) -> str:
    """`7 van de 10`; above 50 % never five of ten."""
    return f"{min(10, max(6, round(kans * 10)))} van de 10"


def adviseer(verwachting: Verwachting, zekerheid: float = 0.8) -> tuple[Steunadvies, ...]:
    """All support that fits the load with this certainty, per coordinator, earliest first."""
    paden = verwachting.per_coordinator
    capaciteit, afwezig = verwachting.capaciteit, verwachting.afwezig
    uit: list[Steunadvies] = []
    for c in range(paden.shape[2]):
        for van, tot, uren in blokken(
            paden[:, :, c], capaciteit[:, c], ~afwezig[:, c], zekerheid, mik(zekerheid)
        ):
            uit.append(_advies(verwachting, paden, c, slice(van, tot), uren))
    return tuple(uit)


def mik(zekerheid: float) -> float:
    """The certainty to aim at over a block, so that in the end the one asked for is reached."""
    return max(zekerheid, min(HOOGST, zekerheid + VEILIG))


def blokken(
    paden: Reeks, capaciteit: Reeks, aanwezig: NDArray[np.bool_], zekerheid: float, gemiddeld: float = 0.0
) -> list[tuple[int, int, float]]:
    """Blocks (first week, week after the last, hours per week) for one coordinator: paths S × h.

    `zekerheid` holds in each week, `gemiddeld` over the weeks of a block.
    """
    tekort = (paden - capaciteit).max(initial=0.0)
    stappen = np.arange(0.0, tekort + 2 * STAP, STAP)
    # h × U: chance that the load fits with u hours of support
    past = np.stack([(paden <= capaciteit + u).mean(axis=0) for u in stappen], axis=1)
    druk = (1 - past[:, 0] > 1 - zekerheid + 1e-12) & aanwezig
    uit: list[tuple[int, int, float]] = []
    for van, tot in reeksen(druk, aanwezig):
        uit += _verdeel(past[van:tot], stappen, van, (zekerheid, gemiddeld))
    return [blok for blok in uit if blok[2] > 0]


def reeksen(druk: NDArray[np.bool_], aanwezig: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Runs of busy weeks; a single calm week between two busy ones joins, leave breaks."""
    vol = druk.copy()
    vol[1:-1] |= druk[:-2] & druk[2:] & aanwezig[1:-1]
    rand = np.flatnonzero(np.diff(np.concatenate([[0], vol.astype(int), [0]])))
    return [(int(a), int(b)) for a, b in rand.reshape(-1, 2) if b - a >= MINSTE_BLOK]


def _verdeel(
    past: Reeks, stappen: Reeks, van: int, past_in: tuple[float, float]
) -> list[tuple[int, int, float]]:
    """The cheapest cut of one run (`past` n × U, from week `van`) into blocks of at least two weeks.

    `past_in`: the share of the paths in which a week, and a block as a whole, must fit.
    """
    n, (zekerheid, gemiddeld) = len(past), past_in
    som = np.concatenate([np.zeros((1, past.shape[1])), past.cumsum(axis=0)])
    eigen = np.argmax(past >= zekerheid - 1e-12, axis=1)  # the step that each week asks by itself
    kosten = [0.0] + [np.inf] * n
    vorige: list[tuple[int, float]] = [(0, 0.0)] * (n + 1)
    for eind in range(MINSTE_BLOK, n + 1):
        for begin in range(eind - MINSTE_BLOK + 1):
            if not np.isfinite(kosten[begin]):
                continue
            lengte = eind - begin
            genoeg = (som[eind] - som[begin]) / lengte >= gemiddeld - 1e-12
            uren = float(stappen[max(int(np.argmax(genoeg)), int(eigen[begin:eind].max()))])
            totaal = kosten[begin] + uren * lengte + (KOSTEN_BLOK if uren else 0.0)
            if totaal < kosten[eind] - 1e-9:
                kosten[eind], vorige[eind] = totaal, (begin, uren)
    uit: list[tuple[int, int, float]] = []
    eind = n
    while eind:
        begin, uren = vorige[eind]
        uit.append((van + begin, van + eind, uren))
        eind = begin
    return uit[::-1]


def _advies(v: Verwachting, paden: Reeks, c: int, deel: slice, uren: float) -> Steunadvies:
    capaciteit = v.capaciteit
    boven = np.maximum(0.0, paden[:, deel, c] - capaciteit[deel, c])
    gebruikt = float(np.minimum(uren, boven).mean(axis=0).sum())
    weken = v.invoer.komend[deel]
    project, fase = oorzaak(v, paden[:, :, c], c, deel)
    collegas = _collegas(v, paden, c, deel, uren)
    bronnen = ["tijdelijke ondersteuning"]
    if fase == FASEN[1]:
        bronnen.insert(0, "sociaal projectleider of bewonersbegeleider van de aannemer")
    if collegas:
        bronnen.append("collega met ruimte")
    return Steunadvies(
        coordinator=v.invoer.coordinatoren[c],
        weken=weken,
        uren_per_week=uren,
        kans=float(kans_te_druk(paden[:, deel, c], capaciteit[deel, c]).mean()),
        gebruikt=gebruikt,
        over=uren * len(weken) - gebruikt,
        oorzaak=project,
        fase=fase,
        bronnen=tuple(bronnen),
        collegas=collegas,
    )


def oorzaak(v: Verwachting, paden: Reeks, c: int, deel: slice) -> tuple[str | None, str | None]:
    """The project that adds most in these weeks, with its phase halfway; none when it adds little.

    `paden`: the load of this coordinator, S × h. A week counts for who has the buurt of the project then.
    """
    eigen_week = v.invoer.per_week[deel] == c  # weeks × B
    eigen = {p.project: p for p in v.invoer.projecten if eigen_week[:, p.buurt].any()}
    if not eigen:
        return None, None
    uren = {
        naam: float((v.project[naam][:, deel] * eigen_week[:, p.buurt]).mean()) for naam, p in eigen.items()
    }
    naam = max(sorted(uren), key=lambda n: uren[n])
    if uren[naam] < AANDEEL_OORZAAK * float(paden[:, deel].mean()):
        return None, None
    midden = v.invoer.T + (deel.start + deel.stop) // 2
    begonnen = sum(grens <= midden for grens in eigen[naam].grenzen[: len(FASEN)])
    return naam, FASEN[max(0, begonnen - 1)]


def _bekend(invoer: Invoer) -> NDArray[np.bool_]:
    """C: were at least half of the last 13 weeks of this coordinator's buurten registered?"""
    weken = ~np.isnan(invoer.uren[:, max(0, invoer.T - KWARTAAL) : invoer.T])
    eigen = [weken[invoer.van == c] for c in range(len(invoer.coordinatoren))]
    return np.array([deel.size > 0 and deel.mean() >= BEKEND for deel in eigen], dtype=np.bool_)


def _collegas(v: Verwachting, paden: Reeks, c: int, deel: slice, uren: float) -> tuple[str, ...]:
    """Colleagues who can take the hours on: chance over capacity under 20 % in every week. Whose last quarter
    was registered for less than half is not named: we don't know whether they have room."""
    kans = kans_te_druk(paden[:, deel] + uren, v.capaciteit[deel])
    kan = (kans < KANS_COLLEGA).all(axis=0) & ~v.afwezig[deel].any(axis=0) & _bekend(v.invoer)
    volgorde = np.argsort(kans.max(axis=0), kind="stable")
    return tuple(v.invoer.coordinatoren[d] for d in volgorde if kan[d] and d != c)
